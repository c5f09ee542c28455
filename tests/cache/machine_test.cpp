// The machine in virtual time: when it looks, what it makes of every answer and of none, what it
// tells and what it does not.
// It is larger than the budget because the table of cases is.
#include "agents/cache/machine.h"

#include <QObject>
#include <QTest>
#include <algorithm>

#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::Answer;
using cache::Failure;
using cache::Looked;
using cache::Machine;
using cache::Observation;
using schema::State;
using schema::cache::Trouble;

namespace {

constexpr Instant Start{1000s};

Observation seen(const std::string& fixture, const std::vector<std::string>& changes = {})
{
    // The captured servers stood on one host; here they are n1 and n2.
    std::vector<std::string> all = {"master_host:192.0.2.11", "master_port:6379",
                                    "slave0:ip=192.0.2.12,port=6379,state=online,offset=243201,"
                                    "lag=1"};
    if (fixture == "debian12_primary.txt") {
        all.erase(all.begin(), all.begin() + 2);
    } else {
        all.pop_back();
    }
    all.insert(all.end(), changes.begin(), changes.end());
    return cache::observe(infoWith(infoText(fixture), all)).value();
}

Observation primary(const std::vector<std::string>& changes = {})
{
    return seen("debian12_primary.txt", changes);
}

Observation replica(const std::vector<std::string>& changes = {})
{
    return seen("debian12_replica.txt", changes);
}

const Failure Hung{Trouble::Hung, "does not answer"};
const Failure Dead{Trouble::Dead, "takes no connection"};

/// A machine of one node and its time; each round is a second.
struct Bench {
    explicit Bench(const std::string& node = "n2", const std::string& more = "")
        : machine(Self{"lab", node})
    {
        (void)machine.handle(WallClockRead{WallTime{1795887800000}}, Start);
        (void)machine.configure(cacheSpec(more), Start);
    }

    /// Ticks, and answers the look that this asked for.
    std::string round(const Answer& answer)
    {
        const std::string asked = textOf(machine.tick(now));
        std::string told = textOf(machine.handle(Looked{++looks, answer}, now));
        now += 1s;
        return asked == "look " + std::to_string(looks) ? told : "asked " + asked;
    }

    [[nodiscard]] Machine::Status status() const { return machine.status(now); }

    [[nodiscard]] std::string stateText() const
    {
        return std::string(schema::StateNames[static_cast<std::size_t>(status().state)]);
    }

    Machine machine;
    Instant now = Start;
    std::uint64_t looks = 0;
};

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutASectionItIsSilent();
    void anotherNodesServersAreNotWatched();
    void looksAtWholeIntervals();
    void everyTroubleIsToldOnce_data();
    void everyTroubleIsToldOnce();
    void oneSlowAnswerPaintsNothing();
    void aDriverThatSaysNothingIsNoticed();
    void lateAnswersAreDropped();
    void changesAreEvents_data();
    void changesAreEvents();
    void figuresAloneAreToldSeldom();
    void evictionsBeginAndEnd();
    void staleAndUnknownWithTime();
    void anotherServerIsAnotherStory();
    void saysWhatItSees();
    void presenceMapsThePrimary_data();
    void presenceMapsThePrimary();
    void presenceTellsHowMuchIsReceived_data();
    void presenceTellsHowMuchIsReceived();
    void hostileNamesAreShownSafely();
    void commandsAreCheckedAndCarried_data();
    void commandsAreCheckedAndCarried();
    void whatWasCarriedIsLookedAtSoon();
};

void MachineTest::withoutASectionItIsSilent()
{
    Machine machine(Self{"lab", "n1"});
    QCOMPARE(textOf(machine.configure(schema::Spec(), Start)), std::string("status"));
    QVERIFY(!machine.deadline());
    QCOMPARE(textOf(machine.tick(Start + 60s)), std::string());
    const Machine::Status status = machine.status(Start);
    QVERIFY(status.state == State::NotMonitored);
    QCOMPARE(status.reasons.at(0), std::string("not in the cluster spec"));
    QVERIFY(machine.presence(Start).entities.empty());
}

