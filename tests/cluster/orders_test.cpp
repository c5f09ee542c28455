// Steps about specs and members as an agent carries them out: every order, every refusal.
// It is larger than the budget because one fleet is set up the same way for every order.
#include <QTest>

#include "tests/cluster/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

using namespace schema::cluster;

/// A command as one word and its arguments: "propose", "admit n3 standby".
Command commandFrom(const QString& text, const std::string& revision, const std::string& from)
{
    const QStringList words = text.split(QLatin1Char(' '));
    const std::string verb = words.at(0).toStdString();
    const std::string node = words.value(1).toStdString();
    Command command;
    if (verb == "propose") {
        command.proposeSpec = {revision, from, "why so"};
    } else if (verb == "withdraw") {
        command.withdrawSpec = {revision};
    } else if (verb == "check") {
        command.checkSpec = {revision};
    } else if (verb == "use") {
        command.useSpec = {revision, from, "why so"};
    } else if (verb == "await") {
        command.awaitSpec = {revision};
    } else if (verb == "give_up") {
        command.giveUpOwnGroup = GiveUpOwnGroup{words.value(1) == QLatin1String("force")};
    } else if (verb == "found") {
        command.foundOwnGroup = FoundOwnGroup{};
    } else if (verb == "admit") {
        command.admit =
            Admit{node,
                  words.value(2) == QLatin1String("standby") ? schema::MemberRole::Standby
                                                             : schema::MemberRole::Voter,
                  0,
                  {}};
    } else if (verb == "dismiss") {
        command.dismiss = Dismiss{node, words.value(2).toULongLong()};
    } else if (verb == "hand_on") {
        command.handOn = HandOn{node};
    } else if (verb == "recover") {
        command.recover = Recover{{"n2"}, "fire"};
    }
    return command;
}

} // namespace

class OrdersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orders_data();
    void orders();
    void aChangeOfTheSpecIsBoundToItsAction();
    void takingBackWhatIsNotThereIsDone_data();
    void takingBackWhatIsNotThereIsDone();
    void aCheckWaitsForTheText();
    void awaitingEndsWhenTheSpecRuns();
    void awaitingEndsWhenTheSpecCannotBeUsed();
    void waitingHasALimit();
    void anAdmissionWaitsForTheNodeToSayThatItWaits();
    void theDriverAnswersOnce();
    void commandsThatAreNone_data();
    void commandsThatAreNone();
    void tooManyOrdersAreRefused();

private:
    /// What came of the last call: "order", "append", "done: ...", "CODE: ...", "waits".
    [[nodiscard]] static QString outcome(const Fleet& fleet);
};

QString OrdersTest::outcome(const Fleet& fleet)
{
    const auto finished = fleet.all<CommandFinished>();
    if (!finished.empty()) {
        const auto& got = finished.front().outcome;
        return QString::fromStdString(got ? "done: " + *got
                                          : std::string(codeName(got.error().code)) + ": " +
                                                got.error().text);
    }
    if (!fleet.all<cluster::GroupOrder>().empty()) {
        return QStringLiteral("order");
    }
    return fleet.all<Persist>().empty() ? QStringLiteral("waits") : QStringLiteral("append");
}

