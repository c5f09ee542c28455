#include "core/headroom/headroom.h"

#include <algorithm>
#include <tuple>

#include "core/headroom/parts.h"

namespace bafar::headroom {
namespace {

using schema::State;

/// What is known of one resource: who says, and who should and does not.
struct Pool {
    std::vector<Portion> portions;
    std::vector<std::string> silent; ///< not heard
    std::vector<std::string> untold; ///< heard, and do not tell it

    void add(const NodeWord& word, double used, double capacity)
    {
        if (capacity > 0) {
            portions.push_back({word.node, used, capacity});
        } else {
            (word.isLive() ? untold : silent).push_back(word.node);
        }
    }

    /// A row that says whose figure is missing, and nothing yet of the others.
    [[nodiscard]] Row rowOf(Resource resource) const
    {
        Row row;
        row.resource = resource;
        row.silent = silent;
        row.untold = untold;
        row.places = portions.size();
        return row;
    }
};

State markOf(const Loss& loss)
{
    return !loss.share            ? State::Degraded
           : *loss.share > Over   ? State::Failed
           : *loss.share >= Tight ? State::Degraded
                                  : State::Ok;
}

/// Of what adds up: what would be without the largest.
Row measured(Resource resource, const Pool& pool)
{
    Row row = pool.rowOf(resource);
    row.now = shareOf(pool.portions);
    if (!row.now || !pool.untold.empty()) {
        return row;
    }
    const Loss loss = lossOf(pool.portions);
    row.node = loss.node;
    row.without = loss.share;
    row.mark = markOf(loss);
    return row;
}

struct HostPools {
    Pool cpu;
    Pool memory;
};

HostPools poolsOf(std::span<const NodeWord> words)
{
    HostPools pools;
    for (const NodeWord& word : words) {
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

void addHosts(std::span<const NodeWord> words, std::vector<Row>& rows)
{
    if (!words.empty()) {
        const HostPools pools = poolsOf(words);
        rows.push_back(measured(Resource::Cpu, pools.cpu));
        rows.push_back(measured(Resource::Memory, pools.memory));
    }
}

/// Of what does not add up: how it is where it is fullest.
Row fullestOf(Resource resource, const Pool& pool)
{
    const auto share = [](const Portion& portion) { return portion.used / portion.capacity; };
    Row row = pool.rowOf(resource);
    const auto most = std::max_element(
        pool.portions.begin(), pool.portions.end(),
        [&share](const Portion& a, const Portion& b) { return share(a) < share(b); });
    if (most == pool.portions.end()) {
        return row;
    }
    const bool isWhole = pool.silent.empty() && pool.untold.empty();
    row.now = share(*most);
    row.node = most->node;
    row.mark = *row.now >= Over    ? State::Failed
               : *row.now >= Tight ? State::Degraded
               : isWhole           ? State::Ok
                                   : State::Unknown;
    return row;
}

/// Each server has a limit of its own, whatever room the others have.
void addConnections(std::span<const NodeWord> words, std::vector<Row>& rows)
{
    Pool pool;
    bool isAnywhere = false;
    for (const NodeWord& word : words) {
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
        rows.push_back(fullestOf(Resource::Connections, pool));
    }
}

} // namespace

std::optional<double> shareOf(std::span<const Portion> portions)
{
    double used = 0;
    double capacity = 0;
    for (const Portion& portion : portions) {
        used += portion.used;
        capacity += portion.capacity;
    }
    return capacity > 0 ? std::optional(used / capacity) : std::nullopt;
}

Loss lossOf(std::span<const Portion> portions)
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

HostsInUse hostsInUse(std::span<const NodeWord> words)
{
    const HostPools pools = poolsOf(words);
    HostsInUse hosts{shareOf(pools.cpu.portions), shareOf(pools.memory.portions)};
    for (const Portion& portion : pools.memory.portions) {
        hosts.memoryBytes += portion.capacity;
    }
    return hosts;
}

std::vector<Row> rowsOf(std::span<const NodeWord> words)
{
    std::vector<Row> rows;
    addHosts(words, rows);
    addConnections(words, rows);
    addTasks(words, rows);
    addVolumes(words, rows);
    addFileSystems(words, rows);
    return rows;
}

} // namespace bafar::headroom
