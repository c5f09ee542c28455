#include "agents/alerting/kinds/node_silent.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

std::vector<Measured> look(const Parameters&, const ViewNow& now, ViewMemory& memory)
{
    std::vector<Measured> found;
    for (const auto& [node, view] : now.view.nodes) {
        if (view.self) {
            continue;
        }
        const Instant first = memory.firstSeen.try_emplace(node, now.now).first->second;
        // Who was never heard is silent since we listen.
        const Duration silent = view.state == schema::State::Ok ? Duration{}
                                : view.age > Duration{}         ? view.age
                                                                : now.now - first;
        found.push_back({{{"node", node}}, toSeconds(silent)});
    }
    return found;
}

} // namespace

const Kind NodeSilent{"node_silent",
                      "Seconds since a node's agent was heard",
                      Reads::ClusterView,
                      Keeps::Nothing,
                      {},
                      Takes,
                      nullptr,
                      &look};

} // namespace bafar::alerting
