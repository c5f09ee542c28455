// What counters come to over time, and what several loops' counts are together.
#include "agents/load_balancer/meter.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using load_balancer::Counts;
using load_balancer::ListenReport;
using load_balancer::LoopReport;
using load_balancer::Meter;
using load_balancer::Meters;
using load_balancer::ServerReport;
using schema::State;

Counts countsOf(std::uint64_t requests, std::uint64_t errors)
{
    Counts counts;
    counts.requests = requests;
    counts.answers[4] = errors;
    return counts;
}

/// One loop's word of a listener with a road, and of a server that may be asked again then.
LoopReport loopWith(std::uint64_t requests, Instant triedAgain)
{
    LoopReport loop;
    ListenReport listen;
    listen.listen.listener = "http";
    listen.counts = countsOf(requests, 0);
    listen.upstreams["web"] = countsOf(requests / 2, 0);
    loop.listens = {listen};
    ServerReport server;
    server.upstream = "web";
    server.entry.key = "a";
    server.ejected = triedAgain != Instant{};
    server.triedAgain = triedAgain;
    loop.servers = {server};
    return loop;
}

} // namespace

class MeterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsAreForgottenAfterTwoWindows();
    void whoLeftIsNoError();
    void aRateNeedsTwoReadings();
    void whatIsNotReportedAnyMoreHasNoMeter();
    void loopsAreSummed_data();
    void loopsAreSummed();
};

void MeterTest::errorsAreForgottenAfterTwoWindows()
{
    Meter meter;
    meter.read({}, 0, true);
    meter.read(countsOf(100, 10), 1, false);
    QVERIFY(meter.state() == State::Failed);
    meter.read(countsOf(200, 10), 1, true);
    QVERIFY(meter.state() == State::Failed); // of the window before
    meter.read(countsOf(300, 10), 1, true);
    QVERIFY(meter.state() == State::Ok);
    QCOMPARE(meter.errorShare(), 0.0);
}

void MeterTest::whoLeftIsNoError()
{
    Counts left = countsOf(100, 0);
    left.answers[5] = 50; // none at all
    Meter meter;
    meter.read({}, 0, true);
    meter.read(left, 1, false);
    QCOMPARE(meter.rate().errors, 0.0);
    QVERIFY(meter.state() == State::Ok);
}

void MeterTest::aRateNeedsTwoReadings()
{
    Meter meter;
    meter.read(countsOf(100, 50), 1, true);
    QCOMPARE(meter.rate().requests, 0.0);
    meter.read(countsOf(130, 52), 2, false);
    QCOMPARE(meter.rate().requests, 15.0);
    QCOMPARE(meter.rate().errors, 1.0);
    meter.read(countsOf(160, 52), 0, false); // the one before is too old
    QCOMPARE(meter.rate().requests, 0.0);
    meter.read(countsOf(5, 0), 1, false); // they began anew
    QCOMPARE(meter.rate().requests, 0.0);
}

void MeterTest::whatIsNotReportedAnyMoreHasNoMeter()
{
    Meters meters;
    meters.read(loopWith(10, {}), 1, true);
    meters.read(loopWith(40, {}), 1, false);
    QCOMPARE(meters.listeners.at("http").rate().requests, 30.0);
    QCOMPARE(meters.roads.at({"http", "web"}).rate().requests, 15.0);
    QVERIFY(meters.servers.contains({"web", "a"}));
    meters.read({}, 1, false);
    QVERIFY(meters.listeners.empty() && meters.roads.empty() && meters.servers.empty());
}

void MeterTest::loopsAreSummed_data()
{
    QTest::addColumn<int>("first"); // seconds; 0: it is not left out there
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("tried");
    QTest::newRow("given both leave it out, then the first trial counts") << 9 << 5 << 5;
    QTest::newRow("given one does, then its trial") << 0 << 5 << 5;
    QTest::newRow("given the other does, then its trial") << 9 << 0 << 9;
    QTest::newRow("given none does, then there is none") << 0 << 0 << 0;
}

void MeterTest::loopsAreSummed()
{
    QFETCH(const int, first);
    QFETCH(const int, second);
    QFETCH(const int, tried);
    const auto at = [](int seconds) { return Instant(std::chrono::seconds(seconds)); };
    const LoopReport all = load_balancer::sum({loopWith(10, at(first)), loopWith(30, at(second))});
    QCOMPARE(all.listens.size(), std::size_t{1});
    QCOMPARE(all.listens[0].counts.requests, std::uint64_t{40});
    QCOMPARE(all.listens[0].upstreams.at("web").requests, std::uint64_t{20});
    QCOMPARE(all.servers.size(), std::size_t{1});
    QVERIFY(all.servers[0].triedAgain == at(tried));
}

TEST_CLASS(MeterTest)

} // namespace bafar::test

#include "meter_test.moc"
