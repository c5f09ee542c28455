#pragma once
// The disk of one simulated agent, as its log sees it: what is written becomes durable when its
// time has passed, and a crash keeps what the platter happened to hold.
//
// Writes of entries and cuts of the log happen one after the other; entries that wait are written
// together; after one that was refused so are all that follow. Snapshots of the own ledger are
// written beside them. A crash during a write of entries leaves a beginning of it, cut anywhere;
// during the exchange of a log for a snapshot, perhaps both. Terms and votes are durable at once:
// libraft waits for them. A full disk refuses. One owner, one thread. It is larger than the budget
// because what a disk holds, loses and refuses is one list.
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "agents/cluster/raft_library.h"
#include "agents/sim/world.h"

namespace bafar::sim {

class RaftDisk {
public:
    using Text = std::shared_ptr<const std::string>;
    using Done = std::function<void(int status)>; ///< with libraft's codes

    struct Entry {
        raft_term term = 0;
        unsigned short type = 0;
        Text body;
    };

    struct Snapshot {
        raft_index index = 0;
        raft_term term = 0;
        cluster::MembershipLog::Entry membership;
        Text content;
    };

    enum class Crash : std::uint8_t {
        Process, ///< the kernel keeps what it was given
        Power,   ///< only what was synced stays
    };

    struct Counts {
        std::uint64_t truncations = 0;
        std::uint64_t rolledBack = 0; ///< memberships that were cut off
        std::uint64_t installed = 0;  ///< snapshots that replaced a log
        std::uint64_t taken = 0;      ///< snapshots of the own ledger
        std::uint64_t torn = 0;       ///< writes that a crash cut
        std::uint64_t halfInstalled = 0;
        std::uint64_t refused = 0; ///< by a full disk
    };

    RaftDisk(World& world, Duration latency);

    // What a start finds.
    [[nodiscard]] raft_term term() const { return term_; }

    [[nodiscard]] raft_id vote() const { return vote_; }

    [[nodiscard]] raft_index first() const { return first_; }

    [[nodiscard]] const std::deque<Entry>& entries() const { return entries_; }

    [[nodiscard]] const std::optional<Snapshot>& snapshot() const { return snapshot_; }

    [[nodiscard]] bool pristine() const { return term_ == 0 && entries_.empty() && !snapshot_; }

    [[nodiscard]] raft_index last() const { return first_ + entries_.size() - 1; }

    // At once.
    int setTerm(raft_term term);
    int setVote(raft_id vote);
    void founded(raft_term term, Entry first); ///< or a membership that is forced upon it

    // In their time; `done` may be empty.
    void append(std::vector<Entry> entries, Done done);
    void truncate(raft_index from);
    void install(Snapshot snapshot, Done done);
    void take(Snapshot snapshot, unsigned trailing, Done done);

    /// Nobody waits any more; what has begun ends as `crash` says, or by itself.
    void release(std::optional<Crash> crash);

    /// Another disk in the same place.
    void wipe();

    // Faults.
    void setFull(bool full) { full_ = full; }

    [[nodiscard]] bool full() const { return full_; }

    /// Snapshots only: the log has its place already.
    void refuseSnapshots(bool refuses) { refusesSnapshots_ = refuses; }

    /// Flips a bit in the middle of the stored snapshot; there must be one.
    void damageSnapshot();

    void setLatency(Duration typical) { latency_ = typical; }

    [[nodiscard]] Duration latency() const { return latency_; }

    /// Planted: a write is called done before it is durable; so long it then takes.
    void forgetSync(Duration lag) { lag_ = lag; }

    [[nodiscard]] const Counts& counts() const { return counts_; }

    /// Called with the last index when a write of entries ends well.
    std::function<void(raft_index)> wrote;

    /// Called when the exchange of the log for a snapshot, or a cut, begins; it takes so long.
    std::function<void(Duration)> rare;

private:
    struct Work {
        enum class Kind : std::uint8_t { Append, Truncate, Install } kind;
        std::vector<Entry> entries;
        raft_index from = 0;
        Snapshot snapshot;
        Done done;
    };

    [[nodiscard]] Duration takes();
    void next();
    void finish();
    void begin(std::size_t count);

    void add(const Entry& entry) { entries_.push_back(entry); }

    void cut(raft_index from);
    void trim(raft_index index, unsigned trailing);
    void tear(Crash crash);

    World& world_;
    Random random_;
    Duration latency_;
    Duration lag_{};
    bool full_ = false;
    bool refusesSnapshots_ = false;
    bool broken_ = false; ///< a write of entries was refused: so are all until the log is read anew
    raft_term term_ = 0;
    raft_id vote_ = 0;
    raft_index first_ = 1;
    std::deque<Entry> entries_;
    std::optional<Snapshot> snapshot_;
    raft_index synced_ = 0; ///< the last that outlives a power loss; differs with lag_ only
    std::deque<Work> queue_;
    std::size_t running_ = 0;         ///< at the head of queue_
    std::optional<Snapshot> putting_; ///< of the own ledger
    std::uint64_t life_ = 0;          ///< grows when nobody waits any more
    Counts counts_;
};

} // namespace bafar::sim
