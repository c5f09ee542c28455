#pragma once
// Load averages, from /proc/loadavg (proc(5)); node_exporter's collector "loadavg".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe loadavgProbe();

} // namespace bafar::monitoring
