// Steps, timeouts, cancel, undo and verification (D9, D11, D12).
// File larger than the budget because all endings stand in one place.
#include <QTest>

#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::Verdict;

class RunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsRunOneByOne();
    void progressIsStreamed();
    void endings_data();
    void endings();
    void undoRunsBackwards();
    void timeoutFailsTheStepAndUndoesIt();
    void timeoutWithoutUndoIsUnknown();
    void lateAnswerChangesNothing();
    void doneStepWithoutUndoNeedsHands();
    void whatOnlyLookedLeavesNothing();
    void failedUndoNeedsHands();
    void cancelTakesBackWhatWasDone();
    void cancelBeforeTheRecordIsDurableRunsNothing();
    void aLateRecordRunsOnlyWhatStillHolds_data();
    void aLateRecordRunsOnlyWhatStillHolds();
    void aRecordThatIsNeverKeptEndsRefused();
    void cancelIsRefusedAfterThePointOfNoReturn();
    void cancelOfTheLastStepTakesItBack();
    void verificationWaitsForItsLimit();
    void endIsRecordedAuditedAndTold();
    void inverseIsKept();
    void oldRecordsAreForgotten();
};

void RunTest::stepsRunOneByOne()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    const auto first = pipeline.all<actions::RunStep>().at(0);
    QCOMPARE(first.command, id + "/0");
    QCOMPARE(first.node, std::string("n1"));
    QCOMPARE(first.concept_, std::string("toy"));
    QCOMPARE(first.body.text, std::string("{\"do\":1}"));
    QCOMPARE(pipeline.stateOf(id), std::string("running: running waiting"));
    pipeline.now += std::chrono::milliseconds(250);
    pipeline.answer(id + "/0", std::string("claimed"));
    QCOMPARE(pipeline.stateOf(id), std::string("running: done running"));
    QCOMPARE(pipeline.record(id).steps.at(0).log, std::string("claimed"));
    QCOMPARE(pipeline.record(id).steps.at(0).took, Duration(std::chrono::milliseconds(250)));
    QCOMPARE(pipeline.step(), id + "/1");
    pipeline.answer(id + "/1", std::string("settled"));
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
    QVERIFY(!pipeline.machine.busy());
}

void RunTest::progressIsStreamed()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.feed(actions::StepProgress{id + "/0", "3 of 5 connections left"});
    QCOMPARE(pipeline.all<actions::RecordChanged>().at(0).record.steps.at(0).log,
             std::string("3 of 5 connections left"));
    pipeline.feed(actions::StepProgress{"another/0", "not ours"});
    QVERIFY(pipeline.effects.empty());
}

void RunTest::endings_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("blocking");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, Verdict verdict, bool blocking, const char* state) {
        QTest::newRow(name) << static_cast<int>(verdict) << blocking << QString::fromLatin1(state);
    };
    row("seen to hold: succeeded", Verdict::Pass, true, "succeeded: done done");
    row("seen not to hold: needs hands", Verdict::Fail, true, "failed_needs_hands: done done");
    row("not to be seen: unknown", Verdict::Unknown, true, "unknown: done done");
    row("a wish that is not fulfilled: succeeded with losses", Verdict::Fail, false,
        "succeeded_with_losses: done done");
    row("a wish that cannot be seen: succeeded with losses", Verdict::Unknown, false,
        "succeeded_with_losses: done done");
}

void RunTest::endings()
{
    QFETCH(int, verdict);
    QFETCH(bool, blocking);
    QFETCH(QString, state);
    Pipeline pipeline;
    pipeline.draft.postconditions.front().blocking = blocking;
    pipeline.seen["done"] = static_cast<Verdict>(verdict);
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.answer(id + "/1", std::string("ok"));
    pipeline.pass(std::chrono::seconds(6));
    QCOMPARE(QString::fromStdString(pipeline.stateOf(id)), state);
    QCOMPARE(pipeline.record(id).postconditions.at(0).verdict, static_cast<Verdict>(verdict));
    QVERIFY(!pipeline.record(id).result.empty());
    QVERIFY(pipeline.record(id).endedAt.unixMs > 0);
}

void RunTest::undoRunsBackwards()
{
    Pipeline pipeline;
    pipeline.draft = draftOf(3);
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.answer(id + "/1", std::string("ok"));
    pipeline.draft.steps.clear();
    pipeline.answer(id + "/2", fail(Code::Unavailable, "n3 said no"));
    // The failed step has an undo too: what it did before it failed is not known.
    QCOMPARE(pipeline.step(), id + "/2/undo");
    pipeline.answer(id + "/2/undo", std::string("ok"));
    QCOMPARE(pipeline.step(), id + "/1/undo");
    QCOMPARE(pipeline.all<actions::RunStep>().at(0).body.text, std::string("{\"undo\":2}"));
    QCOMPARE(pipeline.all<actions::RunStep>().at(0).node, std::string("n2"));
    pipeline.answer(id + "/1/undo", std::string("ok"));
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_undone: undone undone undone"));
    QCOMPARE(pipeline.record(id).result,
             std::string("step 3 of 3 (s3) failed: n3 said no; what was done is taken back"));
}

