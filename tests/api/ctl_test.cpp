// bafarctl's parts that need no cluster.
// It is larger than the budget because each small part has its own table.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "agents/actions/text.h"
#include "agents/api/line_budget.h"
#include "agents/ctl/arguments.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/group.h"
#include "agents/ctl/log_text.h"
#include "agents/ctl/plan_text.h"
#include "agents/ctl/profile_file.h"
#include "agents/ctl/spec_file.h"
#include "agents/ctl/spec_remote.h"
#include "agents/ctl/terminal.h"
#include "core/base/telling.h"
#include "tests/support/main.h"

namespace bafar::test {

class CtlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arguments_data();
    void arguments();
    void parameters_data();
    void parameters();
    void theLineOfAPlanIsTaken_data();
    void theLineOfAPlanIsTaken();
    void tablesAlign();
    void changesOfAnActionAreTold_data();
    void changesOfAnActionAreTold();
    void everyCommandSaysWhatItDoes();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void theMostTellingErrorIsSaid_data();
    void theMostTellingErrorIsSaid();
    void withoutAStateTheExitCodeSaysWhy_data();
    void withoutAStateTheExitCodeSaysWhy();
    void aSpecFileMaySayWhatItIsBasedOn_data();
    void aSpecFileMaySayWhatItIsBasedOn();
    void problemsHaveTheLinesOfTheFile();
    void whatIsInAKeyringIsRefused_data();
    void whatIsInAKeyringIsRefused();
    void revisions_data();
    void revisions();
    void differencesAreSaidByFieldAndByLine();
    void groupLines_data();
    void groupLines();
    void theGroupsTableShowsWhoIsMissing();
    void interruptEndsAQuestionAndShowsTypingAgain_data();
    void interruptEndsAQuestionAndShowsTypingAgain();
    void strangersHaveABudget();
    void logsAreAskedFor_data();
    void logsAreAskedFor();
    void logLinesAreTold();
};

void CtlTest::arguments_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("got");
    QTest::newRow("words and options in any order")
        << QStringList{QStringLiteral("a"), QStringLiteral("--text"), QStringLiteral("x y"),
                       QStringLiteral("b"), QStringLiteral("--yes")}
        << QStringLiteral("a b | --text=x y --yes=");
    QTest::newRow("the value behind an equals sign")
        << QStringList{QStringLiteral("--text=x=y")} << QStringLiteral(" | --text=x=y");
    QTest::newRow("two dashes end options")
        << QStringList{QStringLiteral("--"), QStringLiteral("--yes")} << QStringLiteral("--yes | ");
    QTest::newRow("a misspelt option is refused with the nearest")
        << QStringList{QStringLiteral("--txet"), QStringLiteral("x")}
        << QStringLiteral("unknown option --txet; did you mean --text?");
    QTest::newRow("a missing value is refused")
        << QStringList{QStringLiteral("--text")}
        << QStringLiteral("--text needs a value: --text TEXT");
    QTest::newRow("an option given twice is refused")
        << QStringList{QStringLiteral("--yes"), QStringLiteral("--yes")}
        << QStringLiteral("--yes is given twice");
}

void CtlTest::arguments()
{
    QFETCH(QStringList, given);
    QFETCH(QString, got);
    constexpr ctl::OptionRule Rules[] = {{"--text", "TEXT", ""}, {"--yes", "", ""}};
    std::vector<std::string> list;
    for (const QString& one : given) {
        list.push_back(one.toStdString());
    }
    const Result<ctl::Arguments> parsed = ctl::parseArguments(list, Rules);
    if (!parsed) {
        QCOMPARE(QString::fromStdString(parsed.error().text), got);
        return;
    }
    std::string text = ctl::joined(parsed->words, " ") + " |";
    for (const auto& [name, value] : parsed->options) {
        text += " " + name + "=" + value;
    }
    text += parsed->options.empty() ? " " : "";
    QCOMPARE(QString::fromStdString(text), got);
}

