#include "ui/things/panel_parts.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "ui/shared/column_measure.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::things {
namespace {

constexpr int SideFirst = 70; ///< pixels
constexpr int SideLast = 76;
constexpr int LinesMax = 5; ///< an agent's longest sentence, in what the sides leave of a panel

/// Calls `fit` whenever the rows of a table, or what they say, are others.
template <class Fit>
void fitWithRows(QTableView* table, const Fit& fit)
{
    const QAbstractItemModel* model = table->model();
    QObject::connect(model, &QAbstractItemModel::modelReset, table, fit);
    QObject::connect(model, &QAbstractItemModel::layoutChanged, table, fit);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, table, fit);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, table, fit);
    QObject::connect(model, &QAbstractItemModel::dataChanged, table, fit);
}

void giveWidth(QTableView& table, int column, int wanted)
{
    if (table.columnWidth(column) != wanted) {
        table.setColumnWidth(column, wanted);
    }
}

} // namespace

QTableView* makeList(const QString& name, bool heads, QAbstractItemModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(name, heads, parent);
    shared::setLinesMax(table, LinesMax);
    table->setModel(model);
    table->horizontalHeader()->setStretchLastSection(false); // else it shares with the middle one
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table->setColumnWidth(0, SideFirst);
    table->setColumnWidth(2, SideLast);
    return table;
}

void fitFirst(QTableView* table)
{
    // As these rows have had to be: a figure that changes each second must not move what is beside.
    const auto measure = std::make_shared<shared::ColumnMeasure>(*table);
    const auto forget = [measure] { measure->forgetAll(); };
    const QAbstractItemModel* model = table->model();
    QObject::connect(model, &QAbstractItemModel::modelReset, table, forget);
    QObject::connect(model, &QAbstractItemModel::rowsInserted, table, forget);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, table, forget);
    fitWithRows(table, [table, measure] {
        constexpr int Share = 60; // percent
        const int most = table->viewport()->width() * Share / 100;
        giveWidth(*table, 0, std::min(measure->most(0), most));
    });
}

void fitSides(QTableView* table)
{
    // As it has had to be: a figure that changes each second must not move the texts beside it.
    const auto measure = std::make_shared<shared::ColumnMeasure>(*table);
    fitWithRows(table, [table, measure] {
        giveWidth(*table, 0, std::min(measure->most(0), SideFirst));
        giveWidth(*table, 2, std::min(measure->most(2), SideLast));
    });
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
