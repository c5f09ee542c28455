#include "ui/overview/headroom.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "ui/overview/disks.h"
#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using schema::State;

/// What is known of one resource: who says, and who should and does not.
struct Pool {
    std::vector<Portion> portions;
    std::vector<std::string> silent;  ///< not heard
    std::vector<std::string> without; ///< heard, and does not tell it

    void add(const NodeWord& word, double used, double capacity)
    {
        if (capacity > 0) {
            portions.push_back({word.node, used, capacity});
        } else {
            (word.isLive() ? without : silent).push_back(word.node);
        }
    }

    /// Whose figure is missing, and why; empty: nobody's.
    [[nodiscard]] QString missing() const
    {
        QStringList parts;
        if (!silent.empty()) {
            parts.append(Words::tr("no word of %1").arg(namesOf(silent)));
        }
        if (!without.empty()) {
            parts.append(Words::tr("not told by %1").arg(namesOf(without)));
        }
        return parts.join(shared::semicolon());
    }
};

State markOf(const Loss& loss)
{
    return !loss.share                      ? State::Degraded
           : *loss.share > Headroom::Over   ? State::Failed
           : *loss.share >= Headroom::Tight ? State::Degraded
                                            : State::Ok;
}

/// What the loss would lead to, from what is in use `now`.
QString lossWords(const QString& now, const Loss& loss)
{
    const QString node = shared::technical(loss.node);
    if (!loss.share) {
        return Words::tr("%1 now; nothing is left without %2").arg(now, node);
    }
    const QString after = shared::percent(*loss.share);
    switch (markOf(loss)) {
    case State::Failed: return Words::tr("%1 now; %2 without %3: too much").arg(now, after, node);
    case State::Degraded: return Words::tr("%1 now; %2 without %3: tight").arg(now, after, node);
    default: return Words::tr("%1 now, %2 without %3").arg(now, after, node);
    }
}

/// The same of one more loss: whose figures are `missing` are lost already.
QString nextLossWords(const QString& now, const QString& missing, const Loss& loss)
{
    const QString node = shared::technical(loss.node);
    if (!loss.share) {
        return Words::tr("%1 now; %2; nothing is left if %3 died, too").arg(now, missing, node);
    }
    const QString after = shared::percent(*loss.share);
    switch (markOf(loss)) {
    case State::Failed:
        return Words::tr("%1 now; %2; %3 if %4 died, too: too much").arg(now, missing, after, node);
    case State::Degraded:
        return Words::tr("%1 now; %2; %3 if %4 died, too: tight").arg(now, missing, after, node);
    default: return Words::tr("%1 now; %2; %3 if %4 died, too").arg(now, missing, after, node);
    }
}

Headroom measured(const QString& name, const Pool& pool)
{
    Headroom row;
    row.name = name;
    row.now = shareOf(pool.portions);
    const QString missing = pool.missing();
    if (!row.now) {
        row.words = Words::tr("not known: %1").arg(missing);
        return row;
    }
    const QString now = shared::percent(*row.now);
    if (!pool.without.empty()) {
        row.words = Words::tr("%1 now where it is known; %2").arg(now, missing);
        return row;
    }
    const Loss loss = lossOf(pool.portions);
    row.without = loss.share;
    row.mark = markOf(loss);
    row.words = pool.silent.empty() ? lossWords(now, loss) : nextLossWords(now, missing, loss);
    return row;
}

struct HostPools {
    Pool cpu;
    Pool memory;
};

HostPools poolsOf(const Known& known)
{
    HostPools pools;
    for (const NodeWord& word : known.nodes) {
        const bool says = word.isLive() && word.monitoring != nullptr;
        const schema::monitoring::Status status =
            says ? *word.monitoring : schema::monitoring::Status{};
        const auto total = static_cast<double>(status.memoryTotalBytes);
        // Both are read together: without the one, the other is a zero that nobody measured.
        const double processors = total > 0 ? status.processors : 0U;
        pools.cpu.add(word, status.cpuBusy * processors, processors);
        pools.memory.add(word, total - static_cast<double>(status.memoryAvailableBytes), total);
    }
    return pools;
}

void addHosts(const Known& known, std::vector<Headroom>& rows)
{
    if (!known.nodes.empty()) {
        const HostPools pools = poolsOf(known);
        rows.push_back(measured(Words::tr("CPU"), pools.cpu));
        rows.push_back(measured(Words::tr("Memory"), pools.memory));
    }
}

/// Clients go to another server when theirs is lost.
void addConnections(const Known& known, std::vector<Headroom>& rows)
{
    Pool pool;
    bool isAnywhere = false;
    for (const NodeWord& word : known.nodes) {
        const schema::database::Status* status = word.database;
        if (status == nullptr || status->state == State::NotMonitored ||
            status->state == State::Disabled) {
            if (word.isUnheard()) { // it may have one, where others do
                pool.silent.push_back(word.node);
            }
            continue;
        }
        isAnywhere = true;
        const bool says = word.isLive() && status->cause == schema::database::Cause::Answered;
        pool.add(word, status->connections, says ? status->connectionsMax : 0.0);
    }
    if (isAnywhere) {
        rows.push_back(measured(Words::tr("Database connections"), pool));
    }
}

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

} // namespace

std::optional<double> shareOf(const std::vector<Portion>& portions)
{
    double used = 0;
    double capacity = 0;
    for (const Portion& portion : portions) {
        used += portion.used;
        capacity += portion.capacity;
    }
    return capacity > 0 ? std::optional(used / capacity) : std::nullopt;
}

Loss lossOf(const std::vector<Portion>& portions)
{
    const auto largest =
        std::max_element(portions.begin(), portions.end(), [](const Portion& a, const Portion& b) {
            return std::tie(a.capacity, a.used, b.node) < std::tie(b.capacity, b.used, a.node);
        });
    double used = 0;
    double left = 0;
    for (const Portion& portion : portions) {
        used += portion.used;
        left += &portion == &*largest ? 0 : portion.capacity;
    }
    return {largest->node, left > 0 ? std::optional(used / left) : std::nullopt};
}

HostsInUse hostsInUse(const Known& known)
{
    const HostPools pools = poolsOf(known);
    HostsInUse hosts{shareOf(pools.cpu.portions), shareOf(pools.memory.portions)};
    for (const Portion& portion : pools.memory.portions) {
        hosts.memoryBytes += portion.capacity;
    }
    return hosts;
}

std::vector<Headroom> headroomOf(const Known& known)
{
    std::vector<Headroom> rows;
    addHosts(known, rows);
    addConnections(known, rows);
    addTasks(known, rows);
    addVolumes(known, rows);
    addFileSystems(known, rows);
    return rows;
}

} // namespace bafar::ui::overview