void CtlTest::parameters_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("fine");
    QTest::newRow("key=value") << QStringLiteral("to=n2") << true;
    QTest::newRow("an empty value") << QStringLiteral("to=") << true;
    QTest::newRow("no equals sign") << QStringLiteral("n2") << false;
    QTest::newRow("no key") << QStringLiteral("=n2") << false;
}

void CtlTest::parameters()
{
    QFETCH(QString, word);
    QFETCH(bool, fine);
    const std::vector<std::string> words{word.toStdString()};
    QCOMPARE(ctl::parseParameters(words).has_value(), fine);
}

void CtlTest::theLineOfAPlanIsTaken_data()
{
    QTest::addColumn<QString>("only");
    QTest::newRow("given what any agent can do, then any is asked") << QString();
    QTest::newRow("given what one agent can do, then that is asked") << QStringLiteral("n1");
}

void CtlTest::theLineOfAPlanIsTaken()
{
    QFETCH(const QString, only);
    const std::string line =
        actions::commandLine({"toy.move", {{"to", "n2"}}, "dusty"}, only.toStdString());
    const QStringList shown = QString::fromStdString(line).split(QLatin1Char(' '));
    QCOMPARE(shown.mid(0, 2).join(QLatin1Char(' ')), QStringLiteral("bafarctl act"));
    std::vector<std::string> given;
    for (qsizetype i = 2; i < shown.size(); ++i) {
        given.push_back(shown.at(i).toStdString());
    }
    const auto rules = ctl::commands();
    const auto act = std::find_if(rules.begin(), rules.end(),
                                  [](const ctl::CommandRule& rule) { return rule.name == "act"; });
    QVERIFY(act != rules.end());
    std::vector<ctl::OptionRule> options(act->options.begin(), act->options.end());
    options.insert(options.end(), ctl::commonOptions().begin(), ctl::commonOptions().end());
    const Result<ctl::Arguments> parsed = ctl::parseArguments(given, options);
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().text.c_str());
    QCOMPARE(ctl::joined(parsed->words, " "), std::string("toy.move to=n2"));
    QCOMPARE(parsed->value("--reason"), std::string("dusty"));
    QCOMPARE(QString::fromStdString(parsed->value("--node")), only);
}

void CtlTest::changesOfAnActionAreTold_data()
{
    QTest::addColumn<QStringList>("before"); // taken over, waits
    QTest::addColumn<QStringList>("now");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<QString>("told");
    const QString none;
    const QString waits = QStringLiteral("waits for the agents to agree: n2, n3 are not heard");
    const QString taken = QStringLiteral("n2 took it over from n1 (the agent on n1 was restarted)");
    const QString blank(14, QLatin1Char(' '));
    const auto row = [](const char* name, const QStringList& before, const QStringList& now,
                        bool ended, const QString& told) {
        QTest::newRow(name) << before << now << ended << told;
    };
    row("nothing is new", {none, none}, {none, none}, false, none);
    row("it stands still", {none, none}, {none, waits}, false, blank + waits + QLatin1Char('\n'));
    row("it still does", {none, waits}, {none, waits}, false, none);
    row("it goes on", {none, waits}, {none, none}, false, blank + QStringLiteral("it goes on\n"));
    row("its end is recorded", {none, QStringLiteral("not recorded yet")}, {none, none}, true,
        blank + QStringLiteral("recorded\n"));
    row("another agent took it over", {none, none}, {taken, none}, false,
        blank + taken + QLatin1Char('\n'));
    row("that is told once", {taken, none}, {taken, none}, false, none);
    row("the first that is heard", {}, {taken, waits}, false,
        blank + taken + QLatin1Char('\n') + blank + waits + QLatin1Char('\n'));
}

void CtlTest::changesOfAnActionAreTold()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, now);
    QFETCH(bool, ended);
    QFETCH(QString, told);
    const auto recordOf = [](const QStringList& texts) {
        schema::ActionRecord record;
        record.takenOver = texts.value(0).toStdString();
        record.waits = texts.value(1).toStdString();
        return record;
    };
    const schema::ActionRecord first = recordOf(before);
    schema::ActionRecord second = recordOf(now);
    second.state = ended ? schema::ActionState::Succeeded : schema::ActionState::Running;
    QCOMPARE(QString::fromStdString(ctl::changesText(before.isEmpty() ? nullptr : &first, second)),
             told);
}

