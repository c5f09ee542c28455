// What every agent says, put together: who counts, who owns, how bad it is. It is larger than the
// budget because every rule has a case of its own on one small world.
#include "core/topology/topology.h"

#include <QTest>
#include <algorithm>
#include <ctime>
#include <deque>

#include "tests/support/main.h"

namespace bafar::test {

using schema::Claim;
using schema::Entity;
using schema::Lane;
using schema::Presence;
using schema::RelationKind;
using schema::State;

namespace {

/// Three agents and one floating IP; every test deviates from "all live, n1 owns".
struct World {
    std::deque<Presence> presences;
    std::vector<topology::Source> sources;

    /// `held`: how long the node has owned it or stood by.
    void says(const std::string& node,
              bool owns,
              State state,
              State freshness,
              Duration age = {},
              Duration held = std::chrono::hours{1})
    {
        Presence& presence = presences.emplace_back();
        Entity host;
        host.id = "node/" + node;
        host.title = host.node = node;
        host.state = State::Ok;
        Entity address;
        address.id = "floating_ip/web";
        address.lane = Lane::FloatingIp;
        address.title = "192.0.2.100";
        address.state = state;
        address.reason = state == State::Ok ? "" : "link down";
        address.facts = {{"said by", node, false}};
        presence.entities = {host, address};
        const RelationKind kind = owns ? RelationKind::Owns : RelationKind::Standby;
        // Each node has a clock of its own, a day apart from the last one's.
        const WallTime clock{1'000'000'000'000 +
                             86'400'000 * static_cast<std::int64_t>(sources.size())};
        const WallTime since{clock.unixMs - held / std::chrono::milliseconds(1)};
        presence.relations = {{host.id, address.id, kind, State::Ok, "", 0, since}};
        sources.push_back({node, freshness, age, clock, {&presence}});
    }

    /// The last speaker hears this owner; `foreign`: it does not know whose address that is.
    void hears(const net::Address& address, bool foreign)
    {
        presences.back().entities.back().owner = schema::HeardOwner{address, foreign};
    }

    /// "n2 standby fresh 192.0.2.30; n3 broken silent -": its part, whether it is heard, and whom
    /// it hears as the owner; after "node:" it knows whose address that is.
    void tells(const QString& words)
    {
        for (const QString& word : words.split(QStringLiteral("; "))) {
            const QStringList parts = word.split(QLatin1Char(' '));
            const bool fresh = parts.at(2) == QStringLiteral("fresh");
            says(parts.at(0).toStdString(), parts.at(1) == QStringLiteral("owns"),
                 parts.at(1) == QStringLiteral("broken") ? State::Failed : State::Ok,
                 fresh ? State::Ok : State::Stale, std::chrono::seconds{fresh ? 0 : 5});
            QString heard = parts.at(3);
            const bool foreign = !heard.startsWith(QStringLiteral("node:"));
            if (heard != QStringLiteral("-")) {
                heard.remove(QStringLiteral("node:"));
                hears(net::Address::parse(heard.toStdString()).value(), foreign);
            }
        }
    }

    void watches(const std::string& watcher, const std::string& node, State state)
    {
        Presence& presence = presences.emplace_back();
        Entity host;
        host.id = "node/" + node;
        host.title = host.node = node;
        host.state = state;
        host.claim = Claim::Observed;
        presence.entities = {host};
        for (topology::Source& source : sources) {
            if (source.node == watcher) {
                source.presences.push_back(&presence);
            }
        }
    }
};

} // namespace

class TopologyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneOwnerIsOk();
    void twoFreshOwnersAreFailed();
    void noOwnerIsFailed();
    void noOwnerIsNotClaimedWhileACandidateIsSilent();
    void anOwnerMayBeNoneOfTheAgents_data();
    void anOwnerMayBeNoneOfTheAgents();
    void aChangeOfOwnerIsATransition_data();
    void aChangeOfOwnerIsATransition();
    void aSilentOwnerIsStaleUntilSomebodyOwns();
    void aNewOwnerOverrulesTheSilentOne();
    void aBrokenStandbyDegrades();
    void veryMuchIsMergedInTime();
    void aSilentNodeIsNeverOk_data();
    void aSilentNodeIsNeverOk();
    void aNodeKnownFromWatchersOnlySaysSo();
    void watchersCannotOutshoutTheNodeItself();
    void twoConceptsOfOneAgentSpeakAsOne();
    void theRateOfARoadIsTakenFromWhoKnowsIt();
    void aRoadIsAsBadAsEitherWord_data();
    void aRoadIsAsBadAsEitherWord();
    void whoSendsAlongTheSameRoadIsSummed();
    void nothingHeardIsUnknown();
    void orderIsByLaneThenTitle();
    void beliefsKeepWhatEachSaid();
};

