#include "core/replication/position.h"

#include <algorithm>
#include <limits>
#include <map>

namespace bafar::replication {
namespace {

/// A sum that a lying server cannot wrap around.
void addTo(std::uint64_t& sum, std::uint64_t more)
{
    const std::uint64_t room = std::numeric_limits<std::uint64_t>::max() - sum;
    sum += std::min(room, more);
}

/// What the replica has in one domain and its source never had.
std::uint64_t strayed(
    const Gtid& own, const Gtid* theirs, const Place& replica, const Place& source, bool receives)
{
    const std::uint64_t known = theirs == nullptr ? 0 : theirs->sequence;
    if (own.sequence > known) {
        const bool written = own.server == replica.serverId;
        return written || !receives ? own.sequence - known : 0;
    }
    // Not further, but perhaps on a way of its own: the source's log knows who wrote how much.
    const bool other = theirs != nullptr && own.server != theirs->server;
    const Gtid* last = other ? lastOf(source.state, own) : nullptr;
    return last != nullptr && last->sequence < own.sequence ? own.sequence - last->sequence : 0;
}

} // namespace

Gap gapOf(const Place& replica, const Place& source, bool receives)
{
    Gap gap;
    const std::map<std::uint32_t, Gtid> own = byDomain(replica.position);
    const std::map<std::uint32_t, Gtid> theirs = byDomain(source.position);
    if (theirs.empty() && own.empty()) {
        return gap;
    }
    for (const auto& [domain, gtid] : theirs) {
        const auto found = own.find(domain);
        if (found == own.end()) {
            gap.lacks = gap.lacks.value_or(domain);
        } else if (found->second.sequence < gtid.sequence) {
            addTo(gap.missing, gtid.sequence - found->second.sequence);
        }
    }
    for (const auto& [domain, gtid] : own) {
        const auto found = theirs.find(domain);
        addTo(gap.errant, strayed(gtid, found == theirs.end() ? nullptr : &found->second, replica,
                                  source, receives));
    }
    gap.standing = gap.errant > 0                 ? Standing::Errant
                   : gap.missing > 0 || gap.lacks ? Standing::Behind
                                                  : Standing::Level;
    return gap;
}

} // namespace bafar::replication
