// The agents' group of a simulated cluster, as the demo shows it: leader, one log, cuts.
#include <QTest>
#include <map>
#include <tuple>

#include "agents/sim/cluster.h"
#include "agents/sim/site_spec.h"
#include "core/schema/cluster.h"
#include "core/schema/json.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

const actions::Actor Operator{"operator", "sara", "01", "127.0.0.1"};

schema::ActionRequest handAddressOver(const std::string& to)
{
    schema::ActionRequest request;
    request.action = "floating_ip.hand_over";
    request.parameters = {{"address", "web"}, {"to", to}};
    return request;
}

/// Three agents in one group.
Result<std::unique_ptr<sim::SimCluster>> makeGroup()
{
    sim::SiteShape shape;
    sim::SiteShape::Router router;
    router.priorities = {150, 140, 130};
    shape.routers.push_back(std::move(router));
    return sim::SimCluster::fromSpec(1, sim::specText(shape), {1'767'225'600'000}, {},
                                     sim::Agreeing::Together);
}

/// Every agent's word of the group, as its stream tells it.
class GroupWords {
public:
    explicit GroupWords(sim::SimCluster& cluster)
        : cluster_(cluster)
    {
    }

    /// After so much time.
    void hear(Duration after)
    {
        cluster_.advance(after);
        for (const std::string& node : cluster_.nodes()) {
            for (const schema::Message& message : cluster_.take(node)) {
                take(node, message);
            }
        }
    }

    [[nodiscard]] const schema::cluster::AgreementStatus& of(const std::string& node)
    {
        return said_[node];
    }

private:
    void take(const std::string& node, const schema::Message& message)
    {
        const std::string name(schema::cluster::Name);
        std::string text;
        if (message.snapshot && message.snapshot->concepts.contains(name)) {
            text = message.snapshot->concepts.at(name).status.text;
        } else if (message.report && message.concept_ == name) {
            text = message.report->status.text;
        }
        const auto status = schema::fromJson<schema::cluster::Status>(text);
        if (status) {
            said_[node] = status->agreement;
        }
    }

    sim::SimCluster& cluster_;
    std::map<std::string, schema::cluster::AgreementStatus> said_;
};

} // namespace

class SimGroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givenAGroupThenOneLeadsAndAnotherAfterItsDeath();
    void givenAGroupThenWhatOneRecordsAllRead();
    void givenAGroupThenEachTellsOfItsDisk();
    void givenAnActionOfThePastThenAllKnowIt();
    void givenAGroupThenLeadershipIsHandedOn();
    void givenAGroupThenWhoIsCutOffAgreesOnNothing();
};

void SimGroupTest::givenAGroupThenOneLeadsAndAnotherAfterItsDeath()
{
    using schema::cluster::GroupStanding;
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    sim::SimCluster& cluster = **made;
    GroupWords words(cluster);
    words.hear(std::chrono::seconds(5));
    for (const std::string& node : cluster.nodes()) {
        const schema::cluster::AgreementStatus& said = words.of(node);
        QCOMPARE(said.leader, std::string("n1"));
        QCOMPARE(said.term, std::uint64_t{1});
        QCOMPARE(said.members.size(), std::size_t{3});
        QCOMPARE(schema::cluster::votersOf(said.members), std::size_t{3});
        QCOMPARE(said.standing, node == "n1" ? GroupStanding::Leader : GroupStanding::Follower);
        const Result<schema::SpecHistory> specs = cluster.specHistory(node);
        QVERIFY(specs.has_value());
        QCOMPARE(specs->revisions.size(), std::size_t{1});
        QCOMPARE(specs->revisions.front().node, std::string("n1"));
        QVERIFY(cluster.specText(node, specs->inForce).has_value());
    }
    QVERIFY(cluster.applyStoryLine("crash n1").has_value());
    words.hear(std::chrono::seconds(5));
    for (const std::string node : {"n2", "n3"}) {
        QCOMPARE(words.of(node).leader, std::string("n2"));
        QCOMPARE(words.of(node).term, std::uint64_t{2});
        QCOMPARE(cluster.specHistory(node)->revisions.size(), std::size_t{1});
    }
    QVERIFY(cluster.applyStoryLine("restart n1").has_value());
    words.hear(std::chrono::seconds(5));
    QCOMPARE(words.of("n1").leader, std::string("n2"));
    QCOMPARE(words.of("n1").standing, GroupStanding::Follower);
    QCOMPARE(cluster.specHistory("n1")->revisions.size(), std::size_t{1});
}

void SimGroupTest::givenAGroupThenWhatOneRecordsAllRead()
{
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    sim::SimCluster& cluster = **made;
    cluster.advance(std::chrono::seconds(10));
    const Result<schema::Plan> plan = cluster.plan("n2", handAddressOver("n2"), Operator);
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().text.c_str());
    QCOMPARE(cluster.audit("n3", {})->size(), std::size_t{1});
    QCOMPARE(*cluster.audit("n3", {}), *cluster.audit("n2", {}));
    const auto begun = cluster.confirm("n2", {plan->id, plan->revision, {}}, Operator);
    QVERIFY2(begun.has_value(), begun ? "" : begun.error().text.c_str());
    cluster.advance(std::chrono::seconds(8));
    for (const std::string& node : cluster.nodes()) {
        const Result<schema::ActionRecord> ended = cluster.action(node, plan->id);
        QVERIFY2(ended.has_value(), ended ? "" : ended.error().text.c_str());
        QCOMPARE(ended->state, schema::ActionState::Succeeded);
    }
    QVERIFY(cluster.audit("n1", {})->size() > 1);
    QCOMPARE(*cluster.audit("n1", {}), *cluster.audit("n3", {}));
}

