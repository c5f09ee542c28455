// The mouse and the keys of the strip.
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/events/density_strip.h"

namespace bafar::ui::events {

void DensityStrip::choose(std::size_t first, std::size_t last)
{
    anchor_ = first;
    cursor_ = last;
    itemsChanged();
    Q_EMIT periodChosen(density_.periodOf(first, last));
    tellCurrent(*this);
}

/// A second time gives it up.
void DensityStrip::pick(std::size_t bar)
{
    if (period_ == density_.periodOf(bar, bar)) {
        Q_EMIT periodChosen({});
    } else {
        choose(bar, bar);
    }
}

void DensityStrip::press(const std::string& key)
{
    pick(density_.barAt({QByteArray::fromStdString(key).toLongLong()}));
}

void DensityStrip::mousePressEvent(QMouseEvent* event)
{
    const std::size_t bar = barOf(event->position().toPoint());
    const bool givesUp = period_ == density_.periodOf(bar, bar);
    pressed_ = givesUp ? std::nullopt : std::optional(bar);
    pick(bar);
}

void DensityStrip::mouseMoveEvent(QMouseEvent* event)
{
    const std::size_t bar = barOf(event->position().toPoint());
    if (pressed_ && bar != cursor_) {
        choose(*pressed_, bar);
    }
}

void DensityStrip::mouseReleaseEvent(QMouseEvent*)
{
    pressed_.reset();
}

void DensityStrip::keyPressEvent(QKeyEvent* event)
{
    const std::size_t last = density_.bars.size() - 1;
    const std::size_t from = period_ ? cursor_ : last;
    std::size_t to = from;
    switch (event->key()) {
    case Qt::Key_Left: to = from == 0 || !period_ ? from : from - 1; break;
    case Qt::Key_Right: to = std::min(last, from + 1); break;
    case Qt::Key_Home: to = 0; break;
    case Qt::Key_End: to = last; break;
    case Qt::Key_Escape:
        if (period_) {
            Q_EMIT periodChosen({});
            return;
        }
        [[fallthrough]];
    default: QWidget::keyPressEvent(event); return;
    }
    const bool extends = period_ && event->modifiers().testFlag(Qt::ShiftModifier);
    choose(extends ? anchor_ : to, to);
}

} // namespace bafar::ui::events
