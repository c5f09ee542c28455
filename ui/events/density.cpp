#include "ui/events/density.h"

#include <algorithm>
#include <numeric>

namespace bafar::ui::events {
namespace {

constexpr std::int64_t MinuteMs = 60'000;
constexpr std::int64_t HourMs = 60 * MinuteMs;
constexpr std::int64_t DayMs = 24 * HourMs;
constexpr std::int64_t OldestMs = 3650 * DayMs; ///< before it a clock was not set

/// The narrowest bar with which so much time fits.
std::int64_t widthFor(std::int64_t lengthMs)
{
    for (const std::int64_t width :
         {MinuteMs, 2 * MinuteMs, 5 * MinuteMs, 10 * MinuteMs, 15 * MinuteMs, 30 * MinuteMs, HourMs,
          2 * HourMs, 6 * HourMs, 12 * HourMs, DayMs, 7 * DayMs}) {
        if (lengthMs / width + 1 < BarsMax) {
            return width;
        }
    }
    return 31 * DayMs;
}

std::int64_t lengthOf(Range range, std::span<const EntryPtr> newestFirst, WallTime now)
{
    switch (range) {
    case Range::HalfHour: return 30 * MinuteMs;
    case Range::TwoHours: return 2 * HourMs;
    case Range::All: break;
    }
    const std::int64_t oldest =
        newestFirst.empty()
            ? now.unixMs
            : std::clamp(newestFirst.back()->event.at.unixMs, now.unixMs - OldestMs, now.unixMs);
    return std::max(30 * MinuteMs, now.unixMs - oldest);
}

} // namespace

std::size_t Bar::total() const
{
    return std::accumulate(bySeverity.begin(), bySeverity.end(), std::size_t{0});
}

schema::Severity Bar::worst() const
{
    for (std::size_t i = bySeverity.size(); i-- > 0;) {
        if (bySeverity[i] > 0) {
            return static_cast<schema::Severity>(i);
        }
    }
    return schema::Severity::Info;
}

std::size_t Density::highest() const
{
    std::size_t most = 1;
    for (const Bar& bar : bars) {
        most = std::max(most, bar.total());
    }
    return most;
}

Period Density::periodOf(std::size_t first, std::size_t last) const
{
    const auto [low, high] = std::minmax(first, last);
    return {bars[low].from, {bars[high].from.unixMs + widthMs}};
}

std::size_t Density::barAt(WallTime at) const
{
    const WallTime first = bars.front().from;
    if (at <= first) {
        return 0;
    }
    const auto passed = static_cast<std::size_t>((at.unixMs - first.unixMs) / widthMs);
    return std::min(passed, bars.size() - 1);
}

Density densityOf(std::span<const EntryPtr> newestFirst,
                  Range range,
                  WallTime now,
                  std::int64_t localMs)
{
    Density density;
    const std::int64_t length = lengthOf(range, newestFirst, now);
    density.widthMs = range == Range::All ? widthFor(length) : MinuteMs;
    const std::int64_t local = now.unixMs + localMs;
    const std::int64_t last = local / density.widthMs;
    const std::int64_t first = (local - length) / density.widthMs;
    for (std::int64_t at = first; at <= last; ++at) {
        density.bars.push_back({{at * density.widthMs - localMs}, {}});
    }
    const WallTime end = density.periodOf(0, density.bars.size() - 1).to;
    for (const EntryPtr& entry : newestFirst) {
        if (entry->event.at >= end) {
            continue;
        }
        if (entry->event.at < density.bars.front().from) {
            break;
        }
        Bar& bar = density.bars[density.barAt(entry->event.at)];
        ++bar.bySeverity[static_cast<std::size_t>(entry->event.severity)];
    }
    return density;
}

} // namespace bafar::ui::events
