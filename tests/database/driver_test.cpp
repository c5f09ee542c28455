// Looks at real MariaDB servers: what they answer, and every way in which they do not.
// It is larger than the budget because all of it shares one stand-in for the node.
#include "agents/database/driver.h"

#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>
#include <arpa/inet.h>
#include <cmath>
#include <csignal>
#include <deque>
#include <map>
#include <set>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agents/runtime/clock.h"
#include "core/schema/cluster.h"
#include "tests/database/fake_server.h"
#include "tests/database/mariadb.h"
#include "tests/database/spec_maker.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using database::Look;
using database::Looked;
using database::Machine;
using database::Question;
using database::Target;
using schema::database::Cause;

/// Between a driver and whoever plays its machine.
class Desk final : public MachineHandle<Machine> {
public:
    void feed(Machine::Input input) override { onInput(std::move(input)); }

    void onEffect(std::function<void(const Machine::Effect&)> handler) override
    {
        handler_ = std::move(handler);
    }

    void perform(const Machine::Effect& effect)
    {
        if (handler_) {
            handler_(effect);
        }
    }

    std::function<void(Machine::Input)> onInput = [](Machine::Input) {};

private:
    std::function<void(const Machine::Effect&)> handler_;
};

/// Loop, worker and driver without a machine: looks as they are asked for.
struct Hands {
    runtime::Loop loop;
    runtime::Worker worker{loop, "test"};
    Desk desk;
    std::unique_ptr<database::Driver> driver =
        std::make_unique<database::Driver>(loop, worker, desk);
    std::uint64_t round = 0;
    Duration took{};
    Duration longestTurn{};

    Looked look(const Target& target, Duration timeout = 800ms)
    {
        std::optional<Looked> answer;
        desk.onInput = [&answer](Machine::Input input) {
            answer = std::get<Looked>(std::move(input));
        };
        const Instant begun = runtime::monotonicNow();
        loop.turn(0ms); // so that the loop's time is now
        desk.perform(Look{++round,
                          target,
                          timeout,
                          {Question::Position, Question::Replication, Question::Status,
                           Question::Variables, Question::Processes}});
        while (!answer && runtime::monotonicNow() - begun < 10s) {
            const Instant before = runtime::monotonicNow();
            loop.turn(5ms);
            longestTurn = std::max(longestTurn, runtime::monotonicNow() - before);
        }
        took = runtime::monotonicNow() - begun;
        return answer.value_or(Looked{});
    }
};

/// A file with the password, as an operator would make it.
std::string passwordFile(const QTemporaryDir& folder, const char* password, int mode = 0600)
{
    const std::string path = folder.filePath(QStringLiteral("password")).toStdString();
    ::unlink(path.c_str());
    QFile file(QString::fromStdString(path));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(password);
    }
    file.close();
    ::chmod(path.c_str(), static_cast<mode_t>(mode));
    return path;
}

net::Endpoint loopback(std::uint16_t port)
{
    return {net::Address::parse("127.0.0.1").value(), port};
}

/// GET /metrics; empty when nobody answers yet.
QByteArray scrape(std::uint16_t port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(200)) {
        return {};
    }
    socket.write("GET /metrics HTTP/1.0\r\n\r\n");
    while (socket.waitForReadyRead(15000)) {
    }
    return socket.readAll();
}

QString causeText(const Looked& looked)
{
    return looked.observation
               ? QStringLiteral("answered")
               : QString::fromLatin1(
                     schema::database::CauseNames[static_cast<std::size_t>(looked.failure.cause)]
                         .data()) +
                     QStringLiteral(" ") + QString::number(looked.failure.number);
}

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsAnswered();
    void bySocketWithoutPassword();
    void aMissingPrivilegeIsOneQuestionsTrouble();
    void wrongPasswordIsNotDead();
    void passwordFilesThatDoNotDo_data();
    void passwordFilesThatDoNotDo();
    void fullServerIsNotDead();
    void killedConnectionIsMadeAnew();
    void stoppedServerIsSlowThenHung();
    void aDriverThatGoesLogsOut();
    void nothingListensIsDead();
    void killedServerIsDeadAndComesBack();
    void silentHostIsHung();
    void strangersAreStrange_data();
    void strangersAreStrange();
    void leavingInTheMiddleNeverBlocks();
    void aPairIsWatched();
    void theExporterSaysTheSame();