void TopologyTest::oneOwnerIsOk()
{
    World world;
    world.says("n1", true, State::Ok, State::Ok);
    world.says("n2", false, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    const topology::Thing* address = picture.find("floating_ip/web");
    QVERIFY(address != nullptr);
    QCOMPARE(address->entity.state, State::Ok);
    QCOMPARE(address->speaker, std::string("n1"));
    QCOMPARE(picture.worst, State::Ok);
    QCOMPARE(picture.edges.size(), std::size_t{2});
    QCOMPARE(picture.counts.at(State::Ok), std::size_t{3});
}

void TopologyTest::twoFreshOwnersAreFailed()
{
    World world;
    world.says("n1", true, State::Ok, State::Ok);
    world.says("n2", true, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("floating_ip/web")->entity.state, State::Failed);
    QCOMPARE(picture.find("floating_ip/web")->entity.reason,
             std::string("2 owners at once: n1, n2"));
    QCOMPARE(picture.worst, State::Failed);
}

void TopologyTest::noOwnerIsFailed()
{
    World world;
    world.says("n1", false, State::Ok, State::Ok);
    world.says("n2", false, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("floating_ip/web")->entity.state, State::Failed);
    QCOMPARE(picture.find("floating_ip/web")->entity.reason, std::string("nobody owns it"));
}

/// The silent one may have taken it over since it was last heard.
void TopologyTest::noOwnerIsNotClaimedWhileACandidateIsSilent()
{
    for (const State silent : {State::Stale, State::Unknown}) {
        World world;
        world.says("n1", false, State::Ok, State::Ok);
        world.says("n2", false, State::Ok, silent, std::chrono::seconds{40});
        const topology::Topology picture = merge(world.sources);
        const Entity& address = picture.find("floating_ip/web")->entity;
        QCOMPARE(address.state, State::Unknown);
        QCOMPARE(address.reason, std::string("nobody that is heard owns it; not heard: n2"));
    }
}

void TopologyTest::anOwnerMayBeNoneOfTheAgents_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char* name, const char* words, const char* seen) {
        QTest::newRow(name) << QString::fromLatin1(words) << QString::fromLatin1(seen);
    };
    constexpr const char* Stranger = "ok: owned by 192.0.2.30, which is no agent of this cluster";
    row("given a stranger, then it is the owner", "n2 standby fresh 192.0.2.30", Stranger);
    row("given one that two hear, then it is told once",
        "n2 standby fresh 192.0.2.30; n3 standby fresh 192.0.2.30", Stranger);
    row("given one that only one of two hears, then too",
        "n2 standby fresh -; n3 standby fresh 192.0.2.30", Stranger);
    row("given one and a silent candidate, then it is the owner",
        "n2 standby fresh 192.0.2.30; n3 standby silent -", Stranger);
    row("given one and a broken candidate, then it is degraded",
        "n2 standby fresh 192.0.2.30; n3 broken fresh -", "degraded: n3: link down");
    row("given a word that is not well, then a well one comes before it",
        "n2 broken fresh 192.0.2.31; n3 standby fresh 192.0.2.30", "degraded: n2: link down");
    row("given only a word that is not well, then it is as that says", "n2 broken fresh 192.0.2.30",
        "failed: link down");
    row("given a node's address, then it is no stranger", "n2 standby fresh node:192.0.2.12",
        "failed: nobody owns it");
    row("given an address that another knows as a node's, then it is no stranger",
        "n2 standby fresh 192.0.2.12; n3 standby fresh node:192.0.2.12", "failed: nobody owns it");
    row("given an address that a silent one knows as a node's, then it is no stranger",
        "n2 standby fresh 192.0.2.12; n3 standby silent node:192.0.2.12",
        "unknown: nobody that is heard owns it; not heard: n3");
    row("given a node's address beside it, then it is the owner",
        "n2 standby fresh 192.0.2.30; n3 standby fresh node:192.0.2.12", Stranger);
    row("given that only a silent one heard it, then it does not count",
        "n2 standby silent 192.0.2.30; n3 standby fresh -",
        "unknown: nobody that is heard owns it; not heard: n2");
    row("given that no address came with the word, then it does not count",
        "n2 standby fresh 0.0.0.0", "failed: nobody owns it");
    row("given one of ours that owns it, then as that says",
        "n1 owns fresh node:192.0.2.11; n2 standby fresh 192.0.2.30", "ok: ");
    row("given one of ours that owned it and is silent, then the stranger took it over",
        "n1 owns silent node:192.0.2.11; n2 standby fresh 192.0.2.30", Stranger);
    row("given two of ours and it, then those two are told",
        "n1 owns fresh -; n2 owns fresh -; n3 standby fresh 192.0.2.30",
        "failed: 2 owners at once: n1, n2");
}

