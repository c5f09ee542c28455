// bafarctl's pure parts, and the enrolment's plan.
#include <QTest>

#include "agents/api/line_budget.h"
#include "agents/ctl/arguments.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "agents/enrol/plan.h"
#include "agents/enrol/ssh.h"
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
    void enrolmentIsBlocked_data();
    void enrolmentIsBlocked();
    void everyStepOfAnEnrolmentCanBeTakenBack();
    void factsAreRead();
    void shellWordsAreQuoted();
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

void CtlTest::enrolmentIsBlocked_data()
{
    QTest::addColumn<QString>("facts");
    QTest::addColumn<QString>("by");
    const QString good = QStringLiteral("architecture=x86_64\nsystem=Debian\nroot=yes\n"
                                        "address=yes\nfree=9000000\n");
    QTest::newRow("by nothing on a bare host") << good << QString();
    QTest::newRow("by an agent that is there")
        << good + QStringLiteral("agent=yes\n") << QStringLiteral("no agent is installed");
    QTest::newRow("by another architecture")
        << QString(good).replace(QStringLiteral("x86_64"), QStringLiteral("aarch64"))
        << QStringLiteral("our architecture");
    QTest::newRow("by a user without rights")
        << QString(good).remove(QStringLiteral("root=yes\n")) << QStringLiteral("act as root");
    QTest::newRow("by a missing address")
        << QString(good).remove(QStringLiteral("address=yes\n")) << QStringLiteral("address");
    QTest::newRow("by a full disk")
        << QString(good).replace(QStringLiteral("9000000"), QStringLiteral("1000"))
        << QStringLiteral("room");
}

void CtlTest::enrolmentIsBlocked()
{
    QFETCH(QString, facts);
    QFETCH(QString, by);
    const Result<enrol::HostFacts> read = enrol::factsFrom(facts.toStdString());
    QVERIFY(read.has_value());
    enrol::Wanted wanted;
    wanted.binary = std::string(1000, 'x');
    const schema::Plan plan = enrol::planFor(wanted, *read, "x86_64", "id", {}).plan;
    const QString blocked = QString::fromStdString(enrol::blockedBy(plan));
    QCOMPARE(blocked.isEmpty(), by.isEmpty());
    QVERIFY2(blocked.contains(by), qPrintable(blocked));
}

void CtlTest::everyStepOfAnEnrolmentCanBeTakenBack()
{
    for (const bool systemd : {false, true}) {
        enrol::HostFacts facts;
        facts.systemd = systemd;
        enrol::Wanted wanted;
        wanted.key = Secret("very secret");
        const enrol::Enrolment made = enrol::planFor(wanted, facts, "x86_64", "id", {});
        QCOMPARE(made.steps.size(), made.plan.draft.steps.size());
        for (std::size_t i = 0; i < made.steps.size(); ++i) {
            const bool looks = made.steps[i].command.find("--check") != std::string::npos;
            QVERIFY2(looks || !made.steps[i].undo.empty(), made.plan.draft.steps[i].text.c_str());
            QVERIFY(made.steps[i].command.find("very secret") == std::string::npos);
        }
        QVERIFY(schema::toJson(made.plan).find("very secret") == std::string::npos);
    }
}

void CtlTest::factsAreRead()
{
    QVERIFY(!enrol::factsFrom("").has_value());
    QVERIFY(!enrol::factsFrom("architecture=x86_64\nfree=lots\n").has_value());
}

void CtlTest::shellWordsAreQuoted()
{
    QCOMPARE(enrol::shellQuoted("it's $HOME"), std::string("'it'\\''s $HOME'"));
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
