// An action and the agreement: what waits for it, what is shown meanwhile, what goes on after.
// It is larger than the budget because one table has a row for each phase and each answer.
#include <QTest>

#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::Verdict;

namespace {

constexpr Duration Moment = std::chrono::milliseconds(1);

std::vector<std::string> eventsOf(const Pipeline& pipeline)
{
    std::vector<std::string> kinds;
    for (const EmitEvent& one : pipeline.all<EmitEvent>()) {
        kinds.push_back(one.event.kind);
    }
    return kinds;
}

} // namespace

class AgreeingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noStepBeforeItsRecord();
    void oneRecordForEachStep();
    void answersOfEarlierRecordsAreNotTakenForLater();
    void whileNothingCanBeAgreedItStandsStill_data();
    void whileNothingCanBeAgreedItStandsStill();
    void undoingStandsStillToo();
    void aSlowRecordIsTold();
    void whatIsMissingIsNamed();
    void cancelledWhileItStandsStill();
    void cancelledWhileTheNextStepIsAgreed();
    void aRequestToStopIsAnsweredWhenItIsRecorded();
    void anAgentThatIsNotHeardIsWaitedFor();
    void anAgentThatIsNeverHeardFailsTheStep();
    void theFirstStepNeedsItsAgent();
    void theEndIsShownBeforeItIsRecorded();
    void theNextActionBeginsWhenTheEndIsRecorded();
    void theNextActionIsRefusedWhenTheEndCannotBeRecorded();
    void anEndThatWasRecordedUnseenIsOver();
    void verifyingIsRecordedBesides();
    void anEmergencyDoesNotWaitForTheOthers();
};

void AgreeingTest::noStepBeforeItsRecord()
{
    Pipeline pipeline;
    pipeline.confirm(pipeline.planned());
    const schema::ActionRecord first = pipeline.proposed();
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(first.steps[0].state, schema::StepState::Running);
    QCOMPARE(first.steps[0].boot, std::string("b-n1"));
    QCOMPARE(first.holder, std::string("n1"));
    QCOMPARE(first.holderBoot, std::string("b-n1"));
    QCOMPARE(first.fence, std::uint64_t{1});
    pipeline.agreed();
    actions::RunStep step = pipeline.all<actions::RunStep>().at(0);
    QCOMPARE(step.boot, std::string("b-n1"));
    QCOMPARE(step.fence, std::uint64_t{1});
    QCOMPARE(step.index, std::uint64_t{1});
    pipeline.agents["n2"].boot = "b-n2-again"; // as the view knows it when the step begins
    pipeline.finished(first.id + "/0", std::string("ok"));
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.stateOf(first.id), std::string("running: done waiting"));
    QCOMPARE(pipeline.proposed().steps[1].boot, std::string("b-n2-again"));
    pipeline.agreed();
    step = pipeline.all<actions::RunStep>().at(0);
    QCOMPARE(step.boot, std::string("b-n2-again"));
    QCOMPARE(step.index, std::uint64_t{2});
}

/// "Step 1 is done" and "step 2 has begun" are one.
void AgreeingTest::oneRecordForEachStep()
{
    Pipeline pipeline;
    pipeline.draft = draftOf(3);
    std::size_t records = 0;
    const auto count = [&] { records += pipeline.all<actions::Append>().size(); };
    pipeline.confirm(pipeline.planned());
    const std::string id = pipeline.proposed().id;
    count();
    pipeline.agreed();
    for (const char* step : {"/0", "/1", "/2"}) {
        pipeline.answer(id + step, std::string("ok"));
        count();
    }
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done done"));
    QCOMPARE(records, std::size_t{4}); // three steps and the end
}

void AgreeingTest::answersOfEarlierRecordsAreNotTakenForLater()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    const std::uint64_t first = pipeline.all<actions::Append>().at(0).token;
    pipeline.feed(actions::Appended{first + 1, 7});
    pipeline.feed(actions::Appended{0, 7});
    QVERIFY(pipeline.effects.empty());
    pipeline.agreed();
    pipeline.finished(plan.id + "/0", std::string("ok"));
    pipeline.feed(actions::Appended{first, 7}); // once more
    QVERIFY(pipeline.effects.empty());
    QCOMPARE(pipeline.stateOf(plan.id), std::string("running: done waiting"));
}

