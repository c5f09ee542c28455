#include "agents/cluster/round_trips.h"

#include <algorithm>
#include <vector>

namespace bafar::cluster {

void RoundTrips::add(Duration time, Duration offset)
{
    samples_.push({time, offset});
}

Duration RoundTrips::median() const
{
    if (samples_.empty()) {
        return Duration{};
    }
    std::vector<Duration> times;
    for (const Sample& sample : samples_) {
        times.push_back(sample.time);
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

Duration RoundTrips::worst() const
{
    Duration worst{};
    for (const Sample& sample : samples_) {
        worst = std::max(worst, sample.time);
    }
    return worst;
}

Duration RoundTrips::offset() const
{
    const auto fastest =
        std::min_element(samples_.begin(), samples_.end(),
                         [](const Sample& a, const Sample& b) { return a.time < b.time; });
    return fastest == samples_.end() ? Duration{} : fastest->offset;
}

} // namespace bafar::cluster
