#pragma once
// How often series became another value within the window.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Changes;

} // namespace bafar::alerting
