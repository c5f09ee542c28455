// VRRP and ARP as bytes: golden packets, every refusal, every one-byte mutation.
// It is larger than the budget because the table of cases is.
#include <QObject>
#include <QTest>

#include "agents/floating_ip/wire.h"
#include "core/base/random.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::string_literals;
using floating_ip::Advertisement;
using floating_ip::Arrival;
using floating_ip::Centiseconds;
using floating_ip::ChecksumStyle;
using floating_ip::ReceivedAdvertisement;
using floating_ip::Refusal;
using floating_ip::Refused;

namespace {

net::Address address(std::string_view text)
{
    return net::Address::parse(text).value();
}

Bytes bytes(std::string_view hex)
{
    return fromHex(hex).value();
}

Arrival arrival()
{
    return Arrival{address("192.0.2.251"), address("224.0.0.18"), 255};
}

/// What became of a message in one line: "vrid=12 priority=150 interval=50cs keepalived
/// 192.0.2.3,192.0.2.4" or "refused: ttl_not_255".
std::string outcome(ByteView message, const Arrival& from)
{
    const auto decoded = floating_ip::decode(message, from);
    if (const auto* refused = std::get_if<Refused>(&decoded)) {
        return "refused: "s + std::string(refusalName(refused->reason));
    }
    const auto& received = std::get<ReceivedAdvertisement>(decoded);
    std::string text = "vrid=" + std::to_string(received.advertisement.virtualRouterId) +
                       " priority=" + std::to_string(received.advertisement.priority) +
                       " interval=" + std::to_string(received.advertisement.interval.count()) +
                       "cs " + std::string(checksumStyleName(received.checksumStyle));
    for (const net::Address& carried : received.advertisement.addresses) {
        text += " " + carried.toString();
    }
    return text;
}

/// Sets the checksum of a hand-made message right, so that only the defect under test remains.
Bytes summed(Bytes message)
{
    std::uint32_t sum = 0;
    message[6] = 0;
    message[7] = 0;
    for (std::size_t at = 0; at < message.size(); ++at) {
        sum += at % 2 == 0 ? static_cast<std::uint32_t>(message[at] << 8U) : message[at];
    }
    while (sum > 0xffffU) {
        sum = (sum & 0xffffU) + (sum >> 16U);
    }
    message[6] = static_cast<std::uint8_t>((~sum >> 8U) & 0xffU);
    message[7] = static_cast<std::uint8_t>(~sum & 0xffU);
    return message;
}

} // namespace

class WireTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void encodesGoldenBytes_data();
    void encodesGoldenBytes();
    void refusesToEncode_data();
    void refusesToEncode();
    void readsWhatItWrites();
    void takesDatagramsApart_data();
    void takesDatagramsApart();
    void buildsGratuitousArp();
    void neverReadsOutsideAnyMutation();
};

