#include "ui/monitoring/rates.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::monitoring {
namespace {

constexpr std::int64_t GapIntervals = 20;
constexpr std::int64_t CloseParts = 4; ///< of an interval: a rate over less is noise

bool isNamed(std::string_view series, std::string_view name)
{
    return series.starts_with(name) && (series.size() == name.size() || series[name.size()] == '{');
}

bool hasLabel(std::string_view series, std::string_view label)
{
    return series.find(label) != std::string_view::npos;
}

/// The sum of these positions; not a number when there are none or one is missing.
double sum(const std::vector<std::size_t>& positions, const schema::Samples& samples)
{
    if (positions.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    double total = 0;
    for (const std::size_t position : positions) {
        total += position < samples.values.size() ? samples.values[position]
                                                  : std::numeric_limits<double>::quiet_NaN();
    }
    return total;
}

bool isCpu(std::string_view name)
{
    return isNamed(name, "node_cpu_seconds_total");
}

/// What goes through a device of software is counted again where it leaves the node; and such
/// devices come and go with containers.
bool isSoftware(std::string_view name)
{
    constexpr std::string_view Label = "device=\"";
    const std::size_t at = name.find(Label);
    if (at == std::string_view::npos) {
        return false;
    }
    const std::string_view device = name.substr(at + Label.size());
    constexpr std::string_view Beginnings[] = {"lo\"", "veth", "docker", "br-", "virbr"};
    return std::any_of(std::begin(Beginnings), std::end(Beginnings),
                       [device](std::string_view begin) { return device.starts_with(begin); });
}

bool isDisk(std::string_view name)
{
    return isNamed(name, "node_disk_io_time_seconds_total");
}

std::string deviceOf(std::string_view name)
{
    constexpr std::string_view Label = "device=\"";
    const std::size_t at = name.find(Label);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = name.substr(at + Label.size());
    return std::string(rest.substr(0, rest.find('"')));
}

bool isTraffic(std::string_view name, std::string_view family)
{
    return isNamed(name, family) && !isSoftware(name);
}

} // namespace

void LoadReader::index(const schema::SeriesTable& table)
{
    for (auto* list : {&idle_, &waiting_, &cpu_, &received_, &sent_, &memoryTotal_,
                       &memoryAvailable_, &swapTotal_, &swapFree_}) {
        list->clear();
    }
    disks_.clear();
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const std::string& name = table.names[i];
        if (isCpu(name)) {
            cpu_.push_back(i);
            if (hasLabel(name, "mode=\"idle\"")) {
                idle_.push_back(i);
            } else if (hasLabel(name, "mode=\"iowait\"")) {
                waiting_.push_back(i);
            }
        } else if (isTraffic(name, "node_network_receive_bytes_total")) {
            received_.push_back(i);
        } else if (isTraffic(name, "node_network_transmit_bytes_total")) {
            sent_.push_back(i);
        } else if (isNamed(name, "node_memory_MemTotal_bytes")) {
            memoryTotal_.push_back(i);
        } else if (isNamed(name, "node_memory_MemAvailable_bytes")) {
            memoryAvailable_.push_back(i);
        } else if (isNamed(name, "node_memory_SwapTotal_bytes")) {
            swapTotal_.push_back(i);
        } else if (isNamed(name, "node_memory_SwapFree_bytes")) {
            swapFree_.push_back(i);
        } else if (isDisk(name)) {
            disks_.push_back({i, deviceOf(name)});
        }
    }
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
    if (at.unixMs - beforeAt_.unixMs < intervalMs_ / CloseParts && at.unixMs >= beforeAt_.unixMs) {
        return load;
    }
    const Totals now{sum(idle_, samples), sum(waiting_, samples), sum(cpu_, samples),
                     sum(received_, samples), sum(sent_, samples)};
    const std::int64_t passedMs = at.unixMs - beforeAt_.unixMs;
    const bool follows =
        beforeAt_.unixMs != 0 && passedMs > 0 && passedMs <= GapIntervals * intervalMs_;
    readDisks(load, samples, follows ? static_cast<double>(passedMs) / 1000 : 0);
    if (follows) {
        const double all = now.all - before_.all;
        const double idle = now.idle - before_.idle;
        if (all > 0 && idle >= 0) {
            const double waiting = now.waiting - before_.waiting;
            load.cpuBusy =
                std::clamp(1 - (idle + (std::isfinite(waiting) ? waiting : 0)) / all, 0.0, 1.0);
            load.cpuWaiting = std::clamp(waiting / all, 0.0, 1.0);
        }
        const double seconds = static_cast<double>(passedMs) / 1000;
        if (now.received >= before_.received) {
            load.receiveBytesPerSecond = (now.received - before_.received) / seconds;
        }
        if (now.sent >= before_.sent) {
            load.transmitBytesPerSecond = (now.sent - before_.sent) / seconds;
        }
    }
    before_ = now;
    beforeAt_ = at;
    return load;
}

void LoadReader::readMemory(HostLoad& load, const schema::Samples& samples)
{
    load.memoryTotalBytes = sum(memoryTotal_, samples);
    load.memoryUsed = 1 - sum(memoryAvailable_, samples) / load.memoryTotalBytes;
    load.swapTotalBytes = sum(swapTotal_, samples);
    if (load.swapTotalBytes > 0) {
        swapSeen_ = true;
        load.swapUsed = std::clamp(1 - sum(swapFree_, samples) / load.swapTotalBytes, 0.0, 1.0);
    }
}

/// `seconds` since the moment before; 0: there was none.
void LoadReader::readDisks(HostLoad& load, const schema::Samples& samples, double seconds)
{
    for (Disk& disk : disks_) {
        const double now = disk.position < samples.values.size()
                               ? samples.values[disk.position]
                               : std::numeric_limits<double>::quiet_NaN();
        const double busy =
            seconds > 0 ? (now - disk.before) / seconds : std::numeric_limits<double>::quiet_NaN();
        disk.before = now;
        if (busy >= 0 && !(busy <= load.diskBusy)) {
            load.diskBusy = std::min(busy, 1.0);
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
    for (const std::string& name : table.names) {
        if (isCpu(name) || isTraffic(name, "node_network_receive_bytes_total") ||
            isTraffic(name, "node_network_transmit_bytes_total") ||
            isNamed(name, "node_memory_MemTotal_bytes") ||
            isNamed(name, "node_memory_MemAvailable_bytes") ||
            isNamed(name, "node_memory_SwapTotal_bytes") ||
            isNamed(name, "node_memory_SwapFree_bytes") || isDisk(name)) {
            names.push_back(name);
        }
    }
    return names;
}

} // namespace bafar::ui::monitoring
