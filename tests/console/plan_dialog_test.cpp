// The rules of dangerous actions, by real presses and keys on the real dialog. It is larger than
// the budget because every rule has a case of its own on one fixture.
#include "ui/actions/plan_dialog.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/rules.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionState;
using shared::HoldButton;
using ui::actions::Obstacle;
using ui::actions::PlanDialog;
using namespace std::chrono_literals;

class PlanDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void obstacles_data();
    void obstacles();
    void aPlanSaysEverythingBeforeItRuns();
    void aPlanWithoutConsequencesSaysSo();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void enterNeverConfirms();
    void cancelHasTheFocusAndNothingHappens();
    void aShortPressDoesNotConfirm();
    void movingAwayAbandonsTheHold();
    void holdingTheMouseConfirms();
    void holdingSpaceConfirms();
    void aFailedPreconditionCannotBeConfirmed();
    void aRefusedConfirmationOffersANewPlan();
    void aRefusedPlanHasTheTitleOfItsButton_data();
    void aRefusedPlanHasTheTitleOfItsButton();
    void stepsAreLiveAndCancelWorksUntilTheMarkedStep();
    void successIsOnlyWhatWasObserved();
    void lostContactIsUnknown();
    void whatStandsStillSaysWhyAndWhoHoldsItStopsIt();
    void theInverseIsOfferedAsANewPlan();
    void anotherCandidateIsANewPlan();
    void focusStaysInside();

private:
    std::unique_ptr<DialogFixture> on_;
};

void PlanDialogTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanDialogTest::init()
{
    on_ = std::make_unique<DialogFixture>();
}

void PlanDialogTest::cleanup()
{
    on_.reset();
}

