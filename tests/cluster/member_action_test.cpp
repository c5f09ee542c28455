// Admitting, dismissing, replacing, handing on and recovering: what is planned, what refuses it.
// It is larger than the budget because one fleet is set up the same way for all of it.
#include <QTest>

#include "tests/cluster/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::ActionClass;
using schema::Verdict;
using Members = QStringList;

class MemberActionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void survival_data();
    void survival();
    void admitsANodeThatIsAlone();
    void admitsANodeThatWaitsWithoutMore();
    void whoIsAloneIsNamedForItsOwnGroup();
    void admission_data();
    void admission();
    void givesAMemberAnotherRole();
    void theLeaderGivesUpItsRoleByHandingOnFirst();
    void dismisses();
    void theLeaderHandsOnBeforeItIsDismissed();
    void dismissal_data();
    void dismissal();
    void whatWouldLoseTheMajorityIsRefused_data();
    void whatWouldLoseTheMajorityIsRefused();
    void replaces();
    void replacement_data();
    void replacement();
    void handsOn();
    void handingOn_data();
    void handingOn();
    void recovers();
    void recovery_data();
    void recovery();
    void recoveryAdmitsWhoIsHeard();
    void offers_data();
    void offers();
};

static QString joined(const QStringList& lines)
{
    return lines.join(QLatin1Char('\n'));
}

static QString text(const std::string& string)
{
    return QString::fromStdString(string);
}

static Members members(const char* names)
{
    return QString::fromLatin1(names).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// n1 leads these; those of `heard` say so, too.
static void lead(Fleet& fleet, const char* names, const char* heard)
{
    fleet.lead(members(names));
    for (const QString& node : members(heard)) {
        fleet.hearStanding(node.toStdString(), fleet.group);
    }
}

/// "FAIL TEXT (DETAIL)" of the first blocking precondition that does not hold; empty: all do.
static QString blockedBy(const schema::Draft& draft)
{
    for (const schema::Condition& one : draft.preconditions) {
        if (one.blocking && one.verdict != Verdict::Pass) {
            return text(one.text + " (" + one.detail + ")");
        }
    }
    return {};
}

void MemberActionTest::survival_data()
{
    QTest::addColumn<int>("voters");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << 0 << QStringLiteral("no voter: nothing can be agreed");
    QTest::newRow("one") << 1 << QStringLiteral("one voter: nothing survives its loss");
    QTest::newRow("two") << 2 << QStringLiteral("two voters: none may fail");
    QTest::newRow("three") << 3 << QStringLiteral("1 of 3 voters may fail");
    QTest::newRow("four") << 4 << QStringLiteral("1 of 4 voters may fail");
    QTest::newRow("five") << 5 << QStringLiteral("2 of 5 voters may fail");
}

void MemberActionTest::survival()
{
    QFETCH(int, voters);
    QFETCH(QString, expected);
    QCOMPARE(text(schema::cluster::survivalText(static_cast<std::size_t>(voters))), expected);
}

void MemberActionTest::admitsANodeThatIsAlone()
{
    Fleet fleet;
    lead(fleet, "n1 n2", "n2");
    fleet.hearAlone("n3", 777);
    const auto draft = fleet.draft("cluster.admit", {{"node", "n3"}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(text(draft->title), QStringLiteral("Admit n3 to the agents' group as voter"));
    QCOMPARE(draft->risk, ActionClass::Disruptive);
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n3: n3 gives its own group up and waits to be admitted [undo]\n"
                            "n1: n1 admits n3 as voter [undo]"));
    QCOMPARE(joined(conditionsOf(draft->preconditions)),
             QStringLiteral("pass a majority of the agents' group is heard\n"
                            "pass n3 is heard\n"
                            "pass the agent of n3 is in no group with others\n"
                            "pass a majority is heard once n3 counts"));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("survives: two voters: none may fail -> 1 of 3 voters may fail")));
    QCOMPARE(joined(conditionsOf(draft->postconditions)),
             QStringLiteral("FAIL n1 counts n3 as voter\nFAIL n2 counts n3 as voter\n"
                            "FAIL n3 takes part in the group"));
    QCOMPARE(draft->inverse->action, std::string("cluster.dismiss"));
    fleet.group.members.push_back(Fleet::memberFrom(QStringLiteral("n3")));
    fleet.seen();
    auto follows = fleet.group;
    follows.standing = schema::cluster::GroupStanding::Follower;
    fleet.hearStanding("n2", follows);
    fleet.hearStanding("n3", follows);
    for (const schema::Condition& one : draft->postconditions) {
        QCOMPARE(fleet.machine.judge(one, fleet.view()).verdict, Verdict::Pass);
    }
}

