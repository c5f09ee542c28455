// Every setting that breaks the promise, on whom it counts, and how it is fixed; and where a server
// may listen.
// It is larger than the budget because the table of settings is.
#include "agents/database/promise.h"

#include <QTest>

#include "agents/database/listening.h"
#include "core/base/text.h"
#include "tests/database/spec_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using database::Counters;
using database::Settings;
using schema::database::BrokenSetting;
using schema::database::Channel;
using schema::database::Holding;
using schema::database::Promise;
using schema::database::Role;

namespace {

/// A server that keeps every promise, in each role.
struct Server {
    Promise promise = Promise::NoLoss;
    Role role = Role::Primary;
    bool readOnly = false;
    Settings settings{{"log_bin", "ON"},
                      {"log_slave_updates", "ON"},
                      {"gtid_strict_mode", "ON"},
                      {"sync_binlog", "1"},
                      {"innodb_flush_log_at_trx_commit", "1"},
                      {"rpl_semi_sync_master_enabled", "ON"},
                      {"rpl_semi_sync_master_wait_point", "AFTER_SYNC"},
                      {"rpl_semi_sync_master_wait_no_slave", "ON"},
                      {"rpl_semi_sync_master_timeout", "18446744073709551615"},
                      {"rpl_semi_sync_slave_enabled", "ON"},
                      {"sync_relay_log", "1"}};
    Counters counters;
    std::vector<Channel> channels;

    Server()
    {
        counters.startRole = "IDLE_SLAVE";
        counters.semiSyncPrimary = true;
        counters.semiSyncClients = 2;
        counters.replicas = 2;
    }

    static Server replica()
    {
        Server server;
        server.role = Role::Replica;
        server.readOnly = true;
        server.settings["rpl_semi_sync_master_enabled"] = "OFF";
        server.counters.semiSyncPrimary = false;
        server.counters.semiSyncClients = 0;
        Channel channel;
        channel.heartbeat = 1s;
        channel.usingGtid = "Slave_Pos";
        server.channels = {channel};
        return server;
    }

    [[nodiscard]] database::Situation now() const
    {
        return {promise, role, readOnly, settings, counters, channels};
    }

    [[nodiscard]] std::vector<BrokenSetting> broken() const
    {
        return database::brokenSettings(now());
    }

    [[nodiscard]] Holding holding() const { return database::holdingOf(now(), broken()); }
};

QString namesOf(const std::vector<BrokenSetting>& broken)
{
    QStringList names;
    for (const BrokenSetting& one : broken) {
        names.append(QString::fromStdString(one.name + "=" + one.is));
    }
    return names.join(QLatin1Char(' '));
}

} // namespace

class PromiseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerThatKeepsAllIsFine_data();
    void aServerThatKeepsAllIsFine();
    void everySettingCounts_data();
    void everySettingCounts();
    void channelsCount_data();
    void channelsCount();
    void theRealServersSettingsAreJudged();
    void whatACommitIsWorth_data();
    void whatACommitIsWorth();
    void serversListenOnTheirOwnAddress_data();
    void serversListenOnTheirOwnAddress();
};

void PromiseTest::aServerThatKeepsAllIsFine_data()
{
    QTest::addColumn<int>("promise");
    for (const Promise promise : {Promise::Asynchronous, Promise::SemiSync, Promise::NoLoss}) {
        QTest::newRow(schema::database::PromiseNames[static_cast<std::size_t>(promise)].data())
            << static_cast<int>(promise);
    }
}

void PromiseTest::aServerThatKeepsAllIsFine()
{
    QFETCH(int, promise);
    Server primary;
    primary.promise = static_cast<Promise>(promise);
    QCOMPARE(namesOf(primary.broken()), QString());
    Server replica = Server::replica();
    replica.promise = static_cast<Promise>(promise);
    QCOMPARE(namesOf(replica.broken()), QString());
    primary.settings.clear(); // what it did not tell breaks nothing
    primary.counters.startRole.clear();
    QCOMPARE(namesOf(primary.broken()), QString());
}

