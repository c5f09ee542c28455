// The agents' group in the console: the sentence that says what it survives, where each member
// stands, and what can be done about one. It is larger than the budget because
// each way a group can stand has its row beside what it says.
#include <QAbstractItemModelTester>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/cluster/group.h"
#include "ui/cluster/group_model.h"
#include "ui/cluster/group_page.h"
#include "ui/dashboards/card.h"
#include "ui/dashboards/strip.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"

namespace bafar::test {

using schema::cluster::AgreementStatus;
using schema::cluster::GroupStanding;
using schema::cluster::GroupWord;
using Tester = QAbstractItemModelTester;

class GroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void oneSentence_data();
    void oneSentence();
    void aWitnessCountsAndAStandbyDoesNot();
    void membersStand();
    void aSilentMemberKeepsItsLastWordMuted();
    void aSilentMembersGroupIsNotDenied();
    void aMinorityIsMarked();
    void aStrangerToTheProfileIsListed();
    void aSlowDiskIsMarked();
    void whatWasRecoveredByForceStays();
    void actionsOfAMember_data();
    void actionsOfAMember();
    void trendsStandBelowTheRows_data();
    void trendsStandBelowTheRows();
    void givenNoGroupThenNoTrendsEither();

private:
    static GroupWord word(const QString& text);
};

/// "n1:leads:4", "n2:follows n1:4", "n3:minority", "n4:alone", "n5:waits", "n6:elects",
/// "n7:dismissed", "n8:stopped", "n9:none".
GroupWord GroupTest::word(const QString& text)
{
    const std::string node = text.section(QLatin1Char(':'), 0, 0).toStdString();
    const QString what = text.section(QLatin1Char(':'), 1, 1);
    GroupWord word{node, standingOf(node)};
    AgreementStatus& said = word.standing;
    said.term = text.section(QLatin1Char(':'), 2, 2).toULongLong();
    said.leader.clear();
    if (what == QLatin1String("leads")) {
        said.standing = GroupStanding::Leader;
        said.leader = node;
    } else if (what.startsWith(QLatin1String("follows"))) {
        said.standing = GroupStanding::Follower;
        said.leader = what.section(QLatin1Char(' '), 1).toStdString();
    } else if (what == QLatin1String("elects")) {
        said.standing = GroupStanding::Follower;
    } else if (what == QLatin1String("minority")) {
        said.standing = GroupStanding::Minority;
    } else if (what == QLatin1String("dismissed")) {
        said.standing = GroupStanding::Removed;
    } else if (what == QLatin1String("stopped")) {
        said.standing = GroupStanding::Stopped;
    } else if (what == QLatin1String("none")) {
        said = {};
    } else if (what == QLatin1String("torn")) {
        said = {};
        said.standing = GroupStanding::Stopped;
    } else {
        said.standing = GroupStanding::Alone;
        said.members.resize(what == QLatin1String("waits") ? 0 : 1);
    }
    return word;
}

