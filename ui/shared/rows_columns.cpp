// How wide the columns of a table of rows are.
#include <QFontMetrics>
#include <QHeaderView>
#include <QResizeEvent>
#include <QTableView>
#include <algorithm>
#include <numeric>
#include <set>

#include "ui/shared/column_fit.h"
#include "ui/shared/column_measure.h"
#include "ui/shared/figures_gap.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

/// Pixels that show a column's head, and the sign of sorting where a person can sort.
int headWidth(const QTableView& table, int column)
{
    const int beside = TableColumns::of(&table) != nullptr ? 28 : 20;
    const QString head =
        table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return QFontMetrics(sectionFont()).horizontalAdvance(head.toUpper()) + beside;
}

bool saysAnything(const QModelIndex& index)
{
    return !index.data().toString().isEmpty() || index.data(RowsModel::MarkRole).isValid();
}

/// True where rows say nothing in a column that is not what they are about.
bool isBlank(const QAbstractItemModel& model, int column)
{
    bool blank = column > 0;
    for (int row = 0; blank && row < model.rowCount(); ++row) {
        blank = !saysAnything(model.index(row, column));
    }
    return blank;
}

/// Keeps columns as wide as they need, and the table full.
class ColumnSpreader : public QObject {
public:
    explicit ColumnSpreader(QTableView* table)
        : QObject(table)
        , table_(table)
        , measure_(*table)
    {
        table->viewport()->installEventFilter(this);
        QAbstractItemModel* model = table->model();
        connect(model, &QAbstractItemModel::modelReset, this, [this] {
            said_.clear();
            spreadAnew();
        });
        connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::dataChanged, this, &ColumnSpreader::fit);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            const auto& resized = static_cast<const QResizeEvent&>(*event);
            if (resized.oldSize().width() != resized.size().width()) {
                spreadAnew();
            }
        }
        return QObject::eventFilter(object, event);
    }

private:
    void spreadAnew()
    {
        measure_.forgetAll();
        spread();
    }

    void fit(const QModelIndex& first, const QModelIndex& last)
    {
        const bool wider = measure_.isWider(first, last); // all of them are read then
        if (wider || hasNews(first.row(), last.row())) {
            spread();
        }
    }

    /// A column that had nothing to say has it now, in one of these rows.
    bool hasNews(int first, int last) const
    {
        return std::any_of(blank_.begin(), blank_.end(), [&](int column) {
            bool says = false;
            for (int row = first; !says && row <= last; ++row) {
                says = saysAnything(table_->model()->index(row, column));
            }
            return says;
        });
    }

    /// A column in which no row says anything gives its room to the others. One that had something
    /// once stays: else it would come and go with a figure.
    void hideBlank()
    {
        if (table_->model()->rowCount() == 0) {
            return; // nobody was asked
        }
        for (int column = 0; column < table_->model()->columnCount(); ++column) {
            if (!said_.contains(column) && !isBlank(*table_->model(), column)) {
                said_.insert(column);
            }
            const bool blank = !said_.contains(column);
            if (blank && blank_.insert(column).second) {
                table_->setColumnHidden(column, true);
            } else if (!blank && blank_.erase(column) > 0) {
                table_->setColumnHidden(column, false);
            }
        }
    }

    /// `whole`: no word is cut; else heads are all that is sure to be.
    std::vector<ColumnNeed> needsOf(bool whole)
    {
        std::vector<ColumnNeed> needs;
        const QAbstractItemModel& model = *table_->model();
        for (int column = 0; column < model.columnCount(); ++column) {
            ColumnNeed need;
            const int wanted = measure_.most(column); // else figures that change move all about
            if (!table_->isColumnHidden(column)) {
                need = {headWidth(*table_, column), wanted};
                for (int row = 0; whole && row < model.rowCount(); ++row) {
                    need.least =
                        std::max(need.least, RowsDelegate::wordWidth(model.index(row, column)));
                }
            }
            needs.push_back(need);
        }
        return needs;
    }

    void spread()
    {
        hideBlank();
        const int room = table_->viewport()->width();
        std::vector<ColumnNeed> needs = needsOf(false);
        const auto wanted = [](int sum, const ColumnNeed& need) { return sum + need.wanted; };
        if (std::accumulate(needs.begin(), needs.end(), 0, wanted) > room) {
            const std::vector<ColumnNeed> whole = needsOf(true);
            const auto least = [](int sum, const ColumnNeed& need) { return sum + need.least; };
            if (std::accumulate(whole.begin(), whole.end(), 0, least) <= room) {
                needs = whole;
            }
        }
        keepFiguresApart(*table_, needs, room);
        const std::vector<int> widths = fitted(needs, room, -1);
        for (std::size_t column = 0; column < widths.size(); ++column) {
            if (widths[column] > 0) {
                table_->setColumnWidth(static_cast<int>(column), widths[column]);
            }
        }
    }

    QTableView* table_;
    ColumnMeasure measure_;
    std::set<int> said_;  ///< columns that have had something
    std::set<int> blank_; ///< hidden here
};

} // namespace

int neededBy(const QTableView& table, int column)
{
    const QAbstractItemModel& model = *table.model();
    int needed = headWidth(table, column);
    for (int row = 0; row < model.rowCount(); ++row) {
        needed = std::max(needed, RowsDelegate::lineWidth(model.index(row, column)));
    }
    return needed;
}

int timeRoom()
{
    constexpr int CellSides = 18;
    const QFontMetrics metrics(figuresFont());
    int widest = 0;
    for (std::uint64_t digit = 0; digit < 10; ++digit) {
        const QString time = QStringLiteral("%1%1:%1%1:%1%1").arg(number(digit));
        widest = std::max(widest, metrics.horizontalAdvance(time));
    }
    return widest + CellSides;
}

void spreadColumns(QTableView* table)
{
    table->horizontalHeader()->setStretchLastSection(false);
    new ColumnSpreader(table);
}

} // namespace bafar::shared
