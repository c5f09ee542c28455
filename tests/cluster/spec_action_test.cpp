// Applying a spec and rolling one back: what is planned, what refuses it, what must be seen after.
// It is larger than the budget because one fleet is planned on in every row.
#include <QTest>

#include "tests/cluster/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::ActionClass;
using schema::LostStep;

class SpecActionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRevisionIsProposedCheckedUsedAndAwaited();
    void everyStepSaysWhatBecomesOfItWhenItsAgentIsLost();
    void consequences_data();
    void consequences();
    void anAgentThatIsDownCatchesUp();
    void nodesOutsideTheGroupAreNotAsked();
    void aMemberIsNotRemovedFromTheSpec();
    void refusals_data();
    void refusals();
    void aStaleTextIsRefusedWithWhatChangedMeanwhile();
    void onceConfirmedItIsRefusedWhenAnotherGotThereFirst();
    void withoutAMajorityNothingIsApplied();
    void rollsBackToAnyKeptRevision();
    void whoAloneCanDoItIsNamed_data();
    void whoAloneCanDoItIsNamed();
    void offersWhatCanBeDone();
    void isSafeWhenNothingReloads();
};

static QString joined(const QStringList& lines)
{
    return lines.join(QLatin1Char('\n'));
}

static QString text(const std::string& string)
{
    return QString::fromStdString(string);
}

/// n1 leads n1, n2 and n3, which are all heard.
static void whole(Fleet& fleet)
{
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")});
    fleet.hearStanding("n2", fleet.group);
    fleet.hearStanding("n3", fleet.group);
}

void SpecActionTest::aRevisionIsProposedCheckedUsedAndAwaited()
{
    Fleet fleet;
    whole(fleet);
    const std::string next =
        fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "monitoring: {interval: 2 s}\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}}, "slower");
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(text(draft->title), text("Apply revision " + next + " of the spec: 1 change"));
    QCOMPARE(text(draft->verb), text("apply " + next));
    QCOMPARE(draft->risk, ActionClass::Disruptive);
    QCOMPARE(joined(stepsOf(*draft)),
             text("*: every agent gets revision " + next +
                  " [undo]\n"
                  "n1: n1 checks it [only looks]\nn2: n2 checks it [only looks]\n"
                  "n3: n3 checks it [only looks]\n"
                  "*: revision " +
                  next +
                  " is put in force [undo]\n"
                  "n1: n1 runs it [only looks]\nn2: n2 runs it [only looks]\n"
                  "n3: n3 runs it [only looks]"));
    QCOMPARE(joined(conditionsOf(draft->preconditions)),
             text("pass a majority of the agents' group is heard\npass revision " + fleet.inForce +
                  " is in force"));
    QCOMPARE(joined(conditionsOf(draft->postconditions)),
             text("FAIL n1 runs revision " + next + "\nFAIL n2 runs revision " + next +
                  "\nFAIL n3 runs revision " + next));
    QCOMPARE(draft->inverse->action, std::string("cluster.roll_back_spec"));
    QCOMPARE(draft->inverse->parameters.at("revision"), fleet.inForce);
    // Seen after, not assumed.
    fleet.revisions["n2"] = next;
    fleet.hearStanding("n2", fleet.group);
    QCOMPARE(fleet.machine.judge(draft->postconditions.at(1), fleet.view()).verdict,
             schema::Verdict::Pass);
    QCOMPARE(fleet.machine.judge(draft->postconditions.at(2), fleet.view()).verdict,
             schema::Verdict::Fail);
}

void SpecActionTest::everyStepSaysWhatBecomesOfItWhenItsAgentIsLost()
{
    Fleet fleet;
    whole(fleet);
    const std::string before = fleet.inForce;
    const std::string next = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}}, "why so");
    QVERIFY(draft.has_value());
    const auto order = [](const schema::RawJson& json) {
        return *schema::fromJson<schema::cluster::Command>(json.text);
    };
    const schema::PlannedStep& propose = draft->steps.at(0);
    QCOMPARE(propose.lost, LostStep::Undo);
    QCOMPARE(*order(propose.command).proposeSpec,
             (schema::cluster::ProposeSpec{next, before, "why so"}));
    QCOMPARE(*order(*propose.undo).withdrawSpec, schema::cluster::WithdrawSpec{next});
    QCOMPARE(draft->steps.at(1).lost, LostStep::Undo);
    QCOMPARE(*order(draft->steps.at(1).command).checkSpec, schema::cluster::CheckSpec{next});
    const schema::PlannedStep& use = draft->steps.at(4);
    QCOMPARE(use.lost, LostStep::Undo);
    QCOMPARE(*order(use.command).useSpec, (schema::cluster::UseSpec{next, before, "why so"}));
    QCOMPARE(*order(*use.undo).useSpec, (schema::cluster::UseSpec{before, next, "taken back"}));
    QCOMPARE(draft->steps.at(5).lost, LostStep::Observe);
    QCOMPARE(*order(draft->steps.at(5).command).awaitSpec, schema::cluster::AwaitSpec{next});
}

