#include "agents/enrol/enrolment.h"

#include <thread>

#include "agents/runtime/clock.h"
#include "core/base/text.h"

namespace bafar::enrol {

namespace {

constexpr Duration LookInterval = std::chrono::milliseconds(300);

using schema::ActionState;
using schema::StepState;

/// As root, whoever we are there; without a terminal and without a password.
Result<CommandResult> runAsRoot(SshSession& ssh,
                                const std::string& command,
                                std::string_view input,
                                Duration limit)
{
    const std::string quoted = shellQuoted(command);
    return ssh.run("if [ $(id -u) -eq 0 ]; then exec sh -c " + quoted +
                       "; else exec sudo -n sh -c " + quoted + "; fi",
                   input, limit);
}

/// One run: the record as it goes, and what must be taken back.
class Run {
public:
    Run(SshSession& ssh, const Enrolment& enrolment, const Callbacks& callbacks)
        : ssh_(ssh)
        , enrolment_(enrolment)
        , callbacks_(callbacks)
    {
        record_.id = enrolment.plan.id;
        record_.plan = enrolment.plan;
        record_.actor = enrolment.plan.actor;
        record_.startedAt = runtime::wallClockNow();
        record_.steps.resize(enrolment.steps.size());
        record_.postconditions = enrolment.plan.draft.postconditions;
    }

    schema::ActionRecord go();

private:
    [[nodiscard]] Result<void> step(std::size_t index);
    [[nodiscard]] Result<void> verify();
    void takeBack(std::size_t done, const Error& why);
    schema::ActionRecord finish(ActionState state, std::string result);

    void tell() const { callbacks_.onProgress(record_); }

    SshSession& ssh_;
    const Enrolment& enrolment_;
    const Callbacks& callbacks_;
    schema::ActionRecord record_;
};

schema::ActionRecord Run::go()
{
    tell();
    for (std::size_t i = 0; i < enrolment_.steps.size(); ++i) {
        if (callbacks_.cancelled && callbacks_.cancelled()) {
            record_.cancelRequested = true;
            takeBack(i, {Code::Conflict, "cancelled"});
            return finish(record_.state == ActionState::FailedUndone ? ActionState::Cancelled
                                                                     : record_.state,
                          record_.result);
        }
        if (const Result<void> done = step(i); !done) {
            takeBack(i + 1, done.error());
            return finish(record_.state, record_.result);
        }
    }
    record_.state = ActionState::Verifying;
    record_.cancellable = false;
    tell();
    if (const Result<void> seen = verify(); !seen) {
        takeBack(enrolment_.steps.size(), seen.error());
        return finish(record_.state, record_.result);
    }
    return finish(ActionState::Succeeded, enrolment_.plan.request.parameters.at("host") +
                                              " is node " + enrolment_.plan.node + " of " +
                                              enrolment_.plan.cluster);
}

Result<void> Run::step(std::size_t index)
{
    schema::StepRecord& record = record_.steps[index];
    const Step& wanted = enrolment_.steps[index];
    record.state = StepState::Running;
    record.startedAt = runtime::wallClockNow();
    tell();
    const Instant begin = runtime::monotonicNow();
    const Result<CommandResult> ran = runAsRoot(ssh_, wanted.command, wanted.input, wanted.limit);
    record.took = runtime::monotonicNow() - begin;
    if (ran && ran->exitCode == 0) {
        record.state = StepState::Done;
        tell();
        return {};
    }
    record.state = StepState::Failed;
    record.log = ran ? sanitized(trimmed(ran->errors.empty() ? ran->output : ran->errors), 500)
                     : ran.error().text;
    if (record.log.empty()) {
        record.log = "ended with exit status " + std::to_string(ran->exitCode);
    }
    tell();
    return fail(ran ? Code::Internal : ran.error().code, record.log);
}

Result<void> Run::verify()
{
    const Instant end = runtime::monotonicNow() + enrolment_.plan.draft.verifyLimit;
    Result<std::string> seen = fail(Code::Timeout, "not looked yet");
    while (true) {
        seen = callbacks_.verify();
        schema::Condition& condition = record_.postconditions.front();
        condition.verdict = seen ? schema::Verdict::Pass : schema::Verdict::Fail;
        condition.detail = seen ? *seen : seen.error().text;
        if (seen) {
            tell();
            return {};
        }
        if (runtime::monotonicNow() >= end) {
            tell();
            return tl::unexpected(seen.error());
        }
        std::this_thread::sleep_for(LookInterval);
    }
}

/// Undoes the first `done` steps, last first; sets state and result.
void Run::takeBack(std::size_t done, const Error& why)
{
    std::string left;
    for (std::size_t i = done; i-- > 0;) {
        const std::string& undo = enrolment_.steps[i].undo;
        if (undo.empty()) {
            continue;
        }
        const Result<CommandResult> ran = runAsRoot(ssh_, undo, {}, std::chrono::seconds(20));
        if (ran) {
            if (record_.steps[i].state == StepState::Done) {
                record_.steps[i].state = StepState::Undone;
            }
        } else {
            left += (left.empty() ? "" : "; ") + enrolment_.plan.draft.steps[i].text;
        }
        tell();
    }
    for (schema::StepRecord& step : record_.steps) {
        if (step.state == StepState::Waiting) {
            step.state = StepState::Skipped;
        }
    }
    record_.state = left.empty() ? ActionState::FailedUndone : ActionState::FailedNeedsHands;
    record_.result =
        why.text + (left.empty() ? "; everything was taken back" : "; still on the host: " + left);
}

schema::ActionRecord Run::finish(ActionState state, std::string result)
{
    record_.state = state;
    record_.cancellable = false;
    record_.result = std::move(result);
    record_.endedAt = runtime::wallClockNow();
    tell();
    return record_;
}

} // namespace

Result<HostFacts> lookAt(SshSession& ssh, const net::Address& address)
{
    const Result<CommandResult> ran = ssh.run("sh -c " + shellQuoted(factsCommand(address)));
    if (!ran) {
        return tl::unexpected(ran.error());
    }
    return factsFrom(ran->output);
}

schema::ActionRecord carryOut(SshSession& ssh,
                              const Enrolment& enrolment,
                              const Callbacks& callbacks)
{
    return Run(ssh, enrolment, callbacks).go();
}

} // namespace bafar::enrol
