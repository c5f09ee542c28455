// The ages on the map's cards: all cards of a lane show theirs, or none does.
#include <QApplication>
#include <QLocale>
#include <QTest>
#include <algorithm>

#include "tests/console/looks_painted.h"
#include "tests/support/main.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::State;

namespace {

constexpr Duration ServiceAge = 300ms;
constexpr Duration NodeAge = 700ms;

/// Two nodes, and two services, the second one with that title and state.
topology::Topology twoLanes(const QString& title, State state)
{
    topology::Topology all;
    const auto add = [&all](const std::string& id, const std::string& name, schema::Lane lane,
                            State now, Duration age) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.title = name;
        thing.entity.lane = lane;
        thing.entity.state = now;
        thing.age = age;
        all.places[id] = all.things.size();
        all.things.push_back(std::move(thing));
    };
    add("services/api", "api", schema::Lane::Services, State::Ok, ServiceAge);
    add("services/web", title.toStdString(), schema::Lane::Services, state, ServiceAge);
    add("node/n1", "n1", schema::Lane::Nodes, State::Ok, NodeAge);
    add("node/n2", "n2", schema::Lane::Nodes, State::Ok, NodeAge);
    return all;
}

} // namespace

class MapAgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLaneShowsAllAgesOrNone_data();
    void aLaneShowsAllAgesOrNone();
};

void MapAgeTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
}

void MapAgeTest::aLaneShowsAllAgesOrNone_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("services"); // that show one
    const QString wide(60, QLatin1Char('w'));
    QTest::newRow("given room on each card, then all show it")
        << QStringLiteral("web") << static_cast<int>(State::Ok) << 2;
    QTest::newRow("given a card without, then none of its lane does")
        << wide << static_cast<int>(State::Ok) << 0;
    QTest::newRow("given that one is quiet, then the others do")
        << wide << static_cast<int>(State::Stale) << 1;
}

void MapAgeTest::aLaneShowsAllAgesOrNone()
{
    QFETCH(const QString, title);
    QFETCH(const int, state);
    QFETCH(const int, services);
    ui::map::MapView view;
    view.resize(1000, 700);
    view.setTopology(twoLanes(title, static_cast<State>(state)));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const std::vector<PaintedInk> painted = paintedIn(view);
    const auto shown = [&painted](Duration age) {
        return static_cast<int>(std::count_if(
            painted.begin(), painted.end(),
            [text = shared::age(age)](const PaintedInk& run) { return run.text == text; }));
    };
    QCOMPARE(shown(ServiceAge), services);
    QCOMPARE(shown(NodeAge), 2);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapAgeTest)
#include "map_age_test.moc"
