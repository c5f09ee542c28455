#include "ui/shared/refresher.h"

#include <QEvent>
#include <QWidget>

namespace bafar::shared {

Refresher::Refresher(QWidget* widget, std::function<void()> refresh)
    : QObject(widget)
    , widget_(widget)
    , refresh_(std::move(refresh))
{
    widget->installEventFilter(this);
    refresh_();
}

void Refresher::ask()
{
    if (widget_->isVisible()) {
        refresh_();
    } else {
        old_ = true;
    }
}

bool Refresher::eventFilter(QObject* object, QEvent* event)
{
    if (object == widget_ && event->type() == QEvent::Show && old_) {
        old_ = false;
        refresh_();
    }
    return QObject::eventFilter(object, event);
}

} // namespace bafar::shared
