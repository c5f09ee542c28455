// The agents' group in the lab: what was agreed outlives the leader, and who is cut off says so.
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {

class AgreementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aChangeIsAgreedWithoutTheLostLeader();
    void whoWasDownCatchesUp();
    void aCutOffLeaderSaysSoAndChangesNothing();
    void theWholeGroupIsKilledAndLosesNothing();
    void cleanupTestCase();
};

static QString group(const QString& options = QString())
{
    return bafarctl(QStringLiteral("viewer"), QStringLiteral("group ") + options).output;
}

/// The node that leads as the agents' majority sees it; empty: none.
static QString leader()
{
    const QString said = group();
    const QString word = said.mid(QStringLiteral("group: ").size()).section(QLatin1Char(' '), 0, 1);
    return word.endsWith(QLatin1String(" leads")) ? word.section(QLatin1Char(' '), 0, 0)
                                                  : QString();
}

/// The lab's spec with a comment, as a file of the client; empty: it could not be written.
static QString specWith(const QString& comment)
{
    QFile before(dataFolder() + QStringLiteral("/cluster.yaml"));
    QFile after(clientFile(QStringLiteral("next.yaml")));
    if (!before.open(QIODevice::ReadOnly) || !after.open(QIODevice::WriteOnly)) {
        return {};
    }
    after.write(before.readAll() + "# " + comment.toUtf8() + "\n");
    return after.fileName();
}

/// Applies it; answers what bafarctl said.
static Outcome applyWith(const QString& comment)
{
    return bafarctl(QStringLiteral("admin"),
                    QStringLiteral("spec apply --yes ") + specWith(comment));
}

static QString specOf(const QString& node)
{
    return bafarctl(QStringLiteral("viewer"), QStringLiteral("spec show --node ") + node).output;
}

void AgreementTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const Outcome up = lab(QStringLiteral("up --bare"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QVERIFY2(group().startsWith(QLatin1String("group: n1 leads")), qPrintable(group()));
    QVERIFY2(group().contains(QLatin1String("members n1, n2 and n3")), qPrintable(group()));
}

void AgreementTest::aChangeIsAgreedWithoutTheLostLeader()
{
    const Outcome first = applyWith(QStringLiteral("with three"));
    QVERIFY2(first.exitCode == 0, qPrintable(first.output));
    QCOMPARE(lab(QStringLiteral("kill n1")).exitCode, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(!leader().isEmpty() && leader() != QLatin1String("n1"),
                              qPrintable(group()), 10'000);
    // n1 cannot be asked, which the plan says and a person accepts.
    const Outcome second = applyWith(QStringLiteral("with two"));
    QVERIFY2(second.exitCode == 0, qPrintable(second.output));
    for (const char* node : {"n2", "n3"}) {
        QVERIFY(specOf(QLatin1String(node)).contains(QLatin1String("# with two")));
    }
}

void AgreementTest::whoWasDownCatchesUp()
{
    QCOMPARE(lab(QStringLiteral("start n1")).exitCode, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(specOf(QStringLiteral("n1")).contains(QLatin1String("# with two")),
                              qPrintable(specOf(QStringLiteral("n1"))), 10'000);
}

void AgreementTest::aCutOffLeaderSaysSoAndChangesNothing()
{
    QString cut;
    QTRY_VERIFY2_WITH_TIMEOUT(!(cut = leader()).isEmpty(), qPrintable(group()), 10'000);
    QCOMPARE(lab(QStringLiteral("cut ") + cut).exitCode, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(!leader().isEmpty() && leader() != cut, qPrintable(group()), 10'000);
    // Asked where it stands, with its own certificate: the client's cable ends at the bridge.
    const auto inside = [&cut](const QString& words) {
        return lab(QStringLiteral("exec %1 bafarctl %2 --profile %3")
                       .arg(cut, words, clientFile(QStringLiteral("admin.yaml"))));
    };
    const auto own = [&] { return inside(QStringLiteral("group --node ") + cut).output; };
    QTRY_VERIFY2_WITH_TIMEOUT(own().contains(QLatin1String("is cut off from the majority")),
                              qPrintable(own()), 5'000);
    const Outcome refused = inside(QStringLiteral("spec apply --yes --node %1 %2")
                                       .arg(cut, specWith(QStringLiteral("by a minority"))));
    QVERIFY2(refused.exitCode != 0, qPrintable(refused.output));
    QVERIFY(!specOf(leader()).contains(QLatin1String("by a minority")));
    QCOMPARE(lab(QStringLiteral("heal ") + cut).exitCode, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(!own().contains(QLatin1String("is cut off from the majority")),
                              qPrintable(own()), 10'000);
}

void AgreementTest::theWholeGroupIsKilledAndLosesNothing()
{
    QTRY_VERIFY_WITH_TIMEOUT(!leader().isEmpty(), 10'000);
    Outcome applied;
    QTRY_VERIFY2_WITH_TIMEOUT(
        (applied = applyWith(QStringLiteral("before the power cut"))).exitCode == 0,
        qPrintable(applied.output), 20'000);
    for (const char* node : {"n1", "n2", "n3"}) {
        QCOMPARE(lab(QStringLiteral("kill ") + QLatin1String(node)).exitCode, 0);
    }
    for (const char* node : {"n1", "n2", "n3"}) {
        QCOMPARE(lab(QStringLiteral("start ") + QLatin1String(node)).exitCode, 0);
    }
    QTRY_VERIFY2_WITH_TIMEOUT(!leader().isEmpty(), qPrintable(group()), 10'000);
    for (const char* node : {"n1", "n2", "n3"}) {
        const QString name = QLatin1String(node);
        QTRY_VERIFY2_WITH_TIMEOUT(specOf(name).contains(QLatin1String("before the power cut")),
                                  qPrintable(specOf(name)), 10'000);
    }
    const QString history =
        bafarctl(QStringLiteral("viewer"), QStringLiteral("spec history")).output;
    QVERIFY2(history.count(QLatin1String("admin/admin")) >= 3, qPrintable(history));
}

void AgreementTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
    QVERIFY(!QFileInfo::exists(dataFolder()));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::AgreementTest)

#include "agreement_test.moc"
