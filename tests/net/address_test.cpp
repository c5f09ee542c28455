// Addresses: strict reading, canonical writing, order and classes.
#include "core/net/address.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

class AddressTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWrites_data();
    void readsAndWrites();
    void refuses_data();
    void refuses();
    void errorNamesTheTextSafely();
    void ordersByFamilyThenBytes();
    void classifies_data();
    void classifies();
    void prefixes_data();
    void prefixes();
    void prefixContains_data();
    void prefixContains();
    void endpoints_data();
    void endpoints();
    void macAddresses_data();
    void macAddresses();
};

void AddressTest::readsAndWrites_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char* name, const char* given, const char* canonical) {
        QTest::newRow(name) << QString::fromLatin1(given) << QString::fromLatin1(canonical);
    };
    row("IPv4 is itself", "192.0.2.100", "192.0.2.100");
    row("IPv4 zero", "0.0.0.0", "0.0.0.0");
    row("IPv4 all ones", "255.255.255.255", "255.255.255.255");
    row("IPv6 unspecified", "::", "::");
    row("IPv6 loopback", "::1", "::1");
    row("leading zeros of a group go", "2001:0db8:0077::0001", "2001:db8:77::1");
    row("upper case becomes lower", "2001:DB8::ABCD", "2001:db8::abcd");
    row("full form is compressed", "2001:db8:0:0:0:0:0:1", "2001:db8::1");
    row("one zero group is not compressed", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("given '::' for one group is written out", "2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
    row("the longest run is compressed", "2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
    row("the first of equal runs is compressed", "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
    row("a run at the end", "fe80:0:0:1::", "fe80:0:0:1::");
    row("a run at the start", "0:0:0:0:0:0:2:1", "::2:1");
    row("a prefix and nothing", "2001:db8::", "2001:db8::");
    row("an IPv4 tail is read", "64:ff9b::192.0.2.33", "64:ff9b::c000:221");
    row("an IPv4-mapped address shows its tail", "::ffff:c000:221", "::ffff:192.0.2.33");
    row("seven groups and '::'", "1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
    row("'::' and seven groups", "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8");
}

void AddressTest::readsAndWrites()
{
    QFETCH(QString, given);
    QFETCH(QString, canonical);
    const Result<net::Address> address = net::Address::parse(given.toStdString());
    QVERIFY2(address.has_value(), address ? "" : address.error().text.c_str());
    QCOMPARE(QString::fromStdString(address->toString()), canonical);
    const Result<net::Address> again = net::Address::parse(address->toString());
    QVERIFY(again.has_value() && *again == *address);
    QVERIFY(net::Address::fromBytes(address->bytes()) == *address);
}

void AddressTest::refuses_data()
{
    QTest::addColumn<QString>("given");
    const auto row = [](const char* name, const char* given) {
        QTest::newRow(name) << QString::fromLatin1(given);
    };
    row("nothing", "");
    row("a name", "localhost");
    row("three parts", "192.0.2");
    row("five parts", "192.0.2.1.1");
    row("an empty part", "192..2.1");
    row("a part above 255", "192.0.2.256");
    row("a leading zero, which some read as octal", "192.0.2.010");
    row("hexadecimal", "0xc0.0.2.1");
    row("a sign", "192.0.2.+1");
    row("a blank in front", " 192.0.2.1");
    row("a blank behind", "192.0.2.1 ");
    row("a prefix length", "192.0.2.1/24");
    row("one colon", ":");
    row("three colons", ":::");
    row("two gaps", "2001::db8::1");
    row("seven groups", "1:2:3:4:5:6:7");
    row("nine groups", "1:2:3:4:5:6:7:8:9");
    row("eight groups and a gap", "1:2:3:4::5:6:7:8");
    row("five digits", "12345::1");
    row("not a digit", "2001:db8::g");
    row("a colon in front", ":1:2:3:4:5:6:7:8");
    row("a colon behind", "1:2:3:4:5:6:7:8:");
    row("a zone", "fe80::1%eth0");
    row("an IPv4 part before the end", "::192.0.2.1:1");
    row("an IPv4 part before the gap", "192.0.2.1::");
    row("an IPv4 tail with too many groups", "1:2:3:4:5:6:7:192.0.2.1");
    row("a bad IPv4 tail", "::ffff:192.0.2.256");
    row("brackets", "[::1]");
}

void AddressTest::refuses()
{
    QFETCH(QString, given);
    const Result<net::Address> address = net::Address::parse(given.toStdString());
    QVERIFY(!address.has_value());
    QVERIFY(address.error().code == Code::InvalidInput);
}

void AddressTest::errorNamesTheTextSafely()
{
    const Result<net::Address> address = net::Address::parse("192.0.2.\x1b[31m");
    QVERIFY(!address.has_value());
    QVERIFY(address.error().text.find("192.0.2.") != std::string::npos);
    QVERIFY(address.error().text.find('\x1b') == std::string::npos);
}

void AddressTest::ordersByFamilyThenBytes()
{
    const auto parse = [](const char* text) { return *net::Address::parse(text); };
    QVERIFY(parse("192.0.2.9") < parse("192.0.2.10"));
    QVERIFY(parse("9.255.255.255") < parse("192.0.2.1"));
    QVERIFY(parse("127.0.0.1") < parse("128.0.0.1"));
    QVERIFY(parse("255.255.255.255") < parse("::"));
    QVERIFY(parse("2001:db8::1") < parse("fe80::1"));
}

void AddressTest::classifies_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("classes");
    const auto row = [](const char* given, const char* classes) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(classes);
    };
    row("0.0.0.0", "unspecified ");
    row("127.0.0.1", "loopback ");
    row("127.255.255.254", "loopback ");
    row("128.0.0.1", "");
    row("224.0.0.18", "multicast ");
    row("239.255.255.255", "multicast ");
    row("240.0.0.1", "");
    row("169.254.1.1", "link-local ");
    row("169.253.1.1", "");
    row("::", "unspecified ");
    row("::1", "loopback ");
    row("1::1", "");
    row("ff02::12", "multicast ");
    row("fe80::1", "link-local ");
    row("febf::1", "link-local ");
    row("fec0::1", "");
}

void AddressTest::classifies()
{
    QFETCH(QString, given);
    QFETCH(QString, classes);
    const net::Address address = *net::Address::parse(given.toStdString());
    std::string found;
    found += address.isUnspecified() ? "unspecified " : "";
    found += address.isLoopback() ? "loopback " : "";
    found += address.isMulticast() ? "multicast " : "";
    found += address.isLinkLocal() ? "link-local " : "";
    QCOMPARE(QString::fromStdString(found), classes);
}

void AddressTest::prefixes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("canonical"); // empty: refused
    const auto row = [](const char* given, const char* canonical) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(canonical);
    };
    row("192.0.2.100/24", "192.0.2.100/24");
    row("192.0.2.100", "192.0.2.100/32");
    row("0.0.0.0/0", "0.0.0.0/0");
    row("2001:db8:77::/64", "2001:db8:77::/64");
    row("::1", "::1/128");
    row("192.0.2.100/33", "");
    row("2001:db8::/129", "");
    row("192.0.2.100/", "");
    row("192.0.2.100/024", "");
    row("192.0.2.100/-1", "");
    row("192.0.2.100/24/24", "");
    row("/24", "");
}

