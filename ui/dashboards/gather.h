#pragma once
// From what several nodes told within one step of time to the values of a panel's lines.
//
// A line that a node adds to has a value only when each such node that is heard told: a sum without
// one would look like a fall. Pure; one owner, one thread.
#include <compare>

#include "ui/dashboards/query.h"

namespace bafar::ui::dashboards {

/// A line of a panel.
struct LineKey {
    std::size_t query = 0;
    std::string key;

    auto operator<=>(const LineKey&) const = default;
};

using Values = std::map<LineKey, double>; ///< those that are known

/// Of one node, by query.
using Told = std::vector<Parts>;

class Gatherer {
public:
    explicit Gatherer(std::vector<Query> queries)
        : queries_(std::move(queries))
    {
    }

    /// The newest word of a node within the step counts.
    void tell(const std::string& node, Told told) { told_[node] = std::move(told); }

    /// The values of the step. `heard`: nodes that should have told.
    [[nodiscard]] Values close(const std::set<std::string>& heard);

private:
    std::vector<Query> queries_;
    std::map<std::string, Told> told_;
    std::map<std::string, std::set<LineKey>> ever_; ///< by node
};

/// Values by step since 1970.
using Steps = std::map<std::int64_t, Values>;

/// What one node told in the past, by step.
using ToldPast = std::map<std::int64_t, Told>;

/// The values of all nodes' pasts; a node should have told from its first to its last step.
[[nodiscard]] Steps gatherPast(const std::vector<Query>& queries,
                               const std::map<std::string, ToldPast>& nodes);

/// Which lines are drawn: all, or those with the highest mean where there are more than `most`; in
/// the order of queries and keys.
[[nodiscard]] std::vector<LineKey> chooseLines(const Steps& steps, std::size_t most);

/// How many lines have a value at all.
[[nodiscard]] std::size_t linesIn(const Steps& steps);

} // namespace bafar::ui::dashboards
