// The reference page of metrics: what it holds, and that it finds what is not described.
#include "agents/series/metric_list.h"

#include <QObject>
#include <QRegularExpression>
#include <QTest>

#include "agents/monitoring/probes.h"
#include "agents/node/concepts.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

constexpr Family Plain{"cats", SeriesType::Gauge, "Cats."};
constexpr Family Bucket{"naps_seconds_bucket", SeriesType::Histogram, "Naps.", "seconds"};

MetricList cats()
{
    MetricList list;
    list.add(Plain, "(colour) house");
    list.add(Bucket, "(le)");
    list.add({"cat_<Part>", SeriesType::Gauge, "", "", "A part."});
    list.add({"cat_<Part>_bytes", SeriesType::Gauge, "", "bytes", "A part in bytes."});
    list.add({"cat_tail", SeriesType::Counter, "", "", "The tail."});
    return list;
}

} // namespace

class MetricListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheReferencePage();
    void saysAllOfEachName();
    void findsTheRowOf_data();
    void findsTheRowOf();
    void tellsWhatIsNotDescribed_data();
    void tellsWhatIsNotDescribed();
    void describesAllThatProbesSet();
};

void MetricListTest::isTheReferencePage()
{
    const std::string difference = goldenDifference("metrics.md", node::metricList().page());
    QVERIFY2(difference.empty(), difference.c_str());
}

void MetricListTest::saysAllOfEachName()
{
    const MetricList list = node::metricList();
    QVERIFY(list.rows().size() > 400);
    const QRegularExpression form(
        QStringLiteral("^[a-zA-Z_][a-zA-Z0-9_]*(<[A-Za-z_]+>[A-Za-z_]*)?$"));
    for (const MetricRow& row : list.rows()) {
        QVERIFY2(form.match(QString::fromStdString(row.name)).hasMatch(), row.name.c_str());
        QVERIFY2(!row.help.empty() && row.help.find('|') == std::string::npos, row.name.c_str());
        const bool own = row.name.starts_with("bafar_");
        const bool counter = row.type == SeriesType::Counter;
        QVERIFY2(!own || row.name.ends_with("_total") == counter, row.name.c_str());
    }
}

void MetricListTest::findsTheRowOf_data()
{
    QTest::addColumn<QString>("row");
    QTest::newRow("cats") << QStringLiteral("cats");
    QTest::newRow("naps_seconds_count") << QStringLiteral("naps_seconds");
    QTest::newRow("naps_seconds_bucket") << QStringLiteral("naps_seconds");
    QTest::newRow("cat_paw") << QStringLiteral("cat_<Part>");
    QTest::newRow("cat_paw_bytes") << QStringLiteral("cat_<Part>_bytes");
    QTest::newRow("cat_tail") << QStringLiteral("cat_tail");
    QTest::newRow("cat_") << QString();
    QTest::newRow("dogs") << QString();
}

void MetricListTest::findsTheRowOf()
{
    QFETCH(const QString, row);
    const MetricList list = cats();
    const MetricRow* found = list.find(QTest::currentDataTag());
    QCOMPARE(found == nullptr ? QString() : QString::fromStdString(found->name), row);
}

void MetricListTest::tellsWhatIsNotDescribed_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("fault");
    const int gauge = static_cast<int>(SeriesType::Gauge);
    const auto row = [](const char* given, int type, const char* name, const char* label,
                        const char* fault) {
        QTest::newRow(given) << type << QString::fromUtf8(name) << QString::fromUtf8(label)
                             << QString::fromUtf8(fault);
    };
    row("given what is described, nothing", gauge, "cats", "house", "");
    row("given another name", gauge, "dogs", "house", "dogs: not described\n");
    row("given another type", static_cast<int>(SeriesType::Counter), "cats", "house",
        "cats: is a counter\n");
    row("given another label", gauge, "cats", "street", "cats: label street is not described\n");
    row("given too few labels", gauge, "cats", "colour", "cats: label house is missing\n");
    row("given no unit where one is", gauge, "cat_paw_bytes", "",
        "cat_paw_bytes: its unit is \"\"\n");
}

void MetricListTest::tellsWhatIsNotDescribed()
{
    QFETCH(const int, type);
    QFETCH(const QString, name);
    QFETCH(const QString, label);
    QFETCH(const QString, fault);
    SeriesTable table;
    Series series{name.toStdString(), {}, "Help.", {}, static_cast<SeriesType>(type)};
    if (!label.isEmpty()) {
        series.labels.push_back({label.toStdString(), "x"});
    }
    table.add(series);
    QCOMPARE(QString::fromStdString(undescribed(table, cats())), fault);
}

void MetricListTest::describesAllThatProbesSet()
{
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    (void)host.sample(probes);
    const std::string faults = undescribed(probes.table(), node::metricList());
    QVERIFY2(faults.empty(), faults.c_str());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MetricListTest)
#include "metric_list_test.moc"
