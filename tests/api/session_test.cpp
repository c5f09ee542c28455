// One connection of the API, byte by byte and without a socket.
// larger than the budget because its rows are the list of what is refused.
#include "agents/api/session.h"

#include <QTest>

#include "agents/api/sse.h"
#include "tests/api/conversation.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

QString lines(std::initializer_list<const char*> all)
{
    QStringList list;
    for (const char* one : all) {
        list << QString::fromUtf8(one);
    }
    return list.join(QLatin1Char('\n'));
}

std::string post(const std::string& path, const std::string& body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: n1\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string get(const std::string& path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: n1\r\n\r\n";
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersAndGoesOn();
    void splitInputIsTheSameInput();
    void auditsReadsOnceAndChangesAlways();
    void pipelinedRequestsAreAnsweredInOrder();
    void pipelinedRequestsWaitForAReaderThatLags_data();
    void pipelinedRequestsWaitForAReaderThatLags();
    void whoNeverTakesItsAnswerIsCut();
    void aFrameIsMadeOnceForAllReaders();
    void strangersAreWaitedForBriefly();
    void refuses_data();
    void refuses();
    void refusedCertificateIsToldWhy();
    void revocationEndsAStream();
    void revocationEndsAnIdleConnection();
    void slowReaderIsDropped();
    void bytesDuringAStreamEndIt();
    void deadlines_data();
    void deadlines();
    void lateAnswersAreIgnored();
    void certificateRunsOut();
};

void SessionTest::answersAndGoesOn()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/ping"));
    QCOMPARE(talk.transcript(), lines({"record allowed GET /v1/ping", "perform Ping"}));
    talk.forget();
    talk.give(api::Answered{talk.request(), {200, "application/json", "", "{}"}});
    QCOMPARE(talk.transcript(), lines({"send 200 {}"}));
    QVERIFY(!talk.session.finished());
    talk.forget();
    talk.say(get("/v1/state"));
    QCOMPARE(talk.transcript(), lines({"record allowed GET /v1/state", "perform ReadState"}));
}

void SessionTest::splitInputIsTheSameInput()
{
    const std::string text =
        post("/v1/actions", R"({"plan":"p1","revision":"r1"})") + get("/v1/ping");
    Conversation whole(callerOf("operator"));
    whole.say(text);
    Conversation split(callerOf("operator"));
    split.sayBytewise(text);
    QCOMPARE(split.transcript(), whole.transcript());
    QCOMPARE(whole.transcript(), lines({"perform ConfirmPlan"}));
    const auto* confirm = std::get_if<api::ConfirmPlan>(&*split.call());
    QVERIFY(confirm != nullptr);
    QCOMPARE(confirm->confirmation.plan, std::string("p1"));
}

void SessionTest::auditsReadsOnceAndChangesAlways()
{
    Conversation talk(callerOf("admin"));
    for (int i = 0; i < 3; ++i) {
        talk.say(get("/v1/ping"));
        talk.give(api::Answered{talk.request(), {}});
    }
    QCOMPARE(talk.audited().size(), std::size_t{1});
    const std::string write = "PUT /v1/spec HTTP/1.1\r\nHost: n1\r\nIf-Match: \"r1\"\r\n"
                              "Content-Length: 2\r\n\r\n{}";
    for (int i = 0; i < 2; ++i) {
        talk.say(write);
        talk.give(api::Answered{talk.request(), {}});
    }
    QCOMPARE(talk.audited().size(), std::size_t{3});
    QCOMPARE(talk.audited().back().actor, std::string("admin/sara"));
    QCOMPARE(talk.audited().back().from, std::string("192.0.2.1:40000"));
    QCOMPARE(talk.audited().back().serial, std::string("0a1b"));
}

void SessionTest::pipelinedRequestsAreAnsweredInOrder()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/ping") + get("/v1/state") + get("/v1/spec"));
    QCOMPARE(talk.transcript(), lines({"record allowed GET /v1/ping", "perform Ping"}));
    talk.forget();
    talk.give(api::Answered{talk.request(), {200, "application/json", "", "1"}});
    QCOMPARE(talk.transcript(),
             lines({"send 200 1", "record allowed GET /v1/state", "perform ReadState"}));
}

void SessionTest::pipelinedRequestsWaitForAReaderThatLags_data()
{
    QTest::addColumn<int>("queued");
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("waits");
    constexpr int Max = static_cast<int>(api::Session::AnswerQueueMax);
    QTest::newRow("a small answer to a peer that reads") << 0 << 1 << false;
    QTest::newRow("just below the bound") << 0 << Max - 1000 << false;
    QTest::newRow("a large answer") << 0 << Max << true;
    QTest::newRow("a small answer after large ones") << Max << 1 << true;
}

