// The rules of dangerous actions up to the confirmation (D1 to D8), each by real clicks and keys on
// the real dialog. It is larger than the budget because every rule has its cases on one fixture.
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_body.h"
#include "ui/link/clock.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using schema::ActionClass;
using schema::Verdict;
using shared::HoldButton;
using ui::actions::PlanDialog;
using namespace std::chrono_literals;

class PlanRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void d1TheConfirmationCarriesPlanAndRevision();
    void d1AMovedRevisionIsRefusedAndPlannedAnew();
    void d1APlanExpires();
    void d2TheCandidateAndWhyTheOthersAreNot();
    void d3ConsequencesAreNumbers();
    void d4HowEachClassIsConfirmed_data();
    void d4HowEachClassIsConfirmed();
    void d4DataAtRiskNeedsTheNameAndAReason();
    void d4TypingTheTargetStandsForTheHold();
    void d4APressByAssistiveTechnologyConfirmsWhatIsTyped();
    void d4APressByAssistiveTechnologyIsNoHold();
    void d4WithoutAScreenReaderNothingIsTyped();
    void d5CancelIsTheDefaultAndEnterConfirmsNothing_data();
    void d5CancelIsTheDefaultAndEnterConfirmsNothing();
    void d5NotBeforeItWasVisibleForASecond();
    void d5NotBeforeItWasReadToItsEnd_data();
    void d5NotBeforeItWasReadToItsEnd();
    void d5ObjectAndClusterAreInTheVerb();
    void d6TheClustersBandIsInTheDialog();
    void d6ReadOnlyUntilUnlocked();
    void d7Preconditions_data();
    void d7Preconditions();
    void d7WhoGoesOverAConditionGivesAReasonForTheAudit();
    void d8TheSameByCommand();

private:
    PlanDialog& openWith(const schema::Plan& plan);
    PlanDialog& openSeenWith(const schema::Plan& plan);
    [[nodiscard]] bool becomesReady();
    void holdFor(int heldMs, bool confirms);
    [[nodiscard]] QLineEdit* line(const char* name) const;

    std::unique_ptr<DialogFixture> on_;
};

void PlanRulesTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanRulesTest::init()
{
    on_ = std::make_unique<DialogFixture>();
}

void PlanRulesTest::cleanup()
{
    QAccessible::setActive(false);
    on_.reset();
    link::holdClocks({});
}

PlanDialog& PlanRulesTest::openWith(const schema::Plan& plan)
{
    on_->n1().planAnswer = plan;
    return on_->open();
}

PlanDialog& PlanRulesTest::openSeenWith(const schema::Plan& plan)
{
    on_->n1().planAnswer = plan;
    return on_->openSeen();
}

bool PlanRulesTest::becomesReady()
{
    return QTest::qWaitFor([this] { return on_->dialog->holdButton()->isEnabled(); }, 3000);
}

QLineEdit* PlanRulesTest::line(const char* name) const
{
    auto* found = on_->dialog->findChild<QLineEdit*>(QString::fromLatin1(name));
    return found != nullptr && found->isVisible() ? found : nullptr;
}

static schema::Plan planOf(ActionClass risk)
{
    schema::Plan plan = handOverPlan("n2");
    plan.draft.risk = risk;
    return plan;
}

/// As long as no window is high.
static schema::Plan longPlan()
{
    schema::Plan plan = handOverPlan("n2");
    for (int i = 0; i < 30; ++i) {
        plan.draft.steps.push_back(plan.draft.steps.back());
    }
    return plan;
}

void PlanRulesTest::d1TheConfirmationCarriesPlanAndRevision()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().confirmations[0].plan, handOverPlan("n2").id);
    QCOMPARE(on_->n1().confirmations[0].revision, handOverPlan("n2").revision);
}

