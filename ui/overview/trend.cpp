#include "ui/overview/trend.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace bafar::ui::overview {
namespace {

constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();

bool isNamed(std::string_view series, std::string_view name)
{
    return series.starts_with(name) && (series.size() == name.size() || series[name.size()] == '{');
}

bool hasLabel(std::string_view series, std::string_view label)
{
    return series.find(label) != std::string_view::npos;
}

/// What goes through a device of software is counted again where it leaves the node.
bool isSoftware(std::string_view series)
{
    constexpr std::string_view Beginnings[] = {"lo\"", "veth", "docker", "br-", "virbr"};
    constexpr std::string_view Label = "device=\"";
    const std::size_t at = series.find(Label);
    return at != std::string_view::npos &&
           std::any_of(std::begin(Beginnings), std::end(Beginnings),
                       [device = series.substr(at + Label.size())](std::string_view begin) {
                           return device.starts_with(begin);
                       });
}

bool isWrite(std::string_view series)
{
    constexpr std::string_view Commands[] = {"insert",         "insert_select", "update",
                                             "update_multi",   "delete",        "delete_multi",
                                             "replace_select", "replace",       "load"};
    return std::any_of(std::begin(Commands), std::end(Commands),
                       [series](std::string_view command) {
                           return hasLabel(series, "command=\"" + std::string(command) + '"');
                       });
}

/// Which measure a series adds to; nothing: none.
std::optional<Measure> measureOf(std::string_view series)
{
    if (isNamed(series, "node_cpu_seconds_total")) {
        const bool idle = hasLabel(series, "mode=\"idle\"") || hasLabel(series, "mode=\"iowait\"");
        return idle ? std::optional(Measure::CpuIdle) : std::nullopt;
    }
    if (isNamed(series, "node_memory_MemAvailable_bytes")) {
        return Measure::MemoryFree;
    }
    if (isNamed(series, "node_memory_MemTotal_bytes")) {
        return Measure::MemoryTotal;
    }
    if (isNamed(series, "node_network_receive_bytes_total") && !isSoftware(series)) {
        return Measure::Received;
    }
    if (isNamed(series, "node_network_transmit_bytes_total") && !isSoftware(series)) {
        return Measure::Sent;
    }
    if (isNamed(series, "haproxy_frontend_http_requests_total")) {
        return Measure::Requests;
    }
    if (isNamed(series, "haproxy_frontend_http_responses_total") &&
        hasLabel(series, "code=\"5xx\"")) {
        return Measure::Errors;
    }
    if (isNamed(series, "mysql_global_status_commands_total") && isWrite(series)) {
        return Measure::DatabaseWrites;
    }
    return std::nullopt;
}

/// A measure that is as it is read; the others are counters.
bool isGauge(Measure measure)
{
    return measure == Measure::MemoryFree || measure == Measure::MemoryTotal;
}

/// The sum at these positions; not a number when there are none or one is missing.
double sum(const std::vector<std::size_t>& places, const schema::Samples& samples)
{
    double total = places.empty() ? Unknown : 0;
    for (const std::size_t place : places) {
        total += place < samples.values.size() ? samples.values[place] : Unknown;
    }
    return total;
}

} // namespace

Measures noMeasures()
{
    Measures none{};
    none.fill(Unknown);
    return none;
}

void NodeReader::index(const schema::SeriesTable& table)
{
    for (std::vector<std::size_t>& places : places_) {
        places.clear();
    }
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        if (const std::optional<Measure> measure = measureOf(table.names[i])) {
            places_[static_cast<std::size_t>(*measure)].push_back(i);
            if (hasLabel(table.names[i], "mode=\"idle\"")) {
                places_[static_cast<std::size_t>(Measure::Processors)].push_back(i);
            }
        }
    }
    revision_ = table.revision;
    indexed_ = true;
    beforeAt_ = {};
}

Measures NodeReader::read(const schema::SeriesTable& table,
                          const schema::Samples& samples,
                          WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const std::int64_t passedMs = at.unixMs - beforeAt_.unixMs;
    const bool follows = beforeAt_.unixMs != 0 && passedMs > 0 && passedMs <= pauseMaxMs_;
    Measures now = noMeasures();
    Measures told = noMeasures();
    for (std::size_t i = 0; i < MeasureCount; ++i) {
        now[i] = sum(places_[i], samples);
        if (isGauge(static_cast<Measure>(i))) {
            told[i] = now[i];
        } else if (follows && now[i] >= before_[i]) {
            told[i] = (now[i] - before_[i]) * 1000 / static_cast<double>(passedMs);
        }
    }
    const std::size_t processors = places_[static_cast<std::size_t>(Measure::Processors)].size();
    of(told, Measure::Processors) =
        std::isfinite(of(told, Measure::CpuIdle)) ? static_cast<double>(processors) : Unknown;
    before_ = now;
    beforeAt_ = at;
    return told;
}

std::vector<std::string> NodeReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (measureOf(name)) {
            names.push_back(name);
        }
    }
    return names;
}

void Totals::add(const std::string& node, const Measures& measures)
{
    Told& told = nodes_[node];
    for (std::size_t i = 0; i < MeasureCount; ++i) {
        if (std::isfinite(measures[i])) {
            told.sums[i] += measures[i];
            ++told.counts[i];
            told.ever[i] = true;
        }
    }
}

Measures Totals::close(const std::set<std::string>& expected)
{
    Measures totals = noMeasures();
    for (std::size_t i = 0; i < MeasureCount; ++i) {
        bool gap = false;
        for (auto& [node, told] : nodes_) {
            if (!expected.contains(node) || !told.ever[i]) {
                continue;
            }
            gap = gap || told.counts[i] == 0;
            const double mean = told.counts[i] == 0 ? 0 : told.sums[i] / told.counts[i];
            totals[i] = (std::isfinite(totals[i]) ? totals[i] : 0) + mean;
        }
        totals[i] = gap ? Unknown : totals[i];
    }
    for (auto& [node, told] : nodes_) {
        told.sums = {};
        told.counts = {};
    }
    return totals;
}

Past totalsOf(const std::map<std::string, Past>& nodes)
{
    std::set<std::int64_t> steps;
    for (const auto& [node, past] : nodes) {
        for (const auto& [step, measures] : past) {
            steps.insert(step);
        }
    }
    Past all;
    Totals totals;
    for (const std::int64_t step : steps) {
        std::set<std::string> expected;
        for (const auto& [node, past] : nodes) {
            if (!past.empty() && past.begin()->first <= step && step <= past.rbegin()->first) {
                expected.insert(node);
            }
            if (const auto told = past.find(step); told != past.end()) {
                totals.add(node, told->second);
            }
        }
        all[step] = totals.close(expected);
    }
    return all;
}

} // namespace bafar::ui::overview
