#include "tests/actions/pipeline.h"

#include "core/base/check.h"

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

Pipeline::Pipeline(const std::string& node)
    : draft(draftOf(2))
    , machine({"lab", node},
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
               },
               [this](const std::string& name) {
                   const auto known = agents.find(name);
                   return known == agents.end() ? actions::AgentSeen{} : known->second;
               }})
{
    for (const std::string name : {"n1", "n2", "n3"}) {
        agents[name] = {true, true, "b-" + name, "last heard 0.4 s ago"};
    }
    feed(WallClockRead{Start});
}

void Pipeline::collect(std::vector<actions::Machine::Effect> fresh, bool more)
{
    if (!more) {
        effects.clear();
    }
    for (auto& effect : fresh) {
        if (const auto* append = std::get_if<actions::Append>(&effect)) {
            append_ = *append;
        }
        effects.push_back(std::move(effect));
    }
}

void Pipeline::feed(const actions::Machine::Input& input)
{
    collect(machine.handle(input, now), false);
}

void Pipeline::pass(Duration by)
{
    const Instant end = now + by;
    collect({}, false);
    while (machine.deadline() && machine.deadline()->at <= end) {
        now = std::max(now, machine.deadline()->at);
        collect(machine.tick(now), true);
    }
    now = end;
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
    agreed();
    return plan.id;
}

void Pipeline::agreed(const Result<std::uint64_t>& index)
{
    CHECK(asksForAgreement());
    collect({}, false);
    appended(index);
}

/// As a node does it: the ledger is read before the answer is given.
void Pipeline::appended(const Result<std::uint64_t>& index)
{
    const actions::Append append = append_;
    answered_ = append.token;
    index_ += index ? 1 : 0;
    if (index && schema::hasEnded(append.record.state)) {
        collect(machine.handle(actions::LedgerRead{{append.record}, {}}, now), true);
    }
    collect(machine.handle(actions::Appended{append.token, index ? index_ : index}, now), true);
}

void Pipeline::finished(const std::string& command, const Result<std::string>& outcome)
{
    feed(actions::StepFinished{command, outcome});
}

void Pipeline::answer(const std::string& command, const Result<std::string>& outcome)
{
    finished(command, outcome);
    if (asksForAgreement()) {
        appended(0);
    }
}

void Pipeline::ledger(const std::optional<schema::ActionRecord>& running,
                      std::vector<schema::ActionRecord> changed)
{
    feed(actions::LedgerRead{std::move(changed), running});
}

void Pipeline::leads(bool leads, const std::string& problem)
{
    feed(actions::AgreementStood{leads, problem});
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
