#include "tests/monitoring/fixture.h"

#include <QFile>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "agents/monitoring/probes/filesystem.h"

namespace bafar::test {

using namespace std::chrono_literals;

QByteArray fixture(const std::string& name)
{
    const QString path = qEnvironmentVariable("BAFAR_SOURCE_DIR") +
                         QStringLiteral("/tests/monitoring/fixtures/") +
                         QString::fromStdString(name);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "cannot read %s; is BAFAR_SOURCE_DIR set?\n", qPrintable(path));
        std::_Exit(1); // qFatal() inside a test prints stacks for minutes
    }
    return file.readAll();
}

Host Host::captured()
{
    Host host;
    const monitoring::ProbeSet probes(monitoring::allProbes());
    for (const std::string& path : probes.files()) {
        std::string name = path.substr(1);
        std::replace(name.begin(), name.end(), '/', '_');
        // The capture's kernel has no irq pressure.
        host.texts[path] =
            path == "/proc/pressure/irq" ? "" : fixture("host/" + name + ".txt").toStdString();
    }
    QByteArray hex = fixture("host/links.hex");
    hex.replace('\n', ' ');
    host.facts.links = fromHex(hex.toStdString()).value();
    host.facts.linkSpeeds["eth0"] = {-1, 0xff};
    host.facts.wall = {1795447955123};
    host.facts.filesystems = {{"/dev/vda", "/", "ext4", 270553174016.0, 252790972416.0,
                               84983078912.0, 16777216, 16359355}};
    host.facts.system = {"Linux", "6.18.44", "#1 SMP", "x86_64", "vm", "(none)"};
    host.facts.clock.known = true;
    host.facts.clock.status = 64;
    host.facts.clock.maximumErrorUs = 16000000;
    host.facts.clock.estimatedErrorUs = 16000000;
    host.facts.clock.constant = 2;
    host.facts.clock.ppsFrequency = 2LL * 65536 * 1000000;
    host.facts.clock.tickUs = 10000;
    host.facts.openDescriptors = 40;
    host.facts.descriptorsMax = 1024;
    host.facts.virtualMemoryMaxBytes = 18446744073709551615.0;
    return host;
}

const Sample& Host::sample(monitoring::ProbeSet& probes, int second) const
{
    // Kept apart from the sampling, whose allocations a test counts.
    static std::vector<std::string_view> views;
    views.clear();
    for (const std::string& path : probes.files()) {
        views.emplace_back(texts.find(path)->second);
    }
    static const std::function<std::uint64_t()> Stopwatch = [] { return std::uint64_t{0}; };
    return probes.take(Instant(Duration(second * 1s)), facts, views, Stopwatch);
}

double valueOf(const monitoring::ProbeSet& probes, const Sample& sample, const std::string& key)
{
    return sample.value(probes.table().find(key));
}

Series seriesOf(const std::string& key)
{
    Series series;
    const std::size_t open = key.find('{');
    series.name = key.substr(0, open);
    series.type = series.name.ends_with("_total") ? SeriesType::Counter : SeriesType::Gauge;
    for (std::size_t at = open; at != std::string::npos && at + 1 < key.size();) {
        const std::size_t equals = key.find("=\"", at);
        const std::size_t end = key.find('"', equals + 2);
        series.labels.push_back(
            {key.substr(at + 1, equals - at - 1), key.substr(equals + 2, end - equals - 2)});
        at = key.find(',', end);
    }
    return series;
}

monitoring::FramePtr frameOf(const std::vector<std::pair<Series, double>>& content,
                             Instant at,
                             WallTime wall)
{
    auto table = std::make_shared<SeriesTable>();
    auto frame = std::make_shared<monitoring::Frame>();
    for (const auto& [series, value] : content) {
        const SeriesIndex index = table->add(series);
        frame->sample.values.resize(table->size(), Absent);
        frame->sample.values[index] = value;
    }
    frame->sample.at = at;
    frame->sample.wall = wall;
    frame->sample.revision = table->revision();
    frame->table = std::move(table);
    frame->hostname = "n1.lab";
    frame->kernel = "6.1.0";
    frame->system = "Debian GNU/Linux 12 (bookworm)";
    return frame;
}

} // namespace bafar::test
