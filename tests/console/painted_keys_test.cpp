// What keys, clicks and presses reach in views that are painted by hand is told to a screen reader.
#include <QAccessible>
#include <QApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <utility>

#include "tests/console/log_fixture.h"
#include "tests/support/main.h"
#include "ui/database/graph_view.h"
#include "ui/events/density_strip.h"
#include "ui/events/timeline.h"
#include "ui/map/view.h"
#include "ui/services/log_view.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class PaintedKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void cardsOfTheMapAreTold();
    void cardsAndMarksOfTheMapArePressed();
    void serversOfTheGraphAreTold();
    void eventsAndMomentsOfTheTimelineAreTold();
    void barsOfTheStripAreToldEvenWhenEmpty();
    void linesOfALogAreTold();

private:
    /// "focus n2|selection n2", since it was last asked for.
    [[nodiscard]] QString told() { return std::exchange(told_, {}).join(QLatin1Char('|')); }

    QStringList told_;
};

constexpr std::int64_t KeysNoon = 1'767'268'800'000; // 2026-01-01 12:00 UTC

/// "focus n2": an event and the item that it is of.
static QString toldOf(QAccessibleEvent& event)
{
    const char* what = event.type() == QAccessible::Focus       ? "focus "
                       : event.type() == QAccessible::Selection ? "selection "
                                                                : "value ";
    const QAccessibleInterface* item = event.accessibleInterface();
    const QString name = item == nullptr ? QString() : item->text(QAccessible::Name);
    return QString::fromLatin1(what) + shared::withoutIsolation(name);
}

static bool takesFocus(QWidget& view)
{
    view.show();
    view.activateWindow();
    view.setFocus();
    return QTest::qWaitFor([&view] { return view.hasFocus(); }, 5000);
}

/// The first item that is named so, or has that role; null: there is none.
static QAccessibleInterface* foundIn(QWidget& view,
                                     const QString& name,
                                     QAccessible::Role role = QAccessible::NoRole)
{
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&view);
    for (int i = 0; i < list->childCount(); ++i) {
        QAccessibleInterface* item = list->child(i);
        if (item->role() == role ||
            shared::withoutIsolation(item->text(QAccessible::Name)) == name) {
            return item;
        }
    }
    return nullptr;
}

/// False: it is not there, or cannot be pressed.
static bool press(QAccessibleInterface* item)
{
    QAccessibleActionInterface* actions = item == nullptr ? nullptr : item->actionInterface();
    if (actions == nullptr || !actions->actionNames().contains(actions->pressAction())) {
        return false;
    }
    actions->doAction(actions->pressAction());
    return true;
}

static topology::Topology threeNodes()
{
    topology::Topology all;
    for (const char* node : {"n1", "n2", "n3"}) {
        topology::Thing thing;
        thing.entity.id = std::string("node/") + node;
        thing.entity.concept_ = "node";
        thing.entity.title = node;
        thing.entity.state = schema::State::Ok;
        all.places[thing.entity.id] = all.things.size();
        all.things.push_back(std::move(thing));
    }
    return all;
}

void PaintedKeysTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    shared::exposePaintedItems();
    QLocale::setDefault(QLocale::c());
}

void PaintedKeysTest::init()
{
    shared::hearItems([this](QAccessibleEvent& event) { told_.append(toldOf(event)); });
}

void PaintedKeysTest::cleanup()
{
    shared::hearItems({});
    told_.clear();
}

void PaintedKeysTest::cardsOfTheMapAreTold()
{
    ui::map::MapView map;
    map.resize(900, 600);
    connect(&map, &ui::map::MapView::selected, &map, &ui::map::MapView::setSelection);
    map.setTopology(threeNodes());
    map.setSelection(QStringLiteral("node/n1"));
    QCOMPARE(told(), QString()); // it has no focus
    QVERIFY(takesFocus(map));
    QTest::keyClick(&map, Qt::Key_Down);
    QCOMPARE(told(), QStringLiteral("focus n2|selection n2"));
    const QAccessible::State now = foundIn(map, QStringLiteral("n2"))->state();
    QVERIFY(now.focusable && now.focused && now.selectable && now.selected);
    const QAccessible::State other = foundIn(map, QStringLiteral("n1"))->state();
    QVERIFY(other.focusable && !other.focused && other.selectable && !other.selected);
    const QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&map);
    QVERIFY(list->focusChild() == foundIn(map, QStringLiteral("n2")));
    map.setTopology(threeNodes()); // what was told is not told again
    QTest::keyClick(&map, Qt::Key_Down);
    QCOMPARE(told(), QStringLiteral("focus n3|selection n3"));
    QTest::keyClick(&map, Qt::Key_Down); // there is nothing below it
    QCOMPARE(told(), QString());
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.placeOf(QStringLiteral("node/n1")).center());
    QCOMPARE(told(), QStringLiteral("focus n1|selection n1"));
    map.setSelection({});
    QCOMPARE(told(), QString());
}

void PaintedKeysTest::cardsAndMarksOfTheMapArePressed()
{
    ui::map::MapView map;
    map.resize(900, 600);
    map.setTopology(threeNodes());
    map.setMarks({{"node/n2", {schema::Severity::Critical, 1, {}}}});
    QSignalSpy selected(&map, &ui::map::MapView::selected);
    QSignalSpy alerts(&map, &ui::map::MapView::alertsWanted);
    QVERIFY(press(foundIn(map, QStringLiteral("n2"))));
    QCOMPARE(selected.takeFirst().at(0).toString(), QStringLiteral("node/n2"));
    QCOMPARE(alerts.size(), qsizetype{0});
    QVERIFY(press(foundIn(map, QString(), QAccessible::Graphic)));
    QCOMPARE(alerts.takeFirst().at(0).toString(), QStringLiteral("node/n2"));
    QVERIFY(selected.isEmpty());
    QAccessibleInterface* title = foundIn(map, QString(), QAccessible::Heading);
    QVERIFY(title != nullptr && !press(title));
    QVERIFY(!title->state().focusable && !title->state().selectable);
}

