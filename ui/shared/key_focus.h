#pragma once
// Whether a person works with keys in a widget: only then its focus ring helps. Qt's style sheets
// know that something has the focus, not how it came by it. GUI thread.
class QPainter;
class QStyleOptionViewItem;
class QWidget;

namespace bafar::shared {

/// From now on the widget's property `keyed` is true while the focus came to it by keys or a key
/// was pressed in it, and false after a click; the style sheet draws the ring by it.
void followKeys(QWidget* widget);

/// Has it the ring, while it has the focus?
[[nodiscard]] bool isKeyed(const QWidget& widget);

/// From now on, in the whole application: what scrolls (tables, lists, panels, a picture that fills
/// an area) has a ring inside of its frame while the focus came to it by keys or a key was pressed
/// in it, and none after a click. Other widgets show it by the style sheet, or paint it. To be
/// asked for once.
void ringViews();

/// Has the view that ring now?
[[nodiscard]] bool isRinged(const QWidget& view);

/// For delegates, above a cell: marks the current one of a view that is ringed.
void markCurrentCell(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace bafar::shared
