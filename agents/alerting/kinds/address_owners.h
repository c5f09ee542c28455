#pragma once
// How many nodes own a floating IP.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind AddressOwners;

} // namespace bafar::alerting
