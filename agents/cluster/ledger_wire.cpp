#include "agents/cluster/ledger_wire.h"

namespace bafar::cluster {

void putText(Bytes& out, std::string_view text)
{
    putU32(out, static_cast<std::uint32_t>(text.size()));
    putBytes(out, asBytes(text));
}

std::string takeText(ByteReader& reader, std::size_t most)
{
    const std::size_t length = reader.u32();
    // One more than there is makes the reader fail for good.
    return std::string(asText(reader.take(length <= most ? length : reader.remaining() + 1)));
}

std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace bafar::cluster
