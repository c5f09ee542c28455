#include "agents/runtime/socket.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#include "core/base/check.h"

namespace bafar::runtime {
namespace {

/// Sets an integer option; false leaves errno.
bool setOption(int socket, int level, int option, int value)
{
    return ::setsockopt(socket, level, option, &value, sizeof value) == 0;
}

int domainOf(net::Family family)
{
    return family == net::Family::V4 ? AF_INET : AF_INET6;
}

Result<Descriptor> openSocket(net::Family family, int type, int protocol, const std::string& what)
{
    Descriptor socket(::socket(domainOf(family), type | SOCK_CLOEXEC | SOCK_NONBLOCK, protocol));
    if (!socket) {
        return tl::unexpected(systemError(errno, "opening a socket for " + what));
    }
    return socket;
}

/// Options in common of what listens or binds, and the bind itself.
Result<Descriptor> openBound(const net::Endpoint& at, int type, const ListenOptions& options)
{
    const std::string what = "binding " + at.toString();
    Result<Descriptor> socket = openSocket(at.address.family(), type, 0, at.toString());
    if (!socket) {
        return socket;
    }
    const int number = socket->get();
    const bool set = setOption(number, SOL_SOCKET, SO_REUSEADDR, 1) &&
                     (!options.reusePort || setOption(number, SOL_SOCKET, SO_REUSEPORT, 1)) &&
                     (!options.freeBind || setOption(number, IPPROTO_IP, IP_FREEBIND, 1)) &&
                     (at.address.isV4() || setOption(number, IPPROTO_IPV6, IPV6_V6ONLY, 1));
    const SocketAddress address = SocketAddress::from(at);
    if (!set || ::bind(number, address.pointer(), address.length) != 0) {
        return tl::unexpected(systemError(errno, what));
    }
    return socket;
}

using NameCall = int (*)(int, sockaddr*, socklen_t*);

net::Endpoint nameOf(int socket, NameCall call)
{
    SocketAddress address;
    return call(socket, address.pointer(), &address.length) == 0 ? address.endpoint()
                                                                 : net::Endpoint{};
}

} // namespace

SocketAddress SocketAddress::from(const net::Endpoint& endpoint)
{
    SocketAddress result;
    const std::span<const std::uint8_t> bytes = endpoint.address.bytes();
    if (endpoint.address.isV4()) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(endpoint.port);
        std::memcpy(&v4.sin_addr, bytes.data(), bytes.size());
        std::memcpy(&result.storage, &v4, sizeof v4);
        result.length = sizeof v4;
    } else {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(endpoint.port);
        std::memcpy(&v6.sin6_addr, bytes.data(), bytes.size());
        std::memcpy(&result.storage, &v6, sizeof v6);
        result.length = sizeof v6;
    }
    return result;
}

net::Endpoint SocketAddress::endpoint() const
{
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &storage, sizeof v4);
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
        return {net::Address::fromBytes(bytes), ntohs(v4.sin_port)};
    }
    if (storage.ss_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &storage, sizeof v6);
        std::array<std::uint8_t, 16> bytes{};
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return {net::Address::fromBytes(bytes), ntohs(v6.sin6_port)};
    }
    return {};
}

const sockaddr* SocketAddress::pointer() const
{
    return reinterpret_cast<const sockaddr*>(&storage);
}

sockaddr* SocketAddress::pointer()
{
    return reinterpret_cast<sockaddr*>(&storage);
}

Result<Descriptor> listenTcp(const net::Endpoint& at, ListenOptions options)
{
    Result<Descriptor> socket = openBound(at, SOCK_STREAM, options);
    if (socket && ::listen(socket->get(), options.backlog) != 0) {
        return tl::unexpected(systemError(errno, "listening on " + at.toString()));
    }
    return socket;
}

