// Who may only plan, and whom no agent lets in: said on every page, with the reason and the remedy.
// It is larger than the budget because every page and notice has its case here.
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

#include "app/access_words.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "app/silence_words.h"
#include "tests/console/ear.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"

namespace bafar::test {

class AccessTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup()
    {
        closeWindow();
        link::holdClocks({});
    }

    void whoOnlyPlansIsToldWhoMay_data() { looks(); }

    void whoOnlyPlansIsToldWhoMay();
    void whoIsNotLetIn_data();
    void whoIsNotLetIn();
    void silenceIsSaidWithEveryReason_data();
    void silenceIsSaidWithEveryReason();

    void everyPageSaysThatNobodyLetsItIn_data() { looks(); }

    void everyPageSaysThatNobodyLetsItIn();
    void whatIsKnownStaysInSight();

private:
    static void looks();
    void keep(const QString& name);
    void beViewer();
    [[nodiscard]] QPushButton* shown(const QString& name) const;

    QString text() { return shared::withoutIsolation(app::accessibleText(*window_)); }
};

void AccessTest::looks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("en-dark-1440") << "en" << static_cast<int>(shared::ThemeName::Dark)
                                  << QSize(1440, 900);
    QTest::newRow("fa-light-1024")
        << "fa" << static_cast<int>(shared::ThemeName::Light) << QSize(1024, 700);
    QTest::newRow("en-contrast-1024")
        << "en" << static_cast<int>(shared::ThemeName::HighContrast) << QSize(1024, 700);
}

void AccessTest::keep(const QString& name)
{
    if (const QString folder = qEnvironmentVariable("BAFAR_LOOK"); !folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder,
                                name + QLatin1Char('-') +
                                    QLatin1String(QTest::currentDataTag() == nullptr
                                                      ? ""
                                                      : QTest::currentDataTag()))
                    .has_value());
    }
}

/// The button of that name that is seen, or null.
QPushButton* AccessTest::shown(const QString& name) const
{
    for (QPushButton* one : window_->findChildren<QPushButton*>(name)) {
        if (one->isVisible()) {
            return one;
        }
    }
    return nullptr;
}

void AccessTest::beViewer()
{
    session_->setIdentity({QStringLiteral("lab"),
                           QStringLiteral("viewer"),
                           QStringLiteral("sara"),
                           QStringLiteral("/home/sara/.config/bafar/lab/sara.pem"),
                           {SomeDay.unixMs + 86'400'000}});
}

void AccessTest::whoOnlyPlansIsToldWhoMay()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    beViewer();
    speakFull(agents_);
    for (const auto& [name, link] : agents_) {
        link->sayOffers({handOverOffer({"n2"})});
    }
    session_->select(QStringLiteral("floating_ip/web"));
    const QString why = shared::withoutIsolation(link::whoMayInstead(session_->identity()));
    QVERIFY(why.contains(QLatin1String("viewer/sara")));
    QVERIFY(why.contains(QLatin1String("bafarctl pki issue operator sara")));
    for (const char* page : {"topology", "floating_ip"}) {
        window_->openPage(QLatin1String(page));
        QPushButton* action = nullptr;
        QTRY_VERIFY((action = shown(QStringLiteral("action floating_ip.hand_over"))) != nullptr);
        QVERIFY(!action->isEnabled());
        QVERIFY(shared::withoutIsolation(action->toolTip()).contains(why));
        QTest::qWait(60);
        keep(QStringLiteral("viewer-") + QLatin1String(page));
    }
    auto* lock = window_->findChild<QPushButton*>(QStringLiteral("lock"));
    QVERIFY(shared::withoutIsolation(lock->toolTip()).contains(why));
    // It may plan, as its role says; what confirms says who may.
    for (const auto& [name, link] : agents_) {
        link->planAnswer = handOverPlan("n2");
        link->sayHeartbeat();
    }
    QTest::mouseClick(shown(QStringLiteral("unlock floating_ip.hand_over")), Qt::LeftButton);
    QVERIFY(window_->planDialog() != nullptr);
    QTRY_VERIFY2(text().contains(why), qPrintable(text()));
    keep(QStringLiteral("viewer-plan"));
    QVERIFY(!window_->planDialog()->findChild<shared::HoldButton*>()->isEnabled());
}

