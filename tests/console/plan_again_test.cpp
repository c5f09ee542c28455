// An action is never forgotten: it is opened again from wherever it is told of, by whoever looks
// on, and stopped or taken back from there; one whose runner fell silent stays in the way until it
// is known how it goes on (D9, D10, D12, D13). It is larger than the budget because every way has
// its case on one fixture.
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include "app/dump.h"
#include "tests/console/dialog_fixture.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/rules.h"
#include "ui/link/clock.h"
#include "ui/palette/model.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionState;
using ui::actions::PlanDialog;
using ui::actions::WayBack;
using namespace std::chrono_literals;

class PlanAgainTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void whatRunsIsOpenedAgainAndStopped_data();
    void whatRunsIsOpenedAgainAndStopped();
    void closingItStopsNothing();
    void aColleagueStopsIt();
    void whoMayNotStopItSeesWhy_data();
    void whoMayNotStopItSeesWhy();
    void whatEndedIsTakenBack();
    void thePastShowsNoAction();
    void theWayBackByTheEnd_data();
    void theWayBackByTheEnd();
    void afterAFailureItSaysWhatWasDone();
    void whatRanWhenItsRunnerFellSilentIsInTheWay_data();
    void whatRanWhenItsRunnerFellSilentIsInTheWay();
    void whoTakesItOverTellsHowItGoesOn();
    void recoveryStaysPossible();
    void theStripSaysWhatIsNotKnown();

private:
    void openRunning();
    void openAgain(const QString& from);
    [[nodiscard]] QPushButton* seen(const QString& words) const;

    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

/// Both clocks stand still, this long after a moment at which nobody was silent.
static void standStill(Duration passed)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(passed);
    link::holdClocks(link::Moment{Instant(100h) + passed, {SomeDay.unixMs + ms.count()}});
}

void PlanAgainTest::cleanup()
{
    closeWindow();
    link::holdClocks({});
}

/// The window on three agents, of which n1 runs the first step of a hand-over.
void PlanAgainTest::openRunning()
{
    standStill(0s);
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
    QTRY_VERIFY(session_->topology().find("floating_ip/web") != nullptr);
    agents_["n1"]->sayAction(recordOf(handOverPlan("n2"), 0));
}

/// By keys alone.
void PlanAgainTest::openAgain(const QString& from)
{
    if (from == QLatin1String("the strip")) {
        auto* show = window_->findChild<QPushButton*>(QStringLiteral("show action"));
        QTRY_VERIFY(show->isVisible());
        QVERIFY((show->focusPolicy() & Qt::TabFocus) != 0);
        QVERIFY(show->accessibleDescription().contains(QLatin1String("step 1 of 2")));
        QTest::keyClick(show, Qt::Key_Space);
        return;
    }
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    const auto found = [this] { // anew each time: one that was closed goes a little later
        auto* line = window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
        return line != nullptr && line->hasFocus() ? line : nullptr;
    };
    QTRY_VERIFY(found() != nullptr);
    QLineEdit* line = found();
    const auto* list = window_->findChild<QListView*>(QStringLiteral("paletteList"));
    const auto& rows = qobject_cast<const ui::palette::RowsList*>(list->model())->rows();
    QCOMPARE(rows[0].title, QStringLiteral("Running now")); // before anything is typed
    line->setText(QStringLiteral("sara"));
    QCOMPARE(shared::withoutIsolation(rows[1].detail),
             QStringLiteral("running, step 1 of 2, by operator/sara"));
    QTest::keyClick(line, Qt::Key_Return);
}

