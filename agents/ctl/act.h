#pragma once
// The whole way of an action by command: plan, ask, run, follow, result. Used by act and pki
// revoke.
#include "agents/ctl/context.h"

namespace bafar::ctl {

struct ActOptions {
    schema::ActionRequest request;
    bool yes = false;                          ///< do not ask
    std::optional<schema::ProfileAgent> agent; ///< who plans it; absent: the first that answers
    std::string typedName;                     ///< data-risk with `yes`
};

/// The request that words and --reason make. Errors: InvalidInput.
[[nodiscard]] Result<schema::ActionRequest> requestFrom(const Arguments& arguments);

/// The exit code.
int runAction(Context& context, const ActOptions& options);

} // namespace bafar::ctl
