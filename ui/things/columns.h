#pragma once
// Widths of a wide table's columns: what must be read stays whole, long texts give way first. GUI
// thread.
#include <vector>

class QTableView;

namespace bafar::ui::things {

/// How much a column may be narrowed when the table has too little room.
struct ColumnNeed {
    int least = 0; ///< pixels below which it is of no use
    int wanted = 0;
};

/// Widths that fill `room`: all that is wanted where it fits, what is left over to `greedy`; else
/// the widest columns give way to what is least of them, and beyond that the table scrolls.
[[nodiscard]] std::vector<int> fitted(const std::vector<ColumnNeed>& needs, int room, int greedy);

/// From now on, whenever the table or its rows change, its columns are fitted. `greedy` takes what
/// is left; hidden columns take nothing.
void fitColumns(QTableView* table, int greedy);

} // namespace bafar::ui::things
