// The steps of a run: beginning and answers.
#include <algorithm>

#include "agents/actions/facts.h"
#include "agents/actions/run.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t LogMax = 500; ///< bytes kept of a step's last line

} // namespace

void Run::confirmed(Turn& turn, std::uint64_t request, Instant expires, bool wait)
{
    request_ = request;
    expires_ = expires;
    limit_ = turn.now + RecordLimit;
    if (!wait) {
        begin(turn);
    }
}

void Run::begin(Turn& turn)
{
    phase_ = Phase::Stepping; // what the first record says
    std::optional<schema::ActionRecord> first = record_;
    if (!record_.steps.empty()) {
        first = withNext(turn);
    }
    phase_ = Phase::Beginning;
    if (!first) {
        refuse(turn, {Code::Unavailable, "nothing was run: " + agentOf(turn) +
                                             " has never been heard by " + turn.self.node});
        return;
    }
    propose(turn, Aim::Begin, std::move(*first));
}

void Run::refuse(Turn& turn, const Error& why)
{
    phase_ = Phase::Over;
    turn.audit(actor_, "run " + record_.plan.request.action, tl::unexpected(why));
    if (const auto request = std::exchange(request_, std::nullopt)) {
        turn.out.emplace_back(RecordAnswered{*request, tl::unexpected(why)});
    }
    answerCancels(turn, tl::unexpected(why));
}

const schema::PlannedStep& Run::planned() const
{
    return record_.plan.draft.steps[step_];
}

const std::string& Run::agentOf(const Turn& turn) const
{
    return planned().node.empty() ? turn.self.node : planned().node;
}

/// Whether what was confirmed still holds now that its record is agreed: that may have taken a
/// while.
Result<void> Run::mayBegin(const Turn& turn) const
{
    if (turn.now >= expires_) {
        return fail(Code::Conflict, "the plan expired before its record was kept; ask for a new "
                                    "one");
    }
    if (Result<std::vector<schema::Condition>> facts = checkFacts(turn.drafts, record_.plan);
        !facts) {
        return tl::unexpected(std::move(facts.error()));
    }
    return {};
}

void Run::begun(Turn& turn)
{
    if (phase_ == Phase::Ending) {
        return; // given up meanwhile: its end follows
    }
    const bool cancelled = record_.cancelRequested;
    if (cancelled) {
        endUnbegun(turn, {Code::Conflict, "cancelled"});
        return;
    }
    if (const Result<void> may = mayBegin(turn); !may) {
        endUnbegun(turn, may.error());
        return;
    }
    record_ = proposed_;
    phase_ = Phase::Stepping;
    turn.out.emplace_back(EmitEvent{actionEvent(
        record_, "action_started", record_.actor + " began: " + record_.plan.draft.title)});
    if (record_.steps.empty()) {
        startVerifying(turn);
    } else {
        runNow(turn);
    }
    if (const auto request = std::exchange(request_, std::nullopt)) {
        turn.out.emplace_back(RecordAnswered{*request, record_});
    }
}

/// Confirmed and perhaps recorded, but nothing was run: nobody must take it for lost.
void Run::endUnbegun(Turn& turn, const Error& why)
{
    for (schema::StepRecord& step : record_.steps) {
        step.state = schema::StepState::Skipped;
    }
    const Error refused{why.code, "nothing was done: " + why.text};
    finish(turn,
           record_.cancelRequested ? schema::ActionState::Cancelled
                                   : schema::ActionState::FailedUndone,
           refused.text);
    if (const auto request = std::exchange(request_, std::nullopt)) {
        turn.out.emplace_back(RecordAnswered{*request, record_.cancelRequested
                                                           ? Result<schema::ActionRecord>(record_)
                                                           : tl::unexpected(refused)});
    }
}

