// Marks of rows are read as what they stand for: as a state only where it is one.
#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/actions/model.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/things/model.h"

namespace bafar::test {

using namespace std::chrono_literals;

class MarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkHasItsStatesWordOrItsOwnOrNone();
    void aStepIsReadOnce();
    void aConditionIsReadAsItsVerdict();
    void aCandidateIsReadAsEligibleOrNot();
    void anEventIsReadAsItsSeverity();
};

/// What a screen reader says of a cell beside its text.
static QString markAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data(Qt::AccessibleDescriptionRole).toString();
}

void MarksTest::aMarkHasItsStatesWordOrItsOwnOrNone()
{
    shared::RowsModel model({QStringLiteral("Name")});
    const auto heard = [&model](const std::optional<QString>& said) {
        shared::Row row{QStringLiteral("n1"), {{QStringLiteral("n1")}}};
        row.cells[0].mark = schema::State::Failed;
        row.cells[0].said = said;
        model.setRows({row});
        return markAt(model, 0, 0);
    };
    QCOMPARE(heard(std::nullopt), QStringLiteral("failed"));
    QCOMPARE(heard(QStringLiteral("late")), QStringLiteral("late"));
    QCOMPARE(heard(QString()), QString());
}

void MarksTest::aStepIsReadOnce()
{
    ui::actions::StepsModel steps;
    steps.setRecord(recordOf(handOverPlan("n2"), 0), SomeDay);
    const QModelIndex waiting = steps.index(1, ui::actions::StepsModel::State);
    QCOMPARE(waiting.data().toString(), QStringLiteral("waiting"));
    QCOMPARE(markAt(steps, waiting.row(), waiting.column()), QString()); // the text says it
}

void MarksTest::aConditionIsReadAsItsVerdict()
{
    const schema::Draft draft = handOverPlan("n2").draft;
    ui::actions::ConditionsModel conditions;
    conditions.setBefore(draft.preconditions, schema::ActionClass::Safe);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("holds"));
    conditions.setAfter(draft.postconditions, false);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("not known"));
    conditions.setAfter(draft.postconditions, true);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("watching for it"));
}

void MarksTest::aCandidateIsReadAsEligibleOrNot()
{
    schema::Draft draft = handOverPlan("n2").draft;
    draft.candidates[0].eligible = schema::Verdict::Fail;
    const ui::actions::CandidatesModel candidates(draft);
    QCOMPARE(markAt(candidates, 0, 0), QStringLiteral("not eligible"));
    QCOMPARE(markAt(candidates, 1, 0), QStringLiteral("eligible"));
}

void MarksTest::anEventIsReadAsItsSeverity()
{
    FakeCluster cluster;
    link::Store store({"n1", "n2", "n3"});
    for (const auto& [name, link] : cluster.observers) {
        connect(link, &link::AgentLink::received, &store,
                [&store](const schema::Message& message) { store.apply(message, Instant(1h)); });
    }
    cluster.speak("n1");
    ui::things::RecentModel recent;
    recent.setThing(store, "floating_ip/web");
    QStringList heard;
    for (int row = 0; row < recent.rowCount(); ++row) {
        const QString text = recent.index(row, 1).data().toString();
        heard.append(shared::withoutIsolation(text) + QLatin1Char(':') + markAt(recent, row, 1));
    }
    heard.sort();
    QCOMPARE(heard.join(QLatin1Char('|')), // most are just events
             QStringLiteral("n1 owns 192.0.2.100:notice|n2 stands by:|n3 stands by:"));
}

} // namespace bafar::test

using bafar::test::MarksTest;
TEST_CLASS(MarksTest)
#include "marks_test.moc"
