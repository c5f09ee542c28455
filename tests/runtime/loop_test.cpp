// The loop against the real kernel: order within a turn, watches and timers that die in callbacks,
// posted work and its bound, other threads.
// It is larger than the budget because all cases share the same few helpers.
#include "agents/runtime/loop.h"

#include <QTest>
#include <array>
#include <atomic>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "agents/runtime/clock.h"
#include "agents/runtime/descriptor.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::Descriptor;
using runtime::Loop;
using runtime::Readiness;
using runtime::Timer;
using runtime::Watch;

constexpr Readiness Reading{.readable = true, .writable = false};

struct SocketPair {
    SocketPair()
    {
        std::array<int, 2> ends{};
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data());
        near = Descriptor(ends[0]);
        far = Descriptor(ends[1]);
    }

    void send() const { QCOMPARE(::write(far.get(), "x", 1), ssize_t{1}); }

    Descriptor near;
    Descriptor far;
};

} // namespace

class LoopTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneTurnRunsTimersThenReadinessThenPosts();
    void timeStandsStillDuringATurn();
    void aTimerFiresNotBeforeItsDeadline();
    void aTurnWaitsNoLongerThanAsked();
    void aTimerMayDestroyItself();
    void aWatchMayDestroyItself();
    void aWatchDestroyedByAnotherInTheSameBatchStaysSilent();
    void aWatchReplacedOnTheSameDescriptorInTheSameBatchStaysSilent();
    void withoutInterestEvenHangUpIsNotReported();
    void hangUpIsReportedAsBoth();
    void interestChangesWhatIsReported();
    void interestMayChangeOftenWithinATurn();
    void postsRunInOrderAndNotInTheSameTurn();
    void postsAreBounded();
    void postsCrossThreads();
    void stopEndsRunFromAnotherThread();
    void stopBeforeRunIsNotLost();
    void whatCallbacksOwnDiesWithTheLoop();
};

void LoopTest::oneTurnRunsTimersThenReadinessThenPosts()
{
    Loop loop;
    std::string order;
    const SocketPair pair;
    const Watch watch(loop, pair.near.get(), Reading, [&order](Readiness) { order += 'w'; });
    Timer timer(loop, [&order] { order += 't'; });
    QVERIFY(loop.post([&order] { order += 'p'; }));
    pair.send();
    timer.arm(loop.now());
    loop.turn(0s);
    QCOMPARE(order, std::string("twp"));
}

void LoopTest::timeStandsStillDuringATurn()
{
    Loop loop;
    Instant first;
    Instant second;
    QVERIFY(loop.post([&] {
        first = loop.now();
        while (runtime::monotonicNow() < first + 2ms) {
        }
        second = loop.now();
    }));
    loop.turn(1s);
    QVERIFY(first == second);
    loop.turn(0s);
    QVERIFY(loop.now() >= first + 2ms);
    QVERIFY(loop.wallNow().unixMs > 0);
}

void LoopTest::aTimerFiresNotBeforeItsDeadline()
{
    Loop loop;
    std::optional<Instant> fired;
    Timer timer(loop, [&] { fired = loop.now(); });
    const Instant due = loop.now() + 1500us;
    timer.arm(due);
    QVERIFY(until(loop, [&] { return fired.has_value(); }));
    QVERIFY(*fired >= due);
}

void LoopTest::aTurnWaitsNoLongerThanAsked()
{
    Loop loop;
    Timer timer(loop, [] { QFAIL("an hour has not passed"); });
    timer.armAfter(1h);
    const Instant start = runtime::monotonicNow();
    loop.turn(3ms);
    const Duration waited = runtime::monotonicNow() - start;
    QVERIFY(waited >= 3ms && waited < 2s);
}

void LoopTest::aTimerMayDestroyItself()
{
    Loop loop;
    int fired = 0;
    std::optional<Timer> timer;
    timer.emplace(loop, [&] {
        ++fired;
        timer.reset();
    });
    timer->arm(loop.now());
    loop.turn(0s);
    loop.turn(0s);
    QCOMPARE(fired, 1);
    QVERIFY(!timer);
}

