// Sockets and the listener over loopback, both families.
#include "agents/runtime/socket.h"

#include <QTest>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/resource.h>
#include <unistd.h>

#include "agents/runtime/clock.h"
#include "agents/runtime/listener.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using runtime::Descriptor;
using runtime::Loop;

net::Endpoint loopback(bool v4 = true)
{
    return {*net::Address::parse(v4 ? "127.0.0.1" : "::1"), 0};
}

int option(int socket, int level, int name)
{
    int value = -1;
    socklen_t length = sizeof value;
    ::getsockopt(socket, level, name, &value, &length);
    return value;
}

} // namespace

class SocketTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void addressesGoThroughTheKernelsForm_data();
    void addressesGoThroughTheKernelsForm();
    void connectsAndAccepts_data();
    void connectsAndAccepts();
    void acceptedConnectionsAreTuned();
    void connectsFromTheAddressGiven();
    void aPortInUseIsAConflict();
    void reusePortShares();
    void anAddressNotHereIsUnavailableUnlessFreeBind();
    void aRefusedConnectionNamesTheAddress();
    void acceptSaysWhenNothingWaits();
    void theListenerMayBeDestroyedByItsCallback();
    void outOfDescriptorsTheListenerPausesAndRecovers();
    void udpBinds();
};

void SocketTest::addressesGoThroughTheKernelsForm_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::newRow("IPv4") << QStringLiteral("192.0.2.11:7600");
    QTest::newRow("IPv6") << QStringLiteral("[2001:db8:77::11]:65535");
}

void SocketTest::addressesGoThroughTheKernelsForm()
{
    QFETCH(QString, endpoint);
    const net::Endpoint given = *net::Endpoint::parse(endpoint.toStdString());
    QVERIFY(runtime::SocketAddress::from(given).endpoint() == given);
    QVERIFY(runtime::SocketAddress().endpoint() == net::Endpoint());
}

void SocketTest::connectsAndAccepts_data()
{
    QTest::addColumn<bool>("v4");
    QTest::newRow("IPv4") << true;
    QTest::newRow("IPv6") << false;
}

void SocketTest::connectsAndAccepts()
{
    QFETCH(bool, v4);
    Loop loop;
    std::optional<Descriptor> accepted;
    std::optional<net::Endpoint> from;
    auto listener = runtime::Listener::open(loop, loopback(v4),
                                            [&](Descriptor socket, const net::Endpoint& peer) {
                                                accepted = std::move(socket);
                                                from = peer;
                                            });
    QVERIFY(listener.has_value());
    QVERIFY((*listener)->local().port != 0);
    const Result<Descriptor> socket = runtime::connectTcp((*listener)->local());
    QVERIFY(socket.has_value());
    QVERIFY(until(loop, [&] { return accepted.has_value(); }));
    QVERIFY(runtime::pendingError(socket->get(), (*listener)->local()).has_value());
    QVERIFY(*from == runtime::localEndpoint(socket->get()));
    QVERIFY(runtime::remoteEndpoint(accepted->get()) == *from);
    QVERIFY(runtime::localEndpoint(accepted->get()) == (*listener)->local());
    QCOMPARE((*listener)->pauses(), std::uint64_t{0});
}

void SocketTest::acceptedConnectionsAreTuned()
{
    Loop loop;
    std::optional<Descriptor> accepted;
    const auto listener = *runtime::Listener::open(
        loop, loopback(), [&](Descriptor socket, const auto&) { accepted = std::move(socket); });
    const Descriptor socket = *runtime::connectTcp(listener->local());
    QVERIFY(until(loop, [&] { return accepted.has_value(); }));
    for (const int end : {socket.get(), accepted->get()}) {
        QCOMPARE(option(end, IPPROTO_TCP, TCP_NODELAY), 1);
        QCOMPARE(option(end, SOL_SOCKET, SO_KEEPALIVE), 1);
        QCOMPARE(option(end, IPPROTO_TCP, TCP_USER_TIMEOUT), 15000);
        const int silent =
            option(end, IPPROTO_TCP, TCP_KEEPIDLE) +
            option(end, IPPROTO_TCP, TCP_KEEPINTVL) * option(end, IPPROTO_TCP, TCP_KEEPCNT);
        QCOMPARE(silent, 15);
    }
}

void SocketTest::connectsFromTheAddressGiven()
{
    const Descriptor listener = *runtime::listenTcp(loopback());
    const net::Address from = *net::Address::parse("127.0.0.9");
    const auto socket = runtime::connectTcp(runtime::localEndpoint(listener.get()), from);
    QVERIFY(socket.has_value());
    QVERIFY(runtime::localEndpoint(socket->get()).address == from);
}

