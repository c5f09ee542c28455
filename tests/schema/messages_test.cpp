// Every message of the wire, version 1, as text: what was sent once must stay readable. A changed
// file in tests/golden is a changed wire.
#include <QTest>

#include "core/schema/envelope.h"
#include "core/schema/floating_ip.h"
#include "core/schema/json.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace schema;

class MessagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsAsItsGoldenFile_data();
    void everyKindIsAsItsGoldenFile();
};

static constexpr WallTime At{1'795'444'494'120};

static ConceptReport report()
{
    schema::floating_ip::Status status;
    status.routers.emplace_back().id = "web";
    ConceptReport out{RawJson{toJson(status)}, {}};
    Entity entity;
    entity.id = "floating_ip/web";
    entity.concept_ = "floating_ip";
    entity.title = "192.0.2.100";
    entity.facts = {{"owner", "n1", true}};
    entity.owner = HeardOwner{net::Address::parse("192.0.2.11").value(), false};
    out.presence.entities = {entity};
    out.presence.relations = {
        {"node/n1", "floating_ip/web", RelationKind::Owns, State::Ok, "priority 110", 0, At}};
    return out;
}

static Event happening()
{
    return {7,
            "n1",
            At,
            "floating_ip",
            "became_active",
            Severity::Notice,
            "floating_ip/web",
            "n1 owns web",
            RawJson{R"({"from":"backup"})"}};
}

static ActionInfo offer()
{
    return {
        "floating_ip.hand_over", "Hand over",       "Another node takes the address.",
        ActionClass::Disruptive, "floating_ip/web", {{"to", "The new owner", true, {"n2", "n3"}}}};
}

static ActionRecord record()
{
    ActionRecord out;
    out.id = out.plan.id = "8be2";
    out.plan.node = "n1";
    out.plan.cluster = "lab";
    out.plan.request = {"floating_ip.hand_over", {{"to", "n2"}}, "maintenance"};
    out.plan.actor = out.actor = "operator/sara";
    out.plan.computedAt = out.plan.expiresAt = out.startedAt = At;
    out.plan.revision = "5f";
    out.plan.draft.title = "Hand 192.0.2.100 over from n1 to n2";
    PlannedStep step;
    step.text = "n2 claims 192.0.2.100";
    step.node = "n2";
    step.pointOfNoReturn = true;
    out.plan.draft.steps = {step};
    out.plan.draft.consequences = {{"address silent", "under 5 ms"}};
    out.plan.draft.candidateColumns = {"priority"};
    out.plan.draft.candidates = {{"n2", true, Verdict::Pass, "in backup", {"100"}}};
    Condition condition;
    condition.text = "192.0.2.100 has exactly one owner";
    condition.arguments = {{"router", "web"}};
    out.plan.draft.postconditions = out.postconditions = {condition};
    out.steps = {{StepState::Running, At, {}, "claimed", "boot2"}};
    out.cancellable = false;
    return out;
}

static Snapshot snapshot()
{
    Snapshot out;
    out.cluster = "lab";
    out.version = "0.1.0";
    out.concepts = {{"floating_ip", report()}};
    out.events = {happening()};
    out.actions = {record()};
    out.offers = {offer()};
    return out;
}

void MessagesTest::everyKindIsAsItsGoldenFile_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; const std::string_view name : MessageKindNames) {
        QTest::newRow(std::string(name).c_str()) << kind++;
    }
}

void MessagesTest::everyKindIsAsItsGoldenFile()
{
    QFETCH(const int, kind);
    Message message;
    message.node = "n1";
    message.boot = "b0";
    message.sequence = 42;
    message.at = At;
    message.kind = static_cast<MessageKind>(kind);
    switch (message.kind) {
    case MessageKind::Snapshot: message.snapshot = snapshot(); break;
    case MessageKind::Report:
        message.concept_ = "floating_ip";
        message.report = report();
        break;
    case MessageKind::Event: message.event = happening(); break;
    case MessageKind::Action: message.action = record(); break;
    case MessageKind::Series: message.series = {3, {"node_load1", "node_boot_time_seconds"}}; break;
    case MessageKind::Samples: message.samples = {3, {0.25, 1'795'440'000}}; break;
    case MessageKind::Heartbeat: break;
    case MessageKind::Offers: message.offers = {offer()}; break;
    }
    const std::string text = toJson(message);
    const std::string file =
        "schema/" + std::string(MessageKindNames[static_cast<std::size_t>(kind)]) + "-v1.json";
    const std::string difference = goldenDifference(file, prettyJson(text) + "\n");
    QVERIFY2(difference.empty(), difference.c_str());
    const Result<Message> back = fromJson<Message>(text);
    QVERIFY2(back.has_value(), back ? "" : back.error().text.c_str());
    QVERIFY(*back == message);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MessagesTest)
#include "messages_test.moc"
