#pragma once
// libraft's way to write numbers and checksums (byte.c of 0.15): little endian, a CRC-32. Pure;
// safe on every thread.
#include "core/base/bytes.h"

namespace bafar::cluster {

/// The number at `at`, which must lie within `bytes`.
[[nodiscard]] std::uint64_t little64(ByteView bytes, std::size_t at);
[[nodiscard]] std::uint32_t little32(ByteView bytes, std::size_t at);

void putLittle64(Bytes& out, std::uint64_t value);
void putLittle32(Bytes& out, std::uint32_t value);

/// CRC-32 with the polynomial 04c11db7, high bit first, not inverted; `before`: of what stands
/// before these bytes.
[[nodiscard]] std::uint32_t raftCrc(ByteView bytes, std::uint32_t before = 0);

} // namespace bafar::cluster
