#include "app/demo_past.h"

#include <tuple>

#include "agents/sim/cluster.h"
#include "core/schema/json.h"
#include "core/schema/services.h"

namespace bafar::app {
namespace {

namespace services = schema::services;

constexpr const char* Service = "web";
constexpr const char* Before = "registry.example/shop-web:4.2";
constexpr const char* After = "registry.example/shop-web:4.3";
/// As resources/demo/all/docker_services.json has it.
constexpr const char* BeforePin =
    "@sha256:ecc04003781068cbeb859d22ed2a11432cbbad821e1aec86ff72ff7e60e6aaf3";
constexpr const char* AfterPin =
    "@sha256:5b0c39d27f8e61a4b2d7c90e13f6a85847de20bb9c71f3a6d5e8042f9ab1c7d6";
constexpr std::int64_t SecondMs = 1'000;
constexpr std::int64_t MinuteMs = 60 * SecondMs;
constexpr std::int64_t PlannedMs = 5 * SecondMs; ///< before it was confirmed

/// One change of the service, as it was confirmed and went.
struct Change {
    std::string id;
    std::string verb; ///< "update"
    std::string title;
    std::string step; ///< what Swarm was told to do
    std::string actor;
    std::string why;
    std::string from; ///< image
    std::string to;
    bool rollsBack = false;
    std::int64_t agoMs = 0; ///< less than the two minutes since the agents' first start
    Duration took{};
};

Change updateToTheNext()
{
    return {"demoupdateofweb1",
            "update",
            std::string("Update web from ") + Before + " to " + After,
            "Swarm replaces the tasks of web",
            "operator/sara",
            "release 4.3",
            std::string(Before) + BeforePin,
            std::string(After) + AfterPin,
            false,
            110 * SecondMs,
            std::chrono::seconds(34)};
}

Change wayBack()
{
    return {"demorollofweb001",
            "roll_back",
            std::string("Roll web back from ") + After + " to " + Before,
            "Swarm goes back to the spec before",
            "operator/omid",
            "checkout fails",
            std::string(After) + AfterPin,
            Before,
            true,
            60 * SecondMs,
            std::chrono::seconds(31)};
}

schema::PlannedStep stepOf(std::string text, const services::Command& command)
{
    schema::PlannedStep step;
    step.text = std::move(text);
    step.node = "n1";
    step.concept_ = std::string(services::Name);
    step.command.text = schema::toJson(command);
    step.lost = schema::LostStep::Observe;
    return step;
}

schema::Condition seen(std::string text,
                       std::string check,
                       std::map<std::string, std::string> arguments)
{
    schema::Condition condition;
    condition.text = std::move(text);
    condition.verdict = schema::Verdict::Pass;
    condition.concept_ = std::string(services::Name);
    condition.check = std::move(check);
    condition.arguments = std::move(arguments);
    condition.arguments.emplace("service", Service);
    return condition;
}

/// As agents/services/drafts.cpp drafts it.
schema::Draft draftOf(const Change& change)
{
    services::ChangeService asked;
    asked.service = Service;
    asked.fromImage = change.from;
    asked.rollBack = change.rollsBack;
    asked.image = change.rollsBack ? std::string() : change.to;
    asked.action = change.id;
    const std::string image = change.to.substr(0, change.to.find('@'));
    services::AwaitService wait;
    wait.service = Service;
    wait.image = image;
    wait.rollBack = change.rollsBack;
    services::Command tell;
    tell.change = std::move(asked);
    services::Command look;
    look.await = std::move(wait);
    schema::Draft draft;
    draft.title = change.title;
    draft.verb = change.rollsBack ? "roll back web" : "update web";
    draft.steps = {stepOf(change.step, tell),
                   stepOf("all tasks of web are new and run for 10 s", look)};
    draft.steps.back().onlyLooks = true;
    draft.postconditions = {seen("all tasks of web run " + image, "runs_image", {{"image", image}}),
                            seen("all wanted tasks of web run", "complete", {})};
    return draft;
}

/// How the action ended, as the agent of n1 told the others.
schema::ActionRecord recordOf(const Change& change, WallTime now)
{
    const std::int64_t tookMs = change.took / std::chrono::milliseconds(1);
    schema::ActionRecord record;
    record.id = change.id;
    record.plan.id = change.id;
    record.plan.node = "n1";
    record.plan.cluster = "demo";
    record.plan.request = {"services." + change.verb, {{"service", Service}}, change.why};
    if (!change.rollsBack) {
        record.plan.request.parameters.emplace("image", change.to);
    }
    record.plan.actor = change.actor;
    record.plan.draft = draftOf(change);
    record.actor = change.actor;
    record.holder = record.plan.node;
    record.edition = 1;
    record.state = schema::ActionState::Succeeded;
    record.startedAt = {now.unixMs - change.agoMs};
    record.endedAt = {record.startedAt.unixMs + tookMs};
    record.plan.computedAt = {record.startedAt.unixMs - PlannedMs};
    record.plan.expiresAt = {record.plan.computedAt.unixMs + MinuteMs};
    record.cancellable = false;
    record.postconditions = record.plan.draft.postconditions;
    record.result = change.title + ": seen to hold";
    record.steps.resize(record.plan.draft.steps.size());
    for (schema::StepRecord& step : record.steps) {
        step.state = schema::StepState::Done;
        step.startedAt = record.startedAt;
    }
    record.steps.front().took = std::chrono::seconds(1);
    record.steps.back().took = change.took - std::chrono::seconds(1);
    return record;
}

/// One may not do what the other may: the audit log of a cluster in use has both.
void attemptHandOver(sim::SimCluster& cluster)
{
    const std::string node = cluster.nodes().front();
    schema::ActionRequest request;
    request.action = "floating_ip.hand_over";
    request.parameters = {{"address", "web"}, {"to", "n3"}};
    const Result<schema::Plan> plan =
        cluster.plan(node, request, {"operator", "sara", "1a", "192.0.2.5"});
    if (plan) {
        std::ignore = cluster.confirm(node, {plan->id, plan->revision, {}},
                                      {"viewer", "ali", "1b", "192.0.2.6"});
    }
}

} // namespace

void liveDemoPast(sim::SimCluster& cluster)
{
    for (const Change& change : {updateToTheNext(), wayBack()}) {
        std::ignore = cluster.recall(recordOf(change, cluster.wallNow()));
    }
    attemptHandOver(cluster);
}

} // namespace bafar::app
