// The machine in virtual time: when it looks, what each cause means, what it tells and when.
// It is larger than the budget because one pretended server serves all of it.
#include "agents/database/machine.h"

#include <QTest>

#include "core/base/text.h"
#include "tests/database/spec_maker.h"
#include "tests/database/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using database::Failure;
using database::Look;
using database::Looked;
using database::Machine;
using database::Observation;
using database::Question;
using schema::State;
using schema::database::Cause;
using schema::database::Role;
using Effects = Machine::Effects;

constexpr Instant Start{1000s};

template <class T>
std::vector<T> allOf(const Effects& effects)
{
    std::vector<T> found;
    for (const auto& effect : effects) {
        if (const T* value = std::get_if<T>(&effect)) {
            found.push_back(*value);
        }
    }
    return found;
}

QString kindsOf(const Effects& effects)
{
    QStringList kinds;
    for (const EmitEvent& event : allOf<EmitEvent>(effects)) {
        kinds.append(QString::fromStdString(event.event.kind));
    }
    return kinds.join(QLatin1Char(' '));
}

/// A machine, and time that goes on by itself.
struct Stage {
    Machine machine;
    Instant now = Start;
    Effects last;

    explicit Stage(const std::string& more = {}, const char* node = "n2")
        : machine(Self{"lab", node})
    {
        (void)machine.handle(WallClockRead{WallTime{1'800'000'000'000}}, now);
        last = machine.configure(databaseSpec(more), now);
    }

    [[nodiscard]] std::optional<Look> asked() const
    {
        const auto looks = allOf<Look>(last);
        return looks.empty() ? std::nullopt : std::optional(looks.back());
    }

    /// To the next look, which must come.
    Look toLook()
    {
        for (int i = 0; i < 100 && !asked(); ++i) {
            now = machine.deadline().value().at;
            last = machine.tick(now);
        }
        return asked().value();
    }

    /// Answers the look that was asked for, a little later.
    const Effects& answer(const Observation& observation)
    {
        const std::uint64_t round = toLook().round;
        now += 5ms;
        last = machine.handle(Looked{round, std::make_shared<const Observation>(observation), {}},
                              now);
        return last;
    }

    const Effects& fail(Cause cause, unsigned number = 0, const std::string& text = {})
    {
        const std::uint64_t round = toLook().round;
        now += 5ms;
        Failure failure;
        failure.cause = cause;
        failure.number = number;
        failure.text = text;
        failure.where = "its counters";
        last = machine.handle(Looked{round, nullptr, failure}, now);
        return last;
    }

    /// Nobody answers; time passes by ticks.
    void pass(Duration time)
    {
        const Instant end = now + time;
        while (machine.deadline() && machine.deadline()->at <= end) {
            now = machine.deadline()->at;
            last = machine.tick(now);
        }
        now = end;
    }

    [[nodiscard]] schema::database::Status status() const { return machine.status(now); }

    [[nodiscard]] QString said() const
    {
        const auto state = status();
        return QString::fromLatin1(
                   schema::StateNames[static_cast<std::size_t>(state.state)].data()) +
               QStringLiteral(": ") +
               (state.reasons.empty() ? QString() : QString::fromStdString(state.reasons.front()));
    }
};

/// A replica of n1 that keeps every promise.
Observation goodReplica()
{
    Observation seen = observationOf("replica");
    auto& channels = answerOf(seen, Question::Replication).table;
    channels = withCell(channels, "Master_Host", "192.0.2.11");
    channels = withCell(channels, "Master_Port", "3306");
    auto& settings = answerOf(seen, Question::Variables).table;
    settings = changed(settings, "sync_binlog", "1");
    settings = changed(settings, "sync_relay_log", "1");
    settings = changed(settings, "bind_address", "192.0.2.12");
    return seen;
}

Observation with(Observation seen, const std::string& column, const char* value)
{
    auto& channels = answerOf(seen, Question::Replication).table;
    channels = withCell(channels, column,
                        value == nullptr ? std::nullopt : std::optional<std::string_view>(value));
    return seen;
}

Observation set(Observation seen, Question question, const char* name, const char* value)
{
    auto& table = answerOf(seen, question).table;
    table = changed(table, name, value);
    return seen;
}

Observation goodPrimary()
{
    Observation seen = observationOf("primary");
    auto& settings = answerOf(seen, Question::Variables).table;
    settings = changed(settings, "sync_binlog", "1");
    settings = changed(settings, "bind_address", "192.0.2.11");
    settings = changed(settings, "rpl_semi_sync_master_timeout", "18446744073709551615");
    auto& counters = answerOf(seen, Question::Status).table;
    counters = changed(counters, "Rpl_status", "IDLE_SLAVE");
    return seen;
}