void SpecActionTest::consequences_data()
{
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("line"); // one that must be among them
    const auto row = [](const char* name, const std::string& after, const char* line) {
        QTest::newRow(name) << text(after) << QString::fromLatin1(line);
    };
    const std::vector<std::string> all{"n1", "n2", "n3"};
    row("a change is named", Fleet::specText(all, "monitoring: {interval: 2 s}\n"),
        "change: monitoring.interval: 1 s -> 2 s");
    row("what reloads, and where", Fleet::specText(all, "monitoring: {interval: 2 s}\n"),
        "reloads: monitoring on n1, n2, n3; nothing else is interrupted");
    row("what other concepts say", Fleet::specText(all, "monitoring: {interval: 2 s}\n"),
        "floating IP web: stays");
    row("only comments", Fleet::specText(all, "# x\n"),
        "changes: only comments and layout: nothing reloads");
    row("a node that comes", Fleet::specText({"n1", "n2", "n3", "n4"}),
        "node n4 comes: it is followed from now on; once its agent runs (bafarctl enrol), take it "
        "in: bafarctl act cluster.admit node=n4");
    row("time limits", Fleet::specText(all, "  agreement: {election: 800 ms}\n"),
        "time limits of the agents' group: in force at each agent's next start");
    std::string moved = Fleet::specText(all);
    moved.replace(moved.find("192.0.2.12"), 10, "192.0.2.22");
    row("a node's address", moved,
        "node n2: sought at 192.0.2.22:7600 from now on; its agent listens there after a restart");
    row("a member's address", moved,
        "node n2: the agents' group seeks it at 192.0.2.12:7601 until it is dismissed and "
        "admitted anew");
    std::string role = Fleet::specText(all);
    role.replace(role.find("192.0.2.13"), 10, "192.0.2.13, member: standby");
    row("another role", role,
        "node n3: voter of the agents' group until bafarctl act cluster.admit node=n3 as=standby");
}

void SpecActionTest::consequences()
{
    QFETCH(QString, after);
    QFETCH(QString, line);
    Fleet fleet;
    whole(fleet);
    const std::string next = fleet.stage(after.toStdString());
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    const QStringList lines = consequencesOf(*draft);
    QVERIFY2(lines.contains(line), qPrintable(joined(lines)));
    QCOMPARE(lines.last(), text("way back: bafarctl spec rollback " + fleet.inForce));
}

void SpecActionTest::anAgentThatIsDownCatchesUp()
{
    Fleet fleet;
    whole(fleet);
    fleet.pass(std::chrono::seconds(5));
    fleet.hearStanding("n2", fleet.group); // n3 is silent
    const std::string next =
        fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "monitoring: {interval: 2 s}\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(draft.has_value());
    QVERIFY(!joined(stepsOf(*draft)).contains(QLatin1String("n3")));
    QVERIFY(conditionsOf(draft->preconditions)
                .contains(QStringLiteral("FAIL n3 is heard (blocks not)")));
    QVERIFY(conditionsOf(draft->postconditions)
                .contains(text("unknown n3 runs revision " + next + " (blocks not)")));
    QVERIFY(QString::fromStdString(draft->postconditions.at(2).detail)
                .contains(QLatin1String("it catches up when it returns")));
    QVERIFY(consequencesOf(*draft).contains(
        QStringLiteral("node n3: not heard: it catches up when it returns")));
}

void SpecActionTest::nodesOutsideTheGroupAreNotAsked()
{
    Fleet fleet;
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2")});
    fleet.hearStanding("n2", fleet.group);
    fleet.hearAlone("n3", 999);
    const std::string next = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(draft.has_value());
    QVERIFY(!joined(stepsOf(*draft)).contains(QLatin1String("n3")));
    QVERIFY(!joined(conditionsOf(draft->postconditions)).contains(QLatin1String("n3")));
    QVERIFY(consequencesOf(*draft).contains(QStringLiteral(
        "node n3: no member of the agents' group: it keeps its own spec until it is admitted")));
}