void PlanRulesTest::d1AMovedRevisionIsRefusedAndPlannedAnew()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().confirmAnswer(fail(Code::Conflict, "n3 owns the address since the plan was made"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Refused);
    QVERIFY(on_->text().contains(QStringLiteral("n3 owns the address since")));
    QTest::mouseClick(on_->button("Plan again"), Qt::LeftButton);
    QCOMPARE(on_->n1().planned.size(), std::size_t{2});
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QVERIFY(!on_->dialog->holdButton()->isEnabled()); // the new one is read anew
}

void PlanRulesTest::d1APlanExpires()
{
    schema::Plan plan = handOverPlan("n2");
    plan.expiresAt = {plan.computedAt.unixMs + 1500};
    link::Moment now{link::monotonicNow(), link::wallNow()};
    link::holdClocks(now);
    openWith(plan);
    now.monotonic += 1499ms;
    link::holdClocks(now);
    QVERIFY(becomesReady());
    QVERIFY(!on_->text().contains(QStringLiteral("This plan has expired")));
    QVERIFY(on_->button("Plan again") == nullptr);
    now.monotonic += 1ms;
    link::holdClocks(now);
    QTRY_VERIFY(!on_->dialog->holdButton()->isEnabled());
    QTRY_VERIFY(on_->text().contains(QStringLiteral("This plan has expired")));
    QVERIFY(on_->button("Plan again") != nullptr);
}

void PlanRulesTest::d2TheCandidateAndWhyTheOthersAreNot()
{
    schema::Plan plan = handOverPlan("n2");
    plan.draft.candidates.push_back(
        {"n4", false, Verdict::Fail, "eth0 has no carrier or no address", {"80", "not known"}});
    openWith(plan);
    QTest::qWait(50);
    const QString said = on_->text();
    for (const char* part : {"Why n2", "asked for, in backup and on the segment", "0.4 ms",
                             "could, but was not asked for", "eth0 has no carrier"}) {
        QVERIFY2(said.contains(QString::fromUtf8(part)), part);
    }
    QVERIFY(on_->button("Plan for n3 instead") != nullptr);
    QVERIFY(on_->button("Plan for n4 instead") == nullptr);
}

void PlanRulesTest::d3ConsequencesAreNumbers()
{
    on_->open();
    QTest::qWait(50);
    for (const char* part : {"Consequences", "address silent", "about 2 ms", "connections closed",
                             "on n2, at most 10 s"}) {
        QVERIFY2(on_->text().contains(QString::fromUtf8(part)), part);
    }
}

void PlanRulesTest::d4HowEachClassIsConfirmed_data()
{
    QTest::addColumn<int>("risk");
    QTest::addColumn<int>("heldMs");
    QTest::addColumn<bool>("bySpace");
    QTest::addColumn<bool>("confirms");
    const auto row = [](const char* name, ActionClass risk, int heldMs, bool space, bool confirms) {
        QTest::newRow(name) << static_cast<int>(risk) << heldMs << space << confirms;
    };
    row("safe: one click", ActionClass::Safe, 0, false, true);
    row("safe: one press of Space", ActionClass::Safe, 0, true, true);
    row("disruptive: a click is not enough", ActionClass::Disruptive, 0, false, false);
    row("disruptive: nor is 1.2 s", ActionClass::Disruptive, 1200, false, false);
    row("disruptive: held for 1.5 s", ActionClass::Disruptive, 1700, false, true);
    row("disruptive: Space is not enough", ActionClass::Disruptive, 0, true, false);
    row("disruptive: Space held for 1.5 s", ActionClass::Disruptive, 1700, true, true);
    row("data at risk: not without name and reason", ActionClass::DataRisk, 1700, false, false);
}

