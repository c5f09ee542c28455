// Alerts as rows and words, and that what runbooks and rules name is there. It is larger than the
// budget because every table stands beside the test that reads it.
#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QTest>
#include <set>

#include "agents/alerting/rules.h"
#include "agents/cache/actions.h"
#include "agents/floating_ip/hand_over.h"
#include "agents/services/actions.h"
#include "agents/storage/actions.h"
#include "app/pages.h"
#include "core/alerts/runbook_text.h"
#include "core/alerts/runbooks.h"
#include "core/topology/topology.h"
#include "tests/console/alert_cluster.h"
#include "tests/support/main.h"
#include "ui/alerts/message.h"
#include "ui/alerts/model.h"
#include "ui/alerts/text.h"
#include "ui/link/store.h"
#include "ui/shared/agent_phrases.h"

namespace bafar::test {

using namespace std::chrono_literals;
using alerts::Notice;
using ui::alerts::AlertsModel;
using ui::alerts::Filter;

class AlertWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void everyRunbookLeadsToWhatIsThere();
    void everyShippedSentenceIsKnown();
    void aLabelHasAHead_data();
    void aLabelHasAHead();
    void rowsAreWorstFirst();
    void mutedOnesAreFolded();
    void alertsAreFiltered_data();
    void alertsAreFiltered();
    void anEmptyListSaysWhy_data();
    void anEmptyListSaysWhy();
    void whatNoRuleFiresForIsSaid();
    void whatIsMissingIsSaid();
    void messagesSayWhatAndWhere_data();
    void messagesSayWhatAndWhere();
    void aMessageHasNoMarkup();
};

/// Alerts as heard from n1, at a moment when n2 is heard and n3 never was.
static link::Alerts heard(const QStringList& alerts)
{
    link::Alerts all;
    all.board = alerts::boardOf({{"n1", true, alertStatus(alerts, true)}});
    all.heard = {"n1", "n2"};
    return all;
}

static QStringList rulesOf(const AlertsModel& model)
{
    QStringList rules;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString rule = model.index(row, AlertsModel::Rule).data().toString();
        rules.append(rule.isEmpty() ? model.keyAt(row) : rule);
    }
    return rules;
}

void AlertWordsTest::everyRunbookLeadsToWhatIsThere()
{
    const std::set<std::string_view> actions{
        cache::Promote,       cache::FlushAll,   services::Update,   services::RollBack,
        services::Scale,      services::Restart, services::Drain,    services::Activate,
        storage::HealNow,     storage::StopHeal, storage::StartHeal, storage::RestartBrick,
        floating_ip::HandOver};
    QVERIFY(!alerts::runbooks().empty());
    for (const alerts::Runbook& one : alerts::runbooks()) {
        const auto runbook = alerts::readRunbook(one.text);
        QVERIFY2(runbook, one.rule.data());
        for (const std::string& page : runbook->pages) {
            const shared::Page* found =
                shared::findPage(app::pages(), QString::fromStdString(page));
            QVERIFY2(found != nullptr && found->make != nullptr, (runbook->rule + page).c_str());
        }
        for (const std::string& action : runbook->actions) {
            QVERIFY2(actions.contains(action), (runbook->rule + action).c_str());
        }
        for (const std::string& entity : runbook->entities) {
            // A thing is shown on its concept's page; a node on that of the cluster.
            const std::string page = entity == "node/" ? "cluster/" : entity;
            const QString id = QString::fromStdString(page).chopped(1);
            const shared::Page* found = shared::findPage(app::pages(), id);
            QVERIFY2(page.ends_with('/') && found != nullptr && found->make != nullptr,
                     (runbook->rule + entity).c_str());
        }
    }
}

void AlertWordsTest::everyShippedSentenceIsKnown()
{
    std::set<QString> known;
    for (const char* phrase : shared::alertPhrases()) {
        known.insert(QString::fromUtf8(phrase));
    }
    for (const schema::alerting::Rule& rule : alerting::shippedRules()) {
        QString sentence = QString::fromStdString(rule.summary);
        static const QRegularExpression Label(QStringLiteral("\\{[^}]+\\}"));
        for (int value = 1; sentence.contains(Label); ++value) {
            const QRegularExpressionMatch match = Label.match(sentence);
            sentence.replace(match.capturedStart(), match.capturedLength(),
                             QLatin1Char('%') + QString::number(value));
        }
        QVERIFY2(known.contains(sentence), qPrintable(sentence));
    }
}

