// The map of a whole cluster: what has a card of its own, where cards stand, and which way edges
// go. It is larger than the budget because one cluster is folded, placed and routed in it.
#include <QTest>

#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/map/card.h"
#include "ui/map/fold.h"
#include "ui/map/layout.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::map::Layout;
using ui::map::Picture;

namespace {

struct Said {
    std::vector<schema::Snapshot> snapshots;
    topology::Topology topology;

    explicit Said(const Full& wish)
    {
        std::vector<topology::Source> sources;
        for (const char* node : {"n1", "n2", "n3"}) {
            snapshots.push_back(fullSnapshotOf(node, wish));
        }
        for (const schema::Snapshot& snapshot : snapshots) {
            const std::string node = "n" + std::to_string(sources.size() + 1);
            sources.push_back({node, schema::State::Ok, 300ms, {}, {}});
            for (const auto& [name, report] : snapshot.concepts) {
                sources.back().presences.push_back(&report.presence);
            }
        }
        topology = topology::merge(sources);
    }
};

QString cardsOf(const Picture& picture, std::string_view conceptName)
{
    QStringList ids;
    for (const topology::Thing& thing : picture.shown.things) {
        if (thing.entity.concept_ == conceptName) {
            ids.append(QString::fromStdString(thing.entity.id).section(QLatin1Char('/'), 1));
        }
    }
    return ids.join(QLatin1Char(' '));
}

QString marksOf(const Picture& picture, const char* card)
{
    QStringList marks;
    for (const schema::State state : picture.foldOf(card).parts) {
        const std::string_view name = schema::StateNames[static_cast<std::size_t>(state)];
        marks.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    return marks.join(QLatin1Char(' '));
}

double height(const topology::Thing&, double, int lines)
{
    return 44.0 + 17 * lines;
}

topology::Thing thingOf(std::string id, schema::State state, std::string node = {})
{
    topology::Thing thing;
    thing.entity.id = id;
    thing.entity.title = id.substr(id.find('/') + 1);
    thing.entity.concept_ = id.substr(0, id.find('/'));
    thing.entity.lane = schema::Lane::Services;
    thing.entity.state = state;
    thing.entity.node = std::move(node);
    return thing;
}

topology::Topology topologyOf(std::vector<topology::Thing> things)
{
    topology::Topology topology;
    topology.things = std::move(things);
    for (std::size_t i = 0; i < topology.things.size(); ++i) {
        topology.places[topology.things[i].entity.id] = i;
    }
    return topology;
}

} // namespace

class MapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreMarksUnlessTheyFailed_data();
    void partsAreMarksUnlessTheyFailed();
    void manyThingsAreOneCardUnlessTheyAreNotWell_data();
    void manyThingsAreOneCardUnlessTheyAreNotWell();
    void ofManyOnlyWhatIsNotMissedIsHidden_data();
    void ofManyOnlyWhatIsNotMissedIsHidden();
    void aCardOfManyCountsThem();
    void everyThingHasACardOrOneThatStandsForIt_data();
    void everyThingHasACardOrOneThatStandsForIt();
    void edgesEndAtTheCardThatStandsForAThing();
    void whereAThingRunsIsDrawnForTheChosenOne();
    void cardsDoNotOverlapAndEdgesPassBetweenThem_data();
    void cardsDoNotOverlapAndEdgesPassBetweenThem();
    void aMirroredMapIsTheSameTurnedOver();
    void narrowMapsPutDataAndStorageTogether();
    void cardsSayLessBeforeTheMapScrolls();
};

void MapTest::partsAreMarksUnlessTheyFailed_data()
{
    QTest::addColumn<bool>("trouble");
    QTest::addColumn<QString>("selection");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("cards");
    QTest::addColumn<QString>("marksOfApi");
    const QString ok3 = QStringLiteral("ok ok ok");
    QTest::newRow("given all is well, tasks are marks")
        << false << QString() << QString() << QStringLiteral("api web") << ok3;
    QTest::newRow("given a failed task, it stands below its service")
        << true << QString() << QString() << QStringLiteral("api api.2 web")
        << QStringLiteral("ok ok");
    QTest::newRow("given a chosen task, it stands below its service")
        << false << QStringLiteral("services/web.3") << QString() << QStringLiteral("api web web.3")
        << ok3;
    QTest::newRow("given an opened service, all its tasks stand below it")
        << false << QString() << QStringLiteral("services/api")
        << QStringLiteral("api api.1 api.2 api.3 web") << QString();
}

