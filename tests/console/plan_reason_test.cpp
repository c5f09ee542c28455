// The reason of an action: every plan takes one, some need it, and the one that was typed is in the
// plan that runs, which is what the audit log keeps (D4, D7).
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/console/dialog_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/rules.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionClass;
using schema::Verdict;
using ui::actions::PlanDialog;

class PlanReasonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void everyPlanTakesOne_data();
    void everyPlanTakesOne();
    void whatWasTypedBeforeTheHoldIsInThePlanThatRuns();
    void withoutOneItIsPlannedOnce();
    void returnPlansWithItAndNothingMoves();
    void whatSaysSomethingElseIsReadAnew_data();
    void whatSaysSomethingElseIsReadAnew();
    void anUnknownConditionNeedsOne();
    void theOneOfARequestIsKept_data();
    void theOneOfARequestIsKept();
    void plansThatSayTheSame_data();
    void plansThatSayTheSame();

private:
    [[nodiscard]] QLineEdit* line() const;
    void type(const QString& reason);

    std::unique_ptr<DialogFixture> on_;
};

void PlanReasonTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanReasonTest::init()
{
    on_ = std::make_unique<DialogFixture>();
}

void PlanReasonTest::cleanup()
{
    on_.reset();
}

QLineEdit* PlanReasonTest::line() const
{
    return on_->dialog->findChild<QLineEdit*>(QStringLiteral("reason"));
}

void PlanReasonTest::type(const QString& reason)
{
    line()->setFocus();
    QTest::keyClicks(line(), reason);
}

/// The agent's answer to the same question with that reason.
static schema::Plan withReason(const char* reason)
{
    schema::Plan plan = handOverPlan("n2");
    plan.id = "7f3a0000000000000000000000000009";
    plan.request.reason = reason;
    plan.command += " --reason " + plan.request.reason;
    return plan;
}

void PlanReasonTest::everyPlanTakesOne_data()
{
    QTest::addColumn<int>("risk");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("asked"); // empty: there is no line
    const auto row = [](const char* name, ActionClass risk, Verdict verdict, const char* asked) {
        QTest::newRow(name) << static_cast<int>(risk) << static_cast<int>(verdict)
                            << QString::fromLatin1(asked);
    };
    const char* may = "Why, for the audit log (may stay empty)";
    const char* needed = "Why, for the audit log";
    row("given a safe one", ActionClass::Safe, Verdict::Pass, may);
    row("given one that disrupts", ActionClass::Disruptive, Verdict::Pass, may);
    row("given one that goes past what is not known", ActionClass::Disruptive, Verdict::Unknown,
        needed);
    row("given data at risk", ActionClass::DataRisk, Verdict::Pass, needed);
    row("given a hard stop, then none", ActionClass::Disruptive, Verdict::Fail, "");
    row("given data at risk and what is not known, then none", ActionClass::DataRisk,
        Verdict::Unknown, "");
}

void PlanReasonTest::everyPlanTakesOne()
{
    QFETCH(const int, risk);
    QFETCH(const int, verdict);
    QFETCH(const QString, asked);
    schema::Plan plan = handOverPlan("n2");
    plan.draft.risk = static_cast<ActionClass>(risk);
    plan.draft.preconditions[0].verdict = static_cast<Verdict>(verdict);
    on_->n1().planAnswer = plan;
    on_->open();
    QCOMPARE(line()->isVisible(), !asked.isEmpty());
    if (!asked.isEmpty()) {
        QCOMPARE(line()->placeholderText(), asked);
        QCOMPARE(line()->accessibleName(), asked);
    }
}

void PlanReasonTest::whatWasTypedBeforeTheHoldIsInThePlanThatRuns()
{
    on_->openReady();
    type(QStringLiteral("drill"));
    on_->n1().planAnswer = withReason("drill");
    QCOMPARE(on_->n1().planned.size(), std::size_t{1}); // not while it is typed
    QVERIFY(on_->dialog->holdButton()->isEnabled());
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().planned.size(), std::size_t{2});
    QCOMPARE(on_->n1().planned.back().reason, std::string("drill"));
    QCOMPARE(on_->n1().confirmations.size(), std::size_t{1});
    QCOMPARE(on_->n1().confirmations[0].plan, withReason("drill").id);
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Confirming);
}

void PlanReasonTest::withoutOneItIsPlannedOnce()
{
    on_->openReady();
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().planned.size(), std::size_t{1});
    QCOMPARE(on_->n1().confirmations[0].plan, handOverPlan("n2").id);
}

void PlanReasonTest::returnPlansWithItAndNothingMoves()
{
    on_->openReady();
    type(QStringLiteral("drill"));
    on_->n1().planAnswer = withReason("drill");
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(on_->n1().planned.size(), std::size_t{2});
    QCOMPARE(on_->dialog->phase(), PlanDialog::Phase::Planned);
    QVERIFY(on_->dialog->holdButton()->isEnabled()); // it was read
    QCOMPARE(line()->text(), QStringLiteral("drill"));
    QTRY_VERIFY2(on_->text().contains(QLatin1String("--reason drill")), qPrintable(on_->text()));
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().planned.size(), std::size_t{2});
    QCOMPARE(on_->n1().confirmations[0].plan, withReason("drill").id);
}

