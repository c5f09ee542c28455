#include "agents/cluster/reconnect.h"

#include <algorithm>

namespace bafar::cluster {

Duration Reconnect::next()
{
    const Duration delay = random_.between(delay_ / 2, delay_);
    delay_ = std::min(delay_ * 2, Last);
    return delay;
}

} // namespace bafar::cluster
