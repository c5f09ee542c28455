#pragma once
// libuv's raft_io with the mark kept beside it, and measured.
//
// It stands between RaftGroup and libraft's own raft_io: terms and votes go to the mark before they
// are stored, what is on the disk goes there afterwards, once a second and off the loop; what
// shortens the log is marked first. The log that is read must be the one that was examined. Loop
// thread only.
#include <array>
#include <deque>

#include "agents/cluster/log_health.h"
#include "agents/cluster/raft_folder.h"
#include "agents/cluster/raft_mark_writer.h"
#include "agents/cluster/raft_transport.h"

namespace bafar::cluster {

class RaftDisk {
public:
    /// Bytes of a segment: small, since three are kept ready and one is held in memory in part.
    static constexpr std::size_t SegmentBytes = 1U << 20U;

    /// `examined`: the folder's state after settle(). `transport` outlives this. `ticked` runs
    /// after each tick of the group's, outside of libraft.
    RaftDisk(runtime::Loop& loop,
             UvBridge& bridge,
             raft_uv_transport& transport,
             const std::string& folder,
             LogState examined,
             std::shared_ptr<MarkFile> marks,
             std::function<void()> ticked = {});
    RaftDisk(const RaftDisk&) = delete;
    RaftDisk& operator=(const RaftDisk&) = delete;

    /// The raft_io was closed, or never initialised.
    ~RaftDisk();

    /// For RaftGroup; its `data` is free.
    [[nodiscard]] raft_io& io() { return outer_; }

    /// Median and worst of the writes, and their number.
    [[nodiscard]] LogHealth health() const;

    /// Since when the oldest write is under way.
    [[nodiscard]] std::optional<Instant> writingSince() const;

    /// Writes the mark now. Errors: those of MarkWriter::save.
    Result<void> saveMark();

private:
    static constexpr std::size_t SyncsKept = 32;

    struct Append { ///< a write under way, in libuv's hands
        RaftDisk& disk;
        raft_io_append* outer;
        raft_io_append_cb done;
        std::uint64_t last;
        std::uint64_t lastTerm;
        Instant began;
        bool stays = true; ///< no truncation came after it
        raft_io_append inner{};
    };

    static RaftDisk& of(raft_io* io) { return *static_cast<RaftDisk*>(io->impl); }

    static RaftDisk& from(raft_io* inner) { return *static_cast<RaftDisk*>(inner->data); }

    static int onLoad(raft_io* io,
                      raft_term* term,
                      raft_id* vote,
                      raft_snapshot** snapshot,
                      raft_index* start,
                      raft_entry** entries,
                      std::size_t* count);
    static int onAppend(raft_io* io,
                        raft_io_append* request,
                        const raft_entry* entries,
                        unsigned count,
                        raft_io_append_cb done);
    static int onSnapshotPut(raft_io* io,
                             unsigned trailing,
                             raft_io_snapshot_put* request,
                             const raft_snapshot* snapshot,
                             raft_io_snapshot_put_cb done);
    void forwardTheRest();
    void finishClose();
    int passError(int code);
    int storeBallot(const Ballot& ballot);
    void finishAppend(Append* append, int status);
    void shorten(std::uint64_t next);
    [[nodiscard]] const Mark& presentMark();

    UvBridge& bridge_;
    LogState examined_;
    std::function<void()> ticked_;
    MarkWriter marks_;
    Mark mark_;                 ///< what is to stand in the next one
    std::uint64_t next_ = 1;    ///< index of the next entry to append
    std::uint64_t durable_ = 0; ///< last that is on the disk
    std::uint64_t durableTerm_ = 0;
    std::deque<Append*> appends_;
    std::array<Duration, SyncsKept> syncs_{};
    std::uint64_t syncCount_ = 0;
    raft_io inner_{};
    raft_io outer_{};
    raft_io_tick_cb tick_ = nullptr;
    raft_io_recv_cb receive_ = nullptr;
    raft_io_close_cb close_ = nullptr;
    runtime::Timer markTimer_;
    runtime::Timer closeTimer_;
};

} // namespace bafar::cluster
