// The part of the headroom that moves as a whole: the services' tasks.
#include <algorithm>
#include <map>
#include <set>

#include "core/headroom/parts.h"

namespace bafar::headroom {
namespace {

/// The word of a manager that knows the Swarm, its leader's first; null: there is none.
const schema::services::Status* swarmWord(std::span<const NodeWord> words)
{
    const schema::services::Status* best = nullptr;
    for (const NodeWord& word : words) {
        const schema::services::Status* status = word.services;
        if (word.isLive() && status != nullptr && status->swarm.quorum &&
            (best == nullptr || status->swarm.leader)) {
            best = status;
        }
    }
    return best;
}

/// Tasks that run, by node: those that move to another when theirs is lost.
std::map<std::string, std::uint64_t> movable(const schema::services::Status& swarm)
{
    std::map<std::string, std::uint64_t> byNode;
    for (const schema::services::SwarmNode& node : swarm.nodes) {
        if (node.availability == "active" && node.state == "ready") {
            byNode[node.node.empty() ? node.hostname : node.node];
        }
    }
    std::set<std::string_view> anywhere;
    for (const schema::services::Service& service : swarm.services) {
        if (!service.global) {
            anywhere.insert(service.name);
        }
    }
    for (const schema::services::Task& task : swarm.tasks) {
        if (anywhere.contains(task.service) && !task.node.empty() && task.state == "running" &&
            task.desired == "running") {
            ++byNode[task.node];
        }
    }
    return byNode;
}

} // namespace

void addTasks(std::span<const NodeWord> words, std::vector<Row>& rows)
{
    using schema::State;
    const schema::services::Status* swarm = swarmWord(words);
    if (swarm == nullptr || swarm->services.empty()) {
        return;
    }
    Row row;
    row.resource = Resource::Tasks;
    for (const schema::services::Service& service : swarm->services) {
        if (!service.global) {
            row.wanted += service.desired;
            row.serving += service.running;
        }
    }
    const std::map<std::string, std::uint64_t> byNode = movable(*swarm);
    if (row.wanted == 0 || byNode.empty()) {
        return;
    }
    const auto most =
        std::max_element(byNode.begin(), byNode.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto running = static_cast<double>(row.serving);
    const auto desired = static_cast<double>(row.wanted);
    row.node = most->first;
    row.moving = most->second;
    row.places = byNode.size();
    row.now = std::min(1.0, running / desired);
    row.without = std::clamp((running - static_cast<double>(row.moving)) / desired, 0.0, 1.0);
    row.mark = byNode.size() < 2 || running < desired ? State::Degraded : State::Ok;
    rows.push_back(std::move(row));
}

} // namespace bafar::headroom
