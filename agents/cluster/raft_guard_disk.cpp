// What the library reads from the disk and writes to it.
#include <algorithm>

#include "agents/cluster/raft_guard.h"
#include "core/base/check.h"

namespace bafar::cluster {

namespace {

std::string at(raft_index index)
{
    return "entry " + std::to_string(index);
}

} // namespace

int RaftGuard::onLoad(raft_io* io,
                      raft_term* term,
                      raft_id* vote,
                      raft_snapshot** snapshot,
                      raft_index* start,
                      raft_entry** entries,
                      std::size_t* count)
{
    RaftGuard& guard = of(io);
    const int code = guard.inner_.load(&guard.inner_, term, vote, snapshot, start, entries, count);
    if (code != 0) {
        return guard.passError(code);
    }
    const raft_snapshot* read = *snapshot;
    const auto mismatch = [&](raft_index index, raft_term expected) {
        return index >= *start && index < *start + *count &&
               (*entries)[index - *start].term != expected;
    };
    if (read != nullptr && mismatch(read->index, read->term)) {
        guard.keepToReplace(*read);
        freeEntries(*entries, *count);
        *entries = nullptr;
        *count = 0;
        *start = read->index + 1;
    }
    if (const auto found = guard.contradiction(*term, read, *start, *entries, *count)) {
        guard.fail({Code::Corrupt, *found});
    }
    guard.memberships_.reset(
        read == nullptr
            ? MembershipLog::Entry{}
            : MembershipLog::Entry{read->configuration_index, serversOf(read->configuration)});
    guard.noteMemberships(*start, *entries, *count);
    if (!guard.failure_ && guard.votesAlone()) { // rule 16
        (void)onSetTerm(io, ++*term);
        *vote = guard.library_.id;
        (void)onSetVote(io, *vote);
    }
    if (!guard.failure_) {
        return 0;
    }
    freeEntries(*entries, *count);
    if (*snapshot != nullptr) {
        freeSnapshot(**snapshot);
        raft_free(*snapshot);
    }
    return RAFT_IOERR; // failure() says what it was
}

void RaftGuard::noteMemberships(raft_index first, const raft_entry* entries, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (entries[i].type != RAFT_CHANGE || first + i <= memberships_.latest().index) {
            continue;
        }
        if (std::optional<RaftServers> servers = decodeServers(entries[i].buf)) {
            memberships_.add(first + i, std::move(*servers));
        } else {
            fail({Code::Corrupt, at(first + i) + " is a membership that cannot be read"});
        }
    }
}

/// What libraft takes for granted of what it reads.
std::optional<std::string> RaftGuard::contradiction(raft_term term,
                                                    const raft_snapshot* snapshot,
                                                    raft_index start,
                                                    const raft_entry* entries,
                                                    std::size_t count) const
{
    const raft_index snapshotIndex = snapshot == nullptr ? 0 : snapshot->index;
    if (start > snapshotIndex + 1) {
        return "entries from " + std::to_string(snapshotIndex + 1) + " to " +
               std::to_string(start - 1) + " are missing";
    }
    if (snapshot == nullptr && count > 0 && entries[0].type != RAFT_CHANGE) {
        return "entry 1 is not the first membership";
    }
    raft_term before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (entries[i].type < RAFT_COMMAND || entries[i].type > RAFT_CHANGE) {
            return at(start + i) + " is of no known type";
        }
        // libraft writes the membership that raft_recover() forces with term 1, as the first one.
        const bool forced = entries[i].type == RAFT_CHANGE && entries[i].term == 1;
        if (entries[i].term == 0 || (entries[i].term < before && !forced)) {
            return at(start + i) + " is of an older term than the one before";
        }
        before = std::max(before, entries[i].term);
    }
    if (std::max(before, snapshot == nullptr ? 0 : snapshot->term) > term) {
        return "the log has entries of term " + std::to_string(before) +
               ", but the term that was stored last is " + std::to_string(term) +
               ": this member may have forgotten a vote";
    }
    return std::nullopt;
}

/// Rule 14: the snapshot is written once more, as one that replaces the log.
void RaftGuard::keepToReplace(const raft_snapshot& snapshot)
{
    replacement_ = std::make_unique<Put>(Put{*this, nullptr, nullptr, 0});
    replacement_->content.index = snapshot.index;
    replacement_->content.term = snapshot.term;
    replacement_->membership = {snapshot.configuration_index, serversOf(snapshot.configuration)};
    for (unsigned i = 0; i < snapshot.n_bufs; ++i) {
        replacement_->data += textOf(snapshot.bufs[i]);
    }
    replacement_->view = {replacement_->data.data(), replacement_->data.size()};
    replacement_->content.bufs = &replacement_->view;
    replacement_->content.n_bufs = 1;
}

int RaftGuard::onAppend(raft_io* io,
                        raft_io_append* request,
                        const raft_entry* entries,
                        unsigned count,
                        raft_io_append_cb done)
{
    RaftGuard& guard = of(io);
    const raft_index last = lastIndex(guard.library_.log);
    guard.noteMemberships(last - count + 1, entries, count);
    Append& append = guard.appends_.emplace_back(
        Append{guard, request, done, guard.library_.current_term, last});
    append.inner.data = &append;
    if (guard.failure_) {
        return 0; // answered when all is closed
    }
    const int code = guard.inner_.append(
        &guard.inner_, &append.inner, entries, count, [](raft_io_append* answered, int status) {
            Append& finished = *static_cast<Append*>(answered->data);
            finished.guard.appended(finished, status);
        });
    if (code != 0) {
        guard.fail(raftError(code, at(last) + " cannot be written"));
    }
    return 0;
}

