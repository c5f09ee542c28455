#pragma once
// What can only be wrong between two sections of a cluster spec, or for one node of it. Pure.
#include "core/schema/spec.h"

namespace bafar::node {

/// Members of floating_ip that are no node of the cluster, with the nearest node's id.
[[nodiscard]] std::vector<schema::Problem> membersAreNodes(const schema::Spec& spec);

/// Floating addresses that are a node's own fixed address.
[[nodiscard]] std::vector<schema::Problem> floatingIsNobodysOwn(const schema::Spec& spec);

/// Why the agent of `node`, which runs `before`, would not take `after`, both without problems;
/// empty: it would.
[[nodiscard]] std::string refusalOf(const std::string& node,
                                    const schema::Spec& before,
                                    const schema::Spec& after);

} // namespace bafar::node
