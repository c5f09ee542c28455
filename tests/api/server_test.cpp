// The API over real TLS on loopback: who is let in, what is audited, and how streams live and end.
// larger than the budget because every kind of stranger and every end of a stream is one test.
#include "agents/api/server.h"

#include <QTemporaryDir>
#include <QTest>

#include "agents/api/client.h"
#include "agents/api/stream_client.h"
#include "tests/api/fake_service.h"
#include "tests/api/raw_client.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

constexpr Duration Limit = std::chrono::seconds(10);

const std::string GetState = "GET /v1/state HTTP/1.1\r\nHost: n1\r\n\r\n";

} // namespace

class ServerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void withoutCertificate();
    void foreignAuthority();
    void revokedCertificate();
    void viewerOnAnAction();
    void operatorIsServed();
    void revocationEndsALiveStream();
    void streamResumes();
    void samplesAreLeftOutWhenAsked();
    void slowReaderIsDropped();
    void garbage();
    void oversizedHeader();
    void tooManyConnections();
    void plainMetrics();

private:
    [[nodiscard]] std::shared_ptr<runtime::TlsContext> contextOf(const std::string& role);
    [[nodiscard]] api::Target target() const;
    Result<api::Response> ask(const std::string& role, api::Request request);

    QTemporaryDir folder_;
    QTemporaryDir foreignFolder_;
    std::unique_ptr<Certificates> certificates_;
    std::unique_ptr<runtime::Loop> loop_;
    std::unique_ptr<FakeService> service_;
    std::unique_ptr<api::Server> server_;
};

void ServerTest::initTestCase()
{
    certificates_ = std::make_unique<Certificates>(folder_.path().toStdString(), "lab");
}

void ServerTest::init()
{
    loop_ = std::make_unique<runtime::Loop>();
    service_ = std::make_unique<FakeService>();
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::apiRoutes();
    options.cluster = "lab";
    options.tls =
        Certificates::context(runtime::TlsSide::Server, certificates_->issue("agent", "n1"));
    options.connectionsOfOneAddress = 8;
    auto server = api::Server::open(*loop_, options, *service_);
    QVERIFY2(server.has_value(), server ? "" : server.error().text.c_str());
    server_ = std::move(*server);
}

void ServerTest::cleanup()
{
    server_.reset();
    service_.reset();
    loop_.reset();
}

std::shared_ptr<runtime::TlsContext> ServerTest::contextOf(const std::string& role)
{
    return Certificates::context(runtime::TlsSide::Client, certificates_->issue(role, "sara"));
}

api::Target ServerTest::target() const
{
    api::Target target;
    target.to = server_->local();
    target.node = "n1";
    return target;
}

Result<api::Response> ServerTest::ask(const std::string& role, api::Request request)
{
    api::Client client(*loop_, contextOf(role), target());
    std::optional<Result<api::Response>> got;
    loop_->turn({});
    client.ask(std::move(request), Limit,
               [&got](Result<api::Response> response) { got = std::move(response); });
    if (!until(*loop_, [&got] { return got.has_value(); })) {
        return fail(Code::Timeout, "no answer");
    }
    return *got;
}

void ServerTest::withoutCertificate()
{
    const RawExchange got = exchangeRaw(*loop_, server_->local(), {}, GetState);
    QVERIFY(got.connected);
    QVERIFY2(got.received.starts_with("HTTP/1.1 403"), got.received.c_str());
    QVERIFY2(got.received.find("certificate") != std::string::npos, got.received.c_str());
    QVERIFY(service_->refusedWith("GET /v1/state", "certificate"));
    QCOMPARE(service_->calls, 0);
}

void ServerTest::foreignAuthority()
{
    Certificates foreign(foreignFolder_.path().toStdString(), "lab");
    const RawExchange got =
        exchangeRaw(*loop_, server_->local(), foreign.issue("admin", "mallory"), GetState);
    QVERIFY2(got.received.starts_with("HTTP/1.1 403"), got.received.c_str());
    QCOMPARE(service_->calls, 0);
    QCOMPARE(service_->audited.size(), std::size_t{1});
    QCOMPARE(service_->audited.front().actor, std::string("unknown (claims admin/mallory)"));
}

