// Who takes an action over when, and how it goes on from its record.
// File larger than the budget because every phase meets every loss in one place.
#include <QTest>

#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::LostStep;
using schema::StepState;
using schema::Verdict;

namespace {

constexpr Duration Moment = std::chrono::milliseconds(1);

/// An action that n1 ran as far as `phase` says, as the ledger has it.
schema::ActionRecord recordIn(const std::string& phase)
{
    Pipeline first;
    first.draft = draftOf(3);
    first.seen["done"] = Verdict::Fail;
    const std::string id = first.running();
    if (phase == "first step") {
        return first.proposed();
    }
    if (phase == "cancelled") {
        first.cancel(id);
        return first.proposed();
    }
    first.answer(id + "/0", std::string("ok"));
    if (phase == "second step") {
        return first.proposed();
    }
    if (phase == "undoing") {
        first.answer(id + "/1", fail(Code::Conflict, "no"));
        return first.proposed();
    }
    first.answer(id + "/1", std::string("ok"));
    first.answer(id + "/2", std::string("ok"));
    return first.proposed(); // verifying
}

/// n2, which leads and sees that n1 was started anew; `append` is asked for.
void loseHolder(Pipeline& second, const schema::ActionRecord& record)
{
    second.draft = draftOf(3);
    second.leads();
    second.ledger(record);
    second.agents["n1"].boot = "b-n1-again";
    second.feed(actions::ViewChanged{});
    second.pass(actions::Machine::BootDoubt + std::chrono::milliseconds(500));
}

} // namespace

class TakeoverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whenTheHolderIsGone_data();
    void whenTheHolderIsGone();
    void eachPhaseGoesOn_data();
    void eachPhaseGoesOn();
    void whatBecomesOfTheStep_data();
    void whatBecomesOfTheStep();
    void anUndoingThatNobodyRemembersNeedsHands();
    void aStepWithTheHolderGoesWithIt();
    void aPersonSeesIt();
    void cancellingSurvives();
    void aRecordWithoutABootAsksNobody();
    void whoCannotTakeOverTriesAgain_data();
    void whoCannotTakeOverTriesAgain();
    void aLostAnswerIsTakenUpAgain();
    void aRestartedAgentTakesUpItsOwn();
    void aRestartedAgentThatDoesNotLeadWaits();
    void theOldHolderStopsAtOnce_data();
    void theOldHolderStopsAtOnce();
    void theOldHolderShowsWhatBecameOfIt();
};

void TakeoverTest::whenTheHolderIsGone_data()
{
    QTest::addColumn<QString>("seen");
    QTest::addColumn<bool>("leads");
    QTest::addColumn<int>("after"); // milliseconds; -1: never
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* seen, bool leads, int after,
                        const char* why) {
        QTest::newRow(name) << QString::fromLatin1(seen) << leads << after
                            << QString::fromLatin1(why);
    };
    row("it is live: never", "live", true, -1, "");
    row("it is seen with another start: after the stated time", "restarted", true, 2000,
        "the agent on n1 was restarted");
    row("it left the spec: at once", "left", true, 0, "n1 is no node of the cluster any more");
    row("it is silent: after the stated time", "silent", true, 2000,
        "n1 is not heard, last heard 3.1 s ago");
    row("it was never heard here: after the stated time", "never", true, 2000,
        "n1 is not heard, never heard");
    row("it is silent, and was heard only in the start before: it is silent", "before", true, 2000,
        "n1 is not heard, last heard 55.9 s ago");
    row("another agent leads: never", "restarted", false, -1, "");
}

