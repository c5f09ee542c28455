// The machine samples on time, understands what it sees, says what changes, and never lets the disk
// stop it.
// It is larger than the budget because the host it is shown and what it must say are read together.
#include "agents/monitoring/machine.h"

#include <QTest>
#include <cmath>

#include "core/base/check.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using monitoring::FramePtr;
using monitoring::HistoryLoaded;
using monitoring::JournalFailed;
using monitoring::JournalWritten;
using monitoring::LoadedHistory;
using monitoring::Sampled;
using monitoring::TakeSample;
using monitoring::WriteJournal;
using schema::State;
using Effects = monitoring::Machine::Effects;

static_assert(ConceptMachine<monitoring::Machine>);

constexpr WallTime Wall{1800000000000};

Instant at(Duration time)
{
    return Instant(time);
}

template <class T>
std::vector<T> allOf(const Effects& effects)
{
    std::vector<T> found;
    for (const auto& effect : effects) {
        if (const T* value = std::get_if<T>(&effect)) {
            found.push_back(*value);
        }
    }
    return found;
}

QStringList eventKinds(const Effects& effects)
{
    QStringList kinds;
    for (const EmitEvent& event : allOf<EmitEvent>(effects)) {
        kinds.append(QString::fromStdString(event.event.kind));
    }
    return kinds;
}

/// The defaults for an empty text.
schema::Spec specOf(std::string_view text)
{
    if (text.empty()) {
        return {};
    }
    const std::vector<schema::SpecSection> sections = {
        {monitoring::Machine::Name, &schema::typeOf<schema::monitoring::Config>(), false}};
    schema::SpecReading reading = schema::SpecReading::read(text, sections, {});
    CHECK(reading.problems.empty());
    return reading.spec;
}

/// A host that does something different every second.
struct Host1 {
    int second = 0;
    double rootUse = 0.5; ///< as df tells it
    int reserved = 0;     ///< of 1000 bytes, for root
    bool bursts = false;  ///< a disk works every other second only
    std::vector<std::string> failures;
    std::int64_t wallShiftMs = 0;

    [[nodiscard]] FramePtr frame() const
    {
        const double t = second;
        auto frame = std::make_shared<monitoring::Frame>(*frameOf(
            {{seriesOf("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}"), 100 + t * 0.5},
             {seriesOf("node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"), 10 + t * 0.4},
             {seriesOf("node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}"), 1 + t * 0.1},
             {seriesOf("node_load1"), 0.25},
             {seriesOf("node_memory_MemTotal_bytes"), 8e9},
             {seriesOf("node_memory_MemAvailable_bytes"), 6e9},
             {seriesOf("node_boot_time_seconds"), 1799990000},
             {seriesOf("node_disk_io_time_seconds_total{device=\"sda\"}"), t * 0.25},
             {seriesOf("node_disk_io_time_seconds_total{device=\"sdb\"}"),
              (bursts ? 2 * std::floor(t / 2) : t) * 0.75},
             {seriesOf("node_filesystem_size_bytes{device=\"/dev/"
                       "sda\",fstype=\"ext4\",mountpoint=\"/\"}"),
              1000},
             {seriesOf("node_filesystem_avail_bytes{device=\"/dev/"
                       "sda\",fstype=\"ext4\",mountpoint=\"/\"}"),
              std::round((1000 - reserved) * (1 - rootUse))},
             {seriesOf("node_filesystem_free_bytes{device=\"/dev/"
                       "sda\",fstype=\"ext4\",mountpoint=\"/\"}"),
              reserved + std::round((1000 - reserved) * (1 - rootUse))},
             {seriesOf(
                  "node_filesystem_readonly{device=\"/dev/sda\",fstype=\"ext4\",mountpoint=\"/\"}"),
              0},
             {seriesOf("node_filesystem_size_bytes{device=\"/dev/"
                       "sr0\",fstype=\"udf\",mountpoint=\"/image\"}"),
              1000},
             {seriesOf("node_filesystem_avail_bytes{device=\"/dev/"
                       "sr0\",fstype=\"udf\",mountpoint=\"/image\"}"),
              0},
             {seriesOf("node_filesystem_readonly{device=\"/dev/sr0\",fstype=\"udf\",mountpoint=\"/"
                       "image\"}"),
              1},
             {seriesOf("node_filesystem_size_bytes{device=\"tmpfs\",fstype=\"tmpfs\",mountpoint=\"/"
                       "run\"}"),
              1000},
             {seriesOf("node_network_up{device=\"eth0\"}"), 1},
             {seriesOf("node_network_receive_bytes_total{device=\"eth0\"}"), 1000 * t},
             {seriesOf("node_network_transmit_bytes_total{device=\"eth0\"}"), 500 * t},
             {seriesOf("node_network_receive_errs_total{device=\"eth0\"}"), 2 * t},
             {seriesOf("node_network_transmit_drop_total{device=\"eth0\"}"), 1 * t},
             {seriesOf("node_network_up{device=\"lo\"}"), 0},
             {seriesOf("process_cpu_seconds_total"), t * 0.02},
             {seriesOf("process_resident_memory_bytes"), 9e6}},
            at(second * 1s), {Wall.unixMs + wallShiftMs + second * 1000}));
        frame->failures = failures;
        // The table lives as long as nothing changes, as the driver does it.
        static const std::shared_ptr<const SeriesTable> Table = frame->table;
        frame->table = Table;
        return frame;
    }
};

