#include "agents/monitoring/link_reader.h"

#include <algorithm>
#include <cstring>
#include <linux/ethtool.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/time.h>

#include "agents/monitoring/probes/link_dump.h"

namespace bafar::monitoring {
namespace {

constexpr std::size_t ReceiveBytes = 65536; ///< the kernel fills at most 32 KiB a message batch
constexpr std::size_t DumpBytesMax = 16U << 20U;

/// Appends the messages of one datagram; true when the dump goes on.
bool takeDatagram(ByteView datagram, Bytes& messages)
{
    while (datagram.size() >= sizeof(nlmsghdr)) {
        nlmsghdr head{};
        std::memcpy(&head, datagram.data(), sizeof head);
        if (head.nlmsg_len < sizeof head || head.nlmsg_len > datagram.size()) {
            return false;
        }
        if (head.nlmsg_type == NLMSG_DONE || head.nlmsg_type == NLMSG_ERROR) {
            return false;
        }
        const std::size_t length =
            std::min<std::size_t>(NLMSG_ALIGN(head.nlmsg_len), datagram.size());
        putBytes(messages, datagram.subspan(0, length));
        datagram = datagram.subspan(length);
    }
    return messages.size() < DumpBytesMax;
}

} // namespace

runtime::Descriptor openLinkSocket()
{
    runtime::Descriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    // The kernel answers at once; the limit only keeps a defect from stopping the loop.
    const timeval limit{0, 200000};
    if (socket) {
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    return socket;
}

void readLinkDump(int netlink, Bytes& messages)
{
    messages.clear();

    struct {
        nlmsghdr head;
        ifinfomsg info;
    } request{};

    request.head.nlmsg_len = sizeof request;
    request.head.nlmsg_type = RTM_GETLINK;
    request.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.info.ifi_family = AF_UNSPEC;
    if (::send(netlink, &request, sizeof request, 0) != static_cast<ssize_t>(sizeof request)) {
        return;
    }
    static thread_local Bytes buffer(ReceiveBytes);
    bool more = true;
    while (more) {
        const ssize_t got = ::recv(netlink, buffer.data(), buffer.size(), 0);
        more = got > 0 && takeDatagram({buffer.data(), static_cast<std::size_t>(got)}, messages);
        if (got <= 0) {
            messages.clear(); // a dump without its end may lack devices
        }
    }
}

void readLinkSpeeds(int control,
                    ByteView dump,
                    std::map<std::string, LinkSpeed, std::less<>>& speeds)
{
    speeds.clear();
    LinkDump links(dump);
    while (const auto link = links.next()) {
        if (!link->isUp() || link->name.size() >= IFNAMSIZ) {
            continue;
        }
        ethtool_cmd command{};
        command.cmd = ETHTOOL_GSET;
        ifreq request{};
        std::copy(link->name.begin(), link->name.end(), request.ifr_name);
        request.ifr_data = reinterpret_cast<char*>(&command);
        if (::ioctl(control, SIOCETHTOOL, &request) == 0) {
            const std::uint32_t speed = ethtool_cmd_speed(&command);
            const bool known = speed != static_cast<std::uint32_t>(SPEED_UNKNOWN);
            speeds[std::string(link->name)] = {known ? static_cast<std::int64_t>(speed) : -1,
                                               command.duplex};
        }
    }
}

} // namespace bafar::monitoring
