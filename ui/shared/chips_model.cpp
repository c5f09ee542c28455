#include "ui/shared/chips_model.h"

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"

namespace bafar::shared {
namespace {

QString textOf(const std::vector<Chip>& chips)
{
    QStringList texts;
    for (const Chip& chip : chips) {
        const QString state = stateWord(chip.state);
        texts.append(chip.text.endsWith(state) ? chip.text
                                               : ChipsModel::tr("%1 %2").arg(chip.text, state));
    }
    return texts.join(comma());
}

QString tipOf(const std::vector<Chip>& chips)
{
    QStringList tips;
    for (const Chip& chip : chips) {
        tips.append(chip.tip);
    }
    tips.removeAll(QString());
    return tips.join(QLatin1Char('\n'));
}

} // namespace

ChipsModel::ChipsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ChipsModel::setTable(QStringList heads, std::vector<ChipRow> rows)
{
    if (heads == heads_ && rows == rows_) {
        return;
    }
    bool same = heads == heads_ && rows.size() == rows_.size();
    for (std::size_t i = 0; same && i < rows.size(); ++i) {
        same = rows[i].key == rows_[i].key;
    }
    if (!same) {
        beginResetModel();
        heads_ = std::move(heads);
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] != rows_[i]) {
            rows_[i] = std::move(rows[i]);
            last = static_cast<int>(i);
            first = first < 0 ? last : first;
        }
    }
    if (first >= 0) { // once: a view measures all its rows each time
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

std::vector<Chip> ChipsModel::chipsAt(const QModelIndex& index) const
{
    const int column = index.column() - 1;
    if (!index.isValid() || index.row() >= rowCount() || column < 0) {
        return {};
    }
    const auto& cells = rows_[static_cast<std::size_t>(index.row())].cells;
    const auto at = static_cast<std::size_t>(column);
    return at < cells.size() ? cells[at] : std::vector<Chip>();
}

QModelIndex ChipsModel::cellOf(const QString& key) const
{
    for (std::size_t row = 0; row < rows_.size() && !key.isEmpty(); ++row) {
        if (rows_[row].key == key) {
            return index(static_cast<int>(row), 0);
        }
        for (std::size_t cell = 0; cell < rows_[row].cells.size(); ++cell) {
            for (const Chip& chip : rows_[row].cells[cell]) {
                if (chip.key == key) {
                    return index(static_cast<int>(row), static_cast<int>(cell) + 1);
                }
            }
        }
    }
    return {};
}

int ChipsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ChipsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(heads_.size());
}

QVariant ChipsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const ChipRow& row = rows_[static_cast<std::size_t>(index.row())];
    if (index.column() > 0) {
        const std::vector<Chip> chips = chipsAt(index);
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole: return textOf(chips);
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole: {
            const QString tip = tipOf(chips);
            return tip.isEmpty()             ? QVariant()
                   : role == Qt::ToolTipRole ? QVariant(plainTip(tip))
                                             : QVariant(tip);
        }
        default: return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return row.title;
    case Qt::AccessibleDescriptionRole:
        return row.mark ? tr("%1, %2").arg(stateWord(*row.mark), row.caption) : row.caption;
    case Qt::ToolTipRole:
        return row.caption.isEmpty() ? QVariant() : QVariant(plainTip(row.caption));
    default: return {};
    }
}

QVariant ChipsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool known = orientation == Qt::Horizontal && section >= 0 && section < heads_.size();
    if (!known || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    // A word is written as all heads are; names of nodes keep their letters.
    const bool isWord = section == 0 && role == Qt::DisplayRole;
    return isWord ? heads_[section].toUpper() : heads_[section];
}

} // namespace bafar::shared
