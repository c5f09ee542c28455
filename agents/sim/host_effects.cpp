// What a simulated host does with the effects of its router and its node, as the drivers would.
#include <algorithm>

#include "agents/sim/follower.h"
#include "agents/sim/metrics.h"
#include "agents/sim/site.h"

namespace bafar::sim {

namespace {

/// From the router's answer to its first byte on the wire: another thread, a record, encryption.
constexpr Duration AnswerTakes = std::chrono::milliseconds(1);

} // namespace

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
    if (refuses_) {
        refusals_.push_back(effect.router);
        return;
    }
    bool added = false;
    for (const net::Prefix& prefix : effect.addresses) {
        auto known = std::find_if(addresses_.begin(), addresses_.end(),
                                  [&](const Carried& one) { return one.prefix == prefix; });
        if (known == addresses_.end()) {
            known = addresses_.insert(addresses_.end(), Carried{prefix});
            added = true;
        }
        known->claim = ++claims_;
        site_.world().after(effect.lifetime, [this, address = prefix.address,
                                              claim = known->claim] { expire(address, claim); });
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
    if (const auto* answer = std::get_if<floating_ip::CommandAnswered>(&effect.cause)) {
        for (Observer* observer : site_.observers()) {
            observer->answered(*this, *answer);
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
    if (message.kind == schema::MessageKind::Action) {
        for (Observer* observer : site_.observers()) {
            observer->actionMoved(*this, *message.value->action);
        }
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        if (Follower* other = index == index_ ? nullptr : site_.host(index).follower()) {
            other->sent(*this, message);
        }
    }
}

/// As the agents' client does it: nothing was sent when no connection is made, which is
/// Unavailable; once the command is on its way, an end without an answer is a Timeout, for it may
/// have been run.
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
    world.after(there, [this, other, command, answer, answered, node] {
        if (!other->running() || !site_.connected(*this, *other)) {
            answer(fail(Code::Unavailable, "no connection to " + node));
            return;
        }
        std::erase_if(other->callers_, [](const Caller& caller) { return *caller.answered; });
        other->callers_.push_back({answered, [answer, node, lies = setup_.cutIsRefusal] {
                                       answer(fail(lies ? Code::Unavailable : Code::Timeout,
                                                   node + " hung up before it answered"));
                                   }});
        other->enter([this, other, command, answer] {
            other->node()->runRemote(
                name(), command,
                [this, other, answer, life = other->life_](Result<std::string> outcome) {
                    World& back = site_.world();
                    back.after(AnswerTakes, [this, other, answer, life, outcome] {
                        if (life != other->life_ || !site_.connected(*this, *other)) {
                            return; // it died before it could, or nothing comes through
                        }
                        World& now = site_.world();
                        now.after(site_.network().trip(other->index(), index_, now.random()),
                                  [answer, outcome] { answer(outcome); });
                    });
                });
        });
    });
    world.after(command.limit, [answer, node] {
        answer(fail(Code::Timeout, "no answer from " + node + " in time"));
    });
}

/// The kernel of a host whose process ends closes its connections.
void Host::hangUp()
{
    for (const Caller& caller : std::exchange(callers_, {})) {
        site_.world().after(Network::DelayMax, caller.hungUp);
    }
}

void Host::commandBegins(const std::string& from, const node::RemoteCommand& command)
{
    note("begins command " + command.id + " for " + from);
    for (Observer* observer : site_.observers()) {
        observer->commandBegan(*this, command.id);
    }
}

void Host::endSessions(const std::string& serial)
{
    note("ends sessions of certificate " + serial);
}

} // namespace bafar::sim
