#pragma once
// The only maker of Instants and of present WallTimes outside the simulator.
//
// Instants come from CLOCK_BOOTTIME: unlike CLOCK_MONOTONIC it goes on while the machine is
// suspended, so a node that was stopped sees on waking that its facts are old and its turn as owner
// is over, instead of believing that no time has passed. Neither clock is moved by a person or NTP
// step. Any thread.
#include "core/base/time.h"

namespace bafar::runtime {

/// Nanoseconds since boot, suspended time included.
[[nodiscard]] Instant monotonicNow();

/// UTC for records and certificates. May jump; decisions never use it.
[[nodiscard]] WallTime wallClockNow();

} // namespace bafar::runtime
