#pragma once
// What must never be seen in a simulated Raft group, looked at when it happens.
//
// 1. A term has one leader.
// 2. An entry that one agent applied is the same for all, at the same index, with the same outcome,
//    and no agent skips one.
// 3. At the same index all agents hold the same ledger.
// 4. What a client was told to be agreed stands at that index, for ever.
// 5. A step of an action runs once, and only after its record was agreed.
// 6. An answer from a ledger has everything that was acknowledged before it was asked for.
// 7. One action runs at a time, its records follow each other, and the spec changes only by the
//    one that runs, with the fence of who holds it.
// After the faults (converged()): a leader, all members with the same ledger, everything
// acknowledged in it. One owner, one thread.
#include <map>
#include <optional>
#include <set>

#include "agents/sim/raft_site.h"

namespace bafar::sim {

class RaftChecks final : public RaftWatch {
public:
    explicit RaftChecks(RaftSite& site);

    /// What was seen first, with its moment; nothing: all was well.
    [[nodiscard]] const std::optional<std::string>& failure() const { return failure_; }

    void fail(const std::string& text);

    /// Whether all members that run are at rest, with the same ledger; a leader is among them.
    [[nodiscard]] bool atRest();

    /// Rules for a group at rest.
    void converged();

    struct Counts {
        std::uint64_t leaders = 0; ///< terms that had one
        std::uint64_t applied = 0; ///< entries, once each
        std::uint64_t refused = 0; ///< of these, by the ledger
        std::uint64_t acknowledged = 0;
        std::uint64_t reads = 0;
        std::uint64_t steps = 0;
        std::uint64_t actions = 0; ///< begun
        std::uint64_t takenOver = 0;
        std::uint64_t specs = 0;       ///< put in force
        std::uint64_t memberships = 0; ///< agreed changes
    };

    [[nodiscard]] const Counts& counts() const { return counts_; }

    /// Of everything that was seen, in its order.
    [[nodiscard]] const std::string& digest() const { return digest_; }

    // RaftWatch.
    void started(RaftHost& host) override { last_[host.index()] = 0; }

    void standing(RaftHost& host, const cluster::Standing& standing) override;
    void applied(RaftHost& host,
                 std::uint64_t index,
                 std::uint64_t term,
                 const schema::Proposal& proposal,
                 const cluster::Verdict& verdict) override;
    void restored(RaftHost& host, const cluster::Ledger& ledger) override;
    void acknowledged(RaftHost& host,
                      const std::string& boot,
                      std::uint64_t number,
                      std::uint64_t index) override;
    void readServed(RaftHost& host, std::uint64_t asked) override;

    [[nodiscard]] std::uint64_t allAcknowledged() const override { return acknowledgedMax_; }

    void stepRun(RaftHost& host, const std::string& action, std::size_t step) override;

private:
    using Step = std::pair<std::string, std::size_t>;

    struct Agreed {
        std::uint64_t term = 0;
        std::string what; ///< proposal and verdict, shortened
        std::string id;   ///< node, boot and number
    };

    void see(const std::string& text);
    void compareLedger(RaftHost& host, const cluster::Ledger& ledger);
    void noteAgreed(const schema::Record& record);
    void noteAction(const schema::ActionRecord& action);
    void noteSpec(const schema::SpecChange& change);

    RaftSite& site_;
    std::map<std::uint64_t, std::uint64_t> leaders_; ///< member, by term
    std::map<std::uint64_t, Agreed> agreed_;         ///< by index
    std::map<std::uint64_t, std::string> digests_;   ///< of ledgers, by index
    std::vector<std::uint64_t> last_;                ///< applied, by host
    std::map<std::uint64_t, std::string> promised_;  ///< id, by index
    std::set<Step> begun_;                           ///< steps whose beginning is agreed
    std::set<Step> ran_;
    schema::ActionRecord action_; ///< as agreed last
    std::string spec_;            ///< revision in force
    std::uint64_t acknowledgedMax_ = 0;
    std::vector<schema::Member> members_; ///< as agreed last
    Counts counts_;
    std::string digest_;
    std::optional<std::string> failure_;
};

} // namespace bafar::sim
