// What people are told of the group: who leads, who is missing, what it survives, how the disk
// does. It is larger than the budget because one fleet is set up the same way for every row.
#include <QTest>

#include "tests/cluster/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::cluster::GroupStanding;

class GroupWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMomentWithoutALeaderIsAnElection();
    void aMinoritySaysSoWithinTwoSeconds();
    void whoStepsDownAtOnceNamesTheMissingToo();
    void theDriverMaySayItFirst();
    void minorityEnds();
    void whoIsMissing_data();
    void whoIsMissing();
    void problems_data();
    void problems();
    void theLeaderTellsOnce();
    void membersThatComeAndGo();
    void aRecoveryIsTold();
    void aSlowDiskIsToldOnceUntilItIsFine();
    void aLargeLogIsToldOnceUntilItIsFine();
    void theMapSaysWhoLeadsTheStatusWhatItSurvives_data();
    void theMapSaysWhoLeadsTheStatusWhatItSurvives();
    void figuresAloneAreNotToldAtOnce();
    void textFromTheGroupIsMadeSafe();
};

static QStringList members(const char* names)
{
    return QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

static const QStringList Three = members("n1 n2 n3");

static QString reason(const Fleet& fleet)
{
    return QString::fromStdString(fleet.machine.presence(fleet.now).entities.at(0).reason);
}

static std::vector<schema::Event> events(const Fleet& fleet)
{
    std::vector<schema::Event> found;
    for (const EmitEvent& one : fleet.all<EmitEvent>()) {
        found.push_back(one.event);
    }
    return found;
}

/// n1 led until `reign` after its cable was cut, as the last heartbeats of n2 and n3 came; what it
/// told 750 ms later.
static std::vector<schema::Event> toldAfterCut(Fleet& fleet, Duration reign)
{
    fleet.lead(Three);
    fleet.hearStanding("n2", fleet.group);
    fleet.hearStanding("n3", fleet.group);
    fleet.pass(reign);
    fleet.lead(Three, "");
    fleet.pass(std::chrono::milliseconds(750));
    return events(fleet);
}

void GroupWatchTest::aMomentWithoutALeaderIsAnElection()
{
    Fleet fleet;
    fleet.lead(Three, "n2");
    fleet.lead(Three, "");
    fleet.pass(std::chrono::milliseconds(999));
    QVERIFY(fleet.events().empty());
    QCOMPARE(fleet.machine.status(fleet.now).agreement.standing, GroupStanding::Follower);
    QCOMPARE(reason(fleet), QString());
    fleet.lead(Three, "n3");
    fleet.pass(std::chrono::seconds(2));
    QVERIFY(fleet.machine.status(fleet.now).agreement.problem.empty());
}

void GroupWatchTest::aMinoritySaysSoWithinTwoSeconds()
{
    // libraft steps down at the latest after two election times.
    Fleet fleet;
    const auto told = toldAfterCut(fleet, std::chrono::milliseconds(900));
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.at(0).kind, std::string("minority_began"));
    QCOMPARE(told.at(0).severity, schema::Severity::Critical);
    QCOMPARE(
        QString::fromStdString(told.at(0).text),
        QStringLiteral("n1 is cut off from the majority: n2 (silent for 1.65 s), n3 (silent for "
                       "1.65 s) are missing, 1 of 3 voters left, 2 needed (1 of 3 voters may "
                       "fail); nothing can be changed from here until one of them is back"));
    const auto status = fleet.machine.status(fleet.now);
    QCOMPARE(status.agreement.standing, GroupStanding::Minority);
    QCOMPARE(status.state, schema::State::Degraded);
    QCOMPARE(status.reasons.at(0), told.at(0).text);
    QCOMPARE(status.agreement.problem, told.at(0).text);
    QCOMPARE(fleet.machine.presence(fleet.now).entities.at(0).state, schema::State::Degraded);
    // The sentence grows with the silence, the event does not come again.
    fleet.pass(std::chrono::seconds(1));
    QVERIFY(reason(fleet).contains(QLatin1String("n2 (silent for 2.65 s)")));
    QVERIFY(events(fleet).empty());
}