void LoopTest::aWatchMayDestroyItself()
{
    Loop loop;
    const SocketPair pair;
    const auto held = std::make_shared<int>(0);
    Watch watch;
    watch = Watch(loop, pair.near.get(), Reading, [&watch, held](Readiness) {
        watch = Watch();
        ++*held; // what the callback holds lives until it returns
    });
    pair.send();
    loop.turn(0s);
    loop.turn(0s);
    QCOMPARE(*held, 1);
    QCOMPARE(held.use_count(), 1L);
    QVERIFY(!watch.active());
}

void LoopTest::aWatchDestroyedByAnotherInTheSameBatchStaysSilent()
{
    Loop loop;
    const SocketPair one;
    const SocketPair other;
    int calls = 0;
    Watch first;
    Watch second;
    // Whichever comes first destroys the other: exactly one may run.
    first = Watch(loop, one.near.get(), Reading, [&](Readiness) {
        ++calls;
        second = Watch();
    });
    second = Watch(loop, other.near.get(), Reading, [&](Readiness) {
        ++calls;
        first = Watch();
    });
    one.send();
    other.send();
    loop.turn(0s);
    QCOMPARE(calls, 1);
}

void LoopTest::aWatchReplacedOnTheSameDescriptorInTheSameBatchStaysSilent()
{
    Loop loop;
    const SocketPair one;
    const SocketPair other;
    int old = 0;
    int fresh = 0;
    bool replaced = false;
    Watch first;
    Watch second;
    const auto replace = [&](Watch& watch, const Descriptor& descriptor) {
        if (!replaced) {
            replaced = true;
            watch = Watch();
            watch = Watch(loop, descriptor.get(), Reading, [&fresh](Readiness) { ++fresh; });
        }
    };
    first = Watch(loop, one.near.get(), Reading, [&](Readiness) {
        ++old;
        replace(second, other.near);
    });
    second = Watch(loop, other.near.get(), Reading, [&](Readiness) {
        ++old;
        replace(first, one.near);
    });
    one.send();
    other.send();
    loop.turn(0s);
    QCOMPARE(old, 1);
    QCOMPARE(fresh, 0); // the event belonged to the watch that died
    loop.turn(0s);
    QCOMPARE(fresh, 1);
}

void LoopTest::withoutInterestEvenHangUpIsNotReported()
{
    Loop loop;
    SocketPair pair;
    int calls = 0;
    Watch watch(loop, pair.near.get(), {}, [&calls](Readiness) { ++calls; });
    pair.far.reset();
    loop.turn(5ms);
    QCOMPARE(calls, 0);
    watch.setInterest(Reading);
    loop.turn(1s);
    QCOMPARE(calls, 1);
}

void LoopTest::hangUpIsReportedAsBoth()
{
    Loop loop;
    SocketPair pair;
    Readiness seen;
    const Watch watch(loop, pair.near.get(), {.readable = true, .writable = true},
                      [&seen](Readiness readiness) { seen = readiness; });
    pair.far.reset();
    loop.turn(1s);
    QVERIFY(seen.readable && seen.writable);
}

void LoopTest::interestChangesWhatIsReported()
{
    Loop loop;
    const SocketPair pair;
    std::string seen;
    Watch watch(loop, pair.near.get(), Reading, [&seen](Readiness readiness) {
        seen += readiness.readable ? "r" : "";
        seen += readiness.writable ? "w" : "";
    });
    loop.turn(0s);
    QCOMPARE(seen, std::string());
    watch.setInterest({.readable = true, .writable = true});
    loop.turn(0s);
    QCOMPARE(seen, std::string("w"));
    pair.send();
    loop.turn(0s);
    QCOMPARE(seen, std::string("wrw"));
    watch.setInterest({});
    loop.turn(0s);
    QCOMPARE(seen, std::string("wrw"));
}

