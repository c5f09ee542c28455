#pragma once
// UDP datagrams of the measuring tools: sent, received with the kernel's time of arrival, and
// answered from the very address that was asked. Failures end the tool with a message.
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>

#include <array>
#include <cstdint>
#include <string>

namespace bafar::bench {

constexpr std::int64_t SecondNs = 1'000'000'000;

struct Datagram {
    std::uint64_t sequence = 0;
    std::array<char, 16> name{}; ///< of the node that answered
};

/// One received datagram, when it came (wall clock, ns), and between whom.
struct Received {
    bool any = false;
    Datagram datagram;
    std::int64_t atNs = 0;
    sockaddr_in from{};
    in_pktinfo to{};
};

[[noreturn]] void die(const std::string& what);

/// Nanoseconds of CLOCK_MONOTONIC or CLOCK_REALTIME.
std::int64_t now(clockid_t clock);

int udpSocket();

void setOption(int descriptor, int level, int option);

sockaddr_in endpoint(const char* address, const char* port);

Received receive(int descriptor);

/// Answers from the address that was asked, which may be gone again by the next datagram.
void answer(int descriptor, const Received& request, const std::string& name);

} // namespace bafar::bench
