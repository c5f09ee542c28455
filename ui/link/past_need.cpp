#include "ui/link/past_need.h"

#include <algorithm>

namespace bafar::link {

void PastNeed::want(std::int64_t fromMs, Instant earliest)
{
    const bool isLonger = !fromMs_ || fromMs < *fromMs_;
    next_ = isLonger ? earliest : std::max(next_, earliest);
    fromMs_ = isLonger ? fromMs : *fromMs_;
    wantsMore_ = asking_;
}

std::optional<std::int64_t> PastNeed::due(Instant now) const
{
    return asking_ || now < next_ ? std::nullopt : fromMs_;
}

void PastNeed::asked()
{
    asking_ = true;
    wantsMore_ = false;
}

void PastNeed::answered(bool failed, Instant now)
{
    asking_ = false;
    if (failed) {
        wait_ = std::clamp(2 * wait_, FirstWait, LongestWait);
        next_ = std::max(next_, now + wait_);
        return;
    }
    wait_ = {};
    if (!wantsMore_) {
        fromMs_.reset();
    }
}

} // namespace bafar::link