void MapTest::partsAreMarksUnlessTheyFailed()
{
    QFETCH(bool, trouble);
    QFETCH(QString, selection);
    QFETCH(QString, opened);
    QFETCH(QString, cards);
    QFETCH(QString, marksOfApi);
    Full wish;
    wish.services = 2;
    wish.trouble = trouble;
    const Said said(wish);
    const Picture picture =
        ui::map::fold(said.topology, selection.toStdString(), {opened.toStdString()});
    QCOMPARE(cardsOf(picture, "services"), cards);
    QCOMPARE(marksOf(picture, "services/api"), marksOfApi);
    QCOMPARE(picture.foldOf("services/api.2").isPart, cards.contains(QLatin1String("api.2")));
}

void MapTest::manyThingsAreOneCardUnlessTheyAreNotWell_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<int>>("failed");
    QTest::addColumn<QString>("selection");
    QTest::addColumn<QString>("cards");
    QTest::addColumn<int>("more");
    const QString seven = QStringLiteral("s1 s2 s3 s4 s5 s6 s7");
    QTest::newRow("given eight, all have a card")
        << 8 << QList<int>{} << QString() << seven + QStringLiteral(" s8") << 0;
    QTest::newRow("given twenty, seven have one and 13 are one")
        << 20 << QList<int>{} << QString() << seven + QStringLiteral(" services/services") << 13;
    QTest::newRow("given twenty of which two failed, those have one too")
        << 20 << QList<int>{12, 19} << QString()
        << seven + QStringLiteral(" s12 s19 services/services") << 11;
    QTest::newRow("given a chosen one of twenty, it has one too")
        << 20 << QList<int>{} << QStringLiteral("services/s13")
        << seven + QStringLiteral(" s13 services/services") << 12;
    QTest::newRow("given a lane of forty, all are one")
        << 40 << QList<int>{} << QString() << QStringLiteral("services/services") << 40;
    QTest::newRow("given a lane of forty of which two failed, only those have one")
        << 40 << QList<int>{20, 31} << QString() << QStringLiteral("s20 s31 services/services")
        << 38;
    QTest::newRow("given a chosen one of a lane of forty, only it has one")
        << 40 << QList<int>{} << QStringLiteral("services/s33")
        << QStringLiteral("s33 services/services") << 39;
}

void MapTest::manyThingsAreOneCardUnlessTheyAreNotWell()
{
    QFETCH(int, count);
    QFETCH(QList<int>, failed);
    QFETCH(QString, selection);
    QFETCH(QString, cards);
    QFETCH(int, more);
    std::vector<topology::Thing> things;
    for (int i = 1; i <= count; ++i) {
        things.push_back(thingOf("services/s" + std::to_string(i),
                                 failed.contains(i) ? schema::State::Failed : schema::State::Ok));
    }
    const topology::Topology topology = topologyOf(std::move(things));
    const Picture picture = ui::map::fold(topology, selection.toStdString(), {});
    QCOMPARE(cardsOf(picture, "services"), cards);
    QCOMPARE(picture.foldOf("more/services/services").more, static_cast<std::size_t>(more));
    const Picture opened =
        ui::map::fold(topology, selection.toStdString(), {"more/services/services"});
    QCOMPARE(opened.shown.things.size(), static_cast<std::size_t>(count) + (count > 8 ? 1 : 0));
}

void MapTest::ofManyOnlyWhatIsNotMissedIsHidden_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("heardOnce");
    QTest::addColumn<bool>("isHidden");
    const auto row = [](const char* name, schema::State state, bool heardOnce, bool isHidden) {
        QTest::newRow(name) << static_cast<int>(state) << heardOnce << isHidden;
    };
    row("given ok, then hidden", schema::State::Ok, true, true);
    row("given not monitored, then hidden", schema::State::NotMonitored, true, true);
    row("given unknown and never heard, then hidden", schema::State::Unknown, false, true);
    row("given unknown and heard before, then shown", schema::State::Unknown, true, false);
    row("given stale, then shown", schema::State::Stale, true, false);
    row("given degraded, then shown", schema::State::Degraded, true, false);
    row("given failed, then shown", schema::State::Failed, true, false);
}

void MapTest::ofManyOnlyWhatIsNotMissedIsHidden()
{
    QFETCH(int, state);
    QFETCH(bool, heardOnce);
    QFETCH(bool, isHidden);
    std::vector<topology::Thing> things;
    for (int i = 1; i <= 30; ++i) {
        const std::string node = "n" + std::to_string(i);
        things.push_back(thingOf("node/" + node, schema::State::Ok, node));
    }
    things[7].entity.state = static_cast<schema::State>(state);
    if (heardOnce) {
        things[7].beliefs.push_back({"n8", 40s, false, things[7].entity});
    }
    const Picture picture = ui::map::fold(topologyOf(std::move(things)), {}, {});
    QCOMPARE(picture.shown.find("node/n8") == nullptr, isHidden);
}

