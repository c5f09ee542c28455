#pragma once
// Connections to servers that are open and idle, for the next request. One for each loop.
//
// A connection that says something while idle, or ends, is closed: whatever it says belongs to no
// request. The newest is taken first, so that those not needed grow old and go. Loop thread only.
#include <list>
#include <map>
#include <optional>

#include "agents/load_balancer/routing.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"

namespace bafar::load_balancer {

/// Where a server is reached. The same address in two networks is two servers.
struct Place {
    net::Endpoint at;
    std::string network;

    explicit Place(const ServerEntry& server)
        : at(server.at)
        , network(server.network)
    {
    }

    auto operator<=>(const Place&) const = default;
};

class ServerPool {
public:
    static constexpr std::size_t IdleMax = 64; ///< of one server
    static constexpr Duration IdleTime = std::chrono::seconds(30);

    explicit ServerPool(runtime::Loop& loop);

    void put(const Place& server, runtime::Descriptor socket);

    [[nodiscard]] std::optional<runtime::Descriptor> take(const Place& server);

    void clear();

private:
    struct Idle {
        runtime::Descriptor socket;
        Instant since{};
        runtime::Watch watch;
    };

    using List = std::list<Idle>;

    void dropOld();

    runtime::Loop& loop_;
    std::map<Place, List> idle_; ///< oldest first
    runtime::Timer old_;
};

} // namespace bafar::load_balancer
