#pragma once
// Time lost to contention, from /proc/pressure (the kernel's Documentation/accounting/psi.rst);
// node_exporter's collector "pressure". Hosts without PSI have none of it.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe pressureProbe();

} // namespace bafar::monitoring