void MemberActionTest::admitsANodeThatWaitsWithoutMore()
{
    Fleet fleet;
    lead(fleet, "n1 n2", "n2");
    fleet.hearAlone("n3", 777, true);
    const auto draft = fleet.draft("cluster.admit", {{"node", "n3"}, {"as", "standby"}});
    QVERIFY(draft.has_value());
    QCOMPARE(joined(stepsOf(*draft)), QStringLiteral("n1: n1 admits n3 as standby [undo]"));
    QVERIFY(consequencesOf(*draft).contains(QStringLiteral("survives: two voters: none may fail")));
}

void MemberActionTest::whoIsAloneIsNamedForItsOwnGroup()
{
    Fleet fleet;
    fleet.lead(members("n1"));
    fleet.hearAlone("n3", 777);
    const auto alone = fleet.draft("cluster.admit", {{"node", "n3"}});
    QVERIFY2(alone.has_value(), alone ? "" : alone.error().text.c_str());
    QCOMPARE(alone->onlyNode.value_or(std::string()), std::string("n1"));
    lead(fleet, "n1 n2", "n2");
    const auto together = fleet.draft("cluster.admit", {{"node", "n3"}});
    QVERIFY2(together.has_value(), together ? "" : together.error().text.c_str());
    QVERIFY(!together->onlyNode.has_value());
}

void MemberActionTest::admission_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("as");
    QTest::addColumn<QString>("why"); // in the error, or in what blocks
    const auto row = [](const char* name, const char* group, const char* node, const char* as,
                        const char* why) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(node)
                            << QString::fromLatin1(as) << QString::fromLatin1(why);
    };
    row("no node", "n1 n2", "", "", "needs node");
    row("an unknown node", "n1 n2", "n33", "", "did you mean n3?");
    row("an unknown role", "n1 n2", "n3", "vote", "did you mean voter?");
    row("it is so already", "n1 n2 n3", "n3", "", "n3 is voter of the group already");
    row("it is not heard", "n1 n2", "n4", "", "n4 is heard (never heard)");
    row("it is in a group with others", "n1 n2", "n5", "",
        "it is in a group of 2; dismiss it there first");
    row("the only voter would be none", "n1 n2=standby", "n1", "standby",
        "n1 is the only voter; a group needs one");
    row("the leader has nobody to hand on to", "n1 n4", "n1", "standby",
        "no other voter could take that over");
}

void MemberActionTest::admission()
{
    QFETCH(QString, group);
    QFETCH(QString, node);
    QFETCH(QString, as);
    QFETCH(QString, why);
    Fleet fleet;
    fleet.use(Fleet::specText({"n1", "n2", "n3", "n4", "n5"}));
    lead(fleet, group.toLatin1().constData(), "n2");
    fleet.hearAlone("n3", 777);
    schema::cluster::AgreementStatus other;
    other.standing = schema::cluster::GroupStanding::Leader;
    other.member = 5;
    other.leader = "n5";
    other.members = {Fleet::memberFrom(QStringLiteral("n5")),
                     Fleet::memberFrom(QStringLiteral("n9"))};
    fleet.hearStanding("n5", other);
    std::map<std::string, std::string> parameters{{"node", node.toStdString()}};
    if (!as.isEmpty()) {
        parameters["as"] = as.toStdString();
    }
    const auto draft = fleet.draft("cluster.admit", parameters);
    const QString got = draft ? blockedBy(*draft) : text(draft.error().text);
    QVERIFY2(got.contains(why), qPrintable(got));
}

