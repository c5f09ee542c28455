#pragma once
// Columns of any doubles as the XOR with the value before: the series codec's second choice.
//
// The scheme of Pelkonen et al., "Gorilla: a fast, scalable, in-memory time series database", VLDB
// 2015. Bodies only: series_codec.h frames them. Values only; safe on every thread.
#include <span>

#include "core/base/bytes.h"

namespace bafar::monitoring {

/// Appends the column, at least one value, to `body`.
void encodeXor(std::span<const double> values, Bytes& body);

/// Fills `values`; false when `body` is not a column of this length. Safe on any bytes.
[[nodiscard]] bool decodeXor(ByteView body, std::span<double> values);

} // namespace bafar::monitoring
