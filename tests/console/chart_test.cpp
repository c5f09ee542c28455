// What mouse and keys do to charts, and what they then show. It is larger than the budget because
// each has its case here.
#include <QApplication>
#include <QCategoryAxis>
#include <QChart>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/support/main.h"
#include "ui/shared/chart.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/format.h"
#include "ui/shared/legend.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using shared::ChartTime;

class ChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theCrosshairIsShared();
    void aHeadlineIsSaidWhenItIsDrawn();
    void keysMoveAndZoom();
    void draggingZoomsAndEscapeGoesBack();
    void aLineIsPutAwayAndBack();
    void theMenuCopiesAndSaves();
    void smallValuesHaveTheirTicks_data();
    void smallValuesHaveTheirTicks();
    void aLineOfWhatIsAllowedMayLieOnTheTop();
    void surplusSegmentsGo();
    void givenLinesThatBeginInsideThenThatIsSaid();
    void givenLinesThatBeginInsideAMinuteThenTheSecondIsSaid();
    void aStackStandsOnItself();
    void aZoomShowsTheFinestThatReaches();

private:
    struct Pair {
        QWidget window;
        shared::ChartGroup group{&window};
        shared::Chart* one = nullptr;
        shared::Chart* two = nullptr;
        shared::ChartPlot* plot = nullptr; ///< of the first
    };

    std::unique_ptr<Pair> makePair();
};

namespace {

constexpr qint64 NewYear = 1'767'268'800'000; // 2026-01-01 12:00 UTC
constexpr qint64 OneMinute = 60'000;

} // namespace

void ChartTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
    qputenv("TZ", "UTC");
}

std::unique_ptr<ChartTest::Pair> ChartTest::makePair()
{
    auto pair = std::make_unique<Pair>();
    const auto text = [](double value) { return QString::number(value); };
    pair->one = new shared::Chart(QStringLiteral("CPU"), text, 0, &pair->window);
    pair->two = new shared::Chart(QStringLiteral("Disk"), text, 0, &pair->window);
    pair->one->addLine(QStringLiteral("busy"));
    pair->one->addLine(QStringLiteral("iowait"));
    pair->two->addLine(QStringLiteral("busy"));
    for (shared::Chart* chart : {pair->one, pair->two}) {
        chart->setGroup(&pair->group);
    }
    for (int second = -300; second <= 0; ++second) {
        const qint64 at = NewYear + second * 1000;
        pair->one->append(0, {at, 3});
        pair->one->append(1, {at, 1});
        pair->two->append(0, {at, 7});
    }
    pair->group.change([](ChartTime& time) { time.advance(NewYear); });
    pair->window.resize(900, 240);
    pair->one->setGeometry(0, 0, 440, 220);
    pair->two->setGeometry(450, 0, 440, 220);
    pair->window.show();
    pair->plot = pair->one->findChild<shared::ChartPlot*>();
    return pair;
}

void ChartTest::theCrosshairIsShared()
{
    const auto pair = makePair();
    // An entry of the legend comes with its first value, and takes a line of the plot.
    QTRY_VERIFY(pair->one->findChildren<shared::LegendEntry*>().constFirst()->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const auto xOf = [&pair](qint64 at) { return pair->plot->xOf(static_cast<double>(at)); };
    const qint64 moment = NewYear - 2 * OneMinute;
    QTest::mouseMove(pair->plot->viewport(), QPoint(static_cast<int>(xOf(moment)), 40));
    QTRY_VERIFY(pair->group.cursor().has_value());
    const double pixel = 60'000.0 / (xOf(moment + OneMinute) - xOf(moment)); // milliseconds
    QVERIFY(static_cast<double>(qAbs(*pair->group.cursor() - moment)) <= pixel);
    const auto entries = pair->one->findChildren<shared::LegendEntry*>();
    QCOMPARE(entries[0]->value(), QStringLiteral("3"));
    QCOMPARE(entries[1]->value(), QStringLiteral("1"));
    QVERIFY2(pair->two->accessibleDescription().endsWith(QLatin1String("busy 7")),
             qPrintable(pair->two->accessibleDescription()));
    pair->group.setCursor({});
    QCOMPARE(entries[0]->value(), QString());
}

void ChartTest::aHeadlineIsSaidWhenItIsDrawn()
{
    const auto pair = makePair();
    QTRY_VERIFY(!pair->plot->picture().lines.empty());
    for (const char* headline : {"38%", "40%"}) {
        pair->one->setHeadline(QLatin1String(headline));
        const auto labels = pair->one->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [headline](const QLabel* label) {
            return label->text() == QLatin1String(headline);
        }));
        const QString said = pair->one->accessibleDescription();
        QVERIFY2(said.startsWith(QString::fromLatin1(headline) + QLatin1String(", 0 gap(s); ")),
                 qPrintable(said));
    }
}