void SessionTest::pipelinedRequestsWaitForAReaderThatLags()
{
    QFETCH(int, queued);
    QFETCH(int, answer);
    QFETCH(bool, waits);
    const QString next = lines({"record allowed GET /v1/state", "perform ReadState"});
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/ping") + get("/v1/state"));
    const api::Answer large{200, "application/json", "",
                            std::string(static_cast<std::size_t>(answer), 'x')};
    talk.forget();
    talk.give(api::Answered{talk.request(), large}, static_cast<std::size_t>(queued));
    QCOMPARE(talk.session.waitsForPeer(), waits);
    QCOMPARE(!talk.transcript().endsWith(next), waits);
    talk.forget();
    talk.give(api::Drained{});
    QCOMPARE(talk.transcript(), waits ? next : QString());
}

void SessionTest::whoNeverTakesItsAnswerIsCut()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/ping"));
    talk.give(api::Answered{talk.request(), {}}, api::Session::AnswerQueueMax);
    talk.say(std::string(60000, 'x'));
    QVERIFY(!talk.session.finished());
    talk.forget();
    talk.wait(api::Session::IdleLimit);
    QVERIFY2(talk.transcript().startsWith(QStringLiteral("cut the answer was not taken")),
             qPrintable(talk.transcript()));
}

void SessionTest::aFrameIsMadeOnceForAllReaders()
{
    const api::Revocations none;
    api::Session session(api::apiRoutes(), callerOf("viewer"), std::nullopt, Instant{});
    std::ignore = session.handle(api::Received{get("/v1/stream")}, Instant{}, guardOf(none));
    std::ignore = session.handle(api::StreamBegan{1}, Instant{}, guardOf(none));
    const std::shared_ptr<const std::string> chunk = api::chunkOf("data: 1\n\n");
    QCOMPARE(*chunk, std::string("9\r\ndata: 1\n\n\r\n"));
    const api::Session::Effects effects =
        session.handle(api::StreamFrames{1, chunk}, Instant{}, guardOf(none));
    QCOMPARE(effects.size(), std::size_t{1});
    QVERIFY(std::get<api::SendBytes>(effects.front()).then == chunk);
}

void SessionTest::strangersAreWaitedForBriefly()
{
    const api::Revocations none;
    api::Caller stranger;
    stranger.refusal = runtime::Refusal{};
    api::Session session(api::apiRoutes(), stranger, std::nullopt, Instant{},
                         api::Session::RequestLimit);
    QCOMPARE(session.deadline()->at, Instant(api::Session::RequestLimit));
    const api::Session::Effects effects =
        session.tick(Instant(api::Session::RequestLimit), guardOf(none));
    QCOMPARE(std::get<api::Finish>(effects.back()).reason, std::string("no request for 10 s"));
}

