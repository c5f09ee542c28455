#pragma once
// The ways of the map's edges: between facing sides of neighbours, beside a lane within it, and
// between the cards of the lanes that an edge passes. Pure; safe on every thread.
#include "ui/map/layout.h"

namespace bafar::ui::map {

/// Fills `layout.edges` for every edge whose ends have a card in `layout.cards`; arcs within a lane
/// bow to where reading ends.
void routeEdges(const topology::Topology& topology, bool mirrored, Layout& layout);

} // namespace bafar::ui::map
