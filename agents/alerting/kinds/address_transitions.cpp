#include "agents/alerting/kinds/address_transitions.h"

#include <algorithm>

#include "agents/alerting/kinds/address_words.h"
#include "agents/alerting/kinds/increase.h"
#include "core/base/text.h"
#include "core/schema/floating_ip_owner.h"

namespace bafar::alerting {
namespace {

namespace floating_ip = schema::floating_ip;

constexpr std::string_view Needs[] = {"window"};
constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

/// A count that fell is that of a router that started anew: its first state is no transition.
void count(ViewMemory::Counter& counter, double value, const Parameters& when, Instant now)
{
    counter.total += counter.last && value > *counter.last ? value - *counter.last : 0;
    counter.last = value;
    counter.window.add(now, counter.total, when.window);
}

/// What is seen of one floating IP.
struct Seen {
    bool heard = false;                        ///< by anybody who is heard
    std::optional<double> moves;               ///< nothing: not known yet
    std::vector<std::string> owners;           ///< nodes that are heard
    std::vector<floating_ip::OwnerWord> words; ///< valid as long as what is said
};

/// Each move is a transition of the old owner and of the new one: the most of any node counts it
/// once.
std::map<std::string, Seen> seenOf(const std::vector<AddressWords>& said,
                                   const Parameters& when,
                                   Instant now,
                                   ViewMemory& memory)
{
    std::map<std::string, Seen> all;
    for (const AddressWords& one : said) {
        for (const floating_ip::RouterStatus& router : one.status.routers) {
            Seen& seen = all[router.id];
            seen.words.push_back({&router, one.fresh});
            if (!one.fresh) {
                continue;
            }
            seen.heard = true;
            ViewMemory::Counter& counter = memory.counters[one.node + " " + router.id];
            count(counter, static_cast<double>(router.transitions), when, now);
            seen.moves = std::max(seen.moves, grown(when, counter.window));
            if (router.state == floating_ip::RouterState::Active) {
                seen.owners.push_back(one.node);
            }
        }
    }
    return all;
}

/// Where no node acts as owner, those that stand by may hear one that is none of our agents.
std::string ownerText(const Seen& seen)
{
    if (!seen.owners.empty()) {
        return listed(seen.owners);
    }
    std::vector<std::string> foreign;
    for (const floating_ip::ForeignOwner& owner : floating_ip::foreignOwners(seen.words)) {
        foreign.push_back(owner.address.toString());
    }
    return foreign.empty() ? "nobody" : listed(foreign) + ", which is not one of these agents";
}

std::vector<Measured> look(const Parameters& when, const ViewNow& now, ViewMemory& memory)
{
    const std::vector<AddressWords> said = addressWordsIn(now.view);
    std::vector<Measured> found;
    for (const auto& [id, seen] : seenOf(said, when, now.now, memory)) {
        if (seen.heard) {
            found.push_back({{{"address", id}}, seen.moves, false, ownerText(seen)});
        }
    }
    return found;
}

} // namespace

const Kind AddressTransitions{"address_transitions",
                              "How often a floating IP moved within a window",
                              Reads::ClusterView,
                              Keeps::Nothing,
                              Needs,
                              Takes,
                              nullptr,
                              &look};

} // namespace bafar::alerting
