#pragma once
// Getting a person's eye. GUI thread.

class QWidget;

namespace bafar::ui::desktop {

/// Shows a window that is hidden, minimised or behind others, and makes it the active one.
void bringToFront(QWidget* window);

} // namespace bafar::ui::desktop
