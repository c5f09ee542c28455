#include "agents/sim/follower.h"

#include "agents/sim/site.h"

namespace bafar::sim {

Follower::Follower(Host& host, MachineHandle<cluster::Machine>& machine)
    : host_(host)
    , machine_(machine)
{
}

Follower::~Follower() = default;

/// `work` for later: nothing happens when the connection is another one by then, or its owner died.
std::function<void()> Follower::ifStill(const std::string& peer,
                                        std::uint64_t number,
                                        std::function<void(Link&)> work)
{
    return [this, alive = std::weak_ptr<bool>(alive_), peer, number, work = std::move(work)] {
        if (alive.expired()) {
            return;
        }
        const auto known = links_.find(peer);
        if (known != links_.end() && known->second.number == number) {
            work(known->second);
        }
    };
}

void Follower::follow(const cluster::FollowPeers& wanted)
{
    std::map<std::string, Link> links;
    for (const auto& peer : wanted.peers) {
        const auto known = links_.find(peer.id);
        links[peer.id] = known == links_.end() ? Link{} : known->second;
    }
    const std::map<std::string, Link> before = std::exchange(links_, std::move(links));
    for (const auto& peer : wanted.peers) {
        if (!before.contains(peer.id)) {
            connect(peer.id);
        }
    }
}

void Follower::connect(const std::string& peer)
{
    Link& link = links_[peer];
    link.number = ++numbers_;
    link.open = false;
    Host* other = host_.site().find(peer);
    if (other == nullptr || !host_.site().connected(host_, *other)) {
        lose(peer, "no answer from " + peer);
        return;
    }
    if (!other->running()) {
        lose(peer, peer + " refuses the connection: no agent runs there");
        return;
    }
    World& world = host_.site().world();
    const auto accepted = ifStill(peer, link.number, [this, other](Link& now) {
        now.open = true;
        now.broken = false;
        now.life = other->life();
        now.lastArrival = {};
        for (const events::Published& message : other->node()->opening()) {
            sent(*other, message);
        }
    });
    world.after(host_.site().network().trip(host_.index(), other->index(), world.random()),
                [other, accepted] { other->enter(accepted); });
    world.after(BrokenAfter, ifStill(peer, link.number, [this, peer](Link& now) {
                    if (!now.open) {
                        lose(peer, "no answer from " + peer);
                    }
                }));
}

void Follower::lose(const std::string& peer, const std::string& why)
{
    Link& link = links_[peer];
    link.open = false;
    link.number = ++numbers_;
    host_.enter(ifStill(peer, link.number, [this, peer, why](Link&) {
        machine_.feed(cluster::PeerLost{peer, why});
    }));
    host_.site().world().after(RetryAfter,
                               ifStill(peer, link.number, [this, peer](Link&) { connect(peer); }));
}

void Follower::sent(const Host& peer, const events::Published& message)
{
    const auto found = links_.find(peer.name());
    if (found == links_.end() || !found->second.open || found->second.broken) {
        return;
    }
    Link& link = found->second;
    World& world = host_.site().world();
    if (link.life != peer.life()) {
        reset(peer);
        return;
    }
    if (!host_.site().connected(host_, peer)) {
        silenced(peer);
        return;
    }
    const Duration trip = host_.site().network().trip(peer.index(), host_.index(), world.random());
    link.lastArrival = std::max(link.lastArrival, world.now() + trip);
    const auto arrived =
        ifStill(peer.name(), link.number,
                [this, name = peer.name(), message](Link&) { hear(name, message); });
    world.at(link.lastArrival, [this, alive = std::weak_ptr<bool>(alive_), arrived] {
        if (!alive.expired()) {
            host_.enter(arrived);
        }
    });
}

void Follower::silenced(const Host& peer)
{
    const auto found = links_.find(peer.name());
    if (found == links_.end() || !found->second.open || found->second.broken) {
        return;
    }
    found->second.broken = true;
    host_.site().world().after(
        BrokenAfter, ifStill(peer.name(), found->second.number, [this, name = peer.name()](Link&) {
            lose(name, "nothing comes through from " + name);
        }));
}

void Follower::hear(const std::string& peer, const events::Published& message)
{
    if (message.kind == schema::MessageKind::Snapshot) {
        machine_.feed(cluster::PeerConnected{peer});
    }
    machine_.feed(cluster::PeerHeard{peer, message.value});
    Host* other = host_.site().find(peer);
    if (message.kind == schema::MessageKind::Heartbeat && other != nullptr) {
        World& world = host_.site().world();
        Network& network = host_.site().network();
        const Duration there = network.trip(host_.index(), other->index(), world.random());
        const Duration back = network.trip(other->index(), host_.index(), world.random());
        machine_.feed(cluster::RoundTrip{peer, there + back, other->wallNow(), host_.wallNow()});
    }
}

void Follower::reset(const Host& peer)
{
    const auto link = links_.find(peer.name());
    if (link != links_.end() && link->second.open && host_.site().connected(host_, peer)) {
        lose(peer.name(), "the agent on " + peer.name() + " closed the connection");
    }
}

} // namespace bafar::sim
