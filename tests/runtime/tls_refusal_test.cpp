// What TLS says to peers it does not accept: the server tells exactly why and still answers, the
// client never believes such a server; bytes that are no TLS, and peers that say nothing.
// It is larger than the budget because every reason for a refusal, from both sides, shares one
// authority that is slow to make.
#include <QTemporaryDir>
#include <QTest>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <optional>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "agents/runtime/certificate.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "agents/runtime/listener.h"
#include "agents/runtime/tls.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using runtime::Loop;
using runtime::Refusal;
using runtime::RefusalReason;
using runtime::TlsContext;
using runtime::TlsFiles;
using runtime::TlsSide;
using runtime::TlsStream;

/// A server that answers a refused peer with the reason, as the API does.
class Server {
public:
    Server(Loop& loop, std::shared_ptr<TlsContext> context, Duration handshakeLimit = 5s)
    {
        const net::Endpoint any{*net::Address::parse("127.0.0.1"), 0};
        listener_ = *runtime::Listener::open(
            loop, any,
            [this, &loop, context, handshakeLimit](runtime::Descriptor socket, const auto&) {
                stream =
                    TlsStream::accept(loop, context, socket.release(), events(), handshakeLimit);
            });
    }

    [[nodiscard]] net::Endpoint at() const { return listener_->local(); }

    std::unique_ptr<TlsStream> stream;
    std::optional<runtime::PeerIdentity> ready;
    std::optional<Refusal> refused;
    std::optional<Error> closed;

private:
    TlsStream::Events events()
    {
        return {[this](const runtime::PeerIdentity& identity) { ready = identity; },
                [this](const Refusal& refusal) {
                    refused = refusal;
                    const std::string answer = "403 " + refusal.text;
                    static_cast<void>(stream->write(Bytes(answer.begin(), answer.end())));
                    stream->close();
                },
                nullptr, nullptr, [this](const Error& error) { closed = error; }};
    }

    std::unique_ptr<runtime::Listener> listener_;
};

/// A blocking client of another make: what curl would see. Returns everything it was told.
std::string foreignClient(const net::Endpoint& to, const TlsFiles& files)
{
    const runtime::SocketAddress address = runtime::SocketAddress::from(to);
    const runtime::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), address.pointer(), address.length) != 0) {
        return "no connection";
    }
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    if (!files.certificateFile.empty()) {
        SSL_CTX_use_certificate_chain_file(context, files.certificateFile.c_str());
        SSL_CTX_use_PrivateKey_file(context, files.keyFile.c_str(), SSL_FILETYPE_PEM);
    }
    SSL* ssl = SSL_new(context);
    SSL_set_fd(ssl, socket.get());
    std::string told = SSL_connect(ssl) == 1 ? "" : "no handshake";
    char buffer[1024];
    for (int got = 1; got > 0;) {
        got = SSL_read(ssl, buffer, sizeof buffer);
        told.append(buffer, static_cast<std::size_t>(std::max(got, 0)));
    }
    SSL_free(ssl);
    SSL_CTX_free(context);
    return told;
}

} // namespace

class TlsRefusalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theServerSaysWhyAndStillAnswers_data();
    void theServerSaysWhyAndStillAnswers();
    void withoutAListenerTheRefusedPeerIsCutOff();
    void theClientSaysWhy_data();
    void theClientSaysWhy();
    void anAuthorityThatRanOutNeedsANewOne_data();
    void anAuthorityThatRanOutNeedsANewOne();
    void bytesThatAreNoTlsCloseTheConnection_data();
    void bytesThatAreNoTlsCloseTheConnection();
    void olderTlsIsRefused();
    void aSilentPeerIsCutOffAtTheDeadline();
    void aSilentServerIsGivenUpAtTheDeadline();

private:
    [[nodiscard]] std::shared_ptr<TlsContext> server() const
    {
        return Certificates::context(TlsSide::Server, files_.at("n1"));
    }

    QTemporaryDir folder_;
    std::map<std::string, TlsFiles> files_;
};

void TlsRefusalTest::initTestCase()
{
    const std::string folder = folder_.path().toStdString();
    const WallTime now = runtime::wallClockNow();
    constexpr std::int64_t DayMs = 24LL * 3600 * 1000;
    const WallTime past{now.unixMs - 40 * DayMs};
    const WallTime future{now.unixMs + 2 * DayMs};
    Certificates lab(folder + "/lab", "lab", past);
    files_["n1"] = lab.issue("agent", "n1");
    files_["ann"] = lab.issue("operator", "ann");
    files_["expired"] = lab.issue("operator", "old", 24h * 30, past);
    files_["future"] = lab.issue("operator", "early", 24h, future);
    files_["expired agent"] = lab.issue("agent", "n2", 24h * 30, past);
    files_["n3"] = lab.issue("agent", "n3");
    Certificates foreign(folder + "/foreign", "lab"); // another authority of the same name
    files_["foreign"] = foreign.issue("operator", "eve");
    files_["foreign agent"] = foreign.issue("agent", "n1");
    // Our authority's key signs for another cluster only when someone changes its name by hand, so
    // the other cluster's files trust and are trusted through one common CA file.
    Certificates other(folder + "/other", "plant");
    files_["other cluster"] = other.issue("operator", "bob");
    files_["other cluster agent"] = other.issue("agent", "n1");
    const std::string both =
        *runtime::readFile(lab.caFile(), 65536) + *runtime::readFile(other.caFile(), 65536);
    QVERIFY(runtime::writeFileAtomically(folder + "/both.crt", both).has_value());
}

