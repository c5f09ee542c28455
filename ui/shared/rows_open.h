#pragma once
// Rows that lead somewhere. GUI thread.
#include <functional>

class QModelIndex;
class QTableView;

namespace bafar::shared {

/// From now on a row is opened by Return or a click, whichever the desktop counts as activation,
/// once; and the table is reached by keys, and one of its rows chosen.
void openRowsBy(QTableView* table, const std::function<void(const QModelIndex& index)>& open);

} // namespace bafar::shared
