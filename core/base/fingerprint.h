#pragma once
// A short text that changes with a longer one: revisions of specs and plans, not secrets.
//
// 64-bit FNV-1a, the same on every machine and version. Anyone can make two texts that collide, so
// it must never decide about trust. Pure; safe on every thread. Source: RFC 9923 section 2.
#include <string>
#include <string_view>

namespace bafar {

/// 16 lower-case hexadecimal digits.
[[nodiscard]] std::string fingerprint(std::string_view text);

} // namespace bafar
