// The overview's totals: counters become rates, and a node that is heard and did not tell leaves a
// gap.
#include <QTest>
#include <cmath>

#include "tests/support/main.h"
#include "ui/overview/trend.h"

namespace bafar::test {

using namespace ui::overview;

namespace {

using Names = std::set<std::string>;

schema::Samples samplesOf(std::vector<double> values)
{
    return {1, std::move(values)};
}

} // namespace

class OverviewTrendTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countersBecomeRates();
    void totalsHaveGaps_data();
    void totalsHaveGaps();
    void thePastIsAddedUp();
    void whoTellsLateIsNoFall();
    void whatWasNotReadIsNoTotal();
    void aListenerWithoutAValueIsNoGap();
    void whatAReplicaRepeatsIsNotCounted_data();
    void whatAReplicaRepeatsIsNotCounted();
};

void OverviewTrendTest::countersBecomeRates()
{
    const schema::SeriesTable table{
        1,
        {"node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}",
         "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}", "node_memory_MemTotal_bytes",
         "node_network_receive_bytes_total{device=\"lo\"}",
         "node_network_receive_bytes_total{device=\"eth0\"}",
         "haproxy_frontend_http_responses_total{proxy=\"web\",code=\"5xx\"}",
         "mysql_global_status_commands_total{command=\"insert\"}",
         "mysql_global_status_commands_total{command=\"select\"}"}};
    QCOMPARE(NodeReader::wanted(table).size(), std::size_t{5});
    NodeReader reader;
    const Measures first = reader.read(table, samplesOf({10, 1, 64, 5, 0, 7, 3, 9}), {1'000'000});
    QVERIFY(std::isnan(of(first, Measure::CpuIdle)));
    QCOMPARE(of(first, Measure::MemoryTotal), 64.0);
    const Measures next =
        reader.read(table, samplesOf({11, 2, 64, 500, 200, 9, 7, 90}), {1'002'000});
    QCOMPARE(of(next, Measure::CpuIdle), 0.5);
    QCOMPARE(of(next, Measure::Processors), 1.0);
    QCOMPARE(of(next, Measure::Received), 100.0);
    QCOMPARE(of(next, Measure::Errors), 1.0);
    QCOMPARE(of(next, Measure::DatabaseWrites), 2.0);
    QVERIFY(std::isnan(of(next, Measure::Requests)));
    const Measures restarted =
        reader.read(table, samplesOf({0, 0, 64, 0, 0, 0, 0, 0}), {1'004'000});
    QVERIFY(std::isnan(of(restarted, Measure::Received)));
    const Measures late = reader.read(table, samplesOf({9, 9, 64, 9, 9, 9, 9, 9}), {1'099'000});
    QVERIFY(std::isnan(of(late, Measure::Received)));
}

void OverviewTrendTest::totalsHaveGaps_data()
{
    QTest::addColumn<Names>("tell");
    QTest::addColumn<Names>("heard");
    QTest::addColumn<double>("total"); // -1: a gap
    const Names both{"a", "b"};
    QTest::newRow("given both tell, then the sum") << both << both << 20.0;
    QTest::newRow("given one that is heard and does not, then a gap") << Names{"a"} << both << -1.0;
    QTest::newRow("given one that is not heard, then the rest") << Names{"a"} << Names{"a"} << 10.0;
    QTest::newRow("given nobody, then a gap") << Names{} << Names{} << -1.0;
}

void OverviewTrendTest::totalsHaveGaps()
{
    QFETCH(Names, tell);
    QFETCH(Names, heard);
    Totals totals;
    Measures ten = noMeasures();
    of(ten, Measure::Received) = 10;
    totals.add("a", ten);
    totals.add("b", ten);
    (void)totals.close({"a", "b"});
    for (const std::string& node : tell) {
        totals.add(node, ten);
        totals.add(node, ten); // a mean, however often it was told
    }
    const double total = of(totals.close(heard), Measure::Received);
    QTEST(std::isnan(total) ? -1.0 : total, "total");
}

void OverviewTrendTest::thePastIsAddedUp()
{
    Measures ten = noMeasures();
    of(ten, Measure::Sent) = 10;
    const Past all =
        totalsOf({{"a", {{1, ten}, {2, ten}, {3, ten}, {4, ten}}}, {"b", {{2, ten}, {4, ten}}}});
    QCOMPARE(all.size(), std::size_t{4});
    QCOMPARE(of(all.at(1), Measure::Sent), 10.0); // b was not there yet
    QCOMPARE(of(all.at(2), Measure::Sent), 20.0);
    QVERIFY(std::isnan(of(all.at(3), Measure::Sent))); // b has a hole
    QCOMPARE(of(all.at(4), Measure::Sent), 20.0);
}

