// What the storage machine says of itself.
#include <algorithm>

#include "agents/storage/machine.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::State;

State stateOf(Cause cause)
{
    switch (cause) {
    case Cause::NoHelper:
    case Cause::NoGluster: return State::NotMonitored;
    case Cause::GlusterdDead:
    case Cause::Slow: return State::Failed;
    case Cause::Busy:
    case Cause::Refused:
    case Cause::NotUnderstood: break;
    }
    return State::Unknown;
}

void add(Machine::Status& status, State state, std::string reason)
{
    status.state = schema::worse(status.state, state);
    status.reasons.push_back(std::move(reason));
}

} // namespace

std::string Machine::nodeOf(const std::string& host) const
{
    auto known = hosts_.find(host);
    if (known == hosts_.end()) {
        known = hosts_.find(host.substr(0, host.find('.'))); // n1.example.org
    }
    return known == hosts_.end() ? std::string() : known->second;
}

bool Machine::isConnected(const std::string& uuid) const
{
    const auto peer = std::find_if(pool_.peers.begin(), pool_.peers.end(),
                                   [&](const PoolPeer& known) { return known.uuid == uuid; });
    return uuid == pool_.ownUuid || (peer != pool_.peers.end() && peer->connected);
}

State Machine::freshness(Instant at, Instant now) const
{
    const Duration age = now - at;
    return age >= std::max<Duration>(UnknownAfter, StaleIntervals * config_.interval)
               ? State::Unknown
           : age > StaleIntervals * config_.interval ? State::Stale
                                                     : State::Ok;
}

std::vector<contract::Peer> Machine::peersNow() const
{
    std::vector<contract::Peer> peers;
    for (const PoolPeer& peer : pool_.peers) {
        peers.push_back(
            {peer.hostname, peer.uuid, nodeOf(peer.hostname), peer.connected, peer.state});
    }
    return peers;
}

/// The volumes as of the last answers; nothing on a node that does not ask.
std::vector<contract::Volume> Machine::judged(Instant now) const
{
    std::vector<contract::Volume> all;
    if (!asks_ || !info_) {
        return all;
    }
    for (const contract::VolumeConfig& config : config_.volumes) {
        VolumeFacts facts;
        const auto info =
            std::find_if(info_->volumes.begin(), info_->volumes.end(),
                         [&](const VolumeInfo& known) { return known.name == config.name; });
        facts.info = info == info_->volumes.end() ? nullptr : &*info;
        const auto state = volumes_.find(config.name);
        if (state != volumes_.end()) {
            const VolumeState& known = state->second;
            facts.bricks = known.bricks ? &*known.bricks : nullptr;
            facts.heal = known.heal ? &*known.heal : nullptr;
            facts.quota = known.quota ? &*known.quota : nullptr;
            facts.backlogLasts = known.backlog > 1;
        }
        contract::Volume volume = judgeVolume(
            config, facts, [this](const std::string& host) { return nodeOf(host); },
            [this](const std::string& uuid) { return isConnected(uuid); });
        if (facts.bricks != nullptr) {
            volume.age = now - state->second.bricksAt;
            const State age = freshness(state->second.bricksAt, now);
            if (age != State::Ok) {
                const std::string why = "not heard for " + toHumanText(volume.age);
                volume.state = age;
                volume.reasons.insert(volume.reasons.begin(), why);
                for (contract::Brick& brick : volume.bricks) {
                    brick.state = age;
                    brick.reason = why;
                }
            }
        }
        if (facts.heal != nullptr) {
            volume.healAge = now - state->second.healAt;
        }
        all.push_back(std::move(volume));
    }
    return all;
}

Machine::Status Machine::status(Instant now) const
{
    Status status;
    if (!inSpec_) {
        status.reasons = {"not in the cluster spec"};
        return status;
    }
    status.asks = asks_;
    if (trouble_) {
        status.glusterd = stateOf(trouble_->cause);
        status.glusterdReason = trouble_->text;
        add(status, status.glusterd, trouble_->text);
    } else {
        status.glusterd = started_ && !pool_.ownUuid.empty() ? State::Ok : State::Unknown;
        status.state = status.glusterd;
        if (status.state == State::Unknown) {
            status.glusterdReason = started_ ? "gluster did not say who it is" : "not asked yet";
            status.reasons = {status.glusterdReason};
        }
    }
    if (!trouble_) {
        status.peers = peersNow();
    }
    for (const contract::Peer& peer : status.peers) {
        if (!peer.connected) {
            add(status, State::Degraded, "glusterd on " + peer.hostname + " is not connected");
        }
    }
    if (asks_ && clusterTrouble_ && clusterMissed_ > 1) {
        add(status, State::Degraded,
            clusterTrouble_->text + " (" + std::to_string(clusterMissed_) + " times in a row)");
    }
    status.volumes = judged(now);
    for (const contract::Volume& volume : status.volumes) {
        status.state = schema::worse(status.state, volume.state);
        for (const std::string& reason : volume.reasons) {
            status.reasons.push_back(volume.name + ": " + reason);
        }
    }
    for (const auto& [name, state] : mounts_) {
        contract::Mount mount = state.told;
        if (!state.answered) {
            mount.reason = "not looked at yet";
        }
        for (contract::Mark& mark : mount.marks) {
            const auto moved = state.moved.find(mark.node);
            mark.age = moved == state.moved.end() ? Duration{} : now - moved->second;
        }
        status.state = schema::worse(status.state, mount.state);
        const bool said = trouble_ && mount.reason == trouble_->text;
        if (!mount.reason.empty() && !said) {
            status.reasons.push_back(mount.reason);
        }
        status.mounts.push_back(std::move(mount));
    }
    return status;
}

} // namespace bafar::storage
