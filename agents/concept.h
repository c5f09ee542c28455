#pragma once
// What every concept's control-plane machine offers to the node (agents/node), besides being a
// Machine.
//
// A concept is one class: it takes its Config, its driver's inputs and its steps' commands; it
// gives effects for its driver and the three common ones below; it says what it sees (status,
// presence) and judges what could be done (offers, draft, judge) from a ClusterView alone. The node
// wraps it (agents/node/port.h) and never looks inside. Pure: no clock, no OS. One owner, one
// thread.
//
// A concept may also offer weigh(before, after, cluster): what a new configuration of it would do
// beyond being read, for the plan of a spec change; see Weighs.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "agents/effects.h"
#include "agents/machine.h"
#include "core/schema/spec.h"

namespace bafar {

/// A driver's way to its machine: feed() gives it one input; every effect of the machine arrives at
/// the handler that onEffect() sets, in order, during feed(), configuration, commands and ticks
/// alike. Effects from before the handler was set are kept and given to it first. feed() inside the
/// handler is allowed; that input waits for its turn.
template <class M>
class MachineHandle {
public:
    virtual ~MachineHandle() = default;
    virtual void feed(typename M::Input input) = 0;
    virtual void onEffect(std::function<void(const typename M::Effect&)> handler) = 0;
};

/// Who we are, given to every concept at construction.
struct Self {
    std::string cluster;
    std::string node;
};

// clang-format off
template <class M>
concept ConceptMachine = Machine<M> && requires(M machine, const M& view, const typename M::Config& config,
                                                const typename M::Command& command, const std::string& id, Instant now,
                                                const schema::ClusterView& cluster, const schema::ActionRequest& request,
                                                const schema::Condition& condition, const schema::Spec& spec) {
    // M::Config, M::Status and M::Command are the structures of core/schema/<concept>.h; M::Name is its name.
    requires std::constructible_from<M, Self>;
    { M::Name } -> std::convertible_to<std::string_view>;
    // A new configuration, whole and already checked; applied in place, without interrupting what did not change.
    { machine.configure(spec, now) } -> std::same_as<std::vector<typename M::Effect>>;
    // A step of an action; answered by CommandFinished with this id.
    { machine.command(command, id, now) } -> std::same_as<std::vector<typename M::Effect>>;
    { view.status(now) } -> std::same_as<typename M::Status>;
    { view.presence(now) } -> std::same_as<schema::Presence>;
    // Actions that may be planned now.
    { view.offers(cluster) } -> std::same_as<std::vector<schema::ActionInfo>>;
    // What the action would do. Errors: InvalidInput (parameters), NotFound, Conflict (already so).
    { view.draft(request, cluster) } -> std::same_as<Result<schema::Draft>>;
    // A condition of this concept as the cluster looks now: the same condition with verdict and detail filled in.
    { view.judge(condition, cluster) } -> std::same_as<schema::Condition>;
};

template <class M>
concept Weighs = requires(const typename M::Config& config, const schema::ClusterView& cluster) {
    { M::weigh(config, config, cluster) } -> std::same_as<std::vector<schema::Consequence>>;
};

// clang-format on

} // namespace bafar