void CtlTest::tablesAlign()
{
    ctl::Table table({"A", "BB", "C"});
    table.add({"grün", "1", ""});
    table.add({"x", "22", "y"});
    QCOMPARE(QString::fromStdString(table.text()),
             QStringLiteral("A     BB  C\ngrün  1\nx     22  y\n"));
}

void CtlTest::everyCommandSaysWhatItDoes()
{
    for (const ctl::CommandRule& rule : ctl::commands()) {
        QVERIFY2(!rule.help.empty() && rule.run != nullptr, rule.name.data());
        QVERIFY2(!rule.help.ends_with('.'), rule.name.data());
        for (const ctl::OptionRule& option : rule.options) {
            QVERIFY2(option.name.starts_with("--") && !option.help.empty(), rule.name.data());
        }
    }
}

void CtlTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no command") << QString();
    QTest::newRow("an unknown command") << QStringLiteral("stauts");
    QTest::newRow("an unknown option") << QStringLiteral("status --jsn");
    QTest::newRow("too many words") << QStringLiteral("status now");
    QTest::newRow("two where one is taken") << QStringLiteral("floating-ip web db");
    QTest::newRow("too few words") << QStringLiteral("act");
    QTest::newRow("half a command") << QStringLiteral("pki");
}

void CtlTest::wrongUsageIsTwo()
{
    QFETCH(QString, line);
    std::vector<std::string> words;
    for (const QString& word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        words.push_back(word.toStdString());
    }
    QCOMPARE(ctl::runProgram(words), int{ctl::Exit::Usage});
}

void CtlTest::theMostTellingErrorIsSaid_data()
{
    QTest::addColumn<QList<int>>("codes");
    QTest::addColumn<int>("said");
    const auto row = [](const char* name, std::initializer_list<Code> codes, int said) {
        QList<int> list;
        for (const Code code : codes) {
            list << static_cast<int>(code);
        }
        QTest::newRow(name) << list << said;
    };
    row("one that cannot be asked may be the one that knows",
        {Code::NotFound, Code::Unavailable, Code::NotFound}, 1);
    row("silence counts as that", {Code::NotFound, Code::Timeout}, 1);
    row("a refusal says more than silence", {Code::Unavailable, Code::Conflict, Code::NotFound}, 1);
    row("all do not know it", {Code::NotFound, Code::NotFound}, 0);
}

void CtlTest::theMostTellingErrorIsSaid()
{
    QFETCH(QList<int>, codes);
    QFETCH(int, said);
    std::vector<Error> errors;
    for (const int code : codes) {
        errors.push_back({static_cast<Code>(code), std::to_string(errors.size())});
    }
    QCOMPARE(mostTelling(errors).text.substr(0, 1), std::to_string(said));
    QCOMPARE(mostTelling({}).code, Code::Unavailable);
}

void CtlTest::withoutAStateTheExitCodeSaysWhy_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("exit");
    const auto row = [](const char* name, Code first, Code second, int exit) {
        QTest::newRow(name) << static_cast<int>(first) << static_cast<int>(second) << exit;
    };
    row("all are silent", Code::Unavailable, Code::Timeout, ctl::Exit::Unreachable);
    row("all refuse", Code::Denied, Code::Denied, ctl::Exit::Failed);
    row("the first is silent, the second refuses", Code::Unavailable, Code::Denied,
        ctl::Exit::Failed);
}

void CtlTest::withoutAStateTheExitCodeSaysWhy()
{
    QFETCH(int, first);
    QFETCH(int, second);
    QFETCH(int, exit);
    std::vector<ctl::Context::AgentState> states(2);
    states[0].state = fail(static_cast<Code>(first), "n1");
    states[1].state = fail(static_cast<Code>(second), "n2");
    QCOMPARE(ctl::Context::complainIfNone(states), exit);
    states[1].state = schema::Message{};
    QCOMPARE(ctl::Context::complainIfNone(states), int{ctl::Exit::Done});
}

