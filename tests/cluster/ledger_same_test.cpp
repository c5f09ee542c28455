// Ledgers that are fed the same are the same, byte for byte, and none grows past its bounds.
#include <QTest>

#include "tests/cluster/random_proposals.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;

class LedgerSameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEachStep_data();
    void atEachStep();
    void overTenThousand();
    void boundsHoldUnderAFlood();
};

void LedgerSameTest::atEachStep_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 10; ++seed) {
        QTest::newRow(("seed " + std::to_string(seed)).c_str()) << seed;
    }
}

/// One goes on, one is a copy of it before each step, one is written and read before each step.
void LedgerSameTest::atEachStep()
{
    QFETCH(int, seed);
    RandomProposals proposals(static_cast<std::uint64_t>(seed));
    Ledger on;
    Ledger stored;
    for (std::uint64_t index = 1; index <= 150; ++index) {
        const schema::Proposal proposal = proposals.next(on);
        Ledger copy = on;
        const cluster::Verdict verdict = on.apply(index, 1 + index / 50, proposal);
        QCOMPARE(copy.apply(index, 1 + index / 50, proposal), verdict);
        QCOMPARE(stored.apply(index, 1 + index / 50, proposal), verdict);
        const std::string bytes = on.snapshot();
        QVERIFY(copy.snapshot() == bytes);
        QVERIFY(stored.snapshot() == bytes);
        Result<Ledger> restored = Ledger::restore(bytes);
        QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
        QVERIFY(restored->snapshot() == bytes);
        QVERIFY(restored->verdict(proposal.record.node, proposal.boot, proposal.number) ==
                on.verdict(proposal.record.node, proposal.boot, proposal.number));
        stored = std::move(*restored);
    }
}

void LedgerSameTest::overTenThousand()
{
    RandomProposals proposals(7);
    Ledger on;
    Ledger other;
    std::size_t refused = 0;
    for (std::uint64_t index = 1; index <= 10'000; ++index) {
        const schema::Proposal proposal = proposals.next(on);
        const cluster::Verdict verdict = on.apply(index, 1, proposal);
        QCOMPARE(other.apply(index, 1, proposal), verdict);
        refused += verdict.refused ? 1 : 0;
        if (index % 50 == 0) {
            QVERIFY(other.snapshot() == on.snapshot());
        }
        if (index % 500 == 0) {
            Result<Ledger> restored = Ledger::restore(other.snapshot());
            QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
            other = std::move(*restored);
            QCOMPARE(other.digest(), on.digest());
            QCOMPARE(aboveItsBound(on), std::string());
            QVERIFY(verifyAudit(on.auditAnchors(), on.read(0, 100'000)).has_value());
        }
    }
    // The mixture is one: neither all nor nothing is let in.
    QVERIFY(refused > 1000 && refused < 8000);
}

void LedgerSameTest::boundsHoldUnderAFlood()
{
    RandomProposals proposals(11, true);
    Ledger ledger;
    for (std::uint64_t index = 1; index <= 4000; ++index) {
        (void)ledger.apply(index, 1, proposals.next(ledger));
        if (index % 500 == 0) {
            QCOMPARE(aboveItsBound(ledger), std::string());
        }
    }
    const std::string bytes = ledger.snapshot();
    QVERIFY(bytes.size() < (9U << 20U));
    const Result<Ledger> restored = Ledger::restore(bytes);
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
    QCOMPARE(restored->digest(), ledger.digest());
}

TEST_CLASS(LedgerSameTest)

} // namespace bafar::test

#include "ledger_same_test.moc"