void TakeoverTest::whenTheHolderIsGone()
{
    QFETCH(QString, seen);
    QFETCH(bool, leads);
    QFETCH(int, after);
    QFETCH(QString, why);
    Pipeline second("n2");
    actions::AgentSeen& first = second.agents["n1"];
    if (seen == QLatin1String("restarted")) {
        first.boot = "b-n1-again";
    } else if (seen == QLatin1String("left")) {
        first = {};
    } else if (seen == QLatin1String("silent")) {
        first.live = false;
        first.heard = "last heard 3.1 s ago";
    } else if (seen == QLatin1String("before")) {
        first = {true, false, "b-n1-before", "last heard 55.9 s ago"};
    } else if (seen == QLatin1String("never")) {
        first = {true, false, "", "never heard"};
    }
    second.leads(leads);
    second.ledger(recordIn("first step"));
    if (after > 0) {
        second.pass(std::chrono::milliseconds(after) - Moment);
        QVERIFY(second.all<actions::Append>().empty());
        second.pass(std::chrono::milliseconds(500)); // it looks twice a second
    } else if (after < 0) {
        second.pass(std::chrono::minutes(5));
    }
    QCOMPARE(second.all<actions::Append>().size(), std::size_t{after < 0 ? 0U : 1U});
    if (after >= 0) {
        QCOMPARE(second.proposed().takenOver,
                 "n2 took it over from n1 (" + why.toStdString() + ")");
        QCOMPARE(second.proposed().holder, std::string("n2"));
        QCOMPARE(second.proposed().holderBoot, std::string("b-n2"));
        QCOMPARE(second.proposed().fence, std::uint64_t{2});
        QVERIFY(second.all<actions::RunStep>().empty()); // not before it is agreed
    }
}

void TakeoverTest::eachPhaseGoesOn_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("asked"); // the command, with its boot
    QTest::addColumn<QStringList>("then");
    QTest::addColumn<QString>("end");
    const auto row = [](const char* phase, const char* asked, const QStringList& then,
                        const char* end) {
        QTest::newRow(phase) << QString::fromLatin1(phase) << QString::fromLatin1(asked) << then
                             << QString::fromLatin1(end);
    };
    row("first step", "plan1/0 b-n1", {QStringLiteral("plan1/1"), QStringLiteral("plan1/2")},
        "succeeded: done done done");
    row("second step", "plan1/1 b-n2", {QStringLiteral("plan1/2")}, "succeeded: done done done");
    row("undoing", "plan1/1/undo b-n2", {QStringLiteral("plan1/0/undo")},
        "failed_undone: undone undone skipped");
    row("verifying", "", {}, "succeeded: done done done");
}

void TakeoverTest::eachPhaseGoesOn()
{
    QFETCH(QString, phase);
    QFETCH(QString, asked);
    QFETCH(QStringList, then);
    QFETCH(QString, end);
    const schema::ActionRecord record = recordIn(phase.toStdString());
    Pipeline second("n2");
    loseHolder(second, record);
    second.agreed();
    std::string command;
    for (const actions::RunStep& step : second.all<actions::RunStep>()) {
        QCOMPARE(QString::fromStdString(step.command + " " + step.boot), asked);
        QCOMPARE(step.fence, std::uint64_t{2});
        QCOMPARE(step.index, std::uint64_t{1});
        command = step.command;
    }
    QCOMPARE(command.empty(), asked.isEmpty());
    for (const QString& next : then) {
        second.answer(command, std::string("ok"));
        QCOMPARE(QString::fromStdString(second.step()), next);
        command = second.step();
    }
    if (!command.empty()) {
        second.answer(command, std::string("ok"));
    }
    QCOMPARE(QString::fromStdString(second.stateOf(record.id)), end);
    QVERIFY(second.record(record.id).result.ends_with(
        "; n2 took it over from n1 (the agent on n1 was restarted)"));
    if (second.asksForAgreement()) {
        second.agreed();
    }
    QVERIFY(!second.machine.busy() && !second.asksForAgreement());
}

