#pragma once
// The services concept: Docker engines, and the Swarm that they form: nodes, services, tasks.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <map>
#include <string>
#include <vector>

#include "core/schema/event.h"
#include "core/schema/service_shape.h"

namespace bafar::schema::services {

inline constexpr std::string_view Name = "services";

/// A label of a service: so many of its tasks run at all times, also while a node is drained.
inline constexpr std::string_view MinimumLabel = "bafar.minimum";

struct Config {
    std::string socket = "/run/docker.sock";
    Duration interval = std::chrono::seconds{1};
    Duration timeout = std::chrono::milliseconds{800};
    Duration stall = std::chrono::seconds{60};
    Duration healthy = std::chrono::seconds{10};

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Docker on every node, and the Swarm it forms.");
        fields.add("socket", &Config::socket, "Where the engine listens, the same on every node")
            .range(1, 107);
        fields.add("interval", &Config::interval, "Between looks").range(0.2, 60);
        fields.add("timeout", &Config::timeout, "For everything one look asks").range(0.1, 30);
        fields
            .add("stall", &Config::stall,
                 "A change in which no task gets further for so long has failed")
            .range(5, 3600);
        fields
            .add("healthy", &Config::healthy,
                 "A change has succeeded once all its tasks have run for so long")
            .range(1, 600);
    }
};

/// The Docker engine of one node.
struct Engine {
    bool reachable = false;
    std::string version; ///< "20.10.24"
    std::string api;     ///< spoken with it: "1.41"

    bool operator==(const Engine&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The Docker engine of one node.");
        fields.add("reachable", &Engine::reachable, "It answered the last look");
        fields.add("version", &Engine::version, "As it says");
        fields.add("api", &Engine::api, "The API version spoken with it");
    }
};

enum class Role : std::uint8_t { None, Worker, Manager };
inline constexpr std::string_view RoleNames[] = {"none", "worker", "manager"};

constexpr std::span<const std::string_view> enumNames(Role)
{
    return RoleNames;
}

/// The part this node has in the Swarm.
struct Membership {
    std::string cluster; ///< the Swarm's id
    std::string id;      ///< this node's id in the Swarm
    Role role = Role::None;
    bool leader = false;
    bool quorum = false; ///< a manager that can read and change the Swarm
    std::uint32_t managers = 0;
    std::uint32_t managersReachable = 0;

    bool operator==(const Membership&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The part this node has in the Swarm.");
        fields.add("cluster", &Membership::cluster, "Id of the Swarm");
        fields.add("id", &Membership::id, "This node's id in the Swarm");
        fields.add("role", &Membership::role, "none, worker or manager");
        fields.add("leader", &Membership::leader, "It leads the managers");
        fields.add("quorum", &Membership::quorum, "A manager that can read and change the Swarm");
        fields.add("managers", &Membership::managers, "Of the Swarm");
        fields.add("managers_reachable", &Membership::managersReachable, "As this manager sees it");
    }
};

/// A node of the Swarm, as a manager sees it.
struct SwarmNode {
    std::string id;
    std::string hostname;
    std::string node; ///< ours at its address or of its name; empty: not one of ours
    std::string address;
    std::string availability; ///< "active", "pause", "drain"
    std::string state;        ///< "ready", "down", "unknown", "disconnected"
    Role role = Role::None;
    bool leader = false;
    bool reachable = false;                    ///< a manager that the others reach
    std::map<std::string, std::string> labels; ///< of the node in the Swarm
    double cpus = 0;                           ///< what it has; 0: not said
    std::uint64_t memoryBytes = 0;

    bool operator==(const SwarmNode&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A node of the Swarm.");
        fields.add("id", &SwarmNode::id, "In the Swarm").required();
        fields.add("hostname", &SwarmNode::hostname, "As the node calls itself");
        fields.add("node", &SwarmNode::node, "Node id from cluster.nodes; empty: not one of them");
        fields.add("address", &SwarmNode::address, "Where the Swarm reaches it");
        fields.add("availability", &SwarmNode::availability, "active, pause or drain");
        fields.add("state", &SwarmNode::state, "ready, down, unknown or disconnected");
        fields.add("role", &SwarmNode::role, "worker or manager");
        fields.add("leader", &SwarmNode::leader, "It leads the managers");
        fields.add("reachable", &SwarmNode::reachable, "A manager that the others reach");
        fields.add("labels", &SwarmNode::labels, "Of the node in the Swarm");
        fields.add("cpus", &SwarmNode::cpus, "Processors that it has");
        fields.add("memory_bytes", &SwarmNode::memoryBytes, "That it has").in("bytes");
    }
};

