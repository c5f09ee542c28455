// All virtual routers of one node, by their bytes, addresses and reports.
// It is larger than the budget because the table of cases is.
#include "agents/floating_ip/router.h"

#include <QObject>
#include <QTest>

#include "tests/floating_ip/effect_text.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace floating_ip;
using namespace std::chrono_literals;

namespace {

constexpr Instant Start{1000s};
constexpr Duration MasterDown = 3'414'062'500ns;
const char* const Mac = "02:00:00:00:00:0b";

InterfaceObserved interface(std::vector<net::Prefix> addresses, bool carrier = true)
{
    return InterfaceObserved{"eth0", carrier, net::MacAddress::parse(Mac).value(),
                             std::move(addresses)};
}

InterfaceObserved plain()
{
    return interface({prefix("192.0.2.11/24")});
}

std::string cause(const Reported& reported)
{
    if (const auto* changed = std::get_if<StateChanged>(&reported.cause)) {
        return textOf({RouterEffect{*changed}});
    }
    if (const auto* noted = std::get_if<Noted>(&reported.cause)) {
        return textOf({RouterEffect{*noted}});
    }
    if (const auto* answered = std::get_if<CommandAnswered>(&reported.cause)) {
        return textOf({RouterEffect{*answered}});
    }
    if (const auto* refused = std::get_if<MessageRefused>(&reported.cause)) {
        return "message refused " + std::string(refusalName(refused->reason));
    }
    return reported.report.holdsAddresses ? "holds" : "holds not";
}

template <class List>
std::string joined(const List& list)
{
    std::string text;
    for (const auto& item : list) {
        text += " " + item.toString();
    }
    return text;
}

std::string textOf(const Router::Effects& effects)
{
    std::string all;
    for (const NodeEffect& effect : effects) {
        all += all.empty() ? "" : "; ";
        if (const auto* send = std::get_if<SendMessage>(&effect)) {
            all +=
                send->interface + " " + send->source.toString() + " sends " + toHex(send->message);
        } else if (const auto* frames = std::get_if<SendFrames>(&effect)) {
            all += frames->interface + " frame x" + std::to_string(frames->repeat) + " " +
                   toHex(ByteView(frames->frame).subspan(22, 10));
        } else if (const auto* put = std::get_if<PutAddresses>(&effect)) {
            all += put->interface + (put->renewal ? " renew" : " put") + joined(put->addresses);
        } else if (const auto* remove = std::get_if<RemoveAddresses>(&effect)) {
            all += remove->interface + " remove" + joined(remove->addresses);
        } else {
            const auto& reported = std::get<Reported>(effect);
            all += reported.report.id + ": " + cause(reported);
        }
    }
    return all;
}

/// A router that runs "web" and has been Active since Start + MasterDown.
Router activeRouter()
{
    Router router;
    (void)router.handle(plain(), Start);
    (void)router.handle(Configure{{settings()}}, Start);
    (void)router.tick(Start + MasterDown);
    return router;
}

Bytes message(int virtualRouterId, int priority)
{
    Advertisement advertisement;
    advertisement.virtualRouterId = static_cast<std::uint8_t>(virtualRouterId);
    advertisement.priority = static_cast<std::uint8_t>(priority);
    advertisement.addresses = {address("192.0.2.100")};
    return encode(advertisement, ChecksumStyle::PseudoHeader, address("192.0.2.12"),
                  multicastGroup())
        .value();
}

MessageReceived received(Bytes bytes, std::string interface = "eth0", std::uint8_t ttl = 255)
{
    return MessageReceived{std::move(interface),
                           Arrival{address("192.0.2.12"), multicastGroup(), ttl}, std::move(bytes)};
}

} // namespace

class RouterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomesActiveInBytes();
    void dispatchesByInterfaceAndId();
    void tellsARefusalOnceAndAtMostOncePerSecond();
    void refusalsOfOthersAreCountedOnly();
    void sourceIsTheFirstAddressThatDoesNotFloat();
    void interfaceWithoutOwnAddressIsDown();
    void keepsTheSourceWhileItIsThere();
    void removesLeftoversAtStart();
    void putsBackWhatWasTakenAway();
    void tellsWhatItHolds();
    void outsideOwnNetworksKeepsItsLength();
    void unchangedConfigurationDisturbsNothing();
    void changedPriorityTakesEffectInPlace();
    void removedRouterResigns();
    void changedIdStopsAndStarts();
    void stopAllResigns();
    void unknownRouterIsAnswered();
    void worstLatenessIsKeptForAMinute();
    void nearestDeadlineWins();
    void refusedAddressesResignOnlyWhenNoneIsThere();
};

