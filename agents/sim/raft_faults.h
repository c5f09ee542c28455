#pragma once
// What goes wrong in a simulated Raft group: drawn from its seed, each fault with its own end.
//
// Swarm testing as in faults.h: every seed gives each kind a weight, some of them zero. Changes of
// the membership and hand-overs of leadership are among them: they come in the middle of all else.
// A fault counts only where it changes something; one that finds nothing to change is drawn anew,
// later if need be. After the last one calm() ends them all. One owner, one thread.
#include <array>

#include "agents/sim/raft_site.h"

namespace bafar::sim {

enum class RaftFault : std::uint8_t {
    Loss,
    Delay,
    Duplication,
    SlowPath, ///< slower than an election takes
    OneWayCut,
    Partition, ///< into two or three parts
    Isolation, ///< of the leader
    Bridge,    ///< two parts that only one agent hears both of
    Kill,
    PowerLoss,
    Restart, ///< planned
    Stall,
    ClockSkew, ///< its time passes at a wrong rate
    SlowDisk,
    FullDisk,
    HandOn,
    Admit,
    Dismiss,
    Replace, ///< a member by another one on the same machine
    Role,    ///< voter, standby, witness
};
inline constexpr std::size_t RaftFaultCount = 20;

[[nodiscard]] std::string_view raftFaultName(RaftFault fault);

using RaftFaultCounts = std::array<std::uint64_t, RaftFaultCount>;

class RaftFaults {
public:
    /// Disks are as fast as `disk` when nothing is wrong.
    RaftFaults(RaftSite& site, Duration disk);

    /// Plans so many faults at random moments between `from` and `to`.
    void schedule(std::size_t count, Instant from, Instant to);

    /// Planned and not struck yet.
    [[nodiscard]] std::size_t owed() const { return owed_; }

    /// Ends everything: all agents run, all paths and disks work, clocks are right.
    void calm();

    /// After calm(): members get the parts that were meant for them, and who is none stops. To be
    /// called again until it says that there is nothing left to do.
    [[nodiscard]] bool settleMembers();

    [[nodiscard]] const RaftFaultCounts& counts() const { return counts_; }

    struct Changes {
        std::uint64_t begun = 0;
        std::uint64_t agreed = 0;
        std::uint64_t unsure = 0; ///< leadership was lost meanwhile
        std::uint64_t refused = 0;
        std::uint64_t handedOn = 0;
    };

    [[nodiscard]] const Changes& changes() const { return changes_; }

private:
    struct Way {
        std::size_t from;
        std::size_t to;
    };

    [[nodiscard]] RaftFault draw();
    [[nodiscard]] bool attempt();
    [[nodiscard]] bool lurk();
    void strikeOwed();
    void struck(RaftFault fault, const std::string& where);
    [[nodiscard]] Duration lasting(double lowSeconds, double highSeconds);
    void later(Duration delay, std::function<void()> end);
    [[nodiscard]] std::size_t someHost();

    // Each draws one fault. False: it found nothing to change (raft_fault_kinds.cpp).
    bool strikePaths(RaftFault fault);
    bool strikeHost(RaftFault fault);
    void hit(RaftFault fault, RaftHost& host);
    void ambush(RaftHost& host, Duration time);
    [[nodiscard]] std::vector<Way> drawWays(RaftFault fault);
    [[nodiscard]] std::vector<Way> between(const std::vector<std::uint64_t>& partOf) const;

    // Of the membership (raft_fault_members.cpp).
    bool strikeMembers(RaftFault fault);
    bool admit(RaftHost& leader);
    bool dismiss(RaftHost& leader, RaftFault fault);
    bool changeRole(RaftHost& leader);
    bool handOn(RaftHost& leader);
    void left(RaftHost& host, std::uint64_t number, std::optional<schema::MemberRole> comesBack);
    void ask(RaftHost& leader, RaftHost& host, schema::MemberRole part);
    [[nodiscard]] schema::MemberRole drawRole();
    void count(const Result<void>& outcome);

    RaftSite& site_;
    Duration disk_;
    Random random_;
    std::array<std::uint64_t, RaftFaultCount> weights_{};
    RaftFaultCounts counts_{};
    Changes changes_;
    std::size_t owed_ = 0;
    std::size_t lurking_ = 0; ///< crashes that wait for a rare moment
    bool calm_ = false;
    bool settling_ = false; ///< a change of settleMembers() is under way
};

} // namespace bafar::sim
