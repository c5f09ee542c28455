#pragma once
// Character classes of HTTP/1.1 and the few byte searches that dominate the cost of a head.
//
// Classes are one 256-byte table. findControl() is the only wide search: it stops at the first byte
// that may not stand in a line, so one pass finds the line end and every illegal byte in order of
// position. It uses SSE2 where the compiler has it; findControlPortable() is the same answer, eight
// bytes at a time. Pure; safe on every thread. Source: RFC 9110 section 5.6, RFC 3986 appendix A.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bafar::http::scan {

inline constexpr std::uint8_t Token = 1;   ///< tchar, RFC 9110 section 5.6.2
inline constexpr std::uint8_t Target = 2;  ///< allowed in a request target, see target.h
inline constexpr std::uint8_t RegName = 4; ///< unreserved of RFC 3986: what a host name may hold
inline constexpr std::uint8_t Text = 8;    ///< may stand in a field value: all but CTL, and HTAB

constexpr std::array<std::uint8_t, 256> makeClasses()
{
    std::array<std::uint8_t, 256> classes{};
    for (unsigned c = 0; c < classes.size(); ++c) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const auto in = [c](std::string_view set) {
            return c < 128 && c > 0 && set.find(static_cast<char>(c)) != std::string_view::npos;
        };
        unsigned bits = 0;
        bits |= alphanumeric || in("!#$%&'*+-.^_`|~") ? Token : 0U;
        bits |= c > 0x20 && c < 0x7f && !in("\"<>\\#") ? Target : 0U;
        bits |= alphanumeric || in("-._~") ? RegName : 0U;
        bits |= (c >= 0x20 && c != 0x7f) || c == '\t' ? Text : 0U;
        classes[c] = static_cast<std::uint8_t>(bits);
    }
    return classes;
}

inline constexpr std::array<std::uint8_t, 256> Classes = makeClasses();

constexpr bool is(char c, std::uint8_t wanted)
{
    return (Classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// 0 to 15, or -1 when `c` is no hexadecimal digit.
[[nodiscard]] int hexValue(char c);

/// The first control character other than HTAB in [begin, end), or `end`.
[[nodiscard]] const char* findControl(const char* begin, const char* end);

/// findControl without vector instructions; public so that a test can compare the two.
[[nodiscard]] const char* findControlPortable(const char* begin, const char* end);

/// The first byte of [begin, end) that is not of a wanted class, or `end`.
[[nodiscard]] const char* skip(const char* begin, const char* end, std::uint8_t wanted);

/// True when `text` is not empty and all of one class.
[[nodiscard]] bool all(std::string_view text, std::uint8_t wanted);

/// ASCII only, as field names and codings compare.
[[nodiscard]] bool equalsIgnoreCase(std::string_view a, std::string_view b);

/// `text` without blanks and tabs at both ends (OWS, RFC 9110 section 5.6.3).
[[nodiscard]] std::string_view trim(std::string_view text);

/// Takes the next element off a comma-separated list, trimmed and possibly empty; nothing when
/// `rest` is used up. `more` starts true; it is the reader's memory of a list that ends in a comma.
[[nodiscard]] std::optional<std::string_view> nextElement(std::string_view& rest, bool& more);

/// 1*DIGIT up to 2^63 - 1, leading zeros allowed; nothing for anything else (RFC 9112 section 6.2).
[[nodiscard]] std::optional<std::uint64_t> decimal(std::string_view text);

} // namespace bafar::http::scan
