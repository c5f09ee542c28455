#pragma once
// A series is missing although another of the same labels is there.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind Absence;

} // namespace bafar::alerting
