// The machine's answers: status and presence. See machine.h.
#include <algorithm>
#include <cmath>

#include "agents/load_balancer/machine.h"
#include "core/base/text.h"

namespace bafar::load_balancer {
namespace {

namespace contract = schema::load_balancer;
using schema::State;

constexpr std::size_t ServersShown = 200; ///< of one upstream
constexpr std::size_t TextShown = 200;    ///< bytes of a name that is not ours

std::uint64_t failuresOf(const Counts& counts)
{
    return counts.refusedConnections + counts.brokenAnswers + counts.answers[4];
}

/// "12.3", and whole numbers from ten on.
std::string rateText(double rate)
{
    const double rounded = rate < 10 ? std::round(rate * 10) / 10 : std::round(rate);
    return numberText(rounded) + "/s";
}

} // namespace

std::string Machine::networkProblem(const ServerEntry& entry) const
{
    const auto found = report_.networks.find(entry.network);
    if (entry.network.empty() || found == report_.networks.end() || found->second.empty()) {
        return {};
    }
    return "the network " + sanitized(entry.networkName, TextShown) +
           " is not entered: " + found->second +
           "; a container that is attached to it here opens it, or publish the port in host mode";
}

contract::ServerStatus Machine::statusOf(const std::string& upstream,
                                         const ServerEntry& entry) const
{
    contract::ServerStatus status;
    status.key = sanitized(entry.key, TextShown);
    status.name = sanitized(entry.name, TextShown);
    status.at = entry.at;
    status.way = !entry.network.empty() ? contract::Way::Overlay
                 : entry.name.empty()   ? contract::Way::Address
                                        : contract::Way::HostPort;
    status.network = sanitized(entry.networkName, TextShown);
    status.problem = networkProblem(entry);
    status.draining = entry.draining;
    for (const ServerReport& one : report_.servers) {
        if (one.upstream == upstream && one.entry.key == entry.key) {
            status.ejected = one.ejected;
            status.active = one.active;
            status.requests = one.counts.requests;
            status.failures = failuresOf(one.counts);
            status.lastFailure = one.lastFailure;
            const auto window = serverWindows_.find({upstream, entry.key});
            status.p95 = window == serverWindows_.end()
                             ? Duration{}
                             : percentile95(window->second.before, one.counts.durations);
        }
    }
    if (const auto rate = serverRates_.find({upstream, entry.key}); rate != serverRates_.end()) {
        status.requestsPerSecond = rate->second.requests;
        status.errorsPerSecond = rate->second.errors;
    }
    return status;
}

contract::UpstreamStatus Machine::statusOf(const UpstreamEntry& entry) const
{
    contract::UpstreamStatus one;
    one.id = sanitized(entry.id, TextShown);
    one.service = sanitized(serviceOf(entry.id), TextShown);
    one.why = entry.why;
    if (const auto rate = rates_.find(entry.id); rate != rates_.end()) {
        one.requestsPerSecond = rate->second.requests;
        one.errorsPerSecond = rate->second.errors;
    }
    const auto window = windows_.find(entry.id);
    const auto counts = report_.upstreams.find(entry.id);
    if (window != windows_.end() && counts != report_.upstreams.end()) {
        one.p95 = percentile95(window->second.before, counts->second.durations);
    }
    for (std::size_t i = 0; i < std::min(entry.servers.size(), ServersShown); ++i) {
        one.servers.push_back(statusOf(entry.id, entry.servers[i]));
    }
    for (const UnreachedEntry& unreached : entry.unreached) {
        contract::ServerStatus status;
        status.key = sanitized(unreached.key, TextShown);
        status.name = sanitized(unreached.name, TextShown);
        status.way = contract::Way::None;
        status.problem = unreached.why;
        one.servers.push_back(std::move(status));
    }
    return one;
}

/// Whose tasks an upstream's servers are; empty: it is none's.
std::string Machine::serviceOf(const std::string& upstream) const
{
    for (const auto& configured : config_.upstreams) {
        if (configured.id == upstream) {
            return configured.service;
        }
    }
    constexpr std::string_view Prefix = "service:";
    return upstream.starts_with(Prefix) ? upstream.substr(Prefix.size()) : std::string();
}

/// A listener's address is on this node now.
bool Machine::holds(const std::string& listener) const
{
    return std::any_of(config_.listeners.begin(), config_.listeners.end(), [&](const auto& one) {
        return one.id == listener &&
               (one.floatingIp.empty() ||
                std::find(held_.begin(), held_.end(), one.floatingIp) != held_.end());
    });
}

Machine::Status Machine::status(Instant now) const
{
    Status status;
    if (listens_.empty()) {
        status.reasons = {"not in the cluster spec"};
        return status;
    }
    for (const Listen& listen : listens_) {
        contract::ListenerStatus one;
        one.id = listen.listener;
        one.at = listen.at;
        one.here = holds(listen.listener);
        for (const ListenReport& report : report_.listens) {
            if (report.listen == listen) {
                one.listening = report.listening;
                one.problem = report.problem;
                one.connections = report.connections;
            }
        }
        status.listeners.push_back(std::move(one));
    }
    std::transform(routing_.upstreams.begin(), routing_.upstreams.end(),
                   std::back_inserter(status.upstreams),
                   [this](const UpstreamEntry& entry) { return statusOf(entry); });
    for (const RouteEntry& route : routing_.routes) {
        status.routes.push_back({route.listener, sanitized(route.host, TextShown),
                                 sanitized(route.path, TextShown),
                                 sanitized(route.upstream, TextShown)});
    }
    for (const Trouble& trouble : troubles()) {
        status.reasons.push_back(trouble.text);
    }
    const bool deaf = std::any_of(status.listeners.begin(), status.listeners.end(),
                                  [](const auto& one) { return !one.problem.empty(); });
    status.state = deaf ? State::Failed : status.reasons.empty() ? State::Ok : State::Degraded;
    if (silent(now)) {
        status.state = State::Unknown;
        status.reasons.insert(status.reasons.begin(), "its loops have not reported yet");
    }
    return status;
}

schema::Entity Machine::entityOf(const contract::Listener& listener, Instant now) const
{
    schema::Entity entity;
    entity.id = std::string(Name) + "/" + listener.id;
    entity.concept_ = Name;
    entity.lane = schema::Lane::LoadBalancer;
    entity.title = listener.id;
    const bool here = holds(listener.id);
    entity.claim = here ? schema::Claim::Own : schema::Claim::Observed;
    entity.node = here && !listener.floatingIp.empty() ? self_.node : "";
    const Status status = this->status(now);
    entity.state = status.state;
    entity.reason = status.reasons.empty() ? "" : status.reasons.front();
    std::string places;
    std::uint64_t clients = 0;
    for (const auto& one : status.listeners) {
        if (one.id == listener.id) {
            places += (places.empty() ? "" : ", ") + one.at.toString();
            clients += one.connections;
        }
    }
    Rate all;
    for (const auto& [id, rate] : rates_) {
        all.requests += rate.requests;
        all.errors += rate.errors;
    }
    entity.facts = {{"address", places, true},
                    {"requests", rateText(all.requests)},
                    {"errors", rateText(all.errors)},
                    {"clients", std::to_string(clients)},
                    {"routes", std::to_string(routing_.routes.size())}};
    return entity;
}

/// From the listeners that are here to a service, and on to its tasks.
void Machine::addRoads(const UpstreamEntry& upstream, schema::Presence& presence) const
{
    const std::string service = serviceOf(upstream.id);
    if (service.empty()) {
        return;
    }
    const std::string id = "services/" + sanitized(service, TextShown);
    const auto road = [&presence](std::string from, std::string to, double rate) {
        schema::Relation relation;
        relation.from = std::move(from);
        relation.to = std::move(to);
        relation.rate = rate;
        relation.label = rateText(rate);
        presence.relations.push_back(std::move(relation));
    };
    const auto rate = rates_.find(upstream.id);
    for (const contract::Listener& listener : config_.listeners) {
        const bool serves =
            std::any_of(routing_.routes.begin(), routing_.routes.end(), [&](const auto& route) {
                return route.upstream == upstream.id &&
                       (route.listener.empty() || route.listener == listener.id);
            });
        if (!holds(listener.id) || !serves) {
            continue;
        }
        road(std::string(Name) + "/" + listener.id, id,
             rate == rates_.end() ? 0 : rate->second.requests);
        if (upstream.servers.empty()) {
            presence.relations.back().state = State::Failed;
            presence.relations.back().label = "no server";
        }
    }
    // Rates of many tasks are one line's work each; the first ones say enough.
    for (std::size_t i = 0; i < std::min(upstream.servers.size(), ServersShown); ++i) {
        const ServerEntry& server = upstream.servers[i];
        const auto own = serverRates_.find({upstream.id, server.key});
        // How a task is, its own concept says.
        if (!server.name.empty() && own != serverRates_.end() && own->second.requests > 0) {
            road(id, "services/" + sanitized(server.name, TextShown), own->second.requests);
        }
    }
}

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    bool any = false;
    double all = 0;
    for (const auto& [id, rate] : rates_) {
        all += rate.requests;
    }
    for (const contract::Listener& listener : config_.listeners) {
        presence.entities.push_back(entityOf(listener, now));
        const bool here = holds(listener.id);
        any = any || here;
        if (!listener.floatingIp.empty() && here) {
            schema::Relation arrives;
            arrives.from = "floating_ip/" + listener.floatingIp;
            arrives.to = presence.entities.back().id;
            arrives.rate = all;
            arrives.label = rateText(all);
            presence.relations.push_back(std::move(arrives));
        }
    }
    // Only who gets the requests says where they go.
    for (const UpstreamEntry& upstream : routing_.upstreams) {
        if (any) {
            addRoads(upstream, presence);
        }
    }
    return presence;
}

} // namespace bafar::load_balancer
