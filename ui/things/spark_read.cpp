#include "ui/things/spark_read.h"

#include <algorithm>
#include <cmath>

#include "ui/link/series_meaning.h"

namespace bafar::ui::things {
namespace {

bool isTaken(const SparkTerm& term, std::string_view metric, std::string_view series)
{
    if (term.metric.empty() || term.metric != metric) {
        return false;
    }
    if (term.label.empty()) {
        return true;
    }
    const std::string_view value = link::labelOf(series, term.label).value_or("");
    return value == term.value || (!term.orValue.empty() && value == term.orValue);
}

/// Shares of several nodes, and what each of them tells of the same, do not add up.
bool addsUp(const SparkLine& line)
{
    return line.term.read != SparkRead::Most && line.over.metric.empty() && !line.isEach;
}

} // namespace

std::vector<const SparkLine*> sparkLinesOf(const SparkKinds& kinds)
{
    std::vector<const SparkLine*> lines;
    for (const SparkKind* kind : kinds) {
        for (const SparkLine& line : kind->lines) {
            lines.push_back(&line);
        }
    }
    return lines;
}

std::vector<std::string> sparkSeries(const SparkKinds& kinds,
                                     const SparkSubject& subject,
                                     const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        const std::string_view metric = link::metricOf(name);
        const bool isRead = std::any_of(kinds.begin(), kinds.end(), [&](const SparkKind* kind) {
            return std::any_of(kind->lines.begin(), kind->lines.end(), [&](const SparkLine& line) {
                return (isTaken(line.term, metric, name) || isTaken(line.over, metric, name)) &&
                       kind->isOf(name, subject);
            });
        });
        if (isRead) {
            names.push_back(name);
        }
    }
    return names;
}

SparkReader::SparkReader(SparkKinds kinds, SparkSubject subject, Duration pauseMax)
    : kinds_(std::move(kinds))
    , subject_(std::move(subject))
    , pauseMaxMs_(pauseMax / std::chrono::milliseconds(1))
{
}

void SparkReader::index(const schema::SeriesTable& table)
{
    lines_.clear();
    for (const SparkKind* kind : kinds_) {
        for (const SparkLine& line : kind->lines) {
            Line places;
            for (std::size_t i = 0; i < table.names.size(); ++i) {
                const std::string& name = table.names[i];
                const std::string_view metric = link::metricOf(name);
                const bool isTerm = isTaken(line.term, metric, name);
                const bool isOver = isTaken(line.over, metric, name);
                if (!(isTerm || isOver) || !kind->isOf(name, subject_)) {
                    continue;
                }
                if (isTerm) {
                    places.term.places.push_back(i);
                }
                if (isOver) {
                    places.over.places.push_back(i);
                }
            }
            places.term.rate.setPlaces(places.term.places);
            places.over.rate.setPlaces(places.over.places);
            lines_.push_back(std::move(places));
        }
    }
    revision_ = table.revision;
    indexed_ = true;
}

double SparkReader::valueOf(Sum& sum,
                            SparkRead how,
                            const schema::Samples& samples,
                            WallTime at) const
{
    double value = link::NoValue;
    switch (how) {
    case SparkRead::Sum: return link::sumOfKnown(samples, sum.places);
    case SparkRead::Rate: return sum.rate.read(samples, at.unixMs, pauseMaxMs_);
    case SparkRead::Most:
        for (const std::size_t place : sum.places) {
            const double one = link::valueAt(samples, place);
            value = std::isfinite(one) && !(value >= one) ? one : value;
        }
        return value;
    case SparkRead::Count:
        return static_cast<double>(
            std::count_if(sum.places.begin(), sum.places.end(), [&](std::size_t place) {
                return std::isfinite(link::valueAt(samples, place));
            }));
    }
    return value;
}

SparkValues SparkReader::read(const schema::SeriesTable& table,
                              const schema::Samples& samples,
                              WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const std::vector<const SparkLine*> lines = sparkLinesOf(kinds_);
    SparkValues values;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines_[i].term.places.empty()) {
            values.emplace_back();
            continue;
        }
        double value = valueOf(lines_[i].term, lines[i]->term.read, samples, at);
        if (!lines[i]->over.metric.empty()) {
            const double over = valueOf(lines_[i].over, lines[i]->over.read, samples, at);
            value = over > 0 ? value / over : link::NoValue;
            value = std::clamp(lines[i]->isRest ? 1 - value : value, 0.0, 1.0);
        }
        values.emplace_back(std::isfinite(value) ? value : link::NoValue);
    }
    return values;
}

SparkTotals::SparkTotals(const SparkKinds& kinds)
{
    for (const SparkLine* line : sparkLinesOf(kinds)) {
        isSum_.push_back(addsUp(*line));
    }
}

void SparkTotals::tell(const std::string& node, const SparkValues& values)
{
    Told& told = nodes_[node];
    told.now.resize(isSum_.size(), link::NoValue);
    told.ever.resize(isSum_.size(), false);
    for (std::size_t i = 0; i < values.size() && i < isSum_.size(); ++i) {
        if (!values[i]) {
            told.ever[i] = false;
        } else if (std::isfinite(*values[i])) {
            told.now[i] = *values[i];
            told.ever[i] = true;
        }
    }
}

std::vector<double> SparkTotals::close(const std::set<std::string>& heard)
{
    std::vector<double> totals(isSum_.size(), link::NoValue);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        bool lacks = false;
        for (const auto& [node, told] : nodes_) {
            const double now = told.now[i];
            if (!heard.contains(node) || !std::isfinite(now)) {
                lacks = lacks || (heard.contains(node) && told.ever[i]);
            } else if (!std::isfinite(totals[i])) {
                totals[i] = now;
            } else {
                totals[i] = isSum_[i] ? totals[i] + now : std::max(totals[i], now);
            }
        }
        totals[i] = isSum_[i] && lacks ? link::NoValue : totals[i];
    }
    for (auto& [node, told] : nodes_) {
        std::fill(told.now.begin(), told.now.end(), link::NoValue);
    }
    return totals;
}

std::map<std::int64_t, std::vector<double>> sparkTotalsOf(
    const SparkKinds& kinds, const std::map<std::string, SparkPast>& nodes)
{
    std::set<std::int64_t> steps;
    for (const auto& [node, past] : nodes) {
        for (const auto& [step, values] : past) {
            steps.insert(step);
        }
    }
    std::map<std::int64_t, std::vector<double>> all;
    SparkTotals totals(kinds);
    for (const std::int64_t step : steps) {
        std::set<std::string> expected;
        for (const auto& [node, past] : nodes) {
            if (past.empty() || step < past.begin()->first || step > past.rbegin()->first + 1) {
                continue;
            }
            expected.insert(node);
            const auto told = past.find(std::min(step, past.rbegin()->first));
            if (told != past.end()) {
                totals.tell(node, told->second);
            }
        }
        all[step] = totals.close(expected);
    }
    return all;
}

} // namespace bafar::ui::things
