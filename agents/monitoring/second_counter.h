#pragma once
// Which second of Unix time a sample belongs to, counted so that slewing never repeats or skips
// one.
//
// Samples are taken a whole interval apart on the monotonic clock, while NTP slews the wall clock:
// rounding the wall clock alone would now and then give two samples the same second and leave the
// next one empty. So seconds are counted by the monotonic clock from the first one, and started
// again from the wall clock only when the two are further apart than slewing can explain: someone
// set the clock. Values only.
#include <cstdint>

#include "core/base/time.h"

namespace bafar::monitoring {

class SecondCounter {
public:
    struct Counted {
        std::int64_t second = 0;
        bool clockWasSet = false; ///< by a second or more since the last sample
    };

    /// `at` does not go back from one call to the next.
    Counted count(Instant at, WallTime wall);

private:
    bool started_ = false;
    Instant lastAt_{};
    std::int64_t lastSecond_ = 0;
};

} // namespace bafar::monitoring
