#include "agents/monitoring/probes/time.h"

#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view Available =
    "/sys/devices/system/clocksource/clocksource0/available_clocksource";
constexpr std::string_view Current =
    "/sys/devices/system/clocksource/clocksource0/current_clocksource";
constexpr Family Now{"node_time_seconds", SeriesType::Gauge, "The system clock, Unix time.",
                     "seconds"};
constexpr Family Zone{"node_time_zone_offset_seconds", SeriesType::Gauge, "Local time minus UTC.",
                      "seconds"};
constexpr Family AvailableInfo{"node_time_clocksource_available_info", SeriesType::Gauge,
                               "Clock sources the kernel could use; always 1."};
constexpr Family CurrentInfo{"node_time_clocksource_current_info", SeriesType::Gauge,
                             "The clock source the kernel uses; always 1."};

void setSources(const Family& family, std::string_view text, Rows& rows, Recorder& recorder)
{
    rows.rewind();
    Scanner lines(text);
    Scanner scanner(lines.line());
    for (std::string_view source = scanner.word(); !source.empty(); source = scanner.word()) {
        const auto indexes = rows.find(source, recorder, [&](std::vector<SeriesIndex>& made) {
            made.push_back(recorder.series(family, {{"device", "0"}, {"clocksource", source}}));
        });
        recorder.set(indexes[0], 1);
    }
}

struct State {
    Rows now;
    Rows zone;
    Rows available;
    Rows current;
};

Result<void> parse(State& state, const Reading& reading, Recorder& recorder)
{
    state.now.rewind();
    state.zone.rewind();
    const HostFacts& facts = reading.facts;
    const auto now = state.now.find("now", recorder, [&](std::vector<SeriesIndex>& made) {
        made.push_back(recorder.series(Now));
    });
    recorder.set(now[0], static_cast<double>(facts.wall.unixMs) / 1000.0);
    const auto zone =
        state.zone.find(facts.timeZone, recorder, [&](std::vector<SeriesIndex>& made) {
            made.push_back(recorder.series(Zone, {{"time_zone", facts.timeZone}}));
        });
    recorder.set(zone[0], facts.timeZoneOffsetSeconds);
    setSources(AvailableInfo, reading.texts[0], state.available, recorder);
    setSources(CurrentInfo, reading.texts[1], state.current, recorder);
    return {};
}

void describe(MetricList& list)
{
    list.add(Now);
    list.add(Zone, "time_zone");
    list.add(AvailableInfo, "clocksource device");
    list.add(CurrentInfo, "clocksource device");
}

} // namespace

Probe timeProbe()
{
    auto state = std::make_shared<State>();
    return {"time",
            {{Available, false}, {Current, false}},
            [state](const Reading& reading, Recorder& recorder) {
                return parse(*state, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
