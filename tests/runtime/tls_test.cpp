// TLS over loopback between this project's two ends: identity, bytes both ways, bounds, goodbye.
// It is larger than the budget because all cases share one pair of ends.
#include "agents/runtime/tls.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <optional>

#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "agents/runtime/listener.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::Loop;
using runtime::PeerIdentity;
using runtime::TlsContext;
using runtime::TlsSide;
using runtime::TlsStream;

/// One end of a connection and what happened to it.
struct End {
    std::unique_ptr<TlsStream> stream;
    std::optional<PeerIdentity> ready;
    std::optional<runtime::Refusal> refused;
    std::optional<Error> closed;
    std::string received;
    int drained = 0;

    TlsStream::Events events()
    {
        return {[this](const PeerIdentity& identity) { ready = identity; },
                [this](const runtime::Refusal& refusal) { refused = refusal; },
                [this](ByteView bytes) { received.append(bytes.begin(), bytes.end()); },
                [this] { ++drained; }, [this](const Error& error) { closed = error; }};
    }

    bool write(const std::string& text) const
    {
        return stream->write(Bytes(text.begin(), text.end()));
    }
};

/// A server n1 and a client of the given role and what the client expects.
struct Connection {
    Connection(Loop& loop,
               const std::shared_ptr<TlsContext>& serverContext,
               const std::shared_ptr<TlsContext>& clientContext,
               const std::string& expectedName)
    {
        const net::Endpoint any{*net::Address::parse("127.0.0.1"), 0};
        listener = *runtime::Listener::open(
            loop, any, [this, &loop, serverContext](runtime::Descriptor socket, const auto&) {
                server.stream =
                    TlsStream::accept(loop, serverContext, socket.release(), server.events());
            });
        client.stream = TlsStream::connect(loop, clientContext, listener->local(), expectedName, 5s,
                                           client.events());
    }

    bool open(Loop& loop) const
    {
        return until(loop, [this] { return client.ready && server.ready; });
    }

    End server;
    End client;
    std::unique_ptr<runtime::Listener> listener;
};

} // namespace

class TlsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void bothSidesLearnWhoTheOtherIs();
    void anyAgentIsAcceptedWithoutAName();
    void bytesWrittenBeforeReadyArrive();
    void bigTransfersArriveWhole();
    void aSlowReaderHoldsTheWriterBack();
    void writeRefusesBeyondTheBound();
    void closeSendsWhatIsQueuedFirst();
    void theStreamMayDieRightAfterClose();
    void aPeerThatClosesIsOrderly();
    void aPeerThatVanishesIsNot();
    void theOwnerMayDestroyTheStreamInItsCallbacks_data();
    void theOwnerMayDestroyTheStreamInItsCallbacks();
    void nobodyListening();
    void theLoopMayDieFirst();
    void contextsNameTheBadFile_data();
    void contextsNameTheBadFile();

private:
    QTemporaryDir folder_;
    std::unique_ptr<Certificates> certificates_;
    runtime::TlsFiles files_;
    std::shared_ptr<TlsContext> server_;
    std::shared_ptr<TlsContext> client_;
};

void TlsTest::initTestCase()
{
    certificates_ = std::make_unique<Certificates>(folder_.path().toStdString(), "lab");
    files_ = certificates_->issue("agent", "n1");
    server_ = Certificates::context(TlsSide::Server, files_);
    client_ = Certificates::context(TlsSide::Client, certificates_->issue("operator", "ann"));
}

void TlsTest::bothSidesLearnWhoTheOtherIs()
{
    Loop loop;
    const Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    QVERIFY(*connection.server.ready == client_->self());
    QVERIFY(*connection.client.ready == server_->self());
    QVERIFY(connection.client.ready->role == "agent" && connection.client.ready->name == "n1");
    QVERIFY(connection.server.stream->peer() == connection.server.ready);
    QVERIFY(!connection.server.stream->refusal());
    QVERIFY(connection.client.stream->remote() == connection.listener->local());
    QVERIFY(connection.server.stream->remote() == connection.client.stream->local());
    QVERIFY(connection.server.stream->local() == connection.listener->local());
}

void TlsTest::anyAgentIsAcceptedWithoutAName()
{
    Loop loop;
    const Connection connection(loop, server_, client_, "");
    QVERIFY(connection.open(loop));
}

