// It is larger than the budget because two pipelines, their ledger and what they may do are one
// model.
#include "tests/actions/two_agents.h"

#include <algorithm>

#include "agents/actions/text.h"
#include "core/base/check.h"

namespace bafar::test {

namespace {

constexpr std::size_t CommandsMax = 2; ///< looked at, the oldest first
constexpr Duration AllLimits = std::chrono::seconds(25);
constexpr Duration Silence = std::chrono::seconds(3);

/// The world whose agents ask for drafts and views now: the pipeline's functions are copied with
/// it and must not point into one that is gone.
const TwoAgents* current = nullptr;

bool stepIs(const schema::ActionRecord& record, std::size_t index, schema::StepState state)
{
    return index < record.steps.size() && record.steps[index].state == state;
}

} // namespace

TwoAgents::TwoAgents(Shape shape)
    : shape_(shape)
{
    memories_ = {{"n1", {}}, {"n2", {}}, {"n3", {}}};
    for (const std::string name : {"n1", "n2"}) {
        agents_.push_back({name, actions::Machine({"lab", name}, drafts()), {}, 1, false, {}});
    }
    current = this;
    for (Agent& agent : agents_) {
        feed(agent, WallClockRead{{1'800'000'000'000}});
    }
    tellLeader();
    schema::ActionRequest request;
    request.action = "toy.move";
    const actions::Actor sara{"operator", "sara", "01", {}};
    const auto planned =
        agents_[0].machine.handle(actions::PlanRequested{1, "act", sara, request}, Instant{});
    for (const auto& effect : planned) {
        if (const auto* made = std::get_if<actions::PlanAnswered>(&effect)) {
            id_ = made->plan.value().id;
            feed(agents_[0], actions::Confirmed{2, sara, {id_, made->plan.value().revision, {}}});
        }
    }
    CHECK(proposals_.size() == 1);
}

actions::DraftSource TwoAgents::drafts()
{
    actions::DraftSource source;
    source.offers = [] { return std::vector<schema::ActionInfo>{}; };
    source.draft = [](const schema::ActionRequest&) -> Result<schema::Draft> {
        schema::Draft draft;
        draft.title = "Move";
        for (const std::string node : {"n3", "n2"}) {
            schema::PlannedStep& step = draft.steps.emplace_back();
            step.text = "on " + node;
            step.node = node;
            step.lost = current->shape_.lost;
            if (current->shape_.undo) {
                step.undo = schema::RawJson{"{}"};
            }
        }
        draft.postconditions.emplace_back().check = "done";
        return draft;
    };
    source.judge = [](const schema::Condition& asked) {
        schema::Condition judged = asked;
        const bool done = current->runs_.contains("act/0") && current->runs_.contains("act/1");
        judged.verdict = done ? schema::Verdict::Pass : schema::Verdict::Fail;
        return judged;
    };
    source.agent = [](const std::string& node) {
        // A cut agent is not heard; what it hears itself does not matter, it does not lead.
        const auto agent = std::find_if(current->agents_.begin(), current->agents_.end(),
                                        [&node](const Agent& one) { return one.name == node; });
        const bool cut = agent != current->agents_.end() && agent->cut;
        return actions::AgentSeen{true, !cut, current->bootOf(node), "last heard 3 s ago"};
    };
    return source;
}

std::string TwoAgents::bootOf(const std::string& node) const
{
    return node + "-" + std::to_string(memories_.at(node).life);
}

void TwoAgents::fault(const std::string& text)
{
    wrong_ = wrong_.empty() ? text : wrong_;
}

void TwoAgents::feed(Agent& agent, const actions::Input& input)
{
    current = this;
    take(agent, agent.machine.handle(input, agent.now));
}

void TwoAgents::pass(Agent& agent, Duration by)
{
    current = this;
    const Instant end = agent.now + by;
    while (agent.machine.deadline() && agent.machine.deadline()->at <= end) {
        agent.now = std::max(agent.now, agent.machine.deadline()->at);
        take(agent, agent.machine.tick(agent.now));
    }
    agent.now = end;
}

void TwoAgents::take(Agent& agent, const actions::Effects& effects)
{
    const auto index = static_cast<std::size_t>(&agent - agents_.data());
    for (const auto& effect : effects) {
        if (const auto* append = std::get_if<actions::Append>(&effect)) {
            proposals_.push_back({index, agent.life, *append, false});
        } else if (const auto* step = std::get_if<actions::RunStep>(&effect)) {
            if (!agent.read || agent.read->fence != step->fence) {
                fault(agent.name + " asks for " + step->command +
                      " although it read that another agent holds the action");
            }
            if (!begun_.contains(step->command)) {
                fault(agent.name + " asks for " + step->command + " before its record");
            }
            commands_.push_back({index, agent.life, *step});
        }
    }
}

void TwoAgents::tellLedger(Agent& agent, const std::vector<schema::ActionRecord>& changed)
{
    agent.read = running_;
    feed(agent, actions::LedgerRead{changed, running_});
}

void TwoAgents::tellLeader()
{
    for (std::size_t index = 0; index < agents_.size(); ++index) {
        feed(agents_[index], actions::AgreementStood{index == leader_ && !agents_[index].cut,
                                                     agents_[index].cut ? "cut off" : ""});
    }
}

/// The ledger's rules for actions: one lock, fences, and each record follows the one before.
Result<std::uint64_t> TwoAgents::agree(const Proposal& proposal)
{
    const schema::ActionRecord& record = proposal.append.record;
    if (ended_ && shape_.planted != Planted::EndsIgnored) {
        return fail(Code::Conflict, "this action has ended");
    }
    if (running_) {
        const bool takeOver = record.fence == running_->fence + 1;
        const bool same = record.fence == running_->fence && record.holder == running_->holder &&
                          record.holderBoot == running_->holderBoot;
        const bool follows =
            record.edition == running_->edition + 1 || shape_.planted == Planted::EditionsIgnored;
        if ((!takeOver && !same) || !follows) {
            return fail(Code::Conflict, running_->holder + " holds it");
        }
        takeOvers_ += takeOver ? 1 : 0;
    }
    for (std::size_t step = 0; step < record.steps.size(); ++step) {
        if (stepIs(record, step, schema::StepState::Running)) {
            begun_.insert(actions::commandId(id_, step, false));
        } else if (stepIs(record, step, schema::StepState::Undoing)) {
            begun_.insert(actions::commandId(id_, step, true));
        }
    }
    if (schema::hasEnded(record.state)) {
        running_.reset();
        ended_ = record;
        judgeEnd(record);
    } else {
        running_ = record;
    }
    return ++index_;
}

void TwoAgents::judgeEnd(const schema::ActionRecord& record)
{
    using schema::ActionState;
    for (std::size_t step = 0; step < record.steps.size(); ++step) {
        const bool ran = runs_.contains(actions::commandId(id_, step, false));
        const bool undone = runs_.contains(actions::commandId(id_, step, true));
        const bool nothing =
            record.state == ActionState::FailedUndone || record.state == ActionState::Cancelled;
        if (nothing && ran && !undone) {
            fault("it ended as taken back, and step " + std::to_string(step) + " was done");
        }
        if (record.state == ActionState::Succeeded && !ran) {
            fault("it ended as succeeded, and step " + std::to_string(step) + " was not done");
        }
    }
}

std::optional<schema::ActionState> TwoAgents::end() const
{
    return ended_ ? std::optional(ended_->state) : std::nullopt;
}

/// As agents/node/remote.cpp, without a ledger of its own.
Result<std::string> TwoAgents::run(const Command& command)
{
    const actions::RunStep& step = command.step;
    Memory& memory = memories_.at(step.node);
    if (const auto known = memory.ran.find(step.command);
        known != memory.ran.end() && shape_.planted != Planted::MemoryLost) {
        memory.fence = std::max(memory.fence, step.fence);
        return known->second;
    }
    if (step.boot != bootOf(step.node) && shape_.planted != Planted::BootsIgnored) {
        return fail(Code::Unavailable, "another start was asked");
    }
    if (step.fence < memory.fence ||
        (memory.ran.contains(step.command + "/undo") && shape_.planted != Planted::UndoForgotten)) {
        return fail(Code::Conflict, "too late");
    }
    memory.fence = step.fence;
    if (++runs_[step.command] > 1) {
        fault(step.command + " was run twice");
    }
    const actions::CommandName name = actions::commandName(step.command);
    if (name.undo && runs_.contains(actions::commandId(id_, *name.step + 1, false)) &&
        !runs_.contains(actions::commandId(id_, *name.step + 1, true)) && shape_.undo) {
        // Its undoing may have been refused or lost, but it was asked for first.
        if (!begun_.contains(actions::commandId(id_, *name.step + 1, true))) {
            fault("taken back in the wrong order");
        }
    }
    if (ended_ && (ended_->state == schema::ActionState::FailedUndone ||
                   ended_->state == schema::ActionState::Cancelled)) {
        fault(step.command + " was run after it had ended as taken back");
    }
    const bool fails = shape_.firstFails && step.command == "act/0";
    Result<std::string> outcome =
        fails ? Result<std::string>(fail(Code::Conflict, "no")) : Result<std::string>("ok");
    memory.ran.emplace(step.command, outcome);
    return outcome;
}

void TwoAgents::answer(const Proposal& proposal, const Result<std::uint64_t>& index)
{
    Agent& agent = agents_[proposal.agent];
    if (!proposal.answered && proposal.life == agent.life) {
        feed(agent, actions::Appended{proposal.append.token, index});
    }
}

void TwoAgents::answer(const Command& command, const Result<std::string>& outcome)
{
    Agent& agent = agents_[command.agent];
    if (command.life == agent.life) {
        feed(agent, actions::StepFinished{command.step.command, outcome});
    }
}

void TwoAgents::restart(Agent& agent)
{
    ++agent.life;
    Memory& memory = memories_.at(agent.name);
    memory = Memory{memory.life + 1, {}, 0};
    agent.machine = actions::Machine({"lab", agent.name}, drafts());
    feed(agent, WallClockRead{{1'800'000'000'000}});
    if (!agent.cut) {
        tellLedger(agent, {});
    }
    tellLeader();
    for (Agent& other : agents_) {
        feed(other, actions::ViewChanged{});
    }
}

std::vector<Event> TwoAgents::possible() const
{
    std::vector<Event> events;
    const auto once = [this](Happening what) {
        return played_.at(static_cast<std::size_t>(what)) == 0;
    };
    for (std::size_t at = 0; at < proposals_.size(); ++at) {
        const bool cut = agents_[proposals_[at].agent].cut;
        if (!cut) {
            events.push_back({Happening::Agreed, at});
        }
        if (!proposals_[at].answered && proposals_[at].life == agents_[proposals_[at].agent].life) {
            events.push_back({Happening::NotAgreed, at});
            if (!cut) {
                events.push_back({Happening::AnswerLost, at});
            }
        }
    }
    for (std::size_t at = 0; at < std::min(commands_.size(), CommandsMax); ++at) {
        for (const Happening what : {Happening::Ran, Happening::RanUnseen, Happening::NotSent}) {
            events.push_back({what, at});
        }
    }
    for (std::size_t agent = 0; agent < agents_.size(); ++agent) {
        events.push_back({Happening::Crash, agent});
        events.push_back({Happening::TimePasses, agent});
        if (agents_[agent].cut) {
            events.push_back({Happening::Heal, agent});
        } else if (once(Happening::Cut)) {
            events.push_back({Happening::Cut, agent});
        }
        if (once(Happening::Cancel)) {
            events.push_back({Happening::Cancel, agent});
        }
    }
    if (once(Happening::Reboot)) {
        events.push_back({Happening::Reboot, 0});
    }
    return events;
}

/// It is larger than the budget because each kind of event is one case of a list.
void TwoAgents::play(const Event& event)
{
    ++played_.at(static_cast<std::size_t>(event.what));
    switch (event.what) {
    case Happening::Agreed: {
        const Proposal proposal = proposals_[event.which];
        proposals_.erase(proposals_.begin() + static_cast<std::ptrdiff_t>(event.which));
        const Result<std::uint64_t> index = agree(proposal);
        for (Agent& agent : agents_) {
            if (index && !agent.cut) {
                tellLedger(agent, {proposal.append.record});
            }
        }
        answer(proposal, index);
        break;
    }
    case Happening::NotAgreed: {
        const Proposal proposal = proposals_[event.which];
        proposals_.erase(proposals_.begin() + static_cast<std::ptrdiff_t>(event.which));
        answer(proposal, fail(Code::Unavailable, "nobody leads"));
        break;
    }
    case Happening::AnswerLost: {
        const Proposal proposal = proposals_[event.which];
        proposals_[event.which].answered = true;
        answer(proposal, fail(Code::Timeout, "no answer"));
        break;
    }
    case Happening::Ran:
    case Happening::RanUnseen:
    case Happening::NotSent: {
        const Command command = commands_[event.which];
        commands_.erase(commands_.begin() + static_cast<std::ptrdiff_t>(event.which));
        if (event.what == Happening::NotSent) {
            answer(command, fail(Code::Unavailable, "not sent"));
            break;
        }
        const Result<std::string> outcome = run(command);
        if (event.what == Happening::Ran) {
            answer(command, outcome);
        }
        break;
    }
    case Happening::Crash:
        leader_ = agents_[1 - event.which].cut ? event.which : 1 - event.which;
        restart(agents_[event.which]);
        break;
    case Happening::Cut:
        agents_[event.which].cut = true;
        leader_ = 1 - event.which;
        tellLeader();
        pass(agents_[leader_], Silence);
        break;
    case Happening::Heal:
        agents_[event.which].cut = false;
        tellLeader();
        tellLedger(agents_[event.which], ended_ ? std::vector<schema::ActionRecord>{*ended_}
                                                : std::vector<schema::ActionRecord>{});
        break;
    case Happening::Reboot: {
        Memory& memory = memories_.at("n3");
        memory = Memory{memory.life + 1, {}, 0};
        break;
    }
    case Happening::Cancel:
        feed(agents_[event.which],
             actions::CancelRequested{100 + ++requests_, {"operator", "sara", "01", {}}, id_});
        break;
    case Happening::TimePasses: pass(agents_[event.which], AllLimits); break;
    }
}

std::optional<Event> TwoAgents::next() const
{
    for (std::size_t agent = 0; agent < agents_.size(); ++agent) {
        if (agents_[agent].cut) {
            return Event{Happening::Heal, agent};
        }
    }
    if (!proposals_.empty()) {
        return Event{Happening::Agreed, 0};
    }
    return commands_.empty() ? std::nullopt : std::optional(Event{Happening::Ran, 0});
}

void TwoAgents::settle()
{
    constexpr int Rounds = 40;
    for (int round = 0; round < Rounds && wrong_.empty(); ++round) {
        while (const std::optional<Event> event = next()) {
            play(*event);
        }
        if (!running_ && !agents_[0].machine.busy() && !agents_[1].machine.busy()) {
            break;
        }
        for (Agent& agent : agents_) {
            pass(agent, std::chrono::seconds(1));
        }
    }
    if (running_ || !proposals_.empty()) {
        fault("it does not come to an end");
    }
    for (const Agent& agent : agents_) {
        if (agent.machine.busy()) {
            fault(agent.name + " still runs it");
        }
    }
}

std::string TwoAgents::nameOf(const Event& event)
{
    constexpr std::array<std::string_view, 12> Names = {
        "agreed", "not agreed", "answer lost", "ran",    "ran unseen", "not sent",
        "crash",  "cut",        "heal",        "reboot", "cancel",     "time passes"};
    return std::string(Names.at(static_cast<std::size_t>(event.what))) + " " +
           std::to_string(event.which);
}

} // namespace bafar::test
