// Five tasks of an operator, each done on the real window once with the mouse and once with keys
// alone, from the page it opens on, read-only as it opens: how many clicks, keys and seconds each
// takes. Four run on simulated agents that really do what is asked (app/demo_world), one on agents
// made by hand, since the simulator's Docker takes no orders. It is larger than the budget because
// each task is spelt out in both ways.
//
// On an X server (QT_QPA_PLATFORM=xcb; tests/bench/parts/tasks) every click and key comes from the
// server's own pointer and keyboard, and the test fails where one did not. ctest runs it offscreen,
// where they are Qt Test's events.
//
// Lines "task_a_clicks N count" go to the standard output, and to the file of BAFAR_TASK_FIGURES.
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "app/console.h"
#include "app/dump.h"
#include "core/schema/deployment.h"
#include "core/schema/json.h"
#include "core/schema/services.h"
#include "tests/console/full_cluster.h"
#include "tests/console/tasks_person.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/events/table.h"
#include "ui/link/clock.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using schema::ActionState;
using ui::actions::PlanDialog;

class TasksTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void theFailedNodeIsFound_data() { ways(); }

    void theFailedNodeIsFound();

    void theAddressIsHandedOverAndBack_data() { ways(); }

    void theAddressIsHandedOverAndBack();

    void whyAPlanIsRefusedIsSeen_data() { ways(); }

    void whyAPlanIsRefusedIsSeen();

    void aServiceIsRolledBack_data() { ways(); }

    void aServiceIsRolledBack();

    void whatHappenedAtAMinuteIsFound_data() { ways(); }

    void whatHappenedAtAMinuteIsFound();

private:
    static void ways();
    void openDemo(const QByteArray& story);
    void openFakes();
    void done(char task, const Person& person, int bar) const;
    [[nodiscard]] bool ended(const char* owner);
    [[nodiscard]] std::string owner() const;

    std::unique_ptr<app::Console> console_;
    QTemporaryDir folder_;
};

void TasksTest::initTestCase()
{
    shared::exposePaintedItems();
}

void TasksTest::cleanup()
{
    console_.reset();
    closeWindow();
}

void TasksTest::ways()
{
    QTest::addColumn<bool>("byKeys");
    QTest::newRow("with the mouse") << false;
    QTest::newRow("with keys alone") << true;
}

