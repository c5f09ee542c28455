#include <QTest>

#include "core/http/body.h"
#include "tests/http/print.h"
#include "tests/support/main.h"

namespace bafar::test {

class BodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void payloadIsAViewIntoTheInput();
    void aRunMayPassUnseen();
    void aRunEndsWithItsChunk();
    void whatFollowsABodyIsLeft();
    void theEndOfTheConnection_data();
    void theEndOfTheConnection();
    void refusedStaysRefused();
    void droppedTrailersAreCounted();
};

using http::BodyDecoder;
using http::BodyStep;
using http::FramingKind;
using http::Side;

static const http::Limits Defaults;

void BodyTest::payloadIsAViewIntoTheInput()
{
    const std::string in = "5\r\nhello\r\n0\r\n\r\n";
    BodyDecoder decoder(Side::Request, {FramingKind::Chunked, 0}, Defaults);
    const BodyStep step = decoder.next(in);
    QCOMPARE(step.kind, BodyStep::Kind::Data);
    QCOMPARE(static_cast<const void*>(step.data.data()), static_cast<const void*>(in.data() + 3));
    QCOMPARE(step.consumed, std::size_t{8});
    QCOMPARE(decoder.next(std::string_view(in).substr(8)).kind, BodyStep::Kind::Done);
}

void BodyTest::aRunMayPassUnseen()
{
    BodyDecoder decoder(Side::Response, {FramingKind::Length, 1000}, Defaults);
    QCOMPARE(decoder.next("0123456789").data.size(), std::size_t{10});
    QCOMPARE(decoder.runLength(), std::uint64_t{990});
    decoder.advance(989);
    QVERIFY(!decoder.done());
    QCOMPARE(decoder.next("xy").consumed, std::size_t{1});
    QVERIFY(decoder.done());
    QCOMPARE(decoder.payload(), std::uint64_t{1000});
    QCOMPARE(decoder.runLength(), std::uint64_t{0});
}

void BodyTest::aRunEndsWithItsChunk()
{
    BodyDecoder decoder(Side::Response, {FramingKind::Chunked, 0}, Defaults);
    QCOMPARE(decoder.runLength(), std::uint64_t{0});
    QCOMPARE(decoder.next("100\r\n").kind, BodyStep::Kind::NeedMore);
    QCOMPARE(decoder.runLength(), std::uint64_t{256});
    decoder.advance(0);
    QCOMPARE(decoder.runLength(), std::uint64_t{256});
    decoder.advance(256);
    QCOMPARE(decoder.runLength(), std::uint64_t{0});
    QCOMPARE(decoder.next("\r\n0\r\n\r\n").kind, BodyStep::Kind::Done);
}

void BodyTest::whatFollowsABodyIsLeft()
{
    BodyDecoder decoder(Side::Request, {FramingKind::Length, 2}, Defaults);
    QCOMPARE(decoder.next("abGET").consumed, std::size_t{2});
    const BodyStep done = decoder.next("GET");
    QCOMPARE(done.kind, BodyStep::Kind::Done);
    QCOMPARE(done.consumed, std::size_t{0});
}

void BodyTest::theEndOfTheConnection_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("in");
    QTest::addColumn<bool>("complete");
    const auto row = [](const char* name, FramingKind kind, const char* in, bool complete) {
        QTest::newRow(name) << static_cast<int>(kind) << QByteArray(in) << complete;
    };
    row("ends a body without length", FramingKind::UntilClose, "abc", true);
    row("ends an empty body without length", FramingKind::UntilClose, "", true);
    row("is allowed after a complete body", FramingKind::Length, "abc", true);
    row("is allowed where no body is", FramingKind::None, "", true);
    row("cuts a body with a length", FramingKind::Length, "ab", false);
    row("cuts chunks in a size", FramingKind::Chunked, "3", false);
    row("cuts chunks in data", FramingKind::Chunked, "3\r\na", false);
    row("cuts chunks before the last one", FramingKind::Chunked, "3\r\nabc\r\n", false);
    row("cuts trailers", FramingKind::Chunked, "0\r\n", false);
}

void BodyTest::theEndOfTheConnection()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, in);
    QFETCH(bool, complete);
    BodyDecoder decoder(Side::Response, {static_cast<FramingKind>(kind), 3}, Defaults);
    const std::string bytes = in.toStdString();
    static_cast<void>(decoder.next(bytes));
    const BodyStep step = decoder.end();
    QCOMPARE(step.kind, complete ? BodyStep::Kind::Done : BodyStep::Kind::Refused);
    QCOMPARE(decoder.refusal().status, std::uint16_t(complete ? 400 : 502));
}

void BodyTest::refusedStaysRefused()
{
    BodyDecoder decoder(Side::Request, {FramingKind::Chunked, 0}, Defaults);
    QCOMPARE(decoder.next("x").kind, BodyStep::Kind::Refused);
    QCOMPARE(decoder.next("0\r\n\r\n").kind, BodyStep::Kind::Refused);
    QCOMPARE(decoder.end().kind, BodyStep::Kind::Refused);
    QCOMPARE(decoder.refusal().status, std::uint16_t{400});
    QVERIFY(!decoder.done());
}

void BodyTest::droppedTrailersAreCounted()
{
    BodyDecoder decoder(Side::Request, {FramingKind::Chunked, 0}, Defaults);
    const BodyStep step = decoder.next("0\r\nHost: b\r\nX_Y: 1\r\nX-Sum: 7\r\nCookie: c\r\n\r\n");
    QCOMPARE(step.kind, BodyStep::Kind::Trailer);
    QCOMPARE(step.name, std::string_view("X-Sum"));
    QCOMPARE(step.value, std::string_view("7"));
    QCOMPARE(decoder.next("Cookie: c\r\n\r\n").kind, BodyStep::Kind::Done);
    QCOMPARE(decoder.droppedTrailers(), std::uint32_t{3});
}

} // namespace bafar::test

using bafar::test::BodyTest;
TEST_CLASS(BodyTest)
#include "body_test.moc"
