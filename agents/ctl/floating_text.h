#pragma once
// Floating IPs in words. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/election/election.h"
#include "core/topology/topology.h"

namespace bafar::ctl {

/// Who owns one floating IP: "n1", "192.0.2.251 (no agent)", several, or "nobody". `statuses`:
/// those of the agents that answer.
[[nodiscard]] std::string ownersText(const topology::Topology& topology,
                                     const std::string& entity,
                                     const std::vector<schema::floating_ip::Status>& statuses);

/// One floating IP as all agents together tell it.
struct FloatingIp {
    std::string id;
    std::vector<election::Candidate> candidates; ///< in the election's order, with strangers
    bool isOwnerUnknown = false;                 ///< somebody who says nothing may own it
};

/// Each with its addresses and its owner, then a row for each candidate: its place, why it is
/// there, and what would be if it died.
[[nodiscard]] std::string floatingIpText(const std::vector<FloatingIp>& all);

/// {"floating_ips":[{"id":"web","owner":"n1","candidates":[...],...}]}, one line.
[[nodiscard]] std::string floatingIpJson(const std::vector<FloatingIp>& all);

} // namespace bafar::ctl
