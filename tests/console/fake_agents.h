#pragma once
// Three agents made by hand, for the console's tests: what they say and answer is set by the test,
// and nothing happens by itself.
//
// The values are those of the wire (core/schema), so the whole console runs on them unchanged. It
// is larger than the budget because each question that a console asks has its answer here.
#include <QPointer>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "ui/link/source.h"

namespace bafar::test {

/// Three revisions of a spec, the last of which is in force, and their texts.
[[nodiscard]] schema::SpecHistory someHistory();
[[nodiscard]] std::map<std::string, Result<std::string>> someSpecs();

/// A line of an audit log, two minutes after the one before it by its index; `node` recorded it.
[[nodiscard]] schema::Record auditLine(std::uint64_t index,
                                       const std::string& node,
                                       const schema::AuditEntry& entry);

/// Four agreed lines: a plan, its confirmation and its end, and a viewer that was refused.
[[nodiscard]] std::vector<schema::Record> someLines();

/// What was kept of any series at any time, for FakeLink::past: counters grow by a half a second,
/// of all memory there is half, and all else is 8.
[[nodiscard]] Result<schema::HistorySeries> keptOf(const link::HistoryQuestion& question);

/// A log that the test tells: by its signals.
class FakeLog : public link::LogStream {
public:
    FakeLog(schema::LogWish asked, std::optional<WallTime> goesOn)
        : wish(std::move(asked))
        , from(goesOn)
    {
    }

    schema::LogWish wish;
    std::optional<WallTime> from;
};

class FakeLink : public link::AgentLink {
    Q_OBJECT

public:
    using AgentLink::AgentLink;

    void open() override;

    void renew() override { ++renewals; }

    void plan(const schema::ActionRequest& request, Answer<schema::Plan> answer) override;
    void confirm(const schema::Confirmation& confirmation,
                 Answer<schema::ActionRecord> answer) override;
    void cancel(const std::string& action, Answer<schema::ActionRecord> answer) override;
    void history(const link::HistoryQuestion& question,
                 Answer<schema::HistorySeries> answer) override;
    void specHistory(Answer<schema::SpecHistory> answer) override;
    void specText(const std::string& revision, Answer<std::string> answer) override;
    void audit(const schema::AuditQuestion& question,
               Answer<std::vector<schema::Record>> answer) override;
    void stageSpec(const std::string& base,
                   const std::string& text,
                   Answer<schema::SpecStaging> answer) override;
    std::unique_ptr<link::LogStream> readLog(const schema::LogWish& wish,
                                             std::optional<WallTime> from) override;

    /// Sends a message as this agent.
    void say(schema::Message message);

    /// A snapshot in which `owner` has the floating IP.
    void saySnapshot(const std::string& owner);

    /// What it says of the agents' group from now on; all else as before.
    void sayGroup(const schema::cluster::AgreementStatus& standing);
    void sayHeartbeat();
    void saySamples(int second);
    void sayAction(const schema::ActionRecord& record);
    void sayOffers(const std::vector<schema::ActionInfo>& offers);
    void sayClosed(const QString& reason, bool refused = false);

    /// Gives the answers that were kept; more may then be asked for.
    void answerAudit();
    void answerPast(); ///< those asked for then are given at once

    Result<schema::SpecHistory> specHistoryAnswer = someHistory();
    std::map<std::string, Result<std::string>> specTexts = someSpecs(); ///< others are not kept
    int specHistoriesAsked = 0;
    std::optional<Error> auditRefusal;                       ///< instead of its lines
    std::vector<schema::Record> agreed = someLines();        ///< of its audit log, oldest first
    std::vector<schema::Record> own;                         ///< the same, of its own log
    std::vector<schema::AuditQuestion> auditAsked;           ///< in order
    bool auditWaits = false;                                 ///< answers are kept for answerAudit()
    std::optional<Result<schema::SpecStaging>> stageAnswer;  ///< nothing: it keeps any text
    std::vector<std::pair<std::string, std::string>> staged; ///< base and text, in order
    QPointer<FakeLog> log; ///< the last one asked for, while it is read
    int logsAsked = 0;
    /// What it kept of a series; unset: nothing of any.
    std::function<Result<schema::HistorySeries>(const link::HistoryQuestion&)> past;
    std::vector<link::HistoryQuestion> historiesAsked;
    bool pastWaits = false; ///< answers are kept for answerPast()
    Result<schema::Plan> planAnswer = fail(Code::Unavailable, "not set by the test");
    int renewals = 0; ///< how often it was told to open anew
    std::vector<schema::ActionRequest> planned;
    std::vector<schema::Confirmation> confirmations;
    std::vector<std::string> cancelled;
    Answer<schema::ActionRecord> confirmAnswer; ///< kept until the test calls it
    Answer<schema::ActionRecord> cancelAnswer;  ///< the same

private:
    [[nodiscard]] Result<std::vector<schema::Record>> auditFor(
        const schema::AuditQuestion& question) const;

    std::uint64_t sequence_ = 0;
    std::vector<std::pair<schema::AuditQuestion, Answer<std::vector<schema::Record>>>> auditKept_;
    std::vector<std::pair<link::HistoryQuestion, Answer<schema::HistorySeries>>> pastKept_;
};

/// The three links n1 to n3; `observers` keeps pointers to them after they were moved away.
struct FakeCluster {
    std::vector<std::unique_ptr<link::AgentLink>> links;
    std::map<std::string, FakeLink*> observers;

    FakeCluster();

    /// All three open and say a snapshot.
    void speak(const std::string& owner);
};

/// The presence and statuses of a node when `owner` has the floating IP.
[[nodiscard]] schema::Snapshot snapshotOf(const std::string& node, const std::string& owner);

/// What a node says of a group of three voters that n1 leads in term 4.
[[nodiscard]] schema::cluster::AgreementStatus standingOf(const std::string& node);

/// The same, cut off with nobody heard.
[[nodiscard]] schema::cluster::AgreementStatus minorityOf(const std::string& node);

/// The offer of handing "web" over to one of these.
[[nodiscard]] schema::ActionInfo handOverOffer(const std::vector<std::string>& to);

/// The plan for handing "web" over from n1 to `to`, computed now, valid for 45 s.
[[nodiscard]] schema::Plan handOverPlan(const std::string& to);

/// Its record with the first `done` steps done and, if any is left, the next running.
[[nodiscard]] schema::ActionRecord recordOf(const schema::Plan& plan, std::size_t done);

/// A Tuesday in 2026.
inline constexpr WallTime SomeDay{1'795'444'200'000};

} // namespace bafar::test
