#pragma once
// The last 32 latencies of one kind. Values only.
#include "core/base/bounded.h"
#include "core/base/time.h"

namespace bafar::cluster {

class LatencyWindow {
public:
    static constexpr std::size_t Window = 32;

    void add(Duration latency) { latencies_.push(latency); }

    [[nodiscard]] Duration median() const; ///< zero: none yet
    [[nodiscard]] Duration worst() const;  ///< zero: none yet

private:
    RecentList<Duration> latencies_{Window};
};

} // namespace bafar::cluster
