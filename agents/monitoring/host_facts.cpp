#include "agents/monitoring/host_facts.h"

#include <algorithm>
#include <cmath>

namespace bafar::monitoring {
namespace {

std::string_view labelOf(const Series& series, std::string_view name)
{
    for (const Label& label : series.labels) {
        if (label.name == name) {
            return label.value;
        }
    }
    return {};
}

/// A value as a whole number of bytes; 0 when absent.
std::uint64_t wholeOf(const Frame& frame, SeriesIndex index)
{
    const double value = frame.sample.value(index);
    return value > 0 && value < 1.8e19 ? static_cast<std::uint64_t>(value) : 0;
}

double valueOr0(const Frame& frame, SeriesIndex index)
{
    const double value = frame.sample.value(index);
    return std::isnan(value) ? 0 : value;
}

double growth(const Frame* before, const Frame& now, SeriesIndex index)
{
    const double grown =
        before == nullptr ? 0 : now.sample.value(index) - before->sample.value(index);
    return grown > 0 ? grown : 0; // NaN is not above 0
}

double perSecond(const Frame* before, const Frame& now, SeriesIndex index)
{
    const double seconds = before == nullptr ? 0 : toSeconds(now.sample.at - before->sample.at);
    return seconds > 0 ? growth(before, now, index) / seconds : 0;
}

/// Disks and shares, not memory.
bool onDevice(std::string_view device)
{
    return device.starts_with('/') || device.find(':') != std::string_view::npos;
}

} // namespace

void HostFactsReader::locate(const SeriesTable& table)
{
    auto diskTimes = std::move(diskTimes_);
    *this = {};
    diskTimes_ = std::move(diskTimes);
    located_ = &table;
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        if (table.live(index)) {
            locateOne(table.at(index), index);
        }
    }
    const auto byName = [](const auto& left, const auto& right) { return left.name < right.name; };
    std::sort(disks_.begin(), disks_.end(), byName);
    std::erase_if(diskTimes_, [this](const auto& kept) {
        return std::none_of(disks_.begin(), disks_.end(),
                            [&kept](const Device& disk) { return disk.name == kept.first; });
    });
    std::sort(interfaces_.begin(), interfaces_.end(), byName);
    std::sort(filesystems_.begin(), filesystems_.end(),
              [](const Filesystem& left, const Filesystem& right) {
                  return left.facts.mount < right.facts.mount;
              });
}

void HostFactsReader::locateOne(const Series& series, SeriesIndex index)
{
    const std::string_view name = series.name;
    if (name == "node_cpu_seconds_total") {
        const std::string_view mode = labelOf(series, "mode");
        processors_.push_back({index, mode == "idle", mode == "iowait"});
    } else if (name == "node_disk_io_time_seconds_total") {
        disks_.push_back({std::string(labelOf(series, "device")), index});
    } else if (name.starts_with("node_filesystem_")) {
        locateFilesystem(series, index);
    } else if (name.starts_with("node_network_")) {
        locateInterface(series, index);
    } else if (name == "node_load1") {
        load1_ = index;
    } else if (name == "node_memory_MemTotal_bytes") {
        memoryTotal_ = index;
    } else if (name == "node_memory_MemAvailable_bytes") {
        memoryAvailable_ = index;
    } else if (name == "node_boot_time_seconds") {
        booted_ = index;
    } else if (name == "process_cpu_seconds_total") {
        agentCpu_ = index;
    } else if (name == "process_resident_memory_bytes") {
        agentMemory_ = index;
    }
}

void HostFactsReader::locateFilesystem(const Series& series, SeriesIndex index)
{
    const std::string_view device = labelOf(series, "device");
    const std::string_view mount = labelOf(series, "mountpoint");
    if (!onDevice(device)) {
        return;
    }
    auto known =
        std::find_if(filesystems_.begin(), filesystems_.end(), [&](const Filesystem& filesystem) {
            return filesystem.facts.mount == mount && filesystem.facts.device == device;
        });
    if (known == filesystems_.end()) {
        Filesystem filesystem;
        filesystem.facts.mount = mount;
        filesystem.facts.device = device;
        filesystem.facts.type = labelOf(series, "fstype");
        known = filesystems_.insert(filesystems_.end(), std::move(filesystem));
    }
    if (series.name == "node_filesystem_size_bytes") {
        known->size = index;
    } else if (series.name == "node_filesystem_free_bytes") {
        known->free = index;
    } else if (series.name == "node_filesystem_avail_bytes") {
        known->available = index;
    } else if (series.name == "node_filesystem_readonly") {
        known->readOnly = index;
    }
}

