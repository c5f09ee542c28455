#include <QTest>
#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

#include "core/base/random.h"
#include "core/stats/window.h"
#include "tests/support/main.h"

namespace bafar::test {

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyAnswersZero();
    void samplesLeaveWhenTheyAreASpanOld();
    void aFullRingDropsTheOldest();
    void percentiles_data();
    void percentiles();
    void nonsenseIsIgnored();
    void theMeanOfEqualSamplesIsTheSample();
    void agreesWithAPlainList();
};

using stats::Window;
using std::chrono::milliseconds;
using std::chrono::seconds;

void WindowTest::emptyAnswersZero()
{
    Window window(seconds(1), 4);
    QVERIFY(window.empty());
    QVERIFY(window.summary() == Window::Summary{});
    QCOMPARE(window.percentile(0.5), 0.0);
    QVERIFY(window.covers() == Duration::zero());
}

void WindowTest::samplesLeaveWhenTheyAreASpanOld()
{
    Window window(seconds(10), 100);
    window.add(5, Instant{seconds(0)});
    window.add(1, Instant{seconds(4)});
    window.add(3, Instant{seconds(8)});
    QVERIFY((window.summary() == Window::Summary{3, 1, 5, 3}));
    QVERIFY(window.covers() == seconds(8));
    window.expire(Instant{seconds(10) - Duration{1}});
    QCOMPARE(window.size(), std::size_t{3});
    window.expire(Instant{seconds(10)});
    QVERIFY((window.summary() == Window::Summary{2, 1, 3, 2}));
    window.add(9, Instant{seconds(14)});
    QVERIFY((window.summary() == Window::Summary{2, 3, 9, 6}));
    window.expire(Instant{seconds(100)});
    QVERIFY(window.empty());
}

void WindowTest::aFullRingDropsTheOldest()
{
    Window window(seconds(100), 3);
    for (int i = 1; i <= 5; ++i) {
        window.add(i, Instant{seconds(i)});
    }
    QVERIFY((window.summary() == Window::Summary{3, 3, 5, 4}));
    QVERIFY(window.covers() == seconds(2));
}

void WindowTest::percentiles_data()
{
    QTest::addColumn<QList<double>>("samples");
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("value");
    const auto row = [](const char* name, const QList<double>& samples, double share,
                        double value) { QTest::newRow(name) << samples << share << value; };
    row("the least is share 0", {3, 1, 2}, 0.0, 1);
    row("the most is share 1", {3, 1, 2}, 1.0, 3);
    row("the median of three is the middle", {3, 1, 2}, 0.5, 2);
    row("the median of four is the lower middle", {4, 3, 1, 2}, 0.5, 2);
    row("just past half of four is the upper middle", {4, 3, 1, 2}, 0.51, 3);
    row("99 of 100 of few is the most", {1, 2, 3}, 0.99, 3);
    row("one sample is every percentile", {7}, 0.3, 7);
    row("equal samples are counted each", {1, 1, 1, 9}, 0.75, 1);
}

void WindowTest::percentiles()
{
    QFETCH(QList<double>, samples);
    QFETCH(double, share);
    QFETCH(double, value);
    Window window(seconds(100), 10);
    for (const double sample : samples) {
        window.add(sample, Instant{});
    }
    QCOMPARE(window.percentile(share), value);
}

void WindowTest::nonsenseIsIgnored()
{
    Window window(seconds(1), 4);
    window.add(std::numeric_limits<double>::quiet_NaN(), Instant{});
    window.add(-std::numeric_limits<double>::infinity(), Instant{});
    QVERIFY(window.empty());
}

void WindowTest::theMeanOfEqualSamplesIsTheSample()
{
    Window window(seconds(1), 100);
    for (int i = 0; i < 77; ++i) {
        window.add(0.1, Instant{});
    }
    QVERIFY((window.summary() == Window::Summary{77, 0.1, 0.1, 0.1}));
}

void WindowTest::agreesWithAPlainList()
{
    Random random(5);
    Window window(milliseconds(500), 32);
    std::deque<std::pair<Instant, double>> plain;
    Instant now{};
    for (int round = 0; round < 5000; ++round) {
        now += Duration{milliseconds(static_cast<std::int64_t>(random.below(60)))};
        const double sample = static_cast<double>(random.below(20));
        window.add(sample, now);
        plain.emplace_back(now, sample);
        while (plain.size() > 32 || now - plain.front().first >= milliseconds(500)) {
            plain.pop_front();
        }
        std::vector<double> sorted;
        for (const auto& [at, value] : plain) {
            sorted.push_back(value);
        }
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(window.size(), sorted.size());
        QCOMPARE(window.summary().minimum, sorted.front());
        QCOMPARE(window.summary().maximum, sorted.back());
        const double rank = std::ceil(0.9 * static_cast<double>(sorted.size()));
        QCOMPARE(window.percentile(0.9), sorted[static_cast<std::size_t>(rank) - 1]);
    }
}

} // namespace bafar::test

using bafar::test::WindowTest;
TEST_CLASS(WindowTest)
#include "window_test.moc"
