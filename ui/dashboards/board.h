#pragma once
// A dashboard as a value, and as the JSON file that people copy, change and share.
//
// The format is described in resources/dashboards/README.md. Reading is bounded and strict: an
// unknown key is a typing error, and whatever is wrong is named by its line or its place
// ("rows[0][1].unit") with what would be right. No widget here. GUI thread: texts are in the
// language of the moment.
#include <QByteArray>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace bafar::ui::dashboards {

/// How values are written.
enum class Unit : std::uint8_t {
    Number,
    Share,
    Bytes,
    BytesPerSecond,
    BitsPerSecond,
    Seconds,
    PerSecond
};
inline constexpr std::size_t UnitCount = 7;

/// What a line shows of its series.
enum class Reading : std::uint8_t {
    Gauge,     ///< as they are
    Rate,      ///< growth of counters a second
    Ratio,     ///< of two of the former, by the metrics' kinds
    Quantile,  ///< of a histogram
    Magnitude, ///< of a gauge that may be negative: a chart begins at zero
};

/// A label has one of these values, or none of them; a value that ends in "*" is a beginning.
struct Matcher {
    std::string label;
    std::vector<std::string> values;
    bool isNot = false;

    bool operator==(const Matcher&) const = default;
};

/// Series of one metric.
struct Selector {
    std::string metric; ///< of a histogram: without "_bucket"
    std::vector<Matcher> where;

    bool operator==(const Selector&) const = default;
};

/// One query: a line for each combination of the values of `by`, of which "node" is one.
struct Query {
    std::string name{}; ///< empty: lines are named by `by` alone
    Selector of{};
    Reading reading = Reading::Gauge;
    double quantile = 0.95;         ///< 0 to 1, of a Quantile
    std::optional<Selector> over{}; ///< of a Ratio
    bool rest = false;              ///< of a Ratio: 1 less it
    std::vector<std::string> by = {"node"};

    bool operator==(const Query&) const = default;
};

struct Panel {
    std::string title;
    Unit unit = Unit::Number;
    bool area = false;    ///< filled, else lines alone
    bool stacked = false; ///< each line stands on the one before
    std::vector<Query> queries;

    bool operator==(const Panel&) const = default;
};

struct Board {
    std::string title;
    std::string about; ///< a sentence
    std::vector<std::vector<Panel>> rows;

    bool operator==(const Board&) const = default;
};

inline constexpr int BoardFormat = 1;
inline constexpr qsizetype BoardBytesMax = 256 * 1024;
inline constexpr qsizetype BoardRowsMax = 20;
inline constexpr qsizetype RowPanelsMax = 4;
inline constexpr qsizetype PanelQueriesMax = 6;
inline constexpr qsizetype LabelsMax = 8;       ///< in one "where", and in one "by"
inline constexpr qsizetype LabelValuesMax = 32; ///< in one matcher
inline constexpr qsizetype BoardTextMax = 200;  ///< characters of a text

/// Errors: InvalidInput: line or place, what is wrong, what would be right.
[[nodiscard]] Result<Board> parseBoard(const QByteArray& json);

/// What parseBoard() reads, for people to change.
[[nodiscard]] QByteArray writeBoard(const Board& board);

/// The words of the file for these.
[[nodiscard]] QString unitWord(Unit unit);

[[nodiscard]] QString readingWord(Reading reading);

/// "38%", "412 Mbit/s": with as many digits as tell small values apart.
[[nodiscard]] QString unitText(Unit unit, double value);

/// Every metric that a dashboard reads, with "_bucket" where a histogram is.
[[nodiscard]] std::vector<std::string> metricsOf(const Board& board);

} // namespace bafar::ui::dashboards
