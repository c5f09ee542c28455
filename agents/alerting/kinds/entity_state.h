#pragma once
// Things of the map that are in one of some states.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind EntityState;

} // namespace bafar::alerting
