// The replication graph as values: who follows whom, how far, what is said of it; with hostile,
// partial and contradictory words. It is larger than the budget because every case
// of one graph is a row here.
#include <QTest>
#include <cmath>
#include <functional>
#include <map>

#include "tests/support/main.h"
#include "ui/database/graph_legend.h"
#include "ui/database/lag.h"
#include "ui/database/layout.h"
#include "ui/database/outlook.h"
#include "ui/database/server_facts.h"
#include "ui/database/words.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using namespace replication;
using namespace ui::database;
namespace contract = schema::database;
using contract::Role;
using contract::Thread;
using schema::State;

/// Servers as the test wants them; n1 is the primary of n2 and n3, all is well.
class Servers {
public:
    Servers()
    {
        for (const char* node : {"n1", "n2", "n3"}) {
            add(node);
        }
        of("n1").role = Role::Primary;
        of("n1").readOnly = false;
        of("n1").promise.holding = contract::Holding::NoLoss;
        of("n1").semiSync.primaryEnabled = of("n1").semiSync.primaryActive = true;
        of("n1").semiSync.clients = 2;
        follow("n2", "n1");
        follow("n3", "n1");
    }

    contract::Status& add(const std::string& node)
    {
        contract::Status& status = statuses_[node];
        status.state = State::Ok;
        status.cause = contract::Cause::Answered;
        status.role = Role::Replica;
        status.readOnly = true;
        status.serverId = 10 + static_cast<std::uint64_t>(node.back() - '0');
        status.gtidCurrent = status.gtidState = "0-11-100";
        freshness_[node] = State::Ok;
        return status;
    }

    contract::Status& of(const std::string& node) { return statuses_.at(node); }

    contract::Channel& follow(const std::string& node, const std::string& source)
    {
        contract::Channel channel;
        channel.sourceNode = source;
        channel.sourceHost = "192.0.2.11";
        channel.sourcePort = 3306;
        channel.io = channel.sql = Thread::Yes;
        channel.lag = 0s;
        of(node).channels = {channel};
        of(node).semiSync.replicaActive = true;
        return of(node).channels.front();
    }

    void silence(const std::string& node, State freshness) { freshness_[node] = freshness; }

    [[nodiscard]] std::vector<Word> words() const
    {
        std::vector<Word> words;
        for (const auto& [node, freshness] : freshness_) {
            words.push_back({node, freshness, &statuses_.at(node)});
        }
        return words;
    }

private:
    std::map<std::string, contract::Status> statuses_;
    std::map<std::string, State> freshness_;
};

contract::BrokenSetting syncBinlogOff()
{
    contract::BrokenSetting setting;
    setting.name = "sync_binlog";
    setting.is = "0";
    return setting;
}

/// As its agent judges it.
void stopApplying(contract::Status& replica)
{
    contract::Channel& channel = replica.channels.front();
    channel.sql = Thread::No;
    channel.problem = "stopped applying: error 1062: Duplicate entry '7'";
    replica.state = channel.state = State::Failed;
    replica.reasons = {"replication from 192.0.2.11:3306 (n1): " + channel.problem};
}

using Given = std::function<void(Servers&)>;

/// "n1 t0 primary writable ||n2 t1 replica read-only |level with n1|": tier, words.
QString graphText(const Fleet& fleet)
{
    QStringList texts;
    for (const Server& server : fleet.servers) {
        texts.append(QStringLiteral("%1 t%2 %3 %4 %5")
                         .arg(QString::fromStdString(server.title))
                         .arg(server.tier)
                         .arg(roleText(server), writesText(server), gapText(fleet, server))
                         .simplified());
    }
    for (const Link& link : fleet.links) {
        texts.append(QStringLiteral("%1>%2 %3")
                         .arg(QString::fromStdString(fleet.servers[link.from].title),
                              QString::fromStdString(fleet.servers[link.to].title),
                              flowText(link.flow)));
    }
    return texts.join(QStringLiteral(" | "));
}

} // namespace

class PagesDatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void theGraphIsWhatIsSaid_data();
    void theGraphIsWhatIsSaid();
    void gapsAreFiguresInATable();
    void theOutlookSaysTheOneThing_data();
    void theOutlookSaysTheOneThing();
    void aServerSaysWhatItsErrorMeans();
    void fixesComeWithTheirStatement();
    void cardsStandBesideTheirSourcesAndDoNotOverlap();
    void theLegendStandsUnderThePrimaryWhereThereIsRoom();
    void lagIsTheWorstChannelsOrNotKnown();
};

/// It is larger than the budget because every case is a row of one table.
void PagesDatabaseTest::theGraphIsWhatIsSaid_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("graph");
    const auto row = [](const char* name, Given given, const char* graph) {
        QTest::newRow(name) << given << QString::fromLatin1(graph);
    };
    row(
        "given a primary and two replicas", [](Servers&) {},
        "n1 t0 primary writable | n2 t1 replica read-only level with n1 | "
        "n3 t1 replica read-only level with n1 | "
        "n1>n2 replicating, semi-synchronous | n1>n3 replicating, semi-synchronous");
    row(
        "given one behind and one that went its own way",
        [](Servers& servers) {
            servers.of("n1").gtidCurrent = servers.of("n1").gtidState = "0-11-112";
            servers.of("n2").channels[0].lag = 3s;
            servers.of("n3").gtidCurrent = "0-13-115";
            servers.of("n3").semiSync.replicaActive = false;
        },
        "n1 t0 primary writable | n2 t1 replica read-only 12 transaction(s) behind n1, 3 s | "
        "n3 t1 replica read-only has 3 transaction(s) that n1 has not: errant | "
        "n1>n2 replicating, semi-synchronous | n1>n3 replicating, asynchronous");
    row(
        "given a chain, then the gap is to its head",
        [](Servers& servers) {
            servers.of("n2").role = Role::Relay;
            servers.follow("n3", "n2").sql = Thread::No;
        },
        "n1 t0 primary writable | n2 t1 relay read-only level with n1 | "
        "n3 t2 replica read-only level with n1 | n1>n2 replicating, semi-synchronous | "
        "n2>n3 stopped");
    row(
        "given the primary silent, then no gap is known",
        [](Servers& servers) { servers.silence("n1", State::Stale); },
        "n1 t0 primary writable | n2 t1 replica read-only not known: n1 is not heard | "
        "n3 t1 replica read-only not known: n1 is not heard | "
        "n1>n2 replicating, semi-synchronous | n1>n3 replicating, semi-synchronous");
    row(
        "given a replica silent, then nothing is known of its channel",
        [](Servers& servers) { servers.silence("n3", State::Unknown); },
        "n1 t0 primary writable | n2 t1 replica read-only level with n1 | "
        "n3 t1 replica read-only not known: it is not heard | "
        "n1>n2 replicating, semi-synchronous | n1>n3 not known");
    row(
        "given a circle, then nobody is the primary",
        [](Servers& servers) { servers.follow("n1", "n2"); },
        "n1 t0 primary writable follows itself: nobody is the primary | "
        "n2 t0 in a circle read-only follows itself: nobody is the primary | "
        "n3 t1 replica read-only | n2>n1 replicating, semi-synchronous | "
        "n1>n2 replicating, semi-synchronous | n1>n3 replicating, semi-synchronous");
    row(
        "given a source that is not ours, then it stands first",
        [](Servers& servers) {
            servers.of("n1").role = Role::Relay;
            servers.follow("n1", "").io = Thread::Connecting;
        },
        "192.0.2.11:3306 t0 not in the spec | n1 t1 relay writable | "
        "n2 t2 replica read-only level with n1 | n3 t2 replica read-only level with n1 | "
        "192.0.2.11:3306>n1 connecting | n1>n2 replicating, semi-synchronous | "
        "n1>n3 replicating, semi-synchronous");
    row(
        "given a server that replicates from itself, then no arrow leads nowhere",
        [](Servers& servers) { servers.follow("n3", "n3"); },
        "n1 t0 primary writable | n3 t0 in a circle read-only follows itself: nobody is the "
        "primary | n2 t1 replica read-only level with n1 | n1>n2 replicating, semi-synchronous");
    row(
        "given positions that are none, then the gap is not known",
        [](Servers& servers) {
            servers.of("n1").gtidCurrent = "\x1b[31m";
            servers.of("n2").gtidCurrent = "x";
        },
        "n1 t0 primary writable | n2 t1 replica read-only not known: it tells no position | "
        "n3 t1 replica read-only level with n1 | n1>n2 replicating, semi-synchronous | "
        "n1>n3 replicating, semi-synchronous");
}

