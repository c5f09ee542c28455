// Cards moved by hand: by the mouse and by keys; where the others go, and how it is kept.
// It is larger than the budget because every way of moving has its case.
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "app/arrangement.h"
#include "app/clicks.h"
#include "app/dump.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/map/arrangement.h"
#include "ui/map/layout_lane.h"
#include "ui/map/pane.h"
#include "ui/map/standing.h"
#include "ui/map/view.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using ui::map::LanePlace;
using ui::map::LaneUnit;
using ui::map::MapArrangement;
using ui::map::MapPane;
using ui::map::MapView;

class MapMoveTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void whatHasAPlaceKeepsIt_data();
    void whatHasAPlaceKeepsIt();
    void hostsAreMovedInTheirOrder_data();
    void hostsAreMovedInTheirOrder();
    void whatIsKeptIsRead_data();
    void whatIsKeptIsRead();
    void aCardIsDragged();
    void newThingsMoveNothingThatStands();
    void whatHasSettledStaysWhereItIs_data();
    void whatHasSettledStaysWhereItIs();
    void whatComesOutStandsNearWhatItBelongsTo();
    void aCardIsMovedByKeysAndPutBack();
    void aBoxIsMovedByKeys();
    void theArrangementIsKept();

private:
    void open();

    [[nodiscard]] MapView& map() const { return *window_->findChild<MapView*>(); }

    [[nodiscard]] int topOf(const char* entity) const
    {
        return map().placeOf(QLatin1String(entity)).top();
    }
};

void MapMoveTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
    link::holdClocks({});
}

void MapMoveTest::open()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    session_->select(QStringLiteral("services/web"));
    map().setZoom(1);
    map().setFocus();
}

void MapMoveTest::whatHasAPlaceKeepsIt_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("tops");
    QTest::newRow("given nothing moved, one below the other")
        << QString() << QStringLiteral("40 100 160");
    QTest::newRow("given the first moved down, the others move up")
        << QStringLiteral("a 300") << QStringLiteral("300 40 100");
    QTest::newRow("given the last moved between, what follows keeps its distance")
        << QStringLiteral("a 40;b 100;c 70") << QStringLiteral("40 160 100");
    QTest::newRow("given a gap that is large enough, what has no place goes there")
        << QStringLiteral("a 40;c 160") << QStringLiteral("40 100 160");
    QTest::newRow("given a gap that is too small, it goes to the end")
        << QStringLiteral("a 40;c 150") << QStringLiteral("40 210 150");
    QTest::newRow("given a place above the lane, its beginning")
        << QStringLiteral("a 0;b 100;c 160") << QStringLiteral("40 100 160");
}

void MapMoveTest::whatHasAPlaceKeepsIt()
{
    QFETCH(QString, kept);
    QFETCH(QString, tops);
    const std::vector<LaneUnit> units{{"a", "g", 50}, {"b", "g", 50}, {"c", "g", 50}};
    std::map<std::string, double, std::less<>> places;
    for (const QString& one : kept.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        places[one.section(QLatin1Char(' '), 0, 0).toStdString()] =
            one.section(QLatin1Char(' '), 1).toDouble();
    }
    QStringList found;
    for (const LanePlace& place : ui::map::arrangeLane(units, places, {40, 10, 0, 0})) {
        found.append(QString::number(place.top));
    }
    QCOMPARE(found.join(QLatin1Char(' ')), tops);
}

void MapMoveTest::hostsAreMovedInTheirOrder_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("order");
    QTest::newRow("given one place, it changes with the next")
        << QStringLiteral("a") << 1 << QStringLiteral("b a c d");
    QTest::newRow("given a row back") << QStringLiteral("d") << -2 << QStringLiteral("a d b c");
    QTest::newRow("given too many, the end")
        << QStringLiteral("b") << 9 << QStringLiteral("a c d b");
    QTest::newRow("given nobody, nothing") << QStringLiteral("x") << 1 << QStringLiteral("a b c d");
}

void MapMoveTest::hostsAreMovedInTheirOrder()
{
    QFETCH(QString, host);
    QFETCH(int, places);
    QFETCH(QString, order);
    QStringList moved;
    for (const std::string& one :
         ui::map::movedHost({"a", "b", "c", "d"}, host.toStdString(), places)) {
        moved.append(QString::fromStdString(one));
    }
    QCOMPARE(moved.join(QLatin1Char(' ')), order);
}

