#pragma once
// What a table of rows shows, as text for a spreadsheet. GUI thread.
#include <QString>

namespace bafar::shared {

class RowsModel;

/// The heads, then each row as it stands now, without marks of direction. No spreadsheet takes a
/// cell for a formula.
[[nodiscard]] QString rowsCsv(const RowsModel& model);

} // namespace bafar::shared
