#pragma once
// The system clock, its zone and its source; node_exporter's collector "time".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe timeProbe();

} // namespace bafar::monitoring
