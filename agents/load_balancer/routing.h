#pragma once
// What the load balancer is to do, as one immutable value: where it listens, which request goes to
// which upstream, and who the servers are.
//
// Theory: the control plane makes a new Routing whenever the spec or the tasks of a service change,
// and hands it to every loop of the data plane; a request is routed by the one that its loop has.
// Servers are told apart by their key, so what a loop knows of a server's health survives a new
// Routing. Values only; safe on every thread.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/head.h"
#include "core/net/address.h"

namespace bafar::load_balancer {

/// One server of an upstream.
struct ServerEntry {
    std::string key; ///< "web.1.x7k2" or an address: the same server has the same one
    net::Endpoint at;
    bool draining = false;     ///< no new request, unless there is nobody else
    std::string name{};        ///< for people: "web.1"; empty: its address says all
    std::string network{};     ///< id of the overlay that `at` is an address in; empty: none
    std::string networkName{}; ///< for people

    bool operator==(const ServerEntry&) const = default;
};

/// A running task that is no server, because no way leads to it.
struct UnreachedEntry {
    std::string key;
    std::string name;
    std::string why; ///< for people: what is missing, and what to do

    bool operator==(const UnreachedEntry&) const = default;
};

struct UpstreamEntry {
    std::string id;
    std::vector<ServerEntry> servers;
    std::string why; ///< why there is no server, for people; empty when there is one
    std::vector<UnreachedEntry> unreached{}; ///< the first of them

    bool operator==(const UpstreamEntry&) const = default;
};

/// Requests for this host below this path go to this upstream.
struct RouteEntry {
    std::string listener; ///< empty: any
    std::string host;     ///< lower case, without port; empty: any
    std::string path;     ///< "/" or "/api": whole segments
    std::string upstream;

    bool operator==(const RouteEntry&) const = default;
};

struct Routing {
    std::vector<RouteEntry> routes;
    std::vector<UpstreamEntry> upstreams;

    bool operator==(const Routing&) const = default;

    [[nodiscard]] const UpstreamEntry* upstream(std::string_view id) const;

    /// The route of a request: that of its host before that of any host, then the longest path;
    /// among equals the one named for this listener, then the first. Null: none fits.
    [[nodiscard]] const RouteEntry* route(std::string_view listener,
                                          std::string_view host,
                                          std::string_view path) const;
};

/// The host that a request is for as routes name it: lower case, without port or the root's dot.
[[nodiscard]] std::string routedHost(const http::RequestHead& request);

} // namespace bafar::load_balancer
