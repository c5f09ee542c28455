// The node's page: rates, which charts there are and where, facts, and the charts alive. It is
// larger than the budget because each of its rules has its table on one page.
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <string_view>

#include "tests/console/fake_agents.h"
#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/monitoring/facts.h"
#include "ui/monitoring/panel.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using link::CounterRate;
using ui::monitoring::ServiceReader;

class NodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ratesOfCounters_data();
    void ratesOfCounters();
    void ratesOfSeveral_data();
    void ratesOfSeveral();
    void whatServicesDo();
    void chartsThatHaveASource_data();
    void chartsThatHaveASource();
    void aLittleWorkIsSaid_data();
    void aLittleWorkIsSaid();
    void aDatabaseSaysEachOfItsLines_data();
    void aDatabaseSaysEachOfItsLines();
    void columnsByWidth_data();
    void columnsByWidth();
    void factsOfANode();
    void liveChartsOfANode();
    void chartsFillATallPanel();
    void chartsGiveWayBeforeTheyScroll();
    void theMachineIsNamedWholeInASmallWindow();
};

void NodeTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QLocale::setDefault(QLocale::c());
    qputenv("TZ", "UTC");
}

void NodeTest::ratesOfCounters_data()
{
    QTest::addColumn<int>("windowMs");
    QTest::addColumn<QList<double>>("totals"); ///< one a second
    QTest::addColumn<double>("rate");          ///< at the last
    const double none = qQNaN();
    QTest::newRow("given one moment") << 0 << QList<double>{5} << none;
    QTest::newRow("given two") << 0 << QList<double>{5, 8} << 3.0;
    QTest::newRow("given a jump") << 0 << QList<double>{5, 8, 18} << 10.0;
    QTest::newRow("given a jump and a mean") << 10'000 << QList<double>{0, 0, 0, 0, 20} << 5.0;
    QTest::newRow("given a counter that went back") << 0 << QList<double>{5, 8, 1} << none;
    QTest::newRow("given it goes on from there") << 0 << QList<double>{5, 1, 3} << 2.0;
    QTest::newRow("given a moment without") << 0 << QList<double>{5, none, 9} << 2.0;
}

