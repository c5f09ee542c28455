#pragma once
// Reading and writing network byte order within bounds.
//
// A reader never throws and never reads past its span: the first short read makes it failed for
// good, so a decoder reads every field and asks `ok()` once. One owner, one thread.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

class ByteReader {
public:
    explicit ByteReader(ByteView bytes)
        : rest_(bytes)
    {
    }

    [[nodiscard]] std::uint8_t u8();
    [[nodiscard]] std::uint16_t u16(); ///< big endian
    [[nodiscard]] std::uint32_t u32(); ///< big endian
    [[nodiscard]] std::uint64_t u64(); ///< big endian
    [[nodiscard]] ByteView take(std::size_t count);

    [[nodiscard]] bool ok() const { return ok_; }

    [[nodiscard]] std::size_t remaining() const { return rest_.size(); }

private:
    ByteView rest_;
    bool ok_ = true;
};

void putU8(Bytes& out, std::uint8_t value);
void putU16(Bytes& out, std::uint16_t value); ///< big endian
void putU32(Bytes& out, std::uint32_t value); ///< big endian
void putU64(Bytes& out, std::uint64_t value); ///< big endian
void putBytes(Bytes& out, ByteView bytes);

/// "210b96": two lower-case digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);

/// Reads hexadecimal digits, spaces allowed between bytes. Errors: InvalidInput.
[[nodiscard]] Result<Bytes> fromHex(std::string_view text);

} // namespace bafar
