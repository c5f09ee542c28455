#pragma once
// Whether a plan still rests on what is so. Pure.
#include <vector>

#include "agents/actions/values.h"

namespace bafar::actions {

/// The plan's own preconditions as they are now: a fresh draft may have other figures in its.
/// Errors: Conflict (the state moved: what changed; a precondition that blocks does not hold), the
/// draft's.
[[nodiscard]] Result<std::vector<schema::Condition>> checkFacts(const DraftSource& drafts,
                                                                const schema::Plan& plan);

} // namespace bafar::actions
