// What queries make of series: names parsed, metrics known and found, lines of several nodes.
#include <QTest>

#include "tests/support/main.h"
#include "ui/dashboards/catalogue.h"
#include "ui/dashboards/explore.h"
#include "ui/dashboards/gather.h"
#include "ui/link/series_meaning.h"
#include "ui/shared/format.h"

namespace bafar::test {

using namespace ui::dashboards;

namespace {

/// A dashboard of that line alone.
QByteArray boardOf(const QByteArray& line)
{
    return R"({"format": 1, "title": "T", "rows": [[{"title": "P", "lines": [)" + line + "]}]]}";
}

/// "n1 a=3; n2 a=5": the lines of a query at the last of these moments, one a second.
QString linesOf(const Query& query,
                const std::vector<std::string>& names,
                const std::map<std::string, QList<QList<double>>>& nodes)
{
    Gatherer gatherer({query});
    std::set<std::string> heard;
    for (const auto& [node, moments] : nodes) {
        heard.insert(node);
        QueryReader reader(query, node, std::chrono::seconds(1));
        Parts parts;
        std::int64_t at = 1'000'000;
        for (const QList<double>& moment : moments) {
            parts = reader.read({1, names}, {1, {moment.begin(), moment.end()}}, {at});
            at += 1000;
        }
        gatherer.tell(node, {parts});
    }
    QStringList lines;
    for (const auto& [line, value] : gatherer.close(heard)) {
        lines.append(QStringLiteral("%1=%2").arg(lineName(query, line.key)).arg(value));
    }
    return lines.join(QStringLiteral("; "));
}

} // namespace

class QueriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesOfSeries_data();
    void namesOfSeries();
    void habitsOfMetrics_data();
    void habitsOfMetrics();
    void labelsThatAreWordsAreSaidAsThose();
    void queriesAreAnswered_data();
    void queriesAreAnswered();
    void aSumWithoutANodeIsNone();
    void theHighestLinesAreDrawn();
    void whatIsNotReadIsCounted();
    void metricsAreFoundByTyping();
};

void QueriesTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
}

void QueriesTest::namesOfSeries_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("parsed"); ///< empty: none
    const auto row = [](const char* name, const QByteArray& series, const char* parsed) {
        QTest::newRow(name) << series << QString::fromUtf8(parsed);
    };
    row("given a metric alone", "up", "up");
    row("given labels", R"(a{b="c",d="e"})", "a b=c d=e");
    row("given no labels", "a{}", "a");
    row("given escapes", R"(a{b="x\"y\\z"})", R"(a b=x"y\z)");
    row("given an open brace", R"(a{b="c")", "");
    row("given an open text", R"(a{b="c)", "");
    row("given an escape at the end", R"(a{b="\)", "");
    row("given something after", R"(a{b="c"}x)", "");
    row("given no name", R"({b="c"})", "");
    row("given nothing", "", "");
    row("given too many labels", "a{" + QByteArray(R"(b="c",)").repeated(40) + "}", "");
}

void QueriesTest::namesOfSeries()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, parsed);
    const auto read = link::parseSeries(name.toStdString());
    QString wrote;
    if (read) {
        wrote = QString::fromStdString(read->metric);
        for (const auto& [label, value] : read->labels) {
            wrote += QStringLiteral(" %1=%2").arg(QString::fromStdString(label),
                                                  QString::fromStdString(value));
        }
    }
    QCOMPARE(wrote, parsed);
}

void QueriesTest::habitsOfMetrics_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("reading");
    QTest::addColumn<QString>("unit");
    const auto row = [](const char* metric, const char* reading, const char* unit) {
        QTest::newRow(metric) << QString::fromLatin1(metric) << QString::fromLatin1(reading)
                              << QString::fromLatin1(unit);
    };
    row("node_load1", "gauge", "number");
    row("node_cpu_seconds_total", "rate", "share");
    row("node_network_receive_bytes_total", "rate", "bytes_per_second");
    row("haproxy_frontend_http_requests_total", "rate", "per_second");
    row("gluster_brick_capacity_bytes_total", "gauge", "bytes"); // the name lies, the type does not
    row("http_request_duration_seconds", "quantile", "seconds");
    row("somebody_elses_total", "rate", "per_second");
    row("somebody_elses_bytes", "gauge", "bytes");
}

