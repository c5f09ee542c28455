#pragma once
// The load balancer concept: HTTP listeners whose requests go to servers or to the tasks of
// services.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::load_balancer {

inline constexpr std::string_view Name = "load_balancer";

/// Where requests arrive.
struct Listener {
    std::string id;         ///< "http"
    std::string floatingIp; ///< id of a virtual router: all its addresses; or else `addresses`
    std::vector<net::Address> addresses;
    std::uint16_t port = 80;

    bool operator==(const Listener&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Where requests arrive, on every node.");
        fields.add("id", &Listener::id, "Short name, unique").required().range(1, 63);
        fields
            .add("floating_ip", &Listener::floatingIp,
                 "Id from floating_ip.routers: listens on its addresses")
            .range(0, 63);
        fields.add("addresses", &Listener::addresses, "To listen on, instead of a floating IP's")
            .range(0, 20);
        fields.add("port", &Listener::port, "TCP port").range(1, 65535);
    }
};

/// A group of servers of the same kind.
struct Upstream {
    std::string id;
    std::string service;    ///< a Swarm service whose tasks are the servers; or else `servers`
    std::uint16_t port = 0; ///< in the service's containers
    std::vector<net::Endpoint> servers;

    bool operator==(const Upstream&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Servers of the same kind.");
        fields.add("id", &Upstream::id, "Short name, unique").required().range(1, 63);
        fields.add("service", &Upstream::service, "Service whose running tasks are the servers")
            .range(0, 255);
        fields.add("port", &Upstream::port, "Port inside the service's containers").range(0, 65535);
        fields.add("servers", &Upstream::servers, "Servers, where it is no service's")
            .range(0, 256);
    }
};

/// Which requests go to which upstream.
struct Route {
    std::string listener;
    std::string host;
    std::string path = "/";
    std::string upstream;

    bool operator==(const Route&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Requests for a host, below a path.");
        fields.add("listener", &Route::listener, "Listener id; empty: any").range(0, 63);
        fields.add("host", &Route::host, "Host name without port; empty: any").range(0, 253);
        fields.add("path", &Route::path, "Whole segments: /api is /api and what is below it")
            .range(1, 1024);
        fields.add("upstream", &Route::upstream, "Upstream id").required().range(1, 63);
    }
};

struct Config;

/// Refuses duplicate ids, listeners without an address or with two kinds of them, two listeners on
/// one address and port, upstreams without servers, routes to nobody.
std::vector<Problem> verify(const Config& config);

struct Config {
    /// Services with the label bafar.http.host have routes and upstreams of their own.
    bool discover = true;
    std::vector<Listener> listeners;
    std::vector<Upstream> upstreams;
    std::vector<Route> routes;
    bool trustForwarded = false;
    Duration connectTimeout = std::chrono::seconds{2};
    Duration silence = std::chrono::seconds{60};
    Duration idle = std::chrono::seconds{60};
    std::uint32_t connectionsMax = 10000;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("HTTP listeners and where their requests go.");
        fields.add("discover", &Config::discover,
                   "Services with the label bafar.http.host get routes of their own");
        fields.add("listeners", &Config::listeners, "Where requests arrive").range(0, 64);
        fields.add("upstreams", &Config::upstreams, "Who answers them").range(0, 256);
        fields.add("routes", &Config::routes, "Which go where").range(0, 1024);
        fields.add("trust_forwarded", &Config::trustForwarded,
                   "Keep X-Forwarded-For and its like as the client sent them");
        fields.add("connect_timeout", &Config::connectTimeout, "For a connection to a server")
            .range(0.05, 60);
        fields
            .add("silence", &Config::silence,
                 "Of client and server in the middle of a request, before it is given up")
            .range(1, 3600);
        fields.add("idle", &Config::idle, "Between two requests of one client").range(1, 3600);
        fields
            .add("connections_max", &Config::connectionsMax,
                 "Clients at a time on one node; more are turned away")
            .range(1, 1000000);
        fields.check(+[](const Config& config) { return verify(config); });
    }
};

struct ListenerStatus {
    std::string id;
    net::Endpoint at;
    bool here = false; ///< the address is on this node now
    bool listening = false;
    std::string problem; ///< why not
    std::uint64_t connections = 0;

    bool operator==(const ListenerStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One address that is listened on.");
        fields.add("id", &ListenerStatus::id, "The listener's").required();
        fields.add("at", &ListenerStatus::at, "Address and port");
        fields.add("here", &ListenerStatus::here, "The address is on this node now");
        fields.add("listening", &ListenerStatus::listening, "It is open");
        fields.add("problem", &ListenerStatus::problem, "Why it is not");
        fields.add("connections", &ListenerStatus::connections, "Clients now");
    }
};

