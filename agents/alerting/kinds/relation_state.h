#pragma once
// Relations of this agent's map that are in one of some states: links, replication, membership.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind RelationState;

} // namespace bafar::alerting
