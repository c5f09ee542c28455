// The spec in the ledger: proposed, put in force, taken back; nobody's change is lost.
// It is larger than the budget because its steps are read and judged by one table.
//
// Steps are written as "VERB TEXT on TEXT by PERSON"; a text stands for the spec that is it, and
// "-" for none. propose: everyone gets the text. put: in force, with its text. switch: in force, by
// its revision alone. withdraw: not taken. They are steps of the action that runs, or of the one
// that is named: "in ACTION FENCE". "act ACTION FENCE" begins one or takes it over, "end" ends it.
#include <QTest>

#include "core/base/fingerprint.h"
#include "tests/cluster/book.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::Ledger;

class LedgerSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changes_data();
    void changes();
    void whatIsKeptReadsByItself();
    void refusalsSayWhoAndWhen();
    void textsThatAreNotTaken_data();
    void textsThatAreNotTaken();
    void theHistoryIsBounded();
    void oneLargeSpecStays();
};

static std::string revisionOf(const QString& text)
{
    return text == QLatin1String("-") ? std::string() : fingerprint(text.toStdString());
}

static schema::SpecChange stepOf(const QString& step)
{
    const QStringList words = step.split(QLatin1Char(' '));
    schema::SpecChange change;
    const QString verb = words.at(0);
    change.stage = verb == QLatin1String("propose")    ? schema::SpecStage::Proposed
                   : verb == QLatin1String("withdraw") ? schema::SpecStage::Withdrawn
                                                       : schema::SpecStage::InForce;
    change.revision = revisionOf(words.at(1));
    if (verb == QLatin1String("propose") || verb == QLatin1String("put")) {
        change.text = words.at(1).toStdString();
    }
    change.from = revisionOf(words.at(3));
    change.who = "operator/" + words.at(5).toStdString();
    if (words.size() > 6) {
        change.action = words.at(7) == QLatin1String("-") ? "" : words.at(7).toStdString();
        change.fence = words.at(8).toULongLong();
    }
    return change;
}

static cluster::Verdict take(Book& book, const QString& step)
{
    const QStringList words = step.split(QLatin1Char(' '));
    if (words.at(0) == QLatin1String("act")) {
        return book.act(words.at(1).toStdString(), words.at(2).toULongLong());
    }
    if (words.at(0) == QLatin1String("end")) {
        return book.endAction();
    }
    schema::SpecChange change = stepOf(step);
    if (const schema::ActionRecord* now = book.ledger.running(); now && words.size() == 6) {
        change.action = now->id;
        change.fence = now->fence;
    }
    return book.add(change);
}

