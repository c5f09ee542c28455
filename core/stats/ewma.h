#pragma once
// An exponentially weighted moving average over time, for samples that come at any pace.
//
// A sample's weight halves with every half-life, whatever the number of samples in between, so a
// burst counts as much as its duration and not as its size. The first sample is the first value.
// Pure; one owner, one thread.
#include "core/base/time.h"

namespace bafar::stats {

class Ewma {
public:
    /// `halfLife` must be above zero.
    explicit Ewma(Duration halfLife);

    /// Samples must not go back in time; one at the same instant as the last is averaged with it.
    /// NaN and infinities are ignored.
    void add(double sample, Instant now);

    /// Zero before the first sample.
    [[nodiscard]] double value() const { return value_; }

    [[nodiscard]] bool empty() const { return count_ == 0; }

    void clear();

private:
    Duration halfLife_;
    Instant last_{};
    double base_ = 0;         ///< the average before the samples of the instant `last_`
    double weight_ = 1;       ///< of those samples against `base_`
    double sum_ = 0;          ///< of those samples
    std::uint64_t count_ = 0; ///< of those samples
    double value_ = 0;
};

} // namespace bafar::stats
