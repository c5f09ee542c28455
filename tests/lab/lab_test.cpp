// The lab itself, with the built agent in it: what its verbs promise, and that the host stays as it
// was. Needs root; skipped with a reason without it. Real time: it waits for conditions with a
// limit.
#include <QDateTime>
#include <QFileInfo>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

QString hostView()
{
    return run(QStringLiteral("ip"), {QStringLiteral("-brief"), QStringLiteral("link")}).output +
           run(QStringLiteral("sh"),
               {QStringLiteral("-c"),
                QStringLiteral("cut -d' ' -f1-3,5 /proc/mounts; ls /run/netns "
                               "2>/dev/null; hostname")})
               .output;
}

QString reach(const QString& address)
{
    return QStringLiteral("exec client timeout 1 bash -c :>/dev/tcp/%1/22").arg(address);
}

} // namespace

class LabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (geteuid() != 0) {
            QSKIP("namespaces need root");
        }
        before_ = hostView();
        const Outcome up = lab(QStringLiteral("up --bare"));
        QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    }

    void theHostSeesNothingOfTheLab() { QCOMPARE(hostView(), before_); }

    void everyNodeHasItsOwnNameAndAddress()
    {
        QCOMPARE(lab(QStringLiteral("exec n2 hostname")).output, QStringLiteral("n2"));
        QCOMPARE(lab(reach(QStringLiteral("192.0.2.12"))).exitCode, 0);
    }

    void thereIsNoRouteOut()
    {
        for (const char* node : {"n1", "client"}) {
            const QString words = QStringLiteral("exec %1 ip route get 203.0.113.1");
            QCOMPARE(lab(words.arg(QLatin1String(node))).output,
                     QStringLiteral("RTNETLINK answers: Network is unreachable"));
        }
    }

    void aNodeCannotChangeTheHost_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("its programs") << QStringLiteral("/usr/bin/made-in-the-lab");
        QTest::newRow("its homes") << QStringLiteral("/home/made-in-the-lab");
        QTest::newRow("its kernel's settings") << QStringLiteral("/proc/sys/kernel/panic");
        QTest::newRow("its devices' settings") << QStringLiteral("/sys/kernel/uevent_seqnum");
    }

    void aNodeCannotChangeTheHost()
    {
        QFETCH(const QString, file);
        const Outcome outcome = lab(QStringLiteral("exec n1 touch ") + file);
        QVERIFY2(outcome.output.contains(QLatin1String("Read-only file system")),
                 qPrintable(outcome.output));
    }

    void aNodesFilesAreItsOwn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("configuration") << QStringLiteral("/etc/made-in-the-lab");
        QTest::newRow("temporary files") << QStringLiteral("/tmp/made-in-the-lab");
        QTest::newRow("devices") << QStringLiteral("/dev/made-in-the-lab");
        QTest::newRow("shared memory") << QStringLiteral("/dev/shm/made-in-the-lab");
    }

    void aNodesFilesAreItsOwn()
    {
        QFETCH(const QString, file);
        QCOMPARE(lab(QStringLiteral("exec n1 touch ") + file).output, QString());
        QVERIFY(!QFileInfo::exists(file));
        QVERIFY(lab(QStringLiteral("exec n2 ls ") + file).exitCode != 0);
    }

    void sshKnowsEveryNodeBeforehand()
    {
        const QString client = dataFolder() + QStringLiteral("/client/");
        const Outcome outcome =
            lab(QStringLiteral("exec client ssh -i %1ssh_key -o UserKnownHostsFile=%1known_hosts "
                               "-o StrictHostKeyChecking=yes root@192.0.2.13 hostname")
                    .arg(client));
        QCOMPARE(outcome.output, QStringLiteral("n3"));
    }

    /// The API, /metrics and the lab's own sshd, on the node's address; nothing else.
    void onlyTheWrittenListenersListen()
    {
        awaited(QStringLiteral("owner"), QStringLiteral("n1"));
        const Outcome outcome =
            run(QStringLiteral("sh"),
                {QStringLiteral("-c"),
                 QStringLiteral("%1/tests/lab/lab exec n1 ss --no-header --listening --tcp --udp "
                                "--numeric | awk '{ print $1, $5 }' | sort")
                     .arg(qEnvironmentVariable("BAFAR_SOURCE_DIR"))});
        QCOMPARE(outcome.output,
                 QStringLiteral("tcp 192.0.2.11:22\ntcp 192.0.2.11:7600\ntcp 192.0.2.11:7601\n"
                                "tcp 192.0.2.11:7602"));
    }

    void aCutNodeIsUnreachableAndLivesOn()
    {
        const QString pid = lab(QStringLiteral("pid n2")).output;
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(lab(QStringLiteral("cut n2")).exitCode, 0);
        QFile noted(dataFolder() + QStringLiteral("/n2/unplugged"));
        QVERIFY(noted.open(QIODevice::ReadOnly));
        const qint64 unplugged = noted.readAll().trimmed().toLongLong();
        QVERIFY(before <= unplugged && unplugged <= QDateTime::currentMSecsSinceEpoch());
        QVERIFY(lab(reach(QStringLiteral("192.0.2.12"))).exitCode != 0);
        QCOMPARE(lab(QStringLiteral("pid n2")).output, pid);
        QCOMPARE(lab(QStringLiteral("heal n2")).exitCode, 0);
        QCOMPARE(lab(reach(QStringLiteral("192.0.2.12"))).exitCode, 0);
    }

    void theFloatingIpMovesWhenItsNodeDies()
    {
        QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
        QCOMPARE(lab(QStringLiteral("kill n1")).exitCode, 0);
        QVERIFY(lab(QStringLiteral("pid n1")).exitCode != 0);
        QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n2")), QStringLiteral("n2"));
        QCOMPARE(lab(QStringLiteral("start n1")).exitCode, 0);
        QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
    }

    void theFloatingIpMovesByHandOver()
    {
        QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
        // n1 came back a moment ago: whoever plans must have heard that n2 let go, or it refuses.
        Outcome planned;
        const auto nothingStandsAgainst = [&planned] {
            planned = bafarctl(QStringLiteral("operator"),
                               QStringLiteral("plan floating_ip.hand_over address=web to=n3"));
            return planned.exitCode == 0 &&
                   planned.output.contains(QLatin1String("exactly one owner (n1)"));
        };
        QTRY_VERIFY2_WITH_TIMEOUT(nothingStandsAgainst(), qPrintable(planned.output.right(700)),
                                  10'000);
        const Outcome outcome = lab(QStringLiteral("hand-over n3"));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output.right(700)));
        QCOMPARE(lab(QStringLiteral("owner")).output, QStringLiteral("n3"));
    }

    void aKilledAgentIsStartedAgain()
    {
        const QString agent = QStringLiteral("exec n2 cat /run/agent.pid");
        const QString first = lab(agent).output;
        QCOMPARE(lab(QStringLiteral("agent n2 kill")).exitCode, 0);
        QTRY_VERIFY_WITH_TIMEOUT(lab(agent).output != first, 10'000);
    }

    void twoLabsStandSideBySide()
    {
        const QString second = labName() + QStringLiteral("b");
        const Outcome up = lab(QStringLiteral("up --bare"), second);
        QVERIFY2(up.exitCode == 0, qPrintable(up.output));
        QCOMPARE(lab(QStringLiteral("kill n1"), second).exitCode, 0);
        QCOMPARE(lab(reach(QStringLiteral("192.0.2.11"))).exitCode, 0);
        QCOMPARE(lab(QStringLiteral("down"), second).exitCode, 0);
        QCOMPARE(lab(reach(QStringLiteral("192.0.2.11"))).exitCode, 0);
    }

    void cleanupTestCase()
    {
        if (geteuid() != 0) {
            return;
        }
        QCOMPARE(lab(QStringLiteral("down")).output, QString());
        QVERIFY(!QFileInfo::exists(dataFolder()));
        QCOMPARE(hostView(), before_);
    }

private:
    QString before_;
};

} // namespace bafar::test

TEST_CLASS(bafar::test::LabTest)
#include "lab_test.moc"