void PromiseTest::everySettingCounts_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("from"); ///< the first promise that needs it
    QTest::addColumn<QString>("whom"); ///< "p", "r" or both
    QTest::addColumn<QString>("fix");
    const auto row = [](const char* name, const char* setting, const char* value, const char* from,
                        const char* whom, const char* fix) {
        QTest::newRow(name) << QString::fromLatin1(setting) << QString::fromLatin1(value)
                            << QString::fromLatin1(from) << QString::fromLatin1(whom)
                            << QString::fromLatin1(fix);
    };
    row("no binary log", "log_bin", "OFF", "asynchronous", "pr", "[mariadbd] log_bin = bin");
    row("what it receives is not in its log", "log_slave_updates", "OFF", "asynchronous", "pr",
        "[mariadbd] log_slave_updates = ON");
    row("GTIDs without strictness", "gtid_strict_mode", "OFF", "asynchronous", "pr",
        "SET GLOBAL gtid_strict_mode = ON");
    row("a binary log that is synced later", "sync_binlog", "0", "asynchronous", "pr",
        "SET GLOBAL sync_binlog = 1");
    row("a binary log that is synced sometimes", "sync_binlog", "100", "asynchronous", "pr",
        "SET GLOBAL sync_binlog = 1");
    row("InnoDB that flushes once a second", "innodb_flush_log_at_trx_commit", "2", "asynchronous",
        "pr", "SET GLOBAL innodb_flush_log_at_trx_commit = 1");
    row("a replica that takes writes", "read_only", "OFF", "asynchronous", "r",
        "SET GLOBAL read_only = ON");
    row("a primary that waits for nobody", "rpl_semi_sync_master_enabled", "OFF", "semi_sync", "p",
        "SET GLOBAL rpl_semi_sync_master_enabled = ON");
    row("a primary that waits too late", "rpl_semi_sync_master_wait_point", "AFTER_COMMIT",
        "semi_sync", "p", "SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'");
    row("a replica that acknowledges nothing", "rpl_semi_sync_slave_enabled", "OFF", "semi_sync",
        "r", "SET GLOBAL rpl_semi_sync_slave_enabled = ON");
    row("a primary that gives up waiting after 10 s", "rpl_semi_sync_master_timeout", "10000",
        "no_loss", "p", "SET GLOBAL rpl_semi_sync_master_timeout = 18446744073709551615");
    row("a primary that does not wait without replicas", "rpl_semi_sync_master_wait_no_slave",
        "OFF", "no_loss", "p", "SET GLOBAL rpl_semi_sync_master_wait_no_slave = ON");
    row("a relay log that is synced sometimes", "sync_relay_log", "10000", "no_loss", "r",
        "SET GLOBAL sync_relay_log = 1");
    row("a server that starts as a primary", "init-rpl-role", "MASTER", "no_loss", "pr",
        "[mariadbd] init-rpl-role = SLAVE");
}

void PromiseTest::everySettingCounts()
{
    QFETCH(QString, setting);
    QFETCH(QString, value);
    QFETCH(QString, from);
    QFETCH(QString, whom);
    QFETCH(QString, fix);
    for (const bool asReplica : {false, true}) {
        bool reached = false;
        for (const Promise promise : {Promise::Asynchronous, Promise::SemiSync, Promise::NoLoss}) {
            const auto name = schema::database::PromiseNames[static_cast<std::size_t>(promise)];
            reached = reached || from.toStdString() == name;
            Server server = asReplica ? Server::replica() : Server();
            server.promise = promise;
            if (setting == QLatin1String("read_only")) {
                server.readOnly = asReplica ? false : server.readOnly;
            } else if (setting == QLatin1String("init-rpl-role")) {
                server.counters.startRole = "AUTH_MASTER";
            } else if (!(asReplica && setting.startsWith(QLatin1String("rpl_semi_sync_master")))) {
                server.settings[setting.toStdString()] = value.toStdString();
            }
            const auto broken = server.broken();
            const bool concerned = reached && whom.contains(QLatin1Char(asReplica ? 'r' : 'p'));
            QCOMPARE(namesOf(broken), concerned ? setting + QLatin1Char('=') + value : QString());
            if (concerned) {
                QVERIFY2(QString::fromStdString(broken.front().fix).startsWith(fix),
                         broken.front().fix.c_str());
                QCOMPARE(broken.front().restart, fix.startsWith(QLatin1Char('[')));
                QVERIFY(!broken.front().why.empty());
            }
        }
    }
}