private:
    [[nodiscard]] Target target() const
    {
        return {loopback(server_->port()), {}, "bafar", passwordFile(folder_, "secret\n")};
    }

    QTemporaryDir folder_;
    std::unique_ptr<MariaDb> server_;
};

void DriverTest::initTestCase()
{
    if (const std::string missing = mariadbMissing(); !missing.empty()) {
        QSKIP(missing.c_str());
    }
    server_ = MariaDb::start(1);
    QVERIFY(server_);
}

void DriverTest::everythingIsAnswered()
{
    Hands hands;
    const Looked looked = hands.look(target());
    QCOMPARE(causeText(looked), QStringLiteral("answered"));
    QCOMPARE(looked.observation->answers.size(), std::size_t{5});
    for (const database::Answer& answer : looked.observation->answers) {
        QCOMPARE(answer.number, 0U);
    }
    const auto vital = database::readVital(looked.observation->answers[0].table);
    QVERIFY(vital);
    QCOMPARE(vital->serverId, std::uint64_t{1});
    QVERIFY(looked.observation->answers[2].table.rows() > 300);
    QVERIFY(looked.observation->answers[3].table.rows() > 300);
    // Kept: the next look does not log in again.
    const std::string before = server_->sql("SHOW GLOBAL STATUS LIKE 'Connections'");
    const Looked again = hands.look(target());
    QCOMPARE(causeText(again), QStringLiteral("answered"));
    QVERIFY(again.observation->time < 500ms);
    QVERIFY2(server_->sql(
                 "SELECT COUNT(*) FROM information_schema.processlist WHERE user='bafar'") == "1",
             "one connection, kept");
}

void DriverTest::bySocketWithoutPassword()
{
    Hands hands;
    const Looked looked = hands.look({{}, server_->socketPath(), "root", {}});
    QCOMPARE(causeText(looked), QStringLiteral("answered"));
    const Looked nowhere = hands.look({{}, server_->folder() + "/none", "root", {}});
    QCOMPARE(causeText(nowhere), QStringLiteral("dead 2002"));
}

void DriverTest::aMissingPrivilegeIsOneQuestionsTrouble()
{
    server_->sql("CREATE USER IF NOT EXISTS weak@'127.0.0.1'");
    Hands hands;
    const Looked looked = hands.look({loopback(server_->port()), {}, "weak", {}});
    QCOMPARE(causeText(looked), QStringLiteral("answered"));
    QCOMPARE(looked.observation->answers[0].number, 0U);
    QCOMPARE(looked.observation->answers[1].number, 1227U);
    QCOMPARE(looked.observation->answers[2].number, 0U);
}

void DriverTest::wrongPasswordIsNotDead()
{
    Hands hands;
    Target wrong = target();
    wrong.passwordFile = passwordFile(folder_, "guess");
    QCOMPARE(causeText(hands.look(wrong)), QStringLiteral("login_refused 1045"));
    QVERIFY(hands.took < 800ms);
    // The file is read at each login: a changed password needs no restart.
    passwordFile(folder_, "secret");
    QCOMPARE(causeText(hands.look(wrong)), QStringLiteral("answered"));
}

void DriverTest::passwordFilesThatDoNotDo_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("says");
    QTest::newRow("one that is not there") << 0 << QStringLiteral("password");
    QTest::newRow("one that everybody can read") << 0644 << QStringLiteral("chmod");
}

void DriverTest::passwordFilesThatDoNotDo()
{
    QFETCH(int, mode);
    QFETCH(QString, says);
    Target bad = target();
    if (mode == 0) {
        ::unlink(bad.passwordFile.c_str());
    } else {
        ::chmod(bad.passwordFile.c_str(), static_cast<mode_t>(mode));
    }
    Hands hands;
    const Looked looked = hands.look(bad);
    QCOMPARE(causeText(looked), QStringLiteral("unusable 0"));
    QVERIFY2(QString::fromStdString(looked.failure.text).contains(says),
             looked.failure.text.c_str());
}

