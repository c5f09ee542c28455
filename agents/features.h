#pragma once
// Which drivers an agent runs: the one list that a new concept's driver is added to (features.cpp).
#include <memory>
#include <vector>

#include "agents/cluster/driver.h"
#include "agents/node/node.h"
#include "agents/runtime/feature.h"
#include "agents/services/driver.h"

namespace bafar {

/// The running drivers; destroyed in reverse, so that addresses are given up while the rest still
/// runs.
struct Features {
    cluster::Driver* cluster = nullptr;   ///< carries commands to peers; owned by `all`
    services::Driver* services = nullptr; ///< reads logs; owned by `all`
    std::vector<std::unique_ptr<runtime::Feature>> all;

    /// Stops them, last started first.
    void stop();
};

/// Starts every concept's driver. Errors: the first one's, with the concept's name in front.
[[nodiscard]] Result<Features> startFeatures(const runtime::Environment& environment,
                                             node::Node& node);

} // namespace bafar
