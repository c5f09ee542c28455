// What of the store outlives this run of the console.
#include <algorithm>

#include "ui/link/limits.h"
#include "ui/link/memory.h"
#include "ui/link/store.h"

namespace bafar::link {

std::optional<Remembered> Store::memoryOf(const std::string& node, Instant now, WallTime wall) const
{
    constexpr std::size_t EventsKept = 200;
    const AgentFacts* facts = agent(node);
    if (facts == nullptr || !facts->heard || facts->reports.empty()) {
        return std::nullopt;
    }
    Remembered known;
    const Duration age = now - *facts->heard;
    known.heard = {wall.unixMs -
                   std::chrono::duration_cast<std::chrono::milliseconds>(age).count()};
    schema::Message& message = known.snapshot;
    message.kind = schema::MessageKind::Snapshot;
    message.node = node;
    message.boot = facts->boot;
    message.at = facts->spokeAt;
    schema::Snapshot& all = message.snapshot.emplace();
    all.cluster = facts->cluster;
    all.version = facts->version;
    all.heartbeat = facts->heartbeat;
    all.sampleInterval = facts->sampleInterval;
    for (const auto& [name, report] : facts->reports) {
        all.concepts.emplace(name, report.said());
    }
    for (auto event = events_.rbegin(); event != events_.rend() && all.events.size() < EventsKept;
         ++event) {
        if (event->node == node) {
            all.events.push_back(*event);
        }
    }
    std::reverse(all.events.begin(), all.events.end());
    return known;
}

void Store::remember(const Remembered& known, Instant now, WallTime wall)
{
    const auto found = agents_.find(known.snapshot.node);
    if (found == agents_.end() || found->second.heard || !known.snapshot.snapshot) {
        return;
    }
    AgentFacts& facts = found->second;
    facts.spokeAt = boundedMoment(known.snapshot.at);
    facts.boot = known.snapshot.boot;
    schema::Message quiet = known.snapshot; // nothing of the past can be acted on
    quiet.snapshot->offers.clear();
    quiet.snapshot->actions.clear();
    applySnapshot(facts, quiet);
    // However fresh it was: nobody says it now. It may be older than this machine's boot, before
    // which an instant is below zero.
    constexpr std::chrono::milliseconds Longest = std::chrono::hours{24 * 366 * 10};
    const std::chrono::milliseconds since(wall.unixMs - boundedMoment(known.heard).unixMs);
    facts.heard = now - std::max<Duration>(std::min<std::chrono::milliseconds>(since, Longest),
                                           facts.heartbeat * StaleHeartbeats);
    facts.freshness = judge(facts, now);
    Q_EMIT agentChanged(QString::fromStdString(known.snapshot.node));
}

} // namespace bafar::link