/// Simulated agents that have lived through this story; it opens at 180 s.
void TasksTest::openDemo(const QByteArray& story)
{
    QFile file(folder_.filePath(QStringLiteral("task.story")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(story);
    file.close();
    app::Options options;
    options.demo = true;
    options.headless = true;
    options.keepsArrangement = false;
    options.story = file.fileName();
    auto console = app::Console::make(options);
    QVERIFY2(console.has_value(), console ? "" : console.error().text.c_str());
    console_ = std::move(*console);
    console_->start();
    QVERIFY(QTest::qWaitForWindowExposed(&console_->window()));
    console_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
    const link::Session& session = console_->session();
    QTRY_VERIFY_WITH_TIMEOUT(!session.topology().things.empty() && !session.selection().isEmpty() &&
                                 session.linkFor("floating_ip.hand_over") != nullptr,
                             30'000);
    QTest::qWait(1500); // the picture is calm
    QVERIFY(session.readOnly());
    QCOMPARE(console_->window().page(), QStringLiteral("topology"));
}

void TasksTest::done(char task, const Person& person, int bar) const
{
    const bool byKeys = QString::fromLatin1(QTest::currentDataTag()).contains(QLatin1String("key"));
    const QString name = QStringLiteral("task_%1_").arg(QLatin1Char(task));
    QString lines;
    if (byKeys) {
        lines = name + QStringLiteral("keys %1 count\n").arg(person.keys()) + name +
                QStringLiteral("keys_seconds %1 s\n").arg(person.seconds(), 0, 'f', 1);
        QCOMPARE(person.clicks(), 0);
    } else {
        lines = name + QStringLiteral("clicks %1 count\n").arg(person.clicks()) + name +
                QStringLiteral("clicks_bar %1 count\n").arg(bar) + name +
                QStringLiteral("clicks_seconds %1 s\n").arg(person.seconds(), 0, 'f', 1);
        QCOMPARE(person.keys(), 0);
        QVERIFY2(person.clicks() <= bar, qPrintable(lines));
    }
    if (QGuiApplication::platformName() == QLatin1String("xcb")) {
        lines += name + (byKeys ? QStringLiteral("keys") : QStringLiteral("clicks")) +
                 QStringLiteral("_device_events %1 count\n").arg(person.deviceEvents());
        QVERIFY2(person.deviceEvents() >= 2 * (person.clicks() + person.keys()),
                 qPrintable(lines)); // each was pressed and released
    }
    std::fputs(qPrintable(lines), stdout);
    QFile file(qEnvironmentVariable("BAFAR_TASK_FIGURES"));
    if (!file.fileName().isEmpty() && file.open(QIODevice::Append)) {
        file.write(lines.toUtf8());
    }
}

/// n3 died two minutes ago: it is chosen, and its name and state are on the screen.
void TasksTest::theFailedNodeIsFound()
{
    QFETCH(bool, byKeys);
    openDemo("at 60s crash n3\n");
    app::MainWindow& window = console_->window();
    Person person(window);
    if (byKeys) {
        QVERIFY(person.key(Qt::Key_K, Qt::ControlModifier));
        QVERIFY(person.sees(QStringLiteral("What is wrong now")));
        QVERIFY(person.key(Qt::Key_Return));
    } else {
        QVERIFY(person.clickItem(QStringLiteral("n3")));
    }
    QTRY_COMPARE(console_->session().selection(), QStringLiteral("node/n3"));
    QVERIFY(person.sees(QStringLiteral("n3 | unknown")));
    done('a', person, 3);
}

/// Who owns the address, by what the agents say.
std::string TasksTest::owner() const
{
    for (const topology::Edge& edge : console_->session().topology().edges) {
        if (edge.relation.kind == schema::RelationKind::Owns) {
            return edge.relation.from;
        }
    }
    return {};
}

/// The run ended well, and the address is there.
bool TasksTest::ended(const char* owner)
{
    const bool well = QTest::qWaitFor(
        [&] {
            const PlanDialog* dialog = console_->window().planDialog();
            return dialog != nullptr && dialog->phase() == PlanDialog::Phase::Ended &&
                   dialog->record()->state == ActionState::Succeeded && this->owner() == owner;
        },
        20'000);
    if (!well) {
        qInfo().noquote() << QString::fromStdString(this->owner())
                          << app::accessibleText(console_->window());
    }
    return well;
}

void TasksTest::theAddressIsHandedOverAndBack()
{
    QFETCH(bool, byKeys);
    openDemo("");
    QTRY_COMPARE(owner(), std::string("node/n1"));
    Person person(console_->window());
    if (byKeys) {
        QVERIFY(person.key(Qt::Key_L, Qt::ControlModifier));
        QVERIFY(person.find(QStringLiteral("hand over")));
        QTRY_VERIFY(console_->window().planDialog() != nullptr);
        QVERIFY(person.holdSpace());
        QVERIFY(ended("node/n2"));
        QVERIFY(person.tabTo(QStringLiteral("Plan the way back…")));
        QVERIFY(person.key(Qt::Key_Space));
        QVERIFY(person.holdSpace());
    } else {
        QVERIFY(person.click(QStringLiteral("unlock floating_ip.hand_over")));
        QVERIFY(person.holdMouse());
        QVERIFY(ended("node/n2"));
        QVERIFY(person.clickText(QStringLiteral("Plan the way back…")));
        QVERIFY(person.holdMouse());
    }
    QVERIFY(ended("node/n1"));
    QVERIFY(person.sees(QStringLiteral("succeeded")));
    done('b', person, 4);
}

/// What n1 answers: the one that may take it over is not heard.
static schema::Plan refusedPlan()
{
    schema::Plan plan = handOverPlan("n2");
    schema::Condition& live = plan.draft.preconditions.front();
    live.text = "n2 is live";
    live.verdict = schema::Verdict::Fail;
    return plan;
}

/// Nothing can be handed over to n2, and the dialog says why. The agents are fakes: real ones offer
/// first whoever could take it, and nothing while nobody could.
void TasksTest::whyAPlanIsRefusedIsSeen()
{
    QFETCH(bool, byKeys);
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    for (const auto& [name, link] : agents_) {
        link->planAnswer = refusedPlan();
        link->saySnapshot("n1");
        link->sayOffers({handOverOffer({"n2"})});
    }
    QTRY_COMPARE(session_->selection(), QStringLiteral("floating_ip/web"));
    Person person(*window_);
    if (byKeys) {
        QVERIFY(person.key(Qt::Key_L, Qt::ControlModifier));
        QVERIFY(person.find(QStringLiteral("hand over")));
    } else {
        QVERIFY(person.click(QStringLiteral("unlock floating_ip.hand_over")));
    }
    QVERIFY(person.sees(QStringLiteral("A precondition does not hold: n2 is live")));
    QTest::qWait(1500);
    QVERIFY(!window_->planDialog()->holdButton()->isEnabled());
    done('c', person, 2);
}

static schema::deployment::Deployment lastChange()
{
    schema::deployment::Deployment change;
    change.id = "d1";
    change.service = "web";
    change.kind = schema::deployment::Kind::UpdateImage;
    change.who = "operator/sara";
    change.node = "n2";
    change.fromImage = "registry.lab:5000/web:2.4.0";
    change.toImage = "registry.lab:5000/web:2.4.1";
    change.startedAt = {SomeDay.unixMs - 600'000};
    change.state = ActionState::Succeeded;
    change.took = std::chrono::seconds(42);
    change.outcome = "web runs registry.lab:5000/web:2.4.1";
    return change;
}

/// What a manager of the Swarm answers when the way back is asked for.
static schema::Plan planBack()
{
    schema::Plan plan = handOverPlan("n2");
    plan.request = {
        "services.update", {{"service", "web"}, {"image", "registry.lab:5000/web:2.4.0"}}, ""};
    plan.command = "bafarctl act services.update service=web image=registry.lab:5000/web:2.4.0";
    plan.draft.title = "Update web from registry.lab:5000/web:2.4.1 to registry.lab:5000/web:2.4.0";
    plan.draft.verb = "update web";
    plan.draft.candidates.clear();
    plan.draft.inverse.reset();
    return plan;
}

void TasksTest::openFakes()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    schema::deployment::Status changes;
    changes.state = schema::State::Ok;
    changes.records = {lastChange()};
    schema::services::Status swarm;
    swarm.services.resize(1);
    swarm.services.front().name = "web";
    swarm.services.front().image = "registry.lab:5000/web:2.4.1";
    schema::ActionInfo update;
    update.name = "services.update";
    update.title = "Update";
    update.subject = "services/web";
    update.parameters = {{"service", "The service", true, {"web"}}, {"image", "Which", true, {}}};
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name);
        message.snapshot->concepts["deployment"].status.text = schema::toJson(changes);
        message.snapshot->concepts["services"].status.text = schema::toJson(swarm);
        message.snapshot->offers.push_back(update);
        link->planAnswer = planBack();
        link->say(message);
    }
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
}

void TasksTest::aServiceIsRolledBack()
{
    QFETCH(bool, byKeys);
    openFakes();
    QVERIFY(session_->readOnly());
    QCOMPARE(window_->page(), QStringLiteral("topology"));
    Person person(*window_);
    if (byKeys) {
        QVERIFY(person.key(Qt::Key_L, Qt::ControlModifier));
        QVERIFY(person.find(QStringLiteral("deployments")));
        QTRY_COMPARE(window_->page(), QStringLiteral("deployment"));
        QVERIFY(person.tabTo(QStringLiteral("Roll back…")));
        QVERIFY(person.key(Qt::Key_Space));
        QVERIFY(person.holdSpace());
    } else {
        QVERIFY(person.click(QStringLiteral("page deployment")));
        QVERIFY(person.click(QStringLiteral("unlock roll back")));
        QVERIFY(person.holdMouse());
    }
    FakeLink* runner = agents_["n1"];
    QCOMPARE(runner->planned.back().parameters.at("image"), lastChange().fromImage);
    QCOMPARE(runner->confirmations.size(), std::size_t{1});
    schema::ActionRecord record = recordOf(planBack(), 2);
    record.state = ActionState::Succeeded;
    for (schema::Condition& condition : record.postconditions) {
        condition.verdict = schema::Verdict::Pass;
    }
    runner->confirmAnswer(record);
    QVERIFY(person.sees(QStringLiteral("succeeded")));
    done('d', person, 4);
}

/// n2 died and came back in the last three minutes: what was said in that minute stands alone.
void TasksTest::whatHappenedAtAMinuteIsFound()
{
    QFETCH(bool, byKeys);
    openDemo("at 60s crash n2\nat 70s restart n2\n");
    QString minute; // at which it happened
    for (const schema::Event& event : console_->session().store().events()) {
        if (event.text.find("n2 was not heard") != std::string::npos) {
            minute = shared::timeOfDay(event.at).left(5);
        }
    }
    QVERIFY(!minute.isEmpty());
    Person person(console_->window());
    if (byKeys) {
        QVERIFY(person.find(QStringLiteral("events")));
        QTRY_COMPARE(console_->window().page(), QStringLiteral("events"));
        QVERIFY(person.key(Qt::Key_F, Qt::ControlModifier));
        QVERIFY(person.type(minute));
    } else {
        QVERIFY(person.click(QStringLiteral("page events")));
        QTest::qWait(300);
        QVERIFY(person.clickItem(minute));
    }
    QVERIFY(person.sees(QStringLiteral("n2 was not heard")));
    auto* table = console_->window().findChild<ui::events::EventsTable*>();
    QTRY_VERIFY(table->events().rowCount() > 0);
    for (int row = 0; row < table->events().rowCount(); ++row) {
        const ui::events::EntryPtr entry = table->events().entryAt(row);
        QVERIFY(entry == nullptr || shared::timeOfDay(entry->event.at).startsWith(minute));
    }
    done('e', person, 3);
}

} // namespace bafar::test

using bafar::test::TasksTest;
TEST_CLASS(TasksTest)
#include "tasks_test.moc"
