#pragma once
// The database concept: one MariaDB server on each of some nodes, who replicates from whom, and
// what a commit is worth.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::database {

inline constexpr std::string_view Name = "database";

/// What a confirmed commit is worth when one node is lost.
enum class Promise : std::uint8_t {
    Asynchronous, ///< a server that returns has all it confirmed; a failover may lose the tail
    SemiSync,     ///< on a replica too, unless replicas were away longer than the timeout
    NoLoss,       ///< on a replica too, always: without one, commits wait
};
inline constexpr std::string_view PromiseNames[] = {"asynchronous", "semi_sync", "no_loss"};

constexpr std::span<const std::string_view> enumNames(Promise)
{
    return PromiseNames;
}

struct ServerConfig {
    std::string node;
    std::optional<net::Address> address; ///< absent: the node's own
    std::uint16_t port = 0;              ///< 0: the common one
    std::string socket;                  ///< path of its Unix socket; empty: by address

    bool operator==(const ServerConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The MariaDB server of one node.");
        fields.add("node", &ServerConfig::node, "Node id from cluster.nodes")
            .required()
            .range(1, 63);
        fields.add("address", &ServerConfig::address, "Where it listens, if not at the node's own");
        fields.add("port", &ServerConfig::port, "0: the common one").range(0, 65535);
        fields.add("socket", &ServerConfig::socket, "Path of its Unix socket, instead of TCP")
            .range(0, 107);
    }
};

struct Config {
    Duration interval = std::chrono::seconds{1};
    Duration timeout = std::chrono::milliseconds{800};
    std::uint16_t port = 3306;
    std::string user = "bafar";
    std::string passwordFile; ///< read at each login; empty: login without a password
    std::vector<ServerConfig> servers;
    Promise promise = Promise::NoLoss;
    Duration lagDegraded = std::chrono::seconds{30};
    Duration lagFailed = std::chrono::seconds{300};

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("MariaDB servers that replicate from each other.");
        fields.add("interval", &Config::interval, "Between looks at the server").range(0.2, 60);
        fields.add("timeout", &Config::timeout, "For one whole look, below the interval")
            .range(0.1, 30);
        fields.add("port", &Config::port, "Where the servers listen").range(1, 65535);
        fields.add("user", &Config::user, "Account of the agents").range(1, 128);
        fields
            .add("password_file", &Config::passwordFile,
                 "File with its password, readable by the agent only")
            .range(0, 4096);
        fields.add("servers", &Config::servers, "At most one on each node").range(0, 64);
        fields.add("promise", &Config::promise,
                   "What a confirmed commit is worth when one node is lost");
        fields.add("lag_degraded", &Config::lagDegraded, "Lag from which a replica is DEGRADED")
            .range(1, 86400);
        fields.add("lag_failed", &Config::lagFailed, "Lag from which a replica is FAILED")
            .range(1, 604800);
        fields.check(+[](const Config& config) { return verifyDatabase(config); });
    }

    /// Refuses two servers on one node, a timeout that is not below the interval, a lag that is
    /// FAILED before it is DEGRADED, and paths that are not absolute.
    static std::vector<Problem> verifyDatabase(const Config& config);
};

/// What came of the last look.
enum class Cause : std::uint8_t {
    Unseen,             ///< nobody looked yet
    Answered,           ///< it answered in time
    Dead,               ///< nothing listens there, or there is no way there
    Hung,               ///< it takes the connection and says nothing, or the whole host is silent
    Slow,               ///< it lets us in, but answers too late
    LoginRefused,       ///< it is alive and does not know us
    TooManyConnections, ///< it is alive and full
    Unusable,           ///< our own side: no password to read, no answer from the driver
    Strange,            ///< what it says is not MariaDB, or is past every bound
};
inline constexpr std::string_view CauseNames[] = {
    "unseen",   "answered", "dead", "hung", "slow", "login_refused", "too_many_connections",
    "unusable", "strange"};

constexpr std::span<const std::string_view> enumNames(Cause)
{
    return CauseNames;
}

enum class Role : std::uint8_t {
    Unknown,
    Primary, ///< others replicate from it, it from nobody
    Replica, ///< it replicates from another
    Relay,   ///< both
    Alone,   ///< neither
};
inline constexpr std::string_view RoleNames[] = {"unknown", "primary", "replica", "relay", "alone"};

constexpr std::span<const std::string_view> enumNames(Role)
{
    return RoleNames;
}

