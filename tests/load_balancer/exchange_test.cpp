// What a client asks reaches a server once, what the server answers reaches the client whole or
// visibly not, and a second server is asked only where nobody can have worked twice.
// It is larger than the budget because its rows are conversations.
#include "agents/load_balancer/exchange.h"

#include <QTest>

#include "tests/load_balancer/conversation.h"
#include "tests/support/main.h"

namespace bafar::test {

class ExchangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesAsScripted_data();
    void goesAsScripted();
};

// The table is larger than the budget because a row is a whole conversation.
void ExchangeTest::goesAsScripted_data()
{
    QTest::addColumn<QString>("script");
    const auto row = [](const char* name, const char* script) {
        QTest::newRow(name) << QString::fromUtf8(script);
    };
// clang-format off
#define ASKED "s< GET / HTTP/1.1|Host: a|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1||\n"
#define GET "C> GET / HTTP/1.1|Host: a||\n"
#define OK "S> HTTP/1.1 200 OK|Content-Length: 2||hi\n"
#define GOT "c< HTTP/1.1 200 OK|Content-Length: 2||hi\n"

    row("a request goes to a server and its answer back",
        GET "e< open a\nopened\n" ASKED OK GOT "e< a answered, keep, done 200");
    row("two requests use one connection of the client",
        GET "opened\n" OK GET "e< open a, a answered, keep, done 200, open b\nreused\n" OK
        "c< HTTP/1.1 200 OK|Content-Length: 2||hiHTTP/1.1 200 OK|Content-Length: 2||hi\ne< b answered, keep, done 200");
    row("pipelined requests are answered in order",
        "C> GET / HTTP/1.1|Host: a||GET /2 HTTP/1.1|Host: a||\nopened\n" OK
        "e< open a, a answered, keep, done 200, open b\nopened\n"
        "S> HTTP/1.1 404 Not Found|Content-Length: 0||\n"
        "c< HTTP/1.1 200 OK|Content-Length: 2||hiHTTP/1.1 404 Not Found|Content-Length: 0||");
    row("a body of known length goes through as it is",
        "C> POST /in HTTP/1.1|Host: a|Content-Length: 5||hello\ne< open a\nopened\n"
        "s< POST /in HTTP/1.1|Host: a|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1|Content-Length: 5||hello\n");
    row("a client that says whom it speaks for is not believed",
        "C> GET / HTTP/1.1|Host: a|X-Forwarded-For: 10.0.0.1|X-Real-IP: 10.0.0.1|Forwarded: for=x||\nopened\n" ASKED);
    row("what Connection names ends here, but not what says who asks",
        "C> GET / HTTP/1.1|Host: a|Connection: X-Secret, Cookie|X-Secret: 1|Cookie: c||\nopened\n"
        "s< GET / HTTP/1.1|Host: a|Cookie: c|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1||\n");
    row("an absolute target decides the host",
        "C> GET http://a/x?y=1 HTTP/1.1|Host: a||\nopened\n"
        "s< GET /x?y=1 HTTP/1.1|Host: a|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1||\n");
    row("HTTP/1.0 without a host is for the server by its address",
        "C> GET / HTTP/1.0||\nopened\n"
        "s< GET / HTTP/1.1|Host: 0.0.0.0:80|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: 0.0.0.0:80|X-Real-IP: 192.0.2.1||\n");
    row("no route: the answer is ours and the connection goes on",
        "C> GET / HTTP/1.1|Host: nowhere||\n"
        "c< HTTP/1.1 404 Not Found|Content-Type: text/plain; charset=utf-8|Content-Length: 32||no route for this host and path~\n"
        "e< done 404 ours\n");

    row("an answer without a length is given in chunks",
        GET "opened\nS= HTTP/1.1 200 OK||abc\nS.\n"
        "c< HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|abc|0||\n"
        "e< open a, a answered, drop, done 200");
    row("an answer to HTTP/1.0 without a length ends with the connection",
        "C> GET / HTTP/1.0|Host: a||\nopened\nS> HTTP/1.1 200 OK||abc\nS.\n"
        "c< HTTP/1.1 200 OK|Connection: close||abc\n"
        "e< open a, a answered, drop, done 200, end");
    row("an answer to HEAD keeps the length it tells",
        "C> HEAD / HTTP/1.1|Host: a||\nopened\nS> HTTP/1.1 200 OK|Content-Length: 99||\n"
        "c< HTTP/1.1 200 OK|Content-Length: 99||\ne< open a, a answered, keep, done 200");
    row("an interim answer goes on to the client",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 1|Expect: 100-continue||\nopened\n"
        "S> HTTP/1.1 100 Continue||\nc< HTTP/1.1 100 Continue||\nC> x\n" OK
        GOT "e< open a, a answered, keep, done 200");
    row("an interim answer does not reach HTTP/1.0",
        "C> GET / HTTP/1.0|Host: a|Connection: keep-alive||\nopened\nS> HTTP/1.1 103 Early Hints|Link: x||\n" OK
        "c< HTTP/1.1 200 OK|Connection: keep-alive|Content-Length: 2||hi");
    row("bytes behind an answer poison the connection",
        GET "opened\nS= HTTP/1.1 200 OK|Content-Length: 2||hiHTTP/1.1 200 OK||\nc< HTTP/1.1 200 OK|Content-Length: 2||hi\n"
        "e< open a, a answered, drop, done 200");

    row("a refused connection is tried on another server",
        GET "failed\ne< open a, a refused, drop, open b fresh\nopened\n" ASKED OK GOT
        "e< b answered, keep, done 200 retries 1");
    row("a refused connection is tried on another server for POST, too",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 2||ab\nfailed\ne< open a, a refused, drop, open b fresh");
    row("two refused connections are enough",
        GET "failed\nfailed\ne< open a, a refused, drop, open b fresh, b refused, drop, done 502 ours retries 1\n"
        "c< HTTP/1.1 502 Bad Gateway|Content-Type: text/plain; charset=utf-8|Content-Length: 34||no server accepted the connection~\n");
    row("a connection that does not come about in time is tried elsewhere",
        GET "wait 2\ne< open a, a unaccepted, drop, open b fresh");
    row("GET is tried again when the server closes without an answer",
        GET "opened\nS.\ne< open a, a broken, drop, open b fresh");
    row("POST is not",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 0||\nopened\nS.\n"
        "e< open a, a broken, drop, done 502 ours");
    row("GET is not when a part of an answer came",
        GET "opened\nS> HTTP/1.1 2\nS.\ne< open a, a broken, drop, done 502 ours");
    row("PUT is tried again with all of its body",
        "C> PUT / HTTP/1.1|Host: a|Content-Length: 4||ab\nopened\nC> cd\nS.\ne< open a, a broken, drop, open b fresh\nopened\n"
        "s< PUT / HTTP/1.1|Host: a|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1|Content-Length: 4||abcd"
        "PUT / HTTP/1.1|Host: a|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1|Content-Length: 4||abcd");
    row("a kept connection that was closed is no attempt",
        GET "reused\nS.\ne< open a, a abandoned, drop, open b\nfailed\ne< b refused, drop, open a fresh\nopened\n" OK
        "e< a answered, keep, done 200 retries 1");
    row("POST on a kept connection that was closed is not sent twice",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 0||\nreused\nS.\n"
        "e< open a, a abandoned, drop, done 502 ours");
    row("nothing is sent twice after a silence",
        GET "opened\nwait 60\ne< open a, a timed_out, drop, done 504 ours");
    row("an answer that is no HTTP is no answer",
        GET "opened\nS> hello, world|||\ne< open a, a broken, drop, done 502 ours");

    row("an answer that breaks off resets the client",
        GET "opened\nS> HTTP/1.1 200 OK|Content-Length: 9||hi\nS.\ne< open a, a broken, drop, done 200 incomplete, reset");
    row("a chunked answer that breaks off does not look complete",
        GET "opened\nS= HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hi|\nS.\n"
        "c< HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|hi|\n"
        "e< open a, a broken, drop, done 200 incomplete, reset");
    row("an answer that stalls resets the client",
        GET "opened\nS> HTTP/1.1 200 OK|Content-Length: 9||hi\nwait 60\ne< open a, a timed_out, drop, done 200 incomplete, reset");
    row("a client that leaves costs the server nothing",
        GET "opened\nC!\ne< open a, a abandoned, drop, done 0 incomplete, close");
    row("a client that ends its side still gets its answer",
        GET "C.\nopened\n" OK "c< HTTP/1.1 200 OK|Connection: close|Content-Length: 2||hi\n"
        "e< open a, a answered, keep, done 200, end, close");
    row("half a body ends the request",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 9||hi\nopened\nC.\ne< open a, a abandoned, drop, done 0 incomplete, close");
    row("a body that is no valid one ends it",
        "C> POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||zz|\nopened\ne< open a, a abandoned, drop, done 400 ours, end");
    row("an answer before the end of the body ends the connection",
        "C> POST / HTTP/1.1|Host: a|Content-Length: 9||hi\nopened\n" OK GOT
        "e< open a, a answered, drop, done 200, end\nC> more\nC.\ne< close");

    row("a request that is refused is answered and the connection closed",
        "C> GET / HTTP/1.1|||\ne< done 400 ours, end");
    row("a head that takes too long is refused",
        "C> GET / HTTP/1.1|\nwait 30\ne< done 408 ours, end");
    row("an idle connection is closed",
        GET "opened\n" OK "e< open a, a answered, keep, done 200\nwait 60\ne< end\nwait 2\ne< close");
    row("a listener that goes away lets the request finish",
        GET "opened\ndrain\n" OK "c< HTTP/1.1 200 OK|Connection: close|Content-Length: 2||hi\n"
        "e< open a, a answered, keep, done 200, end");
    row("an upgrade makes a tunnel",
        "C> GET /ws HTTP/1.1|Host: a|Connection: upgrade|Upgrade: websocket||\nopened\n"
        "s< GET /ws HTTP/1.1|Host: a|Upgrade: websocket|X-Forwarded-For: 192.0.2.1|X-Forwarded-Proto: http|X-Forwarded-Host: a|X-Real-IP: 192.0.2.1|Connection: upgrade||\n"
        "S> HTTP/1.1 101 Switching Protocols|Upgrade: websocket||\n"
        "c< HTTP/1.1 101 Switching Protocols|Upgrade: websocket|Connection: upgrade||\n"
        "C> ping\ns< ping\nS> pong\nc< pong\nS.\ne< open a, a answered, drop, done 101, end");
    row("an attempt is judged once, also when a client leaves its tunnel",
        "C> GET /ws HTTP/1.1|Host: a|Connection: upgrade|Upgrade: websocket||\nopened\n"
        "S> HTTP/1.1 101 Switching Protocols|Upgrade: websocket||\nC!\n"
        "e< open a, a answered, drop, done 101 incomplete, close");
    row("a slow client does not lose the end of its last answer",
        "C> GET / HTTP/1.1|Host: a|Connection: close||\nopened\nfull\n" OK "wait 30\nfree\n"
        "C.\nc< HTTP/1.1 200 OK|Connection: close|Content-Length: 2||hi\n");
    // clang-format on
}

void ExchangeTest::goesAsScripted()
{
    QFETCH(const QString, script);
    for (const bool whole : {true, false}) {
        const std::string problem = playConversation(script.toStdString(), whole);
        QVERIFY2(problem.empty(), (whole ? problem : "byte by byte: " + problem).c_str());
    }
}

TEST_CLASS(ExchangeTest)

} // namespace bafar::test

#include "exchange_test.moc"
