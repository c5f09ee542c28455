// The link to a real agent over real TLS on loopback: whom it believes, what it takes, how it ends
// and how it comes back.
// It is larger than the budget because each way a peer can fail stands on one connection.
#include "ui/link/connection.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/reconnect.h"
#include "core/schema/json.h"
#include "core/schema/spec.h"
#include "tests/console/fake_agents.h"
#include "tests/console/tls_agent.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/link/tls.h"

namespace bafar::test {

using link::Connection;
using schema::MessageKind;
using namespace std::chrono_literals;

class ConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void aStreamIsHeardAndResumed();
    void onlyTheAgentOfTheProfileIsHeard_data();
    void onlyTheAgentOfTheProfileIsHeard();
    void howAStreamEnds_data();
    void howAStreamEnds();
    void whatCannotBeReadIsNotReplayed();
    void numbersGoOnAsAgentsCountThem();
    void whoSpeaksOutOfTurnIsAskedForEverything_data();
    void whoSpeaksOutOfTurnIsAskedForEverything();
    void aMessageWithoutEndIsCutOff_data();
    void aMessageWithoutEndIsCutOff();
    void whoComesAndGoesIsAskedLessOften();
    void silenceOfFiveHeartbeatsEndsTheStream();
    void itWaitsForItsKey();
    void afterASleepItComesBackAtOnce_data();
    void afterASleepItComesBackAtOnce();
    void onlyARefusalIsARefusal_data();
    void onlyARefusalIsARefusal();
    void moreHistoryThanAskedForIsRefused();
    void specsAreAskedFor();
    void theAuditLogIsAskedFor();

private:
    void listen(const char* issuer, const char* node);
    void connectAs(const char* node);
    void answerStream(const QByteArray& bytes);
    QString reason();

    QTemporaryDir folder_;
    std::map<std::string, std::unique_ptr<Certificates>> authorities_;
    QSslConfiguration tls_;
    std::unique_ptr<TlsAgent> agent_;
    std::unique_ptr<Connection> link_;
    std::unique_ptr<QSignalSpy> closed_;
    std::unique_ptr<QSignalSpy> received_;
};

static std::string snapshotText(std::uint64_t sequence, Duration heartbeat, std::size_t things = 0)
{
    schema::Message message;
    message.kind = MessageKind::Snapshot;
    message.node = "n1";
    message.boot = "b1";
    message.sequence = sequence;
    message.snapshot = snapshotOf("n1", "n1");
    message.snapshot->heartbeat = heartbeat;
    auto& entities = message.snapshot->concepts["cluster"].presence.entities;
    for (std::size_t i = 0; i < things; ++i) {
        entities.push_back(entities.front());
    }
    return schema::toJson(message);
}

/// One message of n1 on the stream; a snapshot says everything.
static QByteArray wireOf(MessageKind kind, std::uint64_t sequence, const char* boot = "b1")
{
    schema::Message message;
    message.kind = kind;
    message.node = "n1";
    message.boot = boot;
    message.sequence = sequence;
    if (kind == MessageKind::Snapshot) {
        message.snapshot = snapshotOf("n1", "n1");
    }
    const std::string name(schema::enumNames(kind)[static_cast<std::size_t>(kind)]);
    return streamEvent(name.c_str(), schema::toJson(message));
}

void ConnectionTest::initTestCase()
{
    for (const char* issuer : {"ours", "foreign"}) {
        const std::string place = folder_.path().toStdString() + "/" + issuer;
        authorities_[issuer] = std::make_unique<Certificates>(place, "lab");
        for (const char* node : {"n1", "n2"}) {
            (void)authorities_[issuer]->issue("agent", node);
        }
    }
    const runtime::TlsFiles own = authorities_["ours"]->issue("operator", "sara");
    const Result<QSslConfiguration> tls =
        link::tlsOf({"lab", {}, own.caFile, own.certificateFile, own.keyFile});
    QVERIFY2(tls.has_value(), tls ? "" : tls.error().text.c_str());
    tls_ = *tls;
}

