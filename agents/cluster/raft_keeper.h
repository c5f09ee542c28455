#pragma once
// What lives on the raft thread: libuv, the connections, the log and the group, from start to stop,
// and anew after the disk refused something.
//
// The group stops for good when its disk fails it (a full one, mostly). Then everything that
// libraft has in memory is let go, the folder is examined again and the group read from it, as
// after a crash; until the disk has room, and with growing pauses, it is tried again, and
// standing() says why. Raft thread only, but that the thread itself runs start() before its loop
// runs.
#include <memory>
#include <optional>

#include "agents/cluster/raft_disk.h"
#include "agents/cluster/raft_thread.h"
#include "agents/cluster/raft_transport.h"

namespace bafar::cluster {

class RaftKeeper {
public:
    struct Events {
        RaftGroup::Events group; ///< but standingChanged
        std::function<void(const Standing&, const LogHealth&)> standing;
        std::function<void(const std::string& node, const Error& why)> refused;
    };

    static constexpr std::uint64_t RoomMin = 8U << 20U; ///< bytes, before it is tried again

    RaftKeeper(runtime::Loop& loop,
               RaftThread::Options options,
               RaftTransport::Contexts contexts,
               Events events);
    RaftKeeper(const RaftKeeper&) = delete;
    RaftKeeper& operator=(const RaftKeeper&) = delete;

    /// end() was answered, or start() failed.
    ~RaftKeeper();

    /// Listens, reads the log, begins. Errors: as RaftThread::start.
    Result<void> start();

    // As in RaftGroup; while there is none, `done` gets the reason.
    void propose(const schema::Proposal& proposal, std::function<void(Result<Verdict>)> done);
    void confirmLeadership(std::function<void(Result<void>)> done);
    void admit(const schema::Member& member, std::function<void(Result<void>)> done);
    void dismiss(std::uint64_t number, std::function<void(Result<void>)> done);
    void handOn(std::uint64_t number, std::function<void(Result<void>)> done);

    /// Hands leadership on where it can, then end().
    void stop(std::function<void()> done);

    /// Closes the group and the log; `done` once. Nothing may be asked afterwards.
    void end(std::function<void()> done);

    [[nodiscard]] RaftTransport& transport() { return *transport_; }

    [[nodiscard]] const net::Endpoint& endpoint() const { return options_.self.endpoint; }

    /// The group's ledger, or the last one.
    [[nodiscard]] std::shared_ptr<const Ledger> ledger() const;

private:
    /// A group and the disk below it, which go together.
    struct Life {
        Life(runtime::Loop& loop,
             UvBridge& bridge,
             RaftTransport& transport,
             const RaftFolder& folder,
             LogState examined,
             std::shared_ptr<MarkFile> marks,
             const RaftThread::Options& options,
             RaftGroup::Events events,
             std::function<void()> ticked);

        RaftDisk disk;
        RaftGroup group;
        bool closed = false;
    };

    Result<void> openLog(bool first);
    Result<void> begin(bool found, bool first);
    [[nodiscard]] RaftGroup::Events groupEvents();
    [[nodiscard]] Error explained(Error why) const;
    [[nodiscard]] Error absence() const;
    void closeLife(std::function<void()> then);
    void noteStanding();
    void failed(const std::string& problem);
    void tryAgain();
    void tellStanding();
    void mindTheDisk();
    void finishEnd();

    runtime::Loop& loop_;
    RaftThread::Options options_;
    Events events_;
    RaftFolder folder_;
    UvBridge bridge_;
    RaftTransport::Contexts contexts_;
    std::unique_ptr<RaftTransport> transport_;
    std::unique_ptr<Life> life_;
    Standing standing_;           ///< the last; its problem when there is no life
    std::optional<Error> absent_; ///< why there is no life
    bool closing_ = false;        ///< the life is being closed
    bool ending_ = false;
    std::function<void()> ended_;
    std::function<void()> afterClose_;
    Duration pause_{};
    std::optional<Instant> handedOn_; ///< because of a slow disk, last
    std::uint64_t elections_ = 0;
    std::uint64_t syncsBefore_ = 0; ///< of earlier lives
    std::uint64_t told_ = 0;        ///< index up to which the owner has everything
    runtime::Timer figures_;
    runtime::Timer again_;
    runtime::Timer soon_;  ///< a closed life is destroyed in a turn of its own
    runtime::Timer limit_; ///< of handing on
};

} // namespace bafar::cluster
