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
    const bool isWhole = !buckets.empty() && std::isinf(buckets.rbegin()->first);
    const double all = isWhole ? buckets.rbegin()->second : 0;
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

std::vector<DurationReader::Histogram> DurationReader::histogramsIn(
    const schema::SeriesTable& table)
{
    std::vector<Histogram> all; // as the table has them
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        const std::string_view series = table.names[i];
        if (!series.starts_with(Bucket)) {
            continue;
        }
        const std::string_view upstream = labelOf(series, "proxy");
        const std::optional<double> bound = boundOf(series);
        if (upstream.empty() || !bound) {
            continue;
        }
        const auto [place, isNew] =
            places.emplace(std::pair(upstream, labelOf(series, "code")), all.size());
        if (isNew) {
            all.push_back({std::string(upstream), {}});
        }
        all[place->second].counters.push_back({i, *bound, 0});
    }
    std::erase_if(all, [](const Histogram& one) {
        return std::none_of(one.counters.begin(), one.counters.end(),
                            [](const Counter& counter) { return std::isinf(counter.bound); });
    });
    return all;
}

std::vector<std::string> DurationReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::string>> namesOf; // by upstream
    for (const Histogram& histogram : histogramsIn(table)) {
        std::vector<std::string>& own = namesOf[histogram.upstream];
        if (own.empty()) {
            order.push_back(histogram.upstream);
        }
        for (const Counter& counter : histogram.counters) {
            own.push_back(table.names[counter.place]);
        }
    }
    std::vector<std::string> names;
    for (const std::string& upstream : order) {
        const std::vector<std::string>& own = namesOf[upstream];
        if (names.size() + own.size() <= PastMax) {
            names.insert(names.end(), own.begin(), own.end());
        }
    }
    return names;
}

void DurationReader::index(const schema::SeriesTable& table)
{
    histograms_.clear();
    std::size_t counters = 0;
    for (Histogram& histogram : histogramsIn(table)) {
        counters += histogram.counters.size();
        if (counters > SeriesMax) {
            break;
        }
        histograms_.push_back(std::move(histogram));
    }
    revision_ = table.revision;
    indexed_ = true;
    lastMs_ = 0;
}

/// Nothing: a counter of it went back or is not told. The agent began anew then, and what the
/// others grew by is of another stretch of time.
std::optional<Buckets> DurationReader::grownIn(Histogram& histogram, const schema::Samples& samples)
{
    Buckets grown;
    bool whole = true;
    for (Counter& counter : histogram.counters) {
        const double now =
            counter.place < samples.values.size() ? samples.values[counter.place] : std::nan("");
        const double more = now - counter.last;
        whole = whole && std::isfinite(more) && more >= 0;
        grown[counter.bound] += more;
        counter.last = now;
    }
    return whole ? std::optional(std::move(grown)) : std::nullopt;
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
    for (Histogram& histogram : histograms_) {
        const std::optional<Buckets> grown = grownIn(histogram, samples);
        if (!follows || !grown || grown->rbegin()->second == 0) {
            continue;
        }
        for (const auto& [bound, count] : *grown) {
            growth[histogram.upstream][bound] += count;
        }
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
