#pragma once
// Whose word on the Swarm counts: the leader's, else any manager's that has a quorum and is heard.
// Pure; safe on every thread.
#include <optional>
#include <string>

#include "core/schema/services.h"
#include "core/schema/view.h"

namespace bafar::services {

struct ManagerWord {
    std::string node; ///< the agent that says so
    schema::services::Status status;
};

/// Nothing when no such manager is heard.
[[nodiscard]] std::optional<ManagerWord> managerWord(const schema::ClusterView& view);

[[nodiscard]] const schema::services::Service* findService(const ManagerWord& word,
                                                           const std::string& name);

/// By our node id, else by its host name.
[[nodiscard]] const schema::services::SwarmNode* findNode(const ManagerWord& word,
                                                          const std::string& name);

/// "image@digest", or the image where it is not pinned.
[[nodiscard]] std::string pinned(const schema::services::Service& service);

} // namespace bafar::services
