#pragma once
// What a query makes of one node's samples, and of what several nodes told.
//
// Theory: a QueryReader turns the samples of one node into parts, one for each combination of the
// values of the query's labels; parts of several nodes that have the same key are added up, and
// only then become a value: a sum of ratios or of quantiles would mean nothing. Pure; one owner,
// one thread.
#include <map>
#include <set>

#include "core/schema/envelope.h"
#include "ui/dashboards/board.h"
#include "ui/link/series_rate.h"

namespace bafar::ui::dashboards {

/// What one node adds to one line at a moment.
struct Part {
    double value = link::NoValue;
    double over = link::NoValue;      ///< of a ratio
    std::map<double, double> below{}; ///< of a quantile: rates by upper bound
};

/// By key: the values of the query's labels, joined.
using Parts = std::map<std::string, Part>;

/// A query reads at most so many series of one node, into at most so many lines.
inline constexpr std::size_t QuerySeriesMax = 2000;
inline constexpr std::size_t QueryLinesMax = 64;

[[nodiscard]] bool matches(const Matcher& matcher, std::string_view value);

class QueryReader {
public:
    /// `interval`: between moments; twenty times as much without one is a gap.
    QueryReader(Query query, std::string node, Duration interval);

    [[nodiscard]] Parts read(const schema::SeriesTable& table,
                             const schema::Samples& samples,
                             WallTime at);

    /// Series of its metrics that it does not read: they are too many, or of too many lines.
    [[nodiscard]] std::size_t seriesLeftOut() const { return leftOut_; }

    /// The names of the series it uses: those in `table`.
    [[nodiscard]] static std::vector<std::string> wanted(const Query& query,
                                                         const schema::SeriesTable& table);

private:
    /// Series that are added up: as they are, or by their growth.
    struct Sum {
        std::vector<std::size_t> places;
        link::SumRate rate{10'000};
        bool counts = false;

        [[nodiscard]] double read(const schema::Samples& samples,
                                  std::int64_t atMs,
                                  std::int64_t gapMs);
    };

    struct Line {
        Sum value;
        Sum over;
        std::map<double, Sum> below;
    };

    void index(const schema::SeriesTable& table);
    Line* lineOf(const std::vector<std::pair<std::string, std::string>>& labels);

    Query query_;
    std::string node_;
    std::int64_t gapMs_;
    std::map<std::string, Line> lines_;
    std::size_t leftOut_ = 0;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
};

/// Whether anything of it is known.
[[nodiscard]] bool isKnown(const Part& part);

/// Adds a node's part of one key to those of the others.
void addPart(Part& sum, const Part& part);

/// What the nodes' parts of one key are together; not a number: not known.
[[nodiscard]] double valueOf(const Query& query, const Part& sum);

/// The name of a line: the query's, and what tells it apart.
[[nodiscard]] QString lineName(const Query& query, const std::string& key);

} // namespace bafar::ui::dashboards