void RunTest::timeoutFailsTheStepAndUndoesIt()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.pass(std::chrono::milliseconds(9'999));
    QVERIFY(pipeline.effects.empty());
    pipeline.pass(std::chrono::milliseconds(1));
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_undone: undone skipped"));
}

void RunTest::timeoutWithoutUndoIsUnknown()
{
    Pipeline pipeline;
    pipeline.draft.steps.front().undo.reset();
    const std::string id = pipeline.running();
    pipeline.pass(std::chrono::seconds(10));
    QCOMPARE(pipeline.stateOf(id), std::string("unknown: unknown skipped"));
    QCOMPARE(pipeline.record(id).result,
             std::string("step 1 of 2 (s1) failed: no answer from n1 within 10 s; nobody knows "
                         "whether it happened"));
}

void RunTest::lateAnswerChangesNothing()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.pass(std::chrono::seconds(10));
    pipeline.finished(id + "/0", std::string("done after all"));
    QVERIFY(pipeline.effects.empty());
    QCOMPARE(pipeline.stateOf(id), std::string("running: failed skipped"));
    pipeline.agreed();
    QCOMPARE(pipeline.stateOf(id), std::string("running: undoing skipped"));
}

void RunTest::doneStepWithoutUndoNeedsHands()
{
    Pipeline pipeline;
    pipeline.draft.steps.front().undo.reset();
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.answer(id + "/1", fail(Code::Conflict, "no"));
    pipeline.answer(id + "/1/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_needs_hands: done undone"));
    QCOMPARE(pipeline.record(id).result,
             std::string("step 2 of 2 (s2) failed: no; done and not taken back: s1"));
}

void RunTest::whatOnlyLookedLeavesNothing()
{
    for (const auto& refusal : {fail(Code::Conflict, "no"), fail(Code::Timeout, "no answer")}) {
        Pipeline pipeline;
        for (schema::PlannedStep& step : pipeline.draft.steps) {
            step.undo.reset();
            step.onlyLooks = true;
        }
        const std::string id = pipeline.running();
        pipeline.answer(id + "/0", std::string("ok"));
        pipeline.finished(id + "/1", refusal);
        QCOMPARE(pipeline.stateOf(id), std::string("failed_undone: done failed"));
        QCOMPARE(pipeline.record(id).result, "step 2 of 2 (s2) failed: " + refusal.value().text +
                                                 "; what was done is taken back");
    }
}

void RunTest::failedUndoNeedsHands()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", fail(Code::Conflict, "no"));
    pipeline.answer(id + "/0/undo", fail(Code::Unavailable, "gone"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_needs_hands: failed skipped"));
    QCOMPARE(pipeline.record(id).result,
             std::string("step 1 of 2 (s1) failed: no; could not be taken back: s1"));
}

void RunTest::cancelTakesBackWhatWasDone()
{
    Pipeline pipeline;
    pipeline.draft = draftOf(3);
    const std::string id = pipeline.running();
    pipeline.cancel(id, "viewer");
    QCOMPARE(pipeline.refusal().code, Code::Denied);
    pipeline.cancel(id);
    QVERIFY(pipeline.record(id).cancelRequested);
    QVERIFY(pipeline.all<actions::RecordAnswered>().empty()); // it is not yet sure to survive
    QVERIFY(pipeline.proposed().cancelRequested);
    pipeline.agreed();
    QVERIFY(pipeline.all<actions::RecordAnswered>().at(0).record.value().cancelRequested);
    QCOMPARE(pipeline.stateOf(id), std::string("running: running waiting waiting"));
    pipeline.answer(id + "/0", std::string("ok"));
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("cancelled: undone skipped skipped"));
}

void RunTest::cancelBeforeTheRecordIsDurableRunsNothing()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    pipeline.cancel(plan.id);
    pipeline.agreed();
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.stateOf(plan.id), std::string("cancelled: skipped skipped"));
}

void RunTest::aLateRecordRunsOnlyWhatStillHolds_data()
{
    QTest::addColumn<QString>("meanwhile");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const char* meanwhile, const char* refusal) {
        QTest::newRow(name) << QString::fromLatin1(meanwhile) << QString::fromLatin1(refusal);
    };
    row("nothing happened: it runs", "", "");
    row("the plan expired", "expired",
        "nothing was done: the plan expired before its record was kept; ask for a new one");
    row("the state moved", "moved",
        "nothing was done: the state moved since the plan was made: was \"epoch 7\", is \"epoch "
        "8\"; ask for a new plan");
    row("a precondition fails", "unready", "nothing was done: does not hold: ready is so");
    row("the object is gone", "gone",
        "nothing was done: the plan cannot be drafted any more: no bear");
}

