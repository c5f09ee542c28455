#pragma once
// From what several nodes told within one step of time to the values of a panel's lines.
//
// A line that a node adds to has a value only when each such node that is heard told: a sum without
// one would look like a fall. Pure; one owner, one thread.
#include "core/base/natural.h"
#include "ui/dashboards/query.h"

namespace bafar::ui::dashboards {

/// A line of a panel.
struct LineKey {
    std::size_t query = 0;
    std::string key;

    bool operator==(const LineKey&) const = default;

    /// By query; nodes and other names in their natural order.
    bool operator<(const LineKey& other) const
    {
        return query != other.query ? query < other.query : comesBefore(key, other.key);
    }
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

struct PastPoint {
    std::int64_t atMs = 0; ///< by this machine's clock
    double value = 0;

    bool operator==(const PastPoint&) const = default;
};

/// Lines that have a value at all, with their points: oldest first.
using PastLines = std::map<LineKey, std::vector<PastPoint>>;

/// Puts what was told live, in steps of `stepMs`, in the place of what the past says of that time.
void overlay(PastLines& lines, const Steps& live, std::int64_t stepMs);

/// The last value of each line that goes on until the newest moment of all, or until `withinMs`
/// before it.
[[nodiscard]] Values newestOf(const PastLines& lines, std::int64_t withinMs);

/// Which lines are drawn: all, or those with the highest mean where there are more than `most`; in
/// the order of queries and keys.
[[nodiscard]] std::vector<LineKey> chooseLines(const PastLines& lines, std::size_t most);

} // namespace bafar::ui::dashboards
