#include "ui/desktop/front.h"

#include <QWidget>

namespace bafar::ui::desktop {

void bringToFront(QWidget* window)
{
    if (window->isMinimized()) {
        window->showNormal();
    }
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace bafar::ui::desktop
