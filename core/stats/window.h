#pragma once
// The samples of the last while: minimum, maximum, mean and percentiles, within a stated memory.
//
// A ring of at most `capacity` samples, allocated once. When samples come faster than the ring can
// hold for the whole span, the oldest go first and covers() says how much is really looked at.
// Questions cost one pass; percentiles are exact (nearest rank). Pure; one owner, one thread.
#include <cstddef>
#include <vector>

#include "core/base/time.h"

namespace bafar::stats {

class Window {
public:
    /// `span` and `capacity` must be above zero.
    Window(Duration span, std::size_t capacity);

    /// Samples must not go back in time. NaN and infinities are ignored.
    void add(double sample, Instant now);

    /// Forgets what is older than the span at `now`; a sample exactly one span old is forgotten.
    void expire(Instant now);

    struct Summary {
        std::size_t count = 0;
        double minimum = 0; ///< zero, as the others, when count is zero
        double maximum = 0;
        double mean = 0;

        bool operator==(const Summary&) const = default;
    };

    /// Of the samples held; call expire() first when time has passed since the last add().
    [[nodiscard]] Summary summary() const;

    /// The smallest sample that at least the given share of samples does not exceed; `share` is 0
    /// to 1. Zero when empty. Not const: it sorts in a scratch of its own.
    [[nodiscard]] double percentile(double share);

    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] bool empty() const { return size_ == 0; }

    /// From the oldest sample held to the newest; zero for fewer than two.
    [[nodiscard]] Duration covers() const;

private:
    struct Sample {
        Instant at;
        double value = 0;
    };

    [[nodiscard]] const Sample& sample(std::size_t index) const
    {
        return ring_[(oldest_ + index) % ring_.size()];
    }

    Duration span_;
    std::vector<Sample> ring_;
    std::vector<double> scratch_;
    std::size_t oldest_ = 0;
    std::size_t size_ = 0;
};

} // namespace bafar::stats
