#include "ui/load_balancer/slowest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "ui/load_balancer/heat.h"

namespace bafar::ui::load_balancer {
namespace {

constexpr std::string_view Bucket = "http_request_duration_seconds_bucket{";

std::optional<double> boundOf(std::string_view series)
{
    const std::string text(labelOf(series, "le"));
    if (text == "+Inf") {
        return std::numeric_limits<double>::infinity();
    }
    char* end = nullptr;
    const double bound = std::strtod(text.c_str(), &end);
    return text.empty() || *end != '\0' || !std::isfinite(bound) ? std::nullopt
                                                                 : std::optional(bound);
}

/// The last edge is infinite: all requests. Seconds; beyond: the edge before it.
SlowUpstream judged(const std::string& upstream, const Buckets& buckets)
{
    SlowUpstream slow;
    slow.upstream = upstream;
    const double all = buckets.empty() ? 0 : buckets.rbegin()->second;
    slow.requests = static_cast<std::uint64_t>(std::llround(std::max(all, 0.0)));
    if (slow.requests < Slowest::Few) {
        return slow;
    }
    const double wanted = all * 0.95;
    double edge = 0;
    double below = 0;
    for (const auto& [bound, count] : buckets) {
        if (count >= wanted) {
            const double share = count > below ? (wanted - below) / (count - below) : 1;
            slow.beyond = std::isinf(bound);
            const double seconds = slow.beyond ? edge : edge + (bound - edge) * share;
            slow.p95 = std::chrono::nanoseconds(std::llround(seconds * 1e9));
            return slow;
        }
        edge = bound;
        below = count;
    }
    return slow;
}

} // namespace

std::vector<std::string> DurationReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (name.starts_with(Bucket) && names.size() < PastMax) {
            names.push_back(name);
        }
    }
    return names;
}

void DurationReader::index(const schema::SeriesTable& table)
{
    counters_.clear();
    for (std::size_t i = 0; i < table.names.size() && counters_.size() < SeriesMax; ++i) {
        const std::string& series = table.names[i];
        if (!series.starts_with(Bucket)) {
            continue;
        }
        const std::string_view upstream = labelOf(series, "proxy");
        const std::optional<double> bound = boundOf(series);
        if (!upstream.empty() && bound) {
            counters_.push_back({i, std::string(upstream), *bound, 0});
        }
    }
    revision_ = table.revision;
    indexed_ = true;
    lastMs_ = 0;
}

std::map<std::string, Buckets> DurationReader::read(const schema::SeriesTable& table,
                                                    const schema::Samples& samples,
                                                    WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const std::int64_t passed = at.unixMs - lastMs_;
    const bool follows = lastMs_ != 0 && passed > 0 && passed <= PauseMaxMs;
    std::map<std::string, Buckets> growth;
    for (Counter& counter : counters_) {
        const double now =
            counter.place < samples.values.size() ? samples.values[counter.place] : std::nan("");
        const double grown = now - counter.last;
        if (follows && std::isfinite(grown) && grown >= 0) {
            growth[counter.upstream][counter.bound] += grown;
        }
        counter.last = now;
    }
    lastMs_ = at.unixMs;
    return growth;
}

void Slowest::add(std::int64_t atMs, const std::map<std::string, Buckets>& growth)
{
    for (const auto& [upstream, buckets] : growth) {
        if (!upstreams_.contains(upstream) && upstreams_.size() >= UpstreamsMax) {
            continue;
        }
        Buckets& step = upstreams_[upstream][atMs / StepMs];
        for (const auto& [bound, count] : buckets) {
            step[bound] += count;
        }
    }
}

std::vector<SlowUpstream> Slowest::rows(std::int64_t nowMs)
{
    const std::int64_t first = (nowMs - LongMs) / StepMs + 1;
    std::vector<SlowUpstream> rows;
    for (auto& [upstream, steps] : upstreams_) {
        steps.erase(steps.begin(), steps.lower_bound(first));
        Buckets sum;
        for (const auto& [step, buckets] : steps) {
            for (const auto& [bound, count] : buckets) {
                sum[bound] += count;
            }
        }
        SlowUpstream slow = judged(upstream, sum);
        if (slow.requests > 0) {
            rows.push_back(std::move(slow));
        }
    }
    std::erase_if(upstreams_, [](const auto& one) { return one.second.empty(); });
    std::stable_sort(rows.begin(), rows.end(), [](const SlowUpstream& a, const SlowUpstream& b) {
        const auto key = [](const SlowUpstream& one) {
            return std::tuple(!one.p95, one.p95 ? -one.p95->count() : 0);
        };
        return key(a) < key(b);
    });
    return rows;
}

} // namespace bafar::ui::load_balancer
