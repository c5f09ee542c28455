#pragma once
// Widths of a wide table's columns: what must be read stays whole, long texts give way first. GUI
// thread.
#include <vector>

class QTableView;

namespace bafar::ui::things {

/// From now on, whenever the table or its rows change, its columns are fitted. `greedy` takes what
/// is left; hidden columns take nothing. `spare`: columns that may be left out where there is too
/// little room, the first ones first, but none that a person asked for; the texts of `greedy`,
/// which are reasons, stand on several lines then where one is too short. Beyond that the table
/// scrolls.
void fitColumns(QTableView* table, int greedy, std::vector<int> spare = {});

} // namespace bafar::ui::things
