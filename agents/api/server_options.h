#pragma once
// What a server is told when it opens: where, for whom, and how much. Values only.
#include <memory>
#include <span>
#include <string>

#include "agents/api/routes.h"
#include "core/net/address.h"

namespace bafar::runtime {
class TlsContext;
}

namespace bafar::api {

struct ServerOptions {
    net::Endpoint listen;
    std::span<const Route> routes;
    std::string cluster;
    std::shared_ptr<runtime::TlsContext> tls; ///< empty: plain, everyone is let in
    std::size_t connectionsMax = 160;
    std::size_t connectionsOfOneAddress = 32;
    std::size_t strangersMax = 32; ///< of them, those that have not shown a good certificate
    std::size_t strangersOfOneAddress = 8;
    Duration strangersKept = std::chrono::seconds(1); ///< before one gives way to the next
    std::size_t queuedMax = 32U << 20U;               ///< bytes not taken by slow readers together
};

} // namespace bafar::api
