// What a client says of a request that got no answer: whether it may have been carried out.
#include "agents/api/client.h"

#include <QTemporaryDir>
#include <QTest>

#include "agents/runtime/listener.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

/// An agent that says these bytes to a request, and then cuts the connection unless it is silent.
class RudeAgent {
public:
    RudeAgent(runtime::Loop& loop,
              std::shared_ptr<runtime::TlsContext> context,
              std::string says,
              bool silent)
        : loop_(loop)
        , context_(std::move(context))
        , says_(std::move(says))
        , silent_(silent)
        , listener_(*runtime::Listener::open(
              loop,
              {*net::Address::parse("127.0.0.1"), 0},
              [this](runtime::Descriptor socket, const net::Endpoint&) { take(socket.release()); }))
    {
    }

    [[nodiscard]] net::Endpoint at() const { return listener_->local(); }

private:
    void take(int socket)
    {
        runtime::TlsStream::Events events;
        events.onBytes = [this](ByteView) {
            if (!says_.empty()) {
                std::ignore = stream_->write(api::bytesOf(says_));
                stream_->close();
            }
            if (!silent_) {
                stream_.reset();
            }
        };
        events.onClosed = [](const Error&) {};
        stream_ = runtime::TlsStream::accept(loop_, context_, socket, std::move(events));
    }

    runtime::Loop& loop_;
    std::shared_ptr<runtime::TlsContext> context_;
    std::string says_;
    bool silent_;
    std::unique_ptr<runtime::TlsStream> stream_;
    std::unique_ptr<runtime::Listener> listener_;
};

} // namespace

class ClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutAnAnswer_data();
    void withoutAnAnswer();
    void whatWasNeverSentIsUnavailable_data();
    void whatWasNeverSentIsUnavailable();

private:
    [[nodiscard]] Result<api::Response> ask(runtime::Loop& loop,
                                            net::Endpoint to,
                                            http::Method method,
                                            Duration limit);

    QTemporaryDir folder_;
    std::shared_ptr<runtime::TlsContext> agent_;
    std::shared_ptr<runtime::TlsContext> user_;
};

void ClientTest::initTestCase()
{
    Certificates certificates(folder_.path().toStdString(), "lab");
    agent_ = Certificates::context(runtime::TlsSide::Server, certificates.issue("agent", "n1"));
    user_ = Certificates::context(runtime::TlsSide::Client, certificates.issue("admin", "ann"));
}

Result<api::Response> ClientTest::ask(runtime::Loop& loop,
                                      net::Endpoint to,
                                      http::Method method,
                                      Duration limit)
{
    api::Target target;
    target.to = to;
    api::Client client(loop, user_, target);
    api::Request request;
    request.method = method;
    std::optional<Result<api::Response>> got;
    loop.turn({});
    client.ask(request, limit, [&got](Result<api::Response> answer) { got = std::move(answer); });
    if (!until(loop, [&got] { return got.has_value(); })) {
        return fail(Code::Internal, "the client never called back");
    }
    return *got;
}

void ClientTest::withoutAnAnswer_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<bool>("silent");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, http::Method method, const char* says, bool silent,
                        Code code) {
        QTest::newRow(name) << static_cast<int>(method) << QByteArray(says) << silent
                            << QByteArray::fromStdString(std::string(codeName(code)));
    };
    constexpr const char* Half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab";
    row("a read that is cut did not happen", http::Method::Get, "", false, Code::Unavailable);
    row("a change that is cut may have happened", http::Method::Post, "", false, Code::Timeout);
    row("a removal that is cut may have happened", http::Method::Delete, "", false, Code::Timeout);
    row("half an answer to a read is none", http::Method::Get, Half, false, Code::Unavailable);
    row("half an answer to a change is none", http::Method::Post, Half, false, Code::Timeout);
    row("nonsense after a read is said", http::Method::Get, "nonsense\r\n\r\n", false,
        Code::InvalidInput);
    row("nonsense after a change says nothing of it", http::Method::Post, "nonsense\r\n\r\n", false,
        Code::Timeout);
    row("silence after a read", http::Method::Get, "", true, Code::Timeout);
    row("silence after a change", http::Method::Post, "", true, Code::Timeout);
}

void ClientTest::withoutAnAnswer()
{
    QFETCH(int, method);
    QFETCH(QByteArray, says);
    QFETCH(bool, silent);
    QFETCH(QByteArray, code);
    runtime::Loop loop;
    const RudeAgent agent(loop, agent_, says.toStdString(), silent);
    const Result<api::Response> got = ask(loop, agent.at(), static_cast<http::Method>(method),
                                          std::chrono::milliseconds(silent ? 500 : 10000));
    QVERIFY(!got.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(codeName(got.error().code))), code);
    const bool mayHave = got.error().text.find("may have been carried out") != std::string::npos;
    QCOMPARE(mayHave, method != static_cast<int>(http::Method::Get));
}

void ClientTest::whatWasNeverSentIsUnavailable_data()
{
    QTest::addColumn<bool>("listening");
    QTest::newRow("nobody listens") << false;
    QTest::newRow("somebody listens and says nothing") << true;
}

void ClientTest::whatWasNeverSentIsUnavailable()
{
    QFETCH(bool, listening);
    runtime::Loop loop;
    std::vector<runtime::Descriptor> held;
    Result<std::unique_ptr<runtime::Listener>> listener =
        runtime::Listener::open(loop, {*net::Address::parse("127.0.0.1"), 0},
                                [&held](runtime::Descriptor socket, const net::Endpoint&) {
                                    held.push_back(std::move(socket));
                                });
    QVERIFY(listener.has_value());
    const net::Endpoint at = (*listener)->local();
    if (!listening) {
        listener->reset();
    }
    const Result<api::Response> got =
        ask(loop, at, http::Method::Post, std::chrono::milliseconds(300));
    QVERIFY(!got.has_value());
    QCOMPARE(std::string(codeName(got.error().code)), std::string(codeName(Code::Unavailable)));
    QVERIFY(got.error().text.find("may have") == std::string::npos);
}

TEST_CLASS(ClientTest)

} // namespace bafar::test

#include "client_test.moc"
