// It is larger than the budget because every call that the library makes of its disk stands here.
#include "agents/cluster/raft_disk.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "agents/cluster/raft_library.h"
#include "agents/runtime/clock.h"
#include "core/base/check.h"

namespace bafar::cluster {
namespace {

constexpr Duration MarkEvery = std::chrono::seconds(1);
constexpr Duration CloseAgain = std::chrono::milliseconds(1);
constexpr unsigned RetryMs = 150; ///< the transport makes attempts rarer by itself

} // namespace

RaftDisk::RaftDisk(runtime::Loop& loop,
                   UvBridge& bridge,
                   raft_uv_transport& transport,
                   const std::string& folder,
                   LogState examined,
                   std::shared_ptr<MarkFile> marks,
                   std::function<void()> ticked)
    : bridge_(bridge)
    , examined_(std::move(examined))
    , ticked_(std::move(ticked))
    , marks_(bridge, std::move(marks), examined_.mark)
    , mark_(examined_.mark.mark)
    , next_(examined_.last + 1)
    , durable_(examined_.last)
    , durableTerm_(examined_.lastTerm)
    , markTimer_(loop, [this] { marks_.saveLater(presentMark()); })
    , closeTimer_(loop, [this] { finishClose(); })
{
    // The folder's name was accepted when it was examined; a longer one fails in init().
    CHECK(raft_uv_init(&inner_, bridge.loop(), folder.c_str(), &transport) == 0);
    raft_uv_set_segment_size(&inner_, SegmentBytes);
    raft_uv_set_connect_retry_delay(&inner_, RetryMs);
    raft_uv_set_auto_recovery(&inner_, false);
    // Snapshots are small, and their checksum is the ledger's.
    raft_uv_set_snapshot_compression(&inner_, false);
    inner_.data = this;
    outer_ = inner_;
    outer_.data = nullptr;
    outer_.impl = this;
    outer_.load = &onLoad;
    outer_.append = &onAppend;
    outer_.snapshot_put = &onSnapshotPut;
    forwardTheRest();
}

RaftDisk::~RaftDisk()
{
    CHECK(appends_.empty());
    raft_uv_close(&inner_);
}

/// It is larger than the budget because each call that is only passed on is one entry of a list.
void RaftDisk::forwardTheRest()
{
    outer_.init = [](raft_io* io, raft_id id, const char* address) {
        return of(io).passError(of(io).inner_.init(&of(io).inner_, id, address));
    };
    outer_.close = [](raft_io* io, raft_io_close_cb done) {
        of(io).close_ = done;
        of(io).inner_.close(&of(io).inner_, [](raft_io* inner) {
            from(inner).closeTimer_.armAfter(Duration::zero());
        });
    };
    outer_.start = [](raft_io* io, unsigned ms, raft_io_tick_cb tick, raft_io_recv_cb receive) {
        of(io).tick_ = tick;
        of(io).receive_ = receive;
        return of(io).passError(of(io).inner_.start(
            &of(io).inner_, ms,
            [](raft_io* inner) {
                RaftDisk& disk = from(inner);
                disk.tick_(&disk.outer_);
                if (disk.ticked_) {
                    disk.ticked_();
                }
            },
            [](raft_io* inner, raft_message* message) {
                from(inner).receive_(&from(inner).outer_, message);
            }));
    };
    outer_.bootstrap = [](raft_io* io, const raft_configuration* configuration) {
        const int marked = of(io).storeBallot({1, 0});
        return marked != 0
                   ? marked
                   : of(io).passError(of(io).inner_.bootstrap(&of(io).inner_, configuration));
    };
    outer_.recover = [](raft_io* io, const raft_configuration* configuration) {
        return of(io).passError(of(io).inner_.recover(&of(io).inner_, configuration));
    };
    outer_.set_term = [](raft_io* io, raft_term term) {
        const int marked = of(io).storeBallot({term, 0});
        return marked != 0 ? marked
                           : of(io).passError(of(io).inner_.set_term(&of(io).inner_, term));
    };
    outer_.set_vote = [](raft_io* io, raft_id id) {
        const int marked = of(io).storeBallot({of(io).mark_.ballot.term, id});
        return marked != 0 ? marked : of(io).passError(of(io).inner_.set_vote(&of(io).inner_, id));
    };
    outer_.truncate = [](raft_io* io, raft_index index) {
        RaftDisk& disk = of(io);
        disk.shorten(index);
        disk.mark_.cut = index;
        if (!disk.saveMark()) {
            return static_cast<int>(RAFT_IOERR);
        }
        return disk.passError(disk.inner_.truncate(&disk.inner_, index));
    };
    outer_.send = [](raft_io* io, raft_io_send* request, const raft_message* message,
                     raft_io_send_cb done) {
        of(io).bridge_.noteSent();
        return of(io).passError(of(io).inner_.send(&of(io).inner_, request, message, done));
    };
    outer_.snapshot_get = [](raft_io* io, raft_io_snapshot_get* request,
                             raft_io_snapshot_get_cb done) {
        return of(io).passError(of(io).inner_.snapshot_get(&of(io).inner_, request, done));
    };
    outer_.async_work = [](raft_io* io, raft_io_async_work* request, raft_io_async_work_cb done) {
        return of(io).passError(of(io).inner_.async_work(&of(io).inner_, request, done));
    };
    outer_.time = [](raft_io* io) { return of(io).inner_.time(&of(io).inner_); };
    outer_.random = [](raft_io* io, int low, int high) {
        return of(io).inner_.random(&of(io).inner_, low, high);
    };
}

/// libraft says that it is closed while handles of its own still close, and then once more: it is
/// believed when nothing is left in libuv.
void RaftDisk::finishClose()
{
    bridge_.run();
    if (uv_loop_alive(bridge_.loop()) != 0) {
        closeTimer_.armAfter(CloseAgain);
        return;
    }
    for (const Append* const unanswered : std::exchange(appends_, {})) {
        delete unanswered;
    }
    close_(&outer_);
}

/// The library reads the text of a failure where it called.
int RaftDisk::passError(int code)
{
    if (code != 0) {
        std::memcpy(outer_.errmsg, inner_.errmsg, sizeof outer_.errmsg);
    }
    return code;
}

/// Before libraft stores it.
int RaftDisk::storeBallot(const Ballot& ballot)
{
    mark_.before = mark_.ballot;
    mark_.ballot = ballot;
    if (const Result<void> saved = saveMark(); !saved) {
        std::snprintf(outer_.errmsg, sizeof outer_.errmsg, "%s", saved.error().text.c_str());
        return saved.error().code == Code::LimitExceeded ? RAFT_NOSPACE : RAFT_IOERR;
    }
    return 0;
}

int RaftDisk::onLoad(raft_io* io,
                     raft_term* term,
                     raft_id* vote,
                     raft_snapshot** snapshot,
                     raft_index* start,
                     raft_entry** entries,
                     std::size_t* count)
{
    RaftDisk& disk = of(io);
    const int code = disk.inner_.load(&disk.inner_, term, vote, snapshot, start, entries, count);
    if (code != 0) {
        return disk.passError(code);
    }
    const std::uint64_t last = *start + *count - 1;
    const std::uint64_t snapshotIndex = *snapshot != nullptr ? (*snapshot)->index : 0;
    // A group that was founded or recovered just now has one entry more than was examined.
    const LogState& examined = disk.examined_;
    if (Ballot{*term, *vote} != disk.mark_.ballot || snapshotIndex != examined.snapshot ||
        last < examined.last || last > examined.last + 1) {
        std::snprintf(io->errmsg, sizeof io->errmsg,
                      "the log ends with entry %llu, but entry %llu was examined: something else "
                      "writes to the folder",
                      static_cast<unsigned long long>(last),
                      static_cast<unsigned long long>(examined.last));
        freeEntries(*entries, *count);
        if (*snapshot != nullptr) {
            freeSnapshot(**snapshot);
            raft_free(*snapshot);
        }
        return RAFT_CORRUPT;
    }
    disk.next_ = last + 1;
    disk.durable_ = last;
    disk.durableTerm_ = *count > 0 ? (*entries)[*count - 1].term : examined.lastTerm;
    return 0;
}

int RaftDisk::onAppend(raft_io* io,
                       raft_io_append* request,
                       const raft_entry* entries,
                       unsigned count,
                       raft_io_append_cb done)
{
    RaftDisk& disk = of(io);
    disk.next_ += count;
    auto* const append = new Append{
        disk, request, done, disk.next_ - 1, entries[count - 1].term, runtime::monotonicNow()};
    append->inner.data = append;
    disk.appends_.push_back(append);
    const int code = disk.inner_.append(
        &disk.inner_, &append->inner, entries, count, [](raft_io_append* inner, int status) {
            auto* const finished = static_cast<Append*>(inner->data);
            finished->disk.finishAppend(finished, status);
        });
    return disk.passError(code); // after a failure libuv may still answer, or never: see close()
}

void RaftDisk::finishAppend(Append* append, int status)
{
    const std::unique_ptr<Append> finished(append);
    std::erase(appends_, append);
    if (status == 0) {
        syncs_[syncCount_++ % SyncsKept] = runtime::monotonicNow() - append->began;
    }
    if (status == 0 && append->stays) {
        durable_ = append->last;
        durableTerm_ = append->lastTerm;
        mark_.cut = 0; // appends wait for a truncation to be through
        mark_.snapshot = 0;
        if (!markTimer_.armed()) {
            markTimer_.arm(runtime::monotonicNow() + MarkEvery);
        }
    }
    passError(status);
    finished->done(finished->outer, status);
}

int RaftDisk::onSnapshotPut(raft_io* io,
                            unsigned trailing,
                            raft_io_snapshot_put* request,
                            const raft_snapshot* snapshot,
                            raft_io_snapshot_put_cb done)
{
    RaftDisk& disk = of(io);
    if (trailing == 0) { // it replaces the log
        disk.shorten(snapshot->index + 1);
        disk.durableTerm_ = 0; // the snapshot's entry may be of another term
        disk.mark_.snapshot = snapshot->index;
        if (!disk.saveMark()) {
            return RAFT_IOERR;
        }
    }
    return disk.passError(
        disk.inner_.snapshot_put(&disk.inner_, trailing, request, snapshot, done));
}

const Mark& RaftDisk::presentMark()
{
    mark_.index = durable_;
    mark_.term = durableTerm_;
    return mark_;
}

Result<void> RaftDisk::saveMark()
{
    markTimer_.cancel();
    return marks_.save(presentMark());
}

/// Entries from `next` on will be written anew; what is under way does not count any more.
void RaftDisk::shorten(std::uint64_t next)
{
    if (durable_ >= next) {
        durable_ = next - 1;
        durableTerm_ = 0;
    }
    next_ = next;
    for (Append* const append : appends_) {
        append->stays = false;
    }
}

LogHealth RaftDisk::health() const
{
    LogHealth health;
    health.syncs = syncCount_;
    std::vector<Duration> kept(
        syncs_.begin(), syncs_.begin() + static_cast<std::ptrdiff_t>(
                                             std::min<std::uint64_t>(syncCount_, SyncsKept)));
    if (!kept.empty()) {
        std::ranges::sort(kept);
        health.syncMedian = kept[kept.size() / 2];
        health.syncWorst = kept.back();
    }
    if (const std::optional<Instant> since = writingSince()) {
        health.syncWorst = std::max(health.syncWorst, runtime::monotonicNow() - *since);
    }
    return health;
}

std::optional<Instant> RaftDisk::writingSince() const
{
    return appends_.empty() ? std::nullopt : std::optional(appends_.front()->began);
}

} // namespace bafar::cluster
