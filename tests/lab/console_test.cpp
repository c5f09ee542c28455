// The real console on the real agents: it hands a floating IP over as a person would, and its three
// dumps are what the cluster was before, during and after. Needs root; real time.
#include <QFile>
#include <QTest>
#include <unistd.h>

#include "tests/lab/lab_commands.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

/// The console's own run, in the client's namespace; dumps go to a folder of the lab.
Outcome consoleHandsOver(const QString& to, const QString& folder)
{
    return lab(QStringLiteral("exec client bafar --headless --lang en --profile %1 --dump %2 "
                              "--hand-over web=%3 --timeout 30")
                   .arg(clientFile(QStringLiteral("operator.yaml")), folder, to));
}

QString textOf(const QString& folder, const char* file)
{
    QFile input(folder + QLatin1Char('/') + QLatin1String(file));
    return input.open(QIODevice::ReadOnly) ? QString::fromUtf8(input.readAll()) : QString();
}

/// The map's edge that says who owns; the list of events tells of former owners, too.
QString owns(const QString& node)
{
    return QStringLiteral("Graphic\t%1 owns web | ok").arg(node);
}

} // namespace

class LabConsoleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theConsoleHandsOver_data();
    void theConsoleHandsOver();
    void aNodeThatIsNotOfferedIsRefused();
    void cleanupTestCase();
};

void LabConsoleTest::initTestCase()
{
    if (geteuid() != 0) {
        QSKIP("namespaces need root");
    }
    const Outcome up = lab(QStringLiteral("up --bare"));
    QVERIFY2(up.exitCode == 0, qPrintable(up.output));
    QCOMPARE(awaited(QStringLiteral("owner"), QStringLiteral("n1")), QStringLiteral("n1"));
}

void LabConsoleTest::theConsoleHandsOver_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("to the candidate that is offered first")
        << QStringLiteral("n1") << QStringLiteral("n2");
    QTest::newRow("to another candidate") << QStringLiteral("n2") << QStringLiteral("n3");
}

void LabConsoleTest::theConsoleHandsOver()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    const QString folder = clientFile(QStringLiteral("dump-") + to);
    const Outcome outcome = consoleHandsOver(to, folder);
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    QCOMPARE(lab(QStringLiteral("owner")).output, to);

    const QString before = textOf(folder, "before/topology.txt");
    QVERIFY2(before.contains(owns(from)) && !before.contains(owns(to)), qPrintable(before));
    const QString plan = textOf(folder, "before/plan.txt");
    const QString hold = QStringLiteral("Hold to hand over to %1 in lab").arg(to);
    QVERIFY2(plan.contains(hold), qPrintable(plan));
    const QString during = textOf(folder, "during/plan.txt");
    QVERIFY2(during.contains(QLatin1String("StaticText\trunning\n")), qPrintable(during));
    // The strip below the pages may still tell how another action ended.
    QVERIFY2(!during.contains(QLatin1String("StaticText\tsucceeded\n")), qPrintable(during));
    const QString result = textOf(folder, "after/plan.txt");
    QVERIFY2(result.contains(QLatin1String("StaticText\tsucceeded\n")), qPrintable(result));
    const QString after = textOf(folder, "after/topology.txt");
    QVERIFY2(after.contains(owns(to)) && !after.contains(owns(from)), qPrintable(after));
    for (const char* file : {"before/topology.png", "during/plan.png", "after/topology.png"}) {
        QVERIFY2(QFile(folder + QLatin1Char('/') + QLatin1String(file)).size() > 0, file);
    }
}

void LabConsoleTest::aNodeThatIsNotOfferedIsRefused()
{
    const Outcome outcome =
        consoleHandsOver(QStringLiteral("n9"), clientFile(QStringLiteral("dump-n9")));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.output.contains(QLatin1String("the plan offers no n9 for \"to\"")),
             qPrintable(outcome.output));
    QCOMPARE(lab(QStringLiteral("owner")).output, QStringLiteral("n3"));
}

void LabConsoleTest::cleanupTestCase()
{
    if (geteuid() != 0) {
        return;
    }
    QCOMPARE(lab(QStringLiteral("down")).output, QString());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::LabConsoleTest)
#include "console_test.moc"