void DriverTest::fullServerIsNotDead()
{
    server_->sql("SET GLOBAL max_connections = 10");
    std::deque<std::unique_ptr<Hands>> crowd;
    QString last;
    for (int i = 0; i < 12 && !last.startsWith(QLatin1String("too")); ++i) {
        crowd.push_back(std::make_unique<Hands>());
        last = causeText(crowd.back()->look(target()));
    }
    crowd.clear();
    server_->sql("SET GLOBAL max_connections = 151");
    QCOMPARE(last, QStringLiteral("too_many_connections 1040"));
}

void DriverTest::killedConnectionIsMadeAnew()
{
    Hands hands;
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
    server_->sql("KILL USER bafar@'127.0.0.1'");
    QTRY_COMPARE(
        server_->sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user='bafar'"),
        std::string("0"));
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
}

void DriverTest::stoppedServerIsSlowThenHung()
{
    Hands hands;
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
    hands.longestTurn = {};
    server_->signal(SIGSTOP);
    const QString first = causeText(hands.look(target(), 300ms));
    const Duration firstTook = hands.took;
    const QString second = causeText(hands.look(target(), 300ms));
    server_->signal(SIGCONT);
    QCOMPARE(first, QStringLiteral("slow 0"));
    QVERIFY(firstTook >= 300ms && firstTook < 500ms);
    QCOMPARE(second, QStringLiteral("hung 0"));
    QVERIFY2(hands.longestTurn < 100ms, "dropping a hung connection must not block the loop");
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
}

void DriverTest::aDriverThatGoesLogsOut()
{
    const std::string count =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE user = 'bafar'";
    QTRY_COMPARE(server_->sql(count), std::string("0"));
    Hands hands;
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
    QCOMPARE(server_->sql(count), std::string("1"));
    hands.driver.reset();
    QTRY_COMPARE(server_->sql(count), std::string("0"));
}

void DriverTest::nothingListensIsDead()
{
    Hands hands;
    Target nobody = target();
    nobody.endpoint = loopback(freeLoopbackPort());
    QCOMPARE(causeText(hands.look(nobody)), QStringLiteral("dead 2002"));
    QVERIFY(hands.took < 500ms);
}

void DriverTest::killedServerIsDeadAndComesBack()
{
    Hands hands;
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
    server_->kill();
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("dead 2002"));
    QVERIFY(server_->again());
    QCOMPARE(causeText(hands.look(target())), QStringLiteral("answered"));
}

void DriverTest::silentHostIsHung()
{
    // A listener whose queue is full drops what comes: like a host that answers nothing.
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof at;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&at), length), 0);
    QCOMPARE(::listen(listener, 0), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&at), &length);
    std::vector<int> crowd;
    for (int i = 0; i < 4; ++i) {
        crowd.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        ::connect(crowd.back(), reinterpret_cast<sockaddr*>(&at), length);
    }
    Hands hands;
    Target silent = target();
    silent.endpoint = loopback(ntohs(at.sin_port));
    const QString cause = causeText(hands.look(silent, 300ms));
    hands.driver.reset();
    for (const int one : crowd) {
        ::close(one);
    }
    ::close(listener);
    QCOMPARE(cause, QStringLiteral("hung 0"));
    QVERIFY(hands.took < 500ms);
    QVERIFY(hands.longestTurn < 100ms);
}

void DriverTest::strangersAreStrange_data()
{
    QTest::addColumn<int>("script");
    QTest::addColumn<QString>("cause");
    QTest::newRow("one that speaks another protocol")
        << static_cast<int>(FakeServer::Garbage) << QStringLiteral("dead 2013");
    QTest::newRow("one that closes at once")
        << static_cast<int>(FakeServer::Closes) << QStringLiteral("dead");
    QTest::newRow("one that says nothing")
        << static_cast<int>(FakeServer::Silent) << QStringLiteral("hung");
    QTest::newRow("one whose answer never ends")
        << static_cast<int>(FakeServer::EndlessRows) << QStringLiteral("strange");
    QTest::newRow("one that sends a packet of 16 MiB")
        << static_cast<int>(FakeServer::HugePacket) << QStringLiteral("dead 2013");
    QTest::newRow("one that asks for a file of ours")
        << static_cast<int>(FakeServer::AsksForFile) << QStringLiteral("dead 2013");
}

