#include "agents/runtime/clock.h"

#include <ctime>

#include "core/base/check.h"

namespace bafar::runtime {
namespace {

timespec read(clockid_t clock)
{
    timespec time{};
    CHECK(clock_gettime(clock, &time) == 0);
    return time;
}

} // namespace

Instant monotonicNow()
{
    const timespec time = read(CLOCK_BOOTTIME);
    return Instant(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

WallTime wallClockNow()
{
    const timespec time = read(CLOCK_REALTIME);
    return WallTime{static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000};
}

} // namespace bafar::runtime
