// The ledger as a whole: nothing twice, nothing that is not understood, and what can be read.
// It is larger than the budget because every kind of record goes through one ledger.
#include <QTest>

#include "core/base/fingerprint.h"
#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;
using cluster::Verdict;
using schema::RecordKind;

class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentAgainChangesNothing();
    void aRefusalIsRememberedToo();
    void numbersMayComeInAnyOrder();
    void aForgottenNumberIsNeverAppliedAgain();
    void aForgottenBootIsNeverAppliedAgain();
    void theQuietestNodeIsForgotten();
    void proposalsOfNobodyAreRefused_data();
    void proposalsOfNobodyAreRefused();
    void bodiesThatAreNoneAreRefused_data();
    void bodiesThatAreNoneAreRefused();
    void proposalsAreReadStrictly();
    void aBarrierLeavesNothing();
    void readsInOrderFromAnyIndex();
    void aCopySharesItsRecords();
};

void LedgerTest::sentAgainChangesNothing()
{
    Book book;
    const schema::Proposal proposal = book.propose(RecordKind::Audit, R"({"actor":"operator/a"})");
    const Verdict first = book.apply(proposal);
    QCOMPARE(first, (Verdict{1, std::nullopt}));
    book.audit("operator/b");
    const std::vector<schema::Record> before = book.records();
    QCOMPARE(book.apply(proposal), first);
    QCOMPARE(book.ledger.index(), std::uint64_t{3});
    QVERIFY(book.records() == before);
    QCOMPARE(book.ledger.verdict("n1", "b1", 1), std::optional<Verdict>(first));
    QCOMPARE(book.ledger.verdict("n1", "b1", 3), std::optional<Verdict>());
    QCOMPARE(book.ledger.verdict("n2", "b1", 1), std::optional<Verdict>());
}

void LedgerTest::aRefusalIsRememberedToo()
{
    Book book;
    book.putInForce("a");
    book.act("apply");
    schema::SpecChange change;
    change.action = "apply";
    change.revision = fingerprint("b");
    change.text = "b";
    const schema::Proposal proposal = book.propose(RecordKind::Spec, schema::toJson(change));
    const Verdict refused = book.apply(proposal);
    QVERIFY(refused.refused && refused.refused->code == Code::Conflict);
    // Now it would fit, but it was answered: who sent it has been told and has gone on.
    change.from = fingerprint("a");
    const schema::Proposal fits = book.propose(RecordKind::Spec, schema::toJson(change));
    QCOMPARE(refusal(book.apply(fits)), std::string());
    QCOMPARE(book.apply(proposal), refused);
    QCOMPARE(book.ledger.verdict("n1", "b1", 3), std::optional<Verdict>(refused));
}

void LedgerTest::numbersMayComeInAnyOrder()
{
    Book book;
    const auto one = book.propose(RecordKind::Audit, "{}");
    const auto two = book.propose(RecordKind::Audit, "{}");
    const auto three = book.propose(RecordKind::Audit, "{}");
    QCOMPARE(book.apply(three).index, std::uint64_t{1});
    QCOMPARE(book.apply(one).index, std::uint64_t{2});
    QCOMPARE(book.apply(two).index, std::uint64_t{3});
    QCOMPARE(book.apply(two).index, std::uint64_t{3});
    QCOMPARE(book.apply(three).index, std::uint64_t{1});
}

void LedgerTest::aForgottenNumberIsNeverAppliedAgain()
{
    Book book;
    std::vector<schema::Proposal> all;
    const auto late = book.propose(RecordKind::Audit, "{}"); // number 1: on its way for long
    for (std::size_t i = 0; i < Ledger::VerdictsMax + 1; ++i) {
        all.push_back(book.propose(RecordKind::Audit, R"({"allowed":true})"));
        book.apply(all.back());
    }
    const std::size_t kept = book.records().size();
    QVERIFY(refusal(book.apply(all.front())).starts_with("conflict: "));
    QVERIFY(refusal(book.apply(late)).starts_with("conflict: "));
    QCOMPARE(book.apply(all.at(1)).index, std::uint64_t{2});
    QCOMPARE(book.records().size(), kept);
    QCOMPARE(book.ledger.verdict("n1", "b1", 2), std::optional<Verdict>());
}

void LedgerTest::aForgottenBootIsNeverAppliedAgain()
{
    Book book;
    const auto first = book.propose(RecordKind::Audit, "{}");
    book.apply(first);
    for (std::size_t i = 2; i <= Ledger::BootsMax; ++i) {
        book.boot = "b" + std::to_string(i);
        book.audit("operator/a");
    }
    QCOMPARE(book.apply(first).index, std::uint64_t{1});
    book.boot = "b9";
    book.audit("operator/a");
    const std::size_t kept = book.records().size();
    QVERIFY(refusal(book.apply(first)).starts_with("conflict: the agent of n1 was started again"));
    // Also a number of that boot that never came through before: its asker is gone.
    book.boot = "b1";
    QVERIFY(refusal(book.audit("operator/late")).starts_with("conflict: "));
    QCOMPARE(book.records().size(), kept);
    // Another node's boot of the same name is another boot.
    book.node = "n2";
    QCOMPARE(refusal(book.audit("operator/a")), std::string());
}