void MapMoveTest::whatIsKeptIsRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("read");
    const auto same = [](const char* name, const char* json) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(json);
    };
    same("given nothing, then nothing", "{}");
    same("given a zoom of 1, it was chosen", R"({"zoom":1})");
    same("given all of it, then all", R"({"by":"host","hosts":["node/n2"],"tops":{"a/b":44},)"
                                      R"("zoom":0.5})");
    QTest::newRow("given a zoom beyond what there is, the nearest")
        << QByteArray(R"({"zoom":900})") << QByteArray(R"({"zoom":2})");
    QTest::newRow("given places that are none, they are left out")
        << QByteArray(R"({"tops":{"a":-4,"b":1e9,"c":"x","d":[1]}})") << QByteArray("{}");
    QTest::newRow("given other kinds of values, they are left out")
        << QByteArray(R"({"by":7,"hosts":{"a":1},"tops":[1],"zoom":"much"})") << QByteArray("{}");
}

void MapMoveTest::whatIsKeptIsRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, read);
    const MapArrangement arrangement =
        ui::map::mapArrangementOf(QJsonDocument::fromJson(json).object());
    QCOMPARE(QJsonDocument(ui::map::toJson(arrangement)).toJson(QJsonDocument::Compact), read);
}

void MapMoveTest::aCardIsDragged()
{
    open();
    const QPoint from = map().placeOf(QStringLiteral("services/web")).center();
    const QPoint to = from + QPoint(0, 90);
    const int other = topOf("database/n1");
    QTest::mousePress(&map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&map(), from + QPoint(0, 40));
    QTest::mouseMove(&map(), to);
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
    QCOMPARE(map().placeOf(QStringLiteral("services/web")).center(), to);
    QCOMPARE(topOf("database/n1"), other); // another lane
    QCOMPARE(session_->selection(), QStringLiteral("services/web"));
    const QRect web = map().placeOf(QStringLiteral("services/web"));
    for (const char* service : {"services/api", "services/worker", "services/mailer"}) {
        QVERIFY2(!map().placeOf(QLatin1String(service)).intersects(web), service);
    }
    // A hand that trembles moves nothing.
    const QPoint still = map().placeOf(QStringLiteral("services/api")).center();
    QTest::mousePress(&map(), Qt::LeftButton, {}, still);
    QTest::mouseMove(&map(), still + QPoint(0, 2));
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, still + QPoint(0, 2));
    QCOMPARE(map().placeOf(QStringLiteral("services/api")).center(), still);
}

void MapMoveTest::newThingsMoveNothingThatStands()
{
    open();
    QTest::keyClick(&map(), Qt::Key_Down, Qt::AltModifier);
    const std::map<const char*, int> before{{"services/web", topOf("services/web")},
                                            {"services/api", topOf("services/api")},
                                            {"services/mailer", topOf("services/mailer")}};
    Full wish;
    wish.services = 5;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    QTRY_VERIFY(!map().placeOf(QStringLiteral("services/search")).isEmpty());
    for (const auto& [service, top] : before) {
        QCOMPARE(topOf(service), top);
    }
}

void MapMoveTest::whatHasSettledStaysWhereItIs_data()
{
    QTest::addColumn<int>("services");
    QTest::addColumn<bool>("trouble");
    QTest::newRow("given a new service, then no card moves") << 5 << false;
    QTest::newRow("given a task that fails, then no card moves") << 4 << true;
    QTest::newRow("given both at once, then no card moves") << 5 << true;
    QTest::newRow("given a service that goes, then no other card moves") << 3 << false;
}

void MapMoveTest::whatHasSettledStaysWhereItIs()
{
    QFETCH(int, services);
    QFETCH(bool, trouble);
    const link::Moment then{link::monotonicNow(), link::wallNow()};
    link::holdClocks(then);
    open();
    const auto topsNow = [this] {
        std::map<QString, int> tops;
        for (const char* id :
             {"floating_ip/web", "services/web", "services/api", "services/worker", "database/n1",
              "database/n2", "database/n3", "cache/n1", "cache/n2", "cache/n3", "storage/shared"}) {
            tops[QLatin1String(id)] = topOf(id);
        }
        return tops;
    };
    QVERIFY(!map().placeOf(QStringLiteral("storage/shared")).isEmpty());
    const std::map<QString, int> before = topsNow();
    constexpr auto Later =
        std::chrono::duration_cast<std::chrono::milliseconds>(ui::map::Standing::SettlesAfter);
    link::holdClocks(link::Moment{then.monotonic + Later, {then.wall.unixMs + Later.count()}});
    map().fitRoom(); // the same things are seen for so long
    Full wish;
    wish.services = services;
    wish.trouble = trouble;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    QTRY_COMPARE(map().placeOf(QStringLiteral("services/search")).isEmpty(), services < 5);
    const auto brick = [this] { return map().placeOf(QStringLiteral("storage/shared/n2")); };
    QTRY_COMPARE(brick() != map().placeOf(QStringLiteral("storage/shared")), trouble);
    for (const auto& [id, top] : topsNow()) {
        QVERIFY2(top == before.at(id), qPrintable(id));
    }
}

