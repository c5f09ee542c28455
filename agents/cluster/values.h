#pragma once
// What goes into and comes out of the cluster machine. Values only; see machine.h.
#include <memory>
#include <variant>

#include "agents/cluster/round_trips.h"
#include "agents/concept.h"
#include "core/schema/cluster.h"

namespace bafar::cluster {

// Inputs.
struct PeerConnected {
    std::string node;
};

/// Repeated when an attempt fails again; `why` is the driver's sentence.
struct PeerLost {
    std::string node;
    std::string why;
};

/// Any message of the peer's stream, whose certificate of role agent the driver checked; without a
/// message: it is alive.
struct PeerHeard {
    std::string node;
    std::shared_ptr<const schema::Message> message;
};

/// One measured exchange; the wall times are the peer's when it answered and ours at half way.
struct RoundTrip {
    std::string node;
    Duration time{};
    WallTime remote;
    WallTime local;
};

/// What the agent knows of itself; again whenever it changes.
struct LocalFacts {
    std::string version;
    std::string boot;
    WallTime startedAt;
    std::string certificateSerial;
    WallTime certificateExpires;
    std::vector<std::string> reasons; ///< why this agent is not ok; empty: it is
};

// Effects for the driver.

/// Keep connections to exactly these, not to oneself.
struct FollowPeers {
    std::vector<schema::cluster::NodeConfig> peers;
    Duration heartbeat{};
};

/// What is known of one peer besides its configuration.
struct PeerState {
    schema::cluster::NodeConfig config;
    bool connected = false;
    bool heardEver = false;
    Instant heard{}; ///< last message
    schema::State state = schema::State::Unknown;
    std::string problem;
    std::string version;
    std::string boot;
    std::string specRevision;
    std::string read;                      ///< of its last status, what was read
    std::optional<Instant> otherSpecSince; ///< its revision is not ours; empty: it is
    bool otherSpecTold = false;
    RoundTrips roundTrips;
    bool clockSkewed = false;
    std::map<std::string, schema::ConceptReport> concepts;
};

} // namespace bafar::cluster
