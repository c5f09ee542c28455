#pragma once
// The MariaDB servers of the cluster as one replication graph: who follows whom, how far, and what
// a commit is worth. Made of what the agents say; what is not said stays unknown. Values only.
// Pure; safe on every thread.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/replication/position.h"
#include "core/schema/database.h"

namespace bafar::replication {

/// One node's word on its own server. Valid as long as what it was made of.
struct Word {
    std::string node;
    schema::State freshness = schema::State::Unknown; ///< of its agent: Ok, Stale or Unknown
    const schema::database::Status* status = nullptr; ///< null: never heard
};

/// More servers than this, and more links, are left out.
inline constexpr std::size_t ServersMax = 64;
inline constexpr std::size_t LinksMax = 256;

/// What runs along one edge.
enum class Flow : std::uint8_t {
    Unknown,    ///< its replica is not heard
    Runs,       ///< received and applied, without waiting for it
    Awaited,    ///< the same, and commits wait for its acknowledgement
    Connecting, ///< applied, but the source is not reached
    Stopped,    ///< not received, or not applied
};
inline constexpr std::string_view FlowNames[] = {"unknown", "runs", "awaited", "connecting",
                                                 "stopped"};

constexpr std::span<const std::string_view> enumNames(Flow)
{
    return FlowNames;
}

struct Link {
    std::size_t from = 0; ///< server
    std::size_t to = 0;   ///< server, the replica
    Flow flow = Flow::Unknown;
    std::optional<Duration> lag;

    bool operator==(const Link&) const = default;
};

struct Server {
    std::string node;  ///< empty: not one of ours
    std::string title; ///< the node, or HOST:PORT
    schema::State state = schema::State::Unknown;
    bool live = false; ///< its agent is heard and the server answered
    schema::database::Role role = schema::database::Role::Unknown;
    std::optional<bool> readOnly;
    std::string gtid;    ///< position, as the server says
    Gap gap;             ///< to `follows`
    std::string follows; ///< node of the primary at the end of its sources; empty: none is known
    std::optional<Duration> lag; ///< the worst of its channels
    std::size_t tier = 0;        ///< 0: follows nobody; else one more than its source
    bool inCircle = false;       ///< its sources lead back to itself
    std::string reason;          ///< why it is not well, as its agent says; often empty

    bool operator==(const Server&) const = default;
};

struct Fleet {
    std::vector<Server> servers; ///< by tier, then by the node's name
    std::vector<Link> links;
    std::size_t leftOut = 0;      ///< servers beyond ServersMax
    std::string firstLeftOut;     ///< the node of the first of them
    std::size_t linksLeftOut = 0; ///< channels between servers that are there, beyond LinksMax

    bool operator==(const Fleet&) const = default;
};

/// Nodes without a server are left out.
[[nodiscard]] Fleet fleetOf(const std::vector<Word>& words);

/// True where its agent is heard and the server answered: what it says holds now.
[[nodiscard]] bool isLive(const Word& word);

/// What its agent says of it; stale or unknown where that is old.
[[nodiscard]] schema::State stateOf(const Word& word);

/// Why it is not well, as its agent says now; empty: it is, or nobody says why.
[[nodiscard]] std::string reasonOf(const Word& word);

/// Null: it has none that is in the fleet. Valid as long as `fleet`.
[[nodiscard]] const Server* serverOfNode(const Fleet& fleet, std::string_view node);

/// Why the gap of a server that follows another is not known.
enum class Doubt : std::uint8_t {
    Unheard,       ///< nothing is heard of it
    SourceUnheard, ///< nothing is heard of the primary
    NoPosition,    ///< it tells no position
};

[[nodiscard]] Doubt doubtOf(const Fleet& fleet, const Server& server);

} // namespace bafar::replication
