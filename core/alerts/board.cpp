#include "core/alerts/board.h"

#include <algorithm>
#include <map>

namespace bafar::alerts {

using schema::alerting::Alert;
using schema::alerting::AlertState;

namespace {

constexpr std::string_view Old = "last word of a node that is not heard";

/// Of two words on one alert the worse: firing, then the one that began earlier.
bool better(const Alert& known, const Alert& other)
{
    if (known.state != other.state) {
        return known.state == AlertState::Firing ||
               (known.state == AlertState::Pending && other.state == AlertState::Resolved);
    }
    return known.since <= other.since;
}

} // namespace

Board boardOf(const std::vector<Word>& words)
{
    Board board;
    std::map<std::string, Alert> byFingerprint;
    for (const Word& word : words) {
        board.leftOut += word.status.leftOut;
        if (word.live && word.status.leads) {
            board.leaders.push_back(word.node);
        }
        if (word.status.state == schema::State::NotMonitored) {
            board.quiet.push_back(word.node);
        }
        for (Alert alert : word.status.alerts) {
            if (!word.live && alert.ofCluster) {
                continue; // whoever leads now has taken it over
            }
            if (!word.live) {
                alert.note =
                    alert.note.empty() ? std::string(Old) : alert.note + "; " + std::string(Old);
            }
            const auto [known, isNew] = byFingerprint.try_emplace(alert.fingerprint, alert);
            if (!isNew && !better(known->second, alert)) {
                known->second = std::move(alert);
            }
        }
    }
    std::set<std::string> maintained;
    for (auto& [fingerprint, alert] : byFingerprint) {
        if (alert.inhibitedBy == "maintenance") {
            maintained.insert(alert.subject);
        }
        board.alerts.push_back(std::move(alert));
    }
    const std::vector<Alert> sources = board.alerts;
    inhibit(board.alerts, sources, maintained);
    sortWorstFirst(board.alerts);
    board.counts = countsOf(board.alerts);
    return board;
}

WallTime stateSince(const schema::alerting::Alert& alert)
{
    using schema::alerting::AlertState;
    if (alert.state == AlertState::Resolved) {
        return alert.resolvedAt;
    }
    const bool fires = alert.state == AlertState::Firing && alert.firedAt != WallTime{};
    return fires ? alert.firedAt : alert.since;
}

bool isUrgent(const Alert& alert)
{
    return alert.state == AlertState::Firing && alert.inhibitedBy.empty() &&
           alert.severity >= schema::Severity::Warning;
}

Marks marksOf(const Board& board)
{
    Marks marks;
    for (const Alert& alert : board.alerts) {
        if (!isUrgent(alert)) {
            continue;
        }
        Mark& mark = marks[alert.subject];
        mark.worst = mark.count == 0 ? alert.severity : std::max(mark.worst, alert.severity);
        ++mark.count;
        if (mark.summaries.size() < Mark::SummariesMax) {
            mark.summaries.push_back(alert.summary);
        }
    }
    return marks;
}

} // namespace bafar::alerts