/// As long as that, or where it confirms for as long as a busy machine takes to see it.
void PlanRulesTest::holdFor(int heldMs, bool confirms)
{
    if (heldMs > HoldButton::HoldMs && confirms) {
        (void)QTest::qWaitFor([this] { return !on_->n1().confirmations.empty(); }, 10'000);
    } else {
        QTest::qWait(heldMs);
    }
}

void PlanRulesTest::d4HowEachClassIsConfirmed()
{
    QFETCH(int, risk);
    QFETCH(int, heldMs);
    QFETCH(bool, bySpace);
    QFETCH(bool, confirms);
    openSeenWith(planOf(static_cast<ActionClass>(risk)));
    (void)QTest::qWaitFor([this] { return on_->dialog->holdButton()->isEnabled(); }, 1500);
    HoldButton* hold = on_->dialog->holdButton();
    if (bySpace) {
        hold->setFocus();
        QTest::keyPress(hold, Qt::Key_Space);
        holdFor(heldMs, confirms);
        QTest::keyRelease(hold, Qt::Key_Space);
    } else {
        QTest::mousePress(hold, Qt::LeftButton);
        holdFor(heldMs, confirms);
        QTest::mouseRelease(hold, Qt::LeftButton);
    }
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{confirms ? 1U : 0U});
}

void PlanRulesTest::d4DataAtRiskNeedsTheNameAndAReason()
{
    schema::Plan plan = planOf(ActionClass::DataRisk);
    openWith(plan);
    QTest::qWait(1200);
    QVERIFY(line("typed name") != nullptr && line("reason") != nullptr);
    plan.request.reason = "drill";
    on_->n1().planAnswer = plan;
    line("reason")->setFocus();
    QTest::keyClicks(line("reason"), QStringLiteral("drill"));
    QTest::keyClick(line("reason"), Qt::Key_Return); // planned anew, with it
    QTest::keyClicks(line("typed name"), QStringLiteral("we"));
    QTest::qWait(1300);
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    QVERIFY(on_->text().contains(QStringLiteral("Type the name to confirm")));
    QTest::keyClicks(line("typed name"), QStringLiteral("b"));
    QVERIFY(becomesReady());
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().confirmations[0].typedName, std::string("web"));
}

void PlanRulesTest::d4TypingTheTargetStandsForTheHold()
{
    on_->open();
    QAccessible::setActive(true); // a screen reader begins to ask
    QVERIFY(becomesReady());
    QVERIFY(line("typed name") != nullptr);
    QVERIFY(line("reason") != nullptr); // it may stay empty
    QTest::keyClicks(line("typed name"), QStringLiteral("web"));
    QTest::keyClick(line("typed name"), Qt::Key_Return);
    QVERIFY(on_->n1().confirmations.empty()); // Enter never
    HoldButton* hold = on_->dialog->holdButton();
    QCOMPARE(hold->text(), QStringLiteral("hand over to n2 in lab"));
    hold->setFocus();
    QTest::keyClick(hold, Qt::Key_Space);
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{1});
}

/// As a screen reader or a switch presses a button.
static void pressByHelp(QWidget* button)
{
    QAccessibleInterface* seen = QAccessible::queryAccessibleInterface(button);
    seen->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
}

void PlanRulesTest::d4APressByAssistiveTechnologyConfirmsWhatIsTyped()
{
    on_->open();
    QAccessible::setActive(true);
    QVERIFY(becomesReady());
    QTest::keyClicks(line("typed name"), QStringLiteral("web"));
    pressByHelp(on_->dialog->holdButton());
    QTRY_COMPARE(on_->n1().confirmations.size(), std::size_t{1});
}

void PlanRulesTest::d4APressByAssistiveTechnologyIsNoHold()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    QSignalSpy abandoned(hold, &HoldButton::holdAbandoned);
    pressByHelp(hold);
    QTRY_COMPARE(abandoned.count(), 1);
    QVERIFY(on_->n1().confirmations.empty());
}

void PlanRulesTest::d4WithoutAScreenReaderNothingIsTyped()
{
    on_->openReady();
    QVERIFY(line("typed name") == nullptr);
}

void PlanRulesTest::d5CancelIsTheDefaultAndEnterConfirmsNothing_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << static_cast<int>(Qt::Key_Return);
    QTest::newRow("Enter") << static_cast<int>(Qt::Key_Enter);
}