void RouterTest::becomesActiveInBytes()
{
    Router router;
    QCOMPARE(textOf(router.handle(plain(), Start)), std::string());
    QCOMPARE(textOf(router.handle(Configure{{settings()}}, Start)),
             std::string("web: initialize -> backup by initialize.startup"));
    QCOMPARE((router.deadline()->at - Start).count(), MasterDown.count());
    QCOMPARE(textOf(router.tick(Start + MasterDown)),
             "eth0 192.0.2.11 sends " +
                 toHex(encode({Version::V3, 12, 150, Centiseconds{100}, {address("192.0.2.100")}},
                              ChecksumStyle::PseudoHeader, address("192.0.2.11"), multicastGroup())
                           .value()) +
                 "; eth0 put 192.0.2.100/32; eth0 frame x5 02000000000bc0000264; web: backup -> "
                 "active by backup.master_down");
}

void RouterTest::dispatchesByInterfaceAndId()
{
    Router router = activeRouter();
    Settings other = settings();
    other.id = "mail";
    other.virtualRouterId = 13;
    other.addresses = {prefix("192.0.2.113/24")};
    (void)router.handle(Configure{{settings(), other}}, Start + 4s);
    const Instant now = Start + 4500ms;
    QCOMPARE(textOf(router.handle(received(message(12, 200)), now)),
             std::string("eth0 remove 192.0.2.100/32; web: active -> backup by "
                         "active.advert.higher"));
    QCOMPARE(textOf(router.handle(received(message(13, 200)), now)),
             std::string("mail: note address_list_differs 192.0.2.12"));
    QCOMPARE(textOf(router.handle(received(message(12, 0), "eth1"), now)), std::string());
    QCOMPARE(router.refusals()[static_cast<std::size_t>(Refusal::UnknownRouter)], 1U);
}

void RouterTest::tellsARefusalOnceAndAtMostOncePerSecond()
{
    Router router = activeRouter();
    const Bytes good = message(12, 200);
    Bytes broken = good;
    broken[6] = static_cast<std::uint8_t>(broken[6] ^ 1U);
    const Instant now = Start + 4s;
    QCOMPARE(textOf(router.handle(received(broken), now)),
             std::string("web: message refused wrong_checksum"));
    QCOMPARE(textOf(router.handle(received(broken), now + 5s)), std::string());
    QCOMPARE(textOf(router.handle(received(good, "eth0", 64), now + 500ms)), std::string());
    QCOMPARE(textOf(router.handle(received(good, "eth0", 64), now + 1s)),
             std::string("web: message refused ttl_not_255"));
    const RouterReport report = router.reports().at(0);
    QCOMPARE(report.refused, 4U);
    QCOMPARE(report.lastRefusal, std::string("192.0.2.12: TTL is 64, must be 255: the sender is "
                                             "not on this network segment"));
    QCOMPARE(report.status.state, RouterState::Active);
    QCOMPARE(report.status.advertsReceived, 0U);
}

void RouterTest::refusalsOfOthersAreCountedOnly()
{
    Router router = activeRouter();
    QCOMPARE(textOf(router.handle(received(message(99, 100), "eth0", 64), Start + 4s)),
             std::string());
    QCOMPARE(textOf(router.handle(received({}), Start + 4s)), std::string());
    QCOMPARE(router.refusals()[static_cast<std::size_t>(Refusal::TtlNot255)], 1U);
    QCOMPARE(router.refusals()[static_cast<std::size_t>(Refusal::TooShort)], 1U);
    QCOMPARE(router.reports().at(0).refused, 0U);
}

void RouterTest::sourceIsTheFirstAddressThatDoesNotFloat()
{
    Router router;
    (void)router.handle(Configure{{settings()}}, Start);
    QCOMPARE(textOf(router.handle(interface({prefix("192.0.2.100/24"), prefix("192.0.2.11/24")}),
                                  Start)),
             std::string("web: initialize -> backup by initialize.link_up; eth0 remove "
                         "192.0.2.100/32 192.0.2.100/24; web: holds"));
    QCOMPARE(router.reports().at(0).status.link, std::optional(link()));
}

