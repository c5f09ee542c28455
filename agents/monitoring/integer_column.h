#pragma once
// Columns of integers divided by a power of ten: the common case of the series codec.
//
// Bodies only: series_codec.h frames them. Values only; safe on every thread.
#include <bit>
#include <cstdint>
#include <optional>
#include <span>

#include "core/base/bytes.h"

namespace bafar::monitoring {

/// The canonical NaN, which means absent.
inline constexpr std::uint64_t AbsentBits = 0x7ff8000000000000U;

/// Scales are 10^0 to 10^(ScaleCount - 1).
inline constexpr std::size_t ScaleCount = 10;

[[nodiscard]] inline bool isAbsent(double value)
{
    return std::bit_cast<std::uint64_t>(value) == AbsentBits;
}

/// The integer that is `value` times 10^scale, when dividing by 10^scale restores every bit.
[[nodiscard]] std::optional<std::int64_t> integerAt(double value, std::size_t scale);

/// `integer` divided by 10^scale; `scale` below ScaleCount.
[[nodiscard]] double fromInteger(std::int64_t integer, std::size_t scale);

/// Appends the column (at least one value present) to `body` and gives its scale; nothing, and
/// `body` as before, when no scale restores all values.
[[nodiscard]] std::optional<std::size_t> encodeIntegers(std::span<const double> values,
                                                        Bytes& body);

/// Fills `values` from a body of that scale; false when it is not one. Safe on any bytes.
[[nodiscard]] bool decodeIntegers(ByteView body, std::size_t scale, std::span<double> values);

} // namespace bafar::monitoring
