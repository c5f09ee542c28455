#pragma once
// The cache concept: the Redis server of each node, its role, memory, evictions and link.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::cache {

inline constexpr std::string_view Name = "cache";

/// More servers than this are refused.
inline constexpr std::size_t ServersMax = 64;

/// One Redis server, watched by the agent of its own node.
struct ServerConfig {
    std::string node;
    std::optional<net::Address> address; ///< empty: the node's own
    std::optional<std::uint16_t> port;   ///< empty: the section's

    bool operator==(const ServerConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The Redis server of one node.");
        fields.add("node", &ServerConfig::node, "Node id from cluster.nodes").required();
        fields.add("address", &ServerConfig::address,
                   "Where its agent reaches it; default: the node's own address");
        fields.add("port", &ServerConfig::port, "When it differs from the others'").range(1, 65535);
    }
};

struct Config {
    Duration interval = std::chrono::seconds{1};
    Duration timeout = std::chrono::milliseconds{800};
    std::uint16_t port = 6379;
    std::string user;
    std::string passwordFile;
    double memoryDegraded = 0.9;
    double clientsDegraded = 0.9;
    double evictionsDegraded = 10;
    std::vector<ServerConfig> servers;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Redis servers, one a node.");
        fields.add("interval", &Config::interval, "Between looks").range(0.2, 60);
        fields.add("timeout", &Config::timeout, "For one look, login included").range(0.05, 30);
        fields.add("port", &Config::port, "Of every server that does not say its own")
            .range(1, 65535);
        fields.add("user", &Config::user, "ACL user of the agents; empty: the default user")
            .range(0, 128);
        fields.add("password_file", &Config::passwordFile, "File on each node with its password")
            .range(0, 4096);
        fields
            .add("memory_degraded", &Config::memoryDegraded,
                 "Use of maxmemory that is DEGRADED where nothing may be evicted")
            .range(0.1, 1)
            .in("ratio");
        fields
            .add("clients_degraded", &Config::clientsDegraded, "Use of maxclients that is DEGRADED")
            .range(0.1, 1)
            .in("ratio");
        fields
            .add("evictions_degraded", &Config::evictionsDegraded,
                 "Keys evicted a second, over 10 s, that are DEGRADED")
            .range(0.1, 1e9)
            .in("1/s");
        fields.add("servers", &Config::servers, "The nodes that run Redis").range(0, ServersMax);
        fields.check(+[](const Config& config) { return verify(config); });
    }

    /// Refuses a timeout that is not shorter than the interval, two servers on one node, and a user
    /// without a password file.
    static std::vector<Problem> verify(const Config& config);
};

enum class Role : std::uint8_t { Unknown, Primary, Replica };
inline constexpr std::string_view RoleNames[] = {"unknown", "primary", "replica"};

constexpr std::span<const std::string_view> enumNames(Role)
{
    return RoleNames;
}

/// What is wrong, for rules and filters; the reasons say it in words.
enum class Trouble : std::uint8_t {
    None,
    Dead,           ///< refused, reset or no route
    Hung,           ///< no answer in time, twice
    LoginRefused,   ///< wrong password or user, or one is wanted
    Denied,         ///< logged in, but not allowed to look; or protected mode
    PasswordFile,   ///< missing, unreadable or readable for others
    TooManyClients, ///< maxclients is reached
    Loading,        ///< reads its data set from disk
    Busy,           ///< a script runs and nothing else does
    PrimaryDown,    ///< a replica without its link
    Unexpected,     ///< an answer that Redis does not give
};
inline constexpr std::string_view TroubleNames[] = {"none",
                                                    "dead",
                                                    "hung",
                                                    "login_refused",
                                                    "denied",
                                                    "password_file",
                                                    "too_many_clients",
                                                    "loading",
                                                    "busy",
                                                    "primary_down",
                                                    "unexpected"};

constexpr std::span<const std::string_view> enumNames(Trouble)
{
    return TroubleNames;
}

/// A replica as its primary sees it.
struct Replica {
    std::string host;
    std::uint16_t port = 0;
    std::string node;  ///< when it is one of the spec's servers
    std::string state; ///< Redis' word: "online", "send_bulk"
    std::uint64_t offset = 0;
    Duration lag{}; ///< since it was heard; whole seconds

    bool operator==(const Replica&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A replica as its primary sees it.");
        fields.add("host", &Replica::host, "As it announces itself").required();
        fields.add("port", &Replica::port, "As it announces itself");
        fields.add("node", &Replica::node, "When it is one of the spec's servers");
        fields.add("state", &Replica::state, "Redis' own word");
        fields.add("offset", &Replica::offset, "What it has acknowledged").in("bytes");
        fields.add("lag", &Replica::lag, "Since it was heard");
    }
};

