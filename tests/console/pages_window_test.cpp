// The concepts' pages in the real window: the graph and the tables of parts are chosen from by
// mouse and keys, all they paint is said, in both languages, and hostile words break nothing. It is
// larger than the budget because each part of those pages has its case on one window.
#include <QTableView>
#include <QTest>

#include "app/dump.h"
#include "app/main_window.h"
#include "core/schema/database.h"
#include "core/schema/load_balancer.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/database/graph_view.h"
#include "ui/database/lag_panel.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/load_balancer/heat.h"
#include "ui/shared/chart_plot.h"
#include "ui/shared/chips_view.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"

namespace bafar::test {
namespace {

namespace contract = schema::database;

/// n1 is the primary; n2 follows; n3 went its own way and stopped.
contract::Status databaseStatus(const std::string& node, const std::string& hostile)
{
    contract::Status status;
    status.state = node == "n3" ? schema::State::Failed : schema::State::Ok;
    status.cause = contract::Cause::Answered;
    status.endpoint = "192.0.2.1" + node.substr(1) + ":3306";
    status.serverId = 10 + static_cast<std::uint64_t>(node.back() - '0');
    status.gtidCurrent = node == "n3" ? "0-13-88217" : "0-11-88214";
    status.readOnly = node != "n1";
    status.role = node == "n1" ? contract::Role::Primary : contract::Role::Replica;
    if (node == "n1") {
        status.semiSync.primaryEnabled = status.semiSync.primaryActive = true;
        status.semiSync.clients = 1;
        status.semiSync.timeout = std::chrono::hours{24 * 365};
        status.promise.holding = contract::Holding::SemiSync;
        contract::BrokenSetting setting;
        setting.name = "sync_binlog";
        setting.is = hostile.empty() ? "0" : hostile;
        setting.shouldBe = "1";
        setting.fix = "SET GLOBAL sync_binlog = 1";
        setting.why = "after a crash of its host it returns behind its own replicas and uses GTIDs "
                      "twice";
        status.promise.broken = {setting};
        return status;
    }
    contract::Channel channel;
    channel.sourceNode = "n1";
    channel.sourceHost = "192.0.2.11";
    channel.sourcePort = 3306;
    channel.io = contract::Thread::Yes;
    channel.sql = node == "n3" ? contract::Thread::No : contract::Thread::Yes;
    if (node == "n3") {
        channel.sqlErrno = 1062;
        channel.sqlError = hostile.empty() ? "Duplicate entry '7' for key 'PRIMARY'" : hostile;
        channel.state = schema::State::Failed;
        channel.problem = "stopped applying: error 1062: " + channel.sqlError;
        status.reasons = {"replication from 192.0.2.11:3306 (n1): " + channel.problem};
    } else {
        channel.lag = std::chrono::seconds{0};
    }
    status.channels = {channel};
    status.semiSync.replicaActive = node == "n2";
    return status;
}

} // namespace

class PagesWindowTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup()
    {
        closeWindow();
        link::holdClocks({});
    }

    void theGraphIsSaidAndChosenFrom();
    void aServerSaysWhatBreaksThePromise();
    void inPersianTheGraphIsMirrored();
    void tasksAreChosenByNode();
    void whatIsMeasuredIsDrawn();
    void whatAgentsSayTakesTheRoomOfTheirTable();
    void hostileWordsBreakNothing();

private:
    void say(const std::string& hostile = {});
    void keep(const QString& name);
    void beat();

    QString text() { return app::accessibleText(*window_); }

    [[nodiscard]] ui::database::GraphView* graph() const
    {
        return window_->findChild<ui::database::GraphView*>();
    }

    [[nodiscard]] shared::ChipsTable* chips() const
    {
        for (auto* table : window_->findChildren<shared::ChipsTable*>()) {
            if (table->isVisible()) {
                return table;
            }
        }
        return nullptr;
    }
};

void PagesWindowTest::say(const std::string& hostile)
{
    Full wish;
    wish.trouble = true;
    wish.hostile = hostile;
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name, wish);
        message.snapshot->concepts["database"].status = {
            schema::toJson(databaseStatus(name, hostile))};
        link->say(message);
    }
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    QTest::qWait(30);
}

