// The rules of dangerous actions from the confirmation on (D9 to D13), on the real dialog: what is
// live, who waits for whom, what counts as a result, and what a lost contact is. It is larger than
// the budget because every rule has its cases on one fixture.
#include <QSignalSpy>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionState;
using schema::StepState;
using schema::Verdict;
using ui::actions::PlanDialog;

class PlanRunRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void d9EveryStateOfAStepHasItsWord_data();
    void d9EveryStateOfAStepHasItsWord();
    void d9ARunningStepSaysElapsedAndTimeOut();
    void d9TheLastLineOfAStepIsShown();
    void d9StopWorksUntilThePointOfNoReturn();
    void d9ClosingTheDialogStopsNothing();
    void d10AnotherRunningActionKeepsThePlanFromBeingConfirmed();
    void d10WhoWaitsSeesWhoWhatAndStep();
    void d11TheResultIsOfItsOwnWords_data();
    void d11TheResultIsOfItsOwnWords();
    void d11EachPostConditionIsShown();
    void d11AcceptedIsNotDone();
    void d12TheInverseIsANewPlan();
    void d13LostContactSaysTheLastKnownStepAndTime();
    void d13ItGoesOnByItself();

private:
    void run(const schema::ActionRecord& record);
    [[nodiscard]] bool says(const char* text) const;

    std::unique_ptr<DialogFixture> on_;
};

void PlanRunRulesTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanRunRulesTest::init()
{
    on_ = std::make_unique<DialogFixture>();
}

void PlanRunRulesTest::cleanup()
{
    on_.reset();
}

static schema::Plan threeSteps()
{
    schema::Plan plan = handOverPlan("n2");
    plan.draft.steps.insert(plan.draft.steps.begin(), plan.draft.steps[1]);
    plan.draft.steps[0].text = "n3 stands by";
    return plan;
}

/// Confirms the plan of this record by a held button; the agent answers with the record.
void PlanRunRulesTest::run(const schema::ActionRecord& record)
{
    on_->n1().planAnswer = record.plan;
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().confirmAnswer(record);
}

bool PlanRunRulesTest::says(const char* text) const
{
    const bool said =
        QTest::qWaitFor([&] { return on_->text().contains(QString::fromUtf8(text)); }, 5000);
    if (!said) {
        qInfo().noquote() << on_->text();
    }
    return said;
}

void PlanRunRulesTest::d9EveryStateOfAStepHasItsWord_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");
    const std::pair<StepState, const char*> all[] = {
        {StepState::Waiting, "waiting"},  {StepState::Running, "running"},
        {StepState::Done, "done"},        {StepState::Failed, "failed"},
        {StepState::Skipped, "skipped"},  {StepState::Undone, "undone"},
        {StepState::Unknown, "not known"}};
    for (const auto& [state, word] : all) {
        QTest::newRow(word) << static_cast<int>(state) << QString::fromLatin1(word);
    }
}

void PlanRunRulesTest::d9EveryStateOfAStepHasItsWord()
{
    QFETCH(int, state);
    QFETCH(QString, word);
    schema::ActionRecord record = recordOf(threeSteps(), 3);
    record.steps[1].state = static_cast<StepState>(state);
    run(record);
    QVERIFY(says(qPrintable(word)));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
}

void PlanRunRulesTest::d9ARunningStepSaysElapsedAndTimeOut()
{
    schema::ActionRecord record = recordOf(threeSteps(), 1);
    record.plan.draft.steps[1].limit = std::chrono::seconds{10};
    record.steps[1].startedAt = {link::wallNow().unixMs - 4000};
    run(record);
    QVERIFY(says("running"));
    QVERIFY(says(" s of 10 s"));
    QVERIFY(says("on n2"));
    QVERIFY(says("done 3.0 ms"));
    QVERIFY(says("waiting"));
}

void PlanRunRulesTest::d9TheLastLineOfAStepIsShown()
{
    schema::ActionRecord record = recordOf(threeSteps(), 1);
    record.steps[1].log = "5 gratuitous ARP sent on eth0";
    run(record);
    QVERIFY(says("5 gratuitous ARP sent on eth0"));
}

void PlanRunRulesTest::d9StopWorksUntilThePointOfNoReturn()
{
    schema::ActionRecord record = recordOf(threeSteps(), 0);
    run(record);
    QPushButton* stop = on_->button("Stop the action");
    QVERIFY(stop != nullptr && stop->isEnabled());
    record = recordOf(threeSteps(), 1);
    record.cancellable = false;
    on_->n1().sayAction(record);
    QVERIFY(!stop->isEnabled());
    QVERIFY(says("Past the point of no return: it will be finished"));
    QVERIFY(on_->n1().cancelled.empty());
}

