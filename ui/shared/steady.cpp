#include "ui/shared/steady.h"

#include <QEvent>

namespace bafar::shared {
namespace {

QSize rounded(QSize size)
{
    const int steps = (size.width() + Steady::Step - 1) / Steady::Step;
    return {steps * Steady::Step, size.height()};
}

} // namespace

Steady::Steady(QWidget* inside, QWidget* parent)
    : QWidget(parent)
    , inside_(inside)
{
    inside_->setParent(this);
    setSizePolicy(inside_->sizePolicy());
    measure();
}

QSize Steady::sizeHint() const
{
    return rounded(inside_->sizeHint());
}

QSize Steady::minimumSizeHint() const
{
    return rounded(inside_->minimumSizeHint());
}

// A widget without a layout is told itself that what is in it wants another size; it ends here
// unless it makes a difference. While it is hidden it is not told.
bool Steady::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        measure();
    }
    return QWidget::event(event);
}

void Steady::resizeEvent(QResizeEvent*)
{
    inside_->setGeometry(rect());
}

void Steady::measure()
{
    const QSize wanted = sizeHint();
    const QSize least = minimumSizeHint();
    if (wanted != wanted_ || least != least_) {
        wanted_ = wanted;
        least_ = least;
        updateGeometry();
    }
}

} // namespace bafar::shared