void DriverTest::strangersAreStrange()
{
    QFETCH(int, script);
    QFETCH(QString, cause);
    const FakeServer fake(static_cast<FakeServer::Script>(script));
    Hands hands;
    const Looked looked = hands.look({loopback(fake.port()), {}, "bafar", {}}, 500ms);
    QVERIFY2(causeText(looked).startsWith(cause),
             (causeText(looked) + QStringLiteral(": ") +
              QString::fromStdString(looked.failure.text.substr(0, 200)))
                 .toUtf8()
                 .constData());
    QVERIFY(hands.longestTurn < 200ms);
    QCOMPARE(fake.stolen(), std::string());
}

/// A driver that goes away while its round is under way, at every point of it.
void DriverTest::leavingInTheMiddleNeverBlocks()
{
    for (int turns = 0; turns < 24; ++turns) {
        Hands hands;
        hands.loop.turn(0ms);
        hands.desk.perform(Look{1, target(), 800ms, {Question::Position, Question::Status}});
        for (int i = 0; i < turns; ++i) {
            hands.loop.turn(2ms);
        }
        const Instant before = runtime::monotonicNow();
        hands.driver.reset();
        QVERIFY(runtime::monotonicNow() - before < 50ms);
    }
    QTRY_COMPARE(
        server_->sql("SELECT COUNT(*) FROM information_schema.processlist WHERE user='bafar'"),
        std::string("0"));
}

/// The machine as the node would run it: effects to the driver, a tick at its deadline.
class Agent {
public:
    Agent(runtime::Loop& loop, runtime::Worker& worker, const schema::Spec& spec, const char* node)
        : loop_(loop)
        , machine(Self{"lab", node})
        , driver_(loop, worker, desk_)
        , timer_(loop, [this] { give(machine.tick(loop_.now())); })
    {
        desk_.onInput = [this](Machine::Input input) { give(machine.handle(input, loop_.now())); };
        loop_.turn(0ms);
        give(machine.configure(spec, loop_.now()));
    }

    QStringList kinds;
    MeasuresPtr measures;

private:
    runtime::Loop& loop_;

public:
    Machine machine;

private:
    void give(const Machine::Effects& effects)
    {
        for (const Machine::Effect& effect : effects) {
            if (const auto* event = std::get_if<EmitEvent>(&effect)) {
                kinds.append(QString::fromStdString(event->event.kind));
            } else if (const auto* round = std::get_if<PublishMeasures>(&effect)) {
                measures = round->measures;
            }
            desk_.perform(effect);
        }
        if (const auto next = machine.deadline()) {
            timer_.arm(next->at);
        }
    }

    Desk desk_;
    database::Driver driver_;
    runtime::Timer timer_;
};

namespace {

bool turnUntil(runtime::Loop& loop, const std::function<bool()>& done)
{
    const Instant limit = runtime::monotonicNow() + 5s;
    while (!done() && runtime::monotonicNow() < limit) {
        loop.turn(10ms);
    }
    return done();
}

/// Servers of n1 and n2, by port of loopback.
schema::Spec pairSpec(std::uint16_t first, std::uint16_t second, const std::string& passwordPath)
{
    return specFrom(bareSpec().text() +
                    "database: {interval: 500 ms, timeout: 450 ms, password_file: " + passwordPath +
                    ", servers: [{node: n1, address: 127.0.0.1, port: " + std::to_string(first) +
                    "}, {node: n2, address: 127.0.0.1, port: " + std::to_string(second) + "}]}\n");
}

} // namespace

