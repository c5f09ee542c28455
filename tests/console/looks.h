#pragma once
// What a designer would send back, found by rule in a real window: text that is cut, controls that
// lie on each other, controls without a name, text too faint to read, words nobody can translate.
// Every fault is one line that names the widget. GUI thread; the window is visible and laid out.
#include <QStringList>

class QImage;
class QWidget;

namespace bafar::test {

/// Labels, buttons, fields and heads of tables that have less room than they need.
[[nodiscard]] QStringList clippedIn(const QWidget& window);

/// Widgets of one layout that lie on each other or outside of what holds them, and painted texts
/// that do.
[[nodiscard]] QStringList overlapsIn(const QWidget& window);

/// What can have the focus and says no name.
[[nodiscard]] QStringList namelessIn(const QWidget& window);

/// Enabled labels and buttons whose strongest ink has less than `ratio` of contrast with what is
/// around it. `picture` is the window's.
[[nodiscard]] QStringList faintIn(const QWidget& window, const QImage& picture, double ratio = 3.9);

/// Words in Latin letters on labels and buttons, and accessible names, that did not come through a
/// translation (see PseudoLanguage), are no sentence of an agent and not marked as technical.
[[nodiscard]] QStringList untranslatedIn(const QWidget& window);

} // namespace bafar::test
