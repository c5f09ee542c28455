// The map by host: who stands in which box, where boxes stand, and which way edges go.
// It is larger than the budget because one cluster is folded, placed, routed and looked at in it.
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "app/clicks.h"
#include "app/dump.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/map/edge_key.h"
#include "ui/map/fold.h"
#include "ui/map/layout.h"
#include "ui/map/view.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::map::Layout;
using ui::map::Picture;

namespace {

topology::Thing thingOn(std::string id, std::string node, schema::State state = schema::State::Ok)
{
    topology::Thing thing;
    thing.entity.id = id;
    thing.entity.title = id.substr(id.find('/') + 1);
    thing.entity.concept_ = id.substr(0, id.find('/'));
    thing.entity.lane = thing.entity.concept_ == "node" ? schema::Lane::Nodes : schema::Lane::Data;
    thing.entity.node = std::move(node);
    thing.entity.state = state;
    return thing;
}

void add(topology::Topology& topology, topology::Thing thing)
{
    topology.places[thing.entity.id] = topology.things.size();
    topology.things.push_back(std::move(thing));
}

void relate(topology::Topology& topology, const char* from, const char* to, double rate = 0)
{
    topology::Edge edge;
    edge.relation.from = from;
    edge.relation.to = to;
    edge.relation.kind = schema::RelationKind::Traffic;
    edge.relation.rate = rate;
    topology.edges.push_back(edge);
}

/// Nodes n1, n2 ... with two things each, and one of the whole cluster.
topology::Topology hosts(int count)
{
    topology::Topology topology;
    add(topology, thingOn("floating_ip/web", {}));
    for (int i = 1; i <= count; ++i) {
        const std::string node = "n" + std::to_string(i);
        add(topology, thingOn("database/" + node, node));
        add(topology, thingOn("cache/" + node, node));
        add(topology, thingOn("node/" + node, node));
    }
    return topology;
}

QString boxesOf(const Picture& picture)
{
    QStringList boxes;
    for (const ui::map::Host& host : picture.hosts) {
        QStringList cards{QString::fromStdString(host.card)};
        for (const std::string& card : host.cards) {
            cards.append(QString::fromStdString(card));
        }
        boxes.append(cards.join(QLatin1Char(' ')));
    }
    return boxes.join(QStringLiteral(" | "));
}

double heightBy(const topology::Thing&, double, int lines)
{
    return 44.0 + 17 * lines;
}

} // namespace

class MapHostTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void everyThingStandsAtItsNode();
    void aNodeNobodyDescribesIsUnknown();
    void ofManyHostsOnlyTroubleHasACard_data();
    void ofManyHostsOnlyTroubleHasACard();
    void edgesRunBetweenBoxes();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void aLineUnderTheBoxesIsWhereItIsDrawn();
    void theSwitchKeepsTheSelection();
    void everyLookIsWhole_data();
    void everyLookIsWhole();
};

void MapHostTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
}

void MapHostTest::everyThingStandsAtItsNode()
{
    const Picture picture = ui::map::foldByHost(hosts(2), {}, {});
    QCOMPARE(boxesOf(picture),
             QStringLiteral("node/n1 database/n1 cache/n1 | node/n2 database/n2 cache/n2"));
    QCOMPARE(picture.shown.things.front().entity.id, std::string("floating_ip/web"));
    QCOMPARE(picture.shown.things.size(), std::size_t{7});
}

void MapHostTest::aNodeNobodyDescribesIsUnknown()
{
    topology::Topology topology = hosts(1);
    add(topology, thingOn("database/n0", "n0"));
    const Picture picture = ui::map::foldByHost(topology, {}, {});
    QCOMPARE(boxesOf(picture),
             QStringLiteral("node/n1 database/n1 cache/n1 | node/n0 database/n0"));
    QVERIFY(picture.shown.find("node/n0")->entity.state == schema::State::Unknown);
}