void TopologyTest::anOwnerMayBeNoneOfTheAgents()
{
    QFETCH(QString, words);
    World world;
    world.tells(words);
    const topology::Topology picture = merge(world.sources);
    const Entity& address = picture.find("floating_ip/web")->entity;
    const std::string_view state = schema::StateNames[static_cast<std::size_t>(address.state)];
    QTEST(QString::fromStdString(std::string(state) + ": " + address.reason), "seen");
    // Each has its own edge; a stranger, which is no node, has none.
    const auto owning =
        std::count_if(picture.edges.begin(), picture.edges.end(), [](const topology::Edge& edge) {
            return edge.relation.kind == RelationKind::Owns;
        });
    const auto gone = static_cast<std::size_t>(words.count(QStringLiteral(" owns silent ")));
    QCOMPARE(picture.edges.size(), world.sources.size() - gone);
    QCOMPARE(static_cast<int>(owning),
             static_cast<int>(words.count(QStringLiteral(" owns fresh "))));
}

void TopologyTest::aChangeOfOwnerIsATransition_data()
{
    QTest::addColumn<bool>("oldOwns");
    QTest::addColumn<bool>("newOwns");
    QTest::addColumn<int>("newHeldMs");
    QTest::addColumn<int>("newAgeMs");
    QTest::addColumn<QString>("state");
    QTest::newRow("two owners since just now") << true << true << 90 << 0 << "transition";
    QTest::newRow("nobody since just now") << false << false << 90 << 0 << "transition";
    QTest::newRow("two owners just before the grace ends")
        << true << true << 3990 << 5 << "transition";
    QTest::newRow("two owners, the grace ended while nothing was heard")
        << true << true << 3990 << 10 << "failed";
    QTest::newRow("nobody after the grace") << false << false << 4000 << 0 << "failed";
    QTest::newRow("a clock set back after the change is no excuse")
        << true << true << -60'000 << 0 << "failed";
    QTest::newRow("one owner since just now") << false << true << 90 << 0 << "ok";
}