void MemberActionTest::givesAMemberAnotherRole()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3", "n2 n3");
    const auto draft = fleet.draft("cluster.admit", {{"node", "n3"}, {"as", "standby"}});
    QVERIFY(draft.has_value());
    QCOMPARE(text(draft->title),
             QStringLiteral("Make n3 standby of the agents' group; it is voter"));
    QCOMPARE(joined(stepsOf(*draft)), QStringLiteral("n1: n1 makes n3 standby [undo]"));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("survives: 1 of 3 voters may fail -> two voters: none may fail")));
    QCOMPARE(draft->inverse->parameters.at("as"), std::string("voter"));
    const auto undo = schema::fromJson<schema::cluster::Command>(draft->steps.at(0).undo->text);
    QCOMPARE(undo->admit->role, schema::MemberRole::Voter);
}

void MemberActionTest::theLeaderGivesUpItsRoleByHandingOnFirst()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3", "n2 n3");
    const auto draft = fleet.draft("cluster.admit", {{"node", "n1"}, {"as", "witness"}});
    QVERIFY(draft.has_value());
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1 hands leadership on to n2\nn2: n2 makes n1 witness [undo]"));
}

void MemberActionTest::dismisses()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3", "n2 n3");
    const auto draft = fleet.draft("cluster.dismiss", {{"node", "n3"}});
    QVERIFY(draft.has_value());
    QCOMPARE(joined(stepsOf(*draft)), QStringLiteral("n1: n1 dismisses n3 [no return]"));
    QCOMPARE(draft->steps.at(0).lost, schema::LostStep::Observe);
    const auto order = schema::fromJson<schema::cluster::Command>(draft->steps.at(0).command.text);
    QCOMPARE(*order->dismiss, (schema::cluster::Dismiss{"n3", 103}));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("survives: 1 of 3 voters may fail -> two voters: none may fail")));
    QCOMPARE(blockedBy(*draft), QString());
    QCOMPARE(joined(conditionsOf(draft->postconditions)),
             QStringLiteral("FAIL n1 does not count the old n3 any more\n"
                            "FAIL n2 does not count the old n3 any more"));
    QCOMPARE(draft->inverse->action, std::string("cluster.admit"));
    lead(fleet, "n1 n2", "n2");
    for (const schema::Condition& one : draft->postconditions) {
        QCOMPARE(fleet.machine.judge(one, fleet.view()).verdict, Verdict::Pass);
    }
}

void MemberActionTest::theLeaderHandsOnBeforeItIsDismissed()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3=witness", "n2 n3");
    const auto draft = fleet.draft("cluster.dismiss", {{"node", "n1"}});
    QVERIFY(draft.has_value());
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1 hands leadership on to n2\nn2: n2 dismisses n1 [no return]"));
    QVERIFY(consequencesOf(*draft).contains(QStringLiteral("leader: n1 -> n2")));
    QCOMPARE(draft->candidates.size(), std::size_t{3});
    QCOMPARE(draft->candidates.at(0).reason, std::string("leads now"));
    QVERIFY(draft->candidates.at(1).chosen);
    QCOMPARE(draft->candidates.at(2).reason, std::string("a witness does not lead"));
}

void MemberActionTest::dismissal_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* group, const char* node, const char* why) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(node)
                            << QString::fromLatin1(why);
    };
    row("no member", "n1 n2", "n3", "n3 is no member of the agents' group");
    row("the only voter", "n1 n2=standby", "n1", "n1 is the only voter");
    row("the leader, without anyone that could lead", "n1 n3", "n1",
        "n1 leads, and no other voter could take that over now");
    row("a node of nobody", "n1 n2", "n9", "no node \"n9\"");
}

void MemberActionTest::dismissal()
{
    QFETCH(QString, group);
    QFETCH(QString, node);
    QFETCH(QString, why);
    Fleet fleet;
    lead(fleet, group.toLatin1().constData(), "n2");
    const auto draft = fleet.draft("cluster.dismiss", {{"node", node.toStdString()}});
    QVERIFY(!draft.has_value());
    QVERIFY2(text(draft.error().text).contains(why), draft.error().text.c_str());
}