void ChartTest::keysMoveAndZoom()
{
    const auto pair = makePair();
    QTest::keyClick(pair->plot, Qt::Key_Left);
    QCOMPARE(*pair->group.cursor(), NewYear - 5 * OneMinute / 60);
    QTest::keyClick(pair->plot, Qt::Key_Home);
    QCOMPARE(*pair->group.cursor(), NewYear - 5 * OneMinute);
    QTest::keyClick(pair->plot, Qt::Key_Left); // stays at the edge
    QTest::keyClick(pair->plot, Qt::Key_Right);
    QCOMPARE(*pair->group.cursor(), NewYear - 5 * OneMinute + 5000);
    QTest::keyClick(pair->plot, Qt::Key_End);
    QTest::keyClick(pair->plot, Qt::Key_Plus);
    QCOMPARE(pair->group.time().span().fromMs, NewYear - 5 * OneMinute / 2);
    QTest::keyClick(pair->plot, Qt::Key_Minus);
    QVERIFY(!pair->group.time().isZoomed());
    QTest::keyClick(pair->plot, Qt::Key_Plus);
    const shared::ChartSpan zoomed = pair->group.time().span();
    QTest::keyClick(pair->plot, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(pair->group.time().span().fromMs, zoomed.fromMs - (zoomed.toMs - zoomed.fromMs) / 4);
    QTest::keyClick(pair->plot, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(pair->plot, Qt::Key_Right, Qt::ShiftModifier); // there is nothing after now
    QVERIFY(pair->group.time().span() == zoomed);
    pair->group.setCursor(zoomed.fromMs);
    QTest::keyClick(pair->plot, Qt::Key_Left);
    QVERIFY(pair->group.time().span().fromMs < zoomed.fromMs);
    QCOMPARE(*pair->group.cursor(), pair->group.time().span().fromMs);
    QTest::keyClick(pair->plot, Qt::Key_Minus);
    pair->group.setCursor(NewYear);
    QTest::keyClick(pair->plot, Qt::Key_Escape);
    QVERIFY(!pair->group.cursor());
}

void ChartTest::draggingZoomsAndEscapeGoesBack()
{
    const auto pair = makePair();
    const auto at = [&](qint64 before) {
        return QPoint(static_cast<int>(pair->plot->xOf(static_cast<double>(NewYear - before))), 30);
    };
    const auto drag = [&] {
        QTest::mousePress(pair->plot->viewport(), Qt::LeftButton, {}, at(3 * OneMinute));
        QTest::mouseMove(pair->plot->viewport(), at(2 * OneMinute));
        QTest::mouseRelease(pair->plot->viewport(), Qt::LeftButton, {}, at(OneMinute));
    };
    drag();
    QVERIFY(pair->group.time().isZoomed());
    QVERIFY(qAbs(pair->group.time().span().fromMs - (NewYear - 3 * OneMinute)) < 1500);
    QVERIFY(qAbs(pair->group.time().span().toMs - (NewYear - OneMinute)) < 1500);
    auto* other = pair->two->findChild<shared::ChartPlot*>();
    QTRY_COMPARE(other->picture().span, pair->group.time().span());
    QTest::keyClick(other, Qt::Key_Escape);
    QVERIFY(!pair->group.time().isZoomed());
    QTRY_COMPARE(pair->plot->picture().span, pair->group.time().span());
    drag();
    QTest::mouseDClick(pair->plot->viewport(), Qt::LeftButton, {}, at(2 * OneMinute));
    QVERIFY(!pair->group.time().isZoomed());
    QTest::mouseClick(pair->plot->viewport(), Qt::LeftButton, {}, at(2 * OneMinute));
    QVERIFY(!pair->group.time().isZoomed());
}

void ChartTest::aLineIsPutAwayAndBack()
{
    const auto pair = makePair();
    auto* busy = pair->one->findChildren<shared::LegendEntry*>().front();
    QCOMPARE(pair->plot->picture().lines.size(), std::size_t{2});
    QCOMPARE(pair->plot->picture().top, 4.0); // of whole numbers the half is one, too
    QTest::mouseClick(busy, Qt::LeftButton);
    QCOMPARE(pair->plot->picture().lines.size(), std::size_t{1});
    QCOMPARE(pair->plot->picture().top, 2.0);
    QVERIFY(!pair->one->csv().contains(QLatin1String("busy")));
    QTest::keyClick(busy, Qt::Key_Space);
    QCOMPARE(pair->plot->picture().lines.size(), std::size_t{2});
}

void ChartTest::theMenuCopiesAndSaves()
{
    const auto pair = makePair();
    const std::unique_ptr<QMenu> menu(pair->one->makeMenu());
    QCOMPARE(menu->actions().size(), 3);
    QVERIFY(!menu->actions().back()->isEnabled()); // there is no zoom to leave
    menu->actions().front()->trigger();
    const QStringList rows = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(rows[0], QStringLiteral("time,\"busy\",\"iowait\""));
    QCOMPARE(rows[1], QStringLiteral("2026-01-01T11:55:00.000Z,3,1"));
    QCOMPARE(rows.size(), 1 + 301 + 1);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cpu.png"));
    QVERIFY(pair->one->savePng(path));
    QCOMPARE(QImage(path).size(), pair->one->size());
    QVERIFY(!pair->one->savePng(folder.filePath(QStringLiteral("no/such/folder.png"))));
}

void ChartTest::smallValuesHaveTheirTicks_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char* name, double value, const char* texts) {
        QTest::newRow(name) << value << QString::fromLatin1(texts).split(QLatin1Char(' '));
    };
    row("given large", 3800, "0/s 2,000/s 4,000/s");
    row("given a few, then they are below the top", 4, "0/s 3/s 6/s");
    row("given eight, then so are they", 8, "0/s 5/s 10/s");
    row("given one, then no half of it", 1, "0/s 1/s 2/s");
    row("given less than one", 0.4, "0/s 0.25/s 0.50/s");
    row("given hardly any", 0.001, "0/s 0.00075/s 0.0015/s");
}

