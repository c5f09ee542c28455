// The mouse and keys on the timeline, and what is refused.
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/events/journal.h"
#include "ui/events/timeline.h"

namespace bafar::ui::events {

void Timeline::choose(WallTime moment)
{
    if (recordedFrom_ && moment < *recordedFrom_) {
        Q_EMIT momentRefused();
    } else {
        Q_EMIT momentChosen(moment);
    }
}

WallTime Timeline::eventBeside(WallTime moment, bool later) const
{
    WallTime found = moment;
    for (const schema::Event& event : events_) {
        const WallTime at{event.at.unixMs + SettledMs};
        if (later && at > moment) {
            return at;
        }
        if (!later && at < moment) {
            found = at;
        }
    }
    return found;
}

void Timeline::mousePressEvent(QMouseEvent* event)
{
    const std::optional<EventMark> mark = markAt(event->position());
    pressed_ = mark ? reachOf(*mark) : QRectF();
    choose(mark ? WallTime{events_[mark->told].at.unixMs + SettledMs}
                : momentAt(event->position().x()));
}

void Timeline::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || pressed_.contains(event->position())) {
        return;
    }
    pressed_ = {};
    // A hand that moves on stops where recording begins.
    const WallTime moment = momentAt(event->position().x());
    if (recordedFrom_ && !moment_ && moment < *recordedFrom_) {
        return; // it was said when the hand went down
    }
    choose(recordedFrom_ && moment_ ? std::max(moment, *recordedFrom_) : moment);
}

void Timeline::keyPressEvent(QKeyEvent* event)
{
    constexpr qint64 StepMs = 5000;
    const bool later = event->key() == Qt::Key_Right;
    if (!later && event->key() != Qt::Key_Left) {
        QWidget::keyPressEvent(event);
        return;
    }
    const WallTime from = moment_.value_or(now_);
    const bool byEvent = event->modifiers().testFlag(Qt::ControlModifier);
    const WallTime step{from.unixMs + (later ? StepMs : -StepMs)};
    // The last step back is as long as what is left of it.
    const bool isLast =
        recordedFrom_ && step < *recordedFrom_ && (!moment_ || *moment_ > *recordedFrom_);
    choose(byEvent ? eventBeside(from, later) : isLast ? *recordedFrom_ : step);
}

void Timeline::press(const std::string& key)
{
    choose({QByteArray::fromStdString(key).toLongLong() + SettledMs});
}

} // namespace bafar::ui::events
