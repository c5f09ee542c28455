#include "ui/shared/tall_rows.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <algorithm>

#include "ui/shared/density.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"

namespace bafar::shared {

int tallRowHeight(int lines)
{
    return std::max(rowHeight(), lines * QFontMetrics(bodyFont()).lineSpacing() + 10);
}

TallRows::TallRows(QTableView* table, int column)
    : QObject(table)
    , table_(table)
    , column_(column)
{
    if (auto* rows = qobject_cast<RowsDelegate*>(table->itemDelegate())) {
        rows->setParted(column);
    }
    table->viewport()->installEventFilter(this);
    connect(table->horizontalHeader(), &QHeaderView::sectionResized, this, &TallRows::fit);
    connect(table->verticalScrollBar(), &QScrollBar::valueChanged, this, &TallRows::fit);
    const QAbstractItemModel* model = table->model();
    connect(model, &QAbstractItemModel::modelReset, this, &TallRows::fitSoon);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TallRows::fitSoon);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TallRows::fitSoon);
    // The bar takes the new heights over a moment later.
    connect(table->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &TallRows::keepCurrentInSight);
}

bool TallRows::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        fit();
    }
    return QObject::eventFilter(object, event);
}

/// A model may change in several steps.
void TallRows::fitSoon()
{
    if (!isSoon_) {
        isSoon_ = true;
        QMetaObject::invokeMethod(this, &TallRows::fit, Qt::QueuedConnection);
    }
}

void TallRows::fit()
{
    isSoon_ = false;
    if (fitting_) {
        return;
    }
    fitting_ = true;
    const bool wasInSight = isCurrentInSight();
    const int end = 2 * table_->viewport()->height(); // a key scrolls by a page at most
    const int tall = tallRowHeight();
    const bool isShown = !table_->isColumnHidden(column_);
    const int rows = table_->model()->rowCount();
    for (int row = std::max(0, table_->rowAt(0));
         row < rows && table_->rowViewportPosition(row) < end; ++row) {
        const QModelIndex cell = table_->model()->index(row, column_);
        const bool isLong =
            isShown && !RowsDelegate::isOnOneLine(cell, table_->columnWidth(column_));
        const int high = isLong ? tall : rowHeight();
        if (table_->rowHeight(row) != high) {
            table_->setRowHeight(row, high);
        }
    }
    keeps_ = wasInSight && !isCurrentInSight();
    fitting_ = false;
}

bool TallRows::isCurrentInSight() const
{
    const QModelIndex current = table_->currentIndex();
    const int top = current.isValid() ? table_->rowViewportPosition(current.row()) : -1;
    return top >= 0 && top + table_->rowHeight(current.row()) <= table_->viewport()->height();
}

void TallRows::keepCurrentInSight()
{
    if (keeps_) {
        keeps_ = false;
        table_->scrollTo(table_->currentIndex());
    }
}

} // namespace bafar::shared