void TlsRefusalTest::theServerSaysWhyAndStillAnswers_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("claimed");
    const auto row = [](const char* client, RefusalReason reason, const char* text,
                        const char* who) {
        QTest::newRow(client) << QString::fromLatin1(client) << static_cast<int>(reason)
                              << QString::fromLatin1(text) << QString::fromLatin1(who);
    };
    row("none", RefusalReason::NoCertificate, "no client certificate was sent", "");
    row("foreign", RefusalReason::ForeignCa, "was signed by \"Bafar CA lab", "eve");
    row("expired", RefusalReason::Expired, "expired at 20", "old");
    row("future", RefusalReason::NotYetValid, "is valid only from 20", "early");
    row("other cluster", RefusalReason::WrongCluster,
        "for the cluster \"plant\", this is \"lab\"; use a profile of this cluster", "bob");
}

void TlsRefusalTest::theServerSaysWhyAndStillAnswers()
{
    QFETCH(QString, client);
    QFETCH(int, reason);
    QFETCH(QString, text);
    QFETCH(QString, claimed);
    TlsFiles own = files_.at("n1");
    if (client == QLatin1String("other cluster")) {
        own.caFile = folder_.path().toStdString() + "/both.crt";
    }
    Loop loop;
    Server server(loop, Certificates::context(TlsSide::Server, own));
    const TlsFiles files =
        client == QLatin1String("none") ? TlsFiles() : files_.at(client.toStdString());
    std::string told;
    std::thread other([&] {
        told = foreignClient(server.at(), files);
        loop.stop();
    });
    loop.run();
    other.join();
    QVERIFY(server.refused.has_value());
    QVERIFY(!server.ready.has_value());
    QVERIFY(!server.stream->peer().has_value());
    QCOMPARE(static_cast<int>(server.refused->reason), reason);
    QVERIFY2(QString::fromStdString(server.refused->text).contains(text),
             server.refused->text.c_str());
    QCOMPARE(told, "403 " + server.refused->text);
    QCOMPARE(QString::fromStdString(server.refused->claimed ? server.refused->claimed->name : ""),
             claimed);
}

void TlsRefusalTest::withoutAListenerTheRefusedPeerIsCutOff()
{
    Loop loop;
    std::optional<Error> closed;
    std::unique_ptr<TlsStream> stream;
    const auto context = server();
    const auto listener = *runtime::Listener::open(
        loop, {*net::Address::parse("127.0.0.1"), 0}, [&](runtime::Descriptor socket, const auto&) {
            stream = TlsStream::accept(loop, context, socket.release(),
                                       {.onClosed = [&](const Error& error) { closed = error; }});
        });
    std::string told;
    std::thread other([&] { told = foreignClient(listener->local(), TlsFiles()); });
    QVERIFY(until(loop, [&] { return closed.has_value(); }));
    other.join();
    QVERIFY(closed->code == Code::Denied);
    QCOMPARE(told, std::string());
}

void TlsRefusalTest::theClientSaysWhy_data()
{
    QTest::addColumn<QString>("serverFiles");
    QTest::addColumn<QString>("expectedName");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* files, const char* expected,
                        const char* text) {
        QTest::newRow(name) << QString::fromLatin1(files) << QString::fromLatin1(expected)
                            << QString::fromLatin1(text);
    };
    row("another node answers", "n3", "n2",
        "connected to n2's address but its certificate says n3");
    row("expired", "expired agent", "n2", "the certificate of agent n2");
    row("expired, and it says so", "expired agent", "n2", "expired at 20");
    row("foreign authority", "foreign agent", "n1", "not this cluster's authority");
    row("another cluster", "other cluster agent", "n1", "for the cluster \"plant\"");
    row("a person's certificate", "ann", "",
        "not usable here: unsuitable certificate purpose; issue one with `bafarctl pki issue ROLE "
        "NAME`");
}

