#pragma once
// Records of the services' changes in words and as JSON. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/deployment.h"

namespace bafar::ctl {

/// A row for each, in the order given. `leftOut`: how many older ones are kept and not in the list.
[[nodiscard]] std::string deploymentTable(
    const std::vector<schema::deployment::Deployment>& records, std::uint32_t leftOut);

/// Everything about one, its steps, and the command that takes the service back, or why there is
/// none.
[[nodiscard]] std::string deploymentText(const schema::deployment::Deployment& record);

/// {"deployments":[...],"left_out":0}, one line, newest first.
[[nodiscard]] std::string deploymentsJson(
    const std::vector<schema::deployment::Deployment>& records, std::uint32_t leftOut);

} // namespace bafar::ctl