/// By which way a server is reached.
enum class Way : std::uint8_t {
    Address,  ///< as the spec has it
    HostPort, ///< its node's address and the port published there
    Overlay,  ///< its own address in an overlay network, from inside that
    None,     ///< none leads to it
};
inline constexpr std::string_view WayNames[] = {"address", "host_port", "overlay", "none"};

constexpr std::span<const std::string_view> enumNames(Way)
{
    return WayNames;
}

struct ServerStatus {
    std::string key;
    std::string name; ///< of a task: "web.1"
    net::Endpoint at;
    Way way = Way::Address;
    std::string network; ///< name of the overlay
    std::string problem; ///< why that way leads nowhere from this node, or why there is none
    bool draining = false;
    bool ejected = false; ///< on every loop that has asked it
    std::uint32_t active = 0;
    std::uint64_t requests = 0;
    std::uint64_t failures = 0; ///< refused, broken, late and 5xx answers
    std::string lastFailure;
    double requestsPerSecond = 0;
    double errorsPerSecond = 0;
    Duration p95{}; ///< of the last ten to twenty seconds; 0: no request
    /// In turn, draining or left out (at every trial since): from when on; absent: not seen to
    /// change.
    std::optional<WallTime> since{};
    std::optional<WallTime> triedAgainAt{}; ///< of one that is ejected: when it may be asked again

    bool operator==(const ServerStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One server of an upstream, as this node's requests found it.");
        fields.add("key", &ServerStatus::key, "Task or address").required();
        fields.add("name", &ServerStatus::name, "Of the task; empty: its address says all");
        fields.add("at", &ServerStatus::at, "Address and port");
        fields.add("way", &ServerStatus::way,
                   "host_port: its node's address; overlay: from inside its network; address: as "
                   "the spec has it; none");
        fields.add("network", &ServerStatus::network, "Name of the overlay");
        fields.add("problem", &ServerStatus::problem, "Why no way leads to it from this node");
        fields.add("draining", &ServerStatus::draining, "It gets no new requests");
        fields.add("ejected", &ServerStatus::ejected, "It failed and is left alone for a while");
        fields.add("active", &ServerStatus::active, "Requests now");
        fields.add("requests", &ServerStatus::requests, "Since the agent started");
        fields.add("failures", &ServerStatus::failures, "Refused, broken, late, 5xx");
        fields.add("last_failure", &ServerStatus::lastFailure, "Its cause");
        fields.add("requests_per_second", &ServerStatus::requestsPerSecond, "Here").in("1/s");
        fields.add("errors_per_second", &ServerStatus::errorsPerSecond, "5xx, here").in("1/s");
        fields.add("p95", &ServerStatus::p95, "95 of 100 requests took less, lately");
        fields.add("since", &ServerStatus::since, "When its state changed, as far as it was seen");
        fields.add("tried_again_at", &ServerStatus::triedAgainAt, "When it may be asked again");
    }
};

struct UpstreamStatus {
    std::string id;
    std::string service;
    std::vector<ServerStatus> servers;
    std::string why; ///< why there is no server
    double requestsPerSecond = 0;
    double errorsPerSecond = 0; ///< 5xx, those of the load balancer included
    Duration p95{};             ///< of the last ten to twenty seconds; 0: no request

    bool operator==(const UpstreamStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Who answers requests.");
        fields.add("id", &UpstreamStatus::id, "Its name").required();
        fields.add("service", &UpstreamStatus::service, "Whose tasks the servers are");
        fields.add("servers", &UpstreamStatus::servers, "In turn");
        fields.add("why", &UpstreamStatus::why, "Why there is none");
        fields.add("requests_per_second", &UpstreamStatus::requestsPerSecond, "Here").in("1/s");
        fields.add("errors_per_second", &UpstreamStatus::errorsPerSecond, "5xx, here").in("1/s");
        fields.add("p95", &UpstreamStatus::p95, "95 of 100 requests took less, lately");
    }
};

struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons;
    std::vector<ListenerStatus> listeners;
    std::vector<UpstreamStatus> upstreams;
    std::vector<Route> routes; ///< those of services included

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The load balancer of one node.");
        fields.add("state", &Status::state, "Of this concept on this node");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("listeners", &Status::listeners, "One entry for each address");
        fields.add("upstreams", &Status::upstreams, "Who answers");
        fields.add("routes", &Status::routes, "In force, those of services included");
    }
};

/// This concept offers no commands yet.
struct Command {
    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The load balancer takes no commands.");
    }
};

} // namespace bafar::schema::load_balancer

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<load_balancer::Config>();
extern template const Description& descriptionOf<load_balancer::Status>();
extern template const Description& descriptionOf<load_balancer::Command>();

} // namespace bafar::schema
