// What agents say of actions: why one is refused, and how it went.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* RefusalPhrases[] = {
    // Plans and confirmations.
    QT_TRANSLATE_NOOP("Agent", "the plan cannot be drafted any more: %1"),
    QT_TRANSLATE_NOOP("Agent", "the state moved since the plan was made: was %1, is %2"),
    QT_TRANSLATE_NOOP("Agent", "the state moved since the plan was made: new: %1"),
    QT_TRANSLATE_NOOP("Agent", "the state moved since the plan was made: gone: %1"),
    QT_TRANSLATE_NOOP("Agent", "the state moved since the plan was made: %1"),
    QT_TRANSLATE_NOOP("Agent", "the order of the facts is another one"),
    QT_TRANSLATE_NOOP("Agent", "new: %1"),
    QT_TRANSLATE_NOOP("Agent", "gone: %1"),
    QT_TRANSLATE_NOOP("Agent", "was %1, is %2"),
    QT_TRANSLATE_NOOP("Agent", "not known whether %1 (%2)"),
    QT_TRANSLATE_NOOP("Agent", "not known whether %1"),
    QT_TRANSLATE_NOOP("Agent", "does not hold: %1 (%2)"),
    QT_TRANSLATE_NOOP("Agent", "does not hold: %1"),
    QT_TRANSLATE_NOOP("Agent", "ask for a new plan"),
    QT_TRANSLATE_NOOP("Agent", "ask for a new plan and read it"),
    QT_TRANSLATE_NOOP("Agent", "ask for a new one"),
    QT_TRANSLATE_NOOP("Agent", "plan again"),
    QT_TRANSLATE_NOOP("Agent", "try again"),
    QT_TRANSLATE_NOOP("Agent", "no action %1 on %2"),
    QT_TRANSLATE_NOOP("Agent", "it keeps what runs and the last %1 that ended"),
    QT_TRANSLATE_NOOP("Agent", "a certificate of role %1 may not plan actions"),
    QT_TRANSLATE_NOOP("Agent", "it takes viewer, operator or admin"),
    QT_TRANSLATE_NOOP("Agent", "a certificate of role %1 may not cancel actions"),
    QT_TRANSLATE_NOOP("Agent", "it takes operator or admin"),
    QT_TRANSLATE_NOOP("Agent", "no plan %1 on %2"),
    QT_TRANSLATE_NOOP("Agent", "this plan expired %1 ago"),
    QT_TRANSLATE_NOOP("Agent", "the plan expired before its record was kept"),
    QT_TRANSLATE_NOOP("Agent", "the confirmation is for revision %1, the plan has %2"),
    QT_TRANSLATE_NOOP("Agent", "one action runs at a time, wait for it or cancel it"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs \"%2\" from %3, taking back step %4 of %5: %6"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs \"%2\" from %3, step %4 of %5: %6"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs \"%2\" from %3, verifying"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs \"%2\" from %3"),
    QT_TRANSLATE_NOOP("Agent", "the end of \"%1\" is %2"),
    QT_TRANSLATE_NOOP("Agent", "nothing else begins before"),
    QT_TRANSLATE_NOOP("Agent",
                      "an action that risks data needs a reason: plan it again with one, it is "
                      "kept in the audit log"),
    QT_TRANSLATE_NOOP("Agent", "type the name %1 to confirm"),
    QT_TRANSLATE_NOOP("Agent", "%1 was given"),
    QT_TRANSLATE_NOOP("Agent", "this agent keeps at most %1 plans"),
    QT_TRANSLATE_NOOP("Agent", "ask again when some have expired"),
    // Runs.
    QT_TRANSLATE_NOOP("Agent", "the record does not name the start of %1's agent that was asked"),
    QT_TRANSLATE_NOOP("Agent", "it ran with the agent that held the action"),
    QT_TRANSLATE_NOOP("Agent", "the agent on %1 was restarted since and has forgotten it"),
    QT_TRANSLATE_NOOP("Agent", "nobody knows whether it was: %1"),
    QT_TRANSLATE_NOOP("Agent", "not known whether it was done: %1"),
    QT_TRANSLATE_NOOP("Agent", "nothing was taken back, look at the state before doing it again"),
    QT_TRANSLATE_NOOP("Agent", "nothing was run: %1"),
    QT_TRANSLATE_NOOP("Agent", "nothing was run, its record could not be kept: %1"),
    QT_TRANSLATE_NOOP("Agent", "the end of the action before it is %1"),
    QT_TRANSLATE_NOOP("Agent", "the end of the action before it is not recorded yet: %1"),
    QT_TRANSLATE_NOOP("Agent", "the end of the action before it is not recorded yet"),
    QT_TRANSLATE_NOOP("Agent", "%1 has never been heard by %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 stops it as soon as it can"),
    QT_TRANSLATE_NOOP("Agent", "that is not recorded yet, because the agents cannot agree: %1"),
    QT_TRANSLATE_NOOP("Agent", "it could not be recorded within %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "it could not be recorded within %1"),
    QT_TRANSLATE_NOOP("Agent", "is the disk of %1 full or slow?"),
    QT_TRANSLATE_NOOP("Agent", "step %1 of %2 (%3): %4"),
    QT_TRANSLATE_NOOP("Agent", "step %1 of %2 (%3)"),
    QT_TRANSLATE_NOOP("Agent", "%1 failed: %2"),
    QT_TRANSLATE_NOOP("Agent", "this action is being taken back already"),
    QT_TRANSLATE_NOOP("Agent", "the point of no return has passed"),
    QT_TRANSLATE_NOOP("Agent", "the action will finish: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 requests to stop it wait for their record already"),
    QT_TRANSLATE_NOOP("Agent", "no such action runs on %1"),
    // Requests of an agent to another.
    QT_TRANSLATE_NOOP("Agent", "no %1 \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "did you mean \"%1\"?"),
    QT_TRANSLATE_NOOP("Agent", "did you mean %1?"),
    QT_TRANSLATE_NOOP("Agent", "there are: %1"),
    QT_TRANSLATE_NOOP("Agent", "this agent does not know the check \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "no action \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "see bafarctl actions"),
    QT_TRANSLATE_NOOP("Agent", "no concept \"%1\" here"),
    // A step that another agent asked for.
    QT_TRANSLATE_NOOP("Agent", "%1 remembers %2 commands already, and each may still be asked for"),
    QT_TRANSLATE_NOOP("Agent", "the concept on %1 did not answer in time"),
    QT_TRANSLATE_NOOP("Agent", "%1 cannot know whether this is still wanted"),
    QT_TRANSLATE_NOOP("Agent", "it was not run: %1"),
    QT_TRANSLATE_NOOP("Agent", "it hears no leader of the agents"),
    QT_TRANSLATE_NOOP("Agent", "the agent on %1 was restarted since this step was agreed"),
    QT_TRANSLATE_NOOP("Agent", "it was not run in this start"),
    QT_TRANSLATE_NOOP("Agent", "the agent on %1 has no concept \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 is busy: it runs step %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 is busy: %2"),
    QT_TRANSLATE_NOOP("Agent", "the agent on %1 did not run for %2"),
    QT_TRANSLATE_NOOP("Agent", "what was asked meanwhile is not done any more"),
    QT_TRANSLATE_NOOP("Agent", "step %1 comes too late: %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 has taken the action over"),
    QT_TRANSLATE_NOOP("Agent", "it was to be taken back already"),
    QT_TRANSLATE_NOOP("Agent", "the action has ended"),
    QT_TRANSLATE_NOOP("Agent", "%1 holds the action"),
    QT_TRANSLATE_NOOP("Agent", "the action has gone on since"),
    QT_TRANSLATE_NOOP("Agent", "a command of %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "audit lines cannot be written: %1"),
    QT_TRANSLATE_NOOP(
        "Agent", "the state moved since the plan was made: was %1 and %2 more, is %3 and %4 more"),
    QT_TRANSLATE_NOOP("Agent", "was %1 and %2 more, is %3 and %4 more"),
    QT_TRANSLATE_NOOP("Agent", "was %1 and %2 more, is %3"),
    QT_TRANSLATE_NOOP("Agent", "was %1, is %2 and %3 more"),
    QT_TRANSLATE_NOOP("Agent", "%1, taking back step %2 of %3: %4"),
    QT_TRANSLATE_NOOP("Agent", "%1, step %2 of %3: %4"),
    QT_TRANSLATE_NOOP("Agent", "nobody knows whether %1 ran, and this was not seen: %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "nobody knows whether %1 ran, and nobody knows whether this holds: %2"),
};

} // namespace

std::span<const char* const> refusalPhrases()
{
    return RefusalPhrases;
}

} // namespace bafar::shared