void PlanDialogTest::obstacles_data()
{
    QTest::addColumn<int>("risk");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("blocking");
    QTest::addColumn<qint64>("ageMs");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("first"); // -1: may be confirmed
    const auto row = [](const char* name, schema::ActionClass risk, schema::Verdict verdict,
                        bool blocking, qint64 ageMs, const char* typed, int first) {
        QTest::newRow(name) << static_cast<int>(risk) << static_cast<int>(verdict) << blocking
                            << ageMs << QString::fromLatin1(typed) << first;
    };
    using schema::ActionClass;
    using schema::Verdict;
    const auto of = [](Obstacle obstacle) { return static_cast<int>(obstacle); };
    row("all holds after a second", ActionClass::Disruptive, Verdict::Pass, true, 1000, "", -1);
    row("less than a second on the screen", ActionClass::Disruptive, Verdict::Pass, true, 999, "",
        of(Obstacle::NotSeenYet));
    row("expired", ActionClass::Disruptive, Verdict::Pass, true, 45'000, "", of(Obstacle::Expired));
    row("a failed blocking precondition", ActionClass::Disruptive, Verdict::Fail, true, 2000, "",
        of(Obstacle::Precondition));
    row("a failed one that does not block", ActionClass::Disruptive, Verdict::Fail, false, 2000, "",
        -1);
    row("unknown does not block what only disrupts", ActionClass::Disruptive, Verdict::Unknown,
        true, 2000, "", -1);
    row("unknown blocks where data is at risk", ActionClass::DataRisk, Verdict::Unknown, true, 2000,
        "web", of(Obstacle::Precondition));
    row("data at risk needs the name", ActionClass::DataRisk, Verdict::Pass, true, 2000, "we",
        of(Obstacle::NameMissing));
    row("data at risk with the name and a reason", ActionClass::DataRisk, Verdict::Pass, true, 2000,
        "web", -1);
}

void PlanDialogTest::obstacles()
{
    QFETCH(int, risk);
    QFETCH(int, verdict);
    QFETCH(bool, blocking);
    QFETCH(qint64, ageMs);
    QFETCH(QString, typed);
    QFETCH(int, first);
    schema::Plan plan = handOverPlan("n2");
    plan.draft.risk = static_cast<schema::ActionClass>(risk);
    plan.draft.preconditions[0].verdict = static_cast<schema::Verdict>(verdict);
    plan.draft.preconditions[0].blocking = blocking;
    ui::actions::PlanView view;
    view.age = std::chrono::milliseconds(ageMs);
    view.visible = view.age;
    view.readToEnd = true;
    view.typedName = typed.toStdString();
    view.wantedName = "web";
    view.reason = "drill";
    const std::vector<Obstacle> found = ui::actions::obstacles(plan, view);
    QCOMPARE(found.empty() ? -1 : static_cast<int>(found.front()), first);
}

void PlanDialogTest::aPlanSaysEverythingBeforeItRuns()
{
    on_->open();
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QTest::qWait(50);
    const QString said = on_->text();
    for (const char* part :
         {"Hand 192.0.2.100 over from n1 to n2 in lab", "n2 takes 192.0.2.100 over",
          "no way back after this", "address silent", "about 2 ms", "n2 is in backup", "0.4 s ago",
          "asked for, in backup and on the segment", "could, but was not asked for", "disruptive",
          "bafarctl act floating_ip.hand_over address=web to=n2", "valid for",
          "Hold to hand over to n2 in lab", "Cancel"}) {
        QVERIFY2(said.contains(QString::fromUtf8(part)), part);
    }
    QVERIFY(!on_->dialog->holdButton()->isEnabled()); // read it first
}

void PlanDialogTest::aPlanWithoutConsequencesSaysSo()
{
    const QString none = QStringLiteral("The agents told of none.");
    on_->open();
    QTRY_VERIFY(on_->button("Plan for n3 instead") != nullptr);
    QVERIFY(!on_->text().contains(none));
    schema::Plan plan = handOverPlan("n2");
    plan.draft.consequences.clear();
    on_->n1().planAnswer = plan;
    QTest::mouseClick(on_->button("Plan for n3 instead"), Qt::LeftButton);
    QTRY_VERIFY(on_->text().contains(none));
}

void PlanDialogTest::nothingIsCutOff_data()
{
    QTest::addColumn<int>("consequences");
    for (int count = 1; count <= 16; ++count) {
        QTest::addRow("%d", count) << count;
    }
}

/// However much a plan says, it scrolls; around the height where scrolling begins, too.
void PlanDialogTest::nothingIsCutOff()
{
    QFETCH(int, consequences);
    schema::Plan plan = handOverPlan("n2");
    for (int i = 0; i < consequences; ++i) {
        plan.draft.consequences.push_back({"open TCP connections of clients",
                                           "those to 192.0.2.100 end, because the new owner "
                                           "does not know them and answers with a reset"});
    }
    on_->n1().planAnswer = plan;
    on_->open();
    int wrapped = 0;
    const auto cutOff = [&] {
        QStringList texts;
        wrapped = 0;
        for (const QLabel* label : on_->dialog->findChildren<QLabel*>()) {
            if (label->isVisible() && label->wordWrap()) {
                ++wrapped;
                if (label->height() < label->heightForWidth(label->width())) {
                    texts.append(label->text());
                }
            }
        }
        for (const QTableView* table : on_->dialog->findChildren<QTableView*>()) {
            const QAbstractItemView* view = table; // where the hint is public
            for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row) {
                if (table->rowHeight(row) < view->sizeHintForRow(row)) {
                    texts.append(table->model()->index(row, 0).data().toString());
                }
            }
        }
        return wrapped > 2 * consequences ? texts : QStringList(QStringLiteral("not all shown"));
    };
    QTRY_COMPARE(cutOff(), QStringList()); // the layout settles in several turns
}

void PlanDialogTest::enterNeverConfirms()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    hold->setFocus();
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyPress(hold, key);
        QTest::qWait(HoldButton::HoldMs + 200);
        QTest::keyRelease(hold, key);
        QTest::keyClick(on_->dialog, key);
    }
    QVERIFY(on_->n1().confirmations.empty());
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
}

void PlanDialogTest::cancelHasTheFocusAndNothingHappens()
{
    on_->openReady();
    QPushButton* cancel = on_->button("Cancel");
    QVERIFY(cancel != nullptr);
    QCOMPARE(QApplication::focusWidget(), cancel);
    QSignalSpy closed(on_->dialog, &PlanDialog::closed);
    QTest::keyClick(cancel, Qt::Key_Space);
    QCOMPARE(closed.count(), 1);
    QVERIFY(on_->n1().confirmations.empty());
}

void PlanDialogTest::aShortPressDoesNotConfirm()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    QTest::mousePress(hold, Qt::LeftButton);
    QTest::qWait(HoldButton::HoldMs / 2);
    QVERIFY(hold->progress() > 0.2);
    QTest::mouseRelease(hold, Qt::LeftButton);
    QTest::qWait(HoldButton::HoldMs);
    QVERIFY(on_->n1().confirmations.empty());
}

