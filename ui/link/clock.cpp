#include "ui/link/clock.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace bafar::link {

Instant monotonicNow()
{
    static const QElapsedTimer Timer = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    // Starts at one hour, so that "long ago" can be expressed without going below zero.
    return Instant(std::chrono::hours(1) + std::chrono::nanoseconds(Timer.nsecsElapsed()));
}

WallTime wallNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace bafar::link
