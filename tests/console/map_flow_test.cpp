// What moves along the map's edges: how much, how fast, and that it stands still when it should.
#include <QApplication>
#include <QTest>

#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/map/flow.h"
#include "ui/map/view.h"

namespace bafar::test {

using ui::map::Flow;
using ui::map::MapView;
using ui::map::Particle;

namespace {

/// Edges side by side, each a straight line of that length.
struct Lines {
    topology::Topology shown;
    ui::map::Layout layout;

    void add(double rate, double length = 600, schema::State state = schema::State::Ok)
    {
        topology::Edge edge;
        edge.relation.rate = rate;
        edge.relation.state = state;
        ui::map::PlacedEdge placed;
        placed.edge = shown.edges.size();
        const auto y = static_cast<double>(shown.edges.size());
        placed.path.moveTo(0, y);
        placed.path.lineTo(length, y);
        shown.edges.push_back(edge);
        layout.edges.push_back(placed);
    }

    [[nodiscard]] std::vector<Flow> flows() const { return ui::map::flowsOf(shown, layout); }
};

} // namespace

class MapFlowTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void ratesFallIntoBuckets_data();
    void ratesFallIntoBuckets();
    void busierEdgesHaveMore();
    void quickerOnesAreFaster_data();
    void quickerOnesAreFaster();
    void failedOnesAreDiamondsAndOldOnesHaveNone_data();
    void failedOnesAreDiamondsAndOldOnesHaveNone();
    void thereAreNeverTooMany_data();
    void thereAreNeverTooMany();
    void theyMoveAlongAndKeepWhatTheyAre();
    void nothingMovesWhenNobodyShouldSeeIt();
};

void MapFlowTest::cleanup()
{
    qApp->setProperty("motionReduced", QVariant());
    if (window_ != nullptr) {
        closeWindow();
    }
}

void MapFlowTest::ratesFallIntoBuckets_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<int>("bucket");
    QTest::newRow("given nothing, none") << 0.0 << 0;
    QTest::newRow("given less than nothing, none") << -3.0 << 0;
    QTest::newRow("given no number, none") << qQNaN() << 0;
    QTest::newRow("given one in a while, the first") << 0.2 << 1;
    QTest::newRow("given nine, the first") << 9.0 << 1;
    QTest::newRow("given ten, the second") << 10.0 << 2;
    QTest::newRow("given a thousand, the fourth") << 1000.0 << 4;
    QTest::newRow("given without end, the fifth") << qInf() << 5;
}

void MapFlowTest::ratesFallIntoBuckets()
{
    QFETCH(double, rate);
    QTEST(ui::map::rateBucket(rate), "bucket");
}