void SpecActionTest::aMemberIsNotRemovedFromTheSpec()
{
    Fleet fleet;
    whole(fleet);
    const std::string next = fleet.stage(Fleet::specText({"n1", "n2"}));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(draft.has_value());
    const QString wanted = QStringLiteral("n3 is no member of the agents' group");
    QVERIFY(conditionsOf(draft->preconditions).contains(QStringLiteral("FAIL ") + wanted));
    QVERIFY(QString::fromStdString(draft->preconditions.back().detail)
                .contains(QLatin1String("bafarctl act cluster.dismiss node=n3")));
    // Dismissed first, it may go.
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2")});
    const auto after = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(after.has_value());
    QVERIFY(conditionsOf(after->preconditions).contains(QStringLiteral("pass ") + wanted));
    QVERIFY(!joined(stepsOf(*after)).contains(QLatin1String("n3")));
    QVERIFY(consequencesOf(*after).contains(
        text("node n3 goes: nobody follows it any more; its agent keeps revision " + fleet.inForce +
             " until it is stopped")));
}

void SpecActionTest::refusals_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QString>("why");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* revision, const char* why, Code code) {
        QTest::newRow(name) << QString::fromLatin1(revision) << QString::fromLatin1(why)
                            << static_cast<int>(code);
    };
    row("no revision", "", "needs revision", Code::InvalidInput);
    row("one that nobody knows", "abc", "neither staged on n1 nor in the history", Code::NotFound);
    row("the one in force", "IN FORCE", "is in force already", Code::Conflict);
    row("one that this agent would refuse", "STAGED", "n1 would refuse it: no interface eth7",
        Code::InvalidInput);
}

void SpecActionTest::refusals()
{
    QFETCH(QString, revision);
    QFETCH(QString, why);
    QFETCH(int, code);
    Fleet fleet;
    whole(fleet);
    const std::string staged = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    fleet.refusal = "no interface eth7";
    std::string given = revision.toStdString();
    given = given == "IN FORCE" ? fleet.inForce : given == "STAGED" ? staged : given;
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", given}});
    QVERIFY(!draft.has_value());
    QVERIFY2(text(draft.error().text).contains(why), draft.error().text.c_str());
    QCOMPARE(static_cast<int>(draft.error().code), code);
    const auto surplus = fleet.draft("cluster.apply_spec", {{"revision", given}, {"revison", "x"}});
    QCOMPARE(surplus.error().code, Code::InvalidInput);
    QVERIFY(text(surplus.error().text).contains(QLatin1String("did you mean revision?")));
}

/// Two operators at once: the second hears what the first one changed.
void SpecActionTest::aStaleTextIsRefusedWithWhatChangedMeanwhile()
{
    Fleet fleet;
    whole(fleet);
    const std::string base = fleet.inForce;
    const std::string mine = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# mine\n"), base);
    fleet.use(Fleet::specText({"n1", "n2", "n3"}, "monitoring: {interval: 2 s}\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", mine}});
    QVERIFY(!draft.has_value());
    QCOMPARE(draft.error().code, Code::Conflict);
    const QString why = text(draft.error().text);
    for (const char* part :
         {"is based on ", " is in force, put in force at 2027-01-15T08:00:00",
          "by admin/sara: \"more nodes\"", "changed meanwhile: monitoring.interval: 1 s -> 2 s",
          "bring your change into the spec in force"}) {
        QVERIFY2(why.contains(QLatin1String(part)), qPrintable(why));
    }
    // Rolling back to a text that was in force is another matter.
    QVERIFY(fleet.draft("cluster.roll_back_spec", {{"revision", base}}).has_value());
}

/// The plan's own facts move when another spec is agreed between plan and confirmation.
void SpecActionTest::onceConfirmedItIsRefusedWhenAnotherGotThereFirst()
{
    Fleet fleet;
    whole(fleet);
    const std::string mine = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# mine\n"));
    const auto planned = fleet.draft("cluster.apply_spec", {{"revision", mine}});
    QVERIFY(planned.has_value());
    const auto same = fleet.draft("cluster.apply_spec", {{"revision", mine}});
    QCOMPARE(same->basis, planned->basis);
    fleet.inForce = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# theirs\n"));
    QCOMPARE(fleet.machine.judge(planned->preconditions.at(1), fleet.view()).verdict,
             schema::Verdict::Fail);
    QCOMPARE(fleet.draft("cluster.apply_spec", {{"revision", mine}}).error().code, Code::Conflict);
}

