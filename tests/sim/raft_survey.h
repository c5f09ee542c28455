#pragma once
// Many seeds of a simulated Raft group on all processors: what they met, and the first that failed.
#include <map>

#include "agents/sim/raft_run.h"

namespace bafar::test {

struct RaftSurvey {
    /// How often in one seed: by number of times, rounded down to 0, 1, 2, 4, 8...
    using Spread = std::map<std::uint64_t, std::uint64_t>;

    std::uint64_t seeds = 0;
    sim::RaftFaultCounts faults{};
    sim::RaftEventCounts events{};
    std::array<Spread, sim::RaftEventCount> spreads;
    std::uint64_t worldEvents = 0;
    std::uint64_t fewestFaults = 0;                ///< in any seed
    Duration shortest{};                           ///< virtual time of any seed
    Duration longestRest{};                        ///< from the faults' end to rest
    std::map<std::size_t, std::uint64_t> members;  ///< seeds by number of members
    std::map<std::uint64_t, std::string> failures; ///< by seed, at most a few
    std::optional<std::uint64_t> searched;         ///< the seed whose failure was looked for

    /// Names of faults and events that no seed met.
    [[nodiscard]] std::vector<std::string> unmet() const;

    /// The tables as text.
    [[nodiscard]] std::string text() const;
};

/// Runs `count` seeds from `first` on, `jobs` at a time; ends early after the first failure with
/// one of these texts in it.
[[nodiscard]] RaftSurvey raftSurvey(std::uint64_t first,
                                    std::uint64_t count,
                                    const sim::RaftPlants& plants,
                                    unsigned jobs,
                                    const std::vector<std::string_view>& search = {});

/// "commit_before_majority", "forgotten_sync", "stale_read", "step_before_agreed". Nothing: no such
/// name.
[[nodiscard]] std::optional<sim::RaftPlants> raftPlants(std::string_view name);

/// Their names.
[[nodiscard]] std::vector<std::string_view> raftPlantNames();

/// Texts of the check that such a fault breaks in the end; others may see it before.
[[nodiscard]] std::vector<std::string_view> raftPlantFindings(std::string_view name);

} // namespace bafar::test
