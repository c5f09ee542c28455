#include "agents/monitoring/probes/timex.h"

#include <array>
#include <memory>

namespace bafar::monitoring {
namespace {

constexpr std::uint32_t StatusNano = 0x2000;            // STA_NANO: offset, jitter in nanoseconds
constexpr int StateError = 5;                           // TIME_ERROR
constexpr double PartsPerMillionScaled = 65536.0 * 1e6; // frequencies are ppm with 16 binary digits

constexpr std::array<Family, 17> Families = {{
    {"node_timex_offset_seconds", SeriesType::Gauge, "Reference clock minus system clock.",
     "seconds"},
    {"node_timex_frequency_adjustment_ratio", SeriesType::Gauge,
     "How much faster than its hardware the clock runs; 1: not adjusted."},
    {"node_timex_maxerror_seconds", SeriesType::Gauge, "The clock's error at most.", "seconds"},
    {"node_timex_estimated_error_seconds", SeriesType::Gauge, "The clock's error as estimated.",
     "seconds"},
    {"node_timex_status", SeriesType::Gauge, "The kernel's STA_ bits."},
    {"node_timex_loop_time_constant", SeriesType::Gauge, "Time constant of the phase-locked loop."},
    {"node_timex_tick_seconds", SeriesType::Gauge, "Seconds a clock tick.", "seconds"},
    {"node_timex_pps_frequency_hertz", SeriesType::Gauge,
     "Frequency of the pulse-per-second signal.", "hertz"},
    {"node_timex_pps_jitter_seconds", SeriesType::Gauge, "Jitter of the pulse-per-second signal.",
     "seconds"},
    {"node_timex_pps_shift_seconds", SeriesType::Gauge, "Interval of the pulse-per-second signal.",
     "seconds"},
    {"node_timex_pps_stability_hertz", SeriesType::Gauge,
     "Stability of the pulse-per-second signal.", "hertz"},
    {"node_timex_pps_jitter_total", SeriesType::Counter, "Pulses whose jitter was too large."},
    {"node_timex_pps_calibration_total", SeriesType::Counter,
     "Calibration intervals of the pulse-per-second signal."},
    {"node_timex_pps_error_total", SeriesType::Counter,
     "Calibration errors of the pulse-per-second signal."},
    {"node_timex_pps_stability_exceeded_total", SeriesType::Counter,
     "Intervals whose frequency moved too far."},
    {"node_timex_tai_offset_seconds", SeriesType::Gauge, "International Atomic Time minus UTC.",
     "seconds"},
    {"node_timex_sync_status", SeriesType::Gauge,
     "1: the clock follows a reference; 0: it runs free."},
}};

Result<void> parse(Rows& rows, const Reading& reading, Recorder& recorder)
{
    const ClockDiscipline& clock = reading.facts.clock;
    if (!clock.known) {
        return {}; // a hardened service may not ask for it: absent, and nothing is wrong
    }
    rows.rewind();
    const auto indexes = rows.find("timex", recorder, [&](std::vector<SeriesIndex>& made) {
        for (const Family& family : Families) {
            made.push_back(recorder.series(family));
        }
    });
    const double unit = (clock.status & StatusNano) != 0 ? 1e9 : 1e6;
    const auto real = [](std::int64_t value) { return static_cast<double>(value); };
    const std::array<double, Families.size()> values = {
        real(clock.offset) / unit,
        1.0 + real(clock.frequency) / PartsPerMillionScaled,
        real(clock.maximumErrorUs) / 1e6,
        real(clock.estimatedErrorUs) / 1e6,
        static_cast<double>(clock.status),
        real(clock.constant),
        real(clock.tickUs) / 1e6,
        real(clock.ppsFrequency) / PartsPerMillionScaled,
        real(clock.jitter) / unit,
        real(clock.shift),
        real(clock.stability) / PartsPerMillionScaled,
        real(clock.jitterCount),
        real(clock.calibrationCount),
        real(clock.errorCount),
        real(clock.stabilityCount),
        real(clock.taiOffset),
        clock.state == StateError ? 0.0 : 1.0,
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

Probe timexProbe()
{
    auto rows = std::make_shared<Rows>();
    return {"timex",
            {},
            [rows](const Reading& reading, Recorder& recorder) {
                return parse(*rows, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
