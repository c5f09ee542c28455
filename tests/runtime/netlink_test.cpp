// Netlink against the real kernel, in a namespace of its own.
#include "agents/runtime/netlink.h"

#include <QProcess>
#include <QTest>
#include <algorithm>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <utility>

#include "agents/runtime/clock.h"
#include "agents/runtime/socket.h"
#include "tests/runtime/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using runtime::Link;
using runtime::LinkAddress;
using runtime::Loop;
using runtime::Netlink;

void ip(const char* arguments)
{
    QProcess process;
    process.start(QStringLiteral("ip"), QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

bool has(const std::vector<LinkAddress>& all, const net::Prefix& prefix)
{
    return std::any_of(all.begin(), all.end(),
                       [&](const LinkAddress& one) { return one.prefix == prefix; });
}

} // namespace

class NetlinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void listsLinks();
    void addsRenewsAndRemoves_data();
    void addsRenewsAndRemoves();
    void withoutPrefixRouteThereIsNone();
    void removingWhatIsNotThereIsSuccess();
    void errors();
    void theMonitorTellsChanges();
    void theMonitorTellsThatItLostSome();
    void rawSocketsAreBoundToTheirLink_data();
    void rawSocketsAreBoundToTheirLink();
    void rawSocketsNameTheLinkThatIsMissing();
    void measuresAddAndRemove();

private:
    std::unique_ptr<Netlink> netlink_;
    unsigned index_ = 0;
};

void NetlinkTest::initTestCase()
{
    ip("link add t0 address 02:00:5e:10:00:01 type veth peer name t1");
    ip("link set t0 mtu 1400 up");
    ip("link set t1 up");
    netlink_ = *Netlink::open();
    index_ = netlink_->link("t0")->index;
}

void NetlinkTest::listsLinks()
{
    const auto links = netlink_->links();
    QVERIFY(links.has_value());
    QCOMPARE(links->size(), std::size_t{3}); // lo, t0, t1
    const Link link = *netlink_->link("t0");
    QVERIFY((link ==
             Link{"t0", index_, *net::MacAddress::parse("02:00:5e:10:00:01"), 1400, true, true}));
    ip("link set t1 down");
    const Link uncarried = *netlink_->link("t0");
    QVERIFY(uncarried.up && !uncarried.carrier);
    ip("link set t1 up");
    const auto missing = netlink_->link("eth9");
    QVERIFY(!missing && missing.error().code == Code::NotFound);
    QVERIFY(missing.error().text.find("t0") != std::string::npos);
}

void NetlinkTest::addsRenewsAndRemoves_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("IPv4") << QStringLiteral("192.0.2.100/24");
    QTest::newRow("IPv4 alone") << QStringLiteral("192.0.2.101/32");
    QTest::newRow("IPv6") << QStringLiteral("2001:db8:77::100/64");
}

void NetlinkTest::addsRenewsAndRemoves()
{
    QFETCH(QString, prefix);
    LinkAddress address;
    address.linkIndex = index_;
    address.prefix = *net::Prefix::parse(prefix.toStdString());
    const auto find = [&]() -> std::optional<LinkAddress> {
        const auto all = *netlink_->addresses();
        const auto found = std::find_if(all.begin(), all.end(), [&](const LinkAddress& one) {
            return one.prefix == address.prefix && one.linkIndex == index_;
        });
        return found == all.end() ? std::nullopt : std::optional<LinkAddress>(*found);
    };
    QVERIFY(netlink_->putAddress(address).has_value());
    QVERIFY(find() == address);
    address.validSeconds = 100;
    address.preferredSeconds = 50;
    QVERIFY(netlink_->putAddress(address).has_value());
    const auto limited = find();
    QVERIFY(limited && limited->validSeconds <= 100 && limited->validSeconds >= 98);
    QVERIFY(limited->preferredSeconds <= 50 && limited->preferredSeconds >= 48);
    address.validSeconds = runtime::ForeverSeconds;
    address.preferredSeconds = runtime::ForeverSeconds;
    QVERIFY(netlink_->putAddress(address).has_value());
    QVERIFY(find() == address);
    QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
    QVERIFY(!find());
}

