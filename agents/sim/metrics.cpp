#include "agents/sim/metrics.h"

#include <algorithm>

namespace bafar::sim {

namespace {

constexpr double MemoryBytes = 8.0 * 1024 * 1024 * 1024;
constexpr double DiskBytes = 64.0 * 1000 * 1000 * 1000;
constexpr Family Load1{"node_load1", SeriesType::Gauge, "1m load average."};
constexpr Family Cpu{"node_cpu_seconds_total", SeriesType::Counter,
                     "Seconds the CPUs spent in each mode.", "seconds"};
constexpr Family MemoryTotal{"node_memory_MemTotal_bytes", SeriesType::Gauge,
                             "Memory information field MemTotal_bytes.", "bytes"};
constexpr Family MemoryAvailable{"node_memory_MemAvailable_bytes", SeriesType::Gauge,
                                 "Memory information field MemAvailable_bytes.", "bytes"};
constexpr Family Receive{"node_network_receive_bytes_total", SeriesType::Counter,
                         "Network device statistic receive_bytes.", "bytes"};
constexpr Family Transmit{"node_network_transmit_bytes_total", SeriesType::Counter,
                          "Network device statistic transmit_bytes.", "bytes"};
constexpr Family Up{"node_network_up", SeriesType::Gauge,
                    "Value is 1 if operstate is 'up', 0 otherwise."};
constexpr Family DiskTime{"node_disk_io_time_seconds_total", SeriesType::Counter,
                          "Total seconds spent doing I/Os.", "seconds"};
constexpr Family DiskSize{"node_filesystem_size_bytes", SeriesType::Gauge,
                          "Filesystem size in bytes.", "bytes"};
constexpr Family DiskAvailable{"node_filesystem_avail_bytes", SeriesType::Gauge,
                               "Filesystem space available to non-root users in bytes.", "bytes"};
constexpr Family BootTime{"node_boot_time_seconds", SeriesType::Gauge,
                          "Node boot time, in unixtime.", "seconds"};
constexpr Family AgentCpu{"process_cpu_seconds_total", SeriesType::Counter,
                          "Total user and system CPU time spent in seconds.", "seconds"};
constexpr Family AgentMemory{"process_resident_memory_bytes", SeriesType::Gauge,
                             "Resident memory size in bytes.", "bytes"};

/// A step of a walk that is drawn back to `home`.
double walk(double value, double home, double step, Random& random)
{
    constexpr double Pull = 0.05;
    return std::max(0.0, value + (home - value) * Pull + (random.unit() - 0.5) * step);
}

} // namespace

HostMetrics::HostMetrics(std::string hostname, Random random)
    : hostname_(std::move(hostname))
    , random_(random)
{
}

void HostMetrics::advance(double seconds, bool busy)
{
    constexpr double IdleRate = 40e3; ///< bytes a second
    constexpr double BusyRate = 6e6;
    used_ = std::min(0.95, walk(used_, busy ? 0.35 : 0.12, 0.06, random_));
    load_ = walk(load_, 4 * used_, 0.1, random_);
    memoryFree_ = std::clamp(walk(memoryFree_, 0.55, 0.01, random_), 0.05, 0.95);
    userSeconds_ += used_ * seconds;
    idleSeconds_ += (1 - used_) * seconds;
    const double rate = (busy ? BusyRate : IdleRate) * (0.6 + 0.8 * random_.unit());
    received_ += rate * seconds;
    sent_ += rate * 1.4 * seconds;
    diskBusy_ += used_ * 0.2 * random_.unit() * seconds;
    agentSeconds_ += 0.004 * seconds;
}

monitoring::FramePtr HostMetrics::sample(Instant now, WallTime wall, bool busy)
{
    advance(last_ ? toSeconds(now - *last_) : 1.0, busy);
    if (!last_) {
        // Longer than its servers say that they are up; an agent that starts is no reboot.
        constexpr std::int64_t UpMs = 9LL * 24 * 60 * 60 * 1000;
        booted_ = {std::max<std::int64_t>(0, wall.unixMs - UpMs)};
    }
    last_ = now;
    recorder_.begin(now, wall);
    const auto set = [this](const Family& family, std::initializer_list<LabelView> labels,
                            double value) {
        recorder_.set(recorder_.series(family, labels), value);
    };
    set(Load1, {}, load_);
    set(Cpu, {{"cpu", "0"}, {"mode", "user"}}, userSeconds_);
    set(Cpu, {{"cpu", "0"}, {"mode", "idle"}}, idleSeconds_);
    set(MemoryTotal, {}, MemoryBytes);
    set(MemoryAvailable, {}, MemoryBytes * memoryFree_);
    set(Receive, {{"device", "eth0"}}, received_);
    set(Transmit, {{"device", "eth0"}}, sent_);
    set(Up, {{"device", "eth0"}}, 1);
    set(DiskTime, {{"device", "vda"}}, diskBusy_);
    set(DiskSize, {{"device", "/dev/vda1"}, {"fstype", "ext4"}, {"mountpoint", "/"}}, DiskBytes);
    set(DiskAvailable, {{"device", "/dev/vda1"}, {"fstype", "ext4"}, {"mountpoint", "/"}},
        DiskBytes * 0.62);
    set(BootTime, {}, static_cast<double>(booted_.unixMs) / 1000);
    set(AgentCpu, {}, agentSeconds_);
    set(AgentMemory, {}, 18.0 * 1024 * 1024);
    recorder_.finish();
    if (table_ == nullptr || table_->revision() != recorder_.table().revision()) {
        table_ = std::make_shared<const SeriesTable>(recorder_.table());
    }
    auto frame = std::make_shared<monitoring::Frame>();
    frame->table = table_;
    frame->sample = recorder_.sample();
    frame->hostname = hostname_;
    frame->kernel = "simulated";
    return frame;
}

} // namespace bafar::sim
