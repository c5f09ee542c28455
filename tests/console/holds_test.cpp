// Paused automation: which facts are holds, until when, and what ends them.
// It is larger than the budget because each case is one row of one table.
#include <QLabel>
#include <QLayout>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <functional>

#include "app/dump.h"
#include "app/main_window.h"
#include "core/schema/deployment.h"
#include "core/schema/load_balancer.h"
#include "core/schema/services.h"
#include "tests/console/alert_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/things/holds.h"
#include "ui/things/holds_view.h"

namespace bafar::test {

namespace fip = schema::floating_ip;
namespace lb = schema::load_balancer;
namespace swarm = schema::services;

/// What n1 says.
struct Said {
    fip::RouterStatus router;
    swarm::Status swarm;
    lb::Status balancer;
    schema::deployment::Status changes = {};
    std::int64_t aheadMs = 0; ///< its clock, of the console's
};

class HoldsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void whatIsHeld_data();
    void whatIsHeld();
    void mutedAlertsAreHeld();
    void oneServerIsOneHold();
    void aMillisecondMakesNothingAnew();
    void aSilentAgentHoldsNothing();
    void theThingAndTheOverviewSayIt_data();
    void theThingAndTheOverviewSayIt();

private:
    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

static Said calm()
{
    Said said;
    said.router.id = "web";
    said.router.state = fip::RouterState::Backup;
    said.router.basePriority = said.router.priority = 110;
    said.router.ownerNode = "n2";
    said.swarm.swarm.leader = true;
    said.swarm.services.resize(1);
    said.swarm.services[0].id = "s1";
    said.swarm.services[0].name = "shop";
    said.swarm.nodes.resize(1);
    said.swarm.nodes[0].id = "x";
    said.swarm.nodes[0].node = "n3";
    said.swarm.nodes[0].availability = "active";
    said.balancer.upstreams.resize(1);
    said.balancer.upstreams[0].id = "shop";
    said.balancer.upstreams[0].service = "shop";
    said.balancer.upstreams[0].servers.resize(1);
    said.balancer.upstreams[0].servers[0].name = "shop.1";
    return said;
}

/// As n1 says it, with whatever else it said before.
static void say(FakeLink& link, const Said& said)
{
    fip::Status floating;
    floating.routers = {said.router};
    const std::pair<const char*, std::string> reports[] = {
        {"floating_ip", schema::toJson(floating)},
        {"services", schema::toJson(said.swarm)},
        {"load_balancer", schema::toJson(said.balancer)},
        {"deployment", schema::toJson(said.changes)}};
    for (const auto& [name, json] : reports) {
        schema::Message message;
        message.kind = schema::MessageKind::Report;
        message.concept_ = name;
        message.at = {SomeDay.unixMs + said.aheadMs};
        message.report.emplace();
        message.report->status.text = json;
        link.say(message);
    }
}

static QString textOf(const ui::things::Hold& hold)
{
    return shared::withoutIsolation(
        QString::fromStdString(hold.entity) + QLatin1Char('|') + ui::things::holdTitle(hold) +
        QLatin1Char('|') +
        (hold.end ? QString::fromStdString(hold.end->action) : QStringLiteral("-")));
}

/// "shop" came to its end an hour ago; a person's action for `service` began `msAgo` and took 20 s.
static void rollBackAnHourAgo(Said& said, const char* service, std::int64_t msAgo)
{
    said.swarm.services[0].update.state = "rollback_completed";
    said.swarm.services[0].update.completedAt = {SomeDay.unixMs - 3'600'000};
    schema::deployment::Deployment record;
    record.id = std::string(service) + std::to_string(msAgo);
    record.service = service;
    record.kind = schema::deployment::Kind::RollBack;
    record.state = schema::ActionState::Succeeded;
    record.startedAt = {SomeDay.unixMs - msAgo};
    record.took = std::chrono::seconds(20);
    said.changes.records.push_back(record);
}

/// It is larger than the budget because each case is one row of one table.
void HoldsTest::whatIsHeld_data()
{
    using Make = std::function<void(Said&)>;
    QTest::addColumn<Make>("given");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, Make given, const char* then) {
        QTest::newRow(name) << std::move(given) << QString::fromLatin1(then);
    };
    row(
        "given that all is calm, then nothing", [](Said&) {}, "");
    row(
        "given a node that waits out preempt_delay",
        [](Said& said) { said.router.preemptAt = {SomeDay.unixMs + 30'000}; },
        "floating_ip/web|Return to n1 paused until T+30|floating_ip.hand_over");
    row(
        "given that its clock is two minutes ahead, then until when by the console's",
        [](Said& said) {
            said.aheadMs = 120'000;
            said.router.preemptAt = {SomeDay.unixMs + 150'000};
        },
        "floating_ip/web|Return to n1 paused until T+30|floating_ip.hand_over");
    row(
        "given that its clock is two minutes behind",
        [](Said& said) {
            said.aheadMs = -120'000;
            said.router.preemptAt = {SomeDay.unixMs - 90'000};
        },
        "floating_ip/web|Return to n1 paused until T+30|floating_ip.hand_over");
    row(
        "given that its clock is ahead and the delay is over, then nothing",
        [](Said& said) {
            said.aheadMs = 120'000;
            said.router.preemptAt = {SomeDay.unixMs + 60'000};
        },
        "");
    row(
        "given that the delay is over, then nothing",
        [](Said& said) { said.router.preemptAt = {SomeDay.unixMs - 1}; }, "");
    row(
        "given a host that refused the addresses",
        [](Said& said) { said.router.pausedUntil = {SomeDay.unixMs + 5'000}; },
        "floating_ip/web|Take-over by n1 paused until T+5|-");
    row(
        "given a hand-over that holds",
        [](Said& said) {
            said.router.state = fip::RouterState::Active;
            said.router.priority = 200;
        },
        "floating_ip/web|Return to the node of highest priority paused|floating_ip.hand_over");
    row(
        "given an update that Swarm stopped",
        [](Said& said) { said.swarm.services[0].update.state = "paused"; },
        "services/shop|Update paused|services.roll_back");
    row(
        "given one that was rolled back an hour ago",
        [](Said& said) {
            said.swarm.services[0].update.state = "rollback_completed";
            said.swarm.services[0].update.completedAt = {SomeDay.unixMs - 3'600'000};
        },
        "services/shop|Retry of the update paused|-");
    row(
        "given one that somebody rolled back, then nothing is paused",
        [](Said& said) { rollBackAnHourAgo(said, "shop", 3'610'000); }, "");
    row(
        "given that somebody rolled back another service, or this one long before",
        [](Said& said) {
            rollBackAnHourAgo(said, "other", 3'610'000);
            rollBackAnHourAgo(said, "shop", 9'000'000);
        },
        "services/shop|Retry of the update paused|-");
    row(
        "given one that was rolled back last week, then it is no news",
        [](Said& said) {
            said.swarm.services[0].update.state = "rollback_completed";
            said.swarm.services[0].update.completedAt = {SomeDay.unixMs - 600'000'000};
        },
        "");
    row(
        "given a node that gets no tasks",
        [](Said& said) { said.swarm.nodes[0].availability = "drain"; },
        "node/n3|New tasks paused|services.activate");
    row(
        "given a server that is left out",
        [](Said& said) { said.balancer.upstreams[0].servers[0].ejected = true; },
        "services/shop.1|Requests from n1 to shop.1 paused|-");
    row(
        "given two, then the soonest to end first",
        [](Said& said) {
            said.router.preemptAt = {SomeDay.unixMs + 30'000};
            said.router.pausedUntil = {SomeDay.unixMs + 5'000};
            said.swarm.services[0].update.state = "paused";
        },
        "floating_ip/web|Take-over by n1 paused until T+5|-\n"
        "floating_ip/web|Return to n1 paused until T+30|floating_ip.hand_over\n"
        "services/shop|Update paused|services.roll_back");
}

void HoldsTest::whatIsHeld()
{
    QFETCH(const std::function<void(Said&)>, given);
    QFETCH(QString, then);
    FakeCluster fakes;
    auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    agents["n1"]->saySnapshot("n2");
    Said said = calm();
    given(said);
    say(*agents["n1"], said);
    QStringList found;
    for (const ui::things::Hold& hold :
         ui::things::holdsOf(session.store(), session.alerts(), SomeDay)) {
        QVERIFY(!hold.rule.isEmpty());
        found.append(textOf(hold));
    }
    for (const int seconds : {5, 30}) {
        then.replace(QStringLiteral("T+%1|").arg(seconds),
                     shared::timeOfDay({SomeDay.unixMs + seconds * 1000}) + QLatin1Char('|'));
    }
    QCOMPARE(found.join(QLatin1Char('\n')), then);
}

void HoldsTest::mutedAlertsAreHeld()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    speakAlerts(agents_, someAlerts());
    const auto texts = [this] {
        QStringList all;
        for (const ui::things::Hold& hold :
             ui::things::holdsOf(session_->store(), session_->alerts(), link::wallNow())) {
            all.append(textOf(hold));
        }
        return all.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY2(texts().contains(QLatin1String("node/n2|Messages about 1 alert paused")),
                 qPrintable(texts()));
}

void HoldsTest::oneServerIsOneHold()
{
    FakeCluster fakes;
    auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    Said said = calm();
    said.swarm.swarm.leader = false;
    said.balancer.upstreams[0].servers[0].ejected = true;
    for (const char* node : {"n1", "n2"}) {
        agents[node]->saySnapshot("n2");
        say(*agents[node], said);
    }
    const auto holds = ui::things::holdsOf(session.store(), session.alerts(), SomeDay);
    QCOMPARE(holds.size(), std::size_t{1});
    QCOMPARE(holds[0].entity, std::string("services/shop.1"));
    const QString text = textOf(holds[0]);
    QVERIFY2(text.contains(QLatin1String("n1")) && text.contains(QLatin1String("n2")),
             qPrintable(text));
}

void HoldsTest::aMillisecondMakesNothingAnew()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    ui::things::HoldsView view(*session_, false, nullptr);
    ui::things::Hold hold;
    hold.what = hold.rule = QStringLiteral("x");
    hold.until = SomeDay;
    view.setHolds({hold});
    const QPointer<QWidget> line = view.layout()->itemAt(0)->widget();
    hold.until = WallTime{SomeDay.unixMs + 1};
    view.setHolds({hold});
    QVERIFY(view.layout()->itemAt(0)->widget() == line);
    const auto texts = [&view] {
        QStringList all;
        for (const QLabel* label : view.layout()->itemAt(0)->widget()->findChildren<QLabel*>()) {
            all.append(label->text());
        }
        return all;
    };
    const QStringList before = texts();
    hold.until = WallTime{SomeDay.unixMs + 1000};
    view.setHolds({hold});
    QVERIFY(texts() != before);
}

void HoldsTest::aSilentAgentHoldsNothing()
{
    FakeCluster fakes;
    auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    agents["n1"]->saySnapshot("n2");
    Said said = calm();
    said.swarm.services[0].update.state = "paused";
    say(*agents["n1"], said);
    QCOMPARE(ui::things::holdsOf(session.store(), session.alerts(), SomeDay).size(),
             std::size_t{1});
    agents["n1"]->sayClosed(QStringLiteral("connection refused"));
    QVERIFY(ui::things::holdsOf(session.store(), session.alerts(), SomeDay).empty());
}

void HoldsTest::theThingAndTheOverviewSayIt_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("en-dark-1440") << "en" << static_cast<int>(shared::ThemeName::Dark)
                                  << QSize(1440, 900);
    QTest::newRow("fa-light-1024")
        << "fa" << static_cast<int>(shared::ThemeName::Light) << QSize(1024, 700);
}

void HoldsTest::theThingAndTheOverviewSayIt()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    speakFull(agents_);
    Said said = calm();
    said.swarm.services[0].name = "web";
    said.swarm.services[0].update.state = "paused";
    say(*agents_["n1"], said);
    schema::ActionInfo offer;
    offer.name = "services.roll_back";
    offer.title = "Roll back";
    offer.subject = "services/web";
    offer.parameters = {{"service", "The service", true, {"web"}}};
    agents_["n1"]->sayOffers({offer});
    const auto keep = [&](const char* page) {
        if (const QString folder = qEnvironmentVariable("BAFAR_LOOK"); !folder.isEmpty()) {
            QVERIFY(app::dumpWindow(
                        *window_, folder,
                        QStringLiteral("holds-%1-%2")
                            .arg(QLatin1String(page), QLatin1String(QTest::currentDataTag())))
                        .has_value());
        }
    };
    const QString paused = language == QLatin1String("fa")
                               ? QStringLiteral("به‌روزرسانی متوقف است")
                               : QStringLiteral("Update paused");
    window_->openPage(QStringLiteral("overview"));
    QTRY_VERIFY(text().contains(paused));
    QTest::qWait(60);
    keep("overview");
    window_->openPage(QStringLiteral("topology"));
    session_->select(QStringLiteral("services/web"));
    QTRY_VERIFY(text().contains(paused));
    QTest::qWait(60);
    keep("topology");
    // The way out stands beside it, and nowhere else; it opens a plan.
    const auto ways =
        window_->findChildren<QPushButton*>(QStringLiteral("action services.roll_back"));
    const auto seen = std::count_if(ways.begin(), ways.end(),
                                    [](const QPushButton* one) { return one->isVisible(); });
    QCOMPARE(static_cast<int>(seen), 1);
    QPushButton* out = nullptr;
    const auto holds = window_->findChildren<QWidget*>(QStringLiteral("holds"));
    for (QWidget* view : holds) {
        if (view->isVisible()) {
            out = view->findChild<QPushButton*>(QStringLiteral("unlock services.roll_back"));
        }
    }
    QVERIFY(out != nullptr);
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
    QTest::mouseClick(out, Qt::LeftButton);
    QVERIFY(window_->planDialog() != nullptr);
}

} // namespace bafar::test

using bafar::test::HoldsTest;
TEST_CLASS(HoldsTest)
#include "holds_test.moc"
