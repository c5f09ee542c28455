#pragma once
// Counts of whole numbers in buckets that grow with the number: bounded memory, bounded error.
//
// Below 2^precision every number has a bucket of its own; above, every power of two is cut into
// 2^precision equal buckets, so a percentile is never more than one part in 2^precision above the
// recorded number. The unit is the caller's (latencies: microseconds). Merging two of one shape is
// exact, so each thread keeps its own. Pure; one owner, one thread. Source: the log-linear scheme
// of HDR histograms; Prometheus exposition format for cumulative buckets.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace bafar::stats {

class Histogram {
public:
    /// Numbers up to 2^highestBit - 1 are told apart, larger ones count as that one. `precision` is
    /// 1 to 12 bits and below `highestBit`, which is at most 63. Memory: 8 bytes for each of
    /// (highestBit - precision + 1) * 2^precision buckets, allocated once.
    Histogram(unsigned precision, unsigned highestBit);

    void add(std::uint64_t number, std::uint64_t times = 1);

    [[nodiscard]] std::uint64_t count() const { return count_; }

    [[nodiscard]] bool empty() const { return count_ == 0; }

    [[nodiscard]] std::uint64_t minimum() const; ///< exact; zero when empty
    [[nodiscard]] std::uint64_t maximum() const; ///< exact, larger than the range included

    [[nodiscard]] double sum() const { return sum_; } ///< exact below 2^53

    [[nodiscard]] double mean() const; ///< zero when empty

    /// The upper edge of the bucket that holds the nearest-rank number, never above maximum();
    /// `share` is 0 to 1. Zero when empty.
    [[nodiscard]] std::uint64_t percentile(double share) const;

    /// Adds all of another. Errors: InvalidInput when it has another shape.
    [[nodiscard]] Result<void> merge(const Histogram& other);

    /// For each ascending bound how many numbers are at most that; the caller adds "+Inf" from
    /// count(). Exact for bounds of exactBounds(); otherwise numbers in the bound's own bucket are
    /// left out until the bucket is wholly below it.
    [[nodiscard]] std::vector<std::uint64_t> cumulative(
        std::span<const std::uint64_t> bounds) const;

    /// Bounds at 2^k - 1 from `low` up to `high`, for which cumulative() is exact.
    [[nodiscard]] static std::vector<std::uint64_t> exactBounds(std::uint64_t low,
                                                                std::uint64_t high);

    void clear();

    /// Buckets held, for sizing.
    [[nodiscard]] std::size_t buckets() const { return counts_.size(); }

private:
    [[nodiscard]] std::size_t indexOf(std::uint64_t number) const;
    [[nodiscard]] std::uint64_t upperEdge(std::size_t index) const;

    unsigned precision_;
    unsigned highestBit_;
    std::vector<std::uint64_t> counts_;
    std::uint64_t count_ = 0;
    std::uint64_t minimum_ = 0;
    std::uint64_t maximum_ = 0;
    double sum_ = 0;
};

} // namespace bafar::stats
