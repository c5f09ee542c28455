// Tables that are as tall as their rows, for dialogs, panels and pages that scroll as a whole.
#include <QApplication>
#include <QHeaderView>
#include <QTableView>
#include <limits>

#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

/// Keeps a table exactly as tall as its rows.
class HeightKeeper : public QObject {
public:
    HeightKeeper(QTableView* table, bool withHeads)
        : QObject(table)
        , table_(table)
        , withHeads_(withHeads)
    {
        table->installEventFilter(this);
        // A column takes its new width after the table took its own: the wrapped rows change again.
        connect(table->horizontalHeader(), &QHeaderView::sectionResized, table,
                [table] { QCoreApplication::postEvent(table, new QEvent(QEvent::LayoutRequest)); });
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest) {
            keep();
        }
        return QObject::eventFilter(object, event);
    }

private:
    void keep()
    {
        if (table_->model() == nullptr || keeping_) {
            return;
        }
        keeping_ = true;
        table_->resizeRowsToContents();
        int height = table_->verticalHeader()->length() + 2 * table_->frameWidth();
        if (withHeads_) {
            height += table_->horizontalHeader()->sizeHint().height();
        }
        if (table_->height() != height || table_->minimumHeight() != height) {
            table_->setFixedHeight(height);
        }
        keeping_ = false;
    }

    QTableView* table_;
    bool withHeads_;
    bool keeping_ = false;
};

/// A view that asks for its new height whenever its model changes.
class ListTable : public QTableView {
public:
    using QTableView::QTableView;

    void setModel(QAbstractItemModel* model) override
    {
        QTableView::setModel(model);
        connect(model, &QAbstractItemModel::modelReset, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::dataChanged, this, &ListTable::ask);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ListTable::ask);
        ask();
    }

private:
    void ask() { QApplication::postEvent(this, new QEvent(QEvent::LayoutRequest)); }
};

} // namespace

QTableView* makeRowsList(const QString& accessibleName, bool withHeads, QWidget* parent)
{
    auto* table = new ListTable(parent);
    styleTable(table, accessibleName);
    table->setItemDelegate(new RowsDelegate(table));
    table->setWordWrap(true);
    table->setSelectionMode(QAbstractItemView::NoSelection);
    table->setFocusPolicy(Qt::NoFocus);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->horizontalHeader()->setVisible(withHeads);
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    new HeightKeeper(table, withHeads);
    return table;
}

void setLinesMax(QTableView* list, int lines)
{
    if (auto* rows = qobject_cast<RowsDelegate*>(list->itemDelegate())) {
        rows->setLinesMax(lines);
    }
}

void showWhole(QTableView* list)
{
    setLinesMax(list, std::numeric_limits<int>::max());
}

} // namespace bafar::shared