void CtlTest::aSpecFileMaySayWhatItIsBasedOn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("applied");
    const auto row = [](const char* name, const char* text, const char* base, const char* applied) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(base)
                            << QString::fromLatin1(applied);
    };
    row("as spec show prints it", "# based on revision 0a1b; whatever\ncluster:\n", "0a1b",
        "cluster:\n");
    row("and nothing behind it", "# based on revision 0a1b", "0a1b", "");
    row("without that line", "cluster:\n", "", "cluster:\n");
    row("another comment", "# based on what sara said\ncluster:\n", "",
        "# based on what sara said\ncluster:\n");
    row("not in the second line", "\n# based on revision 0a1b\n", "",
        "\n# based on revision 0a1b\n");
    row("no revision", "# based on revision ../x\ncluster:\n", "",
        "# based on revision ../x\ncluster:\n");
}

void CtlTest::aSpecFileMaySayWhatItIsBasedOn()
{
    QFETCH(QString, text);
    QFETCH(QString, base);
    QFETCH(QString, applied);
    const ctl::SpecFile file = ctl::specFrom(text.toStdString());
    QCOMPARE(QString::fromStdString(file.base), base);
    QCOMPARE(QString::fromStdString(file.text), applied);
    // What is shown is what comes back.
    const ctl::SpecFile shown = ctl::specFrom(ctl::withBase("77", file.text));
    QCOMPARE(shown.base, std::string("77"));
    QCOMPARE(shown.text, file.text);
}

void CtlTest::problemsHaveTheLinesOfTheFile()
{
    const std::string text = "cluster:\n  name: lab\n  nodez: []\n";
    QVERIFY(ctl::problemLines("f", ctl::specFrom(text)).starts_with("f:3:3: cluster.nodez"));
    QVERIFY(ctl::problemLines("f", ctl::specFrom(ctl::withBase("77", text)))
                .starts_with("f:4:3: cluster.nodez"));
    const std::string json = ctl::problemsJson("f", ctl::specFrom(text));
    QVERIFY2(json.starts_with("{\"file\":\"f\",\"problems\":[{\"path\":\"cluster.nodez\""),
             json.c_str());
}

void CtlTest::whatIsInAKeyringIsRefused_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("refused"); // empty: it is taken
    QTest::newRow("given files, then it is taken")
        << QByteArray("me.pem") << QByteArray("me.key") << QString();
    QTest::newRow("given a key in a keyring, then not")
        << QByteArray("me.pem") << QByteArray("keychain:lab-1") << QStringLiteral("keychain:lab-1");
    QTest::newRow("given a certificate in a keyring, then not")
        << QByteArray("keychain:lab-2") << QByteArray("me.key") << QStringLiteral("keychain:lab-2");
}

void CtlTest::whatIsInAKeyringIsRefused()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, refused);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("lab.yaml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name: lab\nagents:\n  - {node: n1, endpoint: 192.0.2.11:7600}\nca: ca.pem\n"
               "certificate: " +
               certificate + "\nkey: " + key + '\n');
    file.close();
    const Result<schema::Profile> read = ctl::readProfile(file.fileName().toStdString());
    QCOMPARE(read.has_value(), refused.isEmpty());
    if (read) {
        QCOMPARE(QString::fromStdString(read->key), folder.filePath(QStringLiteral("me.key")));
    } else {
        QCOMPARE(read.error().code, Code::Unsupported);
        const QString said = QString::fromStdString(read.error().text);
        QVERIFY2(said.contains(QLatin1String("in a desktop's keyring (") + refused),
                 qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("bafarctl pki issue")), qPrintable(said));
    }
}

void CtlTest::revisions_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("got"); // of the text, or of the error
    const auto row = [](const char* name, const char* given, const char* got) {
        QTest::newRow(name) << QString::fromLatin1(given) << QString::fromLatin1(got);
    };
    row("the whole", "aa11", "aa11");
    row("its beginning", "aa1", "aa11");
    row("the one in force", "cc", "cc33");
    row("several begin so", "aa", "several revisions begin with aa: aa11, aa22");
    row("none does", "dd", "no revision dd of the spec is kept");
    row("nothing", "", "no revision  of the spec is kept");
}

