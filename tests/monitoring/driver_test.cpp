// The real host is sampled, compared with a real node_exporter, and history survives on a real
// disk.
// It is larger than the budget because all of it shares one stand-in for the node.
#include "agents/monitoring/driver.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <ctime>
#include <sys/stat.h>

#include "agents/monitoring/exposition.h"
#include "agents/runtime/clock.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using monitoring::HostReader;

/// The machine as the node would run it, on a loop, with the time it is told.
class Handle final : public MachineHandle<monitoring::Machine> {
public:
    explicit Handle(runtime::Loop& loop)
        : loop_(loop)
    {
    }

    void feed(monitoring::Machine::Input input) override
    {
        deliver(machine.handle(input, loop_.now()));
    }

    void onEffect(std::function<void(const monitoring::Machine::Effect&)> handler) override
    {
        handler_ = std::move(handler);
    }

    void deliver(const monitoring::Machine::Effects& effects)
    {
        for (const auto& effect : effects) {
            waiting_.push_back(effect);
        }
        while (!waiting_.empty() && !delivering_) {
            delivering_ = true;
            const auto effect = waiting_.front();
            waiting_.pop_front();
            if (handler_) {
                handler_(effect);
            }
            delivering_ = false;
        }
    }

    monitoring::Machine machine{{"lab", "n1"}};

private:
    runtime::Loop& loop_;
    std::function<void(const monitoring::Machine::Effect&)> handler_;
    std::deque<monitoring::Machine::Effect> waiting_;
    bool delivering_ = false;
};

/// Turns the loop until `done` says so; false after a minute: a disk may be slow.
bool turnUntil(runtime::Loop& loop, const std::function<bool()>& done)
{
    const Instant limit = runtime::monotonicNow() + 60s;
    while (!done() && runtime::monotonicNow() < limit) {
        loop.turn(20ms);
    }
    return done();
}

QStringList keysOf(const QByteArray& page, bool withTypes)
{
    QStringList keys;
    QString type;
    for (const QString& line :
         QString::fromUtf8(page).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QStringLiteral("# TYPE"))) {
            type = line.section(QLatin1Char(' '), 3);
        } else if (!line.startsWith(QLatin1Char('#'))) {
            keys.append((withTypes ? type + QLatin1Char(' ') : QString()) +
                        line.left(line.lastIndexOf(QLatin1Char(' '))));
        }
    }
    keys.sort();
    return keys;
}

std::uint16_t freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// GET /metrics; empty when nobody answers yet.
QByteArray scrape(std::uint16_t port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(500)) {
        return {};
    }
    socket.write("GET /metrics HTTP/1.0\r\n\r\n");
    while (socket.waitForReadyRead(5000)) {
    }
    const QByteArray answer = socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesThisHost();
    void exposesWhatNodeExporterExposesHere();
    void historySurvivesAKill();
    void aFolderThatCannotBeWrittenIsDegraded();
    void writesAndDropsFiles();
};

void DriverTest::samplesThisHost()
{
    HostReader reader;
    (void)reader.take();
    const monitoring::FramePtr frame = reader.take();
    QVERIFY2(frame->failures.empty(), frame->failures.empty() ? "" : frame->failures[0].c_str());
    QVERIFY(frame->table->liveCount() > 200);
    QVERIFY(!frame->hostname.empty() && !frame->kernel.empty());
    const auto value = [&](const std::string& key) {
        return frame->sample.value(frame->table->find(key));
    };
    QVERIFY(value("node_memory_MemTotal_bytes") > 1e8);
    QVERIFY(value("node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}") > 0);
    QVERIFY(value("process_open_fds") > 3);
    QVERIFY(value("process_resident_memory_bytes") > 1e6);
    QVERIFY(std::abs(value("node_time_seconds") - static_cast<double>(std::time(nullptr))) < 5);
    QVERIFY(value("node_filesystem_size_bytes{device=\"\",fstype=\"\",mountpoint=\"\"}") != 0);
}

