// What a simulated host measures of itself, and the requests that its site answers.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "agents/monitoring/history.h"
#include "agents/sim/metrics.h"
#include "agents/sim/traffic.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t TenMinutes = 600;
constexpr WallTime FirstWall{1'767'225'600'000};
constexpr Family Connected{"mysql_global_status_threads_connected", SeriesType::Untyped, "Clients"};

/// All that one server counted.
load_balancer::Counts tenMinutesOf(std::string_view server)
{
    load_balancer::Counts all;
    for (std::int64_t second = 0; second < TenMinutes; ++second) {
        all += sim::answeredBy(server, second).counts;
    }
    return all;
}

double valueOf(const monitoring::Frame& frame, const std::string& series)
{
    return frame.sample.value(frame.table->find(series));
}

/// One sample a second, from one second to another, both included.
monitoring::FramePtr samplesOf(sim::HostMetrics& host,
                               std::int64_t from,
                               std::int64_t to,
                               const sim::Work& work)
{
    monitoring::FramePtr frame;
    for (std::int64_t second = from; second <= to; ++second) {
        frame = host.sample(Instant(1h + std::chrono::seconds(second)),
                            {FirstWall.unixMs + second * 1000}, work);
    }
    return frame;
}

} // namespace

class TrafficTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsCountedOnce();
    void serversDifferAndOneFailsNowAndThen();
    void loadAndShareAgreeOnFourProcessors();
    void whoAnswersHasTraffic();
    void whatConceptsMeasuredIsInTheSample();
    void thePastEndsAtTheFirstSample();
    void theSamplesGoOnWhereThePastEnds();
    void aHostThatBeginsIsAsBusyAsItsWorkMakesIt();
};

void TrafficTest::everyAnswerIsCountedOnce()
{
    for (std::int64_t second = 0; second < TenMinutes; ++second) {
        const sim::Answered one = sim::answeredBy("web.3", second);
        const auto& took = one.counts.durations.counts;
        const auto& answers = one.counts.answers;
        QVERIFY(one.counts.requests > 0);
        QCOMPARE(std::accumulate(took.begin(), took.end(), std::uint64_t{0}), one.counts.requests);
        QCOMPARE(std::accumulate(answers.begin(), answers.end(), std::uint64_t{0}),
                 one.counts.requests);
    }
}

void TrafficTest::serversDifferAndOneFailsNowAndThen()
{
    constexpr std::size_t ServerErrors = 4; // 5xx
    const load_balancer::Counts fast = tenMinutesOf("web.1");
    const load_balancer::Counts slow = tenMinutesOf("web.3");
    const Duration fastP95 = load_balancer::percentile95({}, fast.durations);
    const Duration slowP95 = load_balancer::percentile95({}, slow.durations);
    QVERIFY(fastP95 > 20ms && fastP95 < 45ms);
    QVERIFY(slowP95 > 55ms && slowP95 < 95ms);
    QCOMPARE(fast.answers.at(ServerErrors), std::uint64_t{0});
    const double share =
        static_cast<double>(slow.answers.at(ServerErrors)) / static_cast<double>(slow.requests);
    QVERIFY2(share > 0.003 && share < 0.005, qPrintable(QString::number(share)));
    QCOMPARE(std::lround(sim::tookMs(sim::paceOf("web.1"), 0.95)), 31L);
}

void TrafficTest::loadAndShareAgreeOnFourProcessors()
{
    sim::HostMetrics host("n1", Random(7));
    const monitoring::FramePtr frame = samplesOf(host, 0, TenMinutes, {990, 250});
    double busy = 0;
    for (const char* cpu : {"0", "1", "2", "3"}) {
        const std::string one = std::string("node_cpu_seconds_total{cpu=\"") + cpu + "\",mode=\"";
        busy += valueOf(*frame, one + "user\"}") + valueOf(*frame, one + "system\"}");
    }
    const double used = busy / static_cast<double>(TenMinutes + 1); // of all four
    QVERIFY2(used > 0.8 && used < 1.6, qPrintable(QString::number(used)));
    QVERIFY(std::abs(valueOf(*frame, "node_load1") - used) < 0.6);
    QVERIFY(std::isnan(valueOf(*frame, "node_cpu_seconds_total{cpu=\"4\",mode=\"idle\"}")));
}

