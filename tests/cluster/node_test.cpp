// A whole node without its drivers: who may run what here, what it tells, and when.
// It is larger than the budget because it holds its own log and surroundings.
#include "agents/node/node.h"

#include <QTest>

#include "agents/deployment/machine.h"
#include "agents/node/concepts.h"
#include "agents/node/typed_port.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr std::string_view Spec = R"(cluster:
  name: lab
  nodes:
    - {id: n1, address: 192.0.2.11}
    - {id: n2, address: 192.0.2.12}
    - {id: n3, address: 192.0.2.13}
monitoring:
  interval: 2 s
)";

schema::Spec specOf(std::string_view text)
{
    return schema::SpecReading::read(std::string(text), node::specSections(), {}).spec;
}

/// Keeps every record, agreed at once or when the test says so; the rest is what the test says.
class Log final : public schema::Agreement {
public:
    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override
    {
        records.push_back(std::move(record));
        records.back().index = lastIndex();
        if (records.back().kind == schema::RecordKind::Action) {
            auto action = schema::fromJson<schema::ActionRecord>(records.back().body.text).value();
            runs = schema::hasEnded(action.state) ? std::nullopt : std::optional(std::move(action));
        }
        if (hold && records.back().kind != schema::RecordKind::Audit) {
            held.push_back([done, index = lastIndex()] { done(index); });
        } else {
            done(lastIndex());
        }
    }

    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from,
                                                   std::size_t limit) const override
    {
        std::vector<schema::Record> some;
        for (const schema::Record& record : records) {
            if (record.index >= from && some.size() < limit) {
                some.push_back(record);
            }
        }
        return some;
    }

    [[nodiscard]] std::uint64_t firstIndex() const override { return 1; }

    [[nodiscard]] std::uint64_t lastIndex() const override { return last + records.size(); }

    [[nodiscard]] std::vector<schema::SpecRevision> specHistory() const override { return {}; }

    [[nodiscard]] std::shared_ptr<const std::string> specText(const std::string&) const override
    {
        return nullptr;
    }

    [[nodiscard]] std::string leader() const override { return leads; }

    [[nodiscard]] std::uint64_t term() const override { return 1; }

    [[nodiscard]] std::optional<schema::ActionRecord> running() const override { return runs; }

    bool hold = false;
    std::string leads = "n1";
    std::optional<schema::ActionRecord> runs;
    std::uint64_t last = 0; ///< of what others agreed on
    std::vector<schema::Record> records;
    std::vector<std::function<void()>> held;
};

class Outside final : public node::Surroundings {
public:
    [[nodiscard]] Instant now() const override { return at; }

    [[nodiscard]] WallTime wallNow() const override { return {1'800'000'000'000}; }

    [[nodiscard]] std::string newId() override { return "0123456789abcdef"; }

    void deadlineMoved() override {}

    void published(const events::Published& message) override { told.push_back(message); }

    void sendCommand(const std::string&,
                     const node::RemoteCommand& command,
                     std::function<void(Result<std::string>)> done) override
    {
        sent.push_back(command);
        answers.push_back(std::move(done));
    }

    void commandBegins(const std::string& from, const node::RemoteCommand& command) override
    {
        begun.push_back(command.id + " from " + from);
    }

    void endSessions(const std::string&) override {}