struct Bench {
    monitoring::Machine machine{{"lab", "n1"}};
    Host1 host;

    Bench() { (void)machine.configure(specOf(""), at(0s)); }

    /// One second passes and is sampled.
    Effects second()
    {
        ++host.second;
        return machine.handle(Sampled{host.frame()}, now());
    }

    Effects seconds(int count)
    {
        Effects all;
        for (int i = 0; i < count; ++i) {
            const Effects some = second();
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    }

    Effects load(LoadedHistory history = {})
    {
        return machine.handle(HistoryLoaded{std::make_shared<LoadedHistory>(std::move(history))},
                              now());
    }

    [[nodiscard]] Instant now() const { return at(host.second * 1s); }
};

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesEveryWholeInterval();
    void asksForWhatConceptsMeasuredUntilItIsOld();
    void skipsIntervalsThatPassed();
    void aReloadKeepsTheBeat();
    void understandsTheHost();
    void aDiskBetweenTwoBurstsIsNotIdle();
    void isUnknownThenStaleWithoutSamples();
    void publishesTheTableOnceAndEverySample();
    void tellsChangesAtOnceAndFiguresNowAndThen();
    void judgesFilesystems_data();
    void judgesFilesystems();
    void saysWhenAFilesystemFillsAndHasRoomAgain();
    void saysWhichMetricsAreMissing();
    void waitsForTheFormerHistoryBeforeItWrites();
    void aFullDiskIsDegradedAndThenOver();
    void saysWhatOfTheFormerHistoryWasDamaged();
    void answersHistory();
    void saysWhenTheClockWasSet();
    void countsSecondsThroughSlewing();
    void putsItsNodeOnTheMap();
    void takesNoCommands();
};

void MachineTest::samplesEveryWholeInterval()
{
    monitoring::Machine machine({"lab", "n1"});
    QVERIFY(!machine.deadline());
    QVERIFY((machine.configure(specOf(""), at(10400ms)) == Effects{TakeSample{}}));
    QCOMPARE(machine.deadline()->at.time_since_epoch(), Duration(11s));
    QVERIFY(machine.tick(at(10900ms)).empty());
    QVERIFY((machine.tick(at(11000ms)) == Effects{TakeSample{}}));
    QCOMPARE(machine.deadline()->at.time_since_epoch(), Duration(12s));
    QVERIFY((machine.tick(at(12003ms)) == Effects{TakeSample{}}));
    QCOMPARE(machine.deadline()->at.time_since_epoch(),
             Duration(13s)); // being late does not shift it
}