void AgreeingTest::whileNothingCanBeAgreedItStandsStill_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("no majority") << static_cast<int>(Code::Unavailable);
    QTest::newRow("the disk is full") << static_cast<int>(Code::LimitExceeded);
    QTest::newRow("the answer was lost") << static_cast<int>(Code::Timeout);
    QTest::newRow("the ledger refuses it") << static_cast<int>(Code::Conflict);
}

void AgreeingTest::whileNothingCanBeAgreedItStandsStill()
{
    QFETCH(int, code);
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.agreed(fail(static_cast<Code>(code), "n2, n3 are not heard"));
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.stateOf(id), std::string("running: done waiting"));
    QCOMPARE(pipeline.record(id).waits,
             std::string("waits for the agents to agree: n2, n3 are not heard"));
    QCOMPARE(eventsOf(pipeline), (std::vector<std::string>{"action_interrupted"}));
    QCOMPARE(pipeline.machine.running(),
             std::string("operator/sara runs \"Move the toy\" from n1; waits for the agents to "
                         "agree: n2, n3 are not heard"));
    for (int times = 0; times < 3; ++times) {
        pipeline.pass(actions::Run::Again);
        QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
        QVERIFY(pipeline.proposed().waits.empty()); // of this moment, not for the ledger
        pipeline.agreed(fail(static_cast<Code>(code), "n2, n3 are not heard"));
        QVERIFY(eventsOf(pipeline).empty()); // told once
    }
    pipeline.leads(false, "n2, n3 are missing");
    QVERIFY(pipeline.effects.empty());
    pipeline.leads(false); // it can be agreed again: at once
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/1");
    QVERIFY(pipeline.record(id).waits.empty());
    QCOMPARE(pipeline.stateOf(id), std::string("running: done running"));
}

void AgreeingTest::undoingStandsStillToo()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", fail(Code::Conflict, "no"));
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.stateOf(id), std::string("running: done failed"));
    QCOMPARE(pipeline.record(id).failure, std::string("step 2 of 2 (s2) failed: no"));
    pipeline.pass(actions::Run::Again);
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/1/undo");
    QCOMPARE(pipeline.stateOf(id), std::string("running: done undoing"));
    pipeline.finished(id + "/1/undo", std::string("ok"));
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    pipeline.pass(actions::Run::Again);
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_undone: undone undone"));
}

void AgreeingTest::aSlowRecordIsTold()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.pass(actions::Run::Slow - Moment);
    QVERIFY(pipeline.effects.empty());
    pipeline.pass(Moment);
    QCOMPARE(pipeline.record(id).waits, std::string("waits for the agents to agree"));
    QVERIFY(pipeline.all<actions::Append>().empty()); // one is under way
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/1");
    QVERIFY(pipeline.record(id).waits.empty());
}

void AgreeingTest::whatIsMissingIsNamed()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.leads(false, "no leader is heard: n2, n3 are missing");
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.pass(actions::Run::Slow);
    const std::string wanted =
        "waits for the agents to agree: no leader is heard: n2, n3 are missing";
    QCOMPARE(pipeline.record(id).waits, wanted);
    pipeline.agreed(fail(Code::Unavailable, "no leader within 5 s"));
    QCOMPARE(pipeline.record(id).waits, wanted);
}

void AgreeingTest::cancelledWhileItStandsStill()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    pipeline.cancel(id);
    QVERIFY(pipeline.all<actions::RecordAnswered>().empty());
    pipeline.pass(actions::Run::Again);
    QVERIFY(pipeline.proposed().cancelRequested);
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    QCOMPARE(pipeline.refusal(),
             (Error{Code::Unavailable, "n1 stops it as soon as it can; that is not recorded yet, "
                                       "because the agents cannot agree: nobody leads"}));
    pipeline.pass(actions::Run::Again);
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("cancelled: undone skipped"));
}

void AgreeingTest::cancelledWhileTheNextStepIsAgreed()
{
    Pipeline pipeline;
    pipeline.draft.steps.back().pointOfNoReturn = true;
    const std::string id = pipeline.running();
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.cancel(id); // the record under way has the point of no return passed, the step not
    QVERIFY(pipeline.all<actions::Append>().empty());
    pipeline.agreed();
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QVERIFY(pipeline.proposed().cancelRequested);
    QCOMPARE(pipeline.stateOf(id), std::string("running: done skipped"));
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/0/undo");
    QVERIFY(pipeline.all<actions::RecordAnswered>().at(0).record.has_value());
}

