// The end of a run: verification and the final record.
#include <algorithm>

#include "agents/actions/run.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t DetailMax = 500; ///< bytes shown of what was seen

/// What the post-conditions show as a whole.
struct Sight {
    bool moved = false; ///< since the last look
    bool allPass = true;
    const schema::Condition* failed = nullptr;  ///< the first that blocks
    const schema::Condition* unknown = nullptr; ///< the first that blocks
};

Sight look(std::vector<schema::Condition>& conditions, const DraftSource& drafts)
{
    Sight sight;
    for (schema::Condition& condition : conditions) {
        schema::Condition judged = drafts.judge(condition);
        sight.moved = sight.moved || judged.verdict != condition.verdict;
        condition.verdict = judged.verdict;
        condition.detail = std::move(judged.detail);
        if (condition.verdict == schema::Verdict::Pass) {
            continue;
        }
        sight.allPass = false;
        if (condition.blocking) {
            const schema::Condition*& first =
                condition.verdict == schema::Verdict::Fail ? sight.failed : sight.unknown;
            first = first == nullptr ? &condition : first;
        }
    }
    return sight;
}

std::string textOf(const schema::Condition& condition)
{
    return condition.text +
           (condition.detail.empty() ? "" : " (" + sanitized(condition.detail, DetailMax) + ")");
}

} // namespace

void Run::startVerifying(Turn& turn)
{
    phase_ = Phase::Verifying;
    record_.state = schema::ActionState::Verifying;
    record_.cancellable = false;
    record_.waits.clear();
    limit_ = turn.now + record_.plan.draft.verifyLimit;
    nextLook_ = turn.now;
    unrecorded_ = true; // who takes it over need not ask for the last step again
    turn.show(record_);
    verify(turn);
}

void Run::viewChanged(Turn& turn)
{
    if (phase_ == Phase::Verifying) {
        verify(turn);
    }
    goOn(turn); // an agent may be heard that was waited for
}

void Run::verify(Turn& turn)
{
    nextLook_ = turn.now + VerifyInterval;
    const Sight sight = look(record_.postconditions, turn.drafts);
    const auto step =
        std::find_if(record_.steps.begin(), record_.steps.end(), [](const schema::StepRecord& one) {
            return one.state == schema::StepState::Unknown;
        });
    const std::string ran =
        step == record_.steps.end()
            ? "the steps ran, but "
            : "nobody knows whether " +
                  stepName(record_, static_cast<std::size_t>(step - record_.steps.begin())) +
                  " ran, and ";
    if (sight.allPass) {
        finish(turn, schema::ActionState::Succeeded, record_.plan.draft.title + ": seen to hold");
    } else if (turn.now < limit_) {
        if (sight.moved) {
            turn.show(record_);
        }
    } else if (sight.failed != nullptr) {
        finish(turn,
               step == record_.steps.end() ? schema::ActionState::FailedNeedsHands
                                           : schema::ActionState::Unknown,
               ran + "this was not seen: " + textOf(*sight.failed));
    } else if (sight.unknown != nullptr) {
        finish(turn, schema::ActionState::Unknown,
               ran + "nobody knows whether this holds: " + textOf(*sight.unknown));
    } else {
        finish(turn, schema::ActionState::SucceededWithLosses,
               record_.plan.draft.title + ": done, but not everything that was wanted");
    }
}

void Run::finish(Turn& turn, schema::ActionState state, std::string result)
{
    phase_ = Phase::Ending;
    command_.clear();
    askAt_.reset();
    unheard_.reset();
    again_.reset();
    record_.state = state;
    record_.result = std::move(result);
    if (!record_.takenOver.empty()) {
        record_.result += "; " + record_.takenOver;
    }
    record_.endedAt = turn.wall.at(turn.now);
    record_.cancellable = false;
    record_.waits.clear();
    turn.show(record_);
    turn.out.emplace_back(EmitEvent{actionEvent(record_, "action_ended", record_.result)});
    answerCancels(turn, record_);
}

void Run::endRecorded(Turn& turn)
{
    phase_ = Phase::Over;
    if (record_.waits.empty()) {
        turn.store.put(record_); // shown before, all but its edition
    } else {
        record_.waits.clear();
        turn.show(record_);
    }
    turn.audit(
        actor_, "run " + record_.plan.request.action,
        std::string(schema::enumNames(record_.state)[static_cast<std::size_t>(record_.state)]) +
            ": " + record_.result);
}

} // namespace bafar::actions
