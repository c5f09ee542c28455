#include "ui/shared/column_measure.h"

#include <QTableView>
#include <algorithm>

#include "ui/shared/rows_view.h"

namespace bafar::shared {

int ColumnMeasure::most(int column)
{
    int& most = most_[column];
    return most = std::max(most, neededBy(table_, column));
}

bool ColumnMeasure::isWider(const QModelIndex& first, const QModelIndex& last)
{
    bool wider = false;
    for (const auto& [column, most] : most_) {
        for (int row = first.row(); row <= last.row(); ++row) {
            const QModelIndex index = first.sibling(row, column);
            const bool changed =
                column >= first.column() && column <= last.column() && isNew(index);
            wider = wider || (changed && RowsDelegate::lineWidth(index) > most);
        }
    }
    return wider;
}

void ColumnMeasure::forgetAll()
{
    most_.clear();
    measured_.clear();
}

bool ColumnMeasure::isNew(const QModelIndex& index)
{
    QString& measured = measured_[{index.row(), index.column()}];
    QString text = index.data().toString();
    const bool differs = text != measured;
    measured = std::move(text);
    return differs;
}

} // namespace bafar::shared
