// What rules of this kind get wrong elsewhere, and what hostile or absent input must not do.
#include <QTest>

#include "agents/alerting/text.h"
#include "tests/alerting/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

class TrapsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    // This function is larger than the budget because the traps are one table.
    void nothingHappens_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("then");
        QTest::addColumn<int>("seconds");
        const auto row = [](const char* name, const char* before, const char* then, int seconds) {
            QTest::addRow("%s", name)
                << QString::fromLatin1(before) << QString::fromLatin1(then) << seconds;
        };
        row("half idle and half waiting is not half busy",
            "node_cpu_seconds_total{mode=\"idle\"} += 0.5; "
            "node_cpu_seconds_total{mode=\"iowait\"} += 0.5",
            "", 1200);
        row("one error of one request is no ratio",
            "haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"} += 0; "
            "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} += 0",
            "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} += 0.2", 1200);
        row("slow requests that nobody makes are none",
            "http_request_duration_seconds_bucket{le=\"1\",proxy=\"web\"} += 0; "
            "http_request_duration_seconds_bucket{le=\"+Inf\",proxy=\"web\"} += 0",
            "http_request_duration_seconds_bucket{le=\"+Inf\",proxy=\"web\"} += 0.1", 1200);
        row("a restarted exporter's counters are no errors",
            "haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"} += 100; "
            "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} += 0.1",
            "haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"} = 0; "
            "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} = 0",
            600);
        row("a container without a limit has no share of it",
            "container_memory_working_set_bytes{name=\"a\"} = 5e9; "
            "container_spec_memory_limit_bytes{name=\"a\"} = 0",
            "", 600);
        row("Redis without a limit has no share of it",
            "redis_memory_used_bytes = 5e9; redis_memory_max_bytes = 0", "", 600);
        row("a read-only image is full by nature",
            "node_filesystem_size_bytes{device=\"/dev/sr0\",fstype=\"udf\",mountpoint=\"/i\"} = 9; "
            "node_filesystem_avail_bytes{device=\"/dev/sr0\",fstype=\"udf\",mountpoint=\"/i\"} = "
            "0; "
            "bafar_filesystem_used_ratio{device=\"/dev/sr0\",fstype=\"udf\",mountpoint=\"/i\"} = "
            "1; "
            "node_filesystem_readonly{device=\"/dev/sr0\",fstype=\"udf\",mountpoint=\"/i\"} = 1",
            "", 1200);
        row("memory and network file systems are not this host's",
            "node_filesystem_size_bytes{device=\"t\",fstype=\"tmpfs\",mountpoint=\"/t\"} = 9; "
            "node_filesystem_avail_bytes{device=\"t\",fstype=\"tmpfs\",mountpoint=\"/t\"} = 0; "
            "bafar_filesystem_used_ratio{device=\"t\",fstype=\"tmpfs\",mountpoint=\"/t\"} = 1; "
            "node_filesystem_readonly{device=\"t\",fstype=\"tmpfs\",mountpoint=\"/t\"} = 0; "
            "node_filesystem_size_bytes{device=\"g\",fstype=\"fuse.gfs\",mountpoint=\"/m\"} = 9; "
            "node_filesystem_avail_bytes{device=\"g\",fstype=\"fuse.gfs\",mountpoint=\"/m\"} = 0; "
            "bafar_filesystem_used_ratio{device=\"g\",fstype=\"fuse.gfs\",mountpoint=\"/m\"} = 1; "
            "node_filesystem_readonly{device=\"g\",fstype=\"fuse.gfs\",mountpoint=\"/m\"} = 0",
            "", 1200);
        row("a link that was never up is not down", "node_network_up{device=\"eth9\"} = 0", "",
            600);
        for (const char* device : {"docker0", "docker_gwbridge", "br-0a1b2c3d4e5f", "veth1a2b3c4",
                                   "virbr0", "vnet7", "tap0", "cni0", "cali12", "lo"}) {
            const std::string label = std::string("{device=\"") + device + "\"}";
            QTest::addRow("%s comes and goes with its guests", device)
                << QString::fromStdString("node_network_carrier_changes_total" + label +
                                          " = 10; node_network_up" + label + " = 1")
                << QString::fromStdString("node_network_carrier_changes_total" + label +
                                          " = 40; node_network_up" + label + " = 0")
                << 600;
        }
        row("a server with its only backend is not at its last",
            "haproxy_backend_active_servers{proxy=\"a\"} = 1", "", 600);
        row("a delayed replica is as far behind as it should be",
            "mysql_slave_status_seconds_behind_master{master_host=\"a\"} = 3600; "
            "mysql_slave_status_sql_delay{master_host=\"a\"} = 3600",
            "", 600);
        row("a replica that is gone has no unknown lag",
            "mysql_slave_status_seconds_behind_master{master_host=\"a\"} = 0; "
            "mysql_slave_status_slave_sql_running{master_host=\"a\"} = 1",
            "mysql_slave_status_seconds_behind_master{master_host=\"a\"} gone; "
            "mysql_slave_status_slave_sql_running{master_host=\"a\"} gone",
            600);
        row("a service that should run nothing is not short",
            "bafar_swarm_service_replicas_running{service=\"a\"} = 0; "
            "bafar_swarm_service_replicas_desired{service=\"a\"} = 0",
            "", 600);
        row("a value just at the limit is not above it",
            "node_load5 = 2; "
            "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} += 1",
            "", 1200);
        row("NaN is nothing", "mysql_up = 1", "mysql_up = nan", 600);
        row("three failures in ten minutes are not a loop",
            "bafar_swarm_task_failures_total{service=\"a\"} = 0",
            "bafar_swarm_task_failures_total{service=\"a\"} = 3", 600);
    }

    void nothingHappens()
    {
        QFETCH(QString, before);
        QFETCH(QString, then);
        QFETCH(int, seconds);
        Fleet fleet;
        fleet.tell(before.toStdString());
        fleet.run(120s);
        fleet.tell(then.toStdString());
        fleet.run(std::chrono::seconds(seconds));
        const std::vector<std::string> events = fleet.takeEvents();
        QVERIFY2(events.empty(), events.empty() ? "" : events.front().c_str());
    }

    void anOwnerThatIsNoAgentCountsAsOne()
    {
        Fleet fleet;
        fleet.tell("@owns web; @hears web 192.0.2.30 n2 n3");
        fleet.run(60s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>());

        fleet.tell("@owns web n1; @hears web 192.0.2.30 n2 n3");
        fleet.run(13s);
        const std::vector<Alert> two = fleet.alerts("VipTwoMasters", AlertState::Firing);
        QCOMPARE(two.size(), std::size_t{1});
        QCOMPARE(
            QString::fromStdString(two.front().summary),
            QStringLiteral("2 nodes own the floating IP web at the same time: n1, 192.0.2.30"));

        fleet.tell("@hears web 192.0.2.11 n2 n3"); // n1 knows that this is its own
        fleet.run(2s);
        QCOMPARE(fleet.takeEvents(), (std::vector<std::string>{"n1 alert_firing VipTwoMasters",
                                                               "n1 alert_resolved VipTwoMasters"}));

        fleet.tell("@owns web");
        fleet.run(13s);
        QCOMPARE(fleet.alerts("VipNoMaster", AlertState::Firing).size(), std::size_t{1});
    }

    void anAddressThatWentToNoAgentHasAnOwner()
    {
        Fleet fleet;
        fleet.tell("@owns web n1");
        fleet.run(10s);
        // n1 heard a higher priority and yielded; so did those that stood by for it.
        fleet.tell("@owns web; @moves web n1 1; @hears web 192.0.2.30 n1 n2 n3");
        fleet.run(2s);
        const std::vector<Alert> moved = fleet.alerts("VrrpFailover", AlertState::Firing);
        QCOMPARE(moved.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(moved.front().summary),
                 QStringLiteral("the floating IP web moved; its owner is now: 192.0.2.30, which is "
                                "not one of these agents"));

        fleet.tell("@owns web"); // it is gone, and nobody has followed it yet
        fleet.run(alerting::Machine::FiguresEvery + 2s);
        const std::vector<Alert> lost = fleet.alerts("VrrpFailover", AlertState::Firing);
        QCOMPARE(lost.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(lost.front().summary),
                 QStringLiteral("the floating IP web moved; its owner is now: nobody"));
    }

    void whatASilentAgentHeardIsNoOwner()
    {
        Fleet fleet;
        fleet.tell("@owns web; @hears web 192.0.2.30 n3");
        fleet.run(60s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>());
        fleet.tell("@silent n3");
        fleet.run(20s);
        QCOMPARE(fleet.alerts("VipNoMaster", AlertState::Firing).size(), std::size_t{1});
    }

    void anOutageOfAllServersIsCriticalBeforeItIsAWarning()
    {
        // A tenth of the window's answers are errors half a minute after all of them began to be.
        Fleet fleet;
        fleet.tell("haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"} += 100; "
                   "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} += 0.1");
        fleet.run(400s);
        fleet.tell("haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"} += 0; "
                   "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"} += 100");
        fleet.run(140s);
        QCOMPARE(fleet.alerts("HttpErrors", AlertState::Firing).size(), std::size_t{0});
        fleet.run(20s);
        const std::vector<Alert> told = fleet.alerts("HttpErrors", AlertState::Firing);
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told.front().severity == schema::Severity::Critical);
    }

    void theLastMasterGoneIsNotAnEmptyCount()
    {
        // count(x == 1) == 0 has no result when nothing is left to count: a sum of zeros has.
        Fleet fleet;
        fleet.tell("all: bafar_redis_is_master = 0");
        fleet.run(40s);
        QCOMPARE(fleet.alerts("RedisMasters", AlertState::Firing).size(), std::size_t{1});
    }

    void restartedTasksWithNewNamesStillCount()
    {
        // One series for each task: each lives for a minute and shows one failure.
        Fleet fleet(
            "{own: [{name: Restarts, kind: increase, for: 0 s, when: {metric: task_failures, "
            "by: [service], threshold: 3, window: 10 m}}]}");
        for (int task = 0; task < 6; ++task) {
            const std::string key =
                "task_failures{service=\"web\",task=\"" + std::to_string(task) + "\"}";
            fleet.tell(key + " = 0");
            fleet.run(30s);
            fleet.tell(key + " = 1");
            fleet.run(30s);
            fleet.tell(key + " gone");
        }
        QCOMPARE(fleet.alerts("Restarts", AlertState::Firing).size(), std::size_t{1});
    }

    void aVanishedSeriesIsNoRecovery()
    {
        Fleet fleet;
        fleet.tell("redis_up = 0");
        fleet.run(60s);
        QCOMPARE(fleet.alerts("RedisDown", AlertState::Firing).size(), std::size_t{1});
        fleet.tell("redis_up gone");
        fleet.run(290s);
        QCOMPARE(fleet.alerts("RedisDown", AlertState::Firing).size(), std::size_t{1});
        fleet.run(20s);
        const std::vector<Alert> resolved = fleet.alerts("RedisDown", AlertState::Resolved);
        QCOMPARE(resolved.size(), std::size_t{1});
        QVERIFY(resolved.front().note.find("not known") != std::string::npos);
    }

    void betweenItsLimitsAFiringAlertStays()
    {
        Fleet fleet;
        fleet.tell("mysql_global_status_threads_connected = 86; "
                   "mysql_global_variables_max_connections = 100");
        fleet.run(130s);
        fleet.tell("mysql_global_status_threads_connected = 82");
        fleet.run(60s);
        QCOMPARE(fleet.alerts("DbConnections", AlertState::Firing).size(), std::size_t{1});
        fleet.tell("mysql_global_status_threads_connected = 79");
        fleet.run(2s);
        QCOMPARE(fleet.alerts("DbConnections", AlertState::Firing).size(), std::size_t{0});
        fleet.tell("mysql_global_status_threads_connected = 82");
        fleet.run(200s);
        QCOMPARE(fleet.alerts("DbConnections", AlertState::Firing).size(), std::size_t{0});
    }

    void hostileLabelsAreShownSafelyAndCut()
    {
        const std::string huge(64 << 10, 'x');
        Fleet fleet;
        fleet.tell("haproxy_backend_current_queue{proxy=\"a\x1b[31m\xe2\x80\xae{value}\\\"\"} = 3");
        fleet.tell("haproxy_backend_current_queue{proxy=\"" + huge + "\"} = 3");
        fleet.tell("haproxy_backend_current_queue{proxy=\"broken = 3");
        fleet.run(130s);
        const std::vector<Alert> alerts = fleet.alerts("BackendQueue", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{2});
        for (const Alert& alert : alerts) {
            for (const std::string& text :
                 {alert.summary, alert.labels.at("proxy"), alert.subject}) {
                QVERIFY(text.size() <= alerting::SummaryMax);
                QVERIFY(text.find('\x1b') == std::string::npos);
                QVERIFY(text.find("\xe2\x80\xae") == std::string::npos);
            }
        }
        QVERIFY(schema::toJson(fleet.status("n1")).size() < 64U << 10U);
    }

    void manyAlertsAreBoundedAndSaidToBe()
    {
        Fleet fleet;
        for (int i = 0; i < 700; ++i) {
            const std::string link = "{device=\"eth" + std::to_string(i) + "\"}";
            fleet.tell("node_network_carrier_changes_total" + link + " = 0; redis_up = 0");
        }
        fleet.run(40s);
        for (int i = 0; i < 700; ++i) {
            const std::string link = "{device=\"eth" + std::to_string(i) + "\"}";
            fleet.tell("node_network_carrier_changes_total" + link + " = 9");
        }
        fleet.run(3s);
        const schema::alerting::Status status = fleet.status("n1");
        QCOMPARE(status.alerts.size(), alerting::Machine::AlertsMax);
        QCOMPARE(status.alerts.front().rule, std::string("RedisDown"));
        QCOMPARE(status.leftOut, std::uint64_t{13}); // 512 links and RedisDown
        QCOMPARE(status.state, schema::State::Degraded);
        QCOMPARE(status.reasons.size(), std::size_t{2});
    }

    void withoutSamplesTheConceptSaysSo()
    {
        alerting::Machine machine({"lab", "n1"});
        schema::SpecReading reading = schema::SpecReading::read(
            "alerting: {}",
            std::vector<schema::SpecSection>{
                {"alerting", &schema::typeOf<schema::alerting::Config>(), false}},
            {});
        (void)machine.configure(reading.spec, Instant(1s));
        QCOMPARE(machine.status(Instant(1s)).state, schema::State::Unknown);
        (void)machine.handle(PublishSamples{}, Instant(2s));
        QCOMPARE(machine.status(Instant(2s)).state, schema::State::Ok);
        QCOMPARE(machine.status(Instant(20s)).state, schema::State::Stale);
    }

    void figuresAloneAreNotToldEverySecond()
    {
        Fleet fleet;
        fleet.tell("node_load5 += 1; node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} += 1");
        fleet.run(10s);
        const std::size_t before = fleet.told("n1");
        fleet.run(60s);
        QVERIFY(fleet.told("n1") - before <= 13);
        QVERIFY(fleet.told("n1") - before >= 11);
    }

    void anAlertIsAboutTheFirstThingThatIsOnTheMap()
    {
        Fleet fleet;
        fleet.tell("haproxy_backend_active_servers{proxy=\"web\"} = 0;"
                   "haproxy_backend_active_servers{proxy=\"api\"} = 0;"
                   "haproxy_backend_active_servers{proxy=\"x|services/web|node/n9\"} = 0;"
                   "haproxy_backend_active_servers{proxy=\"service:shop\"} = 0;"
                   "all: gluster_brick_up{brick_path=\"/b\",hostname=\"n2\",volume=\"shared\"} = 0;"
                   "n3: @entity services services/web ok; n3: @entity services services/shop ok;"
                   "n3: @entity storage storage/shared ok; n2: @entity storage storage/shared/n2 "
                   "failed");
        fleet.run(40s);
        const std::vector<Alert> alerts = fleet.alerts("BackendEmpty", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{4});
        for (const Alert& alert : alerts) {
            const std::string& proxy = alert.labels.at("proxy");
            QCOMPARE(alert.subject, std::string(proxy == "web"            ? "services/web"
                                                : proxy == "service:shop" ? "services/shop"
                                                                          : "node/n1"));
        }
        const std::vector<Alert> bricks = fleet.alerts("BrickDown", AlertState::Firing);
        QCOMPARE(bricks.size(), std::size_t{1});
        QCOMPARE(bricks.front().subject, std::string("storage/shared/n2"));
    }

    void quietWithoutASection()
    {
        Fleet fleet("");
        fleet.tell("redis_up = 0; @owns web");
        fleet.run(120s);
        QVERIFY(fleet.takeEvents().empty());
        QCOMPARE(fleet.told("n1"), std::size_t{0});
        QCOMPARE(fleet.status("n1").state, schema::State::NotMonitored);
        QVERIFY(fleet.measures("n1") == nullptr);
    }

    void alertsStandOnTheMetricsPage()
    {
        Fleet fleet;
        fleet.tell("redis_up = 0");
        fleet.run(60s);
        const MeasuresPtr measures = fleet.measures("n1");
        const auto value = [&](const std::string& key) {
            return measures->sample.value(measures->table->find(key));
        };
        QCOMPARE(value("ALERTS{alertname=\"RedisDown\",alertstate=\"firing\",node=\"n1\","
                       "severity=\"critical\"}"),
                 1.0);
        QCOMPARE(value("ALERTS_FOR_STATE{alertname=\"RedisDown\",node=\"n1\","
                       "severity=\"critical\"}"),
                 static_cast<double>(
                     fleet.alerts("RedisDown", AlertState::Firing).front().since.unixMs) /
                     1000);
        QCOMPARE(value("alertmanager_alerts{state=\"active\"}"), 1.0);
        QCOMPARE(value("alertmanager_alerts{state=\"suppressed\"}"), 0.0);
    }
};

TEST_CLASS(TrapsTest)

} // namespace bafar::test

#include "traps_test.moc"