QPushButton* PlanAgainTest::seen(const QString& words) const
{
    for (QPushButton* one : window_->findChildren<QPushButton*>()) {
        if (one->text() == words && one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

void PlanAgainTest::whatRunsIsOpenedAgainAndStopped_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("given the strip below") << QStringLiteral("the strip");
    QTest::newRow("given the palette") << QStringLiteral("the palette");
}

void PlanAgainTest::whatRunsIsOpenedAgainAndStopped()
{
    QFETCH(const QString, from);
    openRunning();
    openAgain(from);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QCOMPARE(window_->planDialog()->phase(), PlanDialog::Phase::Running);
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    QTRY_VERIFY(window_->planDialog() == nullptr);
    QVERIFY(agents_["n1"]->cancelled.empty());
    openAgain(from);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QPushButton* stop = seen(QStringLiteral("Stop the action"));
    QVERIFY(stop != nullptr && !stop->isEnabled());
    QTRY_VERIFY2(text().contains(QLatin1String("Hand 192.0.2.100 over from n1 to n2 in lab")),
                 qPrintable(text()));
    auto* unlock = window_->planDialog()->findChild<QPushButton*>(QStringLiteral("unlock action"));
    QTest::mouseClick(unlock, Qt::LeftButton);
    QVERIFY(!session_->readOnly() && !unlock->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(agents_["n1"]->cancelled, std::vector<std::string>{handOverPlan("n2").id});
}

/// Its record, on the fixture's window, as from any of the ways to it.
static void openOn(DialogFixture& on, const schema::ActionRecord& record)
{
    on.n1().sayAction(record);
    const schema::ActionRecord told = on.session->store().action(record.id).value();
    on.dialog = new PlanDialog(*on.session, on.window.get(), told);
}

void PlanAgainTest::closingItStopsNothing()
{
    standStill(0s);
    DialogFixture on;
    openOn(on, recordOf(handOverPlan("n2"), 0));
    QPushButton* close = on.button("Close");
    QVERIFY(close != nullptr);
    QCOMPARE(QApplication::focusWidget(), close); // a key that comes too much stops nothing
    QSignalSpy closed(on.dialog, &PlanDialog::closed);
    QTest::keyClick(close, Qt::Key_Space);
    QCOMPARE(closed.count(), 1);
    QVERIFY(on.n1().cancelled.empty());
    QVERIFY(on.session->runningAction().has_value());
}

void PlanAgainTest::aColleagueStopsIt()
{
    DialogFixture first;
    first.openReady();
    QVERIFY(first.confirm());
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 0);
    first.n1().confirmAnswer(record);
    first.n1().sayAction(record);
    QTest::keyClick(first.dialog, Qt::Key_Escape);
    DialogFixture second;
    second.session->setReadOnly(false);
    openOn(second, record);
    QTest::mouseClick(second.button("Stop the action"), Qt::LeftButton);
    QCOMPARE(second.n1().cancelled, std::vector<std::string>{record.id});
    QVERIFY(first.n1().cancelled.empty());
    record.cancelRequested = true;
    second.n1().sayAction(record);
    QVERIFY(second.text().contains(QLatin1String("Stopping after this step.")));
    record.state = ActionState::Cancelled;
    record.result = "stopped before step 2";
    second.n1().sayAction(record);
    QCOMPARE(second.dialog->phase(), PlanDialog::Phase::Ended);
    openOn(first, record);
    QCOMPARE(first.dialog->phase(), PlanDialog::Phase::Ended);
    QTRY_VERIFY(first.text().contains(QLatin1String("stopped before step 2")));
}

void PlanAgainTest::whoMayNotStopItSeesWhy_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<QString>("why");
    QTest::addColumn<bool>("unlocks");
    const auto row = [](const char* name, const char* role, bool readOnly, const char* why,
                        bool unlocks) {
        QTest::newRow(name) << QString::fromLatin1(role) << readOnly << QString::fromLatin1(why)
                            << unlocks;
    };
    row("given an operator, then it can be stopped", "operator", false, "", false);
    row("given the lock, then it is to be opened first", "operator", true,
        "The console is read-only: unlock it first.", true);
    row("given a viewer, then who may is told", "viewer", true, "may look and plan", false);
    row("given a viewer without the lock, then too", "viewer", false, "may look and plan", false);
}

void PlanAgainTest::whoMayNotStopItSeesWhy()
{
    QFETCH(const QString, role);
    QFETCH(const bool, readOnly);
    QFETCH(const QString, why);
    QFETCH(const bool, unlocks);
    standStill(0s);
    DialogFixture on;
    on.session->setIdentity(
        {QStringLiteral("lab"), role, QStringLiteral("reza"), QStringLiteral("reza.crt"), {}});
    on.session->setReadOnly(readOnly);
    openOn(on, recordOf(handOverPlan("n2"), 0));
    const QPushButton* stop = on.button("Stop the action");
    QVERIFY(stop != nullptr);
    QCOMPARE(stop->isEnabled(), why.isEmpty());
    QVERIFY2(stop->toolTip().contains(why), qPrintable(stop->toolTip()));
    QTRY_VERIFY2(on.text().contains(why), qPrintable(on.text()));
    QCOMPARE(on.dialog->findChild<QPushButton*>(QStringLiteral("unlock action"))->isVisible(),
             unlocks);
}

void PlanAgainTest::whatEndedIsTakenBack()
{
    standStill(0s);
    DialogFixture on;
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = ActionState::Succeeded;
    record.result = "n2 owns 192.0.2.100";
    openOn(on, record);
    QCOMPARE(on.dialog->phase(), PlanDialog::Phase::Ended);
    QTRY_VERIFY(on.text().contains(QLatin1String("n2 owns 192.0.2.100")));
    QPushButton* back = on.button("Plan the way back…");
    QVERIFY(back != nullptr && !back->isEnabled());
    QTest::mouseClick(on.button("Unlock"), Qt::LeftButton);
    QVERIFY(back->isEnabled());
    on.n1().planAnswer = handOverPlan("n1");
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(on.n1().planned.back().parameters.at("to"), std::string("n1"));
    QCOMPARE(on.dialog->phase(), PlanDialog::Phase::Planned);
    QVERIFY(on.n1().confirmations.empty());
}

void PlanAgainTest::thePastShowsNoAction()
{
    standStill(0s);
    DialogFixture on;
    const schema::ActionRecord record = recordOf(handOverPlan("n2"), 0);
    on.n1().sayAction(record);
    QSignalSpy wanted(on.session.get(), &link::Session::actionWanted);
    QSignalSpy refused(on.session.get(), &link::Session::actionRefused);
    QVERIFY(!on.session->showAction("nobody's"));
    QCOMPARE(refused.count(), 1);
    QTRY_VERIFY(on.session->replay().show(link::wallNow()));
    QVERIFY(!on.session->showAction(record.id));
    QVERIFY(refused.back().front().toString().contains(QLatin1String("Replay shows the past")));
    QCOMPARE(wanted.count(), 0);
    on.session->replay().stop();
    QVERIFY(on.session->showAction(record.id));
    QCOMPARE(wanted.count(), 1);
}

void PlanAgainTest::theWayBackByTheEnd_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<std::size_t>("done"); ///< steps; the first one is the decisive one
    QTest::addColumn<bool>("hasInverse");
    QTest::addColumn<int>("way");
    const auto row = [](const char* name, ActionState state, std::size_t done, bool hasInverse,
                        WayBack way) {
        QTest::newRow(name) << static_cast<int>(state) << done << hasInverse
                            << static_cast<int>(way);
    };
    row("succeeded", ActionState::Succeeded, 2, true, WayBack::Whole);
    row("succeeded, and nothing leads back", ActionState::Succeeded, 2, false, WayBack::None);
    row("succeeded with losses", ActionState::SucceededWithLosses, 2, true, WayBack::Whole);
    row("cancelled", ActionState::Cancelled, 1, true, WayBack::None);
    row("failed and taken back", ActionState::FailedUndone, 1, true, WayBack::None);
    row("failed after the decisive step", ActionState::FailedNeedsHands, 1, true,
        WayBack::OfFailure);
    row("failed before it", ActionState::FailedNeedsHands, 0, true, WayBack::None);
    row("failed, and nothing leads back", ActionState::FailedNeedsHands, 1, false, WayBack::None);
    row("nobody knows how", ActionState::Unknown, 2, true, WayBack::None);
    row("not ended", ActionState::Running, 1, true, WayBack::None);
    row("not ended, but observed", ActionState::Verifying, 2, true, WayBack::None);
}