void PlanRulesTest::d5CancelIsTheDefaultAndEnterConfirmsNothing()
{
    QFETCH(int, key);
    on_->openReady();
    on_->dialog->holdButton()->setHoldMs(40); // what began to be held would be confirmed soon
    QCOMPARE(QApplication::focusWidget(), on_->button("Cancel"));
    for (QWidget* on :
         {static_cast<QWidget*>(on_->dialog->holdButton()), static_cast<QWidget*>(on_->dialog)}) {
        on->setFocus();
        QTest::keyPress(on, static_cast<Qt::Key>(key));
        QVERIFY(!on_->dialog->holdButton()->holding());
        QTest::qWait(300);
        QTest::keyRelease(on, static_cast<Qt::Key>(key));
    }
    QVERIFY(on_->n1().confirmations.empty());
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
}

void PlanRulesTest::d5NotBeforeItWasVisibleForASecond()
{
    QElapsedTimer shown;
    shown.start();
    on_->open();
    QTest::qWait(500);
    const bool isEnabled = on_->dialog->holdButton()->isEnabled();
    const bool isSaid = on_->text().contains(QStringLiteral("Read the plan first"));
    if (shown.elapsed() < 950) { // a busy machine may have let the second pass
        QVERIFY(!isEnabled);
        QVERIFY(isSaid);
    }
    QVERIFY(becomesReady());
}

void PlanRulesTest::d5NotBeforeItWasReadToItsEnd_data()
{
    QTest::addColumn<QString>("how");
    for (const char* how : {"the wheel", "the key End", "Page Down", "the button Read on"}) {
        QTest::newRow(how) << QString::fromLatin1(how);
    }
}

void PlanRulesTest::d5NotBeforeItWasReadToItsEnd()
{
    QFETCH(QString, how);
    openSeenWith(longPlan());
    QTest::qWait(500); // for more looks than one whose end is in sight needs
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    QVERIFY(on_->text().contains(QStringLiteral("Read the plan to its end first")));
    auto* body = on_->dialog->findChild<ui::actions::PlanBody*>();
    for (int i = 0; i < 30 && !body->isAtEnd(); ++i) {
        if (how == QLatin1String("the wheel")) {
            body->verticalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
        } else if (how == QLatin1String("the key End")) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        } else if (how == QLatin1String("Page Down")) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_PageDown);
        } else {
            QTest::mouseClick(on_->button("Read on"), Qt::LeftButton);
        }
    }
    QVERIFY(becomesReady());
    QVERIFY(on_->button("Read on") == nullptr);
    body->verticalScrollBar()->setValue(0);
    QTest::qWait(250);
    QVERIFY(on_->dialog->holdButton()->isEnabled()); // it was read
}

void PlanRulesTest::d5ObjectAndClusterAreInTheVerb()
{
    on_->openReady();
    QCOMPARE(on_->dialog->holdButton()->text(), QStringLiteral("Hold to hand over to n2 in lab"));
    QVERIFY(on_->text().contains(QStringLiteral("Hand 192.0.2.100 over from n1 to n2 in lab")));
}

void PlanRulesTest::d6TheClustersBandIsInTheDialog()
{
    on_->open();
    QTest::qWait(50);
    const QColor wanted =
        shared::clusterColour(shared::tokensOf(on_->dialog->palette()), QStringLiteral("lab"));
    const QImage picture = on_->dialog->card()->grab().toImage();
    int found = 0;
    for (int x = 0; x < 60; ++x) { // beside the title
        for (int y = 0; y < 60; ++y) {
            found += picture.pixelColor(x, y) == wanted ? 1 : 0;
        }
    }
    QVERIFY2(found > 60, qPrintable(QString::number(found)));
}

void PlanRulesTest::d6ReadOnlyUntilUnlocked()
{
    link::Session& session = *on_->session;
    QVERIFY(session.readOnly() && session.canUnlock());
    QSignalSpy requested(&session, &link::Session::actionRequested);
    QVERIFY(!session.requestAction("floating_ip.hand_over", "floating_ip/web"));
    QCOMPARE(requested.count(), 0);
    QVERIFY(session.whyNoAction().contains(QStringLiteral("read-only")));
    session.setReadOnly(false);
    QVERIFY(session.requestAction("floating_ip.hand_over", "floating_ip/web"));
    QCOMPARE(requested.count(), 1);
}

