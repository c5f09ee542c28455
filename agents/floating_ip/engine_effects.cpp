// How the engine carries out what the router decided, and what went wrong with it.
#include "agents/floating_ip/engine.h"

namespace bafar::floating_ip {
namespace {

constexpr Duration Second = std::chrono::seconds{1};
/// What goes wrong is tried again sooner than this; what is not is not wanted any more.
constexpr Duration TroubleKept = std::chrono::minutes{1};

runtime::LinkAddress limited(unsigned linkIndex, const net::Prefix& prefix, Duration lifetime)
{
    runtime::LinkAddress address;
    address.linkIndex = linkIndex;
    address.prefix = prefix;
    address.validSeconds = static_cast<std::uint32_t>(lifetime / Second);
    address.preferredSeconds = 0; // never a source of the node's own connections
    return address;
}

} // namespace

/// One input and all that follows from it. Refusals wait for the end of the list that met them:
/// what comes after them in it was decided before.
void Engine::feed(const NodeInput& input)
{
    carryOut(router_.handle(input, loop_.now()));
    tellRefusals();
}

void Engine::tellRefusals()
{
    while (!refused_.empty()) {
        const AddressesRefused refused = std::move(refused_.front());
        refused_.pop_front();
        carryOut(router_.handle(refused, loop_.now()));
    }
}

void Engine::carryOut(const Router::Effects& effects)
{
    for (const NodeEffect& effect : effects) {
        std::visit([this](const auto& value) { carryOut(value); }, effect);
    }
}

void Engine::carryOut(const SendMessage& effect)
{
    const auto segment = segments_.find(effect.interface);
    if (segment != segments_.end()) {
        note("send " + effect.interface,
             segment->second->send(effect.source, effect.destination, effect.message));
    }
}

void Engine::carryOut(const SendFrames& effect)
{
    const auto segment = segments_.find(effect.interface);
    if (segment != segments_.end()) {
        note("arp " + effect.interface, segment->second->send(effect.frame, effect.repeat));
    }
}

void Engine::carryOut(const PutAddresses& effect)
{
    const Seen* on = seen(effect.interface);
    if (on == nullptr || !netlink_) {
        return;
    }
    if (effect.renewal) {
        renew(on->link.index, effect);
        return;
    }
    Result<void> outcome;
    for (const net::Prefix& prefix : effect.addresses) {
        Result<void> put = netlink_->putAddress(limited(on->link.index, prefix, effect.lifetime));
        outcome = outcome ? std::move(put) : outcome;
    }
    putEnded(effect.router, outcome);
}

/// Renewals wait for the kernel's lock as long as it takes, which must not delay an advertisement.
/// One that is overtaken by a release may bring the address back: the router sees that and removes
/// it.
void Engine::renew(unsigned linkIndex, const PutAddresses& effect)
{
    const auto work = [shared = renewals_, generation = renewals_->generation.load(), linkIndex,
                       effect]() -> Result<void> {
        if (!shared->netlink) {
            Result<std::unique_ptr<runtime::Netlink>> opened = runtime::Netlink::open();
            if (!opened) {
                return tl::unexpected(std::move(opened.error()));
            }
            shared->netlink = *std::move(opened);
        }
        Result<void> outcome;
        for (const net::Prefix& prefix : effect.addresses) {
            if (shared->generation != generation) {
                return {}; // released meanwhile
            }
            Result<void> put =
                shared->netlink->putAddress(limited(linkIndex, prefix, effect.lifetime));
            outcome = outcome ? std::move(put) : outcome;
        }
        return outcome;
    };
    if (worker_) {
        // A full queue holds earlier renewals of the same addresses; they will do.
        (void)worker_->compute(work, [this, router = effect.router](const Result<void>& outcome) {
            putEnded(router, outcome);
            tellRefusals();
            arm();
        });
    }
}

void Engine::putEnded(const std::string& router, const Result<void>& outcome)
{
    note("put " + router, outcome);
    if (!outcome) {
        refused_.push_back({router, outcome.error().text});
    }
}

void Engine::carryOut(const RemoveAddresses& effect)
{
    ++renewals_->generation;
    const Seen* on = seen(effect.interface);
    for (const net::Prefix& prefix : effect.addresses) {
        if (on == nullptr || !netlink_) {
            return;
        }
        const Result<void> removed = netlink_->removeAddress(on->link.index, prefix);
        const bool gone = !removed && removed.error().code == Code::NotFound; // with its interface
        note("remove " + prefix.toString(), gone ? Result<void>() : removed);
    }
}

void Engine::carryOut(const Reported& effect)
{
    report_(effect);
}

void Engine::note(const std::string& key, const Result<void>& outcome)
{
    if (outcome) {
        troubles_.erase(key);
    } else {
        troubles_[key] = {outcome.error().text, loop_.now()};
    }
}

void Engine::reportTroubles()
{
    ThreadReported report = granted_;
    std::erase_if(troubles_, [now = loop_.now()](const auto& trouble) {
        return now - trouble.second.at > TroubleKept;
    });
    for (const auto& [key, trouble] : troubles_) {
        report.troubles.push_back(trouble.text);
    }
    report_(std::move(report));
}

} // namespace bafar::floating_ip
