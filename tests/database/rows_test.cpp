// What servers of several versions print, and what hostile ones might.
// It is larger than the budget because the tables of texts are.
#include "agents/database/rows.h"

#include <QTest>

#include "core/base/text.h"
#include "tests/database/spec_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using database::readChannels;
using database::readCounters;
using database::readSettings;
using database::readVital;
using database::Table;
using schema::database::Channel;
using schema::database::Thread;

namespace {

Table vitalOf(const QString& version, const QString& readOnly)
{
    Table table;
    table.begin({"version", "server_id", "read_only", "gtid_current_pos"});
    for (const std::string& cell :
         {version.toStdString(), std::string("7"), readOnly.toStdString(), std::string("0-7-1")}) {
        table.add(cell);
    }
    return table;
}

} // namespace

class RowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesKeepTextAndNull();
    void tablesSurviveWhatDoesNotFit();
    void versionsAreJudged_data();
    void versionsAreJudged();
    void aReplicaIsRead();
    void aStoppedReplicaIsRead();
    void threadsAreRead_data();
    void threadsAreRead();
    void lagIsBeyondTheDelay_data();
    void lagIsBeyondTheDelay();
    void otherVersionsColumnsAreRead_data();
    void otherVersionsColumnsAreRead();
    void hostileTextsAreCutAndSafe();
    void countersAndSettingsAreRead();
    void numbersAreStrict_data();
    void numbersAreStrict();
};

void RowsTest::tablesKeepTextAndNull()
{
    Table table;
    table.begin({"a", "B"});
    for (const std::optional<std::string_view> cell :
         {std::optional<std::string_view>("1"), std::optional<std::string_view>(),
          std::optional<std::string_view>(""), std::optional<std::string_view>("2")}) {
        table.add(cell);
    }
    QCOMPARE(table.rows(), std::size_t{2});
    QVERIFY(table.cell(0, "A") == std::optional<std::string_view>("1"));
    QVERIFY(!table.cell(0, "b"));
    QVERIFY(table.cell(1, "a") == std::optional<std::string_view>(""));
    QVERIFY(table.cell(1, std::size_t{1}) == std::optional<std::string_view>("2"));
    table.begin({"c"});
    QCOMPARE(table.rows(), std::size_t{0});
    QVERIFY(!table.column("a"));
}

void RowsTest::tablesSurviveWhatDoesNotFit()
{
    Table table;
    QCOMPARE(table.rows(), std::size_t{0});
    table.add("nobody asked");
    QVERIFY(!table.cell(0, std::size_t{0}));
    table.begin({"a", "b"});
    table.add(std::string(100'000, 'x'));
    QCOMPARE(table.rows(), std::size_t{0}); // half a row is none
    QVERIFY(!table.cell(0, "a"));
    table.add("y");
    QCOMPARE(table.cell(0, "a")->size(), Table::CellMax);
    QVERIFY(!table.cell(0, std::size_t{2}));
    QVERIFY(!table.cell(1, std::size_t{0}));
}

void RowsTest::versionsAreJudged_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("readOnly");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* version, const char* readOnly,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(version) << QString::fromLatin1(readOnly)
                            << QString::fromLatin1(expected);
    };
    row("10.5 that can be written to", "10.5.29-MariaDB", "0", "writable");
    row("10.11 of Debian, read-only", "10.11.19-MariaDB-0+deb12u1-log", "1", "read-only");
    row("11.8, read-only by word", "11.8.2-MariaDB-log", "ON", "read-only");
    row("12.0, where read_only has more words", "12.0.2-MariaDB", "NO_LOCK_NO_ADMIN", "read-only");
    row("12.0 that can be written to", "12.0.2-MariaDB", "OFF", "writable");
    row("a server with the prefix for old clients", "5.5.5-10.6.1-MariaDB", "0", "unsupported");
    row("too old", "10.4.34-MariaDB", "0", "unsupported");
    row("MySQL", "8.0.36", "0", "invalid_input");
    row("no version at all", "", "0", "invalid_input");
    row("letters", "MariaDB", "0", "invalid_input");
}

void RowsTest::versionsAreJudged()
{
    QFETCH(QString, version);
    QFETCH(QString, readOnly);
    QFETCH(QString, expected);
    const auto vital = readVital(vitalOf(version, readOnly));
    QCOMPARE(vital ? (vital->readOnly ? "read-only" : "writable")
                   : std::string(codeName(vital.error().code)).c_str(),
             expected.toLatin1().constData());
    QCOMPARE(readVital(Table()).error().code, Code::InvalidInput);
}

