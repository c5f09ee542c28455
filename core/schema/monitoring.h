#pragma once
// The monitoring concept: what a host does, sampled once a second, and a day of every series in
// memory.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <string>
#include <vector>

#include "core/schema/event.h"
#include "core/schema/space.h"

namespace bafar::schema::monitoring {

inline constexpr std::string_view Name = "monitoring";

struct Config {
    Duration interval = std::chrono::seconds{1};
    double diskDegraded = 0.85; ///< share of a filesystem in use from which it is DEGRADED
    double diskFailed = 0.95;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Host metrics and their history.");
        fields.add("interval", &Config::interval, "Between samples").range(1, 60);
        fields.add("disk_degraded", &Config::diskDegraded, "Use of a filesystem that is DEGRADED")
            .range(0.1, 1)
            .in("ratio");
        fields.add("disk_failed", &Config::diskFailed, "Use of a filesystem that is FAILED")
            .range(0.1, 1)
            .in("ratio");
    }
};

struct Filesystem {
    std::string mount;
    std::string device;
    std::string type;
    std::uint64_t sizeBytes = 0;
    std::uint64_t availableBytes = 0;
    bool readOnly = false;
    std::uint64_t freeBytes = 0; ///< what is reserved for root included; 0: not told

    bool operator==(const Filesystem&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One mounted filesystem.");
        fields.add("mount", &Filesystem::mount, "Where").required();
        fields.add("device", &Filesystem::device, "What");
        fields.add("type", &Filesystem::type, "File system type");
        fields.add("size_bytes", &Filesystem::sizeBytes, "Whole size").in("bytes");
        fields.add("available_bytes", &Filesystem::availableBytes, "Free for ordinary users")
            .in("bytes");
        fields.add("read_only", &Filesystem::readOnly, "Mounted read-only");
        fields.add("free_bytes", &Filesystem::freeBytes, "Free, root's reserve included")
            .in("bytes");
    }
};

/// As df(1) tells it, 0 to 1.
[[nodiscard]] inline double usedShare(const Filesystem& filesystem)
{
    return schema::usedShare(static_cast<double>(filesystem.sizeBytes),
                             static_cast<double>(filesystem.freeBytes),
                             static_cast<double>(filesystem.availableBytes));
}

struct Interface {
    std::string name;
    bool up = false;
    double receiveBytesPerSecond = 0;
    double transmitBytesPerSecond = 0;
    double errorsPerSecond = 0;

    bool operator==(const Interface&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One network interface.");
        fields.add("name", &Interface::name, "As the host calls it").required();
        fields.add("up", &Interface::up, "It can carry traffic");
        fields
            .add("receive_bytes_per_second", &Interface::receiveBytesPerSecond,
                 "Mean of the last interval")
            .in("bytes/s");
        fields
            .add("transmit_bytes_per_second", &Interface::transmitBytesPerSecond,
                 "Mean of the last interval")
            .in("bytes/s");
        fields
            .add("errors_per_second", &Interface::errorsPerSecond,
                 "Errors and drops, both directions")
            .in("1/s");
    }
};

struct Status {
    State state = State::Unknown;
    std::vector<std::string> reasons; ///< "/var is 97% full", "history is not being saved: ..."
    std::string hostname;
    std::string kernel;
    std::string system; ///< "Debian GNU/Linux 12 (bookworm)"
    WallTime bootedAt;
    std::uint32_t processors = 0;
    double cpuBusy = 0;   ///< share of all processors, 0 to 1
    double cpuIoWait = 0; ///< share of all processors, 0 to 1
    double load1 = 0;
    std::uint64_t memoryTotalBytes = 0;
    std::uint64_t memoryAvailableBytes = 0;
    double diskBusy = 0; ///< of the busiest disk in the last ten seconds, 0 to 1
    std::string diskBusiest;
    std::vector<Filesystem> filesystems;
    std::vector<Interface> interfaces;
    std::uint64_t seriesCount = 0;
    WallTime historySince;
    std::uint64_t historyBytes = 0;
    double agentCpu = 0; ///< share of one processor
    std::uint64_t agentMemoryBytes = 0;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What one host does.");
        fields.add("state", &Status::state, "Of this host");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("hostname", &Status::hostname, "As the host calls itself");
        fields.add("kernel", &Status::kernel, "Release");
        fields.add("system", &Status::system, "Distribution");
        fields.add("booted_at", &Status::bootedAt, "When the host started");
        fields.add("processors", &Status::processors, "Online");
        fields.add("cpu_busy", &Status::cpuBusy, "Share of all processors").in("ratio");
        fields.add("cpu_io_wait", &Status::cpuIoWait, "Share of all processors").in("ratio");
        fields.add("load1", &Status::load1, "Runnable tasks, one minute");
        fields.add("memory_total_bytes", &Status::memoryTotalBytes, "Of the host").in("bytes");
        fields
            .add("memory_available_bytes", &Status::memoryAvailableBytes,
                 "For new work without swapping")
            .in("bytes");
        fields.add("disk_busy", &Status::diskBusy, "Busiest disk's time in use").in("ratio");
        fields.add("disk_busiest", &Status::diskBusiest, "Which one");
        fields.add("filesystems", &Status::filesystems, "Mounted ones on devices");
        fields.add("interfaces", &Status::interfaces, "Without loopback");
        fields.add("series_count", &Status::seriesCount, "Series being sampled");
        fields.add("history_since", &Status::historySince, "Oldest sample kept");
        fields.add("history_bytes", &Status::historyBytes, "Memory it takes").in("bytes");
        fields.add("agent_cpu", &Status::agentCpu, "This agent's share of one processor")
            .in("ratio");
        fields.add("agent_memory_bytes", &Status::agentMemoryBytes, "This agent's resident memory")
            .in("bytes");
    }
};

/// This concept offers no commands yet.
struct Command {
    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The monitoring concept takes no commands.");
    }
};

} // namespace bafar::schema::monitoring

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<monitoring::Config>();
extern template const Description& descriptionOf<monitoring::Status>();
extern template const Description& descriptionOf<monitoring::Command>();

} // namespace bafar::schema
