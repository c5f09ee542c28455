#pragma once
// One request under consideration, and the drafts by action. For actions.cpp.
//
// Errors of all drafts: see draftOf().
// Pure; safe on every thread.
#include <vector>

#include "agents/services/actions.h"
#include "agents/services/manager_word.h"

namespace bafar::services {

/// What a draft is made from; refers to its makers.
struct Case {
    const schema::ActionRequest& request;
    const contract::Config& config;
    const ManagerWord& word;
    const schema::ClusterView& view;
};

[[nodiscard]] tl::unexpected<Error> unknownName(Code code,
                                                const std::string& what,
                                                const std::string& given,
                                                const std::vector<std::string>& known);

/// All of these and no others are given. Errors: InvalidInput.
[[nodiscard]] Result<void> checkParameters(const schema::ActionRequest& request,
                                           const std::vector<std::string>& names);

/// A step on the manager's agent; without a limit yet.
[[nodiscard]] schema::PlannedStep stepOf(const Case& asked,
                                         std::string text,
                                         const contract::Command& command);

[[nodiscard]] Result<schema::Draft> draftUpdate(const Case& asked);
[[nodiscard]] Result<schema::Draft> draftRollBack(const Case& asked);
[[nodiscard]] Result<schema::Draft> draftScale(const Case& asked);
[[nodiscard]] Result<schema::Draft> draftRestart(const Case& asked);
[[nodiscard]] Result<schema::Draft> draftAvailability(const Case& asked, bool drain);

} // namespace bafar::services
