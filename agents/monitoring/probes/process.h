#pragma once
// This agent itself, from /proc/self/stat (proc(5)); the names every Prometheus client library
// uses.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe processProbe();

} // namespace bafar::monitoring
