// What an enrolment gives its agent beyond its own files: root's helper, and Docker, which is root.
#include <algorithm>

#include <QTest>

#include "agents/enrol/plan.h"
#include "tests/support/main.h"

namespace bafar::test {

class EnrolRightsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theHelperIsLeftOutWhenUnwanted_data();
    void theHelperIsLeftOutWhenUnwanted();
    void dockerIsJoinedOnlyWhenAgreed_data();
    void dockerIsJoinedOnlyWhenAgreed();
};

void EnrolRightsTest::theHelperIsLeftOutWhenUnwanted_data()
{
    QTest::addColumn<bool>("systemd");
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<QString>("starts");
    QTest::addColumn<QString>("takenBackBy");
    QTest::newRow("with systemd: its unit, enabled")
        << true << true << QStringLiteral("systemctl enable bafar-helper")
        << QStringLiteral("systemctl disable --now bafar-helper");
    QTest::newRow("without systemd: a process of its own")
        << false << true << QStringLiteral("/usr/local/bin/bafar-agent --helper")
        << QStringLiteral("pid=$(cat /run/bafar-helper.pid); kill $pid");
    QTest::newRow("unwanted: nothing of it") << true << false << QString() << QString();
}

void EnrolRightsTest::theHelperIsLeftOutWhenUnwanted()
{
    QFETCH(bool, systemd);
    QFETCH(bool, wanted);
    QFETCH(QString, starts);
    QFETCH(QString, takenBackBy);
    enrol::HostFacts facts;
    facts.systemd = systemd;
    enrol::Wanted asked;
    asked.helper = wanted;
    asked.helperUnit = "[Unit]";
    const enrol::Enrolment made = enrol::planFor(asked, facts, "x86_64", "id", {});
    const auto of = [](const enrol::Step& step) {
        return step.command.find("-helper") != std::string::npos ||
               step.command.find("--helper") != std::string::npos;
    };
    const auto found = std::find_if(made.steps.begin(), made.steps.end(), of);
    QCOMPARE(found != made.steps.end(), wanted);
    if (wanted) {
        QVERIFY2(found->command.find(starts.toStdString()) != std::string::npos,
                 found->command.c_str());
        QVERIFY2(found->undo.find(takenBackBy.toStdString()) != std::string::npos,
                 found->undo.c_str());
        QCOMPARE(found->input, std::string(systemd ? "[Unit]" : ""));
        QVERIFY(found + 1 == made.steps.end() - 1); // the agent, which asks it at once, is last
    }
}

void EnrolRightsTest::dockerIsJoinedOnlyWhenAgreed_data()
{
    QTest::addColumn<bool>("agreed");
    QTest::addColumn<bool>("there");
    QTest::addColumn<bool>("member");
    QTest::addColumn<bool>("joins");
    QTest::addColumn<QString>("says");
    QTest::newRow("agreed, and Docker is there")
        << true << true << false << true << QStringLiteral("as good as root: who takes over");
    QTest::newRow("not agreed: the plan says what is then missing")
        << false << true << false << false << QStringLiteral("not Docker, so services are not");
    QTest::newRow("agreed, but there is no Docker")
        << true << false << false << false << QStringLiteral("addresses and VRRP");
    QTest::newRow("a member already: nothing to do, and nothing taken back")
        << true << true << true << false << QStringLiteral("as good as root: who takes over");
}

void EnrolRightsTest::dockerIsJoinedOnlyWhenAgreed()
{
    QFETCH(bool, agreed);
    QFETCH(bool, there);
    QFETCH(bool, member);
    QFETCH(bool, joins);
    QFETCH(QString, says);
    enrol::HostFacts facts;
    facts.docker = there;
    facts.dockerMember = member;
    enrol::Wanted wanted;
    wanted.docker = agreed;
    const enrol::Enrolment made = enrol::planFor(wanted, facts, "x86_64", "id", {});
    std::string commands;
    std::string undone;
    for (const enrol::Step& step : made.steps) {
        commands += step.command;
        undone += step.undo;
    }
    QCOMPARE(commands.find("usermod --append --groups docker") != std::string::npos, joins);
    QCOMPARE(undone.find("gpasswd --delete bafar docker") != std::string::npos, joins);
    const auto& consequences = made.plan.draft.consequences;
    const bool said =
        std::any_of(consequences.begin(), consequences.end(), [&](const auto& consequence) {
            return consequence.value.find(says.toStdString()) != std::string::npos;
        });
    QVERIFY(said);
}

TEST_CLASS(EnrolRightsTest)

} // namespace bafar::test

#include "enrol_rights_test.moc"
