#pragma once
// The text forms of IP addresses and of the numbers beside them: strict reading, canonical writing.
//
// Used by address.cpp only; everyone else speaks Address. Pure; safe on every thread. RFC 4291
// section 2.2 (reading), RFC 5952 section 4 (writing).
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bafar::net {

constexpr std::size_t V4Bytes = 4;
constexpr std::size_t V6Bytes = 16;

/// Decimal digits only: no sign, blank or leading zero, at most `max`.
[[nodiscard]] std::optional<unsigned> strictNumber(std::string_view text, unsigned max);

/// One to four hexadecimal digits of either case.
[[nodiscard]] std::optional<std::uint16_t> hexGroup(std::string_view text);

/// Exactly `digits` lower-case hexadecimal digits, or without leading zeros when not `padded`.
[[nodiscard]] std::string hexText(unsigned value, bool padded, unsigned digits);

/// Four decimal parts, no leading zeros.
[[nodiscard]] std::optional<std::array<std::uint8_t, V4Bytes>> parseV4(std::string_view text);

/// Eight groups, "::" at most once, an IPv4 tail allowed; no zone.
[[nodiscard]] std::optional<std::array<std::uint8_t, V6Bytes>> parseV6(std::string_view text);

/// Dotted quad of the first four bytes.
[[nodiscard]] std::string v4Text(std::span<const std::uint8_t> bytes);

/// RFC 5952 form of sixteen bytes.
[[nodiscard]] std::string v6Text(std::span<const std::uint8_t> bytes);

} // namespace bafar::net
