#pragma once
// Which things are parts of another: the tasks of a service, the bricks of a volume.
//
// No concept is known here. A part's id is that of its whole with "." or "/" and a name behind it
// ("services/web.2", "storage/shared/n1"); both are of one concept and lane, and the whole stands
// on no node: what runs on one node has no parts. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/topology/topology.h"

namespace bafar::ui::things {

/// The thing that `thing` is a part of, or null. The shortest id wins: a whole is none's part.
[[nodiscard]] const topology::Thing* wholeOf(const topology::Topology& topology,
                                             const topology::Thing& thing);

/// One thing in an order in which every part follows its whole.
struct Placed {
    const topology::Thing* thing = nullptr;
    const topology::Thing* whole = nullptr; ///< null: it is none's part
};

/// Every thing once, valid as long as the topology: by lane, concept and title, a part behind its
/// whole, and names that end in a number by that number.
[[nodiscard]] std::vector<Placed> inOrder(const topology::Topology& topology);

} // namespace bafar::ui::things
