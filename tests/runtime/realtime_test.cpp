// Real-time priority, locked memory, small stacks, and what the loop's timers make of them.
#include "agents/runtime/realtime.h"

#include <QFile>
#include <QTest>
#include <algorithm>
#include <csignal>
#include <cstring>
#include <pthread.h>
#include <sched.h>

#include "agents/runtime/clock.h"
#include "agents/runtime/loop.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::NamedThread;

/// Runs `body` on a thread of its own and waits for it.
void onThread(const std::function<void()>& body, std::size_t stackBytes = 256U << 10U)
{
    Result<NamedThread> thread = NamedThread::start({"test", stackBytes}, body);
    QVERIFY(thread.has_value());
    thread->join();
}

/// One number of /proc/self/status, in KiB.
long statusKiB(const char* name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray text = file.readAll();
    const auto from = text.indexOf(name) + static_cast<int>(std::strlen(name)) + 1;
    return text.mid(from, text.indexOf("kB", from) - from).trimmed().toLong();
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool Sanitized = true; ///< the sanitizers replace mlockall by nothing
#else
constexpr bool Sanitized = false;
#endif

} // namespace

class RealtimeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void threadsHaveTheNameAndStackAskedFor();
    void threadsBlockSignals();
    void priorityIsSetOrRefusedWithAReason();
    void aWrongPriorityIsRefused();
    void memoryIsLockedWithoutTakingWholeStacks();
    void timersOnARealTimeThreadAreOnTime();
};

void RealtimeTest::threadsHaveTheNameAndStackAskedFor()
{
    char name[16] = "";
    std::size_t stack = 0;
    Result<NamedThread> thread =
        NamedThread::start({"a-name-longer-than-15", 300U << 10U}, [&name, &stack] {
            pthread_getname_np(pthread_self(), name, sizeof name);
            pthread_attr_t attributes;
            pthread_getattr_np(pthread_self(), &attributes);
            pthread_attr_getstacksize(&attributes, &stack);
            pthread_attr_destroy(&attributes);
            runtime::prefaultStack(64U << 10U);
        });
    QVERIFY(thread.has_value() && thread->running());
    thread->join();
    QVERIFY(!thread->running());
    QCOMPARE(QByteArray(name), QByteArray("a-name-longer-t"));
    QCOMPARE(stack, std::size_t{300U << 10U});
}

void RealtimeTest::threadsBlockSignals()
{
    sigset_t mask;
    sigemptyset(&mask);
    onThread([&mask] { pthread_sigmask(SIG_BLOCK, nullptr, &mask); });
    QVERIFY(sigismember(&mask, SIGTERM) == 1);
    pthread_sigmask(SIG_BLOCK, nullptr, &mask);
    QVERIFY(sigismember(&mask, SIGTERM) == 0);
}

void RealtimeTest::priorityIsSetOrRefusedWithAReason()
{
    Result<void> result;
    int policy = 0;
    sched_param parameters{};
    onThread([&] {
        result = runtime::becomeRealtime(50);
        policy = sched_getscheduler(0);
        sched_getparam(0, &parameters);
    });
    if (result) {
        QCOMPARE(policy, SCHED_FIFO | SCHED_RESET_ON_FORK);
        QCOMPARE(parameters.sched_priority, 50);
    } else {
        QVERIFY(result.error().code == Code::Denied);
        QVERIFY(result.error().text.find("LimitRTPRIO") != std::string::npos);
        QCOMPARE(policy, SCHED_OTHER);
    }
}

void RealtimeTest::aWrongPriorityIsRefused()
{
    Result<void> result;
    onThread([&result] { result = runtime::becomeRealtime(1000); });
    QVERIFY(!result && result.error().code == Code::InvalidInput);
}

void RealtimeTest::memoryIsLockedWithoutTakingWholeStacks()
{
    const Result<void> locked = runtime::lockMemory();
    if (!locked) {
        QVERIFY(locked.error().code == Code::Denied);
        QSKIP("locking memory is not allowed here");
    }
    if (Sanitized) {
        QSKIP("the sanitizer does not lock memory");
    }
    QVERIFY(statusKiB("VmLck") > 0);
    long grown = 0;
    const long before = statusKiB("VmRSS");
    onThread([&grown, before] { grown = statusKiB("VmRSS") - before; }, 32U << 20U);
    QVERIFY2(grown < 4096, std::to_string(grown).c_str());
}

void RealtimeTest::timersOnARealTimeThreadAreOnTime()
{
    constexpr int Rounds = 300;
    constexpr Duration Interval = 10ms;
    std::vector<double> late;
    Result<void> realtime;
    onThread([&] {
        realtime = runtime::becomeRealtime(50);
        runtime::prefaultStack(64U << 10U);
        runtime::Loop loop;
        Instant due = loop.now() + Interval;
        runtime::Timer timer(loop, [&] {
            late.push_back(toSeconds(runtime::monotonicNow() - due) * 1e6);
            due += Interval;
            if (late.size() == Rounds) {
                loop.stop();
            } else {
                timer.arm(due);
            }
        });
        timer.arm(due);
        loop.run();
    });
    std::sort(late.begin(), late.end());
    qInfo("%s thread, timer every 10 ms: late median %.0f us, p99 %.0f us, worst %.0f us",
          realtime ? "real-time" : "ordinary", late[Rounds / 2], late[Rounds * 99 / 100],
          late.back());
    QVERIFY(late.front() >= 0.0);
    if (!realtime) {
        QSKIP("real-time priority is not allowed here");
    }
    QVERIFY(late[Rounds * 99 / 100] < 2000.0);
}

TEST_CLASS(RealtimeTest)

} // namespace bafar::test

#include "realtime_test.moc"