void GroupTest::oneSentence_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("agents");
    QTest::addColumn<int>("mark");
    QTest::addColumn<bool>("blocked");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("more");
    const auto row = [](const char* name, const char* words, schema::State mark, bool blocked,
                        const char* brief, const char* text, const char* more = "") {
        QTest::newRow(name) << QString::fromLatin1(words) << 3 << static_cast<int>(mark) << blocked
                            << QString::fromUtf8(brief) << QString::fromUtf8(text)
                            << QString::fromLatin1(more);
    };
    using schema::State;
    row("when all follow, it says how many losses it survives",
        "n1:leads:4 n2:follows_n1:4 n3:follows_n1:4", State::Ok, false, "leader n1 · term 4",
        "n1 leads in term 4 · The group survives the loss of 1 of 3 voters.");
    row("when one is silent, it is missing and none more may fail", "n1:leads:4 n2:follows_n1:4",
        State::Degraded, false, "leader n1 · term 4",
        "n1 leads in term 4 · Missing: n3. None more may fail.");
    row("when one is cut off, it is missing and its word may be old",
        "n1:leads:4 n2:follows_n1:4 n3:minority:3", State::Degraded, false, "leader n1 · term 4",
        "n1 leads in term 4 · Missing: n3. None more may fail.", "n3 is cut off from the majority");
    row("when a former leader has not noticed, the newer term counts",
        "n1:leads:4 n2:leads:5 n3:follows_n2:5", State::Degraded, false, "leader n2 · term 5",
        "n2 leads in term 5 · The group survives the loss of 1 of 3 voters.",
        "n1 says that n1 leads in term 4.");
    row("when only one is heard and cut off, nothing can be changed and who is missing is said",
        "n1:minority:4", State::Failed, true, "no leader · missing n2 and n3",
        "Nothing can be changed: 1 of 3 voters left, 2 needed. Missing: n2 and n3.",
        "Floating IPs still move");
    row("when all are heard but none knows a leader, nothing can be changed either",
        "n1:minority:4 n2:minority:4 n3:minority:4", State::Failed, true, "no leader",
        "Nothing can be changed: no agent that is heard knows a leader.");
    row("when one that agrees with itself only takes orders, they are not blocked",
        "n1:alone n2:minority:4 n3:minority:4", State::Failed, false, "no leader",
        "No leader is known. Orders are taken where an agent agrees with itself "
        "only: n1.",
        "Floating IPs still move");
    row("when a leader is being elected, changes wait", "n1:elects:4 n2:elects:4 n3:elects:4",
        State::Transition, false, "a leader is being elected",
        "A leader is being elected: changes wait for a moment.");
    row("when the only one heard has stopped, it is missing, too", "n1:stopped:4", State::Failed,
        true, "no leader · missing n1, n2 and n3",
        "Nothing can be changed: 0 of 3 voters left, 2 needed.");
    row("when one has stopped and cannot read its own number, it still says so", "n1:torn",
        State::Failed, true, "no leader", "Nothing can be changed: ");
    row("when each is alone, there is no group", "n1:alone n2:alone n3:waits", State::Degraded,
        false, "no group", "There is no group: each agent agrees with itself only.");
    row("when agents say nothing of a group, nothing is claimed", "n1:none n2:none",
        State::NotMonitored, false, "", "The agents say nothing of a group.");
    row("when nobody is heard, nothing is known", "", State::Unknown, false, "",
        "No agent is heard: nothing is known of the group now.");
    QTest::newRow("when there is one agent only, its loss is what nothing survives")
        << QStringLiteral("n1:alone") << 1 << static_cast<int>(State::Ok) << false
        << QStringLiteral("no group")
        << QStringLiteral("n1 is alone. One voter: nothing survives its loss.") << QString();
}

void GroupTest::oneSentence()
{
    QFETCH(QString, words);
    QFETCH(int, agents);
    QFETCH(int, mark);
    QFETCH(bool, blocked);
    QFETCH(QString, brief);
    QFETCH(QString, text);
    QFETCH(QString, more);
    std::vector<GroupWord> all;
    for (QString one : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        all.push_back(word(one.replace(QLatin1Char('_'), QLatin1Char(' '))));
    }
    const ui::cluster::GroupLine line =
        ui::cluster::groupLine(all, static_cast<std::size_t>(agents));
    QCOMPARE(static_cast<int>(line.mark), mark);
    QCOMPARE(line.blocked, blocked);
    QCOMPARE(line.brief, brief);
    QVERIFY2(line.text.startsWith(text), qPrintable(line.text));
    QVERIFY2(more.isEmpty() || line.more.startsWith(more), qPrintable(line.more));
    QCOMPARE(line.more.isEmpty(), more.isEmpty() && !blocked);
}

void GroupTest::aWitnessCountsAndAStandbyDoesNot()
{
    for (const auto role : {schema::MemberRole::Witness, schema::MemberRole::Standby}) {
        std::vector<GroupWord> words = {word(QStringLiteral("n1:leads:4")),
                                        word(QStringLiteral("n2:follows n1:4"))};
        for (GroupWord& one : words) {
            one.standing.members[2].role = role;
        }
        const auto outlook = schema::cluster::outlookOf(words);
        const bool counts = role == schema::MemberRole::Witness;
        QCOMPARE(outlook.voters, counts ? std::size_t{3} : std::size_t{2});
        QCOMPARE(outlook.missing,
                 counts ? std::vector<std::string>{"n3"} : std::vector<std::string>{});
        QCOMPARE(outlook.spare(), std::size_t{0});
    }
}

/// Three agents that a session hears.
struct Heard {
    FakeCluster cluster;
    std::map<std::string, FakeLink*> agents = cluster.observers;
    link::Session session{QStringLiteral("lab"), std::move(cluster.links)};

