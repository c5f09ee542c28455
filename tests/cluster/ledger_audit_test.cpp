// Audit lines: two bounded chains, and what was changed, left out or put in is found.
#include <QTest>

#include "agents/cluster/digest.h"
#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::AuditAnchors;
using cluster::Ledger;
using cluster::verifyAudit;
using schema::RecordKind;

class LedgerAuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256IsTheStandards();
    void aChainIsWhatItsPageSays();
    void chainsAreByWhatCameOfIt();
    void refusalsPushOutNothingThatWasDone();
    void whatIsKeptVerifiesFromItsAnchor();
    void anExportVerifies();
    void tampering_data();
    void tampering();
    void everyByteCounts();
};

/// FIPS 180-4's examples, by NIST.
void LedgerAuditTest::sha256IsTheStandards()
{
    QCOMPARE(cluster::sha256Hex({"abc"}),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(cluster::sha256Hex({}),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(
        cluster::sha256Hex({"abcdbcdecdefdefgefghfghighij", "", "hijkijkljklmklmnlmnomnopnopq"}),
        std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

/// The values are sha256sum's over the text that auditText() is said to be.
void LedgerAuditTest::aChainIsWhatItsPageSays()
{
    Book book;
    book.add(RecordKind::Audit, R"({ "actor": "operator/sara", "allowed": true, "more": 1.0 })");
    book.add(RecordKind::Audit, R"({"allowed":true})");
    const std::vector<schema::Record> lines = book.records();
    QCOMPARE(cluster::auditText(lines.at(0)),
             std::string(R"({"index":1,"term":1,"kind":"audit","at":"2027-01-15T08:00:00.000Z",)"
                         R"("node":"n1","body":{"actor":"operator/sara","allowed":true,)"
                         R"("more":1.0}})"));
    QCOMPARE(*lines.at(0).chain,
             std::string("32d976a55fa2b613485c823edbe5207142494ecc7427ea9aa76b815f2c6266c3"));
    QCOMPARE(*lines.at(1).chain,
             std::string("438922074181af21692be25203ced8ff903cf11b6fedb55016846bac26b4ad3a"));
}

void LedgerAuditTest::chainsAreByWhatCameOfIt()
{
    Book book;
    book.audit("operator/a");
    book.audit("viewer/b", false);
    book.audit("operator/c");
    book.audit("viewer/d", false);
    const std::vector<schema::Record> lines = book.records();
    QCOMPARE(*lines.at(1).chain, cluster::auditChain(cluster::AuditStart, lines.at(1)));
    QCOMPARE(*lines.at(2).chain, cluster::auditChain(*lines.at(0).chain, lines.at(2)));
    QCOMPARE(*lines.at(3).chain, cluster::auditChain(*lines.at(1).chain, lines.at(3)));
    QCOMPARE(book.ledger.auditAnchors(), AuditAnchors());
    // What a proposer claims about its place in the chain is nothing.
    schema::Proposal proposal = book.propose(RecordKind::Audit, "{}");
    proposal.record.chain = "forged";
    proposal.record.index = 99;
    proposal.record.term = 99;
    book.apply(proposal);
    QCOMPARE(book.records().back().index, std::uint64_t{5});
    QVERIFY(verifyAudit({}, book.records()).has_value());
}

void LedgerAuditTest::refusalsPushOutNothingThatWasDone()
{
    Book book;
    book.audit("operator/a");
    for (std::size_t i = 0; i < 2 * Ledger::AuditRefusedMax.records; ++i) {
        book.audit("viewer/b", false);
    }
    QCOMPARE(book.records().size(), Ledger::AuditRefusedMax.records + 1);
    QCOMPARE(book.records().front().index, std::uint64_t{1});
}

void LedgerAuditTest::whatIsKeptVerifiesFromItsAnchor()
{
    Book book;
    std::vector<schema::Record> all;
    for (int i = 0; i < 5000; ++i) {
        book.audit("operator/" + std::to_string(i), i % 3 != 0);
        all.push_back(book.ledger.read(book.index, 1).at(0));
    }
    const std::vector<schema::Record> kept = book.records();
    QCOMPARE(kept.size(), Ledger::AuditChangedMax.records + Ledger::AuditRefusedMax.records);
    const AuditAnchors anchors = book.ledger.auditAnchors();
    QVERIFY(anchors.changed != cluster::AuditStart && anchors.refused != cluster::AuditStart);
    QVERIFY(verifyAudit(anchors, kept).has_value());
    QVERIFY(!verifyAudit({}, kept).has_value());
    QVERIFY(!verifyAudit({anchors.changed, std::string(cluster::AuditStart)}, kept).has_value());
    // What was let go and what is kept are still one chain.
    QVERIFY(verifyAudit({}, all).has_value());
    const Result<Ledger> restored = Ledger::restore(book.ledger.snapshot());
    QVERIFY(restored.has_value());
    QCOMPARE(restored->auditAnchors(), anchors);
    QVERIFY(restored->read(0, 10'000) == kept);
}

/// Records of other kinds stand between, and everything passes through JSON.
void LedgerAuditTest::anExportVerifies()
{
    Book book;
    book.audit("operator/\"\xd8\xb3\"\n");
    book.putInForce("a");
    book.add(RecordKind::Audit, R"({"actor":"caf\u00e9","what":"a\/b","allowed":false,"n":1e2})");
    book.add(schema::Member{7, "n1", {}, {}, false});
    book.audit("operator/b");
    std::vector<schema::Record> exported;
    for (const schema::Record& record : book.records()) {
        const auto read = schema::fromJson<schema::Record>(schema::toJson(record));
        QVERIFY(read.has_value());
        QCOMPARE(read->chain.has_value(), record.kind == RecordKind::Audit);
        exported.push_back(*read);
    }
    const Result<void> verified = verifyAudit({}, exported);
    QVERIFY2(verified.has_value(), verified ? "" : verified.error().text.c_str());
}

void LedgerAuditTest::tampering_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("says"); // empty: it is not found by this
    QTest::newRow("nothing") << QStringLiteral("nothing") << QString();
    QTest::newRow("a line left out")
        << QStringLiteral("left out") << QStringLiteral("audit record 4 ");
    QTest::newRow("the first line left out")
        << QStringLiteral("first out") << QStringLiteral("audit record 2 ");
    QTest::newRow("a line of its own put in")
        << QStringLiteral("put in")
        << QStringLiteral("audit record 6 (2027-01-15T08:00:02.000Z, by n1) does not follow on the "
                          "allowed line");
    QTest::newRow("two lines in another order")
        << QStringLiteral("order") << QStringLiteral("audit record 4 ");
    QTest::newRow("two lines with each other's numbers")
        << QStringLiteral("swap") << QStringLiteral("audit record 3 ");
    QTest::newRow("the actor") << QStringLiteral("actor") << QStringLiteral("audit record 3 ");
    QTest::newRow("the time") << QStringLiteral("time") << QStringLiteral("audit record 3 ");
    QTest::newRow("the node") << QStringLiteral("node") << QStringLiteral("audit record 3 ");
    QTest::newRow("the term") << QStringLiteral("term") << QStringLiteral("audit record 3 ");
    QTest::newRow("from allowed to refused")
        << QStringLiteral("refused") << QStringLiteral("audit record 3 ");
    QTest::newRow("with the line's own chain made anew")
        << QStringLiteral("anew") << QStringLiteral("audit record 4 ");
    QTest::newRow("no chain value")
        << QStringLiteral("no chain")
        << QStringLiteral("audit record 3 (2027-01-15T08:00:02.000Z, by n1) has no chain value");
    QTest::newRow("no audit line")
        << QStringLiteral("no line")
        << QStringLiteral("audit record 3 (2027-01-15T08:00:02.000Z, by n1) is no audit line: ");
}

void LedgerAuditTest::tampering()
{
    QFETCH(QString, how);
    QFETCH(QString, says);
    Book book;
    for (const char* actor : {"a", "b", "c", "d", "e"}) {
        book.audit(actor);
    }
    std::vector<schema::Record> lines = book.records();
    schema::Record& third = lines.at(2);
    if (how == QLatin1String("left out")) {
        lines.erase(lines.begin() + 2);
    } else if (how == QLatin1String("first out")) {
        lines.erase(lines.begin());
    } else if (how == QLatin1String("put in")) {
        schema::Record more = third;
        more.index = 6;
        lines.push_back(more);
    } else if (how == QLatin1String("order")) {
        std::swap(lines.at(2), lines.at(3));
    } else if (how == QLatin1String("swap")) {
        std::swap(lines.at(2).body, lines.at(3).body);
    } else if (how == QLatin1String("actor")) {
        third.body.text.replace(third.body.text.find("\"c\""), 3, "\"x\"");
    } else if (how == QLatin1String("time")) {
        third.at.unixMs += 1;
    } else if (how == QLatin1String("node")) {
        third.node = "n2";
    } else if (how == QLatin1String("term")) {
        third.term = 2;
    } else if (how == QLatin1String("refused")) {
        third.body.text.replace(third.body.text.find("true"), 4, "false");
    } else if (how == QLatin1String("anew")) {
        third.node = "n2";
        third.chain = cluster::auditChain(*lines.at(1).chain, third);
    } else if (how == QLatin1String("no chain")) {
        third.chain.reset();
    } else if (how == QLatin1String("no line")) {
        third.body.text = "[]";
    }
    const Result<void> verified = verifyAudit(book.ledger.auditAnchors(), lines);
    QCOMPARE(verified.has_value(), says.isEmpty());
    if (!verified) {
        QCOMPARE(verified.error().code, Code::Corrupt);
        QVERIFY2(QString::fromStdString(verified.error().text).startsWith(says),
                 verified.error().text.c_str());
    }
}

/// Of a body that still reads as an audit line, no byte can be another.
void LedgerAuditTest::everyByteCounts()
{
    Book book;
    book.audit("operator/sara");
    const std::vector<schema::Record> lines = book.records();
    for (std::size_t at = 0; at < lines[0].body.text.size(); ++at) {
        std::vector<schema::Record> changed = lines;
        changed[0].body.text[at] = static_cast<char>(changed[0].body.text[at] ^ 1);
        QVERIFY2(!verifyAudit({}, changed).has_value(), qPrintable(QString::number(at)));
    }
}

TEST_CLASS(LedgerAuditTest)

} // namespace bafar::test

#include "ledger_audit_test.moc"
