// The part of the headroom that does not move: file systems and volumes.
#include <algorithm>
#include <map>

#include "core/headroom/parts.h"

namespace bafar::headroom {
namespace {

using schema::State;

constexpr double Full = 0.95;

State markOfDisk(double share)
{
    return share >= Full ? State::Failed : share >= Tight ? State::Degraded : State::Ok;
}

/// The share of a brick in use; `size` is above 0. Gluster does not tell what is reserved.
double usedOf(std::uint64_t free, std::uint64_t size)
{
    return 1 - static_cast<double>(std::min(free, size)) / static_cast<double>(size);
}

void addFullest(std::vector<Row> disks, std::vector<Row>& rows)
{
    std::stable_sort(disks.begin(), disks.end(),
                     [](const Row& a, const Row& b) { return a.now > b.now; });
    disks.resize(std::min(disks.size(), DisksMax));
    rows.insert(rows.end(), disks.begin(), disks.end());
}

Row volumeRow(const schema::storage::Volume& volume)
{
    Row row;
    row.resource = Resource::Volume;
    row.name = volume.name;
    for (const schema::storage::Brick& brick : volume.bricks) {
        if (brick.arbiter) {
            continue; // it has names only
        }
        ++row.wanted;
        if (brick.state != State::Ok || brick.sizeBytes == 0) {
            continue;
        }
        ++row.serving;
        const double share = usedOf(brick.freeBytes, brick.sizeBytes);
        if (!row.now || share > *row.now) {
            row.now = share;
            row.node = brick.node.empty() ? brick.host : brick.node;
        }
    }
    row.places = row.serving;
    if (!row.now) {
        return row;
    }
    row.mark = markOfDisk(*row.now);
    if (volume.replicas < 2) {
        return row;
    }
    row.without = row.now; // every copy has all files already
    if (row.serving < row.wanted && row.mark == State::Ok) {
        row.mark = State::Degraded;
    }
    return row;
}

} // namespace

void addVolumes(std::span<const NodeWord> words, std::vector<Row>& rows)
{
    for (const NodeWord& word : words) {
        if (!word.isLive() || word.storage == nullptr || !word.storage->asks) {
            continue;
        }
        std::vector<Row> volumes;
        for (const schema::storage::Volume& volume : word.storage->volumes) {
            volumes.push_back(volumeRow(volume));
        }
        addFullest(std::move(volumes), rows);
        return; // one node asks for the whole cluster
    }
}

void addFileSystems(std::span<const NodeWord> words, std::vector<Row>& rows)
{
    std::map<std::string, Row> byMount;
    std::vector<std::string> silent;
    for (const NodeWord& word : words) {
        if (!word.isLive() || word.monitoring == nullptr) {
            silent.push_back(word.node);
            continue;
        }
        for (const schema::monitoring::Filesystem& one : word.monitoring->filesystems) {
            if (one.sizeBytes == 0 || one.readOnly) {
                continue;
            }
            const double share = usedShare(one);
            Row& row = byMount[one.mount];
            ++row.places;
            if (!row.now || share > *row.now) {
                row.now = share;
                row.node = word.node;
            }
        }
    }
    std::vector<Row> disks;
    for (auto& [mount, row] : byMount) {
        row.resource = Resource::FileSystem;
        row.name = mount;
        row.silent = silent;
        row.mark = silent.empty() ? markOfDisk(*row.now) : State::Unknown;
        disks.push_back(std::move(row));
    }
    addFullest(std::move(disks), rows);
}

} // namespace bafar::headroom
