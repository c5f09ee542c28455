// The Swarm's answers, and what all answers share. The engine's own are in parse_engine.cpp.
#include "agents/services/parse.h"

#include <algorithm>

#include "agents/services/docker_swarm.h"
#include "agents/services/parse_text.h"
#include "core/base/text.h"

namespace bafar::services {
namespace {

constexpr std::size_t PortsMax = 64;
constexpr std::size_t LabelsMax = 32;
constexpr std::size_t NetworksMax = 32;
constexpr std::size_t ConstraintsMax = 16;
constexpr std::size_t VariablesMax = 64;
constexpr std::size_t MountsMax = 32;
constexpr std::string_view OurLabels = "bafar.";
constexpr double NanoCpus = 1e9;

std::vector<contract::Port> portsOf(const std::optional<docker::Ports>& from)
{
    std::vector<contract::Port> ports;
    if (!from || !from->ports) {
        return ports;
    }
    for (const docker::Port& port : *from->ports) {
        contract::Port one{named(port.protocol), port.target, port.published, named(port.mode)};
        // Docker lists a host port once for IPv4 and once for IPv6.
        if (ports.size() < PortsMax && std::find(ports.begin(), ports.end(), one) == ports.end()) {
            ports.push_back(std::move(one));
        }
    }
    return ports;
}

std::vector<contract::Attachment> networksOf(const docker::Task& from)
{
    std::vector<contract::Attachment> networks;
    for (const docker::TaskNetwork& one :
         from.networks.value_or(std::vector<docker::TaskNetwork>{})) {
        const bool overlay = one.network && one.network->spec && one.network->driver &&
                             one.network->driver->name == "overlay" && !one.network->spec->ingress;
        if (!overlay || !one.addresses || one.addresses->empty() ||
            networks.size() >= NetworksMax) {
            continue;
        }
        const std::string& address = one.addresses->front();
        networks.push_back({named(one.network->id), named(one.network->spec->name),
                            named(address.substr(0, address.find('/'))),
                            one.network->spec->attachable});
    }
    return networks;
}

std::string imageOf(const std::optional<docker::TaskSpec>& task)
{
    return task && task->container ? sanitized(task->container->image, ImageMax) : std::string();
}

contract::SwarmNode nodeOf(const docker::Node& from)
{
    contract::SwarmNode node;
    node.id = named(from.id);
    if (from.description) {
        node.hostname = named(from.description->hostname);
        if (const auto& has = from.description->resources) {
            node.cpus = static_cast<double>(has->nanoCpus) / NanoCpus;
            node.memoryBytes =
                static_cast<std::uint64_t>(std::max<std::int64_t>(has->memoryBytes, 0));
        }
    }
    if (from.status) {
        node.state = named(from.status->state);
        node.address = named(from.status->address);
    }
    if (from.spec) {
        node.availability = named(from.spec->availability);
        node.role = from.spec->role == "manager" ? contract::Role::Manager : contract::Role::Worker;
        for (const auto& [key, value] :
             from.spec->labels.value_or(std::map<std::string, std::string>{})) {
            if (node.labels.size() < LabelsMax) {
                node.labels.emplace(named(key), named(value));
            }
        }
    }
    if (from.manager) {
        node.leader = from.manager->leader;
        node.reachable = from.manager->reachability == "reachable";
        // The leader knows itself as 127.0.0.1 or 0.0.0.0 in some versions; its manager address is
        // right in all of them.
        const std::string address = named(from.manager->address);
        const std::size_t port = address.rfind(':');
        if (port != std::string::npos) {
            node.address = address.substr(0, port);
        }
    }
    return node;
}

/// "/data=volume shop-data, read-only"
std::string mountText(const docker::Mount& mount)
{
    return named(mount.target) + "=" + named(mount.type) +
           (mount.source.empty() ? std::string() : " " + named(mount.source)) +
           (mount.readOnly ? ", read-only" : "");
}

/// Where its tasks may run, and what each of them wants.
void addTaskSpec(const docker::TaskSpec& from, contract::Service& service)
{
    if (from.placement) {
        for (const std::string& one :
             from.placement->constraints.value_or(std::vector<std::string>{})) {
            if (service.constraints.size() < ConstraintsMax) {
                service.constraints.push_back(named(one));
            }
        }
        service.maxPerNode = static_cast<std::uint32_t>(from.placement->maxReplicas);
    }
    if (from.resources && from.resources->reservations) {
        const docker::Resources& wants = *from.resources->reservations;
        service.reservedCpus = static_cast<double>(wants.nanoCpus) / NanoCpus;
        service.reservedMemoryBytes =
            static_cast<std::uint64_t>(std::max<std::int64_t>(wants.memoryBytes, 0));
    }
    if (!from.container) {
        return;
    }
    for (const std::string& variable :
         from.container->environment.value_or(std::vector<std::string>{})) {
        if (service.environment.size() < VariablesMax) {
            service.environment.push_back(schema::withoutSecret(variable));
        }
    }
    for (const docker::Mount& mount :
         from.container->mounts.value_or(std::vector<docker::Mount>{})) {
        if (service.mounts.size() < MountsMax) {
            service.mounts.push_back(mountText(mount));
        }
    }
}

contract::Service serviceOf(const docker::Service& from)
{
    contract::Service service;
    service.id = named(from.id);
    service.version = from.version.index;
    service.ports = portsOf(from.endpoint);
    if (from.update) {
        service.update = {named(from.update->state), sanitized(from.update->message, SentenceMax),
                          wallOf(from.update->startedAt), wallOf(from.update->completedAt)};
    }
    if (from.previous) {
        service.previousImage = imageOf(from.previous->task);
    }
    if (!from.spec) {
        return service;
    }
    const docker::ServiceSpec& spec = *from.spec;
    service.name = named(spec.name);
    const ImageParts image = imageParts(imageOf(spec.task));
    service.image = image.name;
    service.digest = image.digest;
    service.order = spec.update && !spec.update->order.empty() ? named(spec.update->order)
                                                               : std::string("stop-first");
    service.restarts = spec.task ? spec.task->forceUpdate : 0;
    if (spec.task) {
        addTaskSpec(*spec.task, service);
    }
    if (spec.mode) {
        service.global = spec.mode->global.has_value();
        service.desired = spec.mode->replicated ? spec.mode->replicated->replicas : 0;
    }
    if (spec.task && spec.task->networks) {
        for (const docker::Attachment& network : *spec.task->networks) {
            if (service.networks.size() < NetworksMax) {
                service.networks.push_back(named(network.target));
            }
        }
    }
    for (const auto& [key, value] : spec.labels.value_or(std::map<std::string, std::string>{})) {
        if (key.starts_with(OurLabels) && service.labels.size() < LabelsMax) {
            service.labels.emplace(named(key), sanitized(value, SentenceMax));
        }
    }
    return service;
}

SeenTask taskOf(const docker::Task& from)
{
    SeenTask seen;
    seen.serviceId = named(from.service);
    seen.nodeId = named(from.node);
    seen.createdAt = named(from.createdAt);
    contract::Task& task = seen.task;
    task.id = named(from.id);
    task.slot = from.slot;
    task.desired = named(from.desired);
    task.image = imageOf(from.spec);
    task.networks = networksOf(from);
    if (from.status) {
        const docker::TaskStatus& status = *from.status;
        task.state = named(status.state);
        task.error = sanitized(status.error, SentenceMax);
        task.since = wallOf(status.at);
        task.ports = portsOf(status.ports);
        if (status.container) {
            task.container = named(status.container->id);
            seen.exitCode = status.container->exitCode;
        }
    }
    return seen;
}

/// Reads a list of Docker's and makes ours of its first `most` items.
template <class From, class To>
Result<Listed<To>> listOf(std::string_view body,
                          std::size_t most,
                          std::string_view what,
                          To (*make)(const From&))
{
    Result<std::optional<std::vector<From>>> read =
        readBody<std::optional<std::vector<From>>>(body, what);
    if (!read) {
        return tl::unexpected(std::move(read.error()));
    }
    Listed<To> list;
    if (!*read) {
        return list; // null: none
    }
    const std::vector<From>& items = **read;
    const std::size_t kept = std::min(most, items.size());
    list.items.reserve(kept);
    std::transform(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(kept),
                   std::back_inserter(list.items), make);
    list.leftOut = static_cast<std::uint32_t>(items.size() - kept);
    return list;
}

} // namespace

Result<Listed<contract::SwarmNode>> parseNodes(std::string_view body)
{
    return listOf<docker::Node, contract::SwarmNode>(body, NodesMax, "the Swarm's nodes", &nodeOf);
}

Result<Listed<contract::Service>> parseServices(std::string_view body)
{
    return listOf<docker::Service, contract::Service>(body, ServicesMax, "the Swarm's services",
                                                      &serviceOf);
}

Result<Listed<SeenTask>> parseTasks(std::string_view body)
{
    return listOf<docker::Task, SeenTask>(body, TasksMax, "the Swarm's tasks", &taskOf);
}

WallTime wallOf(std::string_view text)
{
    const Result<WallTime> read = wallTimeFromIso8601(text);
    return read && read->unixMs > 0 ? *read : WallTime{};
}

ImageParts imageParts(std::string_view image)
{
    const std::size_t at = image.find('@');
    return at == std::string_view::npos
               ? ImageParts{std::string(image), {}}
               : ImageParts{std::string(image.substr(0, at)), std::string(image.substr(at + 1))};
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view Digits = "0123456789ABCDEF";
    constexpr std::string_view Unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (Unreserved.find(c) != std::string_view::npos) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += Digits[byte >> 4U];
        out += Digits[byte & 15U];
    }
    return out;
}

} // namespace bafar::services