void MachineTest::anotherNodesServersAreNotWatched()
{
    Machine machine(Self{"lab", "n9"});
    QCOMPARE(textOf(machine.configure(cacheSpec(), Start)), std::string("status"));
    QCOMPARE(machine.status(Start).reasons.at(0),
             std::string("n9 has no server in the spec's cache section"));
}

void MachineTest::looksAtWholeIntervals()
{
    Machine machine(Self{"lab", "n2"});
    const Instant odd = Start + 300ms;
    QCOMPARE(textOf(machine.configure(cacheSpec(), odd)),
             std::string("aim at 192.0.2.12:6379; status"));
    QVERIFY(machine.deadline() == (Deadline{odd, "the next look at Redis"}));
    QCOMPARE(textOf(machine.tick(odd)), std::string("look 1"));
    QVERIFY(machine.deadline() == (Deadline{odd + 1s, "an answer from Redis"}));
    QCOMPARE(textOf(machine.handle(Looked{1, replica()}, odd + 1ms)),
             std::string("measures; status"));
    QVERIFY(machine.deadline() == (Deadline{Start + 1s, "the next look at Redis"}));
    QCOMPARE(textOf(machine.tick(Start + 999ms)), std::string());
    QCOMPARE(textOf(machine.tick(Start + 1s)), std::string("look 2"));
    (void)machine.handle(Looked{2, replica()}, Start + 1s);
    QCOMPARE(textOf(machine.tick(Start + 7500ms)), std::string("look 3"));
    (void)machine.handle(Looked{3, replica()}, Start + 7500ms);
    QVERIFY2(machine.deadline()->at == Start + 8s, "missed looks are not made up for");
    QCOMPARE(textOf(machine.configure(cacheSpec(), Start + 7600ms)), std::string("status"));
    QVERIFY2(machine.deadline()->at == Start + 8s, "the same spec again shifts nothing");
}

void MachineTest::everyTroubleIsToldOnce_data()
{
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, Trouble trouble, const char* severity = "critical",
                        const char* state = "failed") {
        QTest::newRow(name)
            << static_cast<int>(trouble)
            << QStringLiteral("event server_lost %1; measures; status").arg(QLatin1String(severity))
            << QString::fromLatin1(state);
    };
    row("given a dead server, then it has failed at once", Trouble::Dead);
    row("given a refused login, then it has failed at once", Trouble::LoginRefused);
    row("given missing rights, then it has failed at once", Trouble::Denied);
    row("given no password file, then it has failed at once", Trouble::PasswordFile);
    row("given too many clients, then it has failed at once", Trouble::TooManyClients);
    row("given a script that runs, then it has failed at once", Trouble::Busy);
    row("given no stale data, then it has failed at once", Trouble::PrimaryDown);
    row("given a lying server, then it has failed at once", Trouble::Unexpected);
    row("given a data set that is read, then it is in transition", Trouble::Loading, "notice",
        "transition");
}

void MachineTest::everyTroubleIsToldOnce()
{
    QFETCH(int, trouble);
    QFETCH(QString, expected);
    QFETCH(QString, state);
    const Failure failure{static_cast<Trouble>(trouble), "does not work: mend it"};
    Bench bench;
    QCOMPARE(bench.round(replica()), std::string("measures; status"));
    QCOMPARE(bench.round(failure), expected.toStdString());
    QCOMPARE(bench.stateText(), state.toStdString());
    QVERIFY(bench.status().trouble == failure.trouble);
    QVERIFY(bench.status().reasons ==
            std::vector<std::string>{"Redis on n2 does not work: mend it"});
    QCOMPARE(bench.round(failure), std::string("measures"));
    QCOMPARE(bench.round(replica()), std::string("event server_recovered info; measures; status"));
    QCOMPARE(bench.stateText(), std::string("ok"));
    Bench fresh;
    QCOMPARE(fresh.round(failure), expected.toStdString()); // also as the first word
}

void MachineTest::oneSlowAnswerPaintsNothing()
{
    Bench bench;
    (void)bench.round(replica());
    QCOMPARE(bench.round(Hung), std::string());
    QCOMPARE(bench.stateText(), std::string("ok"));
    QCOMPARE(bench.round(replica()), std::string("measures"));
    QCOMPARE(bench.round(Hung), std::string());
    QCOMPARE(bench.round(Hung), std::string("event server_lost critical; measures; status"));
    QCOMPARE(bench.stateText(), std::string("failed"));
    QVERIFY(bench.status().trouble == Trouble::Hung);
    QCOMPARE(bench.round(Dead), std::string("event server_lost critical; measures; status"));
    Bench first;
    QCOMPARE(first.round(Hung), std::string());
    QCOMPARE(first.stateText(), std::string("unknown"));
}

