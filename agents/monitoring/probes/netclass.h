#pragma once
// What network devices are: state, speed, carrier, from an RTM_GETLINK dump; node_exporter's
// collector "netclass", without address_assign_type, name_assign_type and device_id, which only
// /sys knows.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe netclassProbe();

} // namespace bafar::monitoring
