#include "core/net/ip_text.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace bafar::net {
namespace {

constexpr std::size_t V6Groups = 8;

using Groups = std::array<std::uint16_t, V6Groups>;

std::optional<unsigned> hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9') {
        return static_cast<unsigned>(letter - '0');
    }
    if (letter >= 'a' && letter <= 'f') {
        return static_cast<unsigned>(letter - 'a') + 10U;
    }
    if (letter >= 'A' && letter <= 'F') {
        return static_cast<unsigned>(letter - 'A') + 10U;
    }
    return std::nullopt;
}

/// The colon-separated groups of one side of "::"; an IPv4 tail counts as two groups and is allowed
/// only at the very end.
std::optional<std::vector<std::uint16_t>> parseGroups(std::string_view text, bool mayEndInV4)
{
    std::vector<std::uint16_t> groups;
    if (text.empty()) {
        return groups;
    }
    const std::vector<std::string_view> parts = split(text, ':');
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (mayEndInV4 && index + 1 == parts.size() &&
            parts[index].find('.') != parts[index].npos) {
            const auto tail = parseV4(parts[index]);
            if (!tail) {
                return std::nullopt;
            }
            groups.push_back(static_cast<std::uint16_t>((*tail)[0] << 8U | (*tail)[1]));
            groups.push_back(static_cast<std::uint16_t>((*tail)[2] << 8U | (*tail)[3]));
            continue;
        }
        const std::optional<std::uint16_t> group = hexGroup(parts[index]);
        if (!group) {
            return std::nullopt;
        }
        groups.push_back(*group);
    }
    return groups;
}

struct Run {
    std::size_t first = V6Groups;
    std::size_t count = 0;
};

/// The first longest run of at least two zero groups (RFC 5952 section 4.2).
Run longestZeroRun(const Groups& groups)
{
    Run best;
    for (std::size_t first = 0; first < V6Groups;) {
        std::size_t end = first;
        while (end < V6Groups && groups[end] == 0) {
            ++end;
        }
        if (end - first > std::max<std::size_t>(best.count, 1)) {
            best = {first, end - first};
        }
        first = end + 1;
    }
    return best;
}

} // namespace

std::optional<unsigned> strictNumber(std::string_view text, unsigned max)
{
    if (text.empty() || text.size() > 6 || (text.size() > 1 && text.front() == '0')) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char letter : text) {
        if (letter < '0' || letter > '9') {
            return std::nullopt;
        }
        value = value * 10U + static_cast<unsigned>(letter - '0');
    }
    return value <= max ? std::optional<unsigned>(value) : std::nullopt;
}

std::optional<std::uint16_t> hexGroup(std::string_view text)
{
    if (text.empty() || text.size() > 4) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char letter : text) {
        const std::optional<unsigned> digit = hexDigit(letter);
        if (!digit) {
            return std::nullopt;
        }
        value = value * 16U + *digit;
    }
    return static_cast<std::uint16_t>(value);
}

std::string hexText(unsigned value, bool padded, unsigned digits)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    for (unsigned shift = digits * 4U; shift > 0; shift -= 4U) {
        const unsigned digit = value >> (shift - 4U) & 0xFU;
        if (padded || digit != 0 || !text.empty() || shift == 4U) {
            text += Digits[digit];
        }
    }
    return text;
}

std::optional<std::array<std::uint8_t, V4Bytes>> parseV4(std::string_view text)
{
    const std::vector<std::string_view> parts = split(text, '.');
    if (parts.size() != V4Bytes) {
        return std::nullopt;
    }
    std::array<std::uint8_t, V4Bytes> bytes{};
    for (std::size_t index = 0; index < V4Bytes; ++index) {
        const std::optional<unsigned> part = strictNumber(parts[index], 255);
        if (!part) {
            return std::nullopt;
        }
        bytes[index] = static_cast<std::uint8_t>(*part);
    }
    return bytes;
}

std::optional<std::array<std::uint8_t, V6Bytes>> parseV6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    const bool hasGap = gap != std::string_view::npos;
    const auto head = parseGroups(hasGap ? text.substr(0, gap) : text, !hasGap);
    const auto tail = parseGroups(hasGap ? text.substr(gap + 2) : std::string_view(), true);
    if (!head || !tail) {
        return std::nullopt;
    }
    const std::size_t given = head->size() + tail->size();
    if (hasGap ? given >= V6Groups : given != V6Groups) {
        return std::nullopt;
    }
    Groups groups{};
    std::copy(head->begin(), head->end(), groups.begin());
    std::copy_backward(tail->begin(), tail->end(), groups.end());
    std::array<std::uint8_t, V6Bytes> bytes{};
    for (std::size_t index = 0; index < V6Groups; ++index) {
        bytes[2 * index] = static_cast<std::uint8_t>(groups[index] >> 8U);
        bytes[2 * index + 1] = static_cast<std::uint8_t>(groups[index] & 0xFFU);
    }
    return bytes;
}

std::string v4Text(std::span<const std::uint8_t> bytes)
{
    std::string text;
    for (std::size_t index = 0; index < V4Bytes; ++index) {
        text += (index == 0 ? "" : ".") + std::to_string(bytes[index]);
    }
    return text;
}

std::string v6Text(std::span<const std::uint8_t> bytes)
{
    Groups groups{};
    for (std::size_t index = 0; index < V6Groups; ++index) {
        groups[index] = static_cast<std::uint16_t>(bytes[2 * index] << 8U | bytes[2 * index + 1]);
    }
    // RFC 5952 section 5: an IPv4-mapped address shows its IPv4 part in dotted form.
    if (std::all_of(groups.begin(), groups.begin() + 5, [](auto group) { return group == 0; }) &&
        groups[5] == 0xFFFFU) {
        return "::ffff:" + v4Text(bytes.subspan(12));
    }
    const Run gap = longestZeroRun(groups);
    std::string text;
    for (std::size_t index = 0; index < V6Groups; ++index) {
        if (index == gap.first) {
            text += "::";
            index += gap.count - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':') {
            text += ':';
        }
        text += hexText(groups[index], false, 4);
    }
    return text;
}

} // namespace bafar::net