void ConnectionTest::cleanup()
{
    closed_.reset();
    received_.reset();
    link_.reset();
    agent_.reset();
    link::holdClocks({});
}

void ConnectionTest::listen(const char* issuer, const char* node)
{
    const QString place = folder_.filePath(QString::fromLatin1(issuer)) + QLatin1Char('/');
    const QString name = place + QString::fromLatin1(node);
    agent_ = std::make_unique<TlsAgent>(name + QLatin1String(".crt"), name + QLatin1String(".key"),
                                        folder_.filePath(QStringLiteral("ours/ca.crt")));
}

void ConnectionTest::connectAs(const char* node)
{
    link_ = std::make_unique<Connection>(agent_->profile(node), "lab", tls_, 7);
    closed_ = std::make_unique<QSignalSpy>(link_.get(), &link::AgentLink::closed);
    received_ = std::make_unique<QSignalSpy>(link_.get(), &link::AgentLink::received);
    link_->open();
}

void ConnectionTest::answerStream(const QByteArray& bytes)
{
    agent_->onRequest = [bytes](QSslSocket& socket, const QByteArray&) {
        socket.write(streamHead() + bytes);
    };
}

QString ConnectionTest::reason()
{
    (void)QTest::qWaitFor([this] { return closed_->count() > 0; }, 10'000);
    return closed_->isEmpty() ? QStringLiteral("still open") : closed_->front().front().toString();
}

void ConnectionTest::aStreamIsHeardAndResumed()
{
    listen("ours", "n1");
    answerStream(streamEvent("snapshot", snapshotText(7, 1s)) + streamEvent("tomorrow", "?"));
    connectAs("n1");
    QTRY_COMPARE(received_->count(), 1);
    agent_->last->disconnectFromHost();
    QCOMPARE(reason(), QStringLiteral("n1 ended the stream"));
    QTRY_COMPARE(agent_->requests.size(), 2);
    QCOMPARE(agent_->requests[0], QByteArray("GET /v1/stream HTTP/1.1"));
    QCOMPARE(agent_->requests[1], QByteArray("GET /v1/stream?since=7&boot=b1 HTTP/1.1"));
}

void ConnectionTest::onlyTheAgentOfTheProfileIsHeard_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("answers");
    QTest::addColumn<QString>("says");
    QTest::newRow("another node of this cluster")
        << QStringLiteral("ours") << QStringLiteral("n2")
        << QStringLiteral("answered as bafar://lab/agent/n2, not as bafar://lab/agent/n1");
    QTest::newRow("a certificate of another authority")
        << QStringLiteral("foreign") << QStringLiteral("n1")
        << QStringLiteral("n1 does not answer: SSL handshake failed");
}

void ConnectionTest::onlyTheAgentOfTheProfileIsHeard()
{
    QFETCH(QString, issuer);
    QFETCH(QString, answers);
    QFETCH(QString, says);
    listen(issuer.toLatin1().constData(), answers.toLatin1().constData());
    answerStream(streamEvent("snapshot", snapshotText(1, 1s)));
    connectAs("n1");
    const QString why = reason();
    QVERIFY2(why.contains(says), qPrintable(why));
    QCOMPARE(agent_->requests.size(), 0); // not even asked
    QCOMPARE(received_->count(), 0);
}