// larger than the budget because every way to be refused is a row.
void SessionTest::refuses_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("audited");
    const auto row = [](const char* name, const char* role, const std::string& request,
                        const char* status, const char* text, const char* audited) {
        QTest::newRow(name) << QString::fromUtf8(role) << QString::fromStdString(request)
                            << QString::fromUtf8(status) << QString::fromUtf8(text)
                            << QString::fromUtf8(audited);
    };
    const std::string confirm = post("/v1/actions", R"({"plan":"p","revision":"r"})");
    row("a viewer may not confirm", "viewer", confirm, "403", "needs the role operator or admin",
        "POST /v1/actions");
    row("a viewer may not cancel", "viewer", "DELETE /v1/actions/p HTTP/1.1\r\nHost: n\r\n\r\n",
        "403", "needs the role operator or admin", "DELETE /v1/actions/p");
    row("an operator may not write the spec", "operator",
        "PUT /v1/spec HTTP/1.1\r\nHost: n\r\nIf-Match: *\r\nContent-Length: 1\r\n\r\nx", "403",
        "needs the role admin", "PUT /v1/spec");
    row("an operator is no agent", "operator", post("/v1/commands", "{}"), "403",
        "needs the role agent", "POST /v1/commands");
    row("a scraper reads no state", "scrape", get("/v1/state"), "403", "needs the role",
        "GET /v1/state");
    row("an agent confirms nothing", "agent", confirm, "403", "needs the role operator or admin",
        "POST /v1/actions");
    row("an unknown path is answered with the nearest", "viewer", get("/v1/stat"), "404",
        "did you mean /v1/state?", "GET /v1/stat");
    row("a wrong method is answered with the right one", "viewer",
        "DELETE /v1/state HTTP/1.1\r\nHost: n\r\n\r\n", "405", "use GET", "DELETE /v1/state");
    row("a misspelt parameter is refused", "viewer", get("/v1/stream?sinc=3"), "400",
        "did you mean since?", "GET /v1/stream");
    row("a sequence that is no number is refused", "viewer", get("/v1/stream?since=x"), "400",
        "since must be a whole number", "GET /v1/stream");
    row("JSON that is none is refused", "operator", post("/v1/plans", "{\"action\":"), "400",
        "body", "POST /v1/plans");
    row("a misspelt key is refused with the nearest", "operator",
        post("/v1/plans", R"({"acton":"a.b"})"), "400", "action", "POST /v1/plans");
    row("an empty body is refused", "operator", post("/v1/plans", ""), "400", "JSON body",
        "POST /v1/plans");
    row("a body where none belongs is refused", "viewer",
        "GET /v1/state HTTP/1.1\r\nHost: n\r\nContent-Length: 5\r\n\r\nhello", "413",
        "takes no body", "GET /v1/state");
    row("an oversized body is refused at its announcement", "operator",
        "POST /v1/plans HTTP/1.1\r\nHost: n\r\nContent-Length: 65537\r\n\r\n", "413",
        "at most 65536 bytes", "POST /v1/plans");
    row("an oversized header is refused", "viewer",
        "GET /v1/state HTTP/1.1\r\nHost: n\r\nX: " + std::string(9000, 'x'), "431", "",
        "malformed request");
    row("garbage is refused", "viewer", "\x16\x03\x01 garbage\r\n\r\n", "400", "",
        "malformed request");
    row("two framings are refused", "operator",
        "POST /v1/plans HTTP/1.1\r\nHost: n\r\nContent-Length: 2\r\nTransfer-Encoding: "
        "chunked\r\n\r\n{}",
        "400", "", "malformed request");
    row("a spec without If-Match is refused", "admin",
        "PUT /v1/spec HTTP/1.1\r\nHost: n\r\nContent-Length: 1\r\n\r\nx", "428", "If-Match",
        "PUT /v1/spec");
    row("a spec based on nothing is refused", "admin",
        "PUT /v1/spec HTTP/1.1\r\nHost: n\r\nIf-Match: \"\"\r\nContent-Length: 1\r\n\r\nx", "400",
        "1 to 128 characters", "PUT /v1/spec");
    row("a spec above the bound is refused at its announcement", "admin",
        "PUT /v1/spec HTTP/1.1\r\nHost: n\r\nIf-Match: *\r\nContent-Length: 262145\r\n\r\n", "413",
        "at most 262144 bytes", "PUT /v1/spec");
    row("a revision that is too long is refused", "viewer",
        get("/v1/spec/" + std::string(129, 'a')), "400", "a revision has 1 to 128 characters",
        ("GET /v1/spec/" + std::string(129, 'a')).c_str());
    row("parameters of a spec's history are refused", "viewer", get("/v1/spec/history?n=1"), "400",
        "", "GET /v1/spec/history");
    row("a history without a series is refused", "viewer", get("/v1/history"), "400",
        "series is missing", "GET /v1/history");
    row("a history that ends before it begins is refused", "viewer",
        get("/v1/history?series=x&from=2026-11-23T14:00:00Z&to=2026-11-23T13:00:00Z"), "400",
        "before", "GET /v1/history");
}

void SessionTest::refuses()
{
    QFETCH(QString, role);
    QFETCH(QString, request);
    QFETCH(QString, status);
    QFETCH(QString, text);
    QFETCH(QString, audited);
    Conversation talk(callerOf(role.toStdString()));
    talk.say(request.toStdString());
    QVERIFY2(!talk.call(), "something was done all the same");
    QCOMPARE(talk.audited().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(talk.audited().front().what), audited);
    QVERIFY(!talk.audited().front().allowed);
    const QString answer = QString::fromStdString(talk.sent());
    QVERIFY2(answer.startsWith(QStringLiteral("HTTP/1.1 ") + status), qPrintable(answer));
    QVERIFY2(answer.contains(text), qPrintable(answer));
    QVERIFY2(answer.contains(QStringLiteral("Connection: close")), qPrintable(answer));
    QVERIFY(talk.session.finished());
}

void SessionTest::refusedCertificateIsToldWhy()
{
    api::Caller stranger;
    stranger.refusal =
        runtime::Refusal{runtime::RefusalReason::ForeignCa,
                         "not signed by this cluster's authority; issue one here", std::nullopt};
    Conversation talk(stranger);
    talk.give(api::Recheck{});
    QCOMPARE(talk.transcript(), QString());
    talk.say(get("/v1/state"));
    QVERIFY(!talk.call());
    QVERIFY(talk.sent().find("403") != std::string::npos);
    QVERIFY(talk.sent().find("not signed by this cluster") != std::string::npos);
    QCOMPARE(talk.audited().front().actor, std::string("unknown"));
    QVERIFY(talk.session.finished());
}

