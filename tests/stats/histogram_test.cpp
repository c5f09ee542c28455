#include <QTest>
#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/stats/histogram.h"
#include "tests/support/main.h"

namespace bafar::test {

class HistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyAnswersZero();
    void smallNumbersAreExact();
    void edges_data();
    void edges();
    void percentilesStayWithinTheirError();
    void whatIsAboveTheRangeCountsInTheLastBucket();
    void mergingIsAddingAll();
    void differentShapesDoNotMerge();
    void cumulativeBuckets();
    void exactBoundsAreExact();
    void memoryIsBounded();
    void clearStartsAnew();
};

using stats::Histogram;

void HistogramTest::emptyAnswersZero()
{
    const Histogram histogram(5, 40);
    QVERIFY(histogram.empty());
    QCOMPARE(histogram.percentile(0.5), std::uint64_t{0});
    QCOMPARE(histogram.minimum(), std::uint64_t{0});
    QCOMPARE(histogram.maximum(), std::uint64_t{0});
    QCOMPARE(histogram.mean(), 0.0);
}

void HistogramTest::smallNumbersAreExact()
{
    Histogram histogram(5, 40);
    for (std::uint64_t number = 1; number <= 64; ++number) {
        histogram.add(number);
    }
    for (std::uint64_t number = 1; number <= 64; ++number) {
        QCOMPARE(histogram.percentile(static_cast<double>(number) / 64.0), number);
    }
    QCOMPARE(histogram.mean(), 32.5);
    histogram.add(10, 0);
    QCOMPARE(histogram.count(), std::uint64_t{64});
}

void HistogramTest::edges_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<quint64>("reported");
    const auto row = [](const char* name, quint64 number, quint64 reported) {
        QTest::newRow(name) << number << reported;
    };
    row("zero", 0, 0);
    row("the last number with a bucket of its own at precision 3", 15, 15);
    row("the first bucket of two", 16, 17);
    row("the second number of that bucket", 17, 17);
    row("the next bucket", 18, 19);
    row("the last bucket of two", 31, 31);
    row("the first bucket of four", 32, 35);
    row("just below the range", 1023, 1023);
}

void HistogramTest::edges()
{
    QFETCH(quint64, number);
    QFETCH(quint64, reported);
    Histogram histogram(3, 10);
    histogram.add(number);
    histogram.add(1023, 2);
    QCOMPARE(histogram.percentile(0.1), reported);
}

void HistogramTest::percentilesStayWithinTheirError()
{
    Random random(17);
    Histogram histogram(7, 40);
    std::vector<std::uint64_t> all;
    for (int i = 0; i < 20000; ++i) {
        all.push_back(random.next() >> (25 + random.below(38)));
        histogram.add(all.back());
    }
    std::sort(all.begin(), all.end());
    for (const double share : {0.0, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1.0}) {
        const double rank = std::max(1.0, std::ceil(share * static_cast<double>(all.size())));
        const std::uint64_t exact = all[static_cast<std::size_t>(rank) - 1];
        const std::uint64_t reported = histogram.percentile(share);
        QVERIFY(reported >= exact);
        QVERIFY(static_cast<double>(reported - exact) <= static_cast<double>(exact) / 128.0);
    }
    QCOMPARE(histogram.minimum(), all.front());
    QCOMPARE(histogram.maximum(), all.back());
}

void HistogramTest::whatIsAboveTheRangeCountsInTheLastBucket()
{
    Histogram histogram(3, 10);
    histogram.add(5);
    histogram.add(~0ULL);
    QCOMPARE(histogram.percentile(1.0), static_cast<std::uint64_t>(~0ULL));
    QCOMPARE(histogram.maximum(), static_cast<std::uint64_t>(~0ULL));
    const std::uint64_t bounds[] = {4, 5, 100, 1023, 5000};
    QVERIFY((histogram.cumulative(bounds) == std::vector<std::uint64_t>{0, 1, 1, 1, 1}));
}

void HistogramTest::mergingIsAddingAll()
{
    Random random(19);
    Histogram left(4, 30);
    Histogram right(4, 30);
    Histogram both(4, 30);
    for (int i = 0; i < 3000; ++i) {
        const std::uint64_t number = random.next() >> (34 + random.below(30));
        (random.chance(0.5) ? left : right).add(number);
        both.add(number);
    }
    QVERIFY(left.merge(right));
    QVERIFY(left.merge(Histogram(4, 30)));
    QCOMPARE(left.count(), both.count());
    QCOMPARE(left.sum(), both.sum());
    QCOMPARE(left.minimum(), both.minimum());
    QCOMPARE(left.maximum(), both.maximum());
    for (int i = 0; i <= 100; ++i) {
        QCOMPARE(left.percentile(i / 100.0), both.percentile(i / 100.0));
    }
    Histogram fresh(4, 30);
    QVERIFY(fresh.merge(both));
    QCOMPARE(fresh.minimum(), both.minimum());
}

void HistogramTest::differentShapesDoNotMerge()
{
    Histogram histogram(4, 30);
    Histogram finer(5, 30);
    finer.add(1);
    const auto merged = histogram.merge(finer);
    QVERIFY(!merged);
    QCOMPARE(merged.error().code, Code::InvalidInput);
    QVERIFY(!histogram.merge(Histogram(4, 31)));
    QVERIFY(histogram.empty());
}

void HistogramTest::cumulativeBuckets()
{
    Histogram histogram(3, 20);
    for (const std::uint64_t number : {1U, 2U, 2U, 7U, 16U, 900U}) {
        histogram.add(number);
    }
    const std::uint64_t bounds[] = {0, 1, 2, 15, 16, 17, 1000, 100000};
    // 16 shares its bucket with 17, so it is counted from the bound 17 on.
    QVERIFY((histogram.cumulative(bounds) == std::vector<std::uint64_t>{0, 1, 3, 4, 4, 5, 6, 6}));
    QVERIFY(histogram.cumulative({}).empty());
}

void HistogramTest::exactBoundsAreExact()
{
    Random random(23);
    Histogram histogram(2, 30);
    std::vector<std::uint64_t> all;
    for (int i = 0; i < 2000; ++i) {
        all.push_back(random.next() >> (35 + random.below(29)));
        histogram.add(all.back());
    }
    const std::vector<std::uint64_t> bounds = Histogram::exactBounds(3, 100000000);
    QCOMPARE(bounds.front(), std::uint64_t{3});
    QCOMPARE(bounds.back(), std::uint64_t{(1U << 26U) - 1});
    const std::vector<std::uint64_t> counts = histogram.cumulative(bounds);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const auto exact = std::count_if(all.begin(), all.end(),
                                         [&](std::uint64_t number) { return number <= bounds[i]; });
        QCOMPARE(counts[i], static_cast<std::uint64_t>(exact));
    }
}

void HistogramTest::memoryIsBounded()
{
    // Microseconds up to 12 days at one part in 128: 34 * 128 counters, 34 KiB.
    QCOMPARE(Histogram(7, 40).buckets(), std::size_t{34 * 128});
}

void HistogramTest::clearStartsAnew()
{
    Histogram histogram(3, 20);
    histogram.add(900);
    histogram.clear();
    QVERIFY(histogram.empty());
    histogram.add(3);
    QCOMPARE(histogram.percentile(1.0), std::uint64_t{3});
    QCOMPARE(histogram.sum(), 3.0);
    QCOMPARE(histogram.maximum(), std::uint64_t{3});
}

} // namespace bafar::test

using bafar::test::HistogramTest;
TEST_CLASS(HistogramTest)
#include "histogram_test.moc"