/// It is larger than the budget because it is a table.
void LedgerSpecTest::changes_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QString>("when");
    QTest::addColumn<QString>("refused"); // code; empty: it is let in
    QTest::addColumn<QString>("inForce"); // the texts of specs(), oldest first
    QTest::addColumn<QString>("proposed");
    const auto row = [](const char* name, const QStringList& given, const char* when,
                        const char* refused, const char* inForce, const char* proposed) {
        QTest::newRow(name) << given << QString::fromLatin1(when) << QString::fromLatin1(refused)
                            << QString::fromLatin1(inForce) << QString::fromLatin1(proposed);
    };
    const QString putA = QStringLiteral("put a on - by sara in - 0");
    const QString act = QStringLiteral("act apply 0");
    const QString other = QStringLiteral("act other 0");
    const QString proposeB = QStringLiteral("propose b on a by sara");
    const QString switchB = QStringLiteral("switch b on a by sara");
    const QString putC = QStringLiteral("put c on a by omid");
    row("given nothing, when one is put, it is the first", {}, "put a on - by sara", "", "a", "");
    row("given nothing, when it claims to follow one, it is refused", {}, "put b on a by sara",
        "conflict", "", "");
    row("given one, when another claims to be the first, it is refused", {putA, act},
        "put b on - by omid", "conflict", "a", "");
    row("given one, when one rests on it, it follows", {putA, act}, "put b on a by sara", "", "a b",
        "");
    row("given one, when the same is put again, it is refused", {putA, act}, "put a on a by omid",
        "conflict", "a", "");
    row("given one, when another is proposed, it stays in force", {putA, act},
        "propose b on a by sara", "", "a", "b");
    row("given nothing, when the first is proposed, none is in force", {}, "propose a on - by sara",
        "", "", "a");
    row("given a proposed first, when it is switched to, it is in force",
        {QStringLiteral("propose a on - by sara")}, "switch a on - by sara", "", "a", "");
    row("given a proposed one, when its revision is switched to, it is in force",
        {putA, act, proposeB}, "switch b on a by sara", "", "a b", "");
    row("given a proposed one, when somebody else proposes, it is refused", {putA, act, proposeB},
        "propose c on a by omid", "conflict", "a", "b");
    row("given a proposed one, when somebody else proposes the same, it is refused",
        {putA, act, proposeB}, "propose b on a by omid", "conflict", "a", "b");
    row("given a proposed one, when the same person proposes another, it is refused",
        {putA, act, proposeB}, "propose c on a by sara", "conflict", "a", "b");
    row("given a proposed one, when the same person proposes it again, that is well",
        {putA, act, proposeB}, "propose b on a by sara", "", "a", "b");
    row("given a proposed one, when it is withdrawn, nothing is proposed", {putA, act, proposeB},
        "withdraw b on a by sara", "", "a", "");
    row("given a proposed one, when it is withdrawn by another, nothing is proposed",
        {putA, act, proposeB}, "withdraw b on a by omid", "", "a", "");
    row("given a proposed one, when another is withdrawn, it stays", {putA, act, proposeB},
        "withdraw c on a by omid", "conflict", "a", "b");
    row("given nothing proposed, when one is withdrawn, that is well", {putA, act},
        "withdraw b on a by sara", "", "a", "");
    row("given a withdrawn one, when it is switched to, its text is gone",
        {putA, act, proposeB, QStringLiteral("withdraw b on a by sara")}, "switch b on a by sara",
        "not_found", "a", "");
    row("given a withdrawn one, when another is proposed, that is well",
        {putA, act, proposeB, QStringLiteral("withdraw b on a by sara")}, "propose c on a by omid",
        "", "a", "c");
    row("given two, when the first is switched to, it is rolled back",
        {putA, act, proposeB, switchB}, "switch a on b by sara", "", "a b a", "");
    row("given two, when the first is proposed again, that is well", {putA, act, proposeB, switchB},
        "propose a on b by sara", "", "a b", "a");
    row("given another's change meanwhile, when the proposed one is switched to, it is refused",
        {putA, act, proposeB, putC}, "switch b on a by sara", "conflict", "a c", "b");
    row("given another's change meanwhile, when one rests on the old one, it is refused",
        {putA, act, putC}, "propose b on a by sara", "conflict", "a c", "");
    row("given a proposed one, when it is put with its text, it is proposed no more",
        {putA, act, proposeB}, "put b on a by omid", "", "a b", "");
    row("given nothing of the kind, when a revision is switched to, its text is not known",
        {putA, act}, "switch b on a by sara", "not_found", "a", "");
    row("given one, when another is put outside of any action, it is refused", {putA},
        "put b on a by omid in - 0", "conflict", "a", "");
    row("given a running action, when another is put outside of it, it is refused", {putA, act},
        "put b on a by omid in - 0", "conflict", "a", "");
    row("given no action, when one is proposed in an action, it is refused", {putA},
        "propose b on a by sara in apply 0", "conflict", "a", "");
    row("given another action, when one is proposed in this one, it is refused", {putA, other},
        "propose b on a by sara in apply 0", "conflict", "a", "");
    const QString takenOver = QStringLiteral("act apply 1");
    row("given a taken over action, when the former holder puts one in force, it is refused",
        {putA, act, proposeB, takenOver}, "switch b on a by sara in apply 0", "conflict", "a", "b");
    row("given a taken over action, when the former holder withdraws, it is refused",
        {putA, act, proposeB, takenOver}, "withdraw b on a by sara in apply 0", "conflict", "a",
        "b");
    row("given a taken over action, when the new holder goes on, it is in force",
        {putA, act, proposeB, takenOver}, "switch b on a by sara", "", "a b", "");
    row("given an action that ended and left one behind, when the next proposes, that is dropped",
        {putA, act, proposeB, QStringLiteral("end"), other}, "propose c on a by omid", "", "a",
        "c");
    row("given an action that ended and left one behind, when the next switches to it, it may",
        {putA, act, proposeB, QStringLiteral("end"), other}, "switch b on a by omid", "", "a b",
        "");
    row("given nothing, when the first is put in an action that does not run, it is refused", {},
        "put a on - by sara in apply 0", "conflict", "", "");
}

