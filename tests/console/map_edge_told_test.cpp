// What an edge of the map tells: which one a hand points at, and in which words.
#include <QApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QTest>
#include <QToolTip>
#include <algorithm>

#include "tests/support/main.h"
#include "ui/map/edge_near.h"
#include "ui/map/view.h"
#include "ui/shared/theme.h"
#include "ui/things/relation.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::State;

namespace {

/// Two lines side by side, and one with a corner.
std::vector<ui::map::PlacedEdge> threeEdges()
{
    std::vector<ui::map::PlacedEdge> edges(3);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        edges[i].edge = i;
    }
    edges[0].path.moveTo(0, 100);
    edges[0].path.lineTo(200, 100);
    edges[1].path.moveTo(0, 108);
    edges[1].path.cubicTo(60, 108, 140, 108, 200, 108);
    edges[2].path.moveTo(0, 200);
    edges[2].path.lineTo(0, 300);
    edges[2].path.lineTo(100, 300);
    return edges;
}

/// A listener that sends requests to a service.
topology::Topology requests()
{
    topology::Topology all;
    const auto add = [&all](const char* id, const char* title, schema::Lane lane) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.title = title;
        thing.entity.lane = lane;
        thing.entity.state = State::Ok;
        all.places[thing.entity.id] = all.things.size();
        all.things.push_back(std::move(thing));
    };
    add("load_balancer/http", "http", schema::Lane::LoadBalancer);
    add("services/web", "web", schema::Lane::Services);
    topology::Edge edge;
    edge.relation.from = "load_balancer/http";
    edge.relation.to = "services/web";
    edge.relation.state = State::Degraded;
    edge.relation.label = "12/s, 3.1% errors";
    edge.relation.rate = 12;
    edge.relation.latency = 40ms;
    edge.speaker = "n1";
    edge.age = 300ms;
    all.edges.push_back(edge);
    return all;
}

/// What a hand is told that rests there.
QString toldAt(QWidget& view, const QPoint& at)
{
    QHelpEvent rests(QEvent::ToolTip, at, view.mapToGlobal(at));
    QApplication::sendEvent(&view, &rests);
    return QToolTip::text();
}

} // namespace

class MapEdgeToldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNearestWithinReachIsMeant_data();
    void theNearestWithinReachIsMeant();
    void figuresAreThoseThatAreKnown_data();
    void figuresAreThoseThatAreKnown();
    void aHandThatRestsIsTold();
};

void MapEdgeToldTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void MapEdgeToldTest::theNearestWithinReachIsMeant_data()
{
    QTest::addColumn<QPointF>("place");
    QTest::addColumn<int>("edge"); // -1: none
    QTest::newRow("given a place on a line, then that") << QPointF(50, 100) << 0;
    QTest::newRow("given one between two, then the nearer one") << QPointF(50, 105) << 1;
    QTest::newRow("given one out of reach, then none") << QPointF(50, 120) << -1;
    QTest::newRow("given one beyond an end, then none") << QPointF(207, 100) << -1;
    QTest::newRow("given one inside of a corner, then none") << QPointF(60, 240) << -1;
    QTest::newRow("given one beside the second part, then that") << QPointF(60, 303) << 2;
}

void MapEdgeToldTest::theNearestWithinReachIsMeant()
{
    QFETCH(const QPointF, place);
    QFETCH(const int, edge);
    const std::vector<ui::map::PlacedEdge> edges = threeEdges();
    const ui::map::PlacedEdge* found = ui::map::edgeNear(edges, place, 6);
    QCOMPARE(found == nullptr ? -1 : static_cast<int>(found->edge), edge);
}

void MapEdgeToldTest::figuresAreThoseThatAreKnown_data()
{
    QTest::addColumn<schema::Relation>("relation");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, State state, const char* label, double rate,
                        std::optional<Duration> latency, const char* said) {
        schema::Relation relation;
        relation.state = state;
        relation.label = label;
        relation.rate = rate;
        relation.latency = latency;
        QTest::newRow(name) << relation << QString::fromUtf8(said);
    };
    row("given nothing, then nothing", State::Ok, "", 0, {}, "");
    row("given a rate, then it is beside the label", State::Ok, "lag 0 s", 12, {},
        "lag 0 s · 12/s");
    row("given a label that tells it, then it is said once", State::Ok, "40/s", 40, 12ms,
        "40/s · p95 12 ms");
    row("given a failure without a word, then its state", State::Failed, "", 0, {}, "failed");
    row("given one with a word, then that", State::Failed, "no server", 0, {}, "no server");
    row("given an old word, then it tells no rate", State::Stale, "lag 0 s", 12, 5ms, "lag 0 s");
    row("given nothing known, then that", State::Unknown, "", 12, 5ms, "unknown");
    row("given no number, then none", State::Ok, "", qQNaN(), Duration(-5ms), "");
    row("given no end, then none", State::Ok, "", qInf(), {}, "");
    schema::Relation commits;
    commits.from = "database/n1";
    commits.to = "database/n2";
    commits.kind = schema::RelationKind::Replicates;
    commits.label = "lag 0 s";
    commits.rate = 7;
    QTest::newRow("given a database's replica, then its rate is of commits")
        << commits << QStringLiteral("lag 0 s · 7.0 commits/s");
}

void MapEdgeToldTest::figuresAreThoseThatAreKnown()
{
    QFETCH(const schema::Relation, relation);
    QFETCH(const QString, said);
    QCOMPARE(ui::things::relationText(relation), said);
}

void MapEdgeToldTest::aHandThatRestsIsTold()
{
    ui::map::MapView map;
    map.resize(900, 600);
    map.show();
    QVERIFY(QTest::qWaitForWindowExposed(&map));
    map.setTopology(requests());
    const auto& items = map.items();
    const auto edge = std::find_if(items.begin(), items.end(), [](const auto& item) {
        return item.role == QAccessible::Graphic;
    });
    QVERIFY(edge != items.end());
    QCOMPARE(edge->name, QStringLiteral("http sends requests to web"));
    QCOMPARE(edge->value, QStringLiteral("degraded"));
    QCOMPARE(edge->description, QStringLiteral("12/s, 3.1% errors · p95 40 ms"));
    QCOMPARE(toldAt(map, edge->rectangle.center()),
             QStringLiteral("http sends requests to web<br>degraded · 12/s, 3.1% errors · p95 40 "
                            "ms<br>said by n1, 0.3 s ago"));
    (void)toldAt(map, QPoint(2, map.height() - 2));
    QTRY_VERIFY(!QToolTip::isVisible());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapEdgeToldTest)
#include "map_edge_told_test.moc"
