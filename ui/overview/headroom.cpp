#include "ui/overview/headroom.h"

#include <algorithm>
#include <tuple>

#include "ui/overview/disks.h"
#include "ui/overview/tasks.h"
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

/// Of what does not add up: how it is where it is fullest.
Headroom fullestOf(const QString& name, const Pool& pool)
{
    const auto share = [](const Portion& portion) { return portion.used / portion.capacity; };
    Headroom row;
    row.name = name;
    const QString missing = pool.missing();
    const auto most = std::max_element(
        pool.portions.begin(), pool.portions.end(),
        [&share](const Portion& a, const Portion& b) { return share(a) < share(b); });
    if (most == pool.portions.end()) {
        row.words = Words::tr("not known: %1").arg(missing);
        return row;
    }
    row.now = share(*most);
    row.words = Words::tr("%1 on %2").arg(shared::percent(*row.now), shared::technical(most->node));
    if (!missing.isEmpty()) {
        row.words += shared::semicolon() + missing;
    } else if (pool.portions.size() > 1) {
        row.words = Words::tr("%1, the fullest").arg(row.words);
    }
    row.mark = *row.now >= Headroom::Over    ? State::Failed
               : *row.now >= Headroom::Tight ? State::Degraded
               : missing.isEmpty()           ? State::Ok
                                             : State::Unknown;
    return row;
}

/// Each server has a limit of its own, whatever room the others have.
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
        rows.push_back(fullestOf(Words::tr("Database connections"), pool));
    }
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
