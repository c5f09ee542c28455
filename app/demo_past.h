#pragma once

// What happened in the cluster of `bafar --demo` before it opens: a service was updated and rolled
// back, and two people tried to hand an address over.
//
// Records are those that real agents agree on, so that every page derives the same from them.

namespace bafar::sim {
class SimCluster;
}

namespace bafar::app {

/// Two minutes after its agents' first start: by then they agree on something, and all that is
/// told happened since.
void liveDemoPast(sim::SimCluster& cluster);

} // namespace bafar::app
