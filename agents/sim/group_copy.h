#pragma once
// A simulated host's copy of what the agents' group agreed on, and its word of how it stands there.
//
// It survives the process, as a disk would; who leads the process hears anew in each life. Audit
// lines that cannot be agreed go to the host's own log, as a real agent's do. One owner, one
// thread.
#include "agents/cluster/ledger.h"
#include "agents/cluster/values.h"
#include "core/schema/spec_history.h"

namespace bafar::sim {

class Host;
class SharedGroup;

class GroupCopy final : public schema::Agreement {
public:
    /// Group and host outlive it.
    GroupCopy(SharedGroup& group, Host& host, schema::Member self);

    // schema::Agreement
    /// Answers within the call.
    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override;

    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from,
                                                   std::size_t limit) const override
    {
        return ledger_.read(from, limit);
    }

    [[nodiscard]] std::uint64_t firstIndex() const override { return ledger_.firstIndex(); }

    [[nodiscard]] std::uint64_t lastIndex() const override { return ledger_.index(); }

    [[nodiscard]] std::vector<schema::SpecRevision> specHistory() const override
    {
        return specs_.revisions();
    }

    [[nodiscard]] std::shared_ptr<const std::string> specText(
        const std::string& revision) const override
    {
        return specs_.text(revision);
    }

    [[nodiscard]] std::string leader() const override;

    [[nodiscard]] std::uint64_t term() const override { return term_; }

    [[nodiscard]] std::optional<schema::ActionRecord> running() const override;
    [[nodiscard]] bool current() const override;
    [[nodiscard]] std::string problem() const override;

    // What the group does with it.
    [[nodiscard]] Host& host() const { return host_; }

    [[nodiscard]] const schema::Member& self() const { return self_; }

    [[nodiscard]] const cluster::Ledger& ledger() const { return ledger_; }

    /// The group's next entry; only the leader's copy is asked.
    cluster::Verdict apply(std::uint64_t term, const schema::Proposal& proposal);

    /// Has all that the leader's copy has.
    void take(const GroupCopy& leader);

    /// Its process hears the leader.
    void hear(const std::string& leader, std::uint64_t term);

    /// Its process does not; after an election time it knows no leader any more.
    void missLeader();

    /// Tells the host's process how it stands, if that or the process is another than before.
    void tell();

private:
    [[nodiscard]] schema::cluster::AgreementStatus standing() const;
    void measureDisk(schema::cluster::AgreementStatus& status) const;
    [[nodiscard]] bool isLeaderless() const;

    SharedGroup& group_;
    Host& host_;
    schema::Member self_;
    cluster::Ledger ledger_;
    schema::SpecHistoryOf specs_; ///< of ledger_
    std::uint64_t bytes_ = 0;     ///< that a log of it would take
    std::string leader_;          ///< as the process of life_ heard
    std::uint64_t term_ = 0;
    std::uint64_t life_ = 0;
    std::uint64_t elections_ = 0; ///< of that life
    Instant heard_{};
    schema::cluster::AgreementStatus told_; ///< to the process of toldLife_
    std::uint64_t toldLife_ = 0;
};

} // namespace bafar::sim
