#pragma once
// What one route has on the map: its listeners, the service behind it and that one's tasks. Pure;
// GUI thread.
#include <set>
#include <string>
#include <vector>

#include "ui/load_balancer/model.h"

namespace bafar::topology {
struct Topology;
}

namespace bafar::ui::load_balancer {

struct RouteThings {
    std::set<std::string> all; ///< ids that are on the map
    std::string first;         ///< the listener; where none is there the service; empty: nothing is

    bool operator==(const RouteThings&) const = default;
};

/// Of every route to this upstream; of those from one listener only, where `listener` is given.
[[nodiscard]] RouteThings routeThings(const std::vector<Word>& words,
                                      const topology::Topology& topology,
                                      const std::string& upstream,
                                      const std::string& listener = {});

/// "web" of "service:web", as agents call the upstream of a service that needs none of its own.
[[nodiscard]] QString upstreamName(const std::string& upstream);

/// "web.example/ and 2 more": the routes to an upstream.
[[nodiscard]] QString routesText(const std::vector<Word>& words, const std::string& upstream);

} // namespace bafar::ui::load_balancer
