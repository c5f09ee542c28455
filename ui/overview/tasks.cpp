#include "ui/overview/tasks.h"

#include <algorithm>
#include <set>

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using schema::State;

/// The word of a manager that knows the Swarm, its leader's first; null: there is none.
const schema::services::Status* swarmWord(const Known& known)
{
    const schema::services::Status* best = nullptr;
    for (const NodeWord& word : known.nodes) {
        const schema::services::Status* status = word.services;
        if (word.isLive() && status != nullptr && status->swarm.quorum &&
            (best == nullptr || status->swarm.leader)) {
            best = status;
        }
    }
    return best;
}

/// Tasks that run, by node: those that move to another when theirs is lost.
std::map<std::string, std::uint32_t> movable(const schema::services::Status& swarm)
{
    std::map<std::string, std::uint32_t> byNode;
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

void addTasks(const Known& known, std::vector<Headroom>& rows)
{
    const schema::services::Status* swarm = swarmWord(known);
    if (swarm == nullptr || swarm->services.empty()) {
        return;
    }
    double desired = 0;
    double running = 0;
    for (const schema::services::Service& service : swarm->services) {
        if (!service.global) {
            desired += service.desired;
            running += service.running;
        }
    }
    const std::map<std::string, std::uint32_t> byNode = movable(*swarm);
    if (desired == 0 || byNode.empty()) {
        return;
    }
    const auto most =
        std::max_element(byNode.begin(), byNode.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    Headroom row;
    row.name = Words::tr("Service tasks");
    row.now = std::min(1.0, running / desired);
    row.without = std::clamp((running - most->second) / desired, 0.0, 1.0);
    const QString node = shared::technical(most->first);
    const QString all =
        Words::tr("%1 of %2 run").arg(shared::number(running), shared::number(desired));
    if (byNode.size() < 2) {
        row.mark = State::Degraded;
        row.words = Words::tr("%1; nowhere to go without %2").arg(all, node);
    } else {
        row.mark = running < desired ? State::Degraded : State::Ok;
        row.words = Words::tr("%1; %2 would move off %3")
                        .arg(all, shared::number(std::uint64_t{most->second}), node);
    }
    rows.push_back(row);
}

} // namespace bafar::ui::overview
