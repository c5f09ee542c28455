// What an operator does with bafarctl in a whole cluster, seen on the real parts: a host is
// enrolled, a certificate revoked, a disk fills, an agent dies. Needs root; real time.
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int RevokedWithinMs = 2000; ///< the promise of decision 8

QString client(const QString& file)
{
    return dataFolder() + QStringLiteral("/client/") + file;
}

/// bafarctl in the client's namespace; words are separated by spaces.
Outcome bafarctl(const QString& role, const QString& words)
{
    return lab(
        QStringLiteral("exec client bafarctl %1 --profile %2.yaml").arg(words, client(role)));
}

QString authority()
{
    return QStringLiteral("--dir %1/pki --passphrase-file %1/pki/passphrase").arg(dataFolder());
}

Outcome enrol(const QString& options)
{
    return bafarctl(QStringLiteral("admin"),
                    QStringLiteral("enrol n3 --yes --identity %1 --known-hosts %2 %3 %4")
                        .arg(client(QStringLiteral("ssh_key")),
                             client(QStringLiteral("known_hosts")), authority(), options));
}

/// How many values of a series n2 has from the last so many seconds.
int valuesOf(const QString& series, int seconds)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Outcome outcome = bafarctl(QStringLiteral("viewer"),
                                     QStringLiteral("history %1 --node n2 --from %2 --json")
                                         .arg(series, now.addSecs(-seconds).toString(Qt::ISODate)));
    int values = 0;
    for (const QJsonValue& one :
         QJsonDocument::fromJson(outcome.output.toUtf8())[u"history"][u"values"].toArray()) {
        values += one.isDouble() ? 1 : 0;
    }
    return values;
}

} // namespace

class OperatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFailedEnrolmentLeavesNothing();
    void aBareHostBecomesANode();
    void anEnrolledHostIsNotEnrolledAgain();
    void anAppliedSpecOutlivesARestart();
    void revocationEndsALiveSession();
    void aFullDiskKeepsTheAgentServing();
    void historyOutlivesAKilledAgent();
    void cleanupTestCase();
};

void OperatorTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    qputenv("BAFAR_LAB_BARE", "n3");
    qputenv("BAFAR_LAB_USER", "bafar"); // as the unit and an enrolment have it
    const Outcome up = lab(QStringLiteral("up"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
}

void OperatorTest::aFailedEnrolmentLeavesNothing()
{
    const Outcome outcome = enrol(QStringLiteral("--binary /bin/false"));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains(QLatin1String("everything was taken back")),
             qPrintable(outcome.output));
    const QString disk = dataFolder() + QStringLiteral("/n3");
    QVERIFY(!QFileInfo::exists(disk + QStringLiteral("/etc/bafar/agent.yaml")));
    QVERIFY(!QFileInfo::exists(disk + QStringLiteral("/etc/bafar/agent.key")));
    QVERIFY(!QFileInfo::exists(disk + QStringLiteral("/local/bin/bafar-agent")));
}

void OperatorTest::aBareHostBecomesANode()
{
    const Outcome outcome = enrol(QString());
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    QVERIFY(outcome.output.contains(QLatin1String("n3 is node n3 of lab")));
    const QFileInfo key(dataFolder() + QStringLiteral("/n3/etc/bafar/agent.key"));
    QCOMPARE(key.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const Outcome status =
        bafarctl(QStringLiteral("viewer"), QStringLiteral("status --node n3 --json"));
    QVERIFY2(status.exitCode == 0, qPrintable(status.output));
    const Outcome moved = lab(QStringLiteral("hand-over n3"));
    QVERIFY2(moved.exitCode == 0, qPrintable(moved.output));
    QCOMPARE(lab(QStringLiteral("owner")).output, QStringLiteral("n3"));
}

void OperatorTest::anEnrolledHostIsNotEnrolledAgain()
{
    const Outcome outcome = enrol(QString());
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains(QLatin1String("/etc/bafar/agent.yaml exists")),
             qPrintable(outcome.output));
}

