// What those can do to a server who hold no good certificate, and those who do not read.
#include <QTemporaryDir>
#include <QTest>

#include "agents/api/client.h"
#include "agents/api/server.h"
#include "agents/runtime/socket.h"
#include "tests/api/fake_service.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr Duration Limit = std::chrono::seconds(10);
constexpr std::size_t Large = 256U << 10U; ///< bytes

/// Asks, and reads only when told to.
struct LazyClient {
    LazyClient(runtime::Loop& loop,
               std::shared_ptr<runtime::TlsContext> context,
               net::Endpoint to,
               std::string asks)
    {
        runtime::TlsStream::Events events;
        events.onReady = [this, asks = std::move(asks)](const runtime::PeerIdentity&) {
            std::ignore = stream->write(api::bytesOf(asks));
            stream->setReading(false);
            ready = true;
        };
        events.onBytes = [this](ByteView bytes) { received += bytes.size(); };
        events.onClosed = [this](const Error&) { closed = true; };
        stream = runtime::TlsStream::connect(loop, std::move(context), to, "n1", Limit,
                                             std::move(events));
    }

    std::unique_ptr<runtime::TlsStream> stream;
    std::size_t received = 0;
    bool ready = false;
    bool closed = false;
};

std::string get(const std::string& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: n1\r\n\r\n";
}

} // namespace

class StrangersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void silentConnectionsKeepNobodyOut();
    void aFullServerTakesSeatsFromStrangers();
    void revokedAndSilentIsAudited();
    void pipeliningWaitsForTheReader();
    void slowReadersAreBoundedTogether();

private:
    QTemporaryDir folder_;
    std::shared_ptr<runtime::TlsContext> agent_;
    std::shared_ptr<runtime::TlsContext> viewer_;
    std::unique_ptr<runtime::Loop> loop_;
    std::unique_ptr<FakeService> service_;
    std::unique_ptr<api::Server> server_;
};

void StrangersTest::initTestCase()
{
    Certificates certificates(folder_.path().toStdString(), "lab");
    agent_ = Certificates::context(runtime::TlsSide::Server, certificates.issue("agent", "n1"));
    viewer_ = Certificates::context(runtime::TlsSide::Client, certificates.issue("viewer", "vic"));
}

void StrangersTest::init()
{
    loop_ = std::make_unique<runtime::Loop>();
    service_ = std::make_unique<FakeService>();
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::apiRoutes();
    options.cluster = "lab";
    options.tls = agent_;
    options.connectionsOfOneAddress = 6;
    options.strangersOfOneAddress = 2;
    options.strangersKept = {};
    options.queuedMax = 1U << 20U;
    auto server = api::Server::open(*loop_, options, *service_);
    QVERIFY2(server.has_value(), server ? "" : server.error().text.c_str());
    server_ = std::move(*server);
}

void StrangersTest::cleanup()
{
    server_.reset();
    service_.reset();
    loop_.reset();
}

void StrangersTest::silentConnectionsKeepNobodyOut()
{
    std::vector<runtime::Descriptor> silent;
    for (int i = 0; i < 10; ++i) {
        silent.push_back(*runtime::connectTcp(server_->local()));
        loop_->turn(std::chrono::milliseconds(20));
        QVERIFY2(server_->connections() <= 2, "strangers took more than their seats");
    }
    QVERIFY(service_->refusedWith("TLS handshake", "gave way to a newer connection"));
    api::Target target;
    target.to = server_->local();
    api::Client client(*loop_, viewer_, target);
    std::optional<Result<api::Response>> got;
    client.ask({http::Method::Get, "/v1/ping", {}, "", ""}, Limit,
               [&got](Result<api::Response> answer) { got = std::move(answer); });
    QVERIFY(until(*loop_, [&got] { return got.has_value(); }));
    QVERIFY2(got->has_value(), got->has_value() ? "" : got->error().text.c_str());
    QCOMPARE((*got)->body, std::string("1"));
    QVERIFY2(service_->audited.size() <= 12, "an audit line each, not more");
}