void LedgerSpecTest::changes()
{
    QFETCH(QStringList, given);
    QFETCH(QString, when);
    QFETCH(QString, refused);
    QFETCH(QString, inForce);
    QFETCH(QString, proposed);
    Book book;
    for (const QString& step : given) {
        QCOMPARE(refusal(take(book, step)), std::string());
    }
    const std::string told = refusal(take(book, when));
    QCOMPARE(QString::fromStdString(told.substr(0, told.find(':'))), refused);

    const Ledger& ledger = book.ledger;
    QStringList texts;
    for (const Ledger::Shared& record : ledger.specs()) {
        const auto change = schema::fromJson<schema::SpecChange>(record->body.text);
        QVERIFY(change.has_value());
        QCOMPARE(change->stage, schema::SpecStage::InForce);
        texts << QString::fromStdString(change->text);
        QCOMPARE(*ledger.specText(change->revision), change->text);
    }
    QCOMPARE(texts.join(QLatin1Char(' ')), inForce);
    QCOMPARE(QString::fromStdString(ledger.spec() == nullptr ? "" : ledger.spec()->text),
             texts.isEmpty() ? QString() : texts.last());
    QCOMPARE(ledger.specIndex(), texts.isEmpty() ? 0 : ledger.specs().back()->index);
    QString stillProposed;
    for (const schema::Record& record : book.records(schema::RecordKind::Spec)) {
        const auto change = schema::fromJson<schema::SpecChange>(record.body.text);
        QVERIFY(change->stage != schema::SpecStage::Withdrawn);
        stillProposed += change->stage == schema::SpecStage::Proposed
                             ? QString::fromStdString(change->text)
                             : QString();
    }
    QCOMPARE(stillProposed, proposed);
    if (!proposed.isEmpty()) {
        QCOMPARE(*ledger.specText(revisionOf(proposed)), proposed.toStdString());
    }
    const Result<Ledger> restored = Ledger::restore(ledger.snapshot());
    QVERIFY2(restored.has_value(), restored ? "" : restored.error().text.c_str());
    QCOMPARE(restored->digest(), ledger.digest());
}

/// A text with every character that JSON writes in more than one way.
void LedgerSpecTest::whatIsKeptReadsByItself()
{
    Book book;
    const std::string text = "name: \"a\\b/\"\n\tid: \x01\x7f\xc3\xa9\xe2\x80\xa8\n";
    schema::SpecChange change;
    change.stage = schema::SpecStage::Proposed;
    change.revision = fingerprint(text);
    change.text = text;
    change.who = "operator/sara";
    change.why = "because";
    QCOMPARE(refusal(book.add(change)), std::string());
    change.stage = schema::SpecStage::InForce;
    change.text.clear();
    QCOMPARE(refusal(book.add(change)), std::string());
    QCOMPARE(book.ledger.spec()->text, text);
    QCOMPARE(book.ledger.spec()->why, std::string("because"));
    const auto kept = schema::fromJson<schema::SpecChange>(book.ledger.specs().at(0)->body.text);
    QCOMPARE(kept->text, text);
    QCOMPARE(Ledger::restore(book.ledger.snapshot())->digest(), book.ledger.digest());
}