void PagesDatabaseTest::theGraphIsWhatIsSaid()
{
    QFETCH(Given, given);
    QFETCH(QString, graph);
    Servers servers;
    given(servers);
    QCOMPARE(graphText(fleetOf(servers.words())), graph);
}

void PagesDatabaseTest::gapsAreFiguresInATable()
{
    Servers servers;
    servers.of("n1").gtidCurrent = servers.of("n1").gtidState = "0-11-112";
    servers.of("n2").gtidCurrent = "0-11-112";
    servers.of("n3").gtidCurrent = "0-13-115"; // its own way
    for (const char* node : {"n4", "n5", "n6"}) {
        servers.add(node); // at 100
        servers.follow(node, "n1");
    }
    servers.of("n5").gtidCurrent = "x";
    servers.silence("n6", State::Unknown);
    const Fleet fleet = fleetOf(servers.words());
    QStringList figures;
    for (const char* node : {"n1", "n2", "n3", "n4", "n5", "n6"}) {
        figures.append(gapFigure(*serverOfNode(fleet, node)));
    }
    QCOMPARE(figures.join(QLatin1Char('|')),
             QStringLiteral("|0|3 errant|12|lacks a domain|not known"));
}

/// It is larger than the budget because every case is a row of one table.
void PagesDatabaseTest::theOutlookSaysTheOneThing_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<int>("mark");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto row = [](const char* name, Given given, State mark, const char* first,
                        const char* second) {
        QTest::newRow(name) << given << static_cast<int>(mark) << QString::fromLatin1(first)
                            << QString::fromUtf8(second);
    };
    row(
        "given all well", [](Servers&) {}, State::Ok,
        "n1 takes writes; each commit is on a replica too, always",
        "without loss, as the spec asks");
    row(
        "given settings that break the promise, then the first are named",
        [](Servers& servers) {
            const contract::BrokenSetting setting = syncBinlogOff();
            servers.of("n1").promise.holding = contract::Holding::Asynchronous;
            servers.of("n1").promise.broken = {setting, setting};
            servers.of("n2").promise.broken = {setting, setting};
        },
        State::Degraded,
        "n1 takes writes; a commit is on n1 alone at first: a failover may lose the newest",
        "Commits without loss are wanted. What breaks it: n1: sync_binlog is 0; n1: sync_binlog is "
        "0 and 2 more");
    row(
        "given settings that break the promise of commits on a replica, then that is said first",
        [](Servers& servers) { servers.of("n2").promise.broken = {syncBinlogOff()}; },
        State::Degraded,
        "n1 takes writes; each commit is on a replica too, but settings break the promise: n2: "
        "sync_binlog is 0",
        "Commits without loss are wanted");
    row(
        "given a timeout that breaks it, then when a commit is on a replica, and when it is not",
        [](Servers& servers) {
            contract::Status& n1 = servers.of("n1");
            n1.promise.holding = contract::Holding::SemiSync;
            n1.semiSync.timeout = std::chrono::seconds{10};
            n1.promise.broken = {syncBinlogOff()};
        },
        State::Degraded,
        "n1 takes writes; each commit is on a replica too, unless replicas are away for longer "
        "than 10 s",
        "Commits without loss are wanted. What breaks it: n1: sync_binlog is 0");
    row(
        "given a replica that stopped, then why, and what is true of commits now",
        [](Servers& servers) {
            servers.of("n2").promise.broken = {syncBinlogOff()};
            stopApplying(servers.of("n3"));
        },
        State::Failed, "n3: stopped applying: error 1062: Duplicate entry '7'",
        "n1 takes writes; each commit is on a replica too, but settings break the promise: n2: "
        "sync_binlog is 0 \u00b7 Commits without loss are wanted");
    row(
        "given one of two sources from which it stopped, then from which one",
        [](Servers& servers) {
            stopApplying(servers.of("n3"));
            servers.of("n3").channels.push_back(servers.of("n2").channels.front());
        },
        State::Failed,
        "n3: replication from 192.0.2.11:3306 (n1): stopped applying: error 1062: Duplicate entry "
        "'7'",
        "n1 takes writes \u00b7 without loss, as the spec asks");
    row(
        "given a replica that is not well, then it comes before the promise",
        [](Servers& servers) {
            servers.of("n3").state = State::Degraded;
            servers.of("n3").reasons = {"259 of 300 connections are open", "and more"};
        },
        State::Degraded, "n3: 259 of 300 connections are open",
        "n1 takes writes \u00b7 without loss, as the spec asks");
    row(
        "given two that are not well, then the worse one is named",
        [](Servers& servers) {
            servers.of("n2").state = State::Degraded;
            servers.of("n3").state = State::Failed;
        },
        State::Failed, "n3: failed", "n1 takes writes \u00b7 without loss, as the spec asks");
    row(
        "given an old word of one that was not well, then it is not named",
        [](Servers& servers) {
            servers.of("n3").state = State::Failed;
            servers.silence("n3", State::Stale);
        },
        State::Degraded, "n1 takes writes; each commit is on a replica too, always",
        "without loss, as the spec asks \u00b7 not heard: n3");
    row(
        "given no replica that acknowledges, then commits wait",
        [](Servers& servers) {
            servers.of("n1").promise.holding = contract::Holding::Blocked;
            servers.silence("n3", State::Stale);
        },
        State::Failed, "commits on n1 wait: no replica acknowledges; start a replica",
        "Commits without loss are wanted, and every setting agrees \u00b7 not heard: n3");
    row(
        "given two that can be written to",
        [](Servers& servers) { servers.of("n3").readOnly = false; }, State::Failed,
        "n1 and n3 can all be written to: what is written to both will never agree",
        "Set read_only = ON on all but the primary.");
    row(
        "given a circle", [](Servers& servers) { servers.follow("n1", "n2"); }, State::Failed,
        "n1 and n2 replicate in a circle: nobody can tell who is the primary",
        "Run STOP SLAVE and RESET SLAVE ALL on the one that is to be the primary.");
    row(
        "given nobody to write to", [](Servers& servers) { servers.of("n1").readOnly = true; },
        State::Failed, "No server can be written to",
        "Set read_only = OFF on the one that is to be the primary.");
    row(
        "given the primary silent, then nobody says that there is none",
        [](Servers& servers) { servers.silence("n1", State::Unknown); }, State::Unknown,
        "No server that is heard can be written to", "Not heard: n1.");
    row(
        "given the primary dead, as its agent says",
        [](Servers& servers) { servers.of("n1").cause = contract::Cause::Dead; }, State::Failed,
        "No server can be written to", "Without an answer: n1.");
    row(
        "given all dead",
        [](Servers& servers) {
            for (const char* node : {"n1", "n2", "n3"}) {
                servers.of(node).cause = contract::Cause::Dead;
            }
        },
        State::Failed, "No database server answers", "Without an answer: n1, n2 and n3.");
    row(
        "given nobody heard",
        [](Servers& servers) {
            for (const char* node : {"n1", "n2", "n3"}) {
                servers.silence(node, State::Unknown);
            }
        },
        State::Unknown, "No database server is heard",
        "What stands here is what was said last; see the servers' nodes.");
}

