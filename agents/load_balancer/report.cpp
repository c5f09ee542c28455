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

contract::ServerStatus describe(const std::string& upstream,
                                const ServerEntry& entry,
                                const LoopReport& report)
{
    contract::ServerStatus status;
    status.key = sanitized(entry.key, TextShown);
    status.at = entry.at;
    status.draining = entry.draining;
    for (const ServerReport& one : report.servers) {
        if (one.upstream == upstream && one.entry.key == entry.key) {
            status.ejected = one.ejected;
            status.active = one.active;
            status.requests = one.counts.requests;
            status.failures = failuresOf(one.counts);
            status.lastFailure = one.lastFailure;
        }
    }
    return status;
}

/// "12.3", and whole numbers from ten on.
std::string rateText(double rate)
{
    const double rounded = rate < 10 ? std::round(rate * 10) / 10 : std::round(rate);
    return numberText(rounded) + "/s";
}

} // namespace

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
        for (const ListenReport& report : report_.listens) {
            if (report.listen == listen) {
                one.listening = report.listening;
                one.problem = report.problem;
                one.connections = report.connections;
            }
        }
        status.listeners.push_back(std::move(one));
    }
    for (const UpstreamEntry& entry : routing_.upstreams) {
        contract::UpstreamStatus one;
        one.id = sanitized(entry.id, TextShown);
        one.service = entry.id.starts_with("service:") ? one.id.substr(8) : "";
        for (const auto& configured : config_.upstreams) {
            one.service = configured.id == entry.id ? configured.service : one.service;
        }
        one.why = entry.why;
        const auto rate = rates_.find(entry.id);
        one.requestsPerSecond = rate == rates_.end() ? 0 : rate->second.requests;
        one.errorsPerSecond = rate == rates_.end() ? 0 : rate->second.errors;
        for (std::size_t i = 0; i < std::min(entry.servers.size(), ServersShown); ++i) {
            one.servers.push_back(describe(entry.id, entry.servers[i], report_));
        }
        status.upstreams.push_back(std::move(one));
    }
    for (const RouteEntry& route : routing_.routes) {
        status.routes.push_back({route.listener, sanitized(route.host, TextShown),
                                 sanitized(route.path, TextShown),
                                 sanitized(route.upstream, TextShown)});
    }
    status.reasons = troubles(now);
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
    const bool here = listener.floatingIp.empty() ||
                      std::find(held_.begin(), held_.end(), listener.floatingIp) != held_.end();
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

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    for (const contract::Listener& listener : config_.listeners) {
        presence.entities.push_back(entityOf(listener, now));
        const std::string id = presence.entities.back().id;
        const bool here = presence.entities.back().claim == schema::Claim::Own;
        if (!listener.floatingIp.empty() && here) {
            schema::Relation arrives;
            arrives.from = "floating_ip/" + listener.floatingIp;
            arrives.to = id;
            presence.relations.push_back(std::move(arrives));
        }
        if (!here) {
            continue; // only who gets the requests says where they go
        }
        for (const UpstreamEntry& upstream : routing_.upstreams) {
            const std::string prefix = "service:";
            std::string service =
                upstream.id.starts_with(prefix) ? upstream.id.substr(prefix.size()) : std::string();
            for (const auto& configured : config_.upstreams) {
                service = configured.id == upstream.id ? configured.service : service;
            }
            if (service.empty()) {
                continue;
            }
            schema::Relation goes;
            goes.from = id;
            goes.to = "services/" + sanitized(service, TextShown);
            goes.state = upstream.servers.empty() ? State::Failed : State::Ok;
            const auto rate = rates_.find(upstream.id);
            goes.rate = rate == rates_.end() ? 0 : rate->second.requests;
            goes.label = upstream.servers.empty() ? "no server" : rateText(goes.rate);
            presence.relations.push_back(std::move(goes));
        }
    }
    return presence;
}

} // namespace bafar::load_balancer