void AlertWordsTest::aLabelHasAHead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("head");
    const auto row = [](const char* name, const char* head) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(head);
    };
    row("master_host", "Primary"); // the word of every other place
    row("connection_name", "Connection");
    row("channel_name", "Connection");
    row("device", "Device");
    row("some_label", "Some label");
}

void AlertWordsTest::aLabelHasAHead()
{
    QFETCH(const QString, name);
    QTEST(ui::alerts::labelHead(name.toStdString()), "head");
}

void AlertWordsTest::rowsAreWorstFirst()
{
    AlertsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAlerts(heard(someAlerts()), {}, {}, SomeDay);
    QCOMPARE(rulesOf(model).join(QLatin1Char(' ')),
             QStringLiteral("DiskOver95 ReplicationStopped SwarmNoLeader RedisEvicting "
                            "VrrpFailover muted by DiskOver95 ServiceShort HostCpuHigh"));
    const auto cell = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(cell(0, AlertsModel::Severity), QStringLiteral("critical"));
    QCOMPARE(cell(0, AlertsModel::State), QStringLiteral("firing"));
    QCOMPARE(cell(0, AlertsModel::Summary), QStringLiteral("/ on n2 is 97.1% full"));
    QCOMPARE(cell(0, AlertsModel::Value), QStringLiteral("97.1%"));
    QCOMPARE(model.index(0, 0).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Failed));
    const auto said = [&model] {
        return model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString();
    };
    QCOMPARE(said(), QString()); // severity and state stand in words
    QCOMPARE(cell(6, AlertsModel::State), QStringLiteral("pending"));
    QCOMPARE(cell(7, AlertsModel::State), QStringLiteral("resolved"));
    link::Alerts old = heard(someAlerts());
    old.heard = {"n1"};
    old.old = {"n2"};
    model.setAlerts(old, {}, {}, SomeDay);
    QCOMPARE(model.index(0, 0).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Stale));
    QCOMPARE(said(), QStringLiteral("stale"));
}

void AlertWordsTest::mutedOnesAreFolded()
{
    AlertsModel model;
    const link::Alerts all = heard(someAlerts());
    model.setAlerts(all, {}, {}, SomeDay);
    const QString fold = AlertsModel::foldKey("DiskOver95");
    const int row = model.rowOf(fold);
    QVERIFY(row > 0);
    QVERIFY(model.index(row, 0).data().toString().contains(QLatin1Char('1')));
    QVERIFY(model.index(row, AlertsModel::Summary)
                .data()
                .toString()
                .contains(QLatin1String("DiskOver95")));
    QVERIFY(!model.toggle(model.keyAt(0)));
    QVERIFY(model.toggle(fold));
    model.setAlerts(all, {}, {}, SomeDay);
    QCOMPARE(rulesOf(model).value(row + 1), QStringLiteral("DiskOver85"));
    QCOMPARE(model.index(row + 1, AlertsModel::State).data().toString(),
             QStringLiteral("firing, muted"));
    QVERIFY(model.toggle(fold));
    model.setAlerts(all, {}, {}, SomeDay);
    QVERIFY(!rulesOf(model).contains(QStringLiteral("DiskOver85")));
    for (const schema::alerting::Alert& alert : all.board.alerts) {
        if (alert.rule == "DiskOver85") {
            model.reveal(alert);
        }
    }
    model.setAlerts(all, {}, {}, SomeDay);
    QVERIFY(rulesOf(model).contains(QStringLiteral("DiskOver85")));
}

void AlertWordsTest::alertsAreFiltered_data()
{
    QTest::addColumn<int>("severity"); // -1: any
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("rules");
    const int any = -1;
    const int critical = static_cast<int>(schema::Severity::Critical);
    const int warning = static_cast<int>(schema::Severity::Warning);
    const auto row = [](const char* name, int severity, const char* text, const char* entity,
                        const char* rules) {
        QTest::newRow(name) << severity << QString::fromLatin1(text) << QString::fromLatin1(entity)
                            << QString::fromLatin1(rules);
    };
    row("given critical, then only those", critical, "", "",
        "DiskOver95 ReplicationStopped SwarmNoLeader");
    row("given warning, then its muted ones are folded, too", warning, "", "",
        "RedisEvicting muted by DiskOver95 ServiceShort HostCpuHigh");
    row("given a word of the sentence in another case", any, "REDIS OF", "", "RedisEvicting");
    row("given a rule", any, "serviceshort", "", "ServiceShort");
    row("given a label's value", any, "vda1", "", "DiskOver95 muted by DiskOver95");
    row("given a thing", any, "", "node/n2", "DiskOver95 muted by DiskOver95");
    row("given a thing, not those whose names only begin alike", any, "", "node/n", "");
    row("given a whole, then those of its parts", any, "", "database", "ReplicationStopped");
    row("given what nobody says", any, "no such word", "", "");
}

