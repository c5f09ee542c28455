// Signals arrive on the loop instead of interrupting anything.
#include "agents/runtime/signals.h"

#include <QTest>
#include <array>
#include <csignal>
#include <vector>

#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

class SignalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void arriveOnTheLoop();
    void theOwnerMayDestroyThemInTheirCallback();
};

void SignalsTest::arriveOnTheLoop()
{
    runtime::Loop loop;
    std::vector<int> seen;
    constexpr std::array Wanted = {SIGUSR1, SIGUSR2};
    const auto signals =
        runtime::Signals::open(loop, Wanted, [&seen](int signal) { seen.push_back(signal); });
    QVERIFY(signals.has_value());
    // To this thread: Qt Test has a watchdog thread that blocks nothing.
    std::raise(SIGUSR1);
    std::raise(SIGUSR2);
    QVERIFY(seen.empty());
    QVERIFY(until(loop, [&] { return seen.size() == 2; }));
    QVERIFY((seen == std::vector<int>{SIGUSR1, SIGUSR2}));
}

void SignalsTest::theOwnerMayDestroyThemInTheirCallback()
{
    runtime::Loop loop;
    std::unique_ptr<runtime::Signals> signals;
    constexpr std::array Wanted = {SIGUSR1};
    signals = *runtime::Signals::open(loop, Wanted, [&signals](int) { signals.reset(); });
    std::raise(SIGUSR1);
    QVERIFY(until(loop, [&] { return !signals; }));
}

TEST_CLASS(SignalsTest)

} // namespace bafar::test

#include "signals_test.moc"
