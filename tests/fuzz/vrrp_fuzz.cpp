// VRRP adverts: any datagram or message; what is accepted is in range and encodes to its bytes.
//
// The first byte chooses the entrance (a whole datagram or a message), the hop limit, and whether
// the checksum is set right first, because random bytes hardly ever pass one. Or the bytes are the
// fields of an advert to encode.
#include "agents/floating_ip/wire.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

using floating_ip::Arrival;
using floating_ip::ReceivedAdvertisement;
using floating_ip::Refused;

constexpr unsigned AsMessage = 1;
constexpr unsigned OtherTtl = 2;
constexpr unsigned MendSum = 4;
constexpr unsigned Encode = 8;

Arrival goodArrival()
{
    return {net::Address::parse("192.0.2.251").value(), floating_ip::multicastGroup(),
            floating_ip::RequiredTtl};
}

void mendSum(Bytes& message)
{
    if (message.size() < 8) {
        return;
    }
    message[6] = message[7] = 0;
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < message.size(); ++at) {
        sum += static_cast<std::uint32_t>(message[at]) << (at % 2 == 0 ? 8U : 0U);
    }
    while (sum > 0xffffU) {
        sum = (sum & 0xffffU) + (sum >> 16U);
    }
    message[6] = static_cast<std::uint8_t>(~sum >> 8U);
    message[7] = static_cast<std::uint8_t>(~sum);
}

void checkAccepted(ByteView message, const Arrival& arrival, const ReceivedAdvertisement& received)
{
    const auto& advertisement = received.advertisement;
    if (advertisement.virtualRouterId == 0 || advertisement.interval.count() < 1 ||
        advertisement.interval > floating_ip::IntervalMax || advertisement.addresses.empty()) {
        broken("an advert outside its ranges was accepted");
    }
    const auto encoded = floating_ip::encode(advertisement, received.checksumStyle, arrival.source,
                                             arrival.destination);
    if (!encoded) {
        broken("an accepted advert cannot be encoded: " + encoded.error().text);
    }
    const bool reserved = (message[4] & 0xf0U) != 0; // ignored on receipt, sent as zero
    if (!reserved) {
        mustEqual("an advert does not encode to its bytes", toHex(*encoded), toHex(message));
    }
    const auto again = floating_ip::decode(*encoded, arrival);
    const auto* same = std::get_if<ReceivedAdvertisement>(&again);
    if (same == nullptr || !(same->advertisement == advertisement)) {
        broken("an encoded advert does not read back");
    }
}

/// Any advert at all, most of them out of range: refused, or encoded so that it reads back.
void encodeAny(ByteReader fields)
{
    floating_ip::Advertisement advertisement;
    advertisement.version =
        fields.u8() % 8 == 0 ? floating_ip::Version::V2 : floating_ip::Version::V3;
    advertisement.virtualRouterId = fields.u8();
    advertisement.priority = fields.u8();
    advertisement.interval = floating_ip::Centiseconds(fields.u16() % 5000);
    const std::size_t addressSize = fields.u8() % 8 == 0 ? 16 : 4;
    while (fields.remaining() >= addressSize) {
        advertisement.addresses.push_back(net::Address::fromBytes(fields.take(addressSize)));
    }
    const Arrival arrival = goodArrival();
    for (const auto style :
         {floating_ip::ChecksumStyle::PseudoHeader, floating_ip::ChecksumStyle::MessageOnly}) {
        const auto encoded =
            floating_ip::encode(advertisement, style, arrival.source, arrival.destination);
        if (!encoded) {
            continue;
        }
        const auto decoded = floating_ip::decode(*encoded, arrival);
        const auto* received = std::get_if<ReceivedAdvertisement>(&decoded);
        if (received == nullptr || !(received->advertisement == advertisement)) {
            broken("an encoded advert does not read back");
        }
    }
    if (!advertisement.addresses.empty() && advertisement.addresses.front().isV4()) {
        const auto frame = floating_ip::gratuitousArp({}, advertisement.addresses.front());
        const auto sender = ByteView(frame).subspan(28, 4);
        mustEqual("a gratuitous ARP request asks for another address than its own", toHex(sender),
                  toHex(ByteView(frame).subspan(38, 4)));
    }
}

void decodeMessage(ByteView message, const Arrival& arrival)
{
    const auto decoded = floating_ip::decode(message, arrival);
    if (const auto* refused = std::get_if<Refused>(&decoded)) {
        if (refused->text.empty() || floating_ip::refusalName(refused->reason).empty()) {
            broken("a refusal without a reason");
        }
        return;
    }
    checkAccepted(message, arrival, std::get<ReceivedAdvertisement>(decoded));
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    const unsigned options = input[0];
    Bytes bytes(input.begin() + 1, input.end());
    if ((options & Encode) != 0) {
        encodeAny(ByteReader(bytes));
        return 0;
    }
    if ((options & AsMessage) != 0) {
        if ((options & MendSum) != 0) {
            mendSum(bytes);
        }
        Arrival arrival = goodArrival();
        arrival.ttl = static_cast<std::uint8_t>(arrival.ttl - ((options & OtherTtl) != 0 ? 1 : 0));
        decodeMessage(bytes, arrival);
        return 0;
    }
    const auto parsed = floating_ip::parseDatagram(bytes);
    if (const auto* datagram = std::get_if<floating_ip::Datagram>(&parsed)) {
        Bytes message(datagram->message.begin(), datagram->message.end());
        if ((options & MendSum) != 0) {
            mendSum(message);
        }
        decodeMessage(message, datagram->arrival);
    }
    return 0;
}

} // namespace bafar::fuzz
