#pragma once
// Interrupts, context switches, forks, boot time and runnable processes, from /proc/stat (proc(5));
// node_exporter's collector "stat".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe statProbe();

} // namespace bafar::monitoring
