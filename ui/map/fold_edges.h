#pragma once
// Edges between the cards of the map, from those between things. Pure; safe on every thread.
#include <functional>

#include "core/topology/topology.h"

namespace bafar::ui::map {

/// The card where the edges of a thing end; empty: nowhere.
using EndOf = std::function<std::string(const std::string& thing)>;

/// Adds to `shown` the edges between its cards, each way and kind once: as bad as the worst that it
/// stands for. Where a thing runs, and who hears whom, only of what is chosen.
void foldEdges(const topology::Topology& topology,
               const EndOf& endOf,
               const std::string& selection,
               topology::Topology& shown);

/// Fills `shown.places` from its things.
void findPlaces(topology::Topology& shown);

} // namespace bafar::ui::map
