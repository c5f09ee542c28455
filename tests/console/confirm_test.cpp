// What happens to a confirmation whose answer is lost, to a hold that is let go, and to what a plan
// leaves behind. It is larger than the budget because every way that it may go wrong has its case
// on one fixture.
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/support/main.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionState;
using shared::HoldButton;
using ui::actions::PlanDialog;

class ConfirmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aLostAnswerIsUnknownAndFollowed();
    void theConfirmationIsSentAgainWhenTheAgentIsBack();
    void aForgottenPlanMayHaveRun();
    void stoppingBeforeTheAnswerStopsTheRun();
    void escapeBeforeTheAnswerKeepsTheDialog();
    void aFailedStopStaysOnTheScreen();
    void escapeAbandonsTheHold();
    void aStalledWindowHoldsNothing();
    void whatWasTypedDoesNotReachTheNextPlan();
    void aReasonIsPartOfThePlan();
    void theWayBackHasABadgeOfItsOwn();
    void theFocusGoesBackToTheOpener();
    void theNewestOffersArePlanned();
    void aLongObjectGivesWayInItsMiddle();
    void anUnknownEndLeadsToWhatItWasAbout();

private:
    std::unique_ptr<DialogFixture> on_;
};

void ConfirmTest::initTestCase()
{
    shared::exposePaintedItems();
}

void ConfirmTest::init()
{
    on_ = std::make_unique<DialogFixture>();
}

void ConfirmTest::cleanup()
{
    on_.reset();
}

static const Error NoAnswer{Code::Unavailable, "n1 does not answer: the connection was closed"};

void ConfirmTest::aLostAnswerIsUnknownAndFollowed()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().confirmAnswer(tl::unexpected(NoAnswer));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Unanswered);
    const QString said = on_->text();
    QVERIFY(!said.contains(QLatin1String("Nothing was done")));
    QVERIFY(said.contains(QLatin1String("it may be running")));
    QVERIFY(said.contains(QLatin1String("unknown, contact lost")));
    QVERIFY(on_->button("Cancel") == nullptr);
    on_->n1().sayAction(recordOf(handOverPlan("n2"), 1));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Running);
}

void ConfirmTest::theConfirmationIsSentAgainWhenTheAgentIsBack()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().sayClosed(QStringLiteral("gone"));
    on_->n1().confirmAnswer(tl::unexpected(NoAnswer));
    QTest::qWait(2300);
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{1}); // not into the void
    on_->n1().open();
    on_->n1().sayHeartbeat();
    QTRY_COMPARE(on_->n1().confirmations.size(), std::size_t{2});
    QCOMPARE(on_->n1().confirmations[1].plan, on_->n1().confirmations[0].plan);
    QCOMPARE(on_->n1().confirmations[1].revision, on_->n1().confirmations[0].revision);
    QTest::qWait(2300);
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{2}); // one question at a time
    on_->n1().confirmAnswer(fail(Code::Conflict, "this plan expired 2 s ago"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Refused);
    QVERIFY(on_->text().contains(QLatin1String("Nothing was done")));
}

void ConfirmTest::aForgottenPlanMayHaveRun()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().confirmAnswer(tl::unexpected(NoAnswer));
    QTRY_COMPARE(on_->n1().confirmations.size(), std::size_t{2});
    on_->n1().confirmAnswer(fail(Code::NotFound, "no plan 7f3a on n1; ask for a new one"));
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Unanswered);
    QVERIFY(on_->text().contains(QLatin1String("It may have run")));
    QVERIFY(!on_->text().contains(QLatin1String("Nothing was done")));
}

void ConfirmTest::stoppingBeforeTheAnswerStopsTheRun()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    QPushButton* stop = on_->button("Stop the action");
    QVERIFY(stop != nullptr);
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(on_->dialog->isVisible());
    QVERIFY(on_->n1().cancelled.empty()); // nothing to stop is known yet
    on_->n1().confirmAnswer(recordOf(handOverPlan("n2"), 0));
    QCOMPARE(on_->n1().cancelled, std::vector<std::string>{handOverPlan("n2").id});
}