    Heard()
    {
        session.start();
        for (const auto& [name, link] : agents) {
            link->saySnapshot("n1");
        }
    }
};

static QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

static QString lineOf(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < 8; ++column) {
        cells.append(textAt(model, row, column));
    }
    return cells.join(QLatin1Char('|'));
}

void GroupTest::membersStand()
{
    Heard heard;
    ui::cluster::MembersModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    AgreementStatus behind = standingOf("n3");
    behind.index = 4800;
    behind.members[2].role = schema::MemberRole::Witness;
    heard.agents["n3"]->sayGroup(behind);
    AgreementStatus leader = standingOf("n1");
    leader.members[2].role = schema::MemberRole::Witness;
    heard.agents["n1"]->sayGroup(leader);
    model.setSession(heard.session, link::monotonicNow());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(lineOf(model, 0),
             QStringLiteral("n1|leads|voter|4|4,812|2.6 ms|1.1 ms, worst 9.4 ms|3.2 MiB"));
    QCOMPARE(textAt(model, 1, 1), QStringLiteral("follows n1"));
    QCOMPARE(textAt(model, 2, 2), QStringLiteral("witness"));
    QCOMPARE(textAt(model, 2, 4), QStringLiteral("4,800, 12 not agreed"));
}

void GroupTest::aSilentMemberKeepsItsLastWordMuted()
{
    FakeCluster cluster;
    auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    session.start();
    agents["n1"]->saySnapshot("n1");
    ui::cluster::MembersModel members;
    ui::cluster::ProblemsModel problems;
    members.setSession(session, link::monotonicNow());
    problems.setSession(session, link::monotonicNow());
    QCOMPARE(textAt(members, 2, 1), QStringLiteral("does not answer"));
    QCOMPARE(textAt(members, 2, 2), QStringLiteral("voter"));
    QCOMPARE(textAt(members, 2, 4), QString());
    QCOMPARE(problems.rowCount(), 2);
    QCOMPARE(textAt(problems, 0, 1), QStringLiteral("a member that was never heard"));
    // n3 is heard once, then only n1 goes on.
    agents["n3"]->saySnapshot("n1");
    const_cast<link::Store&>(session.store())
        .advance(link::monotonicNow() + std::chrono::seconds(4));
    members.setSession(session, link::monotonicNow());
    QCOMPARE(textAt(members, 2, 4), QStringLiteral("4,812"));
    QCOMPARE(members.index(2, 4).data(shared::RowsModel::LookRole).toInt(),
             static_cast<int>(shared::CellLook::Muted));
    QCOMPARE(members.index(2, 0).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Stale));
    QCOMPARE(textAt(members, 2, 2), QStringLiteral("voter")); // nobody is heard: as last known
}

void GroupTest::aSilentMembersGroupIsNotDenied()
{
    Heard heard;
    auto& store = const_cast<link::Store&>(heard.session.store());
    const Instant later = link::monotonicNow() + std::chrono::seconds(4);
    heard.agents["n1"]->sayGroup({});
    heard.agents["n2"]->sayGroup({});
    store.closed("n3", QStringLiteral("connection refused"), later);
    store.advance(later); // all are silent
    QVERIFY(!ui::cluster::hasNoGroup(heard.session));
    schema::Message heartbeat;
    heartbeat.node = "n1";
    store.apply(heartbeat, later);
    store.advance(later);
    QCOMPARE(ui::cluster::wordsOf(heard.session).size(), std::size_t{1});
    QVERIFY(!ui::cluster::hasNoGroup(heard.session)); // n3 told of one
    heard.agents["n3"]->sayGroup({});
    QVERIFY(ui::cluster::hasNoGroup(heard.session));
}

