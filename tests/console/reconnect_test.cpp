// How long the console waits before it tries an agent again.
#include "ui/link/reconnect.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using link::ReconnectPolicy;
using namespace std::chrono_literals;

class ReconnectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesDoubleWithinTheirBounds();
    void aConnectionThatHeldStartsOver();
    void aConnectionThatFellAtOnceDoesNot();
};

void ReconnectTest::pausesDoubleWithinTheirBounds()
{
    const Duration full[] = {250ms, 500ms, 1s, 2s, 4s, 5s, 5s, 5s};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        ReconnectPolicy policy;
        Random random(seed);
        for (const Duration expected : full) {
            const Duration pause = policy.failed(Instant(1h), random);
            QVERIFY2(pause <= expected, qPrintable(QString::number(seed)));
            QVERIFY2(pause >= expected - expected / 3, qPrintable(QString::number(seed)));
        }
    }
}

void ReconnectTest::aConnectionThatHeldStartsOver()
{
    ReconnectPolicy policy;
    Random random(7);
    for (int i = 0; i < 6; ++i) {
        (void)policy.failed(Instant(1h), random);
    }
    policy.connected(Instant(1h));
    QVERIFY(policy.failed(Instant(1h + 10s), random) <= 250ms);
}

void ReconnectTest::aConnectionThatFellAtOnceDoesNot()
{
    ReconnectPolicy policy;
    Random random(7);
    for (int i = 0; i < 6; ++i) {
        (void)policy.failed(Instant(1h), random);
    }
    policy.connected(Instant(1h));
    QVERIFY(policy.failed(Instant(1h + 1s), random) > 3s);
}

} // namespace bafar::test

using bafar::test::ReconnectTest;
TEST_CLASS(ReconnectTest)
#include "reconnect_test.moc"
