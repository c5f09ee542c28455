#include "ui/shared/rows_model.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <utility>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::shared {

QFont lookFont(const Cell& cell)
{
    switch (cell.look) {
    case CellLook::Strong: return strongFont();
    case CellLook::Technical: return technicalFont();
    case CellLook::Figures: return isFigure(cell.text) ? figuresFont() : bodyFont();
    default: return bodyFont();
    }
}

RowsModel::RowsModel(QStringList heads, QObject* parent)
    : QAbstractTableModel(parent)
    , heads_(std::move(heads))
{
}

void RowsModel::setHeads(QStringList heads)
{
    heads_ = std::move(heads);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(heads_.size()) - 1);
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
    if (role == PartRole) {
        return row.isPart && index.column() == 0;
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(index.column());
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
        return cell.mark ? QVariant(cell.said.value_or(stateWord(*cell.mark))) : QVariant();
    case LookRole: return static_cast<int>(cell.look);
    case MarkRole: return cell.mark ? QVariant(static_cast<int>(*cell.mark)) : QVariant();
    case Qt::FontRole: return lookFont(cell);
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= heads_.size()) {
        return {};
    }
    if (role == HeadRole || (role == Qt::DisplayRole && section != sortedBy_)) {
        return heads_[section];
    }
    if (role == Qt::TextAlignmentRole) {
        return alignmentOf(section);
    }
    if (section != sortedBy_) {
        return {};
    }
    const bool up = order_ == Qt::AscendingOrder;
    switch (role) {
    case Qt::DisplayRole:
        return QString(heads_[section] + (up ? QStringLiteral(" ↑") : QStringLiteral(" ↓")));
    case Qt::AccessibleTextRole:
        return up ? tr("%1, sorted").arg(heads_[section])
                  : tr("%1, sorted the other way round").arg(heads_[section]);
    default: return {};
    }
}

QVariant RowsModel::alignmentOf(int column) const
{
    return figures_.contains(column) ? QVariant(FigureAlignment) : QVariant();
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

bool RowsModel::sameKeys(const std::vector<Row>& wanted) const
{
    QSet<QString> now;
    for (const Row& row : rows_) {
        now.insert(row.key);
    }
    return wanted.size() == rows_.size() &&
           std::all_of(wanted.begin(), wanted.end(),
                       [&now](const Row& row) { return now.contains(row.key); });
}

/// The same rows in another order: what is chosen stays so.
void RowsModel::reorder(std::vector<Row> rows)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QModelIndexList now;
    const QModelIndexList before = persistentIndexList();
    QHash<QString, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        places[rows[i].key] = static_cast<int>(i);
    }
    for (const QModelIndex& one : before) {
        now.append(index(places[keyAt(one.row())], one.column()));
    }
    rows_ = std::move(rows);
    changePersistentIndexList(before, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RowsModel::setRows(std::vector<Row> rows)
{
    if (sortedBy_ < 0) {
        show(std::move(rows));
        return;
    }
    given_ = std::move(rows);
    show(sorted(given_, sortedBy_, order_));
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount() || (column == sortedBy_ && order == order_)) {
        return;
    }
    if (sortedBy_ < 0) {
        given_ = rows_;
    }
    sortedBy_ = std::max(-1, column);
    order_ = order;
    show(sortedBy_ < 0 ? std::exchange(given_, {}) : sorted(given_, sortedBy_, order_));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

/// Neighbours at once: a view measures all its rows each time.
void RowsModel::removeOthers(const std::vector<Row>& wanted)
{
    QSet<QString> keys;
    for (const Row& row : wanted) {
        keys.insert(row.key);
    }
    for (std::size_t end = rows_.size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && !keys.contains(rows_[first - 1].key)) {
            --first;
        }
        if (first < end) {
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(first),
                        rows_.begin() + static_cast<std::ptrdiff_t>(end));
            endRemoveRows();
        }
        end = first > 0 ? first - 1 : 0; // the one before stays
    }
}

void RowsModel::show(std::vector<Row> rows)
{
    if (rows == rows_) {
        return;
    }
    if (!sameOrder(rows)) {
        if (sameKeys(rows)) {
            reorder(std::move(rows));
            return;
        }
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    removeOthers(rows);
    int first = -1;
    int last = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i == rows_.size() || rows_[i].key != rows[i].key) {
            std::size_t end = i + 1; // all before the next one that is known
            while (end < rows.size() && (i == rows_.size() || rows_[i].key != rows[end].key)) {
                ++end;
            }
            const auto at = static_cast<std::ptrdiff_t>(i);
            beginInsertRows({}, row, static_cast<int>(end) - 1);
            rows_.insert(rows_.begin() + at, rows.begin() + at,
                         rows.begin() + static_cast<std::ptrdiff_t>(end));
            endInsertRows();
            i = end - 1;
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