void HostFactsReader::locateInterface(const Series& series, SeriesIndex index)
{
    const std::string_view device = labelOf(series, "device");
    if (device == "lo") {
        return;
    }
    auto known = std::find_if(interfaces_.begin(), interfaces_.end(),
                              [&](const Interface& interface) { return interface.name == device; });
    if (known == interfaces_.end()) {
        Interface interface;
        interface.name = device;
        known = interfaces_.insert(interfaces_.end(), std::move(interface));
    }
    const std::string_view what =
        std::string_view(series.name).substr(std::string_view("node_network_").size());
    if (what == "up") {
        known->up = index;
    } else if (what == "carrier") {
        known->carrier = index;
    } else if (what == "receive_bytes_total") {
        known->receive = index;
    } else if (what == "transmit_bytes_total") {
        known->transmit = index;
    } else if (what == "receive_errs_total" || what == "receive_drop_total" ||
               what == "transmit_errs_total" || what == "transmit_drop_total") {
        known->errors.push_back(index);
    }
}

void HostFactsReader::readProcessors(const Frame* before,
                                     const Frame& now,
                                     schema::monitoring::Status& status) const
{
    double all = 0;
    double idle = 0;
    double ioWait = 0;
    std::uint32_t count = 0;
    for (const Processor& processor : processors_) {
        const double grown = growth(before, now, processor.index);
        all += grown;
        idle += processor.idle ? grown : 0;
        ioWait += processor.ioWait ? grown : 0;
        count += processor.idle && !std::isnan(now.sample.value(processor.index)) ? 1 : 0;
    }
    status.processors = count;
    status.cpuBusy = all > 0 ? (all - idle - ioWait) / all : 0;
    status.cpuIoWait = all > 0 ? ioWait / all : 0;
}

/// A mean over the last ten seconds, or the last two moments where they are further apart; 0: not
/// known.
double HostFactsReader::busyOf(const std::string& disk, DiskTime now)
{
    constexpr Duration Window = std::chrono::seconds(10);
    std::deque<DiskTime>& times = diskTimes_[disk];
    const bool follows =
        !times.empty() && now.at > times.back().at && now.total >= times.back().total;
    if (!follows) {
        times.clear(); // a reset, or it is absent
    }
    if (std::isnan(now.total)) {
        return 0;
    }
    times.push_back(now);
    while (times.size() > 2 && times[1].at <= now.at - Window) {
        times.pop_front();
    }
    return times.size() < 2
               ? 0
               : (now.total - times.front().total) / toSeconds(now.at - times.front().at);
}

void HostFactsReader::readDisks(const Frame& now, schema::monitoring::Status& status)
{
    status.diskBusy = 0;
    status.diskBusiest.clear();
    for (const Device& disk : disks_) {
        const double busy =
            std::min(1.0, busyOf(disk.name, {now.sample.at, now.sample.value(disk.index)}));
        if (busy > status.diskBusy) {
            status.diskBusy = busy;
            status.diskBusiest = disk.name;
        }
    }
}

void HostFactsReader::readDevices(const Frame* before,
                                  const Frame& now,
                                  schema::monitoring::Status& status) const
{
    status.filesystems.clear();
    for (const Filesystem& filesystem : filesystems_) {
        if (wholeOf(now, filesystem.size) == 0) {
            continue; // unmounted a moment ago, or a file system without a size
        }
        schema::monitoring::Filesystem facts = filesystem.facts;
        facts.sizeBytes = wholeOf(now, filesystem.size);
        facts.freeBytes = wholeOf(now, filesystem.free);
        facts.availableBytes = wholeOf(now, filesystem.available);
        facts.readOnly = now.sample.value(filesystem.readOnly) == 1;
        status.filesystems.push_back(std::move(facts));
    }
    status.interfaces.clear();
    for (const Interface& interface : interfaces_) {
        if (std::isnan(now.sample.value(interface.up)) &&
            std::isnan(now.sample.value(interface.receive))) {
            continue; // removed a moment ago
        }
        double errors = 0;
        for (const SeriesIndex index : interface.errors) {
            errors += perSecond(before, now, index);
        }
        const bool up =
            now.sample.value(interface.carrier) == 1 || now.sample.value(interface.up) == 1;
        status.interfaces.push_back({interface.name, up, perSecond(before, now, interface.receive),
                                     perSecond(before, now, interface.transmit), errors});
    }
}

void HostFactsReader::read(const Frame* before,
                           const Frame& now,
                           schema::monitoring::Status& status)
{
    if (located_ != now.table.get()) {
        locate(*now.table);
        keep_ = now.table;
    }
    status.hostname = now.hostname;
    status.kernel = now.kernel;
    status.system = now.system;
    status.bootedAt.unixMs = static_cast<std::int64_t>(valueOr0(now, booted_) * 1000);
    status.load1 = valueOr0(now, load1_);
    status.memoryTotalBytes = wholeOf(now, memoryTotal_);
    status.memoryAvailableBytes = wholeOf(now, memoryAvailable_);
    status.seriesCount = now.table->liveCount();
    status.agentCpu = perSecond(before, now, agentCpu_);
    status.agentMemoryBytes = wholeOf(now, agentMemory_);
    readProcessors(before, now, status);
    readDisks(now, status);
    readDevices(before, now, status);
}

} // namespace bafar::monitoring
