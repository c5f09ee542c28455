// The machine that libraft drives: a Ledger.
#include "agents/cluster/raft_group_state.h"
#include "core/base/check.h"
#include "core/schema/json.h"

namespace bafar::cluster {

/// The entry's index and term are not passed: it is the one after the last applied.
int RaftGroup::State::onApply(raft_fsm* machine, const raft_buffer* buffer, void** result)
{
    State& state = *static_cast<State*>(machine->data);
    const raft_index index = state.library.last_applied + 1;
    const raft_term term = termAt(state.library.log, index);
    Result<schema::Proposal> read = schema::fromJson<schema::Proposal>(textOf(*buffer));
    const bool readable = read.has_value();
    auto proposal =
        std::make_shared<const schema::Proposal>(readable ? std::move(*read) : schema::Proposal{});
    state.verdict = state.ledger.apply(index, term, *proposal);
    if (!readable) {
        state.verdict.refused =
            Error{Code::InvalidInput,
                  "entry " + std::to_string(index) +
                      " of the log is no proposal and changes nothing: " + read.error().text};
    }
    state.tell([&state, index, term, proposal = std::move(proposal), verdict = state.verdict] {
        if (state.events.applied) {
            state.events.applied(index, term, proposal, verdict);
        }
    });
    *result = &state.verdict;
    return 0;
}

int RaftGroup::State::onSnapshot(raft_fsm* machine, raft_buffer** buffers, unsigned* count)
{
    State& state = *static_cast<State*>(machine->data);
    if (!state.guard.maySnapshot()) {
        return RAFT_BUSY; // libraft asks again with the next entry
    }
    *buffers = static_cast<raft_buffer*>(raft_malloc(sizeof(raft_buffer)));
    CHECK(*buffers != nullptr);
    **buffers = bufferOf(state.ledger.snapshot());
    *count = 1;
    return 0;
}

/// A failure told to libraft would leave it between two ledgers; it is stopped instead.
int RaftGroup::State::onRestore(raft_fsm* machine, raft_buffer* buffer)
{
    State& state = *static_cast<State*>(machine->data);
    if (state.arrivingAt != buffer->base && !state.readable(textOf(*buffer))) {
        return RAFT_CORRUPT;
    }
    state.ledger = std::move(*std::exchange(state.arriving, std::nullopt));
    state.arrivingAt = nullptr;
    raft_free(buffer->base);
    state.tell([&state, ledger = state.ledger] {
        if (state.events.restored) {
            state.events.restored(ledger);
        }
    });
    return 0;
}

bool RaftGroup::State::readable(std::string_view snapshot)
{
    Result<Ledger> read = Ledger::restore(snapshot);
    if (!read) {
        arrivalProblem = "the snapshot that the leader sent cannot be read: " + read.error().text;
        if (!started) {
            guard.fail({Code::Corrupt, "the snapshot cannot be read: " + read.error().text});
        }
        return false;
    }
    arrivalProblem.clear();
    arriving = std::move(*read);
    arrivingAt = snapshot.data();
    return true;
}

} // namespace bafar::cluster
