#pragma once
// How wide the columns of a table have had to be. GUI thread.
#include <QString>
#include <map>
#include <utility>

class QModelIndex;
class QTableView;

namespace bafar::shared {

/// Of a table that outlives it. A long table changes each second: only what is new is measured.
class ColumnMeasure {
public:
    explicit ColumnMeasure(const QTableView& table)
        : table_(table)
    {
    }

    /// Pixels that show the column's head and each of its cells on one line, now or at any time
    /// since it was forgotten.
    int most(int column);

    /// A new text of these cells needs more than that, in a column that was asked for.
    bool isWider(const QModelIndex& first, const QModelIndex& last);

    void forget(int column) { most_.erase(column); }

    void forgetAll();

private:
    bool isNew(const QModelIndex& index);

    const QTableView& table_;
    std::map<int, int> most_;                         ///< pixels, by column
    std::map<std::pair<int, int>, QString> measured_; ///< by row and column
};

} // namespace bafar::shared
