// What an alert touches, and alerts grouped by rule or node: as values.
#include <QTest>

#include "core/topology/topology.h"
#include "tests/console/alert_cluster.h"
#include "tests/support/main.h"
#include "ui/alerts/model.h"
#include "ui/alerts/reach.h"

namespace bafar::test {

using schema::RelationKind;
using ui::alerts::AlertsModel;
using ui::alerts::GroupBy;

class AlertReachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void givenAThingThenWhatDependsOnItIsTouched_data();
    void givenAThingThenWhatDependsOnItIsTouched();
    void givenMoreThanCanBeNamedThenTheRestIsCounted();
    void givenAGroupingThenFoldsSayCountAndWorst_data();
    void givenAGroupingThenFoldsSayCountAndWorst();
    void givenAGroupThenItOpensAndIsRevealed();
};

static void addThing(topology::Topology& picture, const std::string& id)
{
    topology::Thing thing;
    thing.entity.id = id;
    thing.entity.title = id;
    picture.places.emplace(id, picture.things.size());
    picture.things.push_back(thing);
}

static void addEdge(topology::Topology& picture,
                    const std::string& from,
                    const std::string& to,
                    RelationKind kind)
{
    topology::Edge edge;
    edge.relation.from = from;
    edge.relation.to = to;
    edge.relation.kind = kind;
    picture.edges.push_back(edge);
}

/// web sends to api, which runs on n1 as the primary does; n2 replicates and would take the address
/// over; both nodes hold a brick, and hear each other.
static topology::Topology someReach()
{
    topology::Topology picture;
    for (const char* id : {"ip", "web", "api", "db1", "db2", "b1", "b2", "n1", "n2"}) {
        addThing(picture, id);
    }
    addEdge(picture, "n1", "ip", RelationKind::Owns);
    addEdge(picture, "n2", "ip", RelationKind::Standby);
    addEdge(picture, "ip", "web", RelationKind::Traffic);
    addEdge(picture, "web", "api", RelationKind::Traffic);
    addEdge(picture, "db1", "db2", RelationKind::Replicates);
    addEdge(picture, "b1", "b2", RelationKind::Mirrors);
    addEdge(picture, "n1", "n2", RelationKind::Peers);
    for (const auto& [thing, node] : std::initializer_list<std::pair<const char*, const char*>>{
             {"api", "n1"}, {"db1", "n1"}, {"b1", "n1"}, {"db2", "n2"}, {"b2", "n2"}}) {
        addEdge(picture, thing, node, RelationKind::RunsOn);
    }
    return picture;
}

static link::Alerts heardFromLeader(const QStringList& alerts)
{
    link::Alerts all;
    all.board = alerts::boardOf({{"n1", true, alertStatus(alerts, true)}});
    all.heard = {"n1"};
    return all;
}

void AlertReachTest::givenAThingThenWhatDependsOnItIsTouched_data()
{
    QTest::addColumn<QString>("thing");
    QTest::addColumn<QString>("touched");
    const auto row = [](const char* name, const char* thing, const char* touched) {
        QTest::newRow(name) << QString::fromLatin1(thing) << QString::fromLatin1(touched);
    };
    row("given a node, then what runs on it and who uses that", "n1",
        "ip, web, api, db1, db2, b1 "
        "and b2");
    row("given a standby, then not the address", "n2", "db2, b1 and b2");
    row("given a task, then who sends to it, one step", "api", "web");
    row("given a replica, then not its primary", "db2", "");
    row("given a copy, then the other, whichever is named first", "b2", "b1");
    row("given what nobody knows, then nothing", "n9", "");
}

void AlertReachTest::givenAThingThenWhatDependsOnItIsTouched()
{
    QFETCH(QString, thing);
    const topology::Topology picture = someReach();
    const ui::alerts::Reach reach = ui::alerts::reachOf(picture, thing.toStdString());
    QTEST(ui::alerts::touchedText(picture, reach), "touched");
    QCOMPARE(reach.all.contains(thing.toStdString()), thing != QLatin1String("n9"));
}