QString factsOf(const schema::Entity& entity)
{
    QStringList facts;
    for (const schema::Fact& fact : entity.facts) {
        facts.append(QString::fromStdString(fact.name + "=" + fact.value));
    }
    return facts.join(QStringLiteral("; "));
}

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quietWithoutAServer_data();
    void quietWithoutAServer();
    void asksWhatIsDearRarely();
    void targetsComeFromTheSpec_data();
    void targetsComeFromTheSpec();
    void aReloadAsksOnlyWhereTheTargetMoved();
    void aGoodReplicaIsOk();
    void aGoodPrimaryIsOk();
    void causesAreToldApart_data();
    void causesAreToldApart();
    void oneLateLookChangesNothingTwoDo();
    void aHungServerIsAskedLessOften();
    void answersOfOldRoundsAreDropped();
    void aSilentDriverIsStaleThenUnknown();
    void answersAreJudged_data();
    void answersAreJudged();
    void changesAreToldOnce_data();
    void changesAreToldOnce();
    void anOutageIsToldOnceAndItsEnd();
    void figuresAreNotWorthTellingEachSecond();
    void whatIsDownMeasuresNothing();
    void refusedQuestionsSayWhatToGrant();
    void theMapShowsReplication_data();
    void theMapShowsReplication();
    void theMapShowsHowMuchIsReceived_data();
    void theMapShowsHowMuchIsReceived();
    void theWholeIsJudgedFromTheView();
    void actionsAreNotThereYet();
};

void MachineTest::quietWithoutAServer_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<bool>("bare");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no section at all")
        << QStringLiteral("n1") << true << QStringLiteral("not in the cluster spec");
    QTest::newRow("no server on this node")
        << QStringLiteral("n9") << false
        << QStringLiteral("no database server on this node in the cluster spec");
}

void MachineTest::quietWithoutAServer()
{
    QFETCH(QString, node);
    QFETCH(bool, bare);
    QFETCH(QString, reason);
    Machine machine(Self{"lab", node.toStdString()});
    const Effects effects = machine.configure(bare ? bareSpec() : databaseSpec(), Start);
    QCOMPARE(effects.size(), std::size_t{1});
    QVERIFY(std::holds_alternative<StatusChanged>(effects.front()));
    QVERIFY(!machine.deadline());
    QVERIFY(machine.tick(Start + 60s).empty());
    QVERIFY(machine.presence(Start).entities.empty());
    QCOMPARE(machine.status(Start + 60s).state, State::NotMonitored);
    QCOMPARE(QString::fromStdString(machine.status(Start).reasons.front()), reason);
}

void MachineTest::asksWhatIsDearRarely()
{
    Stage stage;
    int looks = 0;
    int variables = 0;
    int processes = 0;
    const Observation seen = goodReplica();
    while (stage.now < Start + 30s) {
        const Look look = stage.toLook();
        ++looks;
        for (const Question question : look.questions) {
            variables += question == Question::Variables ? 1 : 0;
            processes += question == Question::Processes ? 1 : 0;
        }
        Observation answered;
        for (const Question question : look.questions) {
            Observation all = seen;
            answered.answers.push_back(answerOf(all, question));
        }
        stage.answer(answered);
    }
    QVERIFY2(looks >= 30 && looks <= 32, std::to_string(looks).c_str());
    QVERIFY2(variables >= 3 && variables <= 4, std::to_string(variables).c_str());
    QVERIFY2(processes >= 6 && processes <= 7, std::to_string(processes).c_str());
}

void MachineTest::targetsComeFromTheSpec_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the node's own address and the usual port")
        << QStringLiteral("servers: [{node: n1}]") << QStringLiteral("192.0.2.11:3306 bafar  0.8");
    QTest::newRow("another address, port, account and time")
        << QStringLiteral("{servers: [{node: n1, address: 127.0.0.1, port: 3307}], port: 3310, "
                          "user: eye, password_file: /etc/bafar/secrets/db, interval: 2 s, "
                          "timeout: 1500 ms}")
        << QStringLiteral("127.0.0.1:3307 eye /etc/bafar/secrets/db 1.5");
    QTest::newRow("the common port") << QStringLiteral("{servers: [{node: n1}], port: 3310}")
                                     << QStringLiteral("192.0.2.11:3310 bafar  0.8");
    QTest::newRow("a socket")
        << QStringLiteral("{servers: [{node: n1, socket: /run/mysqld/mysqld.sock}], user: root}")
        << QStringLiteral("/run/mysqld/mysqld.sock root  0.8");
}

