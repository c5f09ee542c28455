// Charts without a widget: which time they show, its clocks, values at a moment, what is copied. It
// is larger than the budget because each rule of an axis has its table.
#include <QTest>
#include <functional>

#include "tests/support/main.h"
#include "ui/shared/chart_csv.h"
#include "ui/shared/chart_data.h"
#include "ui/shared/chart_time.h"

namespace bafar::test {

using shared::ChartTime;

class ChartTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeThatIsShown_data();
    void timeThatIsShown();
    void clocksOfAnAxis_data();
    void clocksOfAnAxis();
    void moreGapsThanColumnsAreNotDrawn();
    void valueAtAMoment_data();
    void valueAtAMoment();
    void aLieIsAGap();
    void csvSaysWhatIsThere();
    void axesEndRound_data();
    void axesEndRound();
    void axesEndRoundInWhatTheyShow_data();
    void axesEndRoundInWhatTheyShow();
    void aLimitMayBeTheEnd_data();
    void aLimitMayBeTheEnd();
    void textsOfAnAxisAreEven_data();
    void textsOfAnAxisAreEven();
};

namespace {

constexpr qint64 Noon = 1'767'268'800'000; // 2026-01-01 12:00 UTC
constexpr qint64 Minute = 60'000;

} // namespace

void ChartTimeTest::timeThatIsShown_data()
{
    QTest::addColumn<std::function<void(ChartTime&)>>("change");
    QTest::addColumn<qint64>("fromMs");
    QTest::addColumn<qint64>("toMs");
    QTest::addColumn<qint64>("pausedMs");
    const auto row = [](const char* name, std::function<void(ChartTime&)> change, qint64 from,
                        qint64 to,
                        qint64 paused) { QTest::newRow(name) << change << from << to << paused; };
    row(
        "given nothing more", [](ChartTime&) {}, 40 * Minute, 45 * Minute, 0);
    row(
        "given a day", [](ChartTime& t) { t.setLength(1440 * Minute); }, -1395 * Minute,
        45 * Minute, 0);
    row(
        "given a new point", [](ChartTime& t) { t.advance(46 * Minute); }, 41 * Minute, 46 * Minute,
        0);
    row(
        "given a clock set back", [](ChartTime& t) { t.advance(9 * Minute); }, 4 * Minute,
        9 * Minute, 0);
    row(
        "given a pause, and a point after it",
        [](ChartTime& t) {
            t.pause(true);
            t.advance(46 * Minute);
        },
        40 * Minute, 45 * Minute, Minute);
    row(
        "given the end of a pause",
        [](ChartTime& t) {
            t.pause(true);
            t.advance(46 * Minute);
            t.pause(false);
        },
        41 * Minute, 46 * Minute, 0);
    row(
        "given a zoom from right to left", [](ChartTime& t) { t.zoom(44 * Minute, 42 * Minute); },
        42 * Minute, 44 * Minute, 0);
    row(
        "given a zoom too small", [](ChartTime& t) { t.zoom(44 * Minute, 44 * Minute + 10); },
        40 * Minute, 45 * Minute, 0);
    row(
        "given a zoom and the way back",
        [](ChartTime& t) {
            t.zoom(42 * Minute, 44 * Minute);
            t.zoomOut();
        },
        40 * Minute, 45 * Minute, 0);
    row(
        "given a zoom and another length",
        [](ChartTime& t) {
            t.zoom(42 * Minute, 44 * Minute);
            t.setLength(15 * Minute);
        },
        30 * Minute, 45 * Minute, 0);
}

void ChartTimeTest::timeThatIsShown()
{
    QFETCH(std::function<void(ChartTime&)>, change);
    QFETCH(qint64, fromMs);
    QFETCH(qint64, toMs);
    QFETCH(qint64, pausedMs);
    ChartTime time;
    time.setLength(5 * Minute);
    time.advance(45 * Minute);
    change(time);
    QCOMPARE(time.span().fromMs, fromMs);
    QCOMPARE(time.span().toMs, toMs);
    QCOMPARE(time.pausedMs(), pausedMs);
}

void ChartTimeTest::clocksOfAnAxis_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("first"); ///< after noon minus the length
    QTest::addColumn<int>("count");
    QTest::newRow("given 20 s") << 20'000LL << 0LL << 5'000LL << 3;
    QTest::newRow("given 5 min") << 5 * Minute << 0LL << Minute << 4;
    QTest::newRow("given 15 min") << 15 * Minute << 0LL << 5 * Minute << 2;
    QTest::newRow("given an hour") << 60 * Minute << 0LL << 15 * Minute << 3;
    QTest::newRow("given a day") << 1440 * Minute << 0LL << 360 * Minute << 3;
    QTest::newRow("given a day in Tehran") << 1440 * Minute << 210 * Minute << 150 * Minute << 4;
}

