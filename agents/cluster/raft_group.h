#pragma once
// One agent's part of the Raft group: libraft around a ledger.
//
// libraft keeps term, vote and log, and decides what is committed; this applies it to the ledger,
// takes snapshots, and turns its callbacks into answers. Disk, network, time and chance are the
// raft_io's, so the agent (agents/cluster/raft_thread) and the simulator (agents/sim) run the same
// code. Every callback runs inside a call of the raft_io's or of this; calling back into it is
// allowed. One owner, one thread: that of the raft_io.
// It is larger than the budget because it is the whole of what the group is asked and tells.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/cluster/ledger.h"

struct raft_io;

namespace bafar::cluster {

struct GroupTiming {
    Duration heartbeat = schema::cluster::AgreementConfig().heartbeat;
    Duration election = schema::cluster::AgreementConfig().election; ///< each waits 1 to 2 of it
    unsigned snapshotAfter = 512;                                    ///< entries
    unsigned keptAfterSnapshot = 128; ///< entries, for members a little behind
};

enum class GroupRole : std::uint8_t {
    Outside, ///< in no group: pristine, or removed
    Follower,
    Candidate,
    Leader,
    Stopped, ///< it failed: see Standing::problem
};

/// Where this agent stands in the group.
struct Standing {
    GroupRole role = GroupRole::Outside;
    std::uint64_t term = 0;
    std::uint64_t leader = 0; ///< member number; 0: none known
    std::uint64_t last = 0;   ///< index of the last entry in the log
    std::uint64_t committed = 0;
    std::uint64_t applied = 0;
    std::vector<schema::Member> members; ///< as the log says now; node and role filled in
    bool changing = false;               ///< a change of membership is under way
    std::string problem;                 ///< why it stopped

    bool operator==(const Standing&) const = default;
};

class RaftGroup {
public:
    struct Events {
        /// An entry was applied, its verdict too; in order, once each.
        std::function<void(std::uint64_t index,
                           std::uint64_t term,
                           const std::shared_ptr<const schema::Proposal>&,
                           const Verdict&)>
            applied;
        /// The ledger is another one: read from disk, or sent by the leader.
        std::function<void(const Ledger&)> restored;
        /// standing() differs in role, term, leader, members or problem.
        std::function<void()> standingChanged;
    };

    /// `io` is initialised and outlives this. `self.endpoint` is what others are told.
    RaftGroup(raft_io& io, schema::Member self, GroupTiming timing, Events events);
    RaftGroup(const RaftGroup&) = delete;
    RaftGroup& operator=(const RaftGroup&) = delete;

    /// close() must have been answered.
    ~RaftGroup();

    /// Makes a pristine member the first of a new group. Before start(). Errors: Conflict (it has
    /// state already).
    Result<void> bootstrap(const std::vector<schema::Member>& members);

    /// Gives a group that lost its majority this membership by force. Before start(); no other
    /// member may run. Errors: Unavailable with libraft's reason.
    Result<void> recover(const std::vector<schema::Member>& members);

    /// Reads snapshot and log and begins to take part. Errors: Corrupt (what and where),
    /// Unavailable (disk).
    Result<void> start();

    /// Proposes to the group; only a leader can. `done` once: the verdict when it was applied
    /// here. Errors: Unavailable (not the leader; leadership lost: it may still be applied),
    /// LimitExceeded (the disk is full; too large).
    void propose(const schema::Proposal& proposal, std::function<void(Result<Verdict>)> done);

    /// Calls `done` when everything that was committed before is applied here and this is still
    /// the leader: a read after it is not stale. Errors: as propose.
    void confirmLeadership(std::function<void(Result<void>)> done);

    /// Adds a member, or gives it another role; one change at a time. `done` when it is committed.
    /// Errors: Unavailable (not leader, too far behind), Conflict (a change is under way; a used
    /// number).
    void admit(const schema::Member& member, std::function<void(Result<void>)> done);

    /// Removes a member for ever. Errors: as admit; NotFound.
    void dismiss(std::uint64_t number, std::function<void(Result<void>)> done);

    /// Hands leadership to this member, or to any (0). `done` when another leads, or the election
    /// time passed (Timeout).
    void handOn(std::uint64_t number, std::function<void(Result<void>)> done);

    /// Ends taking part; `done` when nothing more comes. Proposals under way are answered with
    /// Unavailable.
    void close(std::function<void()> done);

    [[nodiscard]] Standing standing() const;

    [[nodiscard]] const Ledger& ledger() const;

    /// The addresses of the members exactly as libraft's membership has them: it tells connections
    /// apart by these.
    [[nodiscard]] std::map<std::uint64_t, std::string> addresses() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The address of a member in libraft's configuration: "n1/192.0.2.11:7601/voter".
[[nodiscard]] std::string memberAddress(const schema::Member& member);

/// Nothing: it is none.
[[nodiscard]] std::optional<schema::Member> memberFrom(std::uint64_t number,
                                                       std::string_view address);

} // namespace bafar::cluster
