#include "core/http/scan.h"

#include <bit>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace bafar::http::scan {
namespace {

const char* findControlByByte(const char* begin, const char* end)
{
    while (begin != end && is(*begin, Text)) {
        ++begin;
    }
    return begin;
}

} // namespace

int hexValue(char c)
{
    if (isDigit(c)) {
        return c - '0';
    }
    const char lower = toLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

const char* findControlPortable(const char* begin, const char* end)
{
    constexpr std::uint64_t Ones = 0x0101010101010101U;
    constexpr std::uint64_t Tops = Ones * 0x80U;
    while (end - begin >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, begin, sizeof word);
        // A byte below 0x20 borrows from its top bit; so does one that xor turned into zero. A
        // borrow may spill into the next byte, so a hit only says "look closer".
        const std::uint64_t deleted = word ^ (Ones * 0x7fU);
        const std::uint64_t low = (word - Ones * 0x20U) & ~word;
        const std::uint64_t equal = (deleted - Ones) & ~deleted;
        if (((low | equal) & Tops) != 0) {
            const char* const found = findControlByByte(begin, begin + 8);
            if (found != begin + 8) {
                return found;
            }
        }
        begin += 8;
    }
    return findControlByByte(begin, end);
}

#if defined(__SSE2__)
const char* findControl(const char* begin, const char* end)
{
    const __m128i highestControl = _mm_set1_epi8(0x1f);
    const __m128i deleteCharacter = _mm_set1_epi8(0x7f);
    const __m128i tab = _mm_set1_epi8('\t');
    while (end - begin >= 16) {
        __m128i block;
        std::memcpy(&block, begin, sizeof block);
        const __m128i low = _mm_cmpeq_epi8(_mm_max_epu8(block, highestControl), highestControl);
        const __m128i bad = _mm_or_si128(_mm_andnot_si128(_mm_cmpeq_epi8(block, tab), low),
                                         _mm_cmpeq_epi8(block, deleteCharacter));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(bad));
        if (mask != 0) {
            return begin + std::countr_zero(mask);
        }
        begin += 16;
    }
    return findControlByByte(begin, end);
}
#else
const char* findControl(const char* begin, const char* end)
{
    return findControlPortable(begin, end);
}
#endif

const char* skip(const char* begin, const char* end, std::uint8_t wanted)
{
    while (begin != end && is(*begin, wanted)) {
        ++begin;
    }
    return begin;
}

bool all(std::string_view text, std::uint8_t wanted)
{
    const char* const end = text.data() + text.size();
    return !text.empty() && skip(text.data(), end, wanted) == end;
}

bool equalsIgnoreCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (toLower(a[i]) != toLower(b[i])) {
            return false;
        }
    }
    return true;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<std::string_view> nextElement(std::string_view& rest, bool& more)
{
    if (!more) {
        return std::nullopt;
    }
    const std::size_t comma = rest.find(',');
    const std::string_view element = rest.substr(0, comma);
    more = comma != std::string_view::npos;
    rest = more ? rest.substr(comma + 1) : std::string_view{};
    return trim(element);
}

std::optional<std::uint64_t> decimal(std::string_view text)
{
    constexpr std::uint64_t Most =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (text.empty()) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char c : text) {
        if (!isDigit(c)) {
            return std::nullopt;
        }
        const auto digit = static_cast<std::uint64_t>(c - '0');
        if (value > (Most - digit) / 10) {
            return std::nullopt;
        }
        value = value * 10 + digit;
    }
    return value;
}

} // namespace bafar::http::scan
