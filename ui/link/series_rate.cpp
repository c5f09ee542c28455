#include "ui/link/series_rate.h"

#include <algorithm>
#include <cmath>

namespace bafar::link {
namespace {

/// A kernel takes back a little of what processors waited: that is no restart.
constexpr double TakenBack = 0.01;

} // namespace

double CounterRate::read(std::int64_t atMs, double total, std::int64_t gapMs)
{
    if (!std::isfinite(total)) {
        return NoValue;
    }
    const bool follows = !moments_.empty() && atMs > moments_.back().atMs &&
                         atMs - moments_.back().atMs <= gapMs && total >= moments_.back().total;
    if (!follows) {
        moments_.clear();
    }
    moments_.push_back({atMs, total});
    while (moments_.size() > 2 && moments_[1].atMs <= atMs - windowMs_) {
        moments_.pop_front();
    }
    if (moments_.size() < 2) {
        return NoValue;
    }
    const double seconds = static_cast<double>(atMs - moments_.front().atMs) / 1000;
    return (total - moments_.front().total) / seconds;
}

double valueAt(const schema::Samples& samples, std::size_t place)
{
    return place < samples.values.size() ? samples.values[place] : NoValue;
}

double sumOfKnown(const schema::Samples& samples, const std::vector<std::size_t>& places)
{
    double total = NoValue;
    for (const std::size_t place : places) {
        const double value = valueAt(samples, place);
        if (std::isfinite(value)) {
            total = std::isfinite(total) ? total + value : value;
        }
    }
    return total;
}

void SumRate::setPlaces(std::vector<std::size_t> places)
{
    counters_.clear();
    std::transform(places.begin(), places.end(), std::back_inserter(counters_),
                   [](std::size_t place) { return Counter{.place = place}; });
    rate_ = CounterRate(windowMs_);
    grown_ = 0;
}

double SumRate::read(const schema::Samples& samples, std::int64_t atMs, std::int64_t gapMs)
{
    bool any = false;
    bool back = false;
    double growth = 0;
    for (Counter& counter : counters_) {
        const double now = valueAt(samples, counter.place);
        if (!std::isfinite(now)) {
            continue;
        }
        any = true;
        if (std::isfinite(counter.before) && atMs - counter.beforeMs <= gapMs) {
            back = back || now < counter.before * (1 - TakenBack);
            growth += std::max(0.0, now - counter.before);
        }
        counter.before = now;
        counter.beforeMs = atMs;
    }
    if (!any) {
        return NoValue;
    }
    if (back) {
        rate_ = CounterRate(windowMs_);
        grown_ = 0;
    } else {
        grown_ += growth;
    }
    return rate_.read(atMs, grown_, gapMs);
}

double quantileOf(const std::map<double, double>& below, double share)
{
    if (below.empty() || !(below.rbegin()->second > 0)) {
        return NoValue;
    }
    const double wanted = below.rbegin()->second * share;
    double under = 0;
    double from = 0;
    for (const auto& [bound, count] : below) {
        if (count >= wanted) {
            const double part = count > under ? (wanted - under) / (count - under) : 1;
            return std::isfinite(bound) ? from + (bound - from) * part : from;
        }
        under = std::isfinite(count) ? count : under;
        from = bound;
    }
    return NoValue;
}

} // namespace bafar::link
