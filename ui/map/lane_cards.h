#pragma once
// The cards of an arranged lane: what moves as one, and how much of it is shown. Where cards stood
// by themselves, each has the room until the next: what wants more says less, and a part that comes
// out and does not fit below its whole stands elsewhere. Pure; safe on every thread.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ui/map/layout.h"
#include "ui/map/layout_lane.h"

namespace bafar::ui::map {

struct LaneLook {
    double width = 0;  ///< of a card
    int lines = 0;     ///< on it, at most
    double indent = 0; ///< of a part
    double betweenParts = 0;
    double between = 0; ///< units, at least
    double head = 0;    ///< height of a group's head; 0: there are none
};

struct LaneCard {
    const topology::Thing* thing = nullptr;
    std::size_t unit = 0;
    double below = 0; ///< the unit's upper side
    double indent = 0;
    double height = 0;
    int lines = 0;
};

struct LaneCards {
    std::vector<LaneUnit> units;
    std::vector<LaneCard> cards;
};

/// Of things in the order of the lane. `stood`: where cards stand that must not give way; empty:
/// each is as high as it wants.
[[nodiscard]] LaneCards laneCards(const Picture& picture,
                                  std::span<const topology::Thing* const> things,
                                  const CardHeight& cardHeight,
                                  const LaneLook& look,
                                  const std::map<std::string, double, std::less<>>& stood);

} // namespace bafar::ui::map
