#pragma once
// What all agents together say of one floating IP, computed for people: owner, election order, who
// takes over next and how soon. Pure; safe on every thread.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/floating_ip.h"

namespace bafar::ui::floating_ip {

/// One node's word on one virtual router.
struct Candidate {
    std::string node;
    bool fresh = false; ///< its agent is heard
    schema::floating_ip::RouterStatus status;
};

struct Takeover {
    std::string from; ///< the owner
    std::string to;   ///< who would be next
    Duration after{}; ///< silence until then

    bool operator==(const Takeover&) const = default;
};

/// Highest priority first; equal ones by name.
[[nodiscard]] std::vector<Candidate> electionOrder(std::vector<Candidate> candidates);

/// The fresh nodes that are active and hold the addresses; several while a hand-over's words arrive
/// one by one, or when two own it indeed.
[[nodiscard]] std::vector<std::string> claimants(const std::vector<Candidate>& candidates);

/// The only claimant; empty: none or several.
[[nodiscard]] std::string ownerOf(const std::vector<Candidate>& candidates);

/// Who takes over if the owner dies now: the fresh, linked backup whose silence runs out first.
[[nodiscard]] std::optional<Takeover> takeover(const std::vector<Candidate>& candidates);

} // namespace bafar::ui::floating_ip
