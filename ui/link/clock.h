#pragma once
// The console's two clocks. Only this file of the console reads them; everything else is given the
// time.
#include "core/base/time.h"

namespace bafar::link {

/// Monotonic, for ages and deadlines; it goes on while this machine sleeps.
[[nodiscard]] Instant monotonicNow();

/// UTC, for display.
[[nodiscard]] WallTime wallNow();

} // namespace bafar::link