void AlertWordsTest::alertsAreFiltered()
{
    QFETCH(int, severity);
    QFETCH(QString, text);
    QFETCH(QString, entity);
    Filter filter;
    if (severity >= 0) {
        filter.severity = static_cast<schema::Severity>(severity);
    }
    filter.text = text;
    filter.entity = entity;
    AlertsModel model;
    model.setAlerts(heard(someAlerts()), {}, filter, SomeDay);
    QTEST(rulesOf(model).join(QLatin1Char(' ')), "rules");
}

/// Of these nodes: heard, not heard any more, too old to know of alerts; and without a section.
static link::Alerts whoSays(const QString& nodes)
{
    link::Alerts all;
    std::vector<alerts::Word> words;
    for (const QString& one : nodes.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::string node = one.section(QLatin1Char('='), 0, 0).toStdString();
        const QString how = one.section(QLatin1Char('='), 1);
        if (how == QLatin1String("silent")) {
            continue;
        }
        if (how == QLatin1String("mute")) {
            all.mute.insert(node);
            continue;
        }
        const bool live = !how.startsWith(QLatin1String("old"));
        (live ? all.heard : all.old).insert(node);
        const bool quiet = how.endsWith(QLatin1String("quiet"));
        words.push_back(
            {node, live, quiet ? noAlerting() : alertStatus({}, how == QLatin1String("leads"))});
    }
    all.board = alerts::boardOf(words);
    return all;
}

void AlertWordsTest::anEmptyListSaysWhy_data()
{
    QTest::addColumn<QString>("nodes");
    QTest::addColumn<bool>("filtered");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* nodes, bool filtered, const char* why) {
        QTest::newRow(name) << QString::fromLatin1(nodes) << filtered << QString::fromLatin1(why);
    };
    row("given nobody", "", false, "No agent was heard yet");
    row("given silence of agents that told nothing", "n1=silent", false, "No agent is heard");
    row("given old agents", "n1=mute n2=mute", false, "No alert rules are evaluated");
    row("given no section", "n1=quiet n2=quiet", false, "Alerting is not in the cluster spec");
    row("given no section when last heard", "n1=oldquiet", false,
        "Alerting is not in the cluster spec");
    row("given silence since", "n1=old n2=old", false, "No agent is heard");
    row("given rules that hold", "n1=leads n2=said", false, "No alert is firing");
    row("given a filter", "n1=leads", true, "No alert fits the filter");
}

void AlertWordsTest::anEmptyListSaysWhy()
{
    QFETCH(QString, nodes);
    QFETCH(bool, filtered);
    using ui::things::Heard;
    const Heard heard = nodes.isEmpty()                            ? Heard::Never
                        : nodes.contains(QLatin1String("=silent")) ? Heard::Before
                                                                   : Heard::Now;
    const ui::things::Emptiness empty = ui::alerts::emptinessOf(whoSays(nodes), filtered, {heard});
    QTEST(empty.why, "why");
    QVERIFY(!empty.whatToDo.isEmpty());
    QCOMPARE(empty.isSpec, empty.why.contains(QLatin1String("spec")));
}

/// Nothing fires, and things are not well: the first of the worst is named.
void AlertWordsTest::whatNoRuleFiresForIsSaid()
{
    topology::Topology topology;
    const auto add = [&topology](const char* id, schema::State state, const char* reason) {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.title = id;
        thing.entity.state = state;
        thing.entity.reason = reason;
        topology.places[id] = topology.things.size();
        topology.things.push_back(thing);
    };
    add("a", schema::State::Ok, "");
    add("b", schema::State::Maintenance, "it is set aside");
    ui::alerts::Unalarmed unwell = ui::alerts::unalarmedOf(topology);
    QCOMPARE(unwell.count, std::size_t{0});
    QVERIFY(ui::alerts::unalarmedText(topology, unwell).isEmpty());
    add("c", schema::State::Degraded, "259 of 300 connections are open");
    unwell = ui::alerts::unalarmedOf(topology);
    QCOMPARE(unwell.count, std::size_t{1});
    const QString text = ui::alerts::unalarmedText(topology, unwell);
    QVERIFY2(text.endsWith(QStringLiteral(": c – degraded · 259 of 300 connections are open")),
             qPrintable(text));
    add("d", schema::State::Failed, "it does not answer");
    add("e", schema::State::Failed, "nor this one");
    unwell = ui::alerts::unalarmedOf(topology);
    QCOMPARE(unwell.count, std::size_t{3});
    QCOMPARE(unwell.worst->entity.id, std::string("d"));
    const ui::things::Emptiness none = ui::alerts::emptinessOf(
        whoSays(QStringLiteral("n1=leads n2=said")), false, {ui::things::Heard::Now}, 41);
    QVERIFY2(none.whatToDo.startsWith(QLatin1String("41 rule")), qPrintable(none.whatToDo));
}

