#include "ui/monitoring/service_rates.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace bafar::ui::monitoring {
namespace {

constexpr std::int64_t RateGapIntervals = 20;
constexpr std::int64_t MeanMs = 10'000;
constexpr double Share = 0.95;

enum What : int { Requests, Errors, Reads, Writes, Lag, Commands, CacheBytes, Buckets };

bool isOfFamily(std::string_view series, std::string_view name)
{
    return series.starts_with(name) && (series.size() == name.size() || series[name.size()] == '{');
}

std::optional<std::string_view> labelOf(std::string_view series, std::string_view label)
{
    const std::string key = std::string(label) + "=\"";
    const std::size_t at = series.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = series.substr(at + key.size());
    return rest.substr(0, rest.find('"'));
}

std::optional<What> statementOf(std::string_view name)
{
    constexpr std::string_view Changes[] = {"insert",       "update",        "delete",
                                            "replace",      "insert_select", "replace_select",
                                            "update_multi", "delete_multi",  "load"};
    const std::string_view command = labelOf(name, "command").value_or("");
    if (command == "select") {
        return Reads;
    }
    const bool changes =
        std::find(std::begin(Changes), std::end(Changes), command) != std::end(Changes);
    return changes ? std::optional(Writes) : std::nullopt;
}

std::optional<What> whatIs(std::string_view name)
{
    if (isOfFamily(name, "haproxy_frontend_http_requests_total")) {
        return Requests;
    }
    if (isOfFamily(name, "haproxy_frontend_http_responses_total")) {
        return labelOf(name, "code") == "5xx" ? std::optional(Errors) : std::nullopt;
    }
    if (isOfFamily(name, "http_request_duration_seconds_bucket")) {
        return Buckets;
    }
    if (isOfFamily(name, "mysql_global_status_commands_total")) {
        return statementOf(name);
    }
    if (isOfFamily(name, "mysql_slave_status_seconds_behind_master")) {
        return Lag;
    }
    if (isOfFamily(name, "redis_commands_processed_total")) {
        return Commands;
    }
    return isOfFamily(name, "redis_memory_used_bytes") ? std::optional(CacheBytes) : std::nullopt;
}

bool hasAny(const schema::SeriesTable& table, What one)
{
    return std::any_of(table.names.begin(), table.names.end(),
                       [one](const std::string& name) { return whatIs(name) == one; });
}

double valueAt(const schema::Samples& samples, std::size_t position)
{
    return position < samples.values.size() ? samples.values[position] : Unknown;
}

/// Of those that are there: a listener that was just made has no value yet.
double sumOf(const schema::Samples& samples, const std::vector<std::size_t>& positions)
{
    double total = Unknown;
    for (const std::size_t position : positions) {
        const double value = valueAt(samples, position);
        if (std::isfinite(value)) {
            total = std::isfinite(total) ? total + value : value;
        }
    }
    return total;
}

} // namespace

double CounterRate::read(std::int64_t atMs, double total, std::int64_t gapMs)
{
    if (!std::isfinite(total)) {
        return Unknown;
    }
    const bool follows = !moments_.empty() && atMs > moments_.back().atMs &&
                         atMs - moments_.back().atMs <= gapMs && total >= moments_.back().total;
    if (!follows) {
        moments_.clear();
    }
    moments_.push_back({atMs, total});
    while (moments_.size() > 2 && moments_[1].atMs <= atMs - windowMs_) {
        moments_.pop_front();
    }
    if (moments_.size() < 2) {
        return Unknown;
    }
    const double seconds = static_cast<double>(atMs - moments_.front().atMs) / 1000;
    return (total - moments_.front().total) / seconds;
}

ServiceReader::ServiceReader(Duration interval)
    : gapMs_(RateGapIntervals * std::max<std::int64_t>(1, interval / std::chrono::milliseconds(1)))
{
    rates_ = {{Requests, CounterRate()},
              {Errors, CounterRate()},
              {Reads, CounterRate(MeanMs)},
              {Writes, CounterRate(MeanMs)},
              {Commands, CounterRate(MeanMs)}};
}

void ServiceReader::index(const schema::SeriesTable& table)
{
    positions_.clear();
    buckets_.clear();
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const std::optional<What> what = whatIs(table.names[i]);
        if (!what) {
            continue;
        }
        if (*what != Buckets) {
            positions_[*what].push_back(i);
            continue;
        }
        const std::string_view bound = labelOf(table.names[i], "le").value_or("");
        double below = std::numeric_limits<double>::infinity();
        if (bound != "+Inf") {
            std::from_chars(bound.data(), bound.data() + bound.size(), below);
        }
        buckets_.push_back({i, below});
    }
    revision_ = table.revision;
    indexed_ = true;
    bucketRates_.clear();
}

ServiceLoad ServiceReader::read(const schema::SeriesTable& table,
                                const schema::Samples& samples,
                                WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const auto rate = [&](What what) {
        return rates_[what].read(at.unixMs, sumOf(samples, positions_[what]), gapMs_);
    };
    ServiceLoad load;
    load.requests = rate(Requests);
    load.errors = rate(Errors);
    load.slowest = slowest(samples, at.unixMs);
    load.reads = rate(Reads);
    load.writes = rate(Writes);
    load.lag = sumOf(samples, positions_[Lag]);
    load.commands = rate(Commands);
    load.cacheBytes = sumOf(samples, positions_[CacheBytes]);
    return load;
}

double ServiceReader::slowest(const schema::Samples& samples, std::int64_t atMs)
{
    std::map<double, double> totals; // buckets of all listeners together
    for (const Bucket& bucket : buckets_) {
        const double value = valueAt(samples, bucket.position);
        totals[bucket.below] += std::isfinite(value) ? value : 0;
    }
    std::vector<std::pair<double, double>> rates;
    for (const auto& [below, total] : totals) {
        auto [rate, made] = bucketRates_.try_emplace(below, MeanMs);
        rates.emplace_back(below, rate->second.read(atMs, total, gapMs_));
    }
    if (rates.empty() || !(rates.back().second > 0)) {
        return Unknown;
    }
    const double wanted = rates.back().second * Share;
    double under = 0;
    double below = 0;
    for (const auto& [bound, rate] : rates) {
        if (rate >= wanted) {
            const double share = rate > under ? (wanted - under) / (rate - under) : 1;
            return std::isfinite(bound) ? below + (bound - below) * share : below;
        }
        under = rate;
        below = bound;
    }
    return Unknown;
}

bool ServiceReader::hasHttp(const schema::SeriesTable& table)
{
    return hasAny(table, Requests);
}

bool ServiceReader::hasDatabase(const schema::SeriesTable& table)
{
    return hasAny(table, Writes) || hasAny(table, Reads);
}

bool ServiceReader::hasCache(const schema::SeriesTable& table)
{
    return hasAny(table, Commands);
}

std::vector<std::string> ServiceReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    std::copy_if(table.names.begin(), table.names.end(), std::back_inserter(names),
                 [](const std::string& name) {
                     const std::optional<What> what = whatIs(name);
                     return what && *what != Buckets && *what != CacheBytes;
                 });
    return names;
}

} // namespace bafar::ui::monitoring
