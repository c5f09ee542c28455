#pragma once
// Who watches a simulated group: the checks. Every call comes when it happens, in virtual time.
#include "agents/cluster/raft_group.h"

namespace bafar::sim {

class RaftHost;

class RaftWatch {
public:
    virtual ~RaftWatch() = default;
    /// Its group is read from the disk next.
    virtual void started(RaftHost& host) = 0;
    virtual void standing(RaftHost& host, const cluster::Standing& standing) = 0;
    virtual void applied(RaftHost& host,
                         std::uint64_t index,
                         std::uint64_t term,
                         const schema::Proposal& proposal,
                         const cluster::Verdict& verdict) = 0;
    virtual void restored(RaftHost& host, const cluster::Ledger& ledger) = 0;
    /// A client was told that this was agreed.
    virtual void acknowledged(RaftHost& host,
                              const std::string& boot,
                              std::uint64_t number,
                              std::uint64_t index) = 0;
    /// A client was answered from the ledger; `asked` is what allAcknowledged() said before.
    virtual void readServed(RaftHost& host, std::uint64_t asked) = 0;
    [[nodiscard]] virtual std::uint64_t allAcknowledged() const = 0;
    /// The outside effect of a step.
    virtual void stepRun(RaftHost& host, const std::string& action, std::size_t step) = 0;
};

} // namespace bafar::sim
