#pragma once
// What charts show, as text for a spreadsheet. Pure; safe on every thread.
#include <QStringList>

#include "ui/shared/chart_data.h"

namespace bafar::shared {

/// One row for each moment of any line, oldest first: its ISO time in UTC, and each line's value,
/// empty where it has none. `names` and `lines` belong together.
[[nodiscard]] QString chartCsv(const QStringList& names,
                               const std::vector<std::vector<ChartPoint>>& lines);

} // namespace bafar::shared