void AgreeingTest::aRequestToStopIsAnsweredWhenItIsRecorded()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.cancel(id);
    pipeline.cancel(id);
    QCOMPARE(pipeline.all<actions::RecordAnswered>().size(), std::size_t{0});
    pipeline.finished(id + "/0", std::string("ok")); // the record of the request comes first
    QVERIFY(pipeline.all<actions::Append>().empty());
    pipeline.agreed();
    QCOMPARE(pipeline.all<actions::RecordAnswered>().size(), std::size_t{2});
    QCOMPARE(pipeline.proposed().steps[0].state, schema::StepState::Undoing);
    for (std::size_t count = 0; count < actions::Run::CancelsMax; ++count) {
        pipeline.cancel(id);
        QCOMPARE(pipeline.refusal().text, std::string("this action is being taken back already"));
    }
    const std::string other = [&] {
        pipeline.agreed();
        pipeline.answer(id + "/0/undo", std::string("ok"));
        return pipeline.running();
    }();
    for (std::size_t count = 0; count < actions::Run::CancelsMax; ++count) {
        pipeline.cancel(other);
        QVERIFY(pipeline.all<actions::RecordAnswered>().empty());
    }
    pipeline.cancel(other);
    QCOMPARE(pipeline.refusal().text,
             std::string("16 requests to stop it wait for their record already"));
}

void AgreeingTest::anAgentThatIsNotHeardIsWaitedFor()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.agents["n2"].boot.clear();
    pipeline.finished(id + "/0", std::string("ok"));
    QVERIFY(pipeline.all<actions::Append>().empty());
    QCOMPARE(pipeline.record(id).waits, std::string("waits until n2 is heard"));
    pipeline.pass(std::chrono::seconds(9));
    QVERIFY(pipeline.effects.empty());
    pipeline.agents["n2"].boot = "b-n2";
    pipeline.feed(actions::ViewChanged{});
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/1");
    QVERIFY(pipeline.record(id).waits.empty());
    pipeline.pass(std::chrono::milliseconds(9'999)); // its own limit begins now
    QVERIFY(pipeline.effects.empty());
}

void AgreeingTest::anAgentThatIsNeverHeardFailsTheStep()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.agents["n2"].boot.clear();
    pipeline.finished(id + "/0", std::string("ok"));
    pipeline.pass(std::chrono::seconds(10)); // and as long for its undoing
    pipeline.pass(std::chrono::seconds(10));
    pipeline.agreed();
    QCOMPARE(pipeline.step(), id + "/0/undo");
    pipeline.answer(id + "/0/undo", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("failed_needs_hands: undone failed"));
    QCOMPARE(pipeline.record(id).failure,
             std::string("step 2 of 2 (s2) failed: n2 was not heard within 10 s; nothing was sent "
                         "to it"));
}

void AgreeingTest::theFirstStepNeedsItsAgent()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.agents["n1"].boot.clear();
    pipeline.confirm(plan);
    QVERIFY(pipeline.all<actions::Append>().empty());
    QCOMPARE(pipeline.refusal().text,
             std::string("nothing was run: n1 has never been heard by n1"));
    QVERIFY(!pipeline.machine.busy());
}

void AgreeingTest::theEndIsShownBeforeItIsRecorded()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", std::string("ok"));
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
    QCOMPARE(eventsOf(pipeline), (std::vector<std::string>{"action_ended"}));
    QVERIFY(pipeline.all<actions::Audit>().empty());
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    QCOMPARE(pipeline.record(id).waits, std::string("not recorded yet: nobody leads"));
    for (int times = 0; times < 3; ++times) {
        pipeline.pass(actions::Run::Again);
        QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
        pipeline.agreed(fail(Code::Timeout, "no answer"));
    }
    pipeline.pass(actions::Run::Again);
    pipeline.agreed();
    QVERIFY(pipeline.record(id).waits.empty());
    QVERIFY(eventsOf(pipeline).empty());
    QCOMPARE(pipeline.auditText(),
             std::string("operator/sara run toy.move: allowed, succeeded: Move the toy: seen to "
                         "hold"));
    pipeline.pass(std::chrono::minutes(1));
    QVERIFY(pipeline.effects.empty());
}