void MapHostTest::ofManyHostsOnlyTroubleHasACard_data()
{
    QTest::addColumn<int>("thing");
    QTest::addColumn<int>("node");
    QTest::addColumn<QString>("selection");
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("box");
    using schema::State;
    const auto row = [](const char* name, State thing, State node, const char* selection,
                        const char* opened, const char* box) {
        QTest::newRow(name) << static_cast<int>(thing) << static_cast<int>(node)
                            << QString::fromLatin1(selection) << QString::fromLatin1(opened)
                            << QString::fromLatin1(box);
    };
    row("given all is well, the node alone", State::Ok, State::Ok, "", "", "node/n1");
    row("given a failed one, it too", State::Failed, State::Ok, "", "", "node/n1 database/n1");
    row("given a degraded one, it too", State::Degraded, State::Ok, "", "", "node/n1 database/n1");
    row("given one that is silent with its node, the node alone", State::Stale, State::Stale, "",
        "", "node/n1");
    row("given a chosen one, it too", State::Ok, State::Ok, "database/n1", "",
        "node/n1 database/n1");
    row("given an opened node, all", State::Ok, State::Ok, "", "node/n1",
        "node/n1 database/n1 cache/n1");
}

void MapHostTest::ofManyHostsOnlyTroubleHasACard()
{
    QFETCH(int, thing);
    QFETCH(int, node);
    QFETCH(QString, selection);
    QFETCH(QString, opened);
    QFETCH(QString, box);
    topology::Topology topology = hosts(40);
    topology.things[topology.places["database/n1"]].entity.state =
        static_cast<schema::State>(thing);
    topology.things[topology.places["node/n1"]].entity.state = static_cast<schema::State>(node);
    const Picture picture =
        ui::map::foldByHost(topology, selection.toStdString(), {opened.toStdString()});
    QCOMPARE(boxesOf(picture).section(QStringLiteral(" | "), 0, 0), box);
    QCOMPARE(picture.hosts.size(), std::size_t{40});
    QCOMPARE(picture.cardOf("cache/n1"), std::string(opened.isEmpty() ? "node/n1" : "cache/n1"));
    QCOMPARE(picture.foldOf("node/n1").canToggle(), true);
}

void MapHostTest::edgesRunBetweenBoxes()
{
    topology::Topology topology = hosts(2);
    relate(topology, "database/n1", "database/n2", 40);
    relate(topology, "cache/n1", "cache/n2", 2);
    relate(topology, "cache/n1", "database/n1", 9); // stays inside
    relate(topology, "floating_ip/web", "cache/n2", 1);
    const auto edgesOf = [&topology](const char* selection) {
        QStringList edges;
        for (const topology::Edge& edge :
             ui::map::foldByHost(topology, selection, {}).shown.edges) {
            edges.append(QString::fromStdString(edge.relation.from + ">" + edge.relation.to) +
                         QStringLiteral(" %1").arg(edge.relation.rate));
        }
        return edges.join(QLatin1String(", "));
    };
    QCOMPARE(edgesOf(""), QStringLiteral("node/n1>node/n2 42, floating_ip/web>node/n2 1"));
    QCOMPARE(edgesOf("cache/n1"),
             QStringLiteral("node/n1>node/n2 40, cache/n1>node/n2 2, cache/n1>node/n1 9, "
                            "floating_ip/web>node/n2 1"));
}

void MapHostTest::nothingOverlaps_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<int>("count");
    QTest::newRow("at 500x420 with three nodes") << QSizeF(500, 420) << false << 3;
    QTest::newRow("at 920x680 with three nodes") << QSizeF(920, 680) << false << 3;
    QTest::newRow("at 920x680 mirrored with five nodes") << QSizeF(920, 680) << true << 5;
    QTest::newRow("at 2040x1200 with 50 nodes") << QSizeF(2040, 1200) << false << 50;
}

void MapHostTest::nothingOverlaps()
{
    QFETCH(QSizeF, size);
    QFETCH(bool, mirrored);
    QFETCH(int, count);
    topology::Topology topology = hosts(count);
    relate(topology, "floating_ip/web", "database/n1", 3);
    relate(topology, "database/n3", "database/n1");
    relate(topology, "database/n1", "database/n2");
    const Picture picture = ui::map::foldByHost(topology, "database/n1", {});
    const Layout layout = ui::map::layOut(picture, size, mirrored, heightBy);
    QCOMPARE(layout.cards.size(), picture.shown.things.size());
    QCOMPARE(layout.boxes.size(), static_cast<std::size_t>(count));
    QVERIFY(layout.width <= size.width());
    for (const auto& [id, card] : layout.cards) {
        QVERIFY2(card.left() >= 0 && card.right() <= size.width() && card.top() >= 0 &&
                     card.bottom() <= std::max(size.height(), layout.height),
                 id.c_str());
        for (const auto& [other, area] : layout.cards) {
            QVERIFY2(id == other || !card.intersects(area), (id + " " + other).c_str());
        }
        int around = 0;
        for (const ui::map::PlacedBox& box : layout.boxes) {
            around += box.area.contains(card) ? 1 : 0;
            QVERIFY2(box.area.contains(card) || !box.area.intersects(card), id.c_str());
        }
        QCOMPARE(around, id == "floating_ip/web" ? 0 : 1);
    }
    QCOMPARE(layout.edges.size(), std::size_t{3});
    for (const ui::map::PlacedEdge& placed : layout.edges) {
        for (int at = 1; at < 100; ++at) {
            const QPointF point = placed.path.pointAtPercent(at / 100.0);
            for (const ui::map::PlacedBox& box : layout.boxes) {
                QVERIFY2(!box.area.adjusted(1, 1, -1, -1).contains(point), box.card.c_str());
            }
        }
    }
}

