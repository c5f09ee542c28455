#include "ui/things/panel_parts.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::things {

QTableView* makeList(const QString& name, bool heads, QAbstractItemModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(name, heads, parent);
    table->setModel(model);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->setColumnWidth(0, 70);
    table->setColumnWidth(2, 76);
    return table;
}

void fitFirst(QTableView* table)
{
    const auto fit = [table] {
        constexpr int Most = 150;
        const int wanted = std::min(shared::neededBy(*table, 0), Most);
        if (table->columnWidth(0) != wanted) {
            table->setColumnWidth(0, wanted);
        }
    };
    const QAbstractItemModel* model = table->model();
    QObject::connect(model, &QAbstractItemModel::modelReset, table, fit);
    QObject::connect(model, &QAbstractItemModel::layoutChanged, table, fit);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, table, fit);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, table, fit);
    QObject::connect(model, &QAbstractItemModel::dataChanged, table, fit);
}

QWidget* makeSection(const QString& head, QWidget* parent)
{
    auto* section = new QWidget(parent);
    auto* layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(inset(shared::makeLabel(head, shared::TextRole::Section, section)));
    return section;
}

} // namespace bafar::ui::things