void PagesDatabaseTest::theOutlookSaysTheOneThing()
{
    QFETCH(Given, given);
    QFETCH(int, mark);
    QFETCH(QString, first);
    QFETCH(QString, second);
    Servers servers;
    given(servers);
    const std::vector<Word> words = servers.words();
    const ui::things::Outlook outlook = outlookOf(words, fleetOf(words));
    QCOMPARE(outlook.first, first);
    QCOMPARE(outlook.second, second);
    QCOMPARE(static_cast<int>(outlook.mark), mark);
}

void PagesDatabaseTest::aServerSaysWhatItsErrorMeans()
{
    Servers servers;
    contract::Channel& channel = servers.of("n2").channels[0];
    channel.sql = Thread::No;
    channel.sqlErrno = 1062;
    channel.sqlError = "Duplicate entry \u202e'7'";
    const std::vector<Word> words = servers.words();
    QString text;
    for (const auto& row : serverFacts(fleetOf(words), words[1])) {
        text += row.name + QLatin1Char('=') + row.value + QLatin1Char('\n');
    }
    QVERIFY(text.contains(QLatin1String("Applying=stopped")));
    QVERIFY(text.contains(QLatin1String("somebody wrote on this replica")));
    QVERIFY(text.contains(QStringLiteral("\n1062: Duplicate entry \ufffd'7'")));
    QVERIFY(text.contains(QLatin1String("Position=level with n1")));
    QVERIFY(errorMeaning(4711).isEmpty());
}

