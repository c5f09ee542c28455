#include "ui/link/clock.h"

#include <QDateTime>
#include <ctime>

namespace bafar::link {

Instant monotonicNow()
{
    // Not CLOCK_MONOTONIC: a fact is an hour old after an hour's sleep of this machine.
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    // Starts at one hour, so that "long ago" can be expressed without going below zero.
    return Instant(std::chrono::hours(1) + std::chrono::seconds(now.tv_sec) +
                   std::chrono::nanoseconds(now.tv_nsec));
}

WallTime wallNow()
{
    return {QDateTime::currentMSecsSinceEpoch()};
}

} // namespace bafar::link
