#pragma once
// SHA-256 (FIPS 180-4) by OpenSSL, for what must not be changed unseen: audit lines and snapshots.
// Values in, values out; safe on every thread.
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace bafar::cluster {

using Sha256 = std::array<std::uint8_t, 32>;

/// Of the parts, one after another.
[[nodiscard]] Sha256 sha256(std::initializer_list<std::string_view> parts);

/// The same as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256Hex(std::initializer_list<std::string_view> parts);

} // namespace bafar::cluster
