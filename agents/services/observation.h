#pragma once
// What was learned from Docker, as values: everything in it is sanitized and cut already.
//
// Structures of the contract are used as they are; what Docker names by ids (a task's service, its
// node) keeps the id beside it until swarm.h resolves it.
// Values only.
#include <string>
#include <vector>

#include "core/schema/services.h"

namespace bafar::services {

namespace contract = schema::services;

/// The versions an engine speaks, and the one we speak with it.
struct EngineVersion {
    std::string version;
    std::string api;

    bool operator==(const EngineVersion&) const = default;
};

/// The engine of this node and its part in the Swarm.
struct Info {
    std::string node;    ///< id in the Swarm; empty: in none
    std::string state;   ///< "inactive", "pending", "active", "error", "locked"
    std::string cluster; ///< id of the Swarm
    std::string error;   ///< why it is not in order
    bool manager = false;
    std::uint32_t managers = 0;
    std::uint32_t running = 0; ///< containers
    std::uint32_t paused = 0;
    std::uint32_t stopped = 0;
    std::uint32_t processors = 0;
    std::uint64_t memoryBytes = 0;

    bool operator==(const Info&) const = default;
};

struct SeenTask {
    contract::Task task; ///< service, name and node are empty until resolved
    std::string serviceId;
    std::string nodeId;
    std::string createdAt; ///< as Docker writes it: later is greater
    std::int64_t exitCode = 0;

    bool operator==(const SeenTask&) const = default;
};

/// A list, and how many of its items were left out because of our bounds.
template <class T>
struct Listed {
    std::vector<T> items;
    std::uint32_t leftOut = 0;

    bool operator==(const Listed&) const = default;
};

/// What inspecting a container adds to the list.
struct ContainerDetail {
    WallTime startedAt;
    std::uint32_t restarts = 0;
    bool oomKilled = false;
    double memoryLimit = 0; ///< bytes; 0: none
    double memoryReservation = 0;
    double cpuQuota = 0; ///< microseconds of each period; 0: none
    double cpuPeriod = 0;

    bool operator==(const ContainerDetail&) const = default;
};

struct NetworkFigures {
    std::string interface;
    double receiveBytes = 0, receiveErrors = 0, receiveDropped = 0;
    double transmitBytes = 0, transmitErrors = 0, transmitDropped = 0;

    bool operator==(const NetworkFigures&) const = default;
};

/// What a container uses. Seconds and bytes.
struct Figures {
    double cpu = 0, cpuUser = 0, cpuSystem = 0;
    double periods = 0, throttledPeriods = 0, throttled = 0;
    double memory = 0;     ///< with page cache, as the kernel counts
    double workingSet = 0; ///< without inactive page cache
    double rss = 0;
    double cache = 0;
    std::vector<NetworkFigures> networks;

    bool operator==(const Figures&) const = default;
};

/// One line of the engine's event stream.
struct EngineEvent {
    std::string type;   ///< "container", "service", "node", "network", ...
    std::string action; ///< "create", "update", "die", "health_status: healthy", ...
    std::string id;
    std::string signal; ///< of a kill: a number, or a name
    std::string task;   ///< the Swarm's, of a container of it
    std::int64_t atNanoseconds = 0;

    bool operator==(const EngineEvent&) const = default;
};

} // namespace bafar::services
