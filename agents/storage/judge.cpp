#include "agents/storage/judge.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::State;

constexpr std::size_t NamesShown = 4;

std::string countText(std::uint64_t count, const std::string& noun)
{
    return std::to_string(count) + " " + (count == 1 ? noun : noun + "s");
}

std::string percentText(double share)
{
    return std::to_string(static_cast<int>(std::floor(share * 100))) + "% full";
}

void worsen(contract::Volume& volume, State state, std::string reason)
{
    volume.state = schema::worse(volume.state, state);
    volume.reasons.push_back(std::move(reason));
}

template <class Place>
const Place* find(const std::vector<Place>& places, const contract::Brick& brick)
{
    const auto found = std::find_if(places.begin(), places.end(), [&](const Place& place) {
        return place.host == brick.host && place.path == brick.path;
    });
    return found == places.end() ? nullptr : &*found;
}

void judgeBrick(contract::Brick& brick,
                const BrickInfo& info,
                const VolumeFacts& facts,
                const IsConnected& isConnected)
{
    const BrickSeen* seen = facts.bricks == nullptr ? nullptr : find(*facts.bricks, brick);
    if (facts.info->status != "Started") {
        brick.state = State::Disabled;
        brick.reason = "its volume is not started";
    } else if (seen == nullptr) {
        brick.state = State::Unknown;
        brick.reason = facts.bricks == nullptr  ? "not asked yet"
                       : isConnected(info.uuid) ? "gluster says nothing of it"
                                                : "glusterd on " + brick.host +
                                                      " is away: its brick may serve, but "
                                                      "nobody sees it";
    } else if (!seen->online) {
        brick.state = State::Failed;
        brick.reason = "its process does not run: see /var/log/glusterfs/bricks on " + brick.host +
                       ", then restart it";
    } else {
        brick.state = State::Ok;
    }
    if (seen != nullptr) {
        brick.pid = seen->pid;
        brick.port = seen->port;
        brick.sizeBytes = seen->sizeBytes;
        brick.freeBytes = seen->freeBytes;
        brick.inodes = seen->inodes;
        brick.inodesFree = seen->inodesFree;
    }
    if (const BrickHeal* heal = facts.heal == nullptr ? nullptr : find(facts.heal->bricks, brick)) {
        brick.healPending = heal->pending;
        brick.splitBrain = heal->splitBrain;
    }
}

void judgeCapacity(contract::Volume& volume, const contract::VolumeConfig& config)
{
    for (contract::Brick& brick : volume.bricks) {
        const double used = usedShare(brick);
        if (used < config.capacityDegraded) {
            continue;
        }
        const bool full = used >= config.capacityFailed;
        const std::string text =
            "the file system of " + brick.host + ":" + brick.path + " is " + percentText(used);
        worsen(volume, full ? State::Failed : State::Degraded, text);
        if (brick.state == State::Ok) {
            brick.state = full ? State::Failed : State::Degraded;
            brick.reason = percentText(used);
        }
    }
}

bool serves(const contract::Brick& brick)
{
    return brick.pid != 0;
}

/// One set of copies: bricks [from, from + size).
void judgeSet(contract::Volume& volume, const VolumeInfo& info, std::size_t from)
{
    const std::size_t size = std::min(setSize(info), volume.bricks.size() - from);
    std::vector<std::string> down;
    std::vector<std::string> unseen;
    for (std::size_t i = from; i < from + size; ++i) {
        const contract::Brick& brick = volume.bricks[i];
        if (!serves(brick)) {
            (brick.state == State::Unknown ? unseen : down).push_back(brick.host);
        }
    }
    const std::size_t needed = quorumOf(info, serves(volume.bricks[from]));
    const std::size_t online = size - down.size() - unseen.size();
    const std::string counts = std::to_string(online) + " of " + std::to_string(size) +
                               " bricks serve" +
                               (down.empty() ? "" : "; down: " + listed(down, NamesShown)) +
                               (unseen.empty() ? "" : "; not seen: " + listed(unseen, NamesShown));
    if (online == size) {
        return;
    }
    if (online >= needed) {
        worsen(volume, down.empty() ? State::Unknown : State::Degraded, counts);
    } else if (online + unseen.size() >= needed) {
        worsen(volume, State::Unknown,
               counts + "; " + std::to_string(needed) + " are needed to write");
    } else {
        worsen(volume, State::Failed,
               (needed > 1 ? "quorum lost: " : "files are out of reach: ") + counts +
                   (needed > 1 ? "; " + std::to_string(needed) + " are needed to write" : ""));
    }
}

