#pragma once
// What we read of the Docker Engine's answers about its Swarm, under its own names.
//
// As in docker_engine.h: what Docker may write as null is optional here, other fields are ignored.
// Specs are kept as raw JSON beside what we read of them: a change sends them back whole, with
// fields of versions that we do not know.
// Values only. Source: Docker Engine API 1.41.
// It is larger than the budget because one API is read in one place.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::services::docker {

struct Index {
    std::uint64_t index = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Index", &Index::index, "");
    }
};

struct NodeSpec {
    std::string role;
    std::string availability;
    std::optional<std::map<std::string, std::string>> labels;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Role", &NodeSpec::role, "");
        fields.add("Availability", &NodeSpec::availability, "");
        fields.add("Labels", &NodeSpec::labels, "");
    }
};

/// What a node has, or a task wants.
struct Resources {
    std::int64_t nanoCpus = 0;
    std::int64_t memoryBytes = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("NanoCPUs", &Resources::nanoCpus, "");
        fields.add("MemoryBytes", &Resources::memoryBytes, "");
    }
};

struct NodeDescription {
    std::string hostname;
    std::optional<Resources> resources;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Hostname", &NodeDescription::hostname, "");
        fields.add("Resources", &NodeDescription::resources, "");
    }
};

struct NodeStatus {
    std::string state;
    std::string address;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("State", &NodeStatus::state, "");
        fields.add("Addr", &NodeStatus::address, "");
    }
};

struct ManagerStatus {
    bool leader = false;
    std::string reachability; ///< "reachable", "unreachable", "unknown"
    std::string address;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Leader", &ManagerStatus::leader, "");
        fields.add("Reachability", &ManagerStatus::reachability, "");
        fields.add("Addr", &ManagerStatus::address, "");
    }
};

/// An item of GET /nodes.
struct Node {
    std::string id;
    std::optional<NodeSpec> spec;
    std::optional<NodeDescription> description;
    std::optional<NodeStatus> status;
    std::optional<ManagerStatus> manager;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Node::id, "");
        fields.add("Spec", &Node::spec, "");
        fields.add("Description", &Node::description, "");
        fields.add("Status", &Node::status, "");
        fields.add("ManagerStatus", &Node::manager, "");
    }
};

/// GET /nodes/ID and GET /services/NAME when they are about to be changed.
struct Changeable {
    std::string id;
    Index version;
    schema::RawJson spec;
    std::optional<schema::RawJson> previous;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Changeable::id, "");
        fields.add("Version", &Changeable::version, "");
        fields.add("Spec", &Changeable::spec, "");
        fields.add("PreviousSpec", &Changeable::previous, "");
    }
};

struct Mount {
    std::string type;
    std::string source;
    std::string target;
    bool readOnly = false;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Type", &Mount::type, "");
        fields.add("Source", &Mount::source, "");
        fields.add("Target", &Mount::target, "");
        fields.add("ReadOnly", &Mount::readOnly, "");
    }
};

struct ContainerSpec {
    std::string image;
    std::optional<std::vector<std::string>> environment;
    std::optional<std::vector<Mount>> mounts;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Image", &ContainerSpec::image, "");
        fields.add("Env", &ContainerSpec::environment, "");
        fields.add("Mounts", &ContainerSpec::mounts, "");
    }
};

struct Attachment {
    std::string target;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Target", &Attachment::target, "");
    }
};

struct Placement {
    std::optional<std::vector<std::string>> constraints;
    std::uint64_t maxReplicas = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Constraints", &Placement::constraints, "");
        fields.add("MaxReplicas", &Placement::maxReplicas, "");
    }
};

struct TaskResources {
    std::optional<Resources> reservations;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Reservations", &TaskResources::reservations, "");
    }
};

struct TaskSpec {
    std::optional<ContainerSpec> container;
    std::optional<std::vector<Attachment>> networks;
    std::optional<Placement> placement;
    std::optional<TaskResources> resources;
    std::uint64_t forceUpdate = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ContainerSpec", &TaskSpec::container, "");
        fields.add("Networks", &TaskSpec::networks, "");
        fields.add("Placement", &TaskSpec::placement, "");
        fields.add("Resources", &TaskSpec::resources, "");
        fields.add("ForceUpdate", &TaskSpec::forceUpdate, "");
    }
};

struct Replicated {
    std::uint32_t replicas = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Replicas", &Replicated::replicas, "");
    }
};

struct Mode {
    std::optional<Replicated> replicated;
    std::optional<schema::RawJson> global;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Replicated", &Mode::replicated, "");
        fields.add("Global", &Mode::global, "");
    }
};

