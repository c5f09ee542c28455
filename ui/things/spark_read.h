#pragma once
// From what agents measure to the values of a thing's small charts.
//
// Theory: a SparkReader turns the samples of one node into one value for each line; SparkTotals
// puts together what the nodes told within one step of time. Where a thing is measured on several
// nodes, lines are sums, or the highest where a sum would mean nothing: a share, a count of files
// that each copy tells alike, what each hears of one sender. A node that adds to a sum, is heard
// and did not tell leaves a gap: a sum without it would look like a fall. Pure; one owner, one
// thread.
#include <map>
#include <optional>
#include <set>

#include "core/schema/envelope.h"
#include "ui/link/series_rate.h"
#include "ui/things/spark_kinds.h"

namespace bafar::ui::things {

/// By line, of all kinds in their order: nothing: the node has no such series; not a number: it is
/// not known.
using SparkValues = std::vector<std::optional<double>>;

using SparkKinds = std::vector<const SparkKind*>;

/// All lines, in the order of the values.
[[nodiscard]] std::vector<const SparkLine*> sparkLinesOf(const SparkKinds& kinds);

/// The names of the series that are read: those in `table`.
[[nodiscard]] std::vector<std::string> sparkSeries(const SparkKinds& kinds,
                                                   const SparkSubject& subject,
                                                   const schema::SeriesTable& table);

class SparkReader {
public:
    /// Moments further apart than `pauseMax` give no rates.
    SparkReader(SparkKinds kinds, SparkSubject subject, Duration pauseMax);

    [[nodiscard]] SparkValues read(const schema::SeriesTable& table,
                                   const schema::Samples& samples,
                                   WallTime at);

private:
    /// Rates are means of so long: the counters of what an agent looks at stand still in between.
    static constexpr std::int64_t MeanMs = 10'000;

    struct Sum {
        std::vector<std::size_t> places;
        link::SumRate rate{MeanMs};
    };

    struct Line {
        Sum term;
        Sum over;
    };

    void index(const schema::SeriesTable& table);
    [[nodiscard]] double valueOf(Sum& sum,
                                 SparkRead how,
                                 const schema::Samples& samples,
                                 WallTime at) const;

    SparkKinds kinds_;
    SparkSubject subject_;
    std::int64_t pauseMaxMs_;
    std::vector<Line> lines_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
};

class SparkTotals {
public:
    explicit SparkTotals(const SparkKinds& kinds = {});

    /// The newest known values of a node within a step count.
    void tell(const std::string& node, const SparkValues& values);

    /// The values of the step, by line. `heard`: nodes that should have told.
    [[nodiscard]] std::vector<double> close(const std::set<std::string>& heard);

private:
    struct Told {
        std::vector<double> now;
        std::vector<bool> ever; ///< it told of this line, and has the series still
    };

    std::vector<bool> isSum_; ///< by line
    std::map<std::string, Told> nodes_;
};

/// What one node was like in the past, by step since 1970.
using SparkPast = std::map<std::int64_t, SparkValues>;

/// The totals of all nodes' pasts; a node counts from its first to its last step, and with that one
/// once more in the next, which others began before it.
[[nodiscard]] std::map<std::int64_t, std::vector<double>> sparkTotalsOf(
    const SparkKinds& kinds, const std::map<std::string, SparkPast>& nodes);

} // namespace bafar::ui::things