void MemberActionTest::whatWouldLoseTheMajorityIsRefused_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("heard");
    QTest::addColumn<QString>("dismissed");
    QTest::addColumn<QString>("blocked"); // empty: nothing is
    const auto row = [](const char* name, const char* group, const char* heard,
                        const char* dismissed, const char* blocked) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(heard)
                            << QString::fromLatin1(dismissed) << QString::fromLatin1(blocked);
    };
    row("one of three that are all heard", "n1 n2 n3", "n2 n3", "n3", "");
    row("the dead one of three", "n1 n2 n3", "n2", "n3", "");
    row("a live one of three while one is dead", "n1 n2 n3", "n2", "n2",
        "a majority is heard without n2 (1 of 2 voters is heard, 2 are needed)");
    row("a standby never matters", "n1 n2 n3=standby", "n2", "n3", "");
    row("the dead one of two", "n1 n2", "", "n2",
        "a majority of the agents' group is heard (1 of 2 voters is heard, 2 are needed)");
}

void MemberActionTest::whatWouldLoseTheMajorityIsRefused()
{
    QFETCH(QString, group);
    QFETCH(QString, heard);
    QFETCH(QString, dismissed);
    QFETCH(QString, blocked);
    Fleet fleet;
    lead(fleet, group.toLatin1().constData(), heard.toLatin1().constData());
    const auto draft = fleet.draft("cluster.dismiss", {{"node", dismissed.toStdString()}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(blockedBy(*draft), blocked);
}

void MemberActionTest::replaces()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3", "n2");
    fleet.hearAlone("n3", 999); // its disk was lost: another number
    const auto draft = fleet.draft("cluster.replace", {{"node", "n3"}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1 dismisses n3 [no return]\n"
                            "n3: n3 gives its own group up and waits to be admitted [undo]\n"
                            "n1: n1 admits n3 as voter [undo]"));
    QCOMPARE(blockedBy(*draft), QString());
    QVERIFY(consequencesOf(*draft).contains(QStringLiteral(
        "survives: 1 of 3 voters may fail; until the new one is in: two voters: none may fail")));
    QVERIFY(!draft->inverse.has_value());
}

void MemberActionTest::replacement_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<int>("number"); // that n3's agent tells; 0: it is silent
    QTest::addColumn<QString>("why");
    QTest::newRow("it is the member itself")
        << QStringLiteral("n3") << 103 << QStringLiteral("n3 is the member 103 itself");
    QTest::newRow("its agent is not heard")
        << QStringLiteral("n3") << 0 << QStringLiteral("n3 is heard (never heard)");
    QTest::newRow("the leader") << QStringLiteral("n1") << 103
                                << QStringLiteral("n1 leads the group: it needs no replacement");
    QTest::newRow("no member") << QStringLiteral("n4") << 103 << QStringLiteral("n4 is no member");
}

void MemberActionTest::replacement()
{
    QFETCH(QString, node);
    QFETCH(int, number);
    QFETCH(QString, why);
    Fleet fleet;
    fleet.use(Fleet::specText({"n1", "n2", "n3", "n4"}));
    lead(fleet, "n1 n2 n3", "n2");
    if (number != 0) {
        fleet.hearAlone("n3", static_cast<std::uint64_t>(number));
    }
    const auto draft = fleet.draft("cluster.replace", {{"node", node.toStdString()}});
    const QString got = draft ? blockedBy(*draft) : text(draft.error().text);
    QVERIFY2(got.contains(why), qPrintable(got));
}