struct UpdateConfig {
    std::string order;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Order", &UpdateConfig::order, "");
    }
};

struct ServiceSpec {
    std::string name;
    std::optional<std::map<std::string, std::string>> labels;
    std::optional<TaskSpec> task;
    std::optional<Mode> mode;
    std::optional<UpdateConfig> update;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Name", &ServiceSpec::name, "");
        fields.add("Labels", &ServiceSpec::labels, "");
        fields.add("TaskTemplate", &ServiceSpec::task, "");
        fields.add("Mode", &ServiceSpec::mode, "");
        fields.add("UpdateConfig", &ServiceSpec::update, "");
    }
};

struct Port {
    std::string protocol;
    std::uint16_t target = 0;
    std::uint16_t published = 0;
    std::string mode;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Protocol", &Port::protocol, "");
        fields.add("TargetPort", &Port::target, "");
        fields.add("PublishedPort", &Port::published, "");
        fields.add("PublishMode", &Port::mode, "");
    }
};

/// A service's Endpoint, and a task's PortStatus.
struct Ports {
    std::optional<std::vector<Port>> ports;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Ports", &Ports::ports, "");
    }
};

struct UpdateStatus {
    std::string state;
    std::string startedAt;
    std::string completedAt;
    std::string message;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("State", &UpdateStatus::state, "");
        fields.add("StartedAt", &UpdateStatus::startedAt, "");
        fields.add("CompletedAt", &UpdateStatus::completedAt, "");
        fields.add("Message", &UpdateStatus::message, "");
    }
};

/// An item of GET /services.
struct Service {
    std::string id;
    Index version;
    std::optional<ServiceSpec> spec;
    std::optional<ServiceSpec> previous;
    std::optional<Ports> endpoint;
    std::optional<UpdateStatus> update;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Service::id, "");
        fields.add("Version", &Service::version, "");
        fields.add("Spec", &Service::spec, "");
        fields.add("PreviousSpec", &Service::previous, "");
        fields.add("Endpoint", &Service::endpoint, "");
        fields.add("UpdateStatus", &Service::update, "");
    }
};

struct ContainerStatus {
    std::string id;
    std::int64_t exitCode = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ContainerID", &ContainerStatus::id, "");
        fields.add("ExitCode", &ContainerStatus::exitCode, "");
    }
};

struct TaskStatus {
    std::string at;
    std::string state;
    std::string message;
    std::string error;
    std::optional<ContainerStatus> container;
    std::optional<Ports> ports;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Timestamp", &TaskStatus::at, "");
        fields.add("State", &TaskStatus::state, "");
        fields.add("Message", &TaskStatus::message, "");
        fields.add("Err", &TaskStatus::error, "");
        fields.add("ContainerStatus", &TaskStatus::container, "");
        fields.add("PortStatus", &TaskStatus::ports, "");
    }
};

struct Driver {
    std::string name;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Name", &Driver::name, "");
    }
};

struct NetworkSpec {
    std::string name;
    bool attachable = false;
    bool ingress = false;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Name", &NetworkSpec::name, "");
        fields.add("Attachable", &NetworkSpec::attachable, "");
        fields.add("Ingress", &NetworkSpec::ingress, "");
    }
};

struct Network {
    std::string id;
    std::optional<NetworkSpec> spec;
    std::optional<Driver> driver;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Network::id, "");
        fields.add("Spec", &Network::spec, "");
        fields.add("DriverState", &Network::driver, "");
    }
};

/// An item of a task's NetworksAttachments.
struct TaskNetwork {
    std::optional<Network> network;
    std::optional<std::vector<std::string>> addresses; ///< "10.0.1.3/24"

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("Network", &TaskNetwork::network, "");
        fields.add("Addresses", &TaskNetwork::addresses, "");
    }
};

/// An item of GET /tasks.
struct Task {
    std::string id;
    std::string createdAt;
    std::string service; ///< id
    std::string node;    ///< id
    std::uint32_t slot = 0;
    std::string desired;
    std::optional<TaskSpec> spec;
    std::optional<TaskStatus> status;
    std::optional<std::vector<TaskNetwork>> networks;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.add("ID", &Task::id, "");
        fields.add("CreatedAt", &Task::createdAt, "");
        fields.add("ServiceID", &Task::service, "");
        fields.add("NodeID", &Task::node, "");
        fields.add("Slot", &Task::slot, "");
        fields.add("DesiredState", &Task::desired, "");
        fields.add("Spec", &Task::spec, "");
        fields.add("Status", &Task::status, "");
        fields.add("NetworksAttachments", &Task::networks, "");
    }
};

} // namespace bafar::services::docker
