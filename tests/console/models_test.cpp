// Every item model under Qt's own model tester, while its rows come, go, change and move.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "core/schema/json.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/actions/model.h"
#include "ui/cluster/model.h"
#include "ui/floating_ip/model.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/map/model.h"
#include "ui/monitoring/rates.h"
#include "ui/shared/chart_data.h"
#include "ui/shared/format.h"
#include "ui/things/model.h"

namespace bafar::test {

using Tester = QAbstractItemModelTester;
using namespace std::chrono_literals;

class ModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeGoAndChange();
    void onlyWhatChangedIsTold();
    void topologyTwin();
    void nodes();
    void stepsFollowTheRecord();
    void takeoverIsTheFirstSilenceToRunOut();
    void cpuAndNetworkFromCounters();
    void aDiskBetweenTwoBurstsIsNotIdle();
    void chartsKeepGapsAndSpikes();
};

static shared::Row rowOf(const char* key, const char* text)
{
    return {QString::fromLatin1(key), {{QString::fromLatin1(text)}}};
}

static QString keysOf(const shared::RowsModel& model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row) {
        keys.append(model.keyAt(row));
    }
    return keys.join(QLatin1Char(' '));
}

static QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void ModelsTest::rowsComeGoAndChange()
{
    shared::RowsModel model({QStringLiteral("Name")});
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const std::vector<std::pair<const char*, std::vector<shared::Row>>> steps = {
        {"a c", {rowOf("a", "1"), rowOf("c", "1")}},
        {"a b c d", {rowOf("a", "1"), rowOf("b", "1"), rowOf("c", "2"), rowOf("d", "1")}},
        {"b d", {rowOf("b", "1"), rowOf("d", "9")}},
        {"d b", {rowOf("d", "9"), rowOf("b", "1")}},
        {"x d y", {rowOf("x", "1"), rowOf("d", "9"), rowOf("y", "1")}},
        {"", {}},
    };
    for (const auto& [keys, rows] : steps) {
        model.setRows(rows);
        QCOMPARE(keysOf(model), QString::fromLatin1(keys));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(textAt(model, static_cast<int>(i), 0), rows[i].cells[0].text);
        }
    }
}

void ModelsTest::onlyWhatChangedIsTold()
{
    shared::RowsModel model({QStringLiteral("Name")});
    model.setRows({rowOf("a", "1"), rowOf("b", "1"), rowOf("c", "1")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({rowOf("a", "1"), rowOf("b", "2"), rowOf("c", "1")});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front()[0].toModelIndex().row(), 1);
    const QSignalSpy came(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy went(&model, &QAbstractItemModel::rowsRemoved);
    model.setRows({rowOf("x", "1"), rowOf("y", "1"), rowOf("a", "1"), rowOf("z", "1")});
    QCOMPARE(keysOf(model), QStringLiteral("x y a z"));
    QCOMPARE(came.count(), 2); // neighbours at once
    QCOMPARE(went.count(), 1);
}

void ModelsTest::topologyTwin()
{
    FakeCluster cluster;
    link::Store store({"n1", "n2", "n3"});
    for (const auto& [name, link] : cluster.observers) {
        connect(link, &link::AgentLink::received, &store,
                [&store](const schema::Message& message) { store.apply(message, Instant(1h)); });
    }
    cluster.speak("n1");
    ui::map::ThingsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setTopology(topology::merge(store.sources(Instant(1h))));
    QCOMPARE(keysOf(model), QStringLiteral("floating_ip/web node/n1 node/n2 node/n3"));
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("ok"));
    QVERIFY(textAt(model, 0, 3).contains(QLatin1String("owner n1")));
    store.advance(Instant(1h + 3s));
    const topology::Topology silent = topology::merge(store.sources(Instant(1h + 3s)));
    model.setTopology(silent);
    QVERIFY(textAt(model, 1, 1) != QLatin1String("ok"));

    ui::things::BeliefsModel beliefs;
    const Tester beliefsTester(&beliefs, Tester::FailureReportingMode::QtTest);
    beliefs.setThing(*silent.find("floating_ip/web"));
    QCOMPARE(keysOf(beliefs), QStringLiteral("n1 n2 n3"));
    QCOMPARE(textAt(beliefs, 2, 2), QStringLiteral("3.0 s"));
}

void ModelsTest::nodes()
{
    FakeCluster cluster;
    auto observers = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    ui::cluster::NodesModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setSession(session, link::monotonicNow());
    QCOMPARE(keysOf(model), QStringLiteral("n1 n2 n3"));
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("unknown"));
    QCOMPARE(textAt(model, 0, 3), QStringLiteral("never"));
    session.start();
    observers["n1"]->saySnapshot("n1");
    observers["n2"]->sayClosed(QStringLiteral("connection refused"));
    QTRY_VERIFY(session.topology().find("node/n1") != nullptr);
    model.setSession(session, link::monotonicNow());
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("ok"));
    QCOMPARE(textAt(model, 0, 2), QStringLiteral("leads"));
    QVERIFY(textAt(model, 0, 4).contains(QString::fromUtf8("n2 412 µs")));
    QCOMPARE(textAt(model, 0, 6), QStringLiteral("connected"));
    QCOMPARE(textAt(model, 1, 6), QStringLiteral("connection refused"));
}

void ModelsTest::stepsFollowTheRecord()
{
    ui::actions::StepsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const schema::Plan plan = handOverPlan("n2");
    model.setPlan(plan.draft);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(textAt(model, 0, 2).contains(QLatin1String("no way back")));
    schema::ActionRecord record = recordOf(plan, 1);
    record.steps[1].startedAt = SomeDay;
    model.setRecord(record, {SomeDay.unixMs + 250});
    QCOMPARE(textAt(model, 0, 3), QStringLiteral("done 3.0 ms"));
    QCOMPARE(textAt(model, 1, 3), QStringLiteral("running\n250 ms of 10 s"));
    record.steps[1].state = schema::StepState::Failed;
    record.steps[1].log = "n1 did not give way within 3 s";
    model.setRecord(record, {SomeDay.unixMs + 3250});
    QCOMPARE(textAt(model, 1, 2), QStringLiteral("n1 did not give way within 3 s"));
}

