#include "agents/load_balancer/standing.h"

namespace bafar::load_balancer {

Standing::Stand Standing::standOf(const ServerReport& server, Stand before)
{
    if (server.entry.draining) {
        return Stand::Draining;
    }
    const bool waits = before == Stand::LeftOut && !server.lastFailure.empty();
    return server.ejected || waits ? Stand::LeftOut : Stand::InTurn;
}

void Standing::read(const std::vector<ServerReport>& servers, Instant now)
{
    std::map<Key, Seen> next;
    for (const ServerReport& server : servers) {
        const Key key{server.upstream, server.entry.key};
        const auto known = seen_.find(key);
        Seen seen = known == seen_.end() ? Seen{} : known->second;
        const Stand stand = standOf(server, seen.stand);
        if (stand != seen.stand) {
            seen = {stand, now};
        }
        next.emplace(key, seen);
    }
    seen_ = std::move(next);
}

std::optional<Instant> Standing::since(const Key& server) const
{
    const auto found = seen_.find(server);
    return found == seen_.end() ? std::nullopt : found->second.since;
}

} // namespace bafar::load_balancer
