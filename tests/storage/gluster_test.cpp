// gluster's answers understood: captured ones, and those of a program that lies.
// It is larger than the budget because it is one table of answers.
#include "agents/storage/gluster.h"

#include <QTest>

#include "tests/storage/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace storage;

Reply saying(std::string text)
{
    Reply reply;
    reply.exit = 0;
    reply.output = std::move(text);
    return reply;
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

/// "n1 down; n2 57905": every brick of the volume.
std::string bricksText(const StatusSeen& seen)
{
    std::string text;
    for (const BrickSeen& brick : seen.volumes.at("shared")) {
        text += (text.empty() ? "" : "; ") + brick.host +
                (brick.online ? " " + std::to_string(brick.port) : " down");
    }
    return text;
}

std::string healText(const HealSeen& seen)
{
    std::string text;
    for (const BrickHeal& brick : seen.bricks) {
        text += (text.empty() ? "" : "; ") + brick.host + " " +
                (brick.pending
                     ? std::to_string(*brick.pending) + "/" + std::to_string(*brick.splitBrain)
                     : "?");
    }
    return text;
}

} // namespace

class GlusterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aPoolIsItsPeersAndOurselves()
    {
        const auto pool = readPool(captured("glusterd_stopped_on_n2/pool_list"));
        QVERIFY(pool.has_value());
        QCOMPARE(pool->ownUuid, std::string("b64de65b-e19d-4e2d-b85a-8d4490abeeff"));
        QCOMPARE(pool->peers.size(), std::size_t{2});
        QCOMPARE(pool->peers[0].hostname, std::string("n2"));
        QVERIFY(!pool->peers[0].connected);
        QVERIFY(pool->peers[1].connected);
        QCOMPARE(pool->peers[1].state, std::string("Peer in Cluster"));
    }

    void aVolumeIsWhatItIsMadeOf()
    {
        const auto seen = readVolumes(captured("healthy/volume_info"));
        QVERIFY(seen.has_value());
        QCOMPARE(seen->volumes.size(), std::size_t{1});
        const VolumeInfo& volume = seen->volumes[0];
        QCOMPARE(volume.name, std::string("shared"));
        QCOMPARE(volume.type, std::string("Replicate"));
        QCOMPARE(volume.status, std::string("Started"));
        QCOMPARE(volume.replicas, 3U);
        QCOMPARE(volume.quorum, std::string("auto"));
        QVERIFY(volume.selfHeal);
        QCOMPARE(volume.bricks.size(), std::size_t{3});
        QVERIFY((volume.bricks[1] == BrickInfo{"n2", "/var/lib/gluster/shared/brick",
                                               "2dff06e4-2a54-4811-a466-03643bb0f33f", false}));
        const auto off = readVolumes(captured("healing_off_pending_heals/volume_info"));
        QVERIFY(off.has_value());
        QVERIFY(!off->volumes[0].selfHeal);
    }

    void bricksAreOnlineDownOrNotSeen_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("bricks");
        const auto row = [](const char* answer, const char* bricks) {
            QTest::newRow(answer) << QString::fromLatin1(answer) << QString::fromLatin1(bricks);
        };
        row("healthy/volume_status_all_detail", "n1 57905; n2 52063; n3 60008");
        row("healthy/volume_status", "n1 57905; n2 52063; n3 60008"); // without the daemons
        row("brick_killed_on_n2/volume_status_all_detail", "n1 57905; n2 down; n3 60008");
        row("glusterd_stopped_on_n2/volume_status_all_detail", "n1 57905; n3 60008");
    }

    void bricksAreOnlineDownOrNotSeen()
    {
        QFETCH(QString, answer);
        QFETCH(QString, bricks);
        const auto seen = readStatus(captured(answer.toStdString()));
        QVERIFY(seen.has_value());
        QCOMPARE(QString::fromStdString(bricksText(*seen)), bricks);
    }

    void aBrickTellsItsSpace()
    {
        const auto seen = readStatus(captured("healthy/volume_status_all_detail"));
        QVERIFY(seen.has_value());
        const BrickSeen& brick = seen->volumes.at("shared")[0];
        QCOMPARE(brick.sizeBytes, 270553174016U);
        QCOMPARE(brick.freeBytes, 227731402752U);
        QCOMPARE(brick.inodes, 16777216U);
        QCOMPARE(brick.inodesFree, 16297356U);
        QCOMPARE(brick.pid, 347U);
    }

    void filesToHealAreCountedWhereABrickAnswers_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("counts");
        const auto row = [](const char* answer, const char* counts) {
            QTest::newRow(answer) << QString::fromLatin1(answer) << QString::fromLatin1(counts);
        };
        row("healthy", "n1 0/0; n2 0/0; n3 0/0");
        row("brick_killed_on_n2", "n1 0/0; n2 ?; n3 0/0");
        row("healing_off_pending_heals", "n1 11/0; n2 0/0; n3 11/0");
        row("split_brain", "n1 0/1; n2 0/1; n3 0/1");
    }

    void filesToHealAreCountedWhereABrickAnswers()
    {
        QFETCH(QString, answer);
        QFETCH(QString, counts);
        const auto seen = readHeal(captured(answer.toStdString() + "/heal_info_summary"));
        QVERIFY(seen.has_value());
        QCOMPARE(QString::fromStdString(healText(*seen)), counts);
    }

    void quotasAreReadAndOffIsNone()
    {
        const auto seen = readQuota(captured("quota_enabled/quota_list"));
        QVERIFY(seen.has_value());
        QVERIFY((seen->limits ==
                 std::vector<schema::storage::Quota>{{"/", 2147483648, 83886592, false, false},
                                                     {"/dir1", 104857600, 83886080, true, false}}));
        const auto off = readQuota(captured("healthy/quota_list"));
        QVERIFY(off.has_value());
        QVERIFY(off->limits.empty());
    }

    void whatIsNoAnswerHasACause_data()
    {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<Cause>("cause");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const Reply& reply, Cause cause, const char* text) {
            QTest::newRow(name) << reply << cause << QString::fromLatin1(text);
        };
        Reply late;
        late.timedOut = true;
        row("given no end in time, then slow", late, Cause::Slow, "in time");
        Reply absent;
        absent.exit = 127;
        row("given no program, then not installed", absent, Cause::NoGluster,
            "apt install glusterfs-server");
        row("given no daemon, then dead with what to do",
            captured("glusterd_stopped_on_n2_from_n2/pool_list"), Cause::GlusterdDead,
            "systemctl start glusterd.service");
        row("given another transaction, then busy",
            saying("<cliOutput><opRet>-1</opRet><opErrstr>Another transaction is in progress for "
                   "shared. Please try again after some time.</opErrstr></cliOutput>"),
            Cause::Busy, "Another transaction");
        row("given a lock that another peer holds, then busy",
            saying("<cliOutput><opRet>-1</opRet><opErrstr>Locking failed on n2. Please check log "
                   "file for details.</opErrstr></cliOutput>"),
            Cause::Busy, "Locking failed on n2");
        row("given gluster's no, then its words",
            saying("<cliOutput><opRet>-1</opRet><opErrstr>Volume x does not "
                   "exist</opErrstr></cliOutput>"),
            Cause::Refused, "Volume x does not exist");
        row("given control characters in its words, then they are gone",
            saying("<cliOutput><opRet>-1</opRet><opErrstr>a\x1b[31mb\xe2\x80\xae"
                   "c</opErrstr></cliOutput>"),
            Cause::Refused,
            "a\xef\xbf\xbd[31mb\xef\xbf\xbd"
            "c");
        Reply cut = captured("healthy/pool_list");
        cut.cut = true;
        row("given an answer that was cut, then it is not read", cut, Cause::NotUnderstood,
            "not read");
        Reply half = captured("healthy/pool_list");
        half.output.resize(half.output.size() / 2);
        row("given half an answer, then it is not understood", half, Cause::NotUnderstood, "");
        row("given nothing", saying(""), Cause::NotUnderstood, "");
        row("given another document", saying("<html/>"), Cause::NotUnderstood, "");
        row("given no peers in it", saying("<cliOutput><opRet>0</opRet></cliOutput>"),
            Cause::NotUnderstood, "older than version 7");
        row("given 64 KiB in one name", saying("<" + std::string(65536, 'a') + ">"),
            Cause::NotUnderstood, "");
        row("given 64 KiB of words",
            saying("<cliOutput><opRet>1</opRet><opErrstr>" + std::string(65536, 'w') +
                   "</opErrstr></cliOutput>"),
            Cause::Refused, "www");
        row("given a million open elements, then not a stack overflow",
            saying("<cliOutput>" + repeated("<a>", 300'000)), Cause::NotUnderstood, "");
        row("given more than a mebibyte, then it is not read", saying(std::string(1100000, ' ')),
            Cause::NotUnderstood, "longer than");
    }

    void whatIsNoAnswerHasACause()
    {
        QFETCH(Reply, reply);
        QFETCH(Cause, cause);
        QFETCH(QString, text);
        const auto heard = readPool(reply);
        QVERIFY(!heard.has_value());
        QCOMPARE(static_cast<int>(heard.error().cause), static_cast<int>(cause));
        const QString said = QString::fromStdString(heard.error().text);
        QVERIFY2(said.contains(QString::fromUtf8(text.toLatin1())), qPrintable(said));
        QVERIFY(said.size() < 400);
    }

    /// As GlusterFS 10.3 says it: "volume heal" knows no XML.
    void anOrdersAnswerIsYesOrNoWithItsWords_data()
    {
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("heard");
        const auto row = [](const char* name, int exit, const char* output, const char* heard) {
            QTest::newRow(name) << exit << QString::fromLatin1(output)
                                << QString::fromLatin1(heard);
        };
        row("given a heal that begins", 0,
            "Launching heal operation to perform index self heal on volume shared has been "
            "successful \nUse heal info commands to check status.\n",
            "Launching heal operation to perform index self heal on volume shared has been "
            "successful");
        row("given self-heal switched off", 0,
            "Disable heal on volume shared has been successful \n",
            "Disable heal on volume shared has been successful");
        row("given a volume started by force", 0,
            "<?xml version=\"1.0\"?>\n<cliOutput><opRet>0</opRet><volStart/></cliOutput>\n",
            "gluster accepted it");
        row("given a heal with a brick down, then what and why", 1,
            "Launching heal operation to perform index self heal on volume shared has been "
            "unsuccessful:\nGlusterd Syncop Mgmt brick op 'Heal' failed. Please check glustershd "
            "log file for details.\n",
            "refused gluster says: Launching heal operation to perform index self heal on volume "
            "shared has been unsuccessful: Glusterd Syncop Mgmt brick op 'Heal' failed. Please "
            "check glustershd log file for details.");
        row("given another command under way, then busy", 1,
            "Another transaction is in progress for shared. Please try again after some time.\n",
            "busy gluster is busy with another command: Another transaction is in progress for "
            "shared. Please try again after some time.");
        row("given no without a word", 1, "", "refused gluster says: no, without a word");
    }

    void anOrdersAnswerIsYesOrNoWithItsWords()
    {
        QFETCH(int, exit);
        QFETCH(QString, output);
        QFETCH(QString, heard);
        Reply reply = saying(output.toStdString());
        reply.exit = exit;
        const auto done = readDone(reply);
        const std::string text =
            done ? *done
                 : (done.error().cause == Cause::Busy ? "busy " : "refused ") + done.error().text;
        QCOMPARE(QString::fromStdString(text), heard);
    }

    void anOrderThatFindsNoDaemonSaysSo()
    {
        const auto done = readDone(captured("glusterd_stopped_on_n2_from_n2/pool_list"));
        QVERIFY(!done.has_value());
        QCOMPARE(static_cast<int>(done.error().cause), static_cast<int>(Cause::GlusterdDead));
    }

    /// Billion laughs: no entity of a document's own is ever replaced.
    void ownEntitiesStayWords()
    {
        const auto heard = readPool(
            saying("<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">"
                   "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><cliOutput><opRet>0</opRet>"
                   "<peerStatus><peer><hostname>&lol2;&x;</hostname><connected>1</connected>"
                   "</peer></peerStatus></cliOutput>"));
        QVERIFY(heard.has_value());
        QCOMPARE(heard->peers[0].hostname, std::string("&lol2;&x;"));
    }

    void hostileNamesAreCutAndSafe()
    {
        const auto heard = readPool(saying(
            "<cliOutput><opRet>0</opRet><peerStatus><peer><hostname>" + std::string(65536, 'h') +
            "</hostname><stateStr>\xe2\x80\xae\x07</stateStr>"
            "</peer></peerStatus></cliOutput>"));
        QVERIFY(heard.has_value());
        QCOMPARE(heard->peers[0].hostname.size(), std::size_t{255});
        QCOMPARE(heard->peers[0].state, std::string("\xef\xbf\xbd\xef\xbf\xbd"));
    }

    void listsAreBounded()
    {
        const auto heard = readPool(saying("<cliOutput><opRet>0</opRet><peerStatus>" +
                                           repeated("<peer><hostname>a</hostname></peer>", 5000) +
                                           "</peerStatus></cliOutput>"));
        QVERIFY(heard.has_value());
        QCOMPARE(heard->peers.size(), std::size_t{256});
    }

    void aStoppedVolumeBesideOthersIsNoFault()
    {
        const auto alone =
            readStatus(saying("<cliOutput><opRet>-1</opRet><opErrstr>Volume shared is not started"
                              "</opErrstr></cliOutput>"));
        QVERIFY(alone.has_value());
        QVERIFY(alone->volumes.empty());
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::GlusterTest)
#include "gluster_test.moc"
