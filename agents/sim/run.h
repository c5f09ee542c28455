#pragma once
// One seed from start to rest: a site drawn from it, faults, checks, and what was met on the way.
//
// Ten virtual minutes with at least twenty faults of the menu (faults.h), then they stop. Agents
// get thirty seconds to find each other and to end their actions; after these and
// Checks::restTime() the site must be at rest, and stay there for as long again. The same seed and
// options give the same run.
#include "agents/sim/checks.h"
#include "agents/sim/faults.h"

namespace bafar::sim {

/// A seed that met fewer faults of the menu fails: it would say less than it seems to.
inline constexpr std::uint64_t FaultsAsked = 20;

struct RunOptions {
    floating_ip::Rules rules;   ///< planted faults in the rules
    std::size_t transcript = 0; ///< newest lines kept
    Duration length = std::chrono::minutes(10);
    std::int64_t fewestFaults = FaultsAsked; ///< of the menu, planned
    std::int64_t mostFaults = 40;
};

struct Outcome {
    std::uint64_t seed = 0;
    std::optional<std::string> failure;
    floating_ip::RowCounts rows{};
    FaultCounts faults{}; ///< that changed something
    std::uint64_t events = 0;
    std::uint64_t takeOvers = 0;
    std::uint64_t confirmed = 0; ///< hand-overs that were confirmed and began
    std::size_t hosts = 0;
    Duration lasted{};
    std::string shape; ///< "5 hosts, interval 1 s, preempt"
    std::vector<std::string> transcript;
};

[[nodiscard]] Outcome runSeed(std::uint64_t seed, const RunOptions& options = {});

} // namespace bafar::sim
