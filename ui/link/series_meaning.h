#pragma once
// What the name of a series says: its metric, its labels, and for those that the console's own
// charts are made of, what is measured.
//
// A name is `metric` or `metric{label="value",...}`, escaped as on a page of metrics. Names of
// metrics are those of the exporters (tests/golden/metrics.md). Pure; safe on every thread.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bafar::link {

struct SeriesName {
    std::string metric;
    std::vector<std::pair<std::string, std::string>> labels; ///< as they stand, unescaped

    /// Empty where it has none of that name.
    [[nodiscard]] std::string_view label(std::string_view name) const;

    bool operator==(const SeriesName&) const = default;
};

/// Names longer than this, or with more labels, are nobody's.
inline constexpr std::size_t SeriesNameMax = 4096;
inline constexpr std::size_t SeriesLabelsMax = 32;

/// Nothing: it is not a name of that form, or too long.
[[nodiscard]] std::optional<SeriesName> parseSeries(std::string_view name);

/// The name up to its labels.
[[nodiscard]] std::string_view metricOf(std::string_view series);

/// What a label's value begins with, without unescaping; nothing: it has none of that name.
[[nodiscard]] std::optional<std::string_view> labelOf(std::string_view series,
                                                      std::string_view label);

/// What a series counts or measures. Counters are marked.
enum class Meaning : std::uint8_t {
    CpuIdle,    ///< counter, seconds
    CpuWaiting, ///< counter, seconds, for a disk
    CpuOther,   ///< counter, seconds
    MemoryTotal,
    MemoryAvailable,
    SwapTotal,
    SwapFree,
    Received,       ///< counter, bytes, of a device that leaves the node
    Sent,           ///< counter, bytes, the same
    DiskBusy,       ///< counter, seconds
    Requests,       ///< counter
    Errors,         ///< counter, answers of class 5xx
    RequestBuckets, ///< counter, by upper bound
    Reads,          ///< counter, SELECT
    Writes,         ///< counter, statements that change rows
    Lag,            ///< seconds behind the primary
    Commands,       ///< counter, of the cache
    CacheBytes,
};
inline constexpr std::size_t MeaningCount = 18;

/// Nothing: none of these.
[[nodiscard]] std::optional<Meaning> meaningOf(std::string_view series);

/// What goes through a device of software is counted again where it leaves the node; and such
/// devices come and go with containers.
[[nodiscard]] bool isSoftwareDevice(std::string_view device);

} // namespace bafar::link
