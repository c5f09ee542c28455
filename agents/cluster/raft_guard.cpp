// What happens between calls; the library's calls: raft_guard_io.cpp, raft_guard_disk.cpp; what is
// received: raft_guard_receive.cpp.
#include "agents/cluster/raft_guard.h"

#include <algorithm>

#include "core/base/check.h"

namespace bafar::cluster {

namespace {

constexpr unsigned short Pipeline = 1;         ///< libraft's PROGRESS__PIPELINE
constexpr raft_time SnapshotPause = 10'000;    ///< ms after one that could not be written
constexpr unsigned SilenceInElectionTimes = 2; ///< after which there is no leader

} // namespace

RaftGuard::RaftGuard(raft_io& inner, raft& library, Events events)
    : inner_(inner)
    , library_(library)
    , events_(std::move(events))
{
    inner_.data = this;
    outer_.version = 2;
    outer_.impl = this;
    outer_.init = &onInit;
    outer_.close = &onClose;
    outer_.load = &onLoad;
    outer_.start = &onStart;
    outer_.bootstrap = &onBootstrap;
    outer_.recover = &onRecover;
    outer_.set_term = &onSetTerm;
    outer_.set_vote = &onSetVote;
    outer_.send = &onSend;
    outer_.append = &onAppend;
    outer_.truncate = &onTruncate;
    outer_.snapshot_put = &onSnapshotPut;
    outer_.snapshot_get = &onSnapshotGet;
    outer_.time = &onTime;
    outer_.random = &onRandom;
}

RaftGuard::~RaftGuard() = default;

void RaftGuard::fail(Error why)
{
    if (!failure_) {
        failure_ = std::move(why);
    }
}

bool RaftGuard::maySnapshot() const
{
    const bool paused = snapshotProblem_ && inner_.time(&inner_) - snapshotFailed_ < SnapshotPause;
    return !failure_ && !truncating_ && !put_ && !paused; // rule 10
}

raft_id RaftGuard::leader() const
{
    if (library_.state == RAFT_LEADER) {
        return library_.id;
    }
    const raft_time silence = inner_.time(&inner_) - heard_;
    const bool heard = library_.state == RAFT_FOLLOWER && leaderTerm_ == library_.current_term &&
                       silence <= SilenceInElectionTimes * library_.election_timeout;
    return heard ? library_.follower_state.current_leader.id : 0;
}

void RaftGuard::leave()
{
    if (depth_ > 1) {
        --depth_;
        again_ = true;
        return;
    }
    do {
        again_ = false;
        tidyUp();
        if (!closed_) {
            events_.settled();
        }
    } while (again_);
    --depth_;
    const std::function<void()> left = events_.left; // it may destroy this
    left();
}

void RaftGuard::tidyUp()
{
    while (!later_.empty()) {
        for (const auto& work : std::exchange(later_, {})) {
            work();
        }
    }
    if (failure_) {
        stopLibrary();
    }
    if (closed_ || library_.state == RAFT_UNAVAILABLE) {
        return;
    }
    library_.configuration_uncommitted_index = 0; // rule 7
    memberships_.forgetBefore(library_.last_applied);
    deliverHeld();
    noticeCommit();
}

/// Members learn what is agreed with the next entry or heartbeat; where none is under way they are
/// told at once, so that an agent that asked through another one waits no heartbeat.
void RaftGuard::noticeCommit()
{
    if (library_.state != RAFT_LEADER || library_.commit_index <= noticed_) {
        return;
    }
    noticed_ = library_.commit_index;
    bool waits = false;
    for (unsigned i = 0; lastIndex(library_.log) == noticed_ && i < library_.configuration.n; ++i) {
        raft_progress& progress = library_.leader_state.progress[i];
        if (library_.configuration.servers[i].id != library_.id && progress.state == Pipeline) {
            progress.last_send = inner_.time(&inner_) - library_.heartbeat_timeout;
            waits = true;
        }
    }
    if (waits) {
        tick_(&outer_);
    }
}

bool RaftGuard::votesAlone() const
{
    const RaftServers& servers = memberships_.latest().servers;
    const auto others =
        std::count_if(servers.begin(), servers.end(), [this](const RaftServer& server) {
            return server.role == RAFT_VOTER && server.id != library_.id;
        });
    return others == 0 &&
           std::any_of(servers.begin(), servers.end(), [this](const RaftServer& server) {
               return server.role == RAFT_VOTER && server.id == library_.id;
           });
}

/// This member in the library's membership; null: it is none.
raft_server* RaftGuard::own()
{
    raft_server* const first = library_.configuration.servers;
    raft_server* const end = first + library_.configuration.n;
    raft_server* const found = std::find_if(
        first, end, [this](const raft_server& server) { return server.id == library_.id; });
    return found == end ? nullptr : found;
}

/// A message of a later term whose term cannot be stored makes the library stop, in every state.
void RaftGuard::stopLibrary()
{
    if (closed_ || library_.state == RAFT_UNAVAILABLE) {
        return;
    }
    raft_message message{};
    message.type = RAFT_IO_APPEND_ENTRIES;
    message.server_id = library_.id;
    message.server_address = library_.address;
    message.append_entries.term = library_.current_term + 1;
    refuseTerms_ = true;
    recv_(&outer_, &message);
    refuseTerms_ = false;
    CHECK(library_.state == RAFT_UNAVAILABLE);
}

} // namespace bafar::cluster
