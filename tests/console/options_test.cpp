// What the command line asks of the platform, and what it refuses.
#include <QProcess>
#include <QTest>
#include <map>
#include <vector>

#include "app/options.h"
#include "tests/support/main.h"

namespace bafar::test {

class OptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aPageThatIsNoneIsWrongUsage();
    void whichStartNeedsAScreen_data();
    void whichStartNeedsAScreen();
    void factsNeedNoScreen_data();
    void factsNeedNoScreen();

private:
    std::map<QByteArray, QByteArray> before_; ///< the environment
};

void OptionsTest::init()
{
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        before_[name] = qgetenv(name);
    }
}

void OptionsTest::cleanup()
{
    for (const auto& [name, value] : before_) {
        if (value.isNull()) {
            qunsetenv(name.constData());
        } else {
            qputenv(name.constData(), value);
        }
    }
}

void OptionsTest::aPageThatIsNoneIsWrongUsage()
{
    const auto options = app::readOptions({QStringLiteral("bafar"), QStringLiteral("--demo"),
                                           QStringLiteral("--page"), QStringLiteral("nothing")});
    QVERIFY(!options.has_value());
    QVERIFY2(options.error().text.find("topology, ") != std::string::npos,
             options.error().text.c_str());
}

void OptionsTest::whichStartNeedsAScreen_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<bool>("hasScreen");
    QTest::addColumn<QByteArray>("platform");
    const auto row = [](const char* name, const char* argument, bool hasScreen,
                        const char* platform) {
        QTest::newRow(name) << QByteArrayList{"bafar", argument} << hasScreen
                            << QByteArray(platform);
    };
    row("given --headless, then none", "--headless", true, "offscreen");
    row("given --self-test, then none", "--self-test", true, "offscreen");
    row("given --help, then none", "--help", true, "offscreen");
    row("given -h, then none", "-h", true, "offscreen");
    row("given --version, then none", "--version", true, "offscreen");
    row("given -v, then none", "-v", true, "offscreen");
    row("given --debug-info over ssh, then none", "--debug-info", false, "offscreen");
    row("given --debug-info on a desktop, then that is told of", "--debug-info", true, "");
    row("given --demo, then one", "--demo", true, "");
    row("given --demo over ssh, then Qt says so", "--demo", false, "");
}

void OptionsTest::whichStartNeedsAScreen()
{
    QFETCH(QByteArrayList, arguments);
    QFETCH(bool, hasScreen);
    QFETCH(QByteArray, platform);
    qunsetenv("WAYLAND_DISPLAY");
    qunsetenv("QT_QPA_PLATFORM");
    if (hasScreen) {
        qputenv("DISPLAY", ":7");
    } else {
        qunsetenv("DISPLAY");
    }
    std::vector<char*> pointers;
    for (QByteArray& argument : arguments) {
        pointers.push_back(argument.data());
    }
    app::choosePlatform({pointers.data(), pointers.size()});
    QCOMPARE(qgetenv("QT_QPA_PLATFORM"), platform);
    qputenv("QT_QPA_PLATFORM", "other"); // is what a person wants
    app::choosePlatform({pointers.data(), pointers.size()});
    QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("other"));
}

void OptionsTest::factsNeedNoScreen_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("said");
    QTest::newRow("given --help, then the ways to start")
        << QStringLiteral("--help") << QStringLiteral("Exit codes: 0 done");
    QTest::newRow("given --version, then it")
        << QStringLiteral("--version") << QStringLiteral("bafar ");
    QTest::newRow("given --debug-info, then that there is no screen")
        << QStringLiteral("--debug-info") << QStringLiteral("platform: offscreen\n");
}

/// The program itself, as over ssh.
void OptionsTest::factsNeedNoScreen()
{
    QFETCH(QString, argument);
    QFETCH(QString, said);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        environment.remove(QString::fromLatin1(name));
    }
    QProcess console;
    console.setProcessEnvironment(environment);
    console.start(qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/bafar"),
                  {argument});
    QVERIFY(console.waitForFinished(20'000));
    QCOMPARE(console.exitStatus(), QProcess::NormalExit);
    QCOMPARE(console.exitCode(), 0);
    const QString text = QString::fromUtf8(console.readAllStandardOutput());
    QVERIFY2(text.contains(said), qPrintable(text));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OptionsTest)
#include "options_test.moc"