void LedgerTest::theQuietestNodeIsForgotten()
{
    Book book;
    for (std::size_t i = 0; i < cluster::Sessions::NodesMax; ++i) {
        book.node = "node" + std::to_string(i);
        book.add(RecordKind::Barrier, "null");
    }
    book.node = "node0";
    book.add(RecordKind::Barrier, "null");
    book.node = "another";
    book.add(RecordKind::Barrier, "null");
    QVERIFY(book.ledger.verdict("node0", "b1", 1).has_value());
    QVERIFY(!book.ledger.verdict("node1", "b1", 1).has_value());
    QVERIFY(book.ledger.verdict("node2", "b1", 1).has_value());
    QVERIFY(book.ledger.verdict("another", "b1", 1).has_value());
}

void LedgerTest::proposalsOfNobodyAreRefused_data()
{
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QByteArray>("boot");
    QTest::addColumn<int>("number");
    QTest::newRow("no node") << QByteArray() << QByteArray("b1") << 1;
    QTest::newRow("no boot") << QByteArray("n1") << QByteArray() << 1;
    QTest::newRow("no number") << QByteArray("n1") << QByteArray("b1") << 0;
    QTest::newRow("a node of 64 bytes") << QByteArray(64, 'n') << QByteArray("b1") << 1;
    QTest::newRow("a boot of 64 bytes") << QByteArray("n1") << QByteArray(64, 'b') << 1;
    QTest::newRow("a node that is no text") << QByteArray("n\xff") << QByteArray("b1") << 1;
}

void LedgerTest::proposalsOfNobodyAreRefused()
{
    QFETCH(QByteArray, node);
    QFETCH(QByteArray, boot);
    QFETCH(int, number);
    Book book;
    schema::Proposal proposal = book.propose(RecordKind::Audit, "{}");
    proposal.record.node = node.toStdString();
    proposal.boot = boot.toStdString();
    proposal.number = static_cast<std::uint64_t>(number);
    QVERIFY(refusal(book.apply(proposal)).starts_with("invalid_input: a proposal needs its node"));
    QVERIFY(book.records().empty());
    QCOMPARE(book.ledger.index(), std::uint64_t{1});
    QVERIFY(!book.ledger.verdict(node.toStdString(), boot.toStdString(), 0).has_value());
    QVERIFY(Ledger::restore(book.ledger.snapshot()).has_value());
}

void LedgerTest::bodiesThatAreNoneAreRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, RecordKind kind, const QByteArray& body,
                        const char* says) {
        QTest::newRow(name) << static_cast<int>(kind) << body << QByteArray(says);
    };
    row("no JSON", RecordKind::Audit, "{",
        "invalid_input: the body of this audit record: not JSON");
    row("nothing", RecordKind::Audit, "", "invalid_input: the body of this audit record: not JSON");
    row("no object", RecordKind::Action, "[]", "invalid_input: the body of this action record: ");
    row("a field of another type", RecordKind::Spec, R"({"revision":7})",
        "invalid_input: the body of this spec record: revision: ");
    row("an action state of a newer version", RecordKind::Action,
        R"({"id":"a","holder":"n1","state":"paused"})",
        "invalid_input: the body of this action record: state: \"paused\" is none of ");
    row("a spec stage of a newer version", RecordKind::Spec,
        R"({"stage":"rehearsed","revision":"r"})",
        "invalid_input: the body of this spec record: stage: ");
    row("a slot of a newer version", RecordKind::Slot, R"({"slot":"lease","key":"k","value":1})",
        "invalid_input: the body of this slot record: slot: ");
    row("a slot without a key", RecordKind::Slot, R"({"value":1})",
        "invalid_input: the body of this slot record: ");
    row("a member role of a newer version", RecordKind::Member,
        R"({"number":1,"node":"n1","role":"observer"})",
        "invalid_input: the body of this member record: role: ");
    row("an audit line of 16 KiB and a byte", RecordKind::Audit,
        "{\"actor\":\"" + QByteArray(Ledger::EntryMax - 11, 'a') + "\"}",
        "limit_exceeded: this audit record has 16385 bytes; at most 16384 ");
    row("an action of 128 KiB and a byte", RecordKind::Action,
        "{\"id\":\"" + QByteArray(Ledger::ActionMax - 8, 'a') + "\"}",
        "limit_exceeded: this action record has 131073 bytes");
    row("a barrier that is no JSON", RecordKind::Barrier, "{",
        "invalid_input: the body of this barrier record: not JSON");
    row("nested too deeply", RecordKind::Audit, QByteArray(40, '[') + QByteArray(40, ']'),
        "limit_exceeded: the body of this audit record: JSON nested deeper than 32");
}

