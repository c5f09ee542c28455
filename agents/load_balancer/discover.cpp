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

/// The servers of a service; `why` tells why there is none.
void fillFromService(UpstreamEntry& upstream,
                     const std::string& service,
                     std::uint16_t port,
                     const services::Status& swarm,
                     const schema::Spec& spec)
{
    bool known = false;
    std::size_t running = 0;
    for (const services::Service& one : swarm.services) {
        known = known || one.name == service;
    }
    for (const services::Task& task : swarm.tasks) {
        if (task.service != service || task.state != "running" ||
            upstream.servers.size() >= ServersMax) {
            continue;
        }
        ++running;
        const auto address = addressOf(spec, task.node);
        const std::uint16_t published = hostPort(task, port);
        if (address && published != 0) {
            upstream.servers.push_back({task.id, {*address, published}, task.desired != "running"});
        }
    }
    std::sort(upstream.servers.begin(), upstream.servers.end(),
              [](const ServerEntry& a, const ServerEntry& b) { return a.at < b.at; });
    if (upstream.servers.empty()) {
        const std::string name = "service " + sanitized(service, 255);
        upstream.why = !known ? "there is no " + name
                       : running == 0
                           ? "no task of " + name + " runs"
                           : "no task of " + name + " publishes port " + std::to_string(port) +
                                 " in host mode on one of our nodes";
    }
}

UpstreamEntry fixedUpstream(const schema::load_balancer::Upstream& config)
{
    UpstreamEntry upstream{config.id, {}, ""};
    for (const net::Endpoint& at : config.servers) {
        upstream.servers.push_back({at.toString(), at, false});
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
        UpstreamEntry upstream{"service:" + service.name, {}, ""};
        const std::string path = labelOf(service, "bafar.http.path");
        const std::uint16_t port = portOf(labelOf(service, "bafar.http.port"));
        if (port == 0) {
            upstream.why = "service " + sanitized(service.name, 255) +
                           " has no valid label bafar.http.port; add it: the port its tasks "
                           "listen on inside their containers";
        } else {
            fillFromService(upstream, service.name, port, swarm, spec);
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
            fillFromService(upstream, one.service, one.port, *swarm, spec);
        } else if (!one.service.empty()) {
            upstream = known != nullptr
                           ? *known
                           : UpstreamEntry{one.id, {}, "no manager of the Swarm was heard yet"};
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