void MachineTest::targetsComeFromTheSpec()
{
    QFETCH(QString, section);
    QFETCH(QString, expected);
    Machine machine(Self{"lab", "n1"});
    const std::string text = section.startsWith(QLatin1Char('{'))
                                 ? section.toStdString()
                                 : "{" + section.toStdString() + "}";
    const auto looks = allOf<Look>(
        machine.configure(specFrom(bareSpec().text() + "database: " + text + "\n"), Start));
    QCOMPARE(looks.size(), std::size_t{1});
    const database::Target& target = looks.front().target;
    QCOMPARE(QString::fromStdString(target.text() + " " + target.user + " " + target.passwordFile +
                                    " " + numberText(toSeconds(looks.front().timeout))),
             expected);
}

void MachineTest::aReloadAsksOnlyWhereTheTargetMoved()
{
    Stage stage;
    stage.answer(goodReplica());
    const Effects same = stage.machine.configure(databaseSpec("promise: semi_sync"), stage.now);
    QVERIFY(allOf<Look>(same).empty());
    QCOMPARE(stage.status().role, Role::Replica); // what is known stays known
    QVERIFY(stage.status().promise.wanted == schema::database::Promise::SemiSync);
    const Effects moved = stage.machine.configure(databaseSpec("user: other"), stage.now);
    QCOMPARE(allOf<Look>(moved).size(), std::size_t{1});
    QCOMPARE(stage.status().state, State::Unknown);
    const Effects gone = stage.machine.configure(bareSpec(), stage.now);
    QVERIFY(allOf<Look>(gone).empty());
    QCOMPARE(stage.status().state, State::NotMonitored);
    QVERIFY(!stage.machine.deadline());
}

void MachineTest::aGoodReplicaIsOk()
{
    Stage stage;
    stage.answer(goodReplica());
    QCOMPARE(stage.said(), QStringLiteral("ok: "));
    const auto status = stage.status();
    QCOMPARE(status.role, Role::Replica);
    QVERIFY(status.readOnly == true);
    QCOMPARE(status.channels.front().sourceNode, std::string("n1"));
    QCOMPARE(status.channels.front().state, State::Ok);
    QCOMPARE(status.promise.state, State::Ok);
    QCOMPARE(status.connectionsMax, 151U);
    QVERIFY(status.uptime > 1s);
}

void MachineTest::aGoodPrimaryIsOk()
{
    Stage stage({}, "n1");
    stage.answer(goodPrimary());
    QCOMPARE(stage.said(), QStringLiteral("ok: "));
    const auto status = stage.status();
    QCOMPARE(status.role, Role::Primary);
    QCOMPARE(status.replicas, 1U);
    QVERIFY(status.promise.holding == schema::database::Holding::NoLoss);
    QVERIFY(status.semiSync.timeout > 49 * 24h); // for ever, as far as a duration goes
}

void MachineTest::causesAreToldApart_data()
{
    QTest::addColumn<int>("cause");
    QTest::addColumn<uint>("number");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, Cause cause, unsigned number, const char* text,
                        const char* said) {
        QTest::newRow(name) << static_cast<int>(cause) << number << QString::fromLatin1(text)
                            << QString::fromLatin1(said);
    };
    row("a refused connection", Cause::Dead, 2003, "Can't connect (111)",
        "failed: nothing answers at 192.0.2.12:3306 (2003: Can't connect (111)): see whether "
        "mariadbd runs on this node, and its error log; it was last seen as replica, MariaDB "
        "10.11.19-MariaDB-0+deb12u1-log");
    row("a connection that ends", Cause::Dead, 2013, "Lost connection",
        "failed: 192.0.2.12:3306 closes the connection (2013: Lost connection)");
    row("a wrong password", Cause::LoginRefused, 1045, "Access denied",
        "failed: 192.0.2.12:3306 refuses the account \"bafar\" (1045: Access denied): the server "
        "is alive; check database.user and its password file");
    row("no connection left", Cause::TooManyConnections, 1040, "Too many connections",
        "failed: 192.0.2.12:3306 has no connection left (1040: Too many connections): the server "
        "is alive; raise max_connections or end idle ones");
    row("another server", Cause::Strange, 0, "it calls itself \"8.0.36\", which is not MariaDB",
        "failed: 192.0.2.12:3306 does not answer as MariaDB does (it calls itself");
    row("no password file", Cause::Unusable, 0, "/etc/x: no such file",
        "unknown: the agent cannot look at 192.0.2.12:3306 (/etc/x: no such file)");
    row("once too slow", Cause::Slow, 0, "",
        "degraded: 192.0.2.12:3306 lets us in, but its counters took longer than 800 ms");
    row("once silent", Cause::Hung, 0, "",
        "degraded: 192.0.2.12:3306 takes the connection and says nothing for 800 ms");
    row("a text that would break the screen", Cause::LoginRefused, 1045, "\x1b[2J\n",
        "failed: 192.0.2.12:3306 refuses the account \"bafar\" (1045: \xc3\xaf\xc2\xbf\xc2\xbd[2J");
}

