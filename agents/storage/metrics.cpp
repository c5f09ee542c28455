// What the storage machine measures, under the names of gluster-prometheus (docs/metrics.adoc).
#include "agents/storage/machine.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using enum SeriesType;

constexpr Family BrickUp{"gluster_brick_up", Gauge, "1: the brick's process serves."};
constexpr Family VolumeUp{"gluster_volume_up", Gauge, "1: the volume is started."};
constexpr Family VolumeCount{"gluster_volume_total_count", Gauge, "Volumes of the cluster."};
constexpr Family BrickCount{"gluster_volume_brick_count", Gauge, "Bricks of the volume."};
constexpr Family BrickUsed{"gluster_brick_capacity_used_bytes", Gauge,
                           "Used space of the brick's file system.", "bytes"};
constexpr Family BrickFree{"gluster_brick_capacity_free_bytes", Gauge,
                           "Free space of the brick's file system.", "bytes"};
constexpr Family BrickTotal{"gluster_brick_capacity_bytes_total", Gauge,
                            "Size of the brick's file system.", "bytes"};
constexpr Family InodesTotal{"gluster_brick_inodes_total", Gauge,
                             "Inodes of the brick's file system."};
constexpr Family InodesFree{"gluster_brick_inodes_free", Gauge,
                            "Free inodes of the brick's file system."};
constexpr Family SubvolumeUsed{"gluster_subvol_capacity_used_bytes", Gauge,
                               "Used space of the subvolume's fullest brick.", "bytes"};
constexpr Family SubvolumeTotal{"gluster_subvol_capacity_total_bytes", Gauge,
                                "Size of the subvolume's smallest brick.", "bytes"};
constexpr Family HealCount{"gluster_volume_heal_count", Gauge, "Files to be healed."};
constexpr Family SplitBrain{"gluster_volume_split_brain_heal_count", Gauge,
                            "Files in split brain."};
constexpr Family PeerConnected{"gluster_peer_connected", Gauge, "1: the peer is connected."};
constexpr Family PeerCount{"gluster_peer_count", Gauge, "Peers of the pool, this one included."};

std::string_view setWord(const VolumeInfo& info)
{
    return info.disperse > 0 ? "disperse" : info.replicas > 1 ? "replicate" : "distribute";
}

/// Of one volume; `cluster` is the label cluster_id.
class VolumeMeasures {
public:
    VolumeMeasures(Recorder& recorder, const std::string& cluster, const VolumeInfo& info)
        : recorder_(recorder)
        , cluster_(cluster)
        , info_(info)
    {
    }

    void take(const contract::Volume& volume)
    {
        set(VolumeUp, volume.status == "Started" ? 1 : 0, {{"volume", volume.name}});
        set(BrickCount, static_cast<double>(volume.bricks.size()), {{"volume", volume.name}});
        for (std::size_t i = 0; i < volume.bricks.size(); ++i) {
            brick(volume, i);
        }
        for (std::size_t i = 0; i < volume.bricks.size(); i += setSize(info_)) {
            subvolume(volume, i);
        }
    }

private:
    void set(const Family& family, double value, std::initializer_list<LabelView> labels)
    {
        recorder_.set(recorder_.series(family, labels), value);
    }

    [[nodiscard]] std::string subvolumeName(std::size_t brick) const
    {
        return info_.name + "-" + std::string(setWord(info_)) + "-" +
               std::to_string(brick / setSize(info_));
    }

    void brick(const contract::Volume& volume, std::size_t at)
    {
        const contract::Brick& brick = volume.bricks[at];
        const std::string& peer = info_.bricks[at].uuid;
        if (brick.pid != 0 || brick.state == schema::State::Failed) {
            set(BrickUp, brick.pid != 0 ? 1 : 0,
                {{"cluster_id", cluster_},
                 {"volume", volume.name},
                 {"hostname", brick.host},
                 {"brick_path", brick.path},
                 {"peer_id", peer},
                 {"pid", std::to_string(brick.pid)}});
        }
        if (brick.healPending) {
            heal(HealCount, *brick.healPending, volume, brick);
        }
        if (brick.splitBrain) {
            heal(SplitBrain, *brick.splitBrain, volume, brick);
        }
        if (brick.sizeBytes == 0) {
            return;
        }
        const std::string subvolume = subvolumeName(at);
        const auto capacity = [&](const Family& family, std::uint64_t value) {
            set(family, static_cast<double>(value),
                {{"cluster_id", cluster_},
                 {"host", brick.host},
                 {"id", peer},
                 {"brick_path", brick.path},
                 {"volume", volume.name},
                 {"subvolume", subvolume}});
        };
        capacity(BrickUsed, brick.sizeBytes - brick.freeBytes);
        capacity(BrickFree, brick.freeBytes);
        capacity(BrickTotal, brick.sizeBytes);
        capacity(InodesTotal, brick.inodes);
        capacity(InodesFree, brick.inodesFree);
    }

