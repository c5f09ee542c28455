#pragma once
// Open files of the whole host, from /proc/sys/fs/file-nr (proc(5)); node_exporter's collector
// "filefd".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe filefdProbe();

} // namespace bafar::monitoring
