// What one TLS connection may take of its loop: work in a turn, and time after its close.
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <future>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <thread>

#include "agents/runtime/listener.h"
#include "agents/runtime/tls.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::Loop;
using runtime::TlsContext;
using runtime::TlsSide;
using runtime::TlsStream;

constexpr int KeyUpdates = 200;

/// Connects without a certificate, changes its keys over and over, and then says "x".
void floodWithKeyUpdates(const net::Endpoint& to, std::atomic<bool>& sent, std::future<void> end)
{
    const runtime::SocketAddress address = runtime::SocketAddress::from(to);
    const runtime::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL* ssl = SSL_new(context);
    SSL_set_fd(ssl, socket.get());
    bool fine = ::connect(socket.get(), address.pointer(), address.length) == 0;
    fine = fine && SSL_connect(ssl) == 1;
    for (int i = 0; fine && i < KeyUpdates; ++i) {
        fine = SSL_key_update(ssl, SSL_KEY_UPDATE_NOT_REQUESTED) == 1 && SSL_do_handshake(ssl) == 1;
    }
    sent = fine && SSL_write(ssl, "x", 1) == 1;
    end.wait();
    SSL_free(ssl);
    SSL_CTX_free(context);
}

} // namespace

class TlsLimitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keyUpdatesAreOneATurn();
    void aClosedConnectionIsHeldAsLongAsItLingers();

private:
    QTemporaryDir folder_;
    std::shared_ptr<TlsContext> server_;
    std::shared_ptr<TlsContext> client_;
};

void TlsLimitsTest::initTestCase()
{
    Certificates certificates(folder_.path().toStdString(), "lab");
    server_ = Certificates::context(TlsSide::Server, certificates.issue("agent", "n1"));
    client_ = Certificates::context(TlsSide::Client, certificates.issue("operator", "ann"));
}

void TlsLimitsTest::keyUpdatesAreOneATurn()
{
    Loop loop;
    std::unique_ptr<TlsStream> stream;
    std::string received;
    bool ready = false;
    TlsStream::Events events;
    events.onRefused = [&](const runtime::Refusal&) {
        ready = true;
        stream->setReading(false);
    };
    events.onBytes = [&](ByteView bytes) { received.append(bytes.begin(), bytes.end()); };
    const auto listener = *runtime::Listener::open(
        loop, {*net::Address::parse("127.0.0.1"), 0}, [&](runtime::Descriptor socket, const auto&) {
            stream = TlsStream::accept(loop, server_, socket.release(), events);
        });
    std::atomic<bool> sent = false;
    std::promise<void> end;
    std::thread other(
        [&, at = listener->local()] { floodWithKeyUpdates(at, sent, end.get_future()); });
    const bool prepared = until(loop, [&] { return ready && sent; });
    int turns = 0;
    if (prepared) {
        stream->setReading(true);
        while (received.empty() && ++turns < 10 * KeyUpdates) {
            loop.turn(10ms);
        }
    }
    end.set_value();
    other.join();
    QVERIFY(prepared);
    QCOMPARE(received, std::string("x"));
    QVERIFY2(turns >= KeyUpdates, qPrintable(QString::number(turns)));
}

void TlsLimitsTest::aClosedConnectionIsHeldAsLongAsItLingers()
{
    Loop loop;
    std::unique_ptr<TlsStream> server;
    auto token = std::make_shared<int>();
    const std::weak_ptr<int> held = token;
    TlsStream::Events events;
    events.held = std::move(token);
    const auto listener = *runtime::Listener::open(
        loop, {*net::Address::parse("127.0.0.1"), 0}, [&](runtime::Descriptor socket, const auto&) {
            server = TlsStream::accept(loop, server_, socket.release(), std::move(events));
        });
    bool ready = false;
    std::unique_ptr<TlsStream> client;
    TlsStream::Events others;
    others.onReady = [&](const runtime::PeerIdentity&) {
        client->setReading(false); // and never reads
        ready = true;
    };
    client = TlsStream::connect(loop, client_, listener->local(), "n1", 10s, others);
    QVERIFY(until(loop, [&] { return ready && server && server->peer(); }));
    while (server->queuedBytes() < TlsStream::OutgoingMax / 2) { // more than the kernel takes
        QVERIFY(server->write(Bytes(1U << 20U)));
        loop.turn({});
    }
    server->close(300ms);
    server.reset();
    loop.turn({});
    QVERIFY2(!held.expired(), "it has not said goodbye yet");
    QVERIFY(until(loop, [&] { return held.expired(); }));
}

TEST_CLASS(TlsLimitsTest)

} // namespace bafar::test

#include "tls_limits_test.moc"
