#include "ui/shared/rows_open.h"

#include <QStyle>
#include <QTableView>

namespace bafar::shared {

void openRowsBy(QTableView* table, const std::function<void(const QModelIndex& index)>& open)
{
    table->setFocusPolicy(Qt::StrongFocus);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    QObject::connect(table, &QTableView::activated, table, open);
    if (table->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick) == 0) {
        QObject::connect(table, &QTableView::clicked, table, open);
    }
}

} // namespace bafar::shared
