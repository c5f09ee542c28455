// One group with a real Keepalived: it takes over from us and gives way to us, by the addresses
// that are there and the adverts that are heard.
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/floating_ip/lab.h"
#include "tests/floating_ip/lab_spec.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

const QString Program = QStringLiteral("/usr/sbin/keepalived");
const QString Address = QStringLiteral("192.0.2.100");
const QString BecameActive = QStringLiteral("\"kind\":\"became_active\"");
const QString BecameBackup = QStringLiteral("\"kind\":\"became_backup\"");

/// Keepalived on a host, in the foreground, with files of its own.
class Keepalived {
public:
    Keepalived(const Host& host, int priority, const QString& extra = {})
    {
        QFile file(directory_.filePath(QStringLiteral("keepalived.conf")));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QStringLiteral("vrrp_instance web {\n"
                                      "  version 3\n"
                                      "  state BACKUP\n"
                                      "  interface eth0\n"
                                      "  virtual_router_id 51\n"
                                      "  priority %1\n"
                                      "  advert_int 0.1\n"
                                      "  %2\n"
                                      "  virtual_ipaddress { 192.0.2.100/32 dev eth0 }\n"
                                      "}\n")
                           .arg(priority)
                           .arg(extra)
                           .toUtf8());
        }
        file.close();
        const auto [program, arguments] = host.inside(
            Program, {QStringLiteral("-n"), QStringLiteral("-l"), QStringLiteral("-D"),
                      QStringLiteral("-P"), QStringLiteral("-f"), file.fileName(),
                      QStringLiteral("-p"), directory_.filePath(QStringLiteral("main.pid")),
                      QStringLiteral("-r"), directory_.filePath(QStringLiteral("vrrp.pid"))});
        process_.setProcessChannelMode(QProcess::MergedChannels);
        process_.start(program, arguments);
    }

    ~Keepalived() { stop(); }

    /// A planned stop: it resigns.
    void stop()
    {
        if (process_.state() != QProcess::NotRunning) {
            process_.terminate();
            if (!process_.waitForFinished(5000)) {
                process_.kill();
                process_.waitForFinished();
            }
        }
    }

    [[nodiscard]] QByteArray log() { return process_.readAll(); }

private:
    QTemporaryDir directory_;
    QProcess process_;
};

} // namespace

class KeepalivedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void higherKeepalivedTakesOverAndGivesBack();
    void lowerKeepalivedGivesWay();
    void keepalivedTakesOverWhenWeStop();
    void keepalivedTakesOverWhenWeAreKilled();
    void handOverTakesFromAHigherKeepalived();
    void otherDialectIsSplitBrainAndSaid();
    void bothSendTheSameBytes();
};

void KeepalivedTest::initTestCase()
{
    if (!QFileInfo::exists(Program)) {
        QSKIP("keepalived is not installed");
    }
    if (const QString why = makeSegment(); !why.isEmpty()) {
        QSKIP(qPrintable(why));
    }
}

void KeepalivedTest::higherKeepalivedTakesOverAndGivesBack()
{
    const Host ours(11);
    const Host theirs(13);
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    Keepalived keepalived(theirs, 200);
    QVERIFY2(node.waitFor(BecameBackup, 5000), qPrintable(node.story()));
    QVERIFY2(eventually([&] { return theirs.carries(Address) && !ours.carries(Address); }, 2000),
             keepalived.log().constData());
    // It stays so: nobody flaps.
    QTest::qWait(1000);
    QVERIFY(theirs.carries(Address) && !ours.carries(Address));
    QVERIFY2(!node.waitFor(BecameActive, 0), qPrintable(node.story()));
    QElapsedTimer clock;
    clock.start();
    keepalived.stop();
    QVERIFY2(node.waitFor(BecameActive, 2000), qPrintable(node.story()));
    QVERIFY(eventually([&] { return ours.carries(Address) && !theirs.carries(Address); }, 500));
}

