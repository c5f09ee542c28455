// What the storage machine puts on the map: the node that asks speaks of volumes and bricks, every
// node of its own mounts, and of its own bricks when its glusterd is dead.
#include <algorithm>
#include <cmath>

#include "agents/storage/machine.h"
#include "core/base/text.h"
#include "core/schema/space.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::Lane;
using schema::RelationKind;
using schema::State;

/// "60% of 1.0 TiB": of what is no reserve.
std::string usedText(std::uint64_t size, std::uint64_t free, std::uint64_t available)
{
    const double share = schema::usedShare(static_cast<double>(size), static_cast<double>(free),
                                           static_cast<double>(available));
    const std::uint64_t used = size - std::min(size, std::max(free, available));
    return std::to_string(static_cast<int>(std::floor(share * 100))) + "% of " +
           sizeText(used + available);
}

/// Of what has no reserve, or does not tell it.
std::string usedText(std::uint64_t size, std::uint64_t free)
{
    return usedText(size, free, std::min(size, free));
}

schema::Entity entityOf(std::string id, std::string title, State state)
{
    schema::Entity entity;
    entity.id = std::move(id);
    entity.concept_ = contract::Name;
    entity.lane = Lane::Storage;
    entity.title = std::move(title);
    entity.state = state;
    return entity;
}

schema::Relation relationOf(std::string from, std::string to, RelationKind kind, State state)
{
    schema::Relation relation;
    relation.from = std::move(from);
    relation.to = std::move(to);
    relation.kind = kind;
    relation.state = state;
    return relation;
}

schema::Entity volumeEntity(const contract::Volume& volume)
{
    schema::Entity entity = entityOf("storage/" + volume.name, volume.name, volume.state);
    entity.claim = schema::Claim::Observed;
    entity.reason = volume.reasons.empty() ? std::string() : volume.reasons.front();
    const auto serving = std::count_if(volume.bricks.begin(), volume.bricks.end(),
                                       [](const contract::Brick& brick) { return brick.pid != 0; });
    entity.facts.push_back(
        {"bricks", std::to_string(serving) + " of " + std::to_string(volume.bricks.size())});
    entity.facts.push_back({"type", volume.replicas > 1
                                        ? volume.type + " " + std::to_string(volume.replicas)
                                        : volume.type});
    if (volume.healPending) {
        entity.facts.push_back({"to heal", std::to_string(*volume.healPending)});
    }
    if (volume.splitBrain.value_or(0) > 0) {
        entity.facts.push_back({"split brain", std::to_string(*volume.splitBrain)});
    }
    entity.facts.push_back({"self-heal", volume.selfHeal ? "on" : "off"});
    for (const contract::Quota& quota : volume.quotas) {
        if (entity.facts.size() < 12) {
            entity.facts.push_back(
                {"quota of " + quota.path,
                 usedText(quota.limitBytes,
                          quota.limitBytes - std::min(quota.limitBytes, quota.usedBytes))});
        }
    }
    return entity;
}

schema::Entity brickEntity(const contract::Brick& brick, const std::string& self)
{
    schema::Entity entity =
        entityOf(brick.id, brick.node.empty() ? brick.host : brick.node, brick.state);
    entity.node = brick.node;
    entity.reason = brick.reason;
    entity.claim = brick.node == self ? schema::Claim::Own : schema::Claim::Observed;
    if (brick.sizeBytes > 0) {
        entity.facts.push_back({"used", usedText(brick.sizeBytes, brick.freeBytes)});
    }
    if (brick.healPending.value_or(0) > 0) {
        entity.facts.push_back({"to heal elsewhere", std::to_string(*brick.healPending)});
    }
    if (brick.arbiter) {
        entity.facts.push_back({"arbiter", "names only"});
    }
    entity.facts.push_back({"folder", brick.path, true});
    if (brick.pid != 0) {
        entity.facts.push_back({"process", std::to_string(brick.pid), true});
        entity.facts.push_back({"port", std::to_string(brick.port), true});
    }
    return entity;
}

void addVolume(schema::Presence& presence,
               const contract::Volume& volume,
               std::size_t setSize,
               const std::string& self)
{
    presence.entities.push_back(volumeEntity(volume));
    for (std::size_t i = 0; i < volume.bricks.size(); ++i) {
        const contract::Brick& brick = volume.bricks[i];
        presence.entities.push_back(brickEntity(brick, self));
        presence.relations.push_back(
            relationOf("storage/" + volume.name, brick.id, RelationKind::Traffic, brick.state));
        if (!brick.node.empty()) {
            presence.relations.push_back(
                relationOf(brick.id, "node/" + brick.node, RelationKind::RunsOn, brick.state));
        }
        const contract::Brick& first = volume.bricks[i - i % setSize];
        if (i % setSize != 0) {
            schema::Relation mirrors = relationOf(first.id, brick.id, RelationKind::Mirrors,
                                                  schema::worse(first.state, brick.state));
            const std::uint64_t pending =
                std::max(first.healPending.value_or(0), brick.healPending.value_or(0));
            mirrors.label = pending > 0 ? std::to_string(pending) + " to heal" : std::string();
            presence.relations.push_back(std::move(mirrors));
        }
    }
}

void addMount(schema::Presence& presence, const contract::Mount& mount, const std::string& self)
{
    const std::string id = "storage/" + mount.volume + "/mount/" + self;
    schema::Entity entity = entityOf(id, mount.path + " on " + self, mount.state);
    entity.node = self;
    entity.reason = mount.reason;
    if (mount.sizeBytes > 0) {
        entity.facts.push_back(
            {"used", usedText(mount.sizeBytes, mount.freeBytes, mount.availableBytes)});
    }
    entity.facts.push_back({"writable", mount.writable ? "yes" : "not seen"});
    if (!mount.source.empty()) {
        entity.facts.push_back({"source", mount.source, true});
    }
    presence.entities.push_back(std::move(entity));
    presence.relations.push_back(
        relationOf(id, "storage/" + mount.volume, RelationKind::Traffic, mount.state));
    presence.relations.push_back(relationOf(id, "node/" + self, RelationKind::RunsOn, mount.state));
}

} // namespace

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    const Status status = this->status(now);
    for (const contract::Volume& volume : status.volumes) {
        std::size_t size = 1;
        for (const VolumeInfo& info : info_->volumes) {
            size = info.name == volume.name ? storage::setSize(info) : size;
        }
        addVolume(presence, volume, size, self_.node);
    }
    if (status.glusterd == State::Failed && info_) {
        // Who asks now sees nothing of these bricks; this host knows why.
        for (const contract::VolumeConfig& config : config_.volumes) {
            for (const VolumeInfo& info : info_->volumes) {
                if (info.name != config.name) {
                    continue;
                }
                const contract::Volume volume = judgeVolume(
                    config, {&info, nullptr, nullptr, nullptr, false},
                    [this](const std::string& host) { return nodeOf(host); },
                    [](const std::string&) { return false; });
                for (contract::Brick brick : volume.bricks) {
                    if (brick.node == self_.node) {
                        brick.state = State::Failed;
                        brick.reason = status.glusterdReason;
                        presence.entities.push_back(brickEntity(brick, self_.node));
                        presence.relations.push_back(relationOf(brick.id, "node/" + brick.node,
                                                                RelationKind::RunsOn, brick.state));
                    }
                }
            }
        }
    }
    for (const contract::Mount& mount : status.mounts) {
        addMount(presence, mount, self_.node);
    }
    return presence;
}

} // namespace bafar::storage
