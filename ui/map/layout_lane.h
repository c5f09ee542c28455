#pragma once
// A lane in which something has a place, by hand or because it stood there: it keeps that. What has
// none goes into the first gap that is large enough, or into the one nearest to what it belongs to,
// else to the end. Pure; safe on every thread.
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::ui::map {

/// A card with the cards of its parts.
struct LaneUnit {
    std::string id;
    std::string group; ///< its head's
    double height = 0;
    std::string beside = {}; ///< the unit that it is best near to; empty: none
};

struct LanePlace {
    double top = 0;
    bool hasHead = false; ///< above it: another group than before begins

    bool operator==(const LanePlace&) const = default;
};

struct LaneSpace {
    double from = 0;    ///< where the lane begins
    double between = 0; ///< at least
    double more = 0;    ///< above what has no place of its own
    double head = 0;    ///< height of a group's head; 0: there are none
};

/// A place for each unit, none over another: where two want the same, the lower one gives way.
[[nodiscard]] std::vector<LanePlace> arrangeLane(
    std::span<const LaneUnit> units,
    const std::map<std::string, double, std::less<>>& tops,
    const LaneSpace& space);

} // namespace bafar::ui::map