void TrafficTest::whoAnswersHasTraffic()
{
    sim::HostMetrics idle("n1", Random(7));
    sim::HostMetrics server("n2", Random(7));
    const std::string sent = "node_network_transmit_bytes_total{device=\"eth0\"}";
    const double nothing = valueOf(*samplesOf(idle, 0, TenMinutes, {}), sent);
    const double much = valueOf(*samplesOf(server, 0, TenMinutes, {0, 370}), sent);
    QVERIFY(much > 10 * nothing);
}

void TrafficTest::whatConceptsMeasuredIsInTheSample()
{
    MeasureBook book;
    Recorder& recorder = book.begin({}, {});
    recorder.set(recorder.series(Connected), 259);
    const std::vector<monitoring::ConceptMeasures> measures = {
        {"database", book.publish(Instant(3h))}};
    sim::HostMetrics host("n2", Random(7));
    const monitoring::FramePtr frame = host.sample(Instant(1h), FirstWall, {}, measures);
    QCOMPARE(valueOf(*frame, "mysql_global_status_threads_connected"), 259.0);
}

void TrafficTest::thePastEndsAtTheFirstSample()
{
    sim::HostMetrics host("n1", Random(7));
    QVERIFY(!host.hasBegun());
    const auto past = host.past(Instant(1h), FirstWall, {990, 250}, 20);
    QVERIFY(past != nullptr);
    QVERIFY(host.hasBegun());
    monitoring::History history;
    history.restore(std::move(past->blocks));
    const std::int64_t begin = FirstWall.unixMs / 1000;
    const auto points = history.query("node_load1", begin - 900, begin + 30, 1);
    QVERIFY2(points.has_value(), points ? "" : points.error().text.c_str());
    const auto known = std::count_if(points->values.begin(), points->values.end(),
                                     [](double value) { return std::isfinite(value); });
    QCOMPARE(known, std::ptrdiff_t{900});
    QVERIFY(std::isfinite(points->values.at(899)));
    QVERIFY(std::isnan(points->values.at(900)));
}

void TrafficTest::theSamplesGoOnWhereThePastEnds()
{
    const std::string received = "node_network_receive_bytes_total{device=\"eth0\"}";
    sim::HostMetrics host("n1", Random(7));
    const auto past = host.past(Instant(1h), FirstWall, {990, 250}, 20);
    monitoring::History history;
    history.restore(std::move(past->blocks));
    const std::int64_t begin = FirstWall.unixMs / 1000;
    const auto before = [&](const std::string& series, std::int64_t back) {
        const auto points = history.query(series, begin - 900, begin - 1, 1);
        return points ? points->values.at(static_cast<std::size_t>(900 - back)) : 0.0;
    };
    const monitoring::FramePtr first = samplesOf(host, 0, 0, {990, 250});
    const double step = before(received, 1) - before(received, 2);
    const double joint = valueOf(*first, received) - before(received, 1);
    QVERIFY2(joint > step / 2 && joint < step * 2, qPrintable(QString::number(joint / step)));
    QVERIFY(std::abs(valueOf(*first, "node_load1") - before("node_load1", 1)) < 0.3);
    QCOMPARE(valueOf(*first, "node_boot_time_seconds"), before("node_boot_time_seconds", 1));
}

void TrafficTest::aHostThatBeginsIsAsBusyAsItsWorkMakesIt()
{
    sim::HostMetrics host("n1", Random(7));
    const double first = valueOf(*samplesOf(host, 0, 0, {990, 250}), "node_load1");
    const double later = valueOf(*samplesOf(host, 1, TenMinutes, {990, 250}), "node_load1");
    QVERIFY2(std::abs(first - later) < 0.6, qPrintable(QString::number(first)));
}

TEST_CLASS(TrafficTest)

} // namespace bafar::test

#include "traffic_test.moc"