void MachineTest::causesAreToldApart()
{
    QFETCH(int, cause);
    QFETCH(uint, number);
    QFETCH(QString, text);
    QFETCH(QString, said);
    Stage stage;
    stage.answer(goodReplica());
    stage.fail(static_cast<Cause>(cause), number, text.toStdString());
    if (said.contains(QLatin1String("[2J"))) {
        QVERIFY(!stage.said().contains(QLatin1Char('\x1b')));
        QVERIFY(stage.said().contains(QLatin1String("[2J")));
        return;
    }
    QVERIFY2(stage.said().startsWith(said), stage.said().toUtf8().constData());
    QCOMPARE(static_cast<int>(stage.status().cause), cause);
}

void MachineTest::oneLateLookChangesNothingTwoDo()
{
    Stage stage;
    stage.answer(goodReplica());
    const Effects first = stage.fail(Cause::Slow);
    QCOMPARE(stage.status().state, State::Degraded);
    QCOMPARE(stage.status().role, Role::Replica); // still known
    QCOMPARE(kindsOf(first), QString());
    QVERIFY(allOf<PublishMeasures>(first).empty()); // the last values count a little longer
    const Effects second = stage.fail(Cause::Hung);
    QCOMPARE(stage.status().state, State::Failed);
    QCOMPARE(stage.status().role, Role::Unknown);
    QCOMPARE(kindsOf(second), QStringLiteral("server_lost"));
    QCOMPARE(allOf<PublishMeasures>(second).size(), std::size_t{1});
    const Effects third = stage.answer(goodReplica());
    QCOMPARE(stage.said(), QStringLiteral("ok: "));
    QCOMPARE(kindsOf(third), QStringLiteral("server_back"));
    stage.fail(Cause::Hung);
    QCOMPARE(stage.status().state, State::Degraded); // counted anew
}

void MachineTest::aHungServerIsAskedLessOften()
{
    Stage stage;
    for (int i = 0; i < Machine::LateMax; ++i) {
        stage.fail(Cause::Hung);
    }
    stage.toLook(); // was due already
    const Instant before = stage.now;
    stage.fail(Cause::Hung);
    stage.toLook();
    QVERIFY2(stage.now - before >= 4s && stage.now - before <= 5s, "every fifth interval");
    stage.answer(goodReplica());
    stage.toLook();
    const Instant after = stage.now;
    stage.answer(goodReplica());
    stage.toLook();
    QVERIFY(stage.now - after <= 1s);
    QCOMPARE(stage.status().state, State::Ok);
}

void MachineTest::answersOfOldRoundsAreDropped()
{
    Stage stage;
    const std::uint64_t round = stage.toLook().round;
    stage.pass(2s);
    const auto late = std::make_shared<const Observation>(goodReplica());
    QVERIFY(stage.machine.handle(Looked{round, late, {}}, stage.now).empty());
    QCOMPARE(stage.status().state, State::Unknown);
    QVERIFY(stage.machine.handle(Looked{round + 1000, late, {}}, stage.now).empty());
}

void MachineTest::aSilentDriverIsStaleThenUnknown()
{
    Stage stage;
    stage.answer(goodReplica());
    stage.last.clear();
    stage.pass(2500ms);
    QCOMPARE(stage.status().state, State::Ok);
    bool told = false;
    const Instant end = stage.now + 2s;
    while (stage.machine.deadline()->at <= end) {
        stage.now = stage.machine.deadline()->at;
        told = !allOf<StatusChanged>(stage.machine.tick(stage.now)).empty() || told;
    }
    QVERIFY(told);
    QCOMPARE(stage.status().state, State::Stale);
    QVERIFY(stage.said().startsWith(QLatin1String("stale: last look ")));
    QCOMPARE(stage.machine.presence(stage.now).relations.back().state, State::Stale);
    stage.pass(30s);
    QCOMPARE(stage.status().state, State::Unknown);
    QCOMPARE(stage.status().role, Role::Unknown);
}

