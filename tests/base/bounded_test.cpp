// Bounded containers: one refuses when full, the other forgets the oldest.
#include "core/base/bounded.h"

#include <QTest>
#include <vector>

#include "tests/support/main.h"

namespace bafar::test {

class BoundedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void queueRefusesWhenFull();
    void queueKeepsOrder();
    void recentForgetsTheOldest();
};

void BoundedTest::queueRefusesWhenFull()
{
    BoundedQueue<int> queue(2);
    QVERIFY(queue.push(1));
    QVERIFY(queue.push(2));
    QVERIFY(!queue.push(3));
    QCOMPARE(queue.size(), std::size_t{2});
    QCOMPARE(queue.pop(), 1);
    QVERIFY(queue.push(4));
    QCOMPARE(queue.capacity(), std::size_t{2});
}

void BoundedTest::queueKeepsOrder()
{
    BoundedQueue<int> queue(3);
    QVERIFY(queue.push(1) && queue.push(2) && queue.push(3));
    QCOMPARE(queue.front(), 1);
    QCOMPARE(queue.pop(), 1);
    QCOMPARE(queue.pop(), 2);
    QCOMPARE(queue.pop(), 3);
    QVERIFY(queue.empty());
}

void BoundedTest::recentForgetsTheOldest()
{
    RecentList<int> list(3);
    for (int value = 1; value <= 5; ++value) {
        list.push(value);
    }
    QVERIFY((std::vector<int>(list.begin(), list.end()) == std::vector<int>{3, 4, 5}));
    QCOMPARE(list.front(), 3);
    QCOMPARE(list.back(), 5);
    QCOMPARE(list[1], 4);
    list.clear();
    QVERIFY(list.empty());
}

TEST_CLASS(BoundedTest)

} // namespace bafar::test

#include "bounded_test.moc"
