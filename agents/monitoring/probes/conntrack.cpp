#include "agents/monitoring/probes/conntrack.h"

#include <array>
#include <memory>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::array<std::string_view, 3> Files = {"/proc/sys/net/netfilter/nf_conntrack_count",
                                                   "/proc/sys/net/netfilter/nf_conntrack_max",
                                                   "/proc/net/stat/nf_conntrack"};
constexpr std::array<Family, 2> Gauges = {{
    {"node_nf_conntrack_entries", SeriesType::Gauge, "Connections tracked now."},
    {"node_nf_conntrack_entries_limit", SeriesType::Gauge, "Connections that may be tracked."},
}};

struct Statistic {
    std::string_view column;
    Family family;
};

constexpr std::array<Statistic, 8> Statistics = {{
    {"found",
     {"node_nf_conntrack_stat_found", SeriesType::Gauge, "Look-ups that found a connection."}},
    {"invalid",
     {"node_nf_conntrack_stat_invalid", SeriesType::Gauge, "Packets that could not be tracked."}},
    {"ignore",
     {"node_nf_conntrack_stat_ignore", SeriesType::Gauge,
      "Packets that belonged to a tracked connection already."}},
    {"insert", {"node_nf_conntrack_stat_insert", SeriesType::Gauge, "Connections added."}},
    {"insert_failed",
     {"node_nf_conntrack_stat_insert_failed", SeriesType::Gauge,
      "Connections that could not be added."}},
    {"drop",
     {"node_nf_conntrack_stat_drop", SeriesType::Gauge,
      "Packets dropped because tracking failed."}},
    {"early_drop",
     {"node_nf_conntrack_stat_early_drop", SeriesType::Gauge,
      "Connections forgotten early because the table was full."}},
    {"search_restart",
     {"node_nf_conntrack_stat_search_restart", SeriesType::Gauge,
      "Look-ups begun again because the table was resized."}},
}};

/// Columns of the statistics file that can be told apart; it has 17 (Linux 6.x).
constexpr std::size_t ColumnsMax = 32;

struct State {
    Rows gauges;
    Rows statistics;
};

Result<void> parseGauge(std::size_t which, std::string_view text, Rows& rows, Recorder& recorder)
{
    if (text.empty()) {
        return {}; // no connection tracking on this host
    }
    Scanner lines(text);
    const auto value = wordAs<std::uint64_t>(lines.line());
    if (!value) {
        return unexpectedText(Files[which], text);
    }
    const auto indexes = rows.find(Files[which], recorder, [&](std::vector<SeriesIndex>& made) {
        made.push_back(recorder.series(Gauges[which]));
    });
    recorder.set(indexes[0], static_cast<double>(*value));
    return {};
}

/// A line of names, then a line of hexadecimal numbers a processor: their sum is published.
Result<void> parseStatistics(std::string_view text, Rows& rows, Recorder& recorder)
{
    Scanner lines(text);
    const std::string_view names = lines.line();
    rows.rewind();
    const auto indexes = rows.find(names, recorder, [&](std::vector<SeriesIndex>& made) {
        Scanner scanner(names);
        for (std::string_view name = scanner.word(); !name.empty() && made.size() < ColumnsMax;
             name = scanner.word()) {
            made.push_back(NoSeries);
            for (const Statistic& statistic : Statistics) {
                if (statistic.column == name) {
                    made.back() = recorder.series(statistic.family);
                }
            }
        }
    });
    std::array<std::uint64_t, ColumnsMax> sums{};
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        Scanner scanner(line);
        for (std::size_t column = 0; column < indexes.size(); ++column) {
            const auto value = scanner.hexadecimal();
            if (!value) {
                return unexpectedText(Files[2], line);
            }
            sums[column] += *value;
        }
    }
    for (std::size_t column = 0; column < indexes.size(); ++column) {
        recorder.set(indexes[column], static_cast<double>(sums[column]));
    }
    return {};
}

Result<void> parse(State& state, const Reading& reading, Recorder& recorder)
{
    state.gauges.rewind();
    return parseGauge(0, reading.texts[0], state.gauges, recorder)
        .and_then([&] { return parseGauge(1, reading.texts[1], state.gauges, recorder); })
        .and_then([&] {
            return reading.texts[2].empty()
                       ? Result<void>{}
                       : parseStatistics(reading.texts[2], state.statistics, recorder);
        });
}

void describe(MetricList& list)
{
    for (const auto& one : Gauges) {
        list.add(one);
    }
    for (const auto& one : Statistics) {
        list.add(one.family);
    }
}

} // namespace

Probe conntrackProbe()
{
    auto state = std::make_shared<State>();
    return {"conntrack",
            {{Files[0], false}, {Files[1], false}, {Files[2], false}},
            [state](const Reading& reading, Recorder& recorder) {
                return parse(*state, reading, recorder);
            },
            &describe};
}

} // namespace bafar::monitoring
