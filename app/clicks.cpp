#include "app/clicks.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPushButton>

#include "ui/shared/format.h"
#include "ui/shared/item_text.h"

namespace bafar::app {

void press(QWidget& widget, QPoint at, bool down)
{
    QMouseEvent event(down ? QEvent::MouseButtonPress : QEvent::MouseButtonRelease, QPointF(at),
                      QPointF(widget.mapToGlobal(at)), Qt::LeftButton,
                      down ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

bool click(QPushButton* button)
{
    if (button == nullptr || !button->isVisible() || !button->isEnabled()) {
        return false;
    }
    press(*button, button->rect().center(), true);
    press(*button, button->rect().center(), false);
    return true;
}

QPushButton* shownButton(const QWidget& window, const QString& objectName)
{
    for (QPushButton* button : window.findChildren<QPushButton*>(objectName)) {
        if (button->isVisible()) {
            return button;
        }
    }
    return nullptr;
}

bool clickCard(const QWidget& window, const QString& name)
{
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* painted = dynamic_cast<const shared::PaintedItems*>(widget);
        if (painted == nullptr || !widget->isVisible()) {
            continue;
        }
        for (const shared::PaintedItem& item : painted->items()) {
            if (item.role == QAccessible::ListItem && shared::withoutIsolation(item.name) == name) {
                const QPoint at = item.rectangle.center(); // the items may go with the click
                press(*widget, at, true);
                press(*widget, at, false);
                return true;
            }
        }
    }
    return false;
}

} // namespace bafar::app
