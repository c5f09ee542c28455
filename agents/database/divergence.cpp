#include "agents/database/divergence.h"

#include <map>

namespace bafar::database {

namespace {

using replication::Gtid;

const Gtid* find(const std::map<std::uint32_t, Gtid>& position, std::uint32_t domain)
{
    const auto found = position.find(domain);
    return found == position.end() ? nullptr : &found->second;
}

} // namespace

std::string Divergence::text() const
{
    switch (what) {
    case Difference::Ahead:
        return "it has " + replica.text() + " and its source only " + source.text();
    case Difference::Stranger:
        return "it has " + replica.text() + " and its source has nothing in domain " +
               std::to_string(replica.domain);
    case Difference::OwnWay:
        return "it has " + replica.text() + ", which its source, at " + source.text() +
               ", never had";
    case Difference::Missing: break;
    }
    return "it has nothing of domain " + std::to_string(replica.domain) +
           ", where its source is at " + replica.text();
}

std::vector<Divergence> divergences(const std::vector<Gtid>& replica,
                                    const std::vector<Gtid>& source,
                                    const std::vector<Gtid>& state)
{
    std::vector<Divergence> found;
    const auto mine = replication::byDomain(replica);
    const auto theirs = replication::byDomain(source);
    for (const auto& [domain, gtid] : mine) {
        const Gtid* other = find(theirs, domain);
        if (other == nullptr) {
            found.push_back({Difference::Stranger, gtid, {}});
        } else if (gtid.sequence > other->sequence) {
            found.push_back({Difference::Ahead, gtid, *other});
        } else if (gtid.sequence == other->sequence && gtid.server != other->server) {
            found.push_back({Difference::OwnWay, gtid, *other});
        } else if (const Gtid* last = replication::lastOf(state, gtid);
                   last != nullptr && last->sequence < gtid.sequence) {
            found.push_back({Difference::OwnWay, gtid, *other});
        }
    }
    for (const auto& [domain, gtid] : theirs) {
        if (find(mine, domain) == nullptr) {
            found.push_back({Difference::Missing, gtid, {}});
        }
    }
    return found;
}

} // namespace bafar::database
