// Taking an action over, and going on from its record.
#include <algorithm>

#include "agents/actions/run.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t TakenOverMax = 600; ///< bytes; the first take-overs stay

/// An answer of these kinds may come from the way to the agent, or from one that forgot: it does
/// not say what became of a command that was sent before.
bool saysNothing(Code code)
{
    switch (code) {
    case Code::Unavailable:
    case Code::Timeout:
    case Code::Denied:
    case Code::LimitExceeded:
    case Code::Corrupt:
    case Code::Internal: return true;
    default: return false;
    }
}

} // namespace

void Run::takeOver(Turn& turn, const std::string& why)
{
    phase_ = Phase::TakingOver;
    schema::ActionRecord mine = record_;
    const bool again = record_.holder == turn.self.node;
    const std::string text = again ? turn.self.node + " took it up again (" + why + ")"
                                   : turn.self.node + " took it over from " +
                                         sanitized(record_.holder, 63) + " (" + why + ")";
    mine.takenOver =
        sanitized(mine.takenOver.empty() ? text : mine.takenOver + "; " + text, TakenOverMax);
    mine.holder = turn.self.node;
    mine.holderBoot = turn.drafts.agent(turn.self.node).boot;
    ++mine.fence;
    propose(turn, Aim::TakeOver, std::move(mine));
}

void Run::takenOver(Turn& turn)
{
    const bool cancelled = record_.cancelRequested;
    record_ = proposed_;
    unrecorded_ = cancelled && !record_.cancelRequested;
    record_.cancelRequested = record_.cancelRequested || cancelled;
    schema::Event event = actionEvent(record_, "action_taken_over",
                                      record_.plan.draft.title + ": " + record_.takenOver);
    event.severity = schema::Severity::Warning;
    turn.out.emplace_back(EmitEvent{std::move(event)});
    resume(turn);
}

void Run::resume(Turn& turn)
{
    using schema::StepState;
    const auto find = [this](StepState state) {
        const auto& steps = record_.steps;
        return static_cast<std::size_t>(
            std::find_if(steps.begin(), steps.end(),
                         [state](const schema::StepRecord& step) { return step.state == state; }) -
            steps.begin());
    };
    const std::size_t count = std::min(record_.steps.size(), record_.plan.draft.steps.size());
    const std::size_t undoing = find(StepState::Undoing);
    const std::size_t running = find(StepState::Running);
    if (undoing < count || running < count) {
        phase_ = undoing < count ? Phase::Undoing : Phase::Stepping;
        step_ = std::min(undoing, running);
        undoing_ = phase_ == Phase::Undoing;
        askAgain(turn);
        return;
    }
    if (record_.state == schema::ActionState::Verifying) {
        startVerifying(turn);
        return;
    }
    const bool nothing =
        std::all_of(record_.steps.begin(), record_.steps.end(), [](const schema::StepRecord& step) {
            return step.state == StepState::Waiting;
        });
    if (nothing) {
        endUnbegun(turn, {Code::Unavailable, "no step had begun"});
        return;
    }
    phase_ = Phase::Stepping; // between two steps: the next one is agreed first, as always
    step_ = find(StepState::Waiting);
    turn.show(record_);
}

/// Asks what became of the step that had begun; where it has not arrived yet, it runs now.
void Run::askAgain(Turn& turn)
{
    if (!record_.steps[step_].boot.empty()) {
        runNow(turn);
        askedBefore_ = true;
        return;
    }
    began_ = turn.now; // without the boot it could run a second time
    const std::string why =
        "the record does not name the start of " + agentOf(turn) + "'s agent that was asked";
    if (phase_ == Phase::Undoing) {
        undoEnded(turn, fail(Code::Unavailable, why));
    } else {
        lost(turn, why);
    }
}

/// True when the answer leaves open what became of the step: it is asked for again, or lost.
bool Run::cannotLearn(Turn& turn, const Error& error)
{
    if (!saysNothing(error.code)) {
        return false;
    }
    const std::string now = turn.drafts.agent(agentOf(turn)).boot;
    const std::string& then = record_.steps[step_].boot;
    const bool forgotten = then.empty() || (!now.empty() && now != then);
    if (!forgotten && error.code != Code::Timeout && turn.now + AskAgain < limit_) {
        askAt_ = turn.now + AskAgain; // it may only be away for a moment
        return true;
    }
    command_.clear();
    askAt_.reset();
    const std::string why =
        forgotten && planned().node.empty() ? "it ran with the agent that held the action"
        : forgotten && !now.empty()
            ? "the agent on " + agentOf(turn) + " was restarted since and has forgotten it"
            : error.text;
    if (phase_ == Phase::Undoing) {
        undoEnded(turn, fail(error.code, "nobody knows whether it was: " + why));
    } else {
        lost(turn, why);
    }
    goOn(turn);
    return true;
}

/// Whether the step was done is known to nobody any more: what then, the plan says.
void Run::lost(Turn& turn, const std::string& why)
{
    const schema::LostStep then = planned().lost;
    schema::StepRecord& record = record_.steps[step_];
    record.took = turn.now - began_;
    record.log = sanitized("not known whether it was done: " + why, TakenOverMax);
    record.state = schema::StepState::Unknown;
    const std::string failure = stepName(record_, step_) + ": " + record.log;
    if (then == schema::LostStep::Undo) {
        const bool nothingLeft = planned().undo || planned().onlyLooks;
        record.state = nothingLeft ? schema::StepState::Failed : record.state;
        record_.failure = failure;
        startUndo(turn);
        return;
    }
    for (schema::StepRecord& other : record_.steps) {
        if (other.state == schema::StepState::Waiting) {
            other.state = schema::StepState::Skipped;
        }
    }
    if (then == schema::LostStep::Observe) {
        startVerifying(turn);
    } else {
        record_.failure = failure;
        finish(turn, schema::ActionState::Unknown,
               failure + "; nothing was taken back, look at the state before doing it again");
    }
}

} // namespace bafar::actions
