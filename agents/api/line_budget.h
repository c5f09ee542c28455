#pragma once
// How many lines may be written about strangers: a burst, then so many a second.
//
// Whoever holds no certificate must not be able to fill the disk with audit lines. What is held
// back is counted, and the next line that is written says how many. Values only.
#include <algorithm>
#include <cstdint>

#include "core/base/time.h"

namespace bafar::api {

class LineBudget {
public:
    LineBudget(double perSecond, double burst)
        : perSecond_(perSecond)
        , burst_(burst)
        , tokens_(burst)
    {
    }

    /// True when a line may be written now.
    [[nodiscard]] bool take(Instant now);

    /// Lines held back since the last call.
    [[nodiscard]] std::uint64_t takeHeldBack();

private:
    double perSecond_;
    double burst_;
    double tokens_;
    Instant last_{};
    std::uint64_t heldBack_ = 0;
};

} // namespace bafar::api
