#pragma once
// One alert from the first moment its condition holds until it is forgotten.
//
// Theory: a condition holds, does not, or is not known. Inactive -> pending while it holds for less
// than `hold` -> firing -> resolved, kept for a while so that everyone sees the end. What is not
// known changes nothing for a time: silence of a series is no recovery; after `staleAfter` it ends
// as unknown. `keepFiring` bridges gaps; an alert that fired several times within half an hour gets
// a longer one by itself, so that flapping is one alert and not twenty. Values only.
#include <deque>

#include "core/schema/alerting.h"

namespace bafar::alerting {

enum class Verdict : std::uint8_t { No, Yes, Unknown };

struct Timing {
    Duration hold{};
    Duration keepFiring{};
    Duration staleAfter = std::chrono::minutes(5);
};

class Life {
public:
    using State = schema::alerting::AlertState;

    static constexpr Duration KeptResolved = std::chrono::minutes(15);
    static constexpr Duration FlapWindow = std::chrono::minutes(30);
    static constexpr std::size_t FlapsMax = 3;
    static constexpr Duration FlapKeepFiring = std::chrono::minutes(10);

    /// What a step did that others must hear of.
    enum class Turn : std::uint8_t {
        None,
        Changed,  ///< began to be pending, or is remembered as resolved again
        Fired,    ///< fires from now on
        Resolved, ///< does not fire any more
        Over,     ///< forget it
    };

    Turn step(Verdict verdict, const Timing& timing, Instant now);

    /// As another agent had it, `since` and `firedAt` on our clock. Not followed by Fired.
    static Life adopted(State state, Instant since, Instant firedAt, Instant now);

    [[nodiscard]] State state() const { return state_; }

    [[nodiscard]] bool firing() const { return state_ == State::Firing; }

    [[nodiscard]] Instant since() const { return since_; }

    [[nodiscard]] Instant firedAt() const { return firedAt_; }

    [[nodiscard]] Instant resolvedAt() const { return resolvedAt_; }

    /// Since when nothing is known; nothing: it is known.
    [[nodiscard]] std::optional<Instant> unknownSince() const { return unknownSince_; }

    /// It ended because nothing was known any more.
    [[nodiscard]] bool endedUnknown() const { return endedUnknown_; }

    [[nodiscard]] bool flapping(Instant now) const;

private:
    Turn pending(Verdict verdict, const Timing& timing, Instant now);
    Turn firing(Verdict verdict, const Timing& timing, Instant now);
    Turn resolve(Instant now);
    Turn fire(Instant now);
    [[nodiscard]] bool stale(const Timing& timing, Instant now) const;

    bool begun_ = false;
    State state_ = State::Pending;
    Instant since_{};
    Instant firedAt_{};
    Instant resolvedAt_{};
    Instant lastYes_{};
    bool wasResolved_ = false;
    std::optional<Instant> unknownSince_;
    bool endedUnknown_ = false;
    std::deque<Instant> fires_; ///< within FlapWindow
};

} // namespace bafar::alerting