/// libraft's last check may have come just before a heartbeat that was not answered any more.
void GroupWatchTest::whoStepsDownAtOnceNamesTheMissingToo()
{
    Fleet fleet;
    const auto told = toldAfterCut(fleet, std::chrono::milliseconds(300));
    QCOMPARE(told.size(), std::size_t{1});
    QVERIFY(QString::fromStdString(told.at(0).text)
                .contains(QLatin1String("n2 (silent for 1.05 s), n3 (silent for 1.05 s)")));
}

void GroupWatchTest::theDriverMaySayItFirst()
{
    Fleet fleet;
    fleet.lead(Three);
    fleet.group.standing = GroupStanding::Minority;
    fleet.group.leader.clear();
    fleet.seen();
    QCOMPARE(fleet.events(), (std::vector<std::string>{"minority_began"}));
}

void GroupWatchTest::minorityEnds()
{
    Fleet fleet;
    fleet.lead(Three, "");
    fleet.pass(std::chrono::seconds(10));
    fleet.lead(Three, "n2");
    const auto told = events(fleet);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.at(0).kind, std::string("minority_ended"));
    QCOMPARE(QString::fromStdString(told.at(0).text),
             QStringLiteral("n1 can agree with the others again after 8.8 s; n2 leads"));
    QCOMPARE(reason(fleet), QString());
}

void GroupWatchTest::whoIsMissing_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("heard");
    QTest::addColumn<QString>("text"); // part of it
    const auto row = [](const char* name, const char* group, const char* heard, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(heard)
                            << QString::fromLatin1(text);
    };
    row("one of two", "n1 n2", "",
        "n2 (never heard) is missing, 1 of 2 voters left, 2 needed (two "
        "voters: none may fail)");
    row("a standby is not missed", "n1 n2 n3=standby", "",
        "n2 (never heard) is missing, 1 of 2 voters left");
    row("a witness is", "n1 n2 n3=witness", "n2",
        "knows no leader of the agents' group although it hears n2: nothing can be changed from "
        "here; look whether it reaches 192.0.2.12:7601");
    row("three of five", "n1 n2 n3 n4 n5", "n2", "until one of them is back");
    row("four of five", "n1 n2 n3 n4 n5", "", "until 2 of them are back");
    row("all are heard", "n1 n2 n3", "n2 n3",
        "look whether it reaches 192.0.2.12:7601, 192.0.2.13:7601");
}

void GroupWatchTest::whoIsMissing()
{
    QFETCH(QString, group);
    QFETCH(QString, heard);
    QFETCH(QString, text);
    Fleet fleet;
    fleet.use(Fleet::specText({"n1", "n2", "n3", "n4", "n5"}));
    fleet.lead(group.split(QLatin1Char(' ')), "");
    fleet.pass(std::chrono::milliseconds(1100));
    for (const QString& node : heard.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        fleet.hear(node.toStdString());
    }
    fleet.pass(std::chrono::milliseconds(200));
    QVERIFY2(reason(fleet).contains(text), qPrintable(reason(fleet)));
}

void GroupWatchTest::problems_data()
{
    QTest::addColumn<int>("standing");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, GroupStanding standing, const char* group,
                        const char* nodes, const char* problem) {
        QTest::newRow(name) << static_cast<int>(standing) << QString::fromLatin1(group)
                            << members(nodes) << QString::fromLatin1(problem);
    };
    row("leads", GroupStanding::Leader, "n1 n2", "n1 n2", "");
    row("the only node of its spec", GroupStanding::Alone, "n1", "n1", "");
    row("alone, with others in the spec", GroupStanding::Alone, "n1", "n1 n2 n3",
        "n1 agrees with itself only, but the spec has n2, n3, too: bafarctl act cluster.admit "
        "node=n2");
    row("waits", GroupStanding::Alone, "", "n1 n2",
        "n1 waits to be admitted to the agents' group; on one of its agents: bafarctl act "
        "cluster.admit node=n1");
    row("was dismissed", GroupStanding::Removed, "n2 n3", "n1 n2 n3",
        "n1 was dismissed from the agents' group; on one of its agents: bafarctl act cluster.admit "
        "node=n1");
    row("its log is damaged", GroupStanding::Stopped, "n1 n2", "n1 n2",
        "n1 takes no part in the agents' group: segment 7 is damaged");
}

