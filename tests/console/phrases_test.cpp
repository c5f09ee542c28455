// Whatever agents say to people has its Persian: samples of all texts in their sources, and of the
// core's and the link's, which speak as they do. What they count has the language's separators.
#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <span>

#include "app/language.h"
#include "core/schema/agreed.h"
#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/schema/database.h"
#include "core/schema/floating_ip.h"
#include "core/schema/services.h"
#include "tests/console/agent_sentences.h"
#include "tests/console/heard_texts.h"
#include "tests/support/main.h"
#include "ui/shared/agent_speech.h"
#include "ui/shared/format.h"

namespace bafar::test {

class PhrasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { app::applyLanguage(*qApp, QStringLiteral("fa")); }

    void cleanupTestCase() { app::applyLanguage(*qApp, QStringLiteral("en")); }

    void textsOfASourceAreFound_data();
    void textsOfASourceAreFound();
    void whoHearsATextIsTold_data();
    void whoHearsATextIsTold();
    void whatStaysEnglishIsFound_data();
    void whatStaysEnglishIsFound();
    void everythingHeardIsTranslated_data();
    void everythingHeardIsTranslated();
    void namesOfKindsAreTranslated();
    void countsHaveSeparatorsAndNamesHaveNone_data();
    void countsHaveSeparatorsAndNamesHaveNone();
};

/// What of it stays as it came and is more than a name or a command.
static QStringList englishIn(const QString& said)
{
    const QString shown = shared::spoken(said);
    if (shown == shared::technical(said)) {
        return {said};
    }
    static const QRegularExpression AsItCame(
        QStringLiteral("\u200F\u2066([^\u2066-\u2069]*)\u2069"));
    static const QRegularExpression Words(QStringLiteral("[A-Za-z]{2}.* |.* [A-Za-z]{2}"));
    QStringList english;
    for (const QRegularExpressionMatch& match : AsItCame.globalMatch(shown)) {
        const QString text = match.captured(1);
        if (Words.match(text).hasMatch() && !isCommand(text.toStdString())) {
            english.append(text);
        }
    }
    return english;
}

static QStringList sourcesIn(const QString& folder)
{
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths.append(files.next());
    }
    paths.sort();
    return paths;
}

void PhrasesTest::textsOfASourceAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("texts");
    const auto row = [](const char* name, const char* source, const char* texts) {
        QTest::newRow(name) << QStringLiteral("void f() { %1 }").arg(QLatin1String(source))
                            << QString::fromLatin1(texts);
    };
    row("given values, then numbered ones",
        R"(return fail(Code::NotFound, "no node \"" + name + "\"; there are: " + listed(all));)",
        "no node \"q1\"; there are: q2");
    row("given a number, then one", R"(say(std::to_string(many) + " of them");)", "7 of them");
    row("given a choice, then each", R"(say(isOne ? "it is" : "they are");)", "it is|they are");
    row("given a choice inside, then each whole",
        R"(say("it " + std::string(is ? "is" : "was") + " full");)", "it is full|it was full");
    row("given a variable, then what it says",
        R"(const std::string a = "the disk"; say(a + " is");)", "the disk is");
    row("given a function of the file, then what it says",
        R"(} auto at(int n) { return "at " + std::to_string(n); })"
        R"( void g() { say("lost " + at(3));)",
        "lost at 7");
    row("given parts beside each other, then one, without comments",
        "say(\"a \" // \"b\"\n \"c\"); /* \"d\" */", "a c");
    row("given what is added, then after a value", R"(text += ", twice"; text += "never";)",
        "q1, twice|never");
    row("given a list, then each of it", R"(facts.push_back({"role", "none"});)", "role|none");
}

void PhrasesTest::textsOfASourceAreFound()
{
    QFETCH(const QString, source);
    QStringList texts;
    for (const AgentSentence& one : sentencesIn(source.toStdString())) {
        texts.append(QString::fromStdString(one.text));
    }
    QTEST(texts.join(QLatin1Char('|')), "texts");
}

void PhrasesTest::whoHearsATextIsTold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("heard");
    const auto row = [](const char* name, const char* file, const char* source, const char* heard) {
        QTest::newRow(name) << QString::fromLatin1(file)
                            << QStringLiteral("void f() { %1 }").arg(QLatin1String(source))
                            << QString::fromLatin1(heard);
    };
    row("given a sentence, then people", "agents/x.cpp", R"(fail(c, "it is lost");)", "it is lost");
    row("given a fact, then people", "agents/x.cpp", R"(facts.push_back({"role", "none"});)",
        "role|none");
    row("given another word, then nobody", "agents/x.cpp", R"(take("role");)", "");
    row("given the log, then nobody", "agents/x.cpp", R"(logEvent("it is lost");)", "");
    row("given a terminal, then nobody", "agents/ctl/x.cpp", R"(fail(c, "it is lost");)", "");
    row("given a command, then nobody", "agents/x.cpp", R"(fix = "bafarctl spec apply";)", "");
    row("given what is said after it, then with that", "agents/x.cpp",
        R"(systemError("opening it");)", "opening it: q9");
}

void PhrasesTest::whoHearsATextIsTold()
{
    QFETCH(const QString, file);
    QFETCH(const QString, source);
    QStringList heard;
    for (const HeardText& one : heardIn(file.toStdString(), source.toStdString())) {
        heard.append(QString::fromStdString(one.text));
    }
    QTEST(heard.join(QLatin1Char('|')), "heard");
}

