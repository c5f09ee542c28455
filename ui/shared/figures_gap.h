#pragma once
// Figures stand at the trailing edge of their column, and words begin at the leading edge of
// theirs: side by side they read as one. GUI thread.
#include <vector>

class QTableView;

namespace bafar::shared {

struct ColumnNeed;

/// Of what `needs`, one for each column, leave of `room`, columns of figures before one of words
/// want a little more from now on, which the table's RowsDelegate keeps free behind them: none
/// where nothing is left, nor of a width that a person chose. Before widths are shared out.
void keepFiguresApart(QTableView& table, std::vector<ColumnNeed>& needs, int room);

} // namespace bafar::shared
