// INFO, understood: captured texts, other versions, and text that means harm.
#include "agents/cache/info.h"

#include <QObject>
#include <QTest>

#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::Observation;
using cache::observe;
using schema::cache::Role;

class InfoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPrimaryOfDebian12();
    void readsAReplicaOfDebian12();
    void readsOtherVersions_data();
    void readsOtherVersions();
    void refusesWhatIsNoInfo_data();
    void refusesWhatIsNoInfo();
    void hostileTextDoesNoHarm();
    void isBounded();
};

void InfoTest::readsAPrimaryOfDebian12()
{
    const Observation seen = observe(infoText("debian12_primary.txt")).value();
    QCOMPARE(seen.version, std::string("7.0.15"));
    QCOMPARE(seen.mode, std::string("standalone"));
    QCOMPARE(seen.runId, std::string("9ac60651fc4524b1d5ba5494be048b774340ff13"));
    QVERIFY(seen.role == Role::Primary);
    QCOMPARE(seen.replicas.size(), std::size_t{1});
    QVERIFY(seen.replicas[0] ==
            (schema::cache::Replica{"127.0.0.1", 16380, "", "online", 243201, 1s}));
    QCOMPARE(seen.offset, 243201U);
    QCOMPARE(seen.memoryMax, 4194304U);
    QCOMPARE(seen.memoryPolicy, std::string("allkeys-lru"));
    QCOMPARE(seen.hits, 2818U);
    QCOMPARE(seen.misses, 182U);
    QCOMPARE(seen.keys, 942U);
    QCOMPARE(seen.clientsMax, 10000U);
    QCOMPARE(seen.commands, 9249U);
    QCOMPARE(seen.flushes, 0U);
    QVERIFY(!seen.loading && !seen.snapshotFailed && !seen.appendFailed && !seen.appendOnly);
    QCOMPARE(seen.lastSave, 1795887754);
    QVERIFY(seen.uptime > 0s);
    QCOMPARE(*seen.text, infoText("debian12_primary.txt"));
}

void InfoTest::readsAReplicaOfDebian12()
{
    const Observation seen = observe(infoText("debian12_replica.txt")).value();
    QVERIFY(seen.role == Role::Replica);
    QCOMPARE(seen.primaryHost, std::string("127.0.0.1"));
    QCOMPARE(seen.primaryPort, std::uint16_t{16379});
    QVERIFY(seen.linkUp && !seen.syncing);
    QVERIFY(seen.lastHeard.has_value() && !seen.linkDown.has_value());
    QVERIFY(seen.offset > 0);
    QVERIFY(seen.replicas.empty());
}

void InfoTest::readsOtherVersions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("given Redis 2.8 with CR LF, when read, then the little it says is there",
        "# Server\r\nredis_version:2.8.24\r\nredis_mode:standalone\r\n# Replication\r\n"
        "role:master\r\nconnected_slaves:1\r\nslave0:ip=192.0.2.12,port=6379,state=online,"
        "offset=15,lag=0\r\n",
        "2.8.24 primary 1 replicas");
    row("given Redis 2.4, whose replica lines have no names, then they are passed over",
        "redis_version:2.4.18\nrole:master\nslave0:192.0.2.12,6379,online\n",
        "2.4.18 primary 0 replicas");
    row("given Valkey, when read, then its Redis version counts",
        "# Server\nredis_version:7.2.4\nserver_name:valkey\nvalkey_version:8.0.1\nrole:slave\n"
        "master_host:cache-1\nmaster_port:6379\nmaster_link_status:up\n",
        "7.2.4 replica 0 replicas of cache-1:6379 up");
    row("given a Sentinel, which has no role, then its mode is enough",
        "redis_version:7.0.15\nredis_mode:sentinel\n", "7.0.15 unknown 0 replicas");
    row("given a link that never was up, then -1 is not a time",
        "redis_version:7.0.15\nrole:slave\nmaster_host:192.0.2.11\nmaster_port:6379\n"
        "master_link_status:down\nmaster_last_io_seconds_ago:-1\n"
        "master_link_down_since_seconds:-1\n",
        "7.0.15 replica 0 replicas of 192.0.2.11:6379 down");
}

