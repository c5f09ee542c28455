// A map that is larger than its frame shows what is worst, until a person moves it.
#include <QApplication>
#include <QScrollBar>
#include <QTest>

#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/map/pane.h"
#include "ui/map/view.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using ui::map::MapPane;

namespace {

/// What three agents say, with trouble.
topology::Topology troubled()
{
    Full wish;
    wish.services = 30;
    wish.trouble = true;
    std::vector<schema::Snapshot> snapshots;
    for (const char* node : {"n1", "n2", "n3"}) {
        snapshots.push_back(fullSnapshotOf(node, wish));
    }
    std::vector<topology::Source> sources;
    for (const schema::Snapshot& snapshot : snapshots) {
        const std::string node = "n" + std::to_string(sources.size() + 1);
        sources.push_back({node, schema::State::Ok, std::chrono::milliseconds(300), {}, {}});
        for (const auto& [name, report] : snapshot.concepts) {
            sources.back().presences.push_back(&report.presence);
        }
    }
    return topology::merge(sources);
}

} // namespace

class MapWorstTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsShownUntilAHandMovesTheMap_data();
    void itIsShownUntilAHandMovesTheMap();
};

void MapWorstTest::itIsShownUntilAHandMovesTheMap_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void MapWorstTest::itIsShownUntilAHandMovesTheMap()
{
    QFETCH(const Qt::LayoutDirection, direction);
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    MapPane pane;
    pane.setLayoutDirection(direction);
    pane.resize(480, 150);
    pane.map().setTopology(troubled());
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    pane.fit();
    const auto isSeen = [&pane] {
        const QRect worst = pane.map().worstPlace().translated(pane.map().pos());
        return pane.viewport()->rect().contains(worst);
    };
    QVERIFY(!pane.map().worstPlace().isEmpty());
    QVERIFY(isSeen());
    QScrollBar* bar = pane.verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    const bool isNearTop = bar->value() * 2 < bar->maximum();
    const int away = isNearTop ? bar->maximum() : 0;
    bar->setValue(away); // not by a hand
    pane.fit();
    QVERIFY(isSeen());
    bar->triggerAction(isNearTop ? QScrollBar::SliderToMaximum : QScrollBar::SliderToMinimum);
    QCOMPARE(bar->value(), away);
    pane.fit();
    QCOMPARE(bar->value(), away);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapWorstTest)
#include "map_worst_test.moc"