void CtlTest::revisions()
{
    QFETCH(QString, given);
    QFETCH(QString, got);
    schema::SpecHistory history;
    history.inForce = "cc33";
    for (const char* one : {"aa11", "aa22", "aa11"}) {
        history.revisions.emplace_back().revision = one;
    }
    const Result<std::string> revision = ctl::revisionFrom(given.toStdString(), history);
    const QString text = QString::fromStdString(revision ? *revision : revision.error().text);
    QVERIFY2(text.startsWith(got), qPrintable(text));
}

void CtlTest::differencesAreSaidByFieldAndByLine()
{
    const std::string before =
        "cluster:\n  name: lab\n  nodes:\n    - {id: n1, address: 192.0.2.1}\n";
    const std::string after = before + "monitoring: {interval: 2 s}\n";
    const QString lines =
        QString::fromStdString(ctl::differenceLines("R1", before, "mine.yaml", after));
    QVERIFY2(lines.startsWith(QLatin1String("monitoring.interval: 1 s -> 2 s\n\n--- R1\n+++ "
                                            "mine.yaml\n@@ ")),
             qPrintable(lines));
    QVERIFY(lines.endsWith(QLatin1String("+monitoring: {interval: 2 s}\n")));
    QCOMPARE(ctl::differenceLines("a", before, "b", before), std::string("a and b are the same\n"));
    QVERIFY(ctl::differenceLines("a", before, "b", "# x\n" + before)
                .starts_with("only comments and layout differ\n"));
    QVERIFY(ctl::differenceJson("a", before, "b", after)
                .starts_with(
                    "{\"from\":\"a\",\"to\":\"b\",\"changes\":[{\"path\":\"monitoring.interval\""));
}

/// "n1 leader 7 n1" is one agent's word: node, standing, term, leader.
static std::vector<ctl::GroupWord> wordsFrom(const QString& text)
{
    using schema::cluster::GroupStanding;
    std::vector<ctl::GroupWord> words;
    for (const QString& line : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        ctl::GroupWord word;
        word.node = parts.at(0).toStdString();
        const auto& names = schema::cluster::GroupStandingNames;
        word.standing.standing = static_cast<GroupStanding>(
            std::find(std::begin(names), std::end(names), parts.at(1).toStdString()) -
            std::begin(names));
        word.standing.term = parts.value(2).toULongLong();
        word.standing.leader = parts.value(3).toStdString();
        word.standing.member = 100 + static_cast<std::uint64_t>(words.size());
        const int members = word.standing.standing == GroupStanding::Alone ? 1 : 3;
        for (int i = 1; i <= members; ++i) {
            schema::Member member;
            member.node = members == 1 ? word.node : "n" + std::to_string(i);
            member.number = 99 + static_cast<std::uint64_t>(i);
            word.standing.members.push_back(member);
        }
        words.push_back(std::move(word));
    }
    return words;
}

void CtlTest::groupLines_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, const char* words, const char* line) {
        QTest::newRow(name) << QString::fromLatin1(words) << QString::fromLatin1(line);
    };
    row("nobody says anything", "", "");
    row("all agree", "n1 follower 7 n2,n2 leader 7 n2,n3 follower 7 n2",
        "group: n2 leads in term 7; members n1, n2 and n3; 1 of 3 voters may fail\n");
    row("the minority does not count", "n1 minority 9,n2 leader 7 n2,n3 follower 7 n2",
        "group: n2 leads in term 7; members n1, n2 and n3; n1 is missing, none more may fail\n");
    row("one does not answer", "n2 leader 7 n2,n3 follower 7 n2",
        "group: n2 leads in term 7; members n1, n2 and n3; n1 is missing, none more may fail\n");
    row("one was asked only", "n2 leader 7 n2",
        "group: n2 leads in term 7; members n1, n2 and n3; 1 of 3 voters may fail\n");
    row("they disagree", "n1 follower 7 n3,n2 leader 8 n2,n3 follower 8 n2",
        "group: n2 leads in term 8; members n1, n2 and n3; 1 of 3 voters may fail\n"
        "  but n1 says n3 leads in term 7\n");
    row("nobody leads", "n1 minority 7,n2 minority 7",
        "group: NO LEADER is known to any agent that answers; nothing can be changed\n");
    row("nobody leads, but one agrees with itself", "n1 alone 1 n1,n2 minority 7",
        "group: NO LEADER is known to any agent that answers; orders are taken by n1 only, which "
        "agrees with itself\n");
    row("one alone", "n1 alone 1 n1", "group: n1 alone; one voter: nothing survives its loss\n");
    row("each alone", "n1 alone 1 n1,n2 alone 1 n2",
        "group: none; each agent agrees with itself only\n");
}