void DriverTest::aPairIsWatched()
{
    const auto replica =
        MariaDb::start(2, {"--read-only=1", "--rpl-semi-sync-slave-enabled=1", "--sync-binlog=1",
                           "--sync-relay-log=1", "--init-rpl-role=SLAVE"});
    QVERIFY(replica);
    replica->sql(
        "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + std::to_string(server_->port()) +
        ", MASTER_USER='repl', MASTER_PASSWORD='repl', MASTER_USE_GTID=slave_pos, "
        "MASTER_HEARTBEAT_PERIOD=1; START SLAVE");
    server_->sql(
        "CREATE DATABASE IF NOT EXISTS a; CREATE OR REPLACE TABLE a.t (i INT PRIMARY KEY)");
    Hands hands; // for its loop and worker
    const schema::Spec spec =
        pairSpec(server_->port(), replica->port(), passwordFile(folder_, "secret"));
    Agent first(hands.loop, hands.worker, spec, "n1");
    Agent second(hands.loop, hands.worker, spec, "n2");
    const auto status = [&](Agent& agent) { return agent.machine.status(hands.loop.now()); };
    QVERIFY(turnUntil(hands.loop, [&] {
        return status(first).role == schema::database::Role::Primary &&
               status(second).role == schema::database::Role::Replica &&
               status(second).channels.front().state == schema::State::Ok;
    }));
    QCOMPARE(status(second).channels.front().sourceNode, std::string("n1"));
    QCOMPARE(status(second).promise.broken.size(), std::size_t{0});
    QVERIFY(!status(first).promise.broken.empty());
    QVERIFY(turnUntil(hands.loop,
                      [&] { return status(second).gtidCurrent == status(first).gtidCurrent; }));

    // Stopped by SQL, behind our back.
    replica->sql("STOP SLAVE SQL_THREAD");
    const Instant stopped = runtime::monotonicNow();
    QVERIFY(turnUntil(
        hands.loop, [&] { return second.kinds.contains(QStringLiteral("replication_stopped")); }));
    QVERIFY(runtime::monotonicNow() - stopped < 2s);
    QVERIFY(turnUntil(hands.loop, [&] { return status(second).state == schema::State::Failed; }));
    replica->sql("START SLAVE SQL_THREAD");
    QVERIFY(turnUntil(
        hands.loop, [&] { return second.kinds.contains(QStringLiteral("replication_resumed")); }));

    // A row of its own makes the next one of the primary's fail.
    replica->sql("SET sql_log_bin = 0; INSERT INTO a.t VALUES (1)");
    server_->sql("INSERT INTO a.t VALUES (1)");
    QVERIFY(
        turnUntil(hands.loop, [&] { return status(second).channels.front().sqlErrno == 1062U; }));
    QVERIFY(status(second).reasons.front().find("error 1062: ") != std::string::npos);
}

/// mysqld_exporter's page by series, and types by name.
struct ExporterPage {
    std::map<std::string, std::string> types;
    std::map<std::string, double> values;

    static ExporterPage read(const QByteArray& text)
    {
        ExporterPage page;
        for (const QByteArray& line : text.split('\n')) {
            if (line.startsWith("# TYPE ")) {
                const QList<QByteArray> words = line.split(' ');
                page.types[words[2].toStdString()] = words[3].toStdString();
            } else if (!line.startsWith('#') && line.contains(' ')) {
                page.values[line.left(line.lastIndexOf(' ')).toStdString()] =
                    line.mid(line.lastIndexOf(' ') + 1).toDouble();
            }
        }
        return page;
    }
};

