#pragma once
// One series over one block of equally spaced moments, as few bytes as it takes to read it back
// bit for bit.
//
// Theory: what machines count are integers, or integers divided by a power of ten (ticks, micro-
// seconds). So a column is tried as integers of the smallest scale that restores every bit; their
// values, differences or second differences, less the smallest, are Rice coded with the parameter
// that gives the least bits. Columns that do not move cost one to nine bytes. Everything else (any
// fraction, -0, infinities, odd NaNs) is the XOR with the value before, less its zero bits at both
// ends, or plain when that is no shorter. The canonical NaN means absent and costs one bit a moment
// where a column has gaps. Values only; safe on every thread.
#include <optional>
#include <span>

#include "core/base/bytes.h"

namespace bafar::monitoring {

/// A block holds at most this many moments.
inline constexpr std::size_t ColumnLengthMax = 1024;

/// Appends the column's bytes to `out`. `values` holds 1 to ColumnLengthMax moments.
void encodeColumn(std::span<const double> values, Bytes& out);

/// Fills `values` (as many as were encoded) from the start of `bytes`; says how many bytes that
/// took. Nothing when the bytes are not a column of this length; `values` is then unspecified. Safe
/// on any bytes.
[[nodiscard]] std::optional<std::size_t> decodeColumn(ByteView bytes, std::span<double> values);

/// How many bytes the column at the start of `bytes` takes, without decoding it; nothing when it
/// runs past the end. A column that can be skipped may still fail to decode.
[[nodiscard]] std::optional<std::size_t> columnBytes(ByteView bytes, std::size_t length);

} // namespace bafar::monitoring
