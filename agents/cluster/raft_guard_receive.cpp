// Messages from other members, before the library sees them.
#include <algorithm>

#include "agents/cluster/raft_guard.h"
#include "core/base/check.h"

namespace bafar::cluster {

namespace {

/// Refused appends in a row because of old references, after which only a fresh start helps: a
/// message to a member that is gone may hold them for ever.
constexpr unsigned RefusedMax = 50;

} // namespace

void RaftGuard::received(raft_io* inner, raft_message* message)
{
    RaftGuard& guard = from(inner);
    const Inside inside(guard);
    const bool fromLeader =
        message->type == RAFT_IO_APPEND_ENTRIES || message->type == RAFT_IO_INSTALL_SNAPSHOT;
    const raft_term term = message->type == RAFT_IO_APPEND_ENTRIES ? message->append_entries.term
                                                                   : message->install_snapshot.term;
    const bool second = guard.library_.state == RAFT_LEADER && fromLeader && // rule 16
                        term == guard.library_.current_term;
    if (guard.failure_ || guard.library_.state == RAFT_UNAVAILABLE || second) {
        freeMessage(*message);
        return;
    }
    guard.deliver(*message);
}

void RaftGuard::deliver(raft_message& message)
{
    switch (message.type) {
    case RAFT_IO_APPEND_ENTRIES: deliverEntries(message); return;
    case RAFT_IO_APPEND_ENTRIES_RESULT: deliverResult(message); return;
    case RAFT_IO_INSTALL_SNAPSHOT: deliverSnapshot(message); return;
    case RAFT_IO_TIMEOUT_NOW:
        if (writing()) { // rule 5
            hold(heldTimeout_, message);
            return;
        }
        break;
    case RAFT_IO_REQUEST_VOTE:
        if (!votesTwice(message.request_vote)) { // rule 9
            deliverVoteRequest(message);
        }
        return;
    default: break;
    }
    recv_(&outer_, &message);
}

/// Rule 17: whether its vote counts is for the candidate to know, whose membership is newer or
/// older.
void RaftGuard::deliverVoteRequest(raft_message& message)
{
    raft_server* const asked = own();
    const int role = asked == nullptr ? RAFT_VOTER : std::exchange(asked->role, RAFT_VOTER);
    recv_(&outer_, &message);
    if (raft_server* const answered = own()) {
        answered->role = role;
    }
}

bool RaftGuard::votesTwice(const raft_request_vote& args) const
{
    return library_.transfer != nullptr && !args.pre_vote && args.term == library_.current_term &&
           library_.voted_for != 0 && library_.voted_for != args.candidate_id;
}

void RaftGuard::noteLeader(raft_id sender)
{
    if (library_.state == RAFT_FOLLOWER && library_.follower_state.current_leader.id == sender) {
        leaderTerm_ = library_.current_term;
        heard_ = inner_.time(&inner_);
    }
}

void RaftGuard::deliverEntries(raft_message& message)
{
    const raft_id sender = message.server_id;
    raft_append_entries& args = message.append_entries;
    const bool current = args.term >= library_.current_term;
    if (current && !mayAppend(args)) {
        freeMessage(message);
        return;
    }
    replyMax_ = args.prev_log_index + args.n_entries; // rule 4
    if (current) {
        leaveOutAgreed(args);
    }
    recv_(&outer_, &message);
    replyMax_.reset();
    if (current) {
        noteLeader(sender);
    }
}

/// Rule 15: the message then begins after what is agreed.
void RaftGuard::leaveOutAgreed(raft_append_entries& args) const
{
    if (args.prev_log_index >= library_.commit_index || args.n_entries == 0) {
        return;
    }
    const auto known = static_cast<unsigned>(
        std::min<raft_index>(args.n_entries, library_.commit_index - args.prev_log_index));
    args.prev_log_index += known;
    args.prev_log_term = args.entries[known - 1].term;
    if (known == args.n_entries) {
        freeEntries(args.entries, args.n_entries);
        args.entries = nullptr;
    } else {
        for (unsigned i = 0; i < known; ++i) { // libuv's messages are of one batch each
            CHECK(args.entries[i].batch == args.entries[known].batch);
        }
        std::copy(args.entries + known, args.entries + args.n_entries, args.entries);
    }
    args.n_entries -= known;
}

/// Rule 10. What contradicts an agreed entry would stop the library without a word.
bool RaftGuard::mayAppend(const raft_append_entries& args)
{
    const auto contradicts = [this](raft_index index, raft_term term) {
        const raft_term local = termAt(library_.log, index);
        return local != 0 && local != term;
    };
    const auto refuse = [this](raft_index index) {
        if (index <= library_.commit_index) {
            fail({Code::Corrupt, "a leader has another entry " + std::to_string(index) +
                                     " than the one that is agreed here"});
        }
        return false;
    };
    if (args.prev_log_index > 0 && args.prev_log_index <= library_.commit_index &&
        contradicts(args.prev_log_index, args.prev_log_term)) {
        return refuse(args.prev_log_index);
    }
    const raft_index agreed = std::max(library_.commit_index, library_.log.snapshot.last_index);
    if (args.prev_log_index > agreed &&
        termAt(library_.log, args.prev_log_index) != args.prev_log_term) {
        return true; // libraft refuses it
    }
    unsigned first = 0; // that is not in the log
    while (first < args.n_entries) {
        const raft_index index = args.prev_log_index + 1 + first;
        const raft_term local = termAt(library_.log, index);
        if (local != args.entries[first].term && (local != 0 || index > agreed)) {
            break;
        }
        ++first;
    }
    const raft_index index = args.prev_log_index + 1 + first;
    if (first < args.n_entries && contradicts(index, args.entries[first].term) &&
        (index <= library_.commit_index || !appends_.empty() || put_)) {
        return refuse(index);
    }
    for (unsigned i = first; i < args.n_entries; ++i) {
        if (isReferenced(library_.log, args.prev_log_index + 1 + i, args.entries[i].term)) {
            if (++refusedInRow_ > RefusedMax) {
                fail({Code::Unavailable, "a message to a member that does not answer holds entry " +
                                             std::to_string(index) + ": the log is read anew"});
            }
            return false;
        }
    }
    refusedInRow_ = 0;
    return true;
}

void RaftGuard::deliverResult(raft_message& message)
{
    const bool counts = library_.state == RAFT_LEADER &&
                        message.append_entries_result.term == library_.current_term;
    if (counts && termAt(library_.log, library_.last_stored) != library_.current_term) { // rule 1
        hold(heldResults_[message.server_id], message);
        for (unsigned i = 0; i < library_.configuration.n; ++i) {
            if (library_.configuration.servers[i].id == message.server_id) {
                library_.leader_state.progress[i].recent_recv = true; // it was heard
            }
        }
        return;
    }
    const raft_index stored = library_.last_stored;
    const raft_index agreed = counts ? agreedByMajority(message) : 0;
    const bool lower = agreed > library_.commit_index && agreed < stored &&
                       termAt(library_.log, agreed) == library_.current_term;
    library_.last_stored = lower ? agreed : stored; // rule 12
    recv_(&outer_, &message);
    library_.last_stored = stored;
}

/// The last entry that a majority of voters has once this answer is counted.
raft_index RaftGuard::agreedByMajority(const raft_message& result) const
{
    std::vector<raft_index> matches;
    for (unsigned i = 0; i < library_.configuration.n; ++i) {
        const raft_server& server = library_.configuration.servers[i];
        raft_index match = library_.leader_state.progress[i].match_index;
        if (server.id == result.server_id && result.append_entries_result.rejected == 0) {
            match = std::max<raft_index>(match, result.append_entries_result.last_log_index);
        }
        if (server.role == RAFT_VOTER) {
            matches.push_back(match);
        }
    }
    if (matches.empty()) {
        return 0;
    }
    std::sort(matches.begin(), matches.end(), std::greater<>());
    return matches[matches.size() / 2];
}

void RaftGuard::deliverSnapshot(raft_message& message)
{
    const raft_id sender = message.server_id;
    raft_install_snapshot& args = message.install_snapshot;
    const bool current = args.term >= library_.current_term;
    const bool isNew = current && !put_ && library_.log.snapshot.last_index < args.last_index;
    if (current && writing()) {
        hold(heldSnapshot_, message);
        return;
    }
    if (isNew && !events_.readable(textOf(args.data))) {
        freeMessage(message);
        return;
    }
    if (isNew && termAt(library_.log, args.last_index) > args.last_term) { // rule 6
        raisedFrom_ = args.last_term;
        args.last_term = ~raft_term{0};
    }
    recv_(&outer_, &message);
    raisedFrom_ = 0;
    if (current) {
        noteLeader(sender);
    }
}

/// One waits at each place; a newer one replaces it. The address belongs to who delivers.
void RaftGuard::hold(std::unique_ptr<Held>& place, const raft_message& message)
{
    letGo(place);
    place = std::make_unique<Held>(Held{message, message.server_address});
    place->message.server_address = place->address.c_str();
}

void RaftGuard::letGo(std::unique_ptr<Held>& place)
{
    if (place) {
        freeMessage(place->message);
        place.reset();
    }
}

void RaftGuard::deliverHeld()
{
    const bool opened = library_.state != RAFT_LEADER ||
                        termAt(library_.log, library_.last_stored) == library_.current_term;
    if (opened) {
        for (const auto& [sender, held] : std::exchange(heldResults_, {})) {
            deliver(held->message);
            again_ = true;
        }
    }
    for (std::unique_ptr<Held>* place : {&heldSnapshot_, &heldTimeout_}) {
        if (*place && !writing() && library_.state != RAFT_UNAVAILABLE) {
            const std::unique_ptr<Held> held = std::move(*place);
            deliver(held->message);
            again_ = true;
        }
    }
}

} // namespace bafar::cluster
