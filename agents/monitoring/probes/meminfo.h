#pragma once
// Memory, every line of /proc/meminfo (proc(5)); node_exporter's collector "meminfo".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

/// "Active(anon): 12 kB" becomes node_memory_Active_anon_bytes 12288; lines without a unit keep
/// their number and have no suffix.
[[nodiscard]] Probe meminfoProbe();

} // namespace bafar::monitoring