    Instant at{std::chrono::milliseconds(10'300)};
    std::vector<events::Published> told;
    std::vector<node::RemoteCommand> sent;
    std::vector<std::string> begun;
    std::vector<std::function<void(Result<std::string>)>> answers;
};

/// An action of two steps whose first one has begun.
schema::ActionRecord actionOf(const std::string& id, const std::string& holder, std::uint64_t fence)
{
    schema::ActionRecord record;
    record.id = id;
    record.actor = "operator/sara";
    record.holder = holder;
    record.holderBoot = "boot-" + holder;
    record.fence = fence;
    record.steps.resize(2);
    record.steps[0].state = schema::StepState::Running;
    return record;
}

/// A command that revokes this serial.
node::RemoteCommand revokeCommand(const std::string& id, const std::string& serial)
{
    schema::cluster::Command order;
    order.revoke = schema::cluster::Revocation{serial, "", "", {}};
    node::RemoteCommand command;
    command.id = id;
    command.concept_ = "cluster";
    command.command = {schema::toJson(order)};
    command.fence = 1;
    return command;
}

} // namespace

class NodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remoteCommands_data();
    void remoteCommands();
    void aRepeatedCommandIsAnsweredFromMemory();
    void aLateOutcomeReplacesTheTimeout();
    void commandsWaitUntilTheAgreementIsCurrent_data();
    void commandsWaitUntilTheAgreementIsCurrent();
    void whatMayBeAskedAgainIsNotForgotten();
    void ownStepsObeyTheSameRules();
    void whatAnotherAgentRanIsKnownHere();
    void whatWasAgreedIsADeploymentHere();
    void aTakenOverActionIsContinued();
    void refusedCommandsAreNotAuditedAsAllowed();
    void aCommandThatWaitedWhileFrozenIsNotRun_data();
    void aCommandThatWaitedWhileFrozenIsNotRun();
    void heartbeatsAreAtWholeIntervals();
    void changedOffersAreToldOnce();
    void openingsTellTheIntervals();

private:
    void pass(Duration by);
    [[nodiscard]] std::string run(const std::string& from, const std::string& id);
    [[nodiscard]] std::string run(const std::string& from, const node::RemoteCommand& command);
    [[nodiscard]] Result<schema::ActionRecord> confirmRevocation(const std::string& serial);
    [[nodiscard]] std::vector<schema::Message> all(schema::MessageKind kind) const;

    std::unique_ptr<Log> log_;
    std::unique_ptr<Outside> outside_;
    std::unique_ptr<node::Node> node_;
    int commands_ = 0;
};

void NodeTest::init()
{
    node_.reset();
    commands_ = 0;
    log_ = std::make_unique<Log>();
    outside_ = std::make_unique<Outside>();
    node::Birth birth;
    birth.boot = "boot1";
    birth.form = events::Form::Values;
    node_ = std::make_unique<node::Node>(Self{"lab", "n1"}, birth, *outside_, *log_);
    node_->configure(specOf(Spec));
}

/// Ticks at every deadline on the way.
void NodeTest::pass(Duration by)
{
    const Instant end = outside_->at + by;
    while (node_->deadline() && node_->deadline()->at <= end) {
        outside_->at = std::max(outside_->at, node_->deadline()->at);
        node_->tick();
    }
    outside_->at = end;
}

/// Sends a command that revokes a fresh serial; answers "done", "waits" or why not.
std::string NodeTest::run(const std::string& from, const std::string& id)
{
    return run(from, revokeCommand(id, std::to_string(100 + commands_++)));
}

std::string NodeTest::run(const std::string& from, const node::RemoteCommand& command)
{
    auto outcome = std::make_shared<std::string>("waits");
    node_->runRemote(from, command, [outcome](const Result<std::string>& answer) {
        *outcome = answer ? "done" : answer.error().text;
    });
    return *outcome;
}

/// Plans and confirms; the answer, or that there is none yet.
Result<schema::ActionRecord> NodeTest::confirmRevocation(const std::string& serial)
{
    const actions::Actor actor{"admin", "sara", "01", "192.0.2.1"};
    schema::Confirmation confirmation;
    node_->plan(actor, {"cluster.revoke", {{"serial", serial}}, "lost"},
                [&confirmation](const Result<schema::Plan>& plan) {
                    confirmation.plan = plan.value().id;
                    confirmation.revision = plan.value().revision;
                });
    auto record =
        std::make_shared<Result<schema::ActionRecord>>(fail(Code::Unavailable, "no answer yet"));
    node_->confirm(actor, confirmation,
                   [record](Result<schema::ActionRecord> made) { *record = std::move(made); });
    return *record;
}

std::vector<schema::Message> NodeTest::all(schema::MessageKind kind) const
{
    std::vector<schema::Message> found;
    for (const events::Published& one : outside_->told) {
        if (one.kind == kind) {
            found.push_back(*one.value);
        }
    }
    return found;
}

