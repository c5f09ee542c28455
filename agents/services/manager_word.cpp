#include "agents/services/manager_word.h"

#include <algorithm>

namespace bafar::services {
namespace {

namespace contract = schema::services;

/// Reading a whole status costs; who leads stands in its first bytes only after reading. Agents
/// that are not heard are not read.
bool isHeard(const schema::NodeView& node)
{
    return node.self || (node.connected && node.state == schema::State::Ok);
}

} // namespace

std::optional<ManagerWord> managerWord(const schema::ClusterView& view)
{
    std::optional<ManagerWord> best;
    for (const auto& [id, node] : view.nodes) {
        if (!isHeard(node)) {
            continue;
        }
        auto status = view.status<contract::Status>(id, std::string(contract::Name));
        if (!status || !status->swarm.quorum) {
            continue;
        }
        if (status->swarm.leader) {
            return ManagerWord{id, std::move(*status)};
        }
        if (!best) {
            best = ManagerWord{id, std::move(*status)};
        }
    }
    return best;
}

const contract::Service* findService(const ManagerWord& word, const std::string& name)
{
    const auto& list = word.status.services;
    const auto found =
        std::find_if(list.begin(), list.end(),
                     [&name](const contract::Service& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

const contract::SwarmNode* findNode(const ManagerWord& word, const std::string& name)
{
    const auto& list = word.status.nodes;
    const auto of = [&](auto member) {
        const auto found =
            std::find_if(list.begin(), list.end(),
                         [&](const contract::SwarmNode& one) { return one.*member == name; });
        return found == list.end() ? nullptr : &*found;
    };
    const contract::SwarmNode* ours = of(&contract::SwarmNode::node);
    return ours != nullptr ? ours : of(&contract::SwarmNode::hostname);
}

std::string pinned(const contract::Service& service)
{
    return service.digest.empty() ? service.image : service.image + "@" + service.digest;
}

} // namespace bafar::services