void TakeoverTest::whatBecomesOfTheStep_data()
{
    QTest::addColumn<int>("lost");
    QTest::addColumn<bool>("undo");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("text"); // what the result or the step's log begins with
    const auto row = [](const char* name, LostStep lost, bool undo, const char* answer,
                        const char* state, const char* text) {
        QTest::newRow(name) << static_cast<int>(lost) << undo << QString::fromLatin1(answer)
                            << QString::fromLatin1(state) << QString::fromLatin1(text);
    };
    row("its node ran it, or runs it now", LostStep::Unknown, true, "ok",
        "running: done done running", "ok");
    row("its node ran it and failed: all is taken back", LostStep::Unknown, true, "failed",
        "running: done undoing skipped", "step 2 of 3 (s2) failed: no");
    row("its node has forgotten it, nobody may guess", LostStep::Unknown, true, "rebooted",
        "unknown: done unknown skipped",
        "step 2 of 3 (s2): not known whether it was done: the agent on n2 was restarted since and "
        "has forgotten it; nothing was taken back, look at the state before doing it again");
    row("its node has forgotten it, taking back is right", LostStep::Undo, true, "rebooted",
        "running: done undoing skipped",
        "step 2 of 3 (s2): not known whether it was done: the agent on n2 was restarted since and "
        "has forgotten it");
    row("taking back would be right, but there is no way", LostStep::Undo, false, "rebooted",
        "running: undoing unknown skipped",
        "step 2 of 3 (s2): not known whether it was done: the agent on n2 was restarted since and "
        "has forgotten it");
    row("taking back is right, and it changed nothing", LostStep::Undo, false,
        "rebooted, only looks", "running: undoing failed skipped",
        "step 2 of 3 (s2): not known whether it was done: the agent on n2 was restarted since and "
        "has forgotten it");
    row("its node has forgotten it, and it is seen", LostStep::Observe, true, "rebooted, seen",
        "succeeded: done unknown skipped", "Move the toy: seen to hold");
    row("its node has forgotten it, and it is not seen", LostStep::Observe, true,
        "rebooted, not seen", "unknown: done unknown skipped",
        "nobody knows whether step 2 of 3 (s2) ran, and this was not seen: done is so");
    row("its node is away to the end", LostStep::Unknown, true, "away",
        "unknown: done unknown skipped",
        "step 2 of 3 (s2): not known whether it was done: n2 does not answer");
    row("its node is away for a moment", LostStep::Unknown, true, "away, then ok",
        "running: done done running", "ok");
    row("its node does not answer", LostStep::Unknown, true, "silent",
        "unknown: done unknown skipped",
        "step 2 of 3 (s2): not known whether it was done: no answer from n2 within 10 s");
    row("its node refuses us at the door", LostStep::Unknown, true, "denied",
        "unknown: done unknown skipped",
        "step 2 of 3 (s2): not known whether it was done: revoked");
}

