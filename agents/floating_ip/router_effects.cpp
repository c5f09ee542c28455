// How a router turns decisions of its virtual routers into bytes, addresses and reports.
#include <algorithm>

#include "agents/floating_ip/router.h"
#include "core/base/check.h"

namespace bafar::floating_ip {
namespace {

constexpr Duration ToldPause = std::chrono::seconds{1};
constexpr Duration JitterWindow = std::chrono::seconds{30}; ///< two of them make the minute

bool contains(const std::vector<net::Prefix>& prefixes, const net::Address& address)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const net::Prefix& prefix) { return prefix.address == address; });
}

} // namespace

void Router::feed(Entry& entry, const RouterInput& input, Instant now, Effects& out)
{
    translate(entry, entry.router.handle(input, now), out);
}

void Router::translate(Entry& entry, std::vector<RouterEffect> effects, Effects& out)
{
    const Settings& settings = entry.router.settings();
    const std::optional<Link> link = entry.router.status().link;
    for (RouterEffect& effect : effects) {
        if (const auto* advert = std::get_if<SendAdvert>(&effect)) {
            CHECK(link.has_value());
            const Advertisement advertisement{Version::V3, settings.virtualRouterId,
                                              advert->priority, advert->interval,
                                              advert->addresses};
            Result<Bytes> message =
                encode(advertisement, settings.checksumStyle, link->primary, multicastGroup());
            CHECK(message.has_value());
            out.emplace_back(SendMessage{settings.interface, link->primary, multicastGroup(),
                                         *std::move(message)});
        } else if (const auto* arp = std::get_if<SendGratuitousArp>(&effect)) {
            CHECK(link.has_value());
            for (const net::Address& address : arp->addresses) {
                out.emplace_back(
                    SendFrames{settings.interface, gratuitousArp(link->mac, address), arp->repeat});
            }
        } else if (auto* claim = std::get_if<ClaimAddresses>(&effect)) {
            out.emplace_back(put(entry, claim->addresses, false));
        } else if (auto* renew = std::get_if<RenewAddresses>(&effect)) {
            out.emplace_back(put(entry, renew->addresses, true));
        } else if (auto* release = std::get_if<ReleaseAddresses>(&effect)) {
            out.emplace_back(RemoveAddresses{settings.interface, found(entry, release->addresses)});
        } else if (auto* changed = std::get_if<StateChanged>(&effect)) {
            out.emplace_back(Reported{*changed, report(entry)});
        } else if (auto* noted = std::get_if<Noted>(&effect)) {
            out.emplace_back(Reported{std::move(*noted), report(entry)});
        } else if (auto* answered = std::get_if<CommandAnswered>(&effect)) {
            out.emplace_back(Reported{std::move(*answered), report(entry)});
        }
    }
}

void Router::tellLink(Entry& entry, Instant now, Effects& out)
{
    const std::optional<Link> link = linkOf(entry.router);
    if (link == entry.router.status().link) {
        return;
    }
    if (link) {
        feed(entry, LinkUp{*link}, now, out);
    } else {
        feed(entry, LinkDown{}, now, out);
    }
}

/// Compares what should be on the interface with what was seen there.
void Router::reconcile(Entry& entry, Effects& out)
{
    const Settings& settings = entry.router.settings();
    const bool active = entry.router.state() == RouterState::Active;
    const std::vector<net::Prefix> there = present(settings);
    std::vector<net::Prefix> missing;
    for (const net::Prefix& prefix : settings.addresses) {
        if (!contains(there, prefix.address)) {
            missing.push_back(prefix);
        }
    }
    const bool yielded = entry.router.status().becameActive > 0;
    if (!active && !there.empty() && (rules_.releaseOnYield || !yielded)) {
        out.emplace_back(RemoveAddresses{settings.interface, found(entry, there)});
    }
    if (active && !missing.empty()) {
        out.emplace_back(put(entry, missing, false));
    }
    if (entry.holds != missing.empty()) {
        entry.holds = missing.empty();
        out.emplace_back(Reported{HoldingChanged{}, report(entry)});
    }
}

PutAddresses Router::put(const Entry& entry,
                         const std::vector<net::Prefix>& addresses,
                         bool renewal) const
{
    const Settings& settings = entry.router.settings();
    return PutAddresses{settings.interface, carried(entry, addresses), settings.id,
                        addressLifetime(settings.interval), renewal};
}

/// Those of the configured addresses that were seen on the interface.
std::vector<net::Prefix> Router::present(const Settings& settings) const
{
    std::vector<net::Prefix> there;
    const auto seen = interfaces_.find(settings.interface);
    for (const net::Prefix& prefix : settings.addresses) {
        if (seen != interfaces_.end() && contains(seen->second.addresses, prefix.address)) {
            there.push_back(prefix);
        }
    }
    return there;
}