void PromiseTest::channelsCount_data()
{
    QTest::addColumn<int>("heartbeatMs");
    QTest::addColumn<QString>("gtid");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("fix");
    const QString good = QStringLiteral("Slave_Pos");
    QTest::newRow("the default heartbeat is far too slow")
        << 30000 << good << QString() << QStringLiteral("MASTER_HEARTBEAT_PERIOD=30 s")
        << QStringLiteral("STOP SLAVE; CHANGE MASTER TO MASTER_HEARTBEAT_PERIOD = 1; START SLAVE");
    QTest::newRow("no heartbeat") << 0 << good << QStringLiteral("it's \\")
                                  << QStringLiteral("MASTER_HEARTBEAT_PERIOD=0")
                                  << QStringLiteral("STOP SLAVE 'it''s \\\\';");
    QTest::newRow("two seconds will do") << 2000 << good << QString() << QString() << QString();
    QTest::newRow("a position in files")
        << 1000 << QStringLiteral("No") << QString() << QStringLiteral("MASTER_USE_GTID=No")
        << QStringLiteral("MASTER_USE_GTID = slave_pos");
    QTest::newRow("a position that its own writes move")
        << 1000 << QStringLiteral("Current_Pos") << QString()
        << QStringLiteral("MASTER_USE_GTID=Current_Pos") << QStringLiteral("slave_pos");
}

void PromiseTest::channelsCount()
{
    QFETCH(int, heartbeatMs);
    QFETCH(QString, gtid);
    QFETCH(QString, channel);
    QFETCH(QString, expected);
    QFETCH(QString, fix);
    Server server = Server::replica();
    server.promise = Promise::Asynchronous;
    server.channels.front().name = channel.toStdString();
    server.channels.front().heartbeat = std::chrono::milliseconds(heartbeatMs);
    server.channels.front().usingGtid = gtid.toStdString();
    QCOMPARE(namesOf(server.broken()), expected);
    if (!expected.isEmpty()) {
        QVERIFY2(QString::fromStdString(server.broken().front().fix).contains(fix),
                 server.broken().front().fix.c_str());
    }
}

/// As captured: a semi-synchronous pair with Debian's other defaults.
void PromiseTest::theRealServersSettingsAreJudged()
{
    Server primary;
    primary.settings = database::readSettings(fixtureTable("primary-settings"));
    primary.counters = database::readCounters(fixtureTable("primary-counters"));
    QCOMPARE(
        namesOf(primary.broken()),
        QStringLiteral("sync_binlog=0 rpl_semi_sync_master_timeout=10000 init-rpl-role=MASTER"));
    Server replica = Server::replica();
    replica.settings = database::readSettings(fixtureTable("replica-settings"));
    replica.counters = database::readCounters(fixtureTable("replica-counters"));
    replica.channels = database::readChannels(fixtureTable("replica-channels"));
    QCOMPARE(namesOf(replica.broken()), QStringLiteral("sync_binlog=0 sync_relay_log=10000"));
    // With an endless timeout a replica that waits for acknowledgements applies nothing any more.
    replica.settings["rpl_semi_sync_master_enabled"] = "ON";
    QCOMPARE(namesOf(replica.broken()), QStringLiteral("sync_binlog=0 sync_relay_log=10000"));
    replica.settings["rpl_semi_sync_master_timeout"] = "18446744073709551615";
    QVERIFY(namesOf(replica.broken()).endsWith(QLatin1String("rpl_semi_sync_master_enabled=ON")));
    replica.counters.semiSyncClients = 1; // somebody replicates from it and acknowledges
    QVERIFY(!namesOf(replica.broken()).contains(QLatin1String("master_enabled")));
}

