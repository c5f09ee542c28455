#include "ui/palette/model.h"

#include <algorithm>

#include "ui/shared/format.h"

namespace bafar::ui::palette {
namespace {

/// What is not the title, as a screen reader says it.
QString restOf(const Row& row)
{
    QStringList parts;
    for (const QString& text : {row.detail, row.place}) {
        if (!text.isEmpty()) {
            parts.append(text);
        }
    }
    return parts.join(shared::separator());
}

} // namespace

void RowsList::setRows(std::vector<Row> rows)
{
    const bool same =
        std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
                   [](const Row& one, const Row& other) { return one.key == other.key; });
    if (!same) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!(rows[i] == rows_[i])) {
            rows_[i] = rows[i];
            const QModelIndex changed = index(static_cast<int>(i));
            Q_EMIT dataChanged(changed, changed);
        }
    }
}

const Row* RowsList::rowAt(const QModelIndex& index) const
{
    const auto at = static_cast<std::size_t>(index.row());
    return index.isValid() && at < rows_.size() ? &rows_[at] : nullptr;
}

int RowsList::rowOf(const QString& key) const
{
    int first = -1;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!rows_[i].isHead && rows_[i].key == key) {
            return static_cast<int>(i);
        }
        if (first < 0 && !rows_[i].isHead) {
            first = static_cast<int>(i);
        }
    }
    return first;
}

int RowsList::neighbour(int row, int step) const
{
    const int count = rowCount();
    const int way = step > 0 ? 1 : -1;
    int found = row;
    int left = std::abs(step);
    for (int at = row + way; at >= 0 && at < count && left > 0; at += way) {
        if (!rows_[static_cast<std::size_t>(at)].isHead) {
            found = at;
            --left;
        }
    }
    return found;
}

int RowsList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant RowsList::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return row->title;
    case Qt::ToolTipRole: return row->detail;
    case Qt::AccessibleDescriptionRole: return restOf(*row);
    default: return {};
    }
}

Qt::ItemFlags RowsList::flags(const QModelIndex& index) const
{
    const Row* row = rowAt(index);
    // A locked action can be looked at, and says why it is locked.
    return row == nullptr || row->isHead ? Qt::ItemFlags(Qt::NoItemFlags)
                                         : Qt::ItemIsSelectable | Qt::ItemIsEnabled;
}

} // namespace bafar::ui::palette
