#pragma once
// What three agents say of a whole cluster: a floating IP, three database and three cache servers,
// services of three tasks each, a volume of three bricks. As presences, in the words of the real
// agents.
#include "tests/console/fake_agents.h"

namespace bafar::test {

/// What is wrong in it.
struct Full {
    int services = 4;         ///< of three tasks each, at most 99
    bool trouble = false;     ///< a stopped replica, a failed task, a brick to heal, evictions
    std::string hostile = {}; ///< a service's name and image, a database's reason, a brick's path
};

/// What `node` says of it; `node`'s own servers are its own claims.
[[nodiscard]] schema::Snapshot fullSnapshotOf(const std::string& node, const Full& wish = {});

/// All three say it. Each entity is then on the map: the names of all, in the order of the merge.
void speakFull(const std::map<std::string, FakeLink*>& agents, const Full& wish = {});

/// How many things are on the map then.
[[nodiscard]] std::size_t thingsOf(const Full& wish);

} // namespace bafar::test
