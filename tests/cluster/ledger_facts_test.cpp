// What the ledger holds by key: revocations, members, recoveries, slots.
#include <QTest>

#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;
using schema::Member;
using schema::SlotChange;
using schema::SlotKind;
using schema::cluster::Revocation;

class LedgerFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void revocationsOnlyGrow();
    void revocationsAreBounded();
    void members_data();
    void members();
    void membersAreBounded();
    void recoveriesAreNeverForgotten();
    void slots_data();
    void slots();
    void slotsAreKeptByKindAndKey();
    void slotsAreBoundedInNumber();
    void slotsAreBoundedInBytes();

private:
    Book book_;
};

/// Whatever a row made can be restored, and is the same.
void LedgerFactsTest::cleanup()
{
    const Result<Ledger> restored = Ledger::restore(book_.ledger.snapshot());
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
    QCOMPARE(restored->digest(), book_.ledger.digest());
    QVERIFY(restored->revocations() == book_.ledger.revocations());
    QVERIFY(restored->members() == book_.ledger.members());
    QVERIFY(restored->recoveries() == book_.ledger.recoveries());
    QVERIFY(restored->read(0, 10'000) == book_.records());
    book_ = Book();
}

void LedgerFactsTest::revocationsOnlyGrow()
{
    QCOMPARE(
        refusal(book_.add(Revocation{"00:0A:1F", "lost laptop", "operator/sara", Book::Start})),
        std::string());
    const schema::cluster::Revocation* revoked = book_.ledger.revocation("a1f");
    QVERIFY(revoked != nullptr);
    QCOMPARE(revoked->serial, std::string("a1f"));
    QCOMPARE(revoked->reason, std::string("lost laptop"));
    QVERIFY(book_.ledger.revocation("000a1f") == nullptr); // asked for as it is kept
    QCOMPARE(refusal(book_.add(Revocation{"0a1f", "found again", "operator/omid", {}})),
             std::string());
    QCOMPARE(book_.ledger.revocation("a1f")->by, std::string("operator/sara"));
    QCOMPARE(book_.ledger.revocations().size(), std::size_t{1});
    QCOMPARE(book_.records().size(), std::size_t{1});
    QCOMPARE(refusal(book_.add(Revocation{"serial", "", "", {}})),
             std::string("invalid_input: serial serial is not 1 to 40 hexadecimal digits"));
}

void LedgerFactsTest::revocationsAreBounded()
{
    for (std::size_t i = 0; i < Ledger::RevocationsMax; ++i) {
        book_.add(Revocation{std::to_string(i + 1), "", "", {}});
    }
    QCOMPARE(refusal(book_.add(Revocation{"abc", "", "", {}})),
             std::string("limit_exceeded: the cluster keeps at most 4096 revocations; make a new "
                         "CA and enrol the nodes again"));
    QCOMPARE(refusal(book_.add(Revocation{"1", "", "", {}})), std::string()); // it is there already
    QCOMPARE(book_.ledger.revocations().size(), Ledger::RevocationsMax);
}

void LedgerFactsTest::members_data()
{
    QTest::addColumn<QStringList>("given"); // "NUMBER NODE ROLE", or "left" for the role
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("refused");
    QTest::addColumn<QString>("then"); // of that number, in the same words
    const auto row = [](const char* name, const QStringList& given, const char* when,
                        const char* refused, const char* then) {
        QTest::newRow(name) << given << QString::fromLatin1(when) << QString::fromLatin1(refused)
                            << QString::fromLatin1(then);
    };
    const QString n1 = QStringLiteral("7 n1 voter");
    const QString left = QStringLiteral("7 n1 left");
    row("given nobody, when one is admitted, it is a member", {}, "7 n1 voter", "", "7 n1 voter");
    row("given one, when its role changes, it has the new one", {n1}, "7 n1 standby", "",
        "7 n1 standby");
    row("given one, when its number is given to another node, it is refused", {n1}, "7 n2 voter",
        "conflict", "7 n1 voter");
    row("given one, when it leaves, it has left", {n1}, "7 n1 left", "", "7 n1 left");
    row("given one that left, when it comes back, it is refused", {n1, left}, "7 n1 voter",
        "conflict", "7 n1 left");
    row("given one that left, when it leaves again, that is well", {n1, left}, "7 n1 left", "",
        "7 n1 left");
    row("given one that left, when its number is given to another node, it is refused", {n1, left},
        "7 n2 left", "conflict", "7 n1 left");
    row("given one that left, when its node comes with another number, it is a member", {n1, left},
        "8 n1 voter", "", "8 n1 voter");
    row("given nobody, when one is banned before it came, it has left", {}, "7 n1 left", "",
        "7 n1 left");
    row("given nobody, when one has no number, it is refused", {}, "0 n1 voter", "invalid_input",
        "");
    row("given nobody, when one has no node, it is refused", {}, "7  voter", "invalid_input", "");
}

static Member memberOf(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '));
    Member member;
    member.number = words.at(0).toULongLong();
    member.node = words.at(1).toStdString();
    member.left = words.at(2) == QLatin1String("left");
    member.role = words.at(2) == QLatin1String("standby") ? schema::MemberRole::Standby
                                                          : schema::MemberRole::Voter;
    return member;
}

void LedgerFactsTest::members()
{
    QFETCH(QStringList, given);
    QFETCH(QString, when);
    QFETCH(QString, refused);
    QFETCH(QString, then);
    for (const QString& step : given) {
        QCOMPARE(refusal(book_.add(memberOf(step))), std::string());
    }
    const std::string told = refusal(book_.add(memberOf(when)));
    QCOMPARE(QString::fromStdString(told.substr(0, told.find(':'))), refused);
    const auto& members = book_.ledger.members();
    const auto found = members.find(memberOf(when).number);
    QCOMPARE(found == members.end(), then.isEmpty());
    QVERIFY(found == members.end() || found->second == memberOf(then));
    QCOMPARE(book_.records().size(), members.size()); // the newest of each
}

void LedgerFactsTest::membersAreBounded()
{
    for (std::uint64_t number = 1; number <= Ledger::MembersMax; ++number) {
        QCOMPARE(refusal(book_.add(Member{number, "n1", {}, {}, true})), std::string());
    }
    QVERIFY(refusal(book_.add(Member{1'000'000, "n1", {}, {}, false}))
                .starts_with("limit_exceeded: the cluster keeps at most 512 members"));
    QCOMPARE(refusal(book_.add(Member{1, "n1", {}, {}, true})), std::string());
}

void LedgerFactsTest::recoveriesAreNeverForgotten()
{
    for (std::size_t i = 0; i < Ledger::RecoveriesMax; ++i) {
        schema::Recovery recovery;
        recovery.node = "n1";
        recovery.who = "operator/sara";
        recovery.lost = {"n2", "n3"};
        recovery.index = i;
        QCOMPARE(refusal(book_.add(recovery)), std::string());
    }
    for (int i = 0; i < 3000; ++i) {
        book_.audit("operator/sara");
    }
    QVERIFY(refusal(book_.add(schema::Recovery{"n1", {}, {}, {}, 0, 0}))
                .starts_with("limit_exceeded: the cluster keeps at most 100 recoveries"));
    QCOMPARE(book_.ledger.recoveries().size(), Ledger::RecoveriesMax);
    QCOMPARE(book_.ledger.recoveries().front().index, std::uint64_t{0});
    QCOMPARE(book_.ledger.firstIndex(), std::uint64_t{1});
    QCOMPARE(refusal(book_.add(schema::Recovery{})),
             std::string("invalid_input: a recovery needs the node whose copy was used, of 1 to "
                         "63 bytes"));
}

/// A slot's change; no value: cleared.
static SlotChange change(const char* key, std::uint64_t expects, const char* value)
{
    SlotChange made;
    made.key = key;
    made.expects = expects;
    if (value != nullptr) {
        made.value = schema::RawJson{value};
    }
    return made;
}

void LedgerFactsTest::slots_data()
{
    QTest::addColumn<int>("sets"); // how often "disk" was set before; by records 1, 2, ...
    QTest::addColumn<int>("expects");
    QTest::addColumn<QString>("value"); // empty: cleared
    QTest::addColumn<QString>("refused");
    QTest::addColumn<QString>("then");
    const auto row = [](const char* name, int sets, int expects, const char* value,
                        const char* refused, const char* then) {
        QTest::newRow(name) << sets << expects << QString::fromLatin1(value)
                            << QString::fromLatin1(refused) << QString::fromLatin1(then);
    };
    row("given nothing, when nothing is expected, it is set", 0, 0, "\"x\"", "", "\"x\"");
    row("given nothing, when something is expected, it is refused", 0, 1, "\"x\"",
        "conflict: silence disk is not set, not by record 1: someone else changed it; read it "
        "again",
        "");
    row("given one, when it is expected, it is replaced", 1, 1, "\"x\"", "", "\"x\"");
    row("given one, when nothing is expected, it is refused", 1, 0, "\"x\"",
        "conflict: silence disk was set by record 1, not by record 0: someone else changed it; "
        "read it again",
        "1");
    row("given one that was replaced, when the first is expected, it is refused", 2, 1, "\"x\"",
        "conflict: silence disk was set by record 2, not by record 1: someone else changed it; "
        "read it again",
        "2");
    row("given one, when it is expected, it can be cleared", 1, 1, "", "", "");
    row("given one, when another is expected, it is not cleared", 2, 1, "",
        "conflict: silence disk was set by record 2, not by record 1: someone else changed it; "
        "read it again",
        "2");
    row("given nothing, when nothing is expected, clearing it is well", 0, 0, "", "", "");
}

void LedgerFactsTest::slots()
{
    QFETCH(int, sets);
    QFETCH(int, expects);
    QFETCH(QString, value);
    QFETCH(QString, refused);
    QFETCH(QString, then);
    for (int i = 0; i < sets; ++i) {
        const std::string number = std::to_string(i + 1);
        QCOMPARE(refusal(book_.add(change("disk", book_.index, number.c_str()))), std::string());
    }
    const QByteArray text = value.toLatin1();
    const std::string told =
        refusal(book_.add(change("disk", static_cast<std::uint64_t>(expects),
                                 value.isEmpty() ? nullptr : text.constData())));
    QCOMPARE(QString::fromStdString(told), refused);
    const Ledger::SlotValue* stands = book_.ledger.slot(SlotKind::Silence, "disk");
    QCOMPARE(QString::fromStdString(stands == nullptr ? "" : stands->value.text), then);
    QCOMPARE(book_.records().size(), std::size_t{then.isEmpty() ? 0U : 1U});
    QVERIFY(stands == nullptr || stands->index == book_.records().at(0).index);
}

void LedgerFactsTest::slotsAreKeptByKindAndKey()
{
    for (const SlotKind kind : {SlotKind::Silence, SlotKind::Acknowledgement, SlotKind::Deployment,
                                SlotKind::DatabaseTerm}) {
        SlotChange made = change("k", 0, R"({"until" : 1.50})");
        made.slot = kind;
        QCOMPARE(refusal(book_.add(made)), std::string());
        QCOMPARE(book_.ledger.slot(kind, "k")->index, book_.index);
        QCOMPARE(book_.ledger.slot(kind, "k")->value.text, std::string(R"({"until":1.5})"));
        QVERIFY(book_.ledger.slot(kind, "l") == nullptr);
    }
}

void LedgerFactsTest::slotsAreBoundedInNumber()
{
    for (std::size_t i = 0; i < Ledger::SlotsMax.records; ++i) {
        const std::string key = "k" + std::to_string(i);
        QCOMPARE(refusal(book_.add(change(key.c_str(), 0, "1"))), std::string());
    }
    QVERIFY(refusal(book_.add(change("more", 0, "1")))
                .starts_with("limit_exceeded: silence more does not fit: at most 1000 or "));
    QCOMPARE(refusal(book_.add(change("k0", 1, "2"))), std::string()); // in the place of another
    QCOMPARE(refusal(book_.add(change("k1", 2, nullptr))), std::string());
    QCOMPARE(refusal(book_.add(change("more", 0, "1"))), std::string());
}

void LedgerFactsTest::slotsAreBoundedInBytes()
{
    const std::string value = "\"" + std::string(15U << 10U, 'v') + "\"";
    std::string told;
    std::size_t set = 0;
    for (; told.empty() && set < 100; ++set) {
        told = refusal(book_.add(change(std::to_string(set).c_str(), 0, value.c_str())));
    }
    QVERIFY(told.starts_with("limit_exceeded: silence 16 does not fit: "));
    // Smaller in its place, and the next one fits: what is gone is not counted.
    QCOMPARE(refusal(book_.add(change("0", 1, "1"))), std::string());
    QCOMPARE(refusal(book_.add(change("16", 0, value.c_str()))), std::string());
    QVERIFY(!refusal(book_.add(change("17", 0, value.c_str()))).empty());
}

TEST_CLASS(LedgerFactsTest)

} // namespace bafar::test

#include "ledger_facts_test.moc"
