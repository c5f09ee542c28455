#include "tests/bench/datagram.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace bafar::bench {
namespace {

std::int64_t toNs(const timespec& time)
{
    return time.tv_sec * SecondNs + time.tv_nsec;
}

} // namespace

[[noreturn]] void die(const std::string& what)
{
    std::fprintf(stderr, "udp_gap: %s: %s\n", what.c_str(), std::strerror(errno));
    std::exit(1);
}

std::int64_t now(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return toNs(time);
}

int udpSocket()
{
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        die("socket");
    }
    return descriptor;
}

void setOption(int descriptor, int level, int option)
{
    const int on = 1;
    if (setsockopt(descriptor, level, option, &on, sizeof on) != 0) {
        die("setsockopt");
    }
}

sockaddr_in endpoint(const char* address, const char* port)
{
    sockaddr_in out{};
    out.sin_family = AF_INET;
    out.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
    if (inet_pton(AF_INET, address, &out.sin_addr) != 1) {
        errno = EINVAL;
        die(std::string("address ") + address);
    }
    return out;
}

Received receive(int descriptor)
{
    Received out;
    alignas(cmsghdr) std::array<char, 256> control{};
    iovec part{&out.datagram, sizeof out.datagram};
    msghdr message{};
    message.msg_name = &out.from;
    message.msg_namelen = sizeof out.from;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    out.any = recvmsg(descriptor, &message, 0) == static_cast<ssize_t>(sizeof out.datagram);
    for (cmsghdr* item = CMSG_FIRSTHDR(&message); out.any && item != nullptr;
         item = CMSG_NXTHDR(&message, item)) {
        if (item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_TIMESTAMPNS) {
            timespec time{};
            std::memcpy(&time, CMSG_DATA(item), sizeof time);
            out.atNs = toNs(time);
        } else if (item->cmsg_level == IPPROTO_IP && item->cmsg_type == IP_PKTINFO) {
            std::memcpy(&out.to, CMSG_DATA(item), sizeof out.to);
        }
    }
    return out;
}

void answer(int descriptor, const Received& request, const std::string& name)
{
    Datagram reply = request.datagram;
    reply.name = {};
    name.copy(reply.name.data(), reply.name.size() - 1);
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(in_pktinfo))> control{};
    iovec part{&reply, sizeof reply};
    sockaddr_in to = request.from;
    msghdr message{};
    message.msg_name = &to;
    message.msg_namelen = sizeof to;
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* item = CMSG_FIRSTHDR(&message);
    item->cmsg_level = IPPROTO_IP;
    item->cmsg_type = IP_PKTINFO;
    item->cmsg_len = CMSG_LEN(sizeof(in_pktinfo));
    in_pktinfo from{};
    from.ipi_spec_dst = request.to.ipi_addr;
    std::memcpy(CMSG_DATA(item), &from, sizeof from);
    sendmsg(descriptor, &message, 0);
}

} // namespace bafar::bench
