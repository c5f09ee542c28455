#include "agents/alerting/window.h"

namespace bafar::alerting {

void Window::add(Instant at, double value, Duration length)
{
    length_ = length;
    if (!points_.empty() && length > Duration{} && at - points_.back().at > 2 * length) {
        points_.clear(); // what was before a long silence says nothing of now
    }
    const std::size_t count = points_.size();
    const bool close = count >= 2 && at - points_[count - 2].at < length / Points;
    if (close || (length == Duration{} && count > 0)) {
        points_.back() = {at, value};
    } else {
        points_.push_back({at, value});
    }
    // The oldest goes when the next one is still as old as the window is long.
    while (points_.size() > 2 && at - points_[1].at >= length) {
        points_.pop_front();
    }
}

std::optional<double> Window::increase() const
{
    return points_.size() < 2 ? std::nullopt
                              : std::optional(points_.back().value - points_.front().value);
}

std::optional<double> Window::rate() const
{
    constexpr int Share = 5;
    if (points_.size() < 2 || covered() < length_ / Share) {
        return std::nullopt;
    }
    return *increase() / toSeconds(covered());
}

std::optional<double> Window::predicted(Duration ahead) const
{
    constexpr int Share = 12;
    if (points_.size() < 3 || covered() < length_ / Share) {
        return std::nullopt;
    }
    double meanTime = 0;
    double meanValue = 0;
    const auto count = static_cast<double>(points_.size());
    const Instant last = points_.back().at;
    for (const Point& point : points_) {
        meanTime += toSeconds(point.at - last) / count;
        meanValue += point.value / count;
    }
    double above = 0;
    double below = 0;
    for (const Point& point : points_) {
        const double time = toSeconds(point.at - last) - meanTime;
        above += time * (point.value - meanValue);
        below += time * time;
    }
    const double slope = above / below;
    return meanValue + slope * (toSeconds(ahead) - meanTime);
}

Duration Window::covered() const
{
    return points_.empty() ? Duration{} : points_.back().at - points_.front().at;
}

bool Window::full() const
{
    return covered() >= length_ - length_ / Points;
}

} // namespace bafar::alerting