void ChartTimeTest::clocksOfAnAxis()
{
    QFETCH(qint64, length);
    QFETCH(qint64, offset);
    QFETCH(qint64, first);
    QFETCH(int, count);
    const std::vector<qint64> ticks = shared::ticksOf({Noon - length, Noon}, offset);
    QCOMPARE(static_cast<int>(ticks.size()), count);
    QCOMPARE(ticks.front() - (Noon - length), first);
}

/// Each segment is a series to draw, and an agent may leave out every other value.
void ChartTimeTest::moreGapsThanColumnsAreNotDrawn()
{
    shared::ChartData data(6000, 3500);
    for (qint64 second = 0; second < 6000; ++second) {
        data.append({second * 1000, second % 2 == 0 ? 1.0 : qQNaN()});
    }
    QCOMPARE(data.segments(0, 6'000'000, 100).size(), std::size_t{101});
}

void ChartTimeTest::valueAtAMoment_data()
{
    QTest::addColumn<qint64>("atMs");
    QTest::addColumn<double>("value");
    QTest::newRow("given a point's moment") << 2000LL << 2.0;
    QTest::newRow("given a moment nearer to the next") << 2600LL << 3.0;
    QTest::newRow("given a moment between two") << 2500LL << 2.0;
    QTest::newRow("given the middle of a gap") << 6000LL << qQNaN();
    QTest::newRow("given the edge of a gap") << 4000LL << 3.0;
    QTest::newRow("given a time before everything") << -9000LL << qQNaN();
    QTest::newRow("given a time after everything") << 90'000LL << qQNaN();
}

void ChartTimeTest::valueAtAMoment()
{
    QFETCH(qint64, atMs);
    QFETCH(double, value);
    shared::ChartData data(100, 3500);
    for (const qint64 second : {1, 2, 3, 10, 11}) {
        data.append({second * 1000, static_cast<double>(second)});
    }
    QCOMPARE(data.valueAt(atMs), value);
}

void ChartTimeTest::aLieIsAGap()
{
    shared::ChartData data(100, 3500);
    data.append({1000, 1});
    data.append({2000, 1e300});
    data.append({3000, -qInf()});
    data.append({4000, 4});
    QCOMPARE(data.highest(0, 9000), 4.0);
    QCOMPARE(data.segments(0, 9000, 100).size(), std::size_t{2});
}

void ChartTimeTest::csvSaysWhatIsThere()
{
    QCOMPARE(shared::chartCsv({QStringLiteral("in"), QStringLiteral("a \"b\"")},
                              {{{Noon, 1.5}, {Noon + 1000, qQNaN()}}, {{Noon + 1000, 2}}}),
             QStringLiteral("time,\"in\",\"a \"\"b\"\"\"\n"
                            "2026-01-01T12:00:00.000Z,1.5,\n"
                            "2026-01-01T12:00:01.000Z,,2\n"));
}

void ChartTimeTest::axesEndRound_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("top");
    QTest::newRow("given nothing, then 1") << 0.0 << 1.0;
    QTest::newRow("given a power of ten, then the next: it would lie on the end") << 100.0 << 150.0;
    QTest::newRow("given any round number, then the next") << 8.0 << 10.0;
    QTest::newRow("given hardly less, then the next, too") << 7.96 << 10.0;
    QTest::newRow("given clearly less, then it") << 7.9 << 8.0;
    QTest::newRow("given one that a computer's figures miss, then the next") << 0.3 << 0.4;
    QTest::newRow("given hardly less than ten, then the one after it") << 9.95 << 15.0;
    QTest::newRow("given 95 Mbit/s in bytes, then not 160") << 11.9e6 << 15e6;
    QTest::newRow("given a little above 4, then 5") << 4.1 << 5.0;
    QTest::newRow("given a little above 2, then 3: a half of 2.5 is no text") << 2.1 << 3.0;
    QTest::newRow("given a share, then the next") << 0.061 << 0.08;
    QTest::newRow("given nearly ten, then ten") << 9.7 << 10.0;
}

