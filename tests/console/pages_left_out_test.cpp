// Nothing is dropped without a word: what finds no place above a concept's table is counted and led
// to, and a lag that is not known is explained. It is larger than the budget because the panels and
// their values share the servers.
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <set>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/database/lag.h"
#include "ui/database/lag_panel.h"
#include "ui/database/replication_panel.h"
#include "ui/database/words.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/things/by_node.h"
#include "ui/things/left_out.h"

namespace bafar::test {

using namespace replication;
using namespace ui::database;
using namespace std::chrono_literals;
namespace contract = schema::database;

namespace {

using Standings = std::vector<std::pair<std::string, LagStanding>>;

/// A server that follows n1, or nobody.
contract::Status serverOf(const std::string& node)
{
    contract::Status status;
    status.state = schema::State::Ok;
    status.cause = contract::Cause::Answered;
    status.role = node == "n1" ? contract::Role::Primary : contract::Role::Replica;
    if (node != "n1") {
        contract::Channel channel;
        channel.sourceNode = "n1";
        channel.io = channel.sql = contract::Thread::Yes;
        status.channels = {channel};
    }
    return status;
}

/// n1 to that number, in any order.
std::map<std::string, contract::Status> serversTo(int count)
{
    std::map<std::string, contract::Status> servers;
    for (int i = 1; i <= count; ++i) {
        const std::string node = "n" + std::to_string(i);
        servers.emplace(node, serverOf(node));
    }
    return servers;
}

std::vector<Word> wordsOfAll(const std::map<std::string, contract::Status>& servers)
{
    std::vector<Word> words;
    for (const auto& [node, status] : servers) {
        words.push_back({node, schema::State::Ok, &status});
    }
    return words;
}

QString saidIn(const QWidget& widget)
{
    QStringList said;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&widget) && !label->text().isEmpty()) {
            said.append(label->text());
        }
    }
    return said.join(QStringLiteral(" | "));
}

} // namespace

class PagesLeftOutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void serversBeyondThoseDrawnAreCounted();
    void channelsBeyondThoseDrawnAreCounted();
    void rowsBeyondThoseShownAreCounted();
    void aClickLeadsToTheFirst();
    void lagsAreExplained_data();
    void lagsAreExplained();
    void noEmptyStripStandsAboveTheTable();
    void aReplicaThatWasStoppedBeforeIsNamed();
    void aHiddenPageFindsItsLagsWhenItIsShown();
    void replicasBeyondTheLinesAreNamed();

private:
    void open(int nodes);
    void say(const std::map<std::string, contract::Status>& servers);

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
};

void PagesLeftOutTest::init()
{
    QLocale::setDefault(QLocale::c());
}

void PagesLeftOutTest::cleanup()
{
    session_.reset();
    agents_.clear();
}

void PagesLeftOutTest::serversBeyondThoseDrawnAreCounted()
{
    const auto servers = serversTo(70);
    const Fleet fleet = fleetOf(wordsOfAll(servers));
    QCOMPARE(fleet.servers.size(), ServersMax);
    QCOMPARE(fleet.leftOut, std::size_t{6});
    QCOMPARE(fleet.firstLeftOut, std::string("n65"));
    QCOMPARE(fleet.servers.at(2).node, std::string("n3")); // n2 before n10
    QVERIFY(missingText(fleet).isEmpty());
}

void PagesLeftOutTest::channelsBeyondThoseDrawnAreCounted()
{
    auto servers = serversTo(40);
    for (auto& [node, status] : servers) {
        const contract::Channel channel =
            status.channels.empty() ? contract::Channel{} : status.channels.front();
        status.channels.assign(status.channels.empty() ? 0 : 8, channel);
    }
    const Fleet fleet = fleetOf(wordsOfAll(servers));
    QCOMPARE(fleet.links.size(), LinksMax);
    QCOMPARE(fleet.linksLeftOut, std::size_t{39} * 8 - LinksMax);
    QVERIFY2(missingText(fleet).startsWith(QLatin1String("56 more channel")),
             qPrintable(missingText(fleet)));
}

