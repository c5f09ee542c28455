#include "core/schema/floating_ip_owner.h"

#include <algorithm>

namespace bafar::schema::floating_ip {
namespace {

bool standsByForStranger(const RouterStatus& status)
{
    return status.state == RouterState::Backup && !status.owner.isUnspecified() &&
           status.ownerNode.empty();
}

bool isNode(const std::vector<OwnerWord>& words, const net::Address& address)
{
    return std::any_of(words.begin(), words.end(), [&address](const OwnerWord& word) {
        return word.status->owner == address && !word.status->ownerNode.empty();
    });
}

} // namespace

std::vector<ForeignOwner> foreignOwners(const std::vector<OwnerWord>& words)
{
    std::vector<ForeignOwner> found;
    for (const OwnerWord& word : words) {
        const net::Address& address = word.status->owner;
        const bool isKnown =
            std::any_of(found.begin(), found.end(),
                        [&address](const ForeignOwner& one) { return one.address == address; });
        if (word.fresh && standsByForStranger(*word.status) && !isKnown &&
            !isNode(words, address)) {
            found.push_back({address, word.status->ownerPriority});
        }
    }
    return found;
}

} // namespace bafar::schema::floating_ip
