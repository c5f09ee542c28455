// The timer queue under virtual time: order, re-arming and removal inside callbacks.
#include "agents/runtime/timers.h"

#include <QTest>
#include <string>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

Instant at(int milliseconds)
{
    return Instant(std::chrono::milliseconds(milliseconds));
}

} // namespace

class TimersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firesInTheOrderOfDeadlineThenCreation();
    void firesOnceAndOnlyWhatIsDue();
    void armingAgainReplacesTheDeadline();
    void aTimerArmedInItsOwnCallbackWaitsForTheNextTurn();
    void aTimerArmedAgainByAnEarlierCallbackWaitsToo();
    void aTimerCancelledByAnEarlierCallbackDoesNotFire();
    void aTimerRemovedByAnEarlierCallbackDoesNotFire();
    void aTimerMayRemoveItself();
    void removalAfterClearIsHarmless();
};

void TimersTest::firesInTheOrderOfDeadlineThenCreation()
{
    runtime::Timers timers;
    std::string fired;
    const auto a = timers.add([&fired] { fired += 'a'; });
    const auto b = timers.add([&fired] { fired += 'b'; });
    const auto c = timers.add([&fired] { fired += 'c'; });
    timers.arm(c, at(10));
    timers.arm(b, at(20));
    timers.arm(a, at(20));
    QVERIFY(timers.next() == at(10));
    timers.fire(at(20));
    QCOMPARE(fired, std::string("cab"));
    QVERIFY(!timers.next());
}

void TimersTest::firesOnceAndOnlyWhatIsDue()
{
    runtime::Timers timers;
    int fired = 0;
    const auto timer = timers.add([&fired] { ++fired; });
    timers.arm(timer, at(10));
    timers.fire(at(9));
    QCOMPARE(fired, 0);
    timers.fire(at(10));
    timers.fire(at(11));
    QCOMPARE(fired, 1);
    QVERIFY(!timers.armed(timer));
}

void TimersTest::armingAgainReplacesTheDeadline()
{
    runtime::Timers timers;
    int fired = 0;
    const auto timer = timers.add([&fired] { ++fired; });
    timers.arm(timer, at(10));
    timers.arm(timer, at(30));
    timers.fire(at(20));
    QCOMPARE(fired, 0);
    timers.arm(timer, at(25));
    timers.fire(at(25));
    QCOMPARE(fired, 1);
}

void TimersTest::aTimerArmedInItsOwnCallbackWaitsForTheNextTurn()
{
    runtime::Timers timers;
    int fired = 0;
    std::uint64_t timer = 0;
    timer = timers.add([&] {
        ++fired;
        timers.arm(timer, at(0)); // long past
    });
    timers.arm(timer, at(10));
    timers.fire(at(10));
    QCOMPARE(fired, 1);
    timers.fire(at(10));
    QCOMPARE(fired, 2);
}

void TimersTest::aTimerArmedAgainByAnEarlierCallbackWaitsToo()
{
    runtime::Timers timers;
    int fired = 0;
    std::uint64_t second = 0;
    const auto first = timers.add([&] { timers.arm(second, at(10)); });
    second = timers.add([&fired] { ++fired; });
    timers.arm(first, at(10));
    timers.arm(second, at(10));
    timers.fire(at(10));
    QCOMPARE(fired, 0);
    timers.fire(at(10));
    QCOMPARE(fired, 1);
}

void TimersTest::aTimerCancelledByAnEarlierCallbackDoesNotFire()
{
    runtime::Timers timers;
    int fired = 0;
    std::uint64_t second = 0;
    const auto first = timers.add([&] { timers.cancel(second); });
    second = timers.add([&fired] { ++fired; });
    timers.arm(first, at(10));
    timers.arm(second, at(10));
    timers.fire(at(10));
    QCOMPARE(fired, 0);
}

void TimersTest::aTimerRemovedByAnEarlierCallbackDoesNotFire()
{
    runtime::Timers timers;
    int fired = 0;
    std::uint64_t second = 0;
    const auto first = timers.add([&] { timers.remove(second); });
    second = timers.add([&fired] { ++fired; });
    timers.arm(first, at(10));
    timers.arm(second, at(10));
    timers.fire(at(10));
    QCOMPARE(fired, 0);
    QVERIFY(!timers.next());
}

void TimersTest::aTimerMayRemoveItself()
{
    runtime::Timers timers;
    const auto held = std::make_shared<int>(0);
    std::uint64_t timer = 0;
    timer = timers.add([&timers, &timer, held] {
        timers.remove(timer);
        ++*held; // what the callback holds lives until it returns
    });
    timers.arm(timer, at(10));
    timers.fire(at(10));
    QCOMPARE(*held, 1);
    QCOMPARE(held.use_count(), 1L);
}

void TimersTest::removalAfterClearIsHarmless()
{
    runtime::Timers timers;
    const auto timer = timers.add([] {});
    timers.arm(timer, at(10));
    timers.clear();
    timers.remove(timer);
    QVERIFY(!timers.next());
}

TEST_CLASS(TimersTest)

} // namespace bafar::test

#include "timers_test.moc"
