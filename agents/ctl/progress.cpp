#include "agents/ctl/progress.h"

#include <algorithm>
#include <utility>

#include "agents/actions/text.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "core/base/text.h"
#include "core/http/target.h"

namespace bafar::ctl {

namespace {

constexpr Duration ContactLimit = std::chrono::seconds(30); ///< without a word: nobody knows
constexpr Duration BeginLimit = std::chrono::seconds(8);    ///< above the pipeline's for its record
constexpr Duration AskAllEvery = std::chrono::seconds(2);
constexpr Duration AskAllLimit = std::chrono::seconds(2);

api::Request lookAt(const Progress& progress)
{
    api::Request request;
    request.target = "/v1/actions/" + http::encoded(progress.id());
    return request;
}

/// Whoever took it over agrees on it with the others: each agent can tell.
void catchUp(Context& context, Progress& progress)
{
    for (const auto& [agent, answer] :
         context.askAll(context.profile().agents, lookAt(progress), AskAllLimit)) {
        if (!answer) {
            continue;
        }
        const auto record = schema::fromJson<schema::ActionRecord>(answer->body);
        // What is agreed on of a holder that lives is behind what its stream tells.
        if (record && (schema::hasEnded(record->state) || !progress.record() ||
                       record->fence > progress.record()->fence)) {
            progress.take(*record);
        }
    }
}

/// Follows it until its end is seen, contact is lost, the person interrupts, or, when `lost` (the
/// answer to the confirmation), nothing shows that it began. While the agent's stream is silent, or
/// after it broke, all agents are asked.
void followOnce(Context& context,
                const schema::ProfileAgent& agent,
                Progress& progress,
                const Follower& follower,
                bool lost)
{
    const int before = context.interrupts();
    const Instant begin = context.loop().now();
    const auto silence = [&] { return context.loop().now() - std::max(begin, follower.heard()); };
    const auto ended = [&] {
        return progress.over() || context.interrupts() != before || silence() > ContactLimit ||
               (lost && !progress.record() && follower.open() &&
                context.loop().now() - begin > BeginLimit);
    };
    Instant asked = begin;
    bool told = false;
    while (!ended()) {
        context.turnUntil([&] {
            const bool wanted = follower.broken() || silence() > follower.silenceAllowed();
            return ended() || (wanted && context.loop().now() - asked > AskAllEvery);
        });
        if (!ended()) {
            if (silence() > follower.silenceAllowed() && !std::exchange(told, true)) {
                complain(
                    {Code::Unavailable, agent.node + " is silent; asking all how the action ends"});
            }
            catchUp(context, progress);
            asked = context.loop().now();
        }
    }
}

/// After a lost answer: asks whether the action is known at all. Errors: NotFound, and those of
/// ask.
Result<void> askWhetherItBegan(Context& context,
                               const schema::ProfileAgent& agent,
                               Progress& progress)
{
    const Result<api::Response> answer = context.ask(agent, lookAt(progress));
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    const auto record = schema::fromJson<schema::ActionRecord>(answer->body);
    if (!record) {
        return tl::unexpected(record.error());
    }
    progress.take(*record);
    return {};
}

void cancelByInterrupt(Context& context,
                       const schema::ProfileAgent& agent,
                       Progress& progress,
                       const Follower& follower)
{
    api::Request cancel;
    cancel.method = http::Method::Delete;
    cancel.target = "/v1/actions/" + http::encoded(progress.id());
    const Result<api::Response> answer = context.ask(agent, cancel);
    complain(answer ? Error{Code::Conflict, "asked the agent to stop; waiting for its end (Ctrl+C "
                                            "again leaves it to itself)"}
                    : answer.error());
    followOnce(context, agent, progress, follower, false);
}

int sayEnd(const Context& context, const schema::ActionRecord& record, bool cancelAsked)
{
    if (!context.json()) {
        print(resultText(record));
        if (record.plan.draft.inverse && succeeded(record.state)) {
            const schema::Draft& draft = record.plan.draft;
            const std::string back =
                actions::commandLine(*draft.inverse, draft.onlyNode.value_or(std::string()));
            print("The way back: " + sanitized(back, 400) + "\n");
        }
    }
    const bool wanted =
        succeeded(record.state) || (cancelAsked && record.state == schema::ActionState::Cancelled);
    return wanted ? Exit::Done : Exit::Failed;
}

} // namespace

bool Progress::over() const
{
    return record_ && schema::hasEnded(record_->state);
}

void Progress::take(const schema::Message& message)
{
    if (message.action) {
        take(*message.action);
    }
    if (message.snapshot) {
        for (const schema::ActionRecord& record : message.snapshot->actions) {
            take(record);
        }
    }
}

void Progress::take(const schema::ActionRecord& record)
{
    if (record.id != id_ ||
        (record_ && (*record_ == record || record.fence < record_->fence || over()))) {
        return;
    }
    if (json_) {
        print(schema::toJson(record) + "\n");
    } else {
        for (std::size_t i = 0; i < record.steps.size(); ++i) {
            const bool known = record_ && i < record_->steps.size();
            const schema::StepRecord before = known ? record_->steps[i] : schema::StepRecord{};
            if (record.steps[i].state != before.state || record.steps[i].log != before.log) {
                print(clockText(record.steps[i].startedAt) + stepText(record, i) + "\n");
            }
        }
        print(changesText(record_ ? &*record_ : nullptr, record));
        if (record.state == schema::ActionState::Verifying &&
            (!record_ || record_->state != record.state)) {
            print("              verifying what came of it\n");
        }
    }
    record_ = record;
}

int followToEnd(Context& context,
                const schema::ProfileAgent& agent,
                Progress& progress,
                const Follower& follower,
                bool lost)
{
    const int before = context.interrupts();
    followOnce(context, agent, progress, follower, lost);
    if (lost && !progress.record() && context.interrupts() == before) {
        const Result<void> began = askWhetherItBegan(context, agent, progress);
        if (!began && began.error().code == Code::NotFound) {
            return complain({Code::Conflict, "the confirmation did not arrive; nothing was run"});
        }
        if (began) {
            followOnce(context, agent, progress, follower, false);
        }
    }
    bool cancelAsked = false;
    if (!progress.over() && context.interrupts() != before) {
        cancelAsked = true;
        cancelByInterrupt(context, agent, progress, follower);
    }
    if (!progress.over()) {
        return complain(
            {Code::Unavailable,
             std::string(progress.record() ? "the action's end was not seen; it goes on without us"
                                           : "it is not known whether the action runs") +
                 ". See: bafarctl actions " + progress.id()});
    }
    return sayEnd(context, *progress.record(), cancelAsked);
}

} // namespace bafar::ctl
