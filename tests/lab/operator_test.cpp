// What an operator does with bafarctl in a whole cluster, seen on the real parts: a host is
// enrolled or refused, a spec applied, a certificate revoked. Needs root; real time.
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr int RevokedWithinMs = 2000; ///< the promise of decision 8

QString authority()
{
    return QStringLiteral("--dir %1/pki --passphrase-file %1/pki/passphrase").arg(dataFolder());
}

/// Enrols n3; identity and known hosts are files of the client.
Outcome enrol(const QString& options = {},
              const QString& identity = QStringLiteral("ssh_key"),
              const QString& knownHosts = QStringLiteral("known_hosts"))
{
    return bafarctl(QStringLiteral("admin"),
                    QStringLiteral("enrol n3 --yes --identity %1 --known-hosts %2 %3 %4")
                        .arg(clientFile(identity), clientFile(knownHosts), authority(), options));
}

/// "SHA256:..." of a node's host key.
QString fingerprint(const QString& node)
{
    return run(QStringLiteral("ssh-keygen"),
               {QStringLiteral("-lf"),
                dataFolder() + QStringLiteral("/%1/etc/ssh/ssh_host_ed25519_key.pub").arg(node)})
        .output.section(QLatin1Char(' '), 1, 1);
}

/// Every file of n3 but its logs, and of who enrols it, with the moment of its last change.
QString filesOfEnrolment()
{
    const QString base = dataFolder();
    return run(QStringLiteral("find"),
               {base + QStringLiteral("/n3"), base + QStringLiteral("/pki"),
                base + QStringLiteral("/client"), QStringLiteral("-path"),
                base + QStringLiteral("/n3/log"), QStringLiteral("-prune"), QStringLiteral("-o"),
                QStringLiteral("-printf"), QStringLiteral("%C@ %s %m %p\\n")})
        .output;
}

} // namespace

class OperatorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anotherKeyIsRefused_data();
    void anotherKeyIsRefused();
    void aFailedEnrolmentLeavesNothing();
    void aFailedStartTakesTheHelperAway();
    void aBareHostBecomesANode();
    void anEnrolledHostIsAdmittedToTheGroup();
    void anEnrolledHostIsNotEnrolledAgain();
    void anAppliedSpecOutlivesARestart();
    void revocationEndsALiveSession();
    void cleanupTestCase();
};

void OperatorTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    qputenv("BAFAR_LAB_BARE", "n3");
    qputenv("BAFAR_LAB_USER", "bafar"); // as the unit and an enrolment have it
    const Outcome up = lab(QStringLiteral("up --bare"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
}

void OperatorTest::anotherKeyIsRefused_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QString>("knownHosts");
    QTest::addColumn<QStringList>("says"); // what is wrong, then how to go on
    const QString other = clientFile(QStringLiteral("other"));
    QCOMPARE(run(QStringLiteral("sh"),
                 {QStringLiteral("-c"),
                  QStringLiteral("ssh-keygen -q -t ed25519 -N '' -f $0_key && "
                                 "awk '/^n1,/ { print \"n3,192.0.2.13\", $2, $3 }' $1 >$0_hosts"),
                  other, clientFile(QStringLiteral("known_hosts"))})
                 .exitCode,
             0);
    const QString own = fingerprint(QStringLiteral("n3"));
    const QString wrong = fingerprint(QStringLiteral("n1"));
    const QString good = QStringLiteral("ssh_key");
    const QString known = QStringLiteral("known_hosts");
    const QString compare = QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub");
    QTest::newRow("the host has not the fingerprint that was given")
        << QStringLiteral("--fingerprint %1").arg(wrong) << good << known
        << QStringList{QStringLiteral("192.0.2.13 has the host key %1, not %2").arg(own, wrong),
                       compare};
    QTest::newRow("the host has not the key that is known of it")
        << QString() << good << QStringLiteral("other_hosts")
        << QStringList{QStringLiteral("192.0.2.13 has another host key than %1_hosts says (now %2)")
                           .arg(other, own),
                       compare,
                       QStringLiteral("ssh-keygen -R '192.0.2.13' -f '%1_hosts'").arg(other)};
    QTest::newRow("the host does not take the operator's key")
        << QString() << QStringLiteral("other_key") << known
        << QStringList{
               QStringLiteral("192.0.2.13 does not accept the key %1_key for user root").arg(other),
               QStringLiteral("authorized_keys")};
    QTest::newRow("the operator's key is not there")
        << QString() << QStringLiteral("no_key") << known
        << QStringList{QStringLiteral("no_key cannot be used as an ssh key: it is missing")};
}