void judgeHeal(contract::Volume& volume, const VolumeFacts& facts)
{
    for (const contract::Brick& brick : volume.bricks) {
        if (brick.healPending) {
            volume.healPending = std::max(volume.healPending.value_or(0), *brick.healPending);
        }
        if (brick.splitBrain) {
            volume.splitBrain = std::max(volume.splitBrain.value_or(0), *brick.splitBrain);
        }
    }
    if (volume.splitBrain.value_or(0) > 0) {
        worsen(volume, State::Failed,
               "split brain: " + countText(*volume.splitBrain, "file") +
                   " with copies that contradict each other; gluster volume heal " + volume.name +
                   " info split-brain names them");
    }
    if (!volume.selfHeal && facts.info->replicas > 1) {
        worsen(volume, State::Degraded,
               "self-heal is switched off: copies that missed writes stay old");
    }
    if (facts.backlogLasts && volume.healPending.value_or(0) > 0) {
        worsen(volume, State::Degraded, countText(*volume.healPending, "file") + " to be healed");
    }
}

} // namespace

std::size_t setSize(const VolumeInfo& volume)
{
    return std::max<std::size_t>(1, volume.disperse > 0 ? volume.disperse : volume.replicas);
}

std::size_t quorumOf(const VolumeInfo& volume, bool firstServes)
{
    const std::size_t size = setSize(volume);
    if (volume.disperse > 0) {
        return size - std::min<std::size_t>(size - 1, volume.redundancy);
    }
    if (volume.quorum == "fixed") {
        return std::clamp<std::size_t>(volume.quorumCount, 1, size);
    }
    const bool automatic = volume.quorum == "auto" || (volume.quorum.empty() && size > 2);
    if (!automatic) {
        return 1;
    }
    // Exactly half is enough where the first brick of the set is among it.
    return size % 2 == 0 && firstServes ? size / 2 : size / 2 + 1;
}

double usedShare(const contract::Brick& brick)
{
    return brick.sizeBytes == 0 ? 0
                                : static_cast<double>(brick.sizeBytes - brick.freeBytes) /
                                      static_cast<double>(brick.sizeBytes);
}

contract::Volume judgeVolume(const contract::VolumeConfig& config,
                             const VolumeFacts& facts,
                             const NodeOf& nodeOf,
                             const IsConnected& isConnected)
{
    contract::Volume volume;
    volume.name = config.name;
    if (facts.info == nullptr) {
        volume.state = State::Failed;
        volume.reasons = {"gluster has no volume \"" + config.name +
                          "\": create it, or correct its name in the spec"};
        return volume;
    }
    const VolumeInfo& info = *facts.info;
    volume.state = State::Ok;
    volume.type = info.type;
    volume.status = info.status;
    volume.replicas = info.replicas;
    volume.selfHeal = info.selfHeal;
    std::map<std::string, int> onNode;
    for (const BrickInfo& known : info.bricks) {
        contract::Brick brick;
        brick.host = known.host;
        brick.path = known.path;
        brick.arbiter = known.arbiter;
        brick.node = nodeOf(known.host);
        const std::string place = brick.node.empty() ? known.host : brick.node;
        const int number = ++onNode[place];
        brick.id = "storage/" + config.name + "/" + place +
                   (number > 1 ? "." + std::to_string(number) : "");
        judgeBrick(brick, known, facts, isConnected);
        volume.bricks.push_back(std::move(brick));
    }
    if (info.status != "Started") {
        worsen(volume, State::Failed,
               "the volume is not started: gluster volume start " + config.name);
        return volume;
    }
    if (facts.bricks == nullptr) {
        worsen(volume, State::Unknown, "its bricks were not asked for yet");
        return volume;
    }
    for (std::size_t from = 0; from < volume.bricks.size(); from += setSize(info)) {
        judgeSet(volume, info, from);
    }
    judgeHeal(volume, facts);
    judgeCapacity(volume, config);
    if (facts.quota != nullptr) {
        volume.quotas = facts.quota->limits;
    }
    for (const contract::Quota& quota : volume.quotas) {
        if (quota.hardExceeded) {
            worsen(volume, State::Degraded, "the quota of " + quota.path + " is used up");
        }
    }
    return volume;
}

void judgeMount(contract::Mount& mount, const contract::MountFound& found, bool marking)
{
    const std::string source = sanitized(found.source, 120);
    mount.source = source;
    mount.mounted = contract::isMountOf(found.type, found.source, mount.volume);
    mount.writable = found.written;
    mount.sizeBytes = found.sizeBytes;
    mount.freeBytes = found.freeBytes;
    mount.availableBytes = found.availableBytes;
    mount.state = State::Failed;
    if (found.type.empty() && found.problem.empty()) {
        mount.reason = "nothing is mounted at " + mount.path + ": mount -t glusterfs localhost:/" +
                       mount.volume + " " + mount.path + ", and see /etc/fstab";
    } else if (!found.type.empty() && !mount.mounted) {
        mount.reason = mount.path + " is " + sanitized(found.type, 40) + " of " + source +
                       ", not the volume " + mount.volume;
    } else if (found.readOnly) {
        mount.reason = mount.path + " is mounted read-only";
    } else if (!found.problem.empty()) {
        mount.reason = mount.path + ": " + sanitized(found.problem, 200);
    } else if (marking && !found.written) {
        mount.reason = mount.path + " could not be written to";
    } else {
        mount.state = State::Ok;
        mount.reason.clear();
    }
}

} // namespace bafar::storage
