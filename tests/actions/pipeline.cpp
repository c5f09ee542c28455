#include "tests/actions/pipeline.h"

namespace bafar::test {

namespace {

constexpr WallTime Start{1'800'000'000'000};

schema::Condition condition(const std::string& check)
{
    schema::Condition one;
    one.text = check + " is so";
    one.concept_ = "toy";
    one.check = check;
    return one;
}

} // namespace

schema::Draft draftOf(int steps)
{
    schema::Draft draft;
    draft.title = "Move the toy";
    draft.verb = "move";
    draft.risk = schema::ActionClass::Disruptive;
    draft.basis = "owner n1; epoch 7";
    for (int index = 1; index <= steps; ++index) {
        schema::PlannedStep step;
        step.text = "s" + std::to_string(index);
        step.node = "n" + std::to_string(index);
        step.concept_ = "toy";
        step.command = {"{\"do\":" + std::to_string(index) + "}"};
        step.undo = schema::RawJson{"{\"undo\":" + std::to_string(index) + "}"};
        draft.steps.push_back(step);
    }
    draft.preconditions.push_back(condition("ready"));
    draft.postconditions.push_back(condition("done"));
    return draft;
}

Pipeline::Pipeline()
    : draft(draftOf(2))
    , machine({"lab", "n1"},
              {[] {
                   schema::ActionInfo info;
                   info.name = "toy.move";
                   info.parameters.push_back({"object", "which toy", true, {}});
                   return std::vector{info};
               },
               [this](const schema::ActionRequest&) -> Result<schema::Draft> {
                   if (draftError) {
                       return tl::unexpected(*draftError);
                   }
                   schema::Draft fresh = draft;
                   for (schema::Condition& one : fresh.preconditions) {
                       const auto known = seen.find(one.check);
                       one.verdict = known == seen.end() ? schema::Verdict::Pass : known->second;
                   }
                   return fresh;
               },
               [this](const schema::Condition& asked) {
                   schema::Condition judged = asked;
                   const auto known = seen.find(asked.check);
                   judged.verdict = known == seen.end() ? schema::Verdict::Pass : known->second;
                   return judged;
               }})
{
    feed(WallClockRead{Start});
}

void Pipeline::feed(const actions::Machine::Input& input)
{
    effects = machine.handle(input, now);
}

void Pipeline::pass(Duration by)
{
    const Instant end = now + by;
    std::vector<actions::Machine::Effect> collected;
    while (machine.deadline() && machine.deadline()->at <= end) {
        now = std::max(now, machine.deadline()->at);
        for (auto& effect : machine.tick(now)) {
            collected.push_back(std::move(effect));
        }
    }
    now = end;
    effects = std::move(collected);
}

Result<schema::Plan> Pipeline::plan(const std::string& role, const std::string& reason)
{
    schema::ActionRequest request;
    request.action = "toy.move";
    request.parameters = {{"object", "bear"}};
    request.reason = reason;
    ++plans_;
    feed(actions::PlanRequested{
        1, "plan" + std::to_string(plans_), {role, "sara", "01", {}}, request});
    return all<actions::PlanAnswered>().at(0).plan;
}

schema::Plan Pipeline::planned(const std::string& role, const std::string& reason)
{
    return plan(role, reason).value();
}

void Pipeline::confirm(const schema::Plan& plan,
                       const std::string& role,
                       const std::string& typed,
                       const std::string& name)
{
    feed(actions::Confirmed{2, {role, name, "01", {}}, {plan.id, plan.revision, typed}});
}

std::string Pipeline::running(const std::string& role)
{
    const schema::Plan plan = planned(role);
    confirm(plan, role);
    appended(plan.id);
    return plan.id;
}

void Pipeline::appended(const std::string& id, bool works)
{
    feed(actions::Appended{id, works ? Result<std::uint64_t>(1)
                                     : fail(Code::LimitExceeded, "the disk is full")});
}

void Pipeline::answer(const std::string& command, const Result<std::string>& outcome)
{
    feed(actions::StepFinished{command, outcome});
}

void Pipeline::cancel(const std::string& id, const std::string& role)
{
    feed(actions::CancelRequested{3, {role, "sara", "01", {}}, id});
}

std::string Pipeline::auditText() const
{
    std::string text;
    for (const auto& [entry] : all<actions::Audit>()) {
        text += (text.empty() ? "" : "\n") + entry.actor + " " + entry.what + ": " +
                (entry.allowed ? "allowed, " : "refused, ") + entry.outcome;
    }
    return text;
}

Error Pipeline::refusal() const
{
    for (const auto& one : all<actions::RecordAnswered>()) {
        if (!one.record) {
            return one.record.error();
        }
    }
    return {Code::Internal, {}};
}

schema::ActionRecord Pipeline::record(const std::string& id) const
{
    return machine.record(id).value_or(schema::ActionRecord{});
}

std::string Pipeline::stateOf(const std::string& id) const
{
    const schema::ActionRecord found = record(id);
    std::string text(schema::enumNames(found.state)[static_cast<std::size_t>(found.state)]);
    text += ":";
    for (const schema::StepRecord& step : found.steps) {
        text +=
            " " + std::string(schema::enumNames(step.state)[static_cast<std::size_t>(step.state)]);
    }
    return text;
}

std::string Pipeline::step() const
{
    const auto steps = all<actions::RunStep>();
    return steps.empty() ? std::string() : steps.back().command;
}

} // namespace bafar::test
