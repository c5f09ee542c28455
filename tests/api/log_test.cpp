// A log over the API on loopback: begun, refused, bounded for who reads slowly, closed with its
// reader.
// It is larger than the budget because each way in which a log begins and ends is one test.
#include <QTemporaryDir>
#include <QTest>

#include "agents/api/server.h"
#include "agents/api/stream_client.h"
#include "core/schema/log_place.h"
#include "tests/api/fake_service.h"
#include "tests/api/raw_client.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

schema::LogLine lineOf(const std::string& id, std::int64_t at, const std::string& text)
{
    schema::LogLine line;
    line.at = {at};
    line.id = id;
    line.task = "web." + id;
    line.text = text;
    return line;
}

schema::LogPiece pieceOf(const std::string& text, std::size_t lines = 1)
{
    schema::LogPiece piece;
    piece.lines.assign(lines, lineOf("1", 5, text));
    return piece;
}

/// A reader of the log over TLS.
struct Reader {
    bool open = false;
    std::string lines;
    std::size_t count = 0;
    bool whole = false;
    std::optional<Error> why; ///< as the agent said it in the stream
    std::uint16_t refused = 0;
    std::string refusal;
    std::optional<Error> ended;
    std::unique_ptr<api::StreamClient> client;
};

} // namespace

class ApiLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void linesComeAndTheEnd();
    void theQuestionArrives();
    void aRefusalIsAnAnswer();
    void whatFailsLaterIsSaidInTheStream();
    void aQuietLogBeats();
    void whoLeavesClosesTheLog();
    void aSlowReaderIsNotFedBeyondItsBound();
    void tooManyLogs();
    void aStopIsSaid();
    void aPlaceLeavesOutWhatWasSeen_data();
    void aPlaceLeavesOutWhatWasSeen();

private:
    std::unique_ptr<Reader> read(const std::string& path);

    bool waits(const std::function<bool()>& done) { return until(*loop_, done); }

    QTemporaryDir folder_;
    std::unique_ptr<Certificates> certificates_;
    std::unique_ptr<runtime::Loop> loop_;
    std::unique_ptr<FakeService> service_;
    std::unique_ptr<api::Server> server_;
    std::shared_ptr<runtime::TlsContext> viewer_;
};

void ApiLogTest::initTestCase()
{
    certificates_ = std::make_unique<Certificates>(folder_.path().toStdString(), "lab");
    viewer_ =
        Certificates::context(runtime::TlsSide::Client, certificates_->issue("viewer", "sara"));
}

void ApiLogTest::init()
{
    loop_ = std::make_unique<runtime::Loop>();
    service_ = std::make_unique<FakeService>();
    api::ServerOptions options;
    options.listen = {*net::Address::parse("127.0.0.1"), 0};
    options.routes = api::apiRoutes();
    options.cluster = "lab";
    options.tls =
        Certificates::context(runtime::TlsSide::Server, certificates_->issue("agent", "n1"));
    auto server = api::Server::open(*loop_, options, *service_);
    QVERIFY2(server.has_value(), server ? "" : server.error().text.c_str());
    server_ = std::move(*server);
}

void ApiLogTest::cleanup()
{
    server_.reset();
    service_.reset();
    loop_.reset();
}

std::unique_ptr<Reader> ApiLogTest::read(const std::string& path)
{
    auto reader = std::make_unique<Reader>();
    Reader* self = reader.get();
    api::StreamClient::Events events;
    events.onOpen = [self] { self->open = true; };
    events.onEvent = [self](const http::StreamEvent& event) {
        if (event.name == schema::LogEndName) {
            self->whole = true;
        } else if (const auto piece = api::logPieceOf(event)) {
            for (const schema::LogLine& line : piece->lines) {
                self->lines += line.text.substr(0, 20) + ";";
            }
            self->lines += piece->dropped > 0 ? std::to_string(piece->dropped) + " gone;" : "";
            ++self->count;
        } else {
            self->why = piece.error();
        }
    };
    events.onRefused = [self](const api::Response& response) {
        self->refused = response.status;
        self->refusal = response.body;
    };
    events.onEnd = [self](const Error& error) { self->ended = error; };
    api::Target target;
    target.to = server_->local();
    target.node = "n1";
    reader->client = std::make_unique<api::StreamClient>(
        *loop_, viewer_, target, path, std::chrono::seconds(20), std::move(events));
    return reader;
}