void GroupWatchTest::problems()
{
    QFETCH(int, standing);
    QFETCH(QString, group);
    QFETCH(QStringList, nodes);
    QFETCH(QString, problem);
    Fleet fleet;
    std::vector<std::string> names;
    for (const QString& node : nodes) {
        names.push_back(node.toStdString());
    }
    fleet.use(Fleet::specText(names));
    fleet.lead(members(group.toLatin1().constData()));
    fleet.group.standing = static_cast<GroupStanding>(standing);
    if (fleet.group.standing == GroupStanding::Stopped) {
        fleet.group.problem = "segment 7 is damaged";
    }
    fleet.seen();
    QCOMPARE(reason(fleet), problem);
    QCOMPARE(fleet.machine.status(fleet.now).state,
             problem.isEmpty() ? schema::State::Ok : schema::State::Degraded);
    QCOMPARE(QString::fromStdString(fleet.machine.status(fleet.now).agreement.problem), problem);
}

void GroupWatchTest::theLeaderTellsOnce()
{
    Fleet fleet;
    fleet.lead(Three, "n2");
    QVERIFY(fleet.events().empty()); // it was so before this agent looked
    fleet.lead(Three, "n1");
    const auto told = events(fleet);
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told.at(0).kind, std::string("leader_changed"));
    QCOMPARE(QString::fromStdString(told.at(0).text),
             QStringLiteral("n1 leads the agents' group in term 7, before it n2"));
    fleet.seen();
    QVERIFY(fleet.events().empty());
    fleet.lead(Three, "n3"); // n3's agent says it
    QVERIFY(fleet.events().empty());
}

void GroupWatchTest::membersThatComeAndGo()
{
    Fleet fleet;
    fleet.lead(members("n1 n2"));
    fleet.lead(Three);
    QCOMPARE(fleet.events(), (std::vector<std::string>{"member_admitted"}));
    QCOMPARE(QString::fromStdString(events(fleet).at(0).text),
             QStringLiteral("n3 was admitted as voter: 1 of 3 voters may fail"));
    QCOMPARE(events(fleet).at(0).subject, std::string("node/n3"));
    fleet.lead(members("n1 n2 n3=standby"));
    QCOMPARE(QString::fromStdString(events(fleet).at(0).text),
             QStringLiteral("n3 is standby now, was voter: two voters: none may fail"));
    fleet.lead(members("n1 n2"));
    QCOMPARE(fleet.events(), (std::vector<std::string>{"member_dismissed"}));
    fleet.lead(members("n1 n2"), "n2");
    fleet.lead(Three, "n2"); // told by n2
    QVERIFY(fleet.events().empty());
    fleet.group.standing = GroupStanding::Removed;
    fleet.seen(); // about itself
    QCOMPARE(fleet.events(), (std::vector<std::string>{"member_dismissed"}));
    QCOMPARE(events(fleet).at(0).severity, schema::Severity::Warning);
}

void GroupWatchTest::aRecoveryIsTold()
{
    Fleet fleet;
    fleet.lead(Three);
    schema::Recovery recovery;
    recovery.node = "n1";
    recovery.who = "admin/sara";
    recovery.why = "n2 and n3 burnt down";
    recovery.index = 90;
    recovery.term = 7;
    fleet.group.recoveries = {recovery};
    fleet.seen();
    QCOMPARE(fleet.events(), (std::vector<std::string>{"recovered"}));
    QCOMPARE(events(fleet).at(0).severity, schema::Severity::Critical);
    QCOMPARE(
        QString::fromStdString(events(fleet).at(0).text),
        QStringLiteral("admin/sara recovered the agents' group by force from n1's copy, record "
                       "90 of term 7: n2 and n3 burnt down"));
    QCOMPARE(fleet.machine.status(fleet.now).agreement.recoveries.size(), std::size_t{1});
}

void GroupWatchTest::aSlowDiskIsToldOnceUntilItIsFine()
{
    Fleet fleet;
    fleet.lead(Three);
    const auto took = [&fleet](int milliseconds) {
        fleet.group.syncLatency = std::chrono::milliseconds(milliseconds);
        fleet.seen();
        return fleet.events();
    };
    QVERIFY(took(100).empty());
    QCOMPARE(took(101), (std::vector<std::string>{"sync_slow"}));
    QVERIFY(reason(fleet).contains(QLatin1String("the disk of n1 takes 101 ms")));
    QVERIFY(took(60).empty());
    QVERIFY(took(150).empty());
    QCOMPARE(took(49), (std::vector<std::string>{"sync_fine"}));
    QCOMPARE(reason(fleet), QString());
}