/// Equal texts were one to the axis, and its ticks vanished.
void ChartTest::smallValuesHaveTheirTicks()
{
    QFETCH(double, value);
    QFETCH(QStringList, texts);
    QLocale::setDefault(QLocale(QLocale::English));
    shared::Chart chart(QStringLiteral("Requests"), &shared::perSecond, 0);
    chart.addLine(QStringLiteral("all"));
    chart.append(0, {NewYear, value});
    chart.resize(400, 220);
    chart.show();
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    QTRY_VERIFY(!plot->picture().values.empty());
    QStringList shown;
    for (const auto& tick : plot->picture().values) {
        shown.append(tick.text);
    }
    QLocale::setDefault(QLocale::c());
    QCOMPARE(shown, texts);
    const auto axes = plot->chart()->axes(Qt::Vertical);
    QCOMPARE(qobject_cast<QCategoryAxis*>(axes.front())->categoriesLabels(), texts);
}

void ChartTest::aLineOfWhatIsAllowedMayLieOnTheTop()
{
    shared::Chart chart(
        QStringLiteral("Connections"), [](double v) { return QString::number(v); }, 0);
    const std::size_t open = chart.addLine(QStringLiteral("open"));
    const std::size_t allowed = chart.addLine(QStringLiteral("at most"));
    chart.setLimit(allowed);
    chart.append(open, {NewYear, 300});
    chart.append(allowed, {NewYear, 300});
    chart.resize(400, 220);
    chart.show();
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->picture().lines.size(), std::size_t{2});
    QCOMPARE(plot->picture().top, 300.0);
    chart.append(open, {NewYear + 1000, 400}); // what was allowed was more for a moment
    QTRY_COMPARE(plot->picture().top, 500.0);
}

void ChartTest::surplusSegmentsGo()
{
    const auto pair = makePair();
    shared::Chart chart(
        QStringLiteral("Gaps"), [](double v) { return QString::number(v); }, 0);
    chart.addLine(QStringLiteral("all"));
    for (int i = 0; i < 300; ++i) {
        chart.append(0, {NewYear + i * 1000, i % 10 == 5 && i < 100 ? qQNaN() : 1});
    }
    chart.resize(400, 220);
    chart.show();
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->chart()->series().size(), 11);
    chart.setWindow(std::chrono::minutes(1));
    QTRY_COMPARE(plot->chart()->series().size(), 1);
}

