// Peers: silence, age, round trips, clocks, certificates; the view and the map.
// It is larger than the budget because one member is driven the same way for every row.
#include <QTest>

#include "tests/cluster/member.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::State;

class ClusterMachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsEveryNodeButItself();
    void silence_data();
    void silence();
    void peerThatComesBackIsTold();
    void neverHeardIsUnknownAndNotAnnounced();
    void lostConnectionKeepsTheLastFacts();
    void newBootForgetsOldReports();
    void configurationKeepsWhatDidNotChange();
    void roundTrips();
    void clocks_data();
    void clocks();
    void clockIsToldOnce();
    void certificate_data();
    void certificate();
    void ownReasonsMakeItDegraded();
    void viewHasEveryNode();
    void viewsShareWhatWasSaidAndKeepIt();
    void mapShowsOwnAndObservedNodes();
    void anotherSpecIsToldWhenItLasts();
    void aSpecThatIsOnItsWayIsNotTold();
    void heartbeatWithoutItsTextIsASignOfLife();
    void messagesFromStrangersAreIgnored();
    void textFromPeersIsMadeSafe();
};

void ClusterMachineTest::followsEveryNodeButItself()
{
    Member member;
    const auto follow = member.all<cluster::FollowPeers>();
    QCOMPARE(follow.size(), std::size_t{1});
    QCOMPARE(follow.at(0).peers.size(), std::size_t{2});
    QCOMPARE(follow.at(0).peers.at(0).id, std::string("n2"));
    QCOMPARE(follow.at(0).heartbeat, Duration(std::chrono::seconds(1)));
}

