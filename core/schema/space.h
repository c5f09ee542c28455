#pragma once
// How full a file system is.
//
// Pure; safe on every thread.
#include <algorithm>

namespace bafar::schema {

/// The share in use of what ordinary users may have, 0 to 1: Use% of df(1), before it rounds up.
/// What is reserved for root is neither used nor room. All in one unit; `free` is with that
/// reserve, `available` without it. Whoever does not know `free` gives 0: as if there were none.
/// 0 where there is no room at all.
[[nodiscard]] inline double usedShare(double size, double free, double available)
{
    const double used = std::max(0.0, size - std::max(free, available));
    const double whole = used + available;
    return whole > 0 ? used / whole : 0;
}

} // namespace bafar::schema