void MachineTest::answersAreJudged_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, int index, const char* said) {
        QTest::newRow(name) << index << QString::fromLatin1(said);
    };
    row("the SQL thread stopped with an error", 0,
        "failed: replication from 192.0.2.11:3306 (n1): stopped applying: error 1062: Duplicate");
    row("both threads stopped by hand", 1,
        "failed: replication from 192.0.2.11:3306 (n1): stopped: START SLAVE on this server");
    row("the IO thread stopped with an error", 2,
        "failed: replication from 192.0.2.11:3306 (n1): stopped receiving: error 1236: Got fatal");
    row("it cannot reach its primary", 3,
        "failed: replication from 192.0.2.11:3306 (n1): not connected to 192.0.2.11:3306 (n1): "
        "error 2003: down");
    row("a lag of half a minute", 4, "degraded: replication from 192.0.2.11:3306 (n1): lag 30 s");
    row("a lag of five minutes", 5, "failed: replication from 192.0.2.11:3306 (n1): lag 5 m");
    row("a lag that should be known", 6,
        "failed: replication from 192.0.2.11:3306 (n1): lag not known although both threads run");
    row("a wanted delay is no lag", 7, "ok: ");
    row("a source that is not in the spec", 8,
        "degraded: it replicates from 198.51.100.7:3306, which is no server of the spec");
    row("a source by name", 9, "ok: ");
    row("settings that break the promise", 10,
        "degraded: the promise \"no commit is lost\" is not kept: sync_binlog is 0, sync_relay_log "
        "is 10000; first: SET GLOBAL sync_binlog = 1");
    row("it listens everywhere", 11,
        "failed: it listens on every address of the node, floating ones included: set "
        "bind-address = 192.0.2.12");
    row("nearly full", 12, "degraded: 140 of 151 connections are open");
    row("slow to answer", 13, "degraded: it takes 500 ms to answer");
    row("MySQL", 14, "failed: 192.0.2.12:3306 does not answer as MariaDB does (it calls itself");
    row("two channels, one stopped", 15, "failed: replication from 198.51.100.7:3306: stopped");
}

void MachineTest::answersAreJudged()
{
    QFETCH(int, row);
    QFETCH(QString, said);
    Observation seen = goodReplica();
    switch (row) {
    case 0:
        seen = with(with(with(seen, "Slave_SQL_Running", "No"), "Last_SQL_Errno", "1062"),
                    "Last_SQL_Error", "Duplicate entry");
        seen = with(seen, "Seconds_Behind_Master", nullptr);
        break;
    case 1: seen = with(with(seen, "Slave_SQL_Running", "No"), "Slave_IO_Running", "No"); break;
    case 2:
        seen = with(with(with(seen, "Slave_IO_Running", "No"), "Last_IO_Errno", "1236"),
                    "Last_IO_Error", "Got fatal error");
        break;
    case 3:
        seen = with(with(with(seen, "Slave_IO_Running", "Connecting"), "Last_IO_Errno", "2003"),
                    "Last_IO_Error", "down");
        break;
    case 4: seen = with(seen, "Seconds_Behind_Master", "30"); break;
    case 5: seen = with(seen, "Seconds_Behind_Master", "300"); break;
    case 6: seen = with(seen, "Seconds_Behind_Master", nullptr); break;
    case 7: seen = with(with(seen, "Seconds_Behind_Master", "3600"), "SQL_Delay", "3600"); break;
    case 8: seen = with(seen, "Master_Host", "198.51.100.7"); break;
    case 9: seen = with(seen, "Master_Host", "n1.lan"); break;
    case 10: {
        seen = set(seen, Question::Variables, "sync_binlog", "0");
        seen = set(seen, Question::Variables, "sync_relay_log", "10000");
        break;
    }
    case 11: seen = set(seen, Question::Variables, "bind_address", "0.0.0.0"); break;
    case 12: seen = set(seen, Question::Status, "Threads_connected", "140"); break;
    case 13: seen.time = 500ms; break;
    case 14:
        answerOf(seen, Question::Position).table = tableFrom("version\tserver_id\n8.0.36\t1\n");
        break;
    case 15: {
        auto& channels = answerOf(seen, Question::Replication).table;
        std::string text = "Connection_name\tMaster_Host\tMaster_Port\tSlave_IO_Running"
                           "\tSlave_SQL_Running\tSeconds_Behind_Master\tUsing_Gtid"
                           "\tSlave_heartbeat_period\n"
                           "\t192.0.2.11\t3306\tYes\tYes\t0\tSlave_Pos\t1.000\n"
                           "east\t198.51.100.7\t3306\tNo\tNo\tNULL\tSlave_Pos\t1.000\n";
        channels = tableFrom(text);
        break;
    }
    default: break;
    }
    Stage stage;
    stage.answer(seen);
    QVERIFY2(stage.said().startsWith(said), stage.said().toUtf8().constData());
}

