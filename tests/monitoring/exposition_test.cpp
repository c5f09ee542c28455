// The page against prometheus-cpp's serializer, against OpenMetrics' rules, and by example.
// It is larger than the budget because the three are ways to read the same page.
#include "agents/monitoring/exposition.h"

#include <prometheus/text_serializer.h>

#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "tests/monitoring/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using monitoring::Exposition;
using monitoring::PageFormat;

struct Sampled {
    SeriesTable table;
    Sample sample;

    void add(Series series, double value)
    {
        const auto index = table.add(std::move(series));
        sample.values.resize(table.size(), Absent);
        sample.values[index] = value;
        sample.revision = table.revision();
    }
};

std::string page(PageFormat format, const Sampled& sampled)
{
    Exposition exposition(format);
    return std::string(exposition.render(sampled.table, sampled.sample));
}

/// What prometheus-cpp writes for the same sample, families by name.
std::string oracle(const Sampled& sampled)
{
    std::map<std::string, prometheus::MetricFamily> families;
    std::map<std::string, std::map<std::string, prometheus::ClientMetric>> metrics;
    for (SeriesIndex index = 0; index < sampled.table.size(); ++index) {
        const Series& series = sampled.table.at(index);
        if (std::isnan(sampled.sample.value(index))) {
            continue;
        }
        prometheus::MetricFamily& family = families[series.name];
        family.name = series.name;
        family.help = series.help;
        family.type = series.type == SeriesType::Counter ? prometheus::MetricType::Counter
                      : series.type == SeriesType::Gauge ? prometheus::MetricType::Gauge
                                                         : prometheus::MetricType::Untyped;
        prometheus::ClientMetric metric;
        for (const Label& label : series.labels) {
            metric.label.push_back({label.name, label.value});
        }
        const double value = sampled.sample.value(index);
        metric.counter.value = value;
        metric.gauge.value = value;
        metric.untyped.value = value;
        metrics[series.name][sampled.table.keyOf(index)] = std::move(metric);
    }
    std::vector<prometheus::MetricFamily> list;
    for (auto& [name, family] : families) {
        for (auto& [key, metric] : metrics[name]) {
            family.metric.push_back(std::move(metric));
        }
        list.push_back(std::move(family));
    }
    return prometheus::TextSerializer().Serialize(list);
}

/// Lines with their numbers read: both write the same number with more or fewer digits.
QStringList comparable(const std::string& text)
{
    QStringList lines;
    for (const QString& line :
         QString::fromStdString(text).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QLatin1Char('#'))) {
            lines.append(line);
            continue;
        }
        const qsizetype space = line.lastIndexOf(QLatin1Char(' '));
        lines.append(line.left(space + 1) +
                     QString::number(line.mid(space + 1).toDouble(), 'g', 14));
    }
    return lines;
}

} // namespace

class ExpositionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameAsPrometheusCpp();
    void escapes();
    void leavesOutWhatIsAbsent();
    void writesOpenMetrics();
    void writesNumbers_data();
    void writesNumbers();
    void numbersReadBackTheSame();
    void keepsAHistogramTogether();
    void choosesTheFormat_data();
    void choosesTheFormat();
    void followsTheTable();
    void satisfiesPromtool();
};

void ExpositionTest::saysTheSameAsPrometheusCpp()
{
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    Sampled sampled;
    sampled.sample = host.sample(probes);
    sampled.table = probes.table();
    sampled.add({"odd", {{"l", "back\\slash \"quote\" new\nline"}}, "odd", "", SeriesType::Gauge},
                1e300);
    sampled.add({"odd", {{"l", "m"}}, "odd", "", SeriesType::Gauge},
                std::numeric_limits<double>::infinity());
    const QStringList expected = comparable(oracle(sampled));
    QVERIFY(expected.size() > 700);
    QCOMPARE(comparable(page(PageFormat::Text, sampled)), expected);
}

void ExpositionTest::escapes()
{
    Sampled sampled;
    sampled.add({"a", {{"l", "b\\ \" \n"}}, "help \\ \" \n end", "", SeriesType::Untyped}, 1);
    QCOMPARE(page(PageFormat::Text, sampled),
             std::string(
                 "# HELP a help \\\\ \" \\n end\n# TYPE a untyped\na{l=\"b\\\\ \\\" \\n\"} 1\n"));
    QCOMPARE(page(PageFormat::OpenMetrics, sampled),
             std::string("# HELP a help \\\\ \\\" \\n end\n# TYPE a unknown\na{l=\"b\\\\ \\\" "
                         "\\n\"} 1\n# EOF\n"));
}