void NetlinkTest::withoutPrefixRouteThereIsNone()
{
    const auto routes = [] {
        QProcess process;
        process.start(QStringLiteral("ip"), {QStringLiteral("route"), QStringLiteral("show")});
        process.waitForFinished();
        return process.readAllStandardOutput();
    };
    LinkAddress address;
    address.linkIndex = index_;
    address.prefix = *net::Prefix::parse("192.0.2.100/24");
    address.noPrefixRoute = true;
    QVERIFY(netlink_->putAddress(address).has_value());
    QCOMPARE(routes(), QByteArray());
    QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
    address.noPrefixRoute = false;
    QVERIFY(netlink_->putAddress(address).has_value());
    QVERIFY(routes().startsWith("192.0.2.0/24 dev t0"));
    QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
}

void NetlinkTest::removingWhatIsNotThereIsSuccess()
{
    QVERIFY(netlink_->removeAddress(index_, *net::Prefix::parse("192.0.2.200/24")).has_value());
    QVERIFY(netlink_->removeAddress(index_, *net::Prefix::parse("2001:db8::200/64")).has_value());
}

void NetlinkTest::errors()
{
    LinkAddress address;
    address.linkIndex = 9999;
    address.prefix = *net::Prefix::parse("192.0.2.100/24");
    const auto noLink = netlink_->putAddress(address);
    QVERIFY(!noLink && noLink.error().code == Code::NotFound);
    QVERIFY(noLink.error().text.find("192.0.2.100/24") != std::string::npos);
    address.linkIndex = index_;
    address.validSeconds = 0;
    const auto noLife = netlink_->putAddress(address);
    QVERIFY(!noLife && noLife.error().code == Code::InvalidInput);
}

void NetlinkTest::theMonitorTellsChanges()
{
    Loop loop;
    std::vector<std::pair<LinkAddress, bool>> addresses;
    std::vector<std::pair<Link, bool>> links;
    const auto monitor = runtime::NetlinkMonitor::open(
        loop, {.onLink = [&](const Link& link, bool removed) { links.emplace_back(link, removed); },
               .onAddress = [&](const LinkAddress& address,
                                bool removed) { addresses.emplace_back(address, removed); },
               .onLost = nullptr});
    QVERIFY(monitor.has_value());
    LinkAddress address;
    address.linkIndex = index_;
    address.prefix = *net::Prefix::parse("192.0.2.100/24");
    QVERIFY(netlink_->putAddress(address).has_value());
    QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
    QVERIFY(until(loop, [&] { return addresses.size() >= 2; }));
    QVERIFY((addresses[0] == std::pair(address, false)));
    QVERIFY(addresses[1].first.prefix == address.prefix && addresses[1].second);
    links.clear();
    ip("link set t1 down");
    QVERIFY(until(loop, [&] {
        return std::any_of(links.begin(), links.end(), [](const auto& change) {
            return change.first.name == "t0" && !change.first.carrier && !change.second;
        });
    }));
    ip("link set t1 up");
}

void NetlinkTest::theMonitorTellsThatItLostSome()
{
    Loop loop;
    int lost = 0;
    int told = 0;
    const auto monitor =
        runtime::NetlinkMonitor::open(loop, {.onLink = nullptr,
                                             .onAddress = [&](const LinkAddress&, bool) { ++told; },
                                             .onLost = [&] { ++lost; }});
    QVERIFY(monitor.has_value());
    LinkAddress address;
    address.linkIndex = index_;
    address.prefix = *net::Prefix::parse("192.0.2.102/32");
    constexpr int Rounds = 10000; // more than the kernel holds for a monitor that does not read
    for (int round = 0; round < Rounds; ++round) {
        QVERIFY(netlink_->putAddress(address).has_value());
        QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
    }
    QVERIFY(until(loop, [&] { return lost > 0; }));
    QVERIFY(told < 2 * Rounds);
    while (std::exchange(told, 0) > 0) { // what the kernel had kept
        loop.turn({});
    }
    QVERIFY(netlink_->putAddress(address).has_value());
    QVERIFY(until(loop, [&] { return told > 0; })); // it goes on afterwards
    QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
}

