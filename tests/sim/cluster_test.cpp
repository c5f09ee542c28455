// SimCluster as the demo uses it: streams, plans, confirmations, stories.
#include <QTest>
#include <algorithm>

#include "agents/node/concepts.h"
#include "agents/sim/cluster.h"
#include "agents/sim/memory_agreement.h"
#include "core/schema/json.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

const actions::Actor Sara{"operator", "sara", "01", "127.0.0.1"};

schema::ActionRequest handOver(const std::string& to)
{
    schema::ActionRequest request;
    request.action = "floating_ip.hand_over";
    request.parameters = {{"address", "web"}, {"to", to}};
    return request;
}

std::size_t count(const std::vector<schema::Message>& messages, schema::MessageKind kind)
{
    return static_cast<std::size_t>(
        std::count_if(messages.begin(), messages.end(),
                      [kind](const schema::Message& one) { return one.kind == kind; }));
}

} // namespace

class SimClusterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void streamBeginsWithASnapshotAndGoesOnInOrder();
    void handOverRunsThroughTheSameCallsAsOverTheWire();
    void viewerMayNotConfirm();
    void crashedNodeIsNotReachableAndBeginsAnew();
    void slowReaderGetsAnOpeningInsteadOfAGap();
    void historyIsKept();
    void attemptsAreInTheAuditLog();
    void specProblemsAreTold();
    void sameSeedSameMessages();
    void agreementForgetsTheOldestAndSaysWhenFull();
};

void SimClusterTest::streamBeginsWithASnapshotAndGoesOnInOrder()
{
    sim::SimCluster cluster(1, 3);
    QCOMPARE(cluster.nodes(), (std::vector<std::string>{"n1", "n2", "n3"}));
    cluster.advance(std::chrono::seconds(5));
    const auto opening = cluster.take("n1");
    QCOMPARE(opening.at(0).kind, schema::MessageKind::Snapshot);
    QCOMPARE(opening.at(0).snapshot->cluster, std::string("demo"));
    QCOMPARE(opening.at(0).snapshot->concepts.size(), node::specSections().size());
    QCOMPARE(opening.at(1).kind, schema::MessageKind::Series);
    std::uint64_t sequence = opening.at(0).sequence;
    cluster.advance(std::chrono::seconds(20));
    const auto messages = cluster.take("n1");
    QVERIFY(count(messages, schema::MessageKind::Samples) >= 18);
    QVERIFY(count(messages, schema::MessageKind::Heartbeat) >= 18);
    for (const schema::Message& message : messages) {
        const bool kept = message.kind != schema::MessageKind::Samples &&
                          message.kind != schema::MessageKind::Heartbeat;
        QCOMPARE(message.sequence, kept ? sequence + 1 : sequence);
        sequence = message.sequence;
    }
    QVERIFY(cluster.take("n1").empty());
    QVERIFY(cluster.take("n9").empty());
}

void SimClusterTest::handOverRunsThroughTheSameCallsAsOverTheWire()
{
    sim::SimCluster cluster(1, 3);
    cluster.advance(std::chrono::seconds(10));
    (void)cluster.take("n1");
    const Result<schema::Plan> plan = cluster.plan("n1", handOver("n2"), Sara);
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().text.c_str());
    QVERIFY(!plan->draft.steps.empty());
    const Result<schema::ActionRecord> begun =
        cluster.confirm("n1", {plan->id, plan->revision, {}}, Sara);
    QVERIFY2(begun.has_value(), begun ? "" : begun.error().text.c_str());
    QCOMPARE(begun->state, schema::ActionState::Running);
    cluster.advance(std::chrono::seconds(8));
    const Result<schema::ActionRecord> ended = cluster.action("n1", plan->id);
    QCOMPARE(ended.value().state, schema::ActionState::Succeeded);
    QVERIFY(count(cluster.take("n1"), schema::MessageKind::Action) >= 3);
    const Result<schema::Plan> again = cluster.plan("n1", handOver("n2"), Sara);
    QCOMPARE(again.error().code, Code::Conflict);
}

void SimClusterTest::viewerMayNotConfirm()
{
    sim::SimCluster cluster(1, 3);
    cluster.advance(std::chrono::seconds(10));
    const actions::Actor viewer{"viewer", "ali", "02", "127.0.0.1"};
    const Result<schema::Plan> plan = cluster.plan("n1", handOver("n2"), viewer);
    QVERIFY(plan.has_value());
    const auto refused = cluster.confirm("n1", {plan->id, plan->revision, {}}, viewer);
    QCOMPARE(refused.error().code, Code::Denied);
}