void AlertReachTest::givenMoreThanCanBeNamedThenTheRestIsCounted()
{
    topology::Topology picture;
    addThing(picture, "n1");
    for (int i = 0; i < 11; ++i) {
        const std::string id = "t" + std::to_string(i);
        addThing(picture, id);
        addEdge(picture, id, "n1", RelationKind::RunsOn);
    }
    const ui::alerts::Reach reach = ui::alerts::reachOf(picture, "n1");
    QCOMPARE(ui::alerts::touchedText(picture, reach),
             QStringLiteral("t0, t1, t2, t3, t4, t5, t6, t7, and 3 more"));
    QCOMPARE(reach.all.size(), std::size_t{12});
}

void AlertReachTest::givenAGroupingThenFoldsSayCountAndWorst_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QStringList>("folds"); // what, how many, worst
    QTest::newRow("given node, then the worst group is first")
        << static_cast<int>(GroupBy::Node)
        << QStringList{QStringLiteral("n2|2|worst: critical"),
                       QStringLiteral("n3|1|worst: critical"),
                       QStringLiteral("the whole cluster|3|worst: critical"),
                       QStringLiteral("n1|2|worst: warning")};
    QTest::newRow("given rule, then what is muted, pending or over does not count as firing")
        << static_cast<int>(GroupBy::Rule)
        << QStringList{QStringLiteral("DiskOver95|1|worst: critical"),
                       QStringLiteral("ReplicationStopped|1|worst: critical"),
                       QStringLiteral("SwarmNoLeader|1|worst: critical"),
                       QStringLiteral("RedisEvicting|1|worst: warning"),
                       QStringLiteral("VrrpFailover|1|worst: info"),
                       QStringLiteral("DiskOver85|1|none fires"),
                       QStringLiteral("HostCpuHigh|1|none fires"),
                       QStringLiteral("ServiceShort|1|none fires")};
}

void AlertReachTest::givenAGroupingThenFoldsSayCountAndWorst()
{
    QFETCH(int, by);
    QFETCH(QStringList, folds);
    AlertsModel model;
    model.setGrouping(static_cast<GroupBy>(by));
    model.setAlerts(heardFromLeader(someAlerts()), {}, {}, SomeDay);
    QStringList said;
    for (int row = 0; row < model.rowCount(); ++row) {
        QString count;
        for (const QChar letter : model.index(row, AlertsModel::Severity).data().toString()) {
            count += letter.isDigit() ? QString(letter) : QString();
        }
        said.append(model.index(row, AlertsModel::Summary).data().toString() + QLatin1Char('|') +
                    count + QLatin1Char('|') +
                    model.index(row, AlertsModel::State).data().toString());
    }
    // Of equally bad ones the order is that of the board.
    QCOMPARE(said.size(), folds.size());
    QCOMPARE(said.first(), folds.first());
    said.sort();
    folds.sort();
    QCOMPARE(said, folds);
}

void AlertReachTest::givenAGroupThenItOpensAndIsRevealed()
{
    AlertsModel model;
    model.setGrouping(GroupBy::Node);
    const link::Alerts all = heardFromLeader(someAlerts());
    model.setAlerts(all, {}, {}, SomeDay);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.toggle(AlertsModel::groupKey(GroupBy::Node, "n1")));
    for (const schema::alerting::Alert& alert : all.board.alerts) {
        if (alert.rule == "DiskOver85") {
            model.reveal(alert); // muted, and in its node's group
        }
    }
    model.setAlerts(all, {}, {}, SomeDay);
    QCOMPARE(model.rowCount(), 8);
    QVERIFY(model.toggle(AlertsModel::groupKey(GroupBy::Node, "n1")));
    model.setGrouping(GroupBy::None);
    model.setAlerts(all, {}, {}, SomeDay);
    QVERIFY(model.rowOf(AlertsModel::foldKey("DiskOver95")) > 0);
    QVERIFY(!model.toggle(AlertsModel::groupKey(GroupBy::Node, "n1")));
}

} // namespace bafar::test

using bafar::test::AlertReachTest;
TEST_CLASS(AlertReachTest)
#include "alert_reach_test.moc"