void WireTest::decodes_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("ttl");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char* name, const std::string& hex, const char* expected,
                        int ttl = 255, const char* destination = "224.0.0.18") {
        QTest::newRow(name) << QByteArray::fromStdString(hex) << ttl
                            << QString::fromLatin1(destination) << QByteArray(expected);
    };
    row("Keepalived 2.2.7, VRID 12, 50 cs, two addresses", "310c960200321128 c0000203 c0000204",
        "vrid=12 priority=150 interval=50cs keepalived 192.0.2.3 192.0.2.4");
    row("Keepalived 2.2.7, VRID 12, resigns", "310c00020032a728 c0000203 c0000204",
        "vrid=12 priority=0 interval=50cs keepalived 192.0.2.3 192.0.2.4");
    row("Keepalived 2.2.7 with a virtual MAC, VRID 14, 100 cs", "310e96010064d2f2 c000020e",
        "vrid=14 priority=150 interval=100cs keepalived 192.0.2.14");
    row("the same message summed without the pseudo-header is RFC 9568's style",
        toHex(summed(bytes("310e960100640000c000020e"))),
        "vrid=14 priority=150 interval=100cs rfc9568 192.0.2.14");
    row("reserved bits above the interval are ignored",
        toHex(summed(bytes("310e9601f0640000c000020e"))),
        "vrid=14 priority=150 interval=100cs rfc9568 192.0.2.14");
    row("the longest interval, 4095 cs", toHex(summed(bytes("310e96010fff0000c000020e"))),
        "vrid=14 priority=150 interval=4095cs rfc9568 192.0.2.14");
    row("TTL 254 is refused before anything else", "", "refused: ttl_not_255", 254);
    row("TTL 0 is refused", "310e96010064d2f2 c000020e", "refused: ttl_not_255", 0);
    row("a unicast advert is refused", "310e96010064d2f2 c000020e", "refused: not_multicast", 255,
        "192.0.2.12");
    row("IPv6 is refused", "310e96010064d2f2 c000020e", "refused: family_unsupported", 255,
        "ff02::12");
    row("an empty message is refused", "", "refused: too_short");
    row("seven bytes are refused", "310e96010064d2", "refused: too_short");
    row("Keepalived's version 2, VRID 11, is refused", "210b9601000186ef c0000202 0000000000000000",
        "refused: wrong_version");
    row("Keepalived's version 2 with a password is refused",
        "210a96010101238f c0000201 3131313100000000", "refused: wrong_version");
    row("version 4 is refused", "410e96010064d2f2 c000020e", "refused: wrong_version");
    row("type 2 is refused", "320e96010064d2f2 c000020e", "refused: wrong_type");
    row("one address short is refused", "310c960200321128 c0000203", "refused: wrong_length");
    row("four bytes too many are refused", "310e96010064d2f2 c000020e 00000000",
        "refused: wrong_length");
    row("a wrong checksum is refused", "310e96010064d2f3 c000020e", "refused: wrong_checksum");
    row("a changed priority breaks the checksum", "310e97010064d2f2 c000020e",
        "refused: wrong_checksum");
    row("virtual router id 0 is refused", toHex(summed(bytes("310096010064 0000 c000020e"))),
        "refused: no_router_id");
    row("address count 0 is refused", toHex(summed(bytes("310e960000640000"))),
        "refused: no_addresses");
    row("interval 0 is refused", toHex(summed(bytes("310e960100000000c000020e"))),
        "refused: no_interval");
    row("interval 0 under reserved bits is refused",
        toHex(summed(bytes("310e9601f0000000c000020e"))), "refused: no_interval");
}

void WireTest::decodes()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, ttl);
    QFETCH(QString, destination);
    QFETCH(QByteArray, expected);
    Arrival from = arrival();
    from.ttl = static_cast<std::uint8_t>(ttl);
    from.destination = address(destination.toStdString());
    const Bytes message = bytes(hex.toStdString());
    QCOMPARE(QByteArray::fromStdString(outcome(message, from)), expected);
}

void WireTest::encodesGoldenBytes_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("priority");
    QTest::addColumn<int>("interval");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QByteArray>("expected");

    const QStringList two{QStringLiteral("192.0.2.3"), QStringLiteral("192.0.2.4")};
    QTest::newRow("as Keepalived sends VRID 12")
        << 12 << 150 << 50 << two << QByteArray("310c960200321128c0000203c0000204");
    QTest::newRow("as Keepalived resigns VRID 12")
        << 12 << 0 << 50 << two << QByteArray("310c00020032a728c0000203c0000204");
    QTest::newRow("as Keepalived sends VRID 14")
        << 14 << 150 << 100 << QStringList{QStringLiteral("192.0.2.14")}
        << QByteArray("310e96010064d2f2c000020e");
}

void WireTest::encodesGoldenBytes()
{
    QFETCH(int, id);
    QFETCH(int, priority);
    QFETCH(int, interval);
    QFETCH(QStringList, addresses);
    QFETCH(QByteArray, expected);
    Advertisement advertisement;
    advertisement.virtualRouterId = static_cast<std::uint8_t>(id);
    advertisement.priority = static_cast<std::uint8_t>(priority);
    advertisement.interval = Centiseconds{interval};
    for (const QString& text : addresses) {
        advertisement.addresses.push_back(address(text.toStdString()));
    }
    const Result<Bytes> message =
        floating_ip::encode(advertisement, ChecksumStyle::PseudoHeader, arrival().source,
                            floating_ip::multicastGroup());
    QVERIFY(message.has_value());
    QCOMPARE(QByteArray::fromStdString(toHex(*message)), expected);
}