void AddressTest::prefixes()
{
    QFETCH(QString, given);
    QFETCH(QString, canonical);
    const Result<net::Prefix> prefix = net::Prefix::parse(given.toStdString());
    QCOMPARE(prefix ? QString::fromStdString(prefix->toString()) : QString(), canonical);
}

void AddressTest::prefixContains_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("inside");
    const auto row = [](const char* prefix, const char* address, bool inside) {
        QTest::addRow("%s and %s", prefix, address)
            << QString::fromLatin1(prefix) << QString::fromLatin1(address) << inside;
    };
    row("192.0.2.0/24", "192.0.2.255", true);
    row("192.0.2.0/24", "192.0.3.0", false);
    row("192.0.2.100/24", "192.0.2.1", true);
    row("192.0.2.128/25", "192.0.2.127", false);
    row("192.0.2.100/32", "192.0.2.100", true);
    row("192.0.2.100/32", "192.0.2.101", false);
    row("0.0.0.0/0", "203.0.113.1", true);
    row("0.0.0.0/0", "::1", false);
    row("2001:db8:77::/64", "2001:db8:77::ffff", true);
    row("2001:db8:77::/64", "2001:db8:77:1::", false);
    row("fe80::/10", "febf::1", true);
    row("fe80::/10", "fec0::1", false);
}

void AddressTest::prefixContains()
{
    QFETCH(QString, prefix);
    QFETCH(QString, address);
    QFETCH(bool, inside);
    QCOMPARE(net::Prefix::parse(prefix.toStdString())
                 ->contains(*net::Address::parse(address.toStdString())),
             inside);
}

void AddressTest::endpoints_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("canonical"); // empty: refused
    const auto row = [](const char* given, const char* canonical) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(canonical);
    };
    row("192.0.2.11:7600", "192.0.2.11:7600");
    row("[2001:db8:77::11]:7600", "[2001:db8:77::11]:7600");
    row("[2001:DB8:0::11]:1", "[2001:db8::11]:1");
    row("192.0.2.11:65535", "192.0.2.11:65535");
    row("192.0.2.11", "");
    row("192.0.2.11:", "");
    row("192.0.2.11:0", "");
    row("192.0.2.11:65536", "");
    row("192.0.2.11:07600", "");
    row("192.0.2.11:76 00", "");
    row("[192.0.2.11]:7600", "");
    row("2001:db8:77::11:7600", "");
    row("[2001:db8:77::11]", "");
    row("[2001:db8:77::11:7600", "");
    row("[]:7600", "");
    row(":7600", "");
}

void AddressTest::endpoints()
{
    QFETCH(QString, given);
    QFETCH(QString, canonical);
    const Result<net::Endpoint> endpoint = net::Endpoint::parse(given.toStdString());
    QCOMPARE(endpoint ? QString::fromStdString(endpoint->toString()) : QString(), canonical);
}

void AddressTest::macAddresses_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("canonical"); // empty: refused
    const auto row = [](const char* given, const char* canonical) {
        QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(canonical);
    };
    row("02:00:5e:10:00:01", "02:00:5e:10:00:01");
    row("FF:FF:FF:FF:FF:FF", "ff:ff:ff:ff:ff:ff");
    row("2:0:5e:10:0:1", "");
    row("02-00-5e-10-00-01", "");
    row("02:00:5e:10:00", "");
    row("02:00:5e:10:00:01:02", "");
    row("02:00:5e:10:00:0g", "");
    row("0002:00:5e:10:00:01", "");
}

void AddressTest::macAddresses()
{
    QFETCH(QString, given);
    QFETCH(QString, canonical);
    const Result<net::MacAddress> mac = net::MacAddress::parse(given.toStdString());
    QCOMPARE(mac ? QString::fromStdString(mac->toString()) : QString(), canonical);
}

TEST_CLASS(AddressTest)

} // namespace bafar::test

#include "address_test.moc"
