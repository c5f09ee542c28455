// The small charts of the panel about one thing, without a widget: which a thing has, whose series
// they are made of, and what several nodes are together.
#include <QTest>
#include <cmath>

#include "tests/support/main.h"
#include "ui/things/spark_read.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::things::SparkKind;
using ui::things::SparkReader;
using ui::things::sparkSeries;
using ui::things::sparksOf;
using ui::things::SparkSubject;
using ui::things::sparkSubjectOf;
using ui::things::sparkTitle;
using ui::things::SparkTotals;
using ui::things::sparkTotalsOf;
using ui::things::SparkValues;

class SparksReadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whichAThingHas_data();
    void whichAThingHas();
    void whoseSeriesAreRead_data();
    void whoseSeriesAreRead();
    void figuresOfOneNode_data();
    void figuresOfOneNode();
    void nodesAreOne_data();
    void nodesAreOne();
    void whoTellsLateIsNoFall();
};

static SparkSubject subjectOf(const QString& id, const QString& node = {})
{
    schema::Entity entity;
    entity.id = id.toStdString();
    entity.node = node.toStdString();
    return sparkSubjectOf(entity);
}

void SparksReadTest::whichAThingHas_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("titles");
    const auto row = [](const char* name, const char* id, const char* node, const char* titles) {
        QTest::newRow(name) << QString::fromLatin1(id) << QString::fromLatin1(node)
                            << QString::fromLatin1(titles);
    };
    row("given a node", "node/n1", "n1", "n1: CPU, Memory");
    row("given a floating IP, then of all nodes", "floating_ip/web", "n1", ": Adverts");
    row("given a listener, then of all nodes", "load_balancer/http", "n1", ": Requests, Clients");
    row("given a database server", "database/n2", "n2", "n2: Connections, Commits, Lag");
    row("given a cache", "cache/n2", "n2", "n2: Commands, Memory");
    row("given a service", "services/web", "", ": Processors in use, Memory");
    row("given a task", "services/web.2", "n2", "n2: Processors in use, Memory");
    row("given a volume", "storage/shared", "", ": Files to heal, Space");
    row("given another thing", "alerts/x", "n1", "n1: ");
    row("given no name", "node", "n1", "n1: CPU, Memory");
}

void SparksReadTest::whichAThingHas()
{
    QFETCH(QString, id);
    QFETCH(QString, node);
    const SparkSubject subject = subjectOf(id, node);
    QStringList titles;
    for (const SparkKind* kind : sparksOf(subject)) {
        titles.append(sparkTitle(*kind));
    }
    QTEST(QString::fromStdString(subject.node) + QStringLiteral(": ") +
              titles.join(QStringLiteral(", ")),
          "titles");
}

void SparksReadTest::whoseSeriesAreRead_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("series");
    QTest::addColumn<bool>("isRead");
    const auto row = [](const char* name, const char* id, const char* node, const char* series,
                        bool isRead) {
        QTest::newRow(name) << QString::fromLatin1(id) << QString::fromLatin1(node)
                            << QString::fromLatin1(series) << isRead;
    };
    const char* task = "container_memory_working_set_bytes{id=\"/docker/a\",name=\"web.2.xyz\","
                       "container_label_com_docker_swarm_service_name=\"web\"}";
    row("given a container of the service", "services/web", "", task, true);
    row("given a container of the task", "services/web.2", "n2", task, true);
    row("given a container of another task", "services/web.20", "n2", task, false);
    row("given another service", "services/we", "", task, false);
    const char* version = "container_memory_working_set_bytes{name=\"api.v2.1.xyz\"}";
    row("given a service whose name goes on, then not its tasks", "services/api", "", version,
        false);
    row("given that service, then its tasks", "services/api.v2", "", version, true);
    row("given that service's task", "services/api.v2.1", "n2", version, true);
    row("given a container that is of no task", "services/web", "",
        "container_memory_working_set_bytes{name=\"web\"}", false);
    row("given a global service's task on its node", "services/web.n2", "n2",
        "container_memory_working_set_bytes{name=\"web.k3j.xyz\"}", true);
    row("given a listener's requests", "load_balancer/http", "n1",
        "haproxy_frontend_http_requests_total{proxy=\"http\"}", true);
    row("given another listener's", "load_balancer/http", "n1",
        "haproxy_frontend_http_requests_total{proxy=\"https\"}", false);
    row("given answers that are no errors", "load_balancer/http", "n1",
        "haproxy_frontend_http_responses_total{code=\"2xx\",proxy=\"http\"}", false);
    row("given idle processors", "node/n1", "n1", "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}",
        true);
    row("given busy ones, which are the rest", "node/n1", "n1",
        "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}", false);
    row("given another volume", "storage/shared", "",
        "gluster_volume_heal_count{volume=\"other\",host=\"n1\"}", false);
    row("given a brick, then not its volume's", "storage/shared/n1", "n1",
        "gluster_volume_heal_count{volume=\"shared\",host=\"n1\"}", false);
}

