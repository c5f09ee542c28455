#pragma once
// One seed of a simulated Raft group: members, rhythm, load, faults, checks, and rest.
//
// A seed draws everything, so it replays exactly. After its faults the group must have a leader
// within LeaderWithin and all of it must be at rest within RestWithin; then every member's line is
// agreed within the time that the Proposer has. Thread-safe: a run shares nothing.
#include <optional>

#include "agents/sim/raft_checks.h"
#include "agents/sim/raft_faults.h"
#include "agents/sim/raft_load.h"

namespace bafar::sim {

inline constexpr std::int64_t RaftFaultsAsked = 20; ///< of every seed at least

struct RaftRunOptions {
    RaftPlants plants;
    std::size_t transcript = 0;                  ///< newest lines kept
    Duration length = std::chrono::seconds(100); ///< of faults and load
    std::int64_t fewestFaults = RaftFaultsAsked;
    std::int64_t mostFaults = 40;
};

/// What happened to a group, besides the faults; each must happen in some seed.
enum class RaftEvent : std::uint8_t {
    Elected,
    Truncated,
    SnapshotTaken,
    SnapshotInstalled,
    HalfInstalled, ///< a crash in the middle of an installation
    WriteTorn,
    DiskRefused,
    GroupReread, ///< a group stopped because of its disk and was read anew
    MembershipAgreed,
    MembershipRolledBack,
    LeadershipHandedOn,
    ActionBegun,
    ActionTakenOver,
    StepRun,
    SpecInForce,
    ProposalRefused, ///< by the ledger
    ReadConfirmed,
    Acknowledged,
};
inline constexpr std::size_t RaftEventCount = 18;

[[nodiscard]] std::string_view raftEventName(RaftEvent event);

using RaftEventCounts = std::array<std::uint64_t, RaftEventCount>;

struct RaftOutcome {
    std::uint64_t seed = 0;
    std::optional<std::string> failure;
    RaftFaultCounts faults{};
    RaftEventCounts events{};
    std::uint64_t worldEvents = 0;
    Duration lasted{};
    Duration rested{}; ///< from the last fault's end to rest
    std::size_t members = 0;
    std::string shape;
    std::string digest; ///< of everything that was applied, told and served, in its order
    std::vector<std::string> transcript;
};

[[nodiscard]] RaftOutcome runRaftSeed(std::uint64_t seed, const RaftRunOptions& options = {});

} // namespace bafar::sim
