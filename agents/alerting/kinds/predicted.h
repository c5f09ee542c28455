#pragma once
// What a series will be if it goes on as within the window: a straight line.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Predicted;

} // namespace bafar::alerting
