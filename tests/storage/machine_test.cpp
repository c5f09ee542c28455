// The storage machine in virtual time: who asks what when, and what it makes of the answers.
// It is larger than the budget because it is one table of situations.
#include <QTest>

#include "tests/storage/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using namespace storage;
using schema::State;
using Strings = std::vector<std::string>;

const Miss NoHelperMiss{Cause::NoHelper, "the root helper does not run"};
const Miss Dead{Cause::GlusterdDead, "glusterd does not answer here"};
const Miss Late{Cause::Slow, "gluster did not answer in time"};
const Miss Taken{Cause::Busy, "gluster is busy with another command"};

QString joined(const Strings& strings)
{
    QStringList list;
    for (const std::string& string : strings) {
        list.append(QString::fromStdString(string));
    }
    return list.join(QStringLiteral("; "));
}

QString stateOf(State state)
{
    const std::string_view name = schema::StateNames[static_cast<std::size_t>(state)];
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::size_t statusChanges(const Played& played)
{
    return static_cast<std::size_t>(
        std::count_if(played.effects.begin(), played.effects.end(), [](const auto& effect) {
            return std::holds_alternative<StatusChanged>(effect);
        }));
}

const CommandFinished* finished(const Played& played)
{
    for (const auto& effect : played.effects) {
        if (const auto* done = std::get_if<CommandFinished>(&effect)) {
            return done;
        }
    }
    return nullptr;
}

std::size_t carried(const Played& played)
{
    return static_cast<std::size_t>(
        std::count_if(played.effects.begin(), played.effects.end(),
                      [](const auto& effect) { return std::holds_alternative<Carry>(effect); }));
}

/// The value of a metric in the last round published, or NaN.
double measured(const Played& played, const std::string& key)
{
    for (auto effect = played.effects.rbegin(); effect != played.effects.rend(); ++effect) {
        if (const auto* publish = std::get_if<PublishMeasures>(&*effect)) {
            const Measures& measures = *publish->measures;
            return measures.sample.value(measures.table->find(key));
        }
    }
    return Absent;
}

} // namespace

class StorageMachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aConceptWithoutASectionIsQuiet()
    {
        const Played played("n1", specOf(""));
        QCOMPARE(played.machine.deadline().has_value(), false);
        QCOMPARE(played.open.size(), std::size_t{0});
        QCOMPARE(stateOf(played.status().state), QStringLiteral("not_monitored"));
        QCOMPARE(joined(played.status().reasons), QStringLiteral("not in the cluster spec"));
        QCOMPARE(played.map(), std::string());
    }

    void theFirstNodeAsksForAll()
    {
        Played played;
        played.round();
        QCOMPARE(joined(played.questions()),
                 QStringLiteral("pool; mount shared; volumes; status; heal shared; quota shared"));
        QVERIFY(played.status().asks);
        QCOMPARE(QString::fromStdString(played.map()),
                 QStringLiteral("storage/shared ok; storage/shared/n1 ok; storage/shared/n2 ok; "
                                "storage/shared/n3 ok; storage/shared/mount/n1 ok"));
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        played.round();
        // Volumes, counts and quotas are asked for less often.
        QCOMPARE(joined(played.questions()), QStringLiteral("pool; mount shared; status"));
    }

    void aReserveForRootIsNotInUse()
    {
        Played played;
        const auto used = [&played] {
            played.round();
            for (const schema::Entity& entity : played.machine.presence(played.now).entities) {
                if (entity.id == "storage/shared/mount/n1") {
                    return QString::fromStdString(entity.facts.front().name + ": " +
                                                  entity.facts.front().value);
                }
            }
            return QString();
        };
        QCOMPARE(used(), QStringLiteral("used: 60% of 1000 B")); // 400 are available
        played.mount.freeBytes = 550;                            // df: 450 used, 400 available
        QCOMPARE(used(), QStringLiteral("used: 52% of 850 B"));
    }

    void countingStartsAgainAfterItsInterval()
    {
        Played played;
        for (int i = 0; i < 6; ++i) {
            played.round();
        }
        (void)played.questions();
        played.round();
        QCOMPARE(joined(played.questions()),
                 QStringLiteral("pool; mount shared; volumes; status; heal shared; quota shared"));
    }

    void whatDoesNotExistYetIsNotCounted()
    {
        Played played("n1", specOf("  volumes: [{name: later, mount: ''}]\n"));
        played.round();
        QCOMPARE(joined(played.questions()), QStringLiteral("pool; volumes; status"));
    }

    void aBacklogIsCountedEachRound()
    {
        Played played;
        played.round("healing_off_pending_heals");
        (void)played.questions();
        played.round("healing_off_pending_heals");
        QVERIFY(joined(played.questions()).contains(QStringLiteral("heal shared")));
    }

    void whoAsks_data()
    {
        QTest::addColumn<QStringList>("heard"); // nodes whose glusterd answers
        QTest::addColumn<QStringList>("dead");  // nodes that are heard, with a dead glusterd
        QTest::addColumn<bool>("asks");
        const auto row = [](const char* name, const QStringList& heard, const QStringList& dead,
                            bool asks) { QTest::newRow(name) << heard << dead << asks; };
        const QString n1 = QStringLiteral("n1");
        const QString n3 = QStringLiteral("n3");
        row("given n2 and a live n1 before it, then n1 asks", {n1, n3}, {}, false);
        row("given n2 and nobody heard before it, then n2 asks", {n3}, {}, true);
        row("given n2 and n1 with a dead glusterd, then n2 asks", {n3}, {n1}, true);
    }

    void whoAsks()
    {
        QFETCH(QStringList, heard);
        QFETCH(QStringList, dead);
        QFETCH(bool, asks);
        Played played("n2");
        std::map<std::string, schema::storage::Status> others;
        for (const QString& node : heard) {
            others[node.toStdString()] = readyStatus();
        }
        for (const QString& node : dead) {
            others[node.toStdString()].glusterd = State::Failed;
        }
        played.hear(others);
        played.round();
        QCOMPARE(played.status().asks, asks);
        QCOMPARE(played.status().volumes.empty(), !asks);
        QCOMPARE(joined(played.questions()).contains(QStringLiteral("status")), asks);
    }

    void theNextNodeTakesOverWithinARoundAndGivesBack()
    {
        Played played("n2");
        played.hear({{"n1", readyStatus()}});
        played.round();
        QCOMPARE(played.map(), std::string("storage/shared/mount/n2 ok"));
        played.hear({});
        played.round();
        QCOMPARE(QString::fromStdString(played.map()),
                 QStringLiteral("storage/shared ok; storage/shared/n1 ok; storage/shared/n2 ok; "
                                "storage/shared/n3 ok; storage/shared/mount/n2 ok"));
        QCOMPARE(joined(played.events()), QString());
        played.hear({{"n1", readyStatus()}});
        played.round();
        QCOMPARE(played.map(), std::string("storage/shared/mount/n2 ok"));
        QVERIFY(!played.status().asks);
    }

    void whatGlusterSaysIsPainted_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("map");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* folder, const char* map,
                            const char* reason) {
            QTest::newRow(name) << QString::fromLatin1(folder) << QString::fromLatin1(map)
                                << QString::fromLatin1(reason);
        };
        row("given a killed brick, then it is failed and the volume degraded", "brick_killed_on_n2",
            "storage/shared degraded; storage/shared/n1 ok; storage/shared/n2 failed; "
            "storage/shared/n3 ok; storage/shared/mount/n1 ok",
            "shared: 2 of 3 bricks serve; down: n2");
        row("given a stopped glusterd, then its brick is unknown, not down",
            "glusterd_stopped_on_n2",
            "storage/shared unknown; storage/shared/n1 ok; storage/shared/n2 unknown; "
            "storage/shared/n3 ok; storage/shared/mount/n1 ok",
            "glusterd on n2 is not connected; shared: 2 of 3 bricks serve; not seen: n2");
        row("given a split brain, then the volume is failed", "split_brain",
            "storage/shared failed; storage/shared/n1 ok; storage/shared/n2 ok; "
            "storage/shared/n3 ok; storage/shared/mount/n1 ok",
            "shared: split brain: 1 file with copies that contradict each other; gluster volume "
            "heal shared info split-brain names them; shared: self-heal is switched off: copies "
            "that "
            "missed writes stay old");
        row("given self-heal switched off, then degraded", "healing_off_pending_heals",
            "storage/shared degraded; storage/shared/n1 ok; storage/shared/n2 ok; "
            "storage/shared/n3 ok; storage/shared/mount/n1 ok",
            "shared: self-heal is switched off: copies that missed writes stay old");
    }

    void whatGlusterSaysIsPainted()
    {
        QFETCH(QString, folder);
        QFETCH(QString, map);
        QFETCH(QString, reason);
        Played played;
        played.round(folder.toStdString());
        QCOMPARE(QString::fromStdString(played.map()), map);
        QCOMPARE(joined(played.status().reasons), reason);
    }

    void filesToHealCountOnlyWhenTheyStay()
    {
        Played played;
        played.round("healthy");
        played.round("healthy");
        (void)played.events();
        played.now += 25s; // the next count is due
        played.round("healing_off_pending_heals");
        QVERIFY(!joined(played.status().reasons).contains(QStringLiteral("to be healed")));
        played.round("healing_off_pending_heals");
        QVERIFY(joined(played.status().reasons).contains(QStringLiteral("11 files to be healed")));
        QVERIFY(joined(played.events()).contains(QStringLiteral("heal_backlog_began")));
        played.round("healthy");
        QVERIFY(joined(played.events()).contains(QStringLiteral("heal_backlog_ended")));
    }

    void aVolumeThatGlusterDoesNotHaveIsFailed()
    {
        Played played("n1", specOf("  volumes: [{name: other, mount: ''}]\n"));
        played.round();
        QCOMPARE(played.map(), std::string("storage/other failed"));
        QCOMPARE(joined(played.status().reasons),
                 QStringLiteral("other: gluster has no volume \"other\": create it, or correct its "
                                "name in the spec"));
    }

    void oneMissedDeadlineIsNoFaultTwoAre()
    {
        Played played;
        played.round();
        played.misses[Topic::Pool] = Late;
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("failed"));
        QCOMPARE(stateOf(played.status().glusterd), QStringLiteral("failed"));
        QVERIFY(!played.status().asks);
        QCOMPARE(joined(played.events()), QStringLiteral("glusterd_failed"));
        played.misses.clear();
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        QCOMPARE(joined(played.events()), QStringLiteral("glusterd_answered"));
    }

    void theMachineGivesUpByItself()
    {
        Played played;
        played.round();
        played.silent = true;
        played.advance(5s + 4s + 500ms);
        QCOMPARE(stateOf(played.status().glusterd), QStringLiteral("ok"));
        played.advance(5s);
        QCOMPARE(stateOf(played.status().glusterd), QStringLiteral("failed"));
    }

    void aLateAnswerChangesNothing()
    {
        Played played;
        played.round();
        played.silent = true;
        played.advance(10s);
        QVERIFY(!played.open.empty());
        const Ask late = played.open.front();
        const auto before = played.status();
        const std::size_t effects = played.effects.size();
        played.feed(Answered{late.id, tl::make_unexpected(Dead)});
        QCOMPARE(played.effects.size(), effects);
        QVERIFY(played.status() == before);
    }

    void aDeadGlusterdIsFailedAtOnceAndSpeaksOfItsBrick()
    {
        Played played("n2");
        played.hear({{"n1", readyStatus()}});
        played.round();
        played.misses[Topic::Pool] = Dead;
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("failed"));
        QCOMPARE(QString::fromStdString(played.map()),
                 QStringLiteral("storage/shared/n2 failed; storage/shared/mount/n2 ok"));
        const auto presence = played.machine.presence(played.now);
        QVERIFY(presence.entities[0].claim == schema::Claim::Own);
        QCOMPARE(presence.entities[0].reason, Dead.text);
    }

    void withoutAHelperNothingIsMonitored()
    {
        Played played;
        played.misses[Topic::Pool] = NoHelperMiss;
        played.misses[Topic::Mount] = NoHelperMiss;
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("not_monitored"));
        QCOMPARE(joined(played.status().reasons), QString::fromStdString(NoHelperMiss.text));
        QCOMPARE(played.map(), std::string("storage/shared/mount/n1 not_monitored"));
        played.misses.clear();
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
    }

    void aNodeThatOnlyMountsNeedsNoGlusterd()
    {
        Played played("n3");
        played.hear({{"n1", readyStatus()}});
        played.misses[Topic::Pool] = {Cause::NoGluster, "gluster is not installed here"};
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        QCOMPARE(stateOf(played.status().glusterd), QStringLiteral("not_monitored"));
    }

    void aBusyGlusterIsAskedAgainAndIsNoFault()
    {
        Played played;
        played.round();
        played.misses[Topic::Status] = Taken;
        played.round();
        (void)played.questions();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        played.advance(400ms);
        QCOMPARE(joined(played.questions()), QStringLiteral("status"));
        played.misses.clear();
        played.answerAll("brick_killed_on_n2");
        QVERIFY(joined(played.events()).contains(QStringLiteral("brick_failed")));
    }

    void aGlusterThatStaysBusyIsToldAndGrowsOld()
    {
        Played played;
        played.round();
        played.misses[Topic::Status] = Taken;
        for (int i = 0; i < 75; ++i) {
            played.advance(200ms);
            played.answerAll();
        }
        QCOMPARE(stateOf(played.status().state), QStringLiteral("degraded"));
        QVERIFY(joined(played.status().reasons)
                    .contains(QStringLiteral("busy with another command (2 times in a row)")));
        for (int i = 0; i < 10; ++i) {
            played.advance(200ms);
            played.answerAll();
        }
        QVERIFY(played.map().find("storage/shared/n2 stale") != std::string::npos);
        for (int i = 0; i < 80; ++i) {
            played.advance(200ms);
            played.answerAll();
        }
        QVERIFY(played.map().find("storage/shared/n2 unknown") != std::string::npos);
    }

    void aLongCountHoldsUpNothing()
    {
        Played played;
        played.silent = true;
        played.round();
        // Answer everything but the count.
        for (int i = 0; i < 12; ++i) {
            for (std::size_t at = 0; at < played.open.size();) {
                if (played.open[at].question.topic == Topic::Heal) {
                    ++at;
                    continue;
                }
                const Ask ask = played.open[at];
                played.open.erase(played.open.begin() + static_cast<std::ptrdiff_t>(at));
                const auto topic = ask.question.topic;
                played.feed(Answered{
                    ask.id,
                    topic == Topic::Pool ? Heard<Facts>(*readPool(captured("healthy/pool_list")))
                    : topic == Topic::Volumes
                        ? Heard<Facts>(*readVolumes(captured("healthy/volume_info")))
                    : topic == Topic::Status
                        ? Heard<Facts>(*readStatus(captured("healthy/volume_status_all_detail")))
                        : Heard<Facts>(played.mount)});
                at = 0;
            }
            played.advance(1s);
        }
        QVERIFY(played.map().starts_with("storage/shared ok"));
        QVERIFY(played.status().volumes[0].age < 5s);
        QVERIFY(!played.status().volumes[0].healPending.has_value());
    }

    void aMountIsJudgedByWhatIsThere_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* type, const char* source,
                            const char* problem, const char* reason) {
            QTest::newRow(name) << QString::fromLatin1(type) << QString::fromLatin1(source)
                                << QString::fromLatin1(problem) << QString::fromLatin1(reason);
        };
        row("given nothing mounted, then the command to mount it", "", "", "",
            "nothing is mounted at /mnt: mount -t glusterfs localhost:/shared /mnt, and see "
            "/etc/fstab");
        row("given a disk, then that", "ext4", "/dev/vdb", "",
            "/mnt is ext4 of /dev/vdb, not the volume shared");
        row("given another volume, then that", "fuse.glusterfs", "n1:/other", "",
            "/mnt is fuse.glusterfs of n1:/other, not the volume shared");
        row("given a lost quorum, then the system's words", "fuse.glusterfs", "n1:/shared",
            "writing .bafar/n1: Read-only file system",
            "/mnt: writing .bafar/n1: Read-only file system");
        row("given a dead client, then the system's words", "fuse.glusterfs", "n1:/shared",
            "opening /mnt: Transport endpoint is not connected",
            "/mnt: opening /mnt: Transport endpoint is not connected");
    }

    void aMountIsJudgedByWhatIsThere()
    {
        QFETCH(QString, type);
        QFETCH(QString, source);
        QFETCH(QString, problem);
        QFETCH(QString, reason);
        Played played;
        played.round();
        played.mount.type = type.toStdString();
        played.mount.source = source.toStdString();
        played.mount.problem = problem.toStdString();
        played.round();
        QCOMPARE(stateOf(played.status().mounts[0].state), QStringLiteral("failed"));
        QCOMPARE(QString::fromStdString(played.status().mounts[0].reason), reason);
        QCOMPARE(joined(played.events()), QStringLiteral("mount_failed"));
        played.mount = Played().mount;
        played.round();
        QCOMPARE(stateOf(played.status().state), QStringLiteral("ok"));
        QCOMPARE(joined(played.events()), QStringLiteral("mount_recovered"));
    }

    void aMountThatHangsTwiceIsFailedAndHoldsUpNothing()
    {
        Played played;
        played.round();
        played.misses[Topic::Mount] = Late;
        played.round();
        QCOMPARE(stateOf(played.status().mounts[0].state), QStringLiteral("ok"));
        played.round();
        QCOMPARE(stateOf(played.status().mounts[0].state), QStringLiteral("failed"));
        QVERIFY(played.status().mounts[0].reason.starts_with("/mnt hangs"));
        QVERIFY(played.map().starts_with("storage/shared ok"));
    }

    void otherContentIsFoundOut_data()
    {
        QTest::addColumn<int>("n2"); // how far its mark here is behind what it said
        QTest::addColumn<int>("n3");
        QTest::addColumn<int>("looks");
        QTest::addColumn<QString>("state");
        QTest::newRow("given marks as told, then ok") << 0 << 0 << 5 << QStringLiteral("ok");
        QTest::newRow("given marks one round behind, then caches are given time")
            << 1 << 1 << 5 << QStringLiteral("ok");
        QTest::newRow("given one look behind, then it is looked at again")
            << 2 << 0 << 2 << QStringLiteral("ok");
        QTest::newRow("given one node behind for two looks, then degraded")
            << 2 << 0 << 3 << QStringLiteral("degraded");
        QTest::newRow("given all behind for two looks, then this mount is the odd one")
            << 2 << 2 << 3 << QStringLiteral("failed");
        QTest::newRow("given marks ahead of what was heard, then ok")
            << -3 << -1 << 3 << QStringLiteral("ok");
    }

    void otherContentIsFoundOut()
    {
        QFETCH(int, n2);
        QFETCH(int, n3);
        QFETCH(int, looks);
        QFETCH(QString, state);
        Played played;
        for (int i = 0; i < looks; ++i) {
            const auto said = static_cast<std::uint64_t>(100 + i);
            played.hear({{"n2", readyStatus(said)}, {"n3", readyStatus(said)}});
            played.mount.marks = {{"n2", said - static_cast<std::uint64_t>(n2)},
                                  {"n3", said - static_cast<std::uint64_t>(n3)},
                                  {"stranger", 1}};
            played.round();
        }
        QCOMPARE(stateOf(played.status().mounts[0].state), state);
        QCOMPARE(played.status().mounts[0].marks.size(), std::size_t{2});
    }

    void withoutMarksMountsAreOnlyLookedAt()
    {
        Played played("n1", specOf("  mark: false\n  volumes: [{name: shared}]\n"));
        played.round();
        QCOMPARE(stateOf(played.status().mounts[0].state), QStringLiteral("ok"));
        for (const auto& effect : played.effects) {
            if (const auto* ask = std::get_if<Ask>(&effect)) {
                QCOMPARE(ask->question.round, std::uint64_t{0});
            }
        }
    }

    void roundsGoOnRisingAfterARestart()
    {
        Played first;
        first.round();
        const std::uint64_t before = first.status().mounts[0].round;
        QCOMPARE(before, std::uint64_t{1'000'000'000});
        first.round();
        QCOMPARE(first.status().mounts[0].round, before + 1);
    }

    void nodesThatDoNotMountDoNotLook()
    {
        Played played("n1", specOf("  volumes: [{name: shared, nodes: [n2, n3]}]\n"));
        played.round();
        QVERIFY(played.status().mounts.empty());
    }

    void changesAreToldOnce()
    {
        Played played;
        played.round();
        QCOMPARE(joined(played.events()), QString());
        played.round("brick_killed_on_n2");
        QCOMPARE(joined(played.events()), QStringLiteral("brick_failed"));
        played.round("brick_killed_on_n2");
        QCOMPARE(joined(played.events()), QString());
        played.round("glusterd_stopped_on_n2");
        QCOMPARE(joined(played.events()), QStringLiteral("peer_lost"));
        played.round();
        QCOMPARE(joined(played.events()), QStringLiteral("peer_returned; brick_served"));
        const std::size_t changes = statusChanges(played);
        played.round();
        QVERIFY(statusChanges(played) - changes <= 3);
    }

    void anOrderIsCarriedOutAndItsResultLookedForAtOnce()
    {
        Played played;
        played.round();
        (void)played.questions();
        (void)played.machine;
        const schema::storage::Command order{schema::storage::Order::RestartBricks, "shared"};
        for (const auto& effect : played.machine.command(order, "a/1", played.now)) {
            played.effects.push_back(effect);
        }
        QCOMPARE(carried(played), std::size_t{1});
        QVERIFY(finished(played) == nullptr);
        played.feed(Carried{"a/1", std::string("gluster accepted it")});
        QVERIFY(finished(played) != nullptr);
        QVERIFY(finished(played)->outcome.has_value());
        QVERIFY(played.machine.deadline()->at <= played.now);
        played.round();
        QVERIFY(joined(played.questions()).contains(QStringLiteral("volumes")));
        QVERIFY(played.machine.deadline()->at <= played.now + 1s);
    }

    void anOrderThatFindsGlusterBusyIsTriedAgain()
    {
        Played played;
        played.round();
        const schema::storage::Command order{schema::storage::Order::Heal, "shared"};
        (void)played.machine.command(order, "a/1", played.now);
        for (int i = 0; i < 5; ++i) {
            played.feed(Carried{"a/1", tl::make_unexpected(Taken)});
            QVERIFY(finished(played) == nullptr);
            played.advance(3s);
        }
        QCOMPARE(carried(played), std::size_t{5});
        played.feed(Carried{"a/1", tl::make_unexpected(Taken)});
        QVERIFY(finished(played) != nullptr);
        QCOMPARE(finished(played)->outcome.error().code, Code::Unavailable);
    }

    void anOrderForAnUnknownVolumeIsRefused()
    {
        Played played;
        const auto effects =
            played.machine.command({schema::storage::Order::Heal, "x\x1b"}, "a/1", played.now);
        QCOMPARE(effects.size(), std::size_t{1});
        const auto* done = std::get_if<CommandFinished>(&effects[0]);
        QVERIFY(done != nullptr && !done->outcome);
        QCOMPARE(done->outcome.error().code, Code::NotFound);
    }

    void measuresHaveGlusterPrometheusNames_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("key");
        QTest::addColumn<double>("value");
        const auto row = [](const char* folder, const char* key, double value) {
            QTest::addRow("%s %s", folder, key)
                << QString::fromLatin1(folder) << QString::fromLatin1(key) << value;
        };
        row("healthy", "gluster_volume_up{volume=\"shared\"}", 1);
        row("healthy", "gluster_volume_brick_count{volume=\"shared\"}", 3);
        row("healthy", "gluster_volume_total_count", 1);
        row("healthy", "gluster_peer_count", 3);
        row("healthy",
            "gluster_peer_connected{hostname=\"n2\",uuid=\"2dff06e4-2a54-4811-a466-03643bb0f33f\"}",
            1);
        row("glusterd_stopped_on_n2",
            "gluster_peer_connected{hostname=\"n2\",uuid=\"2dff06e4-2a54-4811-a466-03643bb0f33f\"}",
            0);
        row("brick_killed_on_n2",
            "gluster_brick_up{brick_path=\"/var/lib/gluster/shared/brick\",cluster_id=\"lab\","
            "hostname=\"n2\",peer_id=\"2dff06e4-2a54-4811-a466-03643bb0f33f\",pid=\"0\","
            "volume=\"shared\"}",
            0);
        row("healthy",
            "gluster_brick_capacity_bytes_total{brick_path=\"/var/lib/gluster/shared/brick\","
            "cluster_id=\"lab\",host=\"n1\",id=\"b64de65b-e19d-4e2d-b85a-8d4490abeeff\","
            "subvolume=\"shared-replicate-0\",volume=\"shared\"}",
            270553174016.0);
        row("healthy",
            "gluster_subvol_capacity_total_bytes{cluster_id=\"lab\","
            "subvolume=\"shared-replicate-0\",volume=\"shared\"}",
            270553174016.0);
        row("split_brain",
            "gluster_volume_split_brain_heal_count{brick_path=\"/var/lib/gluster/shared/brick\","
            "cluster_id=\"lab\",host=\"n3\",volume=\"shared\"}",
            1);
        row("healing_off_pending_heals",
            "gluster_volume_heal_count{brick_path=\"/var/lib/gluster/shared/brick\","
            "cluster_id=\"lab\",host=\"n1\",volume=\"shared\"}",
            11);
    }

    void measuresHaveGlusterPrometheusNames()
    {
        QFETCH(QString, folder);
        QFETCH(QString, key);
        QFETCH(double, value);
        Played played;
        played.round(folder.toStdString());
        QCOMPARE(measured(played, key.toStdString()), value);
    }

    /// Unknown is neither up nor down.
    void aBrickThatNobodySeesIsNotMeasured()
    {
        Played played;
        played.round("glusterd_stopped_on_n2");
        for (const auto& effect : played.effects) {
            if (const auto* publish = std::get_if<PublishMeasures>(&effect)) {
                const SeriesTable& table = *publish->measures->table;
                for (SeriesIndex i = 0; i < table.size(); ++i) {
                    if (table.live(i) && table.at(i).name == "gluster_brick_up") {
                        QVERIFY(table.keyOf(i).find("hostname=\"n2\"") == std::string::npos);
                    }
                }
            }
        }
    }

    void hostsAreNodesByIdAddressDomainOrSpec()
    {
        Played played("n1", specOf("  hosts: {n3: gluster-c}\n  volumes: [{name: shared}]\n"));
        played.silent = true;
        played.round();
        PoolSeen pool{"u",
                      {{"192.0.2.2", "a", true, ""},
                       {"n2.example.org", "b", true, ""},
                       {"gluster-c", "c", true, ""},
                       {"elsewhere", "d", true, ""}}};
        played.feed(Answered{played.open.front().id, Facts(pool)});
        Strings nodes;
        for (const auto& peer : played.status().peers) {
            nodes.push_back(peer.node);
        }
        QCOMPARE(joined(nodes), QStringLiteral("n2; n2; n3; "));
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::StorageMachineTest)
#include "machine_test.moc"