void AccessTest::whoIsNotLetIn_data()
{
    QTest::addColumn<QStringList>("refusing");
    QTest::addColumn<QStringList>("silent");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("nobody");
    QTest::newRow("given that all are just not there, then it is no such trouble")
        << QStringList()
        << QStringList{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")}
        << QString() << false;
    QTest::newRow("given one that refuses") << QStringList{QStringLiteral("n2")} << QStringList()
                                            << QStringLiteral("Not let in by n2") << false;
    QTest::newRow("given that all refuse")
        << QStringList{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")}
        << QStringList() << QStringLiteral("No agent lets this console in") << true;
    QTest::newRow("given one that refuses and others that are not there")
        << QStringList{QStringLiteral("n1")}
        << QStringList{QStringLiteral("n2"), QStringLiteral("n3")}
        << QStringLiteral("Not let in by n1") << false; // nobody knows what the others would do
}

void AccessTest::whoIsNotLetIn()
{
    QFETCH(const QStringList, refusing);
    QFETCH(const QStringList, silent);
    QFETCH(const QString, title);
    QFETCH(const bool, nobody);
    FakeCluster fakes;
    auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.setIdentity({QStringLiteral("lab"),
                         QStringLiteral("viewer"),
                         QStringLiteral("sara"),
                         QStringLiteral("keychain:lab-1"),
                         {}});
    session.start();
    for (const auto& [name, link] : agents) {
        link->saySnapshot("n1");
    }
    for (const QString& name : refusing) {
        agents[name.toStdString()]->sayClosed(
            QStringLiteral("the certificate of viewer/sara expired at 2026-11-01T00:00:00.000Z; "
                           "issue a new one with: bafarctl pki issue viewer sara"),
            true);
    }
    for (const QString& name : silent) {
        agents[name.toStdString()]->sayClosed(QStringLiteral("connection refused"));
    }
    const auto trouble = app::accessTroubleOf(session);
    QCOMPARE(trouble.has_value(), !title.isEmpty());
    if (trouble) {
        QCOMPARE(shared::withoutIsolation(trouble->title), title);
        QCOMPARE(trouble->nobody, nobody);
        QCOMPARE(trouble->reasons.size(), 1); // one reason, whoever gives it
        QVERIFY(trouble->place.contains(QLatin1String("viewer/sara in keyring entry lab-1")));
        QCOMPARE(trouble->command, QStringLiteral("bafarctl pki issue viewer sara"));
        // Its moment as the console writes moments; its advice is the command.
        const QString cause = shared::withoutIsolation(trouble->reasons.front());
        constexpr WallTime Expired{1'793'491'200'000};
        QVERIFY2(cause.endsWith(QLatin1String("expired at ") + shared::dateAndTime(Expired)),
                 qPrintable(cause));
    }
    for (const QString& name : refusing) {
        Q_EMIT agents[name.toStdString()]->opened();
    }
    QVERIFY(!app::accessTroubleOf(session)); // let in again
}

void AccessTest::silenceIsSaidWithEveryReason_data()
{
    QTest::addColumn<bool>("heard");   ///< 40 s ago
    QTest::addColumn<QString>("ends"); ///< of n1|n2|n3; empty: it does not end; !: not let in
    QTest::addColumn<QString>("said"); ///< title and reasons; empty: no silence
    QTest::newRow("given that one is still being tried") << false << "refused|refused|"
                                                         << "";
    QTest::newRow("given that none was ever heard")
        << false << "refused|refused|timed out"
        << "No agent has been heard yet.|n1 and n2: refused|n3: timed out";
    QTest::newRow("given that all were heard")
        << true << "refused|refused|refused"
        << "No agent has been heard since TIME.|n1, n2 and n3: refused";
    QTest::newRow("given an open connection without a word")
        << true << "refused|refused|"
        << "No agent has been heard since TIME.|n3: connected, but it says nothing|n1 and n2: "
           "refused";
    QTest::newRow("given that none lets it in, then another notice says so")
        << true << "!expired|!expired|!expired"
        << "";
}

void AccessTest::silenceIsSaidWithEveryReason()
{
    QFETCH(const bool, heard);
    QFETCH(const QString, ends);
    constexpr Instant Then(std::chrono::hours{100});
    link::holdClocks(link::Moment{Then, SomeDay});
    FakeCluster fakes;
    auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    for (const auto& [name, link] : agents) {
        if (heard) {
            link->saySnapshot("n1");
        }
    }
    QVERIFY(!app::silenceOf(session));
    const link::Moment now{Then + std::chrono::seconds{40}, {SomeDay.unixMs + 40'000}};
    link::holdClocks(now);
    const QStringList reasons = ends.split(QLatin1Char('|'));
    for (int i = 0; i < 3; ++i) {
        if (const QString& reason = reasons[i]; !reason.isEmpty()) {
            const bool refused = reason.startsWith(QLatin1Char('!'));
            agents["n" + std::to_string(i + 1)]->sayClosed(reason.mid(refused ? 1 : 0), refused);
        }
    }
    QCOMPARE(link::isBlind(session.store()), app::silenceOf(session).has_value()); // spoken, too
    QString said;
    if (const auto silence = app::silenceOf(session)) {
        said = app::titleOf(*silence, now.monotonic, now.wall) + QLatin1Char('|') +
               silence->reasons.join(QLatin1Char('|'));
    }
    said.replace(shared::timeOfDay(SomeDay), QStringLiteral("TIME"));
    QTEST(said, "said");
}

void AccessTest::everyPageSaysThatNobodyLetsItIn()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    beViewer();
    for (const auto& [name, link] : agents_) {
        link->sayClosed(
            QStringLiteral("the certificate of viewer/sara (serial 7F3A) was revoked by "
                           "admin/omid at 2026-11-01T09:00:00.000Z: the laptop is lost; issue a "
                           "new one with: bafarctl pki issue viewer sara"),
            true);
    }
    auto* page = window_->findChild<QWidget*>(QStringLiteral("no entry"));
    QTRY_VERIFY(page->isVisible());
    QTest::qWait(60);
    for (const QString& id : window_->pageIds()) {
        QVERIFY(window_->openPage(id));
        QVERIFY(page->isVisible());
        const QString said = text();
        for (const char* part :
             {"viewer/sara", "admin/omid", "the laptop is lost",
              "/home/sara/.config/bafar/lab/sara.pem", "bafarctl pki issue viewer sara"}) {
            QVERIFY2(said.contains(QLatin1String(part)), qPrintable(id + QLatin1String(part)));
        }
        QVERIFY2(said.count(QLatin1String("bafarctl pki issue viewer sara")) == 1,
                 qPrintable(id + said));
        QVERIFY2(!said.contains(QLatin1String("09:00:00.000Z")), qPrintable(said));
    }
    keep(QStringLiteral("no-entry"));
    QTest::mouseClick(page->findChild<QPushButton*>(QStringLiteral("copyCommand")), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("bafarctl pki issue viewer sara"));
    QTest::mouseClick(page->findChild<QPushButton*>(QStringLiteral("try entry again")),
                      Qt::LeftButton);
    QCOMPARE(agents_["n1"]->renewals, 1);
    Q_EMIT agents_["n1"]->opened();
    speakFull(agents_);
    QTRY_VERIFY(!page->isVisible());
}

void AccessTest::whatIsKnownStaysInSight()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    speakFull(agents_);
    QTRY_VERIFY(!session_->topology().things.empty());
    Ear ear;
    agents_["n2"]->sayClosed(QStringLiteral("n2 speaks as n9"), true);
    auto* strip = window_->findChild<QWidget*>(QStringLiteral("not let in"));
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(!window_->findChild<QWidget*>(QStringLiteral("no entry"))->isVisible());
    QTest::qWait(60);
    QVERIFY(text().contains(QLatin1String("Not let in by n2")));
    keep(QStringLiteral("not-let-in"));
    QTRY_COMPARE(ear.heard(), QStringList{QStringLiteral("Not let in by n2\nn2: n2 speaks as n9")});
}

} // namespace bafar::test

using bafar::test::AccessTest;
TEST_CLASS(AccessTest)
#include "access_test.moc"
