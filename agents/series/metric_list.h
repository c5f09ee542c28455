#pragma once
// The reference page of metrics: every name that /metrics may have, from where it is defined.
//
// Theory: each concept adds its families to the list from the same constants with which it
// registers series, so the page is made of the code and not of what one run happened to show. A
// name that is put together at run time, from a line of /proc for instance, is one row with the
// part that varies in angle brackets. Tests hold real pages against the list. Pure values.
#include <string>
#include <string_view>
#include <vector>

#include "agents/series/recorder.h"

namespace bafar {

struct MetricRow {
    std::string name; ///< of a histogram without _bucket, _sum and _count
    SeriesType type = SeriesType::Untyped;
    std::string labels; ///< in order, one space between; in parentheses: not on every series
    std::string unit;   ///< empty: a plain number
    std::string help;

    /// Whether it describes a series of this name: the same, or one that fits its angle brackets.
    [[nodiscard]] bool fits(std::string_view seriesName) const;
};

class MetricList {
public:
    /// The three families of a histogram become one row.
    void add(const Family& family, std::string_view labels = {});

    /// The same for a name made at run time.
    void add(MetricRow row);

    /// The row of a series' name: one of exactly that name before one with angle brackets, of
    /// those the longest; null when nothing describes it. Valid until the next add().
    [[nodiscard]] const MetricRow* find(std::string_view seriesName) const;

    /// In the order of their names.
    [[nodiscard]] const std::vector<MetricRow>& rows() const { return rows_; }

    /// Markdown: a table of all rows.
    [[nodiscard]] std::string page() const;

private:
    std::vector<MetricRow> rows_;
};

/// "counter", "gauge", "untyped" or "histogram".
[[nodiscard]] std::string_view typeName(SeriesType type);

/// What is wrong with a table of series against the list: names it does not have, and types, units
/// and labels that are not as it says, a line each. Empty: nothing.
[[nodiscard]] std::string undescribed(const SeriesTable& table, const MetricList& list);

} // namespace bafar
