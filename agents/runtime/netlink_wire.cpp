#include "agents/runtime/netlink_wire.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <sys/socket.h>

namespace bafar::runtime {
namespace {

template <class T>
void append(Bytes& out, const T& value)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
    out.insert(out.end(), bytes, bytes + sizeof value);
    out.resize(NLMSG_ALIGN(out.size()));
}

void appendAttribute(Bytes& out, std::uint16_t type, ByteView value)
{
    rtattr header{};
    header.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(value.size()));
    header.rta_type = type;
    append(out, header);
    out.insert(out.end(), value.begin(), value.end());
    out.resize(NLMSG_ALIGN(out.size()));
}

template <class T>
void appendValue(Bytes& out, std::uint16_t type, const T& value)
{
    appendAttribute(out, type, {reinterpret_cast<const std::uint8_t*>(&value), sizeof value});
}

template <class T>
std::optional<T> take(ByteView bytes)
{
    if (bytes.size() < sizeof(T)) {
        return std::nullopt;
    }
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

/// Starts a message: header, then its fixed part.
template <class Fixed>
Bytes startMessage(std::uint16_t type, unsigned flags, const Fixed& fixed)
{
    Bytes message;
    nlmsghdr header{};
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<std::uint16_t>(flags);
    append(message, header);
    append(message, fixed);
    return message;
}

Bytes finished(Bytes message)
{
    const auto length = static_cast<std::uint32_t>(message.size());
    std::memcpy(message.data() + offsetof(nlmsghdr, nlmsg_len), &length, sizeof length);
    return message;
}

/// Calls back with every attribute behind the fixed part of `fixedSize` bytes.
template <class Callback>
void eachAttribute(ByteView payload, std::size_t fixedSize, Callback onAttribute)
{
    std::size_t offset = NLMSG_ALIGN(fixedSize);
    while (offset + sizeof(rtattr) <= payload.size()) {
        const std::optional<rtattr> header = take<rtattr>(payload.subspan(offset));
        const std::size_t length = header->rta_len;
        if (length < sizeof(rtattr) || length > payload.size() - offset) {
            return;
        }
        onAttribute(header->rta_type & NLA_TYPE_MASK,
                    payload.subspan(offset + sizeof(rtattr), length - sizeof(rtattr)));
        offset += RTA_ALIGN(length);
    }
}

} // namespace

Bytes addressMessage(std::uint16_t type, std::uint16_t flags, const LinkAddress& address)
{
    const net::Address& ip = address.prefix.address;
    ifaddrmsg fixed{};
    fixed.ifa_family = static_cast<std::uint8_t>(ip.isV4() ? AF_INET : AF_INET6);
    fixed.ifa_prefixlen = address.prefix.length;
    fixed.ifa_index = address.linkIndex;
    Bytes message = startMessage(type, NLM_F_REQUEST | NLM_F_ACK | flags, fixed);
    appendAttribute(message, IFA_LOCAL, ip.bytes());
    appendAttribute(message, IFA_ADDRESS, ip.bytes());
    if (type == RTM_NEWADDR) {
        ifa_cacheinfo lifetimes{};
        lifetimes.ifa_valid = address.validSeconds;
        lifetimes.ifa_prefered = std::min(address.preferredSeconds, address.validSeconds);
        appendValue(message, IFA_CACHEINFO, lifetimes);
        const std::uint32_t bits =
            (address.noDad ? static_cast<std::uint32_t>(IFA_F_NODAD) : 0U) |
            (address.noPrefixRoute ? static_cast<std::uint32_t>(IFA_F_NOPREFIXROUTE) : 0U);
        appendValue(message, IFA_FLAGS, bits);
    }
    return finished(std::move(message));
}

Bytes dumpMessage(std::uint16_t type)
{
    if (type == RTM_GETLINK) {
        return finished(startMessage(type, NLM_F_REQUEST | NLM_F_DUMP, ifinfomsg{}));
    }
    return finished(startMessage(type, NLM_F_REQUEST | NLM_F_DUMP, ifaddrmsg{}));
}

