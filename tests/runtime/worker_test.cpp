// The worker: order, results on the loop's thread, the bound, destruction with work under way.
#include "agents/runtime/worker.h"

#include <QTest>
#include <atomic>
#include <thread>

#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using runtime::Loop;
using runtime::Worker;

class WorkerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void worksElsewhereAndReportsHereInOrder();
    void computesAValue();
    void refusesBeyondItsCapacity();
    void finishesButDoesNotReportAfterItsDeath();
    void aReportMayDestroyTheWorker();
    void reportsArriveThroughACrowdedLoop();
};

void WorkerTest::worksElsewhereAndReportsHereInOrder()
{
    Loop loop;
    Worker worker(loop, "worker");
    const std::thread::id here = std::this_thread::get_id();
    std::atomic<int> elsewhere = 0;
    std::string order;
    for (const char name : {'a', 'b', 'c'}) {
        QVERIFY(worker.run([&] { elsewhere += std::this_thread::get_id() != here ? 1 : 0; },
                           [&, name] {
                               order += name;
                               QVERIFY(std::this_thread::get_id() == here);
                           }));
    }
    QCOMPARE(worker.pending(), std::size_t{3});
    QVERIFY(until(loop, [&] { return worker.pending() == 0; }));
    QCOMPARE(order, std::string("abc"));
    QCOMPARE(elsewhere.load(), 3);
}

void WorkerTest::computesAValue()
{
    Loop loop;
    Worker worker(loop, "worker");
    std::unique_ptr<int> got;
    QVERIFY(worker.compute([] { return std::make_unique<int>(42); },
                           [&got](std::unique_ptr<int> value) { got = std::move(value); }));
    QVERIFY(until(loop, [&] { return got != nullptr; }));
    QCOMPARE(*got, 42);
}

void WorkerTest::refusesBeyondItsCapacity()
{
    Loop loop;
    Worker worker(loop, "worker", 2);
    std::atomic<bool> go = false;
    const auto wait = [&go] { go.wait(false); };
    int reported = 0;
    QVERIFY(worker.run(wait, [&reported] { ++reported; }));
    QVERIFY(worker.run(wait, [&reported] { ++reported; }));
    QVERIFY(!worker.run([] {}, [&reported] { reported += 100; }));
    go = true;
    go.notify_all();
    QVERIFY(until(loop, [&] { return reported == 2; }));
    QVERIFY(worker.run([] {}));
}

void WorkerTest::finishesButDoesNotReportAfterItsDeath()
{
    Loop loop;
    std::atomic<int> worked = 0;
    int reported = 0;
    {
        Worker worker(loop, "worker");
        for (int count = 0; count < 5; ++count) {
            QVERIFY(worker.run([&worked] { ++worked; }, [&reported] { ++reported; }));
        }
    }
    QCOMPARE(worked.load(), 5);
    loop.turn(std::chrono::milliseconds(1));
    loop.turn(std::chrono::milliseconds(1));
    QCOMPARE(reported, 0);
}

void WorkerTest::aReportMayDestroyTheWorker()
{
    Loop loop;
    auto worker = std::make_unique<Worker>(loop, "worker");
    QVERIFY(worker->run([] {}, [&worker] { worker.reset(); }));
    QVERIFY(until(loop, [&] { return worker == nullptr; }));
}

void WorkerTest::reportsArriveThroughACrowdedLoop()
{
    Loop loop(runtime::LoopOptions{.postedMax = 1});
    Worker worker(loop, "worker");
    int reported = 0;
    for (int count = 0; count < 50; ++count) {
        QVERIFY(worker.run([] {}, [&reported] { ++reported; }));
    }
    QVERIFY(until(loop, [&] { return reported == 50; }));
}

TEST_CLASS(WorkerTest)

} // namespace bafar::test

#include "worker_test.moc"