void MapTest::aCardOfManyCountsThem()
{
    std::vector<topology::Thing> things;
    for (int i = 1; i <= 30; ++i) {
        const schema::State state = i == 4    ? schema::State::Failed
                                    : i == 20 ? schema::State::Disabled
                                              : schema::State::Ok;
        things.push_back(thingOf("services/s" + std::to_string(i), state));
    }
    const topology::Topology topology = topologyOf(std::move(things));
    const Picture folded = ui::map::fold(topology, {}, {});
    const char* const id = "more/services/services";
    const topology::Thing& card = *folded.shown.find(id);
    QCOMPARE(ui::map::cardTitle(card, folded.foldOf(id)), QStringLiteral("29 more"));
    QCOMPARE(ui::map::cardLines(card, folded.foldOf(id), 400, 4),
             QStringList{QStringLiteral("of 30: 28 ok, 1 failed, 1 disabled")});
    QCOMPARE(card.entity.state, schema::State::Ok);
    const Picture opened = ui::map::fold(topology, {}, {id});
    QCOMPARE(ui::map::cardTitle(*opened.shown.find(id), opened.foldOf(id)),
             QStringLiteral("Show fewer"));
}

void MapTest::everyThingHasACardOrOneThatStandsForIt_data()
{
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("given parts of parts")
        << QStringList{QStringLiteral("services/a"), QStringLiteral("services/a.1"),
                       QStringLiteral("services/a.1.2"), QStringLiteral("services/a.1/3")};
    QTest::newRow("given ids of nothing but separators")
        << QStringList{QStringLiteral("services/"), QStringLiteral("services/."),
                       QStringLiteral("services/.."), QStringLiteral("services/./")};
    QTest::newRow("given an id that looks like a card of many")
        << QStringList{QStringLiteral("more/services/services"), QStringLiteral("services/b")};
    QTest::newRow("given an id of 64 KiB of dots")
        << QStringList{QStringLiteral("services/a"),
                       QStringLiteral("services/a") + QString(65'536, QLatin1Char('.'))};
}

void MapTest::everyThingHasACardOrOneThatStandsForIt()
{
    QFETCH(QStringList, ids);
    std::vector<topology::Thing> things;
    for (const QString& id : ids) {
        things.push_back(thingOf(id.toStdString(), schema::State::Ok));
    }
    const topology::Topology topology = topologyOf(std::move(things));
    const Picture picture = ui::map::fold(topology, {}, {});
    for (const QString& id : ids) {
        const std::string card = picture.cardOf(id.toStdString());
        QVERIFY2(picture.shown.find(card) != nullptr, qPrintable(id.left(80)));
    }
}

void MapTest::edgesEndAtTheCardThatStandsForAThing()
{
    topology::Topology topology = topologyOf({thingOf("services/a", schema::State::Ok),
                                              thingOf("services/b", schema::State::Ok),
                                              thingOf("services/b.1", schema::State::Ok, "n1"),
                                              thingOf("services/b.2", schema::State::Stale, "n2")});
    const auto add = [&topology](const char* to, schema::State state, const char* label) {
        topology::Edge edge;
        edge.relation.from = "services/a";
        edge.relation.to = to;
        edge.relation.state = state;
        edge.relation.label = label;
        edge.relation.rate = 40;
        topology.edges.push_back(edge);
    };
    add("services/b.1", schema::State::Ok, "40/s");
    add("services/b.2", schema::State::Stale, "not heard");
    add("services/gone", schema::State::Ok, "");
    const Picture picture = ui::map::fold(topology, {}, {});
    QCOMPARE(picture.shown.edges.size(), std::size_t{1});
    const schema::Relation& relation = picture.shown.edges.front().relation;
    QCOMPARE(relation.to, std::string("services/b"));
    QCOMPARE(relation.state, schema::State::Stale);
    QCOMPARE(relation.label, std::string("not heard"));
    QCOMPARE(relation.rate, 80.0);
}

void MapTest::whereAThingRunsIsDrawnForTheChosenOne()
{
    const Said said({});
    const auto runs = [&said](const char* selection) {
        QStringList found;
        for (const topology::Edge& edge : ui::map::fold(said.topology, selection, {}).shown.edges) {
            if (edge.relation.kind == schema::RelationKind::RunsOn) {
                found.append(QString::fromStdString(edge.relation.from));
            }
        }
        return found.join(QLatin1Char(' '));
    };
    QCOMPARE(runs(""), QString());
    QCOMPARE(runs("database/n2"), QStringLiteral("database/n2"));
    QCOMPARE(runs("services/web"),
             QStringLiteral("services/web services/web services/web")); // on three nodes
}

void MapTest::cardsDoNotOverlapAndEdgesPassBetweenThem_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("services");
    QTest::newRow("at 500x420 with two services") << QSizeF(500, 420) << false << 2;
    QTest::newRow("at 920x680 with five services") << QSizeF(920, 680) << false << 5;
    QTest::newRow("at 920x680 mirrored with five services") << QSizeF(920, 680) << true << 5;
    QTest::newRow("at 2040x1200 with thirty services") << QSizeF(2040, 1200) << false << 30;
}

void MapTest::cardsDoNotOverlapAndEdgesPassBetweenThem()
{
    QFETCH(QSizeF, size);
    QFETCH(bool, mirrored);
    QFETCH(int, services);
    Full wish;
    wish.services = services;
    wish.trouble = true;
    const Said said(wish);
    const Picture picture = ui::map::fold(said.topology, "node/n1", {});
    const Layout layout = ui::map::layOut(picture, size, mirrored, height);
    QCOMPARE(layout.cards.size(), picture.shown.things.size());
    for (const auto& [id, card] : layout.cards) {
        QVERIFY2(card.left() >= 0 && card.right() <= std::max(size.width(), layout.width) &&
                     card.top() >= 0 && card.bottom() <= std::max(size.height(), layout.height),
                 id.c_str());
        for (const auto& [other, area] : layout.cards) {
            QVERIFY2(id == other || !card.intersects(area), (id + " " + other).c_str());
        }
        for (const ui::map::PlacedHead& head : layout.heads) {
            QVERIFY2(!card.intersects(head.area), id.c_str());
        }
    }
    QVERIFY(!layout.edges.empty());
    for (const ui::map::PlacedEdge& placed : layout.edges) {
        const schema::Relation& relation = picture.shown.edges[placed.edge].relation;
        for (int at = 1; at < 100; ++at) {
            const QPointF point = placed.path.pointAtPercent(at / 100.0);
            for (const auto& [id, card] : layout.cards) {
                const bool ends = id == relation.from || id == relation.to;
                QVERIFY2(ends || !card.adjusted(1, 1, -1, -1).contains(point),
                         (relation.from + " to " + relation.to + " over " + id).c_str());
            }
        }
    }
}

void MapTest::aMirroredMapIsTheSameTurnedOver()
{
    const Said said({});
    const Picture picture = ui::map::fold(said.topology, {}, {});
    const QSizeF size(920, 680);
    const Layout plain = ui::map::layOut(picture, size, false, height);
    const Layout turned = ui::map::layOut(picture, size, true, height);
    for (const auto& [id, card] : plain.cards) {
        const QRectF other = turned.cards.at(id);
        QVERIFY(std::abs(card.left() - (size.width() - other.right())) <= 1);
        QCOMPARE(card.top(), other.top());
    }
}

void MapTest::narrowMapsPutDataAndStorageTogether()
{
    const Said said({});
    const Picture picture = ui::map::fold(said.topology, {}, {});
    QCOMPARE(ui::map::layOut(picture, {920, 680}, false, height).lanes.size(), std::size_t{5});
    const Layout narrow = ui::map::layOut(picture, {700, 680}, false, height);
    QCOMPARE(narrow.lanes.size(), std::size_t{4});
    QCOMPARE(narrow.heads.size(), std::size_t{3}); // database, cache, storage
    QVERIFY(narrow.width <= 700);
}

void MapTest::cardsSayLessBeforeTheMapScrolls()
{
    const Said said({});
    const Picture picture = ui::map::fold(said.topology, {}, {});
    QCOMPARE(ui::map::layOut(picture, {920, 1200}, false, height).lines, 4);
    const Layout tight = ui::map::layOut(picture, {920, 760}, false, height);
    QCOMPARE(tight.lines, 2);
    QVERIFY2(tight.height <= 760, qPrintable(QString::number(tight.height)));
    QCOMPARE(ui::map::layOut(picture, {920, 640}, false, height).lines, 2); // fits when smaller
    const Layout names = ui::map::layOut(picture, {920, 400}, false, height);
    QCOMPARE(names.lines, 1); // as small as it would have to be, facts could not be read
    QVERIFY2(names.height < tight.height, qPrintable(QString::number(names.height)));
}

} // namespace bafar::test

using bafar::test::MapTest;
TEST_CLASS(MapTest)
#include "map_test.moc"
