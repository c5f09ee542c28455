// Snapshots: exact, and refused when a byte is another, wherever it stands and whoever mended the
// digest.
// It is larger than the budget because every list of the ledger is written, read and damaged in
// turn.
#include <QTest>

#include "agents/cluster/digest.h"
#include "agents/cluster/ledger_wire.h"
#include "core/base/fingerprint.h"
#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;
using cluster::putText;
using schema::RecordKind;

class LedgerSnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLedgerComesBack();
    void anotherByteIsRefused();
    void aCutOneIsRefused();
    void aNewerVersionSaysSo();
    void aMendedDigestGivesNoWrongState();
    void contents_data();
    void contents();
    void sessions_data();
    void sessions();
    void keysAboveTheirBoundsAreRefused();
};

namespace {

constexpr std::size_t OpeningBytes = 12;
constexpr std::size_t HeadBytes = OpeningBytes + 32;

/// A snapshot with this content and the digest that fits it.
std::string sealed(std::string_view content, std::uint32_t version = 1)
{
    Bytes number;
    putU32(number, version);
    const std::string opening = "BAFARLDG" + std::string(cluster::asText(number));
    const cluster::Sha256 digest = cluster::sha256({opening, content});
    return opening + std::string(cluster::asText(digest)) + std::string(content);
}

/// A little of everything, below 4 KiB.
Ledger smallLedger()
{
    Book book;
    book.audit("operator/sara");
    book.audit("viewer/b", false);
    book.putInForce("a");
    book.add(RecordKind::Action, R"({"id":"a1","holder":"n1","state":"succeeded"})");
    book.add(RecordKind::Action, R"({"id":"a2","holder":"n1"})");
    schema::SpecChange change;
    change.action = "a2";
    change.stage = schema::SpecStage::Proposed;
    change.revision = fingerprint("b");
    change.from = fingerprint("a");
    change.text = "b";
    book.add(change);
    book.boot = "b2";
    book.add(schema::cluster::Revocation{"a1", "lost", {}, {}});
    book.add(schema::Member{7, "n1", {}, {}, false});
    book.add(schema::SlotChange{{}, "k", 0, schema::RawJson{"1"}});
    book.add(schema::Recovery{"n1", {}, {}, {}, 0, 0});
    book.add(RecordKind::Barrier, "{");
    return book.ledger;
}

/// Restores; "" when it was let in and is exactly what the bytes say, else why it was refused.
std::string refusalOf(std::string_view bytes)
{
    const Result<Ledger> restored = Ledger::restore(bytes);
    if (!restored) {
        return std::string(codeName(restored.error().code)) + ": " + restored.error().text;
    }
    return restored->snapshot() == bytes ? "" : "let in, but it is another";
}

/// The content of a snapshot, put together by hand.
struct Content {
    std::uint64_t index = 100;
    std::uint64_t term = 5;
    std::vector<schema::Record> records;
    std::uint32_t more = 0; ///< records that are said to follow besides
    Bytes sessions{0, 0, 0, 0};

    [[nodiscard]] std::string text() const
    {
        Bytes out;
        putU64(out, index);
        putU64(out, term);
        putBytes(out, Bytes(64));
        putU32(out, static_cast<std::uint32_t>(records.size()) + more);
        for (const schema::Record& record : records) {
            putU64(out, record.index);
            putU64(out, record.term);
            putU8(out, static_cast<std::uint8_t>(record.kind));
            putU64(out, static_cast<std::uint64_t>(record.at.unixMs));
            putText(out, record.node);
            putText(out, record.body.text);
        }
        putBytes(out, sessions);
        return std::string(cluster::asText(out));
    }
};

schema::Record recordOf(std::uint64_t index, RecordKind kind, const std::string& body)
{
    schema::Record record;
    record.index = index;
    record.term = 1;
    record.kind = kind;
    record.node = "n1";
    record.body.text = body;
    return record;
}

std::string specBody(const char* stage, const std::string& text, const std::string& given)
{
    return R"({"stage":")" + std::string(stage) + R"(","revision":")" + fingerprint(text) +
           R"(","text":")" + given + "\"}";
}

} // namespace

void LedgerSnapshotTest::anEmptyLedgerComesBack()
{
    const Ledger empty;
    QCOMPARE(refusalOf(empty.snapshot()), std::string());
    QVERIFY(empty.snapshot() == sealed(Content{0, 0, {}, 0, {0, 0, 0, 0}}.text()));
    QCOMPARE(empty.digest(), cluster::sha256Hex({empty.snapshot()}));
    QCOMPARE(empty.digest().size(), std::size_t{64});
    QVERIFY(empty.digest() != smallLedger().digest());
}