void MachineTest::asksForWhatConceptsMeasuredUntilItIsOld()
{
    monitoring::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(""), at(10s));
    MeasureBook book;
    (void)book.begin(at(10s), Wall);
    const MeasuresPtr first = book.publish(at(12s));
    QVERIFY(machine.handle(Measured{"cache", first}, at(10s)).empty());
    const MeasuresPtr other = book.publish(at(20s));
    QVERIFY(machine.handle(Measured{"database", other}, at(10s)).empty());
    QVERIFY(
        (machine.tick(at(11s)) == Effects{TakeSample{{{"cache", first}, {"database", other}}}}));
    QVERIFY((machine.tick(at(12s)) == Effects{TakeSample{{{"database", other}}}}));
    QVERIFY(machine.handle(Measured{"cache", other}, at(12s)).empty());
    QVERIFY(
        (machine.tick(at(13s)) == Effects{TakeSample{{{"cache", other}, {"database", other}}}}));
}

void MachineTest::skipsIntervalsThatPassed()
{
    monitoring::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf(""), at(10s));
    QVERIFY((machine.tick(at(27500ms)) == Effects{TakeSample{}}));
    QCOMPARE(machine.deadline()->at.time_since_epoch(), Duration(28s));
}

void MachineTest::aReloadKeepsTheBeat()
{
    monitoring::Machine machine({"lab", "n1"});
    (void)machine.configure(specOf("monitoring: {interval: 5 s}\n"), at(12s));
    QCOMPARE(machine.deadline()->at.time_since_epoch(), Duration(15s));
    QVERIFY(machine.configure(specOf("monitoring: {interval: 2 s}\n"), at(12500ms)).empty());
    QCOMPARE(machine.deadline()->at.time_since_epoch(), Duration(14s));
}

void MachineTest::understandsTheHost()
{
    Bench bench;
    (void)bench.seconds(2);
    const schema::monitoring::Status status = bench.machine.status(bench.now());
    QCOMPARE(status.state, State::Ok);
    QVERIFY(status.reasons.empty());
    QCOMPARE(status.hostname, std::string("n1.lab"));
    QCOMPARE(status.kernel, std::string("6.1.0"));
    QCOMPARE(status.system, std::string("Debian GNU/Linux 12 (bookworm)"));
    QCOMPARE(status.bootedAt.unixMs, std::int64_t{1799990000000});
    QCOMPARE(status.processors, 1U);
    QCOMPARE(status.cpuBusy, 0.4);
    QCOMPARE(status.cpuIoWait, 0.1);
    QCOMPARE(status.load1, 0.25);
    QCOMPARE(status.memoryTotalBytes, std::uint64_t{8000000000});
    QCOMPARE(status.memoryAvailableBytes, std::uint64_t{6000000000});
    QCOMPARE(status.diskBusy, 0.75);
    QCOMPARE(status.diskBusiest, std::string("sdb"));
    QCOMPARE(status.filesystems.size(), std::size_t{2}); // /run is memory
    QVERIFY((status.filesystems[0] ==
             schema::monitoring::Filesystem{"/", "/dev/sda", "ext4", 1000, 500, false, 500}));
    QVERIFY((status.interfaces ==
             std::vector<schema::monitoring::Interface>{{"eth0", true, 1000, 500, 3}}));
    QCOMPARE(status.agentCpu, 0.02);
    QCOMPARE(status.agentMemoryBytes, std::uint64_t{9000000});
    QCOMPARE(status.seriesCount, std::uint64_t{25});
    QCOMPARE(status.historySince.unixMs, Wall.unixMs + 1000);
    QVERIFY(status.historyBytes > 0);
}

void MachineTest::aDiskBetweenTwoBurstsIsNotIdle()
{
    Bench bench;
    bench.host.bursts = true;
    (void)bench.seconds(21); // in the last one it rested
    const schema::monitoring::Status status = bench.machine.status(bench.now());
    QCOMPARE(status.diskBusiest, std::string("sdb"));
    QCOMPARE(status.diskBusy, 0.75);
}

