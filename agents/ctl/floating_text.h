#pragma once
// Floating IPs in words. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/floating_ip.h"
#include "core/topology/topology.h"

namespace bafar::ctl {

/// Who owns one floating IP: "n1", "192.0.2.251 (no agent)", several, or "nobody". `statuses`:
/// those of the agents that answer.
[[nodiscard]] std::string ownersText(const topology::Topology& topology,
                                     const std::string& entity,
                                     const std::vector<schema::floating_ip::Status>& statuses);

} // namespace bafar::ctl