void PagesLeftOutTest::rowsBeyondThoseShownAreCounted()
{
    topology::Topology map;
    const auto add = [&map](const std::string& id, const std::string& node) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.concept_ = "services";
        thing.entity.title = id.substr(id.find('/') + 1);
        thing.entity.node = node;
        thing.entity.lane = schema::Lane::Services;
        map.places.emplace(id, map.things.size());
        map.things.push_back(std::move(thing));
    };
    for (int i = 1; i <= 103; ++i) {
        const std::string id = "services/s" + std::to_string(i);
        add(id, "");
        add(id + ".1", "n1");
        add(id + ".2", "n10");
        add(id + ".3", "n2");
    }
    const ui::things::PartWords words{
        {},
        [](const topology::Thing&, const topology::Thing&) { return QString(); },
        [](const topology::Thing&) { return QString(); }};
    const ui::things::ByNode table = ui::things::byNode(map, "services", words);
    QCOMPARE(table.rows.size(), ui::things::RowsMax);
    QCOMPARE(table.leftOut, std::size_t{3});
    QCOMPARE(table.firstLeftOut, QStringLiteral("services/s101"));
    QCOMPARE(table.heads.mid(1),
             (QStringList{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n10")}));
}

void PagesLeftOutTest::aClickLeadsToTheFirst()
{
    ui::things::LeftOut button;
    QSignalSpy wanted(&button, &ui::things::LeftOut::wanted);
    button.setLeftOut(0, {});
    QVERIFY(!button.isVisibleTo(nullptr) && button.isHidden());
    button.setLeftOut(36, QStringLiteral("services/s101"));
    QVERIFY(!button.isHidden());
    QVERIFY(button.text().startsWith(QLatin1String("and 36 more")));
    button.show();
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toString(), QStringLiteral("services/s101"));
}

void PagesLeftOutTest::lagsAreExplained_data()
{
    QTest::addColumn<Standings>("standings");
    QTest::addColumn<QStringList>("hidden");
    QTest::addColumn<QString>("notice");
    const auto row = [](const char* name, const Standings& standings, const QStringList& hidden,
                        const char* notice) {
        QTest::newRow(name) << standings << hidden << QString::fromUtf8(notice);
    };
    row("given all known, then nothing", {{"n2", LagStanding::Known}}, {}, "");
    row("given one that is stopped", {{"n2", LagStanding::Known}, {"n3", LagStanding::Stopped}}, {},
        "Not known on n3: replication is stopped there.");
    row("given one of each",
        {{"n2", LagStanding::Silent},
         {"n3", LagStanding::Stopped},
         {"n4", LagStanding::Connecting}},
        {},
        "Not known on n3: replication is stopped there. Not known on n4: the source is not "
        "reached. Not known on n2: nothing is heard from there.");
    row("given more than there are lines", {}, {QStringLiteral("n8"), QStringLiteral("n9")},
        "Without a line: n8 and n9. The table has the lag of all.");
}

void PagesLeftOutTest::lagsAreExplained()
{
    QFETCH(Standings, standings);
    QFETCH(QStringList, hidden);
    QFETCH(QString, notice);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    std::vector<std::string> nodes;
    for (const QString& node : hidden) {
        nodes.push_back(node.toStdString());
    }
    QString said = lagNotice(standings, nodes);
    said.remove(QRegularExpression(QStringLiteral("[\\x{2066}-\\x{2069}]")));
    QCOMPARE(said, notice);
}

void PagesLeftOutTest::open(int nodes)
{
    std::vector<std::unique_ptr<link::AgentLink>> links;
    for (int i = 1; i <= nodes; ++i) {
        const std::string name = "n" + std::to_string(i);
        auto link = std::make_unique<FakeLink>(name);
        agents_[name] = link.get();
        links.push_back(std::move(link));
    }
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(links));
    session_->start();
}

