#include "core/base/fingerprint.h"

#include <cstdint>

namespace bafar {

std::string fingerprint(std::string_view text)
{
    constexpr std::uint64_t Start = 0xcbf29ce484222325U;
    constexpr std::uint64_t Prime = 0x100000001b3U;
    std::uint64_t hash = Start;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * Prime;
    }
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string out;
    for (unsigned shift = 64; shift > 0; shift -= 4) {
        out += Digits[static_cast<std::size_t>(hash >> (shift - 4U) & 0xFU)];
    }
    return out;
}

} // namespace bafar
