#pragma once
// The one vocabulary of states, for every concept, on every surface (decision 6), and how states
// combine.
//
// Pure values; safe on every thread.
#include <cstdint>
#include <span>
#include <string_view>

namespace bafar::schema {

enum class State : std::uint8_t {
    Ok,           ///< observed and as wanted
    Degraded,     ///< works, with less than wanted
    Failed,       ///< does not do its work
    Maintenance,  ///< set aside or draining, on purpose
    Transition,   ///< going up or down right now
    Stale,        ///< last fact older than three intervals
    Unknown,      ///< no fact, or none for 30 s: never drawn green
    NotMonitored, ///< nobody looks at it
    Disabled,     ///< switched off in the spec
};

inline constexpr std::string_view StateNames[] = {"ok",          "degraded",      "failed",
                                                  "maintenance", "transition",    "stale",
                                                  "unknown",     "not_monitored", "disabled"};

constexpr std::span<const std::string_view> enumNames(State)
{
    return StateNames;
}

/// The worse of two for a parent's roll-up: FAILED > UNKNOWN > DEGRADED > STALE > TRANSITION >
/// MAINTENANCE > OK > NOT_MONITORED > DISABLED. A parent with any UNKNOWN child is never OK.
[[nodiscard]] State worse(State a, State b);

} // namespace bafar::schema
