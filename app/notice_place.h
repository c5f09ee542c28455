#pragma once
// Where the window's notices stand: in the column of the pages, in line with what a page shows, so
// that the navigation keeps its place under the mouse. Safe on every thread.
#include <QMargins>

namespace bafar::app {

/// Pixels around one: between the first and the bar above, and between the last and the page, too.
inline constexpr QMargins NoticeMargins(16, 8, 16, 8);

} // namespace bafar::app
