#pragma once
// When to try a lost peer again: doubling pauses with jitter, so that agents and consoles that lost
// the same peer do not storm it when it returns.
//
// Pure: time and randomness are passed in. One owner, one thread.
#include <optional>

#include "core/base/random.h"

namespace bafar {

class Reconnect {
public:
    static constexpr Duration First = std::chrono::milliseconds{250};
    static constexpr Duration Longest = std::chrono::seconds{5};
    static constexpr Duration Stable = std::chrono::seconds{10};

    /// A connection came up.
    void connected(Instant now) { since_ = now; }

    /// It ended, or the attempt failed. The pause before the next attempt: 250 ms doubling to 5 s,
    /// each shortened by up to half; from the start again after a connection that held 10 s, so
    /// that a peer that ends every connection at once is not asked four times a second.
    [[nodiscard]] Duration failed(Instant now, Random& random);

private:
    Duration pause_ = First;
    std::optional<Instant> since_; ///< while connected
};

} // namespace bafar
