#pragma once
// The two sockets of one interface: a raw one for VRRP, a packet one for gratuitous ARP.
//
// The raw socket is bound to the device, joined to 224.0.0.18, sends with TTL 255 and TOS 0xc0,
// and does not hear itself. Messages are sent from the source the router names. The packet socket
// only sends. A segment belongs to one interface index: when the interface is made anew, so is the
// segment. Real-time thread only. raw(7), packet(7), ip(7).
#include <functional>
#include <memory>
#include <string>

#include "agents/floating_ip/wire.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"

namespace bafar::floating_ip {

class Segment {
public:
    using OnDatagram = std::function<void(ByteView)>; ///< an IP datagram, valid during the call

    /// Errors: Denied (needs CAP_NET_RAW), NotFound (no such interface), Unavailable.
    static Result<std::unique_ptr<Segment>> open(runtime::Loop& loop,
                                                 const std::string& interface,
                                                 unsigned index,
                                                 OnDatagram onDatagram);

    [[nodiscard]] unsigned index() const { return index_; }

    /// Hands over what waits, at most DatagramsPerTurn, so that a flood cannot hold the thread.
    void drain();

    /// Errors: Unavailable (link down, no buffer), Denied (a firewall rule).
    [[nodiscard]] Result<void> send(const net::Address& source,
                                    const net::Address& destination,
                                    ByteView message);

    /// Sends `frame` `repeat` times, back to back.
    [[nodiscard]] Result<void> send(const ArpFrame& frame, unsigned repeat);

    static constexpr int DatagramsPerTurn = 64;

private:
    Segment(std::string interface,
            unsigned index,
            runtime::Descriptor vrrp,
            runtime::Descriptor arp);

    std::string interface_;
    unsigned index_;
    runtime::Descriptor vrrp_;
    runtime::Descriptor arp_;
    OnDatagram onDatagram_;
    runtime::Watch watch_;
};

} // namespace bafar::floating_ip