enum class Thread : std::uint8_t { No, Connecting, Yes };
inline constexpr std::string_view ThreadNames[] = {"no", "connecting", "yes"};

constexpr std::span<const std::string_view> enumNames(Thread)
{
    return ThreadNames;
}

/// One replication channel of a replica.
struct Channel {
    std::string name; ///< usually empty
    std::string sourceHost;
    std::uint16_t sourcePort = 0;
    std::string sourceNode; ///< empty: not one of ours
    std::uint64_t sourceServerId = 0;
    Thread io = Thread::No;
    Thread sql = Thread::No;
    std::uint32_t ioErrno = 0;
    std::string ioError;
    std::uint32_t sqlErrno = 0;
    std::string sqlError;
    std::string usingGtid; ///< "Slave_Pos", "Current_Pos", "No"
    std::string gtidReceived;
    Duration delay{};            ///< wanted: the replica stays this far behind
    std::optional<Duration> lag; ///< beyond the delay, in whole seconds; absent: not known
    Duration heartbeat{};        ///< between the primary's signs of life; 0: none
    State state = State::Unknown;
    std::string problem;

    bool operator==(const Channel&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One replication channel of a replica.");
        fields.add("name", &Channel::name, "Usually empty");
        fields.add("source_host", &Channel::sourceHost, "Where it replicates from");
        fields.add("source_port", &Channel::sourcePort, "Its port");
        fields.add("source_node", &Channel::sourceNode, "Its node id, when it is one of ours");
        fields.add("source_server_id", &Channel::sourceServerId, "As the source said");
        fields.add("io", &Channel::io, "The thread that receives");
        fields.add("sql", &Channel::sql, "The thread that applies");
        fields.add("io_errno", &Channel::ioErrno, "Last error of receiving");
        fields.add("io_error", &Channel::ioError, "Its text");
        fields.add("sql_errno", &Channel::sqlErrno, "Last error of applying");
        fields.add("sql_error", &Channel::sqlError, "Its text");
        fields.add("using_gtid", &Channel::usingGtid, "How it finds its place");
        fields.add("gtid_received", &Channel::gtidReceived, "Position of what was received");
        fields.add("delay", &Channel::delay, "It stays this far behind on purpose");
        fields.add("lag", &Channel::lag, "Beyond the delay; absent: not known");
        fields.add("heartbeat", &Channel::heartbeat, "Between the source's signs of life");
        fields.add("state", &Channel::state, "Of this channel");
        fields.add("problem", &Channel::problem, "Why it is not ok");
    }
};

/// Semi-synchronous replication as the server has it.
struct SemiSync {
    bool primaryEnabled = false; ///< as a primary it waits for a replica's acknowledgement
    bool primaryActive = false;  ///< right now; off although enabled: it fell back
    std::uint32_t clients = 0;   ///< replicas that acknowledge
    std::uint32_t waiting = 0;   ///< commits that wait for one right now
    std::string waitPoint;       ///< "AFTER_SYNC", "AFTER_COMMIT"
    Duration timeout{};          ///< until it falls back; at most 100 years
    bool replicaEnabled = false;
    bool replicaActive = false;

    bool operator==(const SemiSync&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Semi-synchronous replication as the server has it.");
        fields.add("primary_enabled", &SemiSync::primaryEnabled, "Commits wait for a replica");
        fields.add("primary_active", &SemiSync::primaryActive, "They do so right now");
        fields.add("clients", &SemiSync::clients, "Replicas that acknowledge");
        fields.add("waiting", &SemiSync::waiting, "Commits that wait right now");
        fields.add("wait_point", &SemiSync::waitPoint, "When a commit waits");
        fields.add("timeout", &SemiSync::timeout, "Until it falls back to asynchronous");
        fields.add("replica_enabled", &SemiSync::replicaEnabled, "As a replica it acknowledges");
        fields.add("replica_active", &SemiSync::replicaActive, "It does so right now");
    }
};

/// A setting that breaks the promise.
struct BrokenSetting {
    std::string name;
    std::string is;
    std::string shouldBe;
    std::string fix; ///< the statement to run, or the line for the server's configuration
    bool restart = false;
    std::string why;