void MachineTest::isUnknownThenStaleWithoutSamples()
{
    Bench bench;
    QCOMPARE(bench.machine.status(at(0s)).state, State::Unknown);
    (void)bench.second();
    QCOMPARE(bench.machine.status(at(4s)).state, State::Ok);
    QCOMPARE(bench.machine.status(at(4001ms)).state, State::Stale);
    QCOMPARE(bench.machine.status(at(31s)).state, State::Stale);
    QCOMPARE(bench.machine.status(at(31001ms)).state, State::Unknown);
}

void MachineTest::publishesTheTableOnceAndEverySample()
{
    Bench bench;
    const Effects first = bench.second();
    const auto tables = allOf<PublishSeries>(first);
    QCOMPARE(tables.size(), std::size_t{1});
    QCOMPARE(tables[0].table.names.at(3), std::string("node_load1"));
    const auto samples = allOf<PublishSamples>(first);
    QCOMPARE(samples.size(), std::size_t{1});
    QCOMPARE(samples[0].samples.revision, tables[0].table.revision);
    QCOMPARE(samples[0].samples.values.at(3), 0.25);
    QCOMPARE(allOf<StatusChanged>(first).size(), std::size_t{1});
    const Effects second = bench.second();
    QVERIFY(allOf<PublishSeries>(second).empty());
    QCOMPARE(allOf<PublishSamples>(second).size(), std::size_t{1});
}

void MachineTest::judgesFilesystems_data()
{
    QTest::addColumn<double>("use");
    QTest::addColumn<int>("reserved");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("reason");
    QTest::newRow("given half full, then ok") << 0.5 << 0 << State::Ok << "";
    QTest::newRow("given just below the first limit, then ok") << 0.849 << 0 << State::Ok << "";
    QTest::newRow("given the first limit, then degraded")
        << 0.85 << 0 << State::Degraded << "/ is 85% full";
    QTest::newRow("given the second limit, then failed")
        << 0.95 << 0 << State::Failed << "/ is 95% full";
    QTest::newRow("given full, then failed") << 1.0 << 0 << State::Failed << "/ is 100% full";
    // Of 1000 bytes 128 are available and 672 used: df says 84 %, not 87 %.
    QTest::newRow("given a reserve for root, then it is not in use")
        << 0.84 << 200 << State::Ok << "";
    QTest::newRow("given that only the reserve is left, then full")
        << 1.0 << 200 << State::Failed << "/ is 100% full";
}

void MachineTest::judgesFilesystems()
{
    QFETCH(const double, use);
    QFETCH(const int, reserved);
    QFETCH(const State, state);
    QFETCH(const QString, reason);
    Bench bench;
    bench.host.rootUse = use;
    bench.host.reserved = reserved;
    (void)bench.second();
    const auto status = bench.machine.status(bench.now());
    QCOMPARE(status.state, state);
    QCOMPARE(QString::fromStdString(status.reasons.empty() ? "" : status.reasons[0]), reason);
}

void MachineTest::saysWhenAFilesystemFillsAndHasRoomAgain()
{
    Bench bench;
    const auto kindsAt = [&](double use) {
        bench.host.rootUse = use;
        return eventKinds(bench.second());
    };
    QCOMPARE(kindsAt(0.5), QStringList());
    QCOMPARE(kindsAt(0.86), QStringList{QStringLiteral("filesystem_filling")});
    QCOMPARE(kindsAt(0.846), QStringList()); // within the hysteresis it stays
    QCOMPARE(bench.machine.status(bench.now()).state, State::Degraded);
    QCOMPARE(kindsAt(0.96), QStringList{QStringLiteral("filesystem_full")});
    QCOMPARE(kindsAt(0.945), QStringList());
    QCOMPARE(kindsAt(0.9), QStringList());
    QCOMPARE(bench.machine.status(bench.now()).state, State::Degraded);
    QCOMPARE(kindsAt(0.8), QStringList{QStringLiteral("filesystem_recovered")});
    QCOMPARE(bench.machine.status(bench.now()).state, State::Ok);
}