/// The record once the next step, or taking one back, has begun; nothing while its agent is not
/// heard: without its boot it could run twice.
std::optional<schema::ActionRecord> Run::withNext(const Turn& turn) const
{
    const std::string boot = turn.drafts.agent(agentOf(turn)).boot;
    if (boot.empty()) {
        return std::nullopt;
    }
    schema::ActionRecord next = record_;
    schema::StepRecord& step = next.steps[step_];
    step.boot = boot;
    if (phase_ == Phase::Undoing) {
        step.state = schema::StepState::Undoing;
        return next;
    }
    step.state = schema::StepState::Running;
    step.startedAt = turn.wall.at(turn.now);
    next.cancellable = next.cancellable && !planned().pointOfNoReturn;
    return next;
}

void Run::nextStep(Turn& turn)
{
    if (record_.cancelRequested && record_.cancellable) {
        startUndo(turn);
    } else if (step_ >= record_.steps.size()) {
        startVerifying(turn);
    } else {
        proposeNext(turn);
    }
}

void Run::proposeNext(Turn& turn)
{
    std::optional<schema::ActionRecord> next = withNext(turn);
    if (!next) {
        unheard_ = unheard_.value_or(turn.now);
        standStill(turn, "waits until " + agentOf(turn) + " is heard");
        return;
    }
    unheard_.reset();
    propose(turn, Aim::Next, std::move(*next));
}

void Run::nextAgreed(Turn& turn)
{
    if (phase_ == Phase::Stepping && record_.cancelRequested && record_.cancellable) {
        startUndo(turn); // cancelled while it was being agreed: it does not begin
        return;
    }
    unrecorded_ = record_.cancelRequested && !proposed_.cancelRequested;
    proposed_.cancelRequested = record_.cancelRequested;
    record_ = proposed_;
    runNow(turn);
}

void Run::runNow(Turn& turn)
{
    command_ = commandId(record_.id, step_, phase_ == Phase::Undoing);
    askedBefore_ = false;
    began_ = turn.now;
    limit_ = turn.now + planned().limit;
    turn.show(record_);
    ask(turn);
}

void Run::ask(Turn& turn)
{
    RunStep step;
    step.command = command_;
    step.node = agentOf(turn);
    step.concept_ = planned().concept_;
    step.body =
        phase_ == Phase::Undoing ? planned().undo.value_or(schema::RawJson{}) : planned().command;
    step.limit = limit_ - turn.now;
    step.boot = record_.steps[step_].boot;
    step.fence = record_.fence;
    // Of an emergency nobody else may have heard, so nobody can look whether it is still wanted.
    step.index = emergency() ? 0 : index_;
    turn.out.emplace_back(std::move(step));
}

void Run::stepProgress(Turn& turn, const std::string& text)
{
    if (phase_ == Phase::Stepping) {
        record_.steps[step_].log = sanitized(text, LogMax);
        turn.show(record_);
    }
}

void Run::stepFinished(Turn& turn, const Result<std::string>& outcome)
{
    if (askedBefore_ && !outcome && cannotLearn(turn, outcome.error())) {
        return;
    }
    command_.clear();
    askAt_.reset();
    phase_ == Phase::Undoing ? undoEnded(turn, outcome) : stepEnded(turn, outcome);
    goOn(turn);
}

void Run::stepEnded(Turn& turn, const Result<std::string>& outcome)
{
    schema::StepRecord& record = record_.steps[step_];
    record_.waits.clear();
    record.took = turn.now - began_;
    record.log = sanitized(outcome ? *outcome : outcome.error().text, LogMax);
    if (outcome) {
        record.state = schema::StepState::Done;
        ++step_;
        turn.show(record_);
        return;
    }
    record_.failure = stepName(record_, step_) + " failed: " + record.log;
    // Without an answer the step may have happened; what can be taken back is, to be sure.
    record.state = outcome.error().code == Code::Timeout && !planned().undo && !planned().onlyLooks
                       ? schema::StepState::Unknown
                       : schema::StepState::Failed;
    startUndo(turn);
}

} // namespace bafar::actions
