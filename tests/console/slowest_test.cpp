// The slowest upstreams: growth of histograms, the percentile within a bucket, what is too little
// to say anything; and what one route has on the map.
#include <QTest>

#include "core/topology/topology.h"
#include "tests/support/main.h"
#include "ui/load_balancer/route_map.h"
#include "ui/load_balancer/slowest.h"
#include "ui/load_balancer/slowest_panel.h"

namespace bafar::test {

using ui::load_balancer::Buckets;
using ui::load_balancer::DurationReader;
using ui::load_balancer::RouteThings;
using ui::load_balancer::Slowest;
using ui::load_balancer::SlowUpstream;
using ui::load_balancer::Word;

namespace contract = schema::load_balancer;

class SlowestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void percentiles_data();
    void percentiles();
    void slowestFirstAndOldOnesGo();
    void growthIsReadFromHistograms();
    void onlyWholeHistogramsAreAskedFor();
    void rowsSayWhatIsNotKnown();
    void aRouteOnTheMap_data();
    void aRouteOnTheMap();
};

static constexpr std::int64_t Now = 1'795'444'200'000;
static const double Inf = std::numeric_limits<double>::infinity();

static QString textOf(const SlowUpstream& one)
{
    return QStringLiteral("%1 %2 %3")
        .arg(QString::fromStdString(one.upstream))
        .arg(one.requests)
        .arg(one.p95 ? QStringLiteral("%1%2 ms")
                           .arg(QLatin1String(one.beyond ? ">" : ""))
                           .arg(static_cast<double>(one.p95->count()) / 1e6)
                     : QStringLiteral("-"));
}

void SlowestTest::percentiles_data()
{
    QTest::addColumn<Buckets>("buckets");
    QTest::addColumn<QString>("then");
    QTest::newRow("given too few, then nothing is known")
        << Buckets{{0.1, 19}, {Inf, 19}} << "web 19 -";
    QTest::newRow("given all in one bucket, then linear within it")
        << Buckets{{0.1, 0}, {0.2, 100}, {Inf, 100}} << "web 100 195 ms";
    QTest::newRow("given them spread, then the bucket of the 95th")
        << Buckets{{0.1, 90}, {0.2, 100}, {Inf, 100}} << "web 100 150 ms";
    QTest::newRow("given some beyond the last edge, then longer than that")
        << Buckets{{0.1, 50}, {10, 60}, {Inf, 100}} << "web 100 >10000 ms";
    QTest::newRow("given none, then no row") << Buckets{{0.1, 0}, {Inf, 0}} << "";
}

void SlowestTest::percentiles()
{
    QFETCH(const Buckets, buckets);
    QFETCH(const QString, then);
    Slowest slowest;
    slowest.add(Now - 1000, {{"web", buckets}});
    const auto rows = slowest.rows(Now);
    QCOMPARE(rows.empty() ? QString() : textOf(rows.front()), then);
}