void LedgerSnapshotTest::anotherByteIsRefused()
{
    const std::string bytes = smallLedger().snapshot();
    QVERIFY(bytes.size() < 4096);
    QCOMPARE(refusalOf(bytes), std::string());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int flip : {0x01, 0x20, 0x80, 0xff}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ flip);
            const std::string told = refusalOf(changed);
            QVERIFY2(told.starts_with("corrupt: the snapshot of the agreed state "),
                     qPrintable(QString::number(at)));
        }
    }
}

void LedgerSnapshotTest::aCutOneIsRefused()
{
    const std::string bytes = smallLedger().snapshot();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        QVERIFY(refusalOf(bytes.substr(0, size)).starts_with("corrupt: "));
        // Also when whoever cut it made a new digest.
        if (size >= HeadBytes) {
            const std::string told =
                refusalOf(sealed(std::string_view(bytes).substr(HeadBytes, size - HeadBytes)));
            QVERIFY2(told.starts_with("corrupt: "), told.c_str());
        }
    }
    QVERIFY(refusalOf(bytes + '\0').starts_with("corrupt: "));
    QVERIFY(refusalOf(sealed(bytes.substr(HeadBytes) + '\0')).starts_with("corrupt: "));
}

void LedgerSnapshotTest::aNewerVersionSaysSo()
{
    const std::string content = smallLedger().snapshot().substr(HeadBytes);
    QCOMPARE(refusalOf(sealed(content, 2)),
             std::string("unsupported: the snapshot of the agreed state is of version 2, this "
                         "agent reads version 1; install the newer agent"));
    QVERIFY(refusalOf(sealed(content, 0)).starts_with("unsupported: "));
    QCOMPARE(refusalOf(sealed(content, 1)), std::string());
}

/// Whoever can write the digest can write any state; but it must be one that writes the same bytes.
void LedgerSnapshotTest::aMendedDigestGivesNoWrongState()
{
    const std::string content = smallLedger().snapshot().substr(HeadBytes);
    std::size_t letIn = 0;
    for (std::size_t at = 0; at < content.size(); ++at) {
        for (const int flip : {0x01, 0x02, 0x20, 0x80, 0xff}) {
            std::string changed = content;
            changed[at] = static_cast<char>(changed[at] ^ flip);
            const std::string told = refusalOf(sealed(changed));
            QVERIFY2(told.empty() || told.starts_with("corrupt: "), told.c_str());
            letIn += told.empty() ? 1 : 0;
        }
    }
    QVERIFY(letIn > 100 && letIn < 4 * content.size()); // other names and times are states too
}

