#pragma once
// Paging, swapping, faults and out-of-memory kills, from /proc/vmstat; node_exporter's collector
// "vmstat" with its default choice of fields.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe vmstatProbe();

} // namespace bafar::monitoring
