#pragma once

// What happened in the cluster of `bafar --demo` before it opens: two people tried to hand an
// address over, and a service was updated and rolled back some days ago.
//
// Records are those that real agents agree on, so that every page derives the same from them.

namespace bafar::sim {
class SimCluster;
}

namespace bafar::app {

/// Once its agents agree on something.
void liveDemoPast(sim::SimCluster& cluster);

} // namespace bafar::app