void StrangersTest::aFullServerTakesSeatsFromStrangers()
{
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::apiRoutes();
    options.cluster = "lab";
    options.tls = agent_;
    options.connectionsMax = 3;
    options.strangersKept = std::chrono::hours(1);
    auto server = api::Server::open(*loop_, options, *service_);
    QVERIFY(server.has_value());
    std::vector<runtime::Descriptor> silent;
    for (int i = 0; i < 3; ++i) {
        silent.push_back(*runtime::connectTcp((*server)->local()));
    }
    QVERIFY(until(*loop_, [&] { return (*server)->connections() == 3; }));
    std::vector<std::unique_ptr<LazyClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<LazyClient>(*loop_, viewer_, (*server)->local(), ""));
        QVERIFY(until(*loop_, [&] { return clients.back()->ready; }));
    }
    LazyClient late(*loop_, viewer_, (*server)->local(), "");
    QVERIFY(until(*loop_, [&] { return late.closed; }));
    QVERIFY(!late.ready);
    QVERIFY(service_->refusedWith("connection", "too many connections are open (3 in all"));
    for (const auto& client : clients) {
        QVERIFY2(!client->closed, "who showed a good certificate lost its seat");
    }
}

void StrangersTest::revokedAndSilentIsAudited()
{
    service_->revoked[viewer_->self().serial] = {viewer_->self().serial, "left", "admin/ann", {}};
    auto client = std::make_unique<LazyClient>(*loop_, viewer_, server_->local(), "");
    QVERIFY(until(*loop_, [&] { return client->ready; }));
    client.reset();
    QVERIFY(until(*loop_, [this] { return server_->connections() == 0; }));
    QVERIFY(service_->refusedWith("TLS handshake", "revoked by admin/ann"));
    QCOMPARE(service_->audited.size(), std::size_t{1});
}

void StrangersTest::pipeliningWaitsForTheReader()
{
    constexpr int Requests = 100;
    service_->body.assign(Large, 'x');
    std::string asks;
    for (int i = 0; i < Requests; ++i) {
        asks += get("/v1/state");
    }
    LazyClient client(*loop_, viewer_, server_->local(), asks);
    QVERIFY(until(*loop_, [this] { return service_->calls > 0; }));
    int before = 0;
    for (int quiet = 0; quiet < 20; ++quiet) {
        quiet = service_->calls == before ? quiet : 0;
        before = service_->calls;
        loop_->turn(std::chrono::milliseconds(5));
        QVERIFY2(server_->queuedBytes() <= 2 * Large + 4096, "answers pile up");
    }
    QVERIFY2(service_->calls < Requests, "all was answered to a peer that reads nothing");
    QCOMPARE(server_->connections(), std::size_t{1});
    client.stream->setReading(true);
    QVERIFY(until(*loop_, [&] { return client.received >= Requests * Large; }));
    QCOMPARE(service_->calls, Requests);
    QVERIFY(!client.closed);
}

void StrangersTest::slowReadersAreBoundedTogether()
{
    std::vector<std::unique_ptr<LazyClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(
            std::make_unique<LazyClient>(*loop_, viewer_, server_->local(), get("/v1/stream")));
        const auto open = static_cast<std::size_t>(i) + 1;
        QVERIFY(until(*loop_, [&] { return server_->streams() == open; }));
    }
    const std::string padding(64U << 10U, 'x');
    std::uint64_t sequence = 10;
    std::size_t most = 0;
    QVERIFY(until(*loop_, [&] {
        server_->published(published(++sequence, schema::MessageKind::Event, padding));
        most = std::max(most, server_->queuedBytes());
        return server_->connections() < 5;
    }));
    // The bound, and what each may hold without being judged by it.
    QVERIFY2(most <= (1U << 20U) + 5 * (Large + padding.size()), qPrintable(QString::number(most)));
    QVERIFY2(server_->connections() > 0, "one gave way, not all");
}

TEST_CLASS(StrangersTest)

} // namespace bafar::test

#include "strangers_test.moc"