void CtlTest::groupLines()
{
    QFETCH(QString, words);
    QFETCH(QString, line);
    QCOMPARE(QString::fromStdString(ctl::groupLine(wordsFrom(words))), line);
}

void CtlTest::theGroupsTableShowsWhoIsMissing()
{
    std::vector<ctl::GroupWord> words =
        wordsFrom(QStringLiteral("n1 leader 7 n1,n2 follower 7 n1"));
    words.at(0).standing.commitLatency = std::chrono::milliseconds(3);
    words.at(0).standing.problem = "the disk of n1 is slow\n";
    schema::Recovery recovery;
    recovery.node = "n1";
    recovery.who = "admin/sara";
    recovery.why = "fire";
    recovery.lost = {"n3: never heard"};
    words.at(0).standing.recoveries = {recovery};
    const QString table = QString::fromStdString(ctl::groupTable(words));
    for (const char* part :
         {"n1    leads  voter  n1      7     0       3 ms", "n2    voter  voter  n1      7",
          "n3    ?      voter  -", "a member that does not answer",
          "recovered by force from n1's copy (record 0 of term 0) by "
          "admin/sara: fire\n  left behind: n3: never heard"}) {
        QVERIFY2(table.contains(QLatin1String(part)), qPrintable(table));
    }
    QVERIFY(!table.contains(QLatin1String("slow\n\n"))); // made safe
}

void CtlTest::interruptEndsAQuestionAndShowsTypingAgain_data()
{
    QTest::addColumn<bool>("hidden");
    QTest::addColumn<bool>("blocked");
    QTest::newRow("a line") << false << false;
    QTest::newRow("a secret") << true << false;
    QTest::newRow("a line, with the signal taken by the program's loop") << false << true;
    QTest::newRow("a secret, with the signal taken by the program's loop") << true << true;
}