void PlanReasonTest::whatSaysSomethingElseIsReadAnew_data()
{
    QTest::addColumn<bool>("refused");
    QTest::newRow("given other facts, then it is read again") << false;
    QTest::newRow("given that there is no plan any more, then why is told") << true;
}

void PlanReasonTest::whatSaysSomethingElseIsReadAnew()
{
    QFETCH(const bool, refused);
    on_->openReady();
    type(QStringLiteral("drill"));
    schema::Plan moved = withReason("drill");
    moved.revision = "4813";
    moved.draft.title = "Hand 192.0.2.100 over from n3 to n2";
    on_->n1().planAnswer = moved;
    if (refused) {
        on_->n1().planAnswer = fail(Code::Conflict, "n2 owns the address since");
    }
    QTest::mousePress(on_->dialog->holdButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(on_->n1().planned.size(), std::size_t{2}, 5000);
    QVERIFY(!on_->dialog->holdButton()->isEnabled());
    QTest::mouseRelease(on_->dialog->holdButton(), Qt::LeftButton);
    QCOMPARE(on_->dialog->phase(),
             refused ? PlanDialog::Phase::Refused : PlanDialog::Phase::Planned);
    QTRY_VERIFY(on_->text().contains(refused ? QStringLiteral("n2 owns the address since")
                                             : QStringLiteral("over from n3 to n2 in lab")));
    QVERIFY(on_->n1().confirmations.empty());
}

void PlanReasonTest::anUnknownConditionNeedsOne()
{
    schema::Plan plan = handOverPlan("n2");
    plan.draft.preconditions[0].verdict = Verdict::Unknown;
    on_->n1().planAnswer = plan;
    on_->open();
    QTRY_VERIFY2(on_->text().contains(QLatin1String("Give a reason for the audit log")),
                 qPrintable(on_->text()));
    type(QStringLiteral("drill"));
    plan.request.reason = "drill";
    on_->n1().planAnswer = plan;
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(on_->dialog->holdButton()->isEnabled(), 3000);
    QVERIFY(on_->confirm());
    QCOMPARE(on_->n1().planned.back().reason, std::string("drill"));
}

void PlanReasonTest::theOneOfARequestIsKept_data()
{
    QTest::addColumn<bool>("unlocks");
    QTest::newRow("given the lock that is opened for it") << true;
    QTest::newRow("given an open console") << false;
}

void PlanReasonTest::theOneOfARequestIsKept()
{
    QFETCH(const bool, unlocks);
    link::Session& session = *on_->session;
    session.setReadOnly(unlocks);
    QSignalSpy requested(&session, &link::Session::actionRequested);
    const schema::ActionRequest wanted{
        "floating_ip.hand_over", {{"to", "n3"}}, "back to before d5"};
    QVERIFY(session.requestPlan(wanted, "floating_ip/web",
                                unlocks ? link::Session::Lock::Opened : link::Session::Lock::Kept));
    QCOMPARE(requested.count(), 1);
    const auto asked = requested[0][0].value<schema::ActionRequest>();
    QCOMPARE(asked.reason, std::string("back to before d5"));
    QCOMPARE(asked.parameters,
             (std::map<std::string, std::string>{{"address", "web"}, {"to", "n3"}}));
    QVERIFY(!session.readOnly());
}

void PlanReasonTest::plansThatSayTheSame_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("same");
    for (const char* change : {"its id", "its reason", "an age", "a figure"}) {
        QTest::newRow(change) << QString::fromLatin1(change) << true;
    }
    for (const char* change :
         {"its agent", "its facts", "its title", "its risk", "a step", "a stop", "a doubt"}) {
        QTest::newRow(change) << QString::fromLatin1(change) << false;
    }
}

void PlanReasonTest::plansThatSayTheSame()
{
    QFETCH(const QString, change);
    QFETCH(const bool, same);
    const schema::Plan one = handOverPlan("n2");
    schema::Plan other = one;
    schema::Draft& draft = other.draft;
    other.id = change == QLatin1String("its id") ? "7" : one.id;
    other.request.reason = change == QLatin1String("its reason") ? "drill" : "";
    draft.preconditions[0].detail = change == QLatin1String("an age") ? "0.9 s ago" : "0.4 s ago";
    draft.consequences[1].value = change == QLatin1String("a figure") ? "3" : "0";
    other.node = change == QLatin1String("its agent") ? "n2" : one.node;
    other.revision = change == QLatin1String("its facts") ? "4813" : one.revision;
    draft.title = change == QLatin1String("its title") ? "Hand over" : one.draft.title;
    draft.risk = change == QLatin1String("its risk") ? ActionClass::Safe : one.draft.risk;
    draft.steps[0].text = change == QLatin1String("a step") ? "n2 waits" : one.draft.steps[0].text;
    draft.preconditions[0].verdict = change == QLatin1String("a stop")    ? Verdict::Fail
                                     : change == QLatin1String("a doubt") ? Verdict::Unknown
                                                                          : Verdict::Pass;
    QCOMPARE(ui::actions::saysTheSame(one, other), same);
}

} // namespace bafar::test

using bafar::test::PlanReasonTest;
TEST_CLASS(PlanReasonTest)
#include "plan_reason_test.moc"
