#pragma once
// Values that the raft thread tells of its log. Safe on every thread.
#include <cstdint>

#include "core/base/time.h"

namespace bafar::cluster {

/// What the log costs and how fast the disk takes it.
struct LogHealth {
    Duration syncMedian{};   ///< of the last 32 writes; zero: none yet
    Duration syncWorst{};    ///< of the same, and of one that is still under way
    std::uint64_t bytes = 0; ///< of the folder
    std::uint64_t elections = 0;
    std::uint64_t syncs = 0;

    bool operator==(const LogHealth&) const = default;
};

} // namespace bafar::cluster
