#pragma once
// The last 32 round-trip times to one peer and the clock offset they imply.
//
// The offset is taken from the fastest exchange of the window, whose half-way assumption is the
// least wrong (as NTP's clock filter does, RFC 5905 section 10). Values only.
#include "core/base/bounded.h"
#include "core/base/time.h"

namespace bafar::cluster {

class RoundTrips {
public:
    static constexpr std::size_t Window = 32;

    void add(Duration time, Duration offset);

    [[nodiscard]] bool empty() const { return samples_.empty(); }

    [[nodiscard]] Duration median() const; ///< zero: none yet
    [[nodiscard]] Duration worst() const;  ///< zero: none yet
    [[nodiscard]] Duration offset() const; ///< remote minus local; zero: none yet

    void clear() { samples_.clear(); }

private:
    struct Sample {
        Duration time;
        Duration offset;
    };

    RecentList<Sample> samples_{Window};
};

} // namespace bafar::cluster
