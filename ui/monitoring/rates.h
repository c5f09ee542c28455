#pragma once
// From an agent's counters to what the charts show: shares and rates per second.
//
// Input is one moment of all series (schema::Samples); names are node_exporter's. A counter that
// went back (a restarted host) gives no value for that moment: a gap, not a spike. A disk works in
// bursts: how busy it is, is told of ten seconds, as dashboards have it. Pure; one owner, one
// thread.
#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/envelope.h"
#include "ui/link/series_rate.h"

namespace bafar::ui::monitoring {

/// What one moment means; not a number where it is not known.
struct HostLoad {
    double cpuBusy = std::numeric_limits<double>::quiet_NaN();    ///< 0 to 1
    double cpuWaiting = std::numeric_limits<double>::quiet_NaN(); ///< 0 to 1
    double memoryUsed = std::numeric_limits<double>::quiet_NaN(); ///< 0 to 1
    double memoryTotalBytes = std::numeric_limits<double>::quiet_NaN();
    double swapTotalBytes = std::numeric_limits<double>::quiet_NaN();
    double swapUsed = std::numeric_limits<double>::quiet_NaN(); ///< 0 to 1; NaN: no swap
    double diskBusy = std::numeric_limits<double>::quiet_NaN(); ///< in ten seconds, 0 to 1
    std::string diskBusiest;                                    ///< then: "nvme0n1", as agents say
    double receiveBytesPerSecond = std::numeric_limits<double>::quiet_NaN();
    double transmitBytesPerSecond = std::numeric_limits<double>::quiet_NaN();
};

class LoadReader {
public:
    /// `interval` is how often moments come: over much more or less of it no rate is computed.
    explicit LoadReader(Duration interval = std::chrono::seconds{1})
        : intervalMs_(std::max<std::int64_t>(1, interval / std::chrono::milliseconds(1)))
    {
    }

    /// The load between the moment before and this one.
    HostLoad read(const schema::SeriesTable& table, const schema::Samples& samples, WallTime at);

    /// Whether the node has disks, and swap.
    [[nodiscard]] static bool hasDisks(const schema::SeriesTable& table);

    [[nodiscard]] bool hasSwap() const { return swapSeen_; }

    /// The names of the series it uses, for asking for their history: those in `table`.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

private:
    static constexpr std::int64_t MeanMs = 10'000;

    struct Disk {
        std::size_t position = 0;
        std::string name;
        link::CounterRate mean{MeanMs};
    };

    void index(const schema::SeriesTable& table);
    void readMemory(HostLoad& load, const schema::Samples& samples);
    void readDisks(HostLoad& load, const schema::Samples& samples, std::int64_t atMs);
    void readCpu(HostLoad& load, const schema::Samples& samples, std::int64_t atMs);

    std::int64_t intervalMs_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
    link::SumRate idle_;
    link::SumRate waiting_;
    link::SumRate cpu_;
    link::SumRate received_;
    link::SumRate sent_;
    std::vector<std::size_t> memoryTotal_;
    std::vector<std::size_t> memoryAvailable_;
    std::vector<std::size_t> swapTotal_;
    std::vector<std::size_t> swapFree_;
    std::vector<Disk> disks_;
    bool swapSeen_ = false;
    WallTime beforeAt_;
};

} // namespace bafar::ui::monitoring
