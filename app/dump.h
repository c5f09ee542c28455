#pragma once
// What is on the screen, saved for tests and reports: a picture, and beside it every item as
// accessibility sees it.
//
// NAME.png is the window. NAME.json lists each visible item with role, name, value, description,
// states and geometry (in the window's own pixels); NAME.txt says the same for people. Everything
// is read through QAccessible, so what a test finds is what a screen reader finds. GUI thread.
#include <QString>

#include "core/base/result.h"

class QWidget;
class QJsonArray;

namespace bafar::app {

/// Saves the window as `folder`/`name`.{png,json,txt}, as its next paint would show it; nothing is
/// received before. The folder is made. Errors: Unavailable naming the file.
Result<void> dumpWindow(QWidget& window, const QString& folder, const QString& name);

/// The items of NAME.json.
[[nodiscard]] QJsonArray accessibleItems(QWidget& window);

/// The lines of NAME.txt.
[[nodiscard]] QString accessibleText(QWidget& window);

} // namespace bafar::app
