// An enrolment: what blocks it, what it does on the host, and how a failed one is taken back. The
// host is a script of answers.
#include <algorithm>

#include <QTest>

#include "agents/enrol/enrolment.h"
#include "core/schema/json.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

enrol::HostFacts bareHost()
{
    enrol::HostFacts facts;
    facts.architecture = "x86_64";
    facts.root = true;
    facts.addressThere = true;
    facts.freeKiB = 9'000'000;
    return facts;
}

/// A host on which commands that hold `fails` end with exit status 1; remembers all.
struct FakeHost {
    std::string fails;
    std::string lost; ///< with this in the command, the connection breaks
    std::vector<std::string> commands;

    [[nodiscard]] enrol::Shell shell()
    {
        return [this](const std::string& command, std::string_view,
                      Duration) -> Result<enrol::CommandResult> {
            commands.push_back(command);
            if (!lost.empty() && command.find(lost) != std::string::npos) {
                return fail(Code::Unavailable, "the connection is lost");
            }
            const bool bad = !fails.empty() && command.find(fails) != std::string::npos;
            return enrol::CommandResult{bad ? 1 : 0, "", bad ? "cannot do\nthat\n" : ""};
        };
    }

    [[nodiscard]] bool ran(const std::string& part) const
    {
        return std::any_of(commands.begin(), commands.end(), [&part](const std::string& one) {
            return one.find(part) != std::string::npos;
        });
    }
};

} // namespace

class EnrolTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enrolmentIsBlocked_data();
    void enrolmentIsBlocked();
    void everyStepOfAnEnrolmentCanBeTakenBack();
    void factsAreRead();
    void aFolderIsOnlyTakenAsNumbers();
    void changesAfterThePlanAreSeen_data();
    void changesAfterThePlanAreSeen();
    void onlyWhatWasMadeIsRemoved();
    void anOldAgentIsRestarted();
    void endings_data();
    void endings();
    void shellWordsAreQuoted();
};

void EnrolTest::enrolmentIsBlocked_data()
{
    QTest::addColumn<QString>("facts");
    QTest::addColumn<QString>("by");
    const QString good = QStringLiteral("architecture=x86_64\nsystem=Debian\nroot=yes\n"
                                        "address=yes\nfree=9000000\n");
    QTest::newRow("by nothing on a bare host") << good << QString();
    QTest::newRow("by an agent that is there")
        << good + QStringLiteral("file=/etc/bafar/agent.yaml\nfile=/etc/bafar/ca.crt\n")
        << QStringLiteral("no agent is installed (/etc/bafar/agent.yaml exists");
    QTest::newRow("by a key that is there: it would be overwritten, and then removed")
        << good + QStringLiteral("file=/etc/bafar/agent.key\n")
        << QStringLiteral("no agent is installed (/etc/bafar/agent.key exists");
    QTest::newRow("by an applied spec of an earlier life: it would count")
        << good + QStringLiteral("file=/var/lib/bafar/cluster.yaml\n")
        << QStringLiteral("no agent is installed (/var/lib/bafar/cluster.yaml exists");
    QTest::newRow("by an agent that runs on without its files")
        << good + QStringLiteral("process=258\n")
        << QStringLiteral("no agent is installed (process 258 is one");
    QTest::newRow("by another architecture")
        << QString(good).replace(QStringLiteral("x86_64"), QStringLiteral("aarch64"))
        << QStringLiteral("our architecture");
    QTest::newRow("by a user without rights")
        << QString(good).remove(QStringLiteral("root=yes\n")) << QStringLiteral("act as root");
    QTest::newRow("by a missing address")
        << QString(good).remove(QStringLiteral("address=yes\n")) << QStringLiteral("address");
    QTest::newRow("by a full disk")
        << QString(good).replace(QStringLiteral("9000000"), QStringLiteral("1000"))
        << QStringLiteral("room");
}

void EnrolTest::enrolmentIsBlocked()
{
    QFETCH(QString, facts);
    QFETCH(QString, by);
    const Result<enrol::HostFacts> read = enrol::factsFrom(facts.toStdString());
    QVERIFY(read.has_value());
    enrol::Wanted wanted;
    wanted.binary = std::string(1000, 'x');
    const schema::Plan plan = enrol::planFor(wanted, *read, "x86_64", "id", {}).plan;
    const QString blocked = QString::fromStdString(enrol::blockedBy(plan));
    QCOMPARE(blocked.isEmpty(), by.isEmpty());
    QVERIFY2(blocked.contains(by), qPrintable(blocked));
}