void ApiLogTest::linesComeAndTheEnd()
{
    const auto reader = read("/v1/logs/web");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    const auto log = service_->log.lock();
    log->begun = false;
    log->onChange();
    QVERIFY(!reader->open);
    log->begun = true;
    log->pieces.push_back(pieceOf("one"));
    log->pieces.push_back(pieceOf("two", 2));
    log->pieces.back().dropped = 7;
    log->onChange();
    QVERIFY(waits([&] { return reader->count == 2; }));
    QCOMPARE(reader->lines, std::string("one;two;two;7 gone;"));
    log->pieces.push_back(pieceOf("last"));
    log->ended = Result<void>();
    log->onChange();
    QVERIFY(waits([&] { return reader->ended.has_value(); }));
    QVERIFY(reader->whole);
    QVERIFY(!reader->why);
    QVERIFY(reader->lines.ends_with("last;"));
    QCOMPARE(service_->audited.size(), std::size_t{1});
    QCOMPARE(service_->audited.front().what, std::string("GET /v1/logs/web"));
    QCOMPARE(service_->audited.front().actor, std::string("viewer/sara"));
}

void ApiLogTest::theQuestionArrives()
{
    const auto reader = read("/v1/logs/we%2Fb?tail=7&since=2026-11-28T17:39:37.744Z&follow=yes");
    QVERIFY(waits([&] { return service_->logAsked.has_value(); }));
    const api::ReadLog wanted{"we/b", 7, *wallTimeFromIso8601("2026-11-28T17:39:37.744Z"), true};
    QVERIFY(*service_->logAsked == wanted);
    QCOMPARE(service_->audited.front().what, std::string("GET /v1/logs/we%2Fb following"));
}

void ApiLogTest::aRefusalIsAnAnswer()
{
    service_->logRefusal =
        api::Answer{421, "application/json", "",
                    "{\"code\":\"unavailable\",\"text\":\"ask n2\",\"ask\":[\"n2\"]}"};
    const auto told = read("/v1/logs/web");
    QVERIFY(waits([&] { return told->ended.has_value(); }));
    QCOMPARE(told->refused, std::uint16_t{421});
    QVERIFY(told->refusal.find("\"ask\":[\"n2\"]") != std::string::npos);
    QVERIFY(told->ended->code == Code::Unavailable);
    service_->logRefusal.reset();
    const auto late = read("/v1/logs/gone");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    const auto log = service_->log.lock();
    log->begun = false;
    log->ended = Result<void>(fail(Code::NotFound, "no such service: gone"));
    log->onChange();
    QVERIFY(waits([&] { return late->ended.has_value(); }));
    QCOMPARE(late->refused, std::uint16_t{404});
    QVERIFY(late->refusal.find("no such service: gone") != std::string::npos);
    QVERIFY(!late->open);
}

void ApiLogTest::whatFailsLaterIsSaidInTheStream()
{
    const auto reader = read("/v1/logs/web?follow=yes");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    const auto log = service_->log.lock();
    log->pieces.push_back(pieceOf("one"));
    log->ended = Result<void>(fail(Code::Unavailable, "Docker ended the log"));
    log->onChange();
    QVERIFY(waits([&] { return reader->ended.has_value(); }));
    QCOMPARE(reader->lines, std::string("one;"));
    QVERIFY(!reader->whole);
    QVERIFY(reader->why.has_value());
    QCOMPARE(reader->why->text, std::string("Docker ended the log"));
}

void ApiLogTest::aQuietLogBeats()
{
    const auto reader = read("/v1/logs/web?follow=yes");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    service_->log.lock()->onChange();
    service_->log.lock()->onChange();
    QVERIFY(waits([&] { return reader->count == 2; }));
    QVERIFY(reader->open);
    QCOMPARE(reader->lines, std::string());
}

void ApiLogTest::whoLeavesClosesTheLog()
{
    auto reader = read("/v1/logs/web?follow=yes");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    service_->log.lock()->onChange();
    QVERIFY(waits([&] { return reader->open; }));
    reader.reset();
    QVERIFY(waits([&] { return service_->log.expired(); }));
    QCOMPARE(server_->connections(), std::size_t{0});
}

/// What the connection does not take stays with the service, which bounds it.
void ApiLogTest::aSlowReaderIsNotFedBeyondItsBound()
{
    constexpr int Pieces = 400;
    const auto reader = read("/v1/logs/web?follow=yes");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    const auto log = service_->log.lock();
    for (int i = 0; i < Pieces; ++i) {
        log->pieces.push_back(pieceOf(std::string(4000, 'x'), 16));
    }
    log->onChange(); // the loop does not turn: nobody reads
    QVERIFY(server_->queuedBytes() < (512U << 10U));
    QVERIFY2(log->taken < Pieces, qPrintable(QString::number(log->taken)));
    // Once it reads, all of it comes without another word from the service.
    QVERIFY(waits([&] { return reader->count == Pieces; }));
    QVERIFY(log->pieces.empty());
}