/// Nodes are asked at one moment, and a step ends for each when it tells next.
void OverviewTrendTest::whoTellsLateIsNoFall()
{
    Measures ten = noMeasures();
    of(ten, Measure::Sent) = 10;
    const Past all = totalsOf({{"a", {{1, ten}, {2, ten}, {3, ten}, {4, ten}}},
                               {"late", {{1, ten}, {2, ten}, {3, ten}}},
                               {"gone", {{1, ten}}}});
    QCOMPARE(of(all.at(2), Measure::Sent), 30.0);
    QCOMPARE(of(all.at(3), Measure::Sent), 20.0); // two steps later it is not there any more
    QCOMPARE(of(all.at(4), Measure::Sent), 20.0);
}

/// One node's requests could not be read as a whole: the others' are not the cluster's.
void OverviewTrendTest::whatWasNotReadIsNoTotal()
{
    Measures one = noMeasures();
    of(one, Measure::Requests) = 5;
    of(one, Measure::Received) = 7;
    const std::set<Measure> lost = NodeReader::lostWithout(
        {"haproxy_frontend_http_requests_total"},
        {"haproxy_frontend_http_requests_total{proxy=\"web\"}", "node_load1"});
    QCOMPARE(lost, std::set<Measure>{Measure::Requests});
    const Past totals = totalsOf({{"n1", Past{{1, one}}}, {"n2", Past{{1, noMeasures()}}}}, lost);
    QVERIFY(std::isnan(of(totals.at(1), Measure::Requests)));
    QCOMPARE(of(totals.at(1), Measure::Received), 7.0);
}

/// The node's own charts say the same (NodeTest::ratesOfSeveral).
void OverviewTrendTest::aListenerWithoutAValueIsNoGap()
{
    const schema::SeriesTable table{1,
                                    {"haproxy_frontend_http_requests_total{proxy=\"web\"}",
                                     "haproxy_frontend_http_requests_total{proxy=\"new\"}"}};
    NodeReader reader;
    static_cast<void>(reader.read(table, samplesOf({10, qQNaN()}), {1'000'000}));
    const Measures next = reader.read(table, samplesOf({30, qQNaN()}), {1'002'000});
    QCOMPARE(of(next, Measure::Requests), 10.0);
}

void OverviewTrendTest::whatAReplicaRepeatsIsNotCounted_data()
{
    QTest::addColumn<double>("replica");
    QTest::addColumn<double>("relay");
    QTest::addColumn<double>("writes");
    QTest::newRow("given the primary, then its writes") << 0.0 << 0.0 << 2.0;
    QTest::newRow("given a replica, then none") << 1.0 << 0.0 << 0.0;
    QTest::newRow("given a relay, then none") << 0.0 << 1.0 << 0.0;
    QTest::newRow("given no word of its role, then its writes") << qQNaN() << qQNaN() << 2.0;
}

void OverviewTrendTest::whatAReplicaRepeatsIsNotCounted()
{
    QFETCH(double, replica);
    QFETCH(double, relay);
    const schema::SeriesTable table{1,
                                    {"mysql_global_status_commands_total{command=\"insert\"}",
                                     "bafar_db_role{role=\"primary\"}",
                                     "bafar_db_role{role=\"replica\"}",
                                     "bafar_db_role{role=\"relay\"}"}};
    QCOMPARE(NodeReader::wanted(table).size(), std::size_t{3}); // the past needs the role, too
    QCOMPARE(NodeReader::lostWithout({"bafar_db_role"}, table.names),
             std::set<Measure>{Measure::DatabaseWrites});
    NodeReader reader;
    const Measures first = reader.read(table, samplesOf({3, 1, replica, relay}), {1'000'000});
    QVERIFY(std::isnan(of(first, Measure::DatabaseWrites)));
    const Measures next = reader.read(table, samplesOf({7, 1, replica, relay}), {1'002'000});
    QTEST(of(next, Measure::DatabaseWrites), "writes");
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewTrendTest)
#include "overview_trend_test.moc"
