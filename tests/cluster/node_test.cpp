// A whole node without its drivers: who may run what here, what it tells, and when.
// It is larger than the budget because it holds its own log and surroundings.
#include "agents/node/node.h"

#include <QTest>

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

/// Keeps every record, durable at once or when the test says so.
class Log final : public schema::Agreement {
public:
    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override
    {
        records.push_back(std::move(record));
        if (hold && records.back().kind != schema::RecordKind::Audit) {
            held.push_back([done, index = records.size()] { done(index); });
        } else {
            done(records.size());
        }
    }

    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t, std::size_t) const override
    {
        return {};
    }

    [[nodiscard]] std::uint64_t firstIndex() const override { return 1; }

    [[nodiscard]] std::uint64_t lastIndex() const override { return records.size(); }

    [[nodiscard]] std::string leader() const override { return {}; }

    [[nodiscard]] std::uint64_t term() const override { return 1; }

    bool hold = false;
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
                     const node::RemoteCommand&,
                     std::function<void(Result<std::string>)>) override
    {
    }

    void endSessions(const std::string&) override {}

    Instant at{std::chrono::milliseconds(10'300)};
    std::vector<events::Published> told;
};

} // namespace

class NodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remoteCommands_data();
    void remoteCommands();
    void refusedCommandsAreNotAuditedAsAllowed();
    void aCommandThatWaitedWhileFrozenIsNotRun_data();
    void aCommandThatWaitedWhileFrozenIsNotRun();
    void aPeerThatLeftTheSpecRunsNothing();
    void heartbeatsAreAtWholeIntervals();
    void changedOffersAreToldOnce();
    void openingsTellTheIntervals();

private:
    void pass(Duration by);
    void hearAction(const std::string& node, const std::string& id, schema::ActionState state);
    [[nodiscard]] std::string run(const std::string& from, const std::string& id);
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

void NodeTest::hearAction(const std::string& node, const std::string& id, schema::ActionState state)
{
    schema::Message message;
    message.node = node;
    message.boot = "boot9";
    message.kind = schema::MessageKind::Action;
    message.action.emplace();
    message.action->id = id;
    message.action->state = state;
    node_->handle<cluster::Machine>().feed(
        cluster::PeerHeard{node, std::make_shared<const schema::Message>(message)});
}

/// Sends a command that revokes a fresh serial; answers "done", "waits" or why not.
std::string NodeTest::run(const std::string& from, const std::string& id)
{
    schema::cluster::Command order;
    order.revoke = schema::cluster::Revocation{std::to_string(100 + commands_++), "", "", {}};
    node::RemoteCommand command;
    command.id = id;
    command.concept_ = "cluster";
    command.command = {schema::toJson(order)};
    std::string outcome = "waits";
    node_->runRemote(from, command, [&outcome](const Result<std::string>& answer) {
        outcome = answer ? "done" : answer.error().text;
    });
    return outcome;
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

void NodeTest::remoteCommands_data()
{
    QTest::addColumn<QStringList>("before"); // "n2 runs a1", "n2 ended a1", "a1/0 waits"
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char* name, const QStringList& before, const char* id,
                        const char* outcome) {
        QTest::newRow(name) << before << QString::fromLatin1(id) << QString::fromLatin1(outcome);
    };
    row("nobody runs anything", {}, "a1/0", "done");
    row("the sender's own action", {QStringLiteral("n2 runs a1")}, "a1/0", "done");
    row("the sender knows more of itself than we do", {QStringLiteral("n2 runs a0")}, "a1/0",
        "done");
    row("another peer's action runs", {QStringLiteral("n3 runs b1")}, "a1/0",
        "n1 is busy: n3 runs action b1");
    row("another peer's action has ended",
        {QStringLiteral("n3 runs b1"), QStringLiteral("n3 ended b1")}, "a1/0", "done");
    row("a step of another action is not answered yet", {QStringLiteral("b1/0 waits")}, "a1/0",
        "n1 is busy: it runs step b1/0");
    row("what has begun here goes on", {QStringLiteral("a1/0 done"), QStringLiteral("n3 runs b1")},
        "a1/1", "done");
}

void NodeTest::remoteCommands()
{
    QFETCH(QStringList, before);
    QFETCH(QString, id);
    QFETCH(QString, outcome);
    for (const QString& line : before) {
        const QStringList words = line.split(QLatin1Char(' '));
        if (words.size() == 3) {
            hearAction(words[0].toStdString(), words[2].toStdString(),
                       words[1] == QLatin1String("runs") ? schema::ActionState::Running
                                                         : schema::ActionState::Succeeded);
        } else {
            log_->hold = words[1] == QLatin1String("waits");
            QCOMPARE(QString::fromStdString(run("n3", words[0].toStdString())), words[1]);
            log_->hold = false;
        }
    }
    QCOMPARE(QString::fromStdString(run("n2", id.toStdString())), outcome);
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
        QCOMPARE(run("n2", "a2/" + std::to_string(i)), std::string("waits"));
    }
    QVERIFY(run("n2", "a2/last").find("64 remote commands") != std::string::npos);
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

void NodeTest::aPeerThatLeftTheSpecRunsNothing()
{
    hearAction("n3", "b1", schema::ActionState::Running);
    std::string smaller(Spec);
    smaller.erase(smaller.find("    - {id: n3"),
                  smaller.find("monitoring") - smaller.find("    - {id: n3"));
    node_->configure(specOf(smaller));
    QCOMPARE(run("n2", "a1/0"), std::string("done"));
    std::optional<Result<schema::Plan>> plan;
    actions::Actor actor;
    actor.role = "admin";
    actor.name = "sara";
    node_->plan(actor, {"cluster.revoke", {{"serial", "1f"}}, "lost"},
                [&plan](Result<schema::Plan> made) { plan = std::move(made); });
    QVERIFY(plan.has_value());
    QVERIFY2(plan->has_value(), plan->has_value() ? "" : plan->error().text.c_str());
    schema::Confirmation confirmation;
    confirmation.plan = (*plan)->id;
    confirmation.revision = (*plan)->revision;
    std::optional<Result<schema::ActionRecord>> record;
    node_->confirm(actor, confirmation,
                   [&record](Result<schema::ActionRecord> made) { record = std::move(made); });
    QVERIFY(record.has_value());
    QVERIFY2(record->has_value(), record->has_value() ? "" : record->error().text.c_str());
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
