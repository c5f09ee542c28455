#include "agents/monitoring/bits.h"

namespace bafar::monitoring {

void BitWriter::put(std::uint64_t value, unsigned width)
{
    while (width > 0) {
        // At most 32 bits at a time, so that the pending ones always fit.
        const unsigned part = width > 32 ? width - 32 : width;
        width -= part;
        const std::uint64_t bits = (value >> width) & (~std::uint64_t{0} >> (64 - part));
        pending_ = (pending_ << part) | bits;
        pendingWidth_ += part;
        while (pendingWidth_ >= 8) {
            pendingWidth_ -= 8;
            out_.push_back(static_cast<std::uint8_t>(pending_ >> pendingWidth_));
        }
        pending_ &= (std::uint64_t{1} << pendingWidth_) - 1;
    }
}

void BitWriter::finish()
{
    if (pendingWidth_ > 0) {
        out_.push_back(static_cast<std::uint8_t>(pending_ << (8 - pendingWidth_)));
    }
}

std::uint64_t BitReader::get(unsigned width)
{
    if (width > bytes_.size() * 8 - position_) {
        ok_ = false;
        return 0;
    }
    std::uint64_t value = 0;
    while (width > 0) {
        const auto inByte = static_cast<unsigned>(position_ % 8);
        const unsigned part = width < 8 - inByte ? width : 8 - inByte;
        const unsigned bits = (bytes_[position_ / 8] >> (8 - inByte - part)) & ((1U << part) - 1U);
        value = (value << part) | bits;
        position_ += part;
        width -= part;
    }
    return value;
}

unsigned BitReader::ones(unsigned limit)
{
    unsigned count = 0;
    while (count < limit && get(1) == 1) {
        ++count;
    }
    return count;
}

void putVarint(Bytes& out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<std::uint8_t>(value | 0x80U));
        value >>= 7U;
    }
    out.push_back(static_cast<std::uint8_t>(value));
}

std::optional<std::uint64_t> takeVarint(ByteView& bytes)
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (bytes.empty()) {
            return std::nullopt;
        }
        const std::uint8_t byte = bytes.front();
        bytes = bytes.subspan(1);
        if (shift == 63 && byte > 1) {
            return std::nullopt;
        }
        value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if ((byte & 0x80U) == 0) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace bafar::monitoring
