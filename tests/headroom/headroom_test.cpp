// What is in use and what would be without a node, as figures: what is not said is not guessed. The
// console's words over them are tested in tests/console, bafarctl's in tests/api.
#include "core/headroom/headroom.h"

#include <QTest>
#include <functional>
#include <map>

#include "core/schema/json.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace headroom;
using schema::State;

namespace {

/// Statuses of n1, n2 and n3, which are heard; a test says what is known of them.
struct Cluster {
    std::map<std::string, schema::monitoring::Status> hosts;
    std::map<std::string, schema::database::Status> databases;
    std::map<std::string, schema::services::Status> services;
    std::map<std::string, schema::storage::Status> storages;
    std::map<std::string, State> freshness{{"n1", State::Ok}, {"n2", State::Ok}, {"n3", State::Ok}};

    void host(const std::string& node, std::uint32_t processors, double busy)
    {
        schema::monitoring::Status& status = hosts[node];
        status.processors = processors;
        status.cpuBusy = busy;
        status.memoryTotalBytes = 16;
        status.memoryAvailableBytes = 12;
    }

    void server(const std::string& node, std::uint32_t connections)
    {
        schema::database::Status& status = databases[node];
        status.state = State::Ok;
        status.cause = schema::database::Cause::Answered;
        status.connections = connections;
        status.connectionsMax = 100;
    }

    template <class Status>
    static const Status* at(const std::map<std::string, Status>& all, const std::string& node)
    {
        const auto found = all.find(node);
        return found == all.end() ? nullptr : &found->second;
    }

    /// Valid as long as this.
    [[nodiscard]] std::vector<NodeWord> words() const
    {
        std::vector<NodeWord> words;
        for (const auto& [node, state] : freshness) {
            NodeWord word;
            word.node = node;
            word.freshness = state;
            word.age = Duration::zero();
            word.monitoring = at(hosts, node);
            word.database = at(databases, node);
            word.services = at(services, node);
            word.storage = at(storages, node);
            words.push_back(word);
        }
        return words;
    }
};

using Given = std::function<void(Cluster&)>;

/// "30" in percent; a dash: not known.
QString percent(const std::optional<double>& share)
{
    return share ? QString::number(qRound(*share * 100)) : QStringLiteral("-");
}

QString names(const std::vector<std::string>& nodes)
{
    QStringList list;
    for (const std::string& node : nodes) {
        list.append(QString::fromStdString(node));
    }
    return list.join(QLatin1Char(','));
}

/// "cpu ok 30>45 n1", then who is silent behind "?" and who does not tell it behind "!".
QString said(const Row& row)
{
    const auto text = [](std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    };
    QString line =
        QStringLiteral("%1 %2 %3>%4 %5")
            .arg(text(ResourceNames[static_cast<std::size_t>(row.resource)]) + text(row.name),
                 text(schema::StateNames[static_cast<std::size_t>(row.mark)]), percent(row.now),
                 percent(row.without), QString::fromStdString(row.node));
    line += row.silent.empty() ? QString() : QStringLiteral(" ?") + names(row.silent);
    line += row.untold.empty() ? QString() : QStringLiteral(" !") + names(row.untold);
    return line.simplified();
}

void threeHosts(Cluster& cluster)
{
    for (const char* node : {"n1", "n2", "n3"}) {
        cluster.host(node, 8, 0.3);
    }
}

} // namespace

class HeadroomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsGuessed_data();
    void nothingIsGuessed();
    void givenNobodyThenThereIsNoRow();
    void tasksMoveAsAWhole();
    void aRowIsToldAsJson();
    void theLargestNodeIsLost_data();
    void theLargestNodeIsLost();
};

