// What can be done about a table's columns without a mouse.
#include <QHeaderView>
#include <QMenu>
#include <QTableView>

#include "ui/shared/rows_model.h"
#include "ui/shared/table_columns.h"

namespace bafar::shared {

static constexpr int WidthStep = 24; // pixels

void TableColumns::openMenu(int column, const QPoint& at)
{
    auto* menu = new QMenu(table_);
    menu->setObjectName(QStringLiteral("columns"));
    menu->setAccessibleName(tr("Columns"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, column);
    menu->popup(at);
    menu->setActiveAction(menu->actions().front());
}

QString TableColumns::titleOf(int column) const
{
    const QAbstractItemModel& model = *table_->model();
    QVariant head = model.headerData(column, Qt::Horizontal, RowsModel::HeadRole);
    if (!head.isValid()) { // a model that marks no sorting in its heads
        head = model.headerData(column, Qt::Horizontal, Qt::DisplayRole);
    }
    return head.toString().replace(QLatin1Char('&'), QLatin1String("&&"));
}

void TableColumns::fillMenu(QMenu& menu, int column)
{
    if (column >= 0 && column < count()) {
        addSorting(menu, column);
        addPlace(menu, column);
    }
    addShown(menu);
    menu.addSeparator();
    QAction* shipped = menu.addAction(tr("Columns as shipped"), this, [this] { change({}); });
    shipped->setObjectName(QStringLiteral("as shipped"));
    shipped->setEnabled(state_ != ColumnState());
}

void TableColumns::addSorting(QMenu& menu, int column)
{
    if (rows_ != Rows::Sortable) {
        return;
    }
    const auto add = [&](const QString& text, const char* name, int by, bool descending) {
        QAction* action = menu.addAction(text, this, [this, by, descending] {
            ColumnState next = state_;
            next.sortedBy = by;
            next.isDescending = descending;
            change(next);
        });
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(state_.sortedBy == by && state_.isDescending == descending);
    };
    add(tr("Sort by %1").arg(titleOf(column)), "sort up", column, false);
    add(tr("Sort by %1, the other way round").arg(titleOf(column)), "sort down", column, true);
    add(tr("In the page's own order"), "unsorted", -1, false);
    menu.addSeparator();
}

void TableColumns::addPlace(QMenu& menu, int column)
{
    const auto move = [&](const QString& text, const char* name, bool towardsEnd) {
        const std::vector<int> now = order();
        const std::vector<int> then = moved(now, column, towardsEnd, shown());
        QAction* action = menu.addAction(text, this, [this, then] {
            ColumnState next = state_;
            next.order = then;
            change(next);
        });
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(then != now);
    };
    if (rows_ == Rows::Sortable) {
        move(tr("Move towards the start"), "to start", false);
        move(tr("Move towards the end"), "to end", true);
    }
    const auto resize = [&](const QString& text, const char* name, int by) {
        const int width = table_->columnWidth(column) + by;
        QAction* action = menu.addAction(text, this, [this, column, width] {
            ColumnState next = state_;
            next.widths[column] = width;
            change(next);
        });
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(width >= ColumnWidthMin && width <= ColumnWidthMax);
    };
    resize(tr("Wider"), "wider", WidthStep);
    resize(tr("Narrower"), "narrower", -WidthStep);
    menu.addSeparator();
}

void TableColumns::addShown(QMenu& menu)
{
    for (const int column : order()) {
        if (blank_.contains(column)) {
            continue; // nothing would come of it
        }
        QAction* action = menu.addAction(titleOf(column), this, [this, column](bool wanted) {
            ColumnState next = state_;
            if (wanted) {
                next.hidden.erase(column);
                next.kept.insert(column); // also where there is no room for all
            } else {
                next.hidden.insert(column);
                next.kept.erase(column);
            }
            change(next);
        });
        action->setObjectName(QStringLiteral("column %1").arg(column));
        action->setCheckable(true);
        action->setChecked(!isHidden(column));
        action->setEnabled(column > 0); // what a row is about
    }
}

} // namespace bafar::shared