void TopologyTest::aChangeOfOwnerIsATransition()
{
    QFETCH(bool, oldOwns);
    QFETCH(bool, newOwns);
    QFETCH(int, newHeldMs);
    QFETCH(int, newAgeMs);
    QFETCH(QString, state);
    World world;
    world.says("n1", oldOwns, State::Ok, State::Ok);
    world.says("n2", newOwns, State::Ok, State::Ok, std::chrono::milliseconds{newAgeMs},
               std::chrono::milliseconds{newHeldMs});
    const State seen = merge(world.sources).find("floating_ip/web")->entity.state;
    QCOMPARE(QString::fromUtf8(schema::StateNames[static_cast<std::size_t>(seen)].data()), state);
}

void TopologyTest::aSilentOwnerIsStaleUntilSomebodyOwns()
{
    World world;
    world.says("n1", true, State::Ok, State::Stale, std::chrono::seconds{4});
    world.says("n2", false, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    const topology::Thing* address = picture.find("floating_ip/web");
    QCOMPARE(address->entity.state, State::Stale);
    QCOMPARE(address->entity.reason, std::string("last owner n1, not heard for 4 s"));
    QCOMPARE(picture.edges.size(), std::size_t{2});
}

void TopologyTest::aNewOwnerOverrulesTheSilentOne()
{
    World world;
    world.says("n1", true, State::Ok, State::Stale, std::chrono::seconds{4});
    world.says("n2", true, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("floating_ip/web")->entity.state, State::Ok);
    QCOMPARE(picture.find("floating_ip/web")->speaker, std::string("n2"));
    QCOMPARE(picture.edges.size(), std::size_t{1});
    QCOMPARE(picture.edges.front().relation.from, std::string("node/n2"));
}

void TopologyTest::aBrokenStandbyDegrades()
{
    World world;
    world.says("n1", true, State::Ok, State::Ok);
    world.says("n2", false, State::Failed, State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("floating_ip/web")->entity.state, State::Degraded);
    QCOMPARE(picture.find("floating_ip/web")->entity.reason, std::string("n2: link down"));
}

void TopologyTest::aSilentNodeIsNeverOk_data()
{
    QTest::addColumn<int>("freshness");
    QTest::addColumn<int>("expected");
    QTest::newRow("stale source, stale node")
        << static_cast<int>(State::Stale) << static_cast<int>(State::Stale);
    QTest::newRow("unknown source, unknown node")
        << static_cast<int>(State::Unknown) << static_cast<int>(State::Unknown);
}

void TopologyTest::aSilentNodeIsNeverOk()
{
    QFETCH(int, freshness);
    QFETCH(int, expected);
    World world;
    world.says("n1", false, State::Ok, static_cast<State>(freshness), std::chrono::seconds{5});
    world.says("n2", true, State::Ok, State::Ok);
    world.watches("n2", "n1", State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(static_cast<int>(picture.find("node/n1")->entity.state), expected);
    QVERIFY(picture.worst != State::Ok);
    QCOMPARE(picture.find("node/n1")->entity.reason, std::string("last word from n1 5 s ago"));
}

void TopologyTest::aNodeKnownFromWatchersOnlySaysSo()
{
    World world;
    world.says("n2", true, State::Ok, State::Ok);
    world.watches("n2", "n1", State::Stale);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("node/n1")->entity.state, State::Unknown);
    QCOMPARE(picture.find("node/n1")->entity.reason, std::string("its agent is not heard"));
}

void TopologyTest::watchersCannotOutshoutTheNodeItself()
{
    World world;
    world.says("n1", true, State::Ok, State::Ok);
    world.says("n2", false, State::Ok, State::Ok);
    world.watches("n2", "n1", State::Stale);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.find("node/n1")->entity.state, State::Ok);
    QCOMPARE(picture.find("node/n1")->beliefs.size(), std::size_t{2});
}

