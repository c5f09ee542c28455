#pragma once
// One concept's machine as the node sees it: without its types. TypedPort (typed_port.h) makes one
// of any ConceptMachine. One owner, one thread.
#include <functional>
#include <variant>

#include "agents/concept.h"

namespace bafar::node {

/// An effect that the node itself carries out.
using CommonEffect = std::variant<EmitEvent,
                                  StatusChanged,
                                  CommandFinished,
                                  CommandProgressed,
                                  PublishSeries,
                                  PublishSamples,
                                  PublishMeasures,
                                  PeerMessage,
                                  TaskStops,
                                  Persist,
                                  EndSessions>;

/// What a port needs of its node.
struct PortLinks {
    std::function<Instant()> now;
    std::function<void(class Port&, CommonEffect)> common;
    std::function<void()> touched; ///< the machine did something: its deadline may have moved
};

class Port {
public:
    virtual ~Port() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    virtual void link(PortLinks links) = 0;
    virtual void configure(const schema::Spec& spec) = 0;

    /// Answered by CommandFinished with this id. Errors: InvalidInput when it does not parse.
    virtual Result<void> command(const schema::RawJson& command, const std::string& id) = 0;

    virtual void tick() = 0;
    [[nodiscard]] virtual std::optional<Deadline> deadline() const = 0;
    [[nodiscard]] virtual schema::ConceptReport report() const = 0;
    [[nodiscard]] virtual std::vector<schema::ActionInfo> offers(
        const schema::ClusterView& view) const = 0;
    [[nodiscard]] virtual Result<schema::Draft> draft(const schema::ActionRequest& request,
                                                      const schema::ClusterView& view) const = 0;
    [[nodiscard]] virtual schema::Condition judge(const schema::Condition& condition,
                                                  const schema::ClusterView& view) const = 0;

    /// What another spec would do beyond being read; nothing where the concept does not say.
    [[nodiscard]] virtual std::vector<schema::Consequence> weigh(
        const schema::Spec& before,
        const schema::Spec& after,
        const schema::ClusterView& view) const = 0;

    // Optional inputs: nothing happens where the machine does not list them.
    virtual void give(const WallClockRead& input) = 0;
    virtual void give(const Persisted& input) = 0;
    virtual void give(const Restored& input) = 0;
    virtual void give(const Measured& input) = 0;
    virtual void give(const PublishSeries& input) = 0;
    virtual void give(const PublishSamples& input) = 0;
    virtual void give(const TaskStops& input) = 0;
    virtual void give(const ViewRead& input) = 0;

    /// The machine lists ViewRead and has use for one now: a view is worth building.
    [[nodiscard]] virtual bool readsView() const = 0;

    /// The concept whose changes of the map, here or on a peer, it wants a view for at once, not
    /// only with the next heartbeat; empty: none.
    [[nodiscard]] virtual std::string_view follows() const = 0;
};

} // namespace bafar::node
