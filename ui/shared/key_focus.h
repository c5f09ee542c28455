#pragma once
// Whether a person works with keys in a widget: only then its focus ring helps. Qt's style sheets
// know that something has the focus, not how it came by it. GUI thread.
class QPainter;
class QStyleOptionViewItem;
class QWidget;

namespace bafar::shared {

/// From now on, in the whole application, the property `keyed` of what has the focus is true where
/// the last that a person did was by keys, and false after a click and before the first key. The
/// style sheet draws the ring of buttons and choices by it; what scrolls (tables, lists, panels, a
/// picture that fills an area) has a ring inside of its frame then. Fields for text show a caret
/// and need no key. To be asked for once.
void ringByKeys();

/// Has it the ring, while it has the focus?
[[nodiscard]] bool isKeyed(const QWidget& widget);

/// Has the view that ring now?
[[nodiscard]] bool isRinged(const QWidget& view);

/// For delegates, above a cell: marks the current one of a view that is ringed.
void markCurrentCell(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace bafar::shared
