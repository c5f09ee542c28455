#pragma once
// The rules in force: the shipped ones as the spec changes them, and those of the spec.
//
// Values only.
#include "agents/alerting/kinds.h"
#include "core/schema/spec.h"

namespace bafar::alerting {

using schema::alerting::Rule;

struct RuleInForce {
    Rule rule;
    const Kind* kind = nullptr; ///< never null in a set
    bool enabled = true;
    bool shipped = true;
    bool changed = false;

    bool operator==(const RuleInForce&) const = default;

    /// The leader judges it: of the whole cluster, or of all nodes' values together.
    [[nodiscard]] bool ofCluster() const
    {
        return kind->reads == Reads::ClusterView || rule.across != schema::alerting::Merge::None;
    }
};

using RuleSet = std::vector<RuleInForce>;

/// Both look at the same figures in the same way, whatever they compare them with: what one knows
/// of the past the other may go on with.
[[nodiscard]] bool sameLook(const Rule& one, const Rule& other);

/// Of a configuration without problems; shipped rules first.
[[nodiscard]] RuleSet rulesInForce(const schema::alerting::Config& config);

/// What is wrong with the section `alerting` of a spec beyond its types: unknown rules and kinds
/// (with the nearest name), parameters that a kind lacks or does not take, selectors that do not
/// parse, limits on the wrong side.
[[nodiscard]] std::vector<schema::Problem> ruleProblems(const schema::Spec& spec);

/// The same of one rule, with paths relative to it.
[[nodiscard]] std::vector<schema::Problem> problemsOf(const Rule& rule);

} // namespace bafar::alerting