void MachineTest::changesAreToldOnce_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QString>("back");
    const auto row = [](const char* name, int index, const char* kinds, const char* back) {
        QTest::newRow(name) << index << QString::fromLatin1(kinds) << QString::fromLatin1(back);
    };
    row("replication stops", 0, "replication_stopped", "replication_resumed");
    row("it falls behind", 1, "lag_exceeded", "lag_recovered");
    row("it can be written to", 2, "read_only_changed promise_broken",
        "read_only_changed promise_kept");
    row("it becomes a relay", 3, "role_changed", "role_changed");
    row("a setting breaks the promise", 4, "promise_broken", "promise_kept");
    row("its figures move", 5, "", "");
    row("one question is refused", 6, "", "");
}

void MachineTest::changesAreToldOnce()
{
    QFETCH(int, row);
    QFETCH(QString, kinds);
    QFETCH(QString, back);
    Stage stage;
    const Observation good = goodReplica();
    QCOMPARE(kindsOf(stage.answer(good)), QString());
    Observation other = good;
    switch (row) {
    case 0: other = with(other, "Slave_SQL_Running", "No"); break;
    case 1: other = with(other, "Seconds_Behind_Master", "31"); break;
    case 2:
        answerOf(other, Question::Position).table = tableFrom(
            "version\tserver_id\tread_only\tgtid_current_pos\n10.11.19-MariaDB\t2\t0\t0-1-7\n");
        break;
    case 3: other = set(other, Question::Status, "Slaves_connected", "1"); break;
    case 4: other = set(other, Question::Variables, "sync_relay_log", "10000"); break;
    case 5: other = set(other, Question::Status, "Threads_running", "9"); break;
    case 6: {
        auto& answer = answerOf(other, Question::Processes);
        answer.number = 1227;
        answer.error = "Access denied";
        break;
    }
    default: break;
    }
    const Effects first = stage.answer(other);
    QCOMPARE(kindsOf(first), kinds);
    for (const EmitEvent& event : allOf<EmitEvent>(first)) {
        QCOMPARE(event.event.subject, std::string("database/n2"));
        QVERIFY(event.event.text.starts_with("MariaDB on n2: "));
    }
    QCOMPARE(kindsOf(stage.answer(other)), QString());
    QCOMPARE(kindsOf(stage.answer(good)), back);
    QCOMPARE(kindsOf(stage.answer(good)), QString());
}

void MachineTest::anOutageIsToldOnceAndItsEnd()
{
    Stage stage({}, "n1");
    stage.answer(goodPrimary());
    const Effects lost = stage.fail(Cause::Dead, 2003, "refused");
    QCOMPARE(kindsOf(lost), QStringLiteral("server_lost"));
    QCOMPARE(allOf<EmitEvent>(lost).front().event.severity, schema::Severity::Critical);
    QCOMPARE(kindsOf(stage.fail(Cause::Dead, 2003, "refused")), QString());
    QCOMPARE(kindsOf(stage.fail(Cause::TooManyConnections, 1040, "full")), QString());
    // It comes back as a replica: both are told.
    QCOMPARE(kindsOf(stage.answer(goodReplica())),
             QStringLiteral("server_back role_changed read_only_changed"));
    // Alive but closed to us is a warning, not the alarm of a dead one.
    Stage other({}, "n1");
    const Effects refused = other.fail(Cause::LoginRefused, 1045, "no");
    QCOMPARE(allOf<EmitEvent>(refused).front().event.severity, schema::Severity::Warning);
    // Commits lose their protection.
    Stage third({}, "n1");
    third.answer(goodPrimary());
    const Observation bare =
        set(goodPrimary(), Question::Status, "Rpl_semi_sync_master_status", "OFF");
    QCOMPARE(kindsOf(third.answer(bare)), QStringLiteral("semi_sync_lost"));
    QCOMPARE(third.status().state, State::Degraded);
    QCOMPARE(kindsOf(third.answer(goodPrimary())), QStringLiteral("semi_sync_restored"));
    const Observation blocked =
        set(goodPrimary(), Question::Status, "Rpl_semi_sync_master_clients", "0");
    QCOMPARE(kindsOf(third.answer(blocked)), QStringLiteral("semi_sync_lost"));
    QCOMPARE(third.status().state, State::Failed);
}

