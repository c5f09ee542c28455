#include "core/net/address.h"

#include <algorithm>
#include <optional>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/net/ip_text.h"

namespace bafar::net {

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
    } else if (const auto bytes = parseV6(text)) {
        return fromBytes(*bytes);
    }
    return fail(Code::InvalidInput,
                inQuotes(text) +
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
        return fail(Code::InvalidInput, inQuotes(text) +
                                            " has no valid prefix length; write 0 to " +
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
        return fail(Code::InvalidInput, inQuotes(text) +
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
                    inQuotes(text) + " is not a MAC address; write it like 02:00:5e:10:00:01");
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
