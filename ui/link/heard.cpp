#include "ui/link/heard.h"

#include "ui/link/store.h"

namespace bafar::link {

Heard heardOf(const Store& store)
{
    bool isAnyNow = false;
    bool isAnyBefore = false;
    bool isAnyMissing = false;
    for (const auto& [node, facts] : store.agents()) {
        const bool hasSpoken = !facts.reports.empty();
        const bool isFresh = hasSpoken && facts.freshness == schema::State::Ok;
        isAnyNow = isAnyNow || isFresh;
        isAnyBefore = isAnyBefore || hasSpoken;
        isAnyMissing = isAnyMissing || !isFresh;
    }
    if (isAnyNow) {
        return isAnyMissing ? Heard::Partly : Heard::Now;
    }
    return isAnyBefore ? Heard::Before : Heard::Never;
}

bool isBlind(const Store& store)
{
    bool isAnyAway = false;
    for (const auto& [node, facts] : store.agents()) {
        // Between an opened connection and the first word there is always a moment.
        const bool mute =
            facts.connected && facts.heard && facts.freshness == schema::State::Unknown;
        if (facts.freshness == schema::State::Ok || (facts.problem.isEmpty() && !mute)) {
            return false;
        }
        isAnyAway = isAnyAway || !facts.refused;
    }
    return isAnyAway;
}

} // namespace bafar::link
