// Who may plan and confirm what, and every reason for a refusal (D1, D4, D7, D10).
// File larger than the budget because all refusals stand in one place.
#include <QTest>

#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::ActionClass;
using schema::Verdict;

class ConfirmTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planSaysWhatItRestsOn();
    void roles_data();
    void roles();
    void preconditions_data();
    void preconditions();
    void dataRisk_data();
    void dataRisk();
    void unknownPlanIsRefused();
    void expiredPlanIsRefused();
    void expiredPlanIsForgottenLater();
    void movedStateIsRefusedAndNamed();
    void thePlansOwnPreconditionsAreJudged();
    void otherRevisionIsRefused();
    void draftThatFailsNowIsRefused();
    void secondActionIsRefusedWithWhoAndWhat();
    void actionOfAPeerIsRefusedUntilItEnds();
    void withoutAgreementNothingBegins();
    void whatCannotBeAgreedRunsNothing_data();
    void whatCannotBeAgreedRunsNothing();
    void repeatedConfirmationAnswersTheSameRecord();
    void everyAttemptIsAudited();
    void oneActorsPlansPushOutOnlyTheirOwn();
};

void ConfirmTest::planSaysWhatItRestsOn()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    QCOMPARE(plan.id, std::string("plan1"));
    QCOMPARE(plan.node, std::string("n1"));
    QCOMPARE(plan.cluster, std::string("lab"));
    QCOMPARE(plan.actor, std::string("operator/sara"));
    QCOMPARE(plan.command, std::string("bafarctl act toy.move object=bear"));
    QCOMPARE(plan.expiresAt.unixMs - plan.computedAt.unixMs, std::int64_t{45'000});
    QCOMPARE(plan.revision.size(), std::size_t{16});
    QCOMPARE(plan.draft.steps.size(), std::size_t{2});
}

void ConfirmTest::roles_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<int>("risk");
    QTest::addColumn<bool>("plans");
    QTest::addColumn<bool>("confirms");
    const int safe = static_cast<int>(ActionClass::Safe);
    const int disruptive = static_cast<int>(ActionClass::Disruptive);
    const int dataRisk = static_cast<int>(ActionClass::DataRisk);
    const auto row = [](const char* name, const char* role, int risk, bool plans, bool confirms) {
        QTest::newRow(name) << QString::fromLatin1(role) << risk << plans << confirms;
    };
    row("a viewer plans a safe action and may not run it", "viewer", safe, true, false);
    row("a viewer plans a data-risk action and may not run it", "viewer", dataRisk, true, false);
    row("an operator runs a safe action", "operator", safe, true, true);
    row("an operator runs a disruptive action", "operator", disruptive, true, true);
    row("an operator may not run a data-risk action", "operator", dataRisk, true, false);
    row("an admin runs a disruptive action", "admin", disruptive, true, true);
    row("an admin runs a data-risk action", "admin", dataRisk, true, true);
    row("an agent plans nothing", "agent", safe, false, false);
    row("a scraper plans nothing", "scrape", safe, false, false);
    row("an empty role plans nothing", "", safe, false, false);
}

void ConfirmTest::roles()
{
    QFETCH(QString, role);
    QFETCH(int, risk);
    QFETCH(bool, plans);
    QFETCH(bool, confirms);
    Pipeline pipeline;
    pipeline.draft.risk = static_cast<ActionClass>(risk);
    const Result<schema::Plan> plan = pipeline.plan(role.toStdString(), "needed");
    QCOMPARE(plan.has_value(), plans);
    if (!plans) {
        QCOMPARE(plan.error().code, Code::Denied);
        return;
    }
    pipeline.confirm(*plan, role.toStdString(), "bear");
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{confirms ? 1U : 0U});
    QCOMPARE(pipeline.refusal().code, confirms ? Code::Internal : Code::Denied);
    // Refused, too, it is told by its action, not by the id of its plan.
    const std::string verdict = confirms ? "allowed" : "refused";
    const std::string said = pipeline.auditText();
    QVERIFY2(said.find(" confirm toy.move: " + verdict) != std::string::npos, said.c_str());
}

void ConfirmTest::preconditions_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("risk");
    QTest::addColumn<bool>("blocking");
    QTest::addColumn<bool>("confirms");
    const auto row = [](const char* name, Verdict verdict, ActionClass risk, bool blocking,
                        bool confirms) {
        QTest::newRow(name) << static_cast<int>(verdict) << static_cast<int>(risk) << blocking
                            << confirms;
    };
    row("one that passes lets it run", Verdict::Pass, ActionClass::Disruptive, true, true);
    row("one that fails and blocks refuses", Verdict::Fail, ActionClass::Disruptive, true, false);
    row("one that fails without blocking lets it run", Verdict::Fail, ActionClass::Disruptive,
        false, true);
    row("an unknown one lets a disruptive action run", Verdict::Unknown, ActionClass::Disruptive,
        true, true);
    row("an unknown one refuses a data-risk action", Verdict::Unknown, ActionClass::DataRisk, true,
        false);
    row("an unknown one that does not block lets a data-risk action run", Verdict::Unknown,
        ActionClass::DataRisk, false, true);
}

