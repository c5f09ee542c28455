#include "core/stats/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/check.h"

namespace bafar::stats {

Histogram::Histogram(unsigned precision, unsigned highestBit)
    : precision_(precision)
    , highestBit_(highestBit)
{
    CHECK(precision >= 1 && precision <= 12 && precision < highestBit && highestBit <= 63);
    counts_.resize((std::size_t{highestBit} - precision + 1) << precision);
}

std::size_t Histogram::indexOf(std::uint64_t number) const
{
    const std::uint64_t most = (std::uint64_t{1} << highestBit_) - 1;
    const std::uint64_t held = std::min(number, most);
    const auto width = static_cast<unsigned>(std::bit_width(held));
    if (width <= precision_) {
        return held;
    }
    // `shift` halvings bring the number into [2^precision, 2^(precision + 1)).
    const unsigned shift = width - precision_ - 1;
    return (std::size_t{shift} << precision_) + (held >> shift);
}

std::uint64_t Histogram::upperEdge(std::size_t index) const
{
    const std::size_t group = index >> precision_;
    if (group == 0) {
        return index;
    }
    const std::size_t shift = group - 1;
    const std::uint64_t place =
        (index & ((std::size_t{1} << precision_) - 1)) | (std::size_t{1} << precision_);
    return ((place + 1) << shift) - 1;
}

void Histogram::add(std::uint64_t number, std::uint64_t times)
{
    if (times == 0) {
        return;
    }
    counts_[indexOf(number)] += times;
    minimum_ = count_ == 0 ? number : std::min(minimum_, number);
    maximum_ = std::max(maximum_, number);
    sum_ += static_cast<double>(number) * static_cast<double>(times);
    count_ += times;
}

std::uint64_t Histogram::minimum() const
{
    return minimum_;
}

std::uint64_t Histogram::maximum() const
{
    return maximum_;
}

double Histogram::mean() const
{
    return count_ == 0 ? 0 : sum_ / static_cast<double>(count_);
}

std::uint64_t Histogram::percentile(double share) const
{
    CHECK(share >= 0 && share <= 1);
    const double rank = std::max(1.0, std::ceil(share * static_cast<double>(count_)));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        seen += counts_[i];
        if (counts_[i] > 0 && static_cast<double>(seen) >= rank) {
            // The last bucket also holds what is above the range; only maximum_ knows how far.
            return i + 1 == counts_.size() ? maximum_
                                           : std::clamp(upperEdge(i), minimum_, maximum_);
        }
    }
    return maximum_;
}

Result<void> Histogram::merge(const Histogram& other)
{
    if (other.precision_ != precision_ || other.highestBit_ != highestBit_) {
        return fail(Code::InvalidInput, "histograms of different precision or range do not merge");
    }
    if (other.empty()) {
        return {};
    }
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        counts_[i] += other.counts_[i];
    }
    minimum_ = empty() ? other.minimum_ : std::min(minimum_, other.minimum_);
    maximum_ = std::max(maximum_, other.maximum_);
    sum_ += other.sum_;
    count_ += other.count_;
    return {};
}

std::vector<std::uint64_t> Histogram::cumulative(std::span<const std::uint64_t> bounds) const
{
    std::vector<std::uint64_t> result;
    result.reserve(bounds.size());
    std::uint64_t seen = 0;
    std::size_t next = 0;
    for (const std::uint64_t bound : bounds) {
        // The last bucket has no upper edge: it is left to "+Inf", unless all it holds is below.
        while (next + 1 < counts_.size() && upperEdge(next) <= bound) {
            seen += counts_[next];
            ++next;
        }
        const bool all = bound >= maximum_;
        result.push_back(all ? count_ : seen);
    }
    return result;
}

std::vector<std::uint64_t> Histogram::exactBounds(std::uint64_t low, std::uint64_t high)
{
    std::vector<std::uint64_t> bounds;
    for (std::uint64_t power = 2; power != 0; power <<= 1U) {
        const std::uint64_t bound = power - 1;
        if (bound > high) {
            break;
        }
        if (bound >= low) {
            bounds.push_back(bound);
        }
    }
    return bounds;
}

void Histogram::clear()
{
    std::fill(counts_.begin(), counts_.end(), 0);
    count_ = minimum_ = maximum_ = 0;
    sum_ = 0;
}

} // namespace bafar::stats