void GroupWatchTest::aLargeLogIsToldOnceUntilItIsFine()
{
    Fleet fleet;
    fleet.lead(Three);
    const auto holds = [&fleet](std::uint64_t mebibytes) {
        fleet.group.logBytes = (mebibytes << 20U) + 1;
        fleet.seen();
        return fleet.events();
    };
    QVERIFY(holds(63).empty());
    QCOMPARE(holds(64), (std::vector<std::string>{"log_large"}));
    QVERIFY(holds(50).empty());
    QCOMPARE(holds(40), (std::vector<std::string>{"log_fine"}));
}

void GroupWatchTest::theMapSaysWhoLeadsTheStatusWhatItSurvives_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("leader");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("survives");
    const auto row = [](const char* name, const char* group, const char* leader, const char* place,
                        const char* survives) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(leader)
                            << QString::fromLatin1(place) << QString::fromLatin1(survives);
    };
    row("alone", "n1", "n1", "alone", "one voter: nothing survives its loss");
    row("leads two", "n1 n2", "n1", "leader, term 7", "two voters: none may fail");
    row("follows", "n1 n2 n3", "n2", "voter, follows n2", "1 of 3 voters may fail");
    row("stands by", "n1=standby n2 n3", "n2", "standby, follows n2", "two voters: none may fail");
    row("an election", "n1 n2 n3", "", "voter, a leader is being elected",
        "1 of 3 voters may fail");
}

void GroupWatchTest::theMapSaysWhoLeadsTheStatusWhatItSurvives()
{
    QFETCH(QString, group);
    QFETCH(QString, leader);
    QFETCH(QString, place);
    QFETCH(QString, survives);
    Fleet fleet;
    fleet.lead(group.split(QLatin1Char(' ')), leader.toStdString());
    std::map<std::string, std::string> facts;
    const auto presence = fleet.machine.presence(fleet.now);
    for (const schema::Fact& fact : presence.entities.at(0).facts) {
        facts[fact.name] = fact.value;
    }
    QCOMPARE(QString::fromStdString(facts["group"]), place);
    QVERIFY(!facts.contains("survives")); // once, of the group, and not on each node
    QCOMPARE(QString::fromStdString(schema::cluster::survivalText(
                 schema::cluster::votersOf(fleet.machine.status(fleet.now).agreement.members))),
             survives);
}

void GroupWatchTest::figuresAloneAreNotToldAtOnce()
{
    Fleet fleet;
    fleet.lead(Three);
    QVERIFY(!fleet.all<StatusChanged>().empty());
    fleet.group.index = 91;
    fleet.group.commitLatency = std::chrono::milliseconds(3);
    fleet.seen();
    QVERIFY(fleet.effects.empty());
    QCOMPARE(fleet.machine.status(fleet.now).agreement.index, std::uint64_t{91});
    fleet.now += cluster::GroupWatch::FiguresEvery;
    fleet.seen();
    QCOMPARE(fleet.all<StatusChanged>().size(), std::size_t{1});
    fleet.now += cluster::GroupWatch::FiguresEvery;
    fleet.effects.clear();
    fleet.seen();
    QVERIFY(fleet.effects.empty()); // nothing is new
    fleet.group.term = 8;
    fleet.seen();
    QVERIFY(!fleet.all<StatusChanged>().empty());
}

void GroupWatchTest::textFromTheGroupIsMadeSafe()
{
    Fleet fleet;
    fleet.lead(Three);
    schema::Member odd = Fleet::memberFrom(QStringLiteral("n4"));
    odd.node = "n\x1b[2J4";
    fleet.group.members.push_back(odd);
    fleet.seen();
    QCOMPARE(QString::fromStdString(events(fleet).at(0).text).count(QChar(0x1b)), 0);
    fleet.group.leader.clear();
    fleet.seen();
    fleet.pass(std::chrono::seconds(2));
    QCOMPARE(reason(fleet).count(QChar(0x1b)), 0);
}

TEST_CLASS(GroupWatchTest)

} // namespace bafar::test

#include "group_watch_test.moc"
