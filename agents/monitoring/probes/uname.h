#pragma once
// The kernel's name and version as labels, from uname(2); node_exporter's collector "uname".
// Dashboards build their menus from it.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe unameProbe();

} // namespace bafar::monitoring
