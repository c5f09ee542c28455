// What is chosen on the map while no person has chosen anything.
#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/map/first_choice.h"

namespace bafar::test {

using schema::State;

class MapChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWorstComesFirst_data();
    void theWorstComesFirst();
    void whatIsHeardLastCountsAsWell();
    void whatFailsLaterIsNotChosen();
    void whatAPersonChoseStays();

private:
    static void say(const FakeCluster& cluster, const std::string& node, const Full& wish);
    static void sayAll(const FakeCluster& cluster, const Full& wish);
};

void MapChoiceTest::theWorstComesFirst_data()
{
    QTest::addColumn<int>("database");
    QTest::addColumn<int>("service");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char* name, State database, State service, const char* chosen) {
        QTest::newRow(name) << static_cast<int>(database) << static_cast<int>(service)
                            << QString::fromLatin1(chosen);
    };
    row("given all is well, then the floating IP", State::Ok, State::Ok, "floating_ip/web");
    row("given one is degraded, then still", State::Degraded, State::Ok, "floating_ip/web");
    row("given one failed behind one that is degraded, then the failed one", State::Failed,
        State::Degraded, "database/n2");
    row("given two failed, then the first", State::Failed, State::Failed, "services/web");
    row("given one that is only old, then the floating IP", State::Stale, State::Ok,
        "floating_ip/web");
}

void MapChoiceTest::theWorstComesFirst()
{
    QFETCH(int, database);
    QFETCH(int, service);
    topology::Topology topology;
    const auto add = [&topology](const char* id, schema::Lane lane, State state) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.lane = lane;
        thing.entity.state = state;
        topology.things.push_back(std::move(thing));
    };
    add("floating_ip/web", schema::Lane::FloatingIp, State::Ok);
    add("services/web", schema::Lane::Services, static_cast<State>(service));
    add("database/n2", schema::Lane::Data, static_cast<State>(database));
    QTEST(ui::map::firstChoice(topology), "chosen");
}

void MapChoiceTest::say(const FakeCluster& cluster, const std::string& node, const Full& wish)
{
    schema::Message message;
    message.kind = schema::MessageKind::Snapshot;
    message.at = SomeDay;
    message.snapshot = fullSnapshotOf(node, wish);
    cluster.observers.at(node)->open();
    cluster.observers.at(node)->say(message);
}

void MapChoiceTest::sayAll(const FakeCluster& cluster, const Full& wish)
{
    for (const auto& [node, agent] : cluster.observers) {
        say(cluster, node, wish);
    }
}

void MapChoiceTest::whatIsHeardLastCountsAsWell()
{
    FakeCluster cluster;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    const ui::map::FirstChoice choice(session, nullptr);
    say(cluster, "n1", {});
    QTRY_COMPARE(session.selection(), QStringLiteral("floating_ip/web"));
    Full trouble;
    trouble.trouble = true;
    sayAll(cluster, trouble);
    QTRY_VERIFY(session.selection() != QLatin1String("floating_ip/web"));
    const topology::Thing* chosen = session.topology().find(session.selection().toStdString());
    QVERIFY(chosen != nullptr);
    QCOMPARE(chosen->entity.state, State::Failed);
}

void MapChoiceTest::whatFailsLaterIsNotChosen()
{
    FakeCluster cluster;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    const ui::map::FirstChoice choice(session, nullptr);
    sayAll(cluster, {});
    QTRY_COMPARE(session.selection(), QStringLiteral("floating_ip/web"));
    Full trouble;
    trouble.trouble = true;
    sayAll(cluster, trouble);
    const auto isWrong = [&session] {
        return ui::map::firstChoice(session.topology()) != QLatin1String("floating_ip/web");
    };
    QTRY_VERIFY(isWrong());
    QCOMPARE(session.selection(), QStringLiteral("floating_ip/web"));
}

void MapChoiceTest::whatAPersonChoseStays()
{
    FakeCluster cluster;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    const ui::map::FirstChoice choice(session, nullptr);
    session.select(QStringLiteral("node/n1"));
    Full trouble;
    trouble.trouble = true;
    sayAll(cluster, trouble);
    QTRY_VERIFY(!session.topology().things.empty());
    QCOMPARE(session.selection(), QStringLiteral("node/n1"));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapChoiceTest)
#include "map_choice_test.moc"
