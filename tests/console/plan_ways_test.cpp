// The rules of dangerous actions about the ways to a plan and what bars them: forced variants (D4),
// buttons, palette and command (D8), draining (D14), paused automation (D15). It is
// larger than the budget because every rule has its cases on one window.
#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include "app/dump.h"
#include "core/schema/json.h"
#include "tests/console/dialog_fixture.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/palette/model.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using namespace std::chrono_literals;

class PlanWaysTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void d4TheForcedOneIsAnEntryOfItsOwn();
    void d8EveryWayLeadsToTheSamePlan_data();
    void d8EveryWayLeadsToTheSamePlan();
    void d14ADrainThatLeavesTooLittleIsAHardStop_data();
    void d14ADrainThatLeavesTooLittleIsAHardStop();
    void d14ADrainCountsDownAndNamesWhatIsLeft();
    void d15TheWayOutStandsBesideWhatWaits();

private:
    void open();
    void beat();
    void find(const QString& typed);
    [[nodiscard]] QPushButton* seenButton(const QWidget& place, const char* name) const;

    [[nodiscard]] FakeLink& n1() { return *agents_["n1"]; }

    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

void PlanWaysTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanWaysTest::cleanup()
{
    closeWindow();
    link::holdClocks({});
}

/// The window on three agents of which n2 owns the floating IP, unlocked.
void PlanWaysTest::open()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n2");
        link->planAnswer = handOverPlan("n2");
    }
    QTRY_VERIFY(session_->topology().find("floating_ip/web") != nullptr);
    session_->setReadOnly(false);
}

/// Every agent is heard again: looking takes longer than a word stays fresh.
void PlanWaysTest::beat()
{
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
}

/// Types it in the palette.
void PlanWaysTest::find(const QString& typed)
{
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    auto* line = window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
    QTRY_VERIFY(line != nullptr && line->hasFocus());
    line->setText(typed);
}

QPushButton* PlanWaysTest::seenButton(const QWidget& place, const char* name) const
{
    QPushButton* found = nullptr;
    (void)QTest::qWaitFor([&] {
        for (auto* one : place.findChildren<QPushButton*>(QString::fromLatin1(name))) {
            found = one->isVisible() ? one : found;
        }
        return found != nullptr;
    });
    return found;
}

static QStringList actionsListed(const QWidget& window)
{
    const auto* view = window.findChild<QListView*>(QStringLiteral("paletteList"));
    const auto* model = qobject_cast<const ui::palette::RowsList*>(view->model());
    QStringList titles;
    for (const ui::palette::Row& row : model->rows()) {
        if (!row.isHead && row.entry.kind == ui::palette::Kind::Action) {
            titles.append(row.title);
        }
    }
    return titles;
}

static schema::ActionInfo groupOffer(const char* name,
                                     const char* title,
                                     const char* subject,
                                     schema::ActionClass risk)
{
    schema::ActionInfo offer;
    offer.name = name;
    offer.title = title;
    offer.subject = subject;
    offer.risk = risk;
    return offer;
}

/// Nothing in the plan of the ordinary one forces it.
void PlanWaysTest::d4TheForcedOneIsAnEntryOfItsOwn()
{
    open();
    n1().sayOffers({groupOffer("cluster.dismiss", "Dismiss from the group", "node/n2",
                               schema::ActionClass::Disruptive),
                    groupOffer("cluster.recover", "Recover the group by force", "",
                               schema::ActionClass::DataRisk)});
    schema::Plan forced = handOverPlan("n2");
    forced.request = {"cluster.recover", {}, ""};
    forced.draft.risk = schema::ActionClass::DataRisk;
    n1().planAnswer = forced;
    find(QStringLiteral("the group"));
    const QStringList listed = actionsListed(*window_);
    QVERIFY2(listed.contains(QStringLiteral("Dismiss from the group…")) &&
                 listed.contains(QStringLiteral("Recover the group by force…")),
             qPrintable(listed.join(QLatin1Char('|'))));
    auto* line = window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
    line->setText(QStringLiteral("by force"));
    beat();
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QCOMPARE(n1().planned.size(), std::size_t{1});
    QCOMPARE(n1().planned[0].action, std::string("cluster.recover"));
    const ui::actions::PlanDialog* dialog = window_->planDialog();
    QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("typed name"))->isVisible());
    QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("reason"))->isVisible());
    QVERIFY(dialog->findChildren<QCheckBox*>().isEmpty());
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    QTRY_VERIFY(window_->planDialog() == nullptr);
    n1().planAnswer = handOverPlan("n2");
    beat();
    QVERIFY(session_->requestAction("cluster.dismiss", "node/n2"));
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QCOMPARE(n1().planned.back().action, std::string("cluster.dismiss"));
    QVERIFY(n1().planned.back().parameters.empty());
    QVERIFY(window_->planDialog()->findChildren<QCheckBox*>().isEmpty());
    QVERIFY(n1().confirmations.empty());
}

