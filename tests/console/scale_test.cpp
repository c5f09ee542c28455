// Screens with more pixels than points: the rules of soundness_test at 125 to 200 %. The scale is
// chosen before a program has a window, so each has a process of its own.
#include <QProcess>
#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

class ScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsSound_data();
    void everyPageIsSound();
};

void ScaleTest::everyPageIsSound_data()
{
    QTest::addColumn<QString>("factor");
    QTest::addColumn<QString>("row"); // of soundness_test: those of no golden text
    const QString english = QStringLiteral("trouble en theme 1 1024x700");
    const QString persian = QStringLiteral("trouble fa theme 2 1024x700");
    for (const char* factor : {"1.25", "1.5", "2"}) {
        for (const QString& row : {english, persian}) {
            QTest::addRow("%s %s", factor, qPrintable(row)) << QString::fromLatin1(factor) << row;
        }
    }
}

void ScaleTest::everyPageIsSound()
{
    QFETCH(QString, factor);
    QFETCH(QString, row);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), factor);
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(qEnvironmentVariable("BAFAR_BUILD_DIR") +
                      QStringLiteral("/tests/console/console_soundness_test"),
                  {QStringLiteral("everyPageIsSound:") + row});
    QVERIFY(process.waitForFinished(120'000));
    const QString said = QString::fromUtf8(process.readAll());
    QVERIFY2(process.exitCode() == 0, qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("everyPageIsSound(%1)").arg(row)), qPrintable(said));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::ScaleTest)
#include "scale_test.moc"