void TopologyTest::twoConceptsOfOneAgentSpeakAsOne()
{
    World world;
    world.says("n1", true, State::Ok, State::Ok);
    Presence& second = world.presences.emplace_back();
    Entity host;
    host.id = "node/n1";
    host.title = host.node = "n1";
    host.state = State::Failed;
    host.reason = "/var is 97% full";
    host.facts = {{"disk", "97%", false}};
    second.entities = {host};
    world.sources.front().presences.push_back(&second);
    const topology::Topology picture = merge(world.sources);
    const topology::Thing* node = picture.find("node/n1");
    QCOMPARE(node->entity.state, State::Failed);
    QCOMPARE(node->entity.reason, std::string("/var is 97% full"));
    QCOMPARE(node->entity.facts.size(), std::size_t{1});
    QCOMPARE(node->beliefs.size(), std::size_t{1});
}

/// Whose thing it is says that the road is there, who sends the requests how many.
void TopologyTest::theRateOfARoadIsTakenFromWhoKnowsIt()
{
    Presence services;
    services.relations = {
        {"services/web", "services/web.1", RelationKind::Traffic, State::Failed, "", 0, {}}};
    Presence balancer;
    balancer.relations = {
        {"services/web", "services/web.1", RelationKind::Traffic, State::Ok, "12/s", 12, {}}};
    for (const bool swapped : {false, true}) {
        const std::vector<topology::Source> sources{
            {"n1", State::Ok, {}, {}, {swapped ? &balancer : &services}},
            {"n2", State::Ok, {}, {}, {swapped ? &services : &balancer}}};
        const topology::Topology merged = topology::merge(sources);
        QCOMPARE(merged.edges.size(), std::size_t{1});
        QCOMPARE(merged.edges[0].relation.rate, 12.0);
        QCOMPARE(merged.edges[0].relation.label, std::string("12/s"));
        // What is wrong with it, either may say.
        QVERIFY(merged.edges[0].relation.state == State::Failed);
    }
}

void TopologyTest::aRoadIsAsBadAsEitherWord_data()
{
    QTest::addColumn<int>("thing");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, State thing, State requests, State expected) {
        QTest::newRow(name) << static_cast<int>(thing) << static_cast<int>(requests)
                            << static_cast<int>(expected);
    };
    row("given both are well, then it is", State::Ok, State::Ok, State::Ok);
    row("given errors of a thing that is well, then they count", State::Ok, State::Failed,
        State::Failed);
    row("given some errors, then they count", State::Ok, State::Degraded, State::Degraded);
    row("given a thing that failed and no errors yet, then it failed", State::Failed, State::Ok,
        State::Failed);
    row("given a thing that changes and errors, then the errors count", State::Transition,
        State::Failed, State::Failed);
}

void TopologyTest::aRoadIsAsBadAsEitherWord()
{
    QFETCH(const int, thing);
    QFETCH(const int, requests);
    QFETCH(const int, expected);
    Presence services;
    services.relations = {{"services/web", "services/web.1", RelationKind::Traffic,
                           static_cast<State>(thing), "", 0, WallTime{}}};
    // Errors may outlast the requests: then there is a label and no rate.
    for (const double rate : {12.0, 0.0}) {
        Presence balancer;
        balancer.relations = {{"services/web", "services/web.1", RelationKind::Traffic,
                               static_cast<State>(requests), "said", rate, WallTime{}}};
        for (const bool swapped : {false, true}) {
            const std::vector<topology::Source> sources{
                {"n1", State::Ok, {}, {}, {swapped ? &balancer : &services}},
                {"n2", State::Ok, {}, {}, {swapped ? &services : &balancer}},
                {"n3", State::Ok, {}, {}, {&services}}};
            const topology::Topology merged = topology::merge(sources);
            QCOMPARE(merged.edges.size(), std::size_t{1});
            QCOMPARE(static_cast<int>(merged.edges[0].relation.state), expected);
            QCOMPARE(merged.edges[0].relation.label, std::string("said"));
            QCOMPARE(merged.edges[0].relation.rate, rate);
        }
    }
}

