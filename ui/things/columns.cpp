#include "ui/things/columns.h"

#include <QEvent>
#include <QTableView>
#include <algorithm>

#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"

namespace bafar::ui::things {
namespace {

constexpr int WantedMax = 320;
constexpr int LeastTechnical = 84; ///< both ends of it
constexpr int LeastGreedy = 110;
constexpr int LeastOther = 210;

class ColumnFitter : public QObject {
public:
    ColumnFitter(QTableView* table, int greedy)
        : QObject(table)
        , table_(table)
        , greedy_(greedy)
    {
        table->viewport()->installEventFilter(this);
        if (const auto* columns = shared::TableColumns::of(table)) {
            connect(columns, &shared::TableColumns::widthsWanted, this, &ColumnFitter::fit);
        }
        const QAbstractItemModel* model = table->model();
        connect(model, &QAbstractItemModel::modelReset, this, &ColumnFitter::fit);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFitter::fit);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ColumnFitter::fit);
        connect(model, &QAbstractItemModel::dataChanged, this, &ColumnFitter::fit);
        connect(model, &QAbstractItemModel::layoutChanged, this, &ColumnFitter::fit);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            fit();
        }
        return QObject::eventFilter(object, event);
    }

private:
    void fit()
    {
        const auto* chosen = shared::TableColumns::of(table_);
        if (chosen != nullptr && chosen->isHeld()) {
            return;
        }
        const int columns = table_->model()->columnCount();
        std::vector<ColumnNeed> needs;
        int lastFree = -1; // the last one that a person gave no width
        bool anyChosen = false;
        for (int column = 0; column < columns; ++column) {
            ColumnNeed need;
            const int width = chosen == nullptr ? 0 : chosen->widthOf(column);
            if (table_->isColumnHidden(column)) {
                needs.push_back(need);
                continue;
            }
            const int full = width > 0 ? width : shared::neededBy(*table_, column);
            need.wanted = width > 0 || column == greedy_ ? full : std::min(full, WantedMax);
            need.least = width > 0 ? width : std::min(need.wanted, leastOf(column));
            needs.push_back(need);
            anyChosen = anyChosen || width > 0;
            lastFree = width > 0 || lastFree == greedy_ ? lastFree : column;
        }
        const int greedy = anyChosen ? lastFree : greedy_;
        const std::vector<int> widths = fitted(needs, table_->viewport()->width(), greedy);
        for (int column = 0; column < columns; ++column) {
            const auto at = static_cast<std::size_t>(column);
            if (!table_->isColumnHidden(column)) { // all by a person: none takes what is left
                table_->setColumnWidth(column,
                                       anyChosen && greedy < 0 ? needs[at].wanted : widths[at]);
            }
        }
    }

    [[nodiscard]] int leastOf(int column) const
    {
        const QVariant look = table_->model()->index(0, column).data(shared::RowsModel::LookRole);
        return column == greedy_                                       ? LeastGreedy
               : look == static_cast<int>(shared::CellLook::Technical) ? LeastTechnical
                                                                       : LeastOther;
    }

    QTableView* table_;
    int greedy_;
};

} // namespace

std::vector<int> fitted(const std::vector<ColumnNeed>& needs, int room, int greedy)
{
    std::vector<int> widths;
    int all = 0;
    int shown = 0;
    for (const ColumnNeed& need : needs) {
        widths.push_back(need.wanted);
        all += need.wanted;
        shown += need.wanted > 0 ? 1 : 0;
    }
    // Takes from the widest first, so that short columns keep all they need.
    while (all > room) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > needs[i].least &&
                (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            return widths;
        }
        const int taken = std::min({all - room, widths[widest] - needs[widest].least, 8});
        widths[widest] -= taken;
        all -= taken;
    }
    const auto at = static_cast<std::size_t>(greedy);
    if (at < widths.size() && needs[at].wanted > 0) {
        widths[at] += room - all;
        return widths;
    }
    for (int& width : widths) {
        if (width > 0) {
            const int share = (room - all) / shown--;
            width += share;
            all += share;
        }
    }
    return widths;
}

void fitColumns(QTableView* table, int greedy)
{
    new ColumnFitter(table, greedy);
}

} // namespace bafar::ui::things
