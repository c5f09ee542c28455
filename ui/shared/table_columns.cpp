#include "ui/shared/table_columns.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QTableView>
#include <numeric>

#include "ui/shared/rows_model.h"

namespace bafar::shared {

TableColumns::TableColumns(QTableView* table, QString id, Rows rows)
    : QObject(table)
    , table_(table)
    , id_(std::move(id))
    , rows_(rows)
{
    QHeaderView* heads = table->horizontalHeader();
    heads->viewport()->installEventFilter(this);
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
    heads->setToolTip(tr("Shift+F10 in the table: all about its columns"));
    if (rows == Rows::Sortable) {
        heads->setToolTip(tr("Click a head to sort by it, or drag it to its place. Shift+F10 in "
                             "the table: all about its columns."));
        heads->setSectionsClickable(true);
        heads->setSectionsMovable(true);
        heads->setFirstSectionMovable(false);
        connect(heads, &QHeaderView::sectionClicked, this, &TableColumns::sortNext);
        connect(heads, &QHeaderView::sectionMoved, this, &TableColumns::takeOrder);
    }
}

TableColumns* TableColumns::of(const QTableView* table)
{
    return table->findChild<TableColumns*>(QString(), Qt::FindDirectChildrenOnly);
}

int TableColumns::count() const
{
    return table_->model()->columnCount();
}

int TableColumns::widthOf(int column) const
{
    const auto found = state_.widths.find(column);
    return found == state_.widths.end() ? 0 : found->second;
}

bool TableColumns::isHidden(int column) const
{
    return !isWanted(column) || leftOut_.contains(column);
}

bool TableColumns::isWanted(int column) const
{
    return !blank_.contains(column) && !state_.hidden.contains(column);
}

bool TableColumns::isAskedFor(int column) const
{
    return state_.kept.contains(column) || state_.widths.contains(column);
}

std::set<int> TableColumns::shown() const
{
    std::set<int> all;
    for (int column = 0; column < count(); ++column) {
        if (!isHidden(column)) {
            all.insert(column);
        }
    }
    return all;
}

std::vector<int> TableColumns::order() const
{
    std::vector<int> all(static_cast<std::size_t>(count()));
    if (state_.order.size() == all.size()) {
        return state_.order;
    }
    std::iota(all.begin(), all.end(), 0);
    return all;
}

void TableColumns::setBlank(const std::set<int>& columns)
{
    const bool isNew = columns != blank_;
    blank_ = columns;
    for (int column = 0; column < count(); ++column) {
        showColumn(column);
    }
    if (isNew) { // once for all of them: all widths are shared out anew
        Q_EMIT widthsWanted();
    }
}

void TableColumns::setLeftOut(const std::set<int>& columns)
{
    if (columns == leftOut_) {
        return;
    }
    leftOut_ = columns;
    for (int column = 0; column < count(); ++column) {
        showColumn(column);
    }
}

void TableColumns::showColumn(int column)
{
    if (table_->isColumnHidden(column) != isHidden(column)) {
        table_->setColumnHidden(column, isHidden(column));
    }
}

void TableColumns::setState(const ColumnState& state)
{
    state_ = state;
    if (rows_ == Rows::InTime) {
        state_.sortedBy = -1;
        state_.isDescending = false;
        state_.order.clear();
    }
    show();
}

void TableColumns::show()
{
    showing_ = true;
    QHeaderView* heads = table_->horizontalHeader();
    const std::vector<int> wanted = order();
    for (int place = 0; place < count(); ++place) {
        heads->moveSection(heads->visualIndex(wanted[static_cast<std::size_t>(place)]), place);
    }
    for (int column = 0; column < count(); ++column) {
        table_->setColumnHidden(column, isHidden(column));
    }
    if (rows_ == Rows::Sortable) {
        table_->model()->sort(state_.sortedBy,
                              state_.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    showing_ = false;
    Q_EMIT widthsWanted();
}

void TableColumns::change(const ColumnState& state)
{
    setState(state);
    Q_EMIT changed();
}

/// As people know it: up, down, and as the page has it.
void TableColumns::sortNext(int column)
{
    ColumnState next = state_;
    if (state_.sortedBy != column) {
        next.sortedBy = column;
        next.isDescending = false;
    } else if (!state_.isDescending) {
        next.isDescending = true;
    } else {
        next.sortedBy = -1;
        next.isDescending = false;
    }
    change(next);
}

void TableColumns::takeOrder()
{
    if (showing_) {
        return;
    }
    state_.order.clear();
    for (int place = 0; place < count(); ++place) {
        state_.order.push_back(table_->horizontalHeader()->logicalIndex(place));
    }
    // Other columns are neighbours now. Later: the head is still held.
    QMetaObject::invokeMethod(this, &TableColumns::widthsWanted, Qt::QueuedConnection);
    Q_EMIT changed();
}

void TableColumns::takeWidths()
{
    bool any = false;
    for (const auto& [column, width] : before_) {
        const int now = table_->columnWidth(column);
        if (now != width && now >= ColumnWidthMin && now <= ColumnWidthMax) {
            state_.widths[column] = now;
            any = true;
        }
    }
    if (any) {
        Q_EMIT widthsWanted();
        Q_EMIT changed();
    }
}

bool TableColumns::eventFilter(QObject* object, QEvent* event)
{
    const bool isHead = object == table_->horizontalHeader()->viewport();
    if (isHead && event->type() == QEvent::MouseButtonPress) {
        held_ = true;
        before_.clear();
        for (const int column : shown()) {
            before_[column] = table_->columnWidth(column);
        }
    } else if (isHead && event->type() == QEvent::MouseButtonRelease) {
        // After the head itself heard of it.
        QMetaObject::invokeMethod(
            this,
            [this] {
                held_ = false;
                takeWidths();
            },
            Qt::QueuedConnection);
    } else if (event->type() == QEvent::ContextMenu) {
        const auto& asked = static_cast<const QContextMenuEvent&>(*event);
        const bool byKey = asked.reason() == QContextMenuEvent::Keyboard;
        if (isHead && !byKey) {
            openMenu(table_->horizontalHeader()->logicalIndexAt(asked.pos()), asked.globalPos());
            return true;
        }
        if (byKey) {
            const int column = std::max(0, table_->currentIndex().column());
            const QHeaderView* heads = table_->horizontalHeader();
            openMenu(column, heads->mapToGlobal(
                                 QPoint(heads->sectionViewportPosition(column), heads->height())));
            return true;
        }
    }
    return QObject::eventFilter(object, event);
}

} // namespace bafar::shared
