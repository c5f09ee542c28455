#include "core/net/address.h"

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::net {
namespace {

constexpr std::size_t V4Bytes = 4;
constexpr std::size_t V6Bytes = 16;
constexpr std::size_t V6Groups = 8;
constexpr std::size_t EchoMax = 60; ///< of a refused text, how much the error repeats

using Groups = std::array<std::uint16_t, V6Groups>;

std::string quoted(std::string_view text)
{
    return "\"" + sanitized(text, EchoMax) + "\"";
}

/// Digits only, no sign, no leading zero, at most `max`.
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

/// One to four hexadecimal digits.
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

std::optional<Groups> parseV6(std::string_view text)
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
    return groups;
}

std::string v4Text(std::span<const std::uint8_t> bytes)
{
    std::string text;
    for (std::size_t index = 0; index < V4Bytes; ++index) {
        text += (index == 0 ? "" : ".") + std::to_string(bytes[index]);
    }
    return text;
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

} // namespace

Address Address::fromBytes(std::span<const std::uint8_t> bytes)
{
    CHECK(bytes.size() == V4Bytes || bytes.size() == V6Bytes);
    Address address;
    address.family_ = bytes.size() == V4Bytes ? Family::V4 : Family::V6;
    std::copy(bytes.begin(), bytes.end(), address.bytes_.begin());
    return address;
}

Result<Address> Address::parse(std::string_view text)
{
    if (text.find(':') == std::string_view::npos) {
        if (const auto bytes = parseV4(text)) {
            return fromBytes(*bytes);
        }
    } else if (const auto groups = parseV6(text)) {
        std::array<std::uint8_t, V6Bytes> bytes{};
        for (std::size_t index = 0; index < V6Groups; ++index) {
            bytes[2 * index] = static_cast<std::uint8_t>((*groups)[index] >> 8U);
            bytes[2 * index + 1] = static_cast<std::uint8_t>((*groups)[index] & 0xFFU);
        }
        return fromBytes(bytes);
    }
    return fail(Code::InvalidInput,
                quoted(text) +
                    " is not an IP address; write it like 192.0.2.100 or 2001:db8:77::100");
}

std::span<const std::uint8_t> Address::bytes() const
{
    return std::span(bytes_).first(isV4() ? V4Bytes : V6Bytes);
}

std::string Address::toString() const
{
    return isV4() ? v4Text(bytes_) : v6Text(bytes_);
}

bool Address::isUnspecified() const
{
    return std::all_of(bytes_.begin(), bytes_.end(), [](std::uint8_t byte) { return byte == 0; });
}

bool Address::isLoopback() const
{
    if (isV4()) {
        return bytes_[0] == 127;
    }
    return bytes_[15] == 1 && std::all_of(bytes_.begin(), bytes_.end() - 1,
                                          [](std::uint8_t byte) { return byte == 0; });
}

bool Address::isMulticast() const
{
    return isV4() ? (bytes_[0] & 0xF0U) == 0xE0U : bytes_[0] == 0xFFU;
}

bool Address::isLinkLocal() const
{
    return isV4() ? bytes_[0] == 169 && bytes_[1] == 254
                  : bytes_[0] == 0xFEU && (bytes_[1] & 0xC0U) == 0x80U;
}

Result<Prefix> Prefix::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    Result<Address> address = Address::parse(text.substr(0, slash));
    if (!address) {
        return tl::unexpected(std::move(address.error()));
    }
    const unsigned bits = address->isV4() ? 32 : 128;
    if (slash == std::string_view::npos) {
        return Prefix{*address, static_cast<std::uint8_t>(bits)};
    }
    const std::optional<unsigned> length = strictNumber(text.substr(slash + 1), bits);
    if (!length) {
        return fail(Code::InvalidInput, quoted(text) + " has no valid prefix length; write 0 to " +
                                            std::to_string(bits) + " after the slash");
    }
    return Prefix{*address, static_cast<std::uint8_t>(*length)};
}

std::string Prefix::toString() const
{
    return address.toString() + "/" + std::to_string(length);
}

bool Prefix::contains(const Address& other) const
{
    if (other.family() != address.family()) {
        return false;
    }
    const std::span<const std::uint8_t> mine = address.bytes();
    const std::span<const std::uint8_t> theirs = other.bytes();
    for (std::size_t index = 0, left = length; left > 0 && index < mine.size(); ++index) {
        const std::size_t bits = std::min<std::size_t>(left, 8);
        const unsigned mask = 0xFFU << (8U - bits) & 0xFFU;
        if (((mine[index] ^ theirs[index]) & mask) != 0) {
            return false;
        }
        left -= bits;
    }
    return true;
}

Result<Endpoint> Endpoint::parse(std::string_view text)
{
    const auto refused = [&text] {
        return fail(Code::InvalidInput, quoted(text) +
                                            " is not an address with a port; write it like "
                                            "192.0.2.11:7600 or [2001:db8:77::11]:7600");
    };
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) {
        return refused();
    }
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.size() >= 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) {
        host = host.substr(1, host.size() - 2);
    }
    const Result<Address> address = Address::parse(host);
    const std::optional<unsigned> port = strictNumber(text.substr(colon + 1), 65535);
    if (!address || !port || *port == 0 || bracketed == address->isV4()) {
        return refused();
    }
    return Endpoint{*address, static_cast<std::uint16_t>(*port)};
}

std::string Endpoint::toString() const
{
    const std::string host = address.isV4() ? address.toString() : "[" + address.toString() + "]";
    return host + ":" + std::to_string(port);
}

Result<MacAddress> MacAddress::parse(std::string_view text)
{
    const std::vector<std::string_view> parts = split(text, ':');
    MacAddress mac;
    bool good = parts.size() == mac.bytes.size();
    for (std::size_t index = 0; good && index < parts.size(); ++index) {
        const std::optional<std::uint16_t> byte = hexGroup(parts[index]);
        good = byte && parts[index].size() == 2;
        mac.bytes[index] = static_cast<std::uint8_t>(byte.value_or(0));
    }
    if (!good) {
        return fail(Code::InvalidInput,
                    quoted(text) + " is not a MAC address; write it like 02:00:5e:10:00:01");
    }
    return mac;
}

std::string MacAddress::toString() const
{
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += (text.empty() ? "" : ":") + hexText(byte, true, 2);
    }
    return text;
}

} // namespace bafar::net
