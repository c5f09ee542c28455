// Steps that run with whoever holds the action, and local emergencies, which do not wait for a
// majority.
#include <QTest>

#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

class HolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStepWithoutANodeRunsHere();
    void takenOverItIsLostAndTakenBackHere();
    void anEmergencyRunsWithoutAMajority();
    void othersDoNot();
    void anEmergencyDoesNotWaitForAnotherAction();
    void theEndOfAnEmergencyIsToldWhenItCanBe();
};

static QString text(const std::string& string)
{
    return QString::fromStdString(string);
}

void HolderTest::aStepWithoutANodeRunsHere()
{
    Pipeline pipeline("n2");
    pipeline.draft = draftOf(2);
    pipeline.draft.steps.at(0).node.clear();
    pipeline.running();
    const auto steps = pipeline.all<actions::RunStep>();
    QCOMPARE(steps.size(), std::size_t{1});
    QCOMPARE(text(steps.at(0).node), QStringLiteral("n2"));
    QCOMPARE(text(steps.at(0).boot), QStringLiteral("b-n2"));
    // Whoever it is that does not answer is named.
    pipeline.pass(pipeline.draft.steps.at(0).limit);
    QVERIFY(text(pipeline.record("plan1").steps.at(0).log)
                .startsWith(QStringLiteral("no answer from n2")));
}

/// The agent that ran it is gone and with it what it knows: what was agreed is taken back by the
/// one that took over, not by the one that is lost.
void HolderTest::takenOverItIsLostAndTakenBackHere()
{
    Pipeline first("n1");
    first.draft = draftOf(1);
    first.draft.steps.at(0).node.clear();
    first.draft.steps.at(0).lost = schema::LostStep::Undo;
    first.running();
    schema::ActionRecord record = first.proposed();
    Pipeline second("n2");
    second.agents["n1"] = {true, false, "b-n1", "last heard 5 s ago"};
    second.leads();
    second.ledger(record);
    second.pass(std::chrono::seconds(5));
    second.agreed();
    auto steps = second.all<actions::RunStep>();
    QCOMPARE(steps.size(), std::size_t{1});
    QCOMPARE(text(steps.at(0).node), QStringLiteral("n2"));
    QCOMPARE(text(steps.at(0).boot), QStringLiteral("b-n1")); // so n2 refuses it
    second.answer("plan1/0", fail(Code::Unavailable, "was restarted"));
    steps = second.all<actions::RunStep>();
    QCOMPARE(text(steps.at(0).command), QStringLiteral("plan1/0/undo"));
    QCOMPARE(text(steps.at(0).node), QStringLiteral("n2"));
    QCOMPARE(text(steps.at(0).boot), QStringLiteral("b-n2"));
    QVERIFY(text(second.record("plan1").failure)
                .contains(QLatin1String("it ran with the agent that held the action")));
    second.answer("plan1/0/undo", "taken back");
    QCOMPARE(text(second.stateOf("plan1")), QStringLiteral("failed_undone: undone"));
}

void HolderTest::anEmergencyRunsWithoutAMajority()
{
    Pipeline pipeline("n1");
    pipeline.draft = draftOf(2);
    pipeline.draft.emergency = true;
    pipeline.leads(false, "n2 and n3 are missing");
    const schema::Plan plan = pipeline.planned();
    pipeline.confirm(plan);
    QCOMPARE(text(pipeline.refusal().text), QString());
    const auto asked = pipeline.all<actions::Append>();
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(asked.at(0).alone); // answered at once, by this agent itself
    pipeline.agreed();
    QCOMPARE(text(pipeline.step()), QStringLiteral("plan1/0"));
    QCOMPARE(pipeline.all<actions::RunStep>().at(0).index, std::uint64_t{0});
    // Now there is a leader again, but another action has the lock: it goes on all the same.
    pipeline.leads(true);
    pipeline.finished("plan1/0", "done");
    QVERIFY(!pipeline.all<actions::Append>().at(0).alone);
    pipeline.agreed(fail(Code::Conflict, "another action runs"));
    QCOMPARE(text(pipeline.step()), QStringLiteral("plan1/1"));
    QCOMPARE(pipeline.all<actions::RunStep>().at(0).index, std::uint64_t{0}); // nobody can look
}

void HolderTest::othersDoNot()
{
    Pipeline pipeline("n1");
    pipeline.draft = draftOf(1);
    pipeline.leads(false, "n2 and n3 are missing");
    pipeline.confirm(pipeline.planned());
    QCOMPARE(pipeline.refusal().code, Code::Unavailable);
    QVERIFY(text(pipeline.refusal().text).contains(QLatin1String("n2 and n3 are missing")));
}

/// What was under way when the majority was lost would keep the lock for ever.
void HolderTest::anEmergencyDoesNotWaitForAnotherAction()
{
    Pipeline other("n2");
    other.draft = draftOf(1);
    other.running();
    Pipeline pipeline("n1");
    pipeline.leads(false, "n2 and n3 are missing");
    pipeline.ledger(other.proposed());
    pipeline.draft = draftOf(1);
    pipeline.confirm(pipeline.planned());
    QCOMPARE(pipeline.refusal().code, Code::Conflict);
    pipeline.draft.emergency = true;
    pipeline.confirm(pipeline.planned());
    QCOMPARE(text(pipeline.refusal().text), QString());
}

void HolderTest::theEndOfAnEmergencyIsToldWhenItCanBe()
{
    Pipeline pipeline("n1");
    pipeline.draft = draftOf(1);
    pipeline.draft.emergency = true;
    pipeline.leads(false, "n2 and n3 are missing");
    pipeline.confirm(pipeline.planned());
    pipeline.agreed();
    pipeline.finished("plan1/0", "done");
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
    QVERIFY(!pipeline.all<actions::Append>().at(0).alone);
    pipeline.agreed(fail(Code::Unavailable, "no leader"));
    QVERIFY(text(pipeline.record("plan1").waits).contains(QLatin1String("not recorded yet")));
    QCOMPARE(pipeline.record("plan1").state, schema::ActionState::Succeeded);
    pipeline.leads(true);
    pipeline.agreed();
    QCOMPARE(text(pipeline.record("plan1").waits), QString());
}

TEST_CLASS(HolderTest)

} // namespace bafar::test

#include "holder_test.moc"