void PromiseTest::whatACommitIsWorth_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromLatin1(expected);
    };
    row("every setting and a replica that acknowledges", 0, "no_loss");
    row("one setting is weaker", 1, "semi_sync");
    row("a weaker promise is never said to lose nothing", 2, "semi_sync");
    row("it fell back", 3, "asynchronous");
    row("it never waits", 4, "asynchronous");
    row("nobody acknowledges and it waits for ever", 5, "blocked");
    row("nobody acknowledges and it gives up after a while", 6, "asynchronous");
    row("nobody acknowledges and it does not wait then", 7, "asynchronous");
    row("nobody can write", 8, "unknown");
    row("its settings are not known", 9, "unknown");
}

void PromiseTest::whatACommitIsWorth()
{
    QFETCH(int, row);
    QFETCH(QString, expected);
    Server server;
    switch (row) {
    case 1: server.settings["sync_binlog"] = "0"; break;
    case 2: server.promise = Promise::SemiSync; break;
    case 3: server.counters.semiSyncPrimary = false; break;
    case 4: server.settings["rpl_semi_sync_master_enabled"] = "OFF"; break;
    case 5: server.counters.semiSyncClients = 0; break;
    case 6:
        server.counters.semiSyncClients = 0;
        server.settings["rpl_semi_sync_master_timeout"] = "10000";
        break;
    case 7:
        server.counters.semiSyncClients = 0;
        server.settings["rpl_semi_sync_master_wait_no_slave"] = "OFF";
        break;
    case 8: server.readOnly = true; break;
    case 9: server.settings.clear(); break;
    default: break;
    }
    QCOMPARE(QString::fromLatin1(
                 schema::database::HoldingNames[static_cast<std::size_t>(server.holding())].data()),
             expected);
}

void PromiseTest::serversListenOnTheirOwnAddress_data()
{
    QTest::addColumn<QString>("bind");
    QTest::addColumn<QString>("expected");
    const QString all = QStringLiteral("it listens on every address");
    const QString fine;
    QTest::newRow("its own") << QStringLiteral("192.0.2.11") << fine;
    QTest::newRow("its own and loopback") << QStringLiteral("192.0.2.11, 127.0.0.1") << fine;
    QTest::newRow("a name, which is not looked up") << QStringLiteral("n1.example") << fine;
    QTest::newRow("nothing set") << QString() << all;
    QTest::newRow("a star") << QStringLiteral("*") << all;
    QTest::newRow("the IPv4 wildcard") << QStringLiteral("0.0.0.0") << all;
    QTest::newRow("the IPv6 wildcard") << QStringLiteral("::") << all;
    QTest::newRow("a wildcard behind its own") << QStringLiteral("192.0.2.11,::") << all;
    QTest::newRow("a floating one")
        << QStringLiteral("192.0.2.100") << QStringLiteral("it listens on the floating address");
    QTest::newRow("no network at all") << QStringLiteral("skip") << fine;
    QTest::newRow("not told") << QStringLiteral("absent") << fine;
}

void PromiseTest::serversListenOnTheirOwnAddress()
{
    QFETCH(QString, bind);
    QFETCH(QString, expected);
    Settings settings{{"bind_address", bind.toStdString()}, {"skip_networking", "OFF"}};
    if (bind == QLatin1String("skip")) {
        settings = {{"bind_address", ""}, {"skip_networking", "ON"}};
    } else if (bind == QLatin1String("absent")) {
        settings.clear();
    }
    const QString problem = QString::fromStdString(
        database::listeningProblem(settings, net::Address::parse("192.0.2.11").value(),
                                   {net::Address::parse("192.0.2.100").value()}));
    QVERIFY2(expected.isEmpty() ? problem.isEmpty() : problem.startsWith(expected),
             problem.toUtf8().constData());
    if (!expected.isEmpty()) {
        QVERIFY(problem.contains(QLatin1String("bind-address = 192.0.2.11")));
    }
}

TEST_CLASS(PromiseTest)

} // namespace bafar::test

#include "promise_test.moc"