void ClusterMachineTest::silence_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, int milliseconds, State state) {
        QTest::newRow(name) << milliseconds << static_cast<int>(state);
    };
    row("just heard: ok", 0, State::Ok);
    row("just short of three heartbeats: ok", 2999, State::Ok);
    row("three heartbeats: stale", 3000, State::Stale);
    row("just short of 30 s: stale", 29'999, State::Stale);
    row("30 s: unknown", 30'000, State::Unknown);
}

void ClusterMachineTest::silence()
{
    QFETCH(int, milliseconds);
    QFETCH(int, state);
    Member member;
    member.hear("n2");
    member.pass(std::chrono::milliseconds(milliseconds));
    QCOMPARE(member.peer("n2").state, static_cast<State>(state));
    QCOMPARE(member.peer("n2").age, Duration(std::chrono::milliseconds(milliseconds)));
    QCOMPARE(member.view().nodes.at("n2").state, static_cast<State>(state));
}

void ClusterMachineTest::peerThatComesBackIsTold()
{
    Member member;
    member.hear("n2");
    QVERIFY(member.events().empty());
    member.pass(std::chrono::seconds(3));
    QCOMPARE(member.events(), (std::vector<std::string>{"peer_lost"}));
    member.pass(std::chrono::seconds(60));
    QVERIFY(member.events().empty());
    member.hear("n2");
    QCOMPARE(member.events(), (std::vector<std::string>{"peer_back"}));
    QCOMPARE(member.peer("n2").state, State::Ok);
}

void ClusterMachineTest::neverHeardIsUnknownAndNotAnnounced()
{
    Member member;
    member.pass(std::chrono::minutes(5));
    QVERIFY(member.events().empty());
    QCOMPARE(member.peer("n2").state, State::Unknown);
    QCOMPARE(member.view().nodes.at("n2").age, Duration{});
}

void ClusterMachineTest::lostConnectionKeepsTheLastFacts()
{
    Member member;
    member.feed(cluster::PeerConnected{"n2"});
    member.hear("n2", "toy", "{\"moves\":3}");
    QVERIFY(member.peer("n2").connected);
    member.feed(cluster::PeerLost{"n2", "connection refused"});
    QVERIFY(!member.peer("n2").connected);
    QCOMPARE(member.peer("n2").problem, std::string("connection refused"));
    QCOMPARE(member.view().nodes.at("n2").concepts.find("toy")->status.text,
             std::string("{\"moves\":3}"));
    member.feed(cluster::PeerLost{"n2", "connection refused"});
    QVERIFY(member.effects.empty());
}

void ClusterMachineTest::newBootForgetsOldReports()
{
    Member member;
    member.hear("n2", "toy", "1");
    member.boot = "boot2";
    member.hear("n2", "ball", "2");
    QVERIFY(!member.view().nodes.at("n2").concepts.contains("toy"));
    QCOMPARE(member.peer("n2").boot, std::string("boot2"));
}

void ClusterMachineTest::configurationKeepsWhatDidNotChange()
{
    Member member;
    member.hear("n2", "toy", "1");
    member.configure({"n1", "n2", "n4"});
    QCOMPARE(member.peer("n2").state, State::Ok);
    QVERIFY(member.view().nodes.at("n2").concepts.contains("toy"));
    QVERIFY(!member.view().nodes.contains("n3"));
    QCOMPARE(member.view().nodes.at("n4").state, State::Unknown);
}

void ClusterMachineTest::roundTrips()
{
    Member member;
    for (int count = 1; count <= 40; ++count) {
        member.feed(
            cluster::RoundTrip{"n2", std::chrono::microseconds(100 * count), {1000}, {1000}});
    }
    // The last 32: 0.9 ms to 4 ms.
    QCOMPARE(member.peer("n2").roundTrip, Duration(std::chrono::microseconds(2500)));
    QCOMPARE(member.peer("n2").roundTripWorst, Duration(std::chrono::milliseconds(4)));
}

void ClusterMachineTest::clocks_data()
{
    QTest::addColumn<int>("offsetMs");
    QTest::addColumn<int>("tripMs");
    QTest::addColumn<bool>("skewed");
    const auto row = [](const char* name, int offset, int trip, bool skewed) {
        QTest::newRow(name) << offset << trip << skewed;
    };
    row("equal clocks", 0, 1, false);
    row("half a second is allowed", 500, 0, false);
    row("more is not", 501, 0, true);
    row("behind counts as well", -501, 0, true);
    row("what the round trip may explain is allowed", 600, 300, false);
    row("what it cannot explain is not", 700, 300, true);
}

void ClusterMachineTest::clocks()
{
    QFETCH(int, offsetMs);
    QFETCH(int, tripMs);
    QFETCH(bool, skewed);
    Member member;
    member.feed(cluster::RoundTrip{
        "n2", std::chrono::milliseconds(tripMs), {1'000'000 + offsetMs}, {1'000'000}});
    QCOMPARE(member.events(),
             skewed ? std::vector<std::string>{"clock_skewed"} : std::vector<std::string>{});
    QCOMPARE(member.peer("n2").clockOffset, Duration(std::chrono::milliseconds(offsetMs)));
}

void ClusterMachineTest::clockIsToldOnce()
{
    Member member;
    const auto exchange = [&member](std::int64_t offset) {
        member.feed(cluster::RoundTrip{"n2", {}, {1'000'000 + offset}, {1'000'000}});
    };
    exchange(5000);
    QCOMPARE(member.events().size(), std::size_t{1});
    exchange(5000);
    QVERIFY(member.events().empty());
    for (std::size_t count = 0; count < cluster::RoundTrips::Window; ++count) {
        exchange(100);
    }
    exchange(100);
    QCOMPARE(member.peer("n2").clockOffset, Duration(std::chrono::milliseconds(100)));
}

void ClusterMachineTest::certificate_data()
{
    QTest::addColumn<int>("hoursLeft");
    QTest::addColumn<int>("severity"); // -1: nothing is said
    const auto row = [](const char* name, int hours, int severity) {
        QTest::newRow(name) << hours << severity;
    };
    row("a month left", 24 * 30, -1);
    row("two weeks left: a warning", 24 * 14, static_cast<int>(schema::Severity::Warning));
    row("three days left: critical", 24 * 3, static_cast<int>(schema::Severity::Critical));
    row("expired: critical", -1, static_cast<int>(schema::Severity::Critical));
}

void ClusterMachineTest::certificate()
{
    QFETCH(int, hoursLeft);
    QFETCH(int, severity);
    Member member;
    cluster::LocalFacts facts;
    facts.certificateSerial = "0a";
    facts.certificateExpires = {Member::Start.unixMs + std::int64_t{hoursLeft} * 3'600'000};
    member.feed(facts);
    const auto told = member.all<EmitEvent>();
    QCOMPARE(told.empty() ? -1 : static_cast<int>(told.at(0).event.severity), severity);
    member.feed(facts);
    QVERIFY(member.events().empty());
}

void ClusterMachineTest::ownReasonsMakeItDegraded()
{
    Member member;
    QCOMPARE(member.machine.status(member.now).state, State::Ok);
    cluster::LocalFacts facts;
    facts.reasons = {"real-time priority refused"};
    member.feed(facts);
    QCOMPARE(member.machine.status(member.now).state, State::Degraded);
    QCOMPARE(member.machine.presence(member.now).entities.at(0).reason,
             std::string("real-time priority refused"));
}

void ClusterMachineTest::viewHasEveryNode()
{
    Member member;
    member.hear("n3", "toy", "1");
    schema::ConceptReports own;
    own.set("toy", {{"2"}, {}});
    const schema::ClusterView view = member.machine.buildView(own, member.now);
    QCOMPARE(view.self, std::string("n1"));
    QCOMPARE(view.nodes.size(), std::size_t{3});
    QVERIFY(view.nodes.at("n1").self);
    QVERIFY(view.nodes.at("n1").concepts.find("toy") != nullptr);
    QCOMPARE(view.nodes.at("n1").concepts.find("toy")->status.text, std::string("2"));
    QVERIFY(view.nodes.at("n3").concepts.find("toy") != nullptr);
    QCOMPARE(view.nodes.at("n3").concepts.find("toy")->status.text, std::string("1"));
    QVERIFY(view.nodes.at("n2").concepts.empty());
}

void ClusterMachineTest::viewsShareWhatWasSaidAndKeepIt()
{
    Member member;
    member.hear("n2", "toy", "1");
    member.hear("n3", "toy", "1");
    const schema::ClusterView before = member.view();
    member.hear("n3", "toy", "2");
    const schema::ClusterView after = member.view();
    const auto toy = [](const schema::ClusterView& view, const std::string& node) {
        return view.nodes.at(node).concepts.find("toy");
    };
    QVERIFY(toy(before, "n2") != nullptr);
    QVERIFY(toy(after, "n2") == toy(before, "n2")); // the same one, not a copy
    QVERIFY(toy(before, "n3") != nullptr && toy(after, "n3") != nullptr);
    QCOMPARE(toy(before, "n3")->status.text, std::string("1"));
    QCOMPARE(toy(after, "n3")->status.text, std::string("2"));
    // A copy that is written to leaves the others as they are.
    schema::ClusterView own = after;
    own.nodes.at("n3").concepts["toy"].status.text += "0";
    QCOMPARE(toy(own, "n3")->status.text, std::string("20"));
    QCOMPARE(toy(after, "n3")->status.text, std::string("2"));
}

void ClusterMachineTest::mapShowsOwnAndObservedNodes()
{
    Member member;
    member.hear("n2");
    member.feed(cluster::RoundTrip{"n2", std::chrono::microseconds(400), {1000}, {1000}});
    const schema::Presence map = member.machine.presence(member.now);
    QCOMPARE(map.entities.size(), std::size_t{3});
    QCOMPARE(map.entities.at(0).id, std::string("node/n1"));
    QCOMPARE(map.entities.at(0).claim, schema::Claim::Own);
    QCOMPARE(map.entities.at(1).claim, schema::Claim::Observed);
    QCOMPARE(map.entities.at(2).state, State::Unknown);
    QCOMPARE(map.entities.at(2).reason, std::string("never heard"));
    QCOMPARE(map.relations.size(), std::size_t{2});
    QCOMPARE(map.relations.at(0).kind, schema::RelationKind::Peers);
    QCOMPARE(map.relations.at(0).label, toHumanText(std::chrono::microseconds(400)));
}

namespace {

std::string statusOfSpec(const std::string& revision)
{
    schema::cluster::Status status;
    status.specRevision = revision;
    return schema::toJson(status);
}

} // namespace

void ClusterMachineTest::anotherSpecIsToldWhenItLasts()
{
    Member member;
    const std::string ours = member.machine.status(member.now).specRevision;
    const auto heartbeats = [&member](int count, const std::string& revision) {
        std::vector<std::string> events;
        for (int i = 0; i < count; ++i) {
            member.pass(std::chrono::seconds(1));
            const std::vector<std::string> passing = member.events();
            events.insert(events.end(), passing.begin(), passing.end());
            member.hear("n2", "cluster", statusOfSpec(revision));
            const std::vector<std::string> hearing = member.events();
            events.insert(events.end(), hearing.begin(), hearing.end());
        }
        return events;
    };
    member.hear("n2", "cluster", statusOfSpec("abc"));
    QVERIFY(heartbeats(4, "abc").empty());
    QCOMPARE(member.machine.status(member.now).state, State::Ok);
    QCOMPARE(heartbeats(1, "abc"), (std::vector<std::string>{"spec_differs"}));
    QVERIFY(heartbeats(3, "abc").empty());
    const schema::Entity own = member.machine.presence(member.now).entities.at(0);
    QCOMPARE(own.state, State::Degraded);
    QCOMPARE(own.reason, "n2 runs another spec: revision abc, here " + ours +
                             "; the one in force is in bafarctl spec history");
    QCOMPARE(member.machine.status(member.now).reasons.size(), std::size_t{1});
    member.hear("n2", "cluster", statusOfSpec(ours));
    QCOMPARE(member.machine.status(member.now).state, State::Ok);
    // What a silent peer runs is not known: its own state says enough.
    QCOMPARE(heartbeats(6, "abc"), (std::vector<std::string>{"spec_differs"}));
    member.pass(std::chrono::seconds(4));
    QCOMPARE(member.machine.status(member.now).state, State::Ok);
}

void ClusterMachineTest::aSpecThatIsOnItsWayIsNotTold()
{
    Member member;
    const std::string before = member.machine.status(member.now).specRevision;
    member.hear("n2", "cluster", statusOfSpec(before));
    member.pass(std::chrono::seconds(2));
    member.hear("n2");
    member.configure({"n1", "n2"});
    member.pass(std::chrono::seconds(2));
    member.hear("n2", "cluster", statusOfSpec(member.machine.status(member.now).specRevision));
    member.pass(std::chrono::seconds(2));
    member.hear("n2");
    member.pass(std::chrono::seconds(2));
    QVERIFY(member.events().empty());
    QCOMPARE(member.machine.status(member.now).state, State::Ok);
}

void ClusterMachineTest::heartbeatWithoutItsTextIsASignOfLife()
{
    Member member;
    member.hear("n2");
    member.pass(std::chrono::seconds(2));
    member.feed(cluster::PeerHeard{"n2", nullptr});
    member.pass(std::chrono::seconds(2));
    QCOMPARE(member.peer("n2").state, State::Ok);
    QCOMPARE(member.peer("n2").boot, member.boot);
}

void ClusterMachineTest::messagesFromStrangersAreIgnored()
{
    Member member;
    member.hear("n9", "toy", "1");
    QVERIFY(member.effects.empty());
    member.feed(cluster::PeerConnected{"n9"});
    member.feed(cluster::PeerHeard{"n9", nullptr});
    QVERIFY(member.effects.empty());
    QVERIFY(!member.view().nodes.contains("n9"));
}

void ClusterMachineTest::textFromPeersIsMadeSafe()
{
    Member member;
    member.boot = "evil\x1b[2J";
    member.hear("n2");
    QCOMPARE(member.peer("n2").boot.find('\x1b'), std::string::npos);
    member.feed(cluster::PeerLost{"n2", std::string(1000, 'x')});
    QVERIFY(member.peer("n2").problem.size() <= 200);
}

TEST_CLASS(ClusterMachineTest)

} // namespace bafar::test

#include "machine_test.moc"