void LedgerSpecTest::refusalsSayWhoAndWhen()
{
    Book book;
    take(book, QStringLiteral("put a on - by sara"));
    QCOMPARE(refusal(take(book, QStringLiteral("put b on a by sara"))),
             "conflict: revision " + fingerprint("b") +
                 " of the spec is no step of an action, but no action runs; plan the change anew");
    take(book, QStringLiteral("act apply 1"));
    QCOMPARE(refusal(take(book, QStringLiteral("put b on a by sara in apply 0"))),
             "conflict: revision " + fingerprint("b") +
                 " of the spec is a step of action apply with fence 0, but the one that runs is "
                 "apply with fence 1; plan the change anew");
    QCOMPARE(refusal(take(book, QStringLiteral("put c on b by omid"))),
             "conflict: revision " + fingerprint("c") + " of the spec rests on revision " +
                 fingerprint("b") + ", but revision " + fingerprint("a") +
                 " was put in force by operator/sara at " + toIso8601(Book::Start) +
                 "; look at what differs and apply again");
    take(book, QStringLiteral("propose b on a by sara"));
    QCOMPARE(refusal(take(book, QStringLiteral("propose c on a by omid"))),
             "conflict: revision " + fingerprint("b") +
                 " of the spec is proposed by operator/sara at " +
                 toIso8601({Book::Start.unixMs + 5000}) +
                 " already; it must be put in force or withdrawn first");
}

void LedgerSpecTest::textsThatAreNotTaken_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("revision");
    QTest::addColumn<int>("why");
    QTest::addColumn<QString>("says");
    const QString own = QStringLiteral("its own");
    QTest::newRow("one byte too many") << int{Ledger::SpecTextMax + 1} << own << 0
                                       << QStringLiteral("limit_exceeded: the spec has 262145 ");
    QTest::newRow("as large as may be") << int{Ledger::SpecTextMax} << own << 0 << QString();
    QTest::newRow("another text's revision")
        << 1 << QStringLiteral("0123456789abcdef") << 0
        << QStringLiteral("invalid_input: revision 0123456789abcdef is not that of its text");
    QTest::newRow("no revision") << 1 << QString() << 0
                                 << QStringLiteral("invalid_input: a spec's revision and ");
    QTest::newRow("a reason too long")
        << 1 << own << 4001 << QStringLiteral("limit_exceeded: who changes the spec and why");
    QTest::newRow("a proposed one without text")
        << 0 << QStringLiteral("0123456789abcdef") << 0
        << QStringLiteral("invalid_input: a proposed spec has no text");
}

void LedgerSpecTest::textsThatAreNotTaken()
{
    QFETCH(int, bytes);
    QFETCH(QString, revision);
    QFETCH(int, why);
    QFETCH(QString, says);
    Book book;
    schema::SpecChange change;
    change.stage = schema::SpecStage::Proposed;
    change.text = std::string(static_cast<std::size_t>(bytes), '\n'); // six bytes each in JSON
    change.why = std::string(static_cast<std::size_t>(why), '\x01');
    change.revision =
        revision == QLatin1String("its own") ? fingerprint(change.text) : revision.toStdString();
    const QString told = QString::fromStdString(refusal(book.add(change)));
    QVERIFY2(told.startsWith(says) && told.isEmpty() == says.isEmpty(), qPrintable(told));
}

void LedgerSpecTest::theHistoryIsBounded()
{
    Book book;
    const std::size_t many = Ledger::SpecsMax.records + 10;
    for (std::size_t i = 0; i < many; ++i) {
        QCOMPARE(refusal(book.putInForce("spec " + std::to_string(i))), std::string());
    }
    QCOMPARE(book.ledger.specs().size(), Ledger::SpecsMax.records);
    QCOMPARE(book.records(schema::RecordKind::Spec).size(), Ledger::SpecsMax.records);
    QCOMPARE(book.ledger.spec()->text, "spec " + std::to_string(many - 1));
    QVERIFY(book.ledger.specText(fingerprint("spec 9")) == nullptr);
    QVERIFY(book.ledger.specText(fingerprint("spec 10")) != nullptr);
    QCOMPARE(book.records(schema::RecordKind::Spec).front().index, std::uint64_t{12});
}

void LedgerSpecTest::oneLargeSpecStays()
{
    Book book;
    for (int i = 0; i < 9; ++i) {
        QCOMPARE(
            refusal(book.putInForce(std::to_string(i) + std::string(Ledger::SpecTextMax - 1, 'x'))),
            std::string());
    }
    // Seven of 256 KiB and what surrounds them are below 2 MiB, eight are above.
    QCOMPARE(book.ledger.specs().size(), std::size_t{7});
    QVERIFY(book.ledger.spec()->text.starts_with("8x"));
}

TEST_CLASS(LedgerSpecTest)

} // namespace bafar::test

#include "ledger_spec_test.moc"