    bool operator==(const BrokenSetting&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A setting that breaks the promise.");
        fields.add("name", &BrokenSetting::name, "Variable or option").required();
        fields.add("is", &BrokenSetting::is, "As set");
        fields.add("should_be", &BrokenSetting::shouldBe, "As the promise needs it");
        fields.add("fix", &BrokenSetting::fix, "Statement, or line of the configuration");
        fields.add("restart", &BrokenSetting::restart, "The server must be restarted for it");
        fields.add("why", &BrokenSetting::why, "What goes wrong otherwise");
    }
};

/// What a commit is worth right now.
enum class Holding : std::uint8_t {
    Unknown,
    Asynchronous,
    SemiSync,
    NoLoss,
    Blocked, ///< commits wait: no replica acknowledges
};
inline constexpr std::string_view HoldingNames[] = {"unknown", "asynchronous", "semi_sync",
                                                    "no_loss", "blocked"};

constexpr std::span<const std::string_view> enumNames(Holding)
{
    return HoldingNames;
}

struct PromiseStatus {
    Promise wanted = Promise::NoLoss;
    Holding holding = Holding::Unknown; ///< on a primary; Unknown elsewhere
    State state = State::Unknown;       ///< FAILED: a setting of this server breaks it
    std::vector<BrokenSetting> broken;

    bool operator==(const PromiseStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Whether this server keeps the promise.");
        fields.add("wanted", &PromiseStatus::wanted, "As the spec says");
        fields.add("holding", &PromiseStatus::holding, "What a commit here is worth right now");
        fields.add("state", &PromiseStatus::state, "failed: a setting breaks it");
        fields.add("broken", &PromiseStatus::broken, "Settings that break it");
    }
};

struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons; ///< worst first
    Cause cause = Cause::Unseen;
    std::string endpoint; ///< "192.0.2.11:3306" or the path of a socket
    Role role = Role::Unknown;
    std::optional<bool> readOnly;
    std::string version;
    std::uint64_t serverId = 0;
    Duration uptime{};
    std::string gtidCurrent;
    std::string gtidBinlog;
    std::string gtidSlave;
    std::string gtidState; ///< last sequence of every domain and server in its binary log
    std::vector<Channel> channels;
    std::uint32_t replicas = 0; ///< that are connected to it
    SemiSync semiSync;
    PromiseStatus promise;
    std::uint32_t connections = 0;
    std::uint32_t connectionsMax = 0;
    std::uint32_t running = 0;
    double queriesPerSecond = 0;
    Duration answerTime{}; ///< of the last look
    std::string bindAddress;
    std::vector<std::string> unread; ///< what the server refused to tell, and the grant to give

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The MariaDB server of one node.");
        fields.add("state", &Status::state, "Of this server");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("cause", &Status::cause, "What came of the last look");
        fields.add("endpoint", &Status::endpoint, "Where it is sought");
        fields.add("role", &Status::role, "In replication");
        fields.add("read_only", &Status::readOnly, "Ordinary accounts cannot write");
        fields.add("version", &Status::version, "As the server says");
        fields.add("server_id", &Status::serverId, "In GTIDs of its own writes");
        fields.add("uptime", &Status::uptime, "Of the server");
        fields.add("gtid_current", &Status::gtidCurrent, "Position of all it has");
        fields.add("gtid_binlog", &Status::gtidBinlog, "Position of its binary log");
        fields.add("gtid_slave", &Status::gtidSlave, "Position of what it applied as a replica");
        fields.add("gtid_state", &Status::gtidState, "Last of every domain and server in its log");
        fields.add("channels", &Status::channels, "Where it replicates from");
        fields.add("replicas", &Status::replicas, "Connected to it");
        fields.add("semi_sync", &Status::semiSync, "Semi-synchronous replication");
        fields.add("promise", &Status::promise, "Whether it keeps the promise");
        fields.add("connections", &Status::connections, "Open ones");
        fields.add("connections_max", &Status::connectionsMax, "Its limit");
        fields.add("running", &Status::running, "Threads at work");
        fields.add("queries_per_second", &Status::queriesPerSecond, "Since the look before")
            .in("1/s");
        fields.add("answer_time", &Status::answerTime, "Of the last look");
        fields.add("bind_address", &Status::bindAddress, "Where it listens");
        fields.add("unread", &Status::unread, "What the server refused to tell");
    }
};

/// This concept takes no commands yet.
struct Command {
    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The database concept takes no commands.");
    }
};

} // namespace bafar::schema::database

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<database::Config>();
extern template const Description& descriptionOf<database::Status>();
extern template const Description& descriptionOf<database::Command>();

} // namespace bafar::schema