void MachineTest::tellsChangesAtOnceAndFiguresNowAndThen()
{
    Bench bench;
    (void)bench.seconds(2);
    QCOMPARE(allOf<StatusChanged>(bench.seconds(60)).size(), std::size_t{12});
    (void)bench.seconds(2);
    bench.host.rootUse = 0.99;
    QCOMPARE(allOf<StatusChanged>(bench.second()).size(), std::size_t{1});
    QCOMPARE(allOf<StatusChanged>(bench.second()).size(), std::size_t{0});
    bench.host.failures = {"netstat: /proc/net/snmp could not be read"};
    QCOMPARE(allOf<StatusChanged>(bench.second()).size(), std::size_t{1});
}

void MachineTest::saysWhichMetricsAreMissing()
{
    Bench bench;
    (void)bench.second();
    bench.host.failures = {"netstat: /proc/net/snmp could not be read"};
    QCOMPARE(eventKinds(bench.second()), QStringList{QStringLiteral("metrics_missing")});
    bench.host.failures = {"netstat: /proc/net/snmp has a strange line: Tcp 1"};
    QCOMPARE(eventKinds(bench.second()), QStringList()); // still the same group of metrics
    const auto status = bench.machine.status(bench.now());
    QCOMPARE(status.state, State::Degraded);
    QCOMPARE(status.reasons.at(0), std::string("some metrics are missing: netstat: "
                                               "/proc/net/snmp has a strange line: Tcp 1"));
    bench.host.failures.clear();
    QCOMPARE(eventKinds(bench.second()), QStringList{QStringLiteral("metrics_complete")});
    QCOMPARE(bench.machine.status(bench.now()).state, State::Ok);
}

void MachineTest::waitsForTheFormerHistoryBeforeItWrites()
{
    Bench bench;
    QVERIFY(allOf<WriteJournal>(bench.seconds(100)).empty());
    const auto writes = allOf<WriteJournal>(bench.load());
    QCOMPARE(writes.size(), std::size_t{1});
    QCOMPARE(writes[0].write->file, std::string("recent-00000001.bafar-history"));
    const auto next =
        allOf<WriteJournal>(bench.machine.handle(JournalWritten{writes[0].write->id}, bench.now()));
    QCOMPARE(next.size(), std::size_t{1});
}

void MachineTest::aFullDiskIsDegradedAndThenOver()
{
    Bench bench;
    (void)bench.load();
    auto writes = allOf<WriteJournal>(bench.seconds(31));
    QCOMPARE(writes.size(), std::size_t{1});
    const Error full{Code::LimitExceeded, "no space left on /var/lib/bafar"};
    const Effects failed =
        bench.machine.handle(JournalFailed{writes[0].write->id, full}, bench.now());
    QCOMPARE(eventKinds(failed), QStringList{QStringLiteral("history_not_saved")});
    QCOMPARE(bench.machine.status(bench.now()).state, State::Degraded);
    QCOMPARE(bench.machine.status(bench.now()).reasons.at(0),
             std::string("history is not being saved: no space left on /var/lib/bafar"));

    // It goes on sampling, tries again later, and says so only once.
    writes = allOf<WriteJournal>(bench.seconds(29));
    QVERIFY(writes.empty());
    writes = allOf<WriteJournal>(bench.seconds(2));
    QCOMPARE(writes.size(), std::size_t{1});
    QVERIFY(eventKinds(bench.machine.handle(JournalFailed{writes[0].write->id, full}, bench.now()))
                .isEmpty());
    writes = allOf<WriteJournal>(bench.seconds(31));
    QCOMPARE(writes.size(), std::size_t{1});
    const Effects saved = bench.machine.handle(JournalWritten{writes[0].write->id}, bench.now());
    QCOMPARE(eventKinds(saved), QStringList{QStringLiteral("history_saved_again")});
    QCOMPARE(bench.machine.status(bench.now()).state, State::Ok);
    QCOMPARE(allOf<WriteJournal>(saved).size(), std::size_t{1}); // what waited follows at once
}

