// The end of the pipeline: verification, the final record, and what a restart makes of it.
#include <algorithm>

#include "agents/actions/machine.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t LogMax = 500; ///< bytes kept of a step's last line

} // namespace

void Machine::startVerifying(Instant now, Effects& out)
{
    Run& run = *run_;
    run.phase = Phase::Verifying;
    run.record.state = schema::ActionState::Verifying;
    run.record.cancellable = false;
    run.limit = now + run.record.plan.draft.verifyLimit;
    run.nextLook = now;
    changed(out);
    verify(now, out);
}

void Machine::on(const ViewChanged&, Instant now, Effects& out)
{
    if (run_ && run_->phase == Phase::Verifying) {
        verify(now, out);
    }
}

void Machine::verify(Instant now, Effects& out)
{
    Run& run = *run_;
    run.nextLook = now + VerifyInterval;
    bool moved = false;
    bool allPass = true;
    bool losses = false;
    const schema::Condition* failed = nullptr;
    const schema::Condition* unknown = nullptr;
    for (schema::Condition& condition : run.record.postconditions) {
        schema::Condition judged = drafts_.judge(condition);
        moved = moved || judged.verdict != condition.verdict;
        condition.verdict = judged.verdict;
        condition.detail = std::move(judged.detail);
        if (condition.verdict == schema::Verdict::Pass) {
            continue;
        }
        allPass = false;
        if (!condition.blocking) {
            losses = true;
        } else if (condition.verdict == schema::Verdict::Fail) {
            failed = failed == nullptr ? &condition : failed;
        } else {
            unknown = unknown == nullptr ? &condition : unknown;
        }
    }
    const auto why = [](const schema::Condition& condition) {
        return condition.text +
               (condition.detail.empty() ? "" : " (" + sanitized(condition.detail, LogMax) + ")");
    };
    if (allPass) {
        finish(schema::ActionState::Succeeded, run.record.plan.draft.title + ": seen to hold", now,
               out);
    } else if (now < run.limit) {
        if (moved) {
            changed(out);
        }
    } else if (failed != nullptr) {
        finish(schema::ActionState::FailedNeedsHands,
               "the steps ran, but this was not seen: " + why(*failed), now, out);
    } else if (unknown != nullptr) {
        finish(schema::ActionState::Unknown,
               "the steps ran, but nobody knows whether this holds: " + why(*unknown), now, out);
    } else if (losses) {
        finish(schema::ActionState::SucceededWithLosses,
               run.record.plan.draft.title + ": done, but not everything that was wanted", now,
               out);
    }
}

void Machine::on(const RecordsRestored& input, Instant now, Effects& out)
{
    for (const schema::ActionRecord& kept : input.records) {
        schema::ActionRecord record = kept;
        if (!ended(record.state)) {
            const auto& steps = record.steps;
            std::size_t last = 0;
            for (std::size_t index = 0; index < steps.size(); ++index) {
                last = steps[index].state != schema::StepState::Waiting ? index : last;
            }
            const bool named = last < record.plan.draft.steps.size();
            record.result = "the agent on " + self_.node + " stopped while this ran; last known: " +
                            (record.state == schema::ActionState::Verifying ? "verifying"
                             : named                                        ? stepName(record, last)
                                                                            : "begun") +
                            "; look at the state before doing it again";
            record.state = schema::ActionState::Unknown;
            record.cancellable = false;
            record.endedAt = wall_.at(now);
            out.emplace_back(Append{record});
            out.emplace_back(EmitEvent{actionEvent(record, "action_ended", record.result)});
            Audit line;
            line.entry.actor = record.actor;
            line.entry.what = "run " + record.plan.request.action;
            line.entry.allowed = true;
            line.entry.outcome =
                "unknown: " + record.result + "; see bafarctl actions " + record.id;
            out.emplace_back(std::move(line));
        }
        store_.put(record);
        out.emplace_back(RecordChanged{std::move(record)});
    }
}

void Machine::finish(schema::ActionState state, std::string result, Instant now, Effects& out)
{
    schema::ActionRecord& record = run_->record;
    record.state = state;
    record.result = std::move(result);
    record.endedAt = wall_.at(now);
    record.cancellable = false;
    changed(out);
    out.emplace_back(Append{record});
    out.emplace_back(EmitEvent{actionEvent(record, "action_ended", record.result)});
    audit(run_->actor, "run " + record.plan.request.action,
          std::string(schema::enumNames(state)[static_cast<std::size_t>(state)]) + ": " +
              record.result,
          out);
    run_.reset();
}

void Machine::changed(Effects& out)
{
    store_.put(run_->record);
    out.emplace_back(RecordChanged{run_->record});
}

} // namespace bafar::actions
