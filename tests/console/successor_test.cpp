// One console in place of another, what wakes the links of a machine that slept, messages that the
// desktop refuses, and the lines that a crash leaves.
#include <QDBusMessage>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "app/line_ring.h"
#include "tests/console/desk_bus.h"
#include "tests/support/main.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/successor.h"
#include "ui/desktop/wake.h"

namespace bafar::test {

using ui::desktop::Predecessor;
using ui::desktop::Successor;
using namespace std::chrono_literals;

class SuccessorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void theOldOneHears_data();
    void theOldOneHears();
    void withoutAnybodyNothingIsSaid();
    void theProgramTakesThePlace_data();
    void theProgramTakesThePlace();
    void sleepIsSeen_data();
    void sleepIsSeen();
    void logindIsHeard();
    void whatTheDesktopRefusesIsToldOf();
    void linesAreKeptWhole();

private:
    std::unique_ptr<QTemporaryDir> folder_;
};

void SuccessorTest::theOldOneHears_data()
{
    QTest::addColumn<QString>("does");
    QTest::addColumn<bool>("stands");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* does, bool stands, const QString& why) {
        QTest::newRow(name) << QString::fromLatin1(does) << stands << why;
    };
    row("given one that stands, then it is told", "stands", true, {});
    row("given one that fails, then why", "fails", false, QStringLiteral("no profile"));
    row("given one that ends without a word, then that", "ends", false, {});
    row("given one that never comes, then that", "nothing", false, {});
    row("given one that hangs, then that", "hangs", false, {});
    row("given one that talks without end, then that", "floods", false, {});
    row("given one that says what is no letter, then it is safe to show", "controls", false,
        QStringLiteral("red"));
}

