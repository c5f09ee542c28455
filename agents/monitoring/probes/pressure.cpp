#include "agents/monitoring/probes/pressure.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr double MicrosecondsPerSecond = 1e6;

struct Kind {
    std::string_view file;
    std::string_view line; ///< "some": at least one task waits; "full": none makes progress
    Family family;
};

constexpr std::array<Kind, 6> Kinds = {{
    {"/proc/pressure/cpu",
     "some",
     {"node_pressure_cpu_waiting_seconds_total", SeriesType::Counter,
      "Time in which some task waited for a processor.", "seconds"}},
    {"/proc/pressure/memory",
     "some",
     {"node_pressure_memory_waiting_seconds_total", SeriesType::Counter,
      "Time in which some task waited for memory.", "seconds"}},
    {"/proc/pressure/memory",
     "full",
     {"node_pressure_memory_stalled_seconds_total", SeriesType::Counter,
      "Time in which every task waited for memory.", "seconds"}},
    {"/proc/pressure/io",
     "some",
     {"node_pressure_io_waiting_seconds_total", SeriesType::Counter,
      "Time in which some task waited for a device.", "seconds"}},
    {"/proc/pressure/io",
     "full",
     {"node_pressure_io_stalled_seconds_total", SeriesType::Counter,
      "Time in which every task waited for a device.", "seconds"}},
    {"/proc/pressure/irq",
     "full",
     {"node_pressure_irq_stalled_seconds_total", SeriesType::Counter,
      "Time in which every task waited for interrupts.", "seconds"}},
}};

const std::vector<ProbeFile> Files = {{"/proc/pressure/cpu", false},
                                      {"/proc/pressure/memory", false},
                                      {"/proc/pressure/io", false},
                                      {"/proc/pressure/irq", false}};

/// The microseconds behind "total=" of the line that starts with `word`.
std::optional<std::uint64_t> totalOf(std::string_view text, std::string_view word)
{
    Scanner lines(text);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        const std::size_t total = line.rfind("total=");
        if (line.starts_with(word) && total != std::string_view::npos) {
            return wordAs<std::uint64_t>(line.substr(total + 6));
        }
    }
    return std::nullopt;
}

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    for (const Kind& kind : Kinds) {
        std::string_view text;
        for (std::size_t file = 0; file < Files.size(); ++file) {
            text = Files[file].path == kind.file ? reading.texts[file] : text;
        }
        if (text.empty()) {
            continue;
        }
        const auto total = totalOf(text, kind.line);
        if (!total) {
            return unexpectedText(kind.file, text);
        }
        const auto indexes =
            rows.find(kind.family.name, recorder, [&](std::vector<SeriesIndex>& made) {
                made.push_back(recorder.series(kind.family));
            });
        recorder.set(indexes[0], static_cast<double>(*total) / MicrosecondsPerSecond);
    }
    return {};
}

void describe(MetricList& list)
{
    for (const auto& one : Kinds) {
        list.add(one.family);
    }
}

} // namespace

Probe pressureProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"pressure", Files,
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
