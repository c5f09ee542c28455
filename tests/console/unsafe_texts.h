#pragma once
// Texts of a window that could mislead who reads them, or are without end. They are read as they
// stand: app::accessibleText() leaves direction marks out. GUI thread; the window is visible.
#include <QStringList>

class QWidget;

namespace bafar::test {

/// Of everything that is shown, read out or said in a tooltip: control characters, embeddings and
/// overrides, isolates that do not close, and texts of more than 20,000 letters. One line each.
[[nodiscard]] QStringList unsafeIn(QWidget& window);

} // namespace bafar::test