/// Not while the past is still asked for: then nobody knows.
void ChartTest::givenLinesThatBeginInsideThenThatIsSaid()
{
    const auto pair = makePair();
    pair->group.change([](ChartTime& time) { time.setLength(15 * OneMinute); });
    QTRY_COMPARE(pair->plot->picture().span.fromMs, NewYear - 15 * OneMinute);
    QVERIFY(pair->plot->picture().begin.text.isEmpty());
    pair->one->prepend(0, {});
    QTRY_COMPARE(pair->plot->picture().begin.text, QStringLiteral("no data before 11:55:00"));
    QVERIFY(pair->one->accessibleDescription().endsWith(QLatin1String("no data before 11:55:00")));
    pair->group.change([](ChartTime& time) { time.setLength(5 * OneMinute); });
    QTRY_VERIFY(pair->plot->picture().begin.text.isEmpty());
}

void ChartTest::givenLinesThatBeginInsideAMinuteThenTheSecondIsSaid()
{
    shared::Chart chart(
        QStringLiteral("Late"), [](double v) { return QString::number(v); }, 0);
    chart.addLine(QStringLiteral("all"));
    for (int second = -243; second <= 0; ++second) {
        chart.append(0, {NewYear + second * 1000, 1}); // from 11:55:57
    }
    chart.prepend(0, {});
    chart.setWindow(std::chrono::minutes(15));
    chart.resize(400, 220);
    chart.show();
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->picture().begin.text, QStringLiteral("no data before 11:55:57"));
}

void ChartTest::aStackStandsOnItself()
{
    shared::Chart chart(
        QStringLiteral("Stack"), [](double v) { return QString::number(v); }, 0);
    chart.setAreas(true, true);
    chart.addLine(QStringLiteral("a"));
    chart.addLine(QStringLiteral("b"));
    for (int i = 0; i < 10; ++i) {
        chart.append(0, {NewYear + i * 1000, 1});
        chart.append(1, {NewYear + i * 1000, i == 9 ? qQNaN() : 2});
    }
    chart.resize(400, 220);
    chart.show();
    const auto* plot = chart.findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->picture().lines.size(), std::size_t{2});
    QCOMPARE(plot->picture().lines[0].segments.front().back().y(), 1.0);
    QCOMPARE(plot->picture().lines[1].segments.front().back().y(), 3.0);
    QCOMPARE(plot->picture().top, 4.0);
    QVERIFY(plot->picture().filled);
    chart.removeLines();
    QTRY_VERIFY(plot->picture().lines.empty());
}

void ChartTest::aZoomShowsTheFinestThatReaches()
{
    using shared::ChartTier;
    shared::ChartGroup group;
    shared::Chart chart(
        QStringLiteral("CPU"), [](double v) { return QString::number(v); }, 0);
    chart.setGroup(&group);
    chart.addLine(QStringLiteral("busy"));
    chart.setInterval(std::chrono::seconds(15), ChartTier::Coarse);
    const auto told = [&chart](qint64 fromMinute, qint64 toMinute, qint64 stepMs, ChartTier tier) {
        std::vector<shared::ChartPoint> points;
        for (qint64 at = fromMinute * OneMinute; at <= toMinute * OneMinute; at += stepMs) {
            points.push_back({NewYear + at, 1});
        }
        chart.prepend(0, points, tier);
    };
    const auto shownOf = [&](qint64 fromMinute, qint64 toMinute) {
        group.change([=](ChartTime& time) {
            time.zoom(NewYear + fromMinute * OneMinute, NewYear + toMinute * OneMinute);
        });
        return static_cast<int>(chart.csv().count(QLatin1Char('\n'))) - 1; // without the heads
    };
    told(-1440, 0, 15'000, ChartTier::Coarse);
    told(-60, 0, 1000, ChartTier::Fine);
    group.change([](ChartTime& time) {
        time.setLength(1440 * OneMinute);
        time.advance(NewYear);
    });
    QCOMPARE(shownOf(-1440, 0), 5761);
    QCOMPARE(shownOf(-4, -2), 121);
    QCOMPARE(shownOf(-61, -59), 9); // the fine ones begin within
    QCOMPARE(shownOf(-600, -598), 9);
    told(-601, -598, 1000, ChartTier::Zoomed); // the agent had them
    QCOMPARE(shownOf(-600, -598), 121);
    QCOMPARE(shownOf(-700, -698), 9);
    told(-700, -698, 1000, ChartTier::Zoomed);
    QCOMPARE(shownOf(-700, -698), 121);
    QCOMPARE(shownOf(-600, -598), 9); // those of one stretch are kept
}

} // namespace bafar::test

using bafar::test::ChartTest;
TEST_CLASS(ChartTest)
#include "chart_test.moc"