/// It is larger than the budget because it is a table.
void OrdersTest::orders_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("expected"); // its beginning
    const auto row = [](const char* name, const char* state, const char* command,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(state) << QString::fromLatin1(command)
                            << QString::fromLatin1(expected);
    };
    row("a staged text is proposed", "leads", "propose", "append");
    row("a text that is not here is not", "unstaged", "propose", "not_found: no revision");
    row("a proposed text is taken back", "leads", "withdraw", "append");
    row("a revision is put in force", "leads", "use", "append");
    row("one that is in force already", "in force", "use", "done: revision");
    row("when another got there first", "another", "use", "conflict: revision");
    row("a text that is here is checked at once", "leads", "check", "done: nothing speaks");
    row("one that this agent refuses", "refuses", "check", "invalid_input: no interface");
    row("one that runs is awaited no longer", "in force", "await", "done: revision");
    row("an agent alone gives its group up", "alone", "give_up", "order");
    row("one that waits has", "waiting", "give_up", "done: n1 waits already");
    row("one that was dismissed may", "dismissed", "give_up", "order");
    row("a member of a group with others does not", "leads", "give_up",
        "conflict: n1 is in a group of 3");
    row("not even by force while there is a leader", "leads", "give_up force",
        "conflict: n1 knows a leader, n1");
    row("by force when the majority is lost", "minority", "give_up force", "order");
    row("not without force", "minority", "give_up", "conflict: n1 is in a group of 3");
    row("an agent without a group has none to give up", "none", "give_up force",
        "unavailable: the agent on n1 takes no part");
    row("a waiting agent founds a group again", "waiting", "found", "order");
    row("one that is alone has", "alone", "found", "done: n1 agrees with itself alone already");
    row("one that was admitted does not", "leads", "found", "conflict: n1 was admitted");
    row("a waiting agent is admitted", "leads", "admit n4", "order");
    row("only by the leader", "follows", "admit n4",
        "unavailable: n1 does not lead the agents' "
        "group; n2 does: plan again");
    row("not while nobody leads", "minority", "admit n4",
        "unavailable: n1 does not lead the agents' group; it knows no leader");
    row("a member is so already", "leads", "admit n3", "done: n3 is voter already");
    row("a member gets another role", "leads", "admit n3 standby", "order");
    row("not when the majority would be lost", "n3 silent", "admit n2 standby",
        "conflict: the majority would be lost at once: 1 of 2 voters is heard, 2 are needed then");
    row("the leader stays a voter", "leads", "admit n1 standby",
        "conflict: n1 leads; hand leadership on first");
    row("a silent agent is waited for", "n4 silent", "admit n4", "waits");
    row("a member is dismissed", "leads", "dismiss n3 103", "order");
    row("whatever its number", "leads", "dismiss n3", "order");
    row("one that is none is dismissed already", "leads", "dismiss n4", "done: n4 is no member");
    row("another number of the node, too", "leads", "dismiss n3 999", "done: n3 is no member");
    row("the leader does not dismiss itself", "leads", "dismiss n1 101",
        "conflict: n1 leads; hand leadership on");
    row("nor the majority", "n3 silent", "dismiss n2 102",
        "conflict: the majority would be lost at once");
    row("only the leader dismisses", "follows", "dismiss n3 103", "unavailable: n1 does not lead");
    row("leadership is handed on", "leads", "hand_on n2", "order");
    row("it is there already", "follows", "hand_on n2", "done: n2 leads already");
    row("not by one that does not lead", "follows", "hand_on n3", "unavailable: n1 does not lead");
    row("not to a stranger", "leads", "hand_on n4", "not_found: n4 is no voter");
    row("a lost group is recovered", "minority", "recover", "order");
    row("not one with a leader", "leads", "recover", "conflict: n1 knows a leader, n1");
    row("not by an agent that waits", "waiting", "recover", "conflict: n1 is in no group");
    row("nor by one alone", "alone", "recover", "conflict: n1 knows a leader, n1");
}

