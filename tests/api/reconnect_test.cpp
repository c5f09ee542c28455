// When a lost peer is tried again.
#include "agents/cluster/reconnect.h"

#include <QTest>
#include <set>

#include "tests/support/main.h"

namespace bafar::test {

using cluster::Reconnect;

class ReconnectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void delaysGrowAndStayInBounds();
    void successStartsAgain();
    void agentsDoNotReturnInStep();
};

void ReconnectTest::delaysGrowAndStayInBounds()
{
    Reconnect policy{Random(1)};
    Duration most = Reconnect::First;
    for (int i = 0; i < 20; ++i) {
        const Duration delay = policy.next();
        QVERIFY(delay >= most / 2);
        QVERIFY(delay <= most);
        most = std::min(most * 2, Reconnect::Last);
    }
}

void ReconnectTest::successStartsAgain()
{
    Reconnect policy{Random(1)};
    for (int i = 0; i < 10; ++i) {
        std::ignore = policy.next();
    }
    policy.succeeded();
    QVERIFY(policy.next() <= Reconnect::First);
}

void ReconnectTest::agentsDoNotReturnInStep()
{
    std::set<Duration> delays;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        delays.insert(Reconnect{Random(seed)}.next());
    }
    QVERIFY(delays.size() > 40);
}

TEST_CLASS(ReconnectTest)

} // namespace bafar::test

#include "reconnect_test.moc"