void TlsTest::bytesWrittenBeforeReadyArrive()
{
    Loop loop;
    const Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.client.write("early"));
    QVERIFY(until(loop, [&] { return connection.server.received == "early"; }));
    QVERIFY(until(loop, [&] { return connection.client.drained > 0; }));
}

void TlsTest::bigTransfersArriveWhole()
{
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    std::string pattern(3U << 20U, '\0');
    for (std::size_t index = 0; index < pattern.size(); ++index) {
        pattern[index] = static_cast<char>(index * 31U + index / 4096U);
    }
    QVERIFY(connection.client.write(pattern));
    QVERIFY(connection.server.write(pattern)); // both ways at once
    QVERIFY(until(loop, [&] {
        return connection.server.received.size() == pattern.size() &&
               connection.client.received.size() == pattern.size();
    }));
    QVERIFY(connection.server.received == pattern);
    QVERIFY(connection.client.received == pattern);
    QVERIFY(until(loop, [&] { return connection.client.drained > 0; }));
    QCOMPARE(connection.client.drained, 1);
    QCOMPARE(connection.client.stream->queuedBytes(), std::size_t{0});
}

void TlsTest::aSlowReaderHoldsTheWriterBack()
{
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    connection.server.stream->setReading(false);
    const std::string piece(1U << 20U, 'x');
    std::size_t accepted = 0;
    // The kernel's buffers take a few MiB; then the queue must fill and refuse.
    for (int round = 0; round < 200; ++round) {
        while (connection.client.write(piece)) {
            accepted += piece.size();
        }
        loop.turn(1ms);
    }
    QCOMPARE(connection.server.received.size(), std::size_t{0});
    QVERIFY(connection.client.stream->queuedBytes() > TlsStream::OutgoingMax - piece.size());
    QVERIFY(!connection.client.write(piece));
    connection.server.stream->setReading(true);
    QVERIFY(until(loop, [&] { return connection.server.received.size() == accepted; }));
    QVERIFY(!connection.client.closed && !connection.server.closed);
}

void TlsTest::writeRefusesBeyondTheBound()
{
    Loop loop;
    const Connection connection(loop, server_, client_, "n1");
    const Bytes most(TlsStream::OutgoingMax);
    QVERIFY(!connection.client.stream->write(Bytes(TlsStream::OutgoingMax + 1)));
    QVERIFY(connection.client.stream->write(most));
    QVERIFY(!connection.client.stream->write(Bytes{1}));
    QCOMPARE(connection.client.stream->queuedBytes(), TlsStream::OutgoingMax);
}

void TlsTest::closeSendsWhatIsQueuedFirst()
{
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    const std::string answer(2U << 20U, 'a');
    QVERIFY(connection.server.write(answer));
    connection.server.stream->close();
    QVERIFY(!connection.server.write("too late"));
    QVERIFY(until(loop, [&] { return connection.client.closed.has_value(); }));
    QVERIFY(connection.client.received == answer);
    QVERIFY((*connection.client.closed == Error{Code::Unavailable, "closed"}));
    QVERIFY(!connection.server.closed);
}

void TlsTest::theStreamMayDieRightAfterClose()
{
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    // The client still sends, which without lingering would reset the connection and could destroy
    // the answer.
    QVERIFY(connection.client.write(std::string(1U << 20U, 'q')));
    QVERIFY(connection.server.write("403"));
    connection.server.stream->close();
    connection.server.stream.reset();
    QVERIFY(until(loop, [&] { return connection.client.closed.has_value(); }));
    QCOMPARE(connection.client.received, std::string("403"));
    QVERIFY((*connection.client.closed == Error{Code::Unavailable, "closed"}));
}

void TlsTest::aPeerThatClosesIsOrderly()
{
    Loop loop;
    const Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    connection.client.stream->close();
    QVERIFY(until(loop, [&] { return connection.server.closed.has_value(); }));
    QVERIFY((*connection.server.closed == Error{Code::Unavailable, "closed"}));
}

void TlsTest::aPeerThatVanishesIsNot()
{
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    QVERIFY(connection.open(loop));
    connection.client.stream.reset();
    QVERIFY(until(loop, [&] { return connection.server.closed.has_value(); }));
    QVERIFY(connection.server.closed->code == Code::Unavailable);
    QVERIFY(connection.server.closed->text != "closed");
    QVERIFY(!connection.server.write("into the void"));
}

