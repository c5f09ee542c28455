#pragma once
// From what managers say of the Swarm to the contract's lists: names for ids, counts, verdicts.
//
// Theory: a task's place is its slot (web.2) or, of a global service, its node (web.n1). Of each
// place the present task is shown: the newest that Swarm wants to run. A place whose present task
// does not run keeps the text of its last failure. Services count tasks as Swarm does: those that
// it wants to run and that run.
// Pure; safe on every thread.
#include <map>
#include <set>

#include "agents/services/observation.h"
#include "core/net/address.h"

namespace bafar::services {

/// Our nodes, to recognise the Swarm's.
struct OurNodes {
    std::map<std::string, std::string> byAddress;
    std::set<std::string> ids;

    bool operator==(const OurNodes&) const = default;
};

/// The id of ours that a node of the Swarm is: at its address, else of its host name; or empty.
[[nodiscard]] std::string ourNode(const contract::SwarmNode& node, const OurNodes& ours);

/// What managers say, as it came.
struct SwarmSeen {
    std::vector<contract::SwarmNode> nodes;
    std::vector<contract::Service> services;
    std::vector<SeenTask> tasks;
};

/// Fills nodes[].node, services' counts, tasks' service, name and node. Tasks of unknown services
/// are left out; of a place only its present task is kept, and beside it during a start-first
/// update the one that it replaces.
struct SwarmLists {
    std::vector<contract::SwarmNode> nodes;
    std::vector<contract::Service> services;
    std::vector<contract::Task> tasks;
};

[[nodiscard]] SwarmLists resolved(const SwarmSeen& seen, const OurNodes& ours);

/// "web.2" or "web.n1"; `node` as shown.
[[nodiscard]] std::string placeName(const std::string& service,
                                    std::uint32_t slot,
                                    const std::string& node);

[[nodiscard]] bool isFailed(const std::string& taskState); ///< "failed" or "rejected"

/// Why a task failed: "exit code 137", with Docker's sentence.
[[nodiscard]] std::string failureText(const SeenTask& task);

/// A state and the sentence that says why it is not OK.
struct Judgement {
    schema::State state = schema::State::Unknown;
    std::string reason;

    bool operator==(const Judgement&) const = default;
};

inline constexpr std::uint32_t CrashLoop = 3; ///< failures of a service within ten minutes

[[nodiscard]] bool isUpdating(const contract::Service& service);
[[nodiscard]] Judgement judge(const contract::Service& service);
[[nodiscard]] Judgement judge(const contract::Task& task);
[[nodiscard]] Judgement judge(const contract::SwarmNode& node);

} // namespace bafar::services