void SuccessorTest::theOldOneHears()
{
    QFETCH(QString, does);
    QFETCH(bool, stands);
    QFETCH(QString, why);
    Successor old(folder_->filePath(QStringLiteral("run")), 300);
    QVERIFY(!old.socket().isEmpty());
    QSignalSpy stood(&old, &Successor::stands);
    QSignalSpy failed(&old, &Successor::failed);
    auto next =
        std::make_unique<Predecessor>(does == QLatin1String("nothing") ? QString() : old.socket());
    if (does == QLatin1String("stands")) {
        next->sayStands();
    } else if (does == QLatin1String("fails")) {
        next->sayFailed(QStringLiteral("no profile"));
    } else if (does == QLatin1String("floods")) {
        next->sayFailed(QString(100'000, QLatin1Char('x')));
    } else if (does == QLatin1String("controls")) {
        next->sayFailed(QStringLiteral("\x1b[31mred"));
    } else if (does == QLatin1String("ends")) {
        next.reset();
    }
    QTRY_COMPARE(stood.count() + failed.count(), 1);
    QCOMPARE(stood.count() == 1, stands);
    if (!stands && does != QLatin1String("floods")) {
        const QString said = failed[0][0].toString();
        QVERIFY2(said.contains(why) && said.isEmpty() == why.isEmpty(), qPrintable(said));
        QVERIFY(!said.contains(QChar(0x1b)));
    }
    next.reset();
    QTest::qWait(350);
    QCOMPARE(stood.count() + failed.count(), 1); // once
}

void SuccessorTest::withoutAnybodyNothingIsSaid()
{
    Predecessor none((QString()));
    none.sayStands();
    Predecessor gone(folder_->filePath(QStringLiteral("nobody")));
    gone.sayFailed(QStringLiteral("no profile"));
}

void SuccessorTest::theProgramTakesThePlace_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("stands");
    QTest::newRow("given a cluster, then it stands")
        << QStringList{QStringLiteral("--demo")} << true;
    QTest::newRow("given no profile, then it says so")
        << QStringList{QStringLiteral("--profile"), QStringLiteral("/nowhere.yaml")} << false;
}

/// The program itself, with a window on no screen.
void SuccessorTest::theProgramTakesThePlace()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, stands);
    Successor old(folder_->filePath(QStringLiteral("run")));
    QSignalSpy stood(&old, &Successor::stands);
    QSignalSpy failed(&old, &Successor::failed);
    QProcess next;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"}) {
        environment.insert(QString::fromLatin1(name), folder_->path());
    }
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/no"));
    environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), QStringLiteral("unix:path=/no"));
    next.setProcessEnvironment(environment);
    next.start(qEnvironmentVariable("BAFAR_BUILD_DIR") + QStringLiteral("/bin/bafar"),
               arguments + QStringList{QStringLiteral("--in-place-of"), old.socket()});
    QTRY_COMPARE_WITH_TIMEOUT(stood.count() + failed.count(), 1, 30'000);
    QCOMPARE(stood.count() == 1, stands);
    if (!stands) {
        QVERIFY(failed[0][0].toString().contains(QLatin1String("/nowhere.yaml")));
    }
    next.kill();
    QVERIFY(next.state() == QProcess::NotRunning || next.waitForFinished(10'000));
}

void SuccessorTest::sleepIsSeen_data()
{
    QTest::addColumn<int>("monotonicMs");
    QTest::addColumn<int>("wallMs");
    QTest::addColumn<bool>("slept");
    QTest::newRow("given a second, then not") << 1000 << 1000 << false;
    QTest::newRow("given a window that was busy, then not") << 4000 << 4000 << false;
    QTest::newRow("given an hour, then it slept") << 3'600'000 << 3'600'000 << true;
    QTest::newRow("given a paused virtual machine, then it slept") << 1000 << 600'000 << true;
    QTest::newRow("given a clock that was put back, then not") << 1000 << -3'600'000 << false;
}

void SuccessorTest::sleepIsSeen()
{
    QFETCH(int, monotonicMs);
    QFETCH(int, wallMs);
    QFETCH(bool, slept);
    ui::desktop::SleepDesk desk;
    link::Moment now{Instant(100h), WallTime{1'700'000'000'000}};
    QVERIFY(!desk.look(now));
    now.monotonic += std::chrono::milliseconds(monotonicMs);
    now.wall.unixMs += wallMs;
    QCOMPARE(desk.look(now), slept);
    now.monotonic += 1s;
    now.wall.unixMs += 1000;
    QVERIFY(!desk.look(now)); // once
}

void SuccessorTest::logindIsHeard()
{
    PrivateBus bus;
    QVERIFY2(bus.start(), "dbus-daemon: resources/packaging/install-packages test");
    ui::desktop::Wake wake(bus.connection(QStringLiteral("console")));
    QSignalSpy awake(&wake, &ui::desktop::Wake::awake);
    QDBusConnection logind = bus.connection(QStringLiteral("logind"));
    QVERIFY(logind.registerService(QStringLiteral("org.freedesktop.login1")));
    const auto say = [&](bool begins) {
        QDBusMessage told = QDBusMessage::createSignal(
            QStringLiteral("/org/freedesktop/login1"),
            QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"));
        told.setArguments({begins});
        QVERIFY(logind.send(told));
    };
    say(true);
    QTest::qWait(100);
    QCOMPARE(awake.count(), 0); // it goes to sleep
    say(false);
    QTRY_COMPARE(awake.count(), 1);
    say(false);
    QTest::qWait(100);
    QCOMPARE(awake.count(), 1); // of one sleep
}

void SuccessorTest::whatTheDesktopRefusesIsToldOf()
{
    PrivateBus bus;
    QVERIFY2(bus.start(), "dbus-daemon: resources/packaging/install-packages test");
    FakeNotifications desktop(bus.connection(QStringLiteral("notifications")));
    desktop.refuses = true;
    QVERIFY(desktop.appear());
    ui::desktop::Notifier notifier(bus.connection(QStringLiteral("messages")));
    QSignalSpy refused(&notifier, &ui::desktop::Notifier::refused);
    const ui::desktop::Notification message{
        QStringLiteral("a"), QStringLiteral("lab: critical"), {}, true};
    bool taken = false;
    QTRY_VERIFY(taken || (taken = notifier.show(message, Instant{})));
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(refused[0][0].toString(), QStringLiteral("a"));
    QVERIFY(desktop.shown.isEmpty());
    QVERIFY(!notifier.show(message, Instant{})); // the next one at once in the window
}

/// Threads write as fast as they can while one reads: every line that is told is one that was
/// written, from its first letter to its last.
void SuccessorTest::linesAreKeptWhole()
{
    app::LineRing<8, 64> ring;
    ring.keep("first");
    ring.keep(std::string(200, 'y').c_str()); // cut, and ended
    std::vector<std::string> read;
    ring.each([&](const char* line) { read.emplace_back(line); });
    QCOMPARE(read, (std::vector<std::string>{"first", std::string(63, 'y')}));

    app::LineRing<8, 64> busy;
    std::atomic<bool> done = false;
    std::vector<std::thread> writers;
    for (char letter = 'a'; letter < 'e'; ++letter) {
        writers.emplace_back([&busy, &done, letter] {
            for (std::size_t length = 1; !done; length = length % 60 + 1) {
                busy.keep(std::string(length, letter).c_str());
            }
        });
    }
    int torn = 0;
    int told = 0;
    for (int round = 0; round < 20'000 || told == 0; ++round) {
        busy.each([&](const char* line) {
            ++told;
            const std::string_view text(line);
            torn += text.find_first_not_of(text.front()) == std::string_view::npos ? 0 : 1;
        });
    }
    done = true;
    for (std::thread& writer : writers) {
        writer.join();
    }
    QCOMPARE(torn, 0);
    QVERIFY(told > 0);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::SuccessorTest)
#include "successor_test.moc"
