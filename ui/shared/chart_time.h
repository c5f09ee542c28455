#pragma once
// Which stretch of time charts show: the newest so much, held while paused, or a part that was
// zoomed into.
//
// Moments are the shown node's own, in milliseconds since 1970: how long a pause lasts is counted
// by what arrived meanwhile, so simulated time works too. Pure; one owner, one thread.
#include <QString>
#include <optional>
#include <vector>

namespace bafar::shared {

struct ChartSpan {
    qint64 fromMs = 0;
    qint64 toMs = 0;

    bool operator==(const ChartSpan&) const = default;
};

class ChartTime {
public:
    /// The shortest stretch that is zoomed into; a shorter wish does nothing.
    static constexpr qint64 ZoomMinMs = 5000;

    /// Shows the newest `ms` from now on; leaves the zoom.
    void setLength(qint64 ms);

    [[nodiscard]] qint64 lengthMs() const { return lengthMs_; }

    /// A point of that moment arrived. It may lie before the last one: a clock was set back.
    void advance(qint64 newestMs);

    /// Holds what is shown; what arrives goes on underneath.
    void pause(bool paused);

    [[nodiscard]] bool isPaused() const { return heldEndMs_.has_value(); }

    /// How much arrived since the pause began, in milliseconds; 0: not paused.
    [[nodiscard]] qint64 pausedMs() const;

    /// Shows what lies between two moments, given in any order.
    void zoom(qint64 oneMs, qint64 otherMs);

    /// Shows another part of what there is, as long as the zoomed one; false: it goes no further,
    /// or nothing is zoomed.
    bool pan(qint64 byMs);

    /// Back from the zoom; false: there was none.
    bool zoomOut();

    [[nodiscard]] bool isZoomed() const { return zoomed_.has_value(); }

    [[nodiscard]] bool hasBegun() const { return newestMs_ != 0; }

    [[nodiscard]] ChartSpan span() const;

private:
    qint64 lengthMs_ = 5 * 60 * 1000;
    qint64 newestMs_ = 0;
    std::optional<qint64> heldEndMs_;
    std::optional<ChartSpan> zoomed_;
};

/// From one clock of a time axis to the next, so that at most five or six stand on it.
[[nodiscard]] qint64 tickMs(qint64 windowMs);

/// The moments that have a clock on the axis. `offsetMs`: local time minus UTC, so that steps of
/// hours stand on whole hours of the clock on the wall.
[[nodiscard]] std::vector<qint64> ticksOf(const ChartSpan& span, qint64 offsetMs);

} // namespace bafar::shared
