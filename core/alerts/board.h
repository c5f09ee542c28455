#pragma once
// What several agents say of alerts as one list, for the command line and the console.
//
// Theory: an agent's word counts for its own node's alerts, the leader's for the cluster's. During
// a change of leader two may tell the same alert: one is kept, with the earlier beginning. What a
// node said before it fell silent still stands, marked as old. Pure; safe on every thread.
#include <functional>
#include <map>

#include "core/alerts/inhibition.h"

namespace bafar::alerts {

/// One agent's last word.
struct Word {
    std::string node;
    bool live = true; ///< it is heard now
    schema::alerting::Status status;
};

struct Board {
    std::vector<schema::alerting::Alert> alerts; ///< worst first, each fingerprint once
    schema::alerting::Counts counts;
    std::uint64_t leftOut = 0;        ///< that the agents had more
    std::vector<std::string> leaders; ///< nodes that judge the cluster's rules; none: nobody does
    std::vector<std::string> quiet;   ///< nodes that evaluate no rules

    bool operator==(const Board&) const = default;
};

[[nodiscard]] Board boardOf(const std::vector<Word>& words);

/// True where somebody should do something about it: it fires, nothing mutes it, and it is a
/// warning or worse.
[[nodiscard]] bool isUrgent(const schema::alerting::Alert& alert);

/// The moment of its state: since when it fires or is over, or since when its condition holds.
[[nodiscard]] WallTime stateSince(const schema::alerting::Alert& alert);

/// The urgent alerts of one thing.
struct Mark {
    static constexpr std::size_t SummariesMax = 5;

    schema::Severity worst = schema::Severity::Warning;
    std::size_t count = 0;
    std::vector<std::string> summaries; ///< worst first, at most SummariesMax

    bool operator==(const Mark&) const = default;
};

using Marks = std::map<std::string, Mark, std::less<>>;

/// By subject (an entity id; empty: of nothing that has one).
[[nodiscard]] Marks marksOf(const Board& board);

} // namespace bafar::alerts
