#pragma once
// Texts of a window that take the room of the others, however long they are. GUI thread; the window
// is visible and laid out.
#include <QStringList>

class QWidget;

namespace bafar::test {

/// What is wider than the viewport that scrolls it down only; rows higher than a third of theirs,
/// or than a row of the most lines in a table that scrolls by itself; panels whose first fact has
/// to be scrolled to. One line each.
[[nodiscard]] QStringList spilledIn(const QWidget& window);

} // namespace bafar::test
