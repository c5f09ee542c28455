#pragma once
// What we read of the Docker Engine's answers about itself and its containers, under its own names.
//
// Docker writes null where it has no list, map or structure, so those are optional here. Fields we
// do not name are ignored: newer engines add some. Times stay text: Docker writes nanoseconds, and
// year 1 for never. See docker_swarm.h for the Swarm's.
// Values only. Source: Docker Engine API 1.41.
// It is larger than the budget because one API is read in one place.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::services::docker {

/// GET /version.
struct Version {
    std::string version;
    std::string api;
    std::string minimumApi;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Version", &Version::version, "");
        fields.add("ApiVersion", &Version::api, "");
        fields.add("MinAPIVersion", &Version::minimumApi, "");
    }
};

struct SwarmCluster {
    std::string id;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &SwarmCluster::id, "");
    }
};

struct SwarmInfo {
    std::string nodeId;
    std::string state; ///< "inactive", "pending", "active", "error", "locked"
    bool control = false;
    std::string error;
    std::optional<std::uint32_t> managers;
    std::optional<SwarmCluster> cluster;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("NodeID", &SwarmInfo::nodeId, "");
        fields.add("LocalNodeState", &SwarmInfo::state, "");
        fields.add("ControlAvailable", &SwarmInfo::control, "");
        fields.add("Error", &SwarmInfo::error, "");
        fields.add("Managers", &SwarmInfo::managers, "");
        fields.add("Cluster", &SwarmInfo::cluster, "");
    }
};

/// GET /info.
struct Info {
    std::uint32_t running = 0;
    std::uint32_t paused = 0;
    std::uint32_t stopped = 0;
    std::uint32_t processors = 0;
    std::uint64_t memory = 0;
    std::optional<SwarmInfo> swarm;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ContainersRunning", &Info::running, "");
        fields.add("ContainersPaused", &Info::paused, "");
        fields.add("ContainersStopped", &Info::stopped, "");
        fields.add("NCPU", &Info::processors, "");
        fields.add("MemTotal", &Info::memory, "");
        fields.add("Swarm", &Info::swarm, "");
    }
};

/// An item of GET /containers/json.
struct Container {
    std::string id;
    std::optional<std::vector<std::string>> names;
    std::string image;
    std::string state;
    std::string status; ///< "Up 16 seconds (healthy)"
    std::optional<std::map<std::string, std::string>> labels;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Id", &Container::id, "");
        fields.add("Names", &Container::names, "");
        fields.add("Image", &Container::image, "");
        fields.add("State", &Container::state, "");
        fields.add("Status", &Container::status, "");
        fields.add("Labels", &Container::labels, "");
    }
};

struct Health {
    std::string status;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Status", &Health::status, "");
    }
};

struct ContainerState {
    std::string startedAt;
    bool oomKilled = false;
    std::optional<Health> health;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("StartedAt", &ContainerState::startedAt, "");
        fields.add("OOMKilled", &ContainerState::oomKilled, "");
        fields.add("Health", &ContainerState::health, "");
    }
};

struct HostConfig {
    double memory = 0;
    double memoryReservation = 0;
    double nanoCpus = 0;
    double cpuQuota = 0;
    double cpuPeriod = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Memory", &HostConfig::memory, "");
        fields.add("MemoryReservation", &HostConfig::memoryReservation, "");
        fields.add("NanoCpus", &HostConfig::nanoCpus, "");
        fields.add("CpuQuota", &HostConfig::cpuQuota, "");
        fields.add("CpuPeriod", &HostConfig::cpuPeriod, "");
    }
};

/// GET /containers/ID/json.
struct ContainerDetail {
    std::uint32_t restarts = 0;
    std::optional<ContainerState> state;
    std::optional<HostConfig> host;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("RestartCount", &ContainerDetail::restarts, "");
        fields.add("State", &ContainerDetail::state, "");
        fields.add("HostConfig", &ContainerDetail::host, "");
    }
};

struct CpuUsage {
    double total = 0; ///< nanoseconds
    double user = 0;
    double kernel = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("total_usage", &CpuUsage::total, "");
        fields.add("usage_in_usermode", &CpuUsage::user, "");
        fields.add("usage_in_kernelmode", &CpuUsage::kernel, "");
    }
};

struct Throttling {
    double periods = 0;
    double throttledPeriods = 0;
    double throttledTime = 0; ///< nanoseconds

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("periods", &Throttling::periods, "");
        fields.add("throttled_periods", &Throttling::throttledPeriods, "");
        fields.add("throttled_time", &Throttling::throttledTime, "");
    }
};

struct CpuStats {
    std::optional<CpuUsage> usage;
    std::optional<Throttling> throttling;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("cpu_usage", &CpuStats::usage, "");
        fields.add("throttling_data", &CpuStats::throttling, "");
    }
};

struct MemoryStats {
    double usage = 0;
    double limit = 0;
    std::optional<std::map<std::string, double>> details; ///< other names under cgroup 1 and 2

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("usage", &MemoryStats::usage, "");
        fields.add("limit", &MemoryStats::limit, "");
        fields.add("stats", &MemoryStats::details, "");
    }
};

struct NetworkStats {
    double receiveBytes = 0;
    double receiveErrors = 0;
    double receiveDropped = 0;
    double transmitBytes = 0;
    double transmitErrors = 0;
    double transmitDropped = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("rx_bytes", &NetworkStats::receiveBytes, "");
        fields.add("rx_errors", &NetworkStats::receiveErrors, "");
        fields.add("rx_dropped", &NetworkStats::receiveDropped, "");
        fields.add("tx_bytes", &NetworkStats::transmitBytes, "");
        fields.add("tx_errors", &NetworkStats::transmitErrors, "");
        fields.add("tx_dropped", &NetworkStats::transmitDropped, "");
    }
};

/// GET /containers/ID/stats?stream=false&one-shot=true.
struct Stats {
    std::optional<CpuStats> cpu;
    std::optional<MemoryStats> memory;
    std::optional<std::map<std::string, NetworkStats>> networks;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("cpu_stats", &Stats::cpu, "");
        fields.add("memory_stats", &Stats::memory, "");
        fields.add("networks", &Stats::networks, "");
    }
};

/// What an error answer carries.
struct Refusal {
    std::string message;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("message", &Refusal::message, "");
    }
};

struct Actor {
    std::string id;
    std::optional<std::map<std::string, std::string>> attributes;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Actor::id, "");
        fields.add("Attributes", &Actor::attributes, "");
    }
};

/// One line of GET /events.
struct Event {
    std::string type;
    std::string action;
    std::optional<Actor> actor;
    std::int64_t timeNanoseconds = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Type", &Event::type, "");
        fields.add("Action", &Event::action, "");
        fields.add("Actor", &Event::actor, "");
        fields.add("timeNano", &Event::timeNanoseconds, "");
    }
};

/// GET /distribution/IMAGE/json.
struct Distribution {
    struct Descriptor {
        std::string digest;

        template <class Fields>
        static void describe(Fields& fields)
        {
            fields.add("digest", &Descriptor::digest, "");
        }
    };

    std::optional<Descriptor> descriptor;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Descriptor", &Distribution::descriptor, "");
    }
};

} // namespace bafar::services::docker
