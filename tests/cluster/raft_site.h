#pragma once
// Raft threads of one process on loopback, as their agents would hold them: each with a folder, a
// certificate and its own copy of the ledger.
#include <QTemporaryDir>

#include "agents/cluster/raft_thread.h"
#include "tests/runtime/fixture.h"

namespace bafar::test {

/// One agent's part. Lives below the loop's lifetime.
class RaftSeat {
public:
    RaftSeat(runtime::Loop& loop, std::string folder, schema::Member self, runtime::TlsFiles tls);

    /// Starts it with its present self and options.
    Result<void> start(bool found);

    /// As SIGKILL would, but for what is not written yet.
    void cut() { thread.reset(); }

    /// A planned end; true when it was answered.
    bool stop();

    /// Proposes a line of the audit log; what came of it.
    Result<cluster::Verdict> propose(const std::string& what,
                                     Duration limit = std::chrono::seconds(10));

    /// Runs one of the calls with an answer.
    Result<void> ask(
        const std::function<void(cluster::RaftThread&, std::function<void(Result<void>)>)>& call,
        Duration limit = std::chrono::seconds(10));

    [[nodiscard]] schema::Proposal proposal(const std::string& what);

    [[nodiscard]] bool leads() const
    {
        return thread && standing.role == cluster::GroupRole::Leader;
    }

    /// True when a refusal was told whose text holds this.
    [[nodiscard]] bool wasTold(std::string_view part) const;

    runtime::Loop& loop;
    cluster::RaftThread::Options options;
    std::unique_ptr<cluster::RaftThread> thread;
    cluster::Ledger ledger;
    cluster::Standing standing;
    cluster::LogHealth health;
    std::vector<std::pair<std::string, Error>> refused;
    std::uint64_t applied = 0;  ///< entries
    std::uint64_t restored = 0; ///< ledgers
    std::uint64_t number = 0;   ///< of the last proposal
    std::string boot = "b1";
};

/// Three of them, and what they share.
class RaftSite {
public:
    RaftSite();

    /// Starts all: the first founds the group and admits the others.
    bool form(std::size_t count = 3);

    /// The one that leads; null after the time limit.
    RaftSeat* leader(Duration limit = std::chrono::seconds(10));

    /// All that run have the same ledger.
    bool agree(Duration limit = std::chrono::seconds(10));

    QTemporaryDir folder;
    runtime::Loop loop;
    Certificates certificates;
    cluster::GroupTiming timing;
    /// Where the others are told that a member listens; empty: where it does.
    std::function<net::Endpoint(const net::Endpoint&)> advertised;
    std::vector<std::unique_ptr<RaftSeat>> seats;
};

} // namespace bafar::test