void ConfirmTest::preconditions()
{
    QFETCH(int, verdict);
    QFETCH(int, risk);
    QFETCH(bool, blocking);
    QFETCH(bool, confirms);
    Pipeline pipeline;
    pipeline.draft.risk = static_cast<ActionClass>(risk);
    pipeline.draft.preconditions.front().blocking = blocking;
    const schema::Plan plan = pipeline.planned("admin", "needed");
    pipeline.seen["ready"] = static_cast<Verdict>(verdict);
    pipeline.confirm(plan, "admin", "bear");
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{confirms ? 1U : 0U});
    QCOMPARE(pipeline.refusal().code, confirms ? Code::Internal : Code::Conflict);
}

void ConfirmTest::dataRisk_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("confirms");
    const auto row = [](const char* name, const char* reason, const char* typed, bool confirms) {
        QTest::newRow(name) << QString::fromLatin1(reason) << QString::fromLatin1(typed)
                            << confirms;
    };
    row("with a reason and the object's name it runs", "disk is dying", "bear", true);
    row("without a reason it is refused", "", "bear", false);
    row("a reason of blanks is none", "   ", "bear", false);
    row("without the name it is refused", "disk is dying", "", false);
    row("with another name it is refused", "disk is dying", "Bear", false);
}

void ConfirmTest::dataRisk()
{
    QFETCH(QString, reason);
    QFETCH(QString, typed);
    QFETCH(bool, confirms);
    Pipeline pipeline;
    pipeline.draft.risk = ActionClass::DataRisk;
    const schema::Plan plan = pipeline.planned("admin", reason.toStdString());
    pipeline.confirm(plan, "admin", typed.toStdString());
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{confirms ? 1U : 0U});
    QCOMPARE(pipeline.refusal().code, confirms ? Code::Internal : Code::InvalidInput);
}

void ConfirmTest::unknownPlanIsRefused()
{
    Pipeline pipeline;
    schema::Plan plan = pipeline.planned();
    plan.id = "other";
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::NotFound);
}

void ConfirmTest::expiredPlanIsRefused()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.pass(std::chrono::milliseconds(44'999));
    pipeline.confirm(plan, "viewer"); // refused for its role: the plan still stands
    QCOMPARE(pipeline.refusal().code, Code::Denied);
    pipeline.pass(std::chrono::milliseconds(1));
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    QCOMPARE(pipeline.refusal().text,
             "this plan expired " + toHumanText(Duration{}) + " ago; ask for a new one");
}

void ConfirmTest::expiredPlanIsForgottenLater()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.pass(std::chrono::minutes(10));
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::NotFound);
}

void ConfirmTest::movedStateIsRefusedAndNamed()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.draft.basis = "owner n2; epoch 7";
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    QCOMPARE(pipeline.refusal().text,
             std::string("the state moved since the plan was made: was \"owner n1\", is \"owner "
                         "n2\"; ask for a new plan"));
    // The facts came back to what the plan says: it may run.
    pipeline.draft.basis = "owner n1; epoch 7";
    pipeline.confirm(plan);
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

/// A fresh draft may have other figures in its conditions; what runs is the plan that was read.
void ConfirmTest::thePlansOwnPreconditionsAreJudged()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.draft.preconditions.front().check = "other";
    pipeline.seen["ready"] = schema::Verdict::Fail;
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().text, std::string("does not hold: ready is so"));
    pipeline.seen["ready"] = schema::Verdict::Pass;
    pipeline.seen["other"] = schema::Verdict::Fail;
    pipeline.confirm(plan);
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

void ConfirmTest::otherRevisionIsRefused()
{
    Pipeline pipeline;
    schema::Plan plan = pipeline.planned();
    plan.revision = "0000000000000000";
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
}

void ConfirmTest::draftThatFailsNowIsRefused()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.draftError = Error{Code::Conflict, "n2 owns it already"};
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    QCOMPARE(pipeline.refusal().text,
             std::string("the plan cannot be drafted any more: n2 owns it already"));
}

void ConfirmTest::secondActionIsRefusedWithWhoAndWhat()
{
    Pipeline pipeline;
    const schema::Plan second = pipeline.planned("admin");
    pipeline.running();
    pipeline.confirm(second, "admin");
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    QCOMPARE(pipeline.refusal().text,
             std::string("operator/sara runs \"Move the toy\" from n1, step 1 of 2: s1; one action "
                         "runs at a time, wait for it or cancel it"));
}

