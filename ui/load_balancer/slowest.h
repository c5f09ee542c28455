#pragma once
// The slowest upstreams of the last 15 minutes: how long 95 of 100 requests took at most, over all
// nodes together, from the histograms that the agents measure.
//
// Growth of the buckets is added up by steps of time, as in heat.h; the percentile is linear within
// its bucket. Fewer requests than Few say nothing. Of single servers agents keep no histogram.
// Pure; one owner, one thread.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/envelope.h"

namespace bafar::ui::load_balancer {

/// Requests by the upper edge of how long they took, in seconds: as many as took that or less; the
/// last edge is infinite.
using Buckets = std::map<double, double>;

/// One node's histograms.
class DurationReader {
public:
    /// Growth since the moment before, by upstream; all classes of answers together. A histogram
    /// of which any counter went back gives nothing, and one in which nothing grew.
    std::map<std::string, Buckets> read(const schema::SeriesTable& table,
                                        const schema::Samples& samples,
                                        WallTime at);

    /// The names of the series it uses: those in `table`, at most PastMax, of whole upstreams only:
    /// of a part of its histograms none can be judged.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

    static constexpr std::size_t PastMax = 300;
    static constexpr std::size_t SeriesMax = 4000;
    static constexpr std::int64_t PauseMaxMs = 60'000; ///< longer ones give nothing

private:
    struct Counter {
        std::size_t place = 0;
        double bound = 0;
        double last = 0;
    };

    /// Of one upstream and class of answers; its last edge is infinite.
    struct Histogram {
        std::string upstream;
        std::vector<Counter> counters;
    };

    [[nodiscard]] static std::vector<Histogram> histogramsIn(const schema::SeriesTable& table);
    [[nodiscard]] static std::optional<Buckets> grownIn(Histogram& histogram,
                                                        const schema::Samples& samples);
    void index(const schema::SeriesTable& table);

    std::vector<Histogram> histograms_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
    std::int64_t lastMs_ = 0; ///< 0: nothing was read yet
};

struct SlowUpstream {
    std::string upstream;
    std::uint64_t requests = 0;
    std::optional<Duration> p95; ///< nothing: too few requests
    bool beyond = false;         ///< longer than p95, the last edge

    bool operator==(const SlowUpstream&) const = default;
};

class Slowest {
public:
    static constexpr std::int64_t StepMs = 15'000;
    static constexpr std::int64_t LongMs = 15 * 60'000;
    static constexpr std::uint64_t Few = 20;
    static constexpr std::size_t UpstreamsMax = 256;

    /// Growth at that moment, milliseconds since 1970.
    void add(std::int64_t atMs, const std::map<std::string, Buckets>& growth);

    /// As of that moment: slowest first, then those with too few requests by name; without those
    /// that had none.
    [[nodiscard]] std::vector<SlowUpstream> rows(std::int64_t nowMs);

private:
    std::map<std::string, std::map<std::int64_t, Buckets>> upstreams_; ///< by step
};

} // namespace bafar::ui::load_balancer
