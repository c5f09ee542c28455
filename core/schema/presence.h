#pragma once
// What a concept puts on the map: entities and typed relations, in one form for all concepts.
//
// Each agent publishes, beside every Status, the entities and relations it sees. core/topology
// merges what all agents say without knowing any concept, so a new concept needs no change there,
// in bafarctl or on the map. An entity's id is stable and the same on every agent: "node/n1",
// "floating_ip/web". Where several agents describe the same entity, the claim decides whose word
// counts: the one that speaks of itself, before those that watch it from outside.
// It is larger than the budget because entities and relations are one contract, read together.
#include <optional>
#include <string>
#include <vector>

#include "core/net/address.h"
#include "core/schema/describe.h"
#include "core/schema/state.h"

namespace bafar::schema {

/// The column of the map by role, left to right.
enum class Lane : std::uint8_t {
    Clients,
    FloatingIp,
    LoadBalancer,
    Services,
    Data,
    Storage,
    Nodes
};
inline constexpr std::string_view LaneNames[] = {
    "clients", "floating_ip", "load_balancer", "services", "data", "storage", "nodes"};

constexpr std::span<const std::string_view> enumNames(Lane)
{
    return LaneNames;
}

/// How the speaker knows: of itself, or by watching another.
enum class Claim : std::uint8_t { Own, Observed };
inline constexpr std::string_view ClaimNames[] = {"own", "observed"};

constexpr std::span<const std::string_view> enumNames(Claim)
{
    return ClaimNames;
}

/// A named fact on a card or in the inspector, as text ready to show: {"priority", "110"}.
struct Fact {
    std::string name;
    std::string value;
    bool technical =
        false; ///< an address, id, path or command: kept left-to-right and in monospace

    bool operator==(const Fact&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A named fact, ready to show.");
        fields.add("name", &Fact::name, "What it is, in lower case").required();
        fields.add("value", &Fact::value, "The value with its unit").required();
        fields.add("technical", &Fact::technical, "Kept left-to-right and in monospace");
    }
};

/// Who is heard to own what one of several owns. It may be none of our agents: no node, no edge.
struct HeardOwner {
    net::Address address; ///< it says so from there
    bool foreign = false; ///< as far as the speaker knows that is no node's address

    bool operator==(const HeardOwner&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Who is heard to own what one of several owns.");
        fields.add("address", &HeardOwner::address, "It says so from there").required();
        fields.add("foreign", &HeardOwner::foreign, "No node's address, as far as is known");
    }
};

/// One thing on the map.
struct Entity {
    std::string id;       ///< "CONCEPT/NAME", or "node/NAME" for a node
    std::string concept_; ///< which page shows it; "concept" on the wire
    Lane lane = Lane::Nodes;
    std::string title;
    std::string node; ///< where it runs; empty: a thing of the whole cluster
    State state = State::Unknown;
    std::string reason; ///< why the state is not OK, one sentence; empty when it is
    Claim claim = Claim::Own;
    std::vector<Fact> facts;           ///< most telling first; cards show as many as fit
    std::optional<HeardOwner> owner{}; ///< absent: none is heard, or nobody owns such a thing

    bool operator==(const Entity&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One thing on the map.");
        fields.add("id", &Entity::id, "CONCEPT/NAME, the same on every agent").required();
        fields.add("concept", &Entity::concept_, "Which concept it belongs to").required();
        fields.add("lane", &Entity::lane, "Column of the map by role");
        fields.add("title", &Entity::title, "Name as people say it").required();
        fields.add("node", &Entity::node, "Where it runs; empty for a thing of the whole cluster");
        fields.add("state", &Entity::state, "One of the nine states");
        fields.add("reason", &Entity::reason, "Why it is not ok");
        fields.add("claim", &Entity::claim, "Does the speaker speak of itself or of another");
        fields.add("facts", &Entity::facts, "What to show, most telling first");
        fields.add("owner", &Entity::owner, "Who is heard to own it, itself or another");
    }
};

enum class RelationKind : std::uint8_t {
    Owns,       ///< node -> floating IP; exclusive: two live owners are a conflict
    Standby,    ///< node -> floating IP it may take over
    Traffic,    ///< requests flow along it
    Write,      ///< database writes
    Read,       ///< database reads
    Replicates, ///< primary -> replica
    Mirrors,    ///< storage replica
    RunsOn,     ///< thing -> node
    Peers,      ///< control connection between two agents
};
inline constexpr std::string_view RelationKindNames[] = {
    "owns", "standby", "traffic", "write", "read", "replicates", "mirrors", "runs_on", "peers"};

constexpr std::span<const std::string_view> enumNames(RelationKind)
{
    return RelationKindNames;
}

/// A typed edge of the map.
struct Relation {
    std::string from; ///< entity id
    std::string to;   ///< entity id
    RelationKind kind = RelationKind::Traffic;
    State state = State::Ok;
    std::string label; ///< shown when selected or not OK: "0.4 ms", "lag 3 s"
    /// Operations or requests per second, of a stream that counts none KiB; 0: none or not known.
    double rate = 0;
    WallTime since; ///< when it began, by the speaker's clock; 0: not known
    /// 95 of 100 requests along it took less, lately; absent: not known.
    std::optional<Duration> latency{};

    bool operator==(const Relation&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A typed edge of the map.");
        fields.add("from", &Relation::from, "Entity id").required();
        fields.add("to", &Relation::to, "Entity id").required();
        fields.add("kind", &Relation::kind, "What flows or holds along it");
        fields.add("state", &Relation::state, "One of the nine states");
        fields.add("label", &Relation::label, "Shown when selected or not ok");
        fields.add("rate", &Relation::rate, "Operations per second, KiB of a stream").in("1/s");
        fields.add("since", &Relation::since, "When it began, by the speaker's clock");
        fields.add("latency", &Relation::latency, "95 of 100 took less, lately");
    }
};

/// Everything one concept of one agent puts on the map.
struct Presence {
    std::vector<Entity> entities;
    std::vector<Relation> relations;

    bool operator==(const Presence&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What one concept of one agent puts on the map.");
        fields.add("entities", &Presence::entities, "Things");
        fields.add("relations", &Presence::relations, "Edges between things");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Presence>();

} // namespace bafar::schema