void RowsTest::aReplicaIsRead()
{
    const auto vital = readVital(fixtureTable("replica-vital"));
    QVERIFY(vital);
    QCOMPARE(vital->serverId, std::uint64_t{2});
    QVERIFY(vital->readOnly);
    QCOMPARE(vital->gtidCurrent, std::string("0-1-7"));
    const std::vector<Channel> channels = readChannels(fixtureTable("replica-channels"));
    QCOMPARE(channels.size(), std::size_t{1});
    const Channel& channel = channels.front();
    QCOMPARE(channel.sourceHost, std::string("127.0.0.1"));
    QCOMPARE(channel.sourcePort, std::uint16_t{13401});
    QCOMPARE(channel.sourceServerId, std::uint64_t{1});
    QVERIFY(channel.io == Thread::Yes && channel.sql == Thread::Yes);
    QVERIFY(channel.lag == Duration{});
    QVERIFY(channel.heartbeat == 1s);
    QCOMPARE(channel.usingGtid, std::string("Slave_Pos"));
    QCOMPARE(channel.gtidReceived, std::string("0-1-7"));
}

void RowsTest::aStoppedReplicaIsRead()
{
    const std::vector<Channel> channels = readChannels(fixtureTable("stopped-channels"));
    QCOMPARE(channels.size(), std::size_t{1});
    QVERIFY(channels.front().io == Thread::Yes && channels.front().sql == Thread::No);
    QCOMPARE(channels.front().sqlErrno, 1062U);
    QVERIFY(channels.front().sqlError.starts_with("Could not execute Write_rows_v1"));
    QVERIFY(!channels.front().lag);
}

void RowsTest::threadsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("expected");
    QTest::newRow("Yes") << QStringLiteral("Yes") << static_cast<int>(Thread::Yes);
    QTest::newRow("No") << QStringLiteral("No") << static_cast<int>(Thread::No);
    QTest::newRow("Connecting") << QStringLiteral("Connecting")
                                << static_cast<int>(Thread::Connecting);
    QTest::newRow("Preparing, which does not flow yet")
        << QStringLiteral("Preparing") << static_cast<int>(Thread::Connecting);
    QTest::newRow("a word of tomorrow")
        << QStringLiteral("Dreaming") << static_cast<int>(Thread::No);
    QTest::newRow("nothing") << QString() << static_cast<int>(Thread::No);
}

void RowsTest::threadsAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, expected);
    const std::string word = text.toStdString();
    const Table table =
        withCell(fixtureTable("replica-channels"), "Slave_IO_Running",
                 text.isEmpty() ? std::nullopt : std::optional<std::string_view>(word));
    QCOMPARE(static_cast<int>(readChannels(table).front().io), expected);
}

void RowsTest::lagIsBeyondTheDelay_data()
{
    QTest::addColumn<QString>("behind");
    QTest::addColumn<QString>("delay");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, const char* behind, const char* delay, int expected) {
        QTest::newRow(name) << QString::fromLatin1(behind) << QString::fromLatin1(delay)
                            << expected;
    };
    row("none", "0", "0", 0);
    row("some", "12", "0", 12);
    row("a wanted delay does not count", "3600", "3600", 0);
    row("beyond a wanted delay", "3610", "3600", 10);
    row("within a wanted delay", "10", "3600", 0);
    row("not known", "NULL", "0", -1);
    row("a negative number", "-5", "0", -1);
    row("words", "soon", "0", -1);
    row("more than fits", "99999999999999999999", "0", -1);
    row("a century", "3153600001", "0", 2147483647);
}

void RowsTest::lagIsBeyondTheDelay()
{
    QFETCH(QString, behind);
    QFETCH(QString, delay);
    QFETCH(int, expected);
    const std::string seconds = behind.toStdString();
    const std::string wanted = delay.toStdString();
    const Table table = withCell(
        withCell(fixtureTable("replica-channels"), "Seconds_Behind_Master",
                 seconds == "NULL" ? std::nullopt : std::optional<std::string_view>(seconds)),
        "SQL_Delay", wanted);
    const std::optional<Duration> lag = readChannels(table).front().lag;
    const std::int64_t count = lag ? *lag / 1s : -1;
    QCOMPARE(static_cast<int>(std::min<std::int64_t>(count, 2147483647)), expected);
}

void RowsTest::otherVersionsColumnsAreRead_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QString>("expected");
    // 10.6 has no Replicate_Rewrite_DB, and its columns stand elsewhere.
    QTest::newRow("10.6")
        << QByteArray("Connection_name\tSlave_IO_State\tMaster_Host\tMaster_Port\tSlave_IO_Running"
                      "\tSlave_SQL_Running\tSeconds_Behind_Master\tUsing_Gtid\tGtid_IO_Pos"
                      "\tSlave_heartbeat_period\n"
                      "\tWaiting\tdb1.example\t3306\tYes\tYes\t4\tSlave_Pos\t0-1-9\t30.000\n")
        << QStringLiteral("db1.example:3306 yes yes 4 s 30 s 0-1-9");
    QTest::newRow("11.8, with columns that nobody knew")
        << QByteArray("Connection_name\tMaster_Host\tMaster_Port\tSlave_IO_Running"
                      "\tSlave_SQL_Running\tSeconds_Behind_Master\tMaster_Slave_time_diff"
                      "\tMaster_last_event_time\tSlave_heartbeat_period\tGtid_IO_Pos\n"
                      "east\tdb2\t3307\tPreparing\tYes\tNULL\tNULL\t2026-11-28 10:00:00\t1.500"
                      "\t0-1-9,\\n5-2-1\n")
        << QStringLiteral("db2:3307 connecting yes - 1.5 s 0-1-9,5-2-1");
    QTest::newRow("columns that are missing have their defaults")
        << QByteArray("Connection_name\nonly\n") << QStringLiteral(":0 no no - 0 us ");
    QTest::newRow("no columns at all") << QByteArray() << QString();
}

