#pragma once
// The cluster concept: which nodes there are, who reaches whom, with which version, clock and
// certificate.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all, and a
// revocation's event carries the Revocation.
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::cluster {

inline constexpr std::string_view Name = "cluster";

struct NodeConfig {
    std::string id;
    net::Address address;
    std::uint16_t port = 7600;

    bool operator==(const NodeConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One server with an agent.");
        fields.add("id", &NodeConfig::id, "Short name, unique, as in its certificate")
            .required()
            .range(1, 63);
        fields.add("address", &NodeConfig::address, "Its own fixed address, never a floating one")
            .required();
        fields.add("port", &NodeConfig::port, "API port").range(1, 65535);
    }
};

/// Refuses duplicate ids and addresses and ids with characters outside a-z 0-9 and "-".
std::vector<Problem> verifyNodes(const std::vector<NodeConfig>& nodes);

struct Config {
    std::string name;
    std::vector<NodeConfig> nodes;
    Duration heartbeat = std::chrono::seconds{1};

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The cluster and its nodes.");
        fields.add("name", &Config::name, "As in every certificate: bafar://NAME/...")
            .required()
            .range(1, 63);
        fields.add("nodes", &Config::nodes, "Every server with an agent").required().range(1, 64);
        fields
            .add("heartbeat", &Config::heartbeat,
                 "How often agents and consoles hear from each other")
            .range(0.1, 60);
        fields.check(+[](const Config& config) { return verifyNodes(config.nodes); });
    }
};

/// What this agent knows of one other agent.
struct Peer {
    std::string node;
    net::Endpoint endpoint;
    State state = State::Unknown;
    bool connected = false;
    std::string problem;       ///< why not connected
    Duration age{};            ///< since anything was heard
    Duration roundTrip{};      ///< median of the last 32 heartbeats; zero: none yet
    Duration roundTripWorst{}; ///< of the same window
    Duration clockOffset{};    ///< its wall clock minus ours, half the round trip accounted for
    std::string version;
    std::string boot; ///< changes at each start of that agent

    bool operator==(const Peer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What this agent knows of one other agent.");
        fields.add("node", &Peer::node, "Its id").required();
        fields.add("endpoint", &Peer::endpoint, "Where it is sought");
        fields.add("state", &Peer::state, "ok, stale or unknown");
        fields.add("connected", &Peer::connected, "A live stream exists");
        fields.add("problem", &Peer::problem, "Why not connected");
        fields.add("age", &Peer::age, "Since anything was heard");
        fields.add("round_trip", &Peer::roundTrip, "Median of the last 32 heartbeats");
        fields.add("round_trip_worst", &Peer::roundTripWorst, "Worst of the last 32 heartbeats");
        fields.add("clock_offset", &Peer::clockOffset, "Its clock minus ours");
        fields.add("version", &Peer::version, "Of its agent");
        fields.add("boot", &Peer::boot, "Changes at each start of its agent");
    }
};

/// A certificate serial that no agent of the cluster accepts any more.
struct Revocation {
    std::string serial; ///< lower-case hexadecimal
    std::string reason;
    std::string by;
    WallTime at;

    bool operator==(const Revocation&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A certificate that is not accepted any more.");
        fields.add("serial", &Revocation::serial, "Hexadecimal").required();
        fields.add("reason", &Revocation::reason, "Why");
        fields.add("by", &Revocation::by, "ROLE/NAME");
        fields.add("at", &Revocation::at, "When");
    }
};

struct Status {
    std::string version;
    std::string boot;
    State state = State::Ok;          ///< of this agent itself
    std::vector<std::string> reasons; ///< why it is not ok: "real-time priority refused: ..."
    WallTime startedAt;
    std::string certificateSerial;
    WallTime certificateExpires;
    std::string specRevision; ///< short hash of the spec in force
    std::vector<Peer> peers;
    std::vector<Revocation> revoked;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One agent and what it knows of the others.");
        fields.add("version", &Status::version, "Of this agent");
        fields.add("boot", &Status::boot, "Changes at each start");
        fields.add("state", &Status::state, "Of this agent itself");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("started_at", &Status::startedAt, "When this agent started");
        fields.add("certificate_serial", &Status::certificateSerial, "Of this agent");
        fields.add("certificate_expires", &Status::certificateExpires,
                   "When it stops being accepted");
        fields.add("spec_revision", &Status::specRevision, "Short hash of the spec in force");
        fields.add("peers", &Status::peers, "Every other node of the spec");
        fields.add("revoked", &Status::revoked, "Certificates not accepted any more");
    }
};

/// What a step may ask of this concept. Exactly one member is set.
struct Command {
    std::optional<Revocation> revoke;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the cluster concept.");
        fields.add("revoke", &Command::revoke, "Refuse a certificate from now on");
    }
};

} // namespace bafar::schema::cluster