void SparksReadTest::whoseSeriesAreRead()
{
    QFETCH(QString, id);
    QFETCH(QString, node);
    QFETCH(QString, series);
    const SparkSubject subject = subjectOf(id, node);
    const schema::SeriesTable table{1, {series.toStdString()}};
    QTEST(!sparkSeries(sparksOf(subject), subject, table).empty(), "isRead");
}

void SparksReadTest::figuresOfOneNode_data()
{
    using Names = std::vector<std::string>;
    QTest::addColumn<QString>("id");
    QTest::addColumn<Names>("series");
    QTest::addColumn<QList<double>>("before"); ///< ten seconds
    QTest::addColumn<QList<double>>("now");
    QTest::addColumn<QString>("values"); ///< of the lines
    const double none = qQNaN();
    QTest::newRow("given a host") << QStringLiteral("node/n1")
                                  << Names{"node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}",
                                           "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"}",
                                           "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}",
                                           "node_memory_MemTotal_bytes",
                                           "node_memory_MemAvailable_bytes"}
                                  << QList<double>{0, 0, 0, 16, 4} << QList<double>{4, 5, 1, 16, 4}
                                  << QStringLiteral("0.5 0.75");
    QTest::newRow("given a replica of two channels")
        << QStringLiteral("database/n1")
        << Names{"mysql_slave_status_seconds_behind_master{connection_name=\"a\"}",
                 "mysql_slave_status_seconds_behind_master{connection_name=\"b\"}"}
        << QList<double>{1, 2} << QList<double>{3, 7} << QStringLiteral("absent absent absent 7");
    QTest::newRow("given a server's connections, then with the most that it allows")
        << QStringLiteral("database/n1")
        << Names{"mysql_global_status_threads_connected", "mysql_global_variables_max_connections"}
        << QList<double>{258, 300} << QList<double>{259, 300}
        << QStringLiteral("259 300 absent absent");
    QTest::newRow("given replication that is stopped, then its lag is not known")
        << QStringLiteral("database/n1")
        << Names{"mysql_global_status_binlog_commits", "mysql_slave_status_seconds_behind_master"}
        << QList<double>{10, 2} << QList<double>{60, none}
        << QStringLiteral("absent absent 5 unknown");
    QTest::newRow("given a volume of three bricks")
        << QStringLiteral("storage/shared")
        << Names{"gluster_volume_heal_count{volume=\"shared\",host=\"a\"}",
                 "gluster_volume_heal_count{volume=\"shared\",host=\"b\"}",
                 "gluster_subvol_capacity_used_bytes{volume=\"shared\",subvolume=\"s-0\"}",
                 "gluster_subvol_capacity_total_bytes{volume=\"shared\",subvolume=\"s-0\"}"}
        << QList<double>{14, 12, 72, 96} << QList<double>{14, 12, 72, 96}
        << QStringLiteral("14 0.75");
}

