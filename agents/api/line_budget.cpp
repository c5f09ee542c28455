#include "agents/api/line_budget.h"

#include <utility>

namespace bafar::api {

bool LineBudget::take(Instant now)
{
    tokens_ = std::min(burst_, tokens_ + toSeconds(now - last_) * perSecond_);
    last_ = now;
    if (tokens_ < 1) {
        ++heldBack_;
        return false;
    }
    tokens_ -= 1;
    return true;
}

std::uint64_t LineBudget::takeHeldBack()
{
    return std::exchange(heldBack_, 0);
}

} // namespace bafar::api
