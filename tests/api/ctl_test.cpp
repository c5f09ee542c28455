// bafarctl's parts that need no cluster.
#include <QTest>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "agents/api/line_budget.h"
#include "agents/ctl/arguments.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "agents/ctl/spec_file.h"
#include "agents/ctl/terminal.h"
#include "tests/support/main.h"

namespace bafar::test {

class CtlTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arguments_data();
    void arguments();
    void parameters_data();
    void parameters();
    void tablesAlign();
    void everyCommandSaysWhatItDoes();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void theMostTellingErrorIsSaid_data();
    void theMostTellingErrorIsSaid();
    void withoutAStateTheExitCodeSaysWhy_data();
    void withoutAStateTheExitCodeSaysWhy();
    void aSpecIsRefusedBeforeAnyAgentHasIt_data();
    void aSpecIsRefusedBeforeAnyAgentHasIt();
    void interruptEndsAQuestionAndShowsTypingAgain_data();
    void interruptEndsAQuestionAndShowsTypingAgain();
    void strangersHaveABudget();
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
    QCOMPARE(ctl::mostTelling(errors).text.substr(0, 1), std::to_string(said));
    QCOMPARE(ctl::mostTelling({}).code, Code::Unavailable);
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

void CtlTest::aSpecIsRefusedBeforeAnyAgentHasIt_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("refusal");
    const QString lab = QStringLiteral("lab");
    QTest::newRow("nothing speaks against it") << QStringLiteral("n1") << lab << QString();
    QTest::newRow("an agent's own node is missing")
        << QStringLiteral("n2") << lab << QStringLiteral("\"n2\", whose agent would take it");
    QTest::newRow("another cluster") << QStringLiteral("n1") << QStringLiteral("other")
                                     << QStringLiteral("a running agent keeps its cluster, lab");
}

void CtlTest::aSpecIsRefusedBeforeAnyAgentHasIt()
{
    QFETCH(QString, node);
    QFETCH(QString, name);
    QFETCH(QString, refusal);
    const auto text = [](const std::string& cluster) {
        return "cluster:\n  name: " + cluster + "\n  nodes:\n    - {id: n1, address: 192.0.2.11}\n";
    };
    const ctl::SpecFile file = ctl::specFrom(text(name.toStdString()));
    QCOMPARE(ctl::problemLines("spec", file), std::string());
    const QString got =
        QString::fromStdString(ctl::refusalOf(node.toStdString(), text("lab"), file));
    QCOMPARE(got.isEmpty(), refusal.isEmpty());
    QVERIFY2(got.contains(refusal), qPrintable(got));
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

TEST_CLASS(CtlTest)

} // namespace bafar::test

#include "ctl_test.moc"
