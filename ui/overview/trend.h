#pragma once
// From every agent's samples to totals of the whole cluster over time.
//
// Theory: a NodeReader turns one node's counters into rates, from one moment to the next; a counter
// that went back gives no rate. Totals collects what nodes told within one step and adds it up. A
// node that is heard, tells of a measure otherwise and did not within the step, leaves a gap: a sum
// without it would look like a fall. Names are those of the exporters (tests/golden/metrics.md).
// Pure; one owner, one thread.
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/schema/envelope.h"
#include "ui/link/series_rate.h"

namespace bafar::ui::overview {

[[nodiscard]] constexpr std::int64_t wholeMs(Duration value)
{
    return value / std::chrono::milliseconds(1);
}

enum class Measure : std::uint8_t {
    Requests,       ///< HTTP requests per second
    Errors,         ///< of those, answered with 5xx, per second
    CpuIdle,        ///< processors that are idle
    Processors,     ///< that the node has
    MemoryFree,     ///< bytes available
    MemoryTotal,    ///< bytes
    Received,       ///< bytes per second
    Sent,           ///< bytes per second
    DatabaseWrites, ///< statements per second, without those that a replica repeats
};
inline constexpr std::size_t MeasureCount = 9;

/// By measure; not a number: not known.
using Measures = std::array<double, MeasureCount>;

[[nodiscard]] Measures noMeasures();

[[nodiscard]] inline double& of(Measures& measures, Measure measure)
{
    return measures[static_cast<std::size_t>(measure)];
}

[[nodiscard]] inline double of(const Measures& measures, Measure measure)
{
    return measures[static_cast<std::size_t>(measure)];
}

/// Shares in use, 0 to 1.
[[nodiscard]] double cpuOf(const Measures& measures);
[[nodiscard]] double memoryOf(const Measures& measures);

class NodeReader {
public:
    /// Moments further apart than `pauseMax` give no rates.
    explicit NodeReader(Duration pauseMax = std::chrono::seconds{30})
        : pauseMaxMs_(wholeMs(pauseMax))
    {
    }

    /// The measures at this moment, rates since the moment before.
    Measures read(const schema::SeriesTable& table, const schema::Samples& samples, WallTime at);

    /// The names of the series it uses: those in `table`.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

    /// What cannot be known without the series of these metrics, of those in `names`.
    [[nodiscard]] static std::set<Measure> lostWithout(const std::set<std::string>& metrics,
                                                       const std::vector<std::string>& names);

private:
    void index(const schema::SeriesTable& table);

    std::int64_t pauseMaxMs_;
    std::array<std::vector<std::size_t>, MeasureCount> places_;
    std::array<link::SumRate, MeasureCount> rates_;
    std::vector<std::size_t> repeats_; ///< above 0: its writes are those of another server
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
};

class Totals {
public:
    void add(const std::string& node, const Measures& measures);

    /// The sums of the means since the last close. `expected`: nodes that are heard.
    [[nodiscard]] Measures close(const std::set<std::string>& expected);

private:
    struct Told {
        Measures sums{};
        std::array<int, MeasureCount> counts{};
        std::array<bool, MeasureCount> ever{}; ///< it told of this measure before
    };

    std::map<std::string, Told> nodes_;
};

/// What one node was like in the past, by step since 1970.
using Past = std::map<std::int64_t, Measures>;

/// The totals of all nodes' pasts; a node counts from its first to its last step, and with that one
/// once more in the next, which others began before it. `lost`: measures that some node's past does
/// not have as a whole: no total of those is known.
[[nodiscard]] Past totalsOf(const std::map<std::string, Past>& nodes,
                            const std::set<Measure>& lost = {});

} // namespace bafar::ui::overview
