// Actions in the ledger: one lock for the cluster, one holder, and a fence against the holder that
// was given up.
//
// Steps are written as "ACTION HOLDER FENCE STATE"; the holder's agent proposes it, or another
// named after "by", as the record that follows, or the one named after "edition".
#include <QTest>

#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;

class LedgerActionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void everyEndReleasesTheLock_data();
    void everyEndReleasesTheLock();
    void theRefusalSaysWhoRunsWhat();
    void onlyTheNewestRecordOfAnActionIsKept();
    void endedOnesAreBoundedAndTheRunningOneStays();
    void idsAreNeededAndShort();
};

static schema::Proposal stepOf(Book& book, const QString& step)
{
    const QStringList words = step.split(QLatin1Char(' '));
    schema::ActionRecord action;
    action.id = words.at(0).toStdString();
    action.holder = words.at(1).toStdString();
    action.fence = words.at(2).toULongLong();
    const auto& names = schema::ActionStateNames;
    const auto state = std::ranges::find(names, words.at(3).toStdString());
    action.state = static_cast<schema::ActionState>(state - std::begin(names));
    action.actor = "operator/sara";
    action.plan.draft.title = "Hand over";
    const schema::ActionRecord* now = book.ledger.running();
    action.edition = now != nullptr && now->id == action.id ? now->edition + 1 : 1;
    book.node = action.holder;
    if (words.value(4) == QLatin1String("by")) {
        book.node = words.at(5).toStdString();
    } else if (words.value(4) == QLatin1String("edition")) {
        action.edition = words.at(5).toULongLong();
    }
    return book.propose(schema::RecordKind::Action, schema::toJson(action));
}

/// It is larger than the budget because it is a table.
void LedgerActionTest::records_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("refused"); // code; empty: it is let in
    QTest::addColumn<QString>("running"); // "ACTION HOLDER FENCE"; empty: none
    const auto row = [](const char* name, const QStringList& given, const char* when,
                        const char* refused, const char* running) {
        QTest::newRow(name) << given << QString::fromLatin1(when) << QString::fromLatin1(refused)
                            << QString::fromLatin1(running);
    };
    const QString begun = QStringLiteral("a n1 0 running");
    const QString ended = QStringLiteral("a n1 0 succeeded");
    const QString taken = QStringLiteral("a n2 1 running");
    row("given nothing, when one begins, it has the lock", {}, "a n1 0 running", "", "a n1 0");
    row("given nothing, when one begins with a higher fence, that is its fence", {},
        "a n1 7 running", "", "a n1 7");
    row("given a running one, when its holder goes on, it is let in", {begun}, "a n1 0 verifying",
        "", "a n1 0");
    row("given a verifying one, when its holder goes back, it is let in",
        {begun, QStringLiteral("a n1 0 verifying")}, "a n1 0 running", "", "a n1 0");
    row("given a running one, when another begins, it is refused", {begun}, "b n2 0 running",
        "conflict", "a n1 0");
    row("given a running one, when another begins on the same node, it is refused", {begun},
        "b n1 0 running", "conflict", "a n1 0");
    row("given a running one, when another agent writes of it, it is refused", {begun},
        "a n2 0 running", "conflict", "a n1 0");
    row("given a running one, when another agent ends it, it is refused", {begun},
        "a n2 0 succeeded", "conflict", "a n1 0");
    row("given a running one, when another agent takes it over, that one holds it", {begun},
        "a n2 1 running", "", "a n2 1");
    row("given a running one, when its holder takes it over in a new life, it holds it", {begun},
        "a n1 1 running", "", "a n1 1");
    row("given a running one, when a fence is left out, it is refused", {begun}, "a n2 2 running",
        "conflict", "a n1 0");
    row("given one that has gone on, when an earlier record of it comes late, it is refused",
        {begun, begun}, "a n1 0 running edition 2", "conflict", "a n1 0");
    row("given one that has gone on, when an earlier record would end it, it is refused",
        {begun, begun}, "a n1 0 failed_undone edition 2", "conflict", "a n1 0");
    row("given one that has gone on, when a take-over rests on what was before, it is refused",
        {begun, begun}, "a n2 1 running edition 2", "conflict", "a n1 0");
    row("given a running one, when a record is left out, it is refused", {begun},
        "a n1 0 verifying edition 3", "conflict", "a n1 0");
    row("given one taken over, when the former holder goes on, it is refused", {begun, taken},
        "a n1 0 running", "conflict", "a n2 1");
    row("given one taken over, when the former holder ends it, it is refused", {begun, taken},
        "a n1 0 succeeded", "conflict", "a n2 1");
    row("given one taken over, when a third takes it over with the same fence, it is refused",
        {begun, taken}, "a n3 1 running", "conflict", "a n2 1");
    row("given one taken over, when the former holder takes it over, it holds it", {begun, taken},
        "a n1 2 running", "", "a n1 2");
    row("given one taken over, when the new holder ends it, the lock is free", {begun, taken},
        "a n2 1 unknown", "", "");
    row("given a running one, when it is taken over and ended at once, the lock is free", {begun},
        "a n2 1 unknown", "", "");
    row("given a running one, when an agent writes in the holder's name, it is refused", {begun},
        "a n1 0 succeeded by n2", "invalid_input", "a n1 0");
    row("given nothing, when an agent begins one for another, it is refused", {},
        "a n1 0 running by n2", "invalid_input", "");
    row("given an ended one, when another begins, it has the lock", {begun, ended},
        "b n2 0 running", "", "b n2 0");
    row("given an ended one, when it goes on, it is refused", {begun, ended}, "a n1 0 running",
        "conflict", "");
    row("given an ended one, when it is taken over, it is refused", {begun, ended},
        "a n2 1 running", "conflict", "");
    row("given an ended one, when it ends again, it is refused", {begun, ended},
        "a n1 0 failed_undone", "conflict", "");
    row("given an ended one and a running one, when the ended one goes on, it is refused",
        {begun, ended, QStringLiteral("b n2 0 running")}, "a n1 0 running", "conflict", "b n2 0");
    row("given nothing, when one is told of that has ended, it needs no lock", {},
        "a n1 0 succeeded", "", "");
    row("given a running one, when another is told of that has ended, the lock stays", {begun},
        "b n2 0 succeeded", "", "a n1 0");
}