void LoopTest::interestMayChangeOftenWithinATurn()
{
    Loop loop;
    SocketPair pair;
    int calls = 0;
    Watch watch(loop, pair.near.get(), Reading, [&calls](Readiness) { ++calls; });
    pair.send();
    watch.setInterest({});
    watch.setInterest(Reading);
    loop.turn(0s);
    QCOMPARE(calls, 1);
    watch.setInterest({.readable = false, .writable = true});
    watch.setInterest({});
    loop.turn(0s);
    QCOMPARE(calls, 1);
    watch.setInterest(Reading); // told to nobody, and the descriptor is gone before the next turn
    watch = Watch();
    pair.near.reset();
    loop.turn(0s);
    QCOMPARE(calls, 1);
}

void LoopTest::postsRunInOrderAndNotInTheSameTurn()
{
    Loop loop;
    std::string order;
    QVERIFY(loop.post([&] {
        order += 'a';
        QVERIFY(loop.post([&order] { order += 'c'; }));
    }));
    QVERIFY(loop.post([&order] { order += 'b'; }));
    loop.turn(1s);
    QCOMPARE(order, std::string("ab"));
    loop.turn(1s);
    QCOMPARE(order, std::string("abc"));
}

void LoopTest::postsAreBounded()
{
    Loop loop(runtime::LoopOptions{.postedMax = 2});
    int ran = 0;
    QVERIFY(loop.post([&ran] { ++ran; }));
    QVERIFY(loop.post([&ran] { ++ran; }));
    QVERIFY(!loop.post([&ran] { ran += 100; }));
    loop.turn(1s);
    QCOMPARE(ran, 2);
    QVERIFY(loop.post([&ran] { ++ran; }));
}

void LoopTest::postsCrossThreads()
{
    constexpr int Each = 5000;
    constexpr int Threads = 4;
    Loop loop;
    std::array<int, Threads> next{};
    int ran = 0;
    bool ordered = true;
    bool current = true;
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < Threads; ++thread) {
        threads.emplace_back([&, thread] {
            for (int number = 0; number < Each; ++number) {
                const auto work = [&, thread, number] {
                    ordered = ordered && next[thread]++ == number;
                    current = current && loop.isCurrent();
                    if (++ran == Each * Threads) {
                        loop.stop();
                    }
                };
                while (!loop.post(work)) {
                    std::this_thread::yield();
                }
            }
        });
    }
    loop.run();
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(ran, Each * Threads);
    QVERIFY(ordered);
    QVERIFY(current);
}

void LoopTest::stopEndsRunFromAnotherThread()
{
    Loop loop;
    std::atomic<bool> foreign = true;
    std::thread other([&] {
        std::atomic<bool> running = false;
        while (!loop.post([&running] { running = true; })) {
        }
        while (!running) {
            std::this_thread::yield();
        }
        foreign = loop.isCurrent();
        loop.stop();
    });
    loop.run();
    other.join();
    QVERIFY(!foreign);
    QVERIFY(loop.isCurrent());
}

void LoopTest::stopBeforeRunIsNotLost()
{
    Loop loop;
    loop.stop();
    loop.run(); // returns at once instead of for ever
    int ran = 0;
    QVERIFY(loop.post([&] {
        ++ran;
        loop.stop();
    }));
    loop.run();
    QCOMPARE(ran, 1);
}

void LoopTest::whatCallbacksOwnDiesWithTheLoop()
{
    struct Owner {
        explicit Owner(Loop& loop)
            : timer(loop, [] {})
        {
        }

        SocketPair pair;
        Timer timer;
        Watch watch;
    };

    std::weak_ptr<Owner> weak;
    std::weak_ptr<int> posted;
    {
        Loop loop;
        const auto owner = std::make_shared<Owner>(loop);
        owner->timer.armAfter(1h);
        owner->watch = Watch(loop, owner->pair.near.get(), Reading, [owner](Readiness) {});
        weak = owner;
        const auto value = std::make_shared<int>(1);
        posted = value;
        QVERIFY(loop.post([value] {}));
    }
    QVERIFY(weak.expired());
    QVERIFY(posted.expired());
}

TEST_CLASS(LoopTest)

} // namespace bafar::test

#include "loop_test.moc"
