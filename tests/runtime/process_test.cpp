// Child processes: results, bounded output, deadlines that end the whole group.
// It is larger than the budget because one table of ways a child can end.
#include "agents/runtime/process.h"

#include <QFile>
#include <QTemporaryFile>
#include <QTest>
#include <csignal>
#include <optional>

#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::Loop;
using runtime::Process;
using runtime::ProcessOptions;
using runtime::ProcessResult;

ProcessOptions shell(const char* script)
{
    ProcessOptions options;
    options.arguments = {"/bin/sh", "-c", script};
    return options;
}

std::optional<ProcessResult> run(Loop& loop, ProcessOptions options)
{
    std::optional<ProcessResult> result;
    const auto process = Process::start(loop, std::move(options),
                                        [&result](const ProcessResult& ended) { result = ended; });
    if (process && !until(loop, [&] { return result.has_value(); })) {
        return std::nullopt;
    }
    return result;
}

/// The state letter of a process in /proc, or nothing when there is none.
QByteArray stateOf(int pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1);
}

} // namespace

class ProcessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void argumentsAreNotInterpreted();
    void nothingIsInherited();
    void inputIsGivenAndEnds();
    void inputNobodyReadsIsDropped();
    void outputIsBoundedButReadToItsEnd();
    void outputStreams();
    void theDeadlineEndsTheWholeGroup();
    void aGroupThatIgnoresTerminationIsKilled();
    void whatTheLeaderLeavesBehindIsKilled();
    void aProcessThatLeftTheGroupDoesNotHoldUsUp();
    void destructionKills();
    void theOwnerMayDestroyItInOnExit();
    void startingErrors_data();
    void startingErrors();
};

void ProcessTest::tellsHowItEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("exitCode"); // -1: by signal
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char* name, const char* script, int code, int signal,
                        const char* output, const char* errors) {
        QTest::newRow(name) << QString::fromLatin1(script) << code << signal
                            << QString::fromLatin1(output) << QString::fromLatin1(errors);
    };
    row("success", "echo out; echo err >&2", 0, 0, "out\n", "err\n");
    row("a code", "exit 3", 3, 0, "", "");
    row("a signal", "kill -USR1 $$", -1, SIGUSR1, "", "");
    row("output just before the end", "printf %s last", 0, 0, "last", "");
}

void ProcessTest::tellsHowItEnded()
{
    QFETCH(QString, script);
    QFETCH(int, exitCode);
    QFETCH(int, signal);
    QFETCH(QString, output);
    QFETCH(QString, errors);
    Loop loop;
    const auto result = run(loop, shell(qPrintable(script)));
    QVERIFY(result.has_value());
    QCOMPARE(result->exitCode.value_or(-1), exitCode);
    QCOMPARE(result->signal, signal);
    QCOMPARE(QString::fromStdString(result->output), output);
    QCOMPARE(QString::fromStdString(result->errors), errors);
    QCOMPARE(result->succeeded(), exitCode == 0);
    QVERIFY(!result->timedOut && !result->outputCut);
}

void ProcessTest::argumentsAreNotInterpreted()
{
    Loop loop;
    ProcessOptions options;
    options.arguments = {"/usr/bin/printf", "%s|", "$HOME; rm -rf /", "a b", ""};
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QCOMPARE(result->output, std::string("$HOME; rm -rf /|a b||"));
}

void ProcessTest::nothingIsInherited()
{
    Loop loop;
    ProcessOptions options = shell("env | sort; ls /proc/self/fd | wc -l; pwd; "
                                   "ps -o pgid= -p $$ | tr -d ' '; echo $$; "
                                   "grep -h SigBlk /proc/self/status");
    options.environment = {"PATH=/usr/bin:/bin", "ONLY=this"};
    options.directory = "/usr";
    const sigset_t none{};
    sigset_t before;
    sigset_t blocked = none;
    sigaddset(&blocked, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    const auto result = run(loop, std::move(options));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    QVERIFY(result.has_value());
    const QStringList lines =
        QString::fromStdString(result->output).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.value(0), QStringLiteral("ONLY=this"));
    QCOMPARE(lines.value(1), QStringLiteral("PATH=/usr/bin:/bin"));
    QCOMPARE(lines.value(2), QStringLiteral("PWD=/usr"));
    QCOMPARE(lines.value(3), QStringLiteral("4")); // 0, 1, 2 and the folder it lists
    QCOMPARE(lines.value(4), QStringLiteral("/usr"));
    QCOMPARE(lines.value(5), lines.value(6)); // leader of its own group
    QCOMPARE(lines.value(7), QStringLiteral("SigBlk:\t0000000000000000"));
}

void ProcessTest::inputIsGivenAndEnds()
{
    Loop loop;
    ProcessOptions options;
    options.arguments = {"/usr/bin/wc", "-c"};
    options.input = std::string(1U << 20U, 'x'); // more than a pipe holds
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QCOMPARE(result->output, std::string("1048576\n"));
}

void ProcessTest::inputNobodyReadsIsDropped()
{
    Loop loop;
    ProcessOptions options;
    options.arguments = {"/bin/true"};
    options.input = std::string(1U << 20U, 'x');
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->succeeded());
}

void ProcessTest::outputIsBoundedButReadToItsEnd()
{
    Loop loop;
    ProcessOptions options = shell("head -c 3000000 /dev/zero | tr '\\0' x; echo end >&2");
    options.outputMax = 1000;
    std::size_t seen = 0;
    options.onOutput = [&seen](runtime::OutputOf, std::string_view text) { seen += text.size(); };
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->succeeded());
    QCOMPARE(result->output, std::string(1000, 'x'));
    QVERIFY(result->outputCut);
    QCOMPARE(result->errors, std::string("end\n"));
    QCOMPARE(seen, std::size_t{3000004});
}

