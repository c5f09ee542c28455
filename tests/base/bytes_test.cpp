// Bytes: network order both ways, no read past the end, hexadecimal.
#include "core/base/bytes.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

class BytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesAndReadsBigEndian();
    void aShortReadFailsForGood();
    void takesNothingAtTheEnd();
    void hexBothWays();
    void hexRefuses_data();
    void hexRefuses();
};

void BytesTest::writesAndReadsBigEndian()
{
    Bytes bytes;
    putU8(bytes, 0x31);
    putU16(bytes, 0xabcd);
    putU32(bytes, 0xfedcba98);
    putU64(bytes, 0x0123456789abcdefU);
    putBytes(bytes, Bytes{1, 2});
    QCOMPARE(toHex(bytes), std::string("31abcdfedcba980123456789abcdef0102"));
    ByteReader reader(bytes);
    QCOMPARE(reader.u8(), std::uint8_t{0x31});
    QCOMPARE(reader.u16(), std::uint16_t{0xabcd});
    QCOMPARE(reader.u32(), std::uint32_t{0xfedcba98});
    QCOMPARE(reader.u64(), std::uint64_t{0x0123456789abcdefU});
    QCOMPARE(reader.remaining(), std::size_t{2});
    const ByteView rest = reader.take(2);
    QVERIFY(rest.size() == 2 && rest[0] == 1 && rest[1] == 2);
    QVERIFY(reader.ok());
}

void BytesTest::aShortReadFailsForGood()
{
    const Bytes bytes{1, 2, 3};
    ByteReader reader(bytes);
    QCOMPARE(reader.u32(), std::uint32_t{0});
    QVERIFY(!reader.ok());
    QCOMPARE(reader.u8(), std::uint8_t{0});
    QVERIFY(!reader.ok());
    QCOMPARE(reader.remaining(), std::size_t{0});
    const Bytes seven(7, 0xff);
    QCOMPARE(ByteReader(seven).u64(), std::uint64_t{0});
}

void BytesTest::takesNothingAtTheEnd()
{
    ByteReader reader(ByteView{});
    QVERIFY(reader.take(0).empty());
    QVERIFY(reader.ok());
    QVERIFY(reader.take(1).empty());
    QVERIFY(!reader.ok());
}

void BytesTest::hexBothWays()
{
    const Result<Bytes> bytes = fromHex("21 0b96 FF");
    QVERIFY(bytes.has_value());
    QCOMPARE(toHex(*bytes), std::string("210b96ff"));
    QVERIFY(fromHex("")->empty());
}

void BytesTest::hexRefuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one digit") << QStringLiteral("2");
    QTest::newRow("an odd digit at the end") << QStringLiteral("210");
    QTest::newRow("a blank inside a byte") << QStringLiteral("2 1");
    QTest::newRow("not a digit") << QStringLiteral("2g");
    QTest::newRow("a prefix") << QStringLiteral("0x21");
}

void BytesTest::hexRefuses()
{
    QFETCH(QString, text);
    const Result<Bytes> bytes = fromHex(text.toStdString());
    QVERIFY(!bytes.has_value());
    QVERIFY(bytes.error().code == Code::InvalidInput);
}

TEST_CLASS(BytesTest)

} // namespace bafar::test

#include "bytes_test.moc"
