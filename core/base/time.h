#pragma once
// Time without a clock: pure code receives instants, it cannot ask for them.
//
// `Instant` belongs to a clock that has no now(), so a machine that tries to read the time does not
// compile. Only agents/runtime/clock.cpp and the simulator's world make one. Instants order what
// happens on one node since its boot; they mean nothing on another node. `WallTime` is for records,
// certificates and people; decisions never use it.
#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace bafar {

using Duration = std::chrono::nanoseconds;

/// The tag of monotonic time. It has no now() on purpose.
struct MonotonicClock {
    using rep = Duration::rep;
    using period = Duration::period;
    using duration = Duration;
    using time_point = std::chrono::time_point<MonotonicClock>;
    static constexpr bool is_steady = true;
};

/// A moment on this node's monotonic clock, nanoseconds since an unspecified start.
using Instant = MonotonicClock::time_point;

/// A moment in UTC, milliseconds since 1970-01-01; 0 means "never" wherever a fact may be absent.
struct WallTime {
    std::int64_t unixMs = 0;

    auto operator<=>(const WallTime&) const = default;
};

/// "2026-11-23T14:34:54.120Z"; the one form used on the wire, in logs and in the audit log.
[[nodiscard]] std::string toIso8601(WallTime time);

/// Reads what toIso8601 writes (fraction optional, zone must be Z). Errors: InvalidInput.
[[nodiscard]] Result<WallTime> wallTimeFromIso8601(std::string_view text);

/// A duration as people write it, exact to three digits: "850 ms", "3.4 s", "12 m 5 s", "41 d 2 h".
[[nodiscard]] std::string toHumanText(Duration duration);

/// Seconds as a double, for metrics and ratios.
[[nodiscard]] constexpr double toSeconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace bafar
