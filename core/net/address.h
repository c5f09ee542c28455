#pragma once
// Network addresses as values: IPv4, IPv6, MAC, prefix and endpoint, parsed strictly and printed
// canonically.
//
// No sockets and no name look-up. Values only: safe on every thread. Text forms: RFC 4291 and RFC
// 5952 (IPv6).
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace bafar::net {

enum class Family : std::uint8_t { V4, V6 };

/// An IPv4 or IPv6 address. Order is family first, then network byte order, unsigned (RFC 9568
/// compares so).
class Address {
public:
    /// 0.0.0.0.
    Address() = default;

    /// From 4 or 16 bytes in network order; any other length is a defect.
    static Address fromBytes(std::span<const std::uint8_t> bytes);

    /// Strict dotted quad (no leading zeros) or RFC 4291 text without a zone. Errors: InvalidInput.
    static Result<Address> parse(std::string_view text);

    [[nodiscard]] Family family() const { return family_; }

    [[nodiscard]] bool isV4() const { return family_ == Family::V4; }

    [[nodiscard]] std::span<const std::uint8_t> bytes()
        const;                                  ///< 4 or 16 bytes; valid while this lives
    [[nodiscard]] std::string toString() const; ///< canonical: RFC 5952 for IPv6
    [[nodiscard]] bool isUnspecified() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool isMulticast() const;
    [[nodiscard]] bool isLinkLocal() const;

    auto operator<=>(const Address&) const = default;

private:
    Family family_ = Family::V4;
    std::array<std::uint8_t, 16> bytes_{}; ///< IPv4 uses the first four, the rest stays zero
};

/// An address with a prefix length, as an interface carries it: "192.0.2.100/24".
struct Prefix {
    Address address;
    std::uint8_t length = 32; ///< bits, 0 to 32 or 128

    /// "ADDRESS/LENGTH"; without "/LENGTH" the whole address. Errors: InvalidInput.
    static Result<Prefix> parse(std::string_view text);

    [[nodiscard]] std::string toString() const;

    /// True when `other` lies in this network.
    [[nodiscard]] bool contains(const Address& other) const;

    auto operator<=>(const Prefix&) const = default;
};

/// An address and a TCP or UDP port: "192.0.2.11:7600", "[2001:db8:77::11]:7600".
struct Endpoint {
    Address address;
    std::uint16_t port = 0;

    /// Both forms above; the port is required, 1 to 65535. Errors: InvalidInput.
    static Result<Endpoint> parse(std::string_view text);

    [[nodiscard]] std::string toString() const;

    auto operator<=>(const Endpoint&) const = default;
};

struct MacAddress {
    std::array<std::uint8_t, 6> bytes{};

    /// "02:00:5e:10:00:01". Errors: InvalidInput.
    static Result<MacAddress> parse(std::string_view text);

    [[nodiscard]] std::string toString() const;

    auto operator<=>(const MacAddress&) const = default;
};

} // namespace bafar::net
