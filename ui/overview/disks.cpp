#include "ui/overview/disks.h"

#include <algorithm>

#include "ui/overview/words.h"
#include "ui/shared/format.h"

namespace bafar::ui::overview {
namespace {

using schema::State;

constexpr double Full = 0.95;

State markOfDisk(double share)
{
    return share >= Full ? State::Failed : share >= Headroom::Tight ? State::Degraded : State::Ok;
}

Headroom volumeRow(const schema::storage::Volume& volume)
{
    Headroom row;
    row.name = Words::tr("Volume %1").arg(shared::technical(volume.name));
    std::size_t copies = 0;
    std::size_t all = 0;
    std::string fullest;
    for (const schema::storage::Brick& brick : volume.bricks) {
        if (brick.arbiter) {
            continue; // it has names only
        }
        ++all;
        if (brick.state != State::Ok || brick.sizeBytes == 0) {
            continue;
        }
        ++copies;
        const double share = 1 - static_cast<double>(std::min(brick.freeBytes, brick.sizeBytes)) /
                                     static_cast<double>(brick.sizeBytes);
        if (!row.now || share > *row.now) {
            row.now = share;
            fullest = brick.node.empty() ? brick.host : brick.node;
        }
    }
    if (!row.now) {
        row.words = Words::tr("not known: no brick says");
        return row;
    }
    const QString now =
        Words::tr("%1 on %2").arg(shared::percent(*row.now), shared::technical(fullest));
    row.mark = markOfDisk(*row.now);
    if (volume.replicas < 2) {
        row.words = Words::tr("%1; no copy elsewhere").arg(now);
        return row;
    }
    row.without = row.now; // every copy has all files already
    row.words =
        Words::tr("%1; %2 of %3 bricks serve")
            .arg(now, shared::number(std::uint64_t{copies}), shared::number(std::uint64_t{all}));
    if (copies < all && row.mark == State::Ok) {
        row.mark = State::Degraded;
    }
    return row;
}

} // namespace

void addVolumes(const Known& known, std::vector<Headroom>& rows)
{
    for (const NodeWord& word : known.nodes) {
        if (!word.isLive() || word.storage == nullptr || !word.storage->asks) {
            continue;
        }
        std::vector<Headroom> volumes;
        for (const schema::storage::Volume& volume : word.storage->volumes) {
            volumes.push_back(volumeRow(volume));
        }
        std::stable_sort(volumes.begin(), volumes.end(),
                         [](const Headroom& a, const Headroom& b) { return a.now > b.now; });
        volumes.resize(std::min(volumes.size(), DisksMax));
        rows.insert(rows.end(), volumes.begin(), volumes.end());
        return; // one node asks for the whole cluster
    }
}

void addFileSystems(const Known& known, std::vector<Headroom>& rows)
{
    struct Fullest {
        double share = 0;
        std::string node;
    };

    std::map<std::string, Fullest> byMount;
    std::vector<std::string> silent;
    for (const NodeWord& word : known.nodes) {
        if (!word.isLive() || word.monitoring == nullptr) {
            silent.push_back(word.node);
            continue;
        }
        for (const schema::monitoring::Filesystem& one : word.monitoring->filesystems) {
            if (one.sizeBytes == 0 || one.readOnly) {
                continue;
            }
            const double share =
                1 - static_cast<double>(std::min(one.availableBytes, one.sizeBytes)) /
                        static_cast<double>(one.sizeBytes);
            const auto [place, isNew] = byMount.try_emplace(one.mount, Fullest{share, word.node});
            if (!isNew && share > place->second.share) {
                place->second = {share, word.node};
            }
        }
    }
    std::vector<Headroom> disks;
    for (const auto& [mount, fullest] : byMount) {
        Headroom row;
        row.name = Words::tr("Disk %1").arg(shared::technical(mount));
        row.now = fullest.share;
        row.mark = silent.empty() ? markOfDisk(fullest.share) : State::Unknown;
        const QString now =
            Words::tr("%1 on %2")
                .arg(shared::percent(fullest.share), shared::technical(fullest.node));
        row.words = silent.empty() ? Words::tr("%1, the fullest").arg(now)
                                   : Words::tr("%1; no word of %2").arg(now, namesOf(silent));
        disks.push_back(row);
    }
    std::stable_sort(disks.begin(), disks.end(),
                     [](const Headroom& a, const Headroom& b) { return a.now > b.now; });
    disks.resize(std::min(disks.size(), DisksMax));
    rows.insert(rows.end(), disks.begin(), disks.end());
}

} // namespace bafar::ui::overview
