// What the cluster machine shows: its status, and nodes and connections on the map.
#include "agents/cluster/machine.h"

namespace bafar::cluster {

namespace {

std::string nodeId(const std::string& node)
{
    return "node/" + node;
}

std::string ageText(const PeerState& peer, Instant now)
{
    return peer.heardEver ? "last heard " + toHumanText(now - peer.heard) + " ago" : "never heard";
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

schema::Entity peerEntity(const PeerState& peer, Instant now)
{
    schema::Entity entity;
    entity.id = nodeId(peer.config.id);
    entity.concept_ = std::string(Machine::Name);
    entity.lane = schema::Lane::Nodes;
    entity.title = peer.config.id;
    entity.node = peer.config.id;
    entity.state = peer.state;
    entity.claim = schema::Claim::Observed;
    if (peer.state != schema::State::Ok) {
        entity.reason = ageText(peer, now) + (peer.problem.empty() ? "" : ": " + peer.problem);
    }
    entity.facts.push_back({"address", peer.config.address.toString(), true});
    if (!peer.version.empty()) {
        entity.facts.push_back({"version", peer.version, true});
    }
    return entity;
}

} // namespace

schema::cluster::Peer Machine::describe(const PeerState& peer, Instant now) const
{
    schema::cluster::Peer out;
    out.node = peer.config.id;
    out.endpoint = {peer.config.address, peer.config.port};
    out.state = peer.state;
    out.connected = peer.connected;
    out.problem = peer.problem;
    out.age = peer.heardEver ? now - peer.heard : Duration{};
    out.roundTrip = peer.roundTrips.median();
    out.roundTripWorst = peer.roundTrips.worst();
    out.clockOffset = peer.roundTrips.offset();
    out.version = peer.version;
    out.boot = peer.boot;
    return out;
}

Machine::Status Machine::status(Instant now) const
{
    Status status;
    status.version = local_.version;
    status.boot = local_.boot;
    status.reasons = reasons(now);
    status.state = status.reasons.empty() ? schema::State::Ok : schema::State::Degraded;
    status.startedAt = local_.startedAt;
    status.certificateSerial = local_.certificateSerial;
    status.certificateExpires = local_.certificateExpires;
    status.specRevision = specRevision_;
    for (const auto& [name, peer] : peers_) {
        status.peers.push_back(describe(peer, now));
    }
    for (const auto& [serial, revocation] : revocations_) {
        status.revoked.push_back(revocation);
    }
    status.agreement = group_.status(silence(now));
    return status;
}

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    schema::Entity own;
    own.id = nodeId(self_.node);
    own.concept_ = std::string(Name);
    own.lane = schema::Lane::Nodes;
    own.title = self_.node;
    own.node = self_.node;
    own.reason = joined(reasons(now));
    own.state = own.reason.empty() ? schema::State::Ok : schema::State::Degraded;
    for (const schema::cluster::NodeConfig& node : config_.nodes) {
        if (node.id == self_.node) {
            own.facts.push_back({"address", node.address.toString(), true});
        }
    }
    if (!local_.version.empty()) {
        own.facts.push_back({"version", local_.version, true});
    }
    if (const std::string place = group_.placeText(); !place.empty()) {
        own.facts.push_back({"group", place}); // what it survives is the group's, not each node's
    }
    presence.entities.push_back(std::move(own));
    for (const auto& [name, peer] : peers_) {
        presence.entities.push_back(peerEntity(peer, now));
        schema::Relation link;
        link.from = nodeId(self_.node);
        link.to = nodeId(name);
        link.kind = schema::RelationKind::Peers;
        link.state = peer.state;
        link.label = !peer.roundTrips.empty() && peer.state == schema::State::Ok
                         ? toHumanText(peer.roundTrips.median())
                         : ageText(peer, now);
        presence.relations.push_back(std::move(link));
    }
    return presence;
}

} // namespace bafar::cluster
