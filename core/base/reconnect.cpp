#include "core/base/reconnect.h"

#include <algorithm>
#include <utility>

namespace bafar {

Duration Reconnect::failed(Instant now, Random& random)
{
    const std::optional<Instant> since = std::exchange(since_, std::nullopt);
    if (since && now - *since >= Stable) {
        pause_ = First;
    }
    const Duration pause = random.between(pause_ / 2, pause_);
    pause_ = std::min(pause_ * 2, Longest);
    return pause;
}

} // namespace bafar
