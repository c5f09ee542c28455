#pragma once
// VRRP advertisements and gratuitous ARP as bytes: encoding, strict decoding, no sockets.
//
// Version 3 over IPv4 today; the value carries the version and addresses of either family, so that
// version 2 and IPv6 add branches here and change no caller. Two checksum styles exist in the
// field for version 3 over IPv4: with a pseudo-header (Keepalived, FRR) and over the message alone
// (RFC 9568, Cisco, Juniper). Both are accepted and the one the peer used is reported.
// It is larger than the budget because the refusals are listed with their reasons.
// Refusals come in a fixed order, the first that applies. Pure; safe on every thread.
// Source: RFC 9568 sections 5 and 7.1, verified errata 8299 and 8301; RFC 826; RFC 5227.
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/net/address.h"

namespace bafar::floating_ip {

/// The unit of the advertised interval: 1 to 4095 on the wire.
using Centiseconds = std::chrono::duration<std::int64_t, std::centi>;

inline constexpr std::uint8_t ProtocolNumber = 112;
inline constexpr std::uint8_t RequiredTtl = 255;
inline constexpr std::uint8_t OwnerPriority = 255;
inline constexpr std::uint8_t ResignPriority = 0;
inline constexpr Centiseconds IntervalMax{4095};
inline constexpr std::size_t AddressesMax = 255;

/// 224.0.0.18, where every IPv4 advertisement goes (RFC 9568 section 5.1.1.2).
[[nodiscard]] net::Address multicastGroup();

enum class Version : std::uint8_t { V2 = 2, V3 = 3 };

enum class ChecksumStyle : std::uint8_t {
    PseudoHeader, ///< source, destination, protocol and length included: profile "keepalived"
    MessageOnly,  ///< the VRRP message alone: profile "rfc9568"
};

/// "keepalived" or "rfc9568".
[[nodiscard]] std::string_view checksumStyleName(ChecksumStyle style);

struct Advertisement {
    Version version = Version::V3;
    std::uint8_t virtualRouterId = 0;    ///< 1 to 255
    std::uint8_t priority = 100;         ///< 0 resigns, 255 owns the addresses
    Centiseconds interval{100};          ///< 1 to 4095
    std::vector<net::Address> addresses; ///< 1 to 255, of one family

    bool operator==(const Advertisement&) const = default;
};

/// What the network layer says about a received message.
struct Arrival {
    net::Address source;
    net::Address destination;
    std::uint8_t ttl = 0;

    bool operator==(const Arrival&) const = default;
};

struct ReceivedAdvertisement {
    Advertisement advertisement;
    ChecksumStyle checksumStyle = ChecksumStyle::PseudoHeader; ///< the style the peer used

    bool operator==(const ReceivedAdvertisement&) const = default;
};

/// Why a message was not taken, in the order in which it is checked.
enum class Refusal : std::uint8_t {
    BadIpHeader,       ///< not a whole, unfragmented IPv4 datagram of protocol 112
    FamilyUnsupported, ///< IPv6
    TtlNot255,         ///< it crossed a router, or was forged from afar
    NotMulticast,      ///< sent to one host: unicast peers are not configured
    TooShort,          ///< fewer bytes than the fixed part
    WrongVersion,
    WrongType,
    WrongLength, ///< not exactly the length that the address count asks for
    WrongChecksum,
    NoRouterId,    ///< virtual router id 0
    NoAddresses,   ///< address count 0
    NoInterval,    ///< interval 0: it would make every backup time out at once
    UnknownRouter, ///< no virtual router of that id on this interface (found by Router)
};

inline constexpr std::size_t RefusalCount = 13;

/// Stable name for counters and metrics: "ttl_not_255".
[[nodiscard]] std::string_view refusalName(Refusal refusal);

struct Refused {
    Refusal reason = Refusal::TooShort;
    std::string text; ///< one sentence for people: what was found and what was expected

    bool operator==(const Refused&) const = default;
};

/// The message's bytes, without an IP header. Errors: InvalidInput for values outside the ranges
/// above; Unsupported for version 2 and IPv6.
[[nodiscard]] Result<Bytes> encode(const Advertisement& advertisement,
                                   ChecksumStyle style,
                                   const net::Address& source,
                                   const net::Address& destination);

/// Reads one message; never reads outside `message` whatever it holds.
[[nodiscard]] std::variant<ReceivedAdvertisement, Refused> decode(ByteView message,
                                                                  const Arrival& arrival);

/// A datagram as a raw IPv4 socket delivers it, taken apart. `message` views the input.
struct Datagram {
    Arrival arrival;
    ByteView message;
};

[[nodiscard]] std::variant<Datagram, Refused> parseDatagram(ByteView bytes);

using ArpFrame = std::array<std::uint8_t, 42>;

/// The Ethernet frame that tells a segment where an IPv4 address lives now: an ARP request whose
/// sender and target address are both `address` (RFC 9568 section 6.4.2, RFC 5227 section 3).
[[nodiscard]] ArpFrame gratuitousArp(const net::MacAddress& owner, const net::Address& address);

} // namespace bafar::floating_ip
