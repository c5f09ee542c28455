// When a past is asked for: once, again for what is wanted meanwhile, and later and later while it
// cannot be read.
#include <QTest>

#include "tests/support/main.h"
#include "ui/link/past_need.h"

namespace bafar::test {

using namespace std::chrono_literals;
using link::PastNeed;

class PastNeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWantedIsAskedOnce();
    void whatIsWantedMeanwhileIsAskedNext();
    void aFailureIsAskedAgainLaterAndLater();
    void aLongerPastWaitsForNoFailure();
    void itCanBeTooEarly();
};

static constexpr Instant LongAgo{100h};

void PastNeedTest::whatIsWantedIsAskedOnce()
{
    PastNeed need;
    QVERIFY(!need.due(LongAgo));
    need.want(500);
    need.want(700); // is in it
    QCOMPARE(need.due(LongAgo).value_or(-1), std::int64_t{500});
    need.asked();
    QVERIFY(!need.due(LongAgo));
    need.answered(false, LongAgo);
    QVERIFY(!need.due(LongAgo + 24h));
}

void PastNeedTest::whatIsWantedMeanwhileIsAskedNext()
{
    PastNeed need;
    need.want(500);
    need.asked();
    need.want(700);
    QVERIFY(!need.due(LongAgo));
    need.answered(false, LongAgo);
    QVERIFY(need.due(LongAgo).has_value());
    need.asked();
    need.answered(false, LongAgo);
    QVERIFY(!need.due(LongAgo));
}

void PastNeedTest::aFailureIsAskedAgainLaterAndLater()
{
    PastNeed need;
    need.want(500);
    Instant now = LongAgo;
    for (const Duration wait : {10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        QVERIFY(need.due(now).has_value());
        need.asked();
        need.answered(true, now);
        QVERIFY(!need.due(now + wait - 1ms));
        now += wait;
    }
    QCOMPARE(need.due(now).value_or(-1), std::int64_t{500});
    need.asked();
    need.answered(false, now);
    QVERIFY(!need.due(now + 24h));
    need.want(900); // and it begins anew
    need.asked();
    need.answered(true, now);
    QVERIFY(need.due(now + 10s).has_value());
}

void PastNeedTest::aLongerPastWaitsForNoFailure()
{
    PastNeed need;
    need.want(500);
    need.asked();
    need.answered(true, LongAgo);
    need.want(600);
    QVERIFY(!need.due(LongAgo));
    need.want(100);
    QCOMPARE(need.due(LongAgo).value_or(-1), std::int64_t{100});
}

void PastNeedTest::itCanBeTooEarly()
{
    PastNeed need;
    need.want(500, LongAgo + 5s);
    QVERIFY(!need.due(LongAgo + 4s));
    QVERIFY(need.due(LongAgo + 5s).has_value());
}

} // namespace bafar::test

using bafar::test::PastNeedTest;
TEST_CLASS(PastNeedTest)
#include "past_need_test.moc"