void MachineTest::aDriverThatSaysNothingIsNoticed()
{
    Bench bench;
    (void)bench.round(replica());
    QCOMPARE(textOf(bench.machine.tick(bench.now)), std::string("look 2"));
    QCOMPARE(textOf(bench.machine.tick(bench.now + 999ms)), std::string());
    QCOMPARE(textOf(bench.machine.tick(bench.now + 1s)), std::string("look 3"));
    QCOMPARE(textOf(bench.machine.tick(bench.now + 2s)),
             std::string("event server_lost critical; measures; status; look 4"));
    QVERIFY(bench.machine.status(bench.now + 2s).reasons.at(0).find("driver") != std::string::npos);
}

void MachineTest::lateAnswersAreDropped()
{
    Bench bench;
    QCOMPARE(textOf(bench.machine.handle(Looked{0, Dead}, Start)), std::string());
    QCOMPARE(textOf(bench.machine.tick(Start)), std::string("look 1"));
    QCOMPARE(textOf(bench.machine.tick(Start + 1s)), std::string("look 2"));
    QCOMPARE(textOf(bench.machine.handle(Looked{1, Dead}, Start + 1s)), std::string());
    QCOMPARE(textOf(bench.machine.handle(Looked{2, replica()}, Start + 1s)),
             std::string("measures; status"));
    QCOMPARE(textOf(bench.machine.handle(Looked{2, Dead}, Start + 1s)), std::string());
}

void MachineTest::changesAreEvents_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("state");
    QTest::newRow("given the same again, then nothing is told")
        << 0 << QStringLiteral("measures") << QStringLiteral("ok");
    QTest::newRow("given that it was promoted, then its role changed")
        << 1 << QStringLiteral("event role_changed warning; measures; status")
        << QStringLiteral("ok");
    QTest::newRow("given that it follows another, then its primary changed")
        << 2 << QStringLiteral("event primary_changed notice; measures; status")
        << QStringLiteral("ok");
    QTest::newRow("given that its link is down, then it was lost")
        << 3 << QStringLiteral("event link_lost warning; measures; status")
        << QStringLiteral("degraded");
    QTest::newRow("given that it follows another and is not linked yet, then it is in transition")
        << 4 << QStringLiteral("event primary_changed notice; measures; status")
        << QStringLiteral("transition");
    QTest::newRow("given another run, then it was restarted")
        << 5 << QStringLiteral("event restarted notice; measures; status") << QStringLiteral("ok");
}

void MachineTest::changesAreEvents()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    QFETCH(QString, state);
    const std::array<Observation, 6> next = {
        replica(),
        primary({"run_id:d1c6b7c9a7d1bbcf8a42ca1b3380170e6416afce"}),
        replica({"master_host:192.0.2.13"}),
        replica({"master_link_status:down"}),
        replica({"master_host:192.0.2.13", "master_link_status:down"}),
        replica({"run_id:another"})};
    Bench bench;
    (void)bench.round(replica());
    QCOMPARE(bench.round(next.at(static_cast<std::size_t>(index))), expected.toStdString());
    QCOMPARE(bench.stateText(), state.toStdString());
    if (index == 3) {
        QCOMPARE(bench.round(replica()), std::string("event link_restored info; measures; status"));
        QVERIFY(bench.status().linkSince == WallTime{1795887802000});
    }
    if (index == 4) {
        for (int second = 0; second < 5; ++second) { // long enough to connect
            (void)bench.round(next[4]);
        }
        QVERIFY(bench.status().state == State::Degraded);
    }
}

void MachineTest::figuresAloneAreToldSeldom()
{
    Bench bench;
    (void)bench.round(replica());
    int told = 0;
    for (int second = 1; second <= 20; ++second) {
        const std::string text =
            bench.round(replica({"used_memory:" + std::to_string(1000000 + second),
                                 "connected_clients:" + std::to_string(second),
                                 "uptime_in_seconds:" + std::to_string(second)}));
        told += text.ends_with("status") ? 1 : 0;
        QVERIFY(text.find("event") == std::string::npos);
    }
    QCOMPARE(told, 4); // each 5 s
}

