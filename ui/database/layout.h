#pragma once
// Where the replication graph's cards stand: a column for each tier, primaries first, replicas
// beside their sources. As text runs from the left; whoever paints mirrors it. Pure; safe on every
// thread.
#include <QRectF>
#include <vector>

#include "core/replication/fleet.h"

namespace bafar::ui::database {

struct Layout {
    std::vector<QRectF> cards; ///< in the fleet's order
    QSizeF size;               ///< may be wider than the room where there are many tiers

    bool operator==(const Layout&) const = default;
};

/// Pixels of a card with all of its lines, and without the position.
inline constexpr double CardHigh = 78;
inline constexpr double CardLow = 54;

/// Cards so high in `room` pixels.
[[nodiscard]] Layout layoutOf(const replication::Fleet& fleet,
                              double room,
                              double cardHigh = CardHigh);

} // namespace bafar::ui::database
