// The running half of the pipeline: record, steps, cancel, undo.
#include <algorithm>

#include "agents/actions/machine.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t LogMax = 500; ///< bytes kept of a step's last line

} // namespace

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    store_.expire(now);
    if (!run_) {
        return out;
    }
    if (run_->phase == Phase::Recording) {
        if (now >= run_->limit) {
            endUnbegun({Code::Timeout, "it could not be recorded within " +
                                           toHumanText(RecordLimit) + " (is the disk of " +
                                           self_.node + " full or slow?)"},
                       now, out);
        }
        return out;
    }
    if (run_->phase == Phase::Verifying) {
        if (now >= std::min(run_->nextLook, run_->limit)) {
            verify(now, out);
        }
        return out;
    }
    if (now >= run_->limit && !run_->command.empty()) {
        const std::string command = run_->command;
        const auto& step = run_->record.plan.draft.steps[run_->step];
        on(StepFinished{command, fail(Code::Timeout, "no answer from " + step.node + " within " +
                                                         toHumanText(step.limit))},
           now, out);
    }
    return out;
}

void Machine::on(const Appended& input, Instant now, Effects& out)
{
    if (!run_ || run_->phase != Phase::Recording || run_->record.id != input.action) {
        if (!input.index) {
            schema::Event event;
            event.concept_ = "cluster";
            event.kind = "record_not_kept";
            event.severity = schema::Severity::Warning;
            event.subject = "action/" + input.action;
            event.text = "what this action did could not be recorded: " + input.index.error().text;
            out.emplace_back(EmitEvent{std::move(event)});
        }
        return;
    }
    const std::uint64_t request = run_->request;
    if (!input.index) {
        const Actor actor = run_->actor;
        const std::string name = run_->record.plan.request.action;
        run_.reset();
        auto refused =
            failWith("nothing was run, its record could not be kept", input.index.error());
        audit(actor, "run " + name, tl::unexpected(refused.value()), out);
        out.emplace_back(RecordAnswered{request, std::move(refused)});
        return;
    }
    if (const Result<void> may = mayBegin(now); !may && !run_->record.cancelRequested) {
        endUnbegun(may.error(), now, out);
        return;
    }
    run_->phase = Phase::Stepping;
    out.emplace_back(
        EmitEvent{actionEvent(run_->record, "action_started",
                              run_->record.actor + " began: " + run_->record.plan.draft.title)});
    if (run_->record.cancelRequested) {
        startUndo(now, out);
    } else {
        startStep(now, out);
    }
    if (const schema::ActionRecord* record = store_.record(input.action)) {
        out.emplace_back(RecordAnswered{request, *record});
    }
}

/// Whether what was confirmed still holds now that its record is durable: that may have taken a
/// while.
Result<void> Machine::mayBegin(Instant now) const
{
    const schema::Plan& plan = run_->record.plan;
    if (now >= run_->expires) {
        return fail(Code::Conflict, "the plan expired before its record was kept; ask for a new "
                                    "one");
    }
    if (!peers_.empty()) {
        const auto& [node, other] = *peers_.begin();
        return fail(Code::Conflict, "meanwhile " + sanitized(other.actor, 80) + " began \"" +
                                        sanitized(other.plan.draft.title, 200) + "\" from " + node +
                                        "; wait for its end");
    }
    if (Result<std::vector<schema::Condition>> facts = checkFacts(plan); !facts) {
        return tl::unexpected(std::move(facts.error()));
    }
    return {};
}

/// Confirmed and perhaps recorded, but nothing was run: a restart must not take it for lost.
void Machine::endUnbegun(const Error& why, Instant now, Effects& out)
{
    const Error refused{why.code, "nothing was done: " + why.text};
    out.emplace_back(RecordAnswered{run_->request, tl::unexpected(refused)});
    for (schema::StepRecord& step : run_->record.steps) {
        step.state = schema::StepState::Skipped;
    }
    finish(run_->record.cancelRequested ? schema::ActionState::Cancelled
                                        : schema::ActionState::FailedUndone,
           refused.text, now, out);
}

void Machine::startStep(Instant now, Effects& out)
{
    Run& run = *run_;
    const auto& steps = run.record.plan.draft.steps;
    if (run.step >= steps.size()) {
        startVerifying(now, out);
        return;
    }
    const schema::PlannedStep& step = steps[run.step];
    schema::StepRecord& record = run.record.steps[run.step];
    record.state = schema::StepState::Running;
    record.startedAt = wall_.at(now);
    run.startedAt = now;
    run.limit = now + step.limit;
    run.command = run.record.id + "/" + std::to_string(run.step);
    if (step.pointOfNoReturn) {
        run.record.cancellable = false;
    }
    changed(out);
    if (run.step > 0) {
        out.emplace_back(Append{run.record}); // a restart must know the last step that had begun
    }
    out.emplace_back(RunStep{run.command, step.node, step.concept_, step.command, step.limit});
}

void Machine::on(const StepProgress& input, Instant, Effects& out)
{
    if (run_ && run_->command == input.command && run_->phase == Phase::Stepping) {
        run_->record.steps[run_->step].log = sanitized(input.text, LogMax);
        changed(out);
    }
}