void MachineTest::evictionsBeginAndEnd()
{
    Bench bench("n1");
    const auto evicted = [](int keys) { return primary({"evicted_keys:" + std::to_string(keys)}); };
    (void)bench.round(evicted(0));
    QCOMPARE(bench.round(evicted(9)), std::string("measures"));
    QCOMPARE(bench.round(evicted(400)),
             std::string("event evicting_began warning; measures; status"));
    QCOMPARE(bench.stateText(), std::string("degraded"));
    QVERIFY(bench.status().evictionRate == 200);
    int rounds = 0;
    while (bench.round(evicted(400)).find("evicting_ended") == std::string::npos) {
        QVERIFY(++rounds < 20);
    }
    QCOMPARE(rounds, 9); // once the burst is out of the ten seconds
    QCOMPARE(bench.stateText(), std::string("ok"));
    QCOMPARE(bench.round(evicted(3)), std::string("measures")); // CONFIG RESETSTAT
    QVERIFY(bench.status().evictionRate == 0);
}

void MachineTest::staleAndUnknownWithTime()
{
    Bench bench;
    QVERIFY(bench.status().state == State::Unknown);
    (void)bench.round(replica());
    QVERIFY(bench.machine.status(Start + 3s).state == State::Ok);
    QVERIFY(bench.machine.status(Start + 3001ms).state == State::Stale);
    QCOMPARE(bench.machine.status(Start + 5s).reasons.at(0),
             std::string("Redis on n2 answered last 5 s ago; shown is what it said then"));
    QVERIFY(bench.machine.status(Start + 31s).state == State::Unknown);
    QVERIFY(bench.machine.presence(Start + 31s).relations.at(1).state == State::Unknown);
}

void MachineTest::anotherServerIsAnotherStory()
{
    Bench bench;
    (void)bench.round(Dead);
    QCOMPARE(textOf(bench.machine.configure(cacheSpec("  port: 6380\n"), bench.now)),
             std::string("aim at 192.0.2.12:6380; status"));
    QVERIFY(bench.status().state == State::Unknown);
    QCOMPARE(bench.round(primary()), std::string("measures; status"));
    QCOMPARE(textOf(bench.machine.configure(schema::Spec(), bench.now)),
             std::string("aim at nothing; status"));
    QVERIFY(!bench.machine.deadline());
}

void MachineTest::saysWhatItSees()
{
    Bench bench("n1");
    (void)bench.round(
        primary({"keyspace_hits:0", "keyspace_misses:0", "total_commands_processed:0"}));
    (void)bench.round(
        primary({"keyspace_hits:90", "keyspace_misses:10", "total_commands_processed:250"}));
    const Machine::Status status = bench.status();
    QCOMPARE(status.endpoint, std::string("192.0.2.11:6379"));
    QVERIFY(status.role == schema::cache::Role::Primary);
    QCOMPARE(status.replicas.at(0).node, std::string("n2"));
    QVERIFY(status.hitRatio == 0.9);
    QVERIFY(status.commandRate == 250);
    QCOMPARE(status.clientsMax, 10000U);
    QCOMPARE(status.persistence,
             std::string("snapshot 48 s ago, 6001 changes since; append-only file off"));
    QVERIFY(status.seenAt == WallTime{1795887801000});
    std::string facts;
    const schema::Presence presence = bench.machine.presence(bench.now);
    for (const schema::Fact& fact : presence.entities.at(0).facts) {
        facts += fact.name + "=" + fact.value + "; ";
    }
    QVERIFY2(facts.starts_with("role=primary; replicas=n2; memory=1.6 MiB of 4.0 MiB, allkeys-lru; "
                               "evictions=0/s; hit ratio=90%; commands=250/s; keys=942; clients="),
             facts.c_str());
    QVERIFY(std::any_of(
        presence.entities.at(0).facts.begin(), presence.entities.at(0).facts.end(),
        [](const schema::Fact& fact) { return fact.name == "version" && fact.technical; }));
}