void ApiLogTest::tooManyLogs()
{
    std::vector<std::unique_ptr<Reader>> readers;
    for (int i = 0; i < 17; ++i) {
        readers.push_back(read("/v1/logs/web?follow=yes"));
        service_->logAsked.reset();
        QVERIFY(waits([&] { return service_->logAsked || readers.back()->ended; }));
    }
    QCOMPARE(readers.back()->refused, std::uint16_t{429});
    QVERIFY(!readers.front()->ended);
}

void ApiLogTest::aStopIsSaid()
{
    const auto reader = read("/v1/logs/web?follow=yes");
    QVERIFY(waits([&] { return !service_->log.expired(); }));
    service_->log.lock()->onChange();
    QVERIFY(waits([&] { return reader->open; }));
    server_->drain({Code::Unavailable, "the agent is stopping"});
    QVERIFY(waits([&] { return reader->ended.has_value(); }));
    QCOMPARE(reader->why->text, std::string("the agent is stopping"));
    QVERIFY(service_->log.expired());
}

void ApiLogTest::aPlaceLeavesOutWhatWasSeen_data()
{
    QTest::addColumn<QString>("first"); ///< "task moment text, ..."
    QTest::addColumn<QString>("again");
    QTest::addColumn<QString>("then"); ///< what is new of it
    QTest::newRow("given the same again, then nothing") << "a 1 x, a 2 y"
                                                        << "a 1 x, a 2 y"
                                                        << "";
    QTest::newRow("given more of the last moment, then that") << "a 2 x, a 2 y"
                                                              << "a 2 x, a 2 y, a 2 z, a 3 q"
                                                              << "z q";
    QTest::newRow("given a line that came late from its node, then that")
        << "a 9 x, b 3 y"
        << "a 9 x, b 3 y, b 8 late"
        << "late";
    QTest::newRow("given a task that is new, then all of it") << "a 9 x"
                                                              << "c 1 old, a 9 x, c 2 too"
                                                              << "old too";
    QTest::newRow("given only what follows, then all of it") << "a 1 x"
                                                             << "a 2 y, a 3 z"
                                                             << "y z";
    QTest::newRow("given a clock set back after what is new, then nothing is lost")
        << "a 5 x"
        << "a 5 x, a 6 y, a 2 z"
        << "y z";
    QTest::newRow("given what the Swarm repeats in one stream, then it comes once")
        << "a 5 x, a 6 y, a 6 w"
        << "a 5 x, a 6 y, a 6 w, a 7 q, a 5 x, a 6 y, a 7 q, a 8 r"
        << "q r";
    QTest::newRow("given lines without a moment, then they cannot be told apart") << "a 0 x"
                                                                                  << "a 0 x"
                                                                                  << "x";
}

void ApiLogTest::aPlaceLeavesOutWhatWasSeen()
{
    QFETCH(QString, first);
    QFETCH(QString, again);
    QFETCH(QString, then);
    const auto make = [](const QString& lines) {
        schema::LogPiece piece;
        for (const QString& line : lines.split(QStringLiteral(", "))) {
            const QStringList parts = line.split(u' ');
            piece.lines.push_back(
                lineOf(parts[0].toStdString(), parts[1].toLongLong(), parts[2].toStdString()));
        }
        return piece;
    };
    schema::LogPlace place;
    QVERIFY(!place.since());
    schema::LogPiece piece = make(first);
    place.take(piece);
    QCOMPARE(piece.lines.size(), static_cast<std::size_t>(first.count(u',') + 1));
    for (int i = 0; i < 2; ++i) { // and the same on a third stream
        place.reopened();
        schema::LogPiece more = make(again);
        place.take(more);
        QStringList got;
        for (const schema::LogLine& line : more.lines) {
            got.append(QString::fromStdString(line.text));
        }
        if (i == 0) {
            QCOMPARE(got.join(u' '), then);
            schema::LogPiece none = make(QStringLiteral("z 90000 far"));
            place.take(none);
            QCOMPARE(place.since()->unixMs, std::int64_t{80'000});
        } else if (!then.contains(u'z')) {
            QCOMPARE(got.join(u' '), first.contains(QStringLiteral(" 0 ")) ? then : QString());
        }
    }
}

TEST_CLASS(ApiLogTest)

} // namespace bafar::test

#include "log_test.moc"
