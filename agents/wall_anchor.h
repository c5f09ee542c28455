#pragma once
// UTC for a machine that only gets instants: the last wall time it was told, moved on by what has
// passed since.
//
// For records and certificates; decisions never use it. Values only.
#include "core/base/time.h"

namespace bafar {

class WallAnchor {
public:
    void set(WallTime wall, Instant now)
    {
        wall_ = wall;
        at_ = now;
    }

    /// UTC at `now`; "never" before the first set().
    [[nodiscard]] WallTime at(Instant now) const
    {
        return known() ? WallTime{wall_.unixMs + (now - at_) / std::chrono::milliseconds(1)}
                       : WallTime{};
    }

    [[nodiscard]] bool known() const { return wall_.unixMs != 0; }

private:
    WallTime wall_;
    Instant at_{};
};

} // namespace bafar