void TakeoverTest::whatBecomesOfTheStep()
{
    QFETCH(int, lost);
    QFETCH(bool, undo);
    QFETCH(QString, answer);
    QFETCH(QString, state);
    QFETCH(QString, text);
    schema::ActionRecord record = recordIn("second step");
    record.plan.draft.steps[1].lost = static_cast<LostStep>(lost);
    if (!undo) {
        record.plan.draft.steps[1].undo.reset();
    }
    record.plan.draft.steps[1].onlyLooks = answer.endsWith(QLatin1String("only looks"));
    Pipeline second("n3"); // n2 is where the step runs
    loseHolder(second, record);
    second.agreed();
    const std::string command = record.id + "/1";
    QCOMPARE(second.step(), command);
    second.seen["done"] =
        answer.endsWith(QLatin1String("not seen")) ? Verdict::Fail : Verdict::Pass;
    const auto away = fail(Code::Unavailable, "n2 does not answer");
    if (answer.startsWith(QLatin1String("rebooted"))) {
        second.agents["n2"].boot = "b-n2-again";
        second.answer(command, fail(Code::Unavailable, "it was not run in this start"));
    } else if (answer == QLatin1String("failed")) {
        second.answer(command, fail(Code::Conflict, "no"));
    } else if (answer == QLatin1String("away, then ok")) {
        second.finished(command, away);
        QVERIFY(second.all<actions::RunStep>().empty());
        second.pass(actions::Run::AskAgain);
        QCOMPARE(second.step(), command); // the same id, so that it runs once
        QCOMPARE(second.all<actions::RunStep>().at(0).limit,
                 Duration(std::chrono::milliseconds(9'500)));
        second.answer(command, std::string("ok"));
    } else if (answer == QLatin1String("away") || answer == QLatin1String("denied")) {
        const bool denied = answer == QLatin1String("denied");
        for (int times = 0; times < 20; ++times) {
            QCOMPARE(second.step(), command);
            second.finished(command, denied ? fail(Code::Denied, "revoked") : away);
            second.pass(actions::Run::AskAgain);
        }
    } else if (answer == QLatin1String("silent")) {
        second.pass(std::chrono::seconds(10));
    } else {
        second.answer(command, std::string("ok"));
    }
    if (answer.endsWith(QLatin1String("not seen"))) {
        second.pass(std::chrono::seconds(6));
    }
    QCOMPARE(QString::fromStdString(second.stateOf(record.id)), state);
    const schema::ActionRecord now = second.record(record.id);
    const std::string told = !now.result.empty()    ? now.result
                             : !now.failure.empty() ? now.failure
                                                    : now.steps[1].log;
    QVERIFY2(told.starts_with(text.toStdString()), told.c_str());
}

void TakeoverTest::anUndoingThatNobodyRemembersNeedsHands()
{
    const schema::ActionRecord record = recordIn("undoing");
    Pipeline second("n3");
    loseHolder(second, record);
    second.agreed();
    QCOMPARE(second.step(), record.id + "/1/undo");
    second.agents["n2"].boot = "b-n2-again";
    second.answer(record.id + "/1/undo", fail(Code::Unavailable, "it was not run in this start"));
    QCOMPARE(second.step(), record.id + "/0/undo"); // the others are taken back all the same
    second.answer(record.id + "/0/undo", std::string("ok"));
    QCOMPARE(second.stateOf(record.id), std::string("failed_needs_hands: undone failed skipped"));
    QCOMPARE(second.record(record.id).result,
             std::string("step 2 of 3 (s2) failed: no; could not be taken back: s2; n3 took it "
                         "over from n1 (the agent on n1 was restarted)"));
}

/// An empty node is that of whoever runs the action: what ran with the former holder is lost.
void TakeoverTest::aStepWithTheHolderGoesWithIt()
{
    schema::ActionRecord record = recordIn("second step");
    for (schema::PlannedStep& step : record.plan.draft.steps) {
        step.node.clear();
        step.lost = LostStep::Undo;
    }
    record.steps[1].boot = "b-n1";
    Pipeline second("n2");
    loseHolder(second, record);
    second.agreed();
    const actions::RunStep asked = second.all<actions::RunStep>().at(0);
    QCOMPARE(asked.node + " " + asked.boot, std::string("n2 b-n1")); // which refuses
    second.answer(record.id + "/1", fail(Code::Unavailable, "it was not run in this start"));
    const actions::RunStep undo = second.all<actions::RunStep>().at(0);
    QCOMPARE(undo.command + " " + undo.node + " " + undo.boot, record.id + "/1/undo n2 b-n2");
    QVERIFY2(
        second.record(record.id).failure.ends_with("it ran with the agent that held the action"),
        second.record(record.id).failure.c_str());
}

void TakeoverTest::aPersonSeesIt()
{
    const schema::ActionRecord record = recordIn("first step");
    Pipeline second("n2");
    loseHolder(second, record);
    QVERIFY(second.all<EmitEvent>().empty());
    second.agreed();
    const schema::Event event = second.all<EmitEvent>().at(0).event;
    QCOMPARE(event.kind, std::string("action_taken_over"));
    QCOMPARE(event.severity, schema::Severity::Warning);
    QCOMPARE(event.text, std::string("Move the toy: n2 took it over from n1 (the agent on n1 was "
                                     "restarted)"));
    QCOMPARE(second.all<actions::RecordChanged>().at(0).record.holder, std::string("n2"));
    QCOMPARE(second.machine.running(),
             std::string("operator/sara runs \"Move the toy\" from n2, step 1 of 3: s1"));
}

void TakeoverTest::cancellingSurvives()
{
    const schema::ActionRecord record = recordIn("cancelled");
    QVERIFY(record.cancelRequested);
    Pipeline second("n2");
    loseHolder(second, record);
    second.agreed();
    second.answer(record.id + "/0", std::string("ok"));
    QCOMPARE(second.step(), record.id + "/0/undo");
    second.answer(record.id + "/0/undo", std::string("ok"));
    QCOMPARE(second.stateOf(record.id), std::string("cancelled: undone skipped skipped"));
}

/// Of an older version: without the boot nobody can be asked without running it twice.
void TakeoverTest::aRecordWithoutABootAsksNobody()
{
    schema::ActionRecord record = recordIn("first step");
    record.steps[0].boot.clear();
    Pipeline second("n2");
    loseHolder(second, record);
    second.agreed();
    QVERIFY(second.all<actions::RunStep>().empty());
    QCOMPARE(second.stateOf(record.id), std::string("unknown: unknown skipped skipped"));
    record.steps[0].state = StepState::Waiting;
    Pipeline third("n2");
    loseHolder(third, record);
    third.agreed();
    QVERIFY(third.all<actions::RunStep>().empty());
    QCOMPARE(third.record(record.id).result,
             std::string("nothing was done: no step had begun; n2 took it over from n1 (the agent "
                         "on n1 was restarted)"));
    QCOMPARE(third.stateOf(record.id), std::string("failed_undone: skipped skipped skipped"));
}

void TakeoverTest::whoCannotTakeOverTriesAgain_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("nobody leads any more") << static_cast<int>(Code::Unavailable);
    QTest::newRow("the disk is full") << static_cast<int>(Code::LimitExceeded);
    QTest::newRow("another agent was faster") << static_cast<int>(Code::Conflict);
    QTest::newRow("nobody knows whether it was agreed") << static_cast<int>(Code::Timeout);
}

void TakeoverTest::whoCannotTakeOverTriesAgain()
{
    QFETCH(int, code);
    const schema::ActionRecord record = recordIn("first step");
    Pipeline second("n2");
    loseHolder(second, record);
    second.agreed(fail(static_cast<Code>(code), "why"));
    QVERIFY(second.effects.empty());
    second.pass(actions::Run::Again - Moment);
    QVERIFY(second.effects.empty());
    second.pass(Moment);
    QCOMPARE(second.all<actions::Append>().size(), std::size_t{1});
    schema::ActionRecord taken = record;
    taken.holder = "n3";
    taken.holderBoot = "b-n3";
    taken.fence = 2;
    second.ledger(taken); // another was faster after all
    QVERIFY(second.all<actions::RunStep>().empty());
    second.agreed(fail(Code::Conflict, "n3 holds it"));
    second.pass(std::chrono::minutes(1));
    QVERIFY(second.effects.empty());
}

/// The record says that n2 holds it, and n2 runs nothing: it must not stay so.
void TakeoverTest::aLostAnswerIsTakenUpAgain()
{
    const schema::ActionRecord record = recordIn("first step");
    Pipeline second("n2");
    loseHolder(second, record);
    const schema::ActionRecord taken = second.proposed();
    second.ledger(taken); // agreed, and the answer does not come
    QVERIFY(second.effects.empty());
    second.agreed(fail(Code::Timeout, "no answer"));
    second.pass(actions::Run::Again);
    QCOMPARE(second.proposed().fence, std::uint64_t{3});
    QVERIFY(second.proposed().takenOver.ends_with(
        "; n2 took it up again (the answer to its record was lost)"));
    second.agreed();
    QCOMPARE(second.step(), record.id + "/0");
}

void TakeoverTest::aRestartedAgentTakesUpItsOwn()
{
    const schema::ActionRecord record = recordIn("second step");
    Pipeline again("n1");
    again.draft = draftOf(3);
    again.agents["n1"].boot = "b-n1-again";
    schema::ActionRecord old;
    old.id = "old";
    old.state = schema::ActionState::Succeeded;
    again.feed(actions::RecordsRestored{{old, record}});
    QVERIFY(again.all<actions::Append>().empty());
    QCOMPARE(again.record("old").state, schema::ActionState::Succeeded);
    again.ledger(record, {record});
    again.leads(); // alone, or elected
    QCOMPARE(again.proposed().takenOver,
             std::string("n1 took it up again (the agent on n1 was restarted)"));
    again.agreed();
    QCOMPARE(again.step(), record.id + "/1"); // n2 remembers
    again.answer(record.id + "/1", std::string("ok"));
    again.answer(record.id + "/2", std::string("ok"));
    QCOMPARE(again.stateOf(record.id), std::string("succeeded: done done done"));
}

void TakeoverTest::aRestartedAgentThatDoesNotLeadWaits()
{
    const schema::ActionRecord record = recordIn("second step");
    Pipeline again("n1");
    again.agents["n1"].boot = "b-n1-again";
    again.feed(actions::RecordsRestored{{record}});
    again.leads(false);
    again.ledger(record, {record});
    again.pass(std::chrono::minutes(1));
    QVERIFY(again.effects.empty());
    QCOMPARE(again.record(record.id).waits,
             std::string("the agent on n1 was restarted while this ran; the leading agent takes it "
                         "over"));
    schema::ActionRecord taken = record;
    taken.holder = "n2";
    taken.fence = 2;
    again.ledger(taken, {taken});
    QCOMPARE(again.all<actions::RecordChanged>().size(), std::size_t{1});
    QCOMPARE(again.record(record.id), taken);
    taken.state = schema::ActionState::Succeeded;
    again.ledger({}, {taken});
    QCOMPARE(again.record(record.id), taken);
}

void TakeoverTest::theOldHolderStopsAtOnce_data()
{
    QTest::addColumn<QString>("phase");
    for (const char* phase : {"stepping", "agreeing", "interrupted", "undoing", "verifying",
                              "ending", "not recorded"}) {
        QTest::newRow(phase) << QString::fromLatin1(phase);
    }
}

void TakeoverTest::theOldHolderStopsAtOnce()
{
    QFETCH(QString, phase);
    Pipeline first;
    first.seen["done"] = phase == QLatin1String("verifying") ? Verdict::Fail : Verdict::Pass;
    const std::string id = first.running();
    std::string command = id + "/0";
    if (phase == QLatin1String("agreeing") || phase == QLatin1String("interrupted")) {
        first.finished(command, std::string("ok"));
    } else if (phase == QLatin1String("undoing")) {
        first.answer(command, fail(Code::Conflict, "no"));
        command += "/undo";
    } else if (phase != QLatin1String("stepping")) {
        first.answer(command, std::string("ok"));
        first.finished(id + "/1", std::string("ok"));
    }
    if (phase == QLatin1String("interrupted") || phase == QLatin1String("not recorded")) {
        first.agreed(fail(Code::Unavailable, "nobody leads"));
    }
    schema::ActionRecord taken = first.record(id);
    taken.holder = "n2";
    taken.holderBoot = "b-n2";
    taken.fence = 2;
    taken.state = schema::ActionState::Running;
    first.ledger(taken);
    QVERIFY(!first.machine.busy());
    QCOMPARE(first.record(id), taken);
    first.finished(command, std::string("ok"));
    QVERIFY(first.effects.empty());
    if (first.asksForAgreement()) {
        // From before the other took it over: it ends nothing and begins nothing.
        first.agreed(schema::hasEnded(first.proposed().state)
                         ? Result<std::uint64_t>(fail(Code::Conflict, "n2 holds it"))
                         : 0);
        QVERIFY(first.effects.empty());
    }
    first.cancel(id);
    QCOMPARE(first.refusal(), (Error{Code::Conflict, "n2 runs this action now; cancel it there"}));
    first.pass(std::chrono::minutes(1));
    QVERIFY(first.effects.empty());
}

void TakeoverTest::theOldHolderShowsWhatBecameOfIt()
{
    Pipeline first;
    const std::string id = first.running();
    first.cancel(id);
    schema::ActionRecord taken = first.record(id);
    taken.holder = "n2";
    taken.holderBoot = "b-n2";
    taken.fence = 2;
    first.ledger(taken, {taken});
    QCOMPARE(first.refusal(), // of the request to stop it, which is not recorded
             (Error{Code::Conflict, "n2 runs this action now; cancel it there"}));
    taken.state = schema::ActionState::Succeeded;
    first.ledger({}, {taken});
    QCOMPARE(first.all<actions::RecordChanged>().size(), std::size_t{1});
    QCOMPARE(first.record(id), taken);
    first.ledger({}, {taken});
    QVERIFY(first.effects.empty());
}

TEST_CLASS(TakeoverTest)

} // namespace bafar::test

#include "takeover_test.moc"