void ExpositionTest::leavesOutWhatIsAbsent()
{
    Sampled sampled;
    sampled.add({"gone", {}, "h", "", SeriesType::Gauge}, Absent);
    sampled.add({"x", {{"a", "1"}}, "h", "", SeriesType::Gauge}, Absent);
    sampled.add({"y", {}, "h", "", SeriesType::Gauge}, 5);
    sampled.add({"x", {{"a", "2"}}, "h", "", SeriesType::Gauge}, 4);
    QCOMPARE(
        page(PageFormat::Text, sampled),
        std::string("# HELP x h\n# TYPE x gauge\nx{a=\"2\"} 4\n# HELP y h\n# TYPE y gauge\ny 5\n"));
}

void ExpositionTest::writesOpenMetrics()
{
    Sampled sampled;
    sampled.add({"cpu_seconds_total", {}, "h", "seconds", SeriesType::Counter}, 5.5);
    sampled.add({"misnamed", {}, "h", "", SeriesType::Counter}, 6);
    sampled.add({"speed_bytes", {}, "h", "bytes", SeriesType::Gauge}, 7);
    sampled.add({"state", {}, "h", "seconds", SeriesType::Gauge}, 8);
    QCOMPARE(page(PageFormat::OpenMetrics, sampled),
             std::string("# HELP cpu_seconds h\n# TYPE cpu_seconds counter\n# UNIT cpu_seconds "
                         "seconds\ncpu_seconds_total 5.5\n"
                         "# HELP misnamed h\n# TYPE misnamed unknown\nmisnamed 6\n"
                         "# HELP speed_bytes h\n# TYPE speed_bytes gauge\n# UNIT speed_bytes "
                         "bytes\nspeed_bytes 7\n"
                         "# HELP state h\n# TYPE state gauge\nstate 8\n# EOF\n"));
    QCOMPARE(page(PageFormat::OpenMetrics, {}), std::string("# EOF\n"));
}

void ExpositionTest::writesNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("minus zero") << -0.0 << "0";
    QTest::newRow("an integer") << 252790972416.0 << "252790972416";
    QTest::newRow("a negative integer") << -125000.0 << "-125000";
    QTest::newRow("a fraction") << 0.01 << "0.01";
    QTest::newRow("a third") << 1.0 / 3 << "0.3333333333333333";
    QTest::newRow("2^64") << 18446744073709551615.0 << "18446744073709551616";
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity() << "+Inf";
    QTest::newRow("minus infinity") << -std::numeric_limits<double>::infinity() << "-Inf";
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << "NaN";
}

void ExpositionTest::writesNumbers()
{
    QFETCH(const double, value);
    QFETCH(const QString, text);
    char out[monitoring::NumberBytesMax];
    const char* end = monitoring::writeNumber(value, out);
    QCOMPARE(QString::fromLatin1(out, end - out), text);
}

void ExpositionTest::numbersReadBackTheSame()
{
    Random random(9);
    for (int round = 0; round < 100000; ++round) {
        const double value = round % 2 == 0
                                 ? std::bit_cast<double>(random.next())
                                 : static_cast<double>(random.next() >> random.below(64)) / 1000;
        if (!std::isfinite(value)) {
            continue;
        }
        char out[monitoring::NumberBytesMax];
        char* end = monitoring::writeNumber(value, out);
        QVERIFY(end <= out + monitoring::NumberBytesMax);
        bool ok = false;
        const double back = QByteArray(out, end - out).toDouble(&ok);
        QVERIFY(ok && back == value);
    }
}

