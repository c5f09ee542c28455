#pragma once
// TCP, UDP and raw sockets with the settings this project always wants: CLOEXEC, non-blocking, and
// errors that name the address.
//
// Values in, owned descriptors out; nothing here waits. Any thread. tcp(7), ip(7), ipv6(7).
#include <cstdint>
#include <optional>
#include <string>
#include <sys/socket.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/system_error.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/net/address.h"

namespace bafar::runtime {

/// A net::Endpoint in the kernel's form.
struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = sizeof(sockaddr_storage);

    static SocketAddress from(const net::Endpoint& endpoint);

    /// Unspecified address and port 0 when the family is neither IPv4 nor IPv6.
    [[nodiscard]] net::Endpoint endpoint() const;

    [[nodiscard]] const sockaddr* pointer() const;
    [[nodiscard]] sockaddr* pointer();
};

struct ListenOptions {
    int backlog = 128;
    bool reusePort = false; ///< several loops listen on the same port
    bool freeBind = false;  ///< bind an address this host does not carry yet (floating IPs)
};

/// A listening TCP socket; port 0 lets the kernel choose. IPv6 sockets take IPv6 only. Errors:
/// Conflict (in use), Unavailable (address not on this host), Denied (privileged port).
[[nodiscard]] Result<Descriptor> listenTcp(const net::Endpoint& at, ListenOptions options = {});

struct Accepted {
    Descriptor socket;
    net::Endpoint from;
};

/// The next waiting connection, tuned; nullopt when none waits. Errors: LimitExceeded (out of
/// descriptors or memory: stop asking for a while), Internal.
[[nodiscard]] Result<std::optional<Accepted>> acceptTcp(int listener);

/// Starts connecting, tuned, from `from` when given; writable means finished, then ask
/// pendingError(). Errors: Unavailable.
[[nodiscard]] Result<Descriptor> connectTcp(const net::Endpoint& to,
                                            std::optional<net::Address> from = std::nullopt);

/// The same with a socket that is there already, perhaps in another network namespace. Errors:
/// Unavailable.
[[nodiscard]] Result<void> startConnecting(int socket, const net::Endpoint& to);

/// The socket's pending error (SO_ERROR), cleared by reading; `to` is for the text.
[[nodiscard]] Result<void> pendingError(int socket, const net::Endpoint& to);

/// A bound UDP socket. Errors as listenTcp.
[[nodiscard]] Result<Descriptor> bindUdp(const net::Endpoint& at, bool reusePort = false);

/// A raw IPv4 or IPv6 socket of one protocol number, bound to one interface, whose packets to send
/// carry their own header when `headerIncluded`. Errors: Denied (needs CAP_NET_RAW), NotFound.
[[nodiscard]] Result<Descriptor> openRaw(net::Family family,
                                         int protocol,
                                         const std::string& interface,
                                         bool headerIncluded);

/// TCP_NODELAY, and a peer that is gone is noticed within about `deadAfter` whether or not data is
/// under way (keepalive and TCP_USER_TIMEOUT).
void tuneTcp(int socket, Duration deadAfter = std::chrono::seconds(15));

[[nodiscard]] net::Endpoint localEndpoint(int socket);
[[nodiscard]] net::Endpoint remoteEndpoint(int socket);

} // namespace bafar::runtime
