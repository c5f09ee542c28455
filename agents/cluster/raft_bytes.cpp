#include "agents/cluster/raft_bytes.h"

#include <array>

#include "core/base/check.h"

namespace bafar::cluster {
namespace {

constexpr std::uint32_t Polynomial = 0x04c11db7;

constexpr std::array<std::uint32_t, 256> crcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t index = 0; index < table.size(); ++index) {
        std::uint32_t value = index << 24U;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value << 1U) ^ ((value & 0x80000000U) != 0 ? Polynomial : 0);
        }
        table[index] = value;
    }
    return table;
}

} // namespace

std::uint64_t little64(ByteView bytes, std::size_t at)
{
    return little32(bytes, at) | std::uint64_t{little32(bytes, at + 4)} << 32U;
}

std::uint32_t little32(ByteView bytes, std::size_t at)
{
    CHECK(at <= bytes.size() && bytes.size() - at >= 4);
    return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8U |
           static_cast<std::uint32_t>(bytes[at + 2]) << 16U |
           static_cast<std::uint32_t>(bytes[at + 3]) << 24U;
}

void putLittle64(Bytes& out, std::uint64_t value)
{
    putLittle32(out, static_cast<std::uint32_t>(value));
    putLittle32(out, static_cast<std::uint32_t>(value >> 32U));
}

void putLittle32(Bytes& out, std::uint32_t value)
{
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

std::uint32_t raftCrc(ByteView bytes, std::uint32_t before)
{
    static constexpr std::array<std::uint32_t, 256> Table = crcTable();
    std::uint32_t crc = before;
    for (const std::uint8_t byte : bytes) {
        crc = (crc << 8U) ^ Table[(crc >> 24U) ^ byte];
    }
    return crc;
}

} // namespace bafar::cluster
