#pragma once
// When a past is to be asked for: what of it is wanted and was not read yet, and not again too soon
// after an agent did not answer. Time is passed in. Pure; one owner, one thread.
#include <cstdint>
#include <optional>

#include "core/base/time.h"

namespace bafar::link {

class PastNeed {
public:
    /// From a failure until it is asked again; twice as long after each more, up to the longest.
    static constexpr Duration FirstWait = std::chrono::seconds{10};
    static constexpr Duration LongestWait = std::chrono::minutes{5};

    /// What was since that moment is wanted, and what was wanted before and is not read; not to be
    /// asked for before `earliest`. A longer past than was wanted waits for no earlier failure.
    void want(std::int64_t fromMs, Instant earliest = {});

    /// Since when it is to be asked for now; nothing: all is read or on its way, or it is too soon.
    [[nodiscard]] std::optional<std::int64_t> due(Instant now) const;

    /// It is on its way.
    void asked();

    /// `failed`: some of it may be told another time.
    void answered(bool failed, Instant now);

private:
    std::optional<std::int64_t> fromMs_; ///< nothing: all is read
    bool asking_ = false;
    bool wantsMore_ = false; ///< than what is on its way
    Duration wait_{};
    Instant next_{};
};

} // namespace bafar::link
