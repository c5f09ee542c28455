#include "agents/enrol/enrolment.h"

#include <algorithm>
#include <thread>

#include "agents/runtime/clock.h"
#include "core/base/text.h"

namespace bafar::enrol {

namespace {

constexpr Duration LookInterval = std::chrono::milliseconds(300);

using schema::ActionState;
using schema::StepState;

constexpr Duration UndoLimit = std::chrono::seconds(20);
constexpr std::size_t ReasonMax = 300; ///< bytes

/// What a failed command said last; never empty.
std::string reasonOf(const Result<CommandResult>& ran)
{
    if (!ran) {
        return ran.error().text;
    }
    std::string said;
    for (const std::string_view line :
         split(ran->errors.empty() ? ran->output : ran->errors, '\n')) {
        const std::string text = sanitized(trimmed(line), ReasonMax);
        said += (said.empty() || text.empty() ? "" : "; ") + text;
    }
    return said.empty() ? "ended with exit status " + std::to_string(ran->exitCode)
                        : sanitized(said, ReasonMax);
}

/// As an argument of sh -c; an ordinary user's path may lack the folders of root's programs, and
/// sudo need not add them.
std::string quotedForRoot(const std::string& command)
{
    return shellQuoted("PATH=$PATH:/usr/sbin:/sbin; " + command);
}

/// One run: the record as it goes, and what must be taken back.
class Run {
public:
    Run(const Shell& shell, const Enrolment& enrolment, const Callbacks& callbacks)
        : shell_(shell)
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

    const Shell& shell_;
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
    const bool all =
        std::all_of(record_.postconditions.begin(), record_.postconditions.end(),
                    [](const auto& one) { return one.verdict == schema::Verdict::Pass; });
    return finish(all ? ActionState::Succeeded : ActionState::SucceededWithLosses,
                  enrolment_.plan.request.parameters.at("host") + " is node " +
                      enrolment_.plan.node + " of " + enrolment_.plan.cluster);
}

Result<void> Run::step(std::size_t index)
{
    schema::StepRecord& record = record_.steps[index];
    const Step& wanted = enrolment_.steps[index];
    record.state = StepState::Running;
    record.startedAt = runtime::wallClockNow();
    tell();
    const Instant begin = runtime::monotonicNow();
    const Result<CommandResult> ran = shell_(wanted.command, wanted.input, wanted.limit);
    record.took = runtime::monotonicNow() - begin;
    if (ran && ran->exitCode == 0) {
        record.state = StepState::Done;
        tell();
        return {};
    }
    record.state = StepState::Failed;
    record.log = reasonOf(ran);
    tell();
    return fail(ran ? Code::Internal : ran.error().code, record.log);
}

/// Looks until every post-condition holds or the limit is reached. Errors: why a blocking one does
/// not hold.
Result<void> Run::verify()
{
    const Instant end = runtime::monotonicNow() + enrolment_.plan.draft.verifyLimit;
    std::vector<schema::Condition>& conditions = record_.postconditions;
    for (std::size_t i = 0; i < conditions.size();) {
        const Result<std::string> seen = callbacks_.verify(i);
        conditions[i].verdict = seen ? schema::Verdict::Pass : schema::Verdict::Fail;
        conditions[i].detail = seen ? *seen : seen.error().text;
        if (seen || (runtime::monotonicNow() >= end && !conditions[i].blocking)) {
            ++i;
            continue;
        }
        if (runtime::monotonicNow() >= end) {
            tell();
            return tl::unexpected(seen.error());
        }
        std::this_thread::sleep_for(LookInterval);
    }
    tell();
    return {};
}

/// Undoes the first `done` steps, last first; sets state and result.
void Run::takeBack(std::size_t done, const Error& why)
{
    std::string left;
    std::string stays;
    const auto note = [](std::string& list, const std::string& one) {
        list += (list.empty() ? "" : "; ") + one;
    };
    for (std::size_t i = done; i-- > 0;) {
        const Step& step = enrolment_.steps[i];
        if (step.undo.empty()) {
            continue;
        }
        const Result<CommandResult> ran = shell_(step.undo, {}, UndoLimit);
        if (!ran || ran->exitCode != 0) {
            note(left, "step " + std::to_string(i + 1) + ", " +
                           enrolment_.plan.draft.steps[i].text + " (" + reasonOf(ran) + ")");
        } else if (record_.steps[i].state == StepState::Done) {
            record_.steps[i].state = StepState::Undone;
        }
        if (!step.stays.empty()) {
            note(stays, step.stays);
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
        why.text +
        (left.empty() ? "; everything was taken back"
                      : "; could not be taken back and is still on the host: " + left) +
        (stays.empty() ? "" : (left.empty() ? " but " : "; stays: ") + stays);
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

Shell rootShell(SshSession& ssh)
{
    return [&ssh](const std::string& command, std::string_view input, Duration limit) {
        const std::string quoted = quotedForRoot(command);
        return ssh.run("if [ $(id -u) -eq 0 ]; then exec sh -c " + quoted +
                           "; else exec sudo -n sh -c " + quoted + "; fi",
                       input, limit);
    };
}

Result<HostFacts> lookAt(SshSession& ssh, const net::Address& address)
{
    const std::string quoted = quotedForRoot(factsCommand(address));
    const Result<CommandResult> ran =
        ssh.run("if [ $(id -u) -ne 0 ] && sudo -n true 2>/dev/null; then exec sudo -n sh -c " +
                quoted + "; else exec sh -c " + quoted + "; fi");
    if (!ran) {
        return tl::unexpected(ran.error());
    }
    return factsFrom(ran->output);
}

schema::ActionRecord carryOut(const Shell& shell,
                              const Enrolment& enrolment,
                              const Callbacks& callbacks)
{
    return Run(shell, enrolment, callbacks).go();
}

} // namespace bafar::enrol
