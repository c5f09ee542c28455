// A run as a whole: what is agreed when, what happens while nothing can be, and its clock.
#include "agents/actions/run.h"

#include <algorithm>

#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

/// What a failed append leaves open: it may still be recorded.
bool mayBeRecorded(Code code)
{
    return code != Code::Conflict && code != Code::InvalidInput && code != Code::LimitExceeded &&
           code != Code::Unavailable;
}

std::string withReason(std::string text, const std::string& reason)
{
    return reason.empty() ? text : text + ": " + sanitized(reason, 500);
}

} // namespace

Run::Run(schema::ActionRecord record, Actor actor)
    : record_(std::move(record))
    , actor_(std::move(actor))
{
}

void Run::propose(Turn& turn, Aim aim, schema::ActionRecord record)
{
    record.waits.clear(); // of this agent and this moment
    record.edition = record_.edition + 1;
    proposed_ = std::move(record);
    unrecorded_ = false;
    asked_ = Asked{++turn.lastToken, aim, turn.now};
    const bool alone = emergency() && !turn.problem.empty() && aim != Aim::End;
    turn.out.emplace_back(Append{asked_->token, proposed_, alone});
}

/// Asks for what is to be agreed next, if nothing is under way.
void Run::goOn(Turn& turn)
{
    const auto between = [this] {
        return (phase_ == Phase::Stepping || phase_ == Phase::Undoing) && command_.empty() &&
               !asked_ && !again_;
    };
    while (between()) { // what comes next may be the end of a phase
        const Phase before = phase_;
        before == Phase::Stepping ? nextStep(turn) : nextUndo(turn);
        if (phase_ == before) {
            break;
        }
    }
    if (asked_ || again_) {
        return;
    }
    if (phase_ == Phase::Ending) {
        propose(turn, Aim::End, record_);
    } else if (unrecorded_ && phase_ != Phase::Over) {
        propose(turn, Aim::Note, record_);
    }
}

void Run::appended(Turn& turn, const Result<std::uint64_t>& index)
{
    const Aim aim = asked_->aim;
    asked_.reset();
    // An emergency goes on by itself, also past an action that the lost ones left running; its end
    // is told to the others when they can be reached.
    const bool alone = emergency() && (aim == Aim::Begin || aim == Aim::Next);
    if (!index && !alone) {
        notAgreed(turn, aim, index.error());
        goOn(turn);
        return;
    }
    index_ = index.value_or(0);
    record_.edition = proposed_.edition;
    const bool cancelAgreed = proposed_.cancelRequested;
    switch (aim) {
    case Aim::Begin: begun(turn); break;
    case Aim::TakeOver: takenOver(turn); break;
    case Aim::Next: nextAgreed(turn); break;
    case Aim::Note: break;
    case Aim::End: endRecorded(turn); break;
    }
    if (cancelAgreed) {
        answerCancels(turn, record_);
    }
    goOn(turn);
}

void Run::notAgreed(Turn& turn, Aim aim, const Error& why)
{
    const std::string reason = turn.problem.empty() ? why.text : turn.problem;
    switch (aim) {
    case Aim::Begin:
        if (phase_ == Phase::Ending) { // given up meanwhile
            phase_ = mayBeRecorded(why.code) ? phase_ : Phase::Over;
        } else if (mayBeRecorded(why.code)) {
            endUnbegun(turn, why);
        } else {
            refuse(turn, failWith(why.code == Code::Conflict
                                      ? "nothing was run"
                                      : "nothing was run, its record could not be kept",
                                  {why.code, reason})
                             .value());
        }
        return;
    case Aim::TakeOver: phase_ = Phase::Over; return;
    case Aim::Next:
        if (record_.waits.empty()) {
            schema::Event event = actionEvent(
                record_, "action_interrupted",
                record_.plan.draft.title + ": stands still, the agents cannot agree: " + reason);
            event.severity = schema::Severity::Warning;
            turn.out.emplace_back(EmitEvent{std::move(event)});
        }
        standStill(turn, withReason("waits for the agents to agree", reason));
        break;
    case Aim::Note: unrecorded_ = true; break;
    case Aim::End: standStill(turn, withReason("not recorded yet", reason)); break;
    }
    again_ = turn.now + Again;
    answerCancels(turn, fail(Code::Unavailable,
                             turn.self.node + " stops it as soon as it can; that is not recorded " +
                                 "yet, because the agents cannot agree: " + reason));
}

void Run::standStill(Turn& turn, const std::string& text)
{
    if (record_.waits != text) {
        record_.waits = text;
        turn.show(record_);
    }
}

