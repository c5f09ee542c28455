// The cluster's alerts when another agent leads: nothing is lost, nothing told twice, no wait anew.
#include <QTest>

#include "tests/alerting/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;

namespace {

const char* const Writers = "n1: mysql_global_variables_read_only = 1;"
                            "n2: mysql_global_variables_read_only = 0;"
                            "n3: mysql_global_variables_read_only = 1";

std::size_t firing(const Fleet& fleet, const std::string& rule)
{
    return fleet.alerts(rule, AlertState::Firing).size();
}

int count(const std::vector<std::string>& events, const std::string& what)
{
    return static_cast<int>(
        std::count_if(events.begin(), events.end(),
                      [&](const std::string& event) { return event.ends_with(what); }));
}

} // namespace

class LeaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void onlyTheLeaderJudgesTheCluster()
    {
        Fleet fleet("{}", "n2");
        fleet.tell("@owns web");
        fleet.run(20s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>{"n2 alert_firing VipNoMaster"});
        QVERIFY(fleet.status("n2").leads);
        QVERIFY(!fleet.status("n1").leads && fleet.status("n1").alerts.empty());
    }

    void aFiringAlertGoesOnWithTheNextLeader()
    {
        Fleet fleet;
        fleet.tell("@owns web");
        fleet.run(20s);
        const std::vector<Alert> before = fleet.alerts("VipNoMaster", AlertState::Firing);
        QCOMPARE(before.size(), std::size_t{1});
        fleet.takeEvents();
        fleet.lead("n2");
        fleet.run(5s);
        const std::vector<Alert> after = fleet.alerts("VipNoMaster", AlertState::Firing);
        QCOMPARE(after.size(), std::size_t{1});
        QCOMPARE(after.front().since.unixMs, before.front().since.unixMs);
        QCOMPARE(after.front().firedAt.unixMs, before.front().firedAt.unixMs);
        QCOMPARE(after.front().fingerprint, before.front().fingerprint);
        QVERIFY2(fleet.takeEvents().empty(), "the change of leader is no news of the alert");
        fleet.tell("@owns web n2");
        fleet.run(3s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>{"n2 alert_resolved VipNoMaster"});
    }

    void aWaitGoesOnWithTheNextLeader()
    {
        Fleet fleet;
        fleet.tell(Writers);
        fleet.run(10s);
        fleet.tell("n2: mysql_global_variables_read_only = 1");
        fleet.run(10s); // of 15
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{0});
        fleet.lead("n3");
        fleet.run(4s);
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{0});
        fleet.run(4s);
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{1});
    }

    void theLeadersLossKeepsItsAlertsAndMakesItSilent()
    {
        Fleet fleet;
        fleet.tell("@owns web");
        fleet.run(20s);
        fleet.takeEvents();
        fleet.tell("@silent n1");
        fleet.run(2s);
        fleet.lead("n2");
        fleet.run(60s);
        const std::vector<std::string> events = fleet.takeEvents();
        QCOMPARE(count(events, "VipNoMaster"), 0);
        QCOMPARE(count(events, "n2 alert_firing NodeSilent"), 1);
        QCOMPARE(firing(fleet, "VipNoMaster"), std::size_t{1});
    }

    void aLeaderThatComesBackGoesOnToo()
    {
        Fleet fleet;
        fleet.tell("@owns web");
        fleet.run(20s);
        fleet.takeEvents();
        for (const char* leader : {"n2", "n3", "n1"}) {
            fleet.lead(leader);
            fleet.run(3s);
        }
        QVERIFY(fleet.takeEvents().empty());
        QCOMPARE(firing(fleet, "VipNoMaster"), std::size_t{1});
    }

    void withoutALeaderWhatWasSaidLastIsKept()
    {
        Fleet fleet;
        fleet.tell("@owns web");
        fleet.run(20s);
        fleet.takeEvents();
        fleet.lead("");
        fleet.run(30s);
        QVERIFY(fleet.board().leaders.empty());
        fleet.lead("n3");
        fleet.run(3s);
        QVERIFY(fleet.takeEvents().empty());
        QCOMPARE(firing(fleet, "VipNoMaster"), std::size_t{1});
    }

    void twoThatLeadTellOneAlert()
    {
        Fleet one("{}", "n1");
        one.tell("@owns web");
        one.run(20s);
        Fleet other("{}", "n2");
        other.tell("@owns web");
        other.run(20s);
        const alerts::Board board =
            alerts::boardOf({{"n1", true, one.status("n1")}, {"n2", true, other.status("n2")}});
        QCOMPARE(board.alerts.size(), std::size_t{1});
        QCOMPARE(board.leaders.size(), std::size_t{2});
    }

    void aWindowOfTheNextLeaderIsTooYoungToSayThatItIsOver()
    {
        Fleet fleet;
        fleet.tell("@owns web n1");
        fleet.run(10s);
        fleet.tell("@moves web n2 7");
        fleet.run(3s);
        QCOMPARE(firing(fleet, "VrrpFlapping"), std::size_t{1});
        fleet.lead("n2");
        fleet.run(600s);
        QCOMPARE(firing(fleet, "VrrpFlapping"), std::size_t{1});
        fleet.run(400s);
        QCOMPARE(firing(fleet, "VrrpFlapping"), std::size_t{0});
    }

    void partsOfANodeThatIsNotHeardDoNotCount()
    {
        Fleet fleet;
        fleet.tell(Writers);
        fleet.run(10s);
        fleet.tell("@silent n2");
        fleet.run(25s);
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{1});
    }

    void whatNoNodeKnowsIsNoAlertAndNoEndOfOne()
    {
        Fleet fleet;
        fleet.run(60s);
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{0});
        fleet.tell(Writers);
        fleet.tell("n2: mysql_global_variables_read_only = 1");
        fleet.run(20s);
        QCOMPARE(firing(fleet, "DbNoWriter"), std::size_t{1});
        fleet.tell("all: mysql_global_variables_read_only gone");
        fleet.run(60s);
        const std::vector<Alert> alerts = fleet.alerts("DbNoWriter", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{1});
        QVERIFY(alerts.front().note.starts_with("nothing is seen of it since "));
    }
};

TEST_CLASS(LeaderTest)

} // namespace bafar::test

#include "leader_test.moc"
