#pragma once
// Where Tab leads: through what a window shows in the order in which it is read, that of its
// layouts. Qt's own order is that in which the parts were made, and here they come and go with what
// agents say. GUI thread.

class QWidget;

namespace bafar::shared {

/// For QWidget::focusNextPrevChild() of a window: the stop after the focus (before it, with `next`
/// false) gets it, around the end, and is scrolled to. False, and nothing is done, where the focus
/// is on nothing that is seen, or there is nowhere else to go.
[[nodiscard]] bool moveFocus(const QWidget& window, bool next);

} // namespace bafar::shared
