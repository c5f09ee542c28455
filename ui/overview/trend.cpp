#include "ui/overview/trend.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/link/series_meaning.h"

namespace bafar::ui::overview {
namespace {

constexpr double Unknown = link::NoValue;

/// Which measure a series adds to; nothing: none.
std::optional<Measure> measureOf(std::string_view series)
{
    const std::optional<link::Meaning> meaning = link::meaningOf(series);
    if (!meaning) {
        return std::nullopt;
    }
    switch (*meaning) {
    case link::Meaning::CpuIdle:
    case link::Meaning::CpuWaiting: return Measure::CpuIdle;
    case link::Meaning::MemoryAvailable: return Measure::MemoryFree;
    case link::Meaning::MemoryTotal: return Measure::MemoryTotal;
    case link::Meaning::Received: return Measure::Received;
    case link::Meaning::Sent: return Measure::Sent;
    case link::Meaning::Requests: return Measure::Requests;
    case link::Meaning::Errors: return Measure::Errors;
    case link::Meaning::Writes: return Measure::DatabaseWrites;
    default: return std::nullopt;
    }
}

/// Is 1 where the server repeats what was written to another.
bool saysRepeats(std::string_view series)
{
    if (link::metricOf(series) != "bafar_db_role") {
        return false;
    }
    const std::string_view role = link::labelOf(series, "role").value_or("");
    return role == "replica" || role == "relay";
}

/// A measure that is as it is read; the others are counters.
bool isGauge(Measure measure)
{
    return measure == Measure::MemoryFree || measure == Measure::MemoryTotal;
}

} // namespace

Measures noMeasures()
{
    Measures none{};
    none.fill(Unknown);
    return none;
}

double cpuOf(const Measures& measures)
{
    return std::clamp(1 - of(measures, Measure::CpuIdle) / of(measures, Measure::Processors), 0.0,
                      1.0);
}

double memoryOf(const Measures& measures)
{
    return 1 - of(measures, Measure::MemoryFree) / of(measures, Measure::MemoryTotal);
}

void NodeReader::index(const schema::SeriesTable& table)
{
    std::array<std::vector<std::size_t>, MeasureCount> places;
    repeats_.clear();
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        if (saysRepeats(table.names[i])) {
            repeats_.push_back(i);
        }
        if (const std::optional<Measure> measure = measureOf(table.names[i])) {
            places[static_cast<std::size_t>(*measure)].push_back(i);
            if (link::meaningOf(table.names[i]) == link::Meaning::CpuIdle) {
                places[static_cast<std::size_t>(Measure::Processors)].push_back(i);
            }
        }
    }
    for (std::size_t i = 0; i < MeasureCount; ++i) {
        rates_[i].setPlaces(places[i]);
    }
    places_ = std::move(places);
    revision_ = table.revision;
    indexed_ = true;
}

Measures NodeReader::read(const schema::SeriesTable& table,
                          const schema::Samples& samples,
                          WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    Measures told = noMeasures();
    for (std::size_t i = 0; i < MeasureCount; ++i) {
        told[i] = isGauge(static_cast<Measure>(i))
                      ? link::sumOfKnown(samples, places_[i])
                      : rates_[i].read(samples, at.unixMs, pauseMaxMs_);
    }
    const std::vector<std::size_t>& idle = places_[static_cast<std::size_t>(Measure::Processors)];
    const auto processors = std::count_if(idle.begin(), idle.end(), [&](std::size_t place) {
        return std::isfinite(link::valueAt(samples, place));
    });
    of(told, Measure::Processors) =
        std::isfinite(of(told, Measure::CpuIdle)) ? static_cast<double>(processors) : Unknown;
    const bool repeats = std::any_of(repeats_.begin(), repeats_.end(), [&](std::size_t place) {
        return link::valueAt(samples, place) > 0;
    });
    if (repeats && std::isfinite(of(told, Measure::DatabaseWrites))) {
        of(told, Measure::DatabaseWrites) = 0; // they were counted where they were written first
    }
    return told;
}

std::vector<std::string> NodeReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (measureOf(name) || saysRepeats(name)) {
            names.push_back(name);
        }
    }
    return names;
}

std::set<Measure> NodeReader::lostWithout(const std::set<std::string>& metrics,
                                          const std::vector<std::string>& names)
{
    std::set<Measure> lost;
    for (const std::string& name : names) {
        const std::optional<Measure> measure =
            saysRepeats(name) ? std::optional(Measure::DatabaseWrites) : measureOf(name);
        if (measure && metrics.contains(std::string(link::metricOf(name)))) {
            lost.insert(*measure);
        }
    }
    return lost;
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

Past totalsOf(const std::map<std::string, Past>& nodes, const std::set<Measure>& lost)
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
            if (past.empty() || step < past.begin()->first || step > past.rbegin()->first + 1) {
                continue;
            }
            expected.insert(node);
            const auto told = past.find(std::min(step, past.rbegin()->first));
            if (told != past.end()) {
                totals.add(node, told->second);
            }
        }
        Measures sums = totals.close(expected);
        for (const Measure measure : lost) {
            of(sums, measure) = Unknown;
        }
        all[step] = sums;
    }
    return all;
}

} // namespace bafar::ui::overview
