// The invariant runs: many seeds, every row of the state table, every planted fault.
#include <QTest>
#include <cstdio>
#include <thread>

#include "tests/sim/survey.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t Usual = 1000; ///< several times slower under sanitizers
#else
constexpr std::uint64_t Usual = 10000;
#endif
constexpr std::uint64_t RowsMetBy = 1000;  ///< so many seeds take every row of the table
constexpr std::uint64_t PlantedMax = 1000; ///< a planted fault is found within so many

} // namespace

class SeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsHoldAllChecks();
    void aSeedReplaysExactly();
    void plantedFaultIsCaught_data();
    void plantedFaultIsCaught();
};

/// BAFAR_SIM_SEEDS says how many instead, BAFAR_SIM_FROM where to begin. Fewer than RowsMetBy are
/// for a quick look and do not ask for every row.
void SeedsTest::seedsHoldAllChecks()
{
    const std::uint64_t count = seedCount(Usual);
    const Survey result =
        survey(firstSeed(), count, {}, std::thread::hardware_concurrency(), false);
    std::printf("%s", result.text().c_str());
    for (const auto& [seed, failure] : result.failures) {
        qWarning("seed %llu: %s; replay it with tests/sim/run %llu",
                 static_cast<unsigned long long>(seed), failure.c_str(),
                 static_cast<unsigned long long>(seed));
    }
    QCOMPARE(result.failures.size(), std::size_t{0});
    QCOMPARE(result.seeds, count);
    QVERIFY(result.shortest >= std::chrono::minutes(10));
    QVERIFY(result.fewestFaults >= 20);
    QCOMPARE(result.hosts.begin()->first, std::size_t{3});
    QCOMPARE(result.hosts.rbegin()->first, std::size_t{7});
    QVERIFY(std::none_of(result.faults.begin(), result.faults.end(),
                         [](std::uint64_t times) { return times == 0; }));
    QVERIFY(result.confirmed > 0);
    if (count >= RowsMetBy) {
        for (const std::string& row : result.unmetRows()) {
            qWarning("no seed took the row %s", row.c_str());
        }
        QCOMPARE(result.unmetRows().size(), std::size_t{0});
    }
}

void SeedsTest::aSeedReplaysExactly()
{
    sim::RunOptions options;
    options.transcript = 100000;
    const sim::Outcome once = sim::runSeed(firstSeed(), options);
    const sim::Outcome again = sim::runSeed(firstSeed(), options);
    QVERIFY(once.transcript.size() > 20);
    QCOMPARE(again.transcript, once.transcript);
    QCOMPARE(again.events, once.events);
    QCOMPARE(again.rows, once.rows);
    const sim::Outcome other = sim::runSeed(firstSeed() + 1, options);
    QVERIFY(other.transcript != once.transcript);
}

void SeedsTest::plantedFaultIsCaught_data()
{
    QTest::addColumn<QString>("rule");
    for (const std::string_view name : brokenRuleNames()) {
        const std::string text(name);
        QTest::newRow(text.c_str()) << QString::fromStdString(text);
    }
}

void SeedsTest::plantedFaultIsCaught()
{
    QFETCH(QString, rule);
    const auto rules = brokenRules(rule.toStdString());
    QVERIFY(rules.has_value());
    const Survey result =
        survey(firstSeed(), PlantedMax, *rules, std::thread::hardware_concurrency(), true);
    QVERIFY(!result.failures.empty());
    std::printf("%s: caught after %llu clean seeds, by seed %llu: %s\n", qPrintable(rule),
                static_cast<unsigned long long>(result.seeds),
                static_cast<unsigned long long>(result.failures.begin()->first),
                result.failures.begin()->second.c_str());
}

TEST_CLASS(SeedsTest)

} // namespace bafar::test

#include "seeds_test.moc"
