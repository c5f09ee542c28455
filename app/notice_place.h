#pragma once
// Where the window's notices stand: in the column of the pages, in line with what a page shows, so
// that the navigation keeps its place under the mouse. Safe on every thread.
#include <QMargins>

namespace bafar::app {

/// Pixels around one; what follows below has its own.
inline constexpr QMargins NoticeMargins(16, 12, 16, 0);

} // namespace bafar::app