void SlowestTest::slowestFirstAndOldOnesGo()
{
    Slowest slowest;
    const auto at = [](double edge, double count) {
        return Buckets{{edge / 2, 0}, {edge, count}, {Inf, count}};
    };
    slowest.add(Now - 16 * 60'000, {{"old", at(1, 100)}});
    slowest.add(Now - 60'000, {{"api", at(0.1, 50)}, {"web", at(1, 30)}, {"tiny", at(10, 3)}});
    slowest.add(Now - 1'000, {{"api", at(0.1, 50)}});
    QStringList all;
    for (const SlowUpstream& one : slowest.rows(Now)) {
        all.append(textOf(one));
    }
    QCOMPARE(all.join(QLatin1Char('|')), QStringLiteral("web 30 975 ms|api 100 97.5 ms|tiny 3 -"));
    QVERIFY(slowest.rows(Now + Slowest::LongMs + Slowest::StepMs).empty());
}

void SlowestTest::growthIsReadFromHistograms()
{
    const schema::SeriesTable table{
        1,
        {"node_load1",
         "http_request_duration_seconds_bucket{proxy=\"web\",code=\"2xx\",le=\"0.1\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",code=\"5xx\",le=\"0.1\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",code=\"2xx\",le=\"+Inf\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",code=\"2xx\",le=\"what\"}",
         "http_request_duration_seconds_count{proxy=\"web\",code=\"2xx\"}",
         "http_request_duration_seconds_bucket{proxy=\"web\",code=\"5xx\",le=\"+Inf\"}"}};
    QCOMPARE(DurationReader::wanted(table).size(), std::size_t{4});
    DurationReader reader;
    QVERIFY(reader.read(table, {1, {9, 10, 1, 12, 5, 12, 2}}, WallTime{Now}).empty());
    auto growth = reader.read(table, {1, {9, 15, 3, 18, 6, 18, 5}}, WallTime{Now + 1000});
    QCOMPARE(growth.at("web").at(0.1), 7.0); // both classes
    QCOMPARE(growth.at("web").at(Inf), 9.0);
    growth = reader.read(table, {1, {9, 1, 4, 19, 6, 19, 7}}, WallTime{Now + 2000});
    QCOMPARE(growth.at("web").at(0.1), 1.0);
    QCOMPARE(growth.at("web").at(Inf), 2.0); // one of 2xx went back: nothing of 2xx counts
    // Nothing grew, and then a pause.
    QVERIFY(reader.read(table, {1, {9, 1, 4, 19, 6, 19, 7}}, WallTime{Now + 3000}).empty());
    QVERIFY(reader.read(table, {1, {9, 2, 5, 20, 6, 20, 9}}, WallTime{Now + 90'000}).empty());
}

void SlowestTest::onlyWholeHistogramsAreAskedFor()
{
    schema::SeriesTable table{1, {}};
    const auto add = [&table](int upstream, const QString& edge) {
        table.names.push_back(
            QStringLiteral("http_request_duration_seconds_bucket{proxy=\"u%1\",code=\"2xx\",le="
                           "\"%2\"}")
                .arg(upstream)
                .arg(edge)
                .toStdString());
    };
    for (int upstream = 0; upstream < 30; ++upstream) {
        for (int edge = 1; edge <= 12; ++edge) {
            add(upstream, QString::number(edge));
        }
        if (upstream > 0) { // of the first the last edge is not known
            add(upstream, QStringLiteral("+Inf"));
        }
    }
    const std::vector<std::string> wanted = DurationReader::wanted(table);
    QCOMPARE(wanted.size(), std::size_t{23 * 13}); // the 24th would pass PastMax
    QVERIFY(wanted.front().find("\"u1\"") != std::string::npos);
    QVERIFY(wanted.back().find("+Inf") != std::string::npos);
    DurationReader reader;
    const std::vector<double> none(table.names.size(), 0);
    const std::vector<double> some(table.names.size(), 5);
    QVERIFY(reader.read(table, {1, none}, WallTime{Now}).empty());
    const auto growth = reader.read(table, {1, some}, WallTime{Now + 1000});
    QCOMPARE(growth.size(), std::size_t{29});
    QVERIFY(!growth.contains("u0"));
}

/// One node's word: web.example to "web", a service of two tasks, from the listener "http".
static contract::Status routed()
{
    contract::Status status;
    status.listeners.resize(2);
    status.listeners[0].id = "http";
    status.listeners[1].id = "inside";
    status.routes = {{"http", "web.example", "/", "web"},
                     {"http", "www.example", "/", "web"},
                     {"", "", "/static", "files"}};
    status.upstreams.resize(2);
    status.upstreams[0].id = "web";
    status.upstreams[0].service = "web";
    status.upstreams[0].servers.resize(2);
    status.upstreams[0].servers[0].name = "web.1";
    status.upstreams[0].servers[1].name = "web.2";
    status.upstreams[1].id = "files";
    return status;
}

void SlowestTest::rowsSayWhatIsNotKnown()
{
    const contract::Status status = routed();
    ui::load_balancer::SlowestModel model;
    model.setSlowest({{"web", 120, std::chrono::milliseconds(195), false},
                      {"files", 100, std::chrono::seconds(10), true},
                      {"gone", 3, {}, false}},
                     {Word{"n1", true, &status}});
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells.append(model.index(row, column).data().toString());
        }
        lines.append(cells.join(QLatin1Char('|')));
    }
    QCOMPARE(lines,
             (QStringList{QStringLiteral("web.example/ and 1 more|web|195 ms|120|on the map"),
                          QStringLiteral("*/static|files|more than 10 s|100|on the map"),
                          QStringLiteral("no route leads to it|gone|not known: too few "
                                         "requests|3|on the map")}));
}

void SlowestTest::aRouteOnTheMap_data()
{
    QTest::addColumn<QString>("upstream");
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("things");
    QTest::addColumn<QString>("first");
    QTest::newRow("given a route, then its listener, service and tasks")
        << "web"
        << "http"
        << "load_balancer/http services/web services/web.1"
        << "load_balancer/http";
    QTest::newRow("given one that is of every listener")
        << "files"
        << ""
        << "load_balancer/http load_balancer/inside"
        << "load_balancer/http";
    QTest::newRow("given an upstream that nobody knows, then nothing") << "gone"
                                                                       << ""
                                                                       << ""
                                                                       << "";
}

void SlowestTest::aRouteOnTheMap()
{
    QFETCH(const QString, upstream);
    QFETCH(const QString, listener);
    QFETCH(const QString, things);
    QFETCH(const QString, first);
    const contract::Status status = routed();
    topology::Topology map;
    for (const char* id : {"load_balancer/http", "load_balancer/inside", "services/web",
                           "services/web.1"}) { // the second task is not on the map yet
        map.places[id] = map.things.size();
        map.things.emplace_back();
        map.things.back().entity.id = id;
    }
    const RouteThings found = ui::load_balancer::routeThings(
        {Word{"n1", true, &status}}, map, upstream.toStdString(), listener.toStdString());
    QStringList all;
    for (const std::string& id : found.all) {
        all.append(QString::fromStdString(id));
    }
    QCOMPARE(all.join(QLatin1Char(' ')), things);
    QCOMPARE(QString::fromStdString(found.first), first);
}

} // namespace bafar::test

using bafar::test::SlowestTest;
TEST_CLASS(SlowestTest)
#include "slowest_test.moc"
