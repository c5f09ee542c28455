#pragma once
// Since when each server stands as it does: in turn, draining or left out.
//
// One that fails again at every trial is left out since the first time, although it counts as in
// turn from the end of an ejection to the next trial. Pure; one owner, one thread.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agents/load_balancer/values.h"

namespace bafar::load_balancer {

class Standing {
public:
    using Key = std::pair<std::string, std::string>; ///< upstream and server

    /// All that are there; the others are forgotten.
    void read(const std::vector<ServerReport>& servers, Instant now);

    /// Nothing: it was not seen to change.
    [[nodiscard]] std::optional<Instant> since(const Key& server) const;

private:
    enum class Stand : std::uint8_t { InTurn, Draining, LeftOut };

    struct Seen {
        Stand stand = Stand::InTurn;
        std::optional<Instant> since;
    };

    [[nodiscard]] static Stand standOf(const ServerReport& server, Stand before);

    std::map<Key, Seen> seen_;
};

} // namespace bafar::load_balancer