/// It is larger than the budget because it is a table.
void LedgerSnapshotTest::contents_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("says"); // empty: it is let in
    const auto row = [](const char* name, const Content& content, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(content.text()) << QByteArray(says);
    };
    const auto records = [](std::vector<schema::Record> some) {
        Content content;
        content.records = std::move(some);
        return content;
    };
    const auto audit = [](std::uint64_t index) {
        return recordOf(index, RecordKind::Audit, R"({"allowed":true})");
    };
    row("two lines", records({audit(3), audit(4)}), "");
    row("two lines of one index", records({audit(3), audit(3)}),
        "is wrong at byte 179, record 2 of 2: its index or term does not fit");
    row("lines in another order", records({audit(4), audit(3)}), "its index or term does not fit");
    row("a line of index 0", records({audit(0)}), "its index or term does not fit");
    row("a line from the future", records({audit(101)}), "its index or term does not fit");
    schema::Record later = audit(3);
    later.term = 6;
    row("a line of a later term", records({later}), "its index or term does not fit");
    Content claims = records({audit(3)});
    claims.more = 0xfffffffe;
    row("four billion records are claimed", claims, "record 2 of 4294967295: ");
    schema::Record nobody = audit(3);
    nobody.node.clear();
    row("a line of nobody", records({nobody}), "it is cut off, too long or nobody's");
    nobody.node = std::string(64, 'n');
    row("a node's name too long", records({nobody}), "it is cut off, too long or nobody's");
    row("an unknown kind", records({recordOf(3, static_cast<RecordKind>(8), "{}")}),
        "it is of no known kind");
    schema::Record timeless = audit(3);
    timeless.at.unixMs = std::numeric_limits<std::int64_t>::min();
    row("before all years", records({timeless}), "is of no year from 0 to 9999");
    timeless.at.unixMs = std::numeric_limits<std::int64_t>::max();
    row("after all years", records({timeless}), "is of no year from 0 to 9999");
    const char* contradict = "records contradict each other";
    row("a body with a blank", records({recordOf(3, RecordKind::Audit, R"({ "allowed":true})")}),
        contradict);
    row("a body that is no JSON", records({recordOf(3, RecordKind::Audit, "{")}),
        "record 1 of 1: the body of this audit record: not JSON");
    row("a body of another kind", records({recordOf(3, RecordKind::Audit, "7")}),
        "record 1 of 1: the body of this audit record: expected an object");
    row("a barrier", records({recordOf(3, RecordKind::Barrier, "null")}), contradict);
    row("two that hold the lock",
        records({recordOf(3, RecordKind::Action, R"({"id":"a","holder":"n1"})"),
                 recordOf(4, RecordKind::Action, R"({"id":"b","holder":"n1"})")}),
        contradict);
    row("an action of another's", records({recordOf(3, RecordKind::Action, R"({"id":"a"})")}),
        "action a is run by (nobody); only that agent may write of it");
    row("two proposed specs",
        records({recordOf(3, RecordKind::Spec, specBody("proposed", "a", "a")),
                 recordOf(4, RecordKind::Spec, specBody("proposed", "b", "b"))}),
        contradict);
    row("a withdrawn spec",
        records({recordOf(3, RecordKind::Spec, specBody("withdrawn", "a", ""))}), contradict);
    row("a spec in force", records({recordOf(3, RecordKind::Spec, specBody("in_force", "a", "a"))}),
        "");
    row("a spec whose text is not there",
        records({recordOf(3, RecordKind::Spec, specBody("in_force", "a", ""))}),
        "record 3 put a spec in force whose text is not there");
    row("a spec whose text stands elsewhere",
        records({recordOf(3, RecordKind::Spec, specBody("in_force", "a", "a")),
                 recordOf(4, RecordKind::Spec, specBody("in_force", "a", ""))}),
        contradict);
    row("a spec of another revision",
        records({recordOf(3, RecordKind::Spec, specBody("in_force", "a", "b"))}),
        "is not that of its text");
    row("a certificate revoked twice",
        records({recordOf(3, RecordKind::Revocation, R"({"serial":"a"})"),
                 recordOf(4, RecordKind::Revocation, R"({"serial":"0A"})")}),
        contradict);
    row("a member twice",
        records({recordOf(3, RecordKind::Member, R"({"number":1,"node":"n1"})"),
                 recordOf(4, RecordKind::Member, R"({"number":1,"node":"n2"})")}),
        contradict);
    row("a slot twice",
        records({recordOf(3, RecordKind::Slot, R"({"key":"k","value":1})"),
                 recordOf(4, RecordKind::Slot, R"({"key":"k","value":1})")}),
        contradict);
    row("a cleared slot", records({recordOf(3, RecordKind::Slot, R"({"key":"k"})")}), contradict);
    Content line = records({});
    for (std::uint64_t index = 1; index <= Ledger::AuditChangedMax.records + 1; ++index) {
        line.records.push_back(audit(index));
    }
    line.index = line.records.size();
    row("more lines than are kept", line, contradict);
}

void LedgerSnapshotTest::contents()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, says);
    const std::string told = refusalOf(sealed(content.toStdString()));
    QVERIFY2(told.find(says.toStdString()) != std::string::npos, told.c_str());
    QCOMPARE(told.empty(), says.isEmpty());
}