void PlanWaysTest::d8EveryWayLeadsToTheSamePlan_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("given the button beside the map") << QStringLiteral("topology");
    QTest::newRow("given the button of its own page") << QStringLiteral("floating_ip");
    QTest::newRow("given the palette") << QString();
}

void PlanWaysTest::d8EveryWayLeadsToTheSamePlan()
{
    QFETCH(const QString, page);
    open();
    if (page.isEmpty()) {
        find(QStringLiteral("hand over"));
        beat();
        QTest::keyClick(window_->findChild<QLineEdit*>(QStringLiteral("paletteLine")),
                        Qt::Key_Return);
    } else {
        window_->openPage(page);
        session_->select(QStringLiteral("floating_ip/web"));
        QPushButton* button = seenButton(*window_, "action floating_ip.hand_over");
        QVERIFY(button != nullptr && button->isEnabled());
        beat();
        QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QCOMPARE(n1().planned.size(), std::size_t{1});
    const schema::ActionRequest& asked = n1().planned[0];
    QCOMPARE(asked.action, std::string("floating_ip.hand_over"));
    QCOMPARE(asked.parameters,
             (std::map<std::string, std::string>{{"address", "web"}, {"to", "n2"}}));
    QTRY_VERIFY2(
        text().contains(QLatin1String("bafarctl act floating_ip.hand_over address=web to=n2")),
        qPrintable(text()));
    QVERIFY(n1().confirmations.empty());
}

/// As the agents draft it: Swarm is told, and its tasks are waited for.
static schema::Plan drainPlan()
{
    schema::Plan plan = handOverPlan("n2");
    plan.request = {"services.drain", {{"node", "n2"}}, ""};
    plan.command = "bafarctl act services.drain node=n2";
    schema::Draft& draft = plan.draft;
    draft.title = "Drain n2 in the Swarm";
    draft.verb = "drain n2";
    draft.candidates.clear();
    draft.steps[0].text = "Swarm makes n2 drain";
    draft.steps[0].pointOfNoReturn = false;
    draft.steps[1].text = "no task runs on n2 any more";
    draft.steps[1].onlyLooks = true;
    draft.consequences = {{"tasks moved", "3"}, {"of services", "api (1), web (2)"}};
    const schema::Condition holds = draft.preconditions[0];
    draft.preconditions.clear();
    for (const char* condition : {"each of its tasks finds a place on another node",
                                  "every service keeps the tasks that it must have",
                                  "the managers keep their quorum without it"}) {
        draft.preconditions.push_back(holds);
        draft.preconditions.back().text = condition;
        draft.preconditions.back().detail = "says n1";
    }
    draft.postconditions[0].text = "n2 is drained";
    draft.postconditions[1].text = "no task runs on n2";
    return plan;
}

void PlanWaysTest::d14ADrainThatLeavesTooLittleIsAHardStop_data()
{
    QTest::addColumn<int>("condition");
    QTest::addColumn<QString>("said");
    QTest::newRow("given a task that finds no place")
        << 0 << QStringLiteral("web: no other node meets node.labels.disk==ssd");
    QTest::newRow("given too few tasks left")
        << 1 << QStringLiteral("web would have 0 of at least 1");
    QTest::newRow("given a quorum that would be lost")
        << 2 << QStringLiteral("1 of 3 managers would be left");
}

/// What blocks it is named, and there is nothing to tick, to type or to hold that goes past it.
void PlanWaysTest::d14ADrainThatLeavesTooLittleIsAHardStop()
{
    QFETCH(const int, condition);
    QFETCH(const QString, said);
    link::Moment now{Instant(1h), SomeDay};
    link::holdClocks(now);
    DialogFixture on;
    schema::Plan plan = drainPlan();
    schema::Condition& blocks = plan.draft.preconditions[static_cast<std::size_t>(condition)];
    blocks.verdict = schema::Verdict::Fail;
    blocks.detail = said.toStdString();
    on.n1().planAnswer = plan;
    on.open();
    now.monotonic += 2s; // on the screen for long enough
    link::holdClocks(now);
    QTRY_VERIFY2(on.text().contains(QLatin1String("computed by n1 2.0 s ago")),
                 qPrintable(on.text()));
    QVERIFY(on.text().contains(QStringLiteral("A precondition does not hold: %1 (%2)")
                                   .arg(QString::fromStdString(blocks.text), said)));
    QVERIFY(on.text().contains(QLatin1String("of services")));
    QVERIFY(!on.dialog->holdButton()->isEnabled());
    for (const QLineEdit* line : on.dialog->findChildren<QLineEdit*>()) {
        QVERIFY(!line->isVisible());
    }
    QVERIFY(on.dialog->findChildren<QCheckBox*>().isEmpty());
    QVERIFY(on.button("Plan again") == nullptr);
    QVERIFY(on.n1().confirmations.empty());
}

void PlanWaysTest::d14ADrainCountsDownAndNamesWhatIsLeft()
{
    DialogFixture on;
    const schema::Plan plan = drainPlan();
    on.n1().planAnswer = plan;
    on.openReady();
    QVERIFY(on.confirm());
    schema::ActionRecord record = recordOf(plan, 1);
    record.steps[1].log = "3 left: api.1, web.1, web.2";
    on.n1().confirmAnswer(record);
    QTRY_VERIFY2(on.text().contains(QLatin1String("3 left: api.1, web.1")), qPrintable(on.text()));
    QVERIFY(on.button("Stop the action")->isEnabled());
    record.steps[1].log = "1 left: web.2";
    on.n1().sayAction(record);
    QTRY_VERIFY(on.text().contains(QLatin1String("1 left: web.2")));
    QVERIFY(!on.text().contains(QLatin1String("3 left")));
    record.steps[1].state = schema::StepState::Done;
    record.steps[1].log = "no task runs on n2 any more";
    record.state = schema::ActionState::Succeeded;
    on.n1().sayAction(record);
    QTRY_VERIFY(on.text().contains(QLatin1String("succeeded")));
    QVERIFY(!on.text().contains(QLatin1String("1 left")));
}

/// n1 outranks the owner and waits: until when, by which rule, and the plan that ends the waiting.
void PlanWaysTest::d15TheWayOutStandsBesideWhatWaits()
{
    open();
    n1().sayOffers({handOverOffer({"n3", "n1"})});
    schema::floating_ip::Status status;
    schema::floating_ip::RouterStatus& router = status.routers.emplace_back();
    router.id = "web";
    router.state = schema::floating_ip::RouterState::Backup;
    router.basePriority = router.priority = 110;
    router.ownerNode = "n2";
    const WallTime until{link::wallNow().unixMs + 60'000};
    router.preemptAt = until;
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.concept_ = std::string(schema::floating_ip::Name);
    message.at = link::wallNow();
    message.report.emplace();
    message.report->status.text = schema::toJson(status);
    n1().say(message); // the last word: holds are told by its clock
    window_->openPage(QStringLiteral("topology"));
    session_->select(QStringLiteral("floating_ip/web"));
    QTRY_VERIFY2(text().contains(QLatin1String("Return to n1 paused until ")), qPrintable(text()));
    QVERIFY(text().contains(shared::timeOfDay(until).left(5)));
    QVERIFY2(text().contains(QLatin1String("waits as preempt_delay says")), qPrintable(text()));
    QPushButton* out = nullptr;
    for (const QWidget* holds : window_->findChildren<QWidget*>(QStringLiteral("holds"))) {
        if (holds->isVisible()) {
            out = seenButton(*holds, "action floating_ip.hand_over");
        }
    }
    QVERIFY(out != nullptr && out->isEnabled());
    beat();
    QTest::mouseClick(out, Qt::LeftButton);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QCOMPARE(n1().planned.back().parameters,
             (std::map<std::string, std::string>{{"address", "web"}, {"to", "n1"}}));
    QVERIFY(n1().confirmations.empty());
}

} // namespace bafar::test

using bafar::test::PlanWaysTest;
TEST_CLASS(PlanWaysTest)
#include "plan_ways_test.moc"