void ServerTest::revokedCertificate()
{
    const auto context = contextOf("operator");
    service_->revoked[context->self().serial] = {context->self().serial, "left", "admin/ann", {}};
    api::Client client(*loop_, context, target());
    std::optional<Result<api::Response>> got;
    loop_->turn({});
    client.ask({}, Limit, [&got](Result<api::Response> response) { got = std::move(response); });
    QVERIFY(until(*loop_, [&got] { return got.has_value(); }));
    QCOMPARE(service_->calls, 0);
    QVERIFY(got->has_value());
    QCOMPARE((*got)->status, std::uint16_t{403});
    QVERIFY((*got)->error().text.find("revoked by admin/ann") != std::string::npos);
    QCOMPARE(service_->audited.size(), std::size_t{1});
    QVERIFY(!service_->audited.front().allowed);
    QCOMPARE(service_->audited.front().actor, std::string("operator/sara"));
    QVERIFY(service_->audited.front().outcome.find("revoked by admin/ann") != std::string::npos);
}

void ServerTest::viewerOnAnAction()
{
    api::Request request;
    request.method = http::Method::Post;
    request.target = "/v1/actions";
    request.body = R"({"plan":"p","revision":"r"})";
    const Result<api::Response> got = ask("viewer", request);
    QVERIFY(got.has_value());
    QCOMPARE(got->status, std::uint16_t{403});
    QCOMPARE(got->error().code, Code::Denied);
    QVERIFY(service_->refusedWith("POST /v1/actions", "operator or admin"));
    QCOMPARE(service_->calls, 0);
}

void ServerTest::operatorIsServed()
{
    const auto context = contextOf("operator");
    api::Client client(*loop_, context, target());
    std::string answers;
    loop_->turn({});
    for (const char* path : {"/v1/ping", "/v1/state", "/v1/ping"}) {
        api::Request request;
        request.target = path;
        client.ask(request, Limit, [&answers](const Result<api::Response>& response) {
            answers += response ? response->body : response.error().text;
        });
    }
    QVERIFY(until(*loop_, [&answers] { return answers.size() >= 3; }));
    QCOMPARE(answers, std::string("121"));
    QCOMPARE(server_->connections(), std::size_t{1});
    QCOMPARE(service_->audited.size(), std::size_t{2});
}

void ServerTest::revocationEndsALiveStream()
{
    const auto context = contextOf("viewer");
    std::optional<Error> ended;
    int events = 0;
    loop_->turn({});
    api::StreamClient stream(
        *loop_, context, target(), "/v1/stream", Limit,
        {{},
         [&events](const http::StreamEvent& event) { events += event.name == "event" ? 1 : 0; },
         [&ended](const Error& error) { ended = error; }});
    QVERIFY(until(*loop_, [&events] { return events == 3; }));
    service_->revoked[context->self().serial] = {context->self().serial, "lost", "admin/ann", {}};
    server_->recheck();
    QVERIFY(until(
        *loop_, [&ended] { return ended.has_value(); }, std::chrono::seconds(2)));
    QCOMPARE(server_->connections(), std::size_t{0});
    QVERIFY(service_->refusedWith("GET /v1/stream (running)", "revoked"));
}

void ServerTest::streamResumes()
{
    std::vector<std::string> seen;
    const auto context = contextOf("viewer");
    const auto follow = [&](const std::string& path) {
        loop_->turn({});
        return std::make_unique<api::StreamClient>(
            *loop_, context, target(), path, Limit,
            api::StreamClient::Events{
                {}, [&seen](const http::StreamEvent& event) { seen.push_back(event.id); }, {}});
    };
    auto stream = follow("/v1/stream");
    QVERIFY(until(*loop_, [&seen] { return seen.size() == 3; }));
    stream.reset();
    service_->last = 5;
    seen.clear();
    stream = follow(api::streamPath(3, "boot", true));
    QVERIFY(until(*loop_, [&seen] { return seen.size() == 2; }));
    server_->published(published(6, schema::MessageKind::Event, ""));
    QVERIFY(until(*loop_, [&seen] { return seen.size() == 3; }));
    QCOMPARE(seen, (std::vector<std::string>{"4", "5", "6"}));
}

void ServerTest::samplesAreLeftOutWhenAsked()
{
    std::vector<std::string> seen;
    service_->last = 0;
    bool open = false;
    const auto context = contextOf("agent");
    loop_->turn({}); // limits count from a turn, and the certificate took its time
    api::StreamClient stream(
        *loop_, context, target(), api::streamPath(std::nullopt, "", false), Limit,
        {[&open] { open = true; },
         [&seen](const http::StreamEvent& event) { seen.push_back(event.name); },
         {}});
    QVERIFY(until(*loop_, [&open] { return open; }));
    server_->published(published(0, schema::MessageKind::Samples, ""));
    server_->published(published(0, schema::MessageKind::Heartbeat, ""));
    QVERIFY(until(*loop_, [&seen] { return !seen.empty(); }));
    QCOMPARE(seen, std::vector<std::string>{"heartbeat"});
}

