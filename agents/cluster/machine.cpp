#include "agents/cluster/machine.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/same_map.h"

namespace bafar::cluster {

namespace {

constexpr std::size_t WhyMax = 200; ///< bytes kept of a driver's sentence

/// A peer's status without what it says of others, which moves with every round trip and is not
/// read here. Text in which these parts do not stand in our own order is taken whole.
std::string withoutPeers(const std::string& status)
{
    const std::size_t peers = status.find("\"peers\":[");
    const std::size_t after = status.rfind("\"revoked\":");
    return peers < after && after != std::string::npos
               ? status.substr(0, peers) + status.substr(after)
               : status;
}

constexpr std::size_t NameMax = 64; ///< bytes kept of a peer's version

schema::Event event(std::string kind, schema::Severity severity, std::string subject)
{
    schema::Event out;
    out.concept_ = std::string(Machine::Name);
    out.kind = std::move(kind);
    out.severity = severity;
    out.subject = std::move(subject);
    return out;
}

} // namespace

Machine::Machine(Self self)
    : self_(std::move(self))
    , group_(self_.node)
{
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    const Config& fresh = spec.section<Config>(Name);
    specRevision_ = schema::specRevision(spec.text());
    specProblem_.clear();
    std::map<std::string, PeerState> peers;
    FollowPeers follow;
    follow.heartbeat = fresh.heartbeat;
    for (const schema::cluster::NodeConfig& node : fresh.nodes) {
        if (node.id == self_.node) {
            continue;
        }
        follow.peers.push_back(node);
        const auto known = peers_.find(node.id);
        PeerState& peer = peers[node.id];
        if (known != peers_.end() && known->second.config == node) {
            peer = std::move(known->second);
            peer.otherSpecSince.reset(); // the others hear of the new spec one after another
        } else {
            peer.config = node;
        }
    }
    peers_ = std::move(peers);
    config_ = fresh;
    group_.configure(config_);
    nextStatus_ = now + StatusHeartbeats * config_.heartbeat;
    Effects out{std::move(follow), StatusChanged{}};
    for (auto& [name, peer] : peers_) {
        judgeSpec(peer, now, out);
    }
    lookAtOrders(now, out);
    return out;
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    tell(group_.tick(silence(now), now), out);
    lookAtOrders(now, out);
    for (auto& [name, peer] : peers_) {
        judgePeer(peer, now, out);
        judgeSpec(peer, now, out);
    }
    if (nextStatus_ && now >= *nextStatus_) {
        nextStatus_ = now + StatusHeartbeats * config_.heartbeat;
        judgeCertificate(now, out);
        out.emplace_back(StatusChanged{});
    }
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    std::optional<Deadline> next;
    if (nextStatus_) {
        next = Deadline{*nextStatus_, "tell round trips"};
    }
    for (const std::optional<Deadline>& other : {group_.deadline(), orders_.deadline()}) {
        if (other && (!next || other->at < next->at)) {
            next = other;
        }
    }
    for (const auto& [name, peer] : peers_) {
        if (peer.state == schema::State::Unknown) {
            continue; // nothing can get worse
        }
        const bool live = peer.state == schema::State::Ok;
        const Instant at = peer.heard + (live ? staleAfter() : UnknownAfter);
        if (!next || at < next->at) {
            next = Deadline{at, live ? "a peer is silent" : "a peer's facts are too old"};
        }
        if (peer.otherSpecSince && !peer.otherSpecTold) {
            const Instant told = *peer.otherSpecSince + otherSpecAfter();
            next = std::min(*next, Deadline{told, "a peer runs another spec"},
                            [](const Deadline& a, const Deadline& b) { return a.at < b.at; });
        }
    }
    return next;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const LocalFacts& input, Instant now, Effects& out)
{
    if (input.certificateSerial != local_.certificateSerial) {
        certificateWarned_ = 0;
    }
    local_ = input;
    judgeCertificate(now, out);
    out.emplace_back(StatusChanged{});
}

void Machine::on(const PeerConnected& input, Instant, Effects& out)
{
    const auto peer = peers_.find(input.node);
    if (peer != peers_.end() && !peer->second.connected) {
        peer->second.connected = true;
        peer->second.problem.clear();
        out.emplace_back(StatusChanged{});
    }
}

void Machine::on(const PeerLost& input, Instant, Effects& out)
{
    const auto peer = peers_.find(input.node);
    if (peer == peers_.end()) {
        return;
    }
    const std::string why = sanitized(input.why, WhyMax);
    if (peer->second.connected || peer->second.problem != why) {
        peer->second.connected = false;
        peer->second.problem = why;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::on(const PeerHeard& input, Instant now, Effects& out)
{
    const auto found = peers_.find(input.node);
    if (found == peers_.end()) {
        return;
    }
    PeerState& peer = found->second;
    const bool first = !peer.heardEver;
    peer.heardEver = true;
    peer.heard = now;
    if (peer.state != schema::State::Ok) {
        peer.state = schema::State::Ok;
        if (!first) {
            schema::Event back = event("peer_back", schema::Severity::Notice, "node/" + input.node);
            back.text = input.node + " is heard again";
            out.emplace_back(EmitEvent{std::move(back)});
        }
        out.emplace_back(StatusChanged{});
    }
    if (input.message == nullptr) {
        return;
    }
    const bool newMap = changesMap(peer, *input.message);
    keep(peer, *input.message, now, out);
    if (newMap || input.message->kind == schema::MessageKind::Action) {
        out.emplace_back(PeerMessage{input.node, input.message});
    }
}

/// Figures that move every second are of no interest to the node: it only looks what can be done.
bool Machine::changesMap(const PeerState& peer, const schema::Message& message)
{
    if (!message.report) {
        return message.snapshot.has_value();
    }
    const schema::ConceptReport* known = peer.concepts.find(message.concept_);
    return known == nullptr || !schema::sameMap(known->presence, message.report->presence);
}

void Machine::keep(PeerState& peer, const schema::Message& message, Instant now, Effects& out)
{
    if (message.boot != peer.boot) {
        peer.boot = sanitized(message.boot, NameMax);
        peer.concepts.clear();
        peer.roundTrips.clear();
    }
    if (message.snapshot) {
        peer.version = sanitized(message.snapshot->version, NameMax);
        peer.concepts = schema::ConceptReports(message.snapshot->concepts);
    } else if (message.report) {
        peer.concepts.set(message.concept_, *message.report);
    } else {
        return;
    }
    if (message.snapshot || message.concept_ == Name) {
        readStatus(peer, out);
        judgeSpec(peer, now, out);
        lookAtOrders(now, out);
    }
    if (message.snapshot) {
        out.emplace_back(StatusChanged{});
    }
}

void Machine::readStatus(PeerState& peer, Effects& out)
{
    const schema::ConceptReport* own = peer.concepts.find(std::string(Name));
    if (own == nullptr) {
        return;
    }
    std::string read = withoutPeers(own->status.text);
    if (read == peer.read) {
        return;
    }
    const Result<Status> status = schema::fromJson<Status>(own->status.text);
    if (status) {
        peer.read = std::move(read);
        peer.specRevision = sanitized(status->specRevision, NameMax);
        mergeRevocations(peer, *status, out);
    }
}

void Machine::on(const RoundTrip& input, Instant, Effects& out)
{
    const auto peer = peers_.find(input.node);
    if (peer == peers_.end()) {
        return;
    }
    const bool first = peer->second.roundTrips.empty();
    const Duration offset = std::chrono::milliseconds(input.remote.unixMs - input.local.unixMs);
    peer->second.roundTrips.add(input.time, offset);
    judgeClock(peer->second, out);
    if (first) {
        out.emplace_back(StatusChanged{});
    }
}

schema::ClusterView Machine::buildView(schema::ConceptReports ownReports, Instant now) const
{
    schema::ClusterView view;
    view.cluster = self_.cluster;
    view.self = self_.node;
    view.at = wall_.at(now);
    for (const auto& [name, peer] : peers_) {
        schema::NodeView& node = view.nodes[name];
        node.connected = peer.connected;
        node.age = peer.heardEver ? now - peer.heard : Duration{};
        node.state = peer.state;
        node.concepts = peer.concepts;
    }
    schema::NodeView& own = view.nodes[self_.node];
    own.self = true;
    own.connected = true;
    own.state = schema::State::Ok;
    own.concepts = std::move(ownReports);
    return view;
}

} // namespace bafar::cluster
