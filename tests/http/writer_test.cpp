#include <QTest>

#include "core/base/random.h"
#include "core/http/body.h"
#include "core/http/forward.h"
#include "core/http/parser.h"
#include "core/http/writer.h"
#include "tests/http/conversation.h"
#include "tests/http/print.h"
#include "tests/support/main.h"

namespace bafar::test {

class WriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesHeadsByteForByte();
    void injection_data();
    void injection();
    void aRefusedHeadLeavesNothingBehind();
    void misuseIsRefused();
    void keepsItsCapacity();
    void chunksReadBack();
    void trailers();
    void dates_data();
    void dates();
    void refusalsAreWholeResponses();
    void forwardedHeadsReadBack();
};

using http::FramingKind;
using http::Header;
using http::HeadWriter;

void WriterTest::writesHeadsByteForByte()
{
    std::string out = "before";
    QVERIFY(HeadWriter(out)
                .request("PUT", "/v1/spec?x=1")
                .field(Header::Host, "n1:7600")
                .field("If-Match", "\"7\"")
                .framing({FramingKind::Length, 12})
                .finish());
    QCOMPARE(out, std::string("beforePUT /v1/spec?x=1 HTTP/1.1\r\nHost: n1:7600\r\n"
                              "If-Match: \"7\"\r\nContent-Length: 12\r\n\r\n"));
    out.clear();
    QVERIFY(HeadWriter(out)
                .response(200)
                .date({784111777000})
                .field(Header::Age, std::uint64_t{5})
                .field("X-Empty", "")
                .framing({FramingKind::Chunked, 0})
                .finish());
    QCOMPARE(out, std::string("HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nAge: 5\r\n"
                              "X-Empty: \r\nTransfer-Encoding: chunked\r\n\r\n"));
    out.clear();
    QVERIFY(HeadWriter(out).response(299).framing({}).finish());
    QCOMPARE(out, std::string("HTTP/1.1 299 \r\n\r\n"));
}

void WriterTest::injection_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* sentence, const QByteArray& name, const QByteArray& value) {
        QTest::newRow(sentence) << name << value;
    };
    row("CRLF in a value", "X", "a\r\nY: b");
    row("CR in a value", "X", "a\rb");
    row("LF in a value", "X", "a\nb");
    row("NUL in a value", "X", QByteArray("a\0b", 3));
    row("DEL in a value", "X", "a\x7f");
    row("a blank before a value", "X", " a");
    row("a tab after a value", "X", "a\t");
    row("an empty name", "", "a");
    row("a colon in a name", "X:", "a");
    row("a blank in a name", "X Y", "a");
    row("CRLF in a name", "X\r\nY", "a");
    row("a byte above 0x7f in a name", "X\xe4", "a");
    row("a length past framing()", "Content-Length", "5");
    row("a coding past framing()", "transfer-encoding", "chunked");
}

void WriterTest::injection()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    std::string out = "kept";
    const auto written = HeadWriter(out)
                             .response(200)
                             .field(name.toStdString(), value.toStdString())
                             .field("After", "x")
                             .finish();
    QVERIFY(!written);
    QCOMPARE(written.error().code, Code::InvalidInput);
    QCOMPARE(out, std::string("kept"));
}

void WriterTest::aRefusedHeadLeavesNothingBehind()
{
    for (const std::string_view target : {"", "/a b", "/a\r\nX: y", "/\x7f", "/\xc3\xa4", "/#"}) {
        std::string out;
        QVERIFY(!HeadWriter(out).request("GET", target).finish());
        QVERIFY(out.empty());
    }
    for (const std::string_view method : {"", "GE T", "GET\r\n"}) {
        std::string out;
        QVERIFY(!HeadWriter(out).request(method, "/").finish());
        QVERIFY(out.empty());
    }
}

void WriterTest::misuseIsRefused()
{
    std::string out;
    QVERIFY(!HeadWriter(out).finish());
    QVERIFY(!HeadWriter(out).field("X", "1").response(200).finish());
    QVERIFY(!HeadWriter(out).response(200).response(200).finish());
    QVERIFY(!HeadWriter(out).response(200).request("GET", "/").finish());
    QVERIFY(!HeadWriter(out).response(99).finish());
    QVERIFY(!HeadWriter(out).response(1000).finish());
    QVERIFY(!HeadWriter(out).response(200).field(Header::Other, "x").finish());
    QVERIFY(!HeadWriter(out)
                 .response(200)
                 .framing({FramingKind::Length, 1})
                 .framing({FramingKind::Chunked, 0})
                 .finish());
    QVERIFY(out.empty());
}

