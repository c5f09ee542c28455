#include "agents/floating_ip/wire.h"

#include <algorithm>
#include <optional>

namespace bafar::floating_ip {
namespace {

constexpr std::size_t FixedLength = 8;
constexpr std::size_t ChecksumOffset = 6;
constexpr std::size_t Ipv4Length = 4;
constexpr std::uint8_t AdvertisementType = 1;
constexpr std::uint16_t IntervalMask = 0x0fff;

std::uint32_t sumWords(ByteView bytes, std::uint32_t sum)
{
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        sum += static_cast<std::uint32_t>((bytes[at] << 8U) | bytes[at + 1]);
    }
    if (bytes.size() % 2 != 0) {
        sum += static_cast<std::uint32_t>(bytes.back() << 8U);
    }
    return sum;
}

std::uint16_t folded(std::uint32_t sum)
{
    while (sum > 0xffffU) {
        sum = (sum & 0xffffU) + (sum >> 16U);
    }
    return static_cast<std::uint16_t>(sum);
}

/// The ones-complement sum over the message as it is (checksum field included) and, for that
/// style, the pseudo-header of RFC 9568 section 5.2.8's predecessor (RFC 5798 section 5.2.8).
std::uint16_t onesSum(ByteView message,
                      ChecksumStyle style,
                      const net::Address& source,
                      const net::Address& destination)
{
    std::uint32_t sum = sumWords(message, 0);
    if (style == ChecksumStyle::PseudoHeader) {
        sum = sumWords(source.bytes(), sum);
        sum = sumWords(destination.bytes(), sum);
        sum += ProtocolNumber;
        sum += static_cast<std::uint32_t>(message.size());
    }
    return folded(sum);
}

std::optional<ChecksumStyle> validStyle(ByteView message, const Arrival& arrival)
{
    for (const ChecksumStyle style : {ChecksumStyle::PseudoHeader, ChecksumStyle::MessageOnly}) {
        if (onesSum(message, style, arrival.source, arrival.destination) == 0xffffU) {
            return style;
        }
    }
    return std::nullopt;
}

Refused refuse(Refusal reason, std::string text)
{
    return Refused{reason, std::move(text)};
}

std::optional<Error> unfit(const Advertisement& advertisement)
{
    if (advertisement.version != Version::V3) {
        return Error{Code::Unsupported, "only VRRP version 3 can be sent"};
    }
    if (advertisement.virtualRouterId == 0) {
        return Error{Code::InvalidInput, "a virtual router id is 1 to 255, not 0"};
    }
    if (advertisement.interval < Centiseconds{1} || advertisement.interval > IntervalMax) {
        return Error{Code::InvalidInput, "an advertised interval is 10 ms to 40.95 s, not " +
                                             toHumanText(advertisement.interval)};
    }
    if (advertisement.addresses.empty() || advertisement.addresses.size() > AddressesMax) {
        return Error{Code::InvalidInput, "an advertisement carries 1 to 255 addresses, not " +
                                             std::to_string(advertisement.addresses.size())};
    }
    const auto isV6 = [](const net::Address& address) { return !address.isV4(); };
    if (std::any_of(advertisement.addresses.begin(), advertisement.addresses.end(), isV6)) {
        return Error{Code::Unsupported, "only IPv4 addresses can be advertised"};
    }
    return std::nullopt;
}

/// Everything that must hold before the checksum is worth computing.
std::optional<Refused> refusedBeforeChecksum(ByteView message, const Arrival& arrival)
{
    if (!arrival.source.isV4() || !arrival.destination.isV4()) {
        return refuse(Refusal::FamilyUnsupported, "VRRP over IPv6 is not handled by this build");
    }
    if (arrival.ttl != RequiredTtl) {
        return refuse(Refusal::TtlNot255,
                      "TTL is " + std::to_string(arrival.ttl) +
                          ", must be 255: the sender is not on this network segment");
    }
    if (arrival.destination != multicastGroup()) {
        return refuse(Refusal::NotMulticast,
                      "sent to " + arrival.destination.toString() +
                          " instead of 224.0.0.18: the sender uses unicast peers");
    }
    if (message.size() < FixedLength) {
        return refuse(Refusal::TooShort, "message has " + std::to_string(message.size()) +
                                             " bytes, the fixed part alone has 8");
    }
    const unsigned version = message[0] >> 4U;
    if (version != static_cast<unsigned>(Version::V3)) {
        return refuse(Refusal::WrongVersion, "VRRP version " + std::to_string(version) +
                                                 ", must be 3: set vrrp_version 3 on the sender");
    }
    const unsigned type = message[0] & 0x0fU;
    if (type != AdvertisementType) {
        return refuse(Refusal::WrongType,
                      "VRRP type " + std::to_string(type) + ", must be 1 (advertisement)");
    }
    const std::size_t expected = FixedLength + message[3] * Ipv4Length;
    if (message.size() != expected) {
        return refuse(Refusal::WrongLength, "message has " + std::to_string(message.size()) +
                                                " bytes, " + std::to_string(message[3]) +
                                                " addresses ask for " + std::to_string(expected));
    }
    return std::nullopt;
}

} // namespace

net::Address multicastGroup()
{
    constexpr std::array<std::uint8_t, 4> Group{224, 0, 0, 18};
    return net::Address::fromBytes(Group);
}

std::string_view checksumStyleName(ChecksumStyle style)
{
    return style == ChecksumStyle::PseudoHeader ? "keepalived" : "rfc9568";
}

std::string_view refusalName(Refusal refusal)
{
    constexpr std::array<std::string_view, RefusalCount> Names{
        "bad_ip_header", "family_unsupported", "ttl_not_255",    "not_multicast",  "too_short",
        "wrong_version", "wrong_type",         "wrong_length",   "wrong_checksum", "no_router_id",
        "no_addresses",  "no_interval",        "unknown_router",
    };
    return Names.at(static_cast<std::size_t>(refusal));
}

