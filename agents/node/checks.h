#pragma once
// What can only be wrong between two sections of a cluster spec. Pure.
#include "core/schema/spec.h"

namespace bafar::node {

/// Members of floating_ip that are no node of the cluster, with the nearest node's id.
[[nodiscard]] std::vector<schema::Problem> membersAreNodes(const schema::Spec& spec);

/// Floating addresses that are a node's own fixed address.
[[nodiscard]] std::vector<schema::Problem> floatingIsNobodysOwn(const schema::Spec& spec);

} // namespace bafar::node
