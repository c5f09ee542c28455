#pragma once
// What a RaftGroup holds. For raft_group*.cpp only.
//
// The library is entered through RaftGuard::Inside; its answers are queued and told to the owner
// when the library has been left, in the order they came. One owner, one thread.
#include <deque>
#include <list>

#include "agents/cluster/raft_group.h"
#include "agents/cluster/raft_guard.h"

namespace bafar::cluster {

struct RaftGroup::State {
    template <class T>
    using Answer = std::function<void(Result<T>)>;

    static constexpr std::size_t ProposalsMax = 1024; ///< under way; then refused
    static constexpr std::size_t TextMax = 1U << 20U; ///< bytes of one proposal

    struct Proposed {
        State& state;
        Answer<Verdict> done;

        struct raft_apply request {};
    };

    struct Confirming { ///< one barrier and those it speaks for
        State& state;
        std::vector<Answer<void>> done;

        struct raft_barrier request {};
    };

    /// Up to three changes of libraft's make one of ours.
    struct Change {
        State& state;
        schema::Member member;
        bool dismisses = false;
        Answer<void> done;
        raft_change request{};
        bool asked = false; ///< libraft works on a part of it
    };

    struct HandOn {
        State& state;
        raft_id to;
        Answer<void> done;

        struct raft_transfer request {};
    };

    State(raft_io& io, schema::Member member, GroupTiming rhythm, Events owner);

    // The machine that libraft drives.
    static int onApply(raft_fsm* machine, const raft_buffer* buffer, void** result);
    static int onSnapshot(raft_fsm* machine, raft_buffer** buffers, unsigned* count);
    static int onRestore(raft_fsm* machine, raft_buffer* buffer);
    [[nodiscard]] bool readable(std::string_view snapshot);

    [[nodiscard]] bool leads() const { return library.state == RAFT_LEADER && !closing; }

    /// It leads, and everything that was agreed before it did is applied.
    [[nodiscard]] bool opened() const;
    [[nodiscard]] GroupRole role() const;
    [[nodiscard]] Standing now() const;
    [[nodiscard]] Error notLeader() const;
    [[nodiscard]] Error lost() const;

    // Between two calls into the library.
    void settle();
    void open();
    void confirm();
    void barrier(std::vector<Answer<void>> done);
    void change();
    /// The next part of the change under way. Nothing: it is through.
    [[nodiscard]] std::optional<int> nextPart();
    void finishChange(Result<void> outcome);
    void giveUpLeading();
    [[nodiscard]] raft_id successor() const;
    void transfer(raft_id to, Answer<void> done);

    void tell(std::function<void()> call) { calls.push_back(std::move(call)); }

    void drain();

    schema::Member self;
    GroupTiming timing;
    Events events;
    raft library{};
    raft_fsm machine{};
    RaftGuard guard;
    int initialised = 0; ///< what raft_init() said
    bool started = false;
    bool closing = false;
    bool closed = false;
    bool draining = false;
    std::function<void()> closeDone;
    std::deque<std::function<void()>> calls; ///< of the owner
    Ledger ledger;
    std::optional<Ledger> arriving; ///< of a snapshot that was looked at
    const void* arrivingAt = nullptr;
    std::string arrivalProblem; ///< why a leader's snapshot was refused
    Verdict verdict;            ///< of the entry applied last
    std::list<Proposed> proposals;
    std::list<Confirming> barriers;
    std::vector<Answer<void>> waiting; ///< for the next barrier
    raft_term openedTerm = 0;          ///< the term whose first barrier is at openIndex
    raft_index openIndex = 0;
    std::unique_ptr<Change> changing;
    std::unique_ptr<HandOn> handingOn;
    raft_time triedToHandOn = 0;
    Standing told;
};

} // namespace bafar::cluster