void TlsRefusalTest::theClientSaysWhy()
{
    QFETCH(QString, serverFiles);
    QFETCH(QString, expectedName);
    QFETCH(QString, text);
    TlsFiles own = files_.at("ann");
    own.caFile = serverFiles.startsWith(QLatin1String("other"))
                     ? folder_.path().toStdString() + "/both.crt"
                     : own.caFile;
    Loop loop;
    const Server server(
        loop, Certificates::context(TlsSide::Server, files_.at(serverFiles.toStdString())));
    std::optional<Error> closed;
    bool ready = false;
    const auto stream =
        TlsStream::connect(loop, Certificates::context(TlsSide::Client, own), server.at(),
                           expectedName.toStdString(), 5s,
                           {.onReady = [&ready](const auto&) { ready = true; },
                            .onClosed = [&closed](const Error& error) { closed = error; }});
    QVERIFY(until(loop, [&] { return closed.has_value(); }));
    QVERIFY(!ready);
    QVERIFY(closed->code == Code::Denied);
    QVERIFY2(QString::fromStdString(closed->text).contains(text), closed->text.c_str());
}

void TlsRefusalTest::anAuthorityThatRanOutNeedsANewOne_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<QString>("text");
    QTest::newRow("the peer's own")
        << 0 << QStringLiteral("issue a new one with `bafarctl pki issue`");
    QTest::newRow("the authority's")
        << 1
        << QStringLiteral(
               "authority itself expired; make a new authority with `bafarctl pki init`");
}

void TlsRefusalTest::anAuthorityThatRanOutNeedsANewOne()
{
    QFETCH(int, depth);
    QFETCH(QString, text);
    const std::string pem = *runtime::readFile(files_.at("ann").certificateFile, 65536);
    const runtime::BioOwner bio = runtime::bioOver(pem);
    const runtime::X509Owner leaf(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    const Refusal refusal = runtime::refusalOf(X509_V_ERR_CERT_HAS_EXPIRED, depth, leaf.get());
    QCOMPARE(static_cast<int>(refusal.reason), static_cast<int>(RefusalReason::Expired));
    QVERIFY2(QString::fromStdString(refusal.text).contains(text), refusal.text.c_str());
}

void TlsRefusalTest::bytesThatAreNoTlsCloseTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: n1\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(600, '\0');
    QTest::newRow("all ones") << QByteArray(600, '\xff');
    QTest::newRow("a record with a hello of nonsense")
        << QByteArray("\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00", 10);
    QTest::newRow("a record longer than allowed")
        << QByteArray("\x16\x03\x01\xff\xff", 5) + QByteArray(40000, 'x');
}

void TlsRefusalTest::bytesThatAreNoTlsCloseTheConnection()
{
    QFETCH(QByteArray, bytes);
    Loop loop;
    Server server(loop, this->server());
    const runtime::Descriptor socket = *runtime::connectTcp(server.at());
    QVERIFY(until(loop, [&] { return server.stream != nullptr; }));
    QVERIFY(::send(socket.get(), bytes.data(), static_cast<std::size_t>(bytes.size()),
                   MSG_NOSIGNAL) > 0);
    QVERIFY(until(loop, [&] { return server.closed.has_value(); }));
    QVERIFY2(server.closed->code == Code::InvalidInput, server.closed->text.c_str());
    QVERIFY(!server.ready && !server.refused);
}

void TlsRefusalTest::olderTlsIsRefused()
{
    Loop loop;
    Server server(loop, this->server());
    std::thread other([to = server.at()] {
        const runtime::SocketAddress address = runtime::SocketAddress::from(to);
        const runtime::Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        static_cast<void>(::connect(socket.get(), address.pointer(), address.length));
        SSL_CTX* context = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
        SSL* ssl = SSL_new(context);
        SSL_set_fd(ssl, socket.get());
        static_cast<void>(SSL_connect(ssl));
        SSL_free(ssl);
        SSL_CTX_free(context);
    });
    const bool closed = until(loop, [&] { return server.closed.has_value(); });
    other.join();
    QVERIFY(closed);
    QVERIFY(!server.ready && !server.refused);
    QVERIFY2(server.closed->text.find("unsupported protocol") != std::string::npos,
             server.closed->text.c_str());
}

void TlsRefusalTest::aSilentPeerIsCutOffAtTheDeadline()
{
    Loop loop;
    Server server(loop, this->server(), 30ms);
    const runtime::Descriptor socket = *runtime::connectTcp(server.at());
    QVERIFY(until(loop, [&] { return server.closed.has_value(); }));
    QVERIFY(server.closed->code == Code::Timeout);
}

void TlsRefusalTest::aSilentServerIsGivenUpAtTheDeadline()
{
    Loop loop;
    const runtime::Descriptor listener =
        *runtime::listenTcp({*net::Address::parse("127.0.0.1"), 0});
    std::optional<Error> closed;
    const auto stream =
        TlsStream::connect(loop, Certificates::context(TlsSide::Client, files_.at("ann")),
                           runtime::localEndpoint(listener.get()), "n1", 30ms,
                           {.onClosed = [&closed](const Error& error) { closed = error; }});
    QVERIFY(until(loop, [&] { return closed.has_value(); }));
    QVERIFY(closed->code == Code::Timeout);
}

TEST_CLASS(TlsRefusalTest)

} // namespace bafar::test

#include "tls_refusal_test.moc"