void ChartTimeTest::axesEndRoundInWhatTheyShow_data()
{
    using shared::ChartScale;
    constexpr double Mebi = 1024.0 * 1024;
    QTest::addColumn<ChartScale>("scale");
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("top");
    const auto row = [](const char* name, ChartScale scale, double highest, double top) {
        QTest::newRow(name) << scale << highest << top;
    };
    row("given no count, then no half", ChartScale::Whole, 0, 2);
    row("given one, then no half", ChartScale::Whole, 1, 2);
    row("given three, then not one and a half", ChartScale::Whole, 3, 4);
    row("given five, then not two and a half", ChartScale::Whole, 5, 6);
    row("given fifteen, then not seven and a half", ChartScale::Whole, 15, 20);
    row("given many, then as any number", ChartScale::Whole, 1100, 1500);
    row("given two, then not two: all of them would lie on the end", ChartScale::Whole, 2, 4);
    row("given eight, then ten", ChartScale::Whole, 8, 10);
    row("given ten, then not seven and a half", ChartScale::Whole, 10, 20);
    row("given no bytes, then whole ones", ChartScale::Binary, 0, 2);
    row("given bytes, then as many", ChartScale::Binary, 90, 100);
    row("given mebibytes, then round ones", ChartScale::Binary, 250 * Mebi, 300 * Mebi);
    row("given two and a half of them, then four", ChartScale::Binary, 2.5 * Mebi, 4 * Mebi);
    row("given as many mebibytes, then more", ChartScale::Binary, 300 * Mebi, 400 * Mebi);
    row("given hardly less than ten, then even ones", ChartScale::Binary, 9.95 * Mebi, 20 * Mebi);
    row("given a thousand, then two of the next unit", ChartScale::Binary, 1000 * Mebi,
        2048 * Mebi);
    row("given nearly the next unit, then two of it", ChartScale::Binary, 1010 * Mebi, 2048 * Mebi);
    row("given the next unit, then two of it", ChartScale::Binary, 1024 * Mebi, 2048 * Mebi);
    row("given no share, then the whole", ChartScale::Share, 0, 1);
    row("given small shares, then they fill it", ChartScale::Share, 0.027, 0.03);
    row("given nearly a fifth, then it still does", ChartScale::Share, 0.19, 0.2);
    row("given a fifth, then the whole: it would lie on the end", ChartScale::Share, 0.2, 1);
    row("given more than a quarter, then the whole", ChartScale::Share, 0.33, 1);
    row("given the whole, then it: there is no more", ChartScale::Share, 1, 1);
    row("given more than the whole, then more", ChartScale::Share, 1.2, 1.5);
    row("given as much, then still more", ChartScale::Share, 1.5, 2);
}

void ChartTimeTest::axesEndRoundInWhatTheyShow()
{
    QFETCH(shared::ChartScale, scale);
    QFETCH(double, highest);
    QFETCH(double, top);
    QCOMPARE(shared::axisTop(highest, scale), top);
}

void ChartTimeTest::aLimitMayBeTheEnd_data()
{
    using shared::ChartScale;
    constexpr double Mebi = 1024.0 * 1024;
    QTest::addColumn<ChartScale>("scale");
    QTest::addColumn<double>("limit");
    QTest::addColumn<double>("top");
    QTest::newRow("given a round one, then it") << ChartScale::Decimal << 8.0 << 8.0;
    QTest::newRow("given another, then the next round") << ChartScale::Decimal << 8.1 << 10.0;
    QTest::newRow("given a count, then it") << ChartScale::Whole << 300.0 << 300.0;
    QTest::newRow("given an odd one, then no half") << ChartScale::Whole << 15.0 << 20.0;
    QTest::newRow("given bytes, then they") << ChartScale::Binary << 1000 * Mebi << 1000 * Mebi;
}

void ChartTimeTest::aLimitMayBeTheEnd()
{
    QFETCH(shared::ChartScale, scale);
    QFETCH(double, limit);
    QFETCH(double, top);
    QCOMPARE(shared::axisTop(limit, scale, true), top);
}

void ChartTimeTest::axesEndRound()
{
    QFETCH(double, highest);
    QFETCH(double, top);
    QCOMPARE(shared::axisTop(highest), top);
}

void ChartTimeTest::textsOfAnAxisAreEven_data()
{
    QTest::addColumn<QString>("texts");
    QTest::addColumn<QString>("even");
    const auto row = [](const char* name, const char* texts, const char* even) {
        QTest::newRow(name) << QString::fromLatin1(texts) << QString::fromLatin1(even);
    };
    row("given zeros in one, then none", "0 bit/s|80.0 Mbit/s|160 Mbit/s",
        "0 bit/s|80 Mbit/s|160 Mbit/s");
    row("given decimals that count, then all keep theirs", "0%|2.5%|5.0%", "0%|2.5%|5.0%");
    row("given a zero within, then it counts", "0|0.05|0.10", "0|0.05|0.10");
    row("given whole numbers, then they stay", "0|100|200", "0|100|200");
}

void ChartTimeTest::textsOfAnAxisAreEven()
{
    QFETCH(QString, texts);
    QFETCH(QString, even);
    QCOMPARE(
        shared::evenTexts(texts.split(QLatin1Char('|')), QStringLiteral("."), QStringLiteral("0")),
        even.split(QLatin1Char('|')));
}

} // namespace bafar::test

using bafar::test::ChartTimeTest;
TEST_CLASS(ChartTimeTest)
#include "chart_time_test.moc"
