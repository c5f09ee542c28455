#pragma once
// Which edge a hand points at. It is looked for when the hand rests and nothing is kept for it: an
// edge whose box is out of reach costs a comparison. Pure; safe on every thread.
#include <vector>

#include "ui/map/layout.h"

namespace bafar::ui::map {

/// The edge whose line is nearest to a place, at most `reach` away, in pixels of the layout; null:
/// there is none. Valid as long as `edges`.
[[nodiscard]] const PlacedEdge* edgeNear(const std::vector<PlacedEdge>& edges,
                                         const QPointF& place,
                                         double reach);

} // namespace bafar::ui::map
