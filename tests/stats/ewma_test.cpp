#include <QTest>
#include <cmath>
#include <limits>

#include "core/stats/ewma.h"
#include "tests/support/main.h"

namespace bafar::test {

class EwmaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void theNumberOfSamplesDoesNotMatter();
    void nonsenseIsIgnored();
    void clearStartsAnew();
};

using stats::Ewma;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Step {
    int atMs;
    double sample;
};

using Steps = std::vector<Step>;

} // namespace

} // namespace bafar::test

Q_DECLARE_METATYPE(bafar::test::Steps)

namespace bafar::test {

void EwmaTest::table_data()
{
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<double>("value");
    const auto row = [](const char* name, const Steps& steps, double value) {
        QTest::newRow(name) << steps << value;
    };
    row("nothing yet is zero", {}, 0.0);
    row("the first sample is the value", {{0, 7}}, 7.0);
    row("one half-life later the new sample is half", {{0, 0}, {1000, 8}}, 4.0);
    row("two half-lives later it is three quarters", {{0, 0}, {2000, 8}}, 6.0);
    row("half-lives in steps are half-lives", {{0, 8}, {1000, 0}, {2000, 0}}, 2.0);
    row("samples of one instant are averaged", {{0, 2}, {0, 4}}, 3.0);
    row("samples of one later instant are averaged", {{0, 0}, {1000, 6}, {1000, 10}}, 4.0);
    row("a long silence leaves only the new sample", {{0, 100}, {1000000, 3}}, 3.0);
}

void EwmaTest::table()
{
    QFETCH(Steps, steps);
    QFETCH(double, value);
    Ewma average(seconds(1));
    for (const Step& step : steps) {
        average.add(step.sample, Instant{milliseconds(step.atMs)});
    }
    QCOMPARE(average.value(), value);
    QCOMPARE(average.empty(), steps.empty());
}

void EwmaTest::theNumberOfSamplesDoesNotMatter()
{
    Ewma coarse(seconds(10));
    Ewma fine(seconds(10));
    coarse.add(5, Instant{});
    fine.add(5, Instant{});
    coarse.add(9, Instant{seconds(4)});
    for (int i = 1; i <= 400; ++i) {
        fine.add(9, Instant{milliseconds(i * 10)});
    }
    QVERIFY(std::abs(coarse.value() - fine.value()) < 1e-9);
}

void EwmaTest::nonsenseIsIgnored()
{
    Ewma average(seconds(1));
    average.add(std::numeric_limits<double>::quiet_NaN(), Instant{});
    QVERIFY(average.empty());
    average.add(2, Instant{});
    average.add(std::numeric_limits<double>::infinity(), Instant{seconds(9)});
    QCOMPARE(average.value(), 2.0);
}

void EwmaTest::clearStartsAnew()
{
    Ewma average(seconds(1));
    average.add(100, Instant{seconds(5)});
    average.clear();
    QVERIFY(average.empty());
    average.add(1, Instant{seconds(5)});
    QCOMPARE(average.value(), 1.0);
}

} // namespace bafar::test

using bafar::test::EwmaTest;
TEST_CLASS(EwmaTest)
#include "ewma_test.moc"
