#pragma once
// What can only be wrong between two sections of a cluster spec, or for one node of it. Pure.
#include "core/schema/spec.h"

namespace bafar::node {

/// Members of floating_ip that are no node of the cluster, with the nearest node's id.
[[nodiscard]] std::vector<schema::Problem> membersAreNodes(const schema::Spec& spec);

/// Nodes in storage that are no node of the cluster, with the nearest node's id.
[[nodiscard]] std::vector<schema::Problem> mountsAreOnNodes(const schema::Spec& spec);

/// Refuses load balancer listeners on a floating IP that is not in floating_ip.routers.
[[nodiscard]] std::vector<schema::Problem> listenersAreOnFloatingIps(const schema::Spec& spec);

/// Servers of the cache section that are not nodes.
[[nodiscard]] std::vector<schema::Problem> cachesAreNodes(const schema::Spec& spec);

/// Floating addresses that are a node's own fixed address.
[[nodiscard]] std::vector<schema::Problem> floatingIsNobodysOwn(const schema::Spec& spec);

/// Servers of the database section on nodes that the cluster does not have.
[[nodiscard]] std::vector<schema::Problem> databaseServersAreOnNodes(const schema::Spec& spec);

/// Why the agent of `node`, which runs `before`, would not take `after`, both without problems;
/// empty: it would.
[[nodiscard]] std::string refusalOf(const std::string& node,
                                    const schema::Spec& before,
                                    const schema::Spec& after);

} // namespace bafar::node
