#pragma once
// Where an agent is, and who must answer there. Values only.
#include <functional>
#include <optional>
#include <string>

#include "agents/runtime/tls.h"

namespace bafar::api {

/// Where an agent is and who it must be.
struct Target {
    net::Endpoint to;
    std::string node; ///< empty: any agent of the cluster
    std::optional<net::Address> from;
    /// Asked about a peer whose certificate is good; a refusal ends the connection. May be empty.
    std::function<Result<void>(const runtime::PeerIdentity&)> accept;

    [[nodiscard]] std::string text() const; ///< "n2 (192.0.2.12:7600)"
};

inline constexpr Duration ConnectLimit = std::chrono::seconds(3); ///< with the handshake

} // namespace bafar::api
