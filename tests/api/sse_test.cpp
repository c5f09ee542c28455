// What the stream writes is read again; responses are read in any split.
#include "agents/api/sse.h"

#include <QTest>

#include "agents/api/exchange.h"
#include "core/base/random.h"
#include "tests/support/main.h"

namespace bafar::test {

class SseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesWhatItReads();
    void theLastFrameSaysWhy();
    void unknownKindsAreReported();
    void responses_data();
    void responses();
    void anOversizedResponseIsRefused();
};

void SseTest::writesWhatItReads()
{
    schema::Message message;
    message.node = "n1";
    message.boot = "b";
    message.sequence = 12;
    message.kind = schema::MessageKind::Heartbeat;
    std::string frame;
    api::appendFrame(frame, message.kind, message.sequence, schema::toJson(message));
    http::EventStreamReader reader;
    const auto events = reader.feed(frame);
    QVERIFY(events.has_value());
    QCOMPARE(events->size(), std::size_t{1});
    QCOMPARE(events->front().name, std::string("heartbeat"));
    QCOMPARE(events->front().id, std::string("12"));
    const Result<schema::Message> read = api::messageOf(events->front());
    QVERIFY(read.has_value());
    QVERIFY(*read == message);
}

void SseTest::theLastFrameSaysWhy()
{
    http::EventStreamReader reader;
    const auto events = reader.feed(api::errorFrame({Code::Denied, "revoked"}));
    QVERIFY(events.has_value());
    const Result<schema::Message> message = api::messageOf(events->front());
    QVERIFY(!message.has_value());
    QCOMPARE(message.error().code, Code::Denied);
    QCOMPARE(message.error().text, std::string("revoked"));
}

void SseTest::unknownKindsAreReported()
{
    const Result<schema::Message> message = api::messageOf({"forecast", "1", "{}"});
    QVERIFY(!message.has_value());
    QCOMPARE(message.error().code, Code::Unsupported);
}

void SseTest::responses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("with a length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") << 200 << QByteArray("{}");
    QTest::newRow("in chunks")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
        << 200 << QByteArray("{}");
    QTest::newRow("after an interim one")
        << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 Forbidden\r\nContent-Length: "
                      "1\r\n\r\nx")
        << 403 << QByteArray("x");
    QTest::newRow("without a body")
        << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray();
}

void SseTest::responses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
        api::ResponseReader reader(http::Method::Get, 1000);
        const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        for (std::size_t i = 0; i < all.size(); i += step) {
            QVERIFY(reader.read(all.substr(i, step)).has_value());
        }
        QVERIFY(reader.complete());
        QVERIFY(reader.reusable());
        QCOMPARE(static_cast<int>(reader.response().status), status);
        QCOMPARE(QByteArray::fromStdString(reader.response().body), body);
    }
}

void SseTest::anOversizedResponseIsRefused()
{
    api::ResponseReader reader(http::Method::Get, 10);
    const Result<void> read =
        reader.read("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n01234567890");
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, Code::LimitExceeded);
}

TEST_CLASS(SseTest)

} // namespace bafar::test

#include "sse_test.moc"
