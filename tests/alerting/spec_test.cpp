// The section alerting of a spec: what it changes, what is refused; selectors and texts.
#include <QTest>
#include <algorithm>

#include "agents/alerting/rule_set.h"
#include "agents/alerting/text.h"
#include "tests/alerting/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using alerting::Selector;

namespace {

std::vector<schema::Problem> problemsOf(const std::string& text)
{
    static const std::vector<schema::SpecSection> Sections{
        {"cluster", &schema::typeOf<schema::cluster::Config>(), true},
        {"alerting", &schema::typeOf<schema::alerting::Config>(), false}};
    static constexpr schema::CrossCheck Checks[] = {&alerting::ruleProblems};
    return schema::SpecReading::read("cluster: {name: lab, nodes: [{id: n1, address: 192.0.2.1}]}\n"
                                     "alerting:\n  " +
                                         text + "\n",
                                     Sections, Checks)
        .problems;
}

schema::alerting::RuleStatus ruleOf(const Fleet& fleet, const std::string& name)
{
    const auto rules = fleet.status("n1").rules;
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const auto& rule) { return rule.name == name; });
    return found == rules.end() ? schema::alerting::RuleStatus{} : *found;
}

} // namespace

class SpecTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void wrongSectionsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* text, const char* path,
                            const char* problem) {
            QTest::addRow("%s", name) << QString::fromLatin1(text) << QString::fromLatin1(path)
                                      << QString::fromLatin1(problem);
        };
        row("an unknown rule, with the nearest", "rules: {HostCpuHihg: {enabled: false}}",
            "alerting.rules.HostCpuHihg",
            "no shipped rule has this name; did you mean HostCpuHigh?");
        row("a threshold that a rule does not have",
            "rules: {ReplicationLagUnknown: {threshold: 3}}",
            "alerting.rules.ReplicationLagUnknown.threshold",
            "ReplicationLagUnknown has no threshold");
        row("a critical level that a rule does not have",
            "rules: {RedisMemory: {critical_threshold: 0.99}}",
            "alerting.rules.RedisMemory.critical_threshold", "RedisMemory has no critical level");
        row("an end beyond the beginning", "rules: {RedisMemory: {threshold: 0.8, resolve: 0.9}}",
            "alerting.rules.RedisMemory.resolve",
            "it is beyond the threshold: the alert would end while it begins");
        row("critical before the warning", "rules: {HostMemoryLow: {critical_threshold: 0.5}}",
            "alerting.rules.HostMemoryLow.critical_threshold",
            "it is reached before the other threshold");
        row("a critical end beyond its beginning",
            "rules: {HttpErrors: {critical_threshold: 0.2, critical_resolve: 0.3}}",
            "alerting.rules.HttpErrors.critical_resolve", "it is beyond the critical threshold");
        row("an unknown kind, with the nearest", "own: [{name: A, kind: treshold}]",
            "alerting.own[0].kind", "no such kind of rule; did you mean threshold?");
        row("a kind without what it needs", "own: [{name: A, kind: rate, when: {metric: a}}]",
            "alerting.own[0].when", "the kind rate needs window");
        row("a parameter that the kind does not take",
            "own: [{name: A, kind: absence, when: {metric: a, other: b, window: 5 m}}]",
            "alerting.own[0].when.window", "the kind absence does not take it");
        row("a selector that is none",
            "own: [{name: A, kind: threshold, when: {metric: 'a{b=c}'}}]",
            "alerting.own[0].when.metric",
            "\"a{b=c}\" is no selector: a value in quotes is missing before \"c}\"");
        row("a regular expression beyond alternatives",
            "own: [{name: A, kind: threshold, when: {metric: 'a{b=~\"x+\"}'}}]",
            "alerting.own[0].when.metric",
            "\"a{b=~\"x+\"}\" is no selector: a pattern takes alternatives such as a|b|c.*, no "
            "more, before \"}\"");
        row("the name of a shipped rule",
            "own: [{name: DbDown, kind: threshold, when: {metric: a}}]", "alerting.own[0].name",
            "DbDown is the name of another rule");
        row("a name with blanks", "own: [{name: 'a b', kind: threshold, when: {metric: a}}]",
            "alerting.own[0].name", "a name has letters, digits and _, a letter first");
        row("merging over nodes what reads no series",
            "own: [{name: A, kind: node_silent, across: sum}]", "alerting.own[0].across",
            "only kinds that read series are merged over nodes");
        row("maintenance of no node", "maintenance: [n7]", "alerting.maintenance[0]",
            "no such node in cluster.nodes; did you mean n1?");
    }

    void wrongSectionsAreRefused()
    {
        QFETCH(QString, text);
        const std::vector<schema::Problem> problems = problemsOf(text.toStdString());
        QCOMPARE(problems.size(), std::size_t{1});
        QTEST(QString::fromStdString(problems.front().path), "path");
        QTEST(QString::fromStdString(problems.front().text), "problem");
        QVERIFY(problems.front().line >= 3);
    }

    void overridesCount()
    {
        Fleet fleet("{rules: {RedisMemory: {threshold: 0.5, for: 10 s, severity: critical}, "
                    "RedisDown: {enabled: false}}}");
        fleet.tell("redis_memory_used_bytes = 60; redis_memory_max_bytes = 100; redis_up = 0");
        fleet.run(60s);
        QCOMPARE(fleet.alerts("RedisDown", AlertState::Firing).size(), std::size_t{0});
        const std::vector<Alert> alerts = fleet.alerts("RedisMemory", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{1});
        QCOMPARE(alerts.front().severity, schema::Severity::Critical);
        QVERIFY(ruleOf(fleet, "RedisMemory").changed);
        QCOMPARE(
            ruleOf(fleet, "RedisMemory").condition,
            std::string("redis_memory_used_bytes / redis_memory_max_bytes above 50% for 10 s"));
        QVERIFY(!ruleOf(fleet, "RedisDown").enabled);
        QVERIFY(!ruleOf(fleet, "RedisLink").changed);
    }

    void aRuleThatIsSwitchedOffEndsItsAlerts()
    {
        Fleet fleet;
        fleet.tell("redis_up = 0");
        fleet.run(40s);
        fleet.takeEvents();
        fleet.configure("{rules: {RedisDown: {enabled: false}}}");
        fleet.run(2s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>{"n1 alert_resolved RedisDown"});
        QCOMPARE(fleet.alerts("RedisDown", AlertState::Firing).size(), std::size_t{0});
    }

    void otherChangesDoNotInterruptARule()
    {
        Fleet fleet;
        fleet.tell("redis_evicted_keys_total += 50; redis_up = 0");
        fleet.run(330s);
        fleet.configure("{rules: {RedisLink: {enabled: false}}}");
        fleet.takeEvents();
        fleet.run(30s);
        QVERIFY(fleet.takeEvents().empty());
        fleet.run(60s);
        QCOMPARE(fleet.alerts("RedisEvicting", AlertState::Firing).size(), std::size_t{1});
    }

    void anotherLimitKeepsWhatIsKnown()
    {
        Fleet fleet;
        fleet.tell("redis_evicted_keys_total += 5");
        fleet.run(310s);
        fleet.configure("{rules: {RedisEvicting: {threshold: 2, for: 2 s}}}");
        fleet.run(4s); // not as long as a window needs
        QCOMPARE(fleet.alerts("RedisEvicting", AlertState::Firing).size(), std::size_t{1});
    }

    void anotherWindowEndsWhatWasJudgedByTheFormer()
    {
        Fleet fleet("{rules: {RedisEvicting: {window: 10 s, for: 2 s}}}");
        fleet.tell("redis_evicted_keys_total += 50");
        fleet.run(20s);
        QCOMPARE(fleet.alerts("RedisEvicting", AlertState::Firing).size(), std::size_t{1});
        fleet.takeEvents();
        fleet.configure("{rules: {RedisEvicting: {window: 1 h, for: 2 s}}}");
        fleet.run(2s);
        QCOMPARE(fleet.takeEvents(), std::vector<std::string>{"n1 alert_resolved RedisEvicting"});
        QCOMPARE(fleet.events().back().text.find("its rule was changed") != std::string::npos,
                 true);
    }

    void summariesSayTheWindowInForce()
    {
        Fleet fleet("{rules: {HostOomKill: {enabled: false}, ServiceCrashLoop: {window: 30 s}}}");
        fleet.tell("bafar_swarm_task_failures_total{service=\"web\"} = 0");
        fleet.run(5s);
        fleet.tell("bafar_swarm_task_failures_total{service=\"web\"} = 5");
        fleet.run(4s);
        const std::vector<Alert> alerts = fleet.alerts("ServiceCrashLoop", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{1});
        QCOMPARE(alerts.front().summary, std::string("tasks of web failed 5 times in 30 s"));
    }

    void ownRulesCount()
    {
        Fleet fleet(
            "{own: [{name: QueueLong, kind: threshold, for: 5 s, summary: '{queue} has "
            "{value}', subject: 'services/{queue}', when: {metric: 'app_queue{kind!=\"test\"}', "
            "by: [queue], threshold: 100}}, {name: WebFailed, kind: entity_state, when: "
            "{concept: services, states: [failed]}, summary: '{entity} failed'}]}");
        fleet.tell(
            "app_queue{kind=\"a\",queue=\"mail\"} = 60; app_queue{kind=\"b\",queue=\"mail\"} = "
            "70; app_queue{kind=\"test\",queue=\"none\"} = 900; "
            "n3: @entity services services/web failed");
        fleet.run(10s);
        const std::vector<Alert> alerts = fleet.alerts("QueueLong", AlertState::Firing);
        QCOMPARE(alerts.size(), std::size_t{1});
        QCOMPARE(alerts.front().summary, std::string("mail has 130"));
        QCOMPARE(alerts.front().subject, std::string("services/mail"));
        QVERIFY(!alerts.front().hasRunbook);
        QCOMPARE(fleet.alerts("WebFailed", AlertState::Firing).size(), std::size_t{1});
    }

    void seriesKeysAreRead_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("selector");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* name, const char* key, const char* selector, bool fits) {
            QTest::addRow("%s", name)
                << QString::fromUtf8(key) << QString::fromUtf8(selector) << fits;
        };
        row("a bare name", "up", "up", true);
        row("a label", "a{b=\"c\"}", "a{b=\"c\"}", true);
        row("another value", "a{b=\"d\"}", "a{b=\"c\"}", false);
        row("not this value", "a{b=\"d\"}", "a{b!=\"c\"}", true);
        row("a label that is not there is empty", "a", "a{b=\"\"}", true);
        row("and not another value", "a", "a{b!=\"c\"}", true);
        row("one of several", "a{b=\"y\"}", "a{b=~\"x|y\"}", true);
        row("a beginning", "a{b=\"fuse.glusterfs\"}", "a{b=~\"tmpfs|fuse.*\"}", true);
        row("none of several", "a{b=\"fuse.glusterfs\"}", "a{b!~\"tmpfs|fuse.*\"}", false);
        row("a dot is a dot", "a{b=\"fuseX\"}", "a{b=~\"fuse.\"}", false);
        row("an escaped quote and line end", "a{b=\"c\\\"\\n\",d=\"e\"}", "a{d=\"e\"}", true);
        row("a brace within a value", "a{b=\"}\",d=\"e\"}", "a{d=\"e\"}", true);
        row("both conditions", "a{b=\"c\",d=\"x\"}", "a{b=\"c\",d=\"e\"}", false);
    }

    void seriesKeysAreRead()
    {
        QFETCH(QString, key);
        QFETCH(QString, selector);
        const std::string text = key.toStdString();
        const auto series = alerting::seriesNameFrom(text);
        const auto parsed = Selector::parse(selector.toStdString());
        QVERIFY(series.has_value() && parsed.has_value());
        QTEST(parsed->matches(series->labels), "fits");
    }

    void brokenKeysAreNone()
    {
        for (const char* key : {"", "{a=\"b\"}", "a{", "a{b", "a{b=", "a{b=\"c", "a{b=\"c\"",
                                "a{b=\"c\"}x", "a{=\"c\"}", "a{b=\"c\\"}) {
            QVERIFY2(!alerting::seriesNameFrom(key), key);
        }
    }

    void valuesReadWell_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        using schema::alerting::Unit;
        const auto row = [](Unit unit, double value, const char* text) {
            QTest::addRow("%s", text)
                << static_cast<int>(unit) << value << QString::fromLatin1(text);
        };
        row(Unit::Ratio, 0.873, "87.3%");
        row(Unit::Ratio, 1, "100%");
        row(Unit::Seconds, 0.0123, "12.3 ms");
        row(Unit::Seconds, -0.2, "-200 ms");
        row(Unit::Seconds, 1e30, "104166 d 16 h");
        row(Unit::Bytes, 1536, "1.50 KiB");
        row(Unit::PerSecond, 14.25, "14.2/s");
        row(Unit::None, 3, "3");
        row(Unit::None, 1234567, "1234567");
        row(Unit::None, 0.00012, "0.00012");
        row(Unit::None, std::numeric_limits<double>::infinity(), "+Inf");
        row(Unit::Bytes, std::numeric_limits<double>::quiet_NaN(), "NaN");
    }

    void valuesReadWell()
    {
        QFETCH(int, unit);
        QFETCH(double, value);
        QTEST(QString::fromStdString(
                  alerting::valueText(static_cast<schema::alerting::Unit>(unit), value)),
              "text");
    }
};

TEST_CLASS(SpecTest)

} // namespace bafar::test

#include "spec_test.moc"