/// Whoever sees the end may confirm at once.
void AgreeingTest::theNextActionBeginsWhenTheEndIsRecorded()
{
    Pipeline pipeline;
    const schema::Plan next = pipeline.planned("admin");
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", std::string("ok"));
    const schema::ActionRecord end = pipeline.proposed();
    pipeline.confirm(next, "admin");
    QVERIFY(pipeline.all<actions::Append>().empty()); // they could pass each other
    QVERIFY(pipeline.all<actions::RecordAnswered>().empty());
    QCOMPARE(pipeline.proposed(), end);
    pipeline.agreed();
    QCOMPARE(pipeline.proposed().id, next.id);
    pipeline.agreed();
    QCOMPARE(pipeline.step(), next.id + "/0");
}

void AgreeingTest::theNextActionIsRefusedWhenTheEndCannotBeRecorded()
{
    Pipeline pipeline;
    const schema::Plan next = pipeline.planned("admin");
    const schema::Plan third = pipeline.planned("admin");
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", std::string("ok"));
    pipeline.confirm(next, "admin");
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    QCOMPARE(pipeline.refusal().text,
             std::string("nothing was run: the end of the action before it is not recorded yet: "
                         "nobody leads"));
    pipeline.confirm(third, "admin");
    QCOMPARE(pipeline.refusal().text,
             std::string("the end of \"Move the toy\" is not recorded yet: nobody leads; nothing "
                         "else begins before"));
    pipeline.pass(actions::Run::Again);
    pipeline.agreed();
    pipeline.confirm(third, "admin");
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

void AgreeingTest::anEndThatWasRecordedUnseenIsOver()
{
    Pipeline pipeline;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", std::string("ok"));
    const schema::ActionRecord end = pipeline.proposed();
    pipeline.agreed(fail(Code::Timeout, "no answer"));
    pipeline.ledger({}, {end});
    QCOMPARE(pipeline.record(id), end);
    QCOMPARE(pipeline.all<actions::Audit>().size(), std::size_t{1});
    pipeline.pass(std::chrono::minutes(1));
    QVERIFY(pipeline.effects.empty());
}

/// Nothing waits for that record: what is observed is shown as soon as it is seen.
void AgreeingTest::verifyingIsRecordedBesides()
{
    Pipeline pipeline;
    pipeline.seen["done"] = Verdict::Fail;
    const std::string id = pipeline.running();
    pipeline.answer(id + "/0", std::string("ok"));
    pipeline.finished(id + "/1", std::string("ok"));
    QCOMPARE(pipeline.proposed().state, schema::ActionState::Verifying);
    pipeline.seen["done"] = Verdict::Pass;
    pipeline.feed(actions::ViewChanged{});
    QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
    QVERIFY(pipeline.all<actions::Append>().empty());
    pipeline.agreed();
    QCOMPARE(pipeline.proposed().state, schema::ActionState::Succeeded);
    pipeline.agreed();
    QVERIFY(!pipeline.asksForAgreement());
}

void AgreeingTest::anEmergencyDoesNotWaitForTheOthers()
{
    Pipeline pipeline;
    pipeline.draft.emergency = true;
    schema::ActionRecord other;
    other.id = "theirs";
    other.holder = "n2"; // lost, and with it the majority
    other.holderBoot = pipeline.agents.at("n2").boot;
    pipeline.ledger(other);
    pipeline.leads(false, "no leader is heard: n2, n3 are missing");
    const schema::Plan plan = pipeline.planned("admin");
    pipeline.confirm(plan, "admin");
    QVERIFY(pipeline.all<actions::Append>().at(0).alone);
    pipeline.agreed();
    QCOMPARE(pipeline.all<actions::RunStep>().at(0).index,
             std::uint64_t{0}); // nobody can look it up
    pipeline.leads(true);       // a majority by now, which has another action
    pipeline.finished(plan.id + "/0", std::string("ok"));
    QVERIFY(!pipeline.all<actions::Append>().at(0).alone);
    pipeline.agreed(fail(Code::Conflict, "another action runs"));
    QCOMPARE(pipeline.step(), plan.id + "/1");
    pipeline.finished(plan.id + "/1", std::string("ok"));
    QVERIFY(!pipeline.all<actions::Append>().at(0).alone); // its end is told to the others
    pipeline.agreed(fail(Code::Unavailable, "nobody leads"));
    QCOMPARE(pipeline.record(plan.id).waits, std::string("not recorded yet: nobody leads"));
}

TEST_CLASS(AgreeingTest)

} // namespace bafar::test

#include "agreeing_test.moc"