Result<Bytes> encode(const Advertisement& advertisement,
                     ChecksumStyle style,
                     const net::Address& source,
                     const net::Address& destination)
{
    if (std::optional<Error> error = unfit(advertisement)) {
        return fail(error->code, std::move(error->text));
    }
    if (!source.isV4() || !destination.isV4()) {
        return fail(Code::Unsupported, "advertisements are sent over IPv4 only");
    }
    Bytes message;
    message.reserve(FixedLength + advertisement.addresses.size() * Ipv4Length);
    putU8(message, static_cast<std::uint8_t>((3U << 4U) | AdvertisementType));
    putU8(message, advertisement.virtualRouterId);
    putU8(message, advertisement.priority);
    putU8(message, static_cast<std::uint8_t>(advertisement.addresses.size()));
    putU16(message, static_cast<std::uint16_t>(advertisement.interval.count()));
    putU16(message, 0);
    for (const net::Address& address : advertisement.addresses) {
        putBytes(message, address.bytes());
    }
    const unsigned sum =
        0xffffU & ~static_cast<unsigned>(onesSum(message, style, source, destination));
    message[ChecksumOffset] = static_cast<std::uint8_t>(sum >> 8U);
    message[ChecksumOffset + 1] = static_cast<std::uint8_t>(sum & 0xffU);
    return message;
}

std::variant<ReceivedAdvertisement, Refused> decode(ByteView message, const Arrival& arrival)
{
    if (std::optional<Refused> refused = refusedBeforeChecksum(message, arrival)) {
        return *std::move(refused);
    }
    const std::optional<ChecksumStyle> style = validStyle(message, arrival);
    if (!style) {
        return refuse(Refusal::WrongChecksum,
                      "checksum is wrong both with and without the pseudo-header");
    }
    ByteReader reader(message);
    (void)reader.u8();
    ReceivedAdvertisement received;
    received.checksumStyle = *style;
    Advertisement& advertisement = received.advertisement;
    advertisement.virtualRouterId = reader.u8();
    advertisement.priority = reader.u8();
    const std::size_t count = reader.u8();
    // The four bits above the interval are reserved: ignored on receipt (RFC 9568 section 5.2.6).
    advertisement.interval = Centiseconds{reader.u16() & IntervalMask};
    (void)reader.u16();
    if (advertisement.virtualRouterId == 0) {
        return refuse(Refusal::NoRouterId, "virtual router id is 0, must be 1 to 255");
    }
    if (count == 0) {
        return refuse(Refusal::NoAddresses, "the advertisement carries no address");
    }
    if (advertisement.interval == Centiseconds{0}) {
        return refuse(Refusal::NoInterval,
                      "the advertised interval is 0: every backup would time out at once");
    }
    advertisement.addresses.reserve(count);
    for (std::size_t index = 0; index < count; ++index) {
        advertisement.addresses.push_back(net::Address::fromBytes(reader.take(Ipv4Length)));
    }
    return received;
}

std::variant<Datagram, Refused> parseDatagram(ByteView bytes)
{
    constexpr std::size_t HeaderMin = 20;
    constexpr std::uint16_t FragmentBits = 0x3fff; // more-fragments flag and offset
    if (bytes.size() < HeaderMin || bytes[0] >> 4U != 4U) {
        return refuse(Refusal::BadIpHeader, "not an IPv4 datagram");
    }
    ByteReader reader(bytes);
    const std::size_t headerLength = (reader.u8() & 0x0fU) * 4U;
    (void)reader.u8();
    const std::size_t totalLength = reader.u16();
    (void)reader.u16();
    const std::uint16_t fragment = reader.u16();
    Datagram datagram;
    datagram.arrival.ttl = reader.u8();
    const std::uint8_t protocol = reader.u8();
    (void)reader.u16();
    datagram.arrival.source = net::Address::fromBytes(reader.take(Ipv4Length));
    datagram.arrival.destination = net::Address::fromBytes(reader.take(Ipv4Length));
    if (headerLength < HeaderMin || totalLength < headerLength || totalLength > bytes.size()) {
        return refuse(Refusal::BadIpHeader, "the IPv4 header's lengths contradict the datagram");
    }
    if ((fragment & FragmentBits) != 0) {
        return refuse(Refusal::BadIpHeader,
                      "a fragment: an advertisement always fits one datagram");
    }
    if (protocol != ProtocolNumber) {
        return refuse(Refusal::BadIpHeader,
                      "protocol " + std::to_string(protocol) + ", must be 112");
    }
    datagram.message = bytes.subspan(headerLength, totalLength - headerLength);
    return datagram;
}

ArpFrame gratuitousArp(const net::MacAddress& owner, const net::Address& address)
{
    Bytes frame;
    frame.reserve(42);
    constexpr std::array<std::uint8_t, 6> Broadcast{0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    putBytes(frame, Broadcast);
    putBytes(frame, owner.bytes);
    putU16(frame, 0x0806); // ARP
    putU16(frame, 1);      // Ethernet
    putU16(frame, 0x0800); // IPv4
    putU8(frame, 6);
    putU8(frame, 4);
    putU16(frame, 1); // request
    putBytes(frame, owner.bytes);
    putBytes(frame, address.bytes().first(Ipv4Length));
    putBytes(frame, Broadcast);
    putBytes(frame, address.bytes().first(Ipv4Length));
    ArpFrame result{};
    std::copy_n(frame.begin(), result.size(), result.begin());
    return result;
}

} // namespace bafar::floating_ip
