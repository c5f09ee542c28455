#pragma once
// From counters to rates: one counter, and several added up.
//
// Pure; one owner, one thread.
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <vector>

#include "core/schema/envelope.h"

namespace bafar::link {

/// Not known.
inline constexpr double NoValue = std::numeric_limits<double>::quiet_NaN();

/// A counter and how fast it grows.
class CounterRate {
public:
    /// A mean of `windowMs`, or of one interval where that is longer.
    explicit CounterRate(std::int64_t windowMs = 0)
        : windowMs_(windowMs)
    {
    }

    /// Growth a second at this moment. Not a number: not known yet, after a pause of more than
    /// `gapMs`, or the counter went back.
    [[nodiscard]] double read(std::int64_t atMs, double total, std::int64_t gapMs);

private:
    struct Moment {
        std::int64_t atMs = 0;
        double total = 0;
    };

    std::int64_t windowMs_;
    std::deque<Moment> moments_;
};

/// The value there; not a number where there is none.
[[nodiscard]] double valueAt(const schema::Samples& samples, std::size_t place);

/// The sum of those that are there: a listener that was just made has no value yet. Not a number:
/// none is.
[[nodiscard]] double sumOfKnown(const schema::Samples& samples,
                                const std::vector<std::size_t>& places);

/// How fast several counters grow together.
///
/// Each counts from its second value on: what one had counted before it was first seen is no
/// growth. Where one went back, a moment of the whole is not known.
class SumRate {
public:
    /// As of a CounterRate.
    explicit SumRate(std::int64_t windowMs = 0)
        : windowMs_(windowMs)
        , rate_(windowMs)
    {
    }

    /// Reads these from now on, and forgets what was.
    void setPlaces(std::vector<std::size_t> places);

    [[nodiscard]] double read(const schema::Samples& samples,
                              std::int64_t atMs,
                              std::int64_t gapMs);

private:
    struct Counter {
        std::size_t place = 0;
        double before = NoValue;
        std::int64_t beforeMs = 0;
    };

    std::int64_t windowMs_;
    std::vector<Counter> counters_;
    CounterRate rate_;
    double grown_ = 0; ///< of all, since the last that went back
};

/// The value under which this share of what a histogram counts lies, between bounds in
/// proportion. `below`: how much (or how fast) lies at or under each upper bound, the last of which
/// is infinite; above the last finite one, that one. Not a number: nothing was counted.
[[nodiscard]] double quantileOf(const std::map<double, double>& below, double share);

} // namespace bafar::link
