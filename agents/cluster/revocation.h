#pragma once
// Serial numbers of certificates as people type them and as the cluster compares them. Pure.
#include <optional>
#include <string>
#include <string_view>

namespace bafar::cluster {

inline constexpr std::size_t ReasonMax = 500; ///< bytes kept of why a certificate was revoked

/// Lower-case hexadecimal digits without separators and leading zeros, "0" for zero; nothing when
/// it is not 1 to 40 of them.
[[nodiscard]] std::optional<std::string> normalSerial(std::string_view text);

} // namespace bafar::cluster
