#pragma once
// How well the clock is disciplined, from adjtimex(2); node_exporter's collector "timex".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe timexProbe();

} // namespace bafar::monitoring
