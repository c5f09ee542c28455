#pragma once
// A Swarm of one manager with a service, actions on it as the services concept itself drafts them,
// and the records that the agents agree on of these.
#include "agents/deployment/machine.h"
#include "core/schema/services.h"

namespace bafar::test {

namespace services = schema::services;
using schema::ActionState;
using schema::deployment::Deployment;
using schema::deployment::Kind;

inline constexpr WallTime Noon{1'795'600'000'000};

/// "web", 3 tasks of registry/web:1.
[[nodiscard]] services::Service web();

/// What n1 says, which leads the Swarm.
[[nodiscard]] services::Status swarmOf(std::vector<services::Service> services);

/// n1 to n3 as any of them sees them; n1 leads the Swarm.
[[nodiscard]] schema::ClusterView viewOf(const services::Status& swarm);

/// An action on "web" as it was agreed on last. `at`: seconds after Noon.
struct Act {
    std::string id;
    std::string action;     ///< "update"
    std::string parameters; ///< "image=registry/web:2"
    ActionState state = ActionState::Running;
    int at = 0;
    int took = 0; ///< seconds
    std::string failure{};
};

[[nodiscard]] schema::ActionRecord recordOf(const Act& act, const services::Service& on = web());

/// The ledger as far as it matters here: indexes, and which actions are forgotten.
class Agreed {
public:
    /// The record of an action, agreed on now.
    deployment::AgreedMoved add(schema::ActionRecord record);

    /// A slot, set or cleared.
    deployment::AgreedMoved add(const schema::SlotChange& change);

    /// Everything that is kept, as a start reads it.
    [[nodiscard]] deployment::AgreedMoved all() const;

    /// From now on the ended actions before the newest `count` are not kept.
    void keepNewest(std::size_t count) { actionsMax_ = count; }

private:
    [[nodiscard]] deployment::AgreedMoved empty() const;

    std::uint64_t index_ = 0;
    std::size_t actionsMax_ = 500;
    std::vector<deployment::AgreedAction> actions_;
    std::vector<deployment::AgreedSlot> slots_;
};

/// "update_image registry/web:1 registry/web:2 succeeded operator/sara 12 s".
[[nodiscard]] std::string lineOf(const Deployment& record);

} // namespace bafar::test