void WireTest::refusesToEncode_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("carried");
    QTest::addColumn<QByteArray>("expected");
    const QString v4 = QStringLiteral("192.0.2.3");
    QTest::newRow("version 2") << 2 << 1 << 100 << 1 << v4 << QByteArray("unsupported");
    QTest::newRow("id 0") << 3 << 0 << 100 << 1 << v4 << QByteArray("invalid_input");
    QTest::newRow("interval 0") << 3 << 1 << 0 << 1 << v4 << QByteArray("invalid_input");
    QTest::newRow("interval 4096 cs") << 3 << 1 << 4096 << 1 << v4 << QByteArray("invalid_input");
    QTest::newRow("no address") << 3 << 1 << 100 << 0 << v4 << QByteArray("invalid_input");
    QTest::newRow("256 addresses") << 3 << 1 << 100 << 256 << v4 << QByteArray("invalid_input");
    QTest::newRow("an IPv6 address")
        << 3 << 1 << 100 << 1 << QStringLiteral("2001:db8::1") << QByteArray("unsupported");
}

void WireTest::refusesToEncode()
{
    QFETCH(int, version);
    QFETCH(int, id);
    QFETCH(int, interval);
    QFETCH(int, count);
    QFETCH(QString, carried);
    QFETCH(QByteArray, expected);
    Advertisement advertisement;
    advertisement.version = static_cast<floating_ip::Version>(version);
    advertisement.virtualRouterId = static_cast<std::uint8_t>(id);
    advertisement.interval = Centiseconds{interval};
    advertisement.addresses.assign(static_cast<std::size_t>(count), address(carried.toStdString()));
    const Result<Bytes> message =
        floating_ip::encode(advertisement, ChecksumStyle::PseudoHeader, arrival().source,
                            floating_ip::multicastGroup());
    QVERIFY(!message.has_value());
    QCOMPARE(QByteArray::fromStdString(std::string(codeName(message.error().code))), expected);
}

void WireTest::readsWhatItWrites()
{
    Random random(7);
    for (int round = 0; round < 2000; ++round) {
        Advertisement advertisement;
        advertisement.virtualRouterId = static_cast<std::uint8_t>(random.between(1, 255));
        advertisement.priority = static_cast<std::uint8_t>(random.between(0, 255));
        advertisement.interval = Centiseconds{random.between(1, 4095)};
        const std::int64_t count = random.between(1, round % 100 == 0 ? 255 : 4);
        for (std::int64_t index = 0; index < count; ++index) {
            const std::uint64_t bits = random.next();
            const std::array<std::uint8_t, 4> raw{
                static_cast<std::uint8_t>(bits), static_cast<std::uint8_t>(bits >> 8U),
                static_cast<std::uint8_t>(bits >> 16U), static_cast<std::uint8_t>(bits >> 24U)};
            advertisement.addresses.push_back(net::Address::fromBytes(raw));
        }
        const ChecksumStyle style =
            round % 2 == 0 ? ChecksumStyle::PseudoHeader : ChecksumStyle::MessageOnly;
        const Result<Bytes> message =
            floating_ip::encode(advertisement, style, arrival().source, arrival().destination);
        QVERIFY(message.has_value());
        const auto decoded = floating_ip::decode(*message, arrival());
        QVERIFY(std::holds_alternative<ReceivedAdvertisement>(decoded));
        QCOMPARE(std::get<ReceivedAdvertisement>(decoded),
                 (ReceivedAdvertisement{advertisement, style}));
    }
}