void ProcessTest::outputStreams()
{
    Loop loop;
    std::string seen;
    std::optional<ProcessResult> result;
    ProcessOptions options = shell("echo first; read line; echo second");
    options.limit = 60s;
    options.onOutput = [&seen](runtime::OutputOf, std::string_view text) { seen += text; };
    // Its input stays open until it has been seen to speak.
    options.arguments[2] = "echo first; while [ ! -e \"$1\" ]; do sleep 0.01; done; echo second";
    QTemporaryFile gate;
    QVERIFY(gate.open());
    const QString name = gate.fileName() + QStringLiteral(".go");
    options.arguments.insert(options.arguments.end(), {"sh", name.toStdString()});
    options.environment = {"PATH=/usr/bin:/bin"};
    const auto process = *Process::start(loop, std::move(options),
                                         [&result](const ProcessResult& ended) { result = ended; });
    QVERIFY(until(loop, [&] { return seen == "first\n"; }));
    QVERIFY(!result.has_value());
    QFile go(name);
    QVERIFY(go.open(QIODevice::WriteOnly));
    QVERIFY(until(loop, [&] { return result.has_value(); }));
    go.remove();
    QCOMPARE(seen, std::string("first\nsecond\n"));
}

void ProcessTest::theDeadlineEndsTheWholeGroup()
{
    Loop loop;
    ProcessOptions options = shell("sleep 1000 & echo $!; wait");
    options.environment = {"PATH=/usr/bin:/bin"};
    options.limit = 300ms;
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->timedOut && !result->succeeded());
    QCOMPARE(result->signal, SIGTERM);
    const int grandchild = std::stoi(result->output);
    QVERIFY(until(loop, [&] {
        const QByteArray state = stateOf(grandchild);
        return state.isEmpty() || state == "Z";
    }));
}

void ProcessTest::aGroupThatIgnoresTerminationIsKilled()
{
    Loop loop;
    ProcessOptions options = shell("trap '' TERM; echo ready; while :; do sleep 1; done");
    options.environment = {"PATH=/usr/bin:/bin"};
    options.limit = 200ms;
    options.grace = 50ms;
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->timedOut);
    QCOMPARE(result->signal, SIGKILL);
    QCOMPARE(result->output, std::string("ready\n"));
}

void ProcessTest::whatTheLeaderLeavesBehindIsKilled()
{
    Loop loop;
    ProcessOptions options = shell("sleep 1000 & echo $!");
    options.environment = {"PATH=/usr/bin:/bin"};
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->succeeded());
    const int orphan = std::stoi(result->output);
    QVERIFY(until(loop, [&] {
        const QByteArray state = stateOf(orphan);
        return state.isEmpty() || state == "Z";
    }));
}

void ProcessTest::aProcessThatLeftTheGroupDoesNotHoldUsUp()
{
    Loop loop;
    // setsid leaves the group and keeps the pipe open: its output may be lost, our turn may not.
    ProcessOptions options =
        shell("setsid sh -c 'echo $$; exec sleep 1000' & sleep 0.2; echo done");
    options.environment = {"PATH=/usr/bin:/bin"};
    const auto result = run(loop, std::move(options));
    QVERIFY(result.has_value());
    QVERIFY(result->succeeded());
    QVERIFY(result->output.find("done") != std::string::npos);
    const int escaped = std::stoi(result->output);
    QVERIFY(::kill(escaped, SIGKILL) == 0);
}

void ProcessTest::destructionKills()
{
    Loop loop;
    int pid = 0;
    {
        const auto process = *Process::start(loop, shell("exec /bin/sleep 1000"), [](const auto&) {
            QFAIL("must not be told any more");
        });
        pid = process->pid();
        QVERIFY(!stateOf(pid).isEmpty());
    }
    QVERIFY(stateOf(pid).isEmpty());
    loop.turn(1ms);
}

void ProcessTest::theOwnerMayDestroyItInOnExit()
{
    Loop loop;
    std::unique_ptr<Process> process;
    process = *Process::start(loop, shell("exit 0"), [&process](const ProcessResult& result) {
        process.reset();
        QVERIFY(result.succeeded());
    });
    QVERIFY(until(loop, [&] { return !process; }));
}

void ProcessTest::startingErrors_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("directory");
    QTest::addColumn<int>("code");
    QTest::newRow("no such program")
        << QStringLiteral("/no/such/program") << QString() << static_cast<int>(Code::NotFound);
    QTest::newRow("not executable")
        << QStringLiteral("/etc/passwd") << QString() << static_cast<int>(Code::Denied);
    QTest::newRow("no such folder") << QStringLiteral("/bin/true") << QStringLiteral("/no/such")
                                    << static_cast<int>(Code::NotFound);
    QTest::newRow("nothing") << QString() << QString() << static_cast<int>(Code::InvalidInput);
}

void ProcessTest::startingErrors()
{
    QFETCH(QString, program);
    QFETCH(QString, directory);
    QFETCH(int, code);
    Loop loop;
    ProcessOptions options;
    options.arguments = {program.toStdString()};
    options.directory = directory.toStdString();
    const auto process =
        Process::start(loop, std::move(options), [](const auto&) { QFAIL("never started"); });
    QVERIFY(!process.has_value());
    QCOMPARE(static_cast<int>(process.error().code), code);
}

TEST_CLASS(ProcessTest)

} // namespace bafar::test

#include "process_test.moc"