void SimClusterTest::crashedNodeIsNotReachableAndBeginsAnew()
{
    sim::SimCluster cluster(1, 3);
    QVERIFY(cluster.applyStoryLine("at 5s crash n1").has_value());
    QVERIFY(cluster.applyStoryLine("at 8s restart n1").has_value());
    QVERIFY(!cluster.applyStoryLine("at 8s explode n1").has_value());
    cluster.advance(std::chrono::seconds(2));
    const std::string boot = cluster.take("n1").at(0).boot;
    cluster.advance(std::chrono::seconds(4));
    QVERIFY(!cluster.reachable("n1"));
    QVERIFY(cluster.take("n1").empty());
    QCOMPARE(cluster.plan("n1", handOver("n2"), Sara).error().code, Code::Unavailable);
    cluster.advance(std::chrono::seconds(3));
    QVERIFY(cluster.reachable("n1"));
    const auto opening = cluster.take("n1");
    QCOMPARE(opening.at(0).kind, schema::MessageKind::Snapshot);
    QVERIFY(opening.at(0).boot != boot);
    QVERIFY(!cluster.transcript().empty());
}

void SimClusterTest::slowReaderGetsAnOpeningInsteadOfAGap()
{
    sim::SimCluster cluster(1, 3);
    (void)cluster.take("n1");
    cluster.advance(std::chrono::hours(1));
    const auto messages = cluster.take("n1");
    QCOMPARE(messages.at(0).kind, schema::MessageKind::Snapshot);
    QVERIFY(messages.size() <= 2);
}

void SimClusterTest::historyIsKept()
{
    sim::SimCluster cluster(1, 1);
    cluster.advance(std::chrono::minutes(2));
    const WallTime to = cluster.wallNow();
    const auto series = cluster.history("n1", "node_load1", {to.unixMs - 60'000}, to);
    QVERIFY2(series.has_value(), series ? "" : series.error().text.c_str());
    QVERIFY(series->values.size() >= 50);
    QVERIFY(!cluster.history("n1", "no_such_series", {to.unixMs - 60'000}, to).has_value());
}

void SimClusterTest::attemptsAreInTheAuditLog()
{
    sim::SimCluster cluster(1, 3);
    cluster.advance(std::chrono::seconds(10));
    QVERIFY(cluster.plan("n1", handOver("n2"), Sara).has_value());
    QVERIFY(cluster.plan("n1", handOver("n3"), Sara).has_value());
    const auto all = cluster.audit("n1", {});
    QVERIFY(all.has_value());
    QCOMPARE(all->size(), std::size_t{2});
    const auto entry = schema::fromJson<schema::AuditEntry>(all->front().body.text);
    QVERIFY(entry.has_value());
    QCOMPARE(entry->actor, std::string("operator/sara"));
    QCOMPARE(entry->what, std::string("plan floating_ip.hand_over"));
    QCOMPARE(*cluster.audit("n1", {std::nullopt, 1}), std::vector{all->back()});
    QCOMPARE(*cluster.audit("n1", {0, 1}), std::vector{all->front()});
    QVERIFY(cluster.audit("n1", {all->back().index + 1, 1000})->empty());
    QVERIFY(cluster.audit("n2", {})->empty()); // each simulated agent keeps its own
}

void SimClusterTest::specProblemsAreTold()
{
    const auto wrong = sim::SimCluster::fromSpec(1, "cluster:\n  name: x\n  nods: []\n");
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().code, Code::InvalidInput);
    QVERIFY(wrong.error().text.find("nods") != std::string::npos);
}

void SimClusterTest::sameSeedSameMessages()
{
    sim::SimCluster one(7, 3);
    sim::SimCluster two(7, 3);
    one.advance(std::chrono::seconds(30));
    for (int step = 0; step < 1000; ++step) {
        two.advance(std::chrono::milliseconds(30));
    }
    QCOMPARE(one.take("n2"), two.take("n2"));
}

void SimClusterTest::agreementForgetsTheOldestAndSaysWhenFull()
{
    sim::MemoryAgreement agreement("n1");
    agreement.reborn();
    std::uint64_t last = 0;
    for (std::size_t count = 0; count < sim::MemoryAgreement::RecordsMax + 10; ++count) {
        agreement.append({}, [&last](Result<std::uint64_t> index) { last = index.value(); });
    }
    QCOMPARE(last, std::uint64_t{sim::MemoryAgreement::RecordsMax + 10});
    QCOMPARE(agreement.firstIndex(), std::uint64_t{11});
    QCOMPARE(agreement.read(1, 5).front().index, std::uint64_t{11});
    QCOMPARE(agreement.read(last, 5).size(), std::size_t{1});
    QCOMPARE(agreement.read(last, 5).front().node, std::string("n1"));
    agreement.setFull(true);
    agreement.append(
        {}, [](Result<std::uint64_t> index) { QCOMPARE(index.error().code, Code::LimitExceeded); });
    QCOMPARE(agreement.lastIndex(), last);
}

TEST_CLASS(SimClusterTest)

} // namespace bafar::test

#include "cluster_test.moc"