void PlanAgainTest::theWayBackByTheEnd()
{
    QFETCH(const int, state);
    QFETCH(const std::size_t, done);
    QFETCH(const bool, hasInverse);
    QFETCH(const int, way);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), done);
    record.state = static_cast<ActionState>(state);
    if (!hasInverse) {
        record.plan.draft.inverse.reset();
    }
    QCOMPARE(static_cast<int>(ui::actions::wayBackOf(record)), way);
    for (schema::PlannedStep& step : record.plan.draft.steps) {
        step.pointOfNoReturn = false; // which one decides is not said any more
    }
    const bool whole = way == static_cast<int>(WayBack::Whole);
    QCOMPARE(ui::actions::wayBackOf(record), whole ? WayBack::Whole : WayBack::None);
}

void PlanAgainTest::afterAFailureItSaysWhatWasDone()
{
    standStill(0s);
    DialogFixture on;
    on.session->setReadOnly(false);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 1);
    record.steps[1].state = schema::StepState::Failed;
    record.state = ActionState::FailedNeedsHands;
    record.result = "step 2 of 2 (n1 gives way): no answer";
    openOn(on, record);
    QVERIFY(on.button("Plan the way back…") == nullptr);
    const QPushButton* back = on.button("Plan the way back of what was done…");
    QVERIFY(back != nullptr && back->isEnabled());
    QCOMPARE(back->accessibleDescription(),
             QStringLiteral("Step 1 was done, although the action failed."));
}