/// What is to stand in the map's corner asks for it.
void MapHostTest::aLineUnderTheBoxesIsWhereItIsDrawn()
{
    topology::Topology topology = hosts(3);
    relate(topology, "database/n1", "database/n3"); // below the box of n2
    ui::map::MapView map;
    map.resize(920, 680);
    map.setProjection(ui::map::Projection::Host);
    map.setTopology(topology);
    const std::vector<shared::PaintedItem> items = map.items();
    const auto line = std::find_if(items.begin(), items.end(), [](const shared::PaintedItem& item) {
        return item.role == QAccessible::Graphic;
    });
    QVERIFY(line != items.end());
    const QRect place = line->rectangle;
    const QPoint lowest(place.center().x(), place.bottom());
    constexpr QSize Small(8, 8);
    QVERIFY(map.hasLineIn(QRect(lowest - QPoint(0, 4), Small)));
    QVERIFY(map.hasLineIn(QRect(lowest - QPoint(0, 40), Small))); // it goes further down than that
    QVERIFY(!map.hasLineIn(QRect(lowest + QPoint(0, 8), Small)));
    QVERIFY(!map.hasLineIn(QRect(QPoint(place.left() - 40, lowest.y() - 4), Small)));
}

void MapHostTest::theSwitchKeepsTheSelection()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    session_->select(QStringLiteral("database/n2"));
    auto* map = window_->findChild<ui::map::MapView*>();
    map->setZoom(1);
    const int byRole = map->placeOf(QStringLiteral("database/n2")).left();
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("by host"))));
    QCOMPARE(map->accessibleName(), QStringLiteral("Topology by host"));
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
    QVERIFY(map->placeOf(QStringLiteral("database/n2")).left() != byRole);
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Up);
    QVERIFY(session_->selection() != QLatin1String("database/n2"));
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("as table"))));
    QVERIFY(!map->isVisible());
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("by role"))));
    QVERIFY(map->isVisible());
    session_->select(QStringLiteral("database/n2"));
    QCOMPARE(map->placeOf(QStringLiteral("database/n2")).left(), byRole);
}

void MapHostTest::everyLookIsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("trouble");
    using shared::ThemeName;
    const auto row = [](const char* name, const char* language, ThemeName theme, QSize size,
                        bool trouble) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << size
                            << trouble;
    };
    row("dark", "en", ThemeName::Dark, {1440, 900}, false);
    row("light small", "en", ThemeName::Light, {1024, 700}, true);
    row("persian dark", "fa", ThemeName::Dark, {1440, 900}, true);
    row("large contrast", "en", ThemeName::HighContrast, {1920, 1080}, true);
}

void MapHostTest::everyLookIsWhole()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    QFETCH(bool, trouble);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    Full wish;
    wish.trouble = trouble;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    session_->select(QStringLiteral("database/n2"));
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("by host"))));
    const auto* map = window_->findChild<ui::map::MapView*>();
    QCOMPARE(map->minimumSizeHint().width() <= map->width(), true);
    for (const shared::PaintedItem& item : map->items()) {
        QVERIFY2(map->rect().contains(item.rectangle), qPrintable(item.name));
    }
    const auto* key = window_->findChild<ui::map::EdgeKey*>();
    QVERIFY(key != nullptr);
    const auto keyPlace = [&] {
        return QRect(map->parentWidget()->mapFromGlobal(key->mapToGlobal(QPoint(0, 0))),
                     key->size());
    };
    QTRY_VERIFY(!key->isVisible() || !map->hasLineIn(keyPlace()));
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        const QString name = QStringLiteral("host ") + QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapHostTest)
#include "map_host_test.moc"