void SessionTest::revocationEndsAStream()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/stream"));
    talk.give(api::StreamBegan{talk.request()});
    talk.forget();
    talk.revoke("another");
    QCOMPARE(talk.transcript(), QString());
    talk.revoke("0a1b");
    QVERIFY(talk.session.finished());
    QVERIFY(talk.sent().find("event: error") != std::string::npos);
    QVERIFY(talk.sent().find("revoked by admin/ann") != std::string::npos);
    QVERIFY(talk.sent().ends_with("0\r\n\r\n"));
    QVERIFY(!talk.audited().back().allowed);
    QVERIFY2(talk.transcript().contains(QStringLiteral("\nfinish briefly ")),
             qPrintable(talk.transcript()));
}

void SessionTest::revocationEndsAnIdleConnection()
{
    Conversation talk(callerOf("viewer"));
    talk.revoke("0a1b");
    QVERIFY(talk.session.finished());
    QVERIFY(!talk.audited().back().allowed);
}

void SessionTest::slowReaderIsDropped()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/stream?since=4&boot=b"));
    const auto* follow = std::get_if<api::FollowStream>(&*talk.call());
    QVERIFY(follow != nullptr);
    QCOMPARE(follow->since, std::optional<std::uint64_t>(4));
    QCOMPARE(follow->boot, std::string("b"));
    talk.give(api::StreamBegan{talk.request()});
    talk.give(api::StreamFrames{talk.request(), api::chunkOf("data: 1\n\n")});
    QVERIFY(!talk.session.finished());
    talk.forget();
    talk.give(api::StreamFrames{talk.request(), api::chunkOf("data: 2\n\n")},
              api::Session::StreamQueueMax);
    QVERIFY(talk.session.finished());
    QVERIFY(talk.transcript().startsWith(QStringLiteral("abandon\ncut the peer does not read")));
}

void SessionTest::bytesDuringAStreamEndIt()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/stream"));
    talk.give(api::StreamBegan{talk.request()});
    talk.say("x");
    QVERIFY(talk.session.finished());
}

void SessionTest::deadlines_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("then");
    QTest::newRow("given silence, when 74 s passed, then nothing") << QString() << 74 << QString();
    QTest::newRow("given silence, when 75 s passed, then closed")
        << QString() << 75 << QStringLiteral("finish no request");
    QTest::newRow("given half a request, when 10 s passed, then refused")
        << QStringLiteral("GET /v1/st") << 10 << QStringLiteral("send 408");
    QTest::newRow("given a request, when 9 s passed, then nothing")
        << QString::fromStdString(get("/v1/ping")) << 9
        << QStringLiteral("record allowed GET /v1/ping\nperform Ping");
    QTest::newRow("given a request, when 10 s passed, then given up")
        << QString::fromStdString(get("/v1/ping")) << 10
        << QStringLiteral("record allowed GET /v1/ping\nperform Ping\nabandon\nsend 504");
}

void SessionTest::deadlines()
{
    QFETCH(QString, said);
    QFETCH(int, seconds);
    QFETCH(QString, then);
    Conversation talk(callerOf("viewer"));
    if (!said.isEmpty()) {
        talk.say(said.toStdString());
    }
    talk.wait(std::chrono::seconds(seconds));
    QVERIFY2(talk.transcript().startsWith(then) && talk.transcript().isEmpty() == then.isEmpty(),
             qPrintable(talk.transcript()));
}

void SessionTest::lateAnswersAreIgnored()
{
    Conversation talk(callerOf("viewer"));
    talk.say(get("/v1/ping"));
    const std::uint64_t first = talk.request();
    talk.give(api::Answered{first, {}});
    talk.say(get("/v1/state"));
    talk.forget();
    talk.give(api::Answered{first, {}});
    QCOMPARE(talk.transcript(), QString());
}

void SessionTest::certificateRunsOut()
{
    const api::Revocations none;
    api::Session session(api::apiRoutes(), callerOf("viewer"), Instant(std::chrono::seconds(5)),
                         Instant{});
    QCOMPARE(session.deadline()->at, Instant(std::chrono::seconds(5)));
    std::ignore = session.tick(Instant(std::chrono::seconds(5)), guardOf(none));
    QVERIFY(session.finished());
}

TEST_CLASS(SessionTest)

} // namespace bafar::test

#include "session_test.moc"
