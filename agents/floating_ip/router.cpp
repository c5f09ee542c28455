// The inputs of a node's router; what follows from them is in router_effects.cpp.
#include "agents/floating_ip/router.h"

#include <algorithm>

namespace bafar::floating_ip {
static_assert(Machine<Router>);

Router::Router(Rules rules)
    : rules_(rules)
{
}

Router::Effects Router::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

Router::Effects Router::tick(Instant now)
{
    Effects out;
    for (auto& [id, entry] : routers_) {
        const std::optional<Deadline> due = entry.router.deadline();
        if (due && due->at <= now) {
            noteLateness(entry, now);
            translate(entry, entry.router.tick(now), out);
        }
    }
    return out;
}

std::optional<Deadline> Router::deadline() const
{
    std::optional<Deadline> next;
    for (const auto& [id, entry] : routers_) {
        const std::optional<Deadline> candidate = entry.router.deadline();
        if (candidate && (!next || candidate->at < next->at)) {
            next = candidate;
        }
    }
    return next;
}

std::vector<RouterReport> Router::reports() const
{
    std::vector<RouterReport> all;
    all.reserve(routers_.size());
    for (const auto& [id, entry] : routers_) {
        all.push_back(report(entry));
    }
    return all;
}

std::vector<std::string> Router::interfaces() const
{
    std::vector<std::string> names;
    for (const auto& [id, entry] : routers_) {
        names.push_back(entry.router.settings().interface);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

void Router::on(const Configure& input, Instant now, Effects& out)
{
    const auto wanted = [&](const Settings& have) {
        return std::any_of(input.routers.begin(), input.routers.end(), [&](const Settings& want) {
            return want.id == have.id && want.interface == have.interface &&
                   want.virtualRouterId == have.virtualRouterId;
        });
    };
    for (auto at = routers_.begin(); at != routers_.end();) {
        if (wanted(at->second.router.settings())) {
            ++at;
        } else {
            feed(at->second, Shutdown{}, now, out);
            at = routers_.erase(at);
        }
    }
    std::vector<Entry*> fresh;
    for (const Settings& settings : input.routers) {
        const auto known = routers_.find(settings.id);
        if (known == routers_.end()) {
            Entry entry{.router = VirtualRouter(settings, rules_), .jitterFrom = now};
            fresh.push_back(&routers_.emplace(settings.id, std::move(entry)).first->second);
        } else if (known->second.router.settings() != settings) {
            feed(known->second, SettingsChanged{settings}, now, out);
        }
    }
    // Only now is it known which addresses of an interface are floating.
    for (Entry* entry : fresh) {
        tellLink(*entry, now, out);
        feed(*entry, Startup{}, now, out);
    }
    for (auto& [id, entry] : routers_) {
        reconcile(entry, out);
    }
}

void Router::on(const InterfaceObserved& input, Instant now, Effects& out)
{
    interfaces_[input.interface] = input;
    for (auto& [id, entry] : routers_) {
        if (entry.router.settings().interface != input.interface) {
            continue;
        }
        tellLink(entry, now, out);
        reconcile(entry, out);
    }
}

void Router::on(const MessageReceived& input, Instant now, Effects& out)
{
    auto decoded = decode(input.message, input.arrival);
    if (const auto* refused = std::get_if<Refused>(&decoded)) {
        refuse(input, *refused, now, out);
        return;
    }
    auto& received = std::get<ReceivedAdvertisement>(decoded);
    Entry* entry = find(input.interface, received.advertisement.virtualRouterId);
    if (entry == nullptr) {
        ++refusals_[static_cast<std::size_t>(Refusal::UnknownRouter)];
        return;
    }
    feed(*entry,
         AdvertReceived{input.arrival.source, received.advertisement.priority,
                        received.advertisement.interval,
                        std::move(received.advertisement.addresses), received.checksumStyle},
         now, out);
}

void Router::on(const TakeOverAsked& input, Instant now, Effects& out)
{
    const auto known = routers_.find(input.router);
    if (known == routers_.end()) {
        answerUnknown(input.router, input.order.action, out);
    } else {
        feed(known->second, input.order, now, out);
    }
}

void Router::on(const ReleaseAsked& input, Instant now, Effects& out)
{
    const auto known = routers_.find(input.router);
    if (known == routers_.end()) {
        answerUnknown(input.router, input.order.action, out);
    } else {
        feed(known->second, input.order, now, out);
    }
}

void Router::on(const StallDetected& input, Instant now, Effects& out)
{
    for (auto& [id, entry] : routers_) {
        feed(entry, input, now, out);
    }
}

/// Counts against the virtual router only while it carries none of its addresses: with some of them
/// there, resigning would take away what works.
void Router::on(const AddressesRefused& input, Instant now, Effects& out)
{
    const auto known = routers_.find(input.router);
    if (known != routers_.end() && present(known->second.router.settings()).empty()) {
        feed(known->second, ClaimRefused{input.reason}, now, out);
    }
}

void Router::on(const StopAll& input, Instant now, Effects& out)
{
    (void)input;
    for (auto& [id, entry] : routers_) {
        feed(entry, Shutdown{}, now, out);
    }
}

} // namespace bafar::floating_ip
