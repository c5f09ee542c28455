#pragma once
// The last so-and-so long of one figure, in few points.
//
// Theory: points are kept at least a thirtieth of the window apart, so that a window of a day costs
// as much as one of a minute, and the newest value always counts. A window that is not yet as long
// as it should be says how much it covers: what it shows is then a lower bound of an increase.
// Values only.
#include <deque>
#include <optional>

#include "core/base/time.h"

namespace bafar::alerting {

class Window {
public:
    static constexpr int Points = 30;

    /// A value at a moment not before the last one. `length` is how far back it looks; zero keeps
    /// the newest only.
    void add(Instant at, double value, Duration length);

    /// Newest minus oldest; nothing without two points.
    [[nodiscard]] std::optional<double> increase() const;

    /// Per second; nothing while it covers less than a fifth of its length.
    [[nodiscard]] std::optional<double> rate() const;

    /// Where the straight line through the points (least squares) is after `ahead`; nothing while
    /// it covers less than a twelfth of its length.
    [[nodiscard]] std::optional<double> predicted(Duration ahead) const;

    [[nodiscard]] Duration covered() const;

    /// It is as long as it should be, but for one gap between points.
    [[nodiscard]] bool full() const;

private:
    struct Point {
        Instant at;
        double value;
    };

    std::deque<Point> points_; ///< oldest first; the last may be replaced by the next
    Duration length_{};
};

} // namespace bafar::alerting
