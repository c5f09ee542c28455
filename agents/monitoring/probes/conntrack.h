#pragma once
// Connection tracking, from nf_conntrack's sysctls and /proc/net/stat/nf_conntrack; node_exporter's
// collector "conntrack". Hosts without the module have none of it.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe conntrackProbe();

} // namespace bafar::monitoring
