#pragma once
// Traffic of network devices, from an RTM_GETLINK dump; node_exporter's collector "netdev". The
// loopback device is left out, as Debian's node_exporter does.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe netdevProbe();

} // namespace bafar::monitoring