void MachineTest::saysWhatOfTheFormerHistoryWasDamaged()
{
    Bench bench;
    LoadedHistory history;
    history.problems = {"recent-00000007.bafar-history: its last record at byte 88 is torn"};
    QCOMPARE(eventKinds(bench.load(history)), QStringList{QStringLiteral("history_damaged")});
    (void)bench.second();
    QCOMPARE(bench.machine.status(bench.now()).state, State::Ok); // it is over
}

void MachineTest::answersHistory()
{
    Bench bench;
    (void)bench.seconds(100);
    const auto answer = bench.machine.readHistory("node_cpu_seconds_total{mode=\"user\"}",
                                                  std::nullopt, std::nullopt, Duration{});
    QVERIFY(answer);
    const schema::HistorySeries& series = *answer;
    QCOMPARE(series.name, std::string("node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"));
    QCOMPARE(series.step, Duration(1s));
    QCOMPARE(series.values.size(), std::size_t{3601});
    QCOMPARE(series.values.back(), 10 + 100 * 0.4);
    QVERIFY(std::isnan(series.values.front()));
    const auto part = bench.machine.readHistory("node_load1", WallTime{Wall.unixMs + 10000},
                                                WallTime{Wall.unixMs + 19999}, Duration(1s));
    QVERIFY(part && part->values == std::vector<double>(10, 0.25));
    QCOMPARE(part->from.unixMs, Wall.unixMs + 10000);
    const auto refusal = [&](const char* selector) {
        return bench.machine.readHistory(selector, std::nullopt, std::nullopt, Duration{}).error();
    };
    QCOMPARE(refusal("nothing").code, Code::NotFound);
    QCOMPARE(
        refusal("node_cpu_seconds_total").text,
        std::string("\"node_cpu_seconds_total\" means 3 series; give the labels of one of them: "
                    "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}, "
                    "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}, "
                    "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}"));
}

void MachineTest::saysWhenTheClockWasSet()
{
    Bench bench;
    (void)bench.seconds(3);
    bench.host.wallShiftMs = -3600 * 1000;
    QCOMPARE(eventKinds(bench.second()), QStringList{QStringLiteral("clock_set")});
    QCOMPARE(eventKinds(bench.second()), QStringList());
}

void MachineTest::countsSecondsThroughSlewing()
{
    monitoring::SecondCounter counter;
    std::int64_t expected = counter.count(at(0s), {Wall.unixMs + 990}).second;
    QCOMPARE(expected, Wall.unixMs / 1000);
    for (int i = 1; i < 2000; ++i) {
        // 500 ppm, the most that NTP slews; crosses the wall clock's second after twenty samples.
        const auto counted = counter.count(at(i * 1s), {Wall.unixMs + 990 + i * 1000 + i / 2});
        QVERIFY(!counted.clockWasSet);
        QCOMPARE(counted.second, ++expected);
        if (i == 1500) {
            break;
        }
    }
    const auto late = counter.count(at(1510s), {Wall.unixMs + 990 + 1510 * 1000 + 755});
    QCOMPARE(late.second, expected + 10); // nine were missed
}

void MachineTest::putsItsNodeOnTheMap()
{
    Bench bench;
    (void)bench.seconds(2);
    const schema::Presence presence = bench.machine.presence(bench.now());
    QCOMPARE(presence.entities.size(), std::size_t{1});
    const schema::Entity& node = presence.entities[0];
    QCOMPARE(node.id, std::string("node/n1"));
    QCOMPARE(node.lane, schema::Lane::Nodes);
    QCOMPARE(node.state, State::Ok);
    QVERIFY((node.facts.at(0) == schema::Fact{"cpu", "40%", false}));
    QVERIFY((node.facts.at(1) == schema::Fact{"memory", "1.9 GiB of 7.5 GiB", false}));
}

void MachineTest::takesNoCommands()
{
    Bench bench;
    const auto finished = allOf<CommandFinished>(bench.machine.command({}, "c1", bench.now()));
    QCOMPARE(finished.size(), std::size_t{1});
    QCOMPARE(finished[0].id, std::string("c1"));
    QVERIFY(!finished[0].outcome);
    QVERIFY(bench.machine.offers({}).empty());
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
