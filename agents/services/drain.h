#pragma once
// What draining a node of the Swarm does to its services: which tasks go, whether others take them,
// what is left meanwhile.
//
// Theory: Swarm stops the node's tasks and starts others in their places where constraints, the
// number allowed on one node and reservations let it; a global service's task just ends. Until the
// others run, a service has those that ran elsewhere: fewer than its minimum must not happen. The
// minimum is its label bafar.minimum; without one it is 1 where more than one task is wanted, for
// who wants several wants one at all times, and 0 where one is wanted: it cannot be moved
// otherwise. A constraint on what managers do not say of a node is not judged, nor is it whether a
// task still fits beside the others that move: in which order Swarm places them nobody says. Pure;
// safe on every thread.
#include <string>
#include <vector>

#include "core/schema/services.h"

namespace bafar::services {

namespace contract = schema::services;

/// One service with tasks on the node.
struct Leaving {
    std::string service;
    std::vector<std::string> tasks; ///< names, those that run there
    bool global = false;
    std::uint32_t elsewhere = 0; ///< running on other nodes that are ready
    std::uint32_t minimum = 0;
    std::string unreadable; ///< what the label of the minimum says that is no number; empty: none
    std::string nowhere;    ///< why one of its tasks finds no other node; empty: each finds one
    std::string unsure;     ///< what cannot be judged: a constraint, a place; empty: nothing

    bool operator==(const Leaving&) const = default;
};

/// By name.
[[nodiscard]] std::vector<Leaving> leavingOf(const contract::Status& status,
                                             const contract::SwarmNode& node);

/// As lists of the contract name it: ours, else its host name.
[[nodiscard]] const std::string& shownName(const contract::SwarmNode& node);

/// "web.1, web.2 and 3 more".
[[nodiscard]] std::string namesText(const std::vector<std::string>& names);

} // namespace bafar::services