void MachineTest::presenceMapsThePrimary_data()
{
    QTest::addColumn<QStringList>("changes");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("role");
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    QTest::newRow("given a primary of the spec by its address, then an edge leads from it")
        << QStringList{} << s("cache/n1 cache/n2 ok lag under 1 s") << s("replica of n1");
    QTest::newRow("given a primary of the spec by its name, then an edge leads from it")
        << QStringList{s("master_host:n3")} << s("cache/n3 cache/n2 ok lag under 1 s")
        << s("replica of n3");
    QTest::newRow("given another port there, then it is a stranger")
        << QStringList{s("master_port:6380")} << QString()
        << s("replica of 192.0.2.11:6380 (not in the spec)");
    QTest::newRow("given a stranger, then there is no edge")
        << QStringList{s("master_host:192.0.2.99")} << QString()
        << s("replica of 192.0.2.99:6379 (not in the spec)");
    QTest::newRow("given a link that is down, then the edge is degraded")
        << QStringList{s("master_link_status:down")} << s("cache/n1 cache/n2 degraded link down")
        << s("replica of n1");
    QTest::newRow("given a copy on its way, then the edge is in transition")
        << QStringList{s("master_link_status:down"), s("master_sync_in_progress:1")}
        << s("cache/n1 cache/n2 transition copying") << s("replica of n1");
}

void MachineTest::presenceMapsThePrimary()
{
    QFETCH(QStringList, changes);
    QFETCH(QString, expected);
    QFETCH(QString, role);
    std::vector<std::string> lines = {"master_last_io_seconds_ago:0"};
    for (const QString& change : changes) {
        lines.push_back(change.toStdString());
    }
    Bench bench;
    (void)bench.round(replica(lines));
    const schema::Presence presence = bench.machine.presence(bench.now);
    QCOMPARE(presence.entities.size(), std::size_t{1});
    const schema::Entity& entity = presence.entities[0];
    QCOMPARE(entity.id, std::string("cache/n2"));
    QVERIFY(entity.lane == schema::Lane::Data && entity.claim == schema::Claim::Own);
    QCOMPARE(entity.facts.at(0).name + " " + entity.facts.at(0).value,
             "role " + role.toStdString());
    QVERIFY(presence.relations.at(0).kind == schema::RelationKind::RunsOn);
    std::string edges;
    for (std::size_t i = 1; i < presence.relations.size(); ++i) {
        const schema::Relation& relation = presence.relations[i];
        edges += relation.from + " " + relation.to + " " +
                 std::string(schema::StateNames[static_cast<std::size_t>(relation.state)]) + " " +
                 relation.label;
    }
    QCOMPARE(edges, expected.toStdString());
    if (!expected.isEmpty()) {
        (void)bench.round(Dead);
        const schema::Presence dead = bench.machine.presence(bench.now);
        QVERIFY2(dead.relations.at(1).state == State::Failed, "the last primary, and no link");
        QVERIFY(dead.entities.at(0).facts.at(0).value.ends_with(", when it last answered"));
    }
}

