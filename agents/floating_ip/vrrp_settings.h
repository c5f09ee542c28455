#pragma once
// How a virtual router is set up: its settings, its rules as knobs, its place on the segment.
//
// Values only; safe on every thread.
#include <string>
#include <vector>

#include "agents/floating_ip/wire.h"
#include "core/base/time.h"

namespace bafar::floating_ip {

/// A virtual router as the spec wants it on this node.
struct Settings {
    std::string id;                     ///< the floating address' name in the spec
    std::string interface;              ///< "eth0"
    std::uint8_t virtualRouterId = 1;   ///< 1 to 255
    std::uint8_t priority = 100;        ///< 1 to 254; 255 owns the addresses (RFC 9568)
    Centiseconds interval{100};         ///< 1 to 4095
    bool preempt = true;                ///< a higher priority takes over from a lower one
    Duration preemptDelay{};            ///< from the first lower advert heard, before preempting
    std::vector<net::Prefix> addresses; ///< at least one
    ChecksumStyle checksumStyle = ChecksumStyle::PseudoHeader; ///< for sending
    unsigned arpRepeat = 5;                         ///< gratuitous ARP a burst and address
    Duration arpDelay = std::chrono::seconds{5};    ///< from the first burst to the second; 0: none
    Duration arpRefresh = std::chrono::seconds{60}; ///< one ARP an address so often; 0: never

    bool operator==(const Settings&) const = default;
};

/// Kernel lifetime of a claimed address, whole seconds, by the interval that its owner advertises.
/// A killed agent's address stays until the slowest peer has taken over: one of priority 1 waits
/// nearly four intervals, and the last renewal may be a renewal interval old. Never below 3 s.
[[nodiscard]] Duration addressLifetime(Duration interval);

/// How often a claimed address is renewed.
inline constexpr Duration AddressRenewal = std::chrono::seconds{1};

enum class TieBreak : std::uint8_t { HigherAddressWins, LowerAddressWins, NobodyYields };

/// The rules as knobs. The default is the protocol; everything else is a planted fault that exists
/// to prove that the simulator's checks catch it. Nothing but tests and the simulator sets these.
struct Rules {
    bool skewTime = true; ///< false: every backup waits exactly three intervals
    TieBreak tieBreak = TieBreak::HigherAddressWins;
    bool preemptHonoured = true; ///< false: preempts even when told not to
    bool resignHonoured = true;  ///< false: an advert of priority 0 is ignored
    bool intervalLearned = true; ///< false: times out by its own interval
    bool releaseOnYield = true;  ///< false: keeps the addresses when it becomes backup

    bool operator==(const Rules&) const = default;
};

/// How this node stands on the segment.
struct Link {
    net::Address primary; ///< source of our adverts; breaks ties
    net::MacAddress mac;

    bool operator==(const Link&) const = default;
};

} // namespace bafar::floating_ip
