#pragma once
// What all agents together say of one floating IP, computed for people: owner, election order, who
// takes over next and how soon. Pure; safe on every thread.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/floating_ip.h"

namespace bafar::election {

/// One node's word on one virtual router.
struct Candidate {
    std::string node;
    bool fresh = false; ///< its agent is heard
    schema::floating_ip::RouterStatus status;
    Duration age{};       ///< of that word; nothing to go by while it is fresh
    bool foreign = false; ///< none of our agents, which hear it only: `node` is its address
};

/// With the owners that are none of our agents, as fresh ones hear them (foreignOwners()), last.
[[nodiscard]] std::vector<Candidate> withForeign(std::vector<Candidate> candidates);

struct Takeover {
    std::string from; ///< the owner
    std::string to;   ///< who would be next
    Duration after{}; ///< silence until then

    bool operator==(const Takeover&) const = default;
};

/// Highest priority first; equal ones by name.
[[nodiscard]] std::vector<Candidate> electionOrder(std::vector<Candidate> candidates);

/// The fresh nodes that are active and hold the addresses, and foreign owners; several while a
/// hand-over's words arrive one by one, or when two own it indeed.
[[nodiscard]] std::vector<std::string> claimants(const std::vector<Candidate>& candidates);

/// The only claimant; empty: none or several.
[[nodiscard]] std::string ownerOf(const std::vector<Candidate>& candidates);

/// While nobody claims them: the silent node that held them at its last word, the one heard last.
/// Null: there is none. Valid as long as `candidates`.
[[nodiscard]] const Candidate* lastOwner(const std::vector<Candidate>& candidates);

/// Nobody claims them, and nobody can say that nobody owns them: a node that is not heard may, as
/// it may have taken them over since its last word. `isAnyUntold`: an agent of the profile never
/// said anything, so that it may be one more candidate.
[[nodiscard]] bool isOwnerUnknown(const std::vector<Candidate>& candidates, bool isAnyUntold);

/// Whose word on the router itself is shown: the owner's, else of one that is heard, else the
/// first's. Null: there is no candidate of ours. Valid as long as `candidates`.
[[nodiscard]] const schema::floating_ip::RouterStatus* tellingStatus(
    const std::vector<Candidate>& candidates);

/// Who takes over if the owner dies now: the fresh, linked backup whose silence runs out first.
[[nodiscard]] std::optional<Takeover> takeover(const std::vector<Candidate>& candidates);

/// What happens to the addresses if one node dies now.
enum class Loss : std::uint8_t {
    Unknown, ///< nobody is known to own them, or several are
    Stays,   ///< another node owns them, and others stand by
    Last,    ///< another node owns them, and nobody would be left to take over from it
    Moves,   ///< it owns them, and `to` takes over
    Ends,    ///< it owns them, and nobody can take over
};
inline constexpr std::string_view LossNames[] = {"unknown", "stays", "last", "moves", "ends"};

constexpr std::span<const std::string_view> enumNames(Loss)
{
    return LossNames;
}

struct Aftermath {
    std::string node; ///< who dies
    Loss loss = Loss::Unknown;
    std::string to;   ///< who owns them afterwards; empty: nobody, or not known
    Duration after{}; ///< until then, where they move

    bool operator==(const Aftermath&) const = default;
};

/// Of each candidate, in their order. Who takes over and when is what the nodes' own routers say
/// (masterDown); nothing is computed anew here.
[[nodiscard]] std::vector<Aftermath> aftermathOf(const std::vector<Candidate>& candidates);

/// Why a node has its place in the election.
enum class Reason : std::uint8_t {
    Priority, ///< its own, as configured
    HandOver, ///< a hand-over holds it above its own
    NotHeard, ///< its agent is silent: it may be dead
    LinkDown, ///< its interface carries nothing
    Starting, ///< it does not take part yet
    Broken,   ///< its router says what is wrong
    Foreign,  ///< as it advertises; no agent of ours says why
};
inline constexpr std::string_view ReasonNames[] = {
    "priority", "hand_over", "not_heard", "link_down", "starting", "broken", "foreign"};

constexpr std::span<const std::string_view> enumNames(Reason)
{
    return ReasonNames;
}

[[nodiscard]] Reason reasonOf(const Candidate& candidate);

} // namespace bafar::election
