#include "ui/things/columns.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QTableView>
#include <algorithm>
#include <numeric>

#include "ui/shared/column_fit.h"
#include "ui/shared/column_measure.h"
#include "ui/shared/density.h"
#include "ui/shared/figures_gap.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/tall_rows.h"

namespace bafar::ui::things {
namespace {

using shared::ColumnNeed;
using shared::TableColumns;

constexpr int WantedMax = 320;
constexpr int LeastTechnical = 84; ///< both ends of it
constexpr int LeastWhole = 128;    ///< of the same where other columns may go instead
constexpr int LeastGreedy = 110;
constexpr int LeastTwoLines = 330; ///< where the greedy text may have two lines
constexpr int LeastReason = 180;   ///< of one without its remedy, for another column to stay
constexpr int LeastShort = 132;    ///< of the same, where so little shows it uncut
constexpr int LeastOther = 210;

class ColumnFitter : public QObject {
public:
    ColumnFitter(QTableView* table, int greedy, std::vector<int> spare)
        : QObject(table)
        , table_(table)
        , measure_(*table)
        , greedy_(greedy)
        , spare_(std::move(spare))
    {
        table->viewport()->installEventFilter(this);
        if (const auto* columns = TableColumns::of(table)) {
            connect(columns, &TableColumns::widthsWanted, this, &ColumnFitter::fit);
        }
        auto* rows = qobject_cast<shared::RowsDelegate*>(table->itemDelegate());
        if (!spare_.empty() && rows != nullptr) {
            rows->setReasons(greedy);
        }
        const QAbstractItemModel* model = table->model();
        connect(model, &QAbstractItemModel::modelReset, this, &ColumnFitter::fitAnew);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFitter::fitRows);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ColumnFitter::fitRows);
        connect(model, &QAbstractItemModel::dataChanged, this, &ColumnFitter::fitChange);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnFitter::fit);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            const auto& resized = static_cast<const QResizeEvent&>(*event);
            if (resized.oldSize().width() != resized.size().width()) {
                again_ = fitting_;
                fitAnew();
            }
        }
        return QObject::eventFilter(object, event);
    }