/// In the form in which they are carried. Inside a network that the interface already has, a
/// floating address is carried as a host address (/32): with the network's length the kernel may
/// make it the network's primary address, and removing it would take the node's own address away.
std::vector<net::Prefix> Router::carried(const Entry& entry,
                                         std::vector<net::Prefix> addresses) const
{
    constexpr std::uint8_t HostLength = 32;
    const std::optional<Link> link = entry.router.status().link;
    const auto seen = interfaces_.find(entry.router.settings().interface);
    for (net::Prefix& prefix : addresses) {
        const bool inside = seen != interfaces_.end() &&
                            std::any_of(seen->second.addresses.begin(),
                                        seen->second.addresses.end(), [&](const net::Prefix& own) {
                                            return !isFloating(seen->first, own.address) &&
                                                   own.contains(prefix.address);
                                        });
        if (inside || (link && prefix.contains(link->primary))) {
            prefix.length = HostLength;
        }
    }
    return addresses;
}

/// In every form in which they may be there: as carried, and as seen.
std::vector<net::Prefix> Router::found(const Entry& entry,
                                       const std::vector<net::Prefix>& addresses) const
{
    std::vector<net::Prefix> all = carried(entry, addresses);
    const auto seen = interfaces_.find(entry.router.settings().interface);
    if (seen == interfaces_.end()) {
        return all;
    }
    for (const net::Prefix& prefix : seen->second.addresses) {
        if (contains(addresses, prefix.address) &&
            std::find(all.begin(), all.end(), prefix) == all.end()) {
            all.push_back(prefix);
        }
    }
    return all;
}

void Router::refuse(const MessageReceived& input, const Refused& refused, Instant now, Effects& out)
{
    constexpr std::size_t IdOffset = 1;
    ++refusals_[static_cast<std::size_t>(refused.reason)];
    Entry* entry =
        input.message.size() > IdOffset ? find(input.interface, input.message[IdOffset]) : nullptr;
    if (entry == nullptr) {
        return;
    }
    ++entry->refused;
    entry->lastRefusal = input.arrival.source.toString() + ": " + refused.text;
    const Told told{input.arrival.source, refused.reason};
    if (std::find(entry->told.begin(), entry->told.end(), told) != entry->told.end() ||
        (entry->toldAt && now - *entry->toldAt < ToldPause)) {
        return;
    }
    entry->told.push(told);
    entry->toldAt = now;
    out.emplace_back(Reported{MessageRefused{input.arrival.source, refused.reason, refused.text},
                              report(*entry)});
}

void Router::noteLateness(Entry& entry, Instant now)
{
    if (now - entry.jitterFrom >= JitterWindow) {
        entry.jitterBefore = entry.jitterNow;
        entry.jitterNow = Duration{};
        entry.jitterFrom = now;
    }
    if (entry.router.state() == RouterState::Active) {
        entry.jitterNow = std::max(entry.jitterNow, now - entry.router.deadline()->at);
    }
}

void Router::answerUnknown(const std::string& router, const std::string& action, Effects& out) const
{
    RouterReport empty;
    empty.id = router;
    out.emplace_back(Reported{
        CommandAnswered{action, false,
                        "no virtual router \"" + router + "\" runs on this node: plan again"},
        std::move(empty)});
}

Router::Entry* Router::find(const std::string& interface, std::uint8_t virtualRouterId)
{
    for (auto& [id, entry] : routers_) {
        const Settings& settings = entry.router.settings();
        if (settings.interface == interface && settings.virtualRouterId == virtualRouterId) {
            return &entry;
        }
    }
    return nullptr;
}

/// Absent without carrier or without an address of our own. The source in use is kept while it is
/// there, so that an address added later does not change who wins a tie.
std::optional<Link> Router::linkOf(const VirtualRouter& router) const
{
    const auto seen = interfaces_.find(router.settings().interface);
    if (seen == interfaces_.end() || !seen->second.carrier) {
        return std::nullopt;
    }
    const std::optional<Link> now = router.status().link;
    if (now && contains(seen->second.addresses, now->primary) &&
        !isFloating(seen->first, now->primary)) {
        return Link{now->primary, seen->second.mac};
    }
    for (const net::Prefix& prefix : seen->second.addresses) {
        if (prefix.address.isV4() && !isFloating(seen->first, prefix.address)) {
            return Link{prefix.address, seen->second.mac};
        }
    }
    return std::nullopt;
}

bool Router::isFloating(const std::string& interface, const net::Address& address) const
{
    return std::any_of(routers_.begin(), routers_.end(), [&](const auto& item) {
        const Settings& settings = item.second.router.settings();
        return settings.interface == interface && contains(settings.addresses, address);
    });
}

RouterReport Router::report(const Entry& entry)
{
    return RouterReport{entry.router.settings().id,
                        entry.router.status(),
                        entry.holds,
                        entry.router.masterDownTime(),
                        entry.refused,
                        entry.lastRefusal,
                        std::max(entry.jitterNow, entry.jitterBefore),
                        entry.router.rows()};
}

} // namespace bafar::floating_ip