void PlanRunRulesTest::d9ClosingTheDialogStopsNothing()
{
    run(recordOf(threeSteps(), 1));
    on_->n1().sayAction(recordOf(threeSteps(), 1));
    QVERIFY(says("Closing this or the console does not stop it"));
    QSignalSpy closed(on_->dialog, &PlanDialog::closed);
    QTest::keyClick(on_->dialog, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
    QVERIFY(on_->n1().cancelled.empty());
    QVERIFY(on_->session->runningAction().has_value());
}

static schema::ActionRecord runOfAnother()
{
    schema::ActionRecord record = recordOf(threeSteps(), 1);
    record.id = record.plan.id = "8b1c0000000000000000000000000002";
    record.actor = "operator/reza";
    record.plan.draft.title = "Update web to 2.4.1";
    return record;
}

void PlanRunRulesTest::d10AnotherRunningActionKeepsThePlanFromBeingConfirmed()
{
    on_->session->setReadOnly(false);
    on_->openReady();
    schema::ActionRecord other = runOfAnother();
    on_->agents["n2"]->sayAction(other);
    QTRY_VERIFY(!on_->dialog->holdButton()->isEnabled());
    QVERIFY(says("operator/reza is running: Update web to 2.4.1, step 2 of 3"));
    QVERIFY(on_->dialog->holdButton()->toolTip().contains(QStringLiteral("operator/reza")));
    other.state = ActionState::Succeeded;
    on_->agents["n2"]->sayAction(other);
    QTRY_VERIFY(on_->dialog->holdButton()->isEnabled());
}

void PlanRunRulesTest::d10WhoWaitsSeesWhoWhatAndStep()
{
    on_->session->setReadOnly(false);
    QCOMPARE(on_->session->whyNoAction(), QString());
    on_->agents["n2"]->sayAction(runOfAnother());
    QCOMPARE(on_->session->whyNoAction(),
             QStringLiteral("operator/reza is running: Update web to 2.4.1, step 2 of 3"));
    QVERIFY(!on_->session->requestAction("floating_ip.hand_over", "floating_ip/web"));
    on_->session->setReadOnly(true);
    QVERIFY(!on_->session->canUnlock()); // the lock is not all that is in the way
}

void PlanRunRulesTest::d11TheResultIsOfItsOwnWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");
    const std::pair<ActionState, const char*> all[] = {
        {ActionState::Succeeded, "succeeded"},
        {ActionState::SucceededWithLosses, "succeeded with losses"},
        {ActionState::Cancelled, "cancelled"},
        {ActionState::FailedUndone, "failed and taken back"},
        {ActionState::FailedNeedsHands, "failed, needs hands"},
        {ActionState::Unknown, "unknown, contact lost"}};
    for (const auto& [state, word] : all) {
        QTest::newRow(word) << static_cast<int>(state) << QString::fromLatin1(word);
    }
}

void PlanRunRulesTest::d11TheResultIsOfItsOwnWords()
{
    QFETCH(int, state);
    QFETCH(QString, word);
    schema::ActionRecord record = recordOf(threeSteps(), 3);
    record.state = static_cast<ActionState>(state);
    record.result = "what became of it";
    run(record);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Ended);
    QVERIFY(says(qPrintable(word)));
    QVERIFY(says("what became of it"));
    QVERIFY(on_->button("Close") != nullptr);
    QVERIFY(!on_->dialog->holdButton()->isVisible());
}

void PlanRunRulesTest::d11EachPostConditionIsShown()
{
    schema::ActionRecord record = recordOf(threeSteps(), 3);
    record.state = ActionState::FailedNeedsHands;
    record.postconditions[0].verdict = Verdict::Pass;
    record.postconditions[0].detail = "seen by 3 of 3";
    record.postconditions[1].verdict = Verdict::Fail;
    record.postconditions[1].detail = "n1 and n2 claim it";
    run(record);
    QVERIFY(says("Observed afterwards"));
    for (const char* part :
         {"n2 owns 192.0.2.100", "seen by 3 of 3", "exactly one owner", "n1 and n2 claim it"}) {
        QVERIFY2(says(part), part);
    }
}

void PlanRunRulesTest::d11AcceptedIsNotDone()
{
    schema::ActionRecord record = recordOf(threeSteps(), 3); // every step is done
    record.state = ActionState::Verifying;
    run(record);
    QVERIFY(says("verifying what is seen"));
    QVERIFY(says("watching for it"));
    QVERIFY(!on_->text().contains(QStringLiteral("succeeded")));
}

void PlanRunRulesTest::d12TheInverseIsANewPlan()
{
    schema::ActionRecord record = recordOf(threeSteps(), 3);
    record.state = ActionState::Succeeded;
    run(record);
    QPushButton* back = on_->button("Plan the way back…");
    QVERIFY(back != nullptr);
    QTest::qWait(300);
    QCOMPARE(on_->n1().planned.size(), std::size_t{1}); // offered, not begun
    on_->n1().planAnswer = handOverPlan("n1");
    on_->n1().sayHeartbeat(); // the first that is heard is asked
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(on_->n1().planned.back().parameters.at("to"), std::string("n1"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{1});
}

void PlanRunRulesTest::d13LostContactSaysTheLastKnownStepAndTime()
{
    run(recordOf(threeSteps(), 1));
    const QString heard = shared::timeOfDay(link::wallNow()).left(5);
    on_->n1().sayAction(recordOf(threeSteps(), 1));
    on_->n1().sayClosed(QStringLiteral("gone"));
    QTRY_COMPARE_WITH_TIMEOUT(on_->dialog->record()->state, ActionState::Unknown, 6000);
    QVERIFY(says("unknown, contact lost"));
    QVERIFY(says("Contact with n1 is lost. Last heard at "));
    QVERIFY(says(qPrintable(heard)));
    QVERIFY(says("at step 2 of 3: n2 takes 192.0.2.100 over"));
}

void PlanRunRulesTest::d13ItGoesOnByItself()
{
    run(recordOf(threeSteps(), 1));
    on_->n1().sayAction(recordOf(threeSteps(), 1));
    on_->n1().sayClosed(QStringLiteral("gone"));
    QTRY_COMPARE_WITH_TIMEOUT(on_->dialog->record()->state, ActionState::Unknown, 6000);
    on_->n1().open();
    on_->n1().sayHeartbeat();
    QTRY_COMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
    schema::ActionRecord record = recordOf(threeSteps(), 3);
    record.state = ActionState::Succeeded;
    record.result = "n2 owns 192.0.2.100";
    on_->n1().sayAction(record);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Ended);
    QVERIFY(says("succeeded"));
}

} // namespace bafar::test

using bafar::test::PlanRunRulesTest;
TEST_CLASS(PlanRunRulesTest)
#include "plan_run_rules_test.moc"
