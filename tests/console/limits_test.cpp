// What an agent may say at most, one kind of too much in each row.
#include "ui/link/limits.h"

#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"

namespace bafar::test {

using link::Limits;
using schema::Message;
using namespace std::chrono_literals;

class LimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void revisions();
    void intervals();
};

using Change = void (*)(Message&);

} // namespace bafar::test

Q_DECLARE_METATYPE(bafar::test::Change)

namespace bafar::test {

void LimitsTest::messages_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* says, Change change) {
        QTest::newRow(name) << change << QString::fromLatin1(says);
    };
    row("what an agent of ours says", "", [](Message&) {});
    row("concepts", "concepts", [](Message& message) {
        for (std::size_t i = 0; i <= Limits{}.concepts; ++i) {
            message.snapshot->concepts[std::to_string(i)];
        }
    });
    row("relations of a snapshot", "relations", [](Message& message) {
        message.snapshot->concepts["cluster"].presence.relations.resize(Limits{}.relations + 1);
    });
    row("things of a report", "things", [](Message& message) {
        message.report.emplace().presence.entities.resize(Limits{}.entities + 1);
    });
    row("facts of one thing", "facts", [](Message& message) {
        schema::ConceptReport& report = message.snapshot->concepts["cluster"];
        report.presence.entities.front().facts.resize(Limits{}.facts + 1);
    });
    row("events", "events",
        [](Message& message) { message.snapshot->events.resize(Limits{}.events + 1); });
    row("actions", "actions",
        [](Message& message) { message.snapshot->actions.resize(Limits{}.actions + 1); });
    row("steps of one action", "steps",
        [](Message& message) { message.action.emplace().steps.resize(Limits{}.steps + 1); });
    row("candidates of a plan in a snapshot", "candidates", [](Message& message) {
        message.snapshot->actions.emplace_back().plan.draft.candidates.resize(Limits{}.steps + 1);
    });
    row("offers", "offered actions",
        [](Message& message) { message.offers.emplace().resize(Limits{}.offers + 1); });
    row("choices", "choices", [](Message& message) {
        schema::ActionInfo& offer = message.snapshot->offers.front();
        offer.parameters.front().choices.resize(Limits{}.choices);
    });
    row("series", "series",
        [](Message& message) { message.series.emplace().names.resize(Limits{}.series + 1); });
    row("samples", "samples",
        [](Message& message) { message.samples.emplace().values.resize(Limits{}.series + 1); });
}

void LimitsTest::messages()
{
    QFETCH(Change, change);
    QFETCH(QString, says);
    Message message;
    message.snapshot = snapshotOf("n1", "n1");
    change(message);
    const Result<void> checked = link::checkMessage(message);
    QCOMPARE(checked.has_value(), says.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().code, Code::LimitExceeded);
        const QString text = QString::fromStdString(checked.error().text);
        QVERIFY2(text.contains(says), qPrintable(text));
    }
}

void LimitsTest::revisions()
{
    schema::SpecHistory history;
    history.revisions.resize(Limits{}.revisions);
    QVERIFY(link::checkHistory(history).has_value());
    history.revisions.emplace_back();
    QVERIFY(!link::checkHistory(history).has_value());
}

void LimitsTest::intervals()
{
    QCOMPARE(link::boundedInterval(Duration(-5)), Duration(100ms));
    QCOMPARE(link::boundedInterval(24h), Duration(60s));
    QCOMPARE(link::silenceLimit(1s), Duration(5s));
    QCOMPARE(link::silenceLimit(100ms), Duration(1s));
}

} // namespace bafar::test

using bafar::test::LimitsTest;
TEST_CLASS(LimitsTest)
#include "limits_test.moc"
