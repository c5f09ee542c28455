#pragma once
// How a person arranged a table's columns: their order, widths, which are hidden, and by which one
// the rows are sorted. Values; any thread.
#include <QJsonObject>
#include <map>
#include <set>
#include <vector>

namespace bafar::shared {

struct ColumnState {
    std::vector<int> order;    ///< columns as they stand, from the start of a line; empty: as made
    std::map<int, int> widths; ///< pixels that a person gave a column
    std::set<int> hidden;      ///< never the first column
    std::set<int> kept;        ///< shown however little room there is
    int sortedBy = -1;         ///< -1: as the page has it
    bool isDescending = false;

    bool operator==(const ColumnState&) const = default;
};

constexpr int ColumnWidthMin = 40; ///< pixels
constexpr int ColumnWidthMax = 1200;

/// `columns`: how many the table has; it tells an older table's state from this one's.
[[nodiscard]] QJsonObject toJson(const ColumnState& state, int columns);

/// As shipped where it is of another table, and without what cannot be: a file may say anything.
[[nodiscard]] ColumnState columnStateOf(const QJsonObject& json, int columns);

/// `order` with a column one place further on, towards the end of a line or its start. The first
/// column stays where it is; so does all where there is no such place. `shown`: those between which
/// a person sees it move.
[[nodiscard]] std::vector<int> moved(std::vector<int> order,
                                     int column,
                                     bool towardsEnd,
                                     const std::set<int>& shown);

} // namespace bafar::shared
