// sd_notify: the datagrams as systemd would read them, path and abstract sockets.
#include "agents/runtime/systemd.h"

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "agents/runtime/descriptor.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using runtime::ServiceManager;

/// A datagram socket bound as systemd's is, at `path` ('@': abstract).
runtime::Descriptor listenAt(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (path[0] == '@') {
        address.sun_path[0] = '\0';
    }
    runtime::Descriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address),
           static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size()));
    return socket;
}

QByteArray received(const runtime::Descriptor& socket)
{
    std::array<char, 2048> buffer{};
    const ssize_t got = ::recv(socket.get(), buffer.data(), buffer.size(), 0);
    return got < 0 ? QByteArray("nothing") : QByteArray(buffer.data(), static_cast<int>(got));
}

} // namespace

class SystemdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void tells_data();
    void tells();
    void withoutSystemdAllSucceeds();
    void aStatusCannotAddLines();
    void errorsAreTold();
    void watchdogInterval_data();
    void watchdogInterval();
};

void SystemdTest::cleanup()
{
    qunsetenv("NOTIFY_SOCKET");
    qunsetenv("WATCHDOG_USEC");
    qunsetenv("WATCHDOG_PID");
}

void SystemdTest::tells_data()
{
    QTest::addColumn<bool>("isAbstract");
    QTest::newRow("a path") << false;
    QTest::newRow("an abstract name") << true;
}

void SystemdTest::tells()
{
    QFETCH(bool, isAbstract);
    const QTemporaryDir folder;
    const std::string path = (isAbstract ? "@" : "") + folder.path().toStdString() + "/notify";
    const runtime::Descriptor socket = listenAt(path);
    qputenv("NOTIFY_SOCKET", QByteArray::fromStdString(path));
    const ServiceManager manager = ServiceManager::fromEnvironment();
    QVERIFY(manager.present());
    QVERIFY(manager.ready("3 of 3 nodes").has_value());
    QCOMPARE(received(socket), QByteArray("READY=1\nSTATUS=3 of 3 nodes\n"));
    QVERIFY(manager.status("owner of 192.0.2.100").has_value());
    QCOMPARE(received(socket), QByteArray("STATUS=owner of 192.0.2.100\n"));
    QVERIFY(manager.watchdog().has_value());
    QCOMPARE(received(socket), QByteArray("WATCHDOG=1\n"));
    QVERIFY(manager.stopping().has_value());
    QCOMPARE(received(socket), QByteArray("STOPPING=1\n"));
}

void SystemdTest::withoutSystemdAllSucceeds()
{
    const ServiceManager manager = ServiceManager::fromEnvironment();
    QVERIFY(!manager.present());
    QVERIFY(manager.ready("").has_value() && manager.watchdog().has_value());
    QVERIFY(!manager.watchdogInterval());
}

void SystemdTest::aStatusCannotAddLines()
{
    const QTemporaryDir folder;
    const std::string path = folder.path().toStdString() + "/notify";
    const runtime::Descriptor socket = listenAt(path);
    const ServiceManager manager(path, std::nullopt);
    QVERIFY(manager.status("a\nREADY=1").has_value());
    QCOMPARE(received(socket).count('\n'), 1);
}

void SystemdTest::errorsAreTold()
{
    QVERIFY(ServiceManager("relative", std::nullopt).watchdog().error().code == Code::InvalidInput);
    QVERIFY(ServiceManager("/" + std::string(200, 'x'), std::nullopt).watchdog().error().code ==
            Code::InvalidInput);
    QVERIFY(ServiceManager("/no/such/socket", std::nullopt).watchdog().error().code ==
            Code::NotFound);
}

void SystemdTest::watchdogInterval_data()
{
    QTest::addColumn<QByteArray>("microseconds");
    QTest::addColumn<QByteArray>("process");
    QTest::addColumn<int>("milliseconds"); // -1: none
    const QByteArray own = QByteArray::number(::getpid());
    QTest::newRow("ten seconds") << QByteArray("10000000") << own << 10000;
    QTest::newRow("for whoever asks") << QByteArray("2000000") << QByteArray() << 2000;
    QTest::newRow("for another process") << QByteArray("2000000") << QByteArray("1") << -1;
    QTest::newRow("zero") << QByteArray("0") << own << -1;
    QTest::newRow("no number") << QByteArray("10s") << own << -1;
    QTest::newRow("negative") << QByteArray("-5") << own << -1;
    QTest::newRow("beyond all reason") << QByteArray("18446744073709551615") << own << -1;
}

void SystemdTest::watchdogInterval()
{
    QFETCH(QByteArray, microseconds);
    QFETCH(QByteArray, process);
    QFETCH(int, milliseconds);
    qputenv("WATCHDOG_USEC", microseconds);
    if (!process.isEmpty()) {
        qputenv("WATCHDOG_PID", process);
    }
    const auto interval = ServiceManager::fromEnvironment().watchdogInterval();
    const auto read =
        interval ? std::chrono::duration_cast<std::chrono::milliseconds>(*interval).count() : -1;
    QCOMPARE(static_cast<int>(read), milliseconds);
}

TEST_CLASS(SystemdTest)

} // namespace bafar::test

#include "systemd_test.moc"
