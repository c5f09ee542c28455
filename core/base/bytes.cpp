#include "core/base/bytes.h"

namespace bafar {
namespace {

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

} // namespace

ByteView ByteReader::take(std::size_t count)
{
    if (!ok_ || rest_.size() < count) {
        ok_ = false;
        rest_ = {};
        return {};
    }
    const ByteView taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
}

std::uint8_t ByteReader::u8()
{
    const ByteView bytes = take(1);
    return ok_ ? bytes[0] : std::uint8_t{0};
}

std::uint16_t ByteReader::u16()
{
    const ByteView bytes = take(2);
    return ok_ ? static_cast<std::uint16_t>(bytes[0] << 8U | bytes[1]) : std::uint16_t{0};
}

std::uint32_t ByteReader::u32()
{
    const ByteView bytes = take(4);
    if (!ok_) {
        return 0;
    }
    const std::uint32_t high = static_cast<std::uint32_t>(bytes[0]) << 8U | bytes[1];
    return high << 16U | static_cast<std::uint32_t>(bytes[2]) << 8U | bytes[3];
}

std::uint64_t ByteReader::u64()
{
    const std::uint64_t high = u32();
    const std::uint64_t low = u32();
    return ok_ ? high << 32U | low : 0;
}

void putU8(Bytes& out, std::uint8_t value)
{
    out.push_back(value);
}

void putU16(Bytes& out, std::uint16_t value)
{
    out.push_back(static_cast<std::uint8_t>(value >> 8U));
    out.push_back(static_cast<std::uint8_t>(value & 0xffU));
}

void putU32(Bytes& out, std::uint32_t value)
{
    putU16(out, static_cast<std::uint16_t>(value >> 16U));
    putU16(out, static_cast<std::uint16_t>(value & 0xffffU));
}

void putU64(Bytes& out, std::uint64_t value)
{
    putU32(out, static_cast<std::uint32_t>(value >> 32U));
    putU32(out, static_cast<std::uint32_t>(value & 0xffffffffU));
}

void putBytes(Bytes& out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

std::string toHex(ByteView bytes)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += Digits[byte >> 4U];
        text += Digits[byte & 0x0fU];
    }
    return text;
}

Result<Bytes> fromHex(std::string_view text)
{
    Bytes bytes;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ') {
            ++i;
            continue;
        }
        const int high = hexValue(text[i]);
        const int low = i + 1 < text.size() ? hexValue(text[i + 1]) : -1;
        if (high < 0 || low < 0) {
            return fail(Code::InvalidInput,
                        "not two hexadecimal digits at character " + std::to_string(i + 1));
        }
        bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

} // namespace bafar
