#pragma once
// One picture from what every agent says: things, typed edges, and how bad it is.
//
// Each agent publishes presences (core/schema/presence.h); the reader knows how fresh each agent's
// word is. merge() puts them together without knowing any concept:
// - Of a thing, the word of the agent that speaks of itself counts before the word of those who
//   watch; a fresh word counts before an old one. What the others say is kept as beliefs, so that
//   disagreement can be shown.
// - A thing whose own agent is silent is STALE or UNKNOWN, whatever its last word was; a watcher
//   may make it worse.
// - Owning is exclusive: two fresh owners, or none with at least one fresh candidate, is FAILED
//   with the names. For HandOverGrace after the last change it is TRANSITION: the agents' words
//   about one hand-over do not arrive at the same moment, and a dead owner's last word is fresh
//   until it is STALE.
// - An owner may be none of our agents: while none of them freshly owns the thing and a fresh one
//   hears such an owner, it is as that one says, and where that is OK the reason names the owner's
//   address. There is no edge for it.
// - Nothing fresh: never OK.
// The same input gives the same output in the same order: by lane, then title. The work grows with
// what is said, n log n: the speakers are not trusted to say little. Pure; safe on every thread.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "core/schema/presence.h"

namespace bafar::topology {

/// How long two owners, or none, are a change under way: as long as a dead agent's word stays fresh
/// (three heartbeats), and a little for the way.
inline constexpr Duration HandOverGrace = std::chrono::seconds{4};

/// One agent's word and how old it is.
struct Source {
    std::string node;
    schema::State freshness = schema::State::Unknown; ///< Ok, Stale or Unknown
    Duration age{};
    WallTime at; ///< when it spoke last, by its own clock; 0: not known
    std::vector<const schema::Presence*> presences; ///< valid during merge()
};

/// What one agent says of one thing.
struct Belief {
    std::string observer;
    Duration age{};
    bool fresh = false;
    schema::Entity said;

    bool operator==(const Belief&) const = default;
};

struct Thing {
    schema::Entity entity;       ///< the word that counts, with state and reason as merged
    Duration age{};              ///< of that word
    std::string speaker;         ///< who said it
    std::vector<Belief> beliefs; ///< by observer's name

    bool operator==(const Thing&) const = default;
};

struct Edge {
    schema::Relation relation; ///< state as merged
    Duration age{};
    std::string speaker;

    bool operator==(const Edge&) const = default;
};

struct Topology {
    std::vector<Thing> things; ///< by lane, then title: n2 before n10
    std::vector<Edge> edges;   ///< by from, to, kind
    schema::State worst = schema::State::Unknown;
    std::map<schema::State, std::size_t> counts;            ///< things in each state
    std::map<std::string, std::size_t, std::less<>> places; ///< of each thing, by id

    [[nodiscard]] const Thing* find(std::string_view id) const;

    bool operator==(const Topology&) const = default;
};

/// The order in which things are listed.
[[nodiscard]] bool listedBefore(const Thing& a, const Thing& b);

/// Merges what all agents say.
[[nodiscard]] Topology merge(std::span<const Source> sources);

} // namespace bafar::topology
