// Which language a start speaks: the command line's, the one that a person chose, or the system's;
// and what of a failure is said in it.
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFrame>
#include <QTest>
#include <algorithm>

#include "app/console.h"
#include "app/error_words.h"
#include "app/folders.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/window_menu.h"
#include "tests/console/start_fixture.h"
#include "tests/support/main.h"
#include "ui/shared/format.h"

namespace bafar::test {

class LanguageTest : public QObject, protected StartFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY(makeKeys()); }

    void init() { enterHome(); }

    void cleanup() { leaveHome(); }

    void whichOneAStartSpeaks_data();
    void whichOneAStartSpeaks();
    void theMenuKeepsTheChoice();
    void aFailureIsSaidInTheLanguage_data();
    void aFailureIsSaidInTheLanguage();
    void whereAFaultIsStaysAsItIs_data();
    void whereAFaultIsStaysAsItIs();
};

static bool hasPersian(const QString& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar letter) { return letter.script() == QChar::Script_Arabic; });
}

static QString chosen()
{
    return app::chosenLanguage(app::settingsFile());
}

static QString languageOfStart(const QStringList& arguments)
{
    return app::languageOf(
        app::readOptions(QStringList{QStringLiteral("bafar")} + arguments).value());
}

void LanguageTest::whichOneAStartSpeaks_data()
{
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("language");
    const QStringList persian{QStringLiteral("--lang"), QStringLiteral("fa")};
    const QStringList english{QStringLiteral("--lang"), QStringLiteral("en")};
    const QString fa = QStringLiteral("fa");
    const QString en = QStringLiteral("en");
    QTest::newRow("given nothing, then the system's") << QByteArray() << QStringList() << QString();
    QTest::newRow("given a choice, then that")
        << QByteArray("[looks]\nlanguage=fa\n") << QStringList() << fa;
    QTest::newRow("given the other choice, then that")
        << QByteArray("[looks]\nlanguage=en\n") << QStringList() << en;
    QTest::newRow("given --lang, then that") << QByteArray() << persian << fa;
    QTest::newRow("given --lang and a choice, then --lang")
        << QByteArray("[looks]\nlanguage=fa\n") << english << en;
    QTest::newRow("given a word that is none, then the system's")
        << QByteArray("[looks]\nlanguage=klingon\n") << QStringList() << QString();
    QTest::newRow("given what is no word, then the system's")
        << QByteArray("[looks]\nlanguage=@Invalid()\n") << QStringList() << QString();
    QTest::newRow("given garbage, then the system's")
        << QByteArray("\x01\xff[[[=\n") << QStringList() << QString();
    QTest::newRow("given a choice and nobody who looks, then the system's")
        << QByteArray("[looks]\nlanguage=fa\n") << QStringList{QStringLiteral("--headless")}
        << QString();
}

void LanguageTest::whichOneAStartSpeaks()
{
    QFETCH(const QByteArray, kept);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, language);
    QFile file(app::settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kept);
    file.close();
    const QString wanted = languageOfStart(QStringList{QStringLiteral("--demo")} + arguments);
    QCOMPARE(wanted, language);
    app::applyLanguage(*qApp, wanted);
    QVERIFY(app::isSpoken(language));
    if (!language.isEmpty()) {
        const bool isPersian = language == QLatin1String("fa");
        QCOMPARE(QGuiApplication::layoutDirection() == Qt::RightToLeft, isPersian);
        QVERIFY(!app::isSpoken(isPersian ? QStringLiteral("en") : QStringLiteral("fa")));
    }
}

void LanguageTest::theMenuKeepsTheChoice()
{
    write(QStringLiteral("lab"));
    QVERIFY(begin());
    app::MainWindow& window = start_->console()->window();
    const auto action = [&window](const char* name) {
        return window.menu().findChild<QAction*>(QLatin1String(name));
    };
    const auto isTold = [&window] {
        const auto notices = window.findChildren<QFrame*>(QStringLiteral("notice"));
        return std::any_of(notices.begin(), notices.end(), [](const QFrame* notice) {
            return notice->accessibleName().contains(
                QLatin1String("The language changes when Bafar starts next."));
        });
    };
    QVERIFY(action("language system")->isChecked());
    QCOMPARE(action("language fa")->text(), QStringLiteral("فارسی")); // also in English
    action("language en")->trigger();
    QCOMPARE(chosen(), QStringLiteral("en"));
    QVERIFY(!isTold()); // it is spoken already
    action("language fa")->trigger();
    QCOMPARE(chosen(), QStringLiteral("fa"));
    QVERIFY(action("language fa")->isChecked());
    QVERIFY(isTold());
    QCOMPARE(languageOfStart({}), QStringLiteral("fa"));
    action("language system")->trigger();
    QCOMPARE(chosen(), QString());
    QCOMPARE(languageOfStart({}), QString());
}

void LanguageTest::aFailureIsSaidInTheLanguage_data()
{
    QTest::addColumn<QString>("profile"); // empty: none is there
    QTest::addColumn<QString>("file");
    QTest::newRow("given no profile, then so") << QString() << QStringLiteral("gone.yaml");
    QTest::newRow("given a broken one, then so")
        << QStringLiteral("broken") << QStringLiteral("broken.yaml");
    QTest::newRow("given no certificate, then so")
        << QStringLiteral("bare") << QStringLiteral("none.pem");
    QTest::newRow("given no key, then so")
        << QStringLiteral("keyless") << QStringLiteral("none.key");
}

void LanguageTest::aFailureIsSaidInTheLanguage()
{
    QFETCH(const QString, profile);
    QFETCH(const QString, file);
    app::applyLanguage(*qApp, QStringLiteral("fa"));
    if (!profile.isEmpty()) {
        write(profile);
    }
    const QStringList arguments{QStringLiteral("--profile"), QStringLiteral("HOME/gone.yaml")};
    QVERIFY(begin(profile.isEmpty() ? arguments : QStringList()));
    const QString reason = said("start reason");
    QVERIFY2(hasPersian(reason) && reason.contains(file), qPrintable(reason));
    QVERIFY2(!reason.contains(QLatin1String("No such file")), qPrintable(reason));
}

void LanguageTest::whereAFaultIsStaysAsItIs_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");
    const QString values = QStringLiteral("/a b/p.yaml:3:5: agents[0].node: has no value\n"
                                          "/a b/p.yaml:4:1: has no value");
    const QString torn = QStringLiteral("/a b/p.yaml:1:1: not YAML: end of map not found");
    QTest::newRow("given English, then as it was written")
        << QStringLiteral("en") << values << values;
    QTest::newRow("given Persian, then below what is wrong")
        << QStringLiteral("fa") << values
        << QStringLiteral("مقداری ندارد\n/a b/p.yaml:3:5: agents[0].node\n"
                          "مقداری ندارد\n/a b/p.yaml:4:1");
    QTest::newRow("given the parser's words in English, then quoted")
        << QStringLiteral("en") << torn
        << QStringLiteral("/a b/p.yaml:1:1: not YAML: “end of map not found”");
    QTest::newRow("given the parser's words in Persian, then quoted on a line of their own")
        << QStringLiteral("fa") << torn
        << QStringLiteral("این پرونده YAML نیست\n/a b/p.yaml:1:1\n«end of map not found»");
}

void LanguageTest::whereAFaultIsStaysAsItIs()
{
    QFETCH(const QString, language);
    QFETCH(const QString, written);
    app::applyLanguage(*qApp, language);
    QTEST(shared::withoutIsolation(app::errorWords(written)), "shown");
}

} // namespace bafar::test

TEST_CLASS(bafar::test::LanguageTest)
#include "language_test.moc"
