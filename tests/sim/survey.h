#pragma once
// Many seeds on all processors: what they met, and the first that failed.
#include <map>

#include "agents/sim/run.h"

namespace bafar::test {

struct Survey {
    std::uint64_t seeds = 0;
    floating_ip::RowCounts rows{};
    sim::FaultCounts faults{};
    std::uint64_t events = 0;
    std::uint64_t takeOvers = 0;
    std::uint64_t confirmed = 0;
    std::uint64_t fewestFaults = 0;                ///< of the menu, in any seed
    Duration shortest{};                           ///< virtual time of any seed
    std::map<std::size_t, std::uint64_t> hosts;    ///< seeds by number of hosts
    std::map<std::uint64_t, std::string> failures; ///< by seed, at most a few

    /// Names of rows that no seed took although one can.
    [[nodiscard]] std::vector<std::string> unmetRows() const;

    /// The tables as text.
    [[nodiscard]] std::string text() const;
};

/// Runs `count` seeds from `first` on, `jobs` at a time; ends early after the first failures when
/// `stopAtFailure` is set.
[[nodiscard]] Survey survey(std::uint64_t first,
                            std::uint64_t count,
                            const floating_ip::Rules& rules,
                            unsigned jobs,
                            bool stopAtFailure);

/// Seeds in a test run: BAFAR_SIM_SEEDS, or `otherwise`.
[[nodiscard]] std::uint64_t seedCount(std::uint64_t otherwise);

/// The first seed: BAFAR_SIM_FROM (a number, or a commit hash whose first 12 digits are taken), or
/// 1.
[[nodiscard]] std::uint64_t firstSeed();

/// The rules with one of them broken: "no_skew", "wrong_tie_break", "preempt_ignored",
/// "resign_ignored", "interval_not_learned", "address_kept", "nobody_yields". Nothing: no such
/// name.
[[nodiscard]] std::optional<floating_ip::Rules> brokenRules(std::string_view name);

/// Their names.
[[nodiscard]] std::vector<std::string_view> brokenRuleNames();

} // namespace bafar::test