void AlertWordsTest::whatIsMissingIsSaid()
{
    QVERIFY(ui::alerts::caveats(whoSays(QStringLiteral("n1=leads n2=said"))).isEmpty());
    QVERIFY(ui::alerts::caveats(whoSays(QStringLiteral("n1=quiet"))).isEmpty());
    const QStringList said =
        ui::alerts::caveats(whoSays(QStringLiteral("n1=said n2=old n3=mute n4=quiet")));
    QCOMPARE(said.size(), 4);
    QVERIFY(said[0].startsWith(QLatin1String("n2 ")));
    QVERIFY(said[1].startsWith(QLatin1String("n3 ")));
    QVERIFY(said[2].startsWith(QLatin1String("n4 ")));
    QVERIFY(said[3].contains(QLatin1String("no leader")));
}

static Notice noticeOf(Notice::Kind kind, const QStringList& alerts, std::size_t more)
{
    Notice notice;
    notice.kind = kind;
    for (const QString& text : alerts) {
        notice.alerts.push_back(alertOf(text));
        ++(notice.alerts.back().severity == schema::Severity::Critical ? notice.critical
                                                                       : notice.warning);
    }
    notice.warning += more;
    return notice;
}

void AlertWordsTest::messagesSayWhatAndWhere_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("alerts");
    QTest::addColumn<int>("more");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("entity");
    QTest::newRow("given one, then its sentence, and it leads to the thing")
        << static_cast<int>(Notice::Kind::One) << 1 << 0 << QStringLiteral("lab: critical")
        << QStringLiteral("replication from n1 to n3 has stopped") << QStringLiteral("database/n3");
    QTest::newRow("given several, then how many of each, and the worst")
        << static_cast<int>(Notice::Kind::Several) << 2 << 3 << QStringLiteral("lab: 5 new ")
        << QStringLiteral("1 critical · 4 warning\nreplication from n1 to n3 has stopped\nRedis of "
                          "n1 throws keys away to make room: 140/s\nand 3 more")
        << QString();
    QTest::newRow("given what was there already")
        << static_cast<int>(Notice::Kind::Already) << 2 << 0 << QStringLiteral("lab: 2 alert")
        << QStringLiteral("1 critical · 1 warning\nreplication from n1 to n3 has stopped\nRedis of "
                          "n1 throws keys away to make room: 140/s")
        << QString();
}

void AlertWordsTest::messagesSayWhatAndWhere()
{
    QFETCH(int, kind);
    QFETCH(int, alerts);
    QFETCH(int, more);
    QFETCH(QString, title);
    const ui::alerts::Message message =
        ui::alerts::messageOf(noticeOf(static_cast<Notice::Kind>(kind), someAlerts().mid(0, alerts),
                                       static_cast<std::size_t>(more)),
                              QStringLiteral("lab"));
    QVERIFY2(message.title.startsWith(title), qPrintable(message.title));
    QTEST(message.text, "text");
    QTEST(message.entity, "entity");
    QCOMPARE(message.fingerprint.isEmpty(), message.entity.isEmpty());
}

void AlertWordsTest::aMessageHasNoMarkup()
{
    const ui::alerts::Message message = ui::alerts::messageOf(
        noticeOf(
            Notice::Kind::One,
            {QStringLiteral("X critical firing node/n1 node=n1 | <b>&amp;<a href=\"x\">y</a>")}, 0),
        QStringLiteral("<i>lab</i>"));
    for (const QString& text : {message.title, message.text}) {
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("[<>&]"))), qPrintable(text));
    }
}

} // namespace bafar::test

using bafar::test::AlertWordsTest;
TEST_CLASS(AlertWordsTest)
#include "alert_words_test.moc"
