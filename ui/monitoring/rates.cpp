#include "ui/monitoring/rates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ui/link/series_meaning.h"

namespace bafar::ui::monitoring {
namespace {

using link::Meaning;

constexpr std::int64_t GapIntervals = 20;
constexpr std::int64_t CloseParts = 4; ///< of an interval: a rate over less is noise

/// Whether the host's charts are made of it.
bool isOfHost(std::string_view series)
{
    const std::optional<Meaning> meaning = link::meaningOf(series);
    return meaning && *meaning <= Meaning::DiskBusy;
}

bool isDisk(std::string_view series)
{
    return link::meaningOf(series) == Meaning::DiskBusy;
}

} // namespace

void LoadReader::index(const schema::SeriesTable& table)
{
    std::array<std::vector<std::size_t>, link::MeaningCount> places;
    std::vector<std::size_t> processors;
    disks_.clear();
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const std::string& name = table.names[i];
        const std::optional<Meaning> meaning = link::meaningOf(name);
        if (!meaning) {
            continue;
        }
        places[static_cast<std::size_t>(*meaning)].push_back(i);
        if (*meaning <= Meaning::CpuOther) {
            processors.push_back(i);
        } else if (*meaning == Meaning::DiskBusy) {
            Disk& disk = disks_.emplace_back();
            disk.position = i;
            disk.name = link::labelOf(name, "device").value_or("");
        }
    }
    const auto of = [&places](Meaning meaning) -> std::vector<std::size_t>& {
        return places[static_cast<std::size_t>(meaning)];
    };
    idle_.setPlaces(of(Meaning::CpuIdle));
    waiting_.setPlaces(of(Meaning::CpuWaiting));
    cpu_.setPlaces(std::move(processors));
    received_.setPlaces(of(Meaning::Received));
    sent_.setPlaces(of(Meaning::Sent));
    memoryTotal_ = of(Meaning::MemoryTotal);
    memoryAvailable_ = of(Meaning::MemoryAvailable);
    swapTotal_ = of(Meaning::SwapTotal);
    swapFree_ = of(Meaning::SwapFree);
    revision_ = table.revision;
    indexed_ = true;
    beforeAt_ = {};
}

HostLoad LoadReader::read(const schema::SeriesTable& table,
                          const schema::Samples& samples,
                          WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    HostLoad load;
    readMemory(load, samples);
    const std::int64_t passedMs = at.unixMs - beforeAt_.unixMs;
    if (passedMs < intervalMs_ / CloseParts && passedMs >= 0) {
        return load;
    }
    const std::int64_t gapMs = GapIntervals * intervalMs_;
    readDisks(load, samples, at.unixMs);
    readCpu(load, samples, at.unixMs);
    load.receiveBytesPerSecond = received_.read(samples, at.unixMs, gapMs);
    load.transmitBytesPerSecond = sent_.read(samples, at.unixMs, gapMs);
    beforeAt_ = at;
    return load;
}

void LoadReader::readCpu(HostLoad& load, const schema::Samples& samples, std::int64_t atMs)
{
    const std::int64_t gapMs = GapIntervals * intervalMs_;
    const double all = cpu_.read(samples, atMs, gapMs);
    const double idle = idle_.read(samples, atMs, gapMs);
    const double waiting = waiting_.read(samples, atMs, gapMs);
    if (all > 0 && idle >= 0) {
        load.cpuBusy =
            std::clamp(1 - (idle + (std::isfinite(waiting) ? waiting : 0)) / all, 0.0, 1.0);
        load.cpuWaiting = std::clamp(waiting / all, 0.0, 1.0);
    }
}

void LoadReader::readMemory(HostLoad& load, const schema::Samples& samples)
{
    load.memoryTotalBytes = link::sumOfKnown(samples, memoryTotal_);
    load.memoryUsed = 1 - link::sumOfKnown(samples, memoryAvailable_) / load.memoryTotalBytes;
    load.swapTotalBytes = link::sumOfKnown(samples, swapTotal_);
    if (load.swapTotalBytes > 0) {
        swapSeen_ = true;
        load.swapUsed =
            std::clamp(1 - link::sumOfKnown(samples, swapFree_) / load.swapTotalBytes, 0.0, 1.0);
    }
}

void LoadReader::readDisks(HostLoad& load, const schema::Samples& samples, std::int64_t atMs)
{
    for (Disk& disk : disks_) {
        const double now = link::valueAt(samples, disk.position);
        const double mean = disk.mean.read(atMs, now, GapIntervals * intervalMs_);
        if (mean >= 0 && !(mean <= load.diskBusy)) {
            load.diskBusy = std::min(mean, 1.0);
            load.diskBusiest = disk.name;
        }
    }
}

bool LoadReader::hasDisks(const schema::SeriesTable& table)
{
    return std::any_of(table.names.begin(), table.names.end(),
                       [](const std::string& name) { return isDisk(name); });
}

std::vector<std::string> LoadReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    std::copy_if(table.names.begin(), table.names.end(), std::back_inserter(names),
                 [](const std::string& name) { return isOfHost(name); });
    return names;
}

} // namespace bafar::ui::monitoring
