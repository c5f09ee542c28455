#pragma once
// Who owns a floating IP and is none of our agents: in a mixed group Keepalived may, and our agents
// hear it advertise. Pure; safe on every thread.
#include <vector>

#include "core/schema/floating_ip.h"

namespace bafar::schema::floating_ip {

/// What one agent says of one virtual router. Valid as long as the status.
struct OwnerWord {
    const RouterStatus* status = nullptr;
    bool fresh = false; ///< its agent is heard
};

struct ForeignOwner {
    net::Address address;      ///< it advertises from there
    std::uint8_t priority = 0; ///< as it advertises

    bool operator==(const ForeignOwner&) const = default;
};

/// Of one virtual router: whom fresh agents stand by for, in the order of their words, each once.
/// An address that any agent knows as a node's is none, also where others do not know it.
[[nodiscard]] std::vector<ForeignOwner> foreignOwners(const std::vector<OwnerWord>& words);

} // namespace bafar::schema::floating_ip
