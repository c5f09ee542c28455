#include "agents/monitoring/probes/process.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/self/stat";
constexpr std::string_view HostFile = "/proc/stat";

constexpr std::array<Family, 7> Families = {{
    {"process_cpu_seconds_total", SeriesType::Counter, "Processor time this agent has used.",
     "seconds"},
    {"process_resident_memory_bytes", SeriesType::Gauge, "Memory this agent holds in RAM.",
     "bytes"},
    {"process_virtual_memory_bytes", SeriesType::Gauge, "Address space this agent uses.", "bytes"},
    {"process_start_time_seconds", SeriesType::Gauge, "When this agent was started, Unix time.",
     "seconds"},
    {"process_open_fds", SeriesType::Gauge, "Files and sockets this agent has open."},
    {"process_max_fds", SeriesType::Gauge, "Files and sockets this agent may have open."},
    {"process_virtual_memory_max_bytes", SeriesType::Gauge, "Address space this agent may use.",
     "bytes"},
}};

/// Positions in proc(5)'s table, counted from the state, which follows the bracketed name.
struct Fields {
    std::uint64_t userTicks = 0;
    std::uint64_t systemTicks = 0;
    std::uint64_t startTicks = 0;
    std::uint64_t virtualBytes = 0;
    std::uint64_t residentPages = 0;
};

std::optional<Fields> fieldsOf(std::string_view text)
{
    const std::size_t name = text.rfind(')'); // the name itself may contain brackets and blanks
    if (name == std::string_view::npos) {
        return std::nullopt;
    }
    Scanner scanner(text.substr(name + 1));
    std::array<std::string_view, 22> words;
    for (std::string_view& word : words) {
        word = scanner.word();
    }
    const auto user = wordAs<std::uint64_t>(words[11]);
    const auto system = wordAs<std::uint64_t>(words[12]);
    const auto start = wordAs<std::uint64_t>(words[19]);
    const auto size = wordAs<std::uint64_t>(words[20]);
    const auto resident = wordAs<std::uint64_t>(words[21]);
    if (!user || !system || !start || !size || !resident) {
        return std::nullopt;
    }
    return Fields{*user, *system, *start, *size, *resident};
}

double bootSeconds(std::string_view hostStat)
{
    const std::size_t line = hostStat.find("\nbtime ");
    if (line == std::string_view::npos) {
        return Absent;
    }
    Scanner lines(hostStat.substr(line + 7));
    const auto value = wordAs<std::uint64_t>(lines.line());
    return value ? static_cast<double>(*value) : Absent;
}

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    const auto fields = fieldsOf(reading.texts[0]);
    if (!fields) {
        return unexpectedText(File, reading.texts[0]);
    }
    rows.rewind();
    const auto indexes = rows.find("process", recorder, [&](std::vector<SeriesIndex>& made) {
        for (const Family& family : Families) {
            made.push_back(recorder.series(family));
        }
    });
    const HostFacts& facts = reading.facts;
    const std::array<double, Families.size()> values = {
        static_cast<double>(fields->userTicks + fields->systemTicks) / facts.ticksPerSecond,
        static_cast<double>(fields->residentPages) * facts.pageBytes,
        static_cast<double>(fields->virtualBytes),
        bootSeconds(reading.texts[1]) +
            static_cast<double>(fields->startTicks) / facts.ticksPerSecond,
        facts.openDescriptors,
        facts.descriptorsMax,
        facts.virtualMemoryMaxBytes,
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        recorder.set(indexes[i], values[i]);
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

Probe processProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"process",
            {{File}, {HostFile}},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
