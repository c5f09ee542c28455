#include "agents/monitoring/second_counter.h"

#include <cstdlib>

namespace bafar::monitoring {

SecondCounter::Counted SecondCounter::count(Instant at, WallTime wall)
{
    constexpr std::int64_t MsPerSecond = 1000;
    constexpr std::int64_t ApartMsMax = 1500; ///< from the middle of the counted second
    std::int64_t second = wall.unixMs / MsPerSecond;
    bool wasSet = false;
    if (started_) {
        const auto passed =
            (at - lastAt_ + std::chrono::milliseconds(500)) / std::chrono::seconds(1);
        const std::int64_t counted = lastSecond_ + passed;
        wasSet = std::abs(wall.unixMs - (counted * MsPerSecond + MsPerSecond / 2)) > ApartMsMax;
        second = wasSet ? second : counted;
    }
    started_ = true;
    lastAt_ = at;
    lastSecond_ = second;
    return {second, wasSet};
}

} // namespace bafar::monitoring
