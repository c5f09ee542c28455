// Changes that were not made through Bafar, told apart with certainty or not told.
#include <QTest>

#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using deployment::Watch;

class WatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesAreToldApart_data();
    void changesAreToldApart();
    void anOwnChangeIsQuietUntilItSettles();
    void theFirstLookOnlyLearns();
    void aServiceThatComesAgainIsNew();
};

/// What a look finds after it saw "web" as it was.
static std::vector<Deployment> after(const services::Service& now,
                                     bool ours,
                                     Watch& watch,
                                     Instant at)
{
    const auto byUs = [ours](const std::string&) { return ours; };
    return watch.look(swarmOf({now}), "n1", byUs, Noon, at);
}

void WatchTest::changesAreToldApart_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<int>("desired");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("update");
    QTest::addColumn<bool>("ours");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* image, int desired, int version,
                        const char* update, bool ours, const char* found) {
        QTest::newRow(name) << image << desired << version << update << ours << found;
    };
    row("given another image, then it was updated outside", "registry/web:2", 3, 11, "updating",
        false, "update_image registry/web:1@sha256:aa registry/web:2@sha256:aa unknown outside");
    row("given another number of tasks, then it was scaled outside", "registry/web:1", 5, 11, "",
        false, "scale 3 5 unknown outside");
    row("given a restart by force, then it was restarted outside", "registry/web:1", 3, 11,
        "forced", false,
        "restart registry/web:1@sha256:aa registry/web:1@sha256:aa unknown outside");
    row("given that Swarm rolls it back, then it was rolled back outside", "registry/web:0", 3, 11,
        "rollback_started", false,
        "roll_back registry/web:1@sha256:aa registry/web:0@sha256:aa unknown outside");
    row("given an action of ours on it, then nothing", "registry/web:2", 3, 11, "updating", true,
        "");
    row("given a label that differs, then nothing", "registry/web:1", 3, 11, "", false, "");
    row("given the word of a leader that lags, then nothing", "registry/web:0", 2, 9, "", false,
        "");
    row("given the same version, then nothing", "registry/web:2", 3, 10, "", false, "");
}

void WatchTest::changesAreToldApart()
{
    QFETCH(const QString, image);
    QFETCH(const int, desired);
    QFETCH(const int, version);
    QFETCH(const QString, update);
    QFETCH(const bool, ours);
    QFETCH(const QString, found);
    Watch watch;
    QVERIFY(after(web(), false, watch, Instant(1s)).empty());
    services::Service now = web();
    now.image = image.toStdString();
    now.desired = static_cast<std::uint32_t>(desired);
    now.version = static_cast<std::uint64_t>(version);
    now.update.state = update.toStdString();
    now.restarts = update == QLatin1String("forced") ? 1 : 0;
    const auto records = after(now, ours, watch, Instant(2s));
    QCOMPARE(records.empty() ? QString() : QString::fromStdString(lineOf(records.front())), found);
    QVERIFY(records.empty() || records.front().after == services::shapeOf(now));
    if (!records.empty()) {
        QCOMPARE(records.size(), std::size_t{1});
        QCOMPARE(records.front().id, std::string("web@11"));
        QCOMPARE(records.front().node, std::string("n1"));
        QCOMPARE(records.front().startedAt.unixMs, Noon.unixMs);
        QVERIFY(after(now, ours, watch, Instant(3s)).empty()); // told once
    }
}

void WatchTest::anOwnChangeIsQuietUntilItSettles()
{
    Watch watch;
    services::Service now = web();
    (void)after(now, false, watch, Instant(1s));
    watch.changedByUs("web", Instant(10s)); // it has ended, and the view comes late
    now.image = "registry/web:2";
    now.version = 11;
    QVERIFY(after(now, false, watch, Instant(10s + Watch::Settle - 1ms)).empty());
    now.image = "registry/web:3";
    now.version = 12;
    QCOMPARE(after(now, false, watch, Instant(10s + Watch::Settle)).size(), std::size_t{1});
}

void WatchTest::theFirstLookOnlyLearns()
{
    Watch watch;
    services::Service now = web();
    (void)after(now, false, watch, Instant(1s));
    watch.forget();
    now.image = "registry/web:2";
    now.version = 11;
    QVERIFY(after(now, false, watch, Instant(2s)).empty());
}

void WatchTest::aServiceThatComesAgainIsNew()
{
    Watch watch;
    services::Service now = web();
    (void)after(now, false, watch, Instant(1s));
    const auto nobody = [](const std::string&) { return false; };
    QVERIFY(watch.look(swarmOf({}), "n1", nobody, Noon, Instant(2s)).empty());
    now.id = "s2";
    now.image = "registry/web:9";
    now.version = 40;
    QVERIFY(after(now, false, watch, Instant(3s)).empty());
}

TEST_CLASS(WatchTest)

} // namespace bafar::test

#include "watch_test.moc"