void ExpositionTest::keepsAHistogramTogether()
{
    Sampled sampled;
    const auto add = [&](const char* name, std::vector<Label> labels, double value) {
        sampled.add({name, std::move(labels), "h", "seconds", SeriesType::Histogram}, value);
    };
    add("d_seconds_count", {{"p", "a"}}, 3);
    add("d_seconds_sum", {{"p", "a"}}, 1.5);
    add("d_seconds_bucket", {{"le", "+Inf"}, {"p", "a"}}, 3);
    add("d_seconds_bucket", {{"le", "10"}, {"p", "a"}}, 2);
    add("d_seconds_bucket", {{"le", "2.5"}, {"p", "a"}}, 1);
    sampled.add({"d_seconds_c", {}, "h", "", SeriesType::Gauge}, 4); // sorts between its parts
    const std::string lines = "d_seconds_bucket{le=\"2.5\",p=\"a\"} 1\n"
                              "d_seconds_bucket{le=\"10\",p=\"a\"} 2\n"
                              "d_seconds_bucket{le=\"+Inf\",p=\"a\"} 3\n"
                              "d_seconds_sum{p=\"a\"} 1.5\n"
                              "d_seconds_count{p=\"a\"} 3\n";
    QCOMPARE(page(PageFormat::Text, sampled),
             "# HELP d_seconds h\n# TYPE d_seconds histogram\n" + lines +
                 "# HELP d_seconds_c h\n# TYPE d_seconds_c gauge\nd_seconds_c 4\n");
}

void ExpositionTest::choosesTheFormat_data()
{
    QTest::addColumn<QString>("accept");
    QTest::addColumn<bool>("open");
    QTest::newRow("given nothing, then text") << "" << false;
    QTest::newRow("given anything, then text") << "*/*" << false;
    QTest::newRow("given what Prometheus 2.42 sends, then OpenMetrics")
        << "application/openmetrics-text;version=1.0.0,application/"
           "openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"
        << true;
    QTest::newRow("given OpenMetrics without version, then it")
        << "application/openmetrics-text" << true;
    QTest::newRow("given blanks, then it")
        << "text/html, application/openmetrics-text ; version=1.0.0 ; charset=utf-8" << true;
    QTest::newRow("given a version nobody knows, then text")
        << "application/openmetrics-text; version=9.0.0; q=0.9" << false;
    QTest::newRow("given it refused, then text")
        << "application/openmetrics-text; q=0, text/plain" << false;
    QTest::newRow("given a longer name, then text") << "application/openmetrics-textual" << false;
}

void ExpositionTest::choosesTheFormat()
{
    QFETCH(const QString, accept);
    QFETCH(const bool, open);
    QCOMPARE(monitoring::pageFormatFor(accept.toStdString()) == PageFormat::OpenMetrics, open);
}

void ExpositionTest::followsTheTable()
{
    Sampled sampled;
    sampled.add({"b", {}, "h", "", SeriesType::Gauge}, 1);
    Exposition exposition(PageFormat::Text);
    QCOMPARE(std::string(exposition.render(sampled.table, sampled.sample)),
             std::string("# HELP b h\n# TYPE b gauge\nb 1\n"));
    sampled.add({"a", {}, "h", "", SeriesType::Gauge}, 2);
    QCOMPARE(std::string(exposition.render(sampled.table, sampled.sample)),
             std::string("# HELP a h\n# TYPE a gauge\na 2\n# HELP b h\n# TYPE b gauge\nb 1\n"));
}

void ExpositionTest::satisfiesPromtool()
{
    const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
    if (promtool.isEmpty()) {
        QSKIP("promtool is not installed (Debian package prometheus)");
    }
    const Host host = Host::captured();
    monitoring::ProbeSet probes(monitoring::allProbes());
    Sampled sampled;
    sampled.sample = host.sample(probes);
    sampled.table = probes.table();
    QProcess check;
    check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
    QVERIFY(check.waitForStarted());
    const std::string text = page(PageFormat::Text, sampled);
    check.write(text.data(), static_cast<qint64>(text.size()));
    check.closeWriteChannel();
    QVERIFY(check.waitForFinished());
    for (const QByteArray& line : check.readAllStandardError().split('\n')) {
        // node_exporter's own page has these too: the kernel's names are in it as they are.
        const bool theirs =
            line.isEmpty() ||
            ((line.startsWith("node_memory_") || line.startsWith("node_netstat_")) &&
             line.contains("camelCase"));
        QVERIFY2(theirs, line.constData());
    }
}

TEST_CLASS(ExpositionTest)

} // namespace bafar::test

#include "exposition_test.moc"
