// "Unlock and plan", wherever it stands: the console stays unlocked only where a plan opens, and
// says why none did.
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "app/dump.h"
#include "app/main_window.h"
#include "core/schema/deployment.h"
#include "tests/console/alert_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::test {

class ActsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void anUnlockThatOpensNothingLocksAgain_data() { places(); }

    void anUnlockThatOpensNothingLocksAgain();

    void anUnlockThatOpensAPlanStaysOpen_data() { places(); }

    void anUnlockThatOpensAPlanStaysOpen();

    void anUnlockForARefusedPlanLocksAgain_data() { places(); }

    void anUnlockForARefusedPlanLocksAgain();
    void whyNothingOpens_data();
    void whyNothingOpens();
    void aRefusalIsShownOnce();

private:
    static void places();
    QPushButton* openPlace();

    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

static schema::ActionInfo offerOf(const char* name, const char* subject)
{
    schema::ActionInfo offer;
    offer.name = name;
    offer.title = "Do it";
    offer.subject = subject;
    return offer;
}

/// What all three agents say: the whole cluster, an alert, a change, and an offer for each place.
static void sayAll(const std::map<std::string, FakeLink*>& agents)
{
    schema::deployment::Status changes;
    changes.state = schema::State::Ok;
    schema::deployment::Deployment scaled;
    scaled.id = "d1";
    scaled.service = "web";
    scaled.kind = schema::deployment::Kind::Scale;
    scaled.fromReplicas = 3;
    scaled.toReplicas = 5;
    scaled.state = schema::ActionState::Succeeded;
    changes.records = {scaled};
    speakAlerts(agents, {QStringLiteral("RedisMasters critical firing - | 2 Redis servers are "
                                        "masters; it should be one")});
    for (const auto& [name, link] : agents) {
        schema::Message message;
        message.kind = schema::MessageKind::Report;
        message.at = SomeDay;
        message.report.emplace();
        message.concept_ = "deployment";
        message.report->status.text = schema::toJson(changes);
        link->say(message);
        schema::ActionInfo back = offerOf("cluster.roll_back_spec", "");
        back.parameters = {{"revision", "", true, {"5c0d9e41", "11aa22bb"}}};
        link->sayOffers({handOverOffer({"n2"}), back, offerOf("cluster.dismiss", "node/n2"),
                         offerOf("cluster.dismiss", "node/n1"),
                         offerOf("services.scale", "services/web"),
                         offerOf("cache.promote", "cache/n1")});
    }
}

void ActsTest::places()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("button");
    QTest::newRow("given the inspector") << "topology"
                                         << "floating_ip/web"
                                         << "unlock floating_ip.hand_over";
    QTest::newRow("given the card of a floating IP") << "floating_ip"
                                                     << "floating_ip/web"
                                                     << "unlock floating_ip.hand_over";
    QTest::newRow("given a member of the group") << "group"
                                                 << "node/n1"
                                                 << "unlock cluster.dismiss";
    QTest::newRow("given the page of a node") << "cluster"
                                              << "node/n1"
                                              << "unlock cluster.dismiss";
    QTest::newRow("given a change of a service") << "deployment"
                                                 << "services/web"
                                                 << "unlock roll back";
    QTest::newRow("given an alert's runbook") << "alerts"
                                              << "cache/n1"
                                              << "unlock do cache.promote cache/n1";
    QTest::newRow("given a former revision of the spec") << "spec"
                                                         << ""
                                                         << "unlock cluster.roll_back_spec";
}

/// The one before the one in force, where the revisions are listed.
static void chooseFormer(const QWidget& window)
{
    for (QTableView* table : window.findChildren<QTableView*>()) {
        if (table->accessibleName() == QLatin1String("Revisions") && table->isVisible() &&
            table->model()->rowCount() > 1) {
            table->setCurrentIndex(table->model()->index(1, 0));
        }
    }
}

/// The button of the row, on the window; null: there is none.
QPushButton* ActsTest::openPlace()
{
    const auto cell = [](const char* name) {
        return QTest::qData(name, QMetaType::QString) == nullptr
                   ? QString()
                   : *static_cast<QString*>(QTest::qData(name, QMetaType::QString));
    };
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    sayAll(agents_);
    window_->openPage(cell("page"));
    session_->select(cell("entity"));
    QPushButton* found = nullptr;
    (void)QTest::qWaitFor(
        [&] {
            chooseFormer(*window_);
            for (QPushButton* button : window_->findChildren<QPushButton*>(cell("button"))) {
                found = button->isVisible() ? button : found;
            }
            return found != nullptr;
        },
        3000);
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
    return found;
}