struct Port {
    std::string protocol; ///< "tcp", "udp", "sctp"
    std::uint16_t target = 0;
    std::uint16_t published = 0; ///< 0: chosen by each host, see its tasks
    std::string mode;            ///< "host" or "ingress"

    bool operator==(const Port&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A port that a service publishes.");
        fields.add("protocol", &Port::protocol, "tcp, udp or sctp");
        fields.add("target", &Port::target, "Inside the container");
        fields.add("published", &Port::published, "On the host; 0: each host chooses");
        fields.add("mode", &Port::mode, "host or ingress");
    }
};

/// The last change that Swarm carries out or carried out.
struct UpdateStatus {
    std::string state; ///< "updating", "completed", "paused", "rollback_started", ...; empty: none
    std::string message;
    WallTime startedAt;
    WallTime completedAt;

    bool operator==(const UpdateStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The last change of a service as Swarm carries it out.");
        fields.add("state", &UpdateStatus::state, "Swarm's word; empty: never updated");
        fields.add("message", &UpdateStatus::message, "Swarm's sentence");
        fields.add("started_at", &UpdateStatus::startedAt, "When it began");
        fields.add("completed_at", &UpdateStatus::completedAt, "When it ended");
    }
};

struct Service {
    std::string id;
    std::string name;
    std::uint64_t version = 0;  ///< of its spec; a change names the one it was made from
    std::string image;          ///< "registry/web:1", without digest
    std::string digest;         ///< "sha256:..." or empty
    std::string previousImage;  ///< of the spec before, digest included: where a roll-back leads
    bool global = false;        ///< one task on each node, instead of a number of replicas
    std::string order;          ///< of an update: "start-first" or "stop-first"
    std::uint64_t restarts = 0; ///< Docker's ForceUpdate: grows with each forced restart
    std::uint32_t desired = 0;  ///< tasks that should run
    std::uint32_t running = 0;  ///< of those, running
    std::uint32_t current = 0;  ///< of those running, with the service's present image
    UpdateStatus update;
    std::vector<Port> ports;
    std::vector<std::string> networks;         ///< ids of networks its tasks are attached to
    std::map<std::string, std::string> labels; ///< bafar.* only
    std::uint32_t recentFailures = 0;          ///< tasks that failed within the last ten minutes
    std::string lastFailure;                   ///< the newest one: "web.2 on n1: exit code 1 ..."
    std::vector<std::string> constraints;      ///< "node.role==manager": where tasks may run
    std::uint32_t maxPerNode = 0;              ///< tasks on one node; 0: any number
    double reservedCpus = 0;                   ///< that a node must have free, for each task
    std::uint64_t reservedMemoryBytes = 0;
    std::vector<std::string> environment; ///< as in ServiceShape: secrets hidden
    std::vector<std::string> mounts;      ///< as in ServiceShape

    bool operator==(const Service&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A service of the Swarm.");
        fields.add("id", &Service::id, "In the Swarm").required();
        fields.add("name", &Service::name, "As people call it").required();
        fields.add("version", &Service::version, "Of its spec, grows with each change");
        fields.add("image", &Service::image, "Without digest");
        fields.add("digest", &Service::digest, "Of the image, where it is pinned");
        fields.add("previous_image", &Service::previousImage, "Of the spec before");
        fields.add("global", &Service::global, "One task on each node");
        fields.add("order", &Service::order, "Of an update: start-first or stop-first");
        fields.add("restarts", &Service::restarts, "Docker's ForceUpdate");
        fields.add("desired", &Service::desired, "Tasks that should run");
        fields.add("running", &Service::running, "Of those, running");
        fields.add("current", &Service::current, "Of those running, with the present image");
        fields.add("update", &Service::update, "The last change");
        fields.add("ports", &Service::ports, "Published ones");
        fields.add("networks", &Service::networks, "Ids of the networks it is attached to");
        fields.add("labels", &Service::labels, "Those that begin with bafar.");
        fields.add("recent_failures", &Service::recentFailures, "Tasks failed within 10 minutes");
        fields.add("last_failure", &Service::lastFailure, "The newest of them");
        fields.add("constraints", &Service::constraints, "Where its tasks may run");
        fields.add("max_per_node", &Service::maxPerNode, "Tasks on one node; 0: any number");
        fields.add("reserved_cpus", &Service::reservedCpus, "Free on a node, for each task");
        fields.add("reserved_memory_bytes", &Service::reservedMemoryBytes, "The same").in("bytes");
        fields.add("environment", &Service::environment, "NAME=value; secrets hidden");
        fields.add("mounts", &Service::mounts, "TARGET=what is mounted there");
    }
};

