#pragma once
// What is measured (series), under which index, and one moment's values (sample).
//
// Theory: a series is registered once and gets an index; from then on a moment is a plain vector of
// doubles by index, so that sampling, history and exposition touch no strings. NaN means "absent at
// that moment". The table's revision grows whenever a series appears or is removed; removals have
// their own count, because a probe's remembered indexes stay right while series only appear.
// One owner, one thread.
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/time.h"

namespace bafar {

using SeriesIndex = std::uint32_t;

/// The index of nothing: writing to it is ignored.
inline constexpr SeriesIndex NoSeries = std::numeric_limits<SeriesIndex>::max();

/// The value of a series at a moment when it did not exist or could not be read.
inline constexpr double Absent = std::numeric_limits<double>::quiet_NaN();

/// A histogram is the series NAME_bucket (label le, cumulative), NAME_sum and NAME_count, each of
/// this type.
enum class SeriesType : std::uint8_t { Counter, Gauge, Untyped, Histogram };

struct Label {
    std::string name;
    std::string value;

    auto operator<=>(const Label&) const = default;
};

/// One line of the metrics page without its value.
struct Series {
    std::string name;
    std::vector<Label> labels; ///< sorted by name
    std::string help;          ///< shared by all series of this name
    std::string unit;          ///< "seconds", "bytes"; empty: a plain number
    SeriesType type = SeriesType::Untyped;

    bool operator==(const Series&) const = default;
};

/// `name{a="b",c="d"}` with label values escaped as the text format 0.0.4 asks; without labels the
/// bare name. Equal keys mean the same series.
[[nodiscard]] std::string seriesKey(const Series& series);

/// Indexes of the series known now. Slots of removed series are given out again.
class SeriesTable {
public:
    static constexpr std::size_t SizeMax = 8192; ///< more series are refused

    /// The index of this series, new or known by its key; the known one keeps its help and type.
    /// NoSeries when the table is full: refused() then grows. Labels are sorted here.
    SeriesIndex add(Series series);

    /// Forgets a series; its index may be given to another. Not live: nothing happens.
    void remove(SeriesIndex index);

    [[nodiscard]] bool live(SeriesIndex index) const;

    /// Valid until the next add() or remove(). `index` must be live.
    [[nodiscard]] const Series& at(SeriesIndex index) const;

    /// The key of a live series; same lifetime as at().
    [[nodiscard]] const std::string& keyOf(SeriesIndex index) const;

    /// The index of a key, or NoSeries.
    [[nodiscard]] SeriesIndex find(const std::string& key) const;

    /// One more than the largest index ever given: the length of a sample's values.
    [[nodiscard]] std::size_t size() const { return slots_.size(); }

    [[nodiscard]] std::size_t liveCount() const { return byKey_.size(); }

    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    [[nodiscard]] std::uint64_t removals() const { return removals_; }

    [[nodiscard]] std::uint64_t refused() const { return refused_; }

private:
    struct Slot {
        Series series;
        std::string key; ///< empty: free
    };

    std::vector<Slot> slots_;
    std::vector<SeriesIndex> free_;
    std::unordered_map<std::string, SeriesIndex> byKey_;
    std::uint64_t revision_ = 0;
    std::uint64_t removals_ = 0;
    std::uint64_t refused_ = 0;
};

/// The values of one moment, by index of the table at `revision`.
struct Sample {
    Instant at;
    WallTime wall;
    std::uint64_t revision = 0;
    std::vector<double> values; ///< NaN: absent

    /// The value at `index`, or Absent.
    [[nodiscard]] double value(SeriesIndex index) const;
};

} // namespace bafar
