#include "agents/sim/metrics.h"

#include <algorithm>
#include <chrono>

#include "agents/monitoring/history.h"

namespace bafar::sim {

namespace {

constexpr double MemoryBytes = 16'734'511'104.0; ///< as its Docker says
constexpr double DiskBytes = 64.0 * 1000 * 1000 * 1000;
constexpr std::int64_t PastSeconds = 900;

constexpr Family Load1{"node_load1", SeriesType::Gauge, "1m load average."};
constexpr Family Cpu{"node_cpu_seconds_total", SeriesType::Counter,
                     "Seconds the CPUs spent in each mode.", "seconds"};
constexpr Family CpuWaiting{"node_pressure_cpu_waiting_seconds_total", SeriesType::Counter,
                            "Time in which some task waited for a processor.", "seconds"};
constexpr Family MemoryWaiting{"node_pressure_memory_waiting_seconds_total", SeriesType::Counter,
                               "Time in which some task waited for memory.", "seconds"};
constexpr Family DiskWaiting{"node_pressure_io_waiting_seconds_total", SeriesType::Counter,
                             "Time in which some task waited for a device.", "seconds"};
constexpr Family MemoryTotal{"node_memory_MemTotal_bytes", SeriesType::Gauge,
                             "Memory information field MemTotal_bytes.", "bytes"};
constexpr Family MemoryAvailable{"node_memory_MemAvailable_bytes", SeriesType::Gauge,
                                 "Memory information field MemAvailable_bytes.", "bytes"};
constexpr Family Receive{"node_network_receive_bytes_total", SeriesType::Counter,
                         "Network device statistic receive_bytes.", "bytes"};
constexpr Family Transmit{"node_network_transmit_bytes_total", SeriesType::Counter,
                          "Network device statistic transmit_bytes.", "bytes"};
constexpr Family ReceiveDropped{"node_network_receive_drop_total", SeriesType::Counter,
                                "Packets received and dropped or missed."};
constexpr Family ReceiveErrors{"node_network_receive_errs_total", SeriesType::Counter,
                               "Packets received with an error."};
constexpr Family Up{"node_network_up", SeriesType::Gauge,
                    "Value is 1 if operstate is 'up', 0 otherwise."};
constexpr Family DiskTime{"node_disk_io_time_seconds_total", SeriesType::Counter,
                          "Total seconds spent doing I/Os.", "seconds"};
constexpr Family DiskSize{"node_filesystem_size_bytes", SeriesType::Gauge,
                          "Filesystem size in bytes.", "bytes"};
constexpr Family DiskAvailable{"node_filesystem_avail_bytes", SeriesType::Gauge,
                               "Filesystem space available to non-root users in bytes.", "bytes"};
constexpr Family DiskUsed{"bafar_filesystem_used_ratio", SeriesType::Gauge,
                          "Share in use of what users other than root may have, as df tells it."};
constexpr Family BootTime{"node_boot_time_seconds", SeriesType::Gauge,
                          "Node boot time, in unixtime.", "seconds"};
constexpr Family ClockOffset{"node_timex_offset_seconds", SeriesType::Gauge,
                             "Reference clock minus system clock.", "seconds"};
constexpr Family AgentCpu{"process_cpu_seconds_total", SeriesType::Counter,
                          "Total user and system CPU time spent in seconds.", "seconds"};
constexpr Family AgentMemory{"process_resident_memory_bytes", SeriesType::Gauge,
                             "Resident memory size in bytes.", "bytes"};
constexpr Family AgentFiles{"process_open_fds", SeriesType::Gauge,
                            "Files and sockets this agent has open."};
constexpr Family AgentFilesMax{"process_max_fds", SeriesType::Gauge,
                               "Files and sockets this agent may have open."};
constexpr Family ReadTime{"node_scrape_collector_duration_seconds", SeriesType::Gauge,
                          "Time it took to understand this group of metrics.", "seconds"};

/// A step of a walk that is drawn back to `home`.
double walk(double value, double home, double step, Random& random)
{
    constexpr double Pull = 0.05;
    return std::max(0.0, value + (home - value) * Pull + (random.unit() - 0.5) * step);
}

constexpr double BusiestShare = 0.95;

/// Of the processors, on average. What a request costs: on the host that hands it on, and on the
/// one that answers it.
double usualShare(const Work& work)
{
    constexpr double IdleShare = 0.08;
    constexpr double CarriedShare = 0.00012;
    constexpr double AnsweredShare = 0.0004;
    return std::min(BusiestShare,
                    IdleShare + CarriedShare * work.carried + AnsweredShare * work.answered);
}

} // namespace

HostMetrics::HostMetrics(std::string hostname, Random random)
    : hostname_(std::move(hostname))
    , random_(random)
{
}

/// The host has run for long: whatever its agent does, it is as busy as its work makes it.
void HostMetrics::begin(WallTime wall, const Work& work)
{
    // Longer than its servers say that they are up; an agent that starts is no reboot.
    constexpr std::int64_t UpMs = 9LL * 24 * 60 * 60 * 1000;
    booted_ = {std::max<std::int64_t>(0, wall.unixMs - UpMs)};
    used_ = usualShare(work);
    load_ = static_cast<double>(Processors) * used_;
}

void HostMetrics::advance(double seconds, const Work& work)
{
    constexpr double IdleRate = 40e3; ///< bytes a second: heartbeats, replication, storage
    used_ = std::min(BusiestShare, walk(used_, usualShare(work), 0.03, random_));
    load_ = walk(load_, static_cast<double>(Processors) * used_, 0.1, random_);
    memoryFree_ = std::clamp(walk(memoryFree_, UsualFree, 0.01, random_), 0.05, 0.95);
    for (std::size_t i = 0; i < Processors; ++i) {
        const double busy = std::min(1.0, used_ * (0.8 + 0.4 * random_.unit()));
        busySeconds_[i] += busy * seconds;
        idleSeconds_[i] += (1 - busy) * seconds;
    }
    waitedCpu_ += used_ * used_ * 0.1 * seconds;
    waitedDisk_ += used_ * 0.03 * random_.unit() * seconds;
    // Who hands on has everything twice, once on each side.
    const double jitter = 0.9 + 0.2 * random_.unit();
    const double both = static_cast<double>(AskedBytes + AnsweredBytes);
    const double in =
        IdleRate + work.carried * both + work.answered * static_cast<double>(AskedBytes);
    const double out =
        1.4 * IdleRate + work.carried * both + work.answered * static_cast<double>(AnsweredBytes);
    received_ += in * jitter * seconds;
    sent_ += out * jitter * seconds;
    diskBusy_ += used_ * 0.2 * random_.unit() * seconds;
    agentSeconds_ += (0.003 + 0.002 * random_.unit()) * seconds;
}

void HostMetrics::set(const Family& family, std::initializer_list<LabelView> labels, double value)
{
    recorder_.set(recorder_.series(family, labels), value);
}

void HostMetrics::writeProcessors()
{
    constexpr double System = 0.3; ///< of what they do, the kernel's part
    set(Load1, {}, load_);
    for (std::size_t i = 0; i < Processors; ++i) {
        const std::string number = std::to_string(i);
        set(Cpu, {{"cpu", number}, {"mode", "user"}}, busySeconds_[i] * (1 - System));
        set(Cpu, {{"cpu", number}, {"mode", "system"}}, busySeconds_[i] * System);
        set(Cpu, {{"cpu", number}, {"mode", "idle"}}, idleSeconds_[i]);
    }
    set(CpuWaiting, {}, waitedCpu_);
}

void HostMetrics::writeMemory()
{
    set(MemoryTotal, {}, MemoryBytes);
    set(MemoryAvailable, {}, MemoryBytes * memoryFree_);
    set(MemoryWaiting, {}, 0);
}

void HostMetrics::writeNetwork()
{
    set(Receive, {{"device", "eth0"}}, received_);
    set(Transmit, {{"device", "eth0"}}, sent_);
    set(ReceiveDropped, {{"device", "eth0"}}, 0);
    set(ReceiveErrors, {{"device", "eth0"}}, 0);
    set(Up, {{"device", "eth0"}}, 1);
}

void HostMetrics::writeDisks()
{
    constexpr double Free = 0.62;
    const std::initializer_list<LabelView> root = {
        {"device", "/dev/vda1"}, {"fstype", "ext4"}, {"mountpoint", "/"}};
    set(DiskTime, {{"device", "vda"}}, diskBusy_);
    set(DiskWaiting, {}, waitedDisk_);
    set(DiskSize, root, DiskBytes);
    set(DiskAvailable, root, DiskBytes * Free);
    set(DiskUsed, root, 1 - Free); // nothing is reserved
}

void HostMetrics::writeAgent()
{
    set(BootTime, {}, static_cast<double>(booted_.unixMs) / 1000);
    clockAhead_ = walk(clockAhead_, 6e-5, 1e-5, random_);
    set(ClockOffset, {}, -clockAhead_);
    set(AgentCpu, {}, agentSeconds_);
    set(AgentMemory, {}, 18.0 * 1024 * 1024);
    set(AgentFiles, {}, 61);
    set(AgentFilesMax, {}, 1024);
    readSeconds_ = walk(readSeconds_, 1e-4, 1e-5, random_);
    for (const char* const collector : {"cpu", "diskstats", "filesystem", "meminfo", "netdev"}) {
        set(ReadTime, {{"collector", collector}}, readSeconds_);
    }
}

monitoring::FramePtr HostMetrics::sample(Instant now,
                                         WallTime wall,
                                         const Work& work,
                                         std::span<const monitoring::ConceptMeasures> measures)
{
    if (!last_) {
        begin(wall, work);
    }
    advance(last_ ? toSeconds(now - *last_) : 1.0, work);
    last_ = now;
    recorder_.begin(now, wall);
    writeProcessors();
    writeMemory();
    writeNetwork();
    writeDisks();
    writeAgent();
    for (const monitoring::ConceptMeasures& one : measures) {
        copier_.copy(one, recorder_);
    }
    recorder_.finish();
    if (table_ == nullptr || table_->revision() != recorder_.table().revision()) {
        table_ = std::make_shared<const SeriesTable>(recorder_.table());
    }
    auto frame = std::make_shared<monitoring::Frame>();
    frame->table = table_;
    frame->sample = recorder_.sample();
    frame->hostname = hostname_;
    frame->system = "Debian GNU/Linux 12 (bookworm)";
    frame->kernel = "6.1.0-28-amd64";
    return frame;
}

std::shared_ptr<monitoring::LoadedHistory> HostMetrics::past(Instant now,
                                                             WallTime wall,
                                                             const Work& usual,
                                                             std::int64_t second)
{
    monitoring::History history;
    const std::int64_t until = wall.unixMs / 1000;
    for (std::int64_t back = PastSeconds; back > 0; --back) {
        const double busy = swell(second - back) / swell(second);
        const monitoring::FramePtr frame =
            sample(now - std::chrono::seconds(back), {wall.unixMs - back * 1000},
                   {usual.carried * busy, usual.answered * busy});
        history.add(until - back, *frame->table, frame->sample);
        if (back == 1) { // a moment of another block ends the last one
            constexpr auto Block =
                static_cast<std::int64_t>(monitoring::History::Recent.blockLength);
            history.add(until + Block, *frame->table, frame->sample);
        }
    }
    auto loaded = std::make_shared<monitoring::LoadedHistory>();
    while (std::optional<monitoring::StoredBlock> block = history.unsaved()) {
        history.markSaved(block->tier, block->firstSecond);
        if (block->tier == monitoring::Tier::Recent) { // the day is made of the hour's blocks
            loaded->blocks.push_back(std::move(*block));
        }
    }
    return loaded;
}

} // namespace bafar::sim
