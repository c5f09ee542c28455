#include "agents/load_balancer/balancer.h"

#include <algorithm>

#include "core/http/target.h"

namespace bafar::load_balancer {
namespace {

/// How gladly a server is asked; the lowest is taken.
enum class Reluctance : std::uint8_t { None, OnTrial, Ejected, Draining, TriedAlready };

Reluctance reluctance(const Server& server, const Server* tried, Instant now)
{
    if (&server == tried) {
        return Reluctance::TriedAlready;
    }
    if (server.entry.draining) {
        return Reluctance::Draining;
    }
    if (now < server.ejectedUntil) {
        return Reluctance::Ejected;
    }
    // Its time is over, but it has not answered yet: one request of a time finds out.
    return server.ejections > 0 && server.active > 0 ? Reluctance::OnTrial : Reluctance::None;
}

} // namespace

void Balancer::configure(std::shared_ptr<const Routing> routing)
{
    routing_ = std::move(routing);
    std::map<std::pair<std::string, std::string>, std::shared_ptr<Server>> servers;
    std::map<std::string, Turn, std::less<>> turns;
    for (const UpstreamEntry& upstream : routing_->upstreams) {
        Turn& turn = turns[upstream.id];
        for (const ServerEntry& entry : upstream.servers) {
            std::shared_ptr<Server>& server = servers[{upstream.id, entry.key}];
            const auto known = servers_.find({upstream.id, entry.key});
            const bool same = known != servers_.end() && known->second->entry.at == entry.at &&
                              known->second->entry.network == entry.network;
            server = same ? known->second : std::make_shared<Server>();
            server->upstream = upstream.id;
            server->entry = entry;
            turn.servers.push_back(server);
        }
        if (const auto before = turns_.find(upstream.id); before != turns_.end()) {
            turn.next = before->second.next;
        }
    }
    servers_ = std::move(servers);
    turns_ = std::move(turns);
}

std::variant<std::shared_ptr<Server>, http::Refusal> Balancer::pick(
    std::string_view listener, const http::RequestHead& request, const Server* tried, Instant now)
{
    // The path as the server reads it, so that no other spelling gets round a route.
    const Result<std::string> path = http::normalisedPath(request.pathText());
    const RouteEntry* route =
        path ? routing_->route(listener, routedHost(request), *path) : nullptr;
    if (route == nullptr) {
        return http::Refusal{404, "no route for this host and path"};
    }
    const auto turn = turns_.find(route->upstream);
    if (turn == turns_.end() || turn->second.servers.empty()) {
        return http::Refusal{503, "no server for this request now"};
    }
    auto& [servers, next] = turn->second;
    std::size_t best = 0;
    auto least = Reluctance::TriedAlready;
    for (std::size_t step = 0; step < servers.size() && least != Reluctance::None; ++step) {
        const std::size_t index = (next + step) % servers.size();
        const Reluctance own = reluctance(*servers[index], tried, now);
        if (step == 0 || own < least) {
            least = own;
            best = index;
        }
    }
    next = (best + 1) % servers.size();
    servers[best]->active += 1;
    return servers[best];
}

void Balancer::judge(Server& server, Outcome outcome, Instant now)
{
    server.active -= server.active > 0 ? 1 : 0;
    if (outcome == Outcome::Abandoned) {
        return;
    }
    server.last = outcome;
    if (outcome == Outcome::NoWay) {
        server.ejectedUntil = std::max(server.ejectedUntil, now + EjectionMin);
        return;
    }
    if (outcome == Outcome::Answered) {
        server.failures = 0;
        server.ejections = 0;
        server.ejectedUntil = {};
        return;
    }
    server.failures += 1;
    const bool already = now < server.ejectedUntil; // what was under way when it was ejected
    const bool onTrial = server.ejections > 0;
    if (!already && (cameToNothing(outcome) || onTrial || server.failures >= FailuresMax)) {
        const Duration longer = EjectionMin * (1U << std::min(server.ejections, 6U));
        server.ejectedUntil = now + std::min(longer, EjectionMax);
        server.ejections += 1;
        server.failures = 0;
    }
}

} // namespace bafar::load_balancer
