#pragma once
// The actions of the services concept: update, roll back, scale and restart a service, drain and
// activate a node.
//
// All is computed from what the Swarm's leader, or else another manager with a quorum, says; the
// steps run there. A change is two steps: tell Swarm, whose undo goes back to what was, and wait
// until all tasks are new and healthy. So an image that crashes ends as failed and rolled back,
// whatever failure action the service itself has: we never write that into its spec. A step that is
// lost is judged by what is seen afterwards.
// Pure; safe on every thread.
#include "core/schema/action.h"
#include "core/schema/services.h"
#include "core/schema/view.h"

namespace bafar::services {

namespace contract = schema::services;

inline constexpr std::string_view Update = "services.update";
inline constexpr std::string_view RollBack = "services.roll_back";
inline constexpr std::string_view Scale = "services.scale";
inline constexpr std::string_view Restart = "services.restart";
inline constexpr std::string_view Drain = "services.drain";
inline constexpr std::string_view Activate = "services.activate";

inline constexpr std::uint32_t ReplicasMax = 1000; ///< that may be asked for

[[nodiscard]] std::vector<schema::ActionInfo> offersOf(const schema::ClusterView& view);

/// Errors: InvalidInput (parameters), NotFound (service, node, action), Conflict (it is so
/// already), Unavailable (no manager with a quorum is heard).
[[nodiscard]] Result<schema::Draft> draftOf(const schema::ActionRequest& request,
                                            const contract::Config& config,
                                            const schema::ClusterView& view);

/// Judges a condition that draftOf() wrote.
[[nodiscard]] schema::Condition judgedCondition(const schema::Condition& condition,
                                                const schema::ClusterView& view);

} // namespace bafar::services
