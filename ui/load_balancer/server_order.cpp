#include "ui/load_balancer/server_order.h"

#include <algorithm>

namespace bafar::ui::load_balancer {
namespace {

namespace contract = schema::load_balancer;
using schema::State;

/// Lower ones come first.
int rankOf(const contract::ServerStatus& server)
{
    switch (stateOf(server, true)) {
    case State::Failed: return 0;
    case State::Degraded: return 1;
    case State::Maintenance: return 2;
    default: return 3;
    }
}

} // namespace

State stateOf(const contract::ServerStatus& server, bool fresh)
{
    if (!fresh) {
        return State::Stale;
    }
    return server.way == contract::Way::None || !server.problem.empty() ? State::Failed
           : server.draining                                            ? State::Maintenance
           : server.ejected                                             ? State::Failed
           : server.lastFailure.empty()                                 ? State::Ok
                                                                        : State::Degraded;
}

std::vector<ServerWord> inOrder(const std::vector<Word>& words)
{
    std::vector<ServerWord> all;
    for (const Word& word : words) {
        for (const contract::UpstreamStatus& upstream : word.status->upstreams) {
            for (const contract::ServerStatus& server : upstream.servers) {
                all.push_back({&word, &upstream, &server});
            }
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const ServerWord& a, const ServerWord& b) {
        return rankOf(*a.server) < rankOf(*b.server);
    });
    return all;
}

} // namespace bafar::ui::load_balancer