void InfoTest::readsOtherVersions()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Observation seen = observe(text.toStdString()).value();
    std::string said = seen.version + " " +
                       std::string(schema::cache::RoleNames[static_cast<std::size_t>(seen.role)]) +
                       " " + std::to_string(seen.replicas.size()) + " replicas";
    if (seen.role == Role::Replica) {
        said += " of " + seen.primaryHost + ":" + std::to_string(seen.primaryPort) +
                (seen.linkUp ? " up" : " down");
        QVERIFY(!seen.lastHeard && !seen.linkDown);
    }
    QCOMPARE(said, expected.toStdString());
}

void InfoTest::refusesWhatIsNoInfo_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("given nothing") << QString();
    QTest::newRow("given another protocol") << QStringLiteral("HTTP/1.1 200 OK\nServer: x\n");
    QTest::newRow("given a version without a role") << QStringLiteral("redis_version:7.0.15\n");
    QTest::newRow("given a role without a version") << QStringLiteral("role:master\n");
    QTest::newRow("given a role that is none") << QStringLiteral("redis_version:7\nrole:emperor\n");
}

void InfoTest::refusesWhatIsNoInfo()
{
    QFETCH(QString, text);
    const Result<Observation> seen = observe(text.toStdString());
    QVERIFY(!seen);
    QVERIFY(seen.error().code == Code::Corrupt);
}

void InfoTest::hostileTextDoesNoHarm()
{
    const std::string long_(70000, 'x');
    const Observation seen =
        observe("redis_version:7\x1b[31m\xe2\x80\xae\nrole:slave\nmaster_host:" +
                std::string(4000, 'h') +
                "\nmaster_port:99999\nuptime_in_seconds:1e308\nused_memory:-5\nmaxmemory:"
                "99999999999999999999999\nloading_loaded_perc:nan\nmaster_last_io_seconds_ago:inf\n"
                "rdb_last_save_time:-1e300\nredis_mode:" +
                long_ +
                "\ndb0:keys=18446744073709551615\ndb1:keys=2\ndbx:keys=1\n:\n\n::\nslave:"
                "ip=1\nslave0:ip=,port=\nslave1:ip=a,port=-1,lag=-3\n")
            .value();
    QCOMPARE(seen.primaryHost.size(), std::size_t{256});
    QCOMPARE(seen.primaryPort, std::uint16_t{0});
    QVERIFY(seen.uptime == Duration{});
    QCOMPARE(seen.memoryUsed, 0U);
    QCOMPARE(seen.memoryMax, 0U);
    QCOMPARE(seen.loadedPercent, 0.0);
    QVERIFY(!seen.lastHeard);
    QCOMPARE(seen.lastSave, 0);
    QVERIFY2(seen.mode.empty(), "a line of 70000 bytes is passed over");
    QCOMPARE(seen.keys, 1U); // wraps, and hurts nobody
    QCOMPARE(seen.replicas.size(), std::size_t{1});
    QVERIFY(seen.replicas[0].lag == Duration{});
}

void InfoTest::isBounded()
{
    std::string text = "redis_version:7.0.15\nrole:master\n";
    for (int i = 0; i < 100; ++i) {
        text += "slave" + std::to_string(i) + ":ip=192.0.2.1,port=1,state=online\n";
    }
    const Observation many = observe(text).value();
    QCOMPARE(many.replicas.size(), cache::ReplicasMax);
    QCOMPARE(many.replicasLeftOut, std::size_t{36});
    while (text.size() <= cache::InfoBytesMax) {
        text += "filler:1234567890\n";
    }
    const Observation cut = observe(text + "evicted_keys:5\n").value();
    QVERIFY(cut.text->size() <= cache::InfoBytesMax);
    QVERIFY(cut.text->ends_with("\n"));
    QCOMPARE(cut.evicted, 0U);
}

TEST_CLASS(InfoTest)

} // namespace bafar::test

#include "info_test.moc"
