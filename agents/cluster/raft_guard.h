#pragma once
// Stands between libraft 0.15 and its raft_io, and keeps the library out of what it does wrong.
// It is larger than the budget because the rules belong beside each other.
//
// Debian builds libraft without its assertions, so what they would have caught goes on in silence.
// Each rule here is one such case, found by reading 0.15 beside the fixes that came later, or by
// the simulator; its number stands at the code. What a rule drops, the protocol sends again.
//  1. It counts copies of entries of older terms as commits: a leader hears no answers until its
//     own disk has an entry of its own term.
//  2. It goes on after a failed write, with a log that the disk does not have: the library is
//     stopped for good; whoever owns it starts anew from the disk.
//  3. It answers a new leader for entries of the one before: the answer is held back.
//  4. It answers with its last entry, not the last that the message proved: the answer is cut.
//  5. It stands for election while its disk is behind its memory: it waits.
//  6. It acknowledges a snapshot by an entry of a later term that the snapshot contradicts.
//  7. It falls back to the last membership that it saw committed, and crashes when that is
//     compacted: memberships are kept here (MembershipLog), and the one before is put back.
//  8. It writes a membership that may be rolled back into a snapshot as if it were agreed.
//  9. It votes twice in one term while it hands leadership on.
// 10. It mixes up the memory of an entry that is cut off, still being written or sent, and then
//     received again; and libuv's log loses a truncation that meets another request: such a message
//     waits for its next repetition.
// 11. It stands again and again without asking first (pre-vote), with the right to disturb.
// 12. It counts acknowledgements at the leader's own last entry only, which under a steady stream
//     nobody has reached: they are counted at the entry they name.
// 13. It frees what it still uses: a transfer whose message is on its way, cancelled writes.
// 14. After a crash while a snapshot replaced a log that contradicts it, both are there.
// 15. It takes entries from before its compacted log for new ones, and appends them at its end:
//     what is agreed already is left out of a message.
// 16. The only voter leads without a new term, so that what it sent and lost in a crash comes twice
//     with one term: it gets a new one. (And a message of another leader of the own term would
//     overwrite what a leader knows: it is dropped.)
// 17. A member that has not read yet that it is a voter gives no vote, and one that is none keeps
//     a leader that is gone: whoever made it a voter and crashed would never lead again. It votes
//     whatever its own membership says, and forgets a leader that is silent.
// One owner, one thread.
#include <functional>
#include <list>
#include <memory>

#include "agents/cluster/raft_library.h"

namespace bafar::cluster {

class RaftGuard {
public:
    struct Events {
        /// The outermost call is about to leave the library: requests may be made.
        std::function<void()> settled;
        /// It has left. May destroy the guard.
        std::function<void()> left;
        /// Whether a snapshot that a leader sent can be used.
        std::function<bool(std::string_view)> readable;
    };

    /// `inner` and `library` outlive this.
    RaftGuard(raft_io& inner, raft& library, Events events);
    RaftGuard(const RaftGuard&) = delete;
    RaftGuard& operator=(const RaftGuard&) = delete;
    ~RaftGuard();

    /// For raft_init().
    [[nodiscard]] raft_io& io() { return outer_; }

    /// Every call into the library happens while one of these lives.
    class Inside {
    public:
        explicit Inside(RaftGuard& guard)
            : guard_(guard)
        {
            ++guard_.depth_;
        }

        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

        ~Inside() { guard_.leave(); }

    private:
        RaftGuard& guard_;
    };

    /// What the disk did wrong; the library takes part no more.
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

    /// Stops the library, as a failed disk would.
    void fail(Error why);

    /// Why no snapshot of the own ledger could be written; nothing: all is well. The log grows.
    [[nodiscard]] const std::optional<Error>& snapshotProblem() const { return snapshotProblem_; }

    /// Whether the own ledger may be written now; else it is asked again later.
    [[nodiscard]] bool maySnapshot() const;

    /// The membership in force, and whether it is agreed already.
    [[nodiscard]] const MembershipLog& memberships() const { return memberships_; }

    /// The member this one follows; 0: it heard of none for twice the election time.
    [[nodiscard]] raft_id leader() const;

private:
    struct Append { ///< entries on their way to the disk
        RaftGuard& guard;
        raft_io_append* outer;
        raft_io_append_cb done;
        raft_term term;  ///< when they were given
        raft_index last; ///< of the entries
        raft_io_append inner{};
    };

    struct Put { ///< a snapshot on its way to the disk
        RaftGuard& guard;
        raft_io_snapshot_put* outer; ///< null: replaceLog()'s own
        raft_io_snapshot_put_cb done;
        raft_term term; ///< when it was given
        raft_snapshot content{};
        raft_buffer* bufs = nullptr; ///< rule 13
        MembershipLog::Entry membership{};
        std::string data{}; ///< replaceLog()'s own
        raft_buffer view{};
        raft_io_snapshot_put inner{};
    };

    struct Held { ///< a message that waits
        raft_message message{};
        std::string address;
    };

    static RaftGuard& of(raft_io* io) { return *static_cast<RaftGuard*>(io->impl); }

