#pragma once
// The conditions of the services actions by name: has_quorum, not_updating, complete, runs_image,
// has_replicas, others_active, is_drained, is_active, is_empty,
// drain_minimum, drain_silent, drain_places, drain_managers.
//
// A verdict rests on the word of a manager with a quorum that is heard; without one all is Unknown.
// Pure; safe on every thread.
#include <map>
#include <string>

#include "core/schema/action.h"

namespace bafar::services {

/// A blocking condition of this concept, not judged yet; see judgedCondition() in actions.h.
[[nodiscard]] schema::Condition conditionOf(std::string text,
                                            std::string check,
                                            std::map<std::string, std::string> arguments);

} // namespace bafar::services