void CtlTest::interruptEndsAQuestionAndShowsTypingAgain()
{
    QFETCH(bool, hidden);
    QFETCH(bool, blocked);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    QVERIFY(child >= 0);
    if (child == 0) {
        ::alarm(20);
        if (blocked) {
            constexpr int Caught[] = {SIGINT};
            runtime::blockSignals(Caught);
        }
        const Code code =
            hidden ? ctl::askSecret("Word: ").error().code : ctl::askLine("Word: ").error().code;
        ::_exit(code == Code::Denied ? 7 : 8);
    }
    std::string said;
    while (said.find("Word: ") == std::string::npos) {
        pollfd event{terminal, POLLIN, 0};
        QVERIFY2(::poll(&event, 1, 10'000) == 1, said.c_str());
        char buffer[256];
        const ssize_t got = ::read(terminal, buffer, sizeof buffer);
        QVERIFY2(got > 0, said.c_str());
        said.append(buffer, static_cast<std::size_t>(got));
    }
    termios mode{};
    QCOMPARE(::tcgetattr(terminal, &mode), 0);
    QCOMPARE((mode.c_lflag & ECHO) == 0, hidden);
    QCOMPARE(::write(terminal, "ab\x03", 3), ssize_t{3});
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY2(WIFEXITED(status), qPrintable(QString::number(status)));
    QCOMPARE(WEXITSTATUS(status), 7);
    QCOMPARE(::tcgetattr(terminal, &mode), 0);
    QVERIFY((mode.c_lflag & ECHO) != 0);
    ::close(terminal);
}

void CtlTest::strangersHaveABudget()
{
    api::LineBudget budget(2, 3);
    const Instant start{std::chrono::seconds(100)};
    int written = 0;
    for (int i = 0; i < 10; ++i) {
        written += budget.take(start) ? 1 : 0;
    }
    QCOMPARE(written, 3);
    QCOMPARE(budget.takeHeldBack(), std::uint64_t{7});
    QVERIFY(!budget.take(start + std::chrono::milliseconds(400)));
    QVERIFY(budget.take(start + std::chrono::milliseconds(600)));
}

void CtlTest::logsAreAskedFor_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("then");
    QTest::newRow("given nothing, then the agent's choice of the past")
        << ""
        << "/v1/logs/we%2Fb?follow=no";
    QTest::newRow("given a tail and following") << "--tail=5 --follow="
                                                << "/v1/logs/we%2Fb?follow=yes&tail=5";
    QTest::newRow("given no line of the past") << "--tail=0"
                                               << "/v1/logs/we%2Fb?follow=no&tail=0";
    QTest::newRow("given an age") << "--since=10m"
                                  << "/v1/logs/we%2Fb?follow=no&since=2026-11-28T17%3A50%3A00.000Z";
    QTest::newRow("given a moment")
        << "--since=2026-11-28T17:00:00Z"
        << "/v1/logs/we%2Fb?follow=no&since=2026-11-28T17%3A00%3A00.000Z";
    QTest::newRow("given no number") << "--tail=x"
                                     << "--tail is a number of lines from 0 to 10000";
    QTest::newRow("given too many") << "--tail=10001"
                                    << "--tail is a number of lines from 0 to 10000";
    QTest::newRow("given no moment")
        << "--since=later"
        << "--since is how long ago, as 10m, or a moment, as 2026-11-23T14:00:00Z";
}

void CtlTest::logsAreAskedFor()
{
    QFETCH(QString, options);
    QFETCH(QString, then);
    ctl::Arguments arguments;
    arguments.words = {"we/b"};
    for (const QString& option : options.split(u' ', Qt::SkipEmptyParts)) {
        arguments.options.emplace(option.section(u'=', 0, 0).toStdString(),
                                  option.section(u'=', 1).toStdString());
    }
    const auto wish = ctl::logWish(arguments, *wallTimeFromIso8601("2026-11-28T18:00:00Z"));
    QCOMPARE(QString::fromStdString(wish ? ctl::logTarget(*wish, {}) : wish.error().text), then);
    if (wish) {
        // To go on, the last line's moment counts, not what was asked for at first.
        const std::string on = ctl::logTarget(*wish, WallTime{0});
        QVERIFY(on.ends_with("&since=1970-01-01T00%3A00%3A00.000Z"));
        QVERIFY(on.find("tail") == std::string::npos);
    }
}

void CtlTest::logLinesAreTold()
{
    schema::LogPiece piece;
    piece.dropped = 12;
    piece.lines = {{{1}, "web.1", "t1", "n1", schema::LogStream::Stdout, "hello"},
                   {{2}, "web.10", "t2", "", schema::LogStream::Stderr, "oh \"no\""},
                   {{}, "", "", "", schema::LogStream::Stdout, "bare"}};
    std::size_t width = 0;
    QCOMPARE(QString::fromStdString(ctl::logText(piece, false, width)),
             QStringLiteral("-- 12 lines left out here: they came faster than they were read\n"
                            "1970-01-01T00:00:00.001Z web.1@n1 | hello\n"
                            "1970-01-01T00:00:00.002Z web.10   ! oh \"no\"\n"
                            "------------------------          | bare\n"));
    QCOMPARE(width, std::size_t{8});
    const std::string json = ctl::logText(piece, true, width);
    QVERIFY(json.starts_with("{\"dropped\":12}\n{\"at\":\"1970-01-01T00:00:00.001Z\""));
    QVERIFY(json.find("\"stream\":\"stderr\",\"text\":\"oh \\\"no\\\"\"") != std::string::npos);
}

TEST_CLASS(CtlTest)

} // namespace bafar::test

#include "ctl_test.moc"