void MapFlowTest::busierEdgesHaveMore()
{
    std::size_t before = 0;
    for (const double rate : {1.0, 10.0, 100.0, 1000.0, 10'000.0}) {
        Lines lines;
        lines.add(rate);
        const std::size_t now = ui::map::particlesAt(lines.flows(), 100).size();
        QVERIFY(now > before);
        before = now;
    }
}

void MapFlowTest::quickerOnesAreFaster_data()
{
    QTest::addColumn<qint64>("micros"); // 0: not known
    QTest::addColumn<double>("speed");
    QTest::newRow("given no latency, a middle speed") << qint64{0} << 60.0;
    QTest::newRow("given less than nothing, the same") << qint64{-5} << 60.0;
    QTest::newRow("given half a millisecond, the fastest") << qint64{500} << 80.0;
    QTest::newRow("given ten, a middle one") << qint64{10'000} << 60.0;
    QTest::newRow("given a tenth of a second, slow") << qint64{100'000} << 40.0;
    QTest::newRow("given a second, the slowest") << qint64{1'000'000} << 20.0;
}

void MapFlowTest::quickerOnesAreFaster()
{
    QFETCH(const qint64, micros);
    QFETCH(const double, speed);
    Lines lines;
    lines.add(1, 600);
    if (micros != 0) {
        lines.shown.edges[0].relation.latency = std::chrono::microseconds(micros);
    }
    const std::vector<Flow> flows = lines.flows();
    QCOMPARE(flows.at(0).speed, speed);
    const std::vector<Particle> particles = ui::map::particlesAt(flows, 2);
    QVERIFY(std::any_of(particles.begin(), particles.end(), [speed](const Particle& one) {
        return std::abs(one.at.x() - speed * 2) <= ui::map::WayStep; // it entered at the beginning
    }));
}

void MapFlowTest::failedOnesAreDiamondsAndOldOnesHaveNone_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("hasAny");
    QTest::addColumn<bool>("hasFailed");
    const auto row = [](const char* name, schema::State state, bool hasAny, bool hasFailed) {
        QTest::newRow(name) << static_cast<int>(state) << hasAny << hasFailed;
    };
    row("given ok, none failed", schema::State::Ok, true, false);
    row("given degraded, some failed", schema::State::Degraded, true, true);
    row("given failed, some failed", schema::State::Failed, true, true);
    row("given stale, nothing", schema::State::Stale, false, false);
    row("given unknown, nothing", schema::State::Unknown, false, false);
}

void MapFlowTest::failedOnesAreDiamondsAndOldOnesHaveNone()
{
    QFETCH(int, state);
    Lines lines;
    lines.add(5000, 600, static_cast<schema::State>(state));
    const std::vector<Particle> particles = ui::map::particlesAt(lines.flows(), 3);
    QTEST(!particles.empty(), "hasAny");
    QTEST(std::any_of(particles.begin(), particles.end(),
                      [](const Particle& one) { return one.failed; }),
          "hasFailed");
}

void MapFlowTest::thereAreNeverTooMany_data()
{
    QTest::addColumn<int>("edges");
    QTest::addColumn<double>("length");
    QTest::newRow("given ten long ones") << 10 << 4000.0;
    QTest::newRow("given hundreds") << 390 << 800.0;
    QTest::newRow("given thousands") << 3000 << 800.0;
    QTest::newRow("given thousands of short ones") << 3000 << 20.0;
}

void MapFlowTest::thereAreNeverTooMany()
{
    QFETCH(int, edges);
    QFETCH(double, length);
    Lines lines;
    for (int i = 0; i < edges; ++i) {
        lines.add(i % 3 == 0 ? 90'000 : 3, length);
    }
    const std::vector<Flow> flows = lines.flows();
    for (double seconds = 0; seconds < 20; seconds += 0.37) {
        const std::size_t count = ui::map::particlesAt(flows, seconds).size();
        QVERIFY2(count <= ui::map::ParticlesMax, qPrintable(QString::number(count)));
    }
}

void MapFlowTest::theyMoveAlongAndKeepWhatTheyAre()
{
    Lines lines;
    lines.add(1, 600, schema::State::Degraded);
    const std::vector<Flow> flows = lines.flows();
    const std::vector<Particle> before = ui::map::particlesAt(flows, 50);
    const std::vector<Particle> after = ui::map::particlesAt(flows, 50.5);
    QVERIFY(before.size() >= 3);
    int found = 0;
    for (const Particle& one : before) { // 60 pixels a second
        for (const Particle& other : after) {
            if (std::abs(other.at.x() - one.at.x() - 30) <= ui::map::WayStep) {
                QCOMPARE(other.failed, one.failed);
                ++found;
            }
        }
    }
    QVERIFY(found >= static_cast<int>(before.size()) - 1); // one may have arrived
}

void MapFlowTest::nothingMovesWhenNobodyShouldSeeIt()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    speakFull(agents_, {});
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    auto& map = *window_->findChild<MapView*>();
    topology::Topology busy = session_->topology();
    QVERIFY(!busy.edges.empty());
    for (topology::Edge& edge : busy.edges) {
        edge.relation.rate = 200;
    }
    map.setTopology(busy);
    QVERIFY(map.isFlowing());
    map.setPaused(true);
    QVERIFY(!map.isFlowing());
    map.setPaused(false);
    QVERIFY(map.isFlowing());
    qApp->setProperty("motionReduced", true);
    map.setTopology(busy);
    QVERIFY(!map.isFlowing());
    qApp->setProperty("motionReduced", false);
    map.setTopology(busy);
    QVERIFY(map.isFlowing());
    map.setZoom(0.3);
    QVERIFY(!map.isFlowing());
    map.setZoom(1);
    window_->openPage(QStringLiteral("events"));
    QVERIFY(!map.isFlowing());
    window_->openPage(QStringLiteral("topology"));
    map.setTopology(busy);
    QVERIFY(map.isFlowing());
    for (topology::Edge& edge : busy.edges) {
        edge.relation.state = schema::State::Stale;
    }
    map.setTopology(busy);
    QVERIFY(!map.isFlowing());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapFlowTest)
#include "map_flow_test.moc"
