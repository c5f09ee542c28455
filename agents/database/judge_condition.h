#pragma once
// Conditions of the database concept, judged from what all agents say: "one_writer",
// "answers" (node), "replicates" (node). Pure.
#include "agents/database/graph.h"
#include "core/schema/action.h"

namespace bafar::database {

/// The same condition with verdict and detail filled in.
[[nodiscard]] schema::Condition judgeCondition(const schema::database::Config& config,
                                               schema::Condition condition,
                                               const schema::ClusterView& view);

} // namespace bafar::database
