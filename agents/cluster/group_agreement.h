#pragma once
// The agents' group behind the door of core/schema/agreement.h.
//
// Appends become proposals (proposer.h), which the leader's log takes; what the log commits is
// applied to a ledger here, on the agent's loop, and read from it. Lines that concern this agent's
// own door only (strangers, plain reads) go to the agent's own log instead, and so do audit lines
// that cannot be agreed: nothing that was attempted is forgotten because a majority is away. When
// the group's log is damaged the agent runs on without it and says so; VRRP never depends on it.
// Loop thread only.
// It is larger than the budget because one object is the door, its two logs and its orders.
#include <map>
#include <memory>

#include "agents/cluster/latency_window.h"
#include "agents/cluster/local_agreement.h"
#include "agents/cluster/proposer.h"
#include "agents/cluster/raft_thread.h"
#include "core/schema/spec_history.h"

namespace bafar::cluster {

class GroupAgreement final : public schema::Agreement {
public:
    struct Options {
        std::string state; ///< the agent's state folder
        std::string cluster;
        std::string node;
        std::string boot;
        net::Endpoint endpoint; ///< the agreement port
        GroupTiming timing;
        runtime::TlsFiles tls;
    };

    struct Links {
        /// Carries a proposal to another agent's takeIn(); the answer says that it was taken.
        std::function<void(
            const std::string& node, const schema::Proposal&, std::function<void(Result<void>)>)>
            forward;
        /// An entry was applied: the record with its index and term, and what became of it.
        std::function<void(const schema::Record&, const Verdict&)> applied;
        /// The whole ledger is another one.
        std::function<void()> replaced;
        /// standing() differs, or its figures do.
        std::function<void()> standingChanged;
        /// A connection to or from a member was refused.
        std::function<void(const std::string& node, const Error&)> refused;
    };

    /// Opens both logs. Blocks until they are read. Errors: Denied (folder, port), Conflict (a
    /// copied state folder). A damaged group's log is no error: see standing().
    static Result<std::unique_ptr<GroupAgreement>> open(runtime::Loop& loop,
                                                        runtime::Worker& worker,
                                                        Options options,
                                                        Links links);

    ~GroupAgreement() override;
    GroupAgreement(const GroupAgreement&) = delete;
    GroupAgreement& operator=(const GroupAgreement&) = delete;

    // schema::Agreement
    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override;
    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from,
                                                   std::size_t limit) const override;
    [[nodiscard]] std::uint64_t firstIndex() const override;
    [[nodiscard]] std::uint64_t lastIndex() const override;

    [[nodiscard]] std::vector<schema::SpecRevision> specHistory() const override
    {
        return revisions_;
    }

    [[nodiscard]] std::shared_ptr<const std::string> specText(
        const std::string& revision) const override;
    [[nodiscard]] std::string leader() const override;
    [[nodiscard]] std::uint64_t term() const override;
    [[nodiscard]] std::optional<schema::ActionRecord> running() const override;

    /// A leader is known, something of its term is applied here, and all that it committed.
    [[nodiscard]] bool current() const override;
    [[nodiscard]] std::string problem() const override;

    /// This agent's own log: strangers, reads, and what could not be agreed.
    [[nodiscard]] const LocalAgreement& ownLog() const { return *own_; }

    [[nodiscard]] const Ledger& ledger() const { return ledger_; }

    /// A proposal that agent `from` forwards. `done` at once. Errors: Denied (it speaks for
    /// another), Unavailable (not the leader; who is).
    void takeIn(const std::string& from,
                const schema::Proposal& proposal,
                const std::function<void(Result<void>)>& done);

    /// What is known of the group, for the cluster machine: everything but who is missing.
    [[nodiscard]] schema::cluster::AgreementStatus standing() const;

    // Orders of actions; `done` as in RaftThread.
    void admit(const schema::Member& member, std::function<void(Result<void>)> done);
    void dismiss(std::uint64_t number, std::function<void(Result<void>)> done);
    void handOn(std::uint64_t number, std::function<void(Result<void>)> done);

    /// Gives up a group of this agent alone, with `force` one without a leader, and waits to be
    /// admitted to another; answers the new member. Errors: Conflict (others are members),
    /// Unavailable, Denied (folder).
    Result<schema::Member> giveUpOwnGroup(bool force);

    /// An agent that waits founds a group of itself alone; nothing happens where it is one already.
    /// Errors: Conflict (others are members), those of RaftThread::start.
    Result<void> foundOwnGroup();

    /// As the log's configuration says now; empty: it waits to be admitted.
    [[nodiscard]] const std::vector<schema::Member>& members() const { return standing_.members; }

    [[nodiscard]] const schema::Member& self() const { return self_; }

    /// Certificates that no connection of the group may carry.
    void setRevoked(std::set<std::string> serials);

    /// Gives the group this membership by force, from this agent's copy. Errors: Conflict (there is
    /// a leader), those of RaftThread::start.
    Result<void> recover(const std::vector<schema::Member>& members);

    Result<void> setTls(runtime::TlsFiles tls);

    /// A planned end; `done` once.
    void stop(std::function<void()> done);

private:
    GroupAgreement(runtime::Loop& loop, Options options, Links links);

    Result<void> startThread(std::vector<schema::Member> recoverAs);
    Result<void> goWithoutLog(const Error& why);
    [[nodiscard]] std::string folder() const;
    void startAgain();
    [[nodiscard]] RaftThread::Events events();
    void feed(const Proposer::Input& input);
    void perform(const Proposer::Effects& effects);
    void tick();
    void arm();
    void applied(std::uint64_t index,
                 std::uint64_t term,
                 const schema::Proposal& proposal,
                 const Verdict& verdict);
    void restored(const Ledger& ledger);
    void stood(Standing standing, LogHealth health);
    void answered(std::uint64_t request, const Result<std::uint64_t>& index);
    void membersMayDiffer();
    void specsMayDiffer();
    void mendMembers();
    void appendQuietly(schema::RecordKind kind, std::string body);
    [[nodiscard]] bool leaderless() const;
    [[nodiscard]] std::string nodeOf(std::uint64_t member) const;

    struct Asked {
        schema::Record record; ///< kept where it goes to the own log when it is not agreed
        Instant asked{};
        std::function<void(Result<std::uint64_t>)> done;
    };

    runtime::Loop& loop_;
    Options options_;
    Links links_;
    std::unique_ptr<LocalAgreement> own_;
    std::unique_ptr<RaftThread> thread_; ///< null: see problem_
    std::string problem_;                ///< why the group's log is not used
    schema::Member self_;
    Ledger ledger_;
    Proposer proposer_;
    Standing standing_;
    LogHealth health_;
    std::optional<Instant> leaderlessSince_;
    std::vector<schema::SpecRevision> revisions_;                             ///< of ledger_
    mutable std::map<std::string, std::shared_ptr<const std::string>> texts_; ///< asked for already
    std::set<std::string> revoked_;
    bool mending_ = false; ///< a record that leadership asks for is under way
    LatencyWindow commits_;
    std::map<std::uint64_t, Asked> asked_;
    std::uint64_t lastRequest_ = 0;
    runtime::Timer timer_;
    runtime::Timer diskAgain_; ///< until there is room for the log
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

/// Whether a record concerns this agent's own door only: a stranger's attempt, a plain read.
[[nodiscard]] bool onlyOwnDoor(const schema::Record& record);

} // namespace bafar::cluster
