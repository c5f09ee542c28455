// What bricks that are up, down or not seen mean for a volume of each kind.
#include "agents/storage/judge.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace storage;
using schema::State;

/// One letter a brick: u serves, d down, ? not seen, f full (97 %), h rather full (90 %).
schema::storage::Volume judged(const QString& letters, VolumeInfo info)
{
    std::vector<BrickSeen> seen;
    info.name = "v";
    info.status = "Started";
    for (int i = 0; i < letters.size(); ++i) {
        const std::string host = "n" + std::to_string(i + 1);
        info.bricks.push_back({host, "/b", "u" + std::to_string(i), false});
        const char letter = letters[i].toLatin1();
        BrickSeen brick{host, "/b", letter != 'd', letter != 'd' ? 10U : 0U, 0, 100, 50, 0, 0};
        brick.freeBytes = letter == 'f' ? 3 : letter == 'h' ? 10 : 50;
        if (letter != '?') {
            seen.push_back(brick);
        }
    }
    schema::storage::VolumeConfig config;
    config.name = "v";
    return judgeVolume(
        config, {&info, &seen, nullptr, nullptr, false},
        [](const std::string& host) { return host; }, [](const std::string&) { return false; });
}

} // namespace

class JudgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bricksMakeAVolume_data()
    {
        QTest::addColumn<QString>("bricks");
        QTest::addColumn<int>("replicas");
        QTest::addColumn<int>("disperse");
        QTest::addColumn<int>("redundancy");
        QTest::addColumn<QString>("quorum");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* bricks, int replicas, int disperse,
                            int redundancy, const char* quorum, const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(bricks) << replicas << disperse << redundancy
                                << QString::fromLatin1(quorum) << QString::fromLatin1(expected);
        };
        row("given three copies, when all serve, then ok", "uuu", 3, 0, 0, "", "ok");
        row("given three copies, when one is down, then degraded", "uud", 3, 0, 0, "auto",
            "degraded 2 of 3 bricks serve; down: n3");
        row("given three copies, when two are down, then the quorum is lost", "udd", 3, 0, 0, "",
            "failed quorum lost: 1 of 3 bricks serve; down: n2, n3; 2 are needed to write");
        row("given three copies without quorum, when two are down, then degraded", "udd", 3, 0, 0,
            "none", "degraded 1 of 3 bricks serve; down: n2, n3");
        row("given three copies, when one is not seen, then unknown", "uu?", 3, 0, 0, "",
            "unknown 2 of 3 bricks serve; not seen: n3");
        row("given three copies, when one is down and one not seen, then nobody knows", "ud?", 3, 0,
            0, "", "unknown 1 of 3 bricks serve; down: n2; not seen: n3; 2 are needed to write");
        row("given three copies, when none serves, then failed", "ddd", 3, 0, 0, "",
            "failed quorum lost: 0 of 3 bricks serve; down: n1, n2, n3; 2 are needed to write");
        row("given two copies with quorum, when the second is down, then degraded", "ud", 2, 0, 0,
            "auto", "degraded 1 of 2 bricks serve; down: n2");
        row("given two copies with quorum, when the first is down, then failed", "du", 2, 0, 0,
            "auto", "failed quorum lost: 1 of 2 bricks serve; down: n1; 2 are needed to write");
        row("given two copies without quorum, when the first is down, then degraded", "du", 2, 0, 0,
            "", "degraded 1 of 2 bricks serve; down: n1");
        row("given two sets, when the second loses two, then failed", "uuuudd", 3, 0, 0, "",
            "failed quorum lost: 1 of 3 bricks serve; down: n5, n6; 2 are needed to write");
        row("given no copies, when one is down, then its files are gone", "ud", 1, 0, 0, "",
            "failed files are out of reach: 0 of 1 bricks serve; down: n2");
        row("given four and two of redundancy, when two are down, then degraded", "uuuudd", 1, 6, 2,
            "", "degraded 4 of 6 bricks serve; down: n5, n6");
        row("given four and two of redundancy, when three are down, then failed", "uuuddd", 1, 6, 2,
            "", "failed quorum lost: 3 of 6 bricks serve; down: n4, n5, n6; 4 are needed to write");
        row("given a redundancy that cannot be, then no crash", "ud", 1, 2, 9, "",
            "degraded 1 of 2 bricks serve; down: n2");
        row("given a brick rather full, then degraded", "uuh", 3, 0, 0, "",
            "degraded the file system of n3:/b is 90% full");
        row("given a brick full, then failed", "ufu", 3, 0, 0, "",
            "failed the file system of n2:/b is 97% full");
        row("given a set cut short, then no crash", "uuuu", 3, 0, 0, "", "ok");
    }

    void bricksMakeAVolume()
    {
        QFETCH(QString, bricks);
        QFETCH(int, replicas);
        QFETCH(int, disperse);
        QFETCH(int, redundancy);
        QFETCH(QString, quorum);
        QFETCH(QString, expected);
        VolumeInfo info;
        info.replicas = static_cast<std::uint32_t>(replicas);
        info.disperse = static_cast<std::uint32_t>(disperse);
        info.redundancy = static_cast<std::uint32_t>(redundancy);
        info.quorum = quorum.toStdString();
        const auto volume = judged(bricks, info);
        std::string text(schema::StateNames[static_cast<std::size_t>(volume.state)]);
        for (const std::string& reason : volume.reasons) {
            text += " " + reason;
        }
        QCOMPARE(QString::fromStdString(text), expected);
    }

    void twoBricksOfOneNodeHaveTwoIds()
    {
        VolumeInfo info;
        info.name = "v";
        info.status = "Started";
        info.bricks = {{"n1", "/a", "u", false}, {"n1", "/b", "u", false}};
        schema::storage::VolumeConfig config;
        config.name = "v";
        const auto volume = judgeVolume(
            config, {&info, nullptr, nullptr, nullptr, false},
            [](const std::string& host) { return host; }, [](const std::string&) { return true; });
        QCOMPARE(volume.bricks[0].id, std::string("storage/v/n1"));
        QCOMPARE(volume.bricks[1].id, std::string("storage/v/n1.2"));
    }

    void aStoppedVolumeIsFailed()
    {
        VolumeInfo info;
        info.name = "v";
        info.status = "Stopped";
        info.bricks = {{"n1", "/a", "u", false}};
        schema::storage::VolumeConfig config;
        config.name = "v";
        const auto volume = judgeVolume(
            config, {&info, nullptr, nullptr, nullptr, false},
            [](const std::string& host) { return host; }, [](const std::string&) { return true; });
        QVERIFY(volume.state == State::Failed);
        QCOMPARE(volume.reasons.front(),
                 std::string("the volume is not started: gluster volume start v"));
        QVERIFY(volume.bricks[0].state == State::Disabled);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::JudgeTest)
#include "judge_test.moc"
