#pragma once
// Rules over all nodes: what a node contributes, and what the leader makes of all contributions.
//
// The leader has no series of other nodes. Each agent evaluates such a rule on its own series and
// puts its part into its Status; the leader merges the parts of the nodes that are heard. Where the
// parts are added up all values travel; where the worst one decides only those that are not fine
// do, with how many are known: "nothing is wrong" and "nothing is known" are different. Pure.
#include "agents/alerting/rule_set.h"

namespace bafar::alerting {

inline constexpr std::size_t PartValuesMax = 64; ///< of one rule on one node

[[nodiscard]] schema::alerting::Part partOf(const RuleInForce& in,
                                            const std::vector<Measured>& values);

struct MergedParts {
    std::vector<Measured> values;
    bool known = false; ///< some node knows something of it
};

struct NodePart {
    std::string node;
    const schema::alerting::Part* part = nullptr; ///< never null
};

/// The detail of a sum names the nodes that add to it.
[[nodiscard]] MergedParts mergedParts(const RuleInForce& in, const std::vector<NodePart>& parts);

} // namespace bafar::alerting
