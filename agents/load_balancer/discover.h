#pragma once
// The routing that a spec and the services of the cluster amount to.
//
// A service is a group of servers when an upstream names it, or when it has the label
// bafar.http.host; bafar.http.path (default /) and bafar.http.port say the rest. Its servers are
// its running tasks, each reached (a) at its node's own address and the port that the node has for
// it (published in host mode), or (b), where there is none, at its own address in an overlay
// network, from inside that network (network_stock.h). A task that Swarm wants to be something else
// than running, or whose container was told to stop, is draining: its open requests end, new ones
// go elsewhere. Pure; safe on every thread.
#include <set>

#include "agents/load_balancer/routing.h"
#include "core/schema/load_balancer.h"
#include "core/schema/services.h"
#include "core/schema/spec.h"
#include "core/schema/view.h"

namespace bafar::load_balancer {

/// What the freshest manager says of the Swarm; nothing when none was heard.
[[nodiscard]] std::optional<schema::services::Status> swarmOf(const schema::ClusterView& view);

/// Ids of tasks whose container was told to stop, as each node's own engine says.
[[nodiscard]] std::set<std::string> stoppingTasks(const schema::ClusterView& view);

/// Marks these tasks as draining.
void drainTasks(Routing& routing, const std::set<std::string>& tasks);

/// The routing now. Without a word from a manager, `before` is kept for what comes from services:
/// tasks do not vanish because the watcher did.
[[nodiscard]] Routing makeRouting(const schema::Spec& spec,
                                  const std::optional<schema::services::Status>& swarm,
                                  const Routing& before);

} // namespace bafar::load_balancer