void GroupTest::aMinorityIsMarked()
{
    Heard heard;
    heard.agents["n3"]->sayGroup(minorityOf("n3"));
    ui::cluster::MembersModel members;
    ui::cluster::ProblemsModel problems;
    members.setSession(heard.session, link::monotonicNow());
    problems.setSession(heard.session, link::monotonicNow());
    QCOMPARE(textAt(members, 2, 1), QStringLiteral("cut off from the majority"));
    QCOMPARE(members.index(2, 4).data(shared::RowsModel::LookRole).toInt(),
             static_cast<int>(shared::CellLook::Muted));
    QVERIFY(members.index(2, 4)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QLatin1String("cut off from the majority")));
    QCOMPARE(problems.rowCount(), 1);
    QVERIFY(textAt(problems, 0, 1).contains(QLatin1String("nothing can be changed from here")));
    QCOMPARE(heard.session.cutOff(), std::set<std::string>{"n3"});
    heard.agents["n2"]->sayGroup(minorityOf("n2"));
    problems.setSession(heard.session, link::monotonicNow());
    QCOMPARE(problems.rowCount(), 2);
    QVERIFY(textAt(problems, 0, 1).contains(QLatin1String("nothing can be changed from here")));
    QCOMPARE(textAt(problems, 1, 1), QStringLiteral("cut off from the majority, too"));
    QVERIFY(heard.session.canUnlock()); // the others have a leader
    heard.agents["n1"]->sayGroup(minorityOf("n1"));
    QVERIFY(!heard.session.canUnlock()); // it would not help
    QVERIFY(heard.session.canUnlock(link::Session::NeedsNoLeader));
    QVERIFY(heard.session.whyNoAction().contains(QLatin1String("no leader")));
    schema::cluster::AgreementStatus alone = minorityOf("n1");
    alone.standing = schema::cluster::GroupStanding::Alone;
    heard.agents["n1"]->sayGroup(alone);
    QVERIFY(heard.session.canUnlock()); // it takes orders: to admit the others
    heard.agents["n1"]->sayGroup(minorityOf("n1"));
    heard.agents["n1"]->sayAction(recordOf(handOverPlan("n1"), 1)); // it waits for a leader, too
    QVERIFY(!heard.session.canUnlock());
    QVERIFY(heard.session.canUnlock(link::Session::NeedsNoLeader));
}

void GroupTest::aStrangerToTheProfileIsListed()
{
    Heard heard;
    AgreementStatus standing = standingOf("n1");
    schema::Member other = standing.members[0];
    other.node = "n4";
    other.number = 77;
    standing.members.push_back(other);
    other.node = "n5";
    other.left = true; // gone for ever: no member
    standing.members.push_back(other);
    heard.agents["n1"]->sayGroup(standing);
    ui::cluster::MembersModel members;
    ui::cluster::ProblemsModel problems;
    members.setSession(heard.session, link::monotonicNow());
    problems.setSession(heard.session, link::monotonicNow());
    QCOMPARE(members.rowCount(), 4);
    QCOMPARE(textAt(members, 3, 0), QStringLiteral("n4"));
    QCOMPARE(textAt(members, 3, 1), QStringLiteral("does not answer"));
    QCOMPARE(textAt(problems, 0, 1),
             QStringLiteral("a member that is not in this console's profile"));
}

void GroupTest::aSlowDiskIsMarked()
{
    Heard heard;
    AgreementStatus slow = standingOf("n2");
    slow.syncLatency = std::chrono::milliseconds(140);
    heard.agents["n2"]->sayGroup(slow);
    ui::cluster::MembersModel members;
    members.setSession(heard.session, link::monotonicNow());
    QVERIFY(!members.index(0, 6).data(shared::RowsModel::MarkRole).isValid());
    QCOMPARE(members.index(1, 6).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Degraded));
}

void GroupTest::whatWasRecoveredByForceStays()
{
    Heard heard;
    ui::cluster::RecoveriesModel model;
    model.setSession(heard.session);
    QCOMPARE(model.rowCount(), 0);
    AgreementStatus standing = standingOf("n2");
    standing.recoveries.push_back({"n2",
                                   "admin/sara",
                                   "the rack burnt down",
                                   {"n1: last record 12 of term 3", "n3: never heard"},
                                   4711,
                                   3});
    heard.agents["n2"]->sayGroup(standing);
    model.setSession(heard.session);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("record 4711, term 3"));
    QCOMPARE(textAt(model, 0, 3), QStringLiteral("the rack burnt down"));
    QCOMPARE(textAt(model, 0, 4).count(QLatin1Char('\n')), 1);
}

void GroupTest::actionsOfAMember_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("actions");
    QTest::newRow("a follower can be dismissed, lead, be replaced and recover from its copy")
        << QStringLiteral("n2")
        << QStringLiteral("cluster.dismiss cluster.hand_on?to=n2 cluster.recover@n2 "
                          "cluster.replace?node=n2");
    QTest::newRow("the leader hands on to whom the plan says")
        << QStringLiteral("n1") << QStringLiteral("cluster.hand_on");
    QTest::newRow("a node outside the group can be admitted")
        << QStringLiteral("n4") << QStringLiteral("cluster.admit");
    QTest::newRow("nothing is offered for a node that nobody speaks of")
        << QStringLiteral("n9") << QString();
}

