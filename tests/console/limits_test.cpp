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
    void whatComesNext_data();
    void whatComesNext();
    void revisions();
    void auditLines_data();
    void auditLines();
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
    row("bytes of what names its start", "the name of a start",
        [](Message& message) { message.boot.assign(Limits{}.boot + 1, 'b'); });
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

void LimitsTest::whatComesNext_data()
{
    using schema::MessageKind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("boot");
    QTest::addColumn<quint64>("sequence");
    QTest::addColumn<bool>("next");
    const auto row = [](const char* name, MessageKind kind, const char* boot, quint64 sequence,
                        bool next) {
        QTest::newRow(name) << static_cast<int>(kind) << QString::fromLatin1(boot) << sequence
                            << next;
    };
    row("a report with the next number", MessageKind::Report, "b1", 8, true);
    row("an event with the next number", MessageKind::Event, "b1", 8, true);
    row("an action with the next number", MessageKind::Action, "b1", 8, true);
    row("offers with the next number", MessageKind::Offers, "b1", 8, true);
    row("a report with the same number", MessageKind::Report, "b1", 7, false);
    row("a report that leaves one out", MessageKind::Report, "b1", 9, false);
    row("a report that goes back", MessageKind::Report, "b1", 3, false);
    row("a report with the largest number", MessageKind::Report, "b1", ~quint64{0}, false);
    row("a heartbeat with the same number", MessageKind::Heartbeat, "b1", 7, true);
    row("a heartbeat after one that was lost", MessageKind::Heartbeat, "b1", 8, false);
    row("samples with the same number", MessageKind::Samples, "b1", 7, true);
    row("samples that go back", MessageKind::Samples, "b1", 6, false);
    row("the table of series of an opening", MessageKind::Series, "b1", 7, true);
    row("a new table of series", MessageKind::Series, "b1", 8, true);
    row("a report of another start", MessageKind::Report, "b2", 8, false);
    row("a heartbeat of another start", MessageKind::Heartbeat, "b2", 7, false);
    row("a snapshot of another start", MessageKind::Snapshot, "b2", 1, true);
    row("a snapshot that goes back", MessageKind::Snapshot, "b1", 2, true);
    row("a snapshot without a start", MessageKind::Snapshot, "", 8, false);
}

/// After message 7 of the start b1.
void LimitsTest::whatComesNext()
{
    QFETCH(const int, kind);
    QFETCH(const QString, boot);
    QFETCH(const quint64, sequence);
    QFETCH(const bool, next);
    Message message;
    message.kind = static_cast<schema::MessageKind>(kind);
    message.boot = boot.toStdString();
    message.sequence = sequence;
    QCOMPARE(link::comesNext(message, "b1", 7), next);
    if (message.kind != schema::MessageKind::Snapshot) {
        QVERIFY(!link::comesNext(message, "", 7)); // before everything was said
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

void LimitsTest::auditLines_data()
{
    QTest::addColumn<QList<int>>("indexes");
    QTest::addColumn<int>("from"); // -1: the newest were asked for
    QTest::addColumn<bool>("fine");
    const auto row = [](const char* name, const QList<int>& indexes, int from, bool fine) {
        QTest::newRow(name) << indexes << from << fine;
    };
    row("given none, then fine", {}, -1, true);
    row("given the newest of two logs, then in any order of numbers", {7, 3, 8}, -1, true);
    row("given more than was asked for, then not", {1, 2, 3, 4}, -1, false);
    row("given those from a number on, then fine", {5, 9}, 5, true);
    row("given one before that number, then not", {4, 9}, 5, false);
    row("given one twice, then not", {5, 5}, 5, false);
    row("given one that goes back, then not", {6, 5}, 5, false);
}

/// Three were asked for at most.
void LimitsTest::auditLines()
{
    QFETCH(const QList<int>, indexes);
    QFETCH(const int, from);
    QFETCH(const bool, fine);
    schema::AuditQuestion question{std::nullopt, 3};
    if (from >= 0) {
        question.from = static_cast<std::uint64_t>(from);
    }
    std::vector<schema::Record> records;
    for (const int index : indexes) {
        records.emplace_back().index = static_cast<std::uint64_t>(index);
    }
    QCOMPARE(link::checkAudit(records, question).has_value(), fine);
    if (!records.empty()) {
        records.back().kind = schema::RecordKind::Spec;
        QVERIFY(!link::checkAudit(records, question));
        records.back().kind = schema::RecordKind::Audit;
        records.back().body.text.assign(Limits{}.auditLine + 1, ' ');
        QVERIFY(!link::checkAudit(records, question));
    }
}

void LimitsTest::intervals()
{
    QCOMPARE(link::boundedInterval(Duration(-5)), Duration(100ms));
    QCOMPARE(link::boundedInterval(24h), Duration(60s));
    QCOMPARE(link::silenceLimit(1s), Duration(5s));
    QCOMPARE(link::silenceLimit(100ms), Duration(1s));
    QCOMPARE(link::messageLimit(1s), Duration(30s));
    QCOMPARE(link::messageLimit(60s), Duration(300s));
}

} // namespace bafar::test

using bafar::test::LimitsTest;
TEST_CLASS(LimitsTest)
#include "limits_test.moc"
