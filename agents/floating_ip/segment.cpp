#include "agents/floating_ip/segment.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <net/ethernet.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netpacket/packet.h>
#include <sys/socket.h>

#include "agents/runtime/socket.h"
#include "agents/runtime/system_error.h"

namespace bafar::floating_ip {
namespace {

constexpr std::size_t DatagramMax = 2048; ///< 60 bytes of header, 8 + 255 * 4 of message
constexpr int TosInternetControl = 0xc0;

Result<void> setOption(
    int socket, int level, int name, const void* value, socklen_t length, const std::string& what)
{
    if (::setsockopt(socket, level, name, value, length) != 0) {
        return tl::unexpected(runtime::systemError(errno, what));
    }
    return {};
}

Result<runtime::Descriptor> openVrrp(const std::string& interface, unsigned index)
{
    Result<runtime::Descriptor> socket =
        runtime::openRaw(net::Family::V4, ProtocolNumber, interface, false);
    if (!socket) {
        return socket;
    }
    ip_mreqn group{};
    const net::Address address = multicastGroup();
    std::memcpy(&group.imr_multiaddr, address.bytes().data(), sizeof group.imr_multiaddr);
    group.imr_ifindex = static_cast<int>(index);
    const int ttl = RequiredTtl;
    const int off = 0;

    struct Option {
        int name;
        const void* value;
        socklen_t length;
    };

    const std::array<Option, 6> options{
        Option{IP_ADD_MEMBERSHIP, &group, sizeof group},
        Option{IP_MULTICAST_IF, &group, sizeof group},
        Option{IP_MULTICAST_TTL, &ttl, sizeof ttl},
        Option{IP_MULTICAST_LOOP, &off, sizeof off},
        // Only what this socket joined on this interface, not what others on the host joined.
        Option{IP_MULTICAST_ALL, &off, sizeof off},
        Option{IP_TOS, &TosInternetControl, sizeof TosInternetControl},
    };
    for (const Option& option : options) {
        Result<void> set = setOption(socket->get(), IPPROTO_IP, option.name, option.value,
                                     option.length, "joining 224.0.0.18 on " + interface);
        if (!set) {
            return tl::unexpected(std::move(set.error()));
        }
    }
    return socket;
}

Result<runtime::Descriptor> openArp(const std::string& interface, unsigned index)
{
    // Protocol 0: this socket receives nothing.
    runtime::Descriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = static_cast<int>(index);
    if (!socket ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return tl::unexpected(
            runtime::systemError(errno, "opening a packet socket on " + interface));
    }
    return socket;
}

} // namespace

Result<std::unique_ptr<Segment>> Segment::open(runtime::Loop& loop,
                                               const std::string& interface,
                                               unsigned index,
                                               OnDatagram onDatagram)
{
    Result<runtime::Descriptor> vrrp = openVrrp(interface, index);
    if (!vrrp) {
        return tl::unexpected(std::move(vrrp.error()));
    }
    Result<runtime::Descriptor> arp = openArp(interface, index);
    if (!arp) {
        return tl::unexpected(std::move(arp.error()));
    }
    std::unique_ptr<Segment> segment(
        new Segment(interface, index, *std::move(vrrp), *std::move(arp)));
    segment->onDatagram_ = std::move(onDatagram);
    segment->watch_ = runtime::Watch(loop, segment->vrrp_.get(), runtime::Readiness{true, false},
                                     [raw = segment.get()](runtime::Readiness) { raw->drain(); });
    return segment;
}

Segment::Segment(std::string interface,
                 unsigned index,
                 runtime::Descriptor vrrp,
                 runtime::Descriptor arp)
    : interface_(std::move(interface))
    , index_(index)
    , vrrp_(std::move(vrrp))
    , arp_(std::move(arp))
{
}

void Segment::drain()
{
    std::array<std::uint8_t, DatagramMax> buffer;
    for (int count = 0; count < DatagramsPerTurn; ++count) {
        const ssize_t length = ::recv(vrrp_.get(), buffer.data(), buffer.size(), 0);
        if (length < 0) {
            return; // nothing more, or a link error that the monitor tells as well
        }
        onDatagram_(ByteView(buffer).first(static_cast<std::size_t>(length)));
    }
}

Result<void> Segment::send(const net::Address& source,
                           const net::Address& destination,
                           ByteView message)
{
    sockaddr_in to{};
    to.sin_family = AF_INET;
    std::memcpy(&to.sin_addr, destination.bytes().data(), sizeof to.sin_addr);
    iovec part{const_cast<std::uint8_t*>(message.data()), message.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(in_pktinfo))> control{};
    msghdr header{};
    header.msg_name = &to;
    header.msg_namelen = sizeof to;
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    cmsghdr* info = CMSG_FIRSTHDR(&header);
    info->cmsg_level = IPPROTO_IP;
    info->cmsg_type = IP_PKTINFO;
    info->cmsg_len = CMSG_LEN(sizeof(in_pktinfo));
    in_pktinfo from{};
    from.ipi_ifindex = static_cast<int>(index_);
    std::memcpy(&from.ipi_spec_dst, source.bytes().data(), sizeof from.ipi_spec_dst);
    std::memcpy(CMSG_DATA(info), &from, sizeof from);
    if (::sendmsg(vrrp_.get(), &header, MSG_DONTWAIT) < 0) {
        return tl::unexpected(
            runtime::systemError(errno, "sending an advertisement on " + interface_));
    }
    return {};
}

Result<void> Segment::send(const ArpFrame& frame, unsigned repeat)
{
    for (unsigned count = 0; count < repeat; ++count) {
        if (::send(arp_.get(), frame.data(), frame.size(), MSG_DONTWAIT) < 0) {
            return tl::unexpected(
                runtime::systemError(errno, "sending gratuitous ARP on " + interface_));
        }
    }
    return {};
}

} // namespace bafar::floating_ip
