#pragma once
// Bits in a byte string, highest first, for the series codec.
//
// The reader never passes its end: a short read makes it failed for good and gives zeros. Values
// only; one owner, one thread.
#include <cstdint>
#include <optional>

#include "core/base/bytes.h"

namespace bafar::monitoring {

class BitWriter {
public:
    explicit BitWriter(Bytes& out)
        : out_(out)
    {
    }

    /// The lowest `width` bits of `value`, 0 to 64.
    void put(std::uint64_t value, unsigned width);

    /// Fills the last byte with zeros. Call once, at the end.
    void finish();

private:
    Bytes& out_;
    std::uint64_t pending_ = 0; ///< bits not yet a byte, right-aligned
    unsigned pendingWidth_ = 0;
};

class BitReader {
public:
    explicit BitReader(ByteView bytes)
        : bytes_(bytes)
    {
    }

    /// The next `width` bits, 0 to 64.
    [[nodiscard]] std::uint64_t get(unsigned width);

    /// How many one bits come before the next zero bit, at most `limit`; the zero bit is consumed
    /// unless `limit` was reached.
    [[nodiscard]] unsigned ones(unsigned limit);

    [[nodiscard]] bool ok() const { return ok_; }

private:
    ByteView bytes_;
    std::size_t position_ = 0; ///< in bits
    bool ok_ = true;
};

/// An unsigned number in groups of seven bits, lowest first, the high bit meaning "more".
void putVarint(Bytes& out, std::uint64_t value);

/// Reads what putVarint wrote from the front of `bytes` and removes it. Nothing on a short or
/// overlong number.
[[nodiscard]] std::optional<std::uint64_t> takeVarint(ByteView& bytes);

/// Small numbers of either sign as small unsigned ones: 0, -1, 1, -2 become 0, 1, 2, 3.
[[nodiscard]] constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

[[nodiscard]] constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

} // namespace bafar::monitoring
