#include "ui/shared/figures_gap.h"

#include <QHeaderView>
#include <QTableView>
#include <algorithm>

#include "ui/shared/column_fit.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"

namespace bafar::shared {
namespace {

constexpr int GapMost = 16; ///< pixels; with the margins of both cells twice as many

/// In the order in which a person sees them.
std::vector<std::size_t> figuresBeforeWords(const QTableView& table,
                                            const std::vector<ColumnNeed>& needs)
{
    std::vector<std::size_t> found;
    const QHeaderView& heads = *table.horizontalHeader();
    int before = -1; // figures
    for (int place = 0; place < heads.count(); ++place) {
        const int column = heads.logicalIndex(place);
        const auto at = static_cast<std::size_t>(column);
        if (at >= needs.size() || needs[at].wanted == 0) {
            continue;
        }
        const QVariant edge =
            table.model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        const bool isOfFigures = edge.toInt() == FigureAlignment;
        if (!isOfFigures && before >= 0) {
            found.push_back(static_cast<std::size_t>(before));
        }
        before = isOfFigures ? column : -1;
    }
    return found;
}

} // namespace

void keepFiguresApart(QTableView& table, std::vector<ColumnNeed>& needs, int room)
{
    auto* rows = qobject_cast<RowsDelegate*>(table.itemDelegate());
    if (rows == nullptr) {
        return;
    }
    int spare = room;
    for (const ColumnNeed& need : needs) {
        spare -= need.wanted;
    }
    const TableColumns* chosen = TableColumns::of(&table);
    std::vector<int> gaps(needs.size());
    for (const std::size_t column : figuresBeforeWords(table, needs)) {
        if (chosen == nullptr || chosen->widthOf(static_cast<int>(column)) == 0) {
            gaps[column] = std::clamp(spare, 0, GapMost);
            needs[column].wanted += gaps[column];
            spare -= gaps[column];
        }
    }
    if (rows->setGaps(gaps)) {
        table.viewport()->update();
        table.horizontalHeader()->viewport()->update();
    }
}

} // namespace bafar::shared
