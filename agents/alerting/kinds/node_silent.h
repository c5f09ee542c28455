#pragma once
// For how long a node's agent was not heard.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind NodeSilent;

} // namespace bafar::alerting
