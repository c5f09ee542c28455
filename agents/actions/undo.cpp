// Taking back what a run did: on failure, and when somebody asks for it.
#include "agents/actions/run.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t LogMax = 500; ///< bytes kept of a step's last line

} // namespace

void Run::startUndo(Turn& turn)
{
    phase_ = Phase::Undoing;
    undoing_ = false;
    record_.cancellable = false;
    for (schema::StepRecord& record : record_.steps) {
        if (record.state == schema::StepState::Waiting) {
            record.state = schema::StepState::Skipped;
        }
    }
    step_ = record_.steps.size();
    turn.show(record_);
}

void Run::nextUndo(Turn& turn)
{
    while (!undoing_ && step_ > 0) {
        --step_;
        const schema::StepState state = record_.steps[step_].state;
        undoing_ = planned().undo.has_value() &&
                   (state == schema::StepState::Done || state == schema::StepState::Failed);
    }
    if (undoing_) {
        proposeNext(turn);
    } else {
        finishUndone(turn);
    }
}

void Run::undoEnded(Turn& turn, const Result<std::string>& outcome)
{
    schema::StepRecord& record = record_.steps[step_];
    record.state = outcome ? schema::StepState::Undone : schema::StepState::Failed;
    record.log = sanitized(outcome ? "taken back: " + *outcome
                                   : "could not be taken back: " + outcome.error().text,
                           LogMax);
    undoing_ = false;
    record_.waits.clear();
    turn.show(record_);
}

void Run::finishUndone(Turn& turn)
{
    using schema::StepState;
    const auto steps = [this](StepState state, bool withUndo) {
        std::string names;
        for (std::size_t index = 0; index < record_.steps.size(); ++index) {
            const schema::PlannedStep& step = record_.plan.draft.steps[index];
            if (record_.steps[index].state == state && step.undo.has_value() == withUndo &&
                !step.onlyLooks) {
                names += (names.empty() ? "" : ", ") + step.text;
            }
        }
        return names;
    };
    const std::string left = steps(StepState::Done, false);
    const std::string stuck = steps(StepState::Failed, true);
    const std::string doubtful = steps(StepState::Unknown, false) + steps(StepState::Unknown, true);
    const bool cancelled = record_.failure.empty();
    std::string text = cancelled ? "cancelled" : record_.failure;
    if (!stuck.empty() || !left.empty()) {
        text += left.empty() ? "" : "; done and not taken back: " + left;
        text += stuck.empty() ? "" : "; could not be taken back: " + stuck;
        text += doubtful.empty() ? "" : "; nobody knows whether it happened: " + doubtful;
        finish(turn, schema::ActionState::FailedNeedsHands, std::move(text));
    } else if (!doubtful.empty()) {
        finish(turn, schema::ActionState::Unknown, text + "; nobody knows whether it happened");
    } else {
        finish(turn, cancelled ? schema::ActionState::Cancelled : schema::ActionState::FailedUndone,
               text + "; what was done is taken back");
    }
}

void Run::cancel(Turn& turn, std::uint64_t request, const Actor& actor)
{
    const auto refuse = [&](const std::string& text) {
        const Error error{Code::Conflict, text};
        turn.audit(actor, "cancel " + record_.plan.request.action, tl::unexpected(error));
        turn.out.emplace_back(RecordAnswered{request, tl::unexpected(error)});
    };
    if (phase_ == Phase::Ending) {
        refuse("this action has ended already");
    } else if (!record_.cancellable) {
        refuse(phase_ == Phase::Undoing
                   ? "this action is being taken back already"
                   : "the point of no return has passed; the action will finish: " +
                         runningText(record_));
    } else if (cancels_.size() >= CancelsMax) {
        // += and not +: g++ 12 takes the latter's copy of so short a number for one out of bounds.
        std::string text = std::to_string(CancelsMax);
        text += " requests to stop it wait for their record already";
        refuse(text);
    } else {
        turn.audit(actor, "cancel " + record_.plan.request.action, "allowed");
        cancels_.push_back(request);
        unrecorded_ = phase_ == Phase::Stepping;
        if (!std::exchange(record_.cancelRequested, true) && phase_ == Phase::Stepping) {
            turn.show(record_);
        }
        goOn(turn);
    }
}

} // namespace bafar::actions