/// It is larger than the budget because it is a table.
void LedgerSnapshotTest::sessions_data()
{
    QTest::addColumn<QByteArray>("sessions");
    QTest::addColumn<QByteArray>("says");

    struct Verdicts {
        std::uint32_t count = 1;
        std::uint8_t refused = 0;
        std::uint8_t code = 0;
    };

    const auto boot = [](const std::string& name, const Verdicts& verdicts) {
        Bytes out;
        putText(out, name);
        putU64(out, 0);
        putU32(out, verdicts.count);
        for (std::uint32_t i = 0; i < verdicts.count; ++i) {
            putU64(out, i + 1);
            putU64(out, 7);
            putU8(out, verdicts.refused);
            if (verdicts.refused != 0) {
                putU8(out, verdicts.code);
                putText(out, "why");
            }
        }
        return out;
    };
    const auto node = [](const std::string& name, std::uint32_t past, std::vector<Bytes> boots) {
        Bytes out;
        putText(out, name);
        putU64(out, 7);
        putU32(out, past);
        for (std::uint32_t i = 0; i < past; ++i) {
            putText(out, "p");
        }
        putU32(out, static_cast<std::uint32_t>(boots.size()));
        for (const Bytes& one : boots) {
            putBytes(out, one);
        }
        return out;
    };
    const auto row = [](const char* name, std::uint32_t count, const std::vector<Bytes>& nodes,
                        const char* says) {
        Bytes out;
        putU32(out, count);
        for (const Bytes& one : nodes) {
            putBytes(out, one);
        }
        QTest::newRow(name) << QByteArray::fromStdString(std::string(cluster::asText(out)))
                            << QByteArray(says);
    };
    const Bytes plain = boot("b1", {});
    row("one", 1, {node("n1", 0, {plain})}, "");
    row("one that was refused", 1, {node("n1", 0, {boot("b1", {1, 1, 9})})}, "");
    row("as many as may be", 1,
        {node("n1", 60, {plain, boot("b2", {128, 0, 0}), boot("b3", {}), boot("b4", {})})}, "");
    row("a code of a newer version", 1, {node("n1", 0, {boot("b1", {1, 1, 10})})},
        "what node 1 proposed: a verdict has an unknown code");
    row("a flag that is none", 1, {node("n1", 0, {boot("b1", {1, 2, 9})})},
        "records contradict each other");
    row("too many verdicts", 1, {node("n1", 0, {boot("b1", {129, 0, 0})})},
        "the verdicts of a boot are cut off, too many or nobody's");
    row("too many boots", 1,
        {node("n1", 0, {plain, boot("b2", {}), boot("b3", {}), boot("b4", {}), boot("b5", {})})},
        "its boots are cut off or too many");
    row("too many past boots", 1, {node("n1", 61, {plain})}, "its boots are cut off or too many");
    row("a boot without a name", 1, {node("n1", 0, {boot("", {})})}, "nobody's");
    row("a node without a name", 1, {node("", 0, {plain})}, "node 1 of those that proposed has no");
    row("a node twice", 2, {node("n1", 0, {plain}), node("n1", 0, {plain})},
        "node 2 of those that proposed has no name of its own");
    row("nodes in another order", 2, {node("n2", 0, {plain}), node("n1", 0, {plain})},
        "records contradict each other");
    row("more nodes than there are", 2, {node("n1", 0, {plain})}, "its boots are cut off");
    row("fewer nodes than there are", 1, {node("n1", 0, {plain}), node("n2", 0, {plain})},
        "records contradict each other");
    std::vector<Bytes> many;
    for (int i = 100; i < 229; ++i) {
        many.push_back(node("n" + std::to_string(i), 0, {plain}));
    }
    row("too many nodes", 129, many, "is cut off or too long");
}

void LedgerSnapshotTest::sessions()
{
    QFETCH(QByteArray, sessions);
    QFETCH(QByteArray, says);
    Content content;
    content.sessions.assign(sessions.begin(), sessions.end());
    const std::string told = refusalOf(sealed(content.text()));
    QVERIFY2(told.find(says.toStdString()) != std::string::npos, told.c_str());
    QCOMPARE(told.empty(), says.isEmpty());
}

void LedgerSnapshotTest::keysAboveTheirBoundsAreRefused()
{
    Content revoked;
    Content slots;
    for (std::uint64_t index = 1; index <= Ledger::RevocationsMax + 1; ++index) {
        const std::string number = std::to_string(index);
        revoked.records.push_back(
            recordOf(index, RecordKind::Revocation, R"({"serial":")" + number + "\"}"));
        if (index <= Ledger::SlotsMax.records + 1) {
            slots.records.push_back(
                recordOf(index, RecordKind::Slot, R"({"key":")" + number + R"(","value":1})"));
        }
    }
    revoked.index = slots.index = revoked.records.size();
    QVERIFY(refusalOf(sealed(revoked.text())).find("more revocations, members or") !=
            std::string::npos);
    revoked.records.pop_back();
    QCOMPARE(refusalOf(sealed(revoked.text())), std::string());
    QVERIFY(refusalOf(sealed(slots.text())).find("more slots than") != std::string::npos);
    slots.records.pop_back();
    QCOMPARE(refusalOf(sealed(slots.text())), std::string());
}

TEST_CLASS(LedgerSnapshotTest)

} // namespace bafar::test

#include "ledger_snapshot_test.moc"
