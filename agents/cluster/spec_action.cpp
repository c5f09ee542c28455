// The actions cluster.apply_spec and cluster.roll_back_spec: a revision agreed, checked by every
// agent, in force and run by every agent; or none of it.
#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/spec_case.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;
using schema::LostStep;
using std::chrono::seconds;

constexpr std::string_view Apply = "cluster.apply_spec";
constexpr std::string_view RollBack = "cluster.roll_back_spec";
constexpr Duration AgreeLimit = seconds(8); ///< above the proposer's own

schema::PlannedStep proposeStep(const SpecCase& plan)
{
    contract::Command order;
    order.proposeSpec = {plan.revision, plan.from, plan.why};
    schema::PlannedStep step =
        stepOf({}, "every agent gets revision " + plan.revision, order, AgreeLimit, LostStep::Undo);
    step.detail = std::to_string((plan.after.text().size() + 1023) / 1024) +
                  " KiB into the agents' log; nobody uses it yet";
    contract::Command undo;
    undo.withdrawSpec = {plan.revision};
    undoBy(step, undo);
    return step;
}

schema::PlannedStep useStep(const SpecCase& plan)
{
    contract::Command order;
    order.useSpec = {plan.revision, plan.from, plan.why};
    schema::PlannedStep step = stepOf({}, "revision " + plan.revision + " is put in force", order,
                                      AgreeLimit, LostStep::Undo);
    step.detail = "instead of " + plan.from + ", by a majority";
    contract::Command undo;
    undo.useSpec = {plan.from, plan.revision, "taken back"};
    undoBy(step, undo);
    return step;
}

schema::PlannedStep checkStep(const SpecCase& plan, const std::string& node)
{
    contract::Command order;
    order.checkSpec = {plan.revision};
    schema::PlannedStep step =
        stepOf(node, node + " checks it", order, seconds(10), LostStep::Undo);
    step.onlyLooks = true;
    return step;
}

schema::PlannedStep awaitStep(const SpecCase& plan, const std::string& node)
{
    contract::Command order;
    order.awaitSpec = {plan.revision};
    schema::PlannedStep step =
        stepOf(node, node + " runs it", order, seconds(15), LostStep::Observe);
    step.onlyLooks = true;
    return step;
}

void addConditions(const SpecCase& plan, const Facts& facts, schema::Draft& draft)
{
    draft.preconditions.push_back(
        condition("a majority of the agents' group is heard", "majority", {}, facts));
    draft.preconditions.push_back(condition("revision " + plan.from + " is in force",
                                            "spec_in_force", {{"revision", plan.from}}, facts));
    for (const std::string& node : plan.go) {
        draft.preconditions.push_back(condition(node + " is no member of the agents' group",
                                                "no_member", {{"node", node}}, facts));
    }
    for (const std::string& node : plan.silent) {
        draft.preconditions.push_back(
            condition(node + " is heard", "heard", {{"node", node}}, facts, false));
    }
    for (const auto* nodes : {&plan.live, &plan.silent}) {
        for (const std::string& node : *nodes) {
            draft.postconditions.push_back(condition(
                node + " runs revision " + plan.revision, "spec_runs",
                {{"node", node}, {"revision", plan.revision}}, facts, nodes == &plan.live));
        }
    }
}

schema::Draft draftOf(const SpecCase& plan, const Facts& facts)
{
    schema::Draft draft;
    const std::size_t count = plan.differences.size();
    const std::string changes = std::to_string(count) + (count == 1 ? " change" : " changes");
    draft.title = plan.rollBack ? "Roll the spec back to revision " + plan.revision
                                : "Apply revision " + plan.revision + " of the spec";
    draft.title += ": " + (count == 0 ? std::string("comments and layout only") : changes);
    draft.verb = (plan.rollBack ? "roll back to " : "apply ") + plan.revision;
    draft.risk = count == 0 ? schema::ActionClass::Safe : schema::ActionClass::Disruptive;
    draft.onlyNode = plan.onlyHere ? std::optional(facts.self.node) : onlyNodeOf(facts);
    draft.steps.push_back(proposeStep(plan));
    for (const std::string& node : plan.live) {
        draft.steps.push_back(checkStep(plan, node));
    }
    draft.steps.push_back(useStep(plan));
    for (const std::string& node : plan.live) {
        draft.steps.push_back(awaitStep(plan, node));
    }
    draft.consequences = consequencesOf(plan, facts);
    draft.candidateColumns = {"when", "by"};
    draft.candidates = revisionsFor(plan, facts);
    addConditions(plan, facts, draft);
    draft.inverse = schema::ActionRequest{std::string(RollBack), {{"revision", plan.from}}, {}};
    draft.basis = "in force " + plan.from + "; revision " + plan.revision + "; agents " +
                  listed(plan.live) + "; going " + listed(plan.go);
    return draft;
}

Result<schema::Draft> draftSpec(const schema::ActionRequest& request,
                                bool rollBack,
                                const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {"revision"}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const Result<SpecCase> plan = makeSpecCase(request, rollBack, facts);
    if (!plan) {
        return tl::unexpected(plan.error());
    }
    return draftOf(*plan, facts);
}

} // namespace

void offerApplySpec(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    std::vector<std::string> revisions;
    for (const StagedSpec& staged : facts.node.stagedSpecs()) {
        revisions.push_back(staged.revision);
    }
    if (revisions.empty()) {
        return;
    }
    schema::ActionInfo info;
    info.name = std::string(Apply);
    info.title = "Apply a spec";
    info.help = "Puts a staged cluster spec in force on every agent, or on none";
    info.risk = schema::ActionClass::Disruptive;
    info.parameters.push_back({"revision", "Of the staged text", true, std::move(revisions)});
    out.push_back(std::move(info));
}

void offerRollBackSpec(const Facts& facts, std::vector<schema::ActionInfo>& out)
{
    const std::string present = facts.node.specInForce();
    std::vector<std::string> revisions;
    for (const schema::SpecRevision& one : facts.node.specHistory()) {
        if (one.revision != present) {
            std::erase(revisions, one.revision);
            revisions.insert(revisions.begin(), one.revision);
        }
    }
    if (revisions.empty()) {
        return;
    }
    schema::ActionInfo info;
    info.name = std::string(RollBack);
    info.title = "Roll the spec back";
    info.help = "Puts a former cluster spec in force again on every agent, or on none";
    info.risk = schema::ActionClass::Disruptive;
    info.parameters.push_back(
        {"revision", "One that was in force; newest first", true, std::move(revisions)});
    out.push_back(std::move(info));
}

Result<schema::Draft> draftApplySpec(const schema::ActionRequest& request, const Facts& facts)
{
    return draftSpec(request, false, facts);
}

Result<schema::Draft> draftRollBackSpec(const schema::ActionRequest& request, const Facts& facts)
{
    return draftSpec(request, true, facts);
}

} // namespace bafar::cluster