void RowsTest::otherVersionsColumnsAreRead()
{
    QFETCH(QByteArray, table);
    QFETCH(QString, expected);
    QString text;
    for (const Channel& channel : readChannels(tableFrom(table.toStdString()))) {
        const auto name = [](Thread thread) {
            return std::string(schema::database::ThreadNames[static_cast<std::size_t>(thread)]);
        };
        text += QString::fromStdString(
            channel.sourceHost + ":" + std::to_string(channel.sourcePort) + " " + name(channel.io) +
            " " + name(channel.sql) + " " + (channel.lag ? toHumanText(*channel.lag) : "-") + " " +
            toHumanText(channel.heartbeat) + " " + channel.gtidReceived);
    }
    QCOMPARE(text, expected);
}

void RowsTest::hostileTextsAreCutAndSafe()
{
    const std::string hostile =
        "\x1b[31mred\x07\n\r\u202Eevil\u2066\xff\xfe" + std::string(65536, 'A');
    Table table = fixtureTable("replica-channels");
    for (const char* column : {"Connection_name", "Master_Host", "Last_IO_Error", "Last_SQL_Error",
                               "Using_Gtid", "Gtid_IO_Pos", "Slave_heartbeat_period"}) {
        table = withCell(table, column, hostile);
    }
    const Channel channel = readChannels(table).front();
    for (const std::string& text : {channel.name, channel.sourceHost, channel.ioError,
                                    channel.sqlError, channel.usingGtid, channel.gtidReceived}) {
        QVERIFY(text.size() <= database::PositionTextMax);
        QVERIFY(isUtf8(text));
        QCOMPARE(text, sanitized(text, text.size())); // nothing left to replace
        QVERIFY(text.find('\x1b') == std::string::npos);
    }
    QVERIFY(channel.sqlError.size() <= database::ErrorTextMax);
    QVERIFY(channel.heartbeat == Duration{});

    Table many;
    many.begin({"Connection_name"});
    for (int i = 0; i < 1000; ++i) {
        many.add("x");
    }
    QCOMPARE(readChannels(many).size(), std::size_t{64});
    QCOMPARE(readVital(vitalOf(QString::fromStdString(hostile), QStringLiteral("0"))).error().code,
             Code::InvalidInput);
}

void RowsTest::countersAndSettingsAreRead()
{
    const database::Counters primary = readCounters(fixtureTable("primary-counters"));
    QCOMPARE(primary.replicas, std::uint64_t{1});
    QCOMPARE(primary.semiSyncClients, std::uint64_t{1});
    QVERIFY(primary.semiSyncPrimary);
    QVERIFY(primary.uptime > 0);
    QVERIFY(primary.queries > 0);
    QCOMPARE(primary.startRole, std::string("AUTH_MASTER"));
    QCOMPARE(readCounters(fixtureTable("replica-counters")).startRole, std::string("ACTIVE_SLAVE"));
    const database::Settings settings = readSettings(fixtureTable("primary-settings"));
    QCOMPARE(std::string(database::settingOf(settings, "bind_address")), std::string("127.0.0.1"));
    QCOMPARE(std::string(database::settingOf(settings, "sync_binlog")), std::string("0"));
    QCOMPARE(std::string(database::settingOf(settings, "no_such")), std::string());
    QVERIFY(!settings.contains("datadir")); // only what is judged is kept
    // One column where two are expected, and none.
    QCOMPARE(readCounters(tableFrom("Variable_name\nUptime\n")).uptime, std::uint64_t{0});
    QVERIFY(readSettings(Table()).empty());
}

void RowsTest::numbersAreStrict_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("zero") << QByteArray("0") << true;
    QTest::newRow("the largest") << QByteArray("18446744073709551615") << true;
    QTest::newRow("one more") << QByteArray("18446744073709551616") << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("negative") << QByteArray("-1") << false;
    QTest::newRow("with a blank") << QByteArray(" 1") << false;
    QTest::newRow("with a fraction") << QByteArray("1.0") << false;
    QTest::newRow("with letters behind") << QByteArray("1x") << false;
}

void RowsTest::numbersAreStrict()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(database::wholeNumber(text.toStdString()).has_value(), valid);
    QVERIFY(!database::wholeNumber(std::nullopt));
}

TEST_CLASS(RowsTest)

} // namespace bafar::test

#include "rows_test.moc"
