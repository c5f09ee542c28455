#include "ui/monitoring/service_rates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

#include "ui/link/series_meaning.h"

namespace bafar::ui::monitoring {
namespace {

using link::Meaning;

constexpr std::int64_t RateGapIntervals = 20;
constexpr double Share = 0.95;

bool hasAny(const schema::SeriesTable& table, Meaning one)
{
    return std::any_of(table.names.begin(), table.names.end(),
                       [one](const std::string& name) { return link::meaningOf(name) == one; });
}

/// A bucket's upper bound; nothing: it has none that can be read.
std::optional<double> boundOf(std::string_view series)
{
    const std::string_view text = link::labelOf(series, "le").value_or("");
    if (text == "+Inf") {
        return std::numeric_limits<double>::infinity();
    }
    double bound = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(bound) ? std::optional(bound) : std::nullopt;
}

} // namespace

ServiceReader::ServiceReader(Duration interval)
    : gapMs_(RateGapIntervals * std::max<std::int64_t>(1, interval / std::chrono::milliseconds(1)))
{
}

void ServiceReader::index(const schema::SeriesTable& table)
{
    std::array<std::vector<std::size_t>, link::MeaningCount> places;
    std::map<double, std::vector<std::size_t>> buckets;
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const std::optional<Meaning> meaning = link::meaningOf(table.names[i]);
        if (!meaning) {
            continue;
        }
        places[static_cast<std::size_t>(*meaning)].push_back(i);
        if (*meaning == Meaning::RequestBuckets) {
            if (const std::optional<double> bound = boundOf(table.names[i])) {
                buckets[*bound].push_back(i);
            }
        }
    }
    const auto of = [&places](Meaning meaning) -> std::vector<std::size_t>& {
        return places[static_cast<std::size_t>(meaning)];
    };
    requests_.setPlaces(of(Meaning::Requests));
    errors_.setPlaces(of(Meaning::Errors));
    reads_.setPlaces(of(Meaning::Reads));
    writes_.setPlaces(of(Meaning::Writes));
    commands_.setPlaces(of(Meaning::Commands));
    lag_ = of(Meaning::Lag);
    cacheBytes_ = of(Meaning::CacheBytes);
    buckets_.clear();
    for (auto& [bound, own] : buckets) {
        buckets_.try_emplace(bound, MeanMs).first->second.setPlaces(std::move(own));
    }
    revision_ = table.revision;
    indexed_ = true;
}

ServiceLoad ServiceReader::read(const schema::SeriesTable& table,
                                const schema::Samples& samples,
                                WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const auto rate = [&](link::SumRate& counters) {
        return counters.read(samples, at.unixMs, gapMs_);
    };
    ServiceLoad load;
    load.requests = rate(requests_);
    load.errors = rate(errors_);
    load.slowest = slowest(samples, at.unixMs);
    load.reads = rate(reads_);
    load.writes = rate(writes_);
    load.lag = link::sumOfKnown(samples, lag_);
    load.commands = rate(commands_);
    load.cacheBytes = link::sumOfKnown(samples, cacheBytes_);
    return load;
}

double ServiceReader::slowest(const schema::Samples& samples, std::int64_t atMs)
{
    std::map<double, double> below;
    for (auto& [bound, counters] : buckets_) {
        below[bound] = counters.read(samples, atMs, gapMs_);
    }
    return link::quantileOf(below, Share);
}

bool ServiceReader::hasHttp(const schema::SeriesTable& table)
{
    return hasAny(table, Meaning::Requests);
}

bool ServiceReader::hasDatabase(const schema::SeriesTable& table)
{
    return hasAny(table, Meaning::Writes) || hasAny(table, Meaning::Reads);
}

bool ServiceReader::hasCache(const schema::SeriesTable& table)
{
    return hasAny(table, Meaning::Commands);
}

std::vector<std::string> ServiceReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    std::copy_if(table.names.begin(), table.names.end(), std::back_inserter(names),
                 [](const std::string& name) {
                     const std::optional<Meaning> meaning = link::meaningOf(name);
                     return meaning && *meaning >= Meaning::Requests &&
                            *meaning != Meaning::RequestBuckets && *meaning != Meaning::CacheBytes;
                 });
    return names;
}

} // namespace bafar::ui::monitoring