void EnrolTest::everyStepOfAnEnrolmentCanBeTakenBack()
{
    for (const bool systemd : {false, true}) {
        enrol::HostFacts facts;
        facts.systemd = systemd;
        facts.userThere = systemd;
        enrol::Wanted wanted;
        wanted.key = Secret("very secret");
        const enrol::Enrolment made = enrol::planFor(wanted, facts, "x86_64", "id", {});
        QCOMPARE(made.steps.size(), made.plan.draft.steps.size());
        for (std::size_t i = 0; i < made.steps.size(); ++i) {
            const bool looks = made.steps[i].command.find("--check") != std::string::npos;
            QVERIFY2(looks || !made.steps[i].undo.empty(), made.plan.draft.steps[i].text.c_str());
            QVERIFY(made.steps[i].command.find("very secret") == std::string::npos);
        }
        QVERIFY(schema::toJson(made.plan).find("very secret") == std::string::npos);
    }
}

void EnrolTest::factsAreRead()
{
    QVERIFY(!enrol::factsFrom("").has_value());
    QVERIFY(!enrol::factsFrom("architecture=x86_64\nfree=lots\n").has_value());
}

void EnrolTest::shellWordsAreQuoted()
{
    QCOMPARE(enrol::shellQuoted("it's $HOME"), std::string("'it'\\''s $HOME'"));
}

void EnrolTest::aFolderIsOnlyTakenAsNumbers()
{
    const auto etc = [](const std::string& text) {
        return enrol::factsFrom("architecture=x86_64\nfree=1\netc=" + text + "\n")->etcFolder;
    };
    QCOMPARE(etc("0:799 750"), std::string("0:799 750"));
    QCOMPARE(etc("0:0 755; reboot"), std::string());
    QCOMPARE(etc(""), std::string());
}

void EnrolTest::changesAfterThePlanAreSeen_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("change");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("less free space does not count") << QStringLiteral("free") << QString();
    QTest::newRow("someone enrolled it meanwhile")
        << QStringLiteral("agent")
        << QStringLiteral("/etc/bafar/agent.yaml exists; stop the old agent and bafar-helper, "
                          "and remove its files from /etc/bafar and /var/lib/bafar to enrol "
                          "anew");
    QTest::newRow("its address went")
        << QStringLiteral("address") << QStringLiteral("the node's address is gone");
    QTest::newRow("a user bafar came")
        << QStringLiteral("user") << QStringLiteral("something of an agent came or went there");
}

void EnrolTest::changesAfterThePlanAreSeen()
{
    QFETCH(QString, what);
    QFETCH(QString, change);
    enrol::HostFacts now = bareHost();
    now.freeKiB -= what == QLatin1String("free") ? 5000 : 0;
    now.agentFile = what == QLatin1String("agent") ? "/etc/bafar/agent.yaml" : "";
    now.addressThere = what != QLatin1String("address");
    now.userThere = what == QLatin1String("user");
    QCOMPARE(QString::fromStdString(enrol::changedOn(bareHost(), now)), change);
}

void EnrolTest::onlyWhatWasMadeIsRemoved()
{
    const auto undo = [](const enrol::HostFacts& facts) {
        std::string all;
        for (const enrol::Step& step : enrol::planFor({}, facts, "x86_64", "id", {}).steps) {
            all += step.undo + "\n";
        }
        return all;
    };
    enrol::HostFacts facts = bareHost();
    const std::string bare = undo(facts);
    for (const char* made : {"rm -rf /var/lib/bafar", "rmdir /etc/bafar", "userdel bafar",
                             "rm -f /usr/local/bin/bafar-agent "}) {
        QVERIFY2(bare.find(made) != std::string::npos, made);
    }
    facts.userThere = true;
    facts.binaryThere = true;
    facts.etcFolder = "0:0 755";
    facts.stateFolder = "998:998 700";
    const std::string there = undo(facts);
    for (const char* kept : {"rm -rf", "rmdir", "userdel", "rm -f /usr/local/bin/bafar-agent "}) {
        QVERIFY2(there.find(kept) == std::string::npos, kept);
    }
    QVERIFY(there.find("chown 0:0 /etc/bafar; chmod 755 /etc/bafar") != std::string::npos);
    QVERIFY(there.find("chown 998:998 /var/lib/bafar; chmod 700") != std::string::npos);
}