void ConnectionTest::howAStreamEnds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("dies");
    QTest::addColumn<QString>("says");
    const QByteArray snapshot = streamEvent("snapshot", snapshotText(1, 1s));
    QTest::newRow("the agent dies in the middle of an event")
        << streamHead() + snapshot + "event: rep" << true << QStringLiteral("n1 ended the stream");
    QTest::newRow("the agent dies before the first event")
        << streamHead() << true << QStringLiteral("n1 ended the stream");
    QTest::newRow("the agent dies in the middle of a chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\nevent: rep")
        << true << QStringLiteral("the connection to n1 broke");
    QTest::newRow("the agent says why")
        << streamHead() + streamEvent("error", R"({"code":"denied","text":"it was revoked"})")
        << false << QStringLiteral("it was revoked");
    QTest::newRow("the agent refuses with a reason")
        << answerOf(403, R"({"code":"denied","text":"issue another certificate"})") << false
        << QStringLiteral("issue another certificate");
    QTest::newRow("the agent refuses without a reason")
        << answerOf(500, "") << false << QStringLiteral("n1 answered 500 without a reason");
    QTest::newRow("a line without end") << streamHead() + "data: " + QByteArray((8 << 20) + 1, 'x')
                                        << false << QStringLiteral("is larger than 8388608 bytes");
    QTest::newRow("more things than can be shown")
        << streamHead() + streamEvent("snapshot", snapshotText(1, 1s, 2000)) << false
        << QStringLiteral("n1 sent what is no message: more than 2000 things");
    QTest::newRow("a start with a name without end")
        << streamHead() + wireOf(MessageKind::Snapshot, 1, std::string(5000, 'b').c_str()) << false
        << QStringLiteral("n1 sent what is no message: more than 64 bytes in the name of a start");
    QTest::newRow("what is no message") << streamHead() + streamEvent("report", "{") << false
                                        << QStringLiteral("n1 sent what is no message");
    QTest::newRow("another node's message")
        << streamHead() + streamEvent("heartbeat", R"({"node":"n2","kind":"heartbeat"})") << false
        << QStringLiteral("n1 speaks as n2");
}

void ConnectionTest::howAStreamEnds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, dies);
    QFETCH(QString, says);
    listen("ours", "n1");
    agent_->onRequest = [bytes, dies](QSslSocket& socket, const QByteArray&) {
        socket.write(bytes);
        if (dies) {
            socket.flush();
            QTimer::singleShot(100, &socket, [&socket] { socket.abort(); });
        }
    };
    connectAs("n1");
    const QString why = reason();
    QVERIFY2(why.contains(says), qPrintable(why));
}

void ConnectionTest::whatCannotBeReadIsNotReplayed()
{
    listen("ours", "n1");
    answerStream(streamEvent("snapshot", snapshotText(3, 1s)) + streamEvent("report", "{"));
    connectAs("n1");
    QTRY_COMPARE(agent_->requests.size(), 2);
    QCOMPARE(agent_->requests[1], QByteArray("GET /v1/stream HTTP/1.1"));
}

void ConnectionTest::numbersGoOnAsAgentsCountThem()
{
    listen("ours", "n1");
    answerStream(wireOf(MessageKind::Snapshot, 7) + wireOf(MessageKind::Series, 7) +
                 wireOf(MessageKind::Heartbeat, 7) + wireOf(MessageKind::Report, 8) +
                 wireOf(MessageKind::Series, 9) + wireOf(MessageKind::Samples, 9) +
                 wireOf(MessageKind::Event, 10) + wireOf(MessageKind::Offers, 11) +
                 wireOf(MessageKind::Action, 12) + wireOf(MessageKind::Snapshot, 2, "b2") +
                 wireOf(MessageKind::Report, 3, "b2"));
    connectAs("n1");
    QTRY_COMPARE(received_->count(), 11);
    QCOMPARE(closed_->count(), 0);
    agent_->last->disconnectFromHost();
    QTRY_COMPARE(agent_->requests.size(), 2);
    QCOMPARE(agent_->requests[1], QByteArray("GET /v1/stream?since=3&boot=b2 HTTP/1.1"));
}

void ConnectionTest::whoSpeaksOutOfTurnIsAskedForEverything_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("taken");
    const QByteArray snapshot = wireOf(MessageKind::Snapshot, 7);
    QTest::newRow("given one that is left out") << snapshot + wireOf(MessageKind::Report, 9) << 1;
    QTest::newRow("given one that is said twice")
        << snapshot + wireOf(MessageKind::Event, 8) + wireOf(MessageKind::Event, 8) << 2;
    QTest::newRow("given a number that goes back")
        << snapshot + wireOf(MessageKind::Report, 8) + wireOf(MessageKind::Heartbeat, 3) << 2;
    QTest::newRow("given a number far ahead")
        << snapshot + wireOf(MessageKind::Samples, 999'999'999'999) << 1;
    QTest::newRow("given another start that says nothing of itself")
        << snapshot + wireOf(MessageKind::Report, 8, "b2") << 1;
    QTest::newRow("given no snapshot at first") << wireOf(MessageKind::Heartbeat, 7) << 0;
    QTest::newRow("given a snapshot of no start") << wireOf(MessageKind::Snapshot, 7, "") << 0;
}

