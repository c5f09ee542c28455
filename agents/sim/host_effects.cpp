// What a simulated host does with the effects of its router and its node, as the drivers would.
#include <algorithm>

#include "agents/sim/follower.h"
#include "agents/sim/metrics.h"
#include "agents/sim/site.h"

namespace bafar::sim {

void Host::receive(const Host& from, const Bytes& message)
{
    if (!running()) {
        return;
    }
    enter([this, &from, message] {
        if (!link_) {
            return;
        }
        const WireAdvert advert = wireAdvert(message);
        for (Observer* observer : site_.observers()) {
            observer->advertArrived(*this, from, advert);
        }
        floating_ip::MessageReceived received;
        received.interface = std::string(InterfaceName);
        received.arrival = {from.address(), floating_ip::multicastGroup(),
                            floating_ip::RequiredTtl};
        received.message = message;
        askRouter(received);
    });
}

void Host::observeInterface()
{
    floating_ip::InterfaceObserved seen;
    seen.interface = std::string(InterfaceName);
    seen.carrier = link_;
    seen.mac.bytes = {0x02, 0, 0, 0, card_, static_cast<std::uint8_t>(index_ + 1)};
    if (hasAddress_) {
        seen.addresses.push_back(setup_.address);
    }
    for (const Carried& carried : addresses_) {
        seen.addresses.push_back(carried.prefix);
    }
    askRouter(seen);
}

void Host::routerDid(const floating_ip::Router::Effects& effects)
{
    for (const auto& effect : effects) {
        std::visit([this](const auto& value) { carryOut(value); }, effect);
    }
}

void Host::carryOut(const floating_ip::SendMessage& effect)
{
    site_.multicast(*this, effect.message);
}

void Host::carryOut(const floating_ip::SendFrames&)
{
    // Nobody on this segment keeps an ARP table: who holds an address is read from the hosts.
}

void Host::carryOut(const floating_ip::PutAddresses& effect)
{
    bool added = false;
    for (const net::Prefix& prefix : effect.addresses) {
        auto known = std::find_if(addresses_.begin(), addresses_.end(),
                                  [&](const Carried& one) { return one.prefix == prefix; });
        if (known == addresses_.end()) {
            known = addresses_.insert(addresses_.end(), Carried{prefix});
            added = true;
        }
        known->claim = ++claims_;
        site_.world().after(
            floating_ip::AddressLifetime,
            [this, address = prefix.address, claim = known->claim] { expire(address, claim); });
    }
    if (added) {
        interfaceMoved_ = true;
        changed();
    }
}

void Host::carryOut(const floating_ip::RemoveAddresses& effect)
{
    const std::size_t removed = std::erase_if(addresses_, [&](const Carried& carried) {
        return std::find(effect.addresses.begin(), effect.addresses.end(), carried.prefix) !=
               effect.addresses.end();
    });
    if (removed > 0) {
        interfaceMoved_ = true;
        changed();
    }
}

void Host::expire(const net::Address& address, std::uint64_t claim)
{
    const std::size_t removed = std::erase_if(addresses_, [&](const Carried& carried) {
        return carried.prefix.address == address && carried.claim == claim;
    });
    if (removed > 0) {
        note("kernel drops " + address.toString());
        enter([this] { observeInterface(); });
        changed();
    }
}

void Host::carryOut(const floating_ip::Reported& effect)
{
    if (const auto* change = std::get_if<floating_ip::StateChanged>(&effect.cause)) {
        if (site_.world().transcribes()) {
            note(effect.report.id + ": " + std::string(floating_ip::stateName(change->from)) +
                 " -> " + std::string(floating_ip::stateName(change->to)) + " by " +
                 std::string(floating_ip::rowInfo(change->row).name));
        }
        for (Observer* observer : site_.observers()) {
            observer->stateChanged(*this, *change, effect.report);
        }
    }
    node_->handle<floating_ip::Machine>().feed(effect);
}

void Host::take(const floating_ip::Machine::Effect& effect)
{
    if (const auto* configure = std::get_if<floating_ip::Configure>(&effect)) {
        floating_ip::Configure own = *configure;
        for (floating_ip::Settings& settings : own.routers) {
            if (setup_.ownerPriority != 0) {
                settings.priority = setup_.ownerPriority;
            }
        }
        askRouter(own);
    } else if (const auto* asked = std::get_if<floating_ip::TakeOverAsked>(&effect)) {
        askRouter(*asked);
    }
}

void Host::published(const events::Published& message)
{
    if (tap_) {
        tap_(message);
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (Follower* other = index == index_ ? nullptr : site_.host(index).follower()) {
            other->sent(*this, message);
        }
    }
}

void Host::sendCommand(const std::string& node,
                       const node::RemoteCommand& command,
                       std::function<void(Result<std::string>)> done)
{
    Host* other = site_.find(node);
    if (other == nullptr || !site_.connected(*this, *other) || !other->running()) {
        done(fail(Code::Unavailable, "no answer from " + node));
        return;
    }
    const auto answered = std::make_shared<bool>(false);
    const auto answer = [this, done, answered, life = life_](Result<std::string> outcome) {
        if (life == life_ && !std::exchange(*answered, true)) {
            enter([done, outcome] { done(outcome); });
        }
    };
    World& world = site_.world();
    const auto there = site_.network().trip(index_, other->index(), world.random());
    world.after(there, [this, other, command, answer] {
        other->enter([this, other, command, answer] {
            other->node()->runRemote(
                name(), command, [this, other, answer](Result<std::string> outcome) {
                    if (site_.connected(*this, *other)) {
                        World& back = site_.world();
                        back.after(site_.network().trip(other->index(), index_, back.random()),
                                   [answer, outcome] { answer(outcome); });
                    }
                });
        });
    });
    world.after(command.limit, [answer, node] {
        answer(fail(Code::Timeout, "no answer from " + node + " in time"));
    });
}

void Host::endSessions(const std::string& serial)
{
    note("ends sessions of certificate " + serial);
}

} // namespace bafar::sim