void SparksReadTest::figuresOfOneNode()
{
    QFETCH(QString, id);
    QFETCH(std::vector<std::string>, series);
    QFETCH(QList<double>, before);
    QFETCH(QList<double>, now);
    const SparkSubject subject = subjectOf(id, QStringLiteral("n1"));
    SparkReader reader(sparksOf(subject), subject, 20s);
    const schema::SeriesTable table{1, series};
    static_cast<void>(reader.read(table, {1, {before.begin(), before.end()}}, {10'000}));
    QStringList words;
    for (const auto& value : reader.read(table, {1, {now.begin(), now.end()}}, {20'000})) {
        words.append(!value                   ? QStringLiteral("absent")
                     : !std::isfinite(*value) ? QStringLiteral("unknown")
                                              : QString::number(*value));
    }
    QTEST(words.join(QLatin1Char(' ')), "values");
}

void SparksReadTest::nodesAreOne_data()
{
    QTest::addColumn<SparkValues>("n1");
    QTest::addColumn<SparkValues>("n2");
    QTest::addColumn<bool>("isHeard"); ///< n2
    QTest::addColumn<QString>("together");
    const auto row = [](const char* name, SparkValues n1, SparkValues n2, bool isHeard,
                        const char* together) {
        QTest::newRow(name) << std::move(n1) << std::move(n2) << isHeard
                            << QString::fromLatin1(together);
    };
    const std::optional<double> absent;
    const double unknown = qQNaN();
    // Files to heal, which every agent tells alike, and the share of space.
    row("given both tell, then the highest", {4.0, 0.5}, {6.0, 0.25}, true, "6 0.5");
    row("given one has no such series, then the other's", {4.0, 0.5}, {absent, absent}, true,
        "4 0.5");
    row("given one does not know, then the other's", {4.0, 0.5}, {unknown, unknown}, true, "4 0.5");
    row("given one is not heard, then not its", {4.0, 0.5}, {6.0, 0.75}, false, "4 0.5");
}

void SparksReadTest::nodesAreOne()
{
    QFETCH(SparkValues, n1);
    QFETCH(SparkValues, n2);
    QFETCH(bool, isHeard);
    SparkTotals highest(sparksOf({"storage", "shared", ""}));
    highest.tell("n1", n1);
    highest.tell("n2", n2);
    const std::set<std::string> heard =
        isHeard ? std::set<std::string>{"n1", "n2"} : std::set<std::string>{"n1"};
    const std::vector<double> values = highest.close(heard);
    QTEST(QStringLiteral("%1 %2").arg(values[0]).arg(values[1]), "together");

    SparkTotals sums(sparksOf({"floating_ip", "web", ""}));
    const SparkValues both{1.0, 2.0};
    sums.tell("n1", both);
    sums.tell("n2", both);
    // Adverts sent add up; those of one master are heard by each of the others.
    QCOMPARE(sums.close({"n1", "n2"}), (std::vector<double>{2, 2}));
    sums.tell("n1", both);
    QVERIFY(std::isnan(sums.close({"n1", "n2"})[0])); // one that adds to it did not tell
    sums.tell("n1", both);
    QCOMPARE(sums.close({"n1"})[0], 1.0);
    sums.tell("n1", both);
    sums.tell("n2", {std::nullopt, std::nullopt});
    QCOMPARE(sums.close({"n1", "n2"})[0], 1.0); // it has them no more
}

void SparksReadTest::whoTellsLateIsNoFall()
{
    const SparkValues both{1.0, 2.0};
    const auto totals =
        sparkTotalsOf(sparksOf({"floating_ip", "web", ""}),
                      {{"n1", {{1, both}, {2, both}, {3, both}}}, {"n2", {{1, both}, {2, both}}}});
    QCOMPARE(totals.at(2), (std::vector<double>{2, 2}));
    QCOMPARE(totals.at(3), (std::vector<double>{2, 2}));
}

} // namespace bafar::test

using bafar::test::SparksReadTest;
TEST_CLASS(SparksReadTest)
#include "sparks_read_test.moc"
