#pragma once
// From one part of the window to the next by one key. GUI thread.
#include <vector>

class QWidget;

namespace bafar::app {

/// The inspectors of a page: what scrolls beside its content.
[[nodiscard]] std::vector<QWidget*> inspectorsOf(const QWidget& page);

/// Gives the focus to the area after (before, with `forward` false) the one that has it, around the
/// end; areas where nothing can take it are left out. An area may stand inside of an earlier one,
/// of which it is then no part.
void focusNextArea(const std::vector<QWidget*>& areas, bool forward);

} // namespace bafar::app
