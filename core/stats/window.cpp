#include "core/stats/window.h"

#include <algorithm>
#include <cmath>

#include "core/base/check.h"

namespace bafar::stats {

Window::Window(Duration span, std::size_t capacity)
    : span_(span)
    , ring_(capacity)
{
    CHECK(span > Duration::zero() && capacity > 0);
    scratch_.reserve(capacity);
}

void Window::add(double value, Instant now)
{
    if (!std::isfinite(value)) {
        return;
    }
    CHECK(empty() || now >= sample(size_ - 1).at);
    expire(now);
    if (size_ == ring_.size()) {
        oldest_ = (oldest_ + 1) % ring_.size();
        --size_;
    }
    ring_[(oldest_ + size_) % ring_.size()] = {now, value};
    ++size_;
}

void Window::expire(Instant now)
{
    while (size_ > 0 && now - sample(0).at >= span_) {
        oldest_ = (oldest_ + 1) % ring_.size();
        --size_;
    }
}

Window::Summary Window::summary() const
{
    if (empty()) {
        return {};
    }
    Summary summary{size_, sample(0).value, sample(0).value, 0};
    double sum = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        const double value = sample(i).value;
        summary.minimum = std::min(summary.minimum, value);
        summary.maximum = std::max(summary.maximum, value);
        sum += value;
    }
    // Rounding must not push the mean of equal samples past them.
    summary.mean = std::clamp(sum / static_cast<double>(size_), summary.minimum, summary.maximum);
    return summary;
}

double Window::percentile(double share)
{
    CHECK(share >= 0 && share <= 1);
    if (empty()) {
        return 0;
    }
    scratch_.clear();
    for (std::size_t i = 0; i < size_; ++i) {
        scratch_.push_back(sample(i).value);
    }
    const double rank = std::ceil(share * static_cast<double>(size_));
    const std::size_t index = rank < 1 ? 0 : static_cast<std::size_t>(rank) - 1;
    const auto wanted = scratch_.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(scratch_.begin(), wanted, scratch_.end());
    return *wanted;
}

Duration Window::covers() const
{
    return size_ < 2 ? Duration::zero() : sample(size_ - 1).at - sample(0).at;
}

} // namespace bafar::stats