Result<std::optional<Accepted>> acceptTcp(int listener)
{
    SocketAddress from;
    Descriptor socket(
        ::accept4(listener, from.pointer(), &from.length, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (socket) {
        tuneTcp(socket.get());
        return Accepted{std::move(socket), from.endpoint()};
    }
    switch (errno) {
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM: return tl::unexpected(systemError(errno, "accepting a connection"));
    case EBADF:
    case EINVAL:
    case ENOTSOCK:
    case EOPNOTSUPP:
    case EFAULT: return fail(Code::Internal, "accepting on a descriptor that does not listen");
    default:
        // None waits, or (accept(2)) the one that did has already failed on the network.
        return std::nullopt;
    }
}

Result<Descriptor> connectTcp(const net::Endpoint& to, std::optional<net::Address> from)
{
    const std::string what = "connecting to " + to.toString();
    Result<Descriptor> socket = openSocket(to.address.family(), SOCK_STREAM, 0, to.toString());
    if (!socket) {
        return socket;
    }
    if (from) {
        // The port is chosen at connect, so that one address serves more than its 28,000 ports.
        setOption(socket->get(), IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
        const SocketAddress own = SocketAddress::from({*from, 0});
        if (::bind(socket->get(), own.pointer(), own.length) != 0) {
            return tl::unexpected(systemError(errno, what + " from " + from->toString()));
        }
    }
    if (Result<void> begun = startConnecting(socket->get(), to); !begun) {
        return tl::unexpected(std::move(begun.error()));
    }
    return socket;
}

Result<void> startConnecting(int socket, const net::Endpoint& to)
{
    tuneTcp(socket);
    const SocketAddress peer = SocketAddress::from(to);
    if (::connect(socket, peer.pointer(), peer.length) != 0 && errno != EINPROGRESS) {
        return tl::unexpected(systemError(errno, "connecting to " + to.toString()));
    }
    return {};
}

Result<void> pendingError(int socket, const net::Endpoint& to)
{
    int error = 0;
    socklen_t length = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0) {
        error = errno;
    }
    if (error != 0) {
        return tl::unexpected(systemError(error, "connecting to " + to.toString()));
    }
    return {};
}

Result<Descriptor> bindUdp(const net::Endpoint& at, bool reusePort)
{
    return openBound(at, SOCK_DGRAM, {.reusePort = reusePort});
}

Result<Descriptor> openRaw(net::Family family,
                           int protocol,
                           const std::string& interface,
                           bool headerIncluded)
{
    const std::string what = "opening a raw socket on " + interface;
    Result<Descriptor> socket = openSocket(family, SOCK_RAW, protocol, "raw packets");
    if (!socket) {
        return socket;
    }
    if (::setsockopt(socket->get(), SOL_SOCKET, SO_BINDTODEVICE, interface.c_str(),
                     static_cast<socklen_t>(interface.size())) != 0) {
        return tl::unexpected(systemError(errno, what));
    }
    const bool v4 = family == net::Family::V4;
    if (headerIncluded && !setOption(socket->get(), v4 ? IPPROTO_IP : IPPROTO_IPV6,
                                     v4 ? IP_HDRINCL : IPV6_HDRINCL, 1)) {
        return tl::unexpected(systemError(errno, what));
    }
    return socket;
}

void tuneTcp(int socket, Duration deadAfter)
{
    const auto milliseconds = std::chrono::ceil<std::chrono::milliseconds>(deadAfter);
    const int seconds =
        std::max(3, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(deadAfter).count()));
    // Best effort: a connection without one of these still works, only slower to notice a death.
    setOption(socket, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, seconds / 3);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, seconds / 3);
    setOption(socket, IPPROTO_TCP, TCP_KEEPCNT, 2);
    setOption(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, static_cast<int>(milliseconds.count()));
}

net::Endpoint localEndpoint(int socket)
{
    return nameOf(socket, ::getsockname);
}

net::Endpoint remoteEndpoint(int socket)
{
    return nameOf(socket, ::getpeername);
}

} // namespace bafar::runtime
