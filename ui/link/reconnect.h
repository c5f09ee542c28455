#pragma once
// When to try again: doubling pauses with jitter, so that a restarted cluster is not stormed.
//
// Pure: time and randomness are passed in. One owner, one thread.
#include "core/base/random.h"
#include "core/base/time.h"

namespace bafar::link {

class ReconnectPolicy {
public:
    static constexpr Duration First = std::chrono::milliseconds{250};
    static constexpr Duration Longest = std::chrono::seconds{5};
    static constexpr Duration Stable = std::chrono::seconds{10};

    /// A connection came up.
    void connected(Instant now);

    /// It ended, or the attempt failed. The pause before the next attempt: 250 ms doubling to 5 s,
    /// each shortened by up to a third; from the start again after a connection that held 10 s.
    [[nodiscard]] Duration failed(Instant now, Random& random);

    [[nodiscard]] int attempts() const { return attempts_; }

private:
    int attempts_ = 0; ///< failed in a row
    bool up_ = false;
    Instant since_;
};

} // namespace bafar::link