void ConfirmTest::escapeBeforeTheAnswerKeepsTheDialog()
{
    on_->openReady();
    QSignalSpy closed(on_->dialog, &PlanDialog::closed);
    QVERIFY(on_->confirm());
    QTest::keyClick(on_->dialog, Qt::Key_Escape);
    QCOMPARE(closed.count(), 0);
    QVERIFY(on_->dialog->isVisible());
    on_->n1().confirmAnswer(tl::unexpected(NoAnswer));
    QTest::keyClick(on_->dialog, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void ConfirmTest::aFailedStopStaysOnTheScreen()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    on_->n1().confirmAnswer(recordOf(handOverPlan("n2"), 0));
    QPushButton* stop = on_->button("Stop the action");
    QVERIFY(stop != nullptr && stop->isEnabled());
    QTest::mouseClick(stop, Qt::LeftButton);
    QTest::qWait(250);
    QVERIFY(!stop->isEnabled()); // one at a time
    on_->n1().cancelAnswer(fail(Code::Conflict, "step 1 cannot be interrupted"));
    QTest::qWait(400);
    QVERIFY(on_->text().contains(QLatin1String("step 1 cannot be interrupted")));
    QVERIFY(stop->isEnabled());
}

void ConfirmTest::escapeAbandonsTheHold()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    QSignalSpy abandoned(hold, &HoldButton::holdAbandoned);
    QTest::mousePress(hold, Qt::LeftButton);
    QTest::qWait(100);
    // Straight to the button: around it the dialog would close, and hide what is tested here.
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
    escape.ignore();
    static_cast<QObject*>(hold)->event(&escape);
    QCOMPARE(abandoned.count(), 1);
    QVERIFY(!escape.isAccepted()); // the dialog hears it too
    QTest::qWait(HoldButton::HoldMs + 200);
    QVERIFY(on_->n1().confirmations.empty());
    QTest::mousePress(hold, Qt::LeftButton);
    QTest::keyClick(hold, Qt::Key_Escape);
    QVERIFY(!on_->dialog->isVisible());
    QTest::qWait(HoldButton::HoldMs + 200);
    QVERIFY(on_->n1().confirmations.empty());
}

void ConfirmTest::aStalledWindowHoldsNothing()
{
    on_->openReady();
    HoldButton* hold = on_->dialog->holdButton();
    QTest::mousePress(hold, Qt::LeftButton);
    QTest::qWait(60);
    QElapsedTimer stalled;
    stalled.start();
    while (stalled.elapsed() < HoldButton::HoldMs + 100) {
        // the window hears nothing meanwhile
    }
    QTest::qWait(40);
    QVERIFY(on_->n1().confirmations.empty());
    QVERIFY2(hold->progress() < 0.5, qPrintable(QString::number(hold->progress())));
    QTest::mouseRelease(hold, Qt::LeftButton);
}

void ConfirmTest::whatWasTypedDoesNotReachTheNextPlan()
{
    schema::Plan risky = handOverPlan("n2");
    risky.draft.risk = schema::ActionClass::DataRisk;
    on_->n1().planAnswer = risky;
    on_->open();
    QTest::qWait(50); // laid out
    const auto fields = on_->dialog->findChildren<QLineEdit*>();
    QCOMPARE(fields.size(), 2);
    for (QLineEdit* field : fields) {
        field->setText(QStringLiteral("web"));
    }
    QPushButton* other = on_->button("Plan for n3 instead");
    QVERIFY(other != nullptr);
    QTest::mouseClick(other, Qt::LeftButton);
    for (const QLineEdit* field : fields) {
        QCOMPARE(field->text(), QString());
    }
}

void ConfirmTest::aReasonIsPartOfThePlan()
{
    schema::Plan risky = handOverPlan("n2");
    risky.draft.risk = schema::ActionClass::DataRisk;
    on_->n1().planAnswer = risky;
    on_->open();
    QLineEdit* reason = nullptr;
    QLineEdit* name = nullptr;
    for (QLineEdit* field : on_->dialog->findChildren<QLineEdit*>()) {
        (field->placeholderText().isEmpty() ? name : reason) = field;
    }
    QVERIFY(reason != nullptr && name != nullptr);
    reason->setFocus();
    QTest::keyClicks(reason, QStringLiteral("disk is failing"));
    risky.request.reason = "disk is failing";
    on_->n1().planAnswer = risky;
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(on_->n1().planned.back().reason, std::string("disk is failing"));
    QCOMPARE(reason->text(), QStringLiteral("disk is failing"));
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    name->setText(QStringLiteral("web"));
    QTRY_VERIFY_WITH_TIMEOUT(on_->dialog->holdButton()->isEnabled(), 3000);
}

