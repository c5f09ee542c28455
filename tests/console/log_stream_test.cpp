// The log of a service over real TLS on loopback: how it begins, ends and is refused.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/text.h"
#include "core/schema/json.h"
#include "tests/console/tls_agent.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"
#include "ui/link/connection.h"
#include "ui/link/tls.h"

namespace bafar::test {

class LogStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void itIsAskedForAndComes();
    void howALogEnds_data();
    void howALogEnds();
    void aFloodComesWhole();
    void itsDestructionEndsIt();

private:
    void read(const QByteArray& answer, bool dies = false);
    [[nodiscard]] link::LogEnd end() const;

    QTemporaryDir folder_;
    std::unique_ptr<Certificates> authority_;
    QSslConfiguration tls_;
    std::unique_ptr<TlsAgent> agent_;
    std::unique_ptr<link::Connection> link_;
    std::unique_ptr<link::LogStream> log_;
    int opened_ = 0;
    std::vector<schema::LogPiece> pieces_;
    std::vector<link::LogEnd> ends_;
};

static std::string pieceText(std::size_t lines, const std::string& text)
{
    schema::LogPiece piece;
    piece.lines.assign(lines, schema::LogLine{{5}, "web.1", "t1", "n1", {}, text});
    return schema::toJson(piece);
}

void LogStreamTest::initTestCase()
{
    authority_ = std::make_unique<Certificates>(folder_.path().toStdString(), "lab");
    (void)authority_->issue("agent", "n1");
    const runtime::TlsFiles own = authority_->issue("viewer", "sara");
    const Result<QSslConfiguration> tls =
        link::tlsOf({"lab", {}, own.caFile, own.certificateFile, own.keyFile});
    QVERIFY2(tls.has_value(), tls ? "" : tls.error().text.c_str());
    tls_ = *tls;
}

void LogStreamTest::init()
{
    agent_ = std::make_unique<TlsAgent>(folder_.filePath(QStringLiteral("n1.crt")),
                                        folder_.filePath(QStringLiteral("n1.key")),
                                        folder_.filePath(QStringLiteral("ca.crt")));
    link_ = std::make_unique<link::Connection>(agent_->profile("n1"), "lab", tls_, 7);
    opened_ = 0;
    pieces_.clear();
    ends_.clear();
}

void LogStreamTest::cleanup()
{
    log_.reset();
    link_.reset();
    agent_.reset();
}

void LogStreamTest::read(const QByteArray& answer, bool dies)
{
    agent_->onRequest = [answer, dies](QSslSocket& socket, const QByteArray&) {
        socket.write(answer);
        if (dies) {
            socket.disconnectFromHost();
        }
    };
    log_ = link_->readLog({"we/b", 20, {}, true}, {});
    connect(log_.get(), &link::LogStream::opened, this, [this] { ++opened_; });
    connect(log_.get(), &link::LogStream::received, this,
            [this](const schema::LogPiece& piece) { pieces_.push_back(piece); });
    connect(log_.get(), &link::LogStream::ended, this,
            [this](const link::LogEnd& end) { ends_.push_back(end); });
}

link::LogEnd LogStreamTest::end() const
{
    (void)QTest::qWaitFor([this] { return !ends_.empty(); }, 10'000);
    return ends_.empty() ? link::LogEnd{false, {Code::Internal, "still open"}, {}} : ends_.front();
}

void LogStreamTest::itIsAskedForAndComes()
{
    read(streamHead() + streamEvent("lines", pieceText(2, "hello")) + streamEvent("lines", "{}") +
         streamEvent("tomorrow", "?") + streamEvent("end", "{}"));
    QVERIFY(end().whole);
    QCOMPARE(opened_, 1);
    QCOMPARE(pieces_.size(), std::size_t{2});
    QCOMPARE(pieces_[0].lines[1].text, std::string("hello"));
    QCOMPARE(agent_->requests.front(),
             QByteArray("GET /v1/logs/we%2Fb?follow=yes&tail=20 HTTP/1.1"));
    QTest::qWait(50);
    QCOMPARE(ends_.size(), std::size_t{1});
}

void LogStreamTest::howALogEnds_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("dies");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("asks"); ///< whom else
    const QByteArray line = streamEvent("lines", pieceText(1, "x"));
    QTest::newRow("the agent dies") << streamHead() + line + "event: li" << true << "unavailable"
                                    << "n1 ended the log"
                                    << "";
    QTest::newRow("the agent dies in the middle of a chunk")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n99\r\nevent: li")
        << true << "unavailable"
        << "the connection to n1 broke"
        << "";
    QTest::newRow("the agent says why")
        << streamHead() + line +
               streamEvent("error", R"({"code":"timeout","text":"Docker does not answer"})")
        << false << "timeout"
        << "Docker does not answer"
        << "";
    QTest::newRow("another one has it")
        << answerOf(421, R"({"code":"unavailable","text":"n1 is no manager","ask":["n2","n3"]})")
        << false << "unavailable"
        << "n1 is no manager"
        << "n2 n3";
    QTest::newRow("no such service")
        << answerOf(404, R"({"code":"not_found","text":"no such service: web"})") << false
        << "not_found"
        << "no such service: web"
        << "";
    QTest::newRow("not for this certificate")
        << answerOf(403, R"({"code":"denied","text":"it may not"})") << false << "denied"
        << "it may not"
        << "";
    QTest::newRow("what is no piece")
        << streamHead() + streamEvent("lines", "[") << false << "unavailable"
        << "n1 sent what is no log"
        << "";
    QTest::newRow("more lines than a piece may have")
        << streamHead() + streamEvent("lines", pieceText(10'001, "")) << false << "unavailable"
        << "more than 10000 lines"
        << "";
    QTest::newRow("a line without end")
        << streamHead() + "data: " + QByteArray((4 << 20) + 1, 'x') << false << "unavailable"
        << "is larger than"
        << "";
}

void LogStreamTest::howALogEnds()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, dies);
    QFETCH(QString, code);
    QFETCH(QString, says);
    QFETCH(QString, asks);
    read(answer, dies);
    const link::LogEnd how = end();
    QVERIFY(!how.whole);
    QVERIFY2(how.why.text.find(says.toStdString()) != std::string::npos, how.why.text.c_str());
    QCOMPARE(QString::fromStdString(std::string(codeName(how.why.code))), code);
    QCOMPARE(QString::fromStdString(listed(how.ask)).remove(u','), asks);
}

void LogStreamTest::aFloodComesWhole()
{
    QByteArray answer = streamHead();
    for (int i = 0; i < 60; ++i) {
        answer += streamEvent("lines", pieceText(16, std::string(4000, 'x')));
    }
    read(answer + streamEvent("end", "{}"));
    QVERIFY(end().whole);
    QCOMPARE(pieces_.size(), std::size_t{60});
}

void LogStreamTest::itsDestructionEndsIt()
{
    read(streamHead() + streamEvent("lines", pieceText(1, "x")));
    QTRY_COMPARE(pieces_.size(), std::size_t{1});
    const QSignalSpy gone(agent_->last.data(), &QSslSocket::disconnected);
    log_.reset();
    QTRY_COMPARE(gone.count(), 1);
    QVERIFY(ends_.empty());
}

TEST_CLASS(LogStreamTest)

} // namespace bafar::test

#include "log_stream_test.moc"
