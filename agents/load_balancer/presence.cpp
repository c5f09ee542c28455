// How the load balancer stands on the map: its listeners, and the roads of requests, from floating
// IPs to listeners, to services and to their tasks. See machine.h.
#include <algorithm>
#include <cmath>

#include "agents/load_balancer/machine.h"
#include "core/base/text.h"

namespace bafar::load_balancer {
namespace {

namespace contract = schema::load_balancer;
using schema::State;

/// "12.3", and whole numbers from ten on.
std::string rateText(double rate)
{
    const double rounded = rate < 10 ? std::round(rate * 10) / 10 : std::round(rate);
    return numberText(rounded) + "/s";
}

/// "3.1%".
std::string shareText(double share)
{
    return numberText(std::round(share * 1000) / 10) + "%";
}

/// How many go along it, and how that went lately.
schema::Relation roadOf(std::string from, std::string to, const Meter& meter)
{
    schema::Relation road;
    road.from = std::move(from);
    road.to = std::move(to);
    road.state = meter.state();
    road.rate = meter.rate().requests;
    road.label = rateText(road.rate);
    if (road.state != State::Ok) {
        road.label += ", " + shareText(meter.errorShare()) + " errors";
    }
    if (const Duration late = meter.p95(); late > Duration{}) {
        road.latency = late;
    }
    return road;
}

} // namespace

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
    const Rate& rate = meterOf(meters_.listeners, listener.id).rate();
    entity.facts = {{"address", places, true},
                    {"requests", rateText(rate.requests)},
                    {"errors", rateText(rate.errors)},
                    {"clients", std::to_string(clients)},
                    {"routes", std::to_string(routing_.routes.size())}};
    return entity;
}

/// A route leads from the one to the other.
bool Machine::serves(const std::string& listener, const std::string& upstream) const
{
    return std::any_of(routing_.routes.begin(), routing_.routes.end(), [&](const auto& route) {
        return route.upstream == upstream && (route.listener.empty() || route.listener == listener);
    });
}

/// From the listeners that are here to a service, and on to its tasks.
void Machine::addRoads(const UpstreamEntry& upstream, schema::Presence& presence) const
{
    const std::string service = serviceOf(upstream.id);
    if (service.empty()) {
        return;
    }
    const std::string id = "services/" + sanitized(service, TextShown);
    for (const contract::Listener& listener : config_.listeners) {
        if (!holds(listener.id) || !serves(listener.id, upstream.id)) {
            continue;
        }
        presence.relations.push_back(roadOf(std::string(Name) + "/" + listener.id, id,
                                            meterOf(meters_.roads, {listener.id, upstream.id})));
        if (upstream.servers.empty()) {
            presence.relations.back().state = State::Failed;
            presence.relations.back().label = "no server";
        }
    }
    // Rates of many tasks are one line's work each; the first ones say enough.
    for (std::size_t i = 0; i < std::min(upstream.servers.size(), ServersShown); ++i) {
        const ServerEntry& server = upstream.servers[i];
        const Meter& meter = meterOf(meters_.servers, {upstream.id, server.key});
        // How a task is, its own concept says; here, how requests to it end.
        if (!server.name.empty() && (meter.rate().requests > 0 || meter.state() != State::Ok)) {
            presence.relations.push_back(
                roadOf(id, "services/" + sanitized(server.name, TextShown), meter));
        }
    }
}

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    bool any = false;
    for (const contract::Listener& listener : config_.listeners) {
        presence.entities.push_back(entityOf(listener, now));
        const bool here = holds(listener.id);
        any = any || here;
        if (!listener.floatingIp.empty() && here) {
            presence.relations.push_back(roadOf("floating_ip/" + listener.floatingIp,
                                                presence.entities.back().id,
                                                meterOf(meters_.listeners, listener.id)));
        }
    }
    // Only who gets the requests says where they go.
    for (const UpstreamEntry& upstream : routing_.upstreams) {
        if (any) {
            addRoads(upstream, presence);
        }
    }
    if (silent(now)) { // what was counted is old
        for (schema::Relation& road : presence.relations) {
            road.state = schema::worse(road.state, State::Unknown);
        }
    }
    return presence;
}

} // namespace bafar::load_balancer