void QueriesTest::habitsOfMetrics()
{
    QFETCH(QString, metric);
    QFETCH(QString, reading);
    QFETCH(QString, unit);
    const std::string name = metric.toStdString();
    const Habit habit = habitOf(name, Catalogue::ours().find(name));
    QCOMPARE(readingWord(habit.reading), reading);
    QCOMPARE(unitWord(habit.unit), unit);
}

/// In those of the alerts page; what a metric names itself stays.
void QueriesTest::labelsThatAreWordsAreSaidAsThose()
{
    const auto said = [](const char* value) {
        return shared::withoutIsolation(lineName(Query{}, value));
    };
    QCOMPARE(said("active"), QStringLiteral("firing"));
    QCOMPARE(said("suppressed"), QStringLiteral("muted"));
    QCOMPARE(said("exited"), QStringLiteral("exited"));
    QCOMPARE(said("vda"), QStringLiteral("vda"));
}

void QueriesTest::queriesAreAnswered_data()
{
    using Nodes = std::map<std::string, QList<QList<double>>>;
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Nodes>("nodes"); ///< of the series below, one moment a second
    QTest::addColumn<QString>("lines");
    const double none = qQNaN();
    // load; requests of a and b; errors of a; buckets up to 1 s, 2 s and all; room and size
    const Nodes one{{"n1", {{3, 10, 5, 0, 0, 0, 0, 20, 100}, {4, 30, 6, 2, 5, 10, 10, 25, 100}}}};
    const Nodes two{{"n1", {{3, 10, 5, 0, 0, 0, 0, 20, 100}, {4, 30, 6, 2, 5, 10, 10, 25, 100}}},
                    {"n2", {{1, 0, 0, 0, 0, 0, 0, 50, 100}, {2, 5, none, 1, 0, 10, 30, 75, 300}}}};
    const auto row = [](const char* name, const QByteArray& line, const Nodes& nodes,
                        const char* lines) {
        QTest::newRow(name) << line << nodes << QString::fromLatin1(lines);
    };
    row("given a gauge", R"({"metric": "load"})", one, "n1=4");
    row("given a gauge below zero, then it is", R"({"metric": "load"})",
        {{"n1", {{-3, 0, 0, 0, 0, 0, 0, 0, 0}, {-4, 0, 0, 0, 0, 0, 0, 0, 0}}}}, "n1=-4");
    row("given its magnitude, then it has no sign", R"({"metric": "load", "as": "magnitude"})",
        {{"n1", {{-3, 0, 0, 0, 0, 0, 0, 0, 0}, {-4, 0, 0, 0, 0, 0, 0, 0, 0}}}}, "n1=4");
    row("given two nodes", R"({"metric": "load"})", two, "n1=4; n2=2");
    row("given all together", R"({"metric": "load", "by": []})", two, "load=6");
    row("given a rate by label", R"({"metric": "requests_total", "by": ["proxy"]})", two,
        "a=25; b=1");
    row("given a name", R"({"name": "new", "metric": "requests_total", "by": ["proxy"]})", one,
        "new a=20; new b=1");
    row("given one label's value", R"({"metric": "requests_total", "where": {"proxy": "b*"}})", one,
        "n1=1");
    row("given all but one", R"({"metric": "requests_total", "except": {"proxy": "b"}})", one,
        "n1=20");
    row("given a ratio of rates",
        R"({"metric": "errors_total", "as": "ratio", "over": {"metric": "requests_total",
            "where": {"proxy": "a"}}, "by": []})",
        two, "errors_total=0.12");
    row("given what is left of a ratio",
        R"({"metric": "room", "as": "ratio", "rest": true, "over": {"metric": "size"}, "by": []})",
        two, "room=0.75");
    row("given a ratio of nothing",
        R"({"metric": "load", "as": "ratio", "over": {"metric": "nothing"}})", one, "");
    row("given a quantile of all",
        R"({"metric": "took", "as": "quantile", "quantile": 0.25, "by": []})", two, "took=1.33333");
    row("given a metric that nobody has", R"({"metric": "other"})", two, "");
}

