#pragma once
// Sockets in use, from /proc/net/sockstat and sockstat6; node_exporter's collector "sockstat".
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe sockstatProbe();

} // namespace bafar::monitoring
