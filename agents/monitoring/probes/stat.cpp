#include "agents/monitoring/probes/stat.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/stat";

struct Line {
    std::string_view word;
    Family family;
};

constexpr std::array<Line, 6> Lines = {{
    {"intr", {"node_intr_total", SeriesType::Counter, "Interrupts serviced since boot."}},
    {"ctxt", {"node_context_switches_total", SeriesType::Counter, "Context switches since boot."}},
    {"btime",
     {"node_boot_time_seconds", SeriesType::Gauge, "When the node was booted, Unix time.",
      "seconds"}},
    {"processes",
     {"node_forks_total", SeriesType::Counter, "Processes and threads created since boot."}},
    {"procs_running", {"node_procs_running", SeriesType::Gauge, "Processes that could run now."}},
    {"procs_blocked", {"node_procs_blocked", SeriesType::Gauge, "Processes waiting for a device."}},
}};

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(reading.texts[0]);
    std::size_t understood = 0;
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        if (line.starts_with("cpu")) {
            continue;
        }
        Scanner scanner(line);
        const std::string_view word = scanner.word();
        const auto indexes = rows.find(word, recorder, [&](std::vector<SeriesIndex>& made) {
            for (const Line& known : Lines) {
                if (known.word == word) {
                    made.push_back(recorder.series(known.family));
                }
            }
        });
        if (indexes.empty()) {
            continue;
        }
        const auto value = scanner.number();
        if (!value) {
            return unexpectedText(File, line);
        }
        recorder.set(indexes[0], static_cast<double>(*value));
        ++understood;
    }
    return understood > 0 ? Result<void>{} : unexpectedText(File, reading.texts[0]);
}

void describe(MetricList& list)
{
    for (const auto& one : Lines) {
        list.add(one.family);
    }
}

} // namespace

Probe statProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"stat",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
