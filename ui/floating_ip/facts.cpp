#include "ui/floating_ip/facts.h"

#include <algorithm>
#include <tuple>

namespace bafar::ui::floating_ip {

using schema::floating_ip::RouterState;

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

std::optional<Takeover> takeover(const std::vector<Candidate>& candidates)
{
    const std::string owner = ownerOf(candidates);
    std::optional<Takeover> next;
    for (const Candidate& one : candidates) {
        const bool able = one.fresh && one.status.linkUp &&
                          one.status.state == RouterState::Backup &&
                          one.status.masterDown > Duration::zero();
        if (!owner.empty() && able && (!next || one.status.masterDown < next->after)) {
            next = Takeover{owner, one.node, one.status.masterDown};
        }
    }
    return next;
}

} // namespace bafar::ui::floating_ip