/// Two load balancers with an address each.
void TopologyTest::whoSendsAlongTheSameRoadIsSummed()
{
    const auto road = [](State state, const char* label, double rate, Duration latency) {
        Presence presence;
        presence.relations = {{"services/web", "services/web.1", RelationKind::Traffic, state,
                               label, rate, WallTime{}, latency}};
        return presence;
    };
    const auto merged = [](const Presence& one, const Presence& two) {
        return topology::merge(std::vector<topology::Source>{{"n1", State::Ok, {}, {}, {&one}},
                                                             {"n2", State::Ok, {}, {}, {&two}}})
            .edges.at(0)
            .relation;
    };
    using std::chrono::milliseconds;
    const Presence calm = road(State::Ok, "40/s", 40, milliseconds(4));
    const Presence other = road(State::Ok, "5/s", 5, milliseconds(90));
    const Presence bad = road(State::Failed, "2/s, 50% errors", 2, milliseconds(9));
    const schema::Relation well = merged(calm, other);
    QCOMPARE(well.rate, 45.0);
    QCOMPARE(well.label, std::string()); // none of both tells the whole
    QVERIFY(well.latency == Duration(milliseconds(90)));
    for (const schema::Relation& one : {merged(calm, bad), merged(bad, calm)}) {
        QCOMPARE(one.rate, 42.0);
        QVERIFY(one.state == State::Failed);
        QCOMPARE(one.label, std::string("2/s, 50% errors"));
    }
}

void TopologyTest::nothingHeardIsUnknown()
{
    QCOMPARE(topology::merge({}).worst, State::Unknown);
    World world;
    world.says("n1", true, State::Ok, State::Unknown, std::chrono::seconds{31});
    QCOMPARE(merge(world.sources).find("floating_ip/web")->entity.state, State::Unknown);
}

void TopologyTest::orderIsByLaneThenTitle()
{
    World world;
    world.says("n2", false, State::Ok, State::Ok);
    world.says("n1", true, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    QCOMPARE(picture.things[0].entity.id, std::string("floating_ip/web"));
    QCOMPARE(picture.things[1].entity.id, std::string("node/n1"));
    QCOMPARE(picture.things[2].entity.id, std::string("node/n2"));
}

void TopologyTest::beliefsKeepWhatEachSaid()
{
    World world;
    world.says("n2", false, State::Failed, State::Ok);
    world.says("n1", true, State::Ok, State::Ok);
    const topology::Topology picture = merge(world.sources);
    const std::vector<topology::Belief>& beliefs = picture.find("floating_ip/web")->beliefs;
    QCOMPARE(beliefs.size(), std::size_t{2});
    QCOMPARE(beliefs[0].observer, std::string("n1"));
    QCOMPARE(beliefs[1].said.state, State::Failed);
    QCOMPARE(beliefs[1].said.facts.front().value, std::string("n2"));
}

void TopologyTest::veryMuchIsMergedInTime()
{
    // Each of these owns one thing: looking all claims up for each of them would take minutes.
    constexpr int Many = 40'000;
    Presence presence;
    for (int i = 0; i < Many; ++i) {
        const std::string id = "floating_ip/" + std::to_string(i);
        Entity& entity = presence.entities.emplace_back();
        entity.id = id;
        entity.title = id;
        entity.state = State::Ok;
        presence.relations.push_back(
            {"node/n1", id, RelationKind::Owns, State::Ok, "", 0, WallTime{}});
    }
    const topology::Source fresh{"n1", State::Ok, {}, {}, {&presence}};
    const topology::Source silent{"n2", State::Stale, {}, {}, {&presence}};
    const std::clock_t before = std::clock();
    const topology::Topology picture = merge(std::vector{fresh, silent});
    const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    QCOMPARE(picture.things.size(), static_cast<std::size_t>(Many));
    QCOMPARE(picture.edges.size(), static_cast<std::size_t>(Many));
    QCOMPARE(picture.find("floating_ip/39999")->entity.state, State::Ok);
    QVERIFY2(seconds < 8, qPrintable(QString::number(seconds)));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::TopologyTest)
#include "topology_test.moc"
