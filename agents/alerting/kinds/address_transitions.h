#pragma once
// How often a floating IP changed its owner within the window.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind AddressTransitions;

} // namespace bafar::alerting