void PlanDialogTest::movingAwayAbandonsTheHold()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    QSignalSpy abandoned(hold, &HoldButton::holdAbandoned);
    QTest::mousePress(hold, Qt::LeftButton);
    QTest::qWait(100);
    QTest::mouseMove(hold, QPoint(-40, -40));
    QTRY_COMPARE(abandoned.count(), 1);
    QTest::qWait(HoldButton::HoldMs);
    QVERIFY(on_->n1().confirmations.empty());
}

void PlanDialogTest::holdingTheMouseConfirms()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(on_->n1().confirmations.size(), std::size_t{1},
                              HoldButton::HoldMs + 5000);
    QCOMPARE(on_->n1().confirmations[0].plan, handOverPlan("n2").id);
    QCOMPARE(on_->n1().confirmations[0].revision, std::string("4812"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Confirming);
    QVERIFY(!on_->text().contains(QLatin1String("succeeded"))); // accepted is not done
}

void PlanDialogTest::holdingSpaceConfirms()
{
    on_->openReady();
    on_->dialog->holdButton()->setFocus();
    QTest::keyPress(on_->dialog->holdButton(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(on_->n1().confirmations.size(), std::size_t{1},
                              HoldButton::HoldMs + 5000);
}

void PlanDialogTest::aFailedPreconditionCannotBeConfirmed()
{
    schema::Plan plan = handOverPlan("n2");
    plan.draft.preconditions[0].verdict = schema::Verdict::Fail;
    plan.draft.preconditions[0].detail = "n2 was last heard 4 s ago";
    on_->n1().planAnswer = plan;
    on_->open();
    QTest::qWait(1300);
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    QVERIFY(on_->text().contains(QLatin1String("A precondition does not hold")));
    QVERIFY(on_->text().contains(QLatin1String("n2 was last heard 4 s ago")));
}

void PlanDialogTest::aRefusedPlanHasTheTitleOfItsButton_data()
{
    QTest::addColumn<std::vector<std::string>>("to");
    QTest::newRow("given what is offered, then its words and its object")
        << std::vector<std::string>{"n2", "n3"};
    QTest::newRow("given a choice that is gone, then still those")
        << std::vector<std::string>{"n3"};
}

void PlanDialogTest::aRefusedPlanHasTheTitleOfItsButton()
{
    QFETCH(const std::vector<std::string>, to);
    for (const auto& [name, link] : on_->agents) {
        link->planAnswer = fail(Code::Unavailable, "n2 is set aside");
        link->sayOffers({handOverOffer(to)});
    }
    QTRY_VERIFY(on_->session->topology().find("floating_ip/web") != nullptr);
    on_->open();
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Refused);
    const QString said = on_->text();
    QVERIFY2(said.contains(QLatin1String("Hand over: 192.0.2.100 in lab")), qPrintable(said));
    QVERIFY2(!said.contains(QLatin1String("floating_ip.hand_over")), qPrintable(said));
}

void PlanDialogTest::aRefusedConfirmationOffersANewPlan()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    on_->n1().confirmAnswer(fail(Code::Conflict, "n3 owns the address since the plan was made"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Refused);
    QVERIFY(on_->text().contains(QLatin1String("n3 owns the address since")));
    QVERIFY(on_->text().contains(QLatin1String("Nothing was done")));
    QPushButton* again = on_->button("Plan again");
    QVERIFY(again != nullptr);
    QTest::mouseClick(again, Qt::LeftButton);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QCOMPARE(on_->n1().planned.size(), std::size_t{2});
}

void PlanDialogTest::stepsAreLiveAndCancelWorksUntilTheMarkedStep()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 0);
    on_->n1().sayAction(record);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
    QPushButton* stop = on_->button("Stop the action");
    QVERIFY(stop != nullptr && stop->isEnabled());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(on_->n1().cancelled, std::vector<std::string>{record.id});
    record = recordOf(handOverPlan("n2"), 1);
    record.cancellable = false;
    on_->n1().sayAction(record);
    QVERIFY(!stop->isEnabled());
    const QString said = on_->text();
    QVERIFY(said.contains(QLatin1String("done 3.0 ms")));
    QVERIFY(said.contains(QLatin1String("running")));
    QVERIFY(said.contains(QLatin1String("Past the point of no return")));
    // Its column has something to say from now on, and is laid out anew.
    QTRY_VERIFY(on_->text().contains(QLatin1String("watching for it")));
}

