// In which order the rows of a table stand.
#include <algorithm>
#include <iterator>
#include <utility>

#include "ui/shared/magnitude.h"
#include "ui/shared/rows_model.h"

namespace bafar::shared {

/// Less than zero: `a` stands before `b`, upwards; words come after numbers.
static int compare(const Cell& a, const Cell& b)
{
    if (a.size && b.size) {
        return *a.size < *b.size ? -1 : *a.size > *b.size ? 1 : 0;
    }
    if (a.size.has_value() != b.size.has_value()) {
        return a.size ? -1 : 1;
    }
    return compareNaturally(a.text, b.text);
}

std::vector<Row> sorted(std::vector<Row> rows, int column, Qt::SortOrder order)
{
    static const Cell Nothing;
    const auto at = static_cast<std::size_t>(column);
    const auto cellOf = [at](const Row& row) -> const Cell& {
        return at < row.cells.size() ? row.cells[at] : Nothing;
    };
    const auto isBefore = [&](const Row& a, const Row& b) {
        const Cell& one = cellOf(a);
        const Cell& two = cellOf(b);
        if (one.text.isEmpty() || two.text.isEmpty()) {
            return !one.text.isEmpty() && two.text.isEmpty();
        }
        const int less = compare(one, two);
        return order == Qt::AscendingOrder ? less < 0 : less > 0;
    };
    std::vector<std::vector<Row>> groups; // a row and its parts
    for (Row& row : rows) {
        if (groups.empty() || !row.isPart) {
            groups.emplace_back();
        }
        groups.back().push_back(std::move(row));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [&](const auto& a, const auto& b) { return isBefore(a.front(), b.front()); });
    std::vector<Row> out;
    for (std::vector<Row>& group : groups) {
        std::stable_sort(group.begin() + 1, group.end(), isBefore);
        std::move(group.begin(), group.end(), std::back_inserter(out));
    }
    return out;
}

} // namespace bafar::shared
