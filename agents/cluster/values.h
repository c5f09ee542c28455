#pragma once
// What goes into and comes out of the cluster machine. Values only; see machine.h.
// It is larger than the budget because inputs and effects of one machine are one list.
#include <functional>
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

/// What the driver knows of the agents' group; again whenever it changes, and every few seconds.
/// All of AgreementStatus but who is missing: that the machine knows.
struct GroupSeen {
    schema::cluster::AgreementStatus status;
};

/// The answer to GroupOrder, once for each.
struct OrderDone {
    std::string id;
    Result<std::string> outcome; ///< a last line for the step's log
};

/// What the agreement holds of specs may be another: texts, or the revision in force.
struct SpecsMoved {};

/// This agent cannot use the revision that is in force, until it is configured with it.
struct SpecNotUsed {
    std::string revision;
    Error why;
};

/// A spec that was given to this agent to be applied.
struct StagedSpec {
    std::string revision;
    std::string from; ///< the revision that it was based on
    WallTime at;
    std::string who; ///< ROLE/NAME
    schema::Spec spec;
};

/// For whom a step runs, as the agent that runs its action knows it.
struct StepOwner {
    std::string actor; ///< ROLE/NAME of who confirmed
    std::uint64_t fence = 0;

    bool operator==(const StepOwner&) const = default;
};

/// How the machine asks about specs and actions, which only the node knows whole; each call answers
/// from what is known now. Given once, before everything else; until then nothing is known.
struct NodeSource {
    using Revision = std::string;

    static tl::unexpected<Error> unknown() { return fail(Code::NotFound, "no spec is known here"); }

    /// The agreed revision; before one was agreed, the one that runs here.
    std::function<Revision()> specInForce = [] { return Revision(); };
    /// A revision that is in force, staged or kept. Errors: NotFound, InvalidInput (this build does
    /// not take it: the first problem).
    std::function<Result<schema::Spec>(const Revision&)> readSpec =
        [](const Revision&) -> Result<schema::Spec> { return unknown(); };
    /// Whether this agent would take it. Errors: as readSpec; InvalidInput (why not).
    std::function<Result<void>(const Revision&)> checkSpec = [](const Revision&) -> Result<void> {
        return unknown();
    };
    std::function<std::vector<StagedSpec>()> stagedSpecs = [] { // newest last
        return std::vector<StagedSpec>();
    };
    std::function<std::vector<schema::SpecRevision>()> specHistory = [] {
        return std::vector<schema::SpecRevision>();
    };
    /// What the other concepts say that a change would do.
    std::function<std::vector<schema::Consequence>(const schema::Spec& before,
                                                   const schema::Spec& after)>
        weighSpecs = [](const schema::Spec&, const schema::Spec&) {
            return std::vector<schema::Consequence>();
        };
    std::function<StepOwner(const std::string& command)> stepOwner = [](const std::string&) {
        return StepOwner();
    };
};

// Effects for the driver.

/// Carry this out, as group_order.h says beside it: one of giveUpOwnGroup, foundOwnGroup, admit
/// (node, role, number and endpoint filled in), dismiss, handOn and recover. Answered by OrderDone
/// with this id.
struct GroupOrder {
    std::string id;
    schema::cluster::Command order;
    StepOwner owner; ///< for the record that a recovery leaves

    bool operator==(const GroupOrder&) const = default;
};

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
    schema::ConceptReports concepts;
};

} // namespace bafar::cluster