void ServerTest::slowReaderIsDropped()
{
    std::unique_ptr<runtime::TlsStream> stream;
    runtime::TlsStream::Events events;
    events.onReady = [&stream](const runtime::PeerIdentity&) {
        const std::string ask = "GET /v1/stream HTTP/1.1\r\nHost: n1\r\n\r\n";
        std::ignore =
            stream->write({reinterpret_cast<const std::uint8_t*>(ask.data()), ask.size()});
        stream->setReading(false); // and never reads again
    };
    events.onBytes = [](ByteView) {};
    const auto context = contextOf("viewer");
    loop_->turn({});
    stream = runtime::TlsStream::connect(*loop_, context, server_->local(), "n1", Limit, events);
    QVERIFY(until(*loop_, [this] { return server_->streams() == 1; }));
    const std::string padding(64U << 10U, 'x');
    std::uint64_t sequence = 10;
    const bool dropped = until(*loop_, [&] {
        server_->published(published(++sequence, schema::MessageKind::Event, padding));
        return server_->connections() == 0;
    });
    QVERIFY(dropped);
    QVERIFY2(sequence < 1000, "it was let run far beyond the bound");
}

void ServerTest::garbage()
{
    const RawExchange got =
        exchangePlain(*loop_, server_->local(), "GET / HTTP/1.0\r\n\r\nthis is not TLS");
    QVERIFY(got.connected);
    QVERIFY(until(*loop_, [this] { return server_->connections() == 0; }));
    QCOMPARE(service_->calls, 0);
    QVERIFY(service_->refusedWith("TLS handshake", ""));
}

void ServerTest::oversizedHeader()
{
    const RawExchange got =
        exchangeRaw(*loop_, server_->local(), certificates_->issue("admin", "ann"),
                    "GET /v1/state HTTP/1.1\r\nHost: n1\r\nX: " + std::string(10000, 'x'));
    QVERIFY2(got.received.starts_with("HTTP/1.1 431"), got.received.c_str());
    QCOMPARE(service_->calls, 0);
    QVERIFY(service_->refusedWith("malformed request", ""));
}

void ServerTest::tooManyConnections()
{
    std::vector<std::unique_ptr<api::StreamClient>> streams;
    int ended = 0;
    const auto context = contextOf("viewer");
    loop_->turn({});
    for (int i = 0; i < 9; ++i) {
        streams.push_back(std::make_unique<api::StreamClient>(
            *loop_, context, target(), "/v1/stream", Limit,
            api::StreamClient::Events{
                {}, [](const http::StreamEvent&) {}, [&ended](const Error&) { ++ended; }}));
    }
    QVERIFY(until(*loop_, [&] { return server_->streams() == 8 && ended == 1; }));
    QVERIFY(service_->refusedWith("connection", "too many connections are open (8 in all"));
}

void ServerTest::plainMetrics()
{
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::metricsRoutes();
    options.cluster = "lab";
    auto server = api::Server::open(*loop_, options, *service_);
    QVERIFY(server.has_value());
    const RawExchange got =
        exchangePlain(*loop_, (*server)->local(),
                      "GET /metrics HTTP/1.1\r\nHost: n1\r\nConnection: close\r\n\r\n");
    QVERIFY2(got.received.starts_with("HTTP/1.1 200"), got.received.c_str());
    QVERIFY(got.received.ends_with("\r\n\r\n2"));
    const RawExchange other =
        exchangePlain(*loop_, (*server)->local(), "GET /v1/state HTTP/1.1\r\nHost: n1\r\n\r\n");
    QVERIFY2(other.received.starts_with("HTTP/1.1 404"), other.received.c_str());
    // A page beyond what is sent ahead of a reader, and the next one after it.
    service_->body.assign(2 * api::Session::AnswerQueueMax, 'x');
    const RawExchange both =
        exchangePlain(*loop_, (*server)->local(),
                      "GET /metrics HTTP/1.1\r\nHost: n1\r\n\r\n"
                      "GET /metrics HTTP/1.1\r\nHost: n1\r\nConnection: close\r\n\r\n");
    QVERIFY(both.received.size() > 2 * service_->body.size());
}

TEST_CLASS(ServerTest)

} // namespace bafar::test

#include "server_test.moc"