void Machine::on(const StepFinished& input, Instant now, Effects& out)
{
    if (!run_ || run_->command.empty() || run_->command != input.command) {
        return; // an answer after its limit: the step was judged already
    }
    run_->command.clear();
    if (run_->phase == Phase::Undoing) {
        undoEnded(input.outcome, now, out);
    } else {
        stepEnded(input.outcome, now, out);
    }
}

void Machine::stepEnded(const Result<std::string>& outcome, Instant now, Effects& out)
{
    Run& run = *run_;
    schema::StepRecord& record = run.record.steps[run.step];
    const schema::PlannedStep& step = run.record.plan.draft.steps[run.step];
    record.took = now - run.startedAt;
    record.log = sanitized(outcome ? *outcome : outcome.error().text, LogMax);
    record.state = outcome ? schema::StepState::Done : schema::StepState::Failed;
    if (!outcome) {
        run.failure = stepName(run.record, run.step) + " failed: " + record.log;
        // Without an answer the step may have happened; what can be taken back is, to be sure.
        run.uncertain = outcome.error().code == Code::Timeout && !step.undo;
        startUndo(now, out);
        return;
    }
    ++run.step;
    if (run.record.cancelRequested && run.record.cancellable) {
        startUndo(now, out);
        return;
    }
    startStep(now, out);
}

void Machine::startUndo(Instant now, Effects& out)
{
    Run& run = *run_;
    if (run.phase != Phase::Undoing) {
        run.phase = Phase::Undoing;
        run.record.cancellable = false;
        for (schema::StepRecord& record : run.record.steps) {
            if (record.state == schema::StepState::Waiting) {
                record.state = schema::StepState::Skipped;
            }
        }
        run.step = run.record.steps.size();
    }
    while (run.step > 0) {
        --run.step;
        const schema::PlannedStep& step = run.record.plan.draft.steps[run.step];
        const schema::StepState state = run.record.steps[run.step].state;
        if (!step.undo ||
            (state != schema::StepState::Done && state != schema::StepState::Failed)) {
            continue;
        }
        run.command = run.record.id + "/" + std::to_string(run.step) + "/undo";
        run.limit = now + step.limit;
        run.startedAt = now;
        changed(out);
        out.emplace_back(RunStep{run.command, step.node, step.concept_, *step.undo, step.limit});
        return;
    }
    finishUndone(now, out);
}

void Machine::undoEnded(const Result<std::string>& outcome, Instant now, Effects& out)
{
    Run& run = *run_;
    schema::StepRecord& record = run.record.steps[run.step];
    if (outcome) {
        record.state = schema::StepState::Undone;
        record.log = sanitized("taken back: " + *outcome, LogMax);
    } else {
        run.undoFailed = true;
        record.log = sanitized("could not be taken back: " + outcome.error().text, LogMax);
    }
    startUndo(now, out);
}

void Machine::finishUndone(Instant now, Effects& out)
{
    const Run& run = *run_;
    std::string left;
    for (std::size_t index = 0; index < run.record.steps.size(); ++index) {
        if (run.record.steps[index].state == schema::StepState::Done) {
            left += (left.empty() ? "" : ", ") + run.record.plan.draft.steps[index].text;
        }
    }
    const bool cancelled = run.failure.empty();
    const std::string why = cancelled ? "cancelled" : run.failure;
    if (run.undoFailed || !left.empty()) {
        const std::string what = left.empty() ? "not everything could be taken back"
                                              : "done and not taken back: " + left;
        finish(schema::ActionState::FailedNeedsHands, why + "; " + what, now, out);
    } else if (run.uncertain) {
        finish(schema::ActionState::Unknown, why + "; nobody knows whether it happened", now, out);
    } else if (cancelled) {
        finish(schema::ActionState::Cancelled, "cancelled; what was done is taken back", now, out);
    } else {
        finish(schema::ActionState::FailedUndone, why + "; what was done is taken back", now, out);
    }
}

void Machine::on(const CancelRequested& input, Instant, Effects& out)
{
    const auto refuse = [&](Code code, std::string text) {
        const Error error{code, std::move(text)};
        audit(input.actor, "cancel " + sanitized(input.action, 80), tl::unexpected(error), out);
        out.emplace_back(RecordAnswered{input.request, tl::unexpected(error)});
    };
    if (input.actor.role != "operator" && input.actor.role != "admin") {
        refuse(Code::Denied, "a certificate of role " + sanitized(input.actor.role, 80) +
                                 " may not cancel actions; it takes operator or admin");
    } else if (!run_ || run_->record.id != input.action) {
        const bool known = store_.record(input.action) != nullptr;
        refuse(known ? Code::Conflict : Code::NotFound,
               known ? "this action has ended already" : "no such action runs on " + self_.node);
    } else if (!run_->record.cancellable) {
        refuse(Code::Conflict,
               run_->phase == Phase::Undoing
                   ? "this action is being taken back already"
                   : "the point of no return has passed; the action will finish: " + running());
    } else {
        audit(input.actor, "cancel " + run_->record.plan.request.action, "allowed", out);
        run_->record.cancelRequested = true;
        changed(out);
        out.emplace_back(RecordAnswered{input.request, run_->record});
    }
}

} // namespace bafar::actions