/// What it says then may be made up: nothing of it is taken.
void ConnectionTest::whoSpeaksOutOfTurnIsAskedForEverything()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, taken);
    listen("ours", "n1");
    agent_->onRequest = [&bytes](QSslSocket& socket, const QByteArray&) {
        socket.write(streamHead() + bytes);
        bytes.clear(); // it says nothing at first the next time
    };
    connectAs("n1");
    QCOMPARE(reason(), QStringLiteral("n1 left something out, or said it twice: it is asked for "
                                      "everything"));
    QCOMPARE(received_->count(), taken);
    QTRY_COMPARE(agent_->requests.size(), 2);
    agent_->last->write(wireOf(MessageKind::Snapshot, 20));
    QTRY_COMPARE(received_->count(), taken + 1);
    QCOMPARE(agent_->requests[1], QByteArray("GET /v1/stream HTTP/1.1"));
    QCOMPARE(closed_->count(), 1);
}

void ConnectionTest::aMessageWithoutEndIsCutOff_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("given a line that goes on and on") << QByteArray("x");
    QTest::newRow("given lines, and never the end of the message") << QByteArray("data: x\n");
    QTest::newRow("given remarks and nothing else") << QByteArray(":\n\n");
}

/// A piece of it each second, by the console's clock.
void ConnectionTest::aMessageWithoutEndIsCutOff()
{
    QFETCH(const QByteArray, piece);
    link::Moment now{Instant(1h), SomeDay};
    link::holdClocks(now);
    listen("ours", "n1");
    answerStream(wireOf(MessageKind::Snapshot, 7));
    connectAs("n1");
    QTRY_COMPARE(received_->count(), 1);
    int seconds = 0;
    while (closed_->isEmpty() && seconds < 300) {
        agent_->last->write(piece);
        QTest::qWait(10);
        ++seconds;
        now.monotonic += 1s;
        link::holdClocks(now);
    }
    QCOMPARE(reason(), QStringLiteral("n1 did not end its message within 30 s"));
    QVERIFY(seconds >= 30);
    QCOMPARE(received_->count(), 1);
}