void LedgerTest::bodiesThatAreNoneAreRefused()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, says);
    Book book;
    const Verdict verdict = book.add(static_cast<RecordKind>(kind), body.toStdString());
    const QByteArray told = QByteArray::fromStdString(refusal(verdict));
    QVERIFY2(told.startsWith(says), told.constData());
    QVERIFY(told.size() < 600);
    QVERIFY(book.records().empty());
    // It was answered, so the answer is remembered.
    QCOMPARE(book.ledger.verdict("n1", "b1", 1), std::optional<Verdict>(verdict));
}

void LedgerTest::proposalsAreReadStrictly()
{
    Book book;
    const schema::Proposal proposal = book.propose(RecordKind::Audit, R"({"newer":1})");
    const std::string text = schema::toJson(proposal);
    QVERIFY(cluster::readProposal(text) == proposal);
    std::string newer = text;
    newer.insert(1, R"("newer":[1],)");
    QVERIFY(cluster::readProposal(newer) == proposal);
    newer = text;
    newer.replace(newer.find("\"audit\""), 7, "\"vote\""); // not an audit line with another body
    QVERIFY(cluster::readProposal(newer).error().text.starts_with("record.kind: \"vote\" is none"));
    QCOMPARE(cluster::readProposal("{}").error().code, Code::InvalidInput);
    QCOMPARE(cluster::readProposal(text.substr(0, 40)).error().code, Code::InvalidInput);
    // What cannot be read changes nothing, and every ledger says so in the same words.
    QCOMPARE(refusal(book.apply({})),
             std::string("invalid_input: a proposal needs its node and "
                         "boot, of 1 to 63 bytes, and a number from 1 on"));
}

void LedgerTest::aBarrierLeavesNothing()
{
    Book book;
    QCOMPARE(refusal(book.add(RecordKind::Barrier, "null")), std::string());
    QVERIFY(book.records().empty());
    QCOMPARE(book.ledger.firstIndex(), std::uint64_t{2});
    QVERIFY(book.ledger.verdict("n1", "b1", 1).has_value());
}

void LedgerTest::readsInOrderFromAnyIndex()
{
    Book book;
    book.audit("operator/a");                                    // 1
    book.putInForce("a");                                        // 2
    book.add(schema::cluster::Revocation{"aa", "lost", {}, {}}); // 3
    book.add(RecordKind::Barrier, "null");                       // 4
    book.audit("viewer/b", false);                               // 5
    book.add(schema::Member{7, "n1", {}, {}, false});            // 6
    book.term = 2;
    book.add(schema::SlotChange{{}, "disk", 0, schema::RawJson{"1"}}); // 7
    book.add(schema::Recovery{"n1", {}, {}, {}, 0, 0});                // 8
    const auto indexes = [&book](std::uint64_t from, std::size_t limit) {
        QString text;
        for (const schema::Record& record : book.ledger.read(from, limit)) {
            text += QString::number(record.index);
        }
        return text;
    };
    QCOMPARE(indexes(0, 100), QStringLiteral("1235678"));
    QCOMPARE(indexes(3, 3), QStringLiteral("356"));
    QCOMPARE(indexes(4, 1), QStringLiteral("5"));
    QCOMPARE(indexes(9, 9), QString());
    QCOMPARE(book.ledger.firstIndex(), std::uint64_t{1});
    QCOMPARE(book.ledger.index(), std::uint64_t{8});
    QCOMPARE(book.ledger.term(), std::uint64_t{2});
    const schema::Record slot = book.ledger.read(7, 1).at(0);
    QCOMPARE(slot.term, std::uint64_t{2});
    QCOMPARE(slot.node, std::string("n1"));
    QCOMPARE(slot.at.unixMs, Book::Start.unixMs + 6000);
    QVERIFY(!slot.chain);
    QCOMPARE(Ledger().firstIndex(), std::uint64_t{1});
    QVERIFY(Ledger().read(0, 5).empty());
}

void LedgerTest::aCopySharesItsRecords()
{
    Book book;
    book.putInForce("a long text");
    book.audit("operator/a");
    Ledger copy = book.ledger;
    QCOMPARE(copy.specs().at(0).get(), book.ledger.specs().at(0).get());
    QCOMPARE(copy.spec(), book.ledger.spec());
    QCOMPARE(copy.specText(copy.spec()->revision), &book.ledger.spec()->text);
    // Each goes on by itself.
    const std::string before = copy.digest();
    book.putInForce("another text");
    QCOMPARE(copy.digest(), before);
    QCOMPARE(copy.spec()->text, std::string("a long text"));
    QCOMPARE(book.ledger.spec()->text, std::string("another text"));
    copy = book.ledger;
    QCOMPARE(copy.digest(), book.ledger.digest());
}

TEST_CLASS(LedgerTest)

} // namespace bafar::test

#include "ledger_test.moc"
