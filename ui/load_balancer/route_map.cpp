#include "ui/load_balancer/route_map.h"

#include <QCoreApplication>

#include "core/topology/topology.h"
#include "ui/shared/format.h"

namespace bafar::ui::load_balancer {
namespace {

namespace contract = schema::load_balancer;

struct RouteWords {
    Q_DECLARE_TR_FUNCTIONS(LoadBalancerPage)
};

/// Listeners of the routes to it; a route that names none is of all.
void addListeners(const contract::Status& status,
                  const std::string& upstream,
                  const std::string& listener,
                  std::set<std::string>& into)
{
    for (const contract::Route& route : status.routes) {
        const bool wanted =
            listener.empty() || route.listener == listener || route.listener.empty();
        if (route.upstream != upstream || !wanted) {
            continue;
        }
        for (const contract::ListenerStatus& one : status.listeners) {
            const std::string& only = route.listener.empty() ? listener : route.listener;
            if (only.empty() || one.id == only) {
                into.insert("load_balancer/" + one.id);
            }
        }
    }
}

} // namespace

RouteThings routeThings(const std::vector<Word>& words,
                        const topology::Topology& topology,
                        const std::string& upstream,
                        const std::string& listener)
{
    std::set<std::string> listeners;
    std::set<std::string> servers;
    for (const Word& word : words) {
        addListeners(*word.status, upstream, listener, listeners);
        for (const contract::UpstreamStatus& one : word.status->upstreams) {
            if (one.id != upstream || one.service.empty()) {
                continue;
            }
            servers.insert("services/" + one.service);
            for (const contract::ServerStatus& server : one.servers) {
                servers.insert("services/" + server.name);
            }
        }
    }
    RouteThings things;
    for (const std::set<std::string>* some : {&listeners, &servers}) {
        for (const std::string& id : *some) {
            if (topology.find(id) != nullptr) {
                things.first = things.first.empty() ? id : things.first;
                things.all.insert(id);
            }
        }
    }
    return things;
}

QString upstreamName(const std::string& upstream)
{
    constexpr std::string_view Prefix = "service:";
    std::string_view name = upstream;
    if (name.starts_with(Prefix)) {
        name.remove_prefix(Prefix.size());
    }
    return shared::fromPeer(name);
}

QString routesText(const std::vector<Word>& words, const std::string& upstream)
{
    std::set<std::string> routes;
    for (const Word& word : words) {
        for (const contract::Route& route : word.status->routes) {
            if (route.upstream == upstream) {
                routes.insert((route.host.empty() ? "*" : route.host) + route.path);
            }
        }
    }
    if (routes.empty()) {
        return RouteWords::tr("no route leads to it");
    }
    const QString first = shared::technical(shared::fromPeer(*routes.begin()));
    const auto more = static_cast<int>(routes.size()) - 1;
    return more == 0 ? first : RouteWords::tr("%1 and %Ln more", nullptr, more).arg(first);
}

} // namespace bafar::ui::load_balancer
