#include "agents/sim/blunt_router.h"

#include <algorithm>

namespace bafar::sim {

using floating_ip::NodeEffect;
using floating_ip::RouterState;

BluntRouter::Effects BluntRouter::handle(const floating_ip::NodeInput& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

BluntRouter::Effects BluntRouter::tick(Instant now)
{
    Effects out;
    if (router_) {
        translate(router_->tick(now), out);
    }
    return out;
}

std::optional<Deadline> BluntRouter::deadline() const
{
    return router_ ? router_->deadline() : std::nullopt;
}

std::vector<floating_ip::RouterReport> BluntRouter::reports() const
{
    return router_ ? std::vector{report()} : std::vector<floating_ip::RouterReport>{};
}

floating_ip::RouterReport BluntRouter::report() const
{
    floating_ip::RouterReport report;
    report.id = router_->settings().id;
    report.status = router_->status();
    report.masterDown = router_->masterDownTime();
    report.rows = router_->rows();
    const auto addresses = carried();
    report.holdsAddresses = std::all_of(addresses.begin(), addresses.end(),
                                        [this](const auto& one) { return seen(one.address); });
    return report;
}

bool BluntRouter::seen(const net::Address& address) const
{
    return std::any_of(interface_.addresses.begin(), interface_.addresses.end(),
                       [&address](const net::Prefix& one) { return one.address == address; });
}

std::vector<net::Prefix> BluntRouter::carried() const
{
    constexpr std::uint8_t HostLength = 32;
    std::vector<net::Prefix> all = router_->settings().addresses;
    for (net::Prefix& prefix : all) {
        prefix.length = HostLength;
    }
    return all;
}

void BluntRouter::on(const floating_ip::Configure& input, Instant now, Effects& out)
{
    if (input.routers.empty()) {
        return;
    }
    if (!router_) {
        router_.emplace(input.routers.front(), rules_);
    } else if (router_->settings() != input.routers.front()) {
        feed(floating_ip::SettingsChanged{input.routers.front()}, now, out);
    }
    feed(floating_ip::Startup{}, now, out);
}

void BluntRouter::on(const floating_ip::InterfaceObserved& input, Instant now, Effects& out)
{
    interface_ = input;
    if (!router_) {
        return;
    }
    const std::vector<net::Prefix> floating = carried();
    const auto own =
        std::find_if(input.addresses.begin(), input.addresses.end(), [&](const net::Prefix& one) {
            return std::none_of(floating.begin(), floating.end(), [&one](const net::Prefix& other) {
                return other.address == one.address;
            });
        });
    if (input.carrier && own != input.addresses.end()) {
        feed(floating_ip::LinkUp{{own->address, input.mac}}, now, out);
    } else {
        feed(floating_ip::LinkDown{}, now, out);
    }
    const bool yielded = router_->status().becameActive > 0;
    if (router_->state() != RouterState::Active && seen(floating.front().address) &&
        (rules_.releaseOnYield || !yielded)) {
        out.emplace_back(floating_ip::RemoveAddresses{input.interface, floating});
    }
}

void BluntRouter::on(const floating_ip::MessageReceived& input, Instant now, Effects& out)
{
    const auto decoded = floating_ip::decode(input.message, input.arrival);
    const auto* received = std::get_if<floating_ip::ReceivedAdvertisement>(&decoded);
    if (received == nullptr || !router_ ||
        received->advertisement.virtualRouterId != router_->settings().virtualRouterId) {
        return;
    }
    const floating_ip::Advertisement& advert = received->advertisement;
    feed(floating_ip::AdvertReceived{input.arrival.source, advert.priority, advert.interval,
                                     advert.addresses, received->checksumStyle},
         now, out);
}

void BluntRouter::on(const floating_ip::TakeOverAsked& input, Instant now, Effects& out)
{
    feed(input.order, now, out);
}

void BluntRouter::on(const floating_ip::ReleaseAsked& input, Instant now, Effects& out)
{
    feed(input.order, now, out);
}

void BluntRouter::on(const floating_ip::StallDetected& input, Instant now, Effects& out)
{
    feed(input, now, out);
}

void BluntRouter::on(const floating_ip::AddressesRefused& input, Instant now, Effects& out)
{
    if (router_ && !seen(router_->settings().addresses.front().address)) {
        feed(floating_ip::ClaimRefused{input.reason}, now, out);
    }
}

void BluntRouter::on(const floating_ip::StopAll&, Instant now, Effects& out)
{
    feed(floating_ip::Shutdown{}, now, out);
}

void BluntRouter::feed(const floating_ip::RouterInput& input, Instant now, Effects& out)
{
    if (router_) {
        translate(router_->handle(input, now), out);
    }
}

void BluntRouter::translate(std::vector<floating_ip::RouterEffect> effects, Effects& out)
{
    const floating_ip::Settings& settings = router_->settings();
    for (auto& effect : effects) {
        if (const auto* advert = std::get_if<floating_ip::SendAdvert>(&effect)) {
            const auto link = router_->status().link;
            const floating_ip::Advertisement value{floating_ip::Version::V3,
                                                   settings.virtualRouterId, advert->priority,
                                                   advert->interval, advert->addresses};
            auto message = link ? floating_ip::encode(value, settings.checksumStyle, link->primary,
                                                      floating_ip::multicastGroup())
                                : fail(Code::Unavailable, "no link");
            if (message) {
                out.emplace_back(floating_ip::SendMessage{settings.interface, link->primary,
                                                          floating_ip::multicastGroup(),
                                                          std::move(*message)});
            }
        } else if (std::holds_alternative<floating_ip::ClaimAddresses>(effect) ||
                   std::holds_alternative<floating_ip::RenewAddresses>(effect)) {
            out.emplace_back(floating_ip::PutAddresses{
                settings.interface, carried(), settings.id,
                floating_ip::addressLifetime(settings.interval),
                std::holds_alternative<floating_ip::RenewAddresses>(effect)});
        } else if (std::holds_alternative<floating_ip::ReleaseAddresses>(effect)) {
            out.emplace_back(floating_ip::RemoveAddresses{settings.interface, carried()});
        } else if (auto* changed = std::get_if<floating_ip::StateChanged>(&effect)) {
            out.emplace_back(floating_ip::Reported{*changed, report()});
        } else if (auto* noted = std::get_if<floating_ip::Noted>(&effect)) {
            out.emplace_back(floating_ip::Reported{std::move(*noted), report()});
        } else if (auto* answered = std::get_if<floating_ip::CommandAnswered>(&effect)) {
            out.emplace_back(floating_ip::Reported{std::move(*answered), report()});
        }
    }
}

} // namespace bafar::sim
