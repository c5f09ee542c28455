#include "ui/things/panel_parts.h"

#include <QEvent>
#include <QHeaderView>
#include <QResizeEvent>
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

/// Keeps the first of two columns as wide as its rows have had to be: a figure that changes each
/// second must not move what is beside it.
class FirstFitter : public QObject {
public:
    explicit FirstFitter(QTableView* table)
        : QObject(table)
        , table_(table)
        , measure_(*table)
    {
        const auto forget = [this] { measure_.forgetAll(); };
        const QAbstractItemModel* model = table->model();
        connect(model, &QAbstractItemModel::modelReset, this, forget);
        connect(model, &QAbstractItemModel::rowsInserted, this, forget);
        connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
        fitWithRows(table, [this] { fit(); });
        table->viewport()->installEventFilter(this); // rows may be there before it has its room
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            const auto& resized = static_cast<const QResizeEvent&>(*event);
            if (resized.oldSize().width() != resized.size().width()) {
                fit();
            }
        }
        return QObject::eventFilter(object, event);
    }

private:
    void fit()
    {
        constexpr int Share = 60; // percent, where there is no room for both
        const int width = table_->viewport()->width();
        const int left = width - measure_.most(1);
        const int most = std::max({left, width * Share / 100, shared::timeRoom()});
        giveWidth(*table_, 0, std::min(measure_.most(0), most));
    }

    QTableView* table_;
    shared::ColumnMeasure measure_;
};

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
    new FirstFitter(table);
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
