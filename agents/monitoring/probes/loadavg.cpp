#include "agents/monitoring/probes/loadavg.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/loadavg";
constexpr std::array<Family, 3> Families = {{
    {"node_load1", SeriesType::Gauge, "Tasks running or waiting, averaged over 1 minute."},
    {"node_load5", SeriesType::Gauge, "Tasks running or waiting, averaged over 5 minutes."},
    {"node_load15", SeriesType::Gauge, "Tasks running or waiting, averaged over 15 minutes."},
}};

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner scanner(reading.texts[0]);
    const auto indexes = rows.find("load", recorder, [&](std::vector<SeriesIndex>& made) {
        for (const Family& family : Families) {
            made.push_back(recorder.series(family));
        }
    });
    for (const SeriesIndex index : indexes) {
        const auto load = scanner.real();
        if (!load) {
            return unexpectedText(File, reading.texts[0]);
        }
        recorder.set(index, *load);
    }
    return {};
}

void describe(MetricList& list)
{
    for (const auto& one : Families) {
        list.add(one);
    }
}

} // namespace

Probe loadavgProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"loadavg",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