void OrdersTest::orders()
{
    QFETCH(QString, state);
    QFETCH(QString, command);
    QFETCH(QString, expected);
    const QStringList three{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")};
    Fleet fleet;
    fleet.use(Fleet::specText({"n1", "n2", "n3", "n4"}));
    const std::string from = fleet.inForce;
    std::string revision = fleet.stage(Fleet::specText({"n1", "n2", "n3", "n4"}, "# x\n"));
    fleet.lead(three);
    fleet.hearStanding("n2", fleet.group);
    if (state != QLatin1String("n3 silent")) {
        fleet.hearStanding("n3", fleet.group);
    }
    if (state != QLatin1String("n4 silent")) {
        fleet.hearAlone("n4", 777, true);
    }
    if (state == QLatin1String("follows")) {
        fleet.lead(three, "n2");
    } else if (state == QLatin1String("minority")) {
        fleet.lead(three, "");
    } else if (state == QLatin1String("alone")) {
        fleet.lead({QStringLiteral("n1")});
    } else if (state == QLatin1String("waiting")) {
        fleet.lead({}, "");
        fleet.group.standing = GroupStanding::Alone;
        fleet.seen();
    } else if (state == QLatin1String("dismissed")) {
        fleet.group.standing = GroupStanding::Removed;
        fleet.seen();
    } else if (state == QLatin1String("none")) {
        fleet.group = {};
        fleet.seen();
    } else if (state == QLatin1String("unstaged")) {
        fleet.texts.erase(revision);
    } else if (state == QLatin1String("refuses")) {
        fleet.refusal = "no interface eth7";
    } else if (state == QLatin1String("in force")) {
        revision = fleet.use(fleet.texts.at(revision));
    } else if (state == QLatin1String("another")) {
        fleet.use(Fleet::specText({"n1", "n2", "n3", "n4"}, "# y\n"));
    }
    fleet.command(commandFrom(command, revision, from), "act1/0");
    const QString got = outcome(fleet);
    QVERIFY2(got.startsWith(expected), qPrintable(got));
    // Asked again while it is under way, it is not begun twice.
    if (!got.contains(QLatin1Char(':'))) {
        fleet.command(commandFrom(command, revision, from), "act1/0");
        QVERIFY(fleet.effects.empty());
    }
}

void OrdersTest::aChangeOfTheSpecIsBoundToItsAction()
{
    Fleet fleet;
    const std::string from = fleet.inForce;
    const std::string revision = fleet.stage(Fleet::specText({"n1"}, "# x\n"));
    const auto appended = [&](const QString& command, const std::string& id) {
        fleet.command(commandFrom(command, revision, from), id);
        const auto all = fleet.all<Persist>();
        return all.empty() ? schema::SpecChange{}
                           : *schema::fromJson<schema::SpecChange>(all.front().body.text);
    };
    schema::SpecChange wanted;
    wanted.stage = schema::SpecStage::Proposed;
    wanted.revision = revision;
    wanted.from = from;
    wanted.text = fleet.texts.at(revision);
    wanted.who = "admin/act7";
    wanted.why = "why so";
    wanted.action = "act7";
    wanted.fence = 3;
    QCOMPARE(appended(QStringLiteral("propose"), "act7/0"), wanted);
    fleet.feed(Persisted{"act7/0", std::uint64_t{5}});
    QCOMPARE(outcome(fleet), QString::fromStdString("done: revision " + revision + " is proposed"));
    wanted.stage = schema::SpecStage::InForce;
    wanted.text.clear();
    QCOMPARE(appended(QStringLiteral("use"), "act7/4"), wanted);
    fleet.feed(Persisted{"act7/4", fail(Code::Conflict, "somebody else was first")});
    QCOMPARE(outcome(fleet), QStringLiteral("conflict: somebody else was first"));
    wanted.stage = schema::SpecStage::Withdrawn;
    wanted.from.clear();
    wanted.why.clear();
    QCOMPARE(appended(QStringLiteral("withdraw"), "act7/0/undo"), wanted);
}

void OrdersTest::takingBackWhatIsNotThereIsDone_data()
{
    QTest::addColumn<int>("code"); // -1: agreed
    QTest::addColumn<bool>("done");
    QTest::newRow("agreed") << -1 << true;
    QTest::newRow("another one is proposed") << static_cast<int>(Code::Conflict) << true;
    QTest::newRow("nothing is proposed") << static_cast<int>(Code::NotFound) << true;
    QTest::newRow("no majority") << static_cast<int>(Code::Unavailable) << false;
}

void OrdersTest::takingBackWhatIsNotThereIsDone()
{
    QFETCH(int, code);
    QFETCH(bool, done);
    Fleet fleet;
    fleet.command(commandFrom(QStringLiteral("withdraw"), "abc", {}), "act/0/undo");
    Result<std::uint64_t> index = std::uint64_t{7};
    if (code >= 0) {
        index = fail(static_cast<Code>(code), "no");
    }
    fleet.feed(Persisted{"act/0/undo", index});
    QCOMPARE(fleet.all<CommandFinished>().at(0).outcome.has_value(), done);
    fleet.feed(Persisted{"act/0/undo", index}); // answered once
    QVERIFY(fleet.effects.empty());
}

void OrdersTest::aCheckWaitsForTheText()
{
    Fleet fleet;
    const std::string text = Fleet::specText({"n1"}, "# x\n");
    const std::string revision = schema::specRevision(text);
    fleet.command(commandFrom(QStringLiteral("check"), revision, {}), "act/1");
    QCOMPARE(outcome(fleet), QStringLiteral("waits"));
    fleet.feed(cluster::SpecsMoved{});
    QCOMPARE(outcome(fleet), QStringLiteral("waits"));
    fleet.texts[revision] = text;
    fleet.feed(cluster::SpecsMoved{});
    QCOMPARE(outcome(fleet), QStringLiteral("done: nothing speaks against it"));
}

void OrdersTest::awaitingEndsWhenTheSpecRuns()
{
    Fleet fleet;
    const std::string text = Fleet::specText({"n1"}, "# x\n");
    fleet.command(commandFrom(QStringLiteral("await"), schema::specRevision(text), {}), "act/5");
    QCOMPARE(outcome(fleet), QStringLiteral("waits"));
    fleet.use(text);
    QVERIFY(outcome(fleet).startsWith(QStringLiteral("done: revision ")));
}

void OrdersTest::awaitingEndsWhenTheSpecCannotBeUsed()
{
    Fleet fleet;
    fleet.command(commandFrom(QStringLiteral("await"), "abc", {}), "act/5");
    const cluster::SpecNotUsed other{"xyz", {Code::InvalidInput, "no"}};
    fleet.feed(other);
    QCOMPARE(outcome(fleet), QStringLiteral("waits"));
    QCOMPARE(fleet.events(), (std::vector<std::string>{"spec_not_used"}));
    fleet.feed(cluster::SpecNotUsed{"abc", {Code::InvalidInput, "no interface eth7"}});
    QCOMPARE(outcome(fleet), QStringLiteral("invalid_input: no interface eth7"));
    QCOMPARE(fleet.machine.status(fleet.now).state, schema::State::Degraded);
    QCOMPARE(fleet.machine.status(fleet.now).reasons.at(0),
             std::string("revision abc of the spec is in force, but n1 cannot use it: no interface "
                         "eth7"));
    fleet.feed(cluster::SpecNotUsed{"abc", {Code::InvalidInput, "no interface eth7"}});
    QVERIFY(fleet.events().empty()); // told once
    fleet.use(Fleet::specText({"n1"}));
    QCOMPARE(fleet.machine.status(fleet.now).state, schema::State::Ok);
}

void OrdersTest::waitingHasALimit()
{
    Fleet fleet;
    fleet.command(commandFrom(QStringLiteral("check"), "abc", {}), "act/1");
    fleet.pass(cluster::Orders::WaitLimit - std::chrono::milliseconds(1));
    QCOMPARE(outcome(fleet), QStringLiteral("waits"));
    fleet.pass(std::chrono::milliseconds(1));
    QCOMPARE(outcome(fleet), QStringLiteral("timeout: n1 waited 30 s for the revision"));
    fleet.pass(std::chrono::minutes(2));
    QVERIFY(fleet.all<CommandFinished>().empty());
}

void OrdersTest::anAdmissionWaitsForTheNodeToSayThatItWaits()
{
    Fleet fleet;
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2")});
    fleet.hearStanding("n2", fleet.group);
    fleet.hearAlone("n3", 777);
    fleet.command(commandFrom(QStringLiteral("admit n3"), {}, {}), "act/1");
    QCOMPARE(outcome(fleet), QStringLiteral("waits")); // it gives its group up, but has not said so
    fleet.hearAlone("n3", 888, true);
    QCOMPARE(outcome(fleet), QStringLiteral("order"));
    const cluster::GroupOrder order = fleet.all<cluster::GroupOrder>().at(0);
    QCOMPARE(order.id, std::string("act/1"));
    QCOMPARE(order.owner.actor, std::string("admin/act"));
    QCOMPARE(order.order.admit->number, std::uint64_t{888}); // the new one
    QCOMPARE(order.order.admit->endpoint.toString(), std::string("192.0.2.13:7601"));
    // Not for ever, and not when another leads meanwhile.
    fleet.command(commandFrom(QStringLiteral("admit n9"), {}, {}), "act/2");
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2")}, "n2");
    QVERIFY(outcome(fleet).startsWith(QStringLiteral("unavailable: n1 does not lead")));
}

void OrdersTest::theDriverAnswersOnce()
{
    Fleet fleet;
    fleet.lead({QStringLiteral("n1")});
    fleet.command(commandFrom(QStringLiteral("give_up"), {}, {}), "act/0");
    QCOMPARE(outcome(fleet), QStringLiteral("order"));
    fleet.feed(cluster::OrderDone{"other/0", "not ours"});
    QVERIFY(fleet.effects.empty());
    fleet.feed(cluster::OrderDone{"act/0", fail(Code::Denied, "cannot move the folder")});
    QCOMPARE(outcome(fleet), QStringLiteral("denied: cannot move the folder"));
    fleet.feed(cluster::OrderDone{"act/0", "late"});
    QVERIFY(fleet.effects.empty());
}

void OrdersTest::commandsThatAreNone_data()
{
    QTest::addColumn<bool>("revoke");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing is set") << false << false << QStringLiteral("this one has 0");
    QTest::newRow("two are set") << true << true << QStringLiteral("this one has 2");
}

void OrdersTest::commandsThatAreNone()
{
    QFETCH(bool, revoke);
    QFETCH(bool, found);
    QFETCH(QString, why);
    Fleet fleet;
    Command command;
    if (revoke) {
        command.revoke = Revocation{"aa", {}, {}, {}};
    }
    if (found) {
        command.foundOwnGroup = FoundOwnGroup{};
    }
    fleet.command(command, "act/0");
    QVERIFY2(outcome(fleet).startsWith(QStringLiteral("invalid_input: ")) &&
                 outcome(fleet).endsWith(why),
             qPrintable(outcome(fleet)));
    QVERIFY(!fleet.machine.revoked("aa"));
}

void OrdersTest::tooManyOrdersAreRefused()
{
    Fleet fleet;
    for (std::size_t i = 0; i < cluster::Orders::WaitingMax; ++i) {
        fleet.command(commandFrom(QStringLiteral("check"), "abc", {}), "act/" + std::to_string(i));
        QVERIFY(fleet.all<CommandFinished>().empty());
    }
    fleet.command(commandFrom(QStringLiteral("check"), "abc", {}), "act/more");
    QVERIFY(outcome(fleet).startsWith(QStringLiteral("limit_exceeded: ")));
}

TEST_CLASS(OrdersTest)

} // namespace bafar::test

#include "orders_test.moc"