void MachineTest::figuresAreNotWorthTellingEachSecond()
{
    Stage stage;
    stage.answer(goodReplica());
    int told = 0;
    for (int i = 0; i < 10; ++i) {
        const Observation seen =
            set(goodReplica(), Question::Status, "Threads_running", std::to_string(i).c_str());
        told += static_cast<int>(allOf<StatusChanged>(stage.answer(seen)).size());
    }
    QVERIFY2(told >= 4 && told <= 6, std::to_string(told).c_str());
    // Whatever else changes is told at once.
    QCOMPARE(
        allOf<StatusChanged>(stage.answer(with(goodReplica(), "Slave_IO_Running", "No"))).size(),
        std::size_t{1});
}

void MachineTest::whatIsDownMeasuresNothing()
{
    Stage stage;
    const auto up = allOf<PublishMeasures>(stage.answer(goodReplica())).front().measures;
    const auto valueOf = [](const Measures& measures, const char* key) {
        const SeriesIndex index = measures.table->find(key);
        return index == NoSeries ? Absent : measures.sample.value(index);
    };
    QCOMPARE(valueOf(*up, "mysql_up"), 1.0);
    QCOMPARE(valueOf(*up, "bafar_db_role{role=\"replica\"}"), 1.0);
    QCOMPARE(valueOf(*up, "mysql_global_variables_max_connections"), 151.0);
    QCOMPARE(up->until - stage.now, Duration(3s));
    const auto down = allOf<PublishMeasures>(stage.fail(Cause::Dead, 2003)).front().measures;
    QCOMPARE(valueOf(*down, "mysql_up"), 0.0);
    QCOMPARE(valueOf(*down, "bafar_db_role{role=\"unknown\"}"), 1.0);
    QCOMPARE(valueOf(*down, "bafar_db_role{role=\"replica\"}"), 0.0);
    QVERIFY(std::isnan(valueOf(*down, "mysql_global_variables_max_connections")));
    QVERIFY(std::isnan(valueOf(*down, "mysql_global_status_uptime")));
}

void MachineTest::refusedQuestionsSayWhatToGrant()
{
    Stage stage({}, "n1");
    Observation seen = goodPrimary();
    auto& answer = answerOf(seen, Question::Replication);
    answer.number = 1227;
    answer.error = "Access denied; you need SLAVE MONITOR\x1b[2J" + std::string(65536, 'x');
    stage.answer(seen);
    QVERIFY2(stage.said().startsWith(
                 QLatin1String("degraded: it does not tell its replication (1227: Access denied")),
             stage.said().toUtf8().constData());
    QVERIFY(
        stage.said().endsWith(QLatin1String("GRANT SLAVE MONITOR ON *.* TO the agents' account")));
    QVERIFY(stage.said().size() < 600);
    // Whether it is a replica cannot be said then: never primary by default.
    QCOMPARE(stage.status().role, Role::Unknown);
    stage.answer(goodPrimary());
    QCOMPARE(stage.said(), QStringLiteral("ok: "));
}

void MachineTest::theMapShowsReplication_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromLatin1(expected);
    };
    row("a replica follows its primary", 0,
        "database/n2 ok | database/n2 > node/n2 ok  | database/n1 > database/n2 ok lag 0 s");
    row("a stopped one", 1,
        "database/n2 failed | database/n2 > node/n2 ok  | database/n1 > database/n2 failed stopped "
        "applying: error 1062: dup");
    row("a stranger is on the map, but nobody watches it", 2,
        "database/n2 degraded | database/198.51.100.7:3306 not_monitored | database/n2 > node/n2 "
        "ok  | database/198.51.100.7:3306 > database/n2 ok lag 0 s");
    row("a dead one has no edges but its node", 3,
        "database/n2 failed | database/n2 > node/n2 ok ");
}