void LedgerActionTest::records()
{
    QFETCH(QStringList, given);
    QFETCH(QString, when);
    QFETCH(QString, refused);
    QFETCH(QString, running);
    Book book;
    for (const QString& step : given) {
        QCOMPARE(refusal(book.apply(stepOf(book, step))), std::string());
    }
    const std::vector<schema::Record> before = book.records();
    const std::string told = refusal(book.apply(stepOf(book, when)));
    QCOMPARE(QString::fromStdString(told.substr(0, told.find(':'))), refused);
    QCOMPARE(before == book.records(), !refused.isEmpty());
    const schema::ActionRecord* now = book.ledger.running();
    const std::string holds =
        now == nullptr ? "" : now->id + " " + now->holder + " " + std::to_string(now->fence);
    QCOMPARE(QString::fromStdString(holds), running);
    const Result<Ledger> restored = Ledger::restore(book.ledger.snapshot());
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
    QCOMPARE(restored->running() == nullptr, now == nullptr);
    QVERIFY(now == nullptr || *restored->running() == *now);
}

void LedgerActionTest::everyEndReleasesTheLock_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("releases");
    for (const std::string_view name : schema::ActionStateNames) {
        const std::string state(name);
        QTest::newRow(state.c_str())
            << QString::fromStdString(state) << (name != "running" && name != "verifying");
    }
}

void LedgerActionTest::everyEndReleasesTheLock()
{
    QFETCH(QString, state);
    QFETCH(bool, releases);
    Book book;
    book.apply(stepOf(book, QStringLiteral("a n1 0 running")));
    QCOMPARE(refusal(book.apply(stepOf(book, QStringLiteral("a n1 0 ") + state))), std::string());
    QCOMPARE(book.ledger.running() == nullptr, releases);
}

void LedgerActionTest::theRefusalSaysWhoRunsWhat()
{
    Book book;
    book.apply(stepOf(book, QStringLiteral("a n1 0 running")));
    QCOMPARE(refusal(book.apply(stepOf(book, QStringLiteral("b n2 0 running")))),
             std::string("conflict: another action runs: Hand over, id a, confirmed by "
                         "operator/sara, run by the agent of n1; wait until it has ended, or "
                         "cancel it"));
    QCOMPARE(refusal(book.apply(stepOf(book, QStringLiteral("a n2 0 running")))),
             std::string("conflict: action a is run by the agent of n1 with fence 0; that of n2 "
                         "with fence 0 may not write of it"));
}

void LedgerActionTest::onlyTheNewestRecordOfAnActionIsKept()
{
    Book book;
    for (const char* step : {"a n1 0 running", "a n1 0 running", "a n1 0 verifying"}) {
        book.apply(stepOf(book, QString::fromLatin1(step)));
        QCOMPARE(book.records().size(), std::size_t{1});
        QCOMPARE(book.records().at(0).index, book.index);
    }
    book.apply(stepOf(book, QStringLiteral("a n1 0 succeeded")));
    QCOMPARE(book.records().size(), std::size_t{1});
    const auto kept = schema::fromJson<schema::ActionRecord>(book.records().at(0).body.text);
    QCOMPARE(kept->state, schema::ActionState::Succeeded);
}

void LedgerActionTest::endedOnesAreBoundedAndTheRunningOneStays()
{
    Book book;
    book.apply(stepOf(book, QStringLiteral("long n1 0 running")));
    for (std::size_t i = 0; i < Ledger::ActionsMax.records + 10; ++i) {
        const QString id = QString::number(i);
        QCOMPARE(refusal(book.apply(stepOf(book, id + QStringLiteral(" n2 0 cancelled")))),
                 std::string());
    }
    QCOMPARE(book.ledger.running()->id, std::string("long"));
    QCOMPARE(book.ledger.firstIndex(), std::uint64_t{1});
    const std::size_t kept = book.records().size() - 1;
    QVERIFY(kept <= Ledger::ActionsMax.records);
    std::size_t bytes = 0;
    for (const schema::Record& record : book.records()) {
        bytes += record.body.text.size() + Ledger::RecordBytes;
    }
    QVERIFY(bytes <= Ledger::ActionsMax.bytes + Ledger::ActionMax);
    // The oldest were forgotten, the newest are there and refused a second time.
    QVERIFY(book.records().at(1).index == book.index - kept + 1);
    QVERIFY(refusal(book.apply(stepOf(book, QStringLiteral("509 n2 0 running"))))
                .starts_with("conflict: action 509 has ended"));
}

void LedgerActionTest::idsAreNeededAndShort()
{
    Book book;
    schema::ActionRecord action;
    action.holder = "n1";
    QVERIFY(refusal(book.add(action)).starts_with("invalid_input: an action's id has 1 to 128"));
    action.id = std::string(129, 'a');
    QVERIFY(refusal(book.add(action)).starts_with("invalid_input: an action's id has 1 to 128"));
    action.id.pop_back();
    QCOMPARE(refusal(book.add(action)), std::string());
}

TEST_CLASS(LedgerActionTest)

} // namespace bafar::test

#include "ledger_action_test.moc"