void MemberActionTest::handsOn()
{
    Fleet fleet;
    lead(fleet, "n1 n2 n3", "n2 n3");
    const auto draft = fleet.draft("cluster.hand_on", {{"to", "n3"}});
    QVERIFY(draft.has_value());
    QCOMPARE(draft->risk, ActionClass::Safe);
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1 hands leadership on to n3 [no return]"));
    QCOMPARE(blockedBy(*draft), QString());
    QCOMPARE(draft->postconditions.size(), std::size_t{3});
    QCOMPARE(draft->inverse->parameters.at("to"), std::string("n1"));
    fleet.lead(members("n1 n2 n3"), "n3");
    fleet.hearStanding("n2", fleet.group);
    QCOMPARE(joined(conditionsOf({fleet.machine.judge(draft->postconditions.at(0), fleet.view()),
                                  fleet.machine.judge(draft->postconditions.at(1), fleet.view()),
                                  fleet.machine.judge(draft->postconditions.at(2), fleet.view())})),
             QStringLiteral("pass n1 knows n3 as leader\npass n2 knows n3 as leader\n"
                            "FAIL n3 knows n3 as leader"));
}

void MemberActionTest::handingOn_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("index"); // of n3
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* group, const char* to, int index,
                        const char* why) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(to) << index
                            << QString::fromLatin1(why);
    };
    row("it leads already", "n1 n2 n3", "n1", 90, "n1 leads already");
    row("no member", "n1 n2", "n3", 90, "n3 is no member of the agents' group");
    row("a standby", "n1 n2 n3=standby", "n3", 90, "only a voter leads");
    row("a witness", "n1 n2 n3=witness", "n3", 90, "only a voter leads");
    row("far behind", "n1 n2 n3", "n3", -1000, "n3 can lead (1090 records behind");
    row("an election goes on", "", "n3", 90, "nobody leads the agents' group at this moment");
}

void MemberActionTest::handingOn()
{
    QFETCH(QString, group);
    QFETCH(QString, to);
    QFETCH(int, index);
    QFETCH(QString, why);
    Fleet fleet;
    if (group.isEmpty()) {
        fleet.lead(members("n1 n2 n3"), "");
    } else {
        lead(fleet, group.toLatin1().constData(), "n2");
        fleet.group.index += 1000; // of the leader
        fleet.seen();
    }
    auto standing = fleet.group;
    standing.index = static_cast<std::uint64_t>(1000 + index);
    fleet.hearStanding("n3", standing);
    const auto draft = fleet.draft("cluster.hand_on", {{"to", to.toStdString()}});
    const QString got = draft ? blockedBy(*draft) : text(draft.error().text);
    QVERIFY2(got.contains(why), qPrintable(got));
}

/// n1 alone is left of three.
static void minority(Fleet& fleet)
{
    lead(fleet, "n1 n2 n3", "n2 n3");
    fleet.lead(members("n1 n2 n3"), "");
    fleet.pass(std::chrono::seconds(20));
}

void MemberActionTest::recovers()
{
    Fleet fleet;
    minority(fleet);
    const auto draft = fleet.draft("cluster.recover", {}, "n2 and n3 burnt down");
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(draft->risk, ActionClass::DataRisk);
    QVERIFY(draft->emergency);
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1's copy becomes the group's, by force [no return]"));
    QCOMPARE(draft->steps.at(0).lost, schema::LostStep::Unknown);
    const auto order = schema::fromJson<schema::cluster::Command>(draft->steps.at(0).command.text);
    QCOMPARE(order->recover->why, std::string("n2 and n3 burnt down"));
    QCOMPARE(order->recover->lost.size(), std::size_t{2});
    QCOMPARE(text(order->recover->lost.at(0)),
             QStringLiteral("n2: last record 90 of term 7, 20 s ago: what it got since then is not "
                            "known"));
    QCOMPARE(joined(conditionsOf(draft->preconditions)),
             QStringLiteral("pass the majority is lost\n"
                            "pass nobody that is heard has a newer copy\n"
                            "unknown those that are not heard are stopped for good (blocks not)"));
    const QStringList lines = consequencesOf(*draft);
    for (const char* line :
         {"copy of n1: last record 90 of term 7: it goes on",
          "survives: 1 of 3 voters may fail -> one voter: nothing survives its loss",
          "way back: none"}) {
        QVERIFY2(lines.contains(QLatin1String(line)), qPrintable(joined(lines)));
    }
    QVERIFY(joined(lines).contains(QLatin1String("stop them first")));
    QVERIFY(fleet.offered().contains(QStringLiteral("cluster.recover")));
}