void HeadroomTest::nothingIsGuessed_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, Given given, int number, const char* line) {
        QTest::newRow(name) << given << number << QString::fromLatin1(line);
    };
    row("given three alike, then the first is lost", threeHosts, 0, "cpu ok 30>45 n1");
    row("given memory", threeHosts, 1, "memory ok 25>38 n1");
    row(
        "given a silent one, then one more is lost",
        [](Cluster& cluster) {
            threeHosts(cluster);
            cluster.freshness["n1"] = State::Stale;
        },
        0, "cpu ok 30>60 n2 ?n1");
    row(
        "given one that does not say, then no loss is computed",
        [](Cluster& cluster) {
            threeHosts(cluster);
            cluster.hosts.erase("n3");
        },
        0, "cpu unknown 30>- !n3");
    row(
        "given one host alone, then nothing would be left",
        [](Cluster& cluster) {
            threeHosts(cluster);
            cluster.freshness["n1"] = cluster.freshness["n2"] = State::Unknown;
        },
        0, "cpu degraded 30>- n3 ?n1,n2");
    row(
        "given servers, then the fullest counts",
        [](Cluster& cluster) {
            cluster.server("n1", 6);
            cluster.server("n2", 86);
        },
        2, "database_connections degraded 86>- n2");
    row(
        "given a file system",
        [](Cluster& cluster) {
            threeHosts(cluster);
            cluster.hosts["n2"].filesystems = {{"/var", "sda1", "ext4", 100, 3, false}};
            cluster.hosts["n1"].filesystems = {{"/var", "sda1", "ext4", 100, 60, false}};
        },
        2, "file_system/var failed 97>- n2");
    row(
        "given a reserve for root, then it is not in use",
        [](Cluster& cluster) {
            threeHosts(cluster);
            cluster.hosts["n2"].filesystems = {{"/var", "sda1", "ext4", 100, 15, false, 40}};
        },
        2, "file_system/var ok 80>- n2");
}

void HeadroomTest::nothingIsGuessed()
{
    QFETCH(Given, given);
    QFETCH(int, row);
    Cluster cluster;
    given(cluster);
    const std::vector<NodeWord> words = cluster.words();
    QTEST(said(rowsOf(words).at(static_cast<std::size_t>(row))), "line");
}

void HeadroomTest::givenNobodyThenThereIsNoRow()
{
    QVERIFY(rowsOf({}).empty());
    QCOMPARE(hostsInUse({}), HostsInUse{});
}

void HeadroomTest::tasksMoveAsAWhole()
{
    Cluster cluster;
    schema::services::Status& status = cluster.services["n1"];
    status.swarm.quorum = true;
    schema::services::Service web;
    web.name = "web";
    web.desired = 4;
    web.running = 3;
    status.services = {web};
    for (const char* node : {"n1", "n1", "n2"}) {
        schema::services::Task task;
        task.service = "web";
        task.node = node;
        task.state = task.desired = "running";
        status.tasks.push_back(task);
    }
    const std::vector<NodeWord> words = cluster.words();
    const Row row = rowsOf(words).back();
    QCOMPARE(said(row), QStringLiteral("service_tasks degraded 75>25 n1"));
    QCOMPARE(row.serving, std::uint64_t{3});
    QCOMPARE(row.wanted, std::uint64_t{4});
    QCOMPARE(row.moving, std::uint64_t{2});
    QCOMPARE(row.places, std::uint64_t{2});
}

void HeadroomTest::aRowIsToldAsJson()
{
    Row row;
    row.resource = Resource::FileSystem;
    row.name = "/var";
    row.now = 0.5;
    row.silent = {"n3"};
    QCOMPARE(QString::fromStdString(schema::toJson(row)),
             QStringLiteral("{\"resource\":\"file_system\",\"name\":\"/var\",\"state\":\"unknown\","
                            "\"now\":0.5,\"node\":\"\",\"silent\":[\"n3\"],\"untold\":[],"
                            "\"places\":0,\"serving\":0,\"wanted\":0,\"moving\":0}"));
}

void HeadroomTest::theLargestNodeIsLost_data()
{
    QTest::addColumn<std::vector<Portion>>("portions");
    QTest::addColumn<QString>("node");
    QTest::addColumn<double>("share");
    using Portions = std::vector<Portion>;
    QTest::newRow("given one with more") << Portions{{"a", 1, 8}, {"b", 4, 16}} << "b" << 0.625;
    QTest::newRow("given equals, then who uses most")
        << Portions{{"a", 1, 8}, {"b", 4, 8}} << "b" << 0.625;
    QTest::newRow("given twins, then the first by name")
        << Portions{{"b", 4, 8}, {"a", 4, 8}} << "a" << 1.0;
    QTest::newRow("given one alone, then nobody is left") << Portions{{"a", 4, 8}} << "a" << -1.0;
}

void HeadroomTest::theLargestNodeIsLost()
{
    QFETCH(std::vector<Portion>, portions);
    const Loss loss = lossOf(portions);
    QTEST(QString::fromStdString(loss.node), "node");
    QTEST(loss.share.value_or(-1), "share");
}

} // namespace bafar::test

using bafar::test::HeadroomTest;
TEST_CLASS(HeadroomTest)
#include "headroom_test.moc"