void RouterTest::interfaceWithoutOwnAddressIsDown()
{
    Router router = activeRouter();
    QCOMPARE(textOf(router.handle(interface({prefix("192.0.2.100/24")}), Start + 4s)),
             std::string("eth0 remove 192.0.2.100/24; web: active -> initialize by "
                         "active.link_down; eth0 remove 192.0.2.100/24; web: holds"));
    QCOMPARE(textOf(router.handle(interface({prefix("192.0.2.11/24")}, false), Start + 5s)),
             std::string("web: holds not"));
    QCOMPARE(textOf(router.handle(plain(), Start + 6s)),
             std::string("web: initialize -> backup by initialize.link_up"));
}

void RouterTest::keepsTheSourceWhileItIsThere()
{
    Router router = activeRouter();
    (void)router.handle(interface({prefix("192.0.2.9/24"), prefix("192.0.2.11/24")}), Start + 4s);
    QCOMPARE(router.reports().at(0).status.link, std::optional(link()));
    (void)router.handle(interface({prefix("192.0.2.9/24")}), Start + 4s);
    QCOMPARE(router.reports().at(0).status.link->primary, address("192.0.2.9"));
}

void RouterTest::removesLeftoversAtStart()
{
    Router router;
    (void)router.handle(interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/32")}), Start);
    QCOMPARE(textOf(router.handle(Configure{{settings()}}, Start)),
             std::string("web: initialize -> backup by initialize.startup; eth0 remove "
                         "192.0.2.100/32; web: holds"));
}

void RouterTest::putsBackWhatWasTakenAway()
{
    Router router = activeRouter();
    (void)router.handle(interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/24")}), Start + 4s);
    QCOMPARE(textOf(router.handle(plain(), Start + 5s)),
             std::string("eth0 put 192.0.2.100/32; web: holds not"));
}

void RouterTest::tellsWhatItHolds()
{
    Router router = activeRouter();
    QVERIFY(!router.reports().at(0).holdsAddresses);
    const InterfaceObserved both = interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/24")});
    QCOMPARE(textOf(router.handle(both, Start + 4s)), std::string("web: holds"));
    QCOMPARE(textOf(router.handle(both, Start + 4s)), std::string());
    QVERIFY(router.reports().at(0).holdsAddresses);
}

void RouterTest::outsideOwnNetworksKeepsItsLength()
{
    Router router;
    Settings elsewhere = settings();
    elsewhere.addresses = {prefix("198.51.100.7/25")};
    (void)router.handle(plain(), Start);
    (void)router.handle(Configure{{elsewhere}}, Start);
    const std::string text = textOf(router.tick(Start + MasterDown));
    QVERIFY2(text.find("eth0 put 198.51.100.7/25;") != std::string::npos, text.c_str());
}

void RouterTest::unchangedConfigurationDisturbsNothing()
{
    Router router = activeRouter();
    (void)router.handle(interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/24")}), Start + 4s);
    const auto before = router.deadline();
    QCOMPARE(textOf(router.handle(Configure{{settings()}}, Start + 4s)), std::string());
    QVERIFY(before == router.deadline());
}

void RouterTest::changedPriorityTakesEffectInPlace()
{
    Router router = activeRouter();
    (void)router.handle(interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/24")}), Start + 4s);
    Settings raised = settings();
    raised.priority = 200;
    const std::string text = textOf(router.handle(Configure{{raised}}, Start + 4s));
    QVERIFY2(text.starts_with("eth0 192.0.2.11 sends 310cc801"), text.c_str());
    QVERIFY2(text.find(';') == std::string::npos, text.c_str());
    QCOMPARE(router.reports().at(0).status.state, RouterState::Active);
}

void RouterTest::removedRouterResigns()
{
    Router router = activeRouter();
    const std::string text = textOf(router.handle(Configure{}, Start + 4s));
    QVERIFY2(text.starts_with("eth0 192.0.2.11 sends 310c0001"), text.c_str());
    QVERIFY2(text.ends_with("; eth0 remove 192.0.2.100/32; web: active -> initialize by "
                            "active.shutdown"),
             text.c_str());
    QVERIFY(router.reports().empty());
    QVERIFY(!router.deadline().has_value());
}

void RouterTest::changedIdStopsAndStarts()
{
    Router router = activeRouter();
    Settings moved = settings();
    moved.virtualRouterId = 77;
    const std::string text = textOf(router.handle(Configure{{moved}}, Start + 4s));
    QVERIFY2(text.starts_with("eth0 192.0.2.11 sends 310c0001"), text.c_str());
    QVERIFY2(text.ends_with("web: initialize -> backup by initialize.startup"), text.c_str());
}

void RouterTest::stopAllResigns()
{
    Router router = activeRouter();
    const std::string text = textOf(router.handle(StopAll{}, Start + 4s));
    QVERIFY2(text.starts_with("eth0 192.0.2.11 sends 310c0001"), text.c_str());
    QVERIFY(!router.deadline().has_value());
}

void RouterTest::unknownRouterIsAnswered()
{
    Router router = activeRouter();
    QCOMPARE(textOf(router.handle(TakeOverAsked{"mail", {"a7", 200, 0}}, Start + 4s)),
             std::string("mail: refused a7"));
    QCOMPARE(textOf(router.handle(ReleaseAsked{"mail", {"a8"}}, Start + 4s)),
             std::string("mail: refused a8"));
    QCOMPARE(textOf(router.handle(ReleaseAsked{"web", {"a9"}}, Start + 4s)),
             std::string("web: done a9"));
}

void RouterTest::worstLatenessIsKeptForAMinute()
{
    Router router = activeRouter();
    Instant now = Start + MasterDown;
    const auto runTo = [&](Instant until) {
        while (router.deadline()->at <= until) {
            now = router.deadline()->at;
            (void)router.tick(now);
        }
    };
    runTo(now + 10s);
    (void)router.tick(router.deadline()->at + 7ms);
    QCOMPARE(router.reports().at(0).jitterWorst.count(), Duration{7ms}.count());
    runTo(now + 30s);
    QCOMPARE(router.reports().at(0).jitterWorst.count(), Duration{7ms}.count());
    runTo(now + 60s);
    QCOMPARE(router.reports().at(0).jitterWorst.count(), Duration{}.count());
}

void RouterTest::nearestDeadlineWins()
{
    Router router = activeRouter();
    Settings quick = settings();
    quick.id = "quick";
    quick.virtualRouterId = 14;
    quick.interval = Centiseconds{1};
    quick.addresses = {prefix("192.0.2.114/24")};
    const Instant now = Start + MasterDown;
    (void)router.handle(Configure{{settings(), quick}}, now);
    QCOMPARE((router.deadline()->at - now).count(), Duration{34'140'625ns}.count());
    (void)router.tick(router.deadline()->at);
    QCOMPARE(router.reports().at(0).status.state, RouterState::Active);
    QCOMPARE(router.reports().at(0).status.advertsSent, 1U);
    QCOMPARE(router.reports().at(1).status.advertsSent, 1U);
}

void RouterTest::refusedAddressesResignOnlyWhenNoneIsThere()
{
    Settings two = settings();
    two.addresses.push_back(prefix("192.0.2.101/24"));
    Router router;
    (void)router.handle(plain(), Start);
    (void)router.handle(Configure{{two}}, Start);
    (void)router.tick(Start + MasterDown);
    const AddressesRefused refused{"web", "denied"};
    const Instant now = Start + MasterDown + 100ms;
    (void)router.handle(interface({prefix("192.0.2.11/24"), prefix("192.0.2.100/32")}), now);
    for (int time = 0; time < 5; ++time) {
        QCOMPARE(textOf(router.handle(refused, now)), std::string());
    }
    (void)router.handle(plain(), now);
    QCOMPARE(textOf(router.handle(refused, now)), std::string());
    QCOMPARE(textOf(router.handle(refused, now)), std::string());
    const std::string text = textOf(router.handle(refused, now));
    QVERIFY2(text.ends_with("web: active -> backup by active.claim_given_up"), text.c_str());
    QCOMPARE(router.reports().at(0).status.refused, std::string("denied"));
    QCOMPARE(textOf(router.handle(AddressesRefused{"mail", "denied"}, now)), std::string());
}

TEST_CLASS(RouterTest)

} // namespace bafar::test

#include "router_test.moc"