void SpecActionTest::withoutAMajorityNothingIsApplied()
{
    Fleet fleet;
    whole(fleet);
    fleet.lead({QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")}, "");
    fleet.pass(std::chrono::seconds(5)); // nobody is heard, nobody leads
    const std::string next = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(draft.has_value());
    QCOMPARE(draft->preconditions.at(0).verdict, schema::Verdict::Fail);
    QVERIFY(draft->preconditions.at(0).blocking);
    const QString why = text(draft->preconditions.at(0).detail);
    QVERIFY2(why.contains(QLatin1String("1 of 3 voters is heard, 2 are needed")), qPrintable(why));
    QVERIFY2(why.contains(QLatin1String("n2 (silent for 5 s), n3 (silent for 5 s) are missing")),
             qPrintable(why));
}

void SpecActionTest::rollsBackToAnyKeptRevision()
{
    Fleet fleet;
    whole(fleet);
    const std::string first = fleet.inForce;
    const std::string second =
        fleet.use(Fleet::specText({"n1", "n2", "n3"}, "monitoring: {interval: 2 s}\n"));
    const auto draft = fleet.draft("cluster.roll_back_spec", {{"revision", first}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(text(draft->title), text("Roll the spec back to revision " + first + ": 1 change"));
    QCOMPARE(draft->steps.size(), std::size_t{8});
    QCOMPARE(draft->inverse->parameters.at("revision"), second);
    QCOMPARE(draft->candidates.size(), std::size_t{2});
    QCOMPARE(draft->candidates.at(0).name, second); // newest first
    QCOMPARE(draft->candidates.at(0).reason, std::string("in force"));
    QVERIFY(draft->candidates.at(1).chosen);
    QCOMPARE(draft->candidates.at(1).figures.at(1), std::string("admin/sara"));
    const auto unknown = fleet.draft("cluster.roll_back_spec", {{"revision", "abc"}});
    QCOMPARE(unknown.error().code, Code::NotFound);
    // A staged text is no history.
    const std::string staged = fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    QCOMPARE(fleet.draft("cluster.roll_back_spec", {{"revision", staged}}).error().code,
             Code::NotFound);
}

void SpecActionTest::whoAloneCanDoItIsNamed_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<QString>("only");
    const auto row = [](const char* name, const char* group, bool kept, const char* only) {
        QTest::newRow(name) << QString::fromLatin1(group) << kept << QString::fromLatin1(only);
    };
    row("given a text that is staged here, then this agent", "n1 n2 n3", false, "n1");
    row("given a former revision of the group, then any", "n1 n2 n3", true, "");
    row("given a group of this agent alone, then this agent", "n1", true, "n1");
}

void SpecActionTest::whoAloneCanDoItIsNamed()
{
    QFETCH(const QString, group);
    QFETCH(const bool, kept);
    Fleet fleet;
    const std::string former = fleet.inForce;
    fleet.use(Fleet::specText({"n1", "n2", "n3"}, "# y\n"));
    fleet.lead(group.split(QLatin1Char(' ')));
    const std::string revision =
        kept ? former : fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    const auto draft = fleet.draft(kept ? "cluster.roll_back_spec" : "cluster.apply_spec",
                                   {{"revision", revision}});
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QTEST(text(draft->onlyNode.value_or(std::string())), "only");
}

void SpecActionTest::offersWhatCanBeDone()
{
    Fleet fleet;
    const QString apply = QStringLiteral("cluster.apply_spec");
    const QString rollBack = QStringLiteral("cluster.roll_back_spec");
    QVERIFY(!fleet.offered().contains(apply));
    QVERIFY(!fleet.offered().contains(rollBack)); // only one revision is known
    fleet.stage(Fleet::specText({"n1", "n2", "n3"}, "# x\n"));
    QVERIFY(fleet.offered().contains(apply));
    fleet.use(Fleet::specText({"n1", "n2", "n3"}, "# y\n"));
    QVERIFY(fleet.offered().contains(rollBack));
}

void SpecActionTest::isSafeWhenNothingReloads()
{
    Fleet fleet;
    whole(fleet);
    const std::string next = fleet.stage("# a comment\n" + Fleet::specText({"n1", "n2", "n3"}));
    const auto draft = fleet.draft("cluster.apply_spec", {{"revision", next}});
    QVERIFY(draft.has_value());
    QCOMPARE(draft->risk, ActionClass::Safe);
    QVERIFY(!joined(consequencesOf(*draft)).contains(QLatin1String("floating IP")));
}

TEST_CLASS(SpecActionTest)

} // namespace bafar::test

#include "spec_action_test.moc"