/// The Redis server of one node, as its agent sees it. Figures are of the last look that was
/// answered.
struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons;
    Trouble trouble = Trouble::None;
    std::string endpoint; ///< where it is looked for; empty: no server here
    WallTime seenAt;      ///< of the figures; 0: never answered
    std::string version;
    std::string mode;
    std::string runId; ///< changes at each start
    Duration uptime{};
    Role role = Role::Unknown;
    WallTime roleSince;          ///< 0: since before this agent looked
    std::string primary;         ///< HOST:PORT as a replica is told; empty: it is the primary
    std::string primaryNode;     ///< when it is one of the spec's servers
    bool linkUp = false;         ///< of a replica to its primary
    WallTime linkSince;          ///< when that changed; 0: before this agent looked
    std::optional<Duration> lag; ///< of a replica: since the primary was heard
    std::uint64_t offset = 0;    ///< of the replication stream, sent or received
    std::vector<Replica> replicas;
    std::uint64_t memoryUsed = 0;
    std::uint64_t memoryMax = 0; ///< 0: no limit
    std::string memoryPolicy;
    std::uint64_t evicted = 0;
    double evictionRate = 0;
    std::optional<double> hitRatio; ///< of the last 10 s; empty: nothing was read
    std::uint64_t clients = 0;
    std::uint64_t clientsMax = 0; ///< 0: not known
    double commandRate = 0;
    std::uint64_t keys = 0;
    std::uint64_t flushes = 0; ///< FLUSHALL and FLUSHDB since its start
    bool loading = false;
    std::string persistence; ///< one sentence
    bool saveFailed = false; ///< the last snapshot or append

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The Redis server of one node.");
        fields.add("state", &Status::state, "Of this concept on this node");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("trouble", &Status::trouble, "What is wrong, in one word");
        fields.add("endpoint", &Status::endpoint, "Where it is looked for");
        fields.add("seen_at", &Status::seenAt, "When it answered last");
        fields.add("version", &Status::version, "Of the server");
        fields.add("mode", &Status::mode, "standalone, sentinel or cluster");
        fields.add("run_id", &Status::runId, "Changes at each start");
        fields.add("uptime", &Status::uptime, "Since its start");
        fields.add("role", &Status::role, "In the replication");
        fields.add("role_since", &Status::roleSince, "When it took it, if that was seen");
        fields.add("primary", &Status::primary, "Whom a replica follows");
        fields.add("primary_node", &Status::primaryNode, "When it is one of the spec's servers");
        fields.add("link_up", &Status::linkUp, "A replica hears its primary");
        fields.add("link_since", &Status::linkSince, "When that changed, if it was seen");
        fields.add("lag", &Status::lag, "Since a replica heard its primary");
        fields.add("offset", &Status::offset, "Of the replication stream").in("bytes");
        fields.add("replicas", &Status::replicas, "Who follows it");
        fields.add("memory_used", &Status::memoryUsed, "By data and overhead").in("bytes");
        fields.add("memory_max", &Status::memoryMax, "maxmemory; 0: no limit").in("bytes");
        fields.add("memory_policy", &Status::memoryPolicy, "What is evicted at the limit");
        fields.add("evicted", &Status::evicted, "Keys since its start");
        fields.add("eviction_rate", &Status::evictionRate, "Keys a second, over 10 s").in("1/s");
        fields.add("hit_ratio", &Status::hitRatio, "Of reads in the last 10 s").in("ratio");
        fields.add("clients", &Status::clients, "Connected, replicas not counted");
        fields.add("clients_max", &Status::clientsMax, "maxclients; 0: not known");
        fields.add("command_rate", &Status::commandRate, "Over 10 s").in("1/s");
        fields.add("keys", &Status::keys, "In all its databases");
        fields.add("flushes", &Status::flushes, "FLUSHALL and FLUSHDB since its start");
        fields.add("loading", &Status::loading, "It reads its data set from disk");
        fields.add("persistence", &Status::persistence, "What is saved to disk, and whether");
        fields.add("save_failed", &Status::saveFailed, "The last snapshot or append");
    }
};

/// Follow this server, or nobody.
struct ReplicaOf {
    std::string host; ///< empty: no one, which makes it a primary
    std::uint16_t port = 0;

    bool operator==(const ReplicaOf&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Follow this server, or nobody.");
        fields.add("host", &ReplicaOf::host, "An address; empty: become a primary").range(0, 255);
        fields.add("port", &ReplicaOf::port, "Of that server");
    }
};

/// Delete every key of every database.
struct Flush {
    bool operator==(const Flush&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Delete every key of every database; refused on a replica.");
    }
};

/// What a step may ask of this concept. Exactly one member is set.
struct Command {
    std::optional<ReplicaOf> replicaOf;
    std::optional<Flush> flush;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the cache concept.");
        fields.add("replica_of", &Command::replicaOf, "Change its role");
        fields.add("flush", &Command::flush, "Empty it");
    }
};

} // namespace bafar::schema::cache

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<cache::Config>();
extern template const Description& descriptionOf<cache::Status>();
extern template const Description& descriptionOf<cache::Command>();

} // namespace bafar::schema