void SocketTest::aPortInUseIsAConflict()
{
    const Descriptor first = *runtime::listenTcp(loopback());
    const net::Endpoint at = runtime::localEndpoint(first.get());
    const auto second = runtime::listenTcp(at);
    QVERIFY(!second && second.error().code == Code::Conflict);
    QVERIFY(second.error().text.find(at.toString()) != std::string::npos);
}

void SocketTest::reusePortShares()
{
    const runtime::ListenOptions options{.reusePort = true};
    const Descriptor first = *runtime::listenTcp(loopback(), options);
    QVERIFY(runtime::listenTcp(runtime::localEndpoint(first.get()), options).has_value());
}

void SocketTest::anAddressNotHereIsUnavailableUnlessFreeBind()
{
    const net::Endpoint foreign{*net::Address::parse("192.0.2.100"), 0};
    const auto refused = runtime::listenTcp(foreign);
    QVERIFY(!refused && refused.error().code == Code::Unavailable);
    QVERIFY(runtime::listenTcp(foreign, {.freeBind = true}).has_value());
}

void SocketTest::aRefusedConnectionNamesTheAddress()
{
    net::Endpoint free;
    {
        const Descriptor listener = *runtime::listenTcp(loopback());
        free = runtime::localEndpoint(listener.get());
    }
    Loop loop;
    const Result<Descriptor> socket = runtime::connectTcp(free);
    QVERIFY(socket.has_value());
    bool done = false;
    const runtime::Watch watch(loop, socket->get(), {.readable = false, .writable = true},
                               [&done](runtime::Readiness) { done = true; });
    QVERIFY(until(loop, [&] { return done; }));
    const Result<void> result = runtime::pendingError(socket->get(), free);
    QVERIFY(!result && result.error().code == Code::Unavailable);
    QCOMPARE(result.error().text, "connecting to " + free.toString() + ": Connection refused");
}

void SocketTest::acceptSaysWhenNothingWaits()
{
    const Descriptor listener = *runtime::listenTcp(loopback());
    const auto nothing = runtime::acceptTcp(listener.get());
    QVERIFY(nothing.has_value() && !nothing->has_value());
    const Descriptor plain = *runtime::bindUdp(loopback());
    const auto wrong = runtime::acceptTcp(plain.get());
    QVERIFY(!wrong && wrong.error().code == Code::Internal);
}

void SocketTest::theListenerMayBeDestroyedByItsCallback()
{
    Loop loop;
    std::unique_ptr<runtime::Listener> listener;
    int accepted = 0;
    listener = *runtime::Listener::open(loop, loopback(), [&](Descriptor, const auto&) {
        ++accepted;
        listener.reset();
    });
    const net::Endpoint at = listener->local();
    const Descriptor one = *runtime::connectTcp(at);
    const Descriptor two = *runtime::connectTcp(at);
    QVERIFY(until(loop, [&] { return !listener; }));
    QCOMPARE(accepted, 1);
}

void SocketTest::outOfDescriptorsTheListenerPausesAndRecovers()
{
    Loop loop;
    int accepted = 0;
    const auto listener =
        *runtime::Listener::open(loop, loopback(), [&](Descriptor, const auto&) { ++accepted; });
    const Descriptor waiting = *runtime::connectTcp(listener->local());
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit low = before;
    low.rlim_cur = 256;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
    std::vector<Descriptor> all;
    for (int copy = ::dup(waiting.get()); copy >= 0; copy = ::dup(waiting.get())) {
        all.emplace_back(copy);
    }
    int turns = 0;
    const bool paused = until(loop, [&] { return listener->pauses() >= 2; });
    for (const Instant start = runtime::monotonicNow();
         runtime::monotonicNow() < start + std::chrono::milliseconds(500); ++turns) {
        loop.turn(std::chrono::milliseconds(100));
    }
    const std::uint64_t pauses = listener->pauses();
    all.clear();
    ::setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(paused);
    QVERIFY2(turns <= 20, "the loop spins while a connection cannot be accepted");
    QVERIFY(pauses >= 2 && pauses <= 2 + 10);
    QCOMPARE(accepted, 0);
    QVERIFY(until(loop, [&] { return accepted == 1; }));
}

void SocketTest::udpBinds()
{
    const Result<Descriptor> socket = runtime::bindUdp(loopback(false));
    QVERIFY(socket.has_value());
    QVERIFY(runtime::localEndpoint(socket->get()).port != 0);
    QCOMPARE(option(socket->get(), IPPROTO_IPV6, IPV6_V6ONLY), 1);
}

TEST_CLASS(SocketTest)

} // namespace bafar::test

#include "socket_test.moc"