/// However often it is up for a moment.
void ConnectionTest::whoComesAndGoesIsAskedLessOften()
{
    link::Moment now{Instant(1h), SomeDay};
    link::holdClocks(now);
    listen("ours", "n1");
    bool stays = false;
    agent_->onRequest = [&stays](QSslSocket& socket, const QByteArray&) {
        socket.write(streamHead() + wireOf(MessageKind::Snapshot, 7));
        if (!stays) {
            socket.disconnectFromHost();
        }
    };
    QElapsedTimer elapsed;
    elapsed.start();
    connectAs("n1");
    QTRY_COMPARE_WITH_TIMEOUT(closed_->count(), 4, 10'000);
    // After at least half of 250, 500 and 1000 ms; Qt's timers may be a little early.
    QVERIFY2(elapsed.elapsed() >= 800, qPrintable(QString::number(elapsed.elapsed())));
    QCOMPARE(agent_->requests.size(), 4);
    stays = true;
    const qsizetype before = received_->count();
    QTRY_COMPARE_WITH_TIMEOUT(received_->count(), before + 1, 10'000);
    now.monotonic += Reconnect::Stable;
    link::holdClocks(now);
    agent_->last->disconnectFromHost();
    QTRY_COMPARE(closed_->count(), 5);
    // It was up for long: at once, as after the first time, and not after two seconds or more.
    QTRY_COMPARE_WITH_TIMEOUT(agent_->requests.size(), 6, 1500);
}

void ConnectionTest::silenceOfFiveHeartbeatsEndsTheStream()
{
    listen("ours", "n1");
    answerStream(streamEvent("snapshot", snapshotText(3, 300ms)));
    connectAs("n1");
    QTRY_COMPARE(received_->count(), 1);
    const auto heard = std::chrono::steady_clock::now();
    QCOMPARE(reason(), QStringLiteral("n1 has said nothing for 1.5 s"));
    const auto silent = std::chrono::steady_clock::now() - heard;
    QVERIFY(silent > 1300ms && silent < 4s);
}

void ConnectionTest::itWaitsForItsKey()
{
    listen("ours", "n1");
    answerStream(streamEvent("snapshot", snapshotText(1, 1s)));
    link_ = std::make_unique<Connection>(agent_->profile("n1"), "lab", QSslConfiguration(), 7);
    received_ = std::make_unique<QSignalSpy>(link_.get(), &link::AgentLink::received);
    link_->open();
    link_->renew();
    QTest::qWait(100);
    QVERIFY(agent_->requests.isEmpty());
    link_->setTls(tls_);
    QTRY_COMPARE(received_->count(), 1);
}

void ConnectionTest::afterASleepItComesBackAtOnce_data()
{
    QTest::addColumn<bool>("isUp");
    QTest::newRow("given a stream that may be dead, then a new one") << true;
    QTest::newRow("given a pause before the next try, then it is over") << false;
}

void ConnectionTest::afterASleepItComesBackAtOnce()
{
    QFETCH(bool, isUp);
    listen("ours", "n1");
    agent_->onRequest = [isUp, times = 0](QSslSocket& socket, const QByteArray&) mutable {
        if (isUp || ++times > 4) {
            socket.write(streamHead() + streamEvent("snapshot", snapshotText(1, 1s)));
        } else {
            socket.write(answerOf(503, "{}"));
            socket.disconnectFromHost();
        }
    };
    connectAs("n1");
    if (isUp) {
        QTRY_COMPARE(received_->count(), 1);
    } else {
        QTRY_COMPARE_WITH_TIMEOUT(closed_->count(), 4, 10'000); // now it waits for a second or two
    }
    const qsizetype before = agent_->requests.size();
    link_->renew();
    QTRY_COMPARE_WITH_TIMEOUT(agent_->requests.size(), before + 1, 500);
    QTRY_COMPARE(received_->count(), isUp ? 2 : 1);
    if (isUp) {
        QCOMPARE(closed_->count(), 1);
        QVERIFY2(reason().contains(QLatin1String("anew")), qPrintable(reason()));
        QVERIFY(agent_->requests.back().contains("since=1")); // from where it was
    }
}

void ConnectionTest::onlyARefusalIsARefusal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("refusal");
    QTest::newRow("the state moved")
        << answerOf(409, R"({"code":"conflict","text":"the state moved"})") << true;
    QTest::newRow("not allowed") << answerOf(403, R"({"code":"denied","text":"operators only"})")
                                 << true;
    QTest::newRow("no answer at all") << QByteArray() << false;
    QTest::newRow("an answer that breaks off")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"id\":") << false;
    QTest::newRow("an answer that is no record") << answerOf(200, "[1]") << false;
    QTest::newRow("the agent's own trouble")
        << answerOf(503, R"({"code":"timeout","text":"not durable in time"})") << false;
    QTest::newRow("a failure without a reason") << answerOf(500, "") << false;
}

void ConnectionTest::onlyARefusalIsARefusal()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, refusal);
    listen("ours", "n1");
    agent_->onRequest = [answer](QSslSocket& socket, const QByteArray& head) {
        if (head.startsWith("POST")) {
            socket.write(answer);
            socket.disconnectFromHost();
        }
    };
    link_ = std::make_unique<Connection>(agent_->profile("n1"), "lab", tls_, 7);
    std::optional<Error> error;
    link_->confirm({"p1", "r1", ""}, [&error](Result<schema::ActionRecord> record) {
        error = record ? Error{} : record.error();
    });
    QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), 12'000);
    QVERIFY2(link::isRefusal(*error) == refusal, error->text.c_str());
}

