// Of which alerts a person is told, and when, on virtual time.
#include "core/alerts/notices.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using alerts::Notice;
using alerts::NoticeDesk;
using schema::Severity;
using schema::alerting::Alert;
using schema::alerting::AlertState;

namespace {

/// "disk@n1 critical", "disk@n1 warning pending", "disk@n1 warning muted"; "disk" is of the
/// cluster.
Alert alertOf(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Alert alert;
    alert.rule = words[0].section(QLatin1Char('@'), 0, 0).toStdString();
    const std::string node = words[0].section(QLatin1Char('@'), 1).toStdString();
    if (!node.empty()) {
        alert.labels["node"] = node;
    }
    alert.ofCluster = node.empty();
    alert.severity = words.contains(QLatin1String("critical"))  ? Severity::Critical
                     : words.contains(QLatin1String("warning")) ? Severity::Warning
                                                                : Severity::Info;
    alert.state = words.contains(QLatin1String("pending"))    ? AlertState::Pending
                  : words.contains(QLatin1String("resolved")) ? AlertState::Resolved
                                                              : AlertState::Firing;
    alert.inhibitedBy = words.contains(QLatin1String("muted")) ? "Other" : "";
    alert.fingerprint = words[0].toStdString() + " " + words[1].toStdString();
    return alert;
}

/// "One disk@n1 critical", "Several 2 3", "Already 1 0".
QString textOf(const Notice& notice)
{
    if (notice.kind == Notice::Kind::One) {
        return QStringLiteral("One ") + QString::fromStdString(notice.alerts.at(0).fingerprint);
    }
    const char* kind = notice.kind == Notice::Kind::Several ? "Several" : "Already";
    return QStringLiteral("%1 %2 %3")
        .arg(QLatin1String(kind))
        .arg(notice.critical)
        .arg(notice.warning);
}

} // namespace

class NoticesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    // This function is larger than the budget because the stories are one table.
    void aPersonIsTold_data()
    {
        QTest::addColumn<QStringList>("story"); ///< "SECONDS NODES: ALERT, ALERT"
        QTest::addColumn<QStringList>("told");  ///< "SECONDS NOTICE"
        using Lines = std::initializer_list<const char*>;
        const auto listOf = [](Lines lines) {
            QStringList list;
            for (const char* line : lines) {
                list.append(QString::fromLatin1(line));
            }
            return list;
        };
        const auto row = [&listOf](const char* name, Lines story, Lines told) {
            QTest::newRow(name) << listOf(story) << listOf(told);
        };
        const char* quiet = "0 n1,n2:";
        row("of nothing when nothing fires", {quiet, "10 n1,n2:"}, {});
        row("of nothing that only may come", {quiet, "10 n1,n2: disk@n1 warning pending"}, {});
        row("of nothing that is muted", {quiet, "10 n1,n2: disk@n1 critical muted"}, {});
        row("of no mere information", {quiet, "10 n1,n2: move@n1 info"}, {});
        row("of a warning, once", {quiet, "10 n1,n2: disk@n1 warning", "20 n1,n2: disk@n1 warning"},
            {"12 One disk@n1 warning"});
        row("of what was there in one summary", {"0 n1,n2: disk@n1 critical, load@n2 warning"},
            {"2 Already 1 1"});
        row("of nothing before anybody is heard", {"0 : disk@n1 critical"}, {});
        row("of what a node says within two seconds of being heard as what was there",
            {quiet, "1 n1,n2: disk@n1 critical"}, {"3 Already 1 0"});
        row("of what a node that is heard later says first as what was there",
            {"0 n1:", "60 n1,n2: disk@n2 critical, load@n1 warning"},
            {"62 Already 1 0", "62 One load@n1 warning"});
        row("again when it resolved between",
            {quiet, "10 n1,n2: disk@n1 warning", "20 n1,n2: disk@n1 warning resolved",
             "30 n1,n2: disk@n1 warning"},
            {"12 One disk@n1 warning", "32 One disk@n1 warning"});
        row("again when it became critical",
            {quiet, "10 n1,n2: disk@n1 warning",
             "20 n1,n2: disk@n1 critical, disk@n1 warning muted"},
            {"12 One disk@n1 warning", "22 One disk@n1 critical"});
        row("not when it became a warning",
            {quiet, "10 n1,n2: disk@n1 critical, disk@n1 warning muted",
             "20 n1,n2: disk@n1 critical resolved, disk@n1 warning"},
            {"12 One disk@n1 critical"});
        row("again when it then became critical again",
            {quiet, "10 n1,n2: disk@n1 critical", "20 n1,n2: disk@n1 warning",
             "30 n1,n2: disk@n1 critical"},
            {"12 One disk@n1 critical", "32 One disk@n1 critical"});
        row("not when it was muted between",
            {quiet, "10 n1,n2: disk@n1 warning", "20 n1,n2: disk@n1 warning muted",
             "900 n1,n2: disk@n1 warning"},
            {"12 One disk@n1 warning"});
        row("of what was muted when it counts",
            {quiet, "10 n1,n2: disk@n1 warning muted", "20 n1,n2: disk@n1 warning"},
            {"22 One disk@n1 warning"});
        row("not when nobody told of it for a while: its leader changed",
            {quiet, "10 n1,n2: writer critical", "20 n1,n2:", "60 n1,n2: writer critical"},
            {"12 One writer critical"});
        row("nor when the new leader is not sure yet",
            {quiet, "10 n1,n2: writer critical", "20 n1,n2: writer critical pending",
             "900 n1,n2: writer critical"},
            {"12 One writer critical"});
        row("again when nobody told of it for long",
            {quiet, "10 n1,n2: writer critical",
             "20 n1,n2:", "320 n1,n2:", "400 n1,n2: writer critical"},
            {"12 One writer critical", "402 One writer critical"});
        row("of three one by one, the worst first",
            {quiet, "10 n1,n2: a@n1 warning, b@n1 warning",
             "11 n1,n2: a@n1 warning, b@n1 "
             "warning, c@n1 critical"},
            {"12 One c@n1 critical", "12 One a@n1 warning", "12 One b@n1 warning"});
        row("of four within two seconds together",
            {quiet, "10 n1,n2: a@n1 warning, b@n1 warning",
             "11 n1,n2: a@n1 warning, b@n1 warning, c@n1 critical, d@n1 critical"},
            {"12 Several 2 2"});
        row("of what comes later apart",
            {quiet, "10 n1,n2: a@n1 warning", "13 n1,n2: a@n1 warning, b@n1 warning"},
            {"12 One a@n1 warning", "15 One b@n1 warning"});
        row("of nothing that ended within the two seconds",
            {quiet, "10 n1,n2: a@n1 warning", "11 n1,n2: a@n1 warning resolved"}, {});
        row("of nothing that was muted within them, until it counts",
            {quiet, "10 n1,n2: a@n1 warning", "11 n1,n2: a@n1 warning muted",
             "30 n1,n2: a@n1 warning"},
            {"32 One a@n1 warning"});
        row("of what a node said last, once",
            {quiet, "10 n1,n2: a@n2 warning", "20 n1: a@n2 warning", "30 n1,n2: a@n2 warning"},
            {"12 One a@n2 warning"});
    }

    void aPersonIsTold()
    {
        QFETCH(QStringList, story);
        NoticeDesk desk;
        QStringList told;
        const auto note = [&told](const std::vector<Notice>& notices, Instant now) {
            for (const Notice& notice : notices) {
                const auto second =
                    std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch());
                told.append(QStringLiteral("%1 ").arg(second.count()) + textOf(notice));
            }
        };
        const auto runTo = [&](Instant until) {
            while (desk.deadline() && *desk.deadline() < until) {
                const Instant due = *desk.deadline();
                note(desk.tick(due), due);
            }
        };
        for (const QString& line : story) {
            const QString head = line.section(QLatin1Char(':'), 0, 0);
            const Instant now(std::chrono::seconds(head.section(QLatin1Char(' '), 0, 0).toInt()));
            std::set<std::string> heard;
            for (const QString& node :
                 head.section(QLatin1Char(' '), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                heard.insert(node.toStdString());
            }
            alerts::Board board;
            for (const QString& alert :
                 line.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                if (!alert.trimmed().isEmpty()) {
                    board.alerts.push_back(alertOf(alert.trimmed()));
                }
            }
            runTo(now);
            note(desk.handle(board, heard, now), now);
        }
        runTo(Instant(24h));
        QTEST(told, "told");
    }

    void ofManyOnlyTheWorstAreNamed()
    {
        NoticeDesk desk;
        desk.handle({}, {"n1"}, Instant(0s));
        alerts::Board board;
        for (int i = 0; i < 400; ++i) {
            board.alerts.push_back(
                alertOf(QStringLiteral("r%1@n1 %2")
                            .arg(i)
                            .arg(QLatin1String(i == 399 ? "critical" : "warning"))));
        }
        desk.handle(board, {"n1"}, Instant(60s));
        const std::vector<Notice> told = desk.tick(Instant(62s));
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(told[0].warning, std::size_t{399});
        QCOMPARE(told[0].alerts.size(), Notice::ShownMax);
        QCOMPARE(told[0].alerts[0].rule, std::string("r399"));
        QVERIFY(!desk.deadline());
        QVERIFY(desk.tick(Instant(100s)).empty());
    }

    void marksCountWhatIsUrgentBySubject()
    {
        alerts::Board board;
        const auto add = [&board](const char* text, const char* subject) {
            board.alerts.push_back(alertOf(QString::fromLatin1(text)));
            board.alerts.back().subject = subject;
            board.alerts.back().summary = text;
        };
        add("a@n1 critical", "node/n1");
        add("b@n1 warning", "node/n1");
        add("c@n1 warning muted", "node/n1");
        add("d@n1 warning pending", "node/n2");
        add("e@n1 info", "node/n2");
        add("f warning", "");
        const alerts::Marks expected{
            {"node/n1", {Severity::Critical, 2, {"a@n1 critical", "b@n1 warning"}}},
            {"", {Severity::Warning, 1, {"f warning"}}}};
        QVERIFY(alerts::marksOf(board) == expected);
        for (int i = 0; i < 20; ++i) {
            add("g@n2 warning", "node/n2");
        }
        QCOMPARE(alerts::marksOf(board).at("node/n2").count, std::size_t{20});
        QCOMPARE(alerts::marksOf(board).at("node/n2").summaries.size(), alerts::Mark::SummariesMax);
    }
};

TEST_CLASS(NoticesTest)

} // namespace bafar::test

#include "notices_test.moc"
