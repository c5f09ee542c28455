#pragma once
// What happened between two looks, in sentences.
//
// Only the Swarm's leader tells what concerns the whole Swarm, so that it is told once; what
// concerns this node's own engine, its own agent tells.
// Pure; safe on every thread.
#include <functional>
#include <vector>

#include "agents/services/failures.h"
#include "core/schema/services.h"

namespace bafar::services {

/// Events of the whole Swarm, from the status before (which had a Swarm) to the one after.
/// `byUs` says whether a step of Bafar changed a service of that name lately.
[[nodiscard]] std::vector<schema::Event> swarmStory(
    const contract::Status& before,
    const contract::Status& after,
    const std::function<bool(const std::string&)>& byUs);

/// Events of this node's engine: lost, back.
[[nodiscard]] std::vector<schema::Event> engineStory(const std::string& node,
                                                     const contract::Status& before,
                                                     const contract::Status& after);

[[nodiscard]] schema::Event failureEvent(const FailureBook::Failure& failure);

} // namespace bafar::services