void TlsTest::theOwnerMayDestroyTheStreamInItsCallbacks_data()
{
    QTest::addColumn<QString>("callback");
    for (const char* name : {"ready", "bytes", "drained", "closed"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void TlsTest::theOwnerMayDestroyTheStreamInItsCallbacks()
{
    QFETCH(QString, callback);
    Loop loop;
    Connection connection(loop, server_, client_, "n1");
    const net::Endpoint at = connection.listener->local();
    std::unique_ptr<TlsStream> stream;
    const auto held = std::make_shared<int>(0);
    const auto destroy = [&stream, held](const char*) {
        stream.reset();
        ++*held; // what the callback holds lives until it returns
    };
    TlsStream::Events events;
    if (callback == QLatin1String("ready")) {
        events.onReady = [destroy](const PeerIdentity&) { destroy("ready"); };
    } else if (callback == QLatin1String("bytes")) {
        events.onBytes = [destroy](ByteView) { destroy("bytes"); };
    } else if (callback == QLatin1String("drained")) {
        events.onDrained = [destroy] { destroy("drained"); };
    } else {
        events.onClosed = [destroy](const Error&) { destroy("closed"); };
    }
    QVERIFY(connection.open(loop));
    connection.server.ready.reset();
    stream = TlsStream::connect(loop, client_, at, "n1", 5s, std::move(events));
    QVERIFY(stream->write(Bytes{1}));
    QVERIFY(until(loop, [&] { return connection.server.ready.has_value() || !stream; }));
    if (connection.server.stream) {
        QVERIFY(connection.server.write("x"));
        connection.server.stream->close();
    }
    QVERIFY(until(loop, [&] { return *held == 1; }));
    QVERIFY(!stream);
}

void TlsTest::nobodyListening()
{
    Loop loop;
    net::Endpoint free;
    {
        const auto listener =
            runtime::Listener::open(loop, {*net::Address::parse("127.0.0.1"), 0}, [](auto&&...) {});
        free = (*listener)->local();
    }
    End client;
    client.stream = TlsStream::connect(loop, client_, free, "n1", 5s, client.events());
    QVERIFY(!client.closed); // never inside connect()
    QVERIFY(until(loop, [&] { return client.closed.has_value(); }));
    QVERIFY(client.closed->code == Code::Unavailable);
    QVERIFY2(client.closed->text.find(free.toString()) != std::string::npos,
             client.closed->text.c_str());
}

void TlsTest::theLoopMayDieFirst()
{
    auto loop = std::make_unique<Loop>();
    auto connection = std::make_unique<Connection>(*loop, server_, client_, "n1");
    QVERIFY(connection->open(*loop));
    connection->server.stream->setReading(false);
    QVERIFY(connection->client.write(std::string(3U << 20U, 'x')));
    connection->client.stream->close();
    loop->turn(1ms);
    connection.reset(); // the client's core lingers in the loop
    loop.reset();       // and dies with it; the address sanitizer would tell of a leak
}

void TlsTest::contextsNameTheBadFile_data()
{
    QTest::addColumn<QString>("spoilt");
    QTest::addColumn<QString>("content"); // empty: removed
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* file, const char* content, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(content)
                            << QString::fromLatin1(text);
    };
    row("no authority", "ca.crt", "", "ca.crt");
    row("an authority that is none", "ca.crt", "hello", "there is no certificate in it");
    row("no certificate", "n1.crt", "", "n1.crt");
    row("no key", "n1.key", "", "n1.key");
    row("a key that is none", "n1.key", "hello", "not a private key");
}

void TlsTest::contextsNameTheBadFile()
{
    QFETCH(QString, spoilt);
    QFETCH(QString, content);
    QFETCH(QString, expected);
    const std::string path = folder_.path().toStdString() + "/" + spoilt.toStdString();
    const std::string before = *runtime::readFile(path, 65536);
    if (content.isEmpty()) {
        QVERIFY(::remove(path.c_str()) == 0);
    } else {
        QVERIFY(runtime::writeFileAtomically(path, content.toStdString(), 0600).has_value());
    }
    const auto context = TlsContext::load(TlsSide::Server, files_);
    QVERIFY(runtime::writeFileAtomically(path, before, 0600).has_value());
    QVERIFY(!context.has_value());
    const QString text = QString::fromStdString(context.error().text);
    QVERIFY2(text.contains(expected) && text.contains(spoilt), qPrintable(text));
}

TEST_CLASS(TlsTest)

} // namespace bafar::test

#include "tls_test.moc"