void ConfirmTest::theWayBackHasABadgeOfItsOwn()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = ActionState::Succeeded;
    on_->n1().sayAction(record);
    const auto lookOf = [this](const char* text) {
        for (const QLabel* label : on_->dialog->findChildren<QLabel*>()) {
            if (label->text() == QLatin1String(text)) {
                return label->property("badge").toByteArray();
            }
        }
        return QByteArray("no such label");
    };
    QCOMPARE(lookOf("succeeded"), QByteArray("ok"));
    QTest::mouseClick(on_->button("Plan the way back…"), Qt::LeftButton);
    QCOMPARE(lookOf("disruptive"), QByteArray("warn"));
}

void ConfirmTest::theFocusGoesBackToTheOpener()
{
    auto* opener = new QPushButton(QStringLiteral("opener"), on_->window.get());
    opener->show();
    opener->setFocus();
    on_->open();
    QVERIFY(!opener->hasFocus());
    QTest::keyClick(on_->dialog, Qt::Key_Escape);
    QVERIFY(opener->hasFocus());
}

void ConfirmTest::theNewestOffersArePlanned()
{
    link::Session& session = *on_->session;
    session.setReadOnly(false);
    QSignalSpy requested(&session, &link::Session::actionRequested);
    for (const auto& [name, link] : on_->agents) {
        link->sayOffers({handOverOffer({"n3"})});
    }
    QVERIFY(session.requestAction("floating_ip.hand_over", "floating_ip/web"));
    QCOMPARE(requested.count(), 1);
    const auto wanted = requested[0][0].value<schema::ActionRequest>();
    QCOMPARE(wanted.parameters.at("to"), std::string("n3"));
    for (const auto& [name, link] : on_->agents) {
        link->sayOffers({});
    }
    QVERIFY(!session.requestAction("floating_ip.hand_over", "floating_ip/web"));
}

/// Verb and cluster are whole on the button, and all of it is in its name.
void ConfirmTest::aLongObjectGivesWayInItsMiddle()
{
    schema::Plan plan = handOverPlan("n2");
    const std::string object = std::string(1500, 'x') + ".example.net";
    plan.draft.verb = "hand over to " + object;
    on_->n1().planAnswer = plan;
    on_->openReady();
    const HoldButton* hold = on_->dialog->holdButton();
    QVERIFY2(hold->text().startsWith(QLatin1String("Hold to hand over to xx")),
             qPrintable(hold->text()));
    QVERIFY2(hold->text().endsWith(QLatin1String(".example.net in lab")), qPrintable(hold->text()));
    QVERIFY(hold->text().contains(QChar(0x2026)));
    QCOMPARE(hold->accessibleName(),
             QStringLiteral("Hold to hand over to %1 in lab").arg(QString::fromStdString(object)));
    QVERIFY(hold->toolTip().contains(QString::fromStdString(object)));
    QTRY_VERIFY(hold->width() >= hold->sizeHint().width());
    QVERIFY(hold->width() <= on_->dialog->card()->width() / 2);
}

void ConfirmTest::anUnknownEndLeadsToWhatItWasAbout()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    auto* look = on_->dialog->findChild<QPushButton*>(QStringLiteral("look at it"));
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = ActionState::Verifying;
    on_->n1().sayAction(record);
    QVERIFY(!look->isVisible());
    record.state = ActionState::Unknown;
    record.result = "nobody knows whether this holds: exactly one owner";
    for (const auto& [name, link] : on_->agents) {
        link->sayOffers({handOverOffer({"n3"})}); // there is less to choose since
    }
    on_->n1().sayAction(record);
    QTRY_VERIFY(look->isVisible());
    QVERIFY(look->text().startsWith(QLatin1String("Look at ")));
    QVERIFY(on_->text().contains(
        QLatin1String("Before you do it again, look at what the agents see now.")));
    QSignalSpy wanted(on_->session.get(), &link::Session::pageWanted);
    QTest::mouseClick(look, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("floating_ip/web"));
    QVERIFY(!on_->dialog->isVisible());
}

} // namespace bafar::test

using bafar::test::ConfirmTest;
TEST_CLASS(ConfirmTest)
#include "confirm_test.moc"