void DriverTest::exposesWhatNodeExporterExposesHere()
{
    const QString program =
        QStandardPaths::findExecutable(QStringLiteral("prometheus-node-exporter"));
    if (program.isEmpty()) {
        QSKIP("prometheus-node-exporter is not installed");
    }
    const std::uint16_t port = freePort();
    QProcess exporter;
    QStringList arguments = {QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(port),
                             QStringLiteral("--collector.disable-defaults")};
    for (const char* group :
         {"cpu", "stat", "loadavg", "meminfo", "vmstat", "pressure", "diskstats", "netdev",
          "netclass", "netstat", "sockstat", "conntrack", "filefd", "uname", "time", "timex"}) {
        arguments.append(QStringLiteral("--collector.%1").arg(QLatin1String(group)));
    }
    exporter.start(program, arguments);
    QVERIFY(exporter.waitForStarted());
    // Devices of the machine may come and go between the two pages: theirs frames ours.
    HostReader reader;
    (void)reader.take();
    monitoring::FramePtr frame;
    QByteArray theirPage;
    QByteArray again;
    QTRY_VERIFY_WITH_TIMEOUT(!scrape(port).isEmpty(), 10000);
    for (int attempt = 0;
         attempt < 10 && (again.isEmpty() || keysOf(theirPage, true) != keysOf(again, true));
         ++attempt) {
        theirPage = scrape(port);
        frame = reader.take();
        again = scrape(port);
    }
    exporter.kill();
    QVERIFY(exporter.waitForFinished());
    monitoring::Exposition exposition(monitoring::PageFormat::Text);
    const std::string_view page = exposition.render(*frame->table, frame->sample);
    const auto kept = [](const QStringList& all, const QStringList& without) {
        QStringList some;
        for (const QString& key : all) {
            const QString name = key.section(QLatin1Char(' '), 1);
            if (std::none_of(without.begin(), without.end(),
                             [&](const QString& prefix) { return name.startsWith(prefix); })) {
                some.append(key);
            }
        }
        return some;
    };
    const QStringList theirs =
        kept(keysOf(theirPage, true),
             {QStringLiteral("go_"), QStringLiteral("promhttp_"), QStringLiteral("node_exporter_"),
              QStringLiteral("node_network_address_assign_type"),
              QStringLiteral("node_network_device_id"),
              QStringLiteral("node_network_name_assign_type"), QStringLiteral("node_disk_info")});
    const QStringList ours =
        kept(keysOf(QByteArray(page.data(), static_cast<qsizetype>(page.size())), true),
             {QStringLiteral("node_filesystem_"), QStringLiteral("bafar_filesystem_"),
              QStringLiteral("node_scrape_collector_success{collector=\"filesystem"),
              QStringLiteral("node_scrape_collector_duration_seconds{collector=\"filesystem"),
              QStringLiteral("node_scrape_collector_success{collector=\"process"),
              QStringLiteral("node_scrape_collector_duration_seconds{collector=\"process")});
    QVERIFY(theirs.size() > 200);
    QCOMPARE(ours, theirs);
}

void DriverTest::historySurvivesAKill()
{
    const QTemporaryDir place;
    const std::string folder = place.path().toStdString() + "/state/history";
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    std::int64_t sampled = 0;
    Instant at{};
    WallTime wall{1800000000000};
    {
        Handle handle(loop);
        monitoring::Driver driver(worker, folder, handle);
        QVERIFY(turnUntil(loop, [&] { return worker.pending() == 0; }));
        HostReader reader;
        const monitoring::FramePtr real = reader.take();
        for (int second = 0; second < 125; ++second) {
            auto frame = std::make_shared<monitoring::Frame>(*real);
            frame->sample.at = at += 1s;
            frame->sample.wall = {wall.unixMs += 1000};
            handle.feed(monitoring::Sampled{frame});
            ++sampled;
            QVERIFY(turnUntil(loop, [&] { return worker.pending() == 0; }));
        }
        // Nothing is saved on the way out: the end is as sudden as a kill.
    }
    Handle handle(loop);
    const monitoring::Driver driver(worker, folder, handle);
    QVERIFY(turnUntil(loop, [&] { return handle.machine.history().since().has_value(); }));
    const std::int64_t last = wall.unixMs / 1000;
    const auto points =
        handle.machine.history().query("node_boot_time_seconds", last - sampled + 1, last, 1);
    QVERIFY(points);
    std::int64_t missing = 0;
    for (const double value : points->values) {
        missing += std::isnan(value) ? 1 : 0;
    }
    QVERIFY2(missing <= 30, qPrintable(QString::number(missing)));
}

void DriverTest::aFolderThatCannotBeWrittenIsDegraded()
{
    const QTemporaryDir place;
    const std::string blocked = place.path().toStdString() + "/file";
    QFile file(QString::fromStdString(blocked));
    QVERIFY(file.open(QIODevice::WriteOnly)); // a file where the folder should be
    runtime::Loop loop;
    runtime::Worker worker(loop, "test");
    Handle handle(loop);
    const monitoring::Driver driver(worker, blocked + "/history", handle);
    QVERIFY(turnUntil(loop, [&] { return worker.pending() == 0; }));
    const monitoring::FramePtr real = HostReader().take();
    for (int second = 0; second < 61; ++second) {
        auto frame = std::make_shared<monitoring::Frame>(*real);
        frame->sample.at = loop.now() + second * 1s;
        frame->sample.wall = {1800000000000 + second * 1000};
        handle.feed(monitoring::Sampled{frame});
    }
    QVERIFY(turnUntil(
        loop, [&] { return handle.machine.status(loop.now()).state == schema::State::Degraded; }));
    QVERIFY(handle.machine.status(loop.now())
                .reasons.at(0)
                .starts_with("history is not being saved: "));
}

void DriverTest::writesAndDropsFiles()
{
    const QTemporaryDir place;
    const std::string folder = place.path().toStdString();
    const std::string old = "recent-00000001.bafar-history";
    QVERIFY(monitoring::writeHistory(folder, {1, old, {1, 2, 3}, {}}));
    QVERIFY(monitoring::writeHistory(
        folder, {2, "day-00000002.bafar-history", {4}, {old, "recent-00000000.bafar-history"}}));
    const auto loaded = monitoring::loadHistory(folder);
    QCOMPARE(loaded->files.size(), std::size_t{1});
    QCOMPARE(loaded->files[0].name, std::string("day-00000002.bafar-history"));
    QCOMPARE(loaded->problems.size(), std::size_t{1}); // one byte is no segment
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
