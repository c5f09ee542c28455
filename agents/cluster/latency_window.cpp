#include "agents/cluster/latency_window.h"

#include <algorithm>
#include <vector>

namespace bafar::cluster {

Duration LatencyWindow::median() const
{
    if (latencies_.empty()) {
        return Duration{};
    }
    std::vector<Duration> sorted(latencies_.begin(), latencies_.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

Duration LatencyWindow::worst() const
{
    return latencies_.empty() ? Duration{}
                              : *std::max_element(latencies_.begin(), latencies_.end());
}

} // namespace bafar::cluster
