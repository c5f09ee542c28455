#include "ui/link/clock.h"

#include <QDateTime>
#include <ctime>

namespace bafar::link {
namespace {

std::optional<Moment> held;

} // namespace

Instant monotonicNow()
{
    if (held) {
        return held->monotonic;
    }
    // Not CLOCK_MONOTONIC: a fact is an hour old after an hour's sleep of this machine.
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    // Starts at one hour, so that "long ago" can be expressed without going below zero.
    return Instant(std::chrono::hours(1) + std::chrono::seconds(now.tv_sec) +
                   std::chrono::nanoseconds(now.tv_nsec));
}

WallTime wallNow()
{
    return held ? held->wall : WallTime{QDateTime::currentMSecsSinceEpoch()};
}

void holdClocks(const std::optional<Moment>& at)
{
    held = at;
}

} // namespace bafar::link