void PlanRulesTest::d7Preconditions_data()
{
    QTest::addColumn<int>("risk");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("blocking");
    QTest::addColumn<bool>("ready");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, ActionClass risk, Verdict verdict, bool blocking,
                        bool ready, const char* said) {
        QTest::newRow(name) << static_cast<int>(risk) << static_cast<int>(verdict) << blocking
                            << ready << QString::fromUtf8(said);
    };
    row("one that holds", ActionClass::Disruptive, Verdict::Pass, true, true, "4 s ago");
    row("a failed one blocks and is named", ActionClass::Disruptive, Verdict::Fail, true, false,
        "A precondition does not hold: n2 is in backup (4 s ago)");
    row("a failed one that does not block", ActionClass::Disruptive, Verdict::Fail, false, true,
        "does not block");
    row("unknown needs a reason where it only disrupts", ActionClass::Disruptive, Verdict::Unknown,
        true, false, "Give a reason for the audit log");
    row("unknown counts as failed where data is at risk", ActionClass::DataRisk, Verdict::Unknown,
        true, false, "Not known, and data is at risk: n2 is in backup (4 s ago)");
    row("and is marked so in the list", ActionClass::DataRisk, Verdict::Unknown, true, false,
        "counts as not holding");
}

void PlanRulesTest::d7Preconditions()
{
    QFETCH(int, risk);
    QFETCH(int, verdict);
    QFETCH(bool, blocking);
    QFETCH(bool, ready);
    QFETCH(QString, said);
    schema::Plan plan = planOf(static_cast<ActionClass>(risk));
    schema::Condition& condition = plan.draft.preconditions[0];
    condition.verdict = static_cast<Verdict>(verdict);
    condition.blocking = blocking;
    condition.detail = "4 s ago";
    openSeenWith(plan);
    if (ready) {
        QVERIFY(becomesReady());
    } else {
        QTest::qWait(500); // for more looks than one that is ready needs
    }
    QCOMPARE(on_->dialog->holdButton()->isEnabled(), ready);
    QVERIFY2(on_->text().contains(said), qPrintable(on_->text()));
}

/// The agent audits the reason that is in the plan: one that only stands in the line is none.
void PlanRulesTest::d7WhoGoesOverAConditionGivesAReasonForTheAudit()
{
    schema::Plan plan = planOf(ActionClass::DataRisk);
    plan.draft.preconditions[0].verdict = Verdict::Fail;
    plan.draft.preconditions[0].blocking = false;
    openWith(plan);
    QTest::keyClicks(line("typed name"), QStringLiteral("web"));
    line("reason")->setFocus();
    QTest::keyClicks(line("reason"), QStringLiteral("rack 12 burnt"));
    QTRY_VERIFY(on_->text().contains(QStringLiteral("Give a reason for the audit log")));
    QVERIFY(on_->n1().planned.back().reason.empty());
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    plan.request.reason = "rack 12 burnt";
    on_->n1().planAnswer = plan;
    QTest::keyClick(line("reason"), Qt::Key_Return);
    QCOMPARE(on_->n1().planned.back().reason, std::string("rack 12 burnt"));
    QTest::keyClicks(line("typed name"), QStringLiteral("web"));
    QVERIFY(becomesReady());
    QVERIFY(on_->text().contains(QStringLiteral("does not block")));
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().confirmations[0].plan, plan.id);
}

void PlanRulesTest::d8TheSameByCommand()
{
    on_->open();
    QTest::qWait(50);
    QTest::mouseClick(on_->button("Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("bafarctl act floating_ip.hand_over address=web to=n2"));
}

} // namespace bafar::test

using bafar::test::PlanRulesTest;
TEST_CLASS(PlanRulesTest)
#include "plan_rules_test.moc"
