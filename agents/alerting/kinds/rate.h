#pragma once
// How fast counters grow, per second, or what share of others' growth theirs is.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Rate;

} // namespace bafar::alerting
