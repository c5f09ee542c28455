#include "agents/cache/window.h"

namespace bafar::cache {

void CounterWindow::add(const Observation& seen, Instant at)
{
    const Moment moment{at,          seen.evicted, seen.commands, seen.hits,
                        seen.misses, seen.offset,  seen.linkUp};
    if (!moments_.empty()) {
        const Moment& last = moments_.back();
        const bool wentBack = moment.evicted < last.evicted || moment.commands < last.commands ||
                              moment.hits < last.hits || moment.misses < last.misses;
        if (wentBack) {
            moments_.clear();
        }
    }
    moments_.push_back(moment);
    while (moments_.size() > MomentsMax || moments_.front().at < at - Length) {
        moments_.pop_front();
    }
}

double CounterWindow::evictionsPerSecond() const
{
    return perSecond(&Moment::evicted);
}

double CounterWindow::commandsPerSecond() const
{
    return perSecond(&Moment::commands);
}

/// Step by step: a copy of everything takes the offset far on, and that is no stream.
double CounterWindow::receivedBytesPerSecond() const
{
    double bytes = 0;
    for (std::size_t i = 1; i < moments_.size(); ++i) {
        const Moment& from = moments_[i - 1];
        const Moment& to = moments_[i];
        if (from.linked && to.linked && to.offset > from.offset) {
            bytes += static_cast<double>(to.offset - from.offset);
        }
    }
    const double seconds =
        moments_.empty() ? 0 : toSeconds(moments_.back().at - moments_.front().at);
    return seconds > 0 ? bytes / seconds : 0;
}

std::optional<double> CounterWindow::hitRatio() const
{
    if (moments_.size() < 2) {
        return std::nullopt;
    }
    const Moment& first = moments_.front();
    const Moment& last = moments_.back();
    const auto hits = static_cast<double>(last.hits - first.hits);
    const auto misses = static_cast<double>(last.misses - first.misses);
    return hits + misses > 0 ? std::optional(hits / (hits + misses)) : std::nullopt;
}

double CounterWindow::perSecond(std::uint64_t Moment::*counter) const
{
    if (moments_.size() < 2) {
        return 0;
    }
    const Moment& first = moments_.front();
    const Moment& last = moments_.back();
    const double seconds = toSeconds(last.at - first.at);
    return seconds > 0 ? static_cast<double>(last.*counter - first.*counter) / seconds : 0;
}

} // namespace bafar::cache