void PaintedKeysTest::serversOfTheGraphAreTold()
{
    replication::Fleet fleet;
    for (const char* node : {"n1", "n2"}) {
        replication::Server server;
        server.node = node;
        server.title = node;
        fleet.servers.push_back(std::move(server));
    }
    ui::database::GraphView graph;
    graph.resize(600, 300);
    graph.setFleet(fleet);
    connect(&graph, &ui::database::GraphView::chosen, &graph, &ui::database::GraphView::setChosen);
    QVERIFY(takesFocus(graph));
    QTest::keyClick(&graph, Qt::Key_Down);
    QCOMPARE(told(), QStringLiteral("focus n1|selection n1"));
    QTest::keyClick(&graph, Qt::Key_Down);
    QCOMPARE(told(), QStringLiteral("focus n2|selection n2"));
    QVERIFY(press(foundIn(graph, QStringLiteral("n1"))));
    QCOMPARE(told(), QStringLiteral("focus n1|selection n1"));
}

void PaintedKeysTest::eventsAndMomentsOfTheTimelineAreTold()
{
    using ui::events::Timeline;
    std::vector<schema::Event> events(2);
    events[0].text = "first";
    events[0].at = {KeysNoon - 600'000};
    events[1].text = "second";
    events[1].at = {KeysNoon - 300'000};
    Timeline timeline;
    timeline.resize(600, 50);
    timeline.setEvents(events, {KeysNoon});
    connect(&timeline, &Timeline::momentChosen, &timeline, [&](const WallTime& moment) {
        timeline.setReplay(Timeline::LengthMs, moment);
        timeline.setEvents(events, {KeysNoon});
    });
    QVERIFY(takesFocus(timeline));
    QTest::keyClick(&timeline, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(told(), QStringLiteral("focus second|selection second"));
    QTest::keyClick(&timeline, Qt::Key_Left); // five seconds earlier there is none
    QCOMPARE(told(), QStringLiteral("focus Shown moment"));
    QTest::keyClick(&timeline, Qt::Key_Left);
    QCOMPARE(told(), QStringLiteral("value Shown moment"));
    QVERIFY(!press(foundIn(timeline, QStringLiteral("Shown moment"))));
    QVERIFY(press(foundIn(timeline, QStringLiteral("first"))));
    QCOMPARE(told(), QStringLiteral("focus first|selection first"));
}

void PaintedKeysTest::barsOfTheStripAreToldEvenWhenEmpty()
{
    using ui::events::DensityStrip;
    ui::events::Density density;
    for (int minute = 0; minute < 10; ++minute) {
        density.bars.push_back({{KeysNoon + minute * density.widthMs}, {}});
    }
    density.bars[8].bySeverity[0] = 2;
    DensityStrip strip;
    strip.setDensity(density);
    connect(&strip, &DensityStrip::periodChosen, &strip, &DensityStrip::setPeriod);
    const auto textOf = [&density](std::size_t bar) {
        return shared::withoutIsolation(ui::events::barText(density, bar));
    };
    const auto reached = [&textOf](std::size_t bar) {
        return QStringLiteral("focus %1|selection %1").arg(textOf(bar));
    };
    QVERIFY(takesFocus(strip));
    QTest::keyClick(&strip, Qt::Key_End);
    QCOMPARE(told(), reached(9)); // nothing happened then, which is said, too
    QTest::keyClick(&strip, Qt::Key_Left);
    QCOMPARE(told(), reached(8));
    strip.setDensity(density); // time goes on
    strip.setPeriod(density.periodOf(8, 8));
    QCOMPARE(told(), QString());
    QTest::keyClick(&strip, Qt::Key_Escape);
    QCOMPARE(told(), QString());
    QVERIFY(foundIn(strip, textOf(9)) == nullptr);
    QVERIFY(press(foundIn(strip, textOf(8))));
    QCOMPARE(told(), reached(8));
    QVERIFY(press(foundIn(strip, textOf(8)))); // again: given up
    QVERIFY(!foundIn(strip, textOf(8))->state().selected);
}

void PaintedKeysTest::linesOfALogAreTold()
{
    ui::services::LogModel model;
    ui::services::LogSearch search(&model);
    ui::services::LogView view(&model, &search);
    view.resize(700, 200);
    QVERIFY(takesFocus(view));
    model.add(logPiece(0, 100));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(told(), QStringLiteral("focus line 99|selection line 99"));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(told(), QStringLiteral("focus line 98|selection line 98"));
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(&view, Qt::Key_Up); // beyond what is seen
    }
    QVERIFY(told().endsWith(QLatin1String("focus line 38|selection line 38")));
    QVERIFY(press(foundIn(view, QStringLiteral("line 39"))));
    QCOMPARE(told(), QStringLiteral("focus line 39|selection line 39"));
    QVERIFY(view.selectedText().endsWith(QLatin1String("line 39")));
}

} // namespace bafar::test

using bafar::test::PaintedKeysTest;
TEST_CLASS(PaintedKeysTest)
#include "painted_keys_test.moc"
