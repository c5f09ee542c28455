#include "agents/monitoring/xor_column.h"

#include <bit>
#include <cstdint>

#include "agents/monitoring/bits.h"

namespace bafar::monitoring {
namespace {

constexpr unsigned WindowBits = 12; ///< what describing a new window costs

} // namespace

// A value is a zero bit when it is the one before; 10 and the bits of the last window; or 11, the
// leading zeros (6 bits), the width less one (6 bits) and the bits.
void encodeXor(std::span<const double> values, Bytes& body)
{
    BitWriter writer(body);
    std::uint64_t last = std::bit_cast<std::uint64_t>(values[0]);
    writer.put(last, 64);
    unsigned leading = 64;
    unsigned width = 0;
    for (const double value : values.subspan(1)) {
        const std::uint64_t difference = std::bit_cast<std::uint64_t>(value) ^ last;
        last = std::bit_cast<std::uint64_t>(value);
        if (difference == 0) {
            writer.put(0, 1);
            continue;
        }
        const auto leads = static_cast<unsigned>(std::countl_zero(difference));
        const unsigned needed = 64 - leads - static_cast<unsigned>(std::countr_zero(difference));
        const bool fits = width > 0 && leads >= leading && leads + needed <= leading + width;
        if (fits && width < needed + WindowBits) {
            writer.put(2, 2);
        } else {
            leading = leads;
            width = needed;
            writer.put(3, 2);
            writer.put(leading, 6);
            writer.put(width - 1, 6);
        }
        writer.put(difference >> (64 - leading - width), width);
    }
    writer.finish();
}

bool decodeXor(ByteView body, std::span<double> values)
{
    BitReader reader(body);
    std::uint64_t last = reader.get(64);
    values[0] = std::bit_cast<double>(last);
    unsigned leading = 0;
    unsigned width = 0;
    for (double& value : values.subspan(1)) {
        if (reader.get(1) == 1) {
            if (reader.get(1) == 1) {
                leading = static_cast<unsigned>(reader.get(6));
                width = static_cast<unsigned>(reader.get(6)) + 1;
            }
            if (width == 0 || leading + width > 64) {
                return false;
            }
            last ^= reader.get(width) << (64 - leading - width);
        }
        value = std::bit_cast<double>(last);
    }
    return reader.ok();
}

} // namespace bafar::monitoring
