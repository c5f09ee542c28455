// Netlink messages as bytes: what we make is what the kernel's structures say, and no length from
// outside is believed.
#include "agents/runtime/netlink_wire.h"

#include <QTest>
#include <cstring>

#include "core/base/random.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using runtime::LinkAddress;

LinkAddress floating()
{
    LinkAddress address;
    address.linkIndex = 7;
    address.prefix = *net::Prefix::parse("192.0.2.100/24");
    address.validSeconds = 30;
    address.preferredSeconds = 20;
    return address;
}

} // namespace

class NetlinkWireTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAddressReadsBackAsItself_data();
    void anAddressReadsBackAsItself();
    void headersCarryLengthAndSequence();
    void brokenMessagesAreNotBelieved();
};

void NetlinkWireTest::anAddressReadsBackAsItself_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<bool>("noPrefixRoute");
    QTest::newRow("IPv4") << QStringLiteral("192.0.2.100/24") << false;
    QTest::newRow("IPv6 without a route") << QStringLiteral("2001:db8:77::100/64") << true;
}

void NetlinkWireTest::anAddressReadsBackAsItself()
{
    QFETCH(QString, prefix);
    QFETCH(bool, noPrefixRoute);
    LinkAddress address = floating();
    address.prefix = *net::Prefix::parse(prefix.toStdString());
    address.noPrefixRoute = noPrefixRoute;
    const Bytes message = runtime::addressMessage(RTM_NEWADDR, NLM_F_CREATE, address);
    std::vector<std::optional<LinkAddress>> seen;
    runtime::eachMessage(message, [&seen](const nlmsghdr& header, ByteView payload) {
        seen.push_back(header.nlmsg_type == RTM_NEWADDR ? runtime::readAddress(payload)
                                                        : std::nullopt);
        return true;
    });
    QVERIFY((seen == std::vector<std::optional<LinkAddress>>{address}));
}

void NetlinkWireTest::headersCarryLengthAndSequence()
{
    Bytes message = runtime::addressMessage(RTM_DELADDR, 0, floating());
    runtime::setSequence(message, 0x01020304);
    nlmsghdr header{};
    std::memcpy(&header, message.data(), sizeof header);
    QCOMPARE(std::size_t{header.nlmsg_len}, message.size());
    QCOMPARE(header.nlmsg_seq, 0x01020304U);
    QCOMPARE(unsigned{header.nlmsg_flags}, unsigned{NLM_F_REQUEST | NLM_F_ACK});
    QCOMPARE(message.size() % 4, std::size_t{0});
}

void NetlinkWireTest::brokenMessagesAreNotBelieved()
{
    // Every cut and many damaged bytes: nothing may be read outside (the address sanitizer looks).
    const Bytes good = runtime::addressMessage(RTM_NEWADDR, NLM_F_CREATE, floating());
    const auto readAll = [](const Bytes& bytes) {
        int messages = 0;
        runtime::eachMessage(bytes, [&messages](const nlmsghdr&, ByteView payload) {
            static_cast<void>(runtime::readAddress(payload));
            static_cast<void>(runtime::readLink(payload));
            static_cast<void>(runtime::readError(payload));
            ++messages;
            return true;
        });
        return messages;
    };
    QCOMPARE(readAll(good), 1);
    for (std::size_t size = 0; size < good.size(); ++size) {
        QCOMPARE(readAll(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))), 0);
    }
    Random random(1);
    for (int round = 0; round < 20000; ++round) {
        Bytes damaged = good;
        for (std::uint64_t count = 1 + random.below(3); count > 0; --count) {
            damaged[random.below(damaged.size())] = static_cast<std::uint8_t>(random.below(256));
        }
        QVERIFY(readAll(damaged) <= static_cast<int>(damaged.size() / sizeof(nlmsghdr)));
    }
}

TEST_CLASS(NetlinkWireTest)

} // namespace bafar::test

#include "netlink_wire_test.moc"
