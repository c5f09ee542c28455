// The seeds of the agreement: all checks hold, every fault and event is met, every planted fault is
// caught.
#include <QTest>
#include <cstdio>
#include <thread>

#include "tests/sim/raft_survey.h"
#include "tests/sim/survey.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint64_t Usual = 1000; ///< several times slower under sanitizers
#else
constexpr std::uint64_t Usual = 5000;
#endif
constexpr std::uint64_t AllMetBy = 500;    ///< so many seeds meet every fault and event
constexpr std::uint64_t PlantedMax = 1000; ///< a planted fault is found within so many

unsigned jobs()
{
    return std::thread::hardware_concurrency();
}

} // namespace

class RaftSeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsHoldAllChecks();
    void aSeedReplaysExactly();
    void plantedFaultIsCaught_data();
    void plantedFaultIsCaught();
};

/// BAFAR_SIM_SEEDS says how many instead, BAFAR_SIM_FROM where to begin. Fewer than AllMetBy are
/// for a quick look and need not meet everything.
void RaftSeedsTest::seedsHoldAllChecks()
{
    const std::uint64_t count = seedCount(Usual);
    const RaftSurvey result = raftSurvey(firstSeed(), count, {}, jobs());
    std::printf("%s", result.text().c_str());
    for (const auto& [seed, failure] : result.failures) {
        qWarning("seed %llu: %s; replay it with tests/sim/run --agreement %llu",
                 static_cast<unsigned long long>(seed), failure.c_str(),
                 static_cast<unsigned long long>(seed));
    }
    QCOMPARE(result.failures.size(), std::size_t{0});
    QCOMPARE(result.seeds, count);
    QVERIFY(result.shortest >= std::chrono::seconds(100));
    QVERIFY(result.fewestFaults >= static_cast<std::uint64_t>(sim::RaftFaultsAsked));
    if (count >= AllMetBy) {
        QCOMPARE(result.members.begin()->first, std::size_t{3});
        QCOMPARE(result.members.rbegin()->first, std::size_t{7});
        for (const std::string& what : result.unmet()) {
            qWarning("no seed met %s", what.c_str());
        }
        QCOMPARE(result.unmet().size(), std::size_t{0});
    }
}

void RaftSeedsTest::aSeedReplaysExactly()
{
    sim::RaftRunOptions options;
    options.transcript = 100000;
    const sim::RaftOutcome once = sim::runRaftSeed(firstSeed(), options);
    const sim::RaftOutcome again = sim::runRaftSeed(firstSeed(), options);
    QVERIFY(once.transcript.size() > 20);
    QCOMPARE(again.transcript, once.transcript);
    QCOMPARE(again.digest, once.digest);
    QCOMPARE(again.worldEvents, once.worldEvents);
    QCOMPARE(again.events, once.events);
    const sim::RaftOutcome other = sim::runRaftSeed(firstSeed() + 1, options);
    QVERIFY(other.digest != once.digest);
}

void RaftSeedsTest::plantedFaultIsCaught_data()
{
    QTest::addColumn<QString>("plant");
    for (const std::string_view name : raftPlantNames()) {
        const std::string text(name);
        QTest::newRow(text.c_str()) << QString::fromStdString(text);
    }
}

/// By whatever check sees it first, and by the one that such a fault breaks in the end.
void RaftSeedsTest::plantedFaultIsCaught()
{
    QFETCH(QString, plant);
    const auto plants = raftPlants(plant.toStdString());
    QVERIFY(plants.has_value());
    const std::vector<std::string_view> findings = raftPlantFindings(plant.toStdString());
    const RaftSurvey result = raftSurvey(firstSeed(), PlantedMax, *plants, jobs(), findings);
    const auto print = [&](const char* how, std::uint64_t seed) {
        std::printf("%s: %s by seed %llu: %s\n", qPrintable(plant), how,
                    static_cast<unsigned long long>(seed), result.failures.at(seed).c_str());
    };
    QVERIFY(!result.failures.empty());
    print("caught first", result.failures.begin()->first);
    QVERIFY(result.searched.has_value());
    print("caught for what it is", *result.searched);
}

TEST_CLASS(RaftSeedsTest)

} // namespace bafar::test

#include "raft_seeds_test.moc"