    // The library's calls (raft_guard_io.cpp).
    static int onInit(raft_io* io, raft_id id, const char* address);
    static void onClose(raft_io* io, raft_io_close_cb done);
    static int onLoad(raft_io* io,
                      raft_term* term,
                      raft_id* vote,
                      raft_snapshot** snapshot,
                      raft_index* start,
                      raft_entry** entries,
                      std::size_t* count);
    static int onStart(raft_io* io, unsigned msecs, raft_io_tick_cb tick, raft_io_recv_cb recv);
    static int onBootstrap(raft_io* io, const raft_configuration* configuration);
    static int onRecover(raft_io* io, const raft_configuration* configuration);
    static int onSetTerm(raft_io* io, raft_term term);
    static int onSetVote(raft_io* io, raft_id id);
    static int onSend(raft_io* io,
                      raft_io_send* request,
                      const raft_message* message,
                      raft_io_send_cb done);
    static int onAppend(raft_io* io,
                        raft_io_append* request,
                        const raft_entry* entries,
                        unsigned count,
                        raft_io_append_cb done);
    static int onTruncate(raft_io* io, raft_index index);
    static int onSnapshotPut(raft_io* io,
                             unsigned trailing,
                             raft_io_snapshot_put* request,
                             const raft_snapshot* snapshot,
                             raft_io_snapshot_put_cb done);
    static int onSnapshotGet(raft_io* io,
                             raft_io_snapshot_get* request,
                             raft_io_snapshot_get_cb done);
    static raft_time onTime(raft_io* io);
    static int onRandom(raft_io* io, int low, int high);

    // The inner raft_io's answers.
    static RaftGuard& from(raft_io* inner) { return *static_cast<RaftGuard*>(inner->data); }

    static void ticked(raft_io* inner);
    static void received(raft_io* inner, raft_message* message);
    static void closed(raft_io* inner);
    void appended(Append& append, int status);
    void finish(Append& append, int status);
    void wasPut(Put& put, int status);
    void finish(Put& put, int status);

    // Received messages (raft_guard_receive.cpp).
    void deliver(raft_message& message);
    void deliverEntries(raft_message& message);
    void deliverResult(raft_message& message);
    void deliverSnapshot(raft_message& message);
    [[nodiscard]] bool mayAppend(const raft_append_entries& args);
    void leaveOutAgreed(raft_append_entries& args) const;
    void deliverVoteRequest(raft_message& message);
    [[nodiscard]] bool votesTwice(const raft_request_vote& args) const;
    [[nodiscard]] raft_index agreedByMajority(const raft_message& result) const;
    void noteLeader(raft_id sender);
    void hold(std::unique_ptr<Held>& place, const raft_message& message);
    void letGo(std::unique_ptr<Held>& place);
    void deliverHeld();

    void leave();
    void tidyUp();
    void noticeCommit();
    void stopLibrary();
    void submit(std::unique_ptr<Put> put, unsigned trailing);
    [[nodiscard]] bool votesAlone() const;
    [[nodiscard]] raft_server* own();
    [[nodiscard]] std::optional<std::string> contradiction(raft_term term,
                                                           const raft_snapshot* snapshot,
                                                           raft_index start,
                                                           const raft_entry* entries,
                                                           std::size_t count) const;
    void noteMemberships(raft_index first, const raft_entry* entries, std::size_t count);
    void keepToReplace(const raft_snapshot& snapshot);
    int passError(int code);

    void later(std::function<void()> work) { later_.push_back(std::move(work)); }

    /// The disk is behind the memory.
    [[nodiscard]] bool writing() const { return !appends_.empty() || (put_ && installing_); }

    raft_io& inner_;
    raft& library_;
    Events events_;
    raft_io outer_{};
    raft_io_tick_cb tick_ = nullptr;
    raft_io_recv_cb recv_ = nullptr;
    raft_io_close_cb close_ = nullptr;
    int depth_ = 0;
    bool again_ = false;
    bool closed_ = false;
    std::vector<std::function<void()>> later_; ///< answers that the library must not get at once
    std::list<Append> appends_;
    std::unique_ptr<Put> put_;
    std::unique_ptr<Put> replacement_; ///< rule 14: to be put at the start
    bool installing_ = false;          ///< put_ replaces the log
    bool truncating_ = false;
    bool refuseTerms_ = false;
    bool dropReplies_ = false;
    std::optional<raft_index> replyMax_; ///< what the message that is handled proves
    raft_term raisedFrom_ = 0;           ///< rule 6: the snapshot's true term
    std::unique_ptr<Held> heldSnapshot_;
    std::unique_ptr<Held> heldTimeout_;
    std::map<raft_id, std::unique_ptr<Held>> heldResults_;
    unsigned refusedInRow_ = 0; ///< appends because of old references
    raft_index noticed_ = 0;    ///< commit index that the members were told of at once
    raft_term leaderTerm_ = 0;  ///< in which a leader was heard last
    raft_time heard_ = 0;
    raft_time snapshotFailed_ = 0;
    MembershipLog memberships_;
    std::optional<Error> failure_;
    std::optional<Error> snapshotProblem_;
};

} // namespace bafar::cluster
