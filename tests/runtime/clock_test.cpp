// The clocks: monotonic time goes on, and counts what CLOCK_BOOTTIME counts.
#include "agents/runtime/clock.h"

#include <QTest>
#include <ctime>

#include "tests/support/main.h"

namespace bafar::test {

class ClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void monotonicNeverGoesBack();
    void monotonicCountsSinceBootWithSuspension();
    void wallClockIsUtc();
};

void ClockTest::monotonicNeverGoesBack()
{
    Instant last = runtime::monotonicNow();
    for (int count = 0; count < 10000; ++count) {
        const Instant next = runtime::monotonicNow();
        QVERIFY(next >= last);
        last = next;
    }
}

void ClockTest::monotonicCountsSinceBootWithSuspension()
{
    timespec before{};
    clock_gettime(CLOCK_BOOTTIME, &before);
    const Duration now = runtime::monotonicNow().time_since_epoch();
    QVERIFY(now >= std::chrono::seconds(before.tv_sec) + std::chrono::nanoseconds(before.tv_nsec));
    QVERIFY(now < std::chrono::seconds(before.tv_sec + 60));
}

void ClockTest::wallClockIsUtc()
{
    const std::int64_t seconds = std::time(nullptr);
    const std::int64_t read = runtime::wallClockNow().unixMs / 1000;
    QVERIFY(read >= seconds - 1 && read <= seconds + 60);
}

TEST_CLASS(ClockTest)

} // namespace bafar::test

#include "clock_test.moc"
