#include "agents/storage/drafts.h"

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using namespace std::chrono_literals;

schema::Condition conditionOf(const Case& plan,
                              const schema::ClusterView& view,
                              std::string text,
                              std::string check,
                              std::map<std::string, std::string> arguments = {})
{
    schema::Condition condition;
    condition.text = std::move(text);
    condition.concept_ = contract::Name;
    condition.check = std::move(check);
    condition.arguments = std::move(arguments);
    condition.arguments.emplace("volume", plan.volume.name);
    return judgedIn(condition, view);
}

schema::PlannedStep stepOf(const Case& plan, contract::Order order, std::string text)
{
    schema::PlannedStep step;
    step.text = std::move(text);
    step.node = plan.speaker.node;
    step.concept_ = contract::Name;
    step.command.text = schema::toJson(contract::Command{order, plan.volume.name});
    step.limit = 40s;
    step.pointOfNoReturn = true;
    step.lost = schema::LostStep::Observe; // the status of the volume shows it
    return step;
}

std::string pendingText(const contract::Volume& volume)
{
    return volume.healPending ? std::to_string(*volume.healPending) : "not counted yet";
}

} // namespace

std::string nameOf(const contract::Brick& brick)
{
    return brick.node.empty() ? brick.host : brick.node;
}

bool isDown(const contract::Brick& brick)
{
    return brick.state == schema::State::Failed && brick.pid == 0;
}

std::string basisOf(const Case& plan)
{
    std::string text = "volume " + plan.volume.name + " " + plan.volume.status + " self-heal " +
                       (plan.volume.selfHeal ? "on" : "off") + " asked by " + plan.speaker.node;
    for (const contract::Brick& brick : plan.volume.bricks) {
        text += "\nbrick " + brick.id + (brick.pid != 0 ? " serves" : " does not serve");
    }
    return text;
}

void draftHeal(const Case& plan, const schema::ClusterView& view, schema::Draft& draft)
{
    const std::string& name = plan.volume.name;
    draft.title = "Heal " + name + " now";
    draft.verb = "heal " + name;
    draft.risk = schema::ActionClass::Safe;
    draft.steps = {stepOf(plan, contract::Order::Heal,
                          "gluster on " + plan.speaker.node + " lets the bricks of " + name +
                              " heal what is listed")};
    draft.steps.front().detail = "gluster volume heal " + name;
    draft.consequences = {
        {"files to heal", pendingText(plan.volume)},
        {"load", "healing reads from one brick and writes to others until it is done"}};
    draft.preconditions = {
        conditionOf(plan, view, name + " is started", "is_started"),
        conditionOf(plan, view, "self-heal of " + name + " is on", "self_heal_on"),
        conditionOf(plan, view, "every brick of " + name + " serves", "all_bricks_serve"),
    };
    draft.postconditions = {
        conditionOf(plan, view, "fewer files wait to be healed, or none", "heals",
                    {{"before", std::to_string(plan.volume.healPending.value_or(0))}})};
    draft.verifyLimit = 120s;
}

void draftSelfHeal(const Case& plan, const schema::ClusterView& view, bool on, schema::Draft& draft)
{
    const std::string& name = plan.volume.name;
    draft.title = (on ? "Start self-heal of " : "Stop self-heal of ") + name;
    draft.verb = on ? "start self-heal" : "stop self-heal";
    draft.risk = on ? schema::ActionClass::Safe : schema::ActionClass::Disruptive;
    draft.steps = {stepOf(plan, on ? contract::Order::SelfHealOn : contract::Order::SelfHealOff,
                          "gluster on " + plan.speaker.node + " switches the self-heal daemon " +
                              (on ? "on" : "off") + " for " + name + " on every node")};
    draft.steps.front().detail = "gluster volume heal " + name + (on ? " enable" : " disable");
    draft.consequences = {{"files to heal", pendingText(plan.volume)}};
    draft.consequences.push_back(
        on ? schema::Consequence{"load", "what waits is healed at once: reads and writes between "
                                         "the bricks until it is done"}
           : schema::Consequence{"copies that missed writes",
                                 "stay old until self-heal is started again; one more brick lost "
                                 "meanwhile may lose the newest copy"});
    draft.preconditions = {conditionOf(plan, view, name + " is started", "is_started")};
    draft.postconditions = {conditionOf(plan, view,
                                        "self-heal of " + name + (on ? " is on" : " is off"),
                                        on ? "self_heal_on" : "self_heal_off")};
    draft.verifyLimit = 30s;
    draft.inverse =
        schema::ActionRequest{std::string(on ? StopHeal : StartHeal), {{"volume", name}}, {}};
}

void draftRestart(const Case& plan, const schema::ClusterView& view, schema::Draft& draft)
{
    const std::string& name = plan.volume.name;
    const std::map<std::string, std::string> brick{{"node", plan.node}};
    draft.title = "Restart the brick of " + name + " on " + plan.node;
    draft.verb = "restart the brick on " + plan.node;
    draft.risk = schema::ActionClass::Safe;
    draft.steps = {
        stepOf(plan, contract::Order::RestartBricks,
               "gluster on " + plan.speaker.node + " starts what of " + name + " does not run")};
    draft.steps.front().detail = "gluster volume start " + name + " force";
    std::vector<std::string> others;
    for (const contract::Brick& other : plan.volume.bricks) {
        if (isDown(other) && nameOf(other) != plan.node) {
            others.push_back(nameOf(other));
        }
    }
    draft.consequences = {
        {"bricks that serve", "go on without interruption"},
        {"other stopped bricks", others.empty() ? "none" : listed(others) + " start, too"},
        {"files to heal into it afterwards", pendingText(plan.volume)}};
    draft.preconditions = {
        conditionOf(plan, view, name + " is started", "is_started"),
        conditionOf(plan, view, "the brick on " + plan.node + " is down", "brick_down", brick)};
    draft.postconditions = {
        conditionOf(plan, view, "the brick on " + plan.node + " serves", "brick_serves", brick)};
    draft.verifyLimit = 60s;
}

} // namespace bafar::storage