/// What people compare of it, bounded.
[[nodiscard]] ServiceShape shapeOf(const Service& service);

/// A task's place in an overlay network.
struct Attachment {
    std::string network;     ///< id
    std::string name;        ///< of the network
    std::string address;     ///< in it, without the prefix length
    bool attachable = false; ///< a container that is no task may join it

    bool operator==(const Attachment&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A task's place in an overlay network.");
        fields.add("network", &Attachment::network, "Its id").required();
        fields.add("name", &Attachment::name, "As people call it");
        fields.add("address", &Attachment::address, "Of the task in it");
        fields.add("attachable", &Attachment::attachable, "Other containers may join it");
    }
};

/// One task: a container that Swarm wants somewhere.
struct Task {
    std::string id;
    std::string service;              ///< its name
    std::string name;                 ///< "web.2", or "web.n1" of a global service
    std::uint32_t slot = 0;           ///< 0: of a global service
    std::string node;                 ///< ours, or the Swarm's host name; empty: not placed yet
    std::string state;                ///< "running", "starting", "failed", ...
    std::string desired;              ///< "running", "ready", "shutdown", ...
    std::string image;                ///< with digest
    std::string error;                ///< why it is not running, sanitized
    std::string container;            ///< id; empty: none yet
    std::vector<Port> ports;          ///< on its node's address
    std::vector<Attachment> networks; ///< overlays, the ingress mesh left out
    WallTime since;                   ///< of the state

    bool operator==(const Task&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A task of a service.");
        fields.add("id", &Task::id, "In the Swarm").required();
        fields.add("service", &Task::service, "Name of its service");
        fields.add("name", &Task::name, "Service and slot, or service and node");
        fields.add("slot", &Task::slot, "0: of a global service");
        fields.add("node", &Task::node, "Where; empty: not placed yet");
        fields.add("state", &Task::state, "Swarm's word");
        fields.add("desired", &Task::desired, "What Swarm wants it to be");
        fields.add("image", &Task::image, "With digest");
        fields.add("error", &Task::error, "Why it does not run");
        fields.add("container", &Task::container, "Id of its container");
        fields.add("ports", &Task::ports, "Published on its node");
        fields.add("networks", &Task::networks, "Overlays it is attached to");
        fields.add("since", &Task::since, "When it came into this state");
    }
};

/// A container on this node.
struct Container {
    std::string id;
    std::string name;
    std::string image;
    std::string task;              ///< id; empty: not of the Swarm
    std::string state;             ///< "running", "exited", ...
    std::string health;            ///< "healthy", "unhealthy", "starting"; empty: no health check
    double cpu = 0;                ///< share of one processor
    std::uint64_t memoryBytes = 0; ///< without the page cache
    std::uint64_t memoryLimitBytes = 0; ///< 0: none
    std::uint32_t restarts = 0;
    WallTime startedAt;

    bool operator==(const Container&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A container on this node.");
        fields.add("id", &Container::id, "Of the engine").required();
        fields.add("name", &Container::name, "Of the engine");
        fields.add("image", &Container::image, "As it was started");
        fields.add("task", &Container::task, "Id of its Swarm task");
        fields.add("state", &Container::state, "The engine's word");
        fields.add("health", &Container::health, "Of its health check");
        fields.add("cpu", &Container::cpu, "Share of one processor").in("ratio");
        fields.add("memory_bytes", &Container::memoryBytes, "Without page cache").in("bytes");
        fields.add("memory_limit_bytes", &Container::memoryLimitBytes, "0: none").in("bytes");
        fields.add("restarts", &Container::restarts, "By the engine; Swarm starts new ones");
        fields.add("started_at", &Container::startedAt, "When");
    }
};

struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons;
    Engine engine;
    Membership swarm;
    std::vector<SwarmNode> nodes; ///< by managers only, as the three below
    std::vector<Service> services;
    std::vector<Task> tasks;           ///< the present ones, and the last failed one of each slot
    std::vector<Container> containers; ///< of this node
    std::uint32_t leftOut = 0;         ///< beyond the bounds of the lists above

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Docker on one node, and the Swarm as this node sees it.");
        fields.add("state", &Status::state, "Of this node's engine and its part in the Swarm");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("engine", &Status::engine, "Of this node");
        fields.add("swarm", &Status::swarm, "This node's part in it");
        fields.add("nodes", &Status::nodes, "Of the Swarm, said by managers");
        fields.add("services", &Status::services, "Of the Swarm, said by managers");
        fields.add("tasks", &Status::tasks, "Of the Swarm, said by managers");
        fields.add("containers", &Status::containers, "On this node");
        fields.add("left_out", &Status::leftOut, "What the lists do not hold any more");
    }
};

/// Changes a service. What is not set stays.
struct ChangeService {
    std::string service;
    std::string image;     ///< empty: stays
    std::string fromImage; ///< with digest; another one by now: Conflict. Empty: any
    std::optional<std::uint32_t> replicas;
    bool restart = false;  ///< new tasks although nothing else changes
    bool rollBack = false; ///< to the spec before
    bool await = false;    ///< answer only once it is done as Await asks
    std::string action;    ///< id, for the events
    /// What the service has once it is done, for the record; nothing: not known.
    std::optional<ServiceShape> shape;

    bool operator==(const ChangeService&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Changes a service.");
        fields.add("service", &ChangeService::service, "Its name").required();
        fields.add("image", &ChangeService::image, "The new one; empty: stays");
        fields.add("from_image", &ChangeService::fromImage, "Refused when it has another by now");
        fields.add("replicas", &ChangeService::replicas, "How many shall run").range(0, 10000);
        fields.add("restart", &ChangeService::restart, "New tasks although nothing changes");
        fields.add("roll_back", &ChangeService::rollBack, "Back to the spec before");
        fields.add("await", &ChangeService::await, "Answer only once all tasks are healthy");
        fields.add("action", &ChangeService::action, "Id of the action behind it");
        fields.add("shape", &ChangeService::shape, "What the service has then, for the record");
    }
};

/// Waits until every task of a service runs what it should and has done so for a while.
struct AwaitService {
    std::string service;
    std::string image;     ///< without digest; empty: whatever the service has
    bool rollBack = false; ///< Swarm's rolling back is what is waited for

    bool operator==(const AwaitService&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Waits until all tasks of a service are new and healthy.");
        fields.add("service", &AwaitService::service, "Its name").required();
        fields.add("image", &AwaitService::image, "That all shall run; empty: the service's");
        fields.add("roll_back", &AwaitService::rollBack, "That Swarm rolls back is no failure");
    }
};

/// Sets whether a node of the Swarm takes tasks.
struct SetAvailability {
    std::string node; ///< its id in the Swarm
    std::string availability;

    bool operator==(const SetAvailability&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Sets whether a node of the Swarm takes tasks.");
        fields.add("node", &SetAvailability::node, "Its id in the Swarm").required();
        fields.add("availability", &SetAvailability::availability, "active or drain").required();
    }
};

/// Waits until no task runs on a node of the Swarm any more, and each runs elsewhere.
struct AwaitDrained {
    std::string node; ///< its id in the Swarm

    bool operator==(const AwaitDrained&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Waits until a node runs no tasks any more.");
        fields.add("node", &AwaitDrained::node, "Its id in the Swarm").required();
    }
};

/// What a step may ask of this concept. Exactly one member is set.
struct Command {
    std::optional<ChangeService> change;
    std::optional<AwaitService> await;
    std::optional<SetAvailability> availability;
    std::optional<AwaitDrained> awaitDrained;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the services concept.");
        fields.add("change", &Command::change, "Change a service");
        fields.add("await", &Command::await, "Wait for its tasks");
        fields.add("availability", &Command::availability, "Drain or activate a node");
        fields.add("await_drained", &Command::awaitDrained, "Wait for its tasks to leave");
    }
};

} // namespace bafar::schema::services

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<services::Config>();
extern template const Description& descriptionOf<services::Status>();
extern template const Description& descriptionOf<services::Command>();

} // namespace bafar::schema
