#include "core/election/election.h"

#include <algorithm>
#include <tuple>

#include "core/schema/floating_ip_owner.h"

namespace bafar::election {

using schema::floating_ip::RouterState;

std::vector<Candidate> withForeign(std::vector<Candidate> candidates)
{
    std::vector<schema::floating_ip::OwnerWord> words;
    for (const Candidate& one : candidates) {
        words.push_back({&one.status, one.fresh});
    }
    const auto owners = schema::floating_ip::foreignOwners(words);
    for (const schema::floating_ip::ForeignOwner& owner : owners) {
        Candidate foreign;
        foreign.node = owner.address.toString();
        foreign.fresh = true;
        foreign.foreign = true;
        foreign.status.state = RouterState::Active;
        foreign.status.holdsAddresses = true; // it says so by advertising
        foreign.status.linkUp = true;
        foreign.status.basePriority = foreign.status.priority = owner.priority;
        candidates.push_back(std::move(foreign));
    }
    return candidates;
}

std::vector<Candidate> electionOrder(std::vector<Candidate> candidates)
{
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(b.status.priority, a.node) < std::tie(a.status.priority, b.node);
    });
    return candidates;
}

std::vector<std::string> claimants(const std::vector<Candidate>& candidates)
{
    std::vector<std::string> found;
    for (const Candidate& one : candidates) {
        if (one.fresh && one.status.state == RouterState::Active && one.status.holdsAddresses) {
            found.push_back(one.node);
        }
    }
    return found;
}

std::string ownerOf(const std::vector<Candidate>& candidates)
{
    const std::vector<std::string> found = claimants(candidates);
    return found.size() == 1 ? found.front() : std::string();
}

const Candidate* lastOwner(const std::vector<Candidate>& candidates)
{
    const Candidate* last = nullptr;
    for (const Candidate& one : candidates) {
        const bool held = one.status.state == RouterState::Active && one.status.holdsAddresses;
        if (!one.fresh && held && (last == nullptr || one.age < last->age)) {
            last = &one;
        }
    }
    return claimants(candidates).empty() ? last : nullptr;
}

bool isOwnerUnknown(const std::vector<Candidate>& candidates, bool isAnyUntold)
{
    const bool allFresh = std::all_of(candidates.begin(), candidates.end(),
                                      [](const Candidate& one) { return one.fresh; });
    return claimants(candidates).empty() && (candidates.empty() || isAnyUntold || !allFresh);
}

const schema::floating_ip::RouterStatus* tellingStatus(const std::vector<Candidate>& candidates)
{
    const std::string owner = ownerOf(candidates);
    const schema::floating_ip::RouterStatus* found = nullptr;
    for (const Candidate& one : candidates) {
        const bool tells = one.node == owner || (found == nullptr && one.fresh);
        if (tells && !one.foreign) { // of that one little is known
            found = &one.status;
        }
    }
    return found != nullptr || candidates.empty() ? found : &candidates.front().status;
}

namespace {

/// A backup that could take the addresses over.
bool isAble(const Candidate& one)
{
    return one.fresh && one.status.linkUp && one.status.state == RouterState::Backup &&
           one.status.masterDown > Duration::zero();
}

} // namespace

std::optional<Takeover> takeover(const std::vector<Candidate>& candidates)
{
    const std::string owner = ownerOf(candidates);
    std::optional<Takeover> next;
    for (const Candidate& one : candidates) {
        if (!owner.empty() && isAble(one) && (!next || one.status.masterDown < next->after)) {
            next = Takeover{owner, one.node, one.status.masterDown};
        }
    }
    return next;
}

std::vector<Aftermath> aftermathOf(const std::vector<Candidate>& candidates)
{
    const std::string owner = ownerOf(candidates);
    const std::optional<Takeover> next = takeover(candidates);
    std::vector<Aftermath> all;
    for (const Candidate& one : candidates) {
        Aftermath after{one.node, Loss::Unknown, owner, {}};
        if (!owner.empty() && one.node == owner) {
            after.loss = next ? Loss::Moves : Loss::Ends;
            after.to = next ? next->to : std::string();
            after.after = next ? next->after : Duration{};
        } else if (!owner.empty()) {
            const bool others =
                std::any_of(candidates.begin(), candidates.end(), [&one](const Candidate& other) {
                    return other.node != one.node && isAble(other);
                });
            after.loss = others ? Loss::Stays : Loss::Last;
        }
        all.push_back(std::move(after));
    }
    return all;
}

Reason reasonOf(const Candidate& candidate)
{
    const schema::floating_ip::RouterStatus& status = candidate.status;
    return candidate.foreign                         ? Reason::Foreign
           : !candidate.fresh                        ? Reason::NotHeard
           : !status.linkUp                          ? Reason::LinkDown
           : !status.problem.empty()                 ? Reason::Broken
           : status.state == RouterState::Initialize ? Reason::Starting
           : status.priority > status.basePriority   ? Reason::HandOver
                                                     : Reason::Priority;
}

} // namespace bafar::election
