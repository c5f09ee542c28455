#include "agents/cache/window.h"

namespace bafar::cache {

void CounterWindow::add(const Observation& seen, Instant at)
{
    const Moment moment{at, seen.evicted, seen.commands, seen.hits, seen.misses};
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
