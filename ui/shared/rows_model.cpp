#include "ui/shared/rows_model.h"

#include <QSet>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::shared {

RowsModel::RowsModel(QStringList heads, QObject* parent)
    : QAbstractTableModel(parent)
    , heads_(std::move(heads))
{
}

QString RowsModel::keyAt(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < rows_.size() ? rows_[index].key : QString();
}

int RowsModel::rowOf(const QString& key) const
{
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].key == key) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(heads_.size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == KeyRole) {
        return row.key;
    }
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= row.cells.size()) {
        return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    }
    const Cell& cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return cell.tip.isEmpty() ? QVariant() : QVariant(plainTip(cell.tip));
    case Qt::AccessibleTextRole: return cell.text;
    case Qt::AccessibleDescriptionRole:
        return cell.mark ? QVariant(stateWord(*cell.mark)) : QVariant();
    case LookRole: return static_cast<int>(cell.look);
    case MarkRole: return cell.mark ? QVariant(static_cast<int>(*cell.mark)) : QVariant();
    case Qt::FontRole:
        switch (cell.look) {
        case CellLook::Strong: return strongFont();
        case CellLook::Technical: return technicalFont();
        case CellLook::Figures: return figuresFont();
        case CellLook::Plain:
        case CellLook::Link:
        case CellLook::Muted: return bodyFont();
        }
        return {};
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= heads_.size()) {
        return {};
    }
    return role == Qt::DisplayRole ? QVariant(heads_[section]) : QVariant();
}

bool RowsModel::sameOrder(const std::vector<Row>& wanted) const
{
    // Of the rows that stay, is the order the same in both lists?
    QSet<QString> now;
    QSet<QString> then;
    for (const Row& row : rows_) {
        now.insert(row.key);
    }
    for (const Row& row : wanted) {
        then.insert(row.key);
    }
    std::size_t at = 0;
    for (const Row& row : wanted) {
        if (!now.contains(row.key)) {
            continue;
        }
        while (at < rows_.size() && !then.contains(rows_[at].key)) {
            ++at;
        }
        if (at == rows_.size() || rows_[at].key != row.key) {
            return false;
        }
        ++at;
    }
    return true;
}

void RowsModel::setRows(std::vector<Row> rows)
{
    if (rows == rows_) {
        return;
    }
    if (!sameOrder(rows)) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    QSet<QString> wanted;
    for (const Row& row : rows) {
        wanted.insert(row.key);
    }
    for (std::size_t i = rows_.size(); i-- > 0;) {
        if (!wanted.contains(rows_[i].key)) {
            beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(i));
            endRemoveRows();
        }
    }
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i == rows_.size() || rows_[i].key != rows[i].key) {
            beginInsertRows({}, row, row);
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(i), rows[i]);
            endInsertRows();
        } else if (rows_[i] != rows[i]) {
            rows_[i] = rows[i];
            first = first < 0 ? row : first;
            last = row;
        }
    }
    if (first >= 0) { // once: a view measures all its rows each time
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

} // namespace bafar::shared
