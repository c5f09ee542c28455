#pragma once
// The agents' group of a simulated cluster: what one host puts into it, all of them read.
//
// It stands for what the agents' group promises, not for how that is done (raft_host.h runs the
// real one): one ledger, of which each host has a copy; a leader, a live voter in touch with a
// majority that has nothing newer; another one in a later term once it died, or was cut off for an
// election time; and no record where no majority is. Records are agreed within the call. Members
// are all hosts, for ever. One owner, one thread.
#include <memory>
#include <vector>

#include "agents/sim/group_copy.h"

namespace bafar::sim {

class Site;

class SharedGroup {
public:
    /// All hosts, none of which has started yet, agree through it. It outlives the site.
    explicit SharedGroup(Site& site);
    SharedGroup(const SharedGroup&) = delete;
    SharedGroup& operator=(const SharedGroup&) = delete;

    /// Of its first member's spec.
    [[nodiscard]] const schema::cluster::AgreementConfig& timing() const { return timing_; }

    [[nodiscard]] const std::vector<schema::Member>& members() const { return members_; }

    /// Whether it lacks nothing that was agreed.
    [[nodiscard]] bool hasAll(const GroupCopy& copy) const;

    /// Errors: Unavailable (no leader in touch with a majority), and the ledger's own.
    Result<std::uint64_t> append(const GroupCopy& by, schema::Record record);

private:
    void admit(Host& host);
    void beat();
    void elect();
    void beginReign(GroupCopy& leader);
    void record(schema::RecordKind kind, std::string body);
    void foundSpec();
    void spread();
    void tell();
    void tellSoon();
    void carryOut(GroupCopy& at, const cluster::GroupOrder& order);
    [[nodiscard]] Result<std::string> handOn(const GroupCopy& at, const std::string& node);
    [[nodiscard]] bool isLed() const;
    [[nodiscard]] bool inTouch(const GroupCopy& one, const GroupCopy& other) const;
    [[nodiscard]] bool hasMajority(const GroupCopy& candidate) const;

    Site& site_;
    schema::cluster::AgreementConfig timing_;
    std::vector<schema::Member> members_;
    std::vector<std::unique_ptr<GroupCopy>> copies_; ///< by the members' order
    GroupCopy* leader_ = nullptr;                    ///< null: nobody leads
    std::uint64_t reign_ = 0;                        ///< life of the leader's process
    std::uint64_t term_ = 0;
    Instant led_{}; ///< when a leader was last in touch with a majority
    std::uint64_t proposals_ = 0;
    bool telling_ = false; ///< soon
};

} // namespace bafar::sim
