#pragma once
// The columns of the map by role: which lanes and things stand in each. Pure; safe on every thread.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "ui/map/fold.h"

namespace bafar::ui::map {

/// Upper sides of cards, by thing.
using LaneTops = std::map<std::string, double, std::less<>>;

struct LaneColumn {
    std::vector<schema::Lane> lanes;
    std::vector<const topology::Thing*> things;
    bool hasHeads = false; ///< of more than one concept

    [[nodiscard]] bool hasAny(const LaneTops& tops) const;
};

/// One column for each lane, or for Data and Storage together. `kept` have theirs whether anything
/// is in them or not, unless there is nothing at all.
[[nodiscard]] std::vector<LaneColumn> laneColumns(const Picture& picture,
                                                  const std::set<schema::Lane>& kept,
                                                  bool shared);

} // namespace bafar::ui::map
