// What one look means, by changing single lines of a captured INFO.
#include "agents/cache/judgement.h"

#include <QObject>
#include <QTest>

#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::Levels;
using cache::Observation;

namespace {

std::string said(const cache::Judgement& judgement)
{
    std::string text(schema::StateNames[static_cast<std::size_t>(judgement.state)]);
    if (judgement.trouble != schema::cache::Trouble::None) {
        text += " " + std::string(
                          schema::cache::TroubleNames[static_cast<std::size_t>(judgement.trouble)]);
    }
    for (const std::string& reason : judgement.reasons) {
        text += " | " + reason;
    }
    return text;
}

} // namespace

class JudgementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void levelsAreLeftLater();
};

void JudgementTest::judges_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QStringList>("changes");
    QTest::addColumn<QString>("stale");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* fixture, QStringList changes,
                        const char* expected, const char* stale = "") {
        QTest::newRow(name) << QString::fromUtf8(fixture) << changes << QString::fromUtf8(stale)
                            << QString::fromUtf8(expected);
    };
    const char* primary = "debian12_primary.txt";
    const char* replica = "debian12_replica.txt";
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    row("given the captured primary, then all is well", primary, {}, "ok");
    row("given the captured replica, then all is well", replica, {}, "ok");
    row("given a link that is down, then it is degraded and says for how long", replica,
        {s("master_link_status:down"), s("master_link_down_since_seconds:12")},
        "degraded primary_down | Redis on n2 follows n1, but the link is down for 12 s; it serves "
        "what it had: look at n1, at masterauth and at the network between them");
    row("given a link that is down and no stale data, then it has failed", replica,
        {s("master_link_status:down")},
        "failed primary_down | Redis on n2 follows n1, but the link is down, and it answers reads "
        "with MASTERDOWN: look at n1, at masterauth and at the network between them",
        "no");
    row("given a full copy on its way, then it is in transition", replica,
        {s("master_link_status:down"), s("master_sync_in_progress:1")},
        "transition | Redis on n2 copies the whole data set from n1");
    row("given a data set that is read, then it is in transition", primary,
        {s("loading:1"), s("loading_loaded_perc:42.6"), s("loading_eta_seconds:7")},
        "transition loading | Redis on n2 reads its data set from disk: 43% read, about 7 s left");
    row("given a snapshot that failed, then it refuses writes", primary,
        {s("rdb_last_bgsave_status:err")},
        "degraded | Redis on n2 could not save its last snapshot and so refuses writes: look at "
        "its log and its disk");
    row("given an append that failed, then it refuses writes", primary,
        {s("aof_last_write_status:err")},
        "degraded | Redis on n2 could not write its append-only file and so refuses writes: look "
        "at its log and its disk");
    row("given a Sentinel, then the port is wrong", primary, {s("redis_mode:sentinel")},
        "failed unexpected | Redis on n2 is a Sentinel and holds no data: check the port");
    row("given an old version, then that is told", primary, {s("redis_version:2.8.24")},
        "degraded | Redis on n2 is version 2.8.24, older than 4.0: some figures are missing; "
        "upgrade it");
    row("given a version that is no number, then nothing is made of it", primary,
        {s("redis_version:unstable")}, "ok");
    row("given a failed disk and a lost link, then the worse stands first", replica,
        {s("master_link_status:down"), s("rdb_last_bgsave_status:err")},
        "failed primary_down | Redis on n2 follows n1, but the link is down, and it answers reads "
        "with MASTERDOWN: look at n1, at masterauth and at the network between them | Redis on n2 "
        "could not save its last snapshot and so refuses writes: look at its log and its disk",
        "no");
}

void JudgementTest::judges()
{
    QFETCH(QString, fixture);
    QFETCH(QStringList, changes);
    QFETCH(QString, stale);
    QFETCH(QString, expected);
    std::vector<std::string> lines;
    for (const QString& change : changes) {
        lines.push_back(change.toStdString());
    }
    Observation seen = cache::observe(infoWith(infoText(fixture.toStdString()), lines)).value();
    if (!stale.isEmpty()) {
        seen.settings.servesStale = stale == QStringLiteral("yes");
    }
    cache::Circumstances about;
    about.node = "n2";
    about.primary = "n1";
    QCOMPARE(said(cache::judge(seen, about)), expected.toStdString());
    if (seen.linkUp || seen.role == schema::cache::Role::Primary || seen.syncing) {
        return;
    }
    about.justTold = true;
    const std::string told = said(cache::judge(seen, about));
    QVERIFY2(told.find("Redis on n2 connects to n1") != std::string::npos, told.c_str());
}

void JudgementTest::levelsAreLeftLater()
{
    schema::cache::Config config;
    Observation seen;
    seen.memoryMax = 1000;
    seen.memoryPolicy = "noeviction";
    seen.settings.clientsMax = 100;
    const auto after = [&](Levels before, std::uint64_t memory, std::uint64_t clients,
                           double evictions) {
        seen.memoryUsed = memory;
        seen.clients = clients;
        return cache::levelsAfter(before, config, seen, evictions);
    };
    Levels levels = after({}, 899, 89, 9.9);
    QVERIFY(levels == Levels{});
    levels = after(levels, 900, 90, 10);
    QVERIFY(levels == (Levels{true, true, true}));
    levels = after(levels, 851, 86, 5);
    QVERIFY2(levels == (Levels{true, true, true}), "a little below the limits");
    cache::Circumstances about;
    about.node = "n1";
    about.levels = levels;
    about.evictionsPerSecond = 12.4;
    QCOMPARE(said(cache::judge(seen, about)),
             std::string("degraded | Redis on n1 uses 851 B of 1000 B and may evict nothing "
                         "(noeviction), so it will refuse writes: raise maxmemory, or delete keys "
                         "| Redis on n1 evicts 12 keys a second (851 B of 1000 B): raise "
                         "maxmemory, or give keys shorter lifetimes | Redis on n1 has 86 of 100 "
                         "clients: raise maxclients, or see who keeps connections open with "
                         "CLIENT LIST"));
    levels = after(levels, 849, 84, 4.9);
    QVERIFY(levels == Levels{});
    seen.memoryPolicy = "allkeys-lru";
    QVERIFY2(after({}, 1000, 0, 0) == Levels{}, "a full cache that may evict is as it should be");
    seen.memoryMax = 0;
    seen.memoryPolicy = "noeviction";
    seen.settings.clientsMax.reset();
    QVERIFY2(after({}, 1U << 30U, 1000, 0) == Levels{}, "no limit is not reached");
}

TEST_CLASS(JudgementTest)

} // namespace bafar::test

#include "judgement_test.moc"