void ConnectionTest::moreHistoryThanAskedForIsRefused()
{
    listen("ours", "n1");
    schema::HistorySeries series;
    series.name = "node_load1";
    series.step = 1s;
    series.values.assign(100, 0.5);
    agent_->onRequest = [&series](QSslSocket& socket, const QByteArray&) {
        socket.write(answerOf(200, schema::toJson(series)));
    };
    link_ = std::make_unique<Connection>(agent_->profile("n1"), "lab", tls_, 7);
    std::vector<bool> taken;
    for (const int seconds : {100, 10}) {
        link_->history({"node_load1", SomeDay, {SomeDay.unixMs + seconds * 1000}, 1s},
                       [&taken](Result<schema::HistorySeries> answer) {
                           taken.push_back(answer.has_value());
                       });
        const std::size_t wanted = taken.size() + 1;
        QTRY_COMPARE(taken.size(), wanted);
    }
    QCOMPARE(taken, (std::vector<bool>{true, false}));
}

/// Their texts are YAML as it stands in the file; an agent's refusal is its own words.
void ConnectionTest::specsAreAskedFor()
{
    listen("ours", "n1");
    const std::string text = "cluster:\n  name: lab # \xd8\xa2\n";
    agent_->onRequest = [&text](QSslSocket& socket, const QByteArray& head) {
        socket.write(head.contains("/history")      ? answerOf(200, schema::toJson(someHistory()))
                     : head.contains("/7f3a%2F91 ") ? answerOf(200, text)
                     : head.contains("/large ")
                         ? answerOf(200, std::string(schema::SpecTextMax + 1, '#'))
                         : answerOf(404, R"({"code":"not_found","text":"it is not kept"})"));
    };
    link_ = std::make_unique<Connection>(agent_->profile("n1"), "lab", tls_, 7);
    std::optional<Result<schema::SpecHistory>> history;
    link_->specHistory([&history](Result<schema::SpecHistory> answer) { history = answer; });
    QTRY_VERIFY(history.has_value());
    QVERIFY(history->has_value());
    QCOMPARE(**history, someHistory());
    for (const auto& [revision, wanted] : {std::pair<std::string, std::string>{"7f3a/91", text},
                                           {"large", "n1 answered with more than a spec may be"},
                                           {"none", "it is not kept"}}) {
        std::optional<Result<std::string>> answer;
        link_->specText(revision, [&answer](Result<std::string> got) { answer = got; });
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(*answer ? **answer : answer->error().text, wanted);
    }
}

void ConnectionTest::theAuditLogIsAskedFor()
{
    listen("ours", "n1");
    agent_->onRequest = [](QSslSocket& socket, const QByteArray& head) {
        socket.write(head.contains("?limit=") ? answerOf(200, schema::toJson(someLines()))
                     : head.contains("?from=0&")
                         ? answerOf(403, R"({"code":"denied","text":"it needs the role admin"})")
                         : answerOf(200, schema::toJson(someLines())));
    };
    link_ = std::make_unique<Connection>(agent_->profile("n1"), "lab", tls_, 7);
    const auto ask = [this](const schema::AuditQuestion& question) {
        std::optional<Result<std::vector<schema::Record>>> answer;
        link_->audit(question, [&answer](Result<std::vector<schema::Record>> got) {
            answer = std::move(got);
        });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000);
        return answer.value_or(fail(Code::Timeout, "no answer"));
    };
    QCOMPARE(ask({}).value_or(std::vector<schema::Record>()), someLines());
    QCOMPARE(agent_->requests.back(), QByteArray("GET /v1/audit?limit=1000 HTTP/1.1"));
    const auto refused = ask({0, 5});
    QCOMPARE(agent_->requests.back(), QByteArray("GET /v1/audit?from=0&limit=5 HTTP/1.1"));
    QVERIFY(!refused && refused.error().code == Code::Denied);
    QCOMPARE(refused.error().text, std::string("it needs the role admin"));
    const auto wrong = ask({13, 1000}); // its lines begin before that
    QVERIFY(!wrong && wrong.error().code == Code::Internal);
}

} // namespace bafar::test

using bafar::test::ConnectionTest;
TEST_CLASS(ConnectionTest)
#include "connection_test.moc"