private:
    void fitAnew()
    {
        measure_.forgetAll();
        isHalfTooLittle_ = false;
        leastReason_ = LeastShort;
        fit();
    }

    /// Rows came or went: what may be left out stays as it is, else columns would come and go.
    void fitRows()
    {
        if (spare_.empty()) {
            measure_.forgetAll();
        }
        fit();
    }

    void fitChange(const QModelIndex& first, const QModelIndex& last)
    {
        if (measure_.isWider(first, last)) {
            fit();
        } else if (!spare_.empty()) {
            setHeights(first.row(), last.row());
        }
    }

    void fit()
    {
        auto* columns = TableColumns::of(table_);
        if (fitting_ || (columns != nullptr && columns->isHeld())) {
            return;
        }
        fitting_ = true; // what is hidden may resize the table at once
        fitOnce(columns);
        if (again_) { // no more than that: a bar must not come and go for ever
            fitOnce(columns);
        }
        again_ = false;
        fitting_ = false;
    }

    void fitOnce(TableColumns* columns)
    {
        std::vector<ColumnNeed> needs = needsOf(columns);
        if (columns != nullptr && !spare_.empty()) {
            const std::set<int> out = leftOutOf(needs, *columns);
            columns->setLeftOut(out);
            for (const int column : out) {
                needs[static_cast<std::size_t>(column)] = {};
            }
            narrowGreedy(needs, *columns);
        }
        shared::keepFiguresApart(*table_, needs, table_->viewport()->width());
        setWidths(needs, columns);
        if (!spare_.empty()) {
            setHeights(0, table_->model()->rowCount() - 1);
        }
    }

    /// Before the last of the spare columns goes, too, the greedy text goes without its remedy.
    [[nodiscard]] std::set<int> leftOutOf(std::vector<ColumnNeed>& needs,
                                          const TableColumns& columns)
    {
        const std::vector<int> spare = spareOf(columns);
        const std::set<int> out = shared::leftOut(needs, surelyFree(), spare);
        const bool areAll =
            !out.empty() && std::all_of(spare.begin(), spare.end(), [&](int column) {
                return needs[static_cast<std::size_t>(column)].least == 0 || out.contains(column);
            });
        if (!areAll || columns.widthOf(greedy_) > 0) {
            return out;
        }
        ColumnNeed& greedy = needs[static_cast<std::size_t>(greedy_)];
        greedy.least = std::min(greedy.least, leastOfReasons());
        return shared::leftOut(needs, surelyFree(), spare);
    }

    /// Where even that has no room, the greedy text takes more lines, and is cut at last: what
    /// stands behind it would have to be scrolled to.
    void narrowGreedy(std::vector<ColumnNeed>& needs, const TableColumns& columns) const
    {
        const auto least = [](int sum, const ColumnNeed& need) { return sum + need.least; };
        const auto greedy = static_cast<std::size_t>(greedy_);
        if (columns.widthOf(greedy_) == 0 &&
            std::accumulate(needs.begin(), needs.end(), 0, least) > surelyFree()) {
            needs[greedy].least = std::min(needs[greedy].least, LeastGreedy);
        }
    }

    /// As if the rows scrolled: else higher rows could bring columns back, and those lower rows.
    [[nodiscard]] int surelyFree() const
    {
        return table_->width() - 2 * table_->frameWidth() -
               table_->verticalScrollBar()->sizeHint().width();
    }

    [[nodiscard]] std::vector<int> spareOf(const TableColumns& columns) const
    {
        std::vector<int> spare;
        std::copy_if(spare_.begin(), spare_.end(), std::back_inserter(spare),
                     [&columns](int column) { return !columns.isAskedFor(column); });
        return spare;
    }

    std::vector<ColumnNeed> needsOf(const TableColumns* columns)
    {
        std::vector<ColumnNeed> needs;
        for (int column = 0; column < table_->model()->columnCount(); ++column) {
            const bool shown =
                columns == nullptr ? !table_->isColumnHidden(column) : columns->isWanted(column);
            const int width = columns == nullptr ? 0 : columns->widthOf(column);
            if (!shown) {
                measure_.forget(column);
                needs.push_back({});
            } else if (width > 0) {
                needs.push_back({width, width});
            } else {
                const int full = measure_.most(column);
                const int wanted = column == greedy_ ? full : std::min(full, WantedMax);
                const int least = column == greedy_ ? leastOfGreedy(full) : leastOf(column);
                needs.push_back({std::min(wanted, least), wanted});
            }
        }
        return needs;
    }

    /// Of reasons, half of the longest and a little more; where that is too little for two lines of
    /// words as they are parted, now or since widths were measured anew: more.
    int leastOfGreedy(int full)
    {
        if (spare_.empty()) {
            return LeastGreedy;
        }
        const int half = std::clamp(full / 2 + 40, LeastGreedy, LeastTwoLines);
        for (int row = 0; !isHalfTooLittle_ && row < table_->model()->rowCount(); ++row) {
            const QModelIndex cell = table_->model()->index(row, greedy_);
            isHalfTooLittle_ = !shared::RowsDelegate::isWholeIn(cell, half);
        }
        return isHalfTooLittle_ ? LeastTwoLines : half;
    }

    /// Without their remedies, each uncut on a few lines; as much as it took now or since widths
    /// were measured anew, LeastReason at most.
    int leastOfReasons()
    {
        constexpr int Step = 8;
        constexpr int FewLines = 3;
        for (int row = 0; row < table_->model()->rowCount(); ++row) {
            const QModelIndex cell = table_->model()->index(row, greedy_);
            while (leastReason_ < LeastReason &&
                   !shared::RowsDelegate::isReasonOn(cell, leastReason_, FewLines)) {
                leastReason_ += Step;
            }
        }
        return leastReason_;
    }

    [[nodiscard]] int leastOf(int column) const
    {
        const QVariant look = table_->model()->index(0, column).data(shared::RowsModel::LookRole);
        return look != static_cast<int>(shared::CellLook::Technical) ? LeastOther
               : spare_.empty()                                      ? LeastTechnical
                                                                     : LeastWhole;
    }

    void setWidths(const std::vector<ColumnNeed>& needs, const TableColumns* columns)
    {
        int lastFree = -1; // the last one that a person gave no width
        bool anyChosen = false;
        const int count = static_cast<int>(needs.size());
        for (int column = 0; column < count; ++column) {
            if (needs[static_cast<std::size_t>(column)].wanted > 0) {
                const bool chosen = columns != nullptr && columns->widthOf(column) > 0;
                anyChosen = anyChosen || chosen;
                lastFree = chosen || lastFree == greedy_ ? lastFree : column;
            }
        }
        const int greedy = anyChosen ? lastFree : greedy_;
        const std::vector<int> widths = shared::fitted(needs, table_->viewport()->width(), greedy);
        for (int column = 0; column < count; ++column) {
            const auto at = static_cast<std::size_t>(column);
            if (needs[at].wanted > 0) { // all by a person: none takes what is left
                table_->setColumnWidth(column,
                                       anyChosen && greedy < 0 ? needs[at].wanted : widths[at]);
            }
        }
    }

    /// A row whose greedy text needs several lines is as high as they are.
    void setHeights(int first, int last)
    {
        using shared::RowsDelegate;
        const int width = table_->columnWidth(greedy_);
        const bool shown = !table_->isColumnHidden(greedy_);
        for (int row = first; row <= last; ++row) {
            const QModelIndex cell = table_->model()->index(row, greedy_);
            const int lines = shown && RowsDelegate::lineWidth(cell) > width
                                  ? RowsDelegate::linesIn(cell, width)
                                  : 1;
            const int high = lines > 1 ? shared::tallRowHeight(lines) : shared::rowHeight();
            if (table_->rowHeight(row) != high) {
                table_->setRowHeight(row, high);
            }
        }
    }

    QTableView* table_;
    shared::ColumnMeasure measure_;
    int greedy_;
    std::vector<int> spare_;
    bool isHalfTooLittle_ = false; ///< of the longest reason and a little, for two lines
    int leastReason_ = LeastShort; ///< pixels of reasons without their remedies
    bool fitting_ = false;
    bool again_ = false; ///< its width changed meanwhile
};

} // namespace

void fitColumns(QTableView* table, int greedy, std::vector<int> spare)
{
    new ColumnFitter(table, greedy, std::move(spare));
}

} // namespace bafar::ui::things