void PagesDatabaseTest::fixesComeWithTheirStatement()
{
    Servers servers;
    contract::BrokenSetting setting;
    setting.name = "sync_binlog";
    setting.is = "0";
    setting.shouldBe = "1";
    setting.fix = "SET GLOBAL sync_binlog = 1";
    servers.of("n1").promise.broken.assign(1000, setting); // nobody has so many
    const std::vector<Fix> fixes = fixesOf(servers.words()[0]);
    QCOMPARE(fixes.size(), FixesMax);
    QCOMPARE(fixes[0].what, QStringLiteral("sync_binlog is 0, should be 1"));
    QCOMPARE(fixes[0].command, QStringLiteral("SET GLOBAL sync_binlog = 1"));
    QVERIFY(fixesOf({"n9", State::Unknown, nullptr}).empty());
}

void PagesDatabaseTest::cardsStandBesideTheirSourcesAndDoNotOverlap()
{
    Servers servers;
    for (const char* node : {"n4", "n5", "n6"}) {
        servers.add(node);
        servers.follow(node, node == std::string("n6") ? "n2" : "n1");
    }
    const Fleet fleet = fleetOf(servers.words());
    for (const double room : {0.0, 500.0, 900.0, 2000.0}) {
        const Layout layout = layoutOf(fleet, room);
        QCOMPARE(layout.cards.size(), std::size_t{6});
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
            QVERIFY(QRectF(QPointF(), layout.size).contains(layout.cards[i]));
            for (std::size_t j = 0; j < i; ++j) {
                QVERIFY(!layout.cards[i].intersects(layout.cards[j]));
            }
        }
    }
    QVERIFY(layoutOf({}, 900).cards.empty());
}

void PagesDatabaseTest::theLegendStandsUnderThePrimaryWhereThereIsRoom()
{
    Servers servers;
    const Fleet fleet = fleetOf(servers.words());
    const auto isBelow = [](const Fleet& shown, const Layout& layout) {
        const std::vector<LegendSample> legend = legendOf(shown, layout);
        return !legend.empty() && legend.back().area.bottom() > layout.size.height();
    };
    const Layout wide = layoutOf(fleet, 900);
    QVERIFY(!isBelow(fleet, wide));
    for (const LegendSample& sample : legendOf(fleet, wide)) {
        for (const QRectF& card : wide.cards) {
            QVERIFY(!sample.area.intersects(card));
        }
    }
    QVERIFY(!isBelow(fleet, layoutOf(fleet, 900, CardLow)));
    servers.follow("n3", "n2"); // one in each column: none ends above the others
    const Fleet chain = fleetOf(servers.words());
    QVERIFY(isBelow(chain, layoutOf(chain, 900)));
    QVERIFY(legendOf({}, layoutOf({}, 900)).empty());
}

void PagesDatabaseTest::lagIsTheWorstChannelsOrNotKnown()
{
    schema::SeriesTable table;
    table.revision = 1;
    table.names = {"mysql_slave_status_seconds_behind_master{connection_name=\"a\"}",
                   "mysql_slave_status_seconds_behind_master_total",
                   "mysql_slave_status_seconds_behind_master{connection_name=\"b\"}"};
    LagReader reader;
    QCOMPARE(reader.read(table, {1, {3, 90, 7}}), 7.0);
    QCOMPARE(reader.read(table, {1, {3}}), 3.0); // fewer values than names
    QVERIFY(std::isnan(reader.read(table, {1, {std::nan(""), 1, -5}})));
    QCOMPARE(lagSeries(table).size(), std::size_t{2});
    table.names.assign(5000, table.names[0]);
    QCOMPARE(lagSeries(table).size(), std::size_t{8});
}

} // namespace bafar::test

using bafar::test::PagesDatabaseTest;
TEST_CLASS(PagesDatabaseTest)
#include "pages_database_test.moc"
