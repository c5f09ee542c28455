#include "agents/alerting/kinds/peer_latency.h"

#include "core/schema/cluster.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

std::vector<Measured> look(const Parameters&, const ViewNow& now, ViewMemory&)
{
    std::vector<Measured> found;
    const auto status =
        now.view.status<schema::cluster::Status>(now.view.self, std::string(schema::cluster::Name));
    if (!status) {
        return found;
    }
    for (const schema::cluster::Peer& peer : status->peers) {
        const bool known = peer.connected && peer.roundTrip > Duration{};
        found.push_back({{{"peer", peer.node}},
                         known ? std::optional(toSeconds(peer.roundTrip)) : std::nullopt});
    }
    return found;
}

} // namespace

const Kind PeerLatency{"peer_latency",
                       "Round trip to each other agent in seconds",
                       Reads::OwnView,
                       Keeps::Nothing,
                       {},
                       Takes,
                       nullptr,
                       &look};

} // namespace bafar::alerting
