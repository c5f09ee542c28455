#include "agents/monitoring/series_codec.h"

#include <algorithm>
#include <bit>

#include "agents/monitoring/bits.h"
#include "agents/monitoring/integer_column.h"
#include "agents/monitoring/xor_column.h"
#include "core/base/check.h"

namespace bafar::monitoring {
namespace {

/// The low half of a column's first byte; the high half is the scale's exponent of ten.
enum Mode : std::uint8_t {
    ModeAbsent,
    ModeZero,
    ModeConstantInteger,
    ModeConstant,
    ModeIntegers,
    ModeXor,
    ModePlain
};

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

void putSized(Bytes& out, const Bytes& body)
{
    putVarint(out, body.size());
    putBytes(out, body);
}

void putU64(Bytes& out, std::uint64_t value)
{
    putU32(out, static_cast<std::uint32_t>(value >> 32U));
    putU32(out, static_cast<std::uint32_t>(value));
}

std::uint64_t getU64(ByteView bytes)
{
    ByteReader reader(bytes);
    const std::uint64_t high = reader.u32();
    return high << 32U | reader.u32();
}

/// Columns that do not move. False: this one does.
bool encodeConstant(std::span<const double> values, Bytes& out)
{
    const std::uint64_t first = bitsOf(values[0]);
    if (!std::all_of(values.begin(), values.end(),
                     [first](double value) { return bitsOf(value) == first; })) {
        return false;
    }
    if (first == AbsentBits) {
        putU8(out, ModeAbsent);
    } else if (first == 0) {
        putU8(out, ModeZero);
    } else {
        std::size_t scale = 0;
        std::optional<std::int64_t> integer;
        for (; scale < ScaleCount && !integer; ++scale) {
            integer = integerAt(values[0], scale);
        }
        Bytes number;
        putVarint(number, integer ? zigzag(*integer) : 0);
        if (integer && number.size() < sizeof first) {
            putU8(out, static_cast<std::uint8_t>(ModeConstantInteger | (scale - 1) << 4U));
            putBytes(out, number);
        } else {
            putU8(out, ModeConstant);
            putU64(out, first);
        }
    }
    return true;
}

} // namespace

void encodeColumn(std::span<const double> values, Bytes& out)
{
    CHECK(!values.empty() && values.size() <= ColumnLengthMax);
    if (encodeConstant(values, out)) {
        return;
    }
    Bytes body;
    if (const auto scale = encodeIntegers(values, body)) {
        putU8(out, static_cast<std::uint8_t>(ModeIntegers | *scale << 4U));
        putSized(out, body);
        return;
    }
    encodeXor(values, body);
    if (body.size() + 2 < values.size() * sizeof(double)) {
        putU8(out, ModeXor);
        putSized(out, body);
        return;
    }
    putU8(out, ModePlain);
    for (const double value : values) {
        putU64(out, bitsOf(value));
    }
}

std::optional<std::size_t> columnBytes(ByteView bytes, std::size_t length)
{
    if (bytes.empty()) {
        return std::nullopt;
    }
    ByteView rest = bytes.subspan(1);
    std::uint64_t body = 0;
    switch (bytes[0] & 0xfU) {
    case ModeAbsent:
    case ModeZero: break;
    case ModeConstantInteger:
        if (!takeVarint(rest)) {
            return std::nullopt;
        }
        break;
    case ModeConstant: body = sizeof(double); break;
    case ModePlain: body = length * sizeof(double); break;
    case ModeIntegers:
    case ModeXor: {
        const auto size = takeVarint(rest);
        if (!size) {
            return std::nullopt;
        }
        body = *size;
        break;
    }
    default: return std::nullopt;
    }
    return body <= rest.size() ? std::optional<std::size_t>(bytes.size() - rest.size() + body)
                               : std::nullopt;
}

std::optional<std::size_t> decodeColumn(ByteView bytes, std::span<double> values)
{
    const auto size = columnBytes(bytes, values.size());
    if (!size || values.empty() || (bytes[0] >> 4U) >= ScaleCount) {
        return std::nullopt;
    }
    const std::size_t scale = bytes[0] >> 4U;
    const unsigned mode = bytes[0] & 0xfU;
    ByteView body = bytes.subspan(1, *size - 1);
    bool good = true;
    if (mode == ModeAbsent || mode == ModeZero) {
        std::fill(values.begin(), values.end(),
                  std::bit_cast<double>(mode == ModeZero ? 0 : AbsentBits));
    } else if (mode == ModeConstantInteger) {
        const auto integer = takeVarint(body);
        std::fill(values.begin(), values.end(), fromInteger(unzigzag(integer.value_or(0)), scale));
    } else if (mode == ModeConstant) {
        std::fill(values.begin(), values.end(), std::bit_cast<double>(getU64(body)));
    } else if (mode == ModePlain) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] =
                std::bit_cast<double>(getU64(body.subspan(i * sizeof(double), sizeof(double))));
        }
    } else {
        good = takeVarint(body) && (mode == ModeIntegers ? decodeIntegers(body, scale, values)
                                                         : decodeXor(body, values));
    }
    return good ? size : std::nullopt;
}

} // namespace bafar::monitoring