void PagesLeftOutTest::say(const std::map<std::string, contract::Status>& servers)
{
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = snapshotOf(name, "n1");
        const auto server = servers.find(name);
        if (server != servers.end()) {
            message.snapshot->concepts["database"].status = {schema::toJson(server->second)};
        }
        link->say(message);
    }
}

void PagesLeftOutTest::noEmptyStripStandsAboveTheTable()
{
    open(3);
    ReplicationPanel panel(*session_, nullptr);
    panel.show();
    say({});
    QTRY_VERIFY2(saidIn(panel).contains(QLatin1String("No server has told its status yet")),
                 qPrintable(saidIn(panel)));
    say(serversTo(3));
    QTRY_VERIFY(!saidIn(panel).contains(QLatin1String("No server has told")));
}

void PagesLeftOutTest::aReplicaThatWasStoppedBeforeIsNamed()
{
    open(3);
    QWidget page;
    page.show();
    LagPanel panel(*session_, &page);
    panel.setVisible(true);
    QVERIFY(!panel.isVisible());
    auto servers = serversTo(3);
    say(servers);
    QTRY_VERIFY(session_->store().status<contract::Status>("n3", contract::Name) != nullptr);
    QVERIFY(!panel.isVisible()); // no agent measures a lag: an empty chart would say nothing
    servers.at("n3").channels.front().sql = contract::Thread::No;
    say(servers);
    QTRY_VERIFY2(saidIn(panel).contains(QLatin1String("replication is stopped there")),
                 qPrintable(saidIn(panel)));
    QVERIFY(panel.isVisible());
    QVERIFY2(saidIn(panel).contains(QLatin1String("Not known on n3")), qPrintable(saidIn(panel)));
}

/// What a hidden page would say is found when it is shown.
void PagesLeftOutTest::aHiddenPageFindsItsLagsWhenItIsShown()
{
    open(3);
    QWidget page;
    LagPanel panel(*session_, &page);
    auto servers = serversTo(3);
    servers.at("n3").channels.front().sql = contract::Thread::No;
    QSignalSpy heard(session_.get(), &link::Session::topologyChanged);
    say(servers);
    QTRY_VERIFY(session_->store().status<contract::Status>("n3", contract::Name) != nullptr);
    QTRY_VERIFY(!heard.isEmpty());
    QVERIFY(!panel.isVisibleTo(&page));
    page.show();
    QVERIFY(panel.isVisible());
    QTRY_VERIFY2(saidIn(panel).contains(QLatin1String("Not known on n3")),
                 qPrintable(saidIn(panel)));
}

void PagesLeftOutTest::replicasBeyondTheLinesAreNamed()
{
    open(11);
    QWidget page;
    page.show();
    LagPanel panel(*session_, &page);
    panel.setVisible(true);
    say(serversTo(11));
    for (int i = 2; i <= 11; ++i) {
        FakeLink& link = *agents_.at("n" + std::to_string(i));
        schema::Message message;
        message.kind = schema::MessageKind::Series;
        message.series = schema::SeriesTable{7, {"mysql_slave_status_seconds_behind_master"}};
        link.say(message);
        message = {};
        message.kind = schema::MessageKind::Samples;
        message.at = SomeDay;
        message.samples = schema::Samples{7, {i == 11 ? 90.0 : 0.0}};
        link.say(message);
    }
    QTRY_VERIFY2(saidIn(panel).contains(QLatin1String("Without a line: ")),
                 qPrintable(saidIn(panel)));
    // The worst counts whether or not it has a line.
    QVERIFY2(saidIn(panel).contains(QLatin1String("on n11")), qPrintable(saidIn(panel)));
}

} // namespace bafar::test

using bafar::test::PagesLeftOutTest;
TEST_CLASS(PagesLeftOutTest)
#include "pages_left_out_test.moc"