/// Of the same server: name, labels and type of all that we have, and the values that did not move
/// while both looked. It is larger than the budget because a server, its exporter and both pages
/// are one story.
void DriverTest::theExporterSaysTheSame()
{
    const QString exporter =
        QStandardPaths::findExecutable(QStringLiteral("prometheus-mysqld-exporter"));
    if (exporter.isEmpty()) {
        QSKIP("prometheus-mysqld-exporter is not installed");
    }
    const std::uint16_t port = freeLoopbackPort();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DATA_SOURCE_NAME"),
                       QStringLiteral("root@unix(") +
                           QString::fromStdString(server_->socketPath()) + QStringLiteral(")/"));
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(exporter,
                  {QStringLiteral("--web.listen-address=127.0.0.1:") + QString::number(port),
                   QStringLiteral("--collect.info_schema.processlist")});
    Hands hands;
    Agent agent(hands.loop, hands.worker,
                pairSpec(server_->port(), freeLoopbackPort(), passwordFile(folder_, "secret")),
                "n1");
    ExporterPage before;
    for (int i = 0; i < 100 && !before.values.contains("mysql_global_status_uptime"); ++i) {
        before = ExporterPage::read(scrape(port));
        QTest::qWait(before.values.empty() ? 50 : 0);
    }
    QVERIFY(before.values.contains("mysql_global_status_uptime"));

    std::set<std::string> wrong;
    std::set<std::string> compared;
    std::set<std::string> still; // did not move while we looked, in some round
    std::set<std::string> equal;
    ExporterPage page;
    for (int round = 0; round < 10 && (round < 3 || equal.size() < still.size()); ++round) {
        const MeasuresPtr last = agent.measures;
        QVERIFY(turnUntil(hands.loop, [&] { return agent.measures != last; }));
        page = ExporterPage::read(scrape(port));
        const SeriesTable& table = *agent.measures->table;
        for (SeriesIndex index = 0; index < table.size(); ++index) {
            const Series& series = table.at(index);
            const double value = agent.measures->sample.value(index);
            if (series.name.starts_with("bafar_") || series.name.starts_with("mysql_info_schema") ||
                std::isnan(value)) {
                continue; // threads come and go between the two
            }
            const std::string& key = table.keyOf(index);
            compared.insert(key);
            const auto theirs = page.values.find(key);
            if (theirs == page.values.end()) {
                wrong.insert("not theirs: " + key);
            } else if (page.types[series.name] != typeName(series.type)) {
                wrong.insert("type: " + series.name);
            } else if (before.values.contains(key) && before.values[key] == theirs->second) {
                still.insert(key);
                if (std::abs(value - theirs->second) <= 0.05 * std::abs(theirs->second)) {
                    equal.insert(key);
                }
            }
        }
        before = page;
    }
    process.kill();
    process.waitForFinished();
    QVERIFY2(wrong.empty(), wrong.empty() ? "" : wrong.begin()->c_str());
    QVERIFY2(compared.size() > 280, std::to_string(compared.size()).c_str());
    std::string report;
    for (const std::string& key : still) {
        report += equal.contains(key) ? "" : "\nother value: " + key;
    }
    qInfo("%zu series of equal name and type; of %zu that stood still %zu have the same value%s",
          compared.size(), still.size(), equal.size(), report.c_str());
    QVERIFY2(still.size() > 200, "too little stands still to compare");
    QVERIFY(equal.size() * 100 >= still.size() * 95);

    // What dashboards read (mysqld-mixin, 763) and the exporter has.
    for (const char* name : {"mysql_up",
                             "mysql_global_status_uptime",
                             "mysql_global_status_questions",
                             "mysql_global_status_queries",
                             "mysql_global_status_slow_queries",
                             "mysql_global_status_threads_connected",
                             "mysql_global_status_threads_running",
                             "mysql_global_status_threads_cached",
                             "mysql_global_status_threads_created",
                             "mysql_global_status_max_used_connections",
                             "mysql_global_status_aborted_clients",
                             "mysql_global_status_aborted_connects",
                             "mysql_global_status_bytes_received",
                             "mysql_global_status_bytes_sent",
                             "mysql_global_status_commands_total{command=\"select\"}",
                             "mysql_global_status_handlers_total{handler=\"commit\"}",
                             "mysql_global_status_connection_errors_total{error=\"accept\"}",
                             "mysql_global_status_innodb_row_ops_total{operation=\"read\"}",
                             "mysql_global_status_buffer_pool_pages{state=\"data\"}",
                             "mysql_global_status_innodb_page_size",
                             "mysql_global_status_innodb_buffer_pool_read_requests",
                             "mysql_global_status_innodb_buffer_pool_reads",
                             "mysql_global_status_created_tmp_tables",
                             "mysql_global_status_created_tmp_disk_tables",
                             "mysql_global_status_sort_merge_passes",
                             "mysql_global_status_select_full_join",
                             "mysql_global_status_table_locks_waited",
                             "mysql_global_status_open_files",
                             "mysql_global_status_opened_tables",
                             "mysql_global_status_innodb_log_waits",
                             "mysql_global_status_innodb_num_open_files",
                             "mysql_global_variables_max_connections",
                             "mysql_global_variables_innodb_buffer_pool_size",
                             "mysql_global_variables_open_files_limit",
                             "mysql_global_variables_table_open_cache",
                             "mysql_global_variables_thread_cache_size",
                             "mysql_global_variables_read_only",
                             "mysql_global_variables_server_id"}) {
        if (page.values.contains(name)) {
            QVERIFY2(agent.measures->table->find(name) != NoSeries, name);
        } else {
            qInfo("the exporter itself does not show %s", name);
        }
    }
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
