#include "ui/actions/rules.h"

#include <algorithm>

namespace bafar::ui::actions {

Duration validFor(const schema::Plan& plan)
{
    return std::chrono::milliseconds(
        std::max<std::int64_t>(0, plan.expiresAt.unixMs - plan.computedAt.unixMs));
}

bool blocks(const schema::Condition& condition, schema::ActionClass risk)
{
    if (!condition.blocking || condition.verdict == schema::Verdict::Pass) {
        return false;
    }
    return condition.verdict == schema::Verdict::Fail || risk == schema::ActionClass::DataRisk;
}

const schema::Condition* blockingCondition(const schema::Draft& draft)
{
    const auto found = std::find_if(
        draft.preconditions.begin(), draft.preconditions.end(),
        [&draft](const schema::Condition& condition) { return blocks(condition, draft.risk); });
    return found == draft.preconditions.end() ? nullptr : &*found;
}

bool needsReason(const schema::Draft& draft)
{
    return draft.risk == schema::ActionClass::DataRisk ||
           std::any_of(draft.preconditions.begin(), draft.preconditions.end(),
                       [](const schema::Condition& condition) {
                           return condition.blocking &&
                                  condition.verdict == schema::Verdict::Unknown;
                       });
}

bool saysTheSame(const schema::Plan& one, const schema::Plan& other)
{
    const auto stops = [](const schema::Draft& draft) {
        return blockingCondition(draft) != nullptr;
    };
    return one.node == other.node && one.revision == other.revision &&
           one.draft.title == other.draft.title && one.draft.risk == other.draft.risk &&
           one.draft.steps == other.draft.steps && stops(one.draft) == stops(other.draft) &&
           needsReason(one.draft) == needsReason(other.draft);
}

WayBack wayBackOf(const schema::ActionRecord& record)
{
    if (!record.plan.draft.inverse) {
        return WayBack::None;
    }
    switch (record.state) {
    case schema::ActionState::Succeeded:
    case schema::ActionState::SucceededWithLosses: return WayBack::Whole;
    case schema::ActionState::FailedNeedsHands: break;
    case schema::ActionState::Running:
    case schema::ActionState::Verifying:
    case schema::ActionState::Cancelled:
    case schema::ActionState::FailedUndone:
    case schema::ActionState::Unknown: return WayBack::None;
    }
    const std::size_t decisive = stepOfNoReturn(record.plan.draft);
    const bool done = decisive > 0 && decisive <= record.steps.size() &&
                      record.steps[decisive - 1].state == schema::StepState::Done;
    return done ? WayBack::OfFailure : WayBack::None;
}

std::size_t stepOfNoReturn(const schema::Draft& draft)
{
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        if (draft.steps[i].pointOfNoReturn) {
            return i + 1;
        }
    }
    return 0;
}

std::size_t stepReached(const schema::ActionRecord& record)
{
    std::size_t reached = 0;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        if (record.steps[i].state != schema::StepState::Waiting) {
            reached = i + 1;
        }
    }
    return reached;
}

const schema::ActionInfo* offerOf(const schema::ActionRequest& request,
                                  const std::vector<schema::ActionInfo>& offers)
{
    const auto fits = [&request](const schema::ActionParameter& parameter) {
        const auto given = request.parameters.find(parameter.name);
        return given == request.parameters.end() || parameter.choices.empty() ||
               std::find(parameter.choices.begin(), parameter.choices.end(), given->second) !=
                   parameter.choices.end();
    };
    for (const schema::ActionInfo& offer : offers) {
        if (offer.name == request.action &&
            std::all_of(offer.parameters.begin(), offer.parameters.end(), fits)) {
            return &offer;
        }
    }
    return nullptr;
}

std::vector<schema::ActionParameter> missingOf(const schema::ActionRequest& request,
                                               const schema::ActionInfo& offer)
{
    std::vector<schema::ActionParameter> missing;
    for (const schema::ActionParameter& parameter : offer.parameters) {
        if (parameter.required && parameter.choices.empty() &&
            !request.parameters.contains(parameter.name)) {
            missing.push_back(parameter);
        }
    }
    return missing;
}

std::string nameToType(const schema::Plan& plan, const std::vector<schema::ActionInfo>& offers)
{
    for (const schema::ActionInfo& info : offers) {
        if (info.name == plan.request.action && !info.parameters.empty()) {
            const auto given = plan.request.parameters.find(info.parameters.front().name);
            return given == plan.request.parameters.end() ? plan.cluster : given->second;
        }
    }
    return plan.cluster;
}

const schema::ActionInfo* offerForObjectOf(const schema::ActionRequest& request,
                                           const std::vector<schema::ActionInfo>& offers)
{
    // Only the object counts: what else there is to choose changes with what the action did.
    const auto isOfIt = [&request](const schema::ActionInfo& offer) {
        if (offer.name != request.action) {
            return false;
        }
        schema::ActionInfo object = offer;
        object.parameters.resize(std::min<std::size_t>(1, offer.parameters.size()));
        return offerOf(request, {object}) != nullptr;
    };
    const auto found = std::find_if(offers.begin(), offers.end(), isOfIt);
    return found == offers.end() ? nullptr : &*found;
}

std::vector<Obstacle> obstacles(const schema::Plan& plan, const PlanView& view)
{
    std::vector<Obstacle> found;
    const schema::ActionClass risk = plan.draft.risk;
    if (view.age >= validFor(plan)) {
        found.push_back(Obstacle::Expired);
    }
    if (view.onlyPlans) {
        found.push_back(Obstacle::Role);
    }
    if (view.busy) {
        found.push_back(Obstacle::Busy);
    }
    if (blockingCondition(plan.draft) != nullptr) {
        found.push_back(Obstacle::Precondition);
    }
    if (risk == schema::ActionClass::DataRisk &&
        (view.wantedName.empty() || view.typedName != view.wantedName)) {
        found.push_back(Obstacle::NameMissing);
    }
    if (needsReason(plan.draft) && view.reason.empty()) {
        found.push_back(Obstacle::ReasonMissing);
    }
    if (!view.readToEnd) {
        found.push_back(Obstacle::NotReadToEnd);
    }
    if (view.visible < VisibleMin) {
        found.push_back(Obstacle::NotSeenYet);
    }
    return found;
}

bool isRunning(schema::ActionState state)
{
    return state == schema::ActionState::Running || state == schema::ActionState::Verifying;
}

} // namespace bafar::ui::actions