void GroupTest::actionsOfAMember()
{
    QFETCH(QString, node);
    QFETCH(QString, actions);
    Heard heard;
    const auto offer = [](const char* name, const char* title, const char* subject,
                          std::vector<schema::ActionParameter> parameters = {}) {
        schema::ActionInfo info;
        info.name = name;
        info.title = title;
        info.subject = subject;
        info.parameters = std::move(parameters);
        return info;
    };
    heard.agents["n1"]->sayOffers(
        {offer("cluster.admit", "Admit", "node/n4"), offer("cluster.dismiss", "Dismiss", "node/n2"),
         offer("cluster.hand_on", "Hand on", "node/n1", {{"to", "", true, {"n2", "n3"}}}),
         offer("cluster.replace", "Replace", "", {{"node", "", true, {"n2", "n3"}}}),
         offer("cluster.revoke", "Revoke", "node/n2")});
    heard.agents["n2"]->sayOffers(
        {offer("cluster.recover", "Recover", ""), offer("cluster.dismiss", "Dismiss", "node/n2")});
    QStringList found;
    for (const ui::cluster::GroupAction& one :
         ui::cluster::groupActions(heard.session, node.toStdString())) {
        QString text = QString::fromStdString(one.offer.name);
        for (const auto& [name, value] : one.parameters) {
            text += QLatin1Char('?') + QString::fromStdString(name + "=" + value);
        }
        found.append(
            one.agent.empty() ? text : text + QLatin1Char('@') + QString::fromStdString(one.agent));
    }
    found.sort();
    QCOMPARE(found.join(QLatin1Char(' ')), actions);
}

/// Shown, after all agents told of their own memory and clock.
static std::unique_ptr<QWidget> shownPage(Heard& heard, QSize size)
{
    for (const auto& [name, link] : heard.agents) {
        schema::Message series;
        series.kind = schema::MessageKind::Series;
        series.series =
            schema::SeriesTable{2, {"process_resident_memory_bytes", "node_timex_offset_seconds"}};
        link->say(series);
    }
    std::unique_ptr<QWidget> page(ui::cluster::groupPage().make({heard.session, {}}, nullptr));
    page->resize(size);
    page->show();
    return page;
}

void GroupTest::trendsStandBelowTheRows_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("scrolls");
    QTest::newRow("given room for both, then both are seen") << QSize(1248, 800) << false;
    QTest::newRow("given room for the rows, then the trends are scrolled to")
        << QSize(1248, 360) << true;
}

void GroupTest::trendsStandBelowTheRows()
{
    QFETCH(QSize, size);
    QFETCH(bool, scrolls);
    Heard heard;
    const auto page = shownPage(heard, size);
    const auto* trends = page->findChild<ui::dashboards::BoardStrip*>();
    QTRY_COMPARE(std::count_if(trends->cards().begin(), trends->cards().end(),
                               [](const QWidget* card) { return card->isVisible(); }),
                 std::ptrdiff_t{2});
    const auto* area = page->findChild<QScrollArea*>();
    QTRY_COMPARE(area->verticalScrollBar()->maximum() > 0, scrolls);
    const auto* rows =
        trends->parentWidget()->findChild<QTableView*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(rows->isVisible());
    QTRY_VERIFY(trends->y() > rows->geometry().bottom());
    QVERIFY(rows->mapTo(area->viewport(), QPoint(0, rows->height())).y() <=
            area->viewport()->height()); // whole, whether the trends fit or not
}

void GroupTest::givenNoGroupThenNoTrendsEither()
{
    Heard heard;
    const auto page = shownPage(heard, {1248, 800});
    const auto* trends = page->findChild<ui::dashboards::BoardStrip*>();
    QTRY_VERIFY(trends->isVisible());
    for (const auto& [name, link] : heard.agents) {
        link->sayGroup({});
    }
    QTRY_VERIFY(!trends->isVisible());
}

} // namespace bafar::test

using bafar::test::GroupTest;
TEST_CLASS(GroupTest)
#include "group_test.moc"