void MachineTest::theMapShowsReplication()
{
    QFETCH(int, row);
    QFETCH(QString, expected);
    Stage stage;
    Observation seen = goodReplica();
    if (row == 1) {
        seen = with(with(with(seen, "Slave_SQL_Running", "No"), "Last_SQL_Errno", "1062"),
                    "Last_SQL_Error", "dup");
    } else if (row == 2) {
        seen = with(seen, "Master_Host", "198.51.100.7");
    }
    stage.answer(seen);
    if (row == 3) {
        stage.fail(Cause::Dead, 2003);
    }
    const schema::Presence presence = stage.machine.presence(stage.now);
    QStringList texts;
    const auto stateText = [](State state) {
        return std::string(schema::StateNames[static_cast<std::size_t>(state)]);
    };
    for (const schema::Entity& entity : presence.entities) {
        texts.append(QString::fromStdString(entity.id + " " + stateText(entity.state)));
        QVERIFY(entity.lane == schema::Lane::Data);
        QVERIFY(entity.reason.empty() == (entity.state == State::Ok));
    }
    for (const schema::Relation& relation : presence.relations) {
        texts.append(QString::fromStdString(relation.from + " > " + relation.to + " " +
                                            stateText(relation.state) + " " + relation.label));
    }
    QCOMPARE(texts.join(QStringLiteral(" | ")), expected);
    if (row == 0) {
        QCOMPARE(factsOf(presence.entities.front()),
                 QStringLiteral("role=replica, read-only; lag=0 s; gtid=0-1-7; connections=1 of "
                                "151; version=10.11.19-MariaDB-0+deb12u1-log; "
                                "address=192.0.2.12:3306"));
    }
}

void MachineTest::theMapShowsHowMuchIsReceived_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<double>("rate");
    const auto row = [](const char* name, const char* first, const char* second, double rate) {
        QTest::newRow(name) << QString::fromLatin1(first) << QString::fromLatin1(second) << rate;
    };
    row("given thirty transactions within a second", "0-1-100", "0-1-130", 30);
    row("given some in each of two domains", "0-1-100,1-2-7", "0-1-105,1-2-9", 7);
    row("given another server that writes", "0-1-100", "0-3-104", 4);
    row("given nothing new", "0-1-100", "0-1-100", 0);
    row("given a position that went back", "0-1-100", "0-1-40", 0);
    row("given a domain that was not there before", "0-1-100", "0-1-101,5-1-90000", 1);
    row("given no GTIDs", "", "", 0);
    row("given what is no position", "0-1-100", "nonsense", 0);
}

void MachineTest::theMapShowsHowMuchIsReceived()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const double, rate);
    Stage stage;
    stage.answer(with(goodReplica(), "Gtid_IO_Pos", qPrintable(first)));
    QCOMPARE(stage.machine.presence(stage.now).relations.at(1).rate, 0.0); // of one look: unknown
    stage.answer(with(goodReplica(), "Gtid_IO_Pos", qPrintable(second)));
    const schema::Relation channel = stage.machine.presence(stage.now).relations.at(1);
    QVERIFY(channel.kind == schema::RelationKind::Replicates);
    QCOMPARE(channel.rate, rate);
    stage.fail(Cause::Dead, 2003);
    stage.answer(with(goodReplica(), "Gtid_IO_Pos", "0-1-90000"));
    QCOMPARE(stage.machine.presence(stage.now).relations.at(1).rate, 0.0); // a gap is no second
}

void MachineTest::theWholeIsJudgedFromTheView()
{
    Stage stage;
    stage.answer(goodReplica());
    std::vector<ServerWord> words = threeServers();
    words[1].readOnly = false;
    const auto view = std::make_shared<const schema::ClusterView>(databaseView(words));
    const Effects found = stage.machine.handle(ViewRead{view, true}, stage.now);
    QCOMPARE(kindsOf(found), QStringLiteral("two_writers_found"));
    QVERIFY2(stage.said().startsWith(QLatin1String("failed: n1 and n2 can all be written to")),
             stage.said().toUtf8().constData());
    stage.now += Machine::ViewEvery;
    QVERIFY(stage.machine.handle(ViewRead{view, true}, stage.now).empty());
    stage.now += Machine::ViewEvery;
    const auto peace = std::make_shared<const schema::ClusterView>(databaseView(threeServers()));
    const Effects ended = stage.machine.handle(ViewRead{peace, true}, stage.now);
    QCOMPARE(kindsOf(ended), QStringLiteral("two_writers_ended"));
    stage.answer(goodReplica());
    QCOMPARE(stage.said(), QStringLiteral("ok: "));
    // Who does not lead keeps quiet, but knows.
    Stage other;
    other.answer(goodReplica());
    QCOMPARE(kindsOf(other.machine.handle(ViewRead{view, false}, other.now)), QString());
    QCOMPARE(other.status().state, State::Failed);
}

void MachineTest::actionsAreNotThereYet()
{
    Stage stage;
    QVERIFY(stage.machine.offers({}).empty());
    schema::ActionRequest request;
    request.action = "database.fail_over";
    QCOMPARE(stage.machine.draft(request, {}).error().code, Code::NotFound);
    const auto finished = allOf<CommandFinished>(stage.machine.command({}, "a1", stage.now));
    QCOMPARE(finished.size(), std::size_t{1});
    QVERIFY(!finished.front().outcome);
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
