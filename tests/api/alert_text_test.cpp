// What bafarctl says of alerts, rules, kinds and runbooks.
#include "agents/ctl/alert_text.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using schema::alerting::Alert;
using schema::alerting::AlertState;

namespace {

Alert alertOf(const std::string& rule, schema::Severity severity, AlertState state)
{
    Alert alert;
    alert.fingerprint = rule;
    alert.rule = rule;
    alert.severity = severity;
    alert.state = state;
    alert.since = {1800000000000};
    alert.resolvedAt = {1800000060000};
    alert.summary = "about " + rule;
    alert.subject = "node/n1";
    return alert;
}

schema::alerting::Status statusOf(std::vector<Alert> alerts)
{
    schema::alerting::Status status;
    status.state = schema::State::Ok;
    status.leads = true;
    status.alerts = std::move(alerts);
    return status;
}

} // namespace

class AlertTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void theSummarySaysWhatMatters_data()
    {
        QTest::addColumn<bool>("leads");
        QTest::addColumn<bool>("quiet");
        QTest::addColumn<int>("critical");
        QTest::addColumn<int>("warning");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing fires")
            << true << false << 0 << 0 << QStringLiteral("nothing fires; 0 pending, 0 muted\n");
        QTest::newRow("several severities")
            << true << false << 2 << 1
            << QStringLiteral("firing: 2 critical and 1 warning; 0 pending, 0 muted\n");
        QTest::newRow("nobody leads")
            << false << false << 0 << 0
            << QStringLiteral(
                   "nothing fires; 0 pending, 0 muted\nnobody judges the cluster's rules "
                   "now: the agents' group has no leader\n");
        QTest::newRow("no section in the spec")
            << false << true << 0 << 0
            << QStringLiteral(
                   "nothing fires; 0 pending, 0 muted\nno rules are evaluated on n1: the "
                   "spec has no section alerting\n");
    }

    void theSummarySaysWhatMatters()
    {
        QFETCH(bool, leads);
        QFETCH(bool, quiet);
        QFETCH(int, critical);
        QFETCH(int, warning);
        std::vector<Alert> alerts;
        for (int i = 0; i < critical + warning; ++i) {
            alerts.push_back(
                alertOf("R" + std::to_string(i),
                        i < critical ? schema::Severity::Critical : schema::Severity::Warning,
                        AlertState::Firing));
        }
        schema::alerting::Status status = statusOf(alerts);
        status.leads = leads;
        status.state = quiet ? schema::State::NotMonitored : schema::State::Ok;
        const alerts::Board board = alerts::boardOf({{"n1", true, status}});
        QTEST(QString::fromStdString(ctl::alertSummary(board)), "text");
    }

    void theTableShowsTheWorstFirstAndTheResolvedOnDemand()
    {
        Alert muted = alertOf("Muted", schema::Severity::Warning, AlertState::Firing);
        muted.labels["node"] = "n3";
        Alert silent = alertOf("NodeSilent", schema::Severity::Critical, AlertState::Firing);
        silent.labels["node"] = "n3";
        silent.note = "a note\x1b";
        const alerts::Board board = alerts::boardOf(
            {{"n1", true,
              statusOf({alertOf("Over", schema::Severity::Critical, AlertState::Resolved), muted,
                        alertOf("Waits", schema::Severity::Critical, AlertState::Pending),
                        silent})}});
        const std::string shown = ctl::alertTable(board, false);
        QVERIFY(shown.find("Over") == std::string::npos);
        const std::string all = ctl::alertTable(board, true);
        std::size_t last = 0;
        for (const char* rule : {"NodeSilent", "Muted", "Waits", "Over"}) {
            const std::size_t at = all.find(std::string("about ") + rule);
            QVERIFY2(at != std::string::npos && at > last, rule);
            last = at;
        }
        QVERIFY(all.find("2027-01-15 08:00:00") != std::string::npos); // since
        QVERIFY(all.find("2027-01-15 08:01:00") != std::string::npos); // over since
        QVERIFY(all.find("muted by NodeSilent") != std::string::npos);
        QVERIFY(all.find('\x1b') == std::string::npos);
        QCOMPARE(ctl::alertTable(alerts::Board{}, true), std::string());
    }

    void jsonHasTheCountsThatScriptsLookAt()
    {
        const alerts::Board board = alerts::boardOf(
            {{"n1", true,
              statusOf({alertOf("A", schema::Severity::Critical, AlertState::Firing)})}});
        const std::string json = ctl::alertsJson(board);
        QVERIFY(json.starts_with("{\"counts\":{\"critical\":1,"));
        QVERIFY(json.find("\"leaders\":[\"n1\"]") != std::string::npos);
        QVERIFY(json.find("\"rule\":\"A\"") != std::string::npos);
        QVERIFY(json.ends_with("]}\n"));
    }

    void everyKindSaysWhatItTakes()
    {
        const std::string text = ctl::kindsText();
        for (const char* part : {"threshold: ", "\n  needs metric, window\n",
                                 "node_silent: ", "\n  needs nothing\n", "\n  only_where: "}) {
            QVERIFY2(text.find(part) != std::string::npos, part);
        }
    }

    void runbooksAreFoundByName_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("begins");
        QTest::newRow("a shipped rule")
            << QStringLiteral("DbNoWriter") << QStringLiteral("# DbNoWriter\n\nNo database server");
        QTest::newRow("a misspelt one") << QStringLiteral("DbNoWirter")
                                        << QStringLiteral("no runbook for \"DbNoWirter\"; did you "
                                                          "mean DbNoWriter?");
        QTest::newRow("nothing near")
            << QStringLiteral("x") << QStringLiteral("no runbook for \"x\"; bafarctl alerts");
    }

    void runbooksAreFoundByName()
    {
        QFETCH(QString, rule);
        QFETCH(QString, begins);
        const Result<std::string> text = ctl::runbookText(rule.toStdString());
        const QString got = QString::fromStdString(text ? *text : text.error().text);
        QVERIFY2(got.startsWith(begins), qPrintable(got));
    }
};

TEST_CLASS(AlertTextTest)

} // namespace bafar::test

#include "alert_text_test.moc"
