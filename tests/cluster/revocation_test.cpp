// Revocation: the action, its effects, how it spreads and survives.
#include <QTest>

#include "agents/cluster/revocation.h"
#include "tests/cluster/member.h"
#include "tests/support/main.h"

namespace bafar::test {

class RevocationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serials_data();
    void serials();
    void commandRefusesAtOnceAndAnswersWhenDurable();
    void commandThatCannotBeKeptSaysSo();
    void drafts_data();
    void drafts();
    void spreadsByStatus();
    void survivesARestart();
    void agreedOnElsewhereItEndsSessionsHere();
    void isJudgedFromEveryStatus();
    void isBounded();
};

namespace {

schema::cluster::Command revoke(const std::string& serial)
{
    schema::cluster::Command command;
    command.revoke = schema::cluster::Revocation{serial, "lost laptop", {}, {}};
    return command;
}

std::string statusWith(const std::string& serial)
{
    schema::cluster::Status status;
    if (!serial.empty()) {
        status.revoked.push_back({serial, "lost", "action/1", Member::Start});
    }
    return schema::toJson(status);
}

} // namespace

void RevocationTest::serials_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("serial");
    const auto row = [](const char* name, const char* typed, const char* serial) {
        QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(serial);
    };
    row("as it is kept", "a1f", "a1f");
    row("with a leading zero", "0a1f", "a1f");
    row("as OpenSSL prints it", "00:8A:1F", "8a1f");
    row("with blanks", "0a 1f", "a1f");
    row("zero", "00", "0");
    row("empty", "", "");
    row("separators only", "::", "");
    row("no hexadecimal", "0x1f", "");
    row("41 digits", "10000000000000000000000000000000000000000", "");
    row("40 digits after a zero", "01000000000000000000000000000000000000000",
        "1000000000000000000000000000000000000000");
}

void RevocationTest::serials()
{
    QFETCH(QString, typed);
    QFETCH(QString, serial);
    QCOMPARE(
        QString::fromStdString(cluster::normalSerial(typed.toStdString()).value_or(std::string())),
        serial);
}

void RevocationTest::commandRefusesAtOnceAndAnswersWhenDurable()
{
    Member member;
    member.command(revoke("0A:1F"), "act1/0");
    QVERIFY(member.machine.revoked("a1f"));
    QCOMPARE(member.all<EndSessions>().at(0).serial, std::string("a1f"));
    QCOMPARE(member.all<Persist>().at(0).kind, schema::RecordKind::Revocation);
    QVERIFY(member.all<CommandFinished>().empty());
    member.feed(Persisted{"a1f", std::uint64_t{5}});
    QCOMPARE(member.all<CommandFinished>().at(0).id, std::string("act1/0"));
    QVERIFY(member.all<CommandFinished>().at(0).outcome.has_value());
    QCOMPARE(member.machine.status(member.now).revoked.at(0).by, std::string("action/act1"));
    // Again: nothing happens, and that is an answer too.
    member.command(revoke("0a1f"), "act2/0");
    QCOMPARE(member.effects.size(), std::size_t{1});
    QVERIFY(member.all<CommandFinished>().at(0).outcome.has_value());
}

void RevocationTest::commandThatCannotBeKeptSaysSo()
{
    Member member;
    member.command(revoke("0a1f"), "act1/0");
    member.feed(Persisted{"a1f", fail(Code::LimitExceeded, "disk full")});
    QCOMPARE(member.all<CommandFinished>().at(0).outcome.error().code, Code::LimitExceeded);
    QCOMPARE(member.events(), (std::vector<std::string>{"revocation_not_kept"}));
    QVERIFY(member.machine.revoked("a1f"));
    member.command({}, "act2/0");
    QCOMPARE(member.all<CommandFinished>().at(0).outcome.error().code, Code::InvalidInput);
    member.command(revoke("xyz"), "act3/0");
    QCOMPARE(member.all<CommandFinished>().at(0).outcome.error().code, Code::InvalidInput);
}

void RevocationTest::drafts_data()
{
    QTest::addColumn<QString>("serial");
    QTest::addColumn<int>("code"); // -1: drafted
    const auto row = [](const char* name, const char* serial, int code) {
        QTest::newRow(name) << QString::fromLatin1(serial) << code;
    };
    row("another's certificate", "ff", -1);
    row("no serial", "", static_cast<int>(Code::InvalidInput));
    row("no hexadecimal", "zz", static_cast<int>(Code::InvalidInput));
    row("revoked already", "aa", static_cast<int>(Code::Conflict));
    row("the agent's own", "01", static_cast<int>(Code::Conflict));
}