void MapMoveTest::whatComesOutStandsNearWhatItBelongsTo()
{
    const std::vector<LaneUnit> units{
        {"a", "g", 50}, {"b", "g", 50}, {"c", "g", 50}, {"b part", "g", 50, "b"}};
    const std::map<std::string, double, std::less<>> tops{{"a", 40}, {"b", 160}, {"c", 300}};
    QCOMPARE(ui::map::arrangeLane(units, tops, {40, 10, 0, 0}).back().top, 220.0);
    const std::map<std::string, double, std::less<>> close{{"a", 40}, {"b", 160}, {"c", 230}};
    QCOMPARE(ui::map::arrangeLane(units, close, {40, 10, 0, 0}).back().top, 100.0);
}

void MapMoveTest::aCardIsMovedByKeysAndPutBack()
{
    open();
    const int before = topOf("services/web");
    QTest::keyClick(&map(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(topOf("services/web") > before);
    QTest::keyClick(&map(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(topOf("services/web"), before);
    QTest::keyClick(&map(), Qt::Key_Down, Qt::AltModifier);
    const std::unique_ptr<QMenu> menu = map().makeMenu("services/web");
    QCOMPARE(menu->actions().size(), qsizetype{2});
    menu->actions().at(0)->trigger(); // this one
    QCOMPARE(topOf("services/web"), before);
    QVERIFY(!map().arrangement().arranged.tops.empty()); // the others of its lane stay
    menu->actions().at(1)->trigger();
    QVERIFY(map().arrangement().arranged.tops.empty());
    QVERIFY(!map().makeMenu("services/web")->actions().at(1)->isEnabled());
}

void MapMoveTest::aBoxIsMovedByKeys()
{
    open();
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("by host"))));
    session_->select(QStringLiteral("database/n1"));
    map().setFocus();
    const int before = map().placeOf(QStringLiteral("node/n1")).left();
    const int next = map().placeOf(QStringLiteral("node/n2")).left();
    QTest::keyClick(&map(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(map().placeOf(QStringLiteral("node/n1")).left(), next);
    QCOMPARE(map().placeOf(QStringLiteral("node/n2")).left(), before);
    const QPoint from = map().placeOf(QStringLiteral("node/n1")).center();
    const QPoint to = map().placeOf(QStringLiteral("node/n2")).center();
    QTest::mousePress(&map(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&map(), (from + to) / 2);
    QTest::mouseMove(&map(), to);
    QTest::mouseRelease(&map(), Qt::LeftButton, {}, to);
    QCOMPARE(map().placeOf(QStringLiteral("node/n1")).left(), before);
}

void MapMoveTest::theArrangementIsKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("lab.json"));
    open();
    auto keeper = std::make_unique<app::ArrangementKeeper>(*window_, *session_, file);
    QTest::keyClick(&map(), Qt::Key_Down, Qt::AltModifier);
    const MapArrangement role = map().arrangement();
    QVERIFY(app::click(app::shownButton(*window_, QStringLiteral("by host"))));
    QTest::keyClick(&map(), Qt::Key_Minus, Qt::ControlModifier);
    const MapArrangement before = map().arrangement();
    QCOMPARE(before.arranged.tops, role.arranged.tops);
    QVERIFY(before.zoom && *before.zoom < 1);
    keeper.reset();
    closeWindow();
    open();
    keeper = std::make_unique<app::ArrangementKeeper>(*window_, *session_, file);
    QVERIFY(map().arrangement() == before);
    QVERIFY(app::shownButton(*window_, QStringLiteral("by host"))->isChecked());
    QCOMPARE(window_->findChild<QPushButton*>(QStringLiteral("zoom percent"))->text(),
             QStringLiteral("%1%").arg(qRound(*before.zoom * 100)));
    keeper.reset();
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapMoveTest)
#include "map_move_test.moc"