void SimGroupTest::givenAGroupThenEachTellsOfItsDisk()
{
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    GroupWords words(**made);
    words.hear(std::chrono::seconds(5));
    for (const std::string& node : (*made)->nodes()) {
        const schema::cluster::AgreementStatus& said = words.of(node);
        QVERIFY(said.syncLatency >= std::chrono::milliseconds(1));
        QVERIFY(said.syncLatency < std::chrono::milliseconds(2));
        QVERIFY(said.syncLatencyWorst > said.syncLatency);
        QVERIFY(said.commitLatency > said.syncLatency);
        QVERIFY(said.commitLatency < std::chrono::milliseconds(10));
        QVERIFY(said.logBytes > 500); // it has the spec
    }
}

void SimGroupTest::givenAnActionOfThePastThenAllKnowIt()
{
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    sim::SimCluster& cluster = **made;
    schema::ActionRecord record;
    record.id = record.plan.id = "before";
    record.plan.request.action = "services.update";
    record.result = "seen to hold";
    record.holder = record.plan.node = "n2";
    record.actor = "operator/sara";
    record.edition = 1;
    record.state = schema::ActionState::Succeeded;
    record.startedAt = {1'767'000'000'000};
    record.endedAt = {1'767'000'060'000};
    QVERIFY(!cluster.recall(record).has_value()); // nobody leads yet
    cluster.advance(std::chrono::seconds(5));
    const Result<void> recalled = cluster.recall(record);
    QVERIFY2(recalled.has_value(), recalled ? "" : recalled.error().text.c_str());
    QVERIFY(!cluster.recall(record).has_value()); // it has ended
    for (const std::string& node : cluster.nodes()) {
        const Result<schema::ActionRecord> known = cluster.action(node, "before");
        QVERIFY2(known.has_value(), known ? "" : known.error().text.c_str());
        QCOMPARE(known->state, schema::ActionState::Succeeded);
        QCOMPARE(known->actor, std::string("operator/sara"));
    }
    const Result<std::vector<schema::Record>> lines = cluster.audit("n1", {});
    QVERIFY2(lines.has_value(), lines ? "" : lines.error().text.c_str());
    QCOMPARE(lines->size(), std::size_t{2}); // of what was agreed, not of what was refused
    const auto expected = {std::tuple(record.startedAt, "confirm services.update", "allowed"),
                           {record.endedAt, "run services.update", "succeeded: seen to hold"}};
    std::size_t index = 0;
    for (const auto& [at, what, outcome] : expected) {
        const schema::Record& line = lines->at(index++);
        const auto entry = schema::fromJson<schema::AuditEntry>(line.body.text);
        QVERIFY2(entry.has_value(), entry ? "" : entry.error().text.c_str());
        QCOMPARE(line.at.unixMs, at.unixMs);
        QCOMPARE(line.node, std::string("n2"));
        QCOMPARE(entry->actor, std::string("operator/sara"));
        QCOMPARE(entry->what, std::string(what));
        QCOMPARE(entry->outcome, std::string(outcome));
    }
}

void SimGroupTest::givenAGroupThenLeadershipIsHandedOn()
{
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    sim::SimCluster& cluster = **made;
    GroupWords words(cluster);
    words.hear(std::chrono::seconds(10));
    schema::ActionRequest request;
    request.action = "cluster.hand_on";
    request.parameters = {{"to", "n3"}};
    const Result<schema::Plan> plan = cluster.plan("n1", request, Operator);
    QVERIFY2(plan.has_value(), plan ? "" : plan.error().text.c_str());
    const auto begun = cluster.confirm("n1", {plan->id, plan->revision, {}}, Operator);
    QVERIFY2(begun.has_value(), begun ? "" : begun.error().text.c_str());
    words.hear(std::chrono::seconds(10));
    QCOMPARE(cluster.action("n1", plan->id)->state, schema::ActionState::Succeeded);
    for (const std::string& node : cluster.nodes()) {
        QCOMPARE(words.of(node).leader, std::string("n3"));
        QCOMPARE(words.of(node).term, std::uint64_t{2});
    }
}

void SimGroupTest::givenAGroupThenWhoIsCutOffAgreesOnNothing()
{
    using schema::cluster::GroupStanding;
    const auto made = makeGroup();
    QVERIFY2(made.has_value(), made ? "" : made.error().text.c_str());
    sim::SimCluster& cluster = **made;
    GroupWords words(cluster);
    words.hear(std::chrono::seconds(5));
    QVERIFY(cluster.applyStoryLine("partition n1 | n2 n3").has_value());
    words.hear(std::chrono::seconds(5));
    QCOMPARE(words.of("n1").standing, GroupStanding::Minority);
    QVERIFY(words.of("n1").leader.empty());
    QCOMPARE(words.of("n3").leader, std::string("n2"));
    QCOMPARE(words.of("n3").term, std::uint64_t{2});
    std::ignore =
        cluster.plan("n1", handAddressOver("n1"), Operator);   // only the attempt counts here
    QCOMPARE(cluster.audit("n1", {})->size(), std::size_t{1}); // in its own log
    QVERIFY(cluster.audit("n2", {})->empty());
    QVERIFY(cluster.applyStoryLine("heal").has_value());
    words.hear(std::chrono::seconds(5));
    QCOMPARE(words.of("n1").leader, std::string("n2"));
    QCOMPARE(words.of("n1").standing, GroupStanding::Follower);
    QCOMPARE(words.of("n1").index, words.of("n2").index);
}

TEST_CLASS(SimGroupTest)

} // namespace bafar::test

#include "group_test.moc"