void RunTest::aLateRecordRunsOnlyWhatStillHolds()
{
    QFETCH(QString, meanwhile);
    QFETCH(QString, refusal);
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    if (meanwhile == QLatin1String("expired")) {
        pipeline.pass(actions::Machine::PlanLife - std::chrono::seconds(1));
    }
    pipeline.confirm(plan);
    pipeline.pass(std::chrono::seconds(2));
    QVERIFY(pipeline.effects.empty());
    if (meanwhile == QLatin1String("moved")) {
        pipeline.draft.basis = "owner n1; epoch 8";
    } else if (meanwhile == QLatin1String("unready")) {
        pipeline.seen["ready"] = Verdict::Fail;
    } else if (meanwhile == QLatin1String("gone")) {
        pipeline.draftError = Error{Code::NotFound, "no bear"};
    }
    pipeline.agreed();
    QCOMPARE(QString::fromStdString(pipeline.refusal().text), refusal);
    QCOMPARE(pipeline.all<actions::RunStep>().empty(), !refusal.isEmpty());
    QCOMPARE(pipeline.machine.busy(), refusal.isEmpty());
    if (!refusal.isEmpty()) {
        // What is durable says that it began: its end must be, too.
        const auto kept = pipeline.all<actions::Append>();
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept.front().record.state, schema::ActionState::FailedUndone);
        QCOMPARE(pipeline.stateOf(plan.id), std::string("failed_undone: skipped skipped"));
    }
}

/// Nobody knows whether it will be recorded: its end is, after it, or every agent would think that
/// it runs.
void RunTest::aRecordThatIsNeverKeptEndsRefused()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    pipeline.pass(actions::Machine::RecordLimit - std::chrono::milliseconds(1));
    QVERIFY(pipeline.effects.empty());
    QVERIFY(pipeline.machine.busy());
    pipeline.pass(std::chrono::milliseconds(1));
    QCOMPARE(pipeline.refusal().code, Code::Timeout);
    QVERIFY2(pipeline.refusal().text.find("could not be recorded") != std::string::npos,
             pipeline.refusal().text.c_str());
    QVERIFY(pipeline.all<actions::Append>().empty());
    pipeline.agreed(); // late
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.proposed().state, schema::ActionState::FailedUndone);
    pipeline.agreed();
    QVERIFY(!pipeline.machine.busy());
    QVERIFY(!pipeline.running().empty()); // the next action is not held up
}

void RunTest::cancelIsRefusedAfterThePointOfNoReturn()
{
    Pipeline pipeline;
    pipeline.draft.steps.back().pointOfNoReturn = true;
    const std::string id = pipeline.running();
    QVERIFY(pipeline.record(id).cancellable);
    pipeline.answer(id + "/0", std::string("ok"));
    QVERIFY(!pipeline.record(id).cancellable);
    pipeline.cancel(id);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    pipeline.answer(id + "/1", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
    pipeline.cancel(id);
    QCOMPARE(pipeline.refusal().text, std::string("this action has ended already"));
}

void RunTest::cancelOfTheLastStepTakesItBack()
{
    Pipeline pipeline;
    pipeline.draft = draftOf(1);
    const std::string id = pipeline.running();
    pipeline.cancel(id);
    pipeline.agreed();
    pipeline.answer(id + "/0", std::string("ok"));
    QCOMPARE(pipeline.step(), id + "/0/undo");
}

void RunTest::verificationWaitsForItsLimit()
{
    Pipeline pipeline;
    pipeline.seen["done"] = Verdict::Fail;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.answer(id + "/1", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("verifying: done done"));
    pipeline.pass(std::chrono::seconds(4));
    QCOMPARE(pipeline.stateOf(id), std::string("verifying: done done"));
    pipeline.seen["done"] = Verdict::Pass;
    pipeline.feed(actions::ViewChanged{});
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
}

void RunTest::endIsRecordedAuditedAndTold()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    QCOMPARE(pipeline.all<EmitEvent>().at(0).event.kind, std::string("action_started"));
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.answer(id + "/1", std::string("ok"));
    QCOMPARE(pipeline.all<actions::Append>().back().record.state, schema::ActionState::Succeeded);
    QCOMPARE(pipeline.all<EmitEvent>().at(0).event.kind, std::string("action_ended"));
    QCOMPARE(pipeline.all<EmitEvent>().at(0).event.concept_, std::string("toy"));
    QCOMPARE(pipeline.all<actions::Audit>().at(0).entry.outcome,
             std::string("succeeded: Move the toy: seen to hold"));
}

void RunTest::inverseIsKept()
{
    Pipeline pipeline;
    pipeline.draft.inverse = schema::ActionRequest{"toy.move", {{"object", "bear"}}, {}};
    const std::string id = pipeline.running();
    QCOMPARE(pipeline.record(id).plan.draft.inverse->action, std::string("toy.move"));
}

void RunTest::oldRecordsAreForgotten()
{
    Pipeline pipeline;
    std::string first;
    for (std::size_t count = 0; count <= actions::Store::EndedMax; ++count) {
        const std::string id = pipeline.running();
        first = first.empty() ? id : first;
        pipeline.answer(id + "/0", std::string("ok"));
        pipeline.answer(id + "/1", std::string("ok"));
    }
    QCOMPARE(pipeline.machine.records().size(), actions::Store::EndedMax);
    QVERIFY(!pipeline.machine.record(first));
}

TEST_CLASS(RunTest)

} // namespace bafar::test

#include "run_test.moc"