void PhrasesTest::whatStaysEnglishIsFound_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("english");
    const auto row = [](const char* name, const char* said, const char* english) {
        QTest::newRow(name) << QString::fromLatin1(said) << QString::fromLatin1(english);
    };
    row("given a sentence nobody knows, then all", "q1 is no such thing", "q1 is no such thing");
    row("given one in another, then that", "Redis on n1 connects to no such thing",
        "no such thing");
    row("given a known one, then nothing", "Redis on n1 connects to n2", "");
}

void PhrasesTest::whatStaysEnglishIsFound()
{
    QFETCH(const QString, said);
    QTEST(englishIn(said).join(QLatin1Char('|')), "english");
}

void PhrasesTest::everythingHeardIsTranslated_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("least"); ///< texts, to see that they are found at all
    QTest::newRow("given the agents, then all") << QStringLiteral("agents") << 1000;
    QTest::newRow("given the core, then all") << QStringLiteral("core") << 100;
    QTest::newRow("given the link, then all") << QStringLiteral("ui/link") << 10;
}

void PhrasesTest::everythingHeardIsTranslated()
{
    QFETCH(const QString, folder);
    QFETCH(const int, least);
    const QString root = qEnvironmentVariable("BAFAR_SOURCE_DIR") + QLatin1Char('/');
    QStringList english;
    int heard = 0;
    for (const QString& path : sourcesIn(root + folder)) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const std::string source = file.readAll().toStdString();
        for (const HeardText& one : heardIn(path.mid(root.size()).toStdString(), source)) {
            ++heard;
            const QString text = QString::fromStdString(one.text);
            for (const QString& part : englishIn(text)) {
                english.append(QStringLiteral("%1:%2: \"%3\" of \"%4\"")
                                   .arg(QString::fromStdString(one.file))
                                   .arg(one.line)
                                   .arg(part, text));
            }
        }
    }
    for (const QString& one : english) {
        qWarning("not translated: %s", qPrintable(one));
    }
    QVERIFY2(english.isEmpty(), "give each a phrase in ui/shared/*_phrases.cpp, or say in "
                                "tests/console/heard_texts.cpp why nobody reads it");
    QVERIFY2(heard >= least, qPrintable(QString::number(heard)));
}

/// They are said as they are: "n3 is voter now".
void PhrasesTest::namesOfKindsAreTranslated()
{
    using Names = std::span<const std::string_view>;
    for (const Names names :
         {Names(schema::MemberRoleNames), Names(schema::cluster::GroupStandingNames),
          Names(schema::database::RoleNames), Names(schema::database::HoldingNames),
          Names(schema::database::PromiseNames), Names(schema::cache::RoleNames),
          Names(schema::services::RoleNames), Names(schema::floating_ip::RouterStateNames)}) {
        for (const std::string_view name : names) {
            const std::string source(name);
            const QString shown = QCoreApplication::translate("Agent", source.c_str());
            QVERIFY2(shown != QString::fromStdString(source), source.c_str());
        }
    }
}

void PhrasesTest::countsHaveSeparatorsAndNamesHaveNone_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("persian");
    const auto row = [](const char* name, const char* said, const char* english,
                        const char* persian) {
        QTest::newRow(name) << QString::fromUtf8(said) << QString::fromUtf8(english)
                            << QString::fromUtf8(persian);
    };
    // The formatter breaks Persian anew each time.
    // clang-format off
    row("given a count, then with them", "41877", "41,877", "۴۱٬۸۷۷");
    row("given a short one, then without", "998", "998", "۹۹۸");
    row("given a rate, then with them", "1008/s", "1,008/s", "۱٬۰۰۸/ث");
    row("given a count of a whole, then both", "1008 of 10000", "1,008 of 10,000",
        "۱٬۰۰۸ از ۱۰٬۰۰۰");
    row("given tasks, then both", "1200/1500", "1,200/1,500", "۱٬۲۰۰ از ۱٬۵۰۰");
    row("given a size, then with them", "1008 MiB", "1,008 MiB", "۱٬۰۰۸ مبی‌بایت");
    row("given one in a sentence, then with them", "16390 entries of shared wait to be healed",
        "16,390 entries of shared wait to be healed", "۱۶٬۳۹۰ ورودی از shared منتظر ترمیم است");
    row("given a code and a server's own words, then without",
        "stopped receiving: error 1236: Duplicate entry '7041' for key 'PRIMARY'",
        "stopped receiving: error 1236: Duplicate entry '7041' for key 'PRIMARY'",
        "دریافت متوقف شد: خطای 1236: Duplicate entry '7041' for key 'PRIMARY'");
    row("given the number of a process, then without", "process 4711", "process 4711",
        "فرایند 4711");
    row("given a setting, then without", "max_connections is 1510", "max_connections is 1510",
        "max_connections = 1510");
    row("given a name of digits, then as it is", "0421", "0421", "0421");
    row("given a sentence nobody knows, then as it came", "q1 had 41877 of no such thing",
        "q1 had 41877 of no such thing", "q1 had 41877 of no such thing");
    // clang-format on
}

void PhrasesTest::countsHaveSeparatorsAndNamesHaveNone()
{
    QFETCH(const QString, said);
    QTEST(shared::withoutIsolation(shared::spoken(said)), "persian");
    app::applyLanguage(*qApp, QStringLiteral("en"));
    const QString english = shared::spoken(said);
    app::applyLanguage(*qApp, QStringLiteral("fa"));
    QTEST(english, "english");
}

} // namespace bafar::test

using bafar::test::PhrasesTest;
TEST_CLASS(PhrasesTest)
#include "phrases_test.moc"
