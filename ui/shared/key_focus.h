#pragma once
// Whether a person works with keys in a widget: only then its focus ring helps. Qt's style sheets
// know that something has the focus, not how it came by it. GUI thread.
class QWidget;

namespace bafar::shared {

/// From now on the widget's property `keyed` is true while the focus came to it by keys or a key
/// was pressed in it, and false after a click; the style sheet draws the ring by it.
void followKeys(QWidget* widget);

/// Has it the ring, while it has the focus?
[[nodiscard]] bool isKeyed(const QWidget& widget);

} // namespace bafar::shared