void NetlinkTest::rawSocketsAreBoundToTheirLink_data()
{
    QTest::addColumn<bool>("v4");
    QTest::addColumn<bool>("headerIncluded");
    QTest::newRow("IPv4") << true << false;
    QTest::newRow("IPv4 with its header") << true << true;
    QTest::newRow("IPv6") << false << false;
    QTest::newRow("IPv6 with its header") << false << true;
}

void NetlinkTest::rawSocketsAreBoundToTheirLink()
{
    QFETCH(bool, v4);
    QFETCH(bool, headerIncluded);
    constexpr int Vrrp = 112;
    const auto socket =
        runtime::openRaw(v4 ? net::Family::V4 : net::Family::V6, Vrrp, "t0", headerIncluded);
    QVERIFY2(socket.has_value(), socket ? "" : socket.error().text.c_str());
    const auto number = [&](int level, int name) {
        int value = -1;
        socklen_t length = sizeof value;
        ::getsockopt(socket->get(), level, name, &value, &length);
        return value;
    };
    char link[IFNAMSIZ] = {};
    socklen_t length = sizeof link;
    QCOMPARE(::getsockopt(socket->get(), SOL_SOCKET, SO_BINDTODEVICE, link, &length), 0);
    QCOMPARE(std::string(link), std::string("t0"));
    QCOMPARE(number(SOL_SOCKET, SO_TYPE), int{SOCK_RAW});
    QCOMPARE(number(SOL_SOCKET, SO_PROTOCOL), Vrrp);
    QCOMPARE(number(SOL_SOCKET, SO_DOMAIN), v4 ? AF_INET : AF_INET6);
    QCOMPARE(v4 ? number(IPPROTO_IP, IP_HDRINCL) : number(IPPROTO_IPV6, IPV6_HDRINCL),
             headerIncluded ? 1 : 0);
}

void NetlinkTest::rawSocketsNameTheLinkThatIsMissing()
{
    const auto socket = runtime::openRaw(net::Family::V4, 112, "eth9", false);
    QVERIFY(!socket);
    QCOMPARE(std::string(codeName(socket.error().code)), std::string(codeName(Code::NotFound)));
    QVERIFY2(socket.error().text.find("eth9") != std::string::npos, socket.error().text.c_str());
}

void NetlinkTest::measuresAddAndRemove()
{
    LinkAddress address;
    address.linkIndex = index_;
    address.prefix = *net::Prefix::parse("192.0.2.100/32");
    std::vector<double> adds;
    std::vector<double> removes;
    for (int round = 0; round < 200; ++round) {
        const Instant start = runtime::monotonicNow();
        QVERIFY(netlink_->putAddress(address).has_value());
        const Instant middle = runtime::monotonicNow();
        QVERIFY(netlink_->removeAddress(index_, address.prefix).has_value());
        adds.push_back(toSeconds(middle - start) * 1e6);
        removes.push_back(toSeconds(runtime::monotonicNow() - middle) * 1e6);
    }
    QVERIFY(!has(*netlink_->addresses(), address.prefix));
    std::sort(adds.begin(), adds.end());
    std::sort(removes.begin(), removes.end());
    qInfo("address add median %.1f us (worst %.1f), remove median %.1f us (worst %.1f)", adds[100],
          adds.back(), removes[100], removes.back());
    QVERIFY(adds[100] < 1000.0); // the bar; a machine under load stays far below it
}

TEST_CLASS(NetlinkTest)

} // namespace bafar::test

#include "netlink_test.moc"
