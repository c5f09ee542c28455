#pragma once
// bafar-agent as root's helper, or as the child that looks at a mount: instead of an agent.
#include <string>
#include <vector>

#include "core/base/result.h"

namespace bafar::helper {

struct RunOptions {
    std::string socket;         ///< where to listen
    std::string owner;          ///< the user who may speak besides root; need not exist
    std::string gluster;        ///< another gluster program, for tests; empty: the system's
    bool ownerRequired = false; ///< given by name: refuse to start when there is no such user
    std::string sandboxes;      ///< where Docker holds its network namespaces; empty: /run/docker
};

/// Serves until SIGTERM or SIGINT. Errors: what kept it from listening.
[[nodiscard]] Result<void> serve(const RunOptions& options);

/// The whole of `--mount-check`: VOLUME MOUNT, or VOLUME MOUNT NODE ROUND. The answer's JSON.
/// Errors: InvalidInput.
[[nodiscard]] Result<std::string> mountCheck(const std::vector<std::string>& arguments);

} // namespace bafar::helper
