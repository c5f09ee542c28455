// The driver on real interfaces: two nodes and the segment's own ear, each in its namespace.
#include <QObject>
#include <QTest>

#include "tests/floating_ip/lab.h"
#include "tests/floating_ip/lab_spec.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

const QString Address = QStringLiteral("192.0.2.100");

const QString BecameActive = QStringLiteral("\"kind\":\"became_active\"");
const QString BecameBackup = QStringLiteral("\"kind\":\"became_backup\"");

} // namespace

class DriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ownerCarriesTheAddressForALimitedTime();
    void handsOverAndBackWithoutAGap();
    void killedOwnerLosesTheAddressByItself();
    void plannedStopResigns();
    void cutLinkMovesTheAddress();
    void leftoverIsRemovedAtStart();
    void takenAwayAddressIsPutBack();
    void advertsKeepTheBeatAt10Milliseconds();
};

void DriverTest::initTestCase()
{
    if (const QString why = makeSegment(); !why.isEmpty()) {
        QSKIP(qPrintable(why));
    }
}

void DriverTest::ownerCarriesTheAddressForALimitedTime()
{
    const Host host(11);
    NodeProcess node(host, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    QVERIFY(eventually([&] { return host.carries(Address); }, 500));
    const QString shown = host.output(
        QStringLiteral("ip"), {QStringLiteral("-4"), QStringLiteral("addr"), QStringLiteral("show"),
                               QStringLiteral("dev"), QStringLiteral("eth0")});
    QVERIFY2(shown.contains(QStringLiteral("192.0.2.100/32 scope global deprecated dynamic")),
             qPrintable(shown));
    QVERIFY2(node.waitFor(QStringLiteral("\"holds_addresses\":true"), 1000),
             qPrintable(node.story()));
    // Longer than the lifetime: it is renewed.
    QTest::qWait(3500);
    QVERIFY(host.carries(Address));
    // New connections of the node itself do not come from the floating address.
    const QString route =
        host.output(QStringLiteral("ip"),
                    {QStringLiteral("route"), QStringLiteral("get"), QStringLiteral("192.0.2.1")});
    QVERIFY2(route.contains(QStringLiteral("src 192.0.2.11")), qPrintable(route));
}

void DriverTest::handsOverAndBackWithoutAGap()
{
    const Host first(11);
    const Host second(12);
    Ear ear;
    NodeProcess one(first, QStringLiteral("n1"), labSpec(100));
    NodeProcess two(second, QStringLiteral("n2"), labSpec(100));
    QVERIFY2(one.waitFor(BecameActive, 6000), qPrintable(one.story()));
    QVERIFY2(two.waitFor(BecameBackup, 1000), qPrintable(two.story()));
    QTest::qWait(1100); // n2 hears its owner
    two.write(QStringLiteral("take_over web 151 151"));
    QVERIFY2(two.waitFor(QStringLiteral("finished test ok"), 500), qPrintable(two.story()));
    QVERIFY2(one.waitFor(BecameBackup, 500), qPrintable(one.story()));
    QVERIFY(second.carries(Address));
    QVERIFY(!first.carries(Address));
    ear.listen(2500);
    const auto heard = ear.last(QStringLiteral("192.0.2.12"));
    QVERIFY(heard.has_value());
    QCOMPARE(heard->advert.advertisement.priority, std::uint8_t{151});
    one.write(QStringLiteral("take_over web 152 0"));
    QVERIFY2(one.waitFor(QStringLiteral("finished test ok"), 500), qPrintable(one.story()));
    QVERIFY2(two.waitFor(BecameBackup, 500), qPrintable(two.story()));
    QVERIFY(first.carries(Address) && !second.carries(Address));
    ear.clear();
    ear.listen(4500); // three quiet intervals until it settles, and one advert more
    QVERIFY(ear.last(QStringLiteral("192.0.2.11")).has_value());
    QCOMPARE(ear.last(QStringLiteral("192.0.2.11"))->advert.advertisement.priority,
             std::uint8_t{150});
    QVERIFY(!ear.last(QStringLiteral("192.0.2.12")).has_value());
}

void DriverTest::killedOwnerLosesTheAddressByItself()
{
    const Host first(11);
    const Host second(12);
    NodeProcess one(first, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(one.waitFor(BecameActive, 3000), qPrintable(one.story()));
    NodeProcess two(second, QStringLiteral("n2"), labSpec(10));
    QVERIFY2(two.waitFor(BecameBackup, 3000), qPrintable(two.story()));
    QElapsedTimer clock;
    clock.start();
    one.kill();
    // 3 intervals and the skew of priority 100: 361 ms; the process may take a moment to die.
    QVERIFY2(two.waitFor(BecameActive, 3000), qPrintable(two.story()));
    QVERIFY2(clock.elapsed() < 361 + 250, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(eventually([&] { return !first.carries(Address); }, 4000));
    QVERIFY2(clock.elapsed() < 3600, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(second.carries(Address));
}

void DriverTest::plannedStopResigns()
{
    const Host first(11);
    const Host second(12);
    NodeProcess one(first, QStringLiteral("n1"), labSpec(100));
    QVERIFY2(one.waitFor(BecameActive, 6000), qPrintable(one.story()));
    NodeProcess two(second, QStringLiteral("n2"), labSpec(100));
    QVERIFY2(two.waitFor(BecameBackup, 3000), qPrintable(two.story()));
    QTest::qWait(1100);
    QElapsedTimer clock;
    clock.start();
    one.quit();
    QVERIFY(!first.carries(Address));
    // Its last word is told although its loop turns no more.
    QVERIFY2(one.waitFor(QStringLiteral("\"kind\":\"became_initialize\""), 500),
             qPrintable(one.story()));
    QVERIFY2(two.waitFor(BecameActive, 3000), qPrintable(two.story()));
    // The skew of priority 100 at 1 s: 609 ms, not the master-down time of 3.6 s.
    QVERIFY2(clock.elapsed() < 609 + 250, qPrintable(QString::number(clock.elapsed())));
}

void DriverTest::cutLinkMovesTheAddress()
{
    const Host first(11);
    const Host second(12);
    NodeProcess one(first, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(one.waitFor(BecameActive, 3000), qPrintable(one.story()));
    NodeProcess two(second, QStringLiteral("n2"), labSpec(10));
    QVERIFY2(two.waitFor(BecameBackup, 3000), qPrintable(two.story()));
    first.setLink(false);
    QVERIFY2(two.waitFor(BecameActive, 1500), qPrintable(two.story()));
    QVERIFY2(one.waitFor(QStringLiteral("became_initialize"), 1000), qPrintable(one.story()));
    QVERIFY(!first.carries(Address));
    first.setLink(true);
    QVERIFY2(one.waitFor(BecameActive, 3000), qPrintable(one.story()));
    QVERIFY2(two.waitFor(BecameBackup, 1000), qPrintable(two.story()));
    QVERIFY(first.carries(Address) && !second.carries(Address));
}

void DriverTest::leftoverIsRemovedAtStart()
{
    const Host first(11);
    const Host second(12);
    NodeProcess one(first, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(one.waitFor(BecameActive, 3000), qPrintable(one.story()));
    QVERIFY(second.run(QStringLiteral("ip"), {QStringLiteral("addr"), QStringLiteral("add"),
                                              QStringLiteral("192.0.2.100/24"),
                                              QStringLiteral("dev"), QStringLiteral("eth0")}));
    QVERIFY(second.carries(Address));
    NodeProcess two(second, QStringLiteral("n2"), labSpec(10));
    QVERIFY2(two.waitFor(BecameBackup, 3000), qPrintable(two.story()));
    QVERIFY(eventually([&] { return !second.carries(Address); }, 500));
    QVERIFY(second.carries(QStringLiteral("192.0.2.12")));
}

void DriverTest::takenAwayAddressIsPutBack()
{
    const Host host(11);
    NodeProcess node(host, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    QVERIFY2(node.waitFor(QStringLiteral("\"holds_addresses\":true"), 1000),
             qPrintable(node.story()));
    QVERIFY(host.run(QStringLiteral("ip"), {QStringLiteral("addr"), QStringLiteral("del"),
                                            QStringLiteral("192.0.2.100/32"), QStringLiteral("dev"),
                                            QStringLiteral("eth0")}));
    QVERIFY(eventually([&] { return host.carries(Address); }, 200));
}

void DriverTest::advertsKeepTheBeatAt10Milliseconds()
{
    const Host host(11);
    Ear ear;
    NodeProcess node(host, QStringLiteral("n1"), labSpec(1));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    ear.listen(500);
    ear.clear();
    ear.listen(2000);
    const auto count = static_cast<int>(ear.all().size());
    QVERIFY2(count >= 190 && count <= 210, qPrintable(QString::number(count)));
    QCOMPARE(ear.all().front().advert.advertisement.interval, floating_ip::Centiseconds{1});
}

TEST_CLASS(DriverTest)

} // namespace bafar::test

#include "driver_test.moc"