void RevocationTest::drafts()
{
    QFETCH(QString, serial);
    QFETCH(int, code);
    Member member;
    cluster::LocalFacts facts;
    facts.certificateSerial = "1";
    member.feed(facts);
    member.command(revoke("aa"), "act/0");
    member.hear("n2");
    schema::ActionRequest request{"cluster.revoke", {{"serial", serial.toStdString()}}, "lost"};
    const Result<schema::Draft> draft = member.machine.draft(request, member.view());
    QCOMPARE(draft ? -1 : static_cast<int>(draft.error().code), code);
    if (!draft) {
        return;
    }
    QCOMPARE(draft->steps.size(), std::size_t{1});
    QCOMPARE(draft->steps.at(0).node, std::string("n1"));
    QVERIFY(draft->steps.at(0).pointOfNoReturn);
    QCOMPARE(draft->postconditions.size(), std::size_t{3});
    // n3 was never heard: the action must not fail for it.
    QVERIFY(draft->postconditions.at(1).blocking);
    QVERIFY(!draft->postconditions.at(2).blocking);
    request.parameters["color"] = "red";
    QCOMPARE(member.machine.draft(request, member.view()).error().code, Code::InvalidInput);
    request.action = "cluster.destroy";
    QCOMPARE(member.machine.draft(request, member.view()).error().code, Code::NotFound);
}

void RevocationTest::spreadsByStatus()
{
    Member member;
    member.hear("n2", "cluster", statusWith({}));
    QVERIFY(member.all<EndSessions>().empty());
    member.hear("n2", "cluster", statusWith("0a1f"));
    QCOMPARE(member.all<EndSessions>().at(0).serial, std::string("a1f"));
    QCOMPARE(member.all<Persist>().size(), std::size_t{1});
    QVERIFY(member.machine.revoked("a1f"));
    member.hear("n3", "cluster", statusWith("0a1f"));
    QVERIFY(member.all<EndSessions>().empty());
    // It only grows: a peer that does not know it takes nothing away.
    member.hear("n2", "cluster", statusWith({}));
    QVERIFY(member.machine.revoked("a1f"));
    // Nonsense is ignored.
    member.hear("n2", "cluster", statusWith("not a serial"));
    member.hear("n2", "cluster", "{\"revoked\":7}");
    QCOMPARE(member.machine.status(member.now).revoked.size(), std::size_t{1});
}

void RevocationTest::survivesARestart()
{
    Member before;
    before.command(revoke("0a1f"), "act/0");
    schema::Record record;
    record.kind = schema::RecordKind::Revocation;
    record.body = before.all<Persist>().at(0).body;
    Member after;
    after.feed(Restored{record});
    record.body = {"{\"serial\":\"0b2c\"}"}; // as earlier versions wrote it
    after.feed(Restored{record});
    QVERIFY(after.machine.revoked("b2c"));
    QVERIFY(after.machine.revoked("a1f"));
    QVERIFY(after.all<Persist>().empty());
    record.kind = schema::RecordKind::Spec;
    record.body = {"{\"serial\":\"bb\"}"};
    after.feed(Restored{record});
    QVERIFY(!after.machine.revoked("bb"));
}

/// The group's log may come before any peer's status.
void RevocationTest::agreedOnElsewhereItEndsSessionsHere()
{
    Member member;
    schema::Record record;
    record.kind = schema::RecordKind::Revocation;
    schema::cluster::Revocation revocation;
    revocation.serial = "1f";
    record.body = {schema::toJson(revocation)};
    member.feed(Restored{record});
    QCOMPARE(member.all<EndSessions>().size(), std::size_t{1});
    member.feed(Restored{record});
    QVERIFY(member.all<EndSessions>().empty()); // they have ended
}

void RevocationTest::isJudgedFromEveryStatus()
{
    Member member;
    schema::Condition condition;
    condition.check = "revoked";
    condition.arguments = {{"node", "n2"}, {"serial", "a1f"}};
    QCOMPARE(member.machine.judge(condition, member.view()).verdict, schema::Verdict::Unknown);
    member.hear("n2", "cluster", statusWith({}));
    QCOMPARE(member.machine.judge(condition, member.view()).verdict, schema::Verdict::Fail);
    member.pass(std::chrono::seconds(5)); // an old "no" may be a "yes" by now
    QCOMPARE(member.machine.judge(condition, member.view()).verdict, schema::Verdict::Unknown);
    member.hear("n2", "cluster", statusWith("a1f"));
    QCOMPARE(member.machine.judge(condition, member.view()).verdict, schema::Verdict::Pass);
    condition.check = "something";
    QCOMPARE(member.machine.judge(condition, member.view()).verdict, schema::Verdict::Unknown);
}

void RevocationTest::isBounded()
{
    Member member;
    for (std::size_t count = 0; count < cluster::Machine::RevocationsMax; ++count) {
        member.command(revoke(std::to_string(1000000 + count)), "act/0");
    }
    member.command(revoke("ff"), "act/1");
    QCOMPARE(member.all<CommandFinished>().at(0).outcome.error().code, Code::LimitExceeded);
    member.hear("n2", "cluster", statusWith("ee"));
    QCOMPARE(member.events(), (std::vector<std::string>{"revocations_full"}));
    member.hear("n2", "cluster", statusWith("ee"));
    QVERIFY(member.events().empty());
}

TEST_CLASS(RevocationTest)

} // namespace bafar::test

#include "revocation_test.moc"
