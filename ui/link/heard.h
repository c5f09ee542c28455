#pragma once
// How much of the cluster the console hears. GUI thread.
#include <cstdint>

namespace bafar::link {

class Store;

/// Whether anything is known of the cluster, and of now.
enum class Heard : std::uint8_t {
    Never,  ///< no agent has said anything
    Before, ///< some did, and none of them is heard now
    Partly, ///< some agent is heard, and another is not
    Now     ///< all agents are heard
};

/// A connection alone has not said anything.
[[nodiscard]] Heard heardOf(const Store& store);

/// No agent is heard, and none is still being tried. That none lets the console in is another
/// trouble.
[[nodiscard]] bool isBlind(const Store& store);

} // namespace bafar::link
