#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace bafar {
namespace {

constexpr std::string_view Replacement = "\xef\xbf\xbd";

struct Decoded {
    std::uint32_t point = 0;
    std::size_t length = 0; ///< 0: malformed
};

Decoded decodeOne(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xf0 && lead < 0xf5 ? 4
                               : lead >= 0xe0              ? 3
                               : lead >= 0xc2              ? 2
                                                           : 0;
    if (length == 0 || lead >= 0xf5 || text.size() < length) {
        return {};
    }
    std::uint32_t point = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0U) != 0x80U) {
            return {};
        }
        point = point << 6U | (next & 0x3fU);
    }
    constexpr std::array<std::uint32_t, 5> Smallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xd800 && point <= 0xdfff;
    return point < Smallest[length] || surrogate || point > 0x10ffff ? Decoded{}
                                                                     : Decoded{point, length};
}

/// Characters that could hide or reorder what a person reads: C0, DEL, C1, bidi controls, line and
/// paragraph breaks.
bool isUnsafe(std::uint32_t point)
{
    return point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0x061c ||
           (point >= 0x200e && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    // Optimal string alignment: three rows are enough because a transposition looks back two.
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        previous[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before[j - 2] + 1);
            }
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

} // namespace

std::string_view nearestName(std::string_view word, std::span<const std::string_view> candidates)
{
    constexpr std::size_t WordMax = 64;
    std::string_view best;
    std::size_t bestDistance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance =
            editDistance(word.substr(0, WordMax), candidate.substr(0, WordMax));
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

std::string sanitized(std::string_view text, std::size_t limit)
{
    std::string result;
    while (!text.empty()) {
        const Decoded decoded = decodeOne(text);
        const bool bad = decoded.length == 0 || isUnsafe(decoded.point);
        const std::string_view piece = bad ? Replacement : text.substr(0, decoded.length);
        if (result.size() + piece.size() > limit) {
            break;
        }
        result += piece;
        text.remove_prefix(std::max<std::size_t>(1, decoded.length));
    }
    return result;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t ShownMax = 80;
    return "\"" + sanitized(text, ShownMax) + "\"";
}

bool isUtf8(std::string_view text)
{
    // Nearly all text is ASCII: eight bytes at a time until one is not.
    constexpr std::uint64_t HighBits = 0x8080808080808080U;
    for (std::uint64_t word = 0; text.size() >= sizeof word; text.remove_prefix(sizeof word)) {
        std::memcpy(&word, text.data(), sizeof word);
        if ((word & HighBits) != 0) {
            break;
        }
    }
    while (!text.empty()) {
        const std::size_t length = decodeOne(text).length;
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string repairedUtf8(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t length = decodeOne(text).length;
        result += length == 0 ? Replacement : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

std::string listed(std::span<const std::string> names, std::size_t shown)
{
    std::string text;
    for (const std::string& name : names.first(std::min(shown, names.size()))) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more"
                                : text;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string numberText(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "+Inf" : "-Inf";
    }
    std::array<char, 40> text{};
    constexpr double ExactIntegers = 9007199254740992.0;
    if (value == std::trunc(value) && std::fabs(value) < ExactIntegers) {
        const auto end =
            std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(value))
                .ptr;
        return {text.data(), end};
    }
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::array<const char*, 7> Units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    auto amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= 1024 && unit + 1 < Units.size()) {
        amount /= 1024;
        ++unit;
    }
    const bool hasTenths = amount < 100 && unit > 0;
    // printf would round a half to the even one: 220.5 down, where the console rounds it up.
    amount = hasTenths ? std::round(amount * 10) / 10 : std::round(amount);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), hasTenths ? "%.1f %s" : "%.0f %s", amount, Units[unit]);
    return text.data();
}

} // namespace bafar
