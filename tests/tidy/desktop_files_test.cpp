// What a desktop reads of the console: its entry, what software centres show, its icons.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

#include "tests/support/main.h"

namespace bafar::test {

class DesktopFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validatorsHaveNothingToSay_data();
    void validatorsHaveNothingToSay();
    void allNameTheSameProgram();
    void bothAreFoundByTheSameWords_data();
    void bothAreFoundByTheSameWords();
    void softwareCentresPaintItInColoursOfItsTheme();
    void theSmallestDisplayIsTheSmallestWindow();
    void iconsHaveTheirSizes();
};

static QString desktopFile(const QString& file)
{
    return qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/resources/desktop/") + file;
}

static QString desktopText(const QString& name)
{
    QFile file(desktopFile(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void DesktopFilesTest::validatorsHaveNothingToSay_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("the entry") << QStringLiteral("desktop-file-validate")
                               << QStringList{
                                      desktopFile(QStringLiteral("io.bafar.Console.desktop"))};
    QTest::newRow("the metainfo")
        << QStringLiteral("appstreamcli")
        << QStringList{QStringLiteral("validate"), QStringLiteral("--no-net"),
                       QStringLiteral("--strict"),
                       desktopFile(QStringLiteral("io.bafar.Console.metainfo.xml"))};
}

void DesktopFilesTest::validatorsHaveNothingToSay()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        QSKIP(qPrintable(program + QStringLiteral(" is not installed: "
                                                  "resources/packaging/install-packages test")));
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    QVERIFY(process.waitForFinished(30'000));
    const QByteArray said = process.readAll();
    QVERIFY2(process.exitCode() == 0, said.constData());
    QVERIFY2(!said.contains("error") && !said.contains("warning"), said.constData());
}

void DesktopFilesTest::allNameTheSameProgram()
{
    const QString entry = desktopText(QStringLiteral("io.bafar.Console.desktop"));
    const QString metainfo = desktopText(QStringLiteral("io.bafar.Console.metainfo.xml"));
    QVERIFY(entry.contains(QLatin1String("\nIcon=io.bafar.Console\n")));
    QVERIFY(metainfo.contains(QLatin1String("<id>io.bafar.Console</id>")));
    QVERIFY(metainfo.contains(QLatin1String("io.bafar.Console.desktop</launchable>")));
    QFile main(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/app/main.cpp"));
    QVERIFY(main.open(QIODevice::ReadOnly));
    QVERIFY(main.readAll().contains("\"io.bafar.Console\"")); // as windows name themselves
}

void DesktopFilesTest::bothAreFoundByTheSameWords_data()
{
    QTest::addColumn<QString>("key");       ///< of the entry
    QTest::addColumn<QString>("attribute"); ///< of the metainfo
    QTest::newRow("given English") << QStringLiteral("Keywords") << QString();
    QTest::newRow("given Persian")
        << QStringLiteral("Keywords[fa]") << QStringLiteral(" xml:lang=\"fa\"");
}

void DesktopFilesTest::bothAreFoundByTheSameWords()
{
    QFETCH(const QString, key);
    QFETCH(const QString, attribute);
    const QStringList lines =
        desktopText(QStringLiteral("io.bafar.Console.desktop")).split(QLatin1Char('\n'));
    const QStringList found = lines.filter(
        QRegularExpression(QLatin1Char('^') + QRegularExpression::escape(key + QLatin1Char('='))));
    QCOMPARE(found.size(), 1);
    const QStringList wanted =
        found[0].mid(key.size() + 1).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    QVERIFY(wanted.size() > 2);
    QStringList told;
    const QRegularExpression word(QStringLiteral("<keyword%1>([^<]+)</keyword>").arg(attribute));
    auto words = word.globalMatch(desktopText(QStringLiteral("io.bafar.Console.metainfo.xml")));
    while (words.hasNext()) {
        told.append(words.next().captured(1));
    }
    QCOMPARE(told, wanted);
}

void DesktopFilesTest::softwareCentresPaintItInColoursOfItsTheme()
{
    QFile tokens(qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                 QStringLiteral("/ui/shared/tokens.cpp"));
    QVERIFY(tokens.open(QIODevice::ReadOnly));
    const QByteArray table = tokens.readAll();
    const QString metainfo = desktopText(QStringLiteral("io.bafar.Console.metainfo.xml"));
    for (const char* scheme : {"light", "dark"}) {
        const QRegularExpression color(
            QStringLiteral("scheme_preference=\"%1\">#([0-9a-f]{6})</color>")
                .arg(QLatin1String(scheme)));
        const auto found = color.match(metainfo);
        QVERIFY2(found.hasMatch(), scheme);
        QVERIFY2(table.contains("rgb(0x" + found.captured(1).toLatin1() + ')'), scheme);
    }
}

void DesktopFilesTest::theSmallestDisplayIsTheSmallestWindow()
{
    QFile window(qEnvironmentVariable("BAFAR_SOURCE_DIR") + QStringLiteral("/app/main_window.cpp"));
    QVERIFY(window.open(QIODevice::ReadOnly));
    const QRegularExpression least(QStringLiteral("setMinimumSize\\((\\d+), (\\d+)\\)"));
    const auto size = least.match(QString::fromUtf8(window.readAll()));
    QVERIFY(size.hasMatch());
    const QString metainfo = desktopText(QStringLiteral("io.bafar.Console.metainfo.xml"));
    QVERIFY(metainfo.contains(
        QStringLiteral("side=\"longest\">%1</display_length>").arg(size.captured(1))));
    QVERIFY(metainfo.contains(
        QStringLiteral("side=\"shortest\">%1</display_length>").arg(size.captured(2))));
}

/// By the head of a PNG file: width, height, and whether corners can be clear.
void DesktopFilesTest::iconsHaveTheirSizes()
{
    for (const quint32 side : {16U, 22U, 24U, 32U, 48U, 64U, 128U, 256U}) {
        QFile file(desktopFile(QStringLiteral("icons/%1.png").arg(side)));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray head = file.read(26);
        QCOMPARE(head.mid(1, 3), QByteArray("PNG"));
        QCOMPARE(qFromBigEndian<quint32>(head.constData() + 16), side);
        QCOMPARE(qFromBigEndian<quint32>(head.constData() + 20), side);
        QCOMPARE(static_cast<int>(head[25]), 6); // red, green, blue and alpha
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::DesktopFilesTest)
#include "desktop_files_test.moc"
