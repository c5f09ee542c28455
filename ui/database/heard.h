#pragma once
// What the agents say of their database servers. GUI thread.
#include "core/replication/fleet.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::database {

/// By node's name; those that never said anything included. Valid until the store's next change.
[[nodiscard]] std::vector<replication::Word> wordsOf(const link::Store& store);

} // namespace bafar::ui::database
