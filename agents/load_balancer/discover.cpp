#include "agents/load_balancer/discover.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::load_balancer {
namespace {

namespace services = schema::services;
using schema::load_balancer::Config;

constexpr std::size_t ServersMax = 3000;
constexpr std::size_t RoutesMax = 4096;
constexpr std::size_t UnreachedMax = 20; ///< told of one upstream

std::string labelOf(const services::Service& service, const char* name)
{
    const auto found = service.labels.find(name);
    return found == service.labels.end() ? std::string() : found->second;
}

std::uint16_t portOf(std::string_view text)
{
    std::uint16_t port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() ? port : std::uint16_t{0};
}

std::optional<net::Address> addressOf(const schema::Spec& spec, const std::string& node)
{
    for (const auto& one : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        if (one.id == node) {
            return one.address;
        }
    }
    return std::nullopt;
}

/// Where a task answers on this port of its container; 0: nowhere that we reach.
std::uint16_t hostPort(const services::Task& task, std::uint16_t port)
{
    for (const services::Port& one : task.ports) {
        if (one.target == port && one.published != 0 && one.protocol == "tcp") {
            return one.published;
        }
    }
    return 0;
}

/// What the servers of a service are made of.
struct Wanted {
    std::string service;
    std::uint16_t port = 0; ///< in its containers
};

/// Where a task is reached, or why nowhere.
Result<ServerEntry> wayTo(const services::Task& task,
                          const Wanted& wanted,
                          const schema::Spec& spec)
{
    ServerEntry server;
    server.key = task.id;
    server.name = task.name;
    server.draining = task.desired != "running";
    const std::uint16_t published = hostPort(task, wanted.port);
    const auto node = addressOf(spec, task.node);
    if (published != 0 && node) {
        server.at = {*node, published};
        return server;
    }
    for (const services::Attachment& network : task.networks) {
        if (const auto address = net::Address::parse(network.address)) {
            server.at = {*address, wanted.port};
            server.network = network.network;
            server.networkName = network.name;
            return server;
        }
    }
    const std::string port = std::to_string(wanted.port);
    if (published != 0) {
        return fail(Code::Unavailable, "its node " + sanitized(task.node, 80) +
                                           " is not in cluster.nodes, and it is in no overlay "
                                           "network: add the node, or a network");
    }
    return fail(Code::Unavailable, "it does not publish port " + port +
                                       " in host mode, and it is in no overlay network: add "
                                       "--publish mode=host,target=" +
                                       port + ", or a network, to the service");
}

/// The servers of a service; `why` tells why there is none.
void fillFromService(UpstreamEntry& upstream,
                     const Wanted& wanted,
                     const services::Status& swarm,
                     const schema::Spec& spec)
{
    const bool known =
        std::any_of(swarm.services.begin(), swarm.services.end(),
                    [&wanted](const services::Service& one) { return one.name == wanted.service; });
    for (const services::Task& task : swarm.tasks) {
        if (task.service != wanted.service || task.state != "running" ||
            upstream.servers.size() >= ServersMax) {
            continue;
        }
        Result<ServerEntry> server = wayTo(task, wanted, spec);
        if (server) {
            upstream.servers.push_back(std::move(*server));
        } else if (upstream.unreached.size() < UnreachedMax) {
            upstream.unreached.push_back({task.id, task.name, std::move(server.error().text)});
        }
    }
    std::sort(upstream.servers.begin(), upstream.servers.end(),
              [](const ServerEntry& a, const ServerEntry& b) { return a.at < b.at; });
    if (upstream.servers.empty()) {
        const std::string name = "service " + sanitized(wanted.service, 255);
        upstream.why = !known ? "there is no " + name
                       : upstream.unreached.empty()
                           ? "no task of " + name + " runs"
                           : "no task of " + name + " is reached: " + upstream.unreached[0].why;
    }
}

UpstreamEntry fixedUpstream(const schema::load_balancer::Upstream& config)
{
    UpstreamEntry upstream{config.id, {}, "", {}};
    for (const net::Endpoint& at : config.servers) {
        upstream.servers.push_back({at.toString(), at, false, {}, {}, {}});
    }
    return upstream;
}

/// Services that say by labels which requests they answer.
void discover(Routing& routing, const services::Status& swarm, const schema::Spec& spec)
{
    for (const services::Service& service : swarm.services) {
        std::string host = labelOf(service, "bafar.http.host");
        std::transform(host.begin(), host.end(), host.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (host.empty() || routing.routes.size() >= RoutesMax) {
            continue;
        }
        UpstreamEntry upstream{"service:" + service.name, {}, "", {}};
        const std::string path = labelOf(service, "bafar.http.path");
        const std::uint16_t port = portOf(labelOf(service, "bafar.http.port"));
        if (port == 0) {
            upstream.why = "service " + sanitized(service.name, 255) +
                           " has no valid label bafar.http.port; add it: the port its tasks "
                           "listen on inside their containers";
        } else {
            fillFromService(upstream, {service.name, port}, swarm, spec);
        }
        routing.routes.push_back(
            {"", std::move(host), path.starts_with('/') ? path : "/", upstream.id});
        routing.upstreams.push_back(std::move(upstream));
    }
}

} // namespace

std::optional<services::Status> swarmOf(const schema::ClusterView& view)
{
    std::optional<services::Status> best;
    std::optional<Duration> age;
    for (const auto& [name, node] : view.nodes) {
        if ((age && node.age >= *age) || !node.concepts.contains(std::string(services::Name))) {
            continue;
        }
        auto status = view.status<services::Status>(name, std::string(services::Name));
        const bool speaks =
            status && status->swarm.role == services::Role::Manager && status->engine.reachable &&
            (status->state == schema::State::Ok || status->state == schema::State::Degraded);
        if (speaks) {
            best = std::move(status);
            age = node.age;
        }
    }
    return best;
}

std::set<std::string> stoppingTasks(const schema::ClusterView& view)
{
    std::set<std::string> tasks;
    for (const auto& [name, node] : view.nodes) {
        const schema::ConceptReport* said = node.concepts.find(std::string(services::Name));
        // Most nodes stop nothing now, and reading all that they say takes its time.
        if (said == nullptr || said->status.text.find("\"stopping\"") == std::string::npos) {
            continue;
        }
        const auto status = view.status<services::Status>(name, std::string(services::Name));
        for (const auto& one : status ? status->containers : std::vector<services::Container>()) {
            if (one.state == "stopping" && !one.task.empty()) {
                tasks.insert(one.task);
            }
        }
    }
    return tasks;
}

void drainTasks(Routing& routing, const std::set<std::string>& tasks)
{
    for (UpstreamEntry& upstream : routing.upstreams) {
        for (ServerEntry& server : upstream.servers) {
            server.draining = server.draining || tasks.contains(server.key);
        }
    }
}

Routing makeRouting(const schema::Spec& spec,
                    const std::optional<services::Status>& swarm,
                    const Routing& before)
{
    const Config& config = spec.section<Config>(schema::load_balancer::Name);
    Routing routing;
    for (const auto& route : config.routes) {
        routing.routes.push_back({route.listener, route.host, route.path, route.upstream});
    }
    for (const auto& one : config.upstreams) {
        UpstreamEntry upstream = fixedUpstream(one);
        const UpstreamEntry* known = before.upstream(one.id);
        if (!one.service.empty() && swarm) {
            fillFromService(upstream, {one.service, one.port}, *swarm, spec);
        } else if (!one.service.empty()) {
            upstream = known != nullptr
                           ? *known
                           : UpstreamEntry{one.id, {}, "no manager of the Swarm was heard yet", {}};
        }
        routing.upstreams.push_back(std::move(upstream));
    }
    if (!config.discover) {
        return routing;
    }
    if (swarm) {
        discover(routing, *swarm, spec);
        return routing;
    }
    for (const UpstreamEntry& upstream : before.upstreams) {
        if (routing.upstream(upstream.id) == nullptr && upstream.id.starts_with("service:")) {
            routing.upstreams.push_back(upstream);
        }
    }
    for (const RouteEntry& route : before.routes) {
        if (route.upstream.starts_with("service:")) {
            routing.routes.push_back(route);
        }
    }
    return routing;
}

} // namespace bafar::load_balancer
