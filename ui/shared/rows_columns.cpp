// How wide the columns of a table of rows are.
#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <map>

#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

/// Pixels that show a column's head.
int headWidth(const QTableView& table, int column)
{
    const QString head =
        table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return QFontMetrics(sectionFont()).horizontalAdvance(head.toUpper()) + 28;
}

/// Keeps columns as wide as they need, and the table full.
class ColumnSpreader : public QObject {
public:
    explicit ColumnSpreader(QTableView* table)
        : QObject(table)
        , table_(table)
    {
        table->viewport()->installEventFilter(this);
        QAbstractItemModel* model = table->model();
        connect(model, &QAbstractItemModel::modelReset, this, &ColumnSpreader::spreadAnew);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnSpreader::spread);
        connect(model, &QAbstractItemModel::dataChanged, this, &ColumnSpreader::fit);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            spreadAnew();
        }
        return QObject::eventFilter(object, event);
    }

private:
    void spreadAnew()
    {
        needs_.clear();
        measured_.clear();
        spread();
    }

    /// A column keeps what it needed once: else figures that change would move all columns about.
    int needOf(int column)
    {
        needs_.resize(static_cast<std::size_t>(table_->model()->columnCount()));
        int& most = needs_[static_cast<std::size_t>(column)];
        return most = std::max(most, neededBy(*table_, column));
    }

    /// A long table changes each second: only texts that are new are measured.
    void fit(const QModelIndex& first, const QModelIndex& last)
    {
        bool isWider = needs_.empty();
        for (int row = first.row(); row <= last.row(); ++row) {
            for (int column = first.column(); column <= last.column(); ++column) {
                const QModelIndex index = first.sibling(row, column);
                isWider = isWider || (isNew(index) && RowsDelegate::lineWidth(index) >
                                                          needs_[static_cast<std::size_t>(column)]);
            }
        }
        if (isWider) {
            spread();
        }
    }

    bool isNew(const QModelIndex& index)
    {
        QString& measured = measured_[{index.row(), index.column()}];
        QString text = index.data().toString();
        const bool differs = text != measured;
        measured = std::move(text);
        return differs;
    }

    void spread()
    {
        const int columns = table_->model()->columnCount();
        const int room = table_->viewport()->width();
        const int most = std::max(96, room / columns + 24);
        std::vector<int> widths;
        int left = room;
        for (int column = 0; column < columns; ++column) {
            widths.push_back(std::max(headWidth(*table_, column), std::min(needOf(column), most)));
            left -= widths.back();
        }
        for (int column = 0; column < columns; ++column) {
            const int share = std::max(0, left) / (columns - column);
            left -= share;
            const auto at = static_cast<std::size_t>(column);
            table_->setColumnWidth(column, widths[at] + share);
        }
    }

    QTableView* table_;
    std::vector<int> needs_;                          ///< pixels, by column
    std::map<std::pair<int, int>, QString> measured_; ///< by row and column
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

void spreadColumns(QTableView* table)
{
    table->horizontalHeader()->setStretchLastSection(false);
    new ColumnSpreader(table);
}

} // namespace bafar::shared