void QueriesTest::queriesAreAnswered()
{
    using Nodes = std::map<std::string, QList<QList<double>>>;
    QFETCH(QByteArray, line);
    QFETCH(Nodes, nodes);
    QFETCH(QString, lines);
    const Result<Board> board = parseBoard(boardOf(line));
    QVERIFY2(board, board ? "" : board.error().text.c_str());
    const std::vector<std::string> names{"load",
                                         "requests_total{proxy=\"a\"}",
                                         "requests_total{proxy=\"b\"}",
                                         "errors_total{proxy=\"a\"}",
                                         "took_bucket{le=\"1\"}",
                                         "took_bucket{le=\"2\"}",
                                         "took_bucket{le=\"+Inf\"}",
                                         "room",
                                         "size"};
    QCOMPARE(linesOf(board->rows[0][0].queries[0], names, nodes), lines);
}

void QueriesTest::aSumWithoutANodeIsNone()
{
    const Query together{.of = {"load", {}}, .by = {}};
    Gatherer gatherer({together});
    const auto told = [](double value) { return Told{Parts{{"", Part{.value = value}}}}; };
    gatherer.tell("n1", told(1));
    gatherer.tell("n2", told(2));
    QCOMPARE(gatherer.close({"n1", "n2"}).begin()->second, 3.0);
    gatherer.tell("n1", told(1));
    QVERIFY(gatherer.close({"n1", "n2"}).empty()); // n2 is heard and did not tell
    gatherer.tell("n1", told(1));
    QCOMPARE(gatherer.close({"n1"}).begin()->second, 1.0);
}

void QueriesTest::theHighestLinesAreDrawn()
{
    PastLines all;
    for (int i = 0; i < 9; ++i) {
        all[{0, std::to_string(i)}] = {{1000, 8.0 - i}, {2000, 3.0 * i}};
    }
    const std::vector<LineKey> lines = chooseLines(all, 3);
    QCOMPARE(lines, (std::vector<LineKey>{{0, "6"}, {0, "7"}, {0, "8"}}));
}

void QueriesTest::whatIsNotReadIsCounted()
{
    schema::SeriesTable table{1, {}};
    for (std::size_t i = 0; i < QueryLinesMax + 6; ++i) {
        table.names.push_back("load{device=\"" + std::to_string(i) + "\"}");
        table.names.push_back("load{device=\"" + std::to_string(i) + "\",more=\"1\"}");
    }
    QueryReader reader({.of = {"load", {}}, .by = {"device"}}, "n1", std::chrono::seconds(1));
    const schema::Samples samples{1, std::vector<double>(table.names.size(), 1)};
    QCOMPARE(reader.read(table, samples, WallTime{1000}).size(), QueryLinesMax);
    QCOMPARE(reader.seriesLeftOut(), std::size_t{12});
    table = {2, {"load{device=\"1\"}"}};
    QCOMPARE(reader.read(table, {2, {1}}, WallTime{2000}).size(), std::size_t{1});
    QCOMPARE(reader.seriesLeftOut(), std::size_t{0});
}

void QueriesTest::metricsAreFoundByTyping()
{
    const std::vector<std::string> series{
        "node_load1", "own_thing{a=\"b\",c=\"d\"}", "own_thing{a=\"x\",c=\"d\"}",
        "http_request_duration_seconds_bucket{le=\"1\",proxy=\"w\"}"};
    const std::set<std::string> seen = metricsSeen(series);
    QCOMPARE(seen,
             (std::set<std::string>{"http_request_duration_seconds", "node_load1", "own_thing"}));
    const auto names = [&seen](const char* typed) {
        QStringList found;
        for (const shared::Row& row : metricRows(QString::fromLatin1(typed), seen)) {
            found.append(row.key);
        }
        return found;
    };
    QCOMPARE(names("own_thi"), QStringList(QStringLiteral("own_thing")));
    QCOMPARE(names("LOAD1").front(), QStringLiteral("node_load1")); // before load15, which none has
    QVERIFY(names("load").size() > 1); // by the meaning, too, and those that nobody has
    QVERIFY(names("nothing like it").isEmpty());
    QCOMPARE(labelsSeen(series, "own_thing"), (LabelValues{{"a", {"b", "x"}}, {"c", {"d"}}}));
    QCOMPARE(labelsSeen(series, "http_request_duration_seconds"), (LabelValues{{"proxy", {"w"}}}));
}

} // namespace bafar::test

using bafar::test::QueriesTest;
TEST_CLASS(QueriesTest)
#include "queries_test.moc"
