#pragma once
// Processor time by cpu and mode, from /proc/stat (proc(5)); node_exporter's collector "cpu".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

/// Guest time is contained in user and nice time, as the kernel counts it, and also shown apart.
[[nodiscard]] Probe cpuProbe();

} // namespace bafar::monitoring
