#include "ui/link/reconnect.h"

#include <algorithm>

namespace bafar::link {

void ReconnectPolicy::connected(Instant now)
{
    up_ = true;
    since_ = now;
}

Duration ReconnectPolicy::failed(Instant now, Random& random)
{
    if (up_ && now - since_ >= Stable) {
        attempts_ = 0;
    }
    up_ = false;
    const int doublings = std::min(attempts_, 10);
    ++attempts_;
    const Duration pause = std::min(First * (1 << doublings), Longest);
    return pause - random.between(Duration::zero(), pause / 3);
}

} // namespace bafar::link