void PlanDialogTest::successIsOnlyWhatWasObserved()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = ActionState::Verifying;
    on_->n1().confirmAnswer(record);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
    QVERIFY(!on_->text().contains(QLatin1String("succeeded")));
    record.state = ActionState::Succeeded;
    record.result = "n2 owns 192.0.2.100";
    for (schema::Condition& condition : record.postconditions) {
        condition.verdict = schema::Verdict::Pass;
    }
    on_->n1().sayAction(record);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Ended);
    QVERIFY(on_->text().contains(QLatin1String("succeeded")));
    QVERIFY(on_->text().contains(QLatin1String("Observed afterwards")));
    QVERIFY(on_->button("Close") != nullptr);
}

void PlanDialogTest::lostContactIsUnknown()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    on_->n1().sayAction(recordOf(handOverPlan("n2"), 1));
    QTRY_COMPARE_WITH_TIMEOUT(on_->dialog->record()->state, ActionState::Unknown, 5000);
    QVERIFY(on_->text().contains(QLatin1String("unknown, contact lost")));
    QVERIFY(on_->text().contains(QLatin1String("Contact with n1 is lost")));
    on_->n1().sayHeartbeat();
    QTRY_COMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
}

void PlanDialogTest::whatStandsStillSaysWhyAndWhoHoldsItStopsIt()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 1);
    record.waits = "waits for the agents to agree: n2, n3 are not heard";
    on_->n1().sayAction(record);
    QVERIFY(on_->text().contains(QLatin1String("It stands still: waits for the agents to agree: "
                                               "n2, n3 are not heard")));
    record.waits.clear();
    record.holder = "n2";
    record.fence = 2;
    record.steps[1].state = schema::StepState::Undoing;
    on_->agents["n2"]->sayAction(record);
    QVERIFY(on_->text().contains(QLatin1String("run by n2")));
    QVERIFY(on_->text().contains(QLatin1String("being undone")));
    QTest::mouseClick(on_->button("Stop the action"), Qt::LeftButton);
    QCOMPARE(on_->agents["n2"]->cancelled, std::vector<std::string>{record.id});
    QVERIFY(on_->n1().cancelled.empty());
    record.state = ActionState::Unknown;
    record.result = "step 1 of 2 (n2 claims): not known whether it was done";
    record.waits = "not recorded yet: nobody leads";
    on_->agents["n2"]->sayAction(record);
    QVERIFY(on_->text().contains(QLatin1String("not known whether it was done")));
    QVERIFY2(on_->text().contains(QStringLiteral(" · not recorded yet: nobody leads")),
             qPrintable(on_->text()));
}

void PlanDialogTest::theInverseIsOfferedAsANewPlan()
{
    on_->openReady();
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(on_->n1().confirmAnswer != nullptr, 3000);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = ActionState::Succeeded;
    on_->n1().sayAction(record);
    QPushButton* back = on_->button("Plan the way back…");
    QVERIFY(back != nullptr);
    on_->n1().planAnswer = handOverPlan("n1");
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(on_->n1().planned.back().parameters.at("to"), std::string("n1"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{1}); // a plan, not a deed
}

void PlanDialogTest::anotherCandidateIsANewPlan()
{
    on_->open();
    QTest::qWait(50);
    QPushButton* other = on_->button("Plan for n3 instead");
    QVERIFY(other != nullptr);
    QTest::mouseClick(other, Qt::LeftButton);
    QCOMPARE(on_->n1().planned.back().parameters.at("to"), std::string("n3"));
    QCOMPARE(on_->n1().planned.back().parameters.at("address"), std::string("web"));
}

void PlanDialogTest::focusStaysInside()
{
    auto* outside = new QPushButton(QStringLiteral("outside"), on_->window.get());
    outside->show();
    on_->openReady();
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(on_->dialog->isAncestorOf(QApplication::focusWidget()));
    }
}

} // namespace bafar::test

using bafar::test::PlanDialogTest;
TEST_CLASS(PlanDialogTest)
#include "plan_dialog_test.moc"
