#include "core/stats/ewma.h"

#include <cmath>

#include "core/base/check.h"

namespace bafar::stats {

Ewma::Ewma(Duration halfLife)
    : halfLife_(halfLife)
{
    CHECK(halfLife > Duration::zero());
}

void Ewma::add(double sample, Instant now)
{
    if (!std::isfinite(sample)) {
        return;
    }
    if (count_ == 0) {
        weight_ = 1;
    } else if (now > last_) {
        base_ = value_;
        weight_ = 1 - std::exp2(-toSeconds(now - last_) / toSeconds(halfLife_));
        sum_ = 0;
        count_ = 0;
    } else {
        CHECK(now == last_);
    }
    last_ = now;
    sum_ += sample;
    ++count_;
    value_ = base_ + weight_ * (sum_ / static_cast<double>(count_) - base_);
}

void Ewma::clear()
{
    *this = Ewma(halfLife_);
}

} // namespace bafar::stats