void MachineTest::presenceTellsHowMuchIsReceived_data()
{
    QTest::addColumn<QList<int>>("offsets"); // a second apart; below 0: the link is down
    QTest::addColumn<QString>("label");
    QTest::addColumn<double>("rate");
    const QString lag = QStringLiteral("lag under 1 s");
    QTest::newRow("given one look, then it is not known") << QList<int>{5000} << lag << 0.0;
    QTest::newRow("given nothing new, then nothing") << QList<int>{5000, 5000} << lag << 0.0;
    QTest::newRow("given signs of life, then nothing") << QList<int>{5000, 5014} << lag << 0.0;
    QTest::newRow("given a stream, then so much of it")
        << QList<int>{5000, 7048, 9096} << lag + QStringLiteral(", 2.0 KiB/s") << 2.0;
    QTest::newRow("given an offset that went back, then what was seen to come")
        << QList<int>{9000, 1000, 5096} << lag + QStringLiteral(", 2.0 KiB/s") << 2.0;
    QTest::newRow("given a copy of everything meanwhile, then that is no stream")
        << QList<int>{5000, -1, 900'000} << lag << 0.0;
}

void MachineTest::presenceTellsHowMuchIsReceived()
{
    QFETCH(const QList<int>, offsets);
    QFETCH(const QString, label);
    QFETCH(const double, rate);
    Bench bench;
    for (const int offset : offsets) {
        const std::string at = std::to_string(std::max(offset, 0));
        (void)bench.round(replica(
            {"master_last_io_seconds_ago:0", "slave_repl_offset:" + at, "master_repl_offset:" + at,
             offset < 0 ? "master_link_status:down" : "master_link_status:up"}));
    }
    const schema::Presence presence = bench.machine.presence(bench.now);
    QCOMPARE(presence.relations.at(1).label, label.toStdString());
    QCOMPARE(presence.relations.at(1).rate, rate);
}

void MachineTest::hostileNamesAreShownSafely()
{
    const std::string evil = "\x1b[2J\xe2\x80\xae" + std::string(3000, 'A');
    Bench bench;
    (void)bench.round(
        replica({"redis_version:" + evil, "master_host:" + evil, "maxmemory_policy:" + evil,
                 "redis_mode:" + evil, "run_id:" + evil}));
    const std::string status = schema::toJson(bench.status());
    const std::string presence = schema::toJson(bench.machine.presence(bench.now));
    for (const std::string& text : {status, presence}) {
        QVERIFY(text.size() < 4000);
        QVERIFY(text.find("\\u001b") == std::string::npos &&
                text.find('\x1b') == std::string::npos);
        QVERIFY(text.find("\xe2\x80\xae") == std::string::npos);
    }
}

void MachineTest::commandsAreCheckedAndCarried_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("onPrimary");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, bool onPrimary, const char* expected) {
        QTest::newRow(name) << index << onPrimary << QString::fromUtf8(expected);
    };
    row("given nothing, then it is refused", 0, false, "finished a invalid_input");
    row("given both, then it is refused", 1, true, "finished a invalid_input");
    row("given a flush on a replica, then it is refused", 2, false, "finished a conflict");
    row("given a flush on a primary, then it is carried", 2, true, "carry a {\"flush\":{}}");
    row("given that it shall follow nobody, then it is carried", 3, false,
        "carry a {\"replica_of\":{\"host\":\"\",\"port\":0}}");
    row("given that it shall follow another, then it is carried", 4, false,
        "carry a {\"replica_of\":{\"host\":\"192.0.2.13\",\"port\":6379}}");
    row("given that it shall follow itself, then it is refused", 5, false,
        "finished a invalid_input");
    row("given a host that is no address, then it is refused", 6, false,
        "finished a invalid_input");
    row("given no port, then it is refused", 7, false, "finished a invalid_input");
}

void MachineTest::commandsAreCheckedAndCarried()
{
    QFETCH(int, index);
    QFETCH(bool, onPrimary);
    QFETCH(QString, expected);
    std::array<Machine::Command, 8> commands;
    commands[1].flush.emplace();
    commands[1].replicaOf.emplace();
    commands[2].flush.emplace();
    commands[3].replicaOf.emplace();
    commands[4].replicaOf = {"192.0.2.13", 6379};
    commands[5].replicaOf = {"192.0.2.12", 6379};
    commands[6].replicaOf = {"no one\r\nFLUSHALL", 1};
    commands[7].replicaOf = {"192.0.2.13", 0};
    Bench bench;
    (void)bench.round(onPrimary ? primary() : replica());
    QCOMPARE(
        textOf(bench.machine.command(commands.at(static_cast<std::size_t>(index)), "a", bench.now)),
        expected.toStdString());
    Machine stranger(Self{"lab", "n9"});
    (void)stranger.configure(cacheSpec(), Start);
    QVERIFY(textOf(stranger.command(commands[3], "b", Start)) == "finished b not_found");
    Bench blind;
    QCOMPARE(textOf(blind.machine.command(commands[2], "c", blind.now)),
             std::string("finished c conflict"));
}

void MachineTest::whatWasCarriedIsLookedAtSoon()
{
    Bench bench;
    (void)bench.round(replica());
    bench.now -= 700ms;
    QCOMPARE(textOf(bench.machine.handle(cache::Carried{"a", std::string("done")}, bench.now)),
             std::string("finished a ok: done"));
    QVERIFY(bench.machine.deadline()->at == bench.now);
    QCOMPARE(textOf(bench.machine.tick(bench.now)), std::string("look 2"));
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
