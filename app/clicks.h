#pragma once
// A person's mouse on the window: presses and releases on what is shown, as Qt's own events, so
// that a run without a person can do only what a person can. GUI thread.
#include <QPoint>
#include <QString>

class QPushButton;
class QWidget;

namespace bafar::app {

/// The left button down or up at a point in the widget's own coordinates.
void press(QWidget& widget, QPoint at, bool down);

/// False when the button is null, hidden or disabled: then nothing was clicked.
[[nodiscard]] bool click(QPushButton* button);

/// The shown button with this object name; null when there is none.
[[nodiscard]] QPushButton* shownButton(const QWidget& window, const QString& objectName);

/// Clicks the card of this name on a painted map. False when none is shown.
[[nodiscard]] bool clickCard(const QWidget& window, const QString& name);

} // namespace bafar::app
