#pragma once
// How many events there were when, by severity: the bars above the table. Pure; safe on every
// thread.
#include <array>
#include <optional>

#include "ui/events/filter.h"

namespace bafar::ui::events {

/// How far back the bars go from now.
enum class Range : std::uint8_t { HalfHour, TwoHours, All };

struct Bar {
    WallTime from;
    std::array<std::size_t, 4> bySeverity{}; ///< by schema::Severity

    bool operator==(const Bar&) const = default;

    [[nodiscard]] std::size_t total() const;
    [[nodiscard]] schema::Severity worst() const; ///< Info where there is nothing
};

struct Density {
    std::int64_t widthMs = 60'000; ///< of each bar
    std::vector<Bar> bars;         ///< oldest first, without a gap; never empty

    bool operator==(const Density&) const = default;

    [[nodiscard]] std::size_t highest() const; ///< at least 1

    /// The period of bars `first` to `last`, in either order.
    [[nodiscard]] Period periodOf(std::size_t first, std::size_t last) const;

    /// The bar that a moment falls into, the nearest where it is outside.
    [[nodiscard]] std::size_t barAt(WallTime at) const;
};

/// Bars that every range has at most.
inline constexpr std::int64_t BarsMax = 121;

/// Bars begin at whole minutes (hours, days) of local time, which is `localMs` ahead of UTC, and so
/// stay where they are as time passes. An event that lies after the bar of now, from a clock that
/// runs ahead, is in none.
[[nodiscard]] Density densityOf(std::span<const EntryPtr> newestFirst,
                                Range range,
                                WallTime now,
                                std::int64_t localMs = 0);

} // namespace bafar::ui::events
