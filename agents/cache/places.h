#pragma once
// Where the servers of the spec are, and which of them somebody means by a host and a port.
//
// Pure; safe on every thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/cache.h"
#include "core/schema/spec.h"

namespace bafar::cache {

struct Place {
    std::string node;
    net::Endpoint watched;  ///< where its own agent reaches it
    net::Endpoint followed; ///< where other servers reach it: never loopback unless the node is

    bool operator==(const Place&) const = default;
};

/// The servers of the spec in its order. One whose node is not in cluster.nodes and that has no
/// address is left out; the spec's checks have refused it already.
class Places {
public:
    Places() = default;
    explicit Places(const schema::Spec& spec);

    [[nodiscard]] const std::vector<Place>& all() const { return all_; }

    /// Null when the node has no server.
    [[nodiscard]] const Place* find(std::string_view node) const;

    /// The node whose server this is: by an address, or by the node's own name as the host; empty
    /// when it is none of the spec's.
    [[nodiscard]] std::string nodeOf(std::string_view host, std::uint16_t port) const;

    bool operator==(const Places&) const = default;

private:
    std::vector<Place> all_;
};

} // namespace bafar::cache