void setSequence(Bytes& message, std::uint32_t sequence)
{
    std::memcpy(message.data() + offsetof(nlmsghdr, nlmsg_seq), &sequence, sizeof sequence);
}

void eachMessage(ByteView datagram,
                 const std::function<bool(const nlmsghdr&, ByteView payload)>& onMessage)
{
    while (const std::optional<nlmsghdr> header = take<nlmsghdr>(datagram)) {
        const std::size_t length = header->nlmsg_len;
        if (length < sizeof(nlmsghdr) || length > datagram.size() ||
            !onMessage(*header, datagram.subspan(NLMSG_HDRLEN, length - NLMSG_HDRLEN))) {
            return;
        }
        datagram = datagram.subspan(std::min<std::size_t>(NLMSG_ALIGN(length), datagram.size()));
    }
}

std::optional<Link> readLink(ByteView payload)
{
    const std::optional<ifinfomsg> fixed = take<ifinfomsg>(payload);
    if (!fixed) {
        return std::nullopt;
    }
    Link link;
    link.index = static_cast<unsigned>(fixed->ifi_index);
    link.up = (fixed->ifi_flags & IFF_UP) != 0;
    // Not IFF_RUNNING: the kernel may put that one off by up to a second.
    link.carrier = (fixed->ifi_flags & IFF_LOWER_UP) != 0;
    eachAttribute(payload, sizeof(ifinfomsg), [&link](int type, ByteView value) {
        if (type == IFLA_IFNAME && !value.empty()) {
            link.name.assign(value.begin(), std::find(value.begin(), value.end(), 0));
        } else if (type == IFLA_MTU) {
            link.mtu = take<std::uint32_t>(value).value_or(0);
        } else if (type == IFLA_ADDRESS && value.size() == link.mac.bytes.size()) {
            std::copy(value.begin(), value.end(), link.mac.bytes.begin());
        }
    });
    return link.name.empty() ? std::nullopt : std::optional<Link>(std::move(link));
}

std::optional<LinkAddress> readAddress(ByteView payload)
{
    const std::optional<ifaddrmsg> fixed = take<ifaddrmsg>(payload);
    if (!fixed || (fixed->ifa_family != AF_INET && fixed->ifa_family != AF_INET6)) {
        return std::nullopt;
    }
    const std::size_t size = fixed->ifa_family == AF_INET ? 4 : 16;
    ByteView local;
    ByteView peer;
    std::uint32_t bits = fixed->ifa_flags;
    LinkAddress address;
    address.linkIndex = fixed->ifa_index;
    address.prefix.length = fixed->ifa_prefixlen;
    eachAttribute(payload, sizeof(ifaddrmsg), [&](int type, ByteView value) {
        if (type == IFA_LOCAL && value.size() == size) {
            local = value;
        } else if (type == IFA_ADDRESS && value.size() == size) {
            peer = value;
        } else if (type == IFA_FLAGS) {
            bits = take<std::uint32_t>(value).value_or(bits);
        } else if (type == IFA_CACHEINFO) {
            const ifa_cacheinfo times = take<ifa_cacheinfo>(value).value_or(
                ifa_cacheinfo{ForeverSeconds, ForeverSeconds, 0, 0});
            address.validSeconds = times.ifa_valid;
            address.preferredSeconds = times.ifa_prefered;
        }
    });
    // IPv6 carries its own address as IFA_ADDRESS; on point-to-point links that is the far end.
    const ByteView own = local.empty() ? peer : local;
    if (own.empty()) {
        return std::nullopt;
    }
    address.prefix.address = net::Address::fromBytes(own);
    // IPv4 has no duplicate detection, and the kernel drops the flag there.
    address.noDad = fixed->ifa_family == AF_INET || (bits & IFA_F_NODAD) != 0;
    address.noPrefixRoute = (bits & IFA_F_NOPREFIXROUTE) != 0;
    return address;
}

int readError(ByteView payload)
{
    return -take<int>(payload).value_or(-EBADMSG);
}

} // namespace bafar::runtime