    void heal(const Family& family,
              std::uint64_t count,
              const contract::Volume& volume,
              const contract::Brick& brick)
    {
        set(family, static_cast<double>(count),
            {{"cluster_id", cluster_},
             {"volume", volume.name},
             {"brick_path", brick.path},
             {"host", brick.host}});
    }

    /// What the copies have in common: the smallest, and of use the most.
    void subvolume(const contract::Volume& volume, std::size_t from)
    {
        std::uint64_t used = 0;
        std::uint64_t total = 0;
        for (std::size_t i = from; i < from + setSize(info_) && i < volume.bricks.size(); ++i) {
            const contract::Brick& brick = volume.bricks[i];
            if (brick.sizeBytes > 0 && !brick.arbiter) {
                used = std::max(used, brick.sizeBytes - brick.freeBytes);
                total = total == 0 ? brick.sizeBytes : std::min(total, brick.sizeBytes);
            }
        }
        if (total > 0) {
            const std::string name = subvolumeName(from);
            for (const auto& [family, value] :
                 {std::pair(&SubvolumeUsed, used), std::pair(&SubvolumeTotal, total)}) {
                set(*family, static_cast<double>(value),
                    {{"cluster_id", cluster_}, {"volume", volume.name}, {"subvolume", name}});
            }
        }
    }

    Recorder& recorder_;
    const std::string& cluster_;
    const VolumeInfo& info_;
};

} // namespace

void Machine::describeMetrics(MetricList& list)
{
    list.add(PeerCount);
    list.add(PeerConnected, "hostname uuid");
    list.add(VolumeCount);
    list.add(VolumeUp, "volume");
    list.add(BrickCount, "volume");
    list.add(BrickUp, "brick_path cluster_id hostname peer_id pid volume");
    for (const Family& family : {BrickUsed, BrickFree, BrickTotal, InodesTotal, InodesFree}) {
        list.add(family, "brick_path cluster_id host id subvolume volume");
    }
    for (const Family& family : {HealCount, SplitBrain}) {
        list.add(family, "brick_path cluster_id host volume");
    }
    for (const Family& family : {SubvolumeUsed, SubvolumeTotal}) {
        list.add(family, "cluster_id subvolume volume");
    }
}

void Machine::measure(const Status& status, Recorder& recorder) const
{
    if (!trouble_ && started_) {
        recorder.set(recorder.series(PeerCount), static_cast<double>(status.peers.size() + 1));
        for (const contract::Peer& peer : status.peers) {
            recorder.set(
                recorder.series(PeerConnected, {{"hostname", peer.hostname}, {"uuid", peer.uuid}}),
                peer.connected ? 1 : 0);
        }
    }
    if (!asks_ || !info_) {
        return;
    }
    recorder.set(recorder.series(VolumeCount), static_cast<double>(info_->volumes.size()));
    for (const contract::Volume& volume : status.volumes) {
        for (const VolumeInfo& info : info_->volumes) {
            if (info.name == volume.name && volume.state != schema::State::Stale &&
                info.bricks.size() == volume.bricks.size()) {
                VolumeMeasures(recorder, self_.cluster, info).take(volume);
            }
        }
    }
}

void Machine::publish(Instant now, Effects& out)
{
    Recorder& recorder = book_.begin(now, wall_.at(now));
    measure(*told_, recorder);
    out.emplace_back(PublishMeasures{book_.publish(now + StaleIntervals * config_.interval)});
}

} // namespace bafar::storage