void MemberActionTest::recovery_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* why) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(why);
    };
    row("there is a leader", "n1 leads the agents' group: nothing is to be recovered");
    row("it is alone anyway", "n1 is in no group with others");
    row("another has a newer copy", "n2 has a newer copy (last record 95 of term 7, here last "
                                    "record 90 of term 7): run it there, bafarctl act "
                                    "cluster.recover --node n2");
    row("another's last term is newer", "n2 has a newer copy");
    row("another knows a leader", "n2 knows a leader: n3");
    row("the majority is heard", "the majority is lost (2 of 3 voters are heard, 2 are needed)");
    row("parameters", "cluster.recover takes no parameters");
}

void MemberActionTest::recovery()
{
    QFETCH(QString, state);
    QFETCH(QString, why);
    Fleet fleet;
    minority(fleet);
    std::map<std::string, std::string> parameters;
    auto other = fleet.group;
    if (state == QLatin1String("there is a leader")) {
        fleet.lead(members("n1 n2 n3"));
    } else if (state == QLatin1String("it is alone anyway")) {
        fleet.lead(members("n1"));
    } else if (state == QLatin1String("another has a newer copy")) {
        other.last = 95;
        fleet.hearStanding("n2", other);
    } else if (state == QLatin1String("another's last term is newer")) {
        other.lastTerm = 8;
        other.last = 60;
        fleet.hearStanding("n2", other);
    } else if (state == QLatin1String("another knows a leader")) {
        other.leader = "n3";
        fleet.hearStanding("n2", other);
    } else if (state == QLatin1String("the majority is heard")) {
        fleet.hearStanding("n2", other);
    } else {
        parameters["node"] = "n1";
    }
    const auto draft = fleet.draft("cluster.recover", parameters, "because");
    const QString got = draft ? blockedBy(*draft) : text(draft.error().text);
    QVERIFY2(got.contains(why), qPrintable(got));
}

void MemberActionTest::recoveryAdmitsWhoIsHeard()
{
    Fleet fleet;
    fleet.use(Fleet::specText({"n1", "n2", "n3", "n4", "n5"}));
    fleet.lead(members("n1 n2=standby n3 n4 n5"), "");
    fleet.pass(std::chrono::seconds(20));
    fleet.hearStanding("n2", fleet.group);
    const auto draft = fleet.draft("cluster.recover", {}, "fire");
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(joined(stepsOf(*draft)),
             QStringLiteral("n1: n1's copy becomes the group's, by force [no return]\n"
                            "n2: n2 sets its copy of the group aside and waits\n"
                            "n1: n1 admits n2 as standby"));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("copy of n2: last record 90 of term 7, now: nothing that is not here")));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("copy of n3: never heard since this agent started: nobody knows what it "
                       "has")));
    QVERIFY(conditionsOf(draft->postconditions)
                .contains(QStringLiteral("FAIL n2 takes part in the group")));
}

void MemberActionTest::offers_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("offered");
    const auto row = [](const char* name, const char* group, const char* offered) {
        QTest::newRow(name) << QString::fromLatin1(group) << QString::fromLatin1(offered);
    };
    row("nothing is known of the group", "", "");
    row("alone with two others in the spec", "n1", "admit");
    row("two of three", "n1 n2", "admit dismiss replace hand_on");
    row("all three", "n1 n2 n3", "dismiss replace hand_on");
    row("nobody could lead but the leader", "n1 n2=standby n3=witness", "dismiss replace");
}

void MemberActionTest::offers()
{
    QFETCH(QString, group);
    QFETCH(QString, offered);
    Fleet fleet;
    if (!group.isEmpty()) {
        fleet.lead(members(group.toLatin1().constData()));
    }
    QStringList expected{QStringLiteral("cluster.revoke")};
    for (const QString& name : members(offered.toLatin1().constData())) {
        expected << QStringLiteral("cluster.") + name;
    }
    QCOMPARE(fleet.offered(), expected);
}

TEST_CLASS(MemberActionTest)

} // namespace bafar::test

#include "member_action_test.moc"
