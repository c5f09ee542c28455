#pragma once
// The console's two clocks. Only this file of the console reads them; everything else is given the
// time.
#include <optional>

#include "core/base/time.h"

namespace bafar::link {

/// Monotonic, for ages and deadlines; it goes on while this machine sleeps.
[[nodiscard]] Instant monotonicNow();

/// UTC, for display.
[[nodiscard]] WallTime wallNow();

struct Moment {
    Instant monotonic;
    WallTime wall;
};

/// Both clocks stand still at this moment until they are told another, or nothing: they go. For
/// pictures that must come out alike. GUI thread.
void holdClocks(const std::optional<Moment>& at);

} // namespace bafar::link