void OperatorTest::anotherKeyIsRefused()
{
    QFETCH(const QString, options);
    QFETCH(const QString, identity);
    QFETCH(const QString, knownHosts);
    QFETCH(const QStringList, says);
    const QString before = filesOfEnrolment();
    QVERIFY(before.contains(QLatin1String("/n3/etc/hostname")));
    const Outcome outcome = enrol(options, identity, knownHosts);
    QCOMPARE(outcome.exitCode, 1);
    for (const QString& part : says) {
        QVERIFY2(outcome.output.contains(part), qPrintable(outcome.output));
    }
    QCOMPARE(filesOfEnrolment(), before);
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

/// A program that passes the check and serves as helper, but is no agent.
void OperatorTest::aFailedStartTakesTheHelperAway()
{
    const QString program = clientFile(QStringLiteral("no_agent"));
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n[ \"$1\" = --check ] && exit 0\n[ \"$1\" = --helper ] || exit 1\n"
               "exec socat UNIX-LISTEN:/run/bafar/helper.sock,fork PIPE\n");
    file.close();
    const Outcome outcome = enrol(QStringLiteral("--binary %1").arg(program));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains(QLatin1String("starts root's helper directly")) &&
                 outcome.output.contains(QLatin1String("everything was taken back")),
             qPrintable(outcome.output));
    QCOMPARE(lab(QStringLiteral("exec n3 pgrep --full helper.sock")).exitCode, 1);
    QVERIFY(!QFileInfo::exists(dataFolder() + QStringLiteral("/n3/run/bafar-helper.pid")));
    QVERIFY(!QFileInfo::exists(dataFolder() + QStringLiteral("/n3/run/bafar/helper.sock")));
    QCOMPARE(lab(QStringLiteral("exec n3 id -nG bafar")).output, QStringLiteral("bafar"));
}

void OperatorTest::aBareHostBecomesANode()
{
    const Outcome outcome = enrol(QStringLiteral("--docker yes"));
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    QVERIFY(outcome.output.contains(QLatin1String("n3 is node n3 of lab")));
    const QFileInfo key(dataFolder() + QStringLiteral("/n3/etc/bafar/agent.key"));
    QCOMPARE(key.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const Outcome status =
        bafarctl(QStringLiteral("viewer"), QStringLiteral("status --node n3 --json"));
    QVERIFY2(status.exitCode == 0, qPrintable(status.output));
    QVERIFY(QFileInfo::exists(dataFolder() + QStringLiteral("/n3/run/bafar/helper.sock")));
    // A host with Docker has its group; that its user joins it was agreed to on the command line.
    const bool docker = lab(QStringLiteral("exec n3 getent group docker")).exitCode == 0;
    QCOMPARE(lab(QStringLiteral("exec n3 id -nG bafar")).output,
             docker ? QStringLiteral("bafar docker") : QStringLiteral("bafar"));
    const Outcome moved = lab(QStringLiteral("hand-over n3"));
    QVERIFY2(moved.exitCode == 0, qPrintable(moved.output));
    QCOMPARE(lab(QStringLiteral("owner")).output, QStringLiteral("n3"));
}

void OperatorTest::anEnrolledHostIsAdmittedToTheGroup()
{
    const Outcome alone = bafarctl(QStringLiteral("viewer"), QStringLiteral("group"));
    QVERIFY2(alone.output.contains(QLatin1String("bafarctl act cluster.admit node=n3")),
             qPrintable(alone.output));
    const Outcome admitted =
        bafarctl(QStringLiteral("admin"), QStringLiteral("act cluster.admit node=n3 --yes"));
    QVERIFY2(admitted.exitCode == 0, qPrintable(admitted.output));
    const Outcome group = bafarctl(QStringLiteral("viewer"), QStringLiteral("group"));
    QVERIFY2(group.output.contains(QLatin1String("members n1, n2 and n3")),
             qPrintable(group.output));
}

void OperatorTest::anEnrolledHostIsNotEnrolledAgain()
{
    const Outcome outcome = enrol();
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains(QLatin1String("/etc/bafar/agent.yaml exists")),
             qPrintable(outcome.output));
}

void OperatorTest::anAppliedSpecOutlivesARestart()
{
    const QString file = clientFile(QStringLiteral("changed.yaml"));
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
    watch.setProcessEnvironment(environmentOf(labName()));
    watch.start(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/tests/lab/lab"),
                {QStringLiteral("exec"), QStringLiteral("client"), QStringLiteral("bafarctl"),
                 QStringLiteral("watch"), QStringLiteral("--profile"),
                 clientFile(QStringLiteral("operator.yaml"))});
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
                                              .arg(clientFile(QStringLiteral("operator.crt"))));
    QVERIFY2(revoked.exitCode == 0, qPrintable(revoked.output.right(900)));
    QTRY_VERIFY2_WITH_TIMEOUT(all(isLost), said.right(1000).constData(), 10'000);
    QVERIFY2(since.elapsed() <= RevokedWithinMs, qPrintable(QString::number(since.elapsed())));
    watch.terminate();
    watch.waitForFinished();
    const Outcome refused = bafarctl(QStringLiteral("operator"), QStringLiteral("status"));
    QVERIFY(refused.exitCode != 0);
    QVERIFY2(refused.output.contains(QLatin1String("revoked")), qPrintable(refused.output));
    const Outcome audit = bafarctl(QStringLiteral("admin"), QStringLiteral("audit --node n1"));
    QVERIFY2(audit.output.contains(QLatin1String("operator")), qPrintable(audit.output));
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
