#pragma once
// How the servers of the spec fit together, as one agent sees the cluster: who can be written to,
// who follows whom, who went its own way.
//
// Theory: every judgement is made from one view of all agents' statuses. What was not heard is
// never taken for absent: a fault that a silent server could explain is not certain. Positions in a
// view are read at slightly different moments, so a replica may seem ahead of a source whose word
// is older; that counts only where the replica receives nothing, or has what its sources never
// wrote. Used for reasons on the map, for alert rules and for fail-over. Pure.
#include <string>
#include <vector>

#include "core/schema/database.h"
#include "core/schema/view.h"

namespace bafar::database {

enum class Fault : std::uint8_t {
    NoWriter,
    TwoWriters,
    Cycle,         ///< servers that replicate in a circle
    TwoPrimaries,  ///< replicas that follow different primaries
    StrangeSource, ///< a replica of a server that is not in the spec
    Stopped,       ///< a channel that does not run
    Diverged,      ///< a replica that has what its source never had
    DomainGap,     ///< a replica that has nothing of a domain of its source
    SameServerId,  ///< two servers with one server_id
    TooFewServers, ///< for the promise
};
inline constexpr std::string_view FaultNames[] = {
    "no_writer", "two_writers", "cycle",      "two_primaries",  "strange_source",
    "stopped",   "diverged",    "domain_gap", "same_server_id", "too_few_servers"};

struct GraphFinding {
    Fault fault = Fault::NoWriter;
    schema::State state = schema::State::Failed;
    bool certain = true;            ///< false: a server that is not heard could explain it
    std::string text;               ///< one sentence, with what to do
    std::vector<std::string> nodes; ///< whom it concerns

    bool operator==(const GraphFinding&) const = default;
};

/// One server of the spec.
struct GraphMember {
    std::string node;
    bool heard = false;              ///< its status is fresh and the server answered
    schema::database::Status status; ///< only where heard
};

struct Graph {
    std::vector<GraphMember> members; ///< in the spec's order
    std::vector<std::string> writers; ///< heard, and ordinary accounts can write
    std::vector<std::string> unheard;
    std::string primary;                ///< whom the others follow; empty: not to be said
    std::vector<GraphFinding> findings; ///< worst first

    [[nodiscard]] const GraphMember* find(const std::string& node) const;
};

[[nodiscard]] Graph judgeGraph(const schema::database::Config& config,
                               const schema::ClusterView& view);

} // namespace bafar::database