void WriterTest::keepsItsCapacity()
{
    std::string out;
    const auto write = [&out] {
        out.clear();
        return HeadWriter(out).response(200).field("X", std::string(300, 'x')).finish().has_value();
    };
    QVERIFY(write());
    const char* const bytes = out.data();
    QVERIFY(write());
    QCOMPARE(out.data(), bytes);
}

void WriterTest::chunksReadBack()
{
    Random random(3);
    for (int round = 0; round < 300; ++round) {
        std::string wire;
        std::string sent;
        for (std::uint64_t i = random.below(6); i > 0; --i) {
            std::string piece(random.below(400), '\0');
            for (char& c : piece) {
                c = static_cast<char>(random.below(256));
            }
            http::appendChunk(wire, piece);
            sent += piece;
        }
        http::appendLastChunk(wire);
        const http::Limits limits;
        http::BodyDecoder decoder(http::Side::Response, {FramingKind::Chunked, 0}, limits);
        std::string received;
        std::string_view rest = wire;
        while (!decoder.done()) {
            const http::BodyStep step = decoder.next(rest);
            QVERIFY(step.kind != http::BodyStep::Kind::Refused);
            QVERIFY(step.kind != http::BodyStep::Kind::NeedMore);
            received += step.data;
            rest.remove_prefix(step.consumed);
        }
        QVERIFY(rest.empty());
        QCOMPARE(received, sent);
    }
    QCOMPARE(http::chunkPrefix(~0ULL).text(), std::string_view("ffffffffffffffff\r\n"));
}

void WriterTest::trailers()
{
    std::string out = "x";
    const http::TrailerField good[] = {{"X-Sum", "1"}, {"ETag", "\"a\""}};
    QVERIFY(http::appendLastChunk(out, good));
    QCOMPARE(out, std::string("x0\r\nX-Sum: 1\r\nETag: \"a\"\r\n\r\n"));
    const http::TrailerField bad[] = {
        {"Content-Length", "1"}, {"X", "a\r\nb"}, {"X Y", "a"}, {"Authorization", "a"}};
    for (const http::TrailerField& trailer : bad) {
        std::string kept = "x";
        QVERIFY(!http::appendLastChunk(kept, std::span(&trailer, 1)));
        QCOMPARE(kept, std::string("x"));
    }
}

void WriterTest::dates_data()
{
    QTest::addColumn<qint64>("unixMs");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, qint64 unixMs, const char* text) {
        QTest::newRow(name) << unixMs << QByteArray(text);
    };
    row("the standard's example", 784111777000, "Sun, 06 Nov 1994 08:49:37 GMT");
    row("the first second", 0, "Thu, 01 Jan 1970 00:00:00 GMT");
    row("a leap day, fraction dropped", 1709251199999, "Thu, 29 Feb 2024 23:59:59 GMT");
}

void WriterTest::dates()
{
    QFETCH(qint64, unixMs);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(http::httpDate({unixMs})), text);
}

void WriterTest::refusalsAreWholeResponses()
{
    const std::string wire = http::refusalResponse({431, "more than 100 fields"});
    const Transcript read = playResponses(wire, {});
    QCOMPARE(read.summary, std::string("431 length 21, not reusable; body 21"));
    QVERIFY(read.full.find("Request Header Fields Too Large") != std::string::npos);
    QVERIFY(read.full.find("payload more than 100 fields\n") != std::string::npos);
}

void WriterTest::forwardedHeadsReadBack()
{
    const http::Limits limits;
    http::RequestParser parser(limits);
    http::RequestHead head;
    const std::string bytes = "POST http://a/x HTTP/1.1\r\nHost: a\r\nConnection: X-Gone\r\n"
                              "X-Gone: 1\r\nContent-Length: 007\r\nX: \xc3\xa4\r\n\r\n";
    QCOMPARE(parser.parse(bytes, head), http::Progress::Complete);
    http::markHopByHop(head.fields, false);
    std::string out;
    QVERIFY(HeadWriter(out)
                .request(head.text(head.methodName), head.pathText())
                .forward(head.fields)
                .framing(head.framing)
                .finish());
    QCOMPARE(out, std::string("POST /x HTTP/1.1\r\nHost: a\r\nX: \xc3\xa4\r\n"
                              "Content-Length: 7\r\n\r\n"));
}

} // namespace bafar::test

using bafar::test::WriterTest;
TEST_CLASS(WriterTest)
#include "writer_test.moc"
