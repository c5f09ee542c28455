#include "agents/monitoring/probes/meminfo.h"

#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/meminfo";
constexpr double BytesPerKilobyte = 1024;

/// "Active(anon)" as a part of a metric name: "Active_anon".
std::string nameOf(std::string_view field)
{
    std::string name;
    for (const char letter : field) {
        if (letter == '(') {
            name += '_';
        } else if (letter != ')') {
            name += letter;
        }
    }
    return name;
}

SeriesIndex registerField(std::string_view field, bool inBytes, Recorder& recorder)
{
    const std::string name = "node_memory_" + nameOf(field) + (inBytes ? "_bytes" : "");
    return recorder.named(name, SeriesType::Gauge,
                          "The kernel's " + std::string(field) + ", see proc(5) under meminfo.",
                          inBytes ? "bytes" : "", {});
}

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(reading.texts[0]);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        Scanner scanner(line);
        const std::string_view field = scanner.until(':');
        const auto value = scanner.number();
        if (!value) {
            return unexpectedText(File, line);
        }
        const bool inBytes = scanner.word() == "kB";
        const auto indexes = rows.find(field, recorder, [&](std::vector<SeriesIndex>& made) {
            made.push_back(registerField(field, inBytes, recorder));
        });
        recorder.set(indexes[0], static_cast<double>(*value) * (inBytes ? BytesPerKilobyte : 1));
    }
    return {};
}

void describe(MetricList& list)
{
    list.add({"node_memory_<Field>_bytes", SeriesType::Gauge, "", "bytes",
              "A field of /proc/meminfo that is in kB, see proc(5)."});
    list.add({"node_memory_<Field>", SeriesType::Gauge, "", "",
              "A field of /proc/meminfo that is a number, see proc(5)."});
}

} // namespace

Probe meminfoProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"meminfo",
            {{File}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
