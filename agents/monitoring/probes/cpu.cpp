#include "agents/monitoring/probes/cpu.h"

#include <algorithm>
#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/stat";
constexpr Family Seconds{"node_cpu_seconds_total", SeriesType::Counter,
                         "Processor time spent in each mode.", "seconds"};
constexpr Family GuestSeconds{
    "node_cpu_guest_seconds_total", SeriesType::Counter,
    "Processor time spent running guests, contained in user and nice time.", "seconds"};
constexpr std::array<std::string_view, 8> Modes = {"user",   "nice", "system",  "idle",
                                                   "iowait", "irq",  "softirq", "steal"};
constexpr std::array<std::string_view, 2> GuestModes = {"user", "nice"};
constexpr std::size_t Columns = Modes.size() + GuestModes.size();

/// The kernel's idle and iowait times may step back by a few ticks (proc(5)); a counter must not,
/// or every rate over it shows a reset. A larger step is a processor that was taken off and on.
constexpr std::uint64_t StepBackTicksMax = 300;
constexpr std::size_t NumberMax = 8192; ///< of a processor; higher ones are taken as they are read

struct State {
    Rows rows;
    std::vector<std::array<std::uint64_t, Columns>> highest; ///< by the processor's number
};

void registerRow(std::string_view cpu, Recorder& recorder, std::vector<SeriesIndex>& indexes)
{
    for (const std::string_view mode : Modes) {
        indexes.push_back(recorder.series(Seconds, {{"cpu", cpu}, {"mode", mode}}));
    }
    for (const std::string_view mode : GuestModes) {
        indexes.push_back(recorder.series(GuestSeconds, {{"cpu", cpu}, {"mode", mode}}));
    }
}

Result<void> parseLine(std::string_view line,
                       const Reading& reading,
                       State& state,
                       Recorder& recorder)
{
    Scanner scanner(line);
    const std::string_view cpu = scanner.word().substr(3);
    const auto indexes = state.rows.find(
        cpu, recorder, [&](std::vector<SeriesIndex>& made) { registerRow(cpu, recorder, made); });
    const std::size_t number = std::min(wordAs<std::size_t>(cpu).value_or(NumberMax), NumberMax);
    if (number >= state.highest.size()) {
        state.highest.resize(number + 1);
    }
    std::array<std::uint64_t, Columns> none{};
    auto& highest = number < NumberMax ? state.highest[number] : none;
    for (std::size_t column = 0; column < Columns; ++column) {
        const auto ticks = scanner.number();
        if (!ticks) {
            // Old kernels end the line before steal or guest time; user to idle are always there.
            return column > 3 && scanner.atEnd() ? Result<void>{} : unexpectedText(File, line);
        }
        const bool steppedBack =
            *ticks < highest[column] && highest[column] - *ticks <= StepBackTicksMax;
        highest[column] = steppedBack ? highest[column] : *ticks;
        recorder.set(indexes[column],
                     static_cast<double>(highest[column]) / reading.facts.ticksPerSecond);
    }
    return {};
}

Result<void> parse(State& state, const Reading& reading, Recorder& recorder)
{
    state.rows.rewind();
    Scanner lines(reading.texts[0]);
    bool any = false;
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        if (!line.starts_with("cpu")) {
            break; // the processors come first
        }
        if (line.starts_with("cpu ")) {
            continue; // the sum of all
        }
        if (auto parsed = parseLine(line, reading, state, recorder); !parsed) {
            return parsed;
        }
        any = true;
    }
    return any ? Result<void>{} : unexpectedText(File, reading.texts[0]);
}

void describe(MetricList& list)
{
    list.add(Seconds, "cpu mode");
    list.add(GuestSeconds, "cpu mode");
}

} // namespace

Probe cpuProbe()
{
    auto state = std::make_shared<State>();
    return {"cpu",
            {{File}},
            [state](const Reading& reading, Recorder& recorder) {
                return parse(*state, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