void EnrolTest::anOldAgentIsRestarted()
{
    enrol::HostFacts facts = bareHost();
    facts.systemd = true;
    const enrol::Step start = enrol::planFor({}, facts, "x86_64", "id", {}).steps.back();
    QVERIFY(start.command.find("systemctl restart bafar-agent") != std::string::npos);
    QVERIFY(start.command.find("--now") == std::string::npos);
}

void EnrolTest::endings_data()
{
    QTest::addColumn<QString>("fails");
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("verified");
    QTest::addColumn<bool>("older");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const char* fails, const char* lost, const char* verified,
                        bool older, schema::ActionState state, const char* result) {
        QTest::newRow(name) << QString::fromLatin1(fails) << QString::fromLatin1(lost)
                            << QString::fromLatin1(verified) << older << static_cast<int>(state)
                            << QString::fromLatin1(result);
    };
    using State = schema::ActionState;
    row("all works", "", "", "", false, State::Succeeded, "h is node n9 of lab");
    row("the others do not hear it: it stays", "", "", "not heard yet by n1", false,
        State::SucceededWithLosses, "h is node n9 of lab");
    row("a step fails: all is taken back", "--check", "", "", false, State::FailedUndone,
        "cannot do; that; everything was taken back");
    row("a binary that was there before stays, and is named", "--check", "", "", true,
        State::FailedUndone,
        "cannot do; that; everything was taken back but /usr/local/bin/bafar-agent, in place of an "
        "older one");
    row("what cannot be taken back is named with its reason", "userdel", "", "no answer", false,
        State::FailedNeedsHands,
        "no answer; could not be taken back and is still on the host: step 2, makes the user bafar "
        "and its folders (cannot do; that); stays: /var/log/bafar-agent.log, which may tell why; "
        "/var/log/bafar-helper.log, which may tell why");
    row("another agent answers: taken back", "", "", "another agent answers", false,
        State::FailedUndone,
        "another agent answers; everything was taken back but /var/log/bafar-agent.log, which may "
        "tell why; /var/log/bafar-helper.log, which may tell why");
    row("a lost connection takes nothing back, and says so", "", "/bin/bafar-agent", "", false,
        State::FailedNeedsHands,
        "the connection is lost; could not be taken back and is still on the host: step 1, copies "
        "the agent to /usr/local/bin/bafar-agent (the connection is lost)");
}

void EnrolTest::endings()
{
    QFETCH(QString, fails);
    QFETCH(QString, lost);
    QFETCH(QString, verified);
    QFETCH(bool, older);
    QFETCH(int, state);
    QFETCH(QString, result);
    enrol::HostFacts facts = bareHost();
    facts.binaryThere = older;
    enrol::Wanted wanted;
    wanted.cluster = "lab";
    wanted.node = "n9";
    wanted.host = "h";
    enrol::Enrolment enrolment = enrol::planFor(wanted, facts, "x86_64", "id", {});
    enrolment.plan.draft.verifyLimit = Duration{}; // one look
    FakeHost host{fails.toStdString(), lost.toStdString(), {}};
    enrol::Callbacks callbacks;
    int told = 0;
    callbacks.onProgress = [&told](const schema::ActionRecord&) { ++told; };
    callbacks.verify = [&](std::size_t condition) -> Result<std::string> {
        const bool heard = verified == QLatin1String("not heard yet by n1");
        return verified.isEmpty() || (heard && condition == 0)
                   ? Result<std::string>("answered")
                   : fail(Code::Conflict, verified.toStdString());
    };
    const schema::ActionRecord record = enrol::carryOut(host.shell(), enrolment, callbacks);
    QCOMPARE(QString::fromStdString(record.result), result);
    QCOMPARE(static_cast<int>(record.state), state);
    QVERIFY(told > 2);
    QCOMPARE(host.ran("rm -f /etc/bafar/agent.key"),
             state >= static_cast<int>(schema::ActionState::Cancelled) && lost.isEmpty());
}

TEST_CLASS(EnrolTest)

} // namespace bafar::test

#include "enrol_test.moc"
