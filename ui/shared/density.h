#pragma once
// How high the rows of tables are: compact, to see many at once, or comfortable, to hit and read
// them easily. GUI thread.
#include <cstdint>

class QTableView;

namespace bafar::shared {

enum class Density : std::uint8_t { Compact, Comfortable };

[[nodiscard]] Density density();

/// From now on, and at once in every window.
void setDensity(Density density);

/// Pixels of a table's row.
[[nodiscard]] int rowHeight();

/// Its rows are as high as that, also after another choice.
void keepRowHeight(QTableView* table);

} // namespace bafar::shared
