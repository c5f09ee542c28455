#include "agents/runtime/netlink.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>

#include "agents/runtime/netlink_wire.h"
#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t DatagramMax = 64U << 10U; ///< the kernel's answers stay below 32 KiB
constexpr int MonitorBuffer = 1 << 20;          ///< bytes of changes the kernel may hold for us
/// For an answer that never comes. It does not bound a change: send() itself waits for the kernel's
/// lock, as long as another holds it.
constexpr int AnswerSeconds = 2;

Result<Descriptor> openRoute(int flags, unsigned groups)
{
    Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | flags, NETLINK_ROUTE));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = groups;
    if (!socket ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return tl::unexpected(systemError(errno, "opening route netlink"));
    }
    return socket;
}

/// One datagram from the kernel into `buffer`, or errno; datagrams of other senders are dropped.
ssize_t receiveDatagram(int socket, Bytes& buffer)
{
    sockaddr_nl from{};
    socklen_t length = sizeof from;
    buffer.resize(DatagramMax);
    const ssize_t got = ::recvfrom(socket, buffer.data(), buffer.size(), 0,
                                   reinterpret_cast<sockaddr*>(&from), &length);
    return got > 0 && from.nl_pid != 0 ? 0 : got;
}

} // namespace

Result<std::unique_ptr<Netlink>> Netlink::open()
{
    Result<Descriptor> socket = openRoute(0, 0);
    if (!socket) {
        return tl::unexpected(std::move(socket.error()));
    }
    const timeval limit{AnswerSeconds, 0};
    ::setsockopt(socket->get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const int on = 1;
    // Without it an error repeats the whole request.
    ::setsockopt(socket->get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    return std::unique_ptr<Netlink>(new Netlink(std::move(*socket)));
}

Netlink::Netlink(Descriptor socket)
    : socket_(std::move(socket))
    , buffer_(DatagramMax)
{
}

Result<std::vector<Link>> Netlink::links()
{
    std::vector<Link> all;
    Result<void> listed = dump(dumpMessage(RTM_GETLINK), [&all](ByteView payload) {
        if (std::optional<Link> link = readLink(payload)) {
            all.push_back(std::move(*link));
        }
    });
    if (!listed) {
        return tl::unexpected(std::move(listed.error()));
    }
    return all;
}

Result<Link> Netlink::link(const std::string& name)
{
    Result<std::vector<Link>> all = links();
    if (!all) {
        return tl::unexpected(std::move(all.error()));
    }
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&name](const Link& link) { return link.name == name; });
    if (found == all->end()) {
        std::string known;
        for (const Link& link : *all) {
            known += (known.empty() ? "" : ", ") + link.name;
        }
        return fail(Code::NotFound, "no interface \"" + name + "\" here; there are: " + known);
    }
    return *found;
}

Result<std::vector<LinkAddress>> Netlink::addresses()
{
    std::vector<LinkAddress> all;
    Result<void> listed = dump(dumpMessage(RTM_GETADDR), [&all](ByteView payload) {
        if (const std::optional<LinkAddress> address = readAddress(payload)) {
            all.push_back(*address);
        }
    });
    if (!listed) {
        return tl::unexpected(std::move(listed.error()));
    }
    return all;
}

Result<void> Netlink::putAddress(const LinkAddress& address)
{
    return request(addressMessage(RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE, address),
                   "adding " + address.prefix.toString());
}

Result<void> Netlink::removeAddress(unsigned linkIndex, const net::Prefix& prefix)
{
    LinkAddress address;
    address.linkIndex = linkIndex;
    address.prefix = prefix;
    const int error = exchange(addressMessage(RTM_DELADDR, 0, address), nullptr);
    if (error != 0 && error != EADDRNOTAVAIL) {
        return tl::unexpected(systemError(error, "removing " + prefix.toString()));
    }
    return {};
}

Result<void> Netlink::request(Bytes message, const std::string& what)
{
    const int error = exchange(std::move(message), nullptr);
    if (error != 0) {
        return tl::unexpected(systemError(error, what));
    }
    return {};
}

Result<void> Netlink::dump(const Bytes& message, const std::function<void(ByteView)>& onMessage)
{
    const int error = exchange(message, &onMessage);
    if (error != 0) {
        return tl::unexpected(systemError(error, "listing through netlink"));
    }
    return {};
}

int Netlink::exchange(Bytes message, const std::function<void(ByteView)>* onMessage)
{
    const std::uint32_t sequence = ++sequence_;
    setSequence(message, sequence);
    if (::send(socket_.get(), message.data(), message.size(), 0) < 0) {
        return errno;
    }
    std::optional<int> answer;
    while (!answer) {
        const ssize_t got = receiveDatagram(socket_.get(), buffer_);
        if (got < 0 && errno != EINTR) {
            return errno == EAGAIN ? ETIMEDOUT : errno;
        }
        const ByteView datagram =
            ByteView(buffer_).first(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        eachMessage(datagram, [&](const nlmsghdr& header, ByteView payload) {
            if (header.nlmsg_seq != sequence) {
                return true; // the late answer to a request given up
            }
            if (header.nlmsg_type == NLMSG_ERROR) {
                answer = readError(payload);
            } else if (header.nlmsg_type == NLMSG_DONE) {
                answer = 0;
            } else if (onMessage != nullptr) {
                (*onMessage)(payload);
            }
            return !answer;
        });
    }
    return *answer;
}

Result<std::unique_ptr<NetlinkMonitor>> NetlinkMonitor::open(Loop& loop, Events events)
{
    Result<Descriptor> socket =
        openRoute(SOCK_NONBLOCK, RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR);
    if (!socket) {
        return tl::unexpected(std::move(socket.error()));
    }
    ::setsockopt(socket->get(), SOL_SOCKET, SO_RCVBUF, &MonitorBuffer, sizeof MonitorBuffer);
    return std::unique_ptr<NetlinkMonitor>(
        new NetlinkMonitor(loop, std::move(*socket), std::move(events)));
}

NetlinkMonitor::NetlinkMonitor(Loop& loop, Descriptor socket, Events events)
    : socket_(std::move(socket))
    , events_(std::move(events))
    , watch_(
          loop, socket_.get(), {.readable = true, .writable = false}, [this](Readiness) { read(); })
{
}

void NetlinkMonitor::read()
{
    const ssize_t got = receiveDatagram(socket_.get(), buffer_);
    if (got < 0) {
        if (errno == ENOBUFS && events_.onLost) {
            events_.onLost();
        }
        return;
    }
    eachMessage(ByteView(buffer_).first(static_cast<std::size_t>(got)),
                [this](const nlmsghdr& header, ByteView payload) {
                    tell(header.nlmsg_type, payload);
                    return true;
                });
}

void NetlinkMonitor::tell(unsigned type, ByteView payload)
{
    if (type == RTM_NEWLINK || type == RTM_DELLINK) {
        const std::optional<Link> link = readLink(payload);
        if (link && events_.onLink) {
            events_.onLink(*link, type == RTM_DELLINK);
        }
    } else if (type == RTM_NEWADDR || type == RTM_DELADDR) {
        const std::optional<LinkAddress> address = readAddress(payload);
        if (address && events_.onAddress) {
            events_.onAddress(*address, type == RTM_DELADDR);
        }
    }
}

} // namespace bafar::runtime
