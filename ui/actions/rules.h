#pragma once
// When a plan may be confirmed: the rules of dangerous actions, without widgets (D1 to D7).
//
// Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/action_record.h"

namespace bafar::ui::actions {

/// The offer that a request is made from: of its name, with every given parameter among the
/// choices. Null: there is none.
[[nodiscard]] const schema::ActionInfo* offerOf(const schema::ActionRequest& request,
                                                const std::vector<schema::ActionInfo>& offers);

/// What a person must still give before the offer can be planned.
[[nodiscard]] std::vector<schema::ActionParameter> missingOf(const schema::ActionRequest& request,
                                                             const schema::ActionInfo& offer);

/// Why a plan cannot be confirmed now.
enum class Obstacle : std::uint8_t {
    NotSeenYet,   ///< visible for less than a second
    NotReadToEnd, ///< its end was never in sight
    Expired,      ///< past its expiry
    Role,         ///< the certificate may only plan
    Busy,         ///< another action runs in the cluster
    Precondition, ///< one that blocks does not hold, or is unknown where that counts
    NameMissing,  ///< data at risk: the object's name is not typed
    ReasonMissing ///< it needs one, and the plan was made without
};

struct PlanView {
    Duration visible{};     ///< how long the plan has been on the screen
    Duration age{};         ///< since it arrived here
    bool readToEnd = false; ///< its end was in sight
    bool onlyPlans = false; ///< the certificate carries nothing out
    bool busy = false;      ///< another action runs in the cluster
    std::string wantedName; ///< nameToType()
    std::string typedName;
    std::string reason;
};

inline constexpr Duration VisibleMin = std::chrono::seconds{1};

/// How long the plan is valid from its arrival; by the agent's own two times, so that clocks need
/// not agree.
[[nodiscard]] Duration validFor(const schema::Plan& plan);

/// True when this precondition keeps the plan from being confirmed.
[[nodiscard]] bool blocks(const schema::Condition& condition, schema::ActionClass risk);

/// The first one that does; null: none.
[[nodiscard]] const schema::Condition* blockingCondition(const schema::Draft& draft);

/// It is confirmed only with a reason for the audit log: data is at risk, or it goes past a
/// precondition that nobody knows to hold (D4, D7).
[[nodiscard]] bool needsReason(const schema::Draft& draft);

/// Who read one has read the other: the same agent drafted the same steps from the same facts. Ages
/// and figures may differ.
[[nodiscard]] bool saysTheSame(const schema::Plan& one, const schema::Plan& other);

/// Steps from here on cannot be stopped: the number, from 1, of the first one of no return; 0: none
/// is.
[[nodiscard]] std::size_t stepOfNoReturn(const schema::Draft& draft);

/// The step, from 1, that a run stands at: the last one that began; 0: none did.
[[nodiscard]] std::size_t stepReached(const schema::ActionRecord& record);

/// What the way back of an action that ended leads back from (D12).
enum class WayBack : std::uint8_t {
    None,     ///< nothing: it is not offered
    Whole,    ///< all of it
    OfFailure ///< the decisive step, the one of no return, of an action that failed after it
};

[[nodiscard]] WayBack wayBackOf(const schema::ActionRecord& record);

/// The object whose name is typed for data-risk actions, as the agents see it: the value of the
/// action's first parameter, or the cluster's name.
[[nodiscard]] std::string nameToType(const schema::Plan& plan,
                                     const std::vector<schema::ActionInfo>& offers);

/// The first offer of a request's action for the same object, whatever else is chosen: its title
/// and its subject are those of the request. Null: there is none.
[[nodiscard]] const schema::ActionInfo* offerForObjectOf(
    const schema::ActionRequest& request, const std::vector<schema::ActionInfo>& offers);

/// Everything that stands in the way; empty: it may be confirmed.
[[nodiscard]] std::vector<Obstacle> obstacles(const schema::Plan& plan, const PlanView& view);

[[nodiscard]] bool isRunning(schema::ActionState state);

} // namespace bafar::ui::actions
