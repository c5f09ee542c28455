// The library's calls besides those that write (raft_guard_disk.cpp).
#include <algorithm>
#include <cstring>

#include "agents/cluster/raft_guard.h"
#include "core/base/check.h"

namespace bafar::cluster {

/// The library reads the text of a failure where it called.
int RaftGuard::passError(int code)
{
    if (code != 0) {
        std::memcpy(outer_.errmsg, inner_.errmsg, sizeof outer_.errmsg);
    }
    return code;
}

int RaftGuard::onInit(raft_io* io, raft_id id, const char* address)
{
    RaftGuard& guard = of(io);
    return guard.passError(guard.inner_.init(&guard.inner_, id, address));
}

int RaftGuard::onStart(raft_io* io, unsigned msecs, raft_io_tick_cb tick, raft_io_recv_cb recv)
{
    RaftGuard& guard = of(io);
    guard.tick_ = tick;
    guard.recv_ = recv;
    const int code = guard.inner_.start(&guard.inner_, msecs, &ticked, &received);
    if (code == 0 && guard.replacement_) {
        guard.installing_ = true;
        guard.submit(std::move(guard.replacement_), 0);
    }
    return guard.passError(code);
}

void RaftGuard::onClose(raft_io* io, raft_io_close_cb done)
{
    RaftGuard& guard = of(io);
    guard.close_ = done;
    guard.letGo(guard.heldSnapshot_);
    guard.letGo(guard.heldTimeout_);
    guard.heldResults_.clear();
    guard.inner_.close(&guard.inner_, &closed);
}

/// What the disk never answered is released here: rule 13.
void RaftGuard::closed(raft_io* inner)
{
    RaftGuard& guard = from(inner);
    const Inside inside(guard);
    while (!guard.appends_.empty()) {
        guard.appended(guard.appends_.front(), RAFT_CANCELED);
    }
    if (guard.put_) {
        guard.wasPut(*guard.put_, RAFT_CANCELED);
    }
    for (const auto& work : std::exchange(guard.later_, {})) {
        work();
    }
    guard.closed_ = true;
    guard.close_(&guard.outer_);
}

int RaftGuard::onBootstrap(raft_io* io, const raft_configuration* configuration)
{
    RaftGuard& guard = of(io);
    return guard.passError(guard.inner_.bootstrap(&guard.inner_, configuration));
}

int RaftGuard::onRecover(raft_io* io, const raft_configuration* configuration)
{
    RaftGuard& guard = of(io);
    return guard.passError(guard.inner_.recover(&guard.inner_, configuration));
}

/// A failure told to the library here makes it free what it does not own (rule 13): it is told that
/// all is well, sends nothing any more, and is stopped when it returns.
int RaftGuard::onSetTerm(raft_io* io, raft_term term)
{
    RaftGuard& guard = of(io);
    if (guard.refuseTerms_) {
        return RAFT_CANCELED;
    }
    const int code = guard.failure_ ? 0 : guard.inner_.set_term(&guard.inner_, term);
    if (code != 0) {
        guard.fail(raftError(code, "the term cannot be stored"));
    }
    return 0;
}

int RaftGuard::onSetVote(raft_io* io, raft_id id)
{
    RaftGuard& guard = of(io);
    const int code = guard.failure_ ? 0 : guard.inner_.set_vote(&guard.inner_, id);
    if (code != 0) {
        guard.fail(raftError(code, "the vote cannot be stored"));
    }
    return 0;
}

int RaftGuard::onSend(raft_io* io,
                      raft_io_send* request,
                      const raft_message* message,
                      raft_io_send_cb done)
{
    RaftGuard& guard = of(io);
    const bool reply = message->type == RAFT_IO_APPEND_ENTRIES_RESULT;
    const bool dropped = guard.failure_ || (reply && guard.dropReplies_) ||
                         message->server_id == 0 || message->server_address == nullptr;
    const auto answer = [request, done](int code) {
        if (done != nullptr) {
            done(request, code);
        }
    };
    if (dropped) {
        guard.later([answer] { answer(RAFT_CANCELED); });
        return 0;
    }
    raft_message copy = *message;
    if (reply && copy.append_entries_result.rejected == 0 && guard.replyMax_) { // rule 4
        raft_append_entries_result& result = copy.append_entries_result;
        result.last_log_index = std::min(result.last_log_index, *guard.replyMax_);
    }
    raft_io_send* given = request;
    raft_io_send_cb after = done;
    if (message->type == RAFT_IO_TIMEOUT_NOW) { // rule 13
        CHECK(done == nullptr);
        given = new raft_io_send{};
        after = [](raft_io_send* sent, int) { delete sent; };
    }
    const int code = guard.inner_.send(&guard.inner_, given, &copy, after);
    if (code != 0 && given != request) {
        delete given;
    } else if (code != 0) {
        guard.later([answer, code] { answer(code); });
    }
    return 0;
}

int RaftGuard::onSnapshotGet(raft_io* io,
                             raft_io_snapshot_get* request,
                             raft_io_snapshot_get_cb done)
{
    RaftGuard& guard = of(io);
    if (guard.failure_) {
        return RAFT_CANCELED;
    }
    return guard.passError(guard.inner_.snapshot_get(&guard.inner_, request, done));
}

raft_time RaftGuard::onTime(raft_io* io)
{
    RaftGuard& guard = of(io);
    return guard.inner_.time(&guard.inner_);
}

int RaftGuard::onRandom(raft_io* io, int low, int high)
{
    RaftGuard& guard = of(io);
    return guard.inner_.random(&guard.inner_, low, high);
}

void RaftGuard::ticked(raft_io* inner)
{
    RaftGuard& guard = from(inner);
    const Inside inside(guard);
    raft& library = guard.library_;
    if (guard.failure_ || library.state == RAFT_UNAVAILABLE) {
        return;
    }
    const raft_time now = inner->time(inner);
    const bool silence =
        library.state == RAFT_FOLLOWER &&
        now - library.election_timer_start >= library.follower_state.randomized_election_timeout;
    if (silence && guard.writing()) { // rule 5; it may vote for another
        library.election_timer_start = now;
        library.follower_state.current_leader.id = 0;
    }
    const raft_server* const own = guard.own();
    if (silence && own != nullptr && own->role != RAFT_VOTER) { // rule 17
        library.follower_state.current_leader.id = 0;
    }
    if (library.state == RAFT_CANDIDATE && // rule 11
        now - library.election_timer_start >= library.candidate_state.randomized_election_timeout) {
        library.candidate_state.disrupt_leader = false;
        library.candidate_state.in_pre_vote = library.pre_vote;
    }
    if (silence && !guard.writing() && guard.votesAlone()) { // rule 16
        (void)onSetTerm(&guard.outer_, ++library.current_term);
        (void)onSetVote(&guard.outer_, library.id);
        library.voted_for = library.id;
    }
    guard.tick_(&guard.outer_);
}

} // namespace bafar::cluster
