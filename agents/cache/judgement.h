#pragma once
// What one look means: a state, one word for it, and sentences that say what is wrong and what to
// do.
//
// Pure; safe on every thread.
#include <string>
#include <vector>

#include "agents/cache/info.h"

namespace bafar::cache {

/// Levels that are left later than they are reached, so that nothing flaps at a limit.
struct Levels {
    bool evicting = false;    ///< left below half the limit
    bool memoryHigh = false;  ///< left 5 points of a hundred below the limit
    bool clientsHigh = false; ///< likewise

    bool operator==(const Levels&) const = default;
};

/// The levels after a look.
[[nodiscard]] Levels levelsAfter(const Levels& before,
                                 const schema::cache::Config& config,
                                 const Observation& seen,
                                 double evictionsPerSecond);

/// What is judged beside the look itself.
struct Circumstances {
    std::string node;      ///< whose server it is
    std::string primary;   ///< whom it follows, as people say it
    bool justTold = false; ///< it was told whom to follow a moment ago
    double evictionsPerSecond = 0;
    Levels levels;
};

struct Judgement {
    schema::State state = schema::State::Ok;
    schema::cache::Trouble trouble = schema::cache::Trouble::None;
    std::vector<std::string> reasons; ///< worst first; empty when it is well

    bool operator==(const Judgement&) const = default;
};

[[nodiscard]] Judgement judge(const Observation& seen, const Circumstances& about);

/// maxclients, from CONFIG or INFO; 0: not known.
[[nodiscard]] std::uint64_t clientsMaxOf(const Observation& seen);

/// "under 1 s", "3 s": Redis counts in whole seconds.
[[nodiscard]] std::string lagText(Duration lag);

/// "93%" of 0.93.
[[nodiscard]] std::string percentText(double share);

} // namespace bafar::cache
