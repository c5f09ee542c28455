#pragma once
// The agent's part of the group as the agent's loop sees it: libraft, its log and its connections
// run on a thread of their own, and values go to and fro.
//
// That thread has its own runtime::Loop, in which libuv's loop is one watched descriptor, so TLS is
// the runtime's and the durable log is libraft's. Each connection to a peer is TLS 1.3 with the
// agents' certificates on the agreement port; libraft gets one end of a socket pair, and what comes
// from the network is checked (agents/cluster/raft_frame.h) before it passes. The log's folder is
// examined before libraft reads it (agents/cluster/raft_folder.h): what is damaged is refused with
// the file and the way back, never guessed at. All members and all callbacks: the agent's loop.
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "agents/cluster/log_health.h"
#include "agents/cluster/raft_group.h"
#include "agents/runtime/loop.h"
#include "agents/runtime/tls.h"

namespace bafar::cluster {

class RaftThread {
public:
    struct Options {
        std::string folder;  ///< of log and snapshots; made if absent
        std::string cluster; ///< name, as in the certificates
        schema::Member self;
        GroupTiming timing;
        runtime::TlsFiles tls;
        /// A pristine folder becomes a group of this member alone; false: it waits to be admitted.
        bool found = true;
        /// Not empty: the group gets this membership by force, from this folder's copy (RaftGroup).
        std::vector<schema::Member> recoverAs{};
    };

    struct Events {
        std::function<void(std::uint64_t index,
                           std::uint64_t term,
                           std::shared_ptr<const schema::Proposal>,
                           Verdict)>
            applied;
        std::function<void(std::shared_ptr<const Ledger>)> restored; ///< the whole ledger is this
        std::function<void(Standing, LogHealth)> standing;           ///< changed, and every 5 s
        /// A connection was refused by either side: for events and the operator's "why".
        std::function<void(std::string node, Error why)> refused;
    };

    /// Starts the thread, reads the log, listens. Blocks until the log is read. Errors: Corrupt
    /// (file, place, way back), Unavailable, LimitExceeded (disk full), Denied (address, port).
    static Result<std::unique_ptr<RaftThread>> start(runtime::Loop& loop,
                                                     Options options,
                                                     Events events);

    /// Cuts everything at once, as a crash would; stop() first for a planned end.
    ~RaftThread();
    RaftThread(const RaftThread&) = delete;
    RaftThread& operator=(const RaftThread&) = delete;

    /// Where it listens: `self.endpoint`, with the port that the kernel chose where it was 0.
    [[nodiscard]] net::Endpoint endpoint() const;

    // As in RaftGroup; `done` on the agent's loop.
    void propose(schema::Proposal proposal, std::function<void(Result<Verdict>)> done);
    void confirmLeadership(std::function<void(Result<void>)> done);
    void admit(schema::Member member, std::function<void(Result<void>)> done);
    void dismiss(std::uint64_t number, std::function<void(Result<void>)> done);
    void handOn(std::uint64_t number, std::function<void(Result<void>)> done);

    /// Certificates that no connection may carry; live ones end.
    void setRevoked(std::set<std::string> serials);

    /// Members that were dismissed; live connections of theirs end, new ones are refused.
    void setDismissed(std::set<std::uint64_t> numbers);

    /// Reads certificate and key again and connects anew. Errors: those of TlsContext::load.
    Result<void> setTls(runtime::TlsFiles tls);

    /// A planned end: hands leadership on when it leads, writes what is to be written, closes.
    /// `done` once, at the latest after an election time.
    void stop(std::function<void()> done);

private:
    struct Shared;
    explicit RaftThread(std::shared_ptr<Shared> shared);
    std::shared_ptr<Shared> shared_;
};

} // namespace bafar::cluster
