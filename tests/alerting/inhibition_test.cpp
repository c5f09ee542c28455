// Which alert mutes which, in a table and as agents do it.
#include "core/alerts/inhibition.h"

#include <QTest>

#include "tests/alerting/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using schema::Severity;

namespace {

/// "DbNoWriter critical firing a=b c=d"
Alert alertOf(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Alert alert;
    alert.rule = words[0].toStdString();
    alert.severity = words[1] == QLatin1String("critical")  ? Severity::Critical
                     : words[1] == QLatin1String("warning") ? Severity::Warning
                                                            : Severity::Info;
    alert.state = words[2] == QLatin1String("firing")    ? AlertState::Firing
                  : words[2] == QLatin1String("pending") ? AlertState::Pending
                                                         : AlertState::Resolved;
    for (const QString& word : words.mid(3)) {
        alert.labels[word.section(QLatin1Char('='), 0, 0).toStdString()] =
            word.section(QLatin1Char('='), 1).toStdString();
    }
    alert.subject =
        alert.labels.contains("subject") ? alert.labels["subject"] : "node/" + alert.labels["node"];
    alert.labels.erase("subject");
    alert.fingerprint = text.toStdString();
    return alert;
}

} // namespace

class InhibitionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    /// This function is larger than the budget because a table is read from top to bottom.
    void oneMutesTheOther_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("by");
        const auto row = [](const char* name, const char* source, const char* target,
                            const char* by) {
            QTest::addRow("%s", name) << QString::fromLatin1(source) << QString::fromLatin1(target)
                                      << QString::fromLatin1(by);
        };
        row("a silent node mutes its own alerts", "NodeSilent critical firing node=n2",
            "DiskOver95 critical firing node=n2", "NodeSilent");
        row("and the pending ones", "NodeSilent critical firing node=n2",
            "DiskOver85 warning pending node=n2", "NodeSilent");
        row("not those of another node", "NodeSilent critical firing node=n2",
            "DiskOver95 critical firing node=n3", "");
        row("but what others say of the way to it", "NodeSilent critical firing node=n2",
            "PeerLoss critical firing node=n3 from=node/n3 to=node/n2", "NodeSilent");
        row("and of its latency", "NodeSilent critical firing node=n2",
            "PeerLatency warning firing node=n3 peer=n2", "NodeSilent");
        row("a pending one mutes nothing", "NodeSilent critical pending node=n2",
            "DiskOver95 critical firing node=n2", "");
        row("a resolved one mutes nothing", "NodeSilent critical resolved node=n2",
            "DiskOver95 critical firing node=n2", "");
        row("what is resolved is not muted", "NodeSilent critical firing node=n2",
            "DiskOver95 critical resolved node=n2", "");
        row("two silent nodes do not mute each other", "NodeSilent critical firing node=n2",
            "NodeSilent critical firing node=n3", "");
        row("critical mutes warning of the same rule and labels",
            "HttpErrors critical firing node=n1 proxy=web",
            "HttpErrors warning firing node=n1 proxy=web", "HttpErrors");
        row("not of another proxy", "HttpErrors critical firing node=n1 proxy=web",
            "HttpErrors warning firing node=n1 proxy=api", "");
        row("not of another rule", "HttpErrors critical firing node=n1 proxy=web",
            "HttpSlow warning firing node=n1 proxy=web", "");
        row("no writer explains stopped replication", "DbNoWriter critical firing",
            "ReplicationStopped critical firing node=n3 master_host=n1", "DbNoWriter");
        row("stopped replication explains no missing writer",
            "ReplicationStopped critical firing node=n3", "DbNoWriter critical firing", "");
        row("no writer explains an unknown lag", "DbNoWriter critical firing",
            "ReplicationLagUnknown critical firing node=n3 master_host=n1", "DbNoWriter");
        row("stopped replication explains an unknown lag",
            "ReplicationStopped critical firing node=n3 master_host=n1",
            "ReplicationLagUnknown critical firing node=n3 master_host=n1", "ReplicationStopped");
        row("not that of another node", "ReplicationStopped critical firing node=n2 master_host=n1",
            "ReplicationLagUnknown critical firing node=n3 master_host=n1", "");
        row("a crash loop explains missing tasks", "ServiceCrashLoop critical firing service=web",
            "ServiceShort critical firing service=web", "ServiceCrashLoop");
        row("not those of another service", "ServiceCrashLoop critical firing service=web",
            "ServiceShort critical firing service=api", "");
        row("two owners explain a member in trouble",
            "VipTwoMasters critical firing address=web subject=floating_ip/web",
            "VrrpFault warning firing node=n1 to=floating_ip/web subject=floating_ip/web",
            "VipTwoMasters");
        row("not one of another address",
            "VipTwoMasters critical firing address=web subject=floating_ip/web",
            "VrrpFault warning firing node=n1 to=floating_ip/db subject=floating_ip/db", "");
        row("a silent node explains its brick", "NodeSilent critical firing node=n2",
            "BrickDown critical firing hostname=n2 volume=shared", "NodeSilent");
        row("not that of another node", "NodeSilent critical firing node=n2",
            "BrickDown critical firing hostname=n3 volume=shared", "");
        row("no owner explains errors", "VipNoMaster critical firing address=web",
            "HttpErrors critical firing node=n1 proxy=web", "VipNoMaster");
        row("95% mutes 85% of the same file system",
            "DiskOver95 critical firing node=n1 device=a mountpoint=/",
            "DiskOver85 warning firing node=n1 device=a mountpoint=/", "DiskOver95");
        row("not of another one", "DiskOver95 critical firing node=n1 device=a mountpoint=/",
            "DiskOver85 warning firing node=n1 device=b mountpoint=/b", "");
        row("an empty backend mutes that it was at its last",
            "BackendEmpty critical firing node=n1 proxy=web",
            "BackendLast warning firing node=n1 proxy=web", "BackendEmpty");
    }

    void oneMutesTheOther()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        std::vector<Alert> alerts{alertOf(source), alertOf(target)};
        const std::vector<Alert> sources = alerts;
        alerts::inhibit(alerts, sources, {});
        QTEST(QString::fromStdString(alerts[1].inhibitedBy), "by");
    }

    void maintenanceMutesWarningsOnly()
    {
        std::vector<Alert> alerts{alertOf(QStringLiteral("DiskOver85 warning firing node=n1")),
                                  alertOf(QStringLiteral("DiskOver95 critical firing node=n1")),
                                  alertOf(QStringLiteral("DiskOver85 warning firing node=n2"))};
        alerts::inhibit(alerts, {}, {"node/n1"});
        QCOMPARE(alerts[0].inhibitedBy, std::string("maintenance"));
        QCOMPARE(alerts[1].inhibitedBy, std::string());
        QCOMPARE(alerts[2].inhibitedBy, std::string());
        const schema::alerting::Counts counts = alerts::countsOf(alerts);
        QCOMPARE(counts.critical, std::uint64_t{1});
        QCOMPARE(counts.warning, std::uint64_t{1});
        QCOMPARE(counts.inhibited, std::uint64_t{1});
    }

    void aNodeInMaintenanceIsMuted()
    {
        Fleet fleet("{maintenance: [n1]}");
        fleet.tell("all: node_timex_sync_status = 0; redis_up = 0");
        fleet.run(610s);
        const std::vector<Alert> clocks = fleet.alerts("ClockUnsynchronised", AlertState::Firing);
        QCOMPARE(clocks.size(), std::size_t{3});
        for (const Alert& alert : clocks) {
            QCOMPARE(alert.inhibitedBy == "maintenance", alert.labels.at("node") == "n1");
        }
        QVERIFY(fleet.alerts("RedisDown", AlertState::Firing).front().inhibitedBy.empty());
    }

    void aThingInMaintenanceIsMuted()
    {
        Fleet fleet;
        fleet.tell("n2: @entity services node/n1 maintenance; node_timex_sync_status = 0");
        fleet.run(610s);
        QCOMPARE(fleet.alerts("ClockUnsynchronised", AlertState::Firing).front().inhibitedBy,
                 std::string("maintenance"));
        bool quiet = false;
        for (const schema::Event& event : fleet.events()) {
            quiet = quiet || (event.severity == Severity::Info &&
                              event.text.find("(muted by maintenance)") != std::string::npos);
        }
        QVERIFY(quiet);
    }

    void aSilentNodesLastWordsAreMuted()
    {
        Fleet fleet;
        fleet.tell("n3: redis_up = 0");
        fleet.run(60s);
        fleet.tell("@silent n3");
        fleet.run(60s);
        const std::vector<Alert> alerts = fleet.alerts("RedisDown", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{1});
        QCOMPARE(alerts.front().inhibitedBy, std::string("NodeSilent"));
        QCOMPARE(alerts.front().note, std::string("last word of a node that is not heard"));
        QCOMPARE(fleet.board().alerts.front().rule, std::string("NodeSilent"));
    }

    void aLeadersAlertMutesThoseOfOthers()
    {
        Fleet fleet("{}", "n2");
        fleet.tell("all: mysql_global_variables_read_only = 1;"
                   "n3: mysql_slave_status_slave_io_running{master_host=\"n1\"} = 0");
        fleet.run(60s);
        const auto alerts = fleet.status("n3").alerts;
        QCOMPARE(alerts.size(), std::size_t{1});
        QCOMPARE(alerts.front().rule, std::string("ReplicationStopped"));
        QCOMPARE(alerts.front().inhibitedBy, std::string("DbNoWriter"));
    }
};

TEST_CLASS(InhibitionTest)

} // namespace bafar::test

#include "inhibition_test.moc"
