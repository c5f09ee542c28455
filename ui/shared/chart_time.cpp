#include "ui/shared/chart_time.h"

#include <algorithm>

namespace bafar::shared {

void ChartTime::setLength(qint64 ms)
{
    lengthMs_ = std::max(ms, ZoomMinMs);
    zoomed_.reset();
}

void ChartTime::advance(qint64 newestMs)
{
    newestMs_ = newestMs;
    if (heldEndMs_) {
        heldEndMs_ = std::min(*heldEndMs_, newestMs);
    }
}

void ChartTime::pause(bool paused)
{
    heldEndMs_ = paused ? std::optional(newestMs_) : std::nullopt;
}

qint64 ChartTime::pausedMs() const
{
    return heldEndMs_ ? newestMs_ - *heldEndMs_ : 0;
}

void ChartTime::zoom(qint64 oneMs, qint64 otherMs)
{
    const auto [from, to] = std::minmax(oneMs, otherMs);
    if (to - from >= ZoomMinMs) {
        zoomed_ = ChartSpan{from, to};
    }
}

bool ChartTime::pan(qint64 byMs)
{
    if (!zoomed_) {
        return false;
    }
    const qint64 end = heldEndMs_.value_or(newestMs_);
    // What is zoomed into may be older than all that is shown else: then it may stay there.
    const qint64 back = std::min<qint64>(0, end - lengthMs_ - zoomed_->fromMs);
    const qint64 on = std::max<qint64>(0, end - zoomed_->toMs);
    const qint64 by = std::clamp(byMs, back, on);
    zoomed_ = ChartSpan{zoomed_->fromMs + by, zoomed_->toMs + by};
    return by != 0;
}

bool ChartTime::zoomOut()
{
    const bool was = zoomed_.has_value();
    zoomed_.reset();
    return was;
}

ChartSpan ChartTime::span() const
{
    const qint64 end = heldEndMs_.value_or(newestMs_);
    return zoomed_.value_or(ChartSpan{end - lengthMs_, end});
}

qint64 tickMs(qint64 windowMs)
{
    constexpr qint64 Steps[] = {1,   2,   5,   10,   15,   30,    60,   120,
                                300, 600, 900, 1800, 3600, 10800, 21600};
    for (const qint64 seconds : Steps) {
        if (windowMs / (seconds * 1000) <= 5) {
            return seconds * 1000;
        }
    }
    return 21600 * 1000;
}

std::vector<qint64> ticksOf(const ChartSpan& span, qint64 offsetMs)
{
    const qint64 step = tickMs(span.toMs - span.fromMs);
    std::vector<qint64> ticks;
    const qint64 first = ((span.fromMs + offsetMs) / step + 1) * step - offsetMs;
    for (qint64 at = first; at < span.toMs - step / 5; at += step) {
        ticks.push_back(at);
    }
    return ticks;
}

} // namespace bafar::shared
