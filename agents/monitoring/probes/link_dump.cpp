#include "agents/monitoring/probes/link_dump.h"

#include <algorithm>
#include <cstring>

namespace bafar::monitoring {
namespace {

constexpr std::size_t MessageHeaderBytes = 16; // struct nlmsghdr
constexpr std::size_t InfoBytes = 16;          // struct ifinfomsg
constexpr std::size_t AttributeHeaderBytes = 4;
constexpr std::uint16_t NewLink = 16; // RTM_NEWLINK
constexpr std::uint32_t FlagPromiscuous = 0x100;
/// IFF_RUNNING, IFF_LOWER_UP, IFF_DORMANT: derived, and not in the flags that /sys shows.
constexpr std::uint32_t DerivedFlags = 0x40 | 0x10000 | 0x20000;

enum Attribute : std::uint16_t {
    AttributeAddress = 1,
    AttributeBroadcast = 2,
    AttributeName = 3,
    AttributeMtu = 4,
    AttributeLink = 5,
    AttributeQueueLength = 13,
    AttributeOperational = 16,
    AttributeLinkMode = 17,
    AttributeAlias = 20,
    AttributeCounters = 23,
    AttributeGroup = 27,
    AttributePromiscuity = 30,
    AttributeCarrier = 33,
    AttributeCarrierChanges = 35,
    AttributeCarrierUpCount = 47,
    AttributeCarrierDownCount = 48,
};

template <class T>
T read(ByteView bytes, std::size_t offset = 0)
{
    T value{};
    if (offset <= bytes.size() && bytes.size() - offset >= sizeof value) {
        std::memcpy(&value, bytes.data() + offset, sizeof value);
    }
    return value;
}

std::string_view text(ByteView bytes)
{
    const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return all.substr(0, all.find('\0'));
}

constexpr std::size_t aligned(std::size_t length)
{
    return (length + 3U) & ~std::size_t{3};
}

void takeAttribute(LinkFacts& link, std::uint16_t type, ByteView value)
{
    switch (type) {
    case AttributeAddress: link.address = value; break;
    case AttributeBroadcast: link.broadcast = value; break;
    case AttributeName: link.name = text(value); break;
    case AttributeMtu: link.mtuBytes = read<std::uint32_t>(value); break;
    case AttributeLink: link.link = read<std::int32_t>(value); break;
    case AttributeQueueLength: link.queueLength = read<std::uint32_t>(value); break;
    case AttributeOperational: link.operational = read<std::uint8_t>(value); break;
    case AttributeLinkMode: link.linkMode = read<std::uint8_t>(value); break;
    case AttributeAlias: link.alias = text(value); break;
    case AttributeGroup: link.group = read<std::uint32_t>(value); break;
    case AttributePromiscuity: link.promiscuity = read<std::uint32_t>(value); break;
    case AttributeCarrier: link.carrier = read<std::uint8_t>(value); break;
    case AttributeCarrierChanges: link.carrierChanges = read<std::uint32_t>(value); break;
    case AttributeCarrierUpCount: link.carrierUpCount = read<std::uint32_t>(value); break;
    case AttributeCarrierDownCount: link.carrierDownCount = read<std::uint32_t>(value); break;
    case AttributeCounters:
        link.hasCounters = true;
        // Older kernels send fewer counters: those stay 0.
        std::memcpy(link.counters.data(), value.data(),
                    std::min(value.size(), sizeof link.counters));
        break;
    default: break;
    }
}

/// False when an attribute does not lie within the message.
bool takeAttributes(LinkFacts& link, ByteView attributes)
{
    while (attributes.size() >= AttributeHeaderBytes) {
        const auto length = read<std::uint16_t>(attributes, 0);
        const auto type = read<std::uint16_t>(attributes, 2);
        if (length < AttributeHeaderBytes || length > attributes.size()) {
            return false;
        }
        takeAttribute(link, type & 0x3fffU,
                      attributes.subspan(AttributeHeaderBytes, length - AttributeHeaderBytes));
        attributes = attributes.subspan(std::min(aligned(length), attributes.size()));
    }
    return true;
}

} // namespace

std::uint64_t LinkFacts::counter(LinkCounter which) const
{
    return counters[static_cast<std::size_t>(which)];
}

std::optional<LinkFacts> LinkDump::next()
{
    while (ok_ && !rest_.empty()) {
        const auto length = read<std::uint32_t>(rest_, 0);
        const auto type = read<std::uint16_t>(rest_, 4);
        if (length < MessageHeaderBytes || length > rest_.size()) {
            ok_ = false;
            break;
        }
        const ByteView message = rest_.subspan(0, length);
        rest_ = rest_.subspan(std::min(aligned(length), rest_.size()));
        if (type != NewLink) {
            continue;
        }
        LinkFacts link;
        if (length < MessageHeaderBytes + InfoBytes) {
            ok_ = false;
            break;
        }
        link.hardwareType = read<std::uint16_t>(message, MessageHeaderBytes + 2);
        link.index = read<std::int32_t>(message, MessageHeaderBytes + 4);
        link.link = link.index;
        link.flags = read<std::uint32_t>(message, MessageHeaderBytes + 8) & ~DerivedFlags;
        ok_ = takeAttributes(link, message.subspan(MessageHeaderBytes + InfoBytes)) &&
              !link.name.empty();
        if (ok_) {
            link.flags |= link.promiscuity > 0 ? FlagPromiscuous : 0;
            return link;
        }
    }
    return std::nullopt;
}

} // namespace bafar::monitoring
