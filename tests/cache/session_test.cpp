// The session against servers that break off, say too much, or are no Redis at all.
#include "agents/cache/session.h"

#include <QObject>
#include <QTest>
#include <sys/socket.h>
#include <unistd.h>

#include "agents/runtime/socket.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cache::End;
using cache::Exchange;
using cache::Session;

namespace {

/// Accepts one connection after another and answers each one's first bytes with `answer`, again and
/// again where `endless`, and then hangs up where it should.
class LyingServer {
public:
    LyingServer(runtime::Loop& loop, std::string answer, bool endless, bool hangsUp)
        : answer_(std::move(answer))
        , endless_(endless)
        , hangsUp_(hangsUp)
        , loop_(loop)
        , listener_(*runtime::listenTcp({*net::Address::parse("127.0.0.1"), 0}))
        , watch_(loop, listener_.get(), {true, false}, [this](runtime::Readiness) { accept(); })
    {
    }

    [[nodiscard]] net::Endpoint endpoint() const { return runtime::localEndpoint(listener_.get()); }

private:
    void accept()
    {
        auto accepted = runtime::acceptTcp(listener_.get());
        if (!accepted || !*accepted) {
            return;
        }
        guest_ = runtime::Watch();
        socket_ = std::move((*accepted)->socket);
        guest_ = runtime::Watch(loop_, socket_.get(), {true, endless_},
                                [this](runtime::Readiness ready) { talk(ready); });
    }

    void talk(runtime::Readiness ready)
    {
        char buffer[4096];
        if (ready.readable && ::recv(socket_.get(), buffer, sizeof buffer, 0) == 0) {
            guest_ = runtime::Watch();
            return;
        }
        if (ready.readable || endless_) {
            (void)::send(socket_.get(), answer_.data(), answer_.size(), MSG_NOSIGNAL);
        }
        if (hangsUp_) {
            guest_ = runtime::Watch();
            socket_ = runtime::Descriptor();
        }
    }

    std::string answer_;
    bool endless_;
    bool hangsUp_;
    runtime::Loop& loop_;
    runtime::Descriptor listener_;
    runtime::Descriptor socket_;
    runtime::Watch watch_;
    runtime::Watch guest_;
};

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void survivesEveryAnswer_data();
    void survivesEveryAnswer();
    void anUnaskedReplyClosesAnIdleConnection();
    void destroyedInTheMiddleItIsSilent();
};

void SessionTest::survivesEveryAnswer_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("endless");
    QTest::addColumn<bool>("hangsUp");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, QByteArray answer, bool endless, bool hangsUp, End end,
                        const char* detail) {
        QTest::newRow(name) << answer << endless << hangsUp << static_cast<int>(end)
                            << QString::fromLatin1(detail);
    };
    row("given both answers, then it is complete", "+OK\r\n+PONG\r\n", false, false, End::Complete,
        "");
    row("given nested lists, then it is complete", "+OK\r\n*2\r\n*1\r\n:7\r\n$-1\r\n", false, false,
        End::Complete, "");
    row("given silence, then it timed out", "", false, false, End::TimedOut, "");
    row("given half an answer, then it timed out", "+OK\r\n$100\r\nabc", false, false,
        End::TimedOut, "");
    row("given that it hangs up, then it is closed", "", false, true, End::Closed,
        "Server closed the connection");
    row("given an error and a hang-up, then it is closed", "-ERR max number of clients\r\n", false,
        true, End::Closed, "Server closed the connection");
    row("given HTTP, then it is garbled", "HTTP/1.1 400 Bad Request\r\n\r\n", false, false,
        End::Garbled, "Protocol error");
    row("given a list of two thousand million, then it is garbled", "+OK\r\n*2000000000\r\n", false,
        false, End::Garbled, "it answers a list of 2000000000");
    row("given lists of lists without end, then it is garbled", "*1024\r\n", true, false,
        End::Garbled, "it answers more than is taken");
    row("given a text that never ends, then it is garbled",
        "$1000000000\r\n" + QByteArray(60000, 'x'), true, false, End::Garbled,
        "it answers more than is taken");
    row("given replies without end, then the unasked ones are refused",
        QByteArray("+OK\r\n").repeated(3000), true, false, End::Complete, "");
    row("given a length that is no length, then it is garbled", "+OK\r\n$99x\r\n", false, false,
        End::Garbled, "");
}

void SessionTest::survivesEveryAnswer()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, endless);
    QFETCH(bool, hangsUp);
    QFETCH(int, end);
    QFETCH(QString, detail);
    runtime::Loop loop;
    const LyingServer server(loop, answer.toStdString(), endless, hangsUp);
    Session session(loop, {server.endpoint(), {}, {}});
    std::optional<Exchange> got;
    session.ask(Secret(), {{"PING"}}, 400ms, [&](Exchange exchange) { got = std::move(exchange); });
    QVERIFY(until(loop, [&] { return got.has_value(); }));
    QCOMPARE(static_cast<int>(got->end), end);
    QVERIFY2(got->detail.starts_with(detail.toStdString()), got->detail.c_str());
    QVERIFY(!session.busy());
    QCOMPARE(session.open(), got->end == End::Complete && !endless);
    got.reset();
    session.ask(Secret(), {{"PING"}}, 300ms, [&](Exchange exchange) { got = std::move(exchange); });
    QVERIFY2(until(loop, [&] { return got.has_value(); }), "it can be asked again");
}

void SessionTest::anUnaskedReplyClosesAnIdleConnection()
{
    runtime::Loop loop;
    const LyingServer server(loop, "+OK\r\n+PONG\r\n+SURPRISE\r\n", false, false);
    Session session(loop, {server.endpoint(), {}, {}});
    bool done = false;
    session.ask(Secret(), {{"PING"}}, 1s, [&](const Exchange&) { done = true; });
    QVERIFY(until(loop, [&] { return done && !session.open(); }));
}

void SessionTest::destroyedInTheMiddleItIsSilent()
{
    runtime::Loop loop;
    const LyingServer server(loop, "+OK\r\n", false, false);
    bool called = false;
    {
        Session session(loop, {server.endpoint(), {}, {}});
        session.ask(Secret(), {{"PING"}, {"PING"}}, 1s, [&](const Exchange&) { called = true; });
        loop.turn(20ms);
    }
    {
        auto session = std::make_unique<Session>(loop, cache::Target{server.endpoint(), {}, {}});
        session->ask(Secret(), {{"PING"}}, 50ms, [&](const Exchange&) { session.reset(); });
        QVERIFY2(until(loop, [&] { return session == nullptr; }), "destroyed by its own answer");
    }
    for (int i = 0; i < 5; ++i) {
        loop.turn(5ms);
    }
    QVERIFY(!called);
}

TEST_CLASS(SessionTest)

} // namespace bafar::test

#include "session_test.moc"