/// Every agent is heard again: looking takes longer than a word stays fresh.
void PagesWindowTest::beat()
{
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
    QTest::qWait(30);
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void PagesWindowTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

void PagesWindowTest::theGraphIsSaidAndChosenFrom()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QTest::qWait(30);
    keep(QStringLiteral("database-trouble"));
    beat();
    const QString said = text();
    for (const char* part :
         {"n3: stopped applying: error 1062: Duplicate entry",
          "each commit is on a replica too, while one is connected",
          "What breaks it: n1: sync_binlog is 0", "n1 replicates to n3 | stopped", "level with n1",
          "has 3 transactions that n1 has not: errant", "3 errant",
          "replicating, semi-synchronous"}) {
        QVERIFY2(said.contains(QLatin1String(part)), part);
    }
    beat();
    QTest::mouseClick(graph(), Qt::LeftButton, {}, graph()->placeOf("n3").center());
    QCOMPARE(session_->selection(), QStringLiteral("database/n3"));
    QTRY_VERIFY(text().contains(QLatin1String("somebody wrote on this replica")));
    QVERIFY(text().contains(QLatin1String("never promote it; build it anew from n1")));
    graph()->setFocus();
    QTest::keyClick(graph(), Qt::Key_Up);
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
    QTest::keyClick(graph(), Qt::Key_Left);
    QCOMPARE(session_->selection(), QStringLiteral("database/n1"));
    QTest::keyClick(graph(), Qt::Key_Up); // the first one
    QCOMPARE(session_->selection(), QStringLiteral("database/n1"));
}

void PagesWindowTest::aServerSaysWhatBreaksThePromise()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Light, {1024, 700});
    say();
    session_->select(QStringLiteral("database/n1"));
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QTest::qWait(30);
    keep(QStringLiteral("database-promise-light"));
    QVERIFY(text().contains(QLatin1String("sync_binlog is 0, should be 1")));
    QVERIFY(text().contains(QLatin1String("SET GLOBAL sync_binlog = 1")));
    QVERIFY(text().contains(QLatin1String("uses GTIDs twice")));
    QCOMPARE(window_->size(), QSize(1024, 700));
}

void PagesWindowTest::inPersianTheGraphIsMirrored()
{
    openWindow(QStringLiteral("fa"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QTest::qWait(30);
    keep(QStringLiteral("database-trouble-fa"));
    beat();
    QVERIFY(graph()->placeOf("n1").left() > graph()->placeOf("n2").right());
    const QString said = shared::withoutIsolation(text());
    QVERIFY(said.contains(QStringLiteral("هم‌تراز با n1")));
    QVERIFY(said.contains(QStringLiteral("۳ تراکنش دارد که n1 ندارد")));
    graph()->setFocus();
    session_->select(QStringLiteral("database/n1"));
    QTest::keyClick(graph(), Qt::Key_Left); // on, as text runs
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
}

void PagesWindowTest::tasksAreChosenByNode()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("services")));
    QTest::qWait(30);
    keep(QStringLiteral("services-trouble"));
    beat();
    QVERIFY(chips() != nullptr);
    QTest::mouseClick(chips()->viewport(), Qt::LeftButton, {},
                      chips()->placeOf(QStringLiteral("services/api.2")).center());
    QCOMPARE(session_->selection(), QStringLiteral("services/api.2"));
    QTRY_VERIFY(text().contains(QLatin1String("cannot reach the database")));
    session_->select(QStringLiteral("services/web.3"));
    QCOMPARE(chips()->chosen(), QStringLiteral("services/web.3"));
    QVERIFY(window_->openPage(QStringLiteral("storage")));
    QTest::qWait(30);
    keep(QStringLiteral("storage-trouble"));
    beat();
    QTRY_VERIFY(text().contains(QStringLiteral("brick \u00b7 failed")));
}