/// Once the library is stopped it releases the entries, whatever it is told; told of a failure it
/// would also truncate its log, twice for two requests.
void RaftGuard::appended(Append& append, int status)
{
    if (depth_ > 0 && library_.state != RAFT_UNAVAILABLE) { // an answer within the question
        later([this, &append, status] { finish(append, status); });
        return;
    }
    const Inside inside(*this);
    finish(append, status);
}

void RaftGuard::finish(Append& append, int status)
{
    if (status != 0) {
        fail(raftError(status, at(append.last) + " cannot be written"));
        stopLibrary();
    }
    const auto place = std::find_if(appends_.begin(), appends_.end(),
                                    [&append](const Append& one) { return &one == &append; });
    CHECK(place != appends_.end());
    std::list<Append> finished;
    finished.splice(finished.begin(), appends_, place);
    truncating_ = false;
    dropReplies_ = append.term != library_.current_term; // rule 3
    replyMax_ = append.last;                             // rule 4
    append.done(append.outer, 0);
    dropReplies_ = false;
    replyMax_.reset();
}

int RaftGuard::onTruncate(raft_io* io, raft_index index)
{
    RaftGuard& guard = of(io);
    if (guard.memberships_.truncate(index)) { // rule 7
        setServers(guard.library_.configuration, guard.memberships_.latest().servers);
    }
    guard.truncating_ = true;
    const int code = guard.failure_ ? 0 : guard.inner_.truncate(&guard.inner_, index);
    if (code != 0) {
        guard.fail(raftError(code, "the log cannot be cut before " + at(index)));
    }
    return 0;
}

int RaftGuard::onSnapshotPut(raft_io* io,
                             unsigned trailing,
                             raft_io_snapshot_put* request,
                             const raft_snapshot* snapshot,
                             raft_io_snapshot_put_cb done)
{
    RaftGuard& guard = of(io);
    if (guard.failure_ || guard.put_) {
        return RAFT_BUSY;
    }
    auto put = std::make_unique<Put>(Put{guard, request, done, guard.library_.current_term});
    const bool installs = trailing == 0;
    if (installs && guard.raisedFrom_ != 0) { // rule 6
        const_cast<raft_snapshot*>(snapshot)->term = guard.raisedFrom_;
        guard.library_.log.snapshot.last_term = guard.raisedFrom_;
    }
    put->content = *snapshot;
    put->bufs = snapshot->bufs;
    put->membership = installs ? MembershipLog::Entry{snapshot->configuration_index,
                                                      serversOf(snapshot->configuration)}
                               : guard.memberships_.at(snapshot->index); // rule 8
    guard.installing_ = installs;
    guard.submit(std::move(put), trailing);
    return 0;
}

void RaftGuard::submit(std::unique_ptr<Put> put, unsigned trailing)
{
    put_ = std::move(put);
    raft_configuration_init(&put_->content.configuration);
    setServers(put_->content.configuration, put_->membership.servers);
    put_->content.configuration_index = put_->membership.index;
    put_->inner.data = put_.get();
    const int code = inner_.snapshot_put(&inner_, trailing, &put_->inner, &put_->content,
                                         [](raft_io_snapshot_put* answered, int status) {
                                             Put& finished = *static_cast<Put*>(answered->data);
                                             finished.guard.wasPut(finished, status);
                                         });
    if (code != 0) {
        later([this, code] { finish(*put_, code); });
    }
}

void RaftGuard::wasPut(Put& put, int status)
{
    if (depth_ > 0 && library_.state != RAFT_UNAVAILABLE) {
        later([this, &put, status] { finish(put, status); });
        return;
    }
    const Inside inside(*this);
    finish(put, status);
}

void RaftGuard::finish(Put& put, int status)
{
    CHECK(put_.get() == &put);
    const std::unique_ptr<Put> finished = std::move(put_);
    const bool installed = std::exchange(installing_, false);
    const std::string what = "the snapshot at " + at(put.content.index) + " cannot be written";
    if (installed && status != 0) {
        fail(raftError(status, what));
        stopLibrary();
    } else if (!installed) {
        snapshotProblem_ = status == 0 ? std::nullopt : std::optional(raftError(status, what));
        snapshotFailed_ = inner_.time(&inner_);
    }
    const bool stopped = library_.state == RAFT_UNAVAILABLE;
    if (put.outer != nullptr) {
        dropReplies_ = put.term != library_.current_term; // rule 3
        put.done(put.outer, installed && stopped ? RAFT_CANCELED : status);
        dropReplies_ = false;
    }
    if (installed && stopped && put.outer != nullptr) {
        raft_free(put.bufs); // rule 13
    } else if (installed && put.outer != nullptr) {
        memberships_.reset(std::move(put.membership));
    }
    raft_configuration_close(&put.content.configuration);
}

} // namespace bafar::cluster