void ConfirmTest::actionOfAPeerIsRefusedUntilItEnds()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    schema::ActionRecord other;
    other.id = "theirs";
    other.actor = "admin/reza";
    other.holder = "n2";
    other.holderBoot = "b-n2";
    other.plan.draft.title = "Move the ball";
    pipeline.ledger(other);
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    QCOMPARE(pipeline.machine.running(), std::string("admin/reza runs \"Move the ball\" from n2"));
    QCOMPARE(pipeline.machine.record("theirs").value_or(schema::ActionRecord{}), other);
    other.state = schema::ActionState::Succeeded;
    pipeline.ledger({}, {other});
    pipeline.confirm(plan);
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

void ConfirmTest::withoutAgreementNothingBegins()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.leads(false, "no leader is heard: n2, n3 are missing");
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal(),
             (Error{Code::Unavailable, "nothing can be run now, the agents cannot agree: no "
                                       "leader is heard: n2, n3 are missing"}));
    pipeline.leads(false);
    pipeline.confirm(plan);
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

void ConfirmTest::whatCannotBeAgreedRunsNothing_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, Code code, const char* refusal) {
        QTest::newRow(name) << static_cast<int>(code) << QString::fromLatin1(refusal);
    };
    row("another action holds the lock", Code::Conflict, "nothing was run: why");
    row("nobody leads", Code::Unavailable, "nothing was run, its record could not be kept: why");
    row("the disk is full", Code::LimitExceeded,
        "nothing was run, its record could not be kept: why");
    row("the record is refused", Code::InvalidInput,
        "nothing was run, its record could not be kept: why");
}

/// In all these it is certain that there is no record.
void ConfirmTest::whatCannotBeAgreedRunsNothing()
{
    QFETCH(int, code);
    QFETCH(QString, refusal);
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    pipeline.agreed(fail(static_cast<Code>(code), "why"));
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    QCOMPARE(pipeline.refusal().code, static_cast<Code>(code));
    QCOMPARE(QString::fromStdString(pipeline.refusal().text), refusal);
    QCOMPARE(pipeline.auditText(), "operator/sara run toy.move: refused, " + refusal.toStdString());
    QVERIFY(!pipeline.machine.busy());
    QVERIFY(!pipeline.machine.deadline() || pipeline.machine.deadline()->why == "forget a plan");
    QVERIFY(!pipeline.machine.record(plan.id));
}

void ConfirmTest::repeatedConfirmationAnswersTheSameRecord()
{
    const std::string Repeated = "operator/sara confirm toy.move: allowed, repeated: action plan1 "
                                 "is confirmed already; nothing more was begun";
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    QCOMPARE(pipeline.auditText(), std::string("operator/sara confirm toy.move: allowed, allowed"));
    pipeline.confirm(plan); // while the record is being written
    QCOMPARE(pipeline.all<actions::RecordAnswered>().at(0).record.value().id, plan.id);
    QVERIFY(pipeline.all<actions::Append>().empty());
    QCOMPARE(pipeline.auditText(), Repeated);
    pipeline.agreed();
    pipeline.confirm(plan);
    QCOMPARE(pipeline.auditText(), Repeated);
    QCOMPARE(pipeline.all<actions::RecordAnswered>().at(0).record.value().id, plan.id);
    QVERIFY(pipeline.all<actions::RunStep>().empty());
    pipeline.confirm(plan, "operator", {}, "reza"); // somebody else may not pose as the first
    QCOMPARE(pipeline.refusal().code, Code::NotFound);
}

void ConfirmTest::everyAttemptIsAudited()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned("viewer");
    auto lines = pipeline.all<actions::Audit>();
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines.at(0).entry.what, std::string("plan toy.move"));
    QCOMPARE(lines.at(0).entry.actor, std::string("viewer/sara"));
    QVERIFY(lines.at(0).entry.allowed);
    pipeline.confirm(plan, "viewer");
    lines = pipeline.all<actions::Audit>();
    QCOMPARE(lines.size(), std::size_t{1});
    QVERIFY(!lines.at(0).entry.allowed);
    QCOMPARE(lines.at(0).entry.outcome,
             std::string("a certificate of role viewer may not run this action; it takes role "
                         "operator"));
    pipeline.cancel("nothing", "viewer");
    lines = pipeline.all<actions::Audit>();
    QCOMPARE(lines.size(), std::size_t{1});
    QVERIFY(!lines.at(0).entry.allowed);
}

void ConfirmTest::oneActorsPlansPushOutOnlyTheirOwn()
{
    Pipeline pipeline;
    const schema::Plan mine = pipeline.planned("operator");
    const schema::Plan first = pipeline.planned("viewer");
    for (std::size_t count = 0; count < actions::Store::PlansOfOneActor; ++count) {
        pipeline.planned("viewer");
    }
    pipeline.confirm(first, "operator");
    QCOMPARE(pipeline.refusal().code, Code::NotFound);
    pipeline.confirm(mine, "operator");
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

TEST_CLASS(ConfirmTest)

} // namespace bafar::test

#include "confirm_test.moc"