void NodeTest::ratesOfCounters()
{
    QFETCH(int, windowMs);
    QFETCH(QList<double>, totals);
    QFETCH(double, rate);
    CounterRate counter(windowMs);
    double last = 0;
    std::int64_t at = 1000;
    for (const double total : totals) {
        last = counter.read(at += 1000, total, 20'000);
    }
    QCOMPARE(last, rate);
    QVERIFY(std::isnan(counter.read(at + 60'000, 1000, 20'000))); // nobody knows how it got there
}

void NodeTest::ratesOfSeveral_data()
{
    using Rows = QList<QList<double>>;
    QTest::addColumn<Rows>("moments"); ///< one a second, of two counters
    QTest::addColumn<double>("rate");  ///< at the last
    const double none = qQNaN();
    QTest::newRow("given both") << Rows{{1, 10}, {3, 15}} << 7.0;
    QTest::newRow("given a listener without a value yet") << Rows{{1, none}, {3, none}} << 2.0;
    QTest::newRow("given its first value, then that is no growth")
        << Rows{{1, none}, {3, 500}} << 2.0;
    QTest::newRow("given its second value") << Rows{{1, none}, {3, 500}, {5, 501}} << 3.0;
    QTest::newRow("given one that went back, then a gap") << Rows{{1, 500}, {3, 2}} << none;
    QTest::newRow("given it goes on from there") << Rows{{1, 500}, {3, 2}, {4, 4}} << 3.0;
    QTest::newRow("given a little was taken back") << Rows{{1, 500}, {3, 499}} << 2.0;
    QTest::newRow("given none") << Rows{{none, none}, {none, none}} << none;
}

void NodeTest::ratesOfSeveral()
{
    QFETCH(QList<QList<double>>, moments);
    QFETCH(double, rate);
    link::SumRate sum;
    sum.setPlaces({0, 1});
    double last = 0;
    std::int64_t at = 1000;
    for (const QList<double>& moment : moments) {
        last = sum.read({1, {moment.begin(), moment.end()}}, at += 1000, 20'000);
    }
    QCOMPARE(last, rate);
}

void NodeTest::whatServicesDo()
{
    ServiceReader reader;
    const schema::SeriesTable table{
        1,
        {"haproxy_frontend_http_requests_total{proxy=\"web\"}",
         "haproxy_frontend_http_responses_total{proxy=\"web\",code=\"5xx\"}",
         "haproxy_frontend_http_responses_total{proxy=\"web\",code=\"2xx\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",le=\"0.1\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",le=\"0.2\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",le=\"+Inf\"}",
         "mysql_global_status_commands_total{command=\"select\"}",
         "mysql_global_status_commands_total{command=\"insert\"}",
         "mysql_global_status_commands_total{command=\"update\"}",
         "mysql_global_status_commands_total{command=\"set_option\"}",
         "mysql_slave_status_seconds_behind_master{master_host=\"n1\"}",
         "redis_commands_processed_total", "redis_memory_used_bytes"}};
    (void)reader.read(table, {1, {10, 1, 9, 0, 0, 0, 5, 1, 1, 7, 0, 50, 1024}}, {1000});
    const auto load =
        reader.read(table, {1, {110, 3, 109, 90, 100, 100, 45, 3, 5, 99, 2, 58, 2048}}, {2000});
    QCOMPARE(load.requests, 100.0);
    QCOMPARE(load.errors, 2.0);
    QCOMPARE(load.slowest, 0.15); // half way through the second bucket
    QCOMPARE(load.reads, 40.0);
    QCOMPARE(load.writes, 6.0);
    QCOMPARE(load.lag, 2.0);
    QCOMPARE(load.commands, 8.0);
    QCOMPARE(load.cacheBytes, 2048.0);
    QCOMPARE(ServiceReader::wanted(table).size(), std::size_t{7});
}

void NodeTest::chartsThatHaveASource_data()
{
    QTest::addColumn<std::vector<std::string>>("series");
    QTest::addColumn<bool>("swap");
    QTest::addColumn<QString>("ids");
    const std::string disk = "node_disk_io_time_seconds_total{device=\"vda\"}";
    const std::string http = "haproxy_frontend_http_requests_total{proxy=\"web\"}";
    const std::string database = "mysql_global_status_commands_total{command=\"insert\"}";
    const std::string cache = "redis_commands_processed_total";
    const auto row = [](const char* name, std::vector<std::string> series, bool swap,
                        const char* ids) {
        QTest::newRow(name) << series << swap << QString::fromLatin1(ids);
    };
    row("given a host alone", {}, false, "cpu,memory,network");
    row("given swap and a disk", {disk}, true, "cpu,memory and swap,disk,network");
    row("given all", {disk, http, database, cache}, false, "cpu,memory,disk,network,http,database");
    row("given a cache and no database", {disk, http, cache}, false,
        "cpu,memory,disk,network,http,cache");
}

void NodeTest::chartsThatHaveASource()
{
    QFETCH(std::vector<std::string>, series);
    QFETCH(bool, swap);
    QFETCH(QString, ids);
    QStringList got;
    for (const auto* kind : ui::monitoring::kindsFor({1, series}, swap)) {
        got.append(QString::fromLatin1(kind->id));
    }
    QCOMPARE(got.join(QLatin1Char(',')), ids);
}

void NodeTest::aLittleWorkIsSaid_data()
{
    QTest::addColumn<double>("busy");
    QTest::addColumn<QString>("said");
    QTest::newRow("given none") << 0.0 << QStringLiteral("vda at 0%");
    QTest::newRow("given hardly any") << 0.0003 << QStringLiteral("vda at 0.1%");
    QTest::newRow("given less than a percent") << 0.004 << QStringLiteral("vda at 0.4%");
    QTest::newRow("given nearly a tenth") << 0.0994 << QStringLiteral("vda at 9.9%");
    QTest::newRow("given what is rounded to it") << 0.0996 << QStringLiteral("vda at 10%");
    QTest::newRow("given much") << 0.426 << QStringLiteral("vda at 43%");
}

void NodeTest::aLittleWorkIsSaid()
{
    QFETCH(const double, busy);
    ui::monitoring::Moment moment;
    moment.host.diskBusy = busy;
    moment.host.diskBusiest = "vda";
    const auto kinds =
        ui::monitoring::kindsFor({1, {"node_disk_io_time_seconds_total{device=\"vda\"}"}}, false);
    const auto disk = std::find_if(kinds.begin(), kinds.end(), [](const auto* kind) {
        return std::string_view(kind->id) == "disk";
    });
    QVERIFY(disk != kinds.end());
    QTEST((*disk)->headline(moment), "said");
}

void NodeTest::aDatabaseSaysEachOfItsLines_data()
{
    QTest::addColumn<double>("reads");
    QTest::addColumn<double>("lag");
    QTest::addColumn<QString>("said");
    QTest::newRow("given a primary, then writes and reads")
        << 140.0 << qQNaN() << QStringLiteral("8.0/s writes · 140/s reads");
    QTest::newRow("given a replica, then its lag, too")
        << 140.0 << 2.0 << QStringLiteral("8.0/s writes · 140/s reads · lag 2.0 s");
    QTest::newRow("given reads that are not known, then writes")
        << qQNaN() << qQNaN() << QStringLiteral("8.0/s writes");
}

void NodeTest::aDatabaseSaysEachOfItsLines()
{
    QFETCH(const double, reads);
    QFETCH(const double, lag);
    ui::monitoring::Moment moment;
    moment.service.writes = 8;
    moment.service.reads = reads;
    moment.service.lag = lag;
    const auto kinds = ui::monitoring::kindsFor(
        {1, {"mysql_global_status_commands_total{command=\"insert\"}"}}, false);
    const auto database = std::find_if(kinds.begin(), kinds.end(), [](const auto* kind) {
        return std::string_view(kind->id) == "database";
    });
    QVERIFY(database != kinds.end());
    QTEST((*database)->headline(moment), "said");
}

void NodeTest::columnsByWidth_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("charts");
    QTest::addColumn<int>("columns");
    QTest::newRow("given a strip") << 400 << 6 << 1;
    QTest::newRow("given 1024 pixels of window") << 800 << 6 << 2;
    QTest::newRow("given 1920 pixels of window") << 1400 << 6 << 3;
    QTest::newRow("given four charts") << 1400 << 4 << 2;
}

void NodeTest::columnsByWidth()
{
    QFETCH(int, width);
    QFETCH(int, charts);
    QFETCH(int, columns);
    QCOMPARE(ui::monitoring::columnsFor(width, static_cast<std::size_t>(charts)), columns);
}

void NodeTest::factsOfANode()
{
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    speakFull(agents);
    const auto facts = ui::monitoring::factsOf(session.store(), "n1", SomeDay);
    const QString line = ui::monitoring::plainLine(facts);
    QVERIFY2(line.contains(QLatin1String("Floating IP owner of 1")), qPrintable(line));
    QVERIFY(ui::monitoring::richLine(facts).contains(QLatin1String("<b>owner of 1</b>")));
    QVERIFY(ui::monitoring::factsOf(session.store(), "n9", SomeDay).empty());
    const QString hostile = ui::monitoring::richLine({{QStringLiteral("<b>"), {}}});
    QVERIFY(hostile.contains(QLatin1String("&lt;b&gt;")));
}

void NodeTest::liveChartsOfANode()
{
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    for (const auto& [node, agent] : agents) {
        agent->saySnapshot("n1");
    }
    ui::monitoring::ChartsPanel panel(session, QStringLiteral("node/n1"), nullptr);
    panel.resize(1200, 700);
    panel.show();
    for (int second = 1; second <= 30; ++second) {
        agents.at("n1")->saySamples(second);
    }
    QCOMPARE(panel.charts().charts().size(), std::size_t{3});
    for (const shared::Chart* chart : panel.charts().charts()) {
        QVERIFY2(chart->hasHeadline(), qPrintable(chart->accessibleName()));
    }
    const auto* plot = panel.charts().charts().front()->findChild<shared::ChartPlot*>();
    QTRY_COMPARE(plot->picture().span.toMs, SomeDay.unixMs + 30'000);
    auto buttons = panel.findChildren<QPushButton*>();
    const auto button = [&buttons](const char* text) {
        return *std::find_if(buttons.begin(), buttons.end(), [text](const QPushButton* each) {
            return each->text() == QLatin1String(text);
        });
    };
    QPushButton* pause = button("Pause");
    pause->click();
    for (int second = 31; second <= 42; ++second) {
        agents.at("n1")->saySamples(second);
    }
    QVERIFY2(pause->text().startsWith(QLatin1String("Paused 12")), qPrintable(pause->text()));
    QCOMPARE(panel.charts().group().time().span().toMs, SomeDay.unixMs + 30'000);
    pause->click();
    QCOMPARE(panel.charts().group().time().span().toMs, SomeDay.unixMs + 42'000);
    button("24 h")->click();
    QCOMPARE(panel.charts().group().time().lengthMs(), 24 * 3600 * 1000LL);
}

void NodeTest::chartsFillATallPanel()
{
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    agents.at("n1")->saySnapshot("n1");
    ui::monitoring::ChartsPanel panel(session, QStringLiteral("node/n1"), nullptr);
    panel.resize(1100, 1100);
    panel.show();
    agents.at("n1")->saySamples(1);
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QCOMPARE(panel.charts().charts().size(), std::size_t{3}); // two rows
    const shared::Chart* last = panel.charts().charts().back();
    const auto below = [&] { // pixels of the panel
        return panel.height() - last->mapTo(&panel, QPoint(0, last->height())).y();
    };
    QTRY_VERIFY2(below() <= 40, qPrintable(QString::number(below())));
}

void NodeTest::chartsGiveWayBeforeTheyScroll()
{
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    agents.at("n1")->saySnapshot("n1");
    ui::monitoring::ChartsPanel panel(session, QStringLiteral("node/n1"), nullptr);
    panel.resize(1100, 700);
    panel.show();
    for (int second = 1; second <= 5; ++second) {
        agents.at("n1")->saySamples(second);
    }
    QCOMPARE(panel.charts().charts().size(), std::size_t{3}); // two rows
    const auto* area = panel.findChild<QScrollArea*>();
    const auto scrolls = [&panel, area](int height) { // pixels of the area
        panel.resize(1100, panel.height() - area->height() + height);
        return area->height() != height || area->verticalScrollBar()->maximum() > 0;
    };
    const int least = 2 * panel.charts().charts().front()->minimumHeight() + 12 + 16;
    QTRY_VERIFY(!scrolls(least));
    QTRY_VERIFY(scrolls(least - 20));
}

/// The panel is as wide as in a window of 1024 pixels.
void NodeTest::theMachineIsNamedWholeInASmallWindow()
{
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    ui::monitoring::ChartsPanel panel(session, QStringLiteral("node/n1"), nullptr);
    panel.resize(803, 500);
    panel.show();
    agents.at("n1")->saySnapshot("n1");
    const auto isWhole = [&panel] {
        const auto labels = panel.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith(QLatin1String("Debian")) &&
                   label->fontMetrics().horizontalAdvance(label->text()) <= label->width();
        });
    };
    QTRY_VERIFY(isWhole());
}

} // namespace bafar::test

using bafar::test::NodeTest;
TEST_CLASS(NodeTest)
#include "node_test.moc"