void KeepalivedTest::lowerKeepalivedGivesWay()
{
    const Host ours(11);
    const Host theirs(13);
    Keepalived keepalived(theirs, 100);
    QVERIFY2(eventually([&] { return theirs.carries(Address); }, 5000),
             keepalived.log().constData());
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    QVERIFY2(eventually([&] { return ours.carries(Address) && !theirs.carries(Address); }, 1000),
             keepalived.log().constData());
    QTest::qWait(1000);
    QVERIFY(ours.carries(Address) && !theirs.carries(Address));
    QVERIFY2(!node.heard().contains(QStringLiteral("split_brain")), qPrintable(node.story()));
}

void KeepalivedTest::keepalivedTakesOverWhenWeStop()
{
    const Host ours(11);
    const Host theirs(13);
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    Keepalived keepalived(theirs, 100);
    QTest::qWait(2000); // it has heard us and waits
    QVERIFY(!theirs.carries(Address));
    node.quit();
    QVERIFY(!ours.carries(Address));
    QVERIFY2(eventually([&] { return theirs.carries(Address); }, 1000),
             keepalived.log().constData());
}

void KeepalivedTest::keepalivedTakesOverWhenWeAreKilled()
{
    const Host ours(11);
    const Host theirs(13);
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    Keepalived keepalived(theirs, 100);
    QTest::qWait(2000);
    node.kill();
    QVERIFY2(eventually([&] { return theirs.carries(Address); }, 1500),
             keepalived.log().constData());
    QVERIFY(eventually([&] { return !ours.carries(Address); }, 3500));
}

void KeepalivedTest::handOverTakesFromAHigherKeepalived()
{
    const Host ours(11);
    const Host theirs(13);
    Keepalived keepalived(theirs, 200);
    QVERIFY2(eventually([&] { return theirs.carries(Address); }, 5000),
             keepalived.log().constData());
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(QStringLiteral("\"owner\":\"192.0.2.13\""), 3000),
             qPrintable(node.story()));
    node.write(QStringLiteral("take_over web 201 201"));
    QVERIFY2(node.waitFor(QStringLiteral("finished test ok"), 500), qPrintable(node.story()));
    QVERIFY2(eventually([&] { return ours.carries(Address) && !theirs.carries(Address); }, 1000),
             keepalived.log().constData());
    QTest::qWait(1500); // well past settling: the claim is kept against a stranger
    QVERIFY(ours.carries(Address) && !theirs.carries(Address));
    QVERIFY2(!node.heard().contains(QStringLiteral("split_brain")), qPrintable(node.story()));
}

void KeepalivedTest::otherDialectIsSplitBrainAndSaid()
{
    const Host ours(11);
    const Host theirs(13);
    // A slower interval than Keepalived's: 2.2.7 starts its own anew at every advert that it
    // refuses, and so would fall silent beside an equal one.
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(30, QStringLiteral("rfc9568")));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    Keepalived keepalived(theirs, 100);
    QVERIFY2(node.waitFor(QStringLiteral("\"kind\":\"split_brain\""), 5000),
             qPrintable(node.story()));
    QVERIFY2(node.waitFor(QStringLiteral("other checksum profile"), 500), qPrintable(node.story()));
    keepalived.stop();
    QVERIFY2(node.waitFor(QStringLiteral("\"kind\":\"split_brain_ended\""), 2000),
             qPrintable(node.story()));
}

void KeepalivedTest::bothSendTheSameBytes()
{
    const Host ours(11);
    const Host theirs(13);
    Ear ear;
    {
        Keepalived keepalived(theirs, 150);
        QVERIFY(eventually([&] { return theirs.carries(Address); }, 5000));
        ear.listen(500);
    }
    const auto their = ear.last(QStringLiteral("192.0.2.13"));
    QVERIFY(their.has_value());
    NodeProcess node(ours, QStringLiteral("n1"), labSpec(10));
    QVERIFY2(node.waitFor(BecameActive, 3000), qPrintable(node.story()));
    ear.listen(500);
    const auto our = ear.last(QStringLiteral("192.0.2.11"));
    QVERIFY(our.has_value());
    QCOMPARE(our->advert.advertisement.priority, std::uint8_t{150});
    QVERIFY(our->advert == their->advert);
}

TEST_CLASS(KeepalivedTest)

} // namespace bafar::test

#include "keepalived_test.moc"
