// When a lost peer is tried again.
#include "core/base/reconnect.h"

#include <QTest>
#include <set>

#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

class ReconnectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesDoubleWithinTheirBounds();
    void aConnectionThatHeldStartsOver();
    void aConnectionThatFellAtOnceDoesNot();
    void anOldConnectionIsNotRemembered();
    void peersDoNotReturnInStep();
};

static Reconnect failedOften(Random& random)
{
    Reconnect reconnect;
    for (int i = 0; i < 6; ++i) {
        (void)reconnect.failed(Instant(1h), random);
    }
    return reconnect;
}

void ReconnectTest::pausesDoubleWithinTheirBounds()
{
    const Duration full[] = {250ms, 500ms, 1s, 2s, 4s, 5s, 5s, 5s};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Reconnect reconnect;
        Random random(seed);
        for (const Duration expected : full) {
            const Duration pause = reconnect.failed(Instant(1h), random);
            QVERIFY2(pause <= expected, qPrintable(QString::number(seed)));
            QVERIFY2(pause >= expected / 2, qPrintable(QString::number(seed)));
        }
    }
}

void ReconnectTest::aConnectionThatHeldStartsOver()
{
    Random random(7);
    Reconnect reconnect = failedOften(random);
    reconnect.connected(Instant(1h));
    QVERIFY(reconnect.failed(Instant(1h + 10s), random) <= 250ms);
}

void ReconnectTest::aConnectionThatFellAtOnceDoesNot()
{
    Random random(7);
    Reconnect reconnect = failedOften(random);
    reconnect.connected(Instant(1h));
    QVERIFY(reconnect.failed(Instant(1h + 9s), random) >= 2500ms);
}

void ReconnectTest::anOldConnectionIsNotRemembered()
{
    Random random(7);
    Reconnect reconnect;
    reconnect.connected(Instant(1h));
    (void)reconnect.failed(Instant(1h + 1s), random);
    QVERIFY(reconnect.failed(Instant(2h), random) > 250ms);
    QVERIFY(reconnect.failed(Instant(3h), random) >= 500ms);
}

void ReconnectTest::peersDoNotReturnInStep()
{
    std::set<Duration> pauses;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        pauses.insert(Reconnect().failed(Instant(1h), random));
    }
    QVERIFY(pauses.size() > 40);
}

TEST_CLASS(ReconnectTest)

} // namespace bafar::test

#include "reconnect_test.moc"
