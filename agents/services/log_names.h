#pragma once
// A log's lines in the words of the wire, and who can read logs at all. Pure; safe on every thread.
#include "agents/services/log_feed.h"
#include "core/schema/service_log.h"
#include "core/schema/services.h"
#include "core/schema/view.h"

namespace bafar::services {

/// The batch with the names of tasks and nodes instead of their ids, as the status knows them; of a
/// task that is not known any more, its service's name and the start of its id.
[[nodiscard]] schema::LogPiece logPiece(LogBatch batch,
                                        const std::string& service,
                                        const schema::services::Status& status);

/// Nothing where this node's engine can read logs of the Swarm; else why it cannot, and the nodes
/// whose agents can: managers with a quorum that are heard, the leader first.
[[nodiscard]] std::optional<schema::Elsewhere> elsewhere(const schema::services::Status& status,
                                                         const schema::ClusterView& view);

} // namespace bafar::services