/// The lag of a replica, and the answers of an upstream.
void PagesWindowTest::whatIsMeasuredIsDrawn()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    const auto tell = [this](schema::MessageKind kind, int second, std::vector<double> values) {
        schema::Message message;
        message.kind = kind;
        message.at = {SomeDay.unixMs + second * 1000};
        if (kind == schema::MessageKind::Series) {
            message.series.emplace();
            message.series->revision = 7;
            message.series->names = {
                "mysql_slave_status_seconds_behind_master{connection_name=\"\"}",
                "haproxy_backend_http_responses_total{code=\"2xx\",proxy=\"web\"}",
                "haproxy_backend_http_responses_total{code=\"5xx\",proxy=\"web\"}"};
        } else {
            message.samples = schema::Samples{7, std::move(values)};
        }
        agents_.at("n3")->say(message);
    };
    schema::load_balancer::Status balancer;
    balancer.state = schema::State::Ok;
    balancer.listeners.resize(1);
    balancer.listeners[0].id = "http";
    balancer.listeners[0].at = *net::Endpoint::parse("192.0.2.100:80");
    balancer.listeners[0].here = balancer.listeners[0].listening = true;
    balancer.upstreams.resize(1);
    balancer.upstreams[0].id = "web";
    balancer.upstreams[0].why = "no task of it runs";
    balancer.routes = {{"http", "web.example", "/", "web"}};
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.at = SomeDay;
    message.concept_ = "load_balancer";
    message.report = schema::ConceptReport{{schema::toJson(balancer)}, {}};
    agents_.at("n3")->say(message);
    tell(schema::MessageKind::Series, 0, {});
    for (int second = 0; second < 60; ++second) {
        const double errors = second < 40 ? 0 : (second - 40) * 3.0;
        tell(schema::MessageKind::Samples, second, {42.0 + second, second * 40.0, errors});
    }
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QTRY_VERIFY(text().contains(QLatin1String("Lag of the replicas | worst 1 m 41 s, on n3")));
    const auto* lag =
        window_->findChild<ui::database::LagPanel*>()->findChild<shared::ChartPlot*>();
    QTRY_VERIFY(!lag->picture().lines.empty() && !lag->picture().lines.front().segments.empty());
    keep(QStringLiteral("database-lag"));
    QVERIFY(window_->openPage(QStringLiteral("load_balancer")));
    // A step that runs is not shown: let it end.
    link::holdClocks(link::Moment{link::monotonicNow(),
                                  {link::wallNow().unixMs + ui::load_balancer::Heat::StepMs}});
    QTRY_VERIFY(text().contains(QLatin1String("% 5xx at ")));
    keep(QStringLiteral("load-balancer-heat"));
}

/// Of what each agent believes, who says it and how old it is are short.
void PagesWindowTest::whatAgentsSayTakesTheRoomOfTheirTable()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("database")));
    const auto beliefs = [this]() -> const QTableView* {
        for (const QTableView* table : window_->findChildren<QTableView*>()) {
            if (table->isVisible() &&
                table->accessibleName() == QLatin1String("What each agent believes")) {
                return table;
            }
        }
        return nullptr;
    };
    QTRY_VERIFY(beliefs() != nullptr && beliefs()->model()->rowCount() > 0);
    constexpr int AgeMax = 76;
    QTRY_VERIFY(beliefs()->columnWidth(2) <= AgeMax);
    const auto all = [&beliefs] {
        const QTableView& table = *beliefs();
        return table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2);
    };
    QTRY_COMPARE(all(), beliefs()->viewport()->width());
}

void PagesWindowTest::hostileWordsBreakNothing()
{
    openWindow(QStringLiteral("fa"), shared::ThemeName::Dark, {1024, 640});
    say(QStringLiteral("\u202Egpj\u2066\n\x1b[31m").repeated(2000).toStdString());
    for (const char* page : {"database", "services", "storage"}) {
        QVERIFY(window_->openPage(QLatin1String(page)));
        QTest::qWait(30);
        keep(QStringLiteral("hostile-") + QLatin1String(page));
        QCOMPARE(window_->size(), QSize(1024, 640));
        const QString said = text();
        QVERIFY2(!said.contains(QChar(0x202E)) && !said.contains(QChar(0x1b)), page);
    }
}

} // namespace bafar::test

using bafar::test::PagesWindowTest;
TEST_CLASS(PagesWindowTest)
#include "pages_window_test.moc"