void ActsTest::anUnlockThatOpensNothingLocksAgain()
{
    QPushButton* button = openPlace();
    QVERIFY(button != nullptr);
    // The offers are gone at once, the buttons with the next picture.
    for (const auto& [name, link] : agents_) {
        link->sayClosed(QStringLiteral("connection refused"));
    }
    QSignalSpy locks(session_.get(), &link::Session::readOnlyChanged);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(session_->readOnly());
    QCOMPARE(locks.size(), 0);
    QVERIFY(window_->planDialog() == nullptr);
    QTRY_VERIFY2(text().contains(QLatin1String("Not possible now")), qPrintable(text()));
    QVERIFY(text().contains(QLatin1String("No agent is heard now, so no plan can be made.")));
}

void ActsTest::anUnlockThatOpensAPlanStaysOpen()
{
    QPushButton* button = openPlace();
    QVERIFY(button != nullptr);
    for (const auto& [name, link] : agents_) {
        link->planAnswer = handOverPlan("n2");
    }
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!session_->readOnly());
    QVERIFY(window_->planDialog() != nullptr);
    QVERIFY(!text().contains(QLatin1String("Not possible now")));
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    QTRY_VERIFY(window_->planDialog() == nullptr);
    QVERIFY(!session_->readOnly());
}

void ActsTest::anUnlockForARefusedPlanLocksAgain()
{
    QPushButton* button = openPlace();
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton); // no agent answers with a plan
    QVERIFY(window_->planDialog() != nullptr);
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    QTRY_VERIFY(window_->planDialog() == nullptr);
    QVERIFY(session_->readOnly());
}

void ActsTest::whyNothingOpens_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<bool>("unlocks");
    QTest::addColumn<QString>("why");
    QTest::newRow("given that it is not offered any more")
        << "gone" << true
        << "No agent that is heard offers floating_ip.hand_over for 192.0.2.100 any more";
    QTest::newRow("given an action that runs")
        << "running" << true << "operator/sara is running: Hand 192.0.2.100 over";
    QTest::newRow("given the past") << "replay" << true << "Replay shows the past.";
    QTest::newRow("given the lock, which was not to be opened")
        << "locked" << false << "The console is read-only";
    QTest::newRow("given nothing in the way, then the plan opens") << "" << true << "";
}

void ActsTest::whyNothingOpens()
{
    QFETCH(const QString, given);
    QFETCH(const bool, unlocks);
    QFETCH(const QString, why);
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    sayAll(agents_);
    QTRY_VERIFY(session_->topology().find("floating_ip/web") != nullptr);
    if (given == QLatin1String("gone")) {
        for (const auto& [name, link] : agents_) {
            link->sayOffers({});
        }
    } else if (given == QLatin1String("running")) {
        agents_["n1"]->sayAction(recordOf(handOverPlan("n2"), 1));
    } else if (given == QLatin1String("replay")) {
        session_->replay().show(link::wallNow());
        QVERIFY(session_->replay().isOn());
    }
    QSignalSpy refused(session_.get(), &link::Session::actionRefused);
    const auto ask = unlocks ? &link::Session::unlockAndRequest : &link::Session::requestAction;
    const bool opens =
        ((*session_).*ask)("floating_ip.hand_over", "floating_ip/web", {}, std::string());
    QCOMPARE(opens, why.isEmpty());
    QCOMPARE(session_->readOnly(), !why.isEmpty());
    QCOMPARE(refused.size(), why.isEmpty() ? 0 : 1);
    if (!why.isEmpty()) {
        const QString said = shared::withoutIsolation(refused.front().front().toString());
        QVERIFY2(said.contains(why), qPrintable(said));
    }
}

void ActsTest::aRefusalIsShownOnce()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    sayAll(agents_);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!session_->requestAction("cache.flush", "cache/n9"));
    }
    QTRY_COMPARE(text().count(QLatin1String("Not possible now")), 2); // the frame, and its title
    if (const QString folder = qEnvironmentVariable("BAFAR_LOOK"); !folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, QStringLiteral("refused")).has_value());
    }
}

} // namespace bafar::test

using bafar::test::ActsTest;
TEST_CLASS(ActsTest)
#include "acts_test.moc"