namespace {

/// A command that n2 sends, and what is known here when it comes.
struct Case {
    const char* name;
    std::function<void(Log&)> given;
    std::vector<std::pair<const char*, std::uint64_t>> before; ///< commands of n3: id and fence
    const char* id;
    std::uint64_t fence;
    std::uint64_t agreedAt;
    const char* onlyBoot;
    const char* outcome;
};

std::function<void(Log&)> ledger(std::uint64_t last, std::optional<schema::ActionRecord> runs)
{
    return [last, runs = std::move(runs)](Log& log) {
        log.last = last;
        log.runs = runs;
    };
}

schema::ActionRecord inStep(std::size_t index, schema::StepState state)
{
    schema::ActionRecord record = actionOf("a1", "n2", 1);
    record.steps[0].state = schema::StepState::Done;
    record.steps[index].state = state;
    return record;
}

// Not counted by what the tests log themselves: audit lines move the last index.
constexpr std::uint64_t Behind = 1000;

/// It is larger than the budget because it is a table.
const std::vector<Case>& cases()
{
    using schema::StepState;
    static const std::vector<Case> All = {
        {"what the ledger says runs: done",
         ledger(5, actionOf("a1", "n2", 1)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "done"},
        {"the ledger has not come so far: the sender knows more",
         ledger(5, std::nullopt),
         {},
         "a1/0",
         1,
         Behind,
         "boot1",
         "done"},
        {"the ledger still has the action before it",
         ledger(5, actionOf("a0", "n3", 1)),
         {},
         "a1/0",
         1,
         Behind,
         "boot1",
         "done"},
        {"the ledger has not come to the take-over",
         ledger(5, actionOf("a1", "n3", 1)),
         {},
         "a1/0",
         2,
         Behind,
         "boot1",
         "done"},
        {"any start of the agent will do",
         ledger(5, actionOf("a1", "n2", 1)),
         {},
         "a1/0",
         1,
         5,
         "",
         "done"},
        {"a sender with a log of its own",
         ledger(5, std::nullopt),
         {},
         "a1/0",
         1,
         0,
         "boot1",
         "done"},
        {"another start of the agent was asked",
         ledger(5, actionOf("a1", "n2", 1)),
         {},
         "a1/0",
         1,
         5,
         "boot0",
         "the agent on n1 was restarted since this step was agreed; it was not run in this start"},
        {"the action has ended",
         ledger(5, std::nullopt),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: the action has ended"},
        {"another action runs meanwhile",
         ledger(9, actionOf("b1", "n3", 1)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: the action has ended"},
        {"another agent took the action over",
         ledger(5, actionOf("a1", "n3", 2)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: n3 holds the action"},
        {"it is not the sender's action",
         ledger(5, actionOf("a1", "n3", 1)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: n3 holds the action"},
        {"a higher fence was heard before the ledger had it",
         ledger(5, actionOf("a1", "n2", 1)),
         {{"a1/1", 2}},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: n3 has taken the action over"},
        {"the step was judged meanwhile",
         ledger(6, inStep(1, StepState::Running)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: the action has gone on since"},
        {"the step is being taken back",
         ledger(6, inStep(0, StepState::Undoing)),
         {},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: the action has gone on since"},
        {"its undoing is what the ledger says",
         ledger(6, inStep(0, StepState::Undoing)),
         {},
         "a1/0/undo",
         1,
         6,
         "boot1",
         "done"},
        {"its undoing was heard before the ledger had it",
         ledger(5, actionOf("a1", "n2", 1)),
         {{"a1/0/undo", 1}},
         "a1/0",
         1,
         5,
         "boot1",
         "step a1/0 comes too late: it was to be taken back already"},
        {"an id that names no step",
         ledger(6, actionOf("a1", "n2", 1)),
         {},
         "a1/x",
         1,
         5,
         "boot1",
         "step a1/x comes too late: the action has gone on since"},
    };
    return All;
}

} // namespace

void NodeTest::remoteCommands_data()
{
    QTest::addColumn<std::size_t>("index");
    for (std::size_t index = 0; index < cases().size(); ++index) {
        QTest::newRow(cases()[index].name) << index;
    }
}

void NodeTest::remoteCommands()
{
    QFETCH(std::size_t, index);
    const Case& one = cases()[index];
    for (const auto& [id, fence] : one.before) {
        node::RemoteCommand command = revokeCommand(id, "be");
        command.fence = fence;
        command.agreedAt = Behind;
        QCOMPARE(run("n3", command), std::string("done"));
    }
    one.given(*log_);
    log_->last -= std::min<std::uint64_t>(log_->last, log_->records.size());
    node::RemoteCommand command = revokeCommand(one.id, "1f");
    command.fence = one.fence;
    command.agreedAt = one.agreedAt;
    command.onlyBoot = one.onlyBoot;
    QCOMPARE(run("n2", command), std::string(one.outcome));
    QCOMPARE(node_->revoked("1f"), one.outcome == std::string("done"));
}

void NodeTest::aRepeatedCommandIsAnsweredFromMemory()
{
    log_->hold = true;
    const node::RemoteCommand command = revokeCommand("a1/0", "1f");
    std::vector<std::string> outcomes;
    const auto ask = [&](const std::string& from, std::uint64_t fence) {
        node::RemoteCommand again = command;
        again.fence = fence;
        node_->runRemote(from, again, [&outcomes](const Result<std::string>& outcome) {
            outcomes.push_back(outcome ? *outcome : outcome.error().text);
        });
    };
    ask("n2", 1);
    ask("n3", 2); // while it runs: it waits for the same outcome
    QVERIFY(outcomes.empty());
    for (const auto& done : std::exchange(log_->held, {})) {
        done();
    }
    QCOMPARE(outcomes.size(), std::size_t{2});
    ask("n3", 2);
    QCOMPARE(outcomes.size(), std::size_t{3});
    QCOMPARE(outcomes[1], outcomes[0]);
    QCOMPARE(outcomes[2], outcomes[0]);
    const auto revocations =
        std::count_if(log_->records.begin(), log_->records.end(), [](const schema::Record& one) {
            return one.kind == schema::RecordKind::Revocation;
        });
    QCOMPARE(revocations, std::ptrdiff_t{1});
    QCOMPARE(outside_->begun, std::vector<std::string>{"a1/0 from n2"});
    // Whoever asked last may send the next one; who asked before may not.
    QVERIFY(run("n2", "a1/1").find("n3 has taken the action over") != std::string::npos);
}

void NodeTest::aLateOutcomeReplacesTheTimeout()
{
    log_->hold = true;
    QCOMPARE(run("n2", "a1/0"), std::string("waits"));
    pass(std::chrono::seconds(11));
    QVERIFY(run("n2", "a1/0").find("did not answer in time") != std::string::npos);
    log_->held.front()();
    QCOMPARE(run("n2", "a1/0"), std::string("done"));
}

void NodeTest::commandsWaitUntilTheAgreementIsCurrent_data()
{
    QTest::addColumn<QString>("then");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char* name, const char* then, const char* outcome) {
        QTest::newRow(name) << QString::fromLatin1(then) << QString::fromLatin1(outcome);
    };
    row("a leader is heard, and it is still wanted", "runs", "done");
    row("a leader is heard, and it has ended meanwhile", "ended",
        "step a1/0 comes too late: the action has ended");
    row("no leader is heard in time", "nobody",
        "n1 cannot know whether this is still wanted; it was not run: it hears no leader of the "
        "agents");
}

/// What a partition held up must not run when it comes through before what was agreed meanwhile.
void NodeTest::commandsWaitUntilTheAgreementIsCurrent()
{
    QFETCH(QString, then);
    QFETCH(QString, outcome);
    log_->leads.clear();
    log_->runs = actionOf("a1", "n2", 1);
    log_->last = 5;
    node::RemoteCommand command = revokeCommand("a1/0", "1f");
    command.agreedAt = 5;
    std::vector<std::string> outcomes;
    for (int times = 0; times < 2; ++times) { // sent again, it is still the same one
        node_->runRemote("n2", command, [&outcomes](const Result<std::string>& answer) {
            outcomes.push_back(answer ? "done" : answer.error().text);
        });
    }
    node_->agreementMoved();
    QVERIFY(outcomes.empty() && !node_->revoked("1f"));
    if (then == QLatin1String("nobody")) {
        pass(std::chrono::milliseconds(7'499)); // before the sender's own limit of 10 s
        QVERIFY(outcomes.empty());
        pass(std::chrono::milliseconds(1));
    } else {
        log_->leads = "n3";
        if (then == QLatin1String("ended")) {
            log_->runs.reset();
            ++log_->last;
        }
        node_->agreementMoved();
    }
    QCOMPARE(outcomes, (std::vector<std::string>{outcome.toStdString(), outcome.toStdString()}));
    QCOMPARE(node_->revoked("1f"), then == QLatin1String("runs"));
    log_->leads = "n3";
    node_->agreementMoved();
    QCOMPARE(outcomes.size(), std::size_t{2});
}

void NodeTest::whatMayBeAskedAgainIsNotForgotten()
{
    log_->runs = actionOf("a1", "n2", 1);
    const auto send = [this](const std::string& id) {
        node::RemoteCommand command = revokeCommand(id, "1f");
        command.agreedAt = Behind;
        std::optional<Result<std::string>> outcome;
        node_->runRemote("n2", command,
                         [&outcome](Result<std::string> got) { outcome = std::move(got); });
        return !outcome || *outcome || outcome->error().code != Code::LimitExceeded;
    };
    QVERIFY(send("a0/0"));
    for (std::size_t step = 0; step + 1 < node::Node::RemoteMax; ++step) {
        QVERIFY(send("a1/" + std::to_string(step)));
    }
    QVERIFY(send("a1/100")); // in the place of a0/0
    QVERIFY(!send("a1/101"));
    QVERIFY(!send("a2/0")); // a1 holds the lock: any of its steps may be asked for again
    QVERIFY(send("a1/0"));
    log_->runs.reset();
    QVERIFY(send("a2/0"));
    QVERIFY(send("a2/1"));
}

/// The pipeline's own command for this node goes the same way.
void NodeTest::ownStepsObeyTheSameRules()
{
    const Result<schema::ActionRecord> record = confirmRevocation("1f");
    QVERIFY2(record.has_value(), record ? "" : record.error().text.c_str());
    QCOMPARE(record->fence, std::uint64_t{1});
    QCOMPARE(record->holder, std::string("n1"));
    QCOMPARE(record->holderBoot, std::string("boot1"));
    QCOMPARE(record->steps.at(0).boot, std::string("boot1"));
    QVERIFY(node_->revoked("1f"));
    QVERIFY(outside_->sent.empty());
    QCOMPARE(outside_->begun, std::vector<std::string>{record->id + "/0 from n1"});
    // Another agent that took it over asks for the same step: it is not run again.
    node::RemoteCommand command = revokeCommand(record->id + "/0", "2f");
    command.fence = 2;
    command.onlyBoot = "boot1";
    command.agreedAt = Behind;
    QCOMPARE(run("n2", command), std::string("done"));
    QVERIFY(!node_->revoked("2f"));
}

/// n2 ran it to its end, and may be gone since: what became of it is asked of any agent.
void NodeTest::whatAnotherAgentRanIsKnownHere()
{
    schema::ActionRecord record = actionOf("a1", "n2", 1);
    for (const auto state : {schema::ActionState::Running, schema::ActionState::Succeeded}) {
        record.state = state;
        schema::Record agreed;
        agreed.index = log_->records.size() + 1;
        agreed.kind = schema::RecordKind::Action;
        agreed.node = "n2";
        agreed.body = {schema::toJson(record)};
        log_->records.push_back(agreed);
    }
    const Result<schema::ActionRecord> known = node_->action("a1");
    QVERIFY2(known.has_value(), known ? "" : known.error().text.c_str());
    QCOMPARE(*known, record);
    for (const char* other : {"a", "a2", ""}) {
        QCOMPARE(node_->action(other).error().code, Code::NotFound);
    }
}

/// n2 held it and was started anew; n1 leads: it asks n3 what became of the step.
/// From before this start and since, whoever ran it.
void NodeTest::whatWasAgreedIsADeploymentHere()
{
    const auto deploy = [this](const std::string& id) {
        schema::ActionRecord action = actionOf(id, "n3", 1);
        action.state = schema::ActionState::Succeeded;
        schema::PlannedStep step;
        step.concept_ = "services";
        step.command = {R"({"change":{"service":"web","image":"registry/web:2"}})"};
        action.plan.draft.steps = {step, step};
        schema::Record record;
        record.kind = schema::RecordKind::Action;
        record.body = {schema::toJson(action)};
        log_->append(std::move(record), [](const Result<std::uint64_t>&) {});
    };
    const auto told = [](node::Node& node) {
        std::string ids;
        const auto status = node.machine<deployment::Machine>().status(Instant{});
        for (const auto& record : status.records) {
            ids += record.id + " ";
        }
        return ids;
    };
    deploy("before");
    Outside outside;
    node::Node node({"lab", "n1"}, node::Birth{}, outside, *log_);
    node.restore();
    node.configure(specOf(std::string(Spec) + "services: {}\n"));
    QCOMPARE(told(node), std::string("before "));
    deploy("since");
    node.agreementMoved();
    QCOMPARE(told(node), std::string("since before "));
}

void NodeTest::aTakenOverActionIsContinued()
{
    schema::ActionRecord record = actionOf("a1", "n2", 3);
    schema::PlannedStep step;
    step.text = "n3 refuses 1f";
    step.node = "n3";
    step.concept_ = "cluster";
    record.plan.id = "a1";
    record.plan.draft.steps = {step, step};
    record.steps[0].boot = "boot-n3";
    log_->runs = record;
    node_->agreementMoved();
    QCOMPARE(log_->records.size(), std::size_t{0}); // n2 may yet be heard
    schema::Message message;
    message.node = "n2";
    message.boot = "boot-of-another-start";
    message.kind = schema::MessageKind::Snapshot;
    message.snapshot.emplace();
    node_->handle<cluster::Machine>().feed(
        cluster::PeerHeard{"n2", std::make_shared<const schema::Message>(message)});
    pass(std::chrono::seconds(3)); // its other start is doubted for 2 s
    QCOMPARE(log_->records.size(), std::size_t{1});
    const auto taken = schema::fromJson<schema::ActionRecord>(log_->records.front().body.text);
    QVERIFY(taken.has_value());
    QCOMPARE(taken->fence, std::uint64_t{4});
    QCOMPARE(taken->holder, std::string("n1"));
    QCOMPARE(taken->takenOver,
             std::string("n1 took it over from n2 (the agent on n2 was restarted)"));
    QCOMPARE(outside_->sent.size(), std::size_t{1});
    QCOMPARE(outside_->sent.front().id, std::string("a1/0"));
    QCOMPARE(outside_->sent.front().fence, std::uint64_t{4});
    QCOMPARE(outside_->sent.front().onlyBoot, std::string("boot-n3"));
    QCOMPARE(outside_->sent.front().agreedAt, std::uint64_t{1});
    QCOMPARE(outside_->sent.front().actor, std::string("operator/sara"));
}

void NodeTest::refusedCommandsAreNotAuditedAsAllowed()
{
    node::RemoteCommand command;
    command.id = "a1/0";
    command.concept_ = "cluster";
    command.command = {R"({"revoke":{"serial":"1f"},"more":1})"};
    std::optional<Result<std::string>> answer;
    node_->runRemote("n2", command, [&answer](Result<std::string> got) { answer = got; });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, Code::InvalidInput);
    log_->hold = true;
    for (std::size_t i = 0; i < node::Node::RemoteMax; ++i) {
        const std::string outcome = run("n2", "a2/" + std::to_string(i));
        QVERIFY2(outcome == "waits", outcome.c_str());
    }
    QVERIFY(run("n2", "a2/last").find("remembers 64 commands") != std::string::npos);
    std::vector<schema::AuditEntry> lines;
    for (const schema::Record& record : log_->records) {
        if (record.kind == schema::RecordKind::Audit) {
            lines.push_back(schema::fromJson<schema::AuditEntry>(record.body.text).value());
        }
    }
    QCOMPARE(lines.size(), node::Node::RemoteMax + 2);
    QVERIFY(!lines.front().allowed);
    QVERIFY(lines[1].allowed);
    QVERIFY(!lines.back().allowed);
}

void NodeTest::aCommandThatWaitedWhileFrozenIsNotRun_data()
{
    QTest::addColumn<int>("frozenFor"); // seconds
    QTest::addColumn<bool>("ticked");
    QTest::addColumn<int>("readAfter"); // milliseconds
    QTest::addColumn<bool>("runs");
    QTest::newRow("the sender still waits") << 5 << true << 0 << true;
    QTest::newRow("read before the first tick") << 12 << false << 0 << false;
    QTest::newRow("read after the first tick") << 12 << true << 0 << false;
    QTest::newRow("read a second later") << 12 << true << 1000 << false;
    QTest::newRow("sent after the thaw") << 12 << true << 2500 << true;
}

void NodeTest::aCommandThatWaitedWhileFrozenIsNotRun()
{
    QFETCH(int, frozenFor);
    QFETCH(bool, ticked);
    QFETCH(int, readAfter);
    QFETCH(bool, runs);
    outside_->at = node_->deadline()->at + std::chrono::seconds(frozenFor);
    if (ticked) {
        node_->tick();
        pass(std::chrono::milliseconds(readAfter));
    }
    const std::string outcome = run("n2", "a1/0");
    QCOMPARE(outcome == "done", runs);
    QVERIFY2(runs || outcome.find("did not run for 11.3 s") != std::string::npos, outcome.c_str());
}

/// As monitoring's samples are, so that both leave together.
void NodeTest::heartbeatsAreAtWholeIntervals()
{
    pass(std::chrono::milliseconds(699));
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{0});
    pass(std::chrono::milliseconds(1));
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{1});
    node_->configure(specOf(Spec)); // does not shift them
    pass(std::chrono::seconds(1));
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{2});
    // After a stall one is due, and the next at a whole second again.
    outside_->at += std::chrono::milliseconds(3400);
    node_->tick();
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{3});
    pass(std::chrono::milliseconds(599));
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{3});
    pass(std::chrono::milliseconds(1));
    QCOMPARE(all(schema::MessageKind::Heartbeat).size(), std::size_t{4});
}

void NodeTest::changedOffersAreToldOnce()
{
    pass(std::chrono::seconds(30));
    const std::vector<schema::Message> first = all(schema::MessageKind::Offers);
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(first.front().offers.value(), node_->offers());
    QVERIFY(first.front().sequence > 0);
    std::string routers(Spec);
    routers += "floating_ip:\n  routers:\n    - id: web\n      virtual_router: 51\n"
               "      interface: eth0\n      addresses: [192.0.2.100/24]\n      members:\n"
               "        - {node: n1, priority: 110}\n        - {node: n2, priority: 100}\n";
    node_->configure(specOf(routers));
    pass(std::chrono::seconds(30));
    const std::vector<schema::Message> second = all(schema::MessageKind::Offers);
    QCOMPARE(second.size(), std::size_t{2});
    QVERIFY(second.back().offers->size() > first.front().offers->size());
    QCOMPARE(second.back().offers.value(), node_->offers());
}

void NodeTest::openingsTellTheIntervals()
{
    const schema::Snapshot told = node_->snapshot().snapshot.value();
    QCOMPARE(told.heartbeat, Duration(std::chrono::seconds(1)));
    QCOMPARE(told.sampleInterval, Duration(std::chrono::seconds(2)));
}

TEST_CLASS(NodeTest)

} // namespace bafar::test

#include "node_test.moc"