/// n1 runs the second step and is silent for so long, while the others go on.
static void silence(std::map<std::string, FakeLink*>& agents,
                    const link::Session& session,
                    Duration silent)
{
    agents["n1"]->sayAction(recordOf(handOverPlan("n2"), 1));
    standStill(silent);
    QTRY_VERIFY([&] {
        agents["n2"]->sayHeartbeat();
        agents["n3"]->sayHeartbeat();
        return session.store().agent("n1")->freshness != schema::State::Ok;
    }());
}

void PlanAgainTest::whatRanWhenItsRunnerFellSilentIsInTheWay_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("inTheWay");
    // Two steps of 10 s, the way back from each, and 5 s to look.
    QTest::newRow("given a moment of silence, then it is") << 4 << true;
    QTest::newRow("given half a minute, then too") << 31 << true;
    QTest::newRow("given less than its plan allows, then too") << 44 << true;
    QTest::newRow("given more, then it is over, however it ended") << 46 << false;
}

void PlanAgainTest::whatRanWhenItsRunnerFellSilentIsInTheWay()
{
    QFETCH(const int, seconds);
    QFETCH(const bool, inTheWay);
    standStill(0s);
    DialogFixture on;
    on.session->setReadOnly(false);
    silence(on.agents, *on.session, std::chrono::seconds(seconds));
    const std::optional<schema::ActionRecord> running = on.session->runningAction();
    QCOMPARE(running.has_value(), inTheWay);
    QCOMPARE(on.session->whyNoAction(),
             inTheWay ? QStringLiteral("operator/sara was running: Hand 192.0.2.100 over from n1 "
                                       "to n2. Not known since %1: step 2 of 2 was the last heard.")
                            .arg(shared::timeOfDay(SomeDay))
                      : QString());
    if (inTheWay) {
        QCOMPARE(running->state, ActionState::Unknown);
        QVERIFY(!on.session->requestAction("floating_ip.hand_over", "floating_ip/web"));
        on.n1().sayHeartbeat();
        QVERIFY(on.session->whyNoAction().contains(QLatin1String("operator/sara is running")));
    }
}

void PlanAgainTest::whoTakesItOverTellsHowItGoesOn()
{
    standStill(0s);
    DialogFixture on;
    on.session->setReadOnly(false);
    silence(on.agents, *on.session, 4s);
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 1);
    record.holder = "n2";
    record.fence = 2;
    on.agents["n2"]->sayAction(record);
    QVERIFY(on.session->whyNoAction().contains(QLatin1String("operator/sara is running")));
    QCOMPARE(on.session->runningActions().size(), std::size_t{1});
    record.state = ActionState::FailedUndone;
    record.result = "taken back";
    on.agents["n2"]->sayAction(record);
    QCOMPARE(on.session->whyNoAction(), QString());
}

/// While nothing can be agreed on nobody takes it over: what mends that is not kept by it.
void PlanAgainTest::recoveryStaysPossible()
{
    standStill(0s);
    DialogFixture on;
    silence(on.agents, *on.session, 4s);
    QVERIFY(!on.session->canUnlock());
    QVERIFY(!on.session->canUnlock(link::Session::NeedsNoLeader));
    for (const char* node : {"n2", "n3"}) {
        on.agents[node]->sayGroup(minorityOf(node));
    }
    QVERIFY(!on.session->canUnlock());
    QVERIFY(on.session->canUnlock(link::Session::NeedsNoLeader));
}

void PlanAgainTest::theStripSaysWhatIsNotKnown()
{
    openRunning();
    session_->setReadOnly(false);
    silence(agents_, *session_, 4s);
    const QString told = QStringLiteral("not known since %1: Hand 192.0.2.100 over from n1 to n2 "
                                        "(by operator/sara), step 2 of 2 was the last heard")
                             .arg(shared::timeOfDay(SomeDay));
    QTRY_VERIFY2(text().contains(told), qPrintable(text()));
    QVERIFY(!text().contains(QLatin1String("no action is running")));
    session_->select(QStringLiteral("floating_ip/web"));
    auto* action = window_->findChild<QPushButton*>(QStringLiteral("action floating_ip.hand_over"));
    QVERIFY(action != nullptr);
    QTRY_VERIFY(!action->isEnabled());
    QTRY_VERIFY(action->toolTip().contains(QLatin1String("was running")));
    auto* show = window_->findChild<QPushButton*>(QStringLiteral("show action"));
    QTest::mouseClick(show, Qt::LeftButton);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QTRY_VERIFY2(text().contains(QLatin1String("Contact with n1 is lost.")), qPrintable(text()));
}

} // namespace bafar::test

using bafar::test::PlanAgainTest;
TEST_CLASS(PlanAgainTest)
#include "plan_again_test.moc"
