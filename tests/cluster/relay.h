#pragma once
// A way between two sockets on loopback that writes down what passes and can be cut.
#include <memory>
#include <string>
#include <vector>

#include "agents/runtime/listener.h"
#include "core/net/address.h"

namespace bafar::test {

class Relay {
public:
    /// Listens on a port of its own; what connects there is connected to `to`.
    Relay(runtime::Loop& loop, net::Endpoint to);

    ~Relay();

    [[nodiscard]] const net::Endpoint& endpoint() const { return listener_->local(); }

    std::string carried; ///< both ways

private:
    struct Way;

    runtime::Loop& loop_;
    net::Endpoint to_;
    std::vector<std::unique_ptr<Way>> ways_;
    std::unique_ptr<runtime::Listener> listener_;
};

} // namespace bafar::test