void ModelsTest::takeoverIsTheFirstSilenceToRunOut()
{
    std::vector<election::Candidate> all;
    for (const char* node : {"n1", "n2", "n3"}) {
        const schema::Snapshot snapshot = snapshotOf(node, "n1");
        const auto status = schema::fromJson<schema::floating_ip::Status>(
            snapshot.concepts.at("floating_ip").status.text);
        all.push_back({node, true, status->routers.front()});
    }
    QCOMPARE(election::ownerOf(all), std::string("n1"));
    const auto next = election::takeover(all);
    QCOMPARE(next->to, std::string("n2"));
    QCOMPARE(next->after, Duration(3609ms));
    all[1].fresh = false; // n2 is silent: it cannot be promised
    QCOMPARE(election::takeover(all)->to, std::string("n3"));
    all[2].status.linkUp = false;
    QVERIFY(!election::takeover(all));
    all[1].fresh = true;
    all[1].status = all[0].status; // two owners: nobody is named
    QCOMPARE(election::ownerOf(all), std::string());
    ui::floating_ip::MembersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setCandidates(all, false);
    QCOMPARE(keysOf(model), QStringLiteral("n1 n2 n3"));
}

void ModelsTest::cpuAndNetworkFromCounters()
{
    ui::monitoring::LoadReader reader;
    const schema::SeriesTable table{1,
                                    {"node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}",
                                     "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}",
                                     "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}",
                                     "node_network_receive_bytes_total{device=\"eth0\"}",
                                     "node_network_receive_bytes_total{device=\"lo\"}",
                                     "node_network_transmit_bytes_total{device=\"eth0\"}",
                                     "node_network_receive_bytes_total{device=\"veth58760ee\"}",
                                     "node_network_transmit_bytes_total{device=\"docker0\"}"}};
    // A container's device is counted where it leaves the node, and may not have been there yet.
    const auto first = reader.read(table, {1, {10, 1, 5, 1000, 9e9, 10, qQNaN(), 4e9}}, {1000});
    QVERIFY(qIsNaN(first.cpuBusy) && qIsNaN(first.receiveBytesPerSecond)); // two make a rate
    const auto load = reader.read(table, {1, {10.6, 1.1, 5.3, 3000, 9.9e9, 10, 7e9, 5e9}}, {2000});
    QVERIFY(qAbs(load.cpuBusy - 0.3) < 1e-9);
    QVERIFY(qAbs(load.cpuWaiting - 0.1) < 1e-9);
    QCOMPARE(load.receiveBytesPerSecond, 2000.0);
    QCOMPARE(load.transmitBytesPerSecond, 0.0);
    const auto restarted = reader.read(table, {1, {0.1, 0, 0.1, 20, 30, 5, 8e9, 6e9}}, {3000});
    QVERIFY(qIsNaN(restarted.cpuBusy));
    QVERIFY(qIsNaN(restarted.receiveBytesPerSecond));
    const auto later = reader.read(table, {1, {50, 0, 1, 900, 30, 6, 8e9, 6e9}}, {60'000});
    QVERIFY(qIsNaN(later.cpuBusy) && qIsNaN(later.receiveBytesPerSecond)); // nor after a pause
    QCOMPARE(
        reader.read(table, {1, {51, 0, 1, 990, 30, 6, 8e9, 6e9}}, {61'000}).receiveBytesPerSecond,
        90.0);
}

void ModelsTest::aDiskBetweenTwoBurstsIsNotIdle()
{
    ui::monitoring::LoadReader reader;
    const schema::SeriesTable table{1,
                                    {"node_disk_io_time_seconds_total{device=\"vda\"}",
                                     "node_disk_io_time_seconds_total{device=\"vdb\"}"}};
    double bursts = 0;
    double steady = 0;
    ui::monitoring::HostLoad load;
    for (std::int64_t second = 0; second < 12; ++second) {
        bursts += second % 2 == 0 ? 0.06 : 0;
        steady += 0.01;
        load = reader.read(table, {1, {bursts, steady}}, {1000 + second * 1000});
    }
    QCOMPARE(load.diskBusiest, std::string("vda"));
    QVERIFY(qAbs(load.diskBusy - 0.03) < 1e-9);
}

void ModelsTest::chartsKeepGapsAndSpikes()
{
    shared::ChartData data(1000, 3500);
    for (int second = 0; second < 600; ++second) {
        if (second < 200 || second >= 300) {
            data.append({second * 1000LL, second == 450 ? 99.0 : 1.0});
        }
    }
    data.append({600'000, qQNaN()});
    data.append({601'000, 1.0});
    const auto segments = data.segments(0, 601'000, 60);
    QCOMPARE(segments.size(), std::size_t{3});
    std::size_t points = 0;
    double highest = 0;
    for (const auto& segment : segments) {
        points += segment.size();
        for (const QPointF& point : segment) {
            highest = std::max(highest, point.y());
        }
    }
    QVERIFY2(points <= 2 * 62, qPrintable(QString::number(points)));
    QCOMPARE(highest, 99.0);
    QCOMPARE(segments[0].back().x() < 200'000, true);
    QCOMPARE(segments[1].front().x(), 300'000.0);
}

} // namespace bafar::test

using bafar::test::ModelsTest;
TEST_CLASS(ModelsTest)
#include "models_test.moc"
