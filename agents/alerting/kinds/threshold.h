#pragma once
// The value of a series now, or of two divided or taken off each other. Section 5's plain rules.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Threshold;

} // namespace bafar::alerting
