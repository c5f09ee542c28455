#pragma once
// Block devices, from /proc/diskstats (the kernel's Documentation/admin-guide/iostats.rst);
// node_exporter's collector "diskstats" with its default choice of devices.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

/// False for memory disks, loop devices, floppies and partitions.
[[nodiscard]] bool diskWanted(std::string_view device);

[[nodiscard]] Probe diskstatsProbe();

} // namespace bafar::monitoring
