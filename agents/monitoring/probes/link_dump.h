#pragma once
// Network devices as the kernel lists them in one RTM_GETLINK dump.
//
// One dump holds for every device what node_exporter reads from some twenty files of /sys, and it
// is of the asking network namespace, which a mounted /sys need not be. Layout: rtnetlink(7),
// linux/if_link.h; host byte order. Malformed messages end the walk; nothing is read past the
// bytes.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace bafar::monitoring {

/// Positions in LinkFacts::counters: struct rtnl_link_stats64.
enum class LinkCounter : std::uint8_t {
    RxPackets,
    TxPackets,
    RxBytes,
    TxBytes,
    RxErrors,
    TxErrors,
    RxDropped,
    TxDropped,
    Multicast,
    Collisions,
    RxLengthErrors,
    RxOverErrors,
    RxCrcErrors,
    RxFrameErrors,
    RxFifoErrors,
    RxMissedErrors,
    TxAbortedErrors,
    TxCarrierErrors,
    TxFifoErrors,
    TxHeartbeatErrors,
    TxWindowErrors,
    RxCompressed,
    TxCompressed,
    RxNoHandler,
    Count
};

/// One device. Views point into the dump.
struct LinkFacts {
    static constexpr std::uint32_t FlagUp = 0x1;
    static constexpr std::uint8_t OperationalDormant = 5; ///< RFC 2863's ifOperStatus, less one
    static constexpr std::uint8_t OperationalUp = 6;

    std::string_view name;
    std::string_view alias;
    ByteView address;
    ByteView broadcast;
    std::uint16_t hardwareType = 0; ///< ARPHRD_
    std::int32_t index = 0;
    std::int32_t link = 0;   ///< the device below it, or its own index
    std::uint32_t flags = 0; ///< IFF_, as /sys shows them: without running, lower-up and dormant
    std::uint32_t mtuBytes = 0;
    std::uint32_t queueLength = 0;
    std::uint32_t group = 0;
    std::uint32_t promiscuity = 0;
    std::uint32_t carrierChanges = 0;
    std::uint32_t carrierUpCount = 0;
    std::uint32_t carrierDownCount = 0;
    std::uint8_t carrier = 0;
    std::uint8_t operational = 0;
    std::uint8_t linkMode = 0;
    bool hasCounters = false;
    std::array<std::uint64_t, static_cast<std::size_t>(LinkCounter::Count)> counters{};

    [[nodiscard]] std::uint64_t counter(LinkCounter which) const;

    [[nodiscard]] bool isUp() const { return (flags & FlagUp) != 0; }
};

class LinkDump {
public:
    explicit LinkDump(ByteView messages)
        : rest_(messages)
    {
    }

    /// The next device; nothing at the end or at the first malformed message.
    std::optional<LinkFacts> next();

    /// False once a malformed message was met.
    [[nodiscard]] bool ok() const { return ok_; }

private:
    ByteView rest_;
    bool ok_ = true;
};

} // namespace bafar::monitoring