void WireTest::takesDatagramsApart_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("expected");
    const char* good = "45c00020000040 00ff700000c00002fbe0000012 310e96010064d2f2c000020e";
    const auto row = [](const char* name, const char* hex, const char* expected) {
        QTest::newRow(name) << QByteArray(hex) << QByteArray(expected);
    };
    row("a plain header", good, "192.0.2.251 > 224.0.0.18 ttl 255: 310e96010064d2f2c000020e");
    row("options are skipped",
        "46c00024000040 00ff700000c00002fbe0000012 01010101 "
        "310e96010064d2f2c000020e",
        "192.0.2.251 > 224.0.0.18 ttl 255: 310e96010064d2f2c000020e");
    row("Ethernet padding behind the datagram is cut off",
        "45c00020000040 00ff700000c00002fbe0000012 310e96010064d2f2c000020e 000000000000",
        "192.0.2.251 > 224.0.0.18 ttl 255: 310e96010064d2f2c000020e");
    row("nothing at all", "", "refused: bad_ip_header");
    row("nineteen bytes", "45c00020000040 00ff700000c00002fbe00000", "refused: bad_ip_header");
    row("IPv6", "65c00020000040 00ff700000c00002fbe0000012", "refused: bad_ip_header");
    row("header length of 16 bytes", "44c00020000040 00ff700000c00002fbe0000012",
        "refused: bad_ip_header");
    row("header longer than the datagram", "4fc00020000040 00ff700000c00002fbe0000012 00000000",
        "refused: bad_ip_header");
    row("total length beyond the bytes",
        "45c00021000040 00ff700000c00002fbe0000012 "
        "310e96010064d2f2c000020e",
        "refused: bad_ip_header");
    row("a first fragment", "45c00020000020 00ff700000c00002fbe0000012 310e96010064d2f2c000020e",
        "refused: bad_ip_header");
    row("a later fragment", "45c00020000000 01ff700000c00002fbe0000012 310e96010064d2f2c000020e",
        "refused: bad_ip_header");
    row("another protocol", "45c00020000040 00ff110000c00002fbe0000012 310e96010064d2f2c000020e",
        "refused: bad_ip_header");
}

void WireTest::takesDatagramsApart()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, expected);
    QByteArray digits = hex;
    const Bytes datagram = bytes(digits.replace(" ", "").toStdString());
    const auto parsed = floating_ip::parseDatagram(datagram);
    std::string text;
    if (const auto* refused = std::get_if<Refused>(&parsed)) {
        text = "refused: "s + std::string(refusalName(refused->reason));
    } else {
        const auto& good = std::get<floating_ip::Datagram>(parsed);
        text = good.arrival.source.toString() + " > " + good.arrival.destination.toString() +
               " ttl " + std::to_string(good.arrival.ttl) + ": " + toHex(good.message);
    }
    QCOMPARE(QByteArray::fromStdString(text), expected);
}

void WireTest::buildsGratuitousArp()
{
    const auto frame = floating_ip::gratuitousArp(
        net::MacAddress::parse("00:00:5e:00:01:0e").value(), address("192.0.2.14"));
    QCOMPARE(QByteArray::fromStdString(toHex(frame)), QByteArray("ffffffffffff"
                                                                 "00005e00010e"
                                                                 "0806"
                                                                 "0001"
                                                                 "0800"
                                                                 "06"
                                                                 "04"
                                                                 "0001"
                                                                 "00005e00010e"
                                                                 "c000020e"
                                                                 "ffffffffffff"
                                                                 "c000020e"));
}

/// Whatever one flipped byte or cut does to a good message, decoding ends in a value or a refusal;
/// the address sanitizer build proves that it stays inside. Only a flip back is accepted.
void WireTest::neverReadsOutsideAnyMutation()
{
    const Bytes good = bytes("310c960200321128c0000203c0000204");
    int accepted = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned value = 0; value < 256; ++value) {
            Bytes changed = good;
            changed[at] = static_cast<std::uint8_t>(value);
            const bool same = changed == good;
            const bool taken = std::holds_alternative<ReceivedAdvertisement>(
                floating_ip::decode(changed, arrival()));
            accepted += taken ? 1 : 0;
            QVERIFY2(taken == same, toHex(changed).c_str());
        }
    }
    QCOMPARE(accepted, static_cast<int>(good.size()));
    for (std::size_t length = 0; length < good.size(); ++length) {
        const Bytes cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length));
        QVERIFY(std::holds_alternative<Refused>(floating_ip::decode(cut, arrival())));
    }
}

TEST_CLASS(WireTest)

} // namespace bafar::test

#include "wire_test.moc"