void Run::answerCancels(Turn& turn, const Result<schema::ActionRecord>& answer)
{
    for (const std::uint64_t request : std::exchange(cancels_, {})) {
        turn.out.emplace_back(RecordAnswered{request, answer});
    }
}

void Run::canAgreeAgain(Turn& turn)
{
    again_.reset();
    goOn(turn);
}

void Run::ledgerSays(Turn& turn, const schema::ActionRecord& agreed)
{
    const bool ours = agreed.holder == turn.self.node &&
                      agreed.holderBoot == turn.drafts.agent(turn.self.node).boot;
    if (agreed.fence > record_.fence && !(phase_ == Phase::TakingOver && ours)) {
        dropped(turn, agreed);
        return;
    }
    // What is newer than what was answered, was agreed by an attempt whose answer was lost.
    record_.edition = std::max(record_.edition, agreed.edition);
    if (phase_ == Phase::Ending && !asked_ && schema::hasEnded(agreed.state)) {
        endRecorded(turn);
    }
}

/// Another agent holds it, or ended it: nothing more is done here.
void Run::dropped(Turn& turn, const schema::ActionRecord& agreed)
{
    phase_ = Phase::Over;
    if (const auto request = std::exchange(request_, std::nullopt)) {
        turn.out.emplace_back(RecordAnswered{*request, agreed});
    }
    answerCancels(turn, fail(Code::Conflict, sanitized(agreed.holder, 63) +
                                                 " runs this action now; cancel it there"));
    turn.show(agreed);
}

void Run::tick(Turn& turn)
{
    if (asked_ && !asked_->told && turn.now >= asked_->since + Slow) {
        asked_->told = true;
        if (asked_->aim == Aim::Next) {
            standStill(turn, withReason("waits for the agents to agree", turn.problem));
        } else if (asked_->aim == Aim::End) {
            standStill(turn, withReason("not recorded yet", turn.problem));
        }
    }
    if (phase_ == Phase::Beginning && turn.now >= limit_) {
        endUnbegun(turn, {Code::Timeout,
                          withReason("it could not be recorded within " + toHumanText(RecordLimit),
                                     turn.problem.empty()
                                         ? "is the disk of " + turn.self.node + " full or slow?"
                                         : turn.problem)});
    } else if (phase_ == Phase::Waiting && turn.now >= limit_) {
        refuse(turn, {Code::Timeout, "nothing was run: the end of the action before it is not "
                                     "recorded yet"});
    }
    if (again_ && turn.now >= *again_) {
        again_.reset();
    }
    if (unheard_ && turn.now >= *unheard_ + planned().limit) {
        unheard_.reset();
        began_ = turn.now;
        const Result<std::string> outcome =
            fail(Code::Unavailable, agentOf(turn) + " was not heard within " +
                                        toHumanText(planned().limit) + "; nothing was sent to it");
        phase_ == Phase::Stepping ? stepEnded(turn, outcome) : undoEnded(turn, outcome);
    } else if (!command_.empty() && turn.now >= limit_) {
        stepFinished(turn, fail(Code::Timeout, "no answer from " + agentOf(turn) + " within " +
                                                   toHumanText(planned().limit)));
    } else if (askAt_ && turn.now >= *askAt_) {
        askAt_.reset();
        ask(turn);
    } else if (phase_ == Phase::Verifying && turn.now >= std::min(nextLook_, limit_)) {
        verify(turn);
    }
    goOn(turn);
}

std::optional<Deadline> Run::deadline() const
{
    std::optional<Deadline> next;
    const auto consider = [&next](Instant at, std::string_view why) {
        if (!next || at < next->at) {
            next = Deadline{at, why};
        }
    };
    if (phase_ == Phase::Over) {
        return next;
    }
    if (asked_ && !asked_->told) {
        consider(asked_->since + Slow, "a record takes long");
    }
    if (again_) {
        consider(*again_, "try again to have it agreed");
    }
    if (phase_ == Phase::Beginning || phase_ == Phase::Waiting) {
        consider(limit_, "a record's limit");
    } else if (phase_ == Phase::Verifying) {
        consider(std::min(nextLook_, limit_), "look at the post-conditions");
    } else if (unheard_) {
        consider(*unheard_ + planned().limit, "a step's agent is not heard");
    } else if (!command_.empty()) {
        consider(limit_, "a step's limit");
    }
    if (askAt_) {
        consider(*askAt_, "ask again what became of a step");
    }
    return next;
}

} // namespace bafar::actions
