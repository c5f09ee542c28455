#pragma once
// Protocol counters, from /proc/net/netstat, snmp and snmp6; node_exporter's collector "netstat"
// with its default choice of fields.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

[[nodiscard]] Probe netstatProbe();

} // namespace bafar::monitoring