void OperatorTest::anAppliedSpecOutlivesARestart()
{
    const QString file = client(QStringLiteral("changed.yaml"));
    QFile before(dataFolder() + QStringLiteral("/cluster.yaml"));
    QFile after(file);
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::WriteOnly));
    after.write(before.readAll() + "# changed by its operator\n");
    after.close();
    const Outcome applied =
        bafarctl(QStringLiteral("admin"), QStringLiteral("spec apply %1 --yes").arg(file));
    QVERIFY2(applied.exitCode == 0, qPrintable(applied.output));
    for (const char* node : {"n1", "n3"}) { // one installed, one enrolled
        const QString name = QLatin1String(node);
        QCOMPARE(
            lab(QStringLiteral("exec %1 tail -n 1 /var/lib/bafar/cluster.yaml").arg(name)).output,
            QStringLiteral("# changed by its operator"));
        const Outcome check = lab(QStringLiteral("exec %1 bafar-agent --check").arg(name));
        QVERIFY2(check.output.contains(
                     QLatin1String("the spec in force is /var/lib/bafar/cluster.yaml")),
                 qPrintable(check.output));
    }
    QCOMPARE(lab(QStringLiteral("agent n1 restart")).exitCode, 0);
    const auto shown = [] {
        return bafarctl(QStringLiteral("viewer"), QStringLiteral("spec show --node n1")).output;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(shown().contains(QLatin1String("changed by its operator")),
                              qPrintable(shown()), 10'000);
}

void OperatorTest::revocationEndsALiveSession()
{
    QProcess watch;
    watch.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("BAFAR_LAB"), labName());
    watch.setProcessEnvironment(environment);
    watch.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                {QStringLiteral("exec"), QStringLiteral("client"), QStringLiteral("bafarctl"),
                 QStringLiteral("watch"), QStringLiteral("--profile"),
                 client(QStringLiteral("operator.yaml"))});
    QByteArray said;
    const auto all = [&](const auto& holds) {
        watch.waitForReadyRead(50);
        said += watch.readAll();
        return holds("n1") && holds("n2") && holds("n3");
    };
    const auto isWatched = [&said](const char* node) { return said.contains(node); };
    /// The line of a lost stream; an event's line says "revoked", too, but comes by a stream.
    const auto isLost = [&said](const char* node) {
        for (const QByteArray& line : said.split('\n')) {
            if (line.startsWith("bafarctl: ") && line.contains(node) && line.contains("revoked")) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(all(isWatched), said.constData(), 10'000);
    QElapsedTimer since;
    since.start();
    const Outcome revoked =
        bafarctl(QStringLiteral("admin"), QStringLiteral("pki revoke --yes --reason stolen %1")
                                              .arg(client(QStringLiteral("operator.crt"))));
    QVERIFY2(revoked.exitCode == 0, qPrintable(revoked.output));
    QTRY_VERIFY2_WITH_TIMEOUT(all(isLost), said.constData(), 10'000);
    QVERIFY2(since.elapsed() <= RevokedWithinMs, qPrintable(QString::number(since.elapsed())));
    watch.terminate();
    watch.waitForFinished();
    const Outcome refused = bafarctl(QStringLiteral("operator"), QStringLiteral("status"));
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.output.contains(QLatin1String("revoked")), qPrintable(refused.output));
    const Outcome audit = bafarctl(QStringLiteral("admin"), QStringLiteral("audit --node n1"));
    QVERIFY2(audit.output.contains(QLatin1String("operator")), qPrintable(audit.output));
}

void OperatorTest::aFullDiskKeepsTheAgentServing()
{
    const QString state = QStringLiteral("/var/lib/bafar");
    QCOMPARE(lab(QStringLiteral("agent n2 stop")).exitCode, 0);
    QCOMPARE(
        lab(QStringLiteral("exec n2 mount -t tmpfs -o size=64k,mode=777 /dev/full %1").arg(state))
            .exitCode,
        0);
    QCOMPARE(lab(QStringLiteral("exec n2 cp %1 %2/cluster.yaml")
                     .arg(client(QStringLiteral("changed.yaml")), state))
                 .exitCode,
             0);
    QVERIFY(lab(QStringLiteral("exec n2 cp /dev/zero %1/filler").arg(state)).exitCode != 0);
    QCOMPARE(lab(QStringLiteral("agent n2 start")).exitCode, 0);
    const auto status = [] {
        return bafarctl(QStringLiteral("viewer"), QStringLiteral("status")).output;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(status().contains(QLatin1String("100% full")), qPrintable(status()),
                              20'000);
    // The agent still does its work: the address comes to it and goes away again.
    // Refused until n1 hears its restarted neighbour again.
    Outcome moved;
    const auto handedOver = [&moved] {
        if (moved.exitCode != 0) {
            moved = bafarctl(QStringLiteral("admin"),
                             QStringLiteral("act floating_ip.hand_over address=web to=n2 --yes"));
        }
        return moved.exitCode == 0;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(handedOver(), qPrintable(moved.output), 20'000);
    QCOMPARE(lab(QStringLiteral("owner")).output, QStringLiteral("n2"));
    QCOMPARE(lab(QStringLiteral("exec n2 rm %1/filler").arg(state)).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!status().contains(QLatin1String("100% full")), 20'000);
    QCOMPARE(lab(QStringLiteral("agent n2 stop")).exitCode, 0);
    QCOMPARE(lab(QStringLiteral("exec n2 umount %1").arg(state)).exitCode, 0);
    QCOMPARE(lab(QStringLiteral("agent n2 start")).exitCode, 0);
}

/// At most 60 s are lost: what is older than that when the agent is killed is still there.
void OperatorTest::historyOutlivesAKilledAgent()
{
    constexpr int Seconds = 70;
    QTRY_VERIFY_WITH_TIMEOUT(valuesOf(QStringLiteral("node_load1"), Seconds + 10) >= Seconds,
                             2 * Seconds * 1000);
    const int before = valuesOf(QStringLiteral("node_load1"), 600);
    QCOMPARE(lab(QStringLiteral("agent n2 kill")).exitCode, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(valuesOf(QStringLiteral("node_load1"), 600) >= before - 60,
                              qPrintable(QString::number(before)), 20'000);
}

void OperatorTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    qunsetenv("BAFAR_LAB_BARE"); // other labs of this process are whole
    qunsetenv("BAFAR_LAB_USER");
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
    QVERIFY(!QFileInfo::exists(dataFolder()));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OperatorTest)
#include "operator_test.moc"
