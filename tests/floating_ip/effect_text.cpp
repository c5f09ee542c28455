#include "tests/floating_ip/effect_text.h"

namespace bafar::test {
namespace {

using namespace floating_ip;

template <class List>
std::string joined(const List& list)
{
    std::string text;
    for (const auto& item : list) {
        text += (text.empty() ? "" : ",") + item.toString();
    }
    return text;
}

std::string text(const SendAdvert& effect)
{
    return "advert " + std::to_string(effect.priority) + " " +
           std::to_string(effect.interval.count()) + "cs " + joined(effect.addresses);
}

std::string text(const ClaimAddresses& effect)
{
    return "claim " + joined(effect.addresses);
}

std::string text(const RenewAddresses& effect)
{
    return "renew " + joined(effect.addresses);
}

std::string text(const ReleaseAddresses& effect)
{
    return "release " + joined(effect.addresses);
}

std::string text(const SendGratuitousArp& effect)
{
    return "arp x" + std::to_string(effect.repeat) + " " + joined(effect.addresses);
}

std::string text(const StateChanged& effect)
{
    return std::string(stateName(effect.from)) + " -> " + std::string(stateName(effect.to)) +
           " by " + std::string(rowInfo(effect.row).name);
}

std::string text(const Noted& effect)
{
    return "note " + std::string(noteName(effect.what)) +
           (effect.peer.isUnspecified() ? "" : " " + effect.peer.toString());
}

std::string text(const CommandAnswered& effect)
{
    return (effect.done ? "done " : "refused ") + effect.action;
}

} // namespace

std::string textOf(const std::vector<RouterEffect>& effects)
{
    std::string all;
    for (const RouterEffect& effect : effects) {
        all += (all.empty() ? "" : "; ") +
               std::visit([](const auto& value) { return text(value); }, effect);
    }
    return all;
}

net::Address address(std::string_view text)
{
    return net::Address::parse(text).value();
}

net::Prefix prefix(std::string_view text)
{
    return net::Prefix::parse(text).value();
}

Settings settings()
{
    Settings settings;
    settings.id = "web";
    settings.interface = "eth0";
    settings.virtualRouterId = 12;
    settings.priority = 150;
    settings.interval = Centiseconds{100};
    settings.addresses = {prefix("192.0.2.100/24")};
    settings.arpRefresh = Duration{};
    return settings;
}

Link link()
{
    return Link{address("192.0.2.11"), net::MacAddress::parse("02:00:00:00:00:0b").value()};
}

AdvertReceived advert(int priority, std::string_view from)
{
    AdvertReceived advert;
    advert.from = address(from);
    advert.priority = static_cast<std::uint8_t>(priority);
    advert.interval = Centiseconds{100};
    advert.addresses = {address("192.0.2.100")};
    return advert;
}

} // namespace bafar::test
