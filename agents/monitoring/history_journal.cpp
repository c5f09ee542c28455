#include "agents/monitoring/history_journal.h"

#include <algorithm>
#include <array>

#include "agents/monitoring/bits.h"
#include "agents/monitoring/series_codec.h"
#include "core/base/text.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view Magic = "bafar history 1\n";
constexpr std::uint8_t RecordNames = 1;
constexpr std::uint8_t RecordBlock = 2;
constexpr std::size_t HeaderBytes = 9; // type, length, checksum
constexpr std::size_t PayloadMax = 8U << 20U;
constexpr std::size_t NameBytesMax = 4096;
constexpr std::int64_t SecondMax = 253402300799; // the end of year 9999

constexpr std::array<std::uint32_t, 256> CrcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0x82f63b78U : 0U);
        }
        table[byte] = crc;
    }
    return table;
}();

std::uint32_t crcMore(std::uint32_t crc, ByteView bytes)
{
    for (const std::uint8_t byte : bytes) {
        crc = CrcTable[(crc ^ byte) & 0xffU] ^ (crc >> 8U);
    }
    return crc;
}

std::uint32_t recordCrc(std::uint8_t type, ByteView payload)
{
    Bytes head;
    putU8(head, type);
    putU32(head, static_cast<std::uint32_t>(payload.size()));
    return ~crcMore(crcMore(~0U, head), payload);
}

void putRecord(Bytes& out, std::uint8_t type, const Bytes& payload)
{
    putU8(out, type);
    putU32(out, static_cast<std::uint32_t>(payload.size()));
    putU32(out, recordCrc(type, payload));
    putBytes(out, payload);
}

ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

struct Names {
    std::uint32_t number = 0;
    std::shared_ptr<const std::vector<std::string>> list; ///< null: none yet
};

bool readNames(ByteView payload, Names& names)
{
    ByteReader reader(payload);
    names.number = reader.u32();
    const std::uint32_t count = reader.u32();
    if (!reader.ok() || count > SeriesTable::SizeMax * 2) {
        return false;
    }
    ByteView rest = payload.subspan(8);
    auto list = std::make_shared<std::vector<std::string>>();
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto length = takeVarint(rest);
        if (!length || *length == 0 || *length > NameBytesMax || *length > rest.size()) {
            return false;
        }
        const std::string_view name(reinterpret_cast<const char*>(rest.data()), *length);
        if (!isUtf8(name)) {
            return false;
        }
        list->emplace_back(name);
        rest = rest.subspan(*length);
    }
    names.list = std::move(list);
    return rest.empty();
}

/// True when `columns` are exactly one readable column for each name.
bool columnsRead(ByteView columns, std::size_t names, std::size_t count)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < names; ++i) {
        const auto size = decodeColumn(columns, values);
        if (!size) {
            return false;
        }
        columns = columns.subspan(*size);
    }
    return columns.empty();
}

bool readBlock(ByteView payload, const Names& names, StoredBlock& block)
{
    ByteReader reader(payload);
    const std::uint32_t number = reader.u32();
    const std::uint8_t tier = reader.u8();
    const std::uint64_t high = reader.u32();
    const std::uint64_t first = high << 32U | reader.u32();
    block.count = reader.u16();
    if (!reader.ok() || tier > static_cast<std::uint8_t>(Tier::Day) || first > SecondMax ||
        number != names.number || names.list == nullptr) {
        return false;
    }
    block.tier = static_cast<Tier>(tier);
    block.firstSecond = static_cast<std::int64_t>(first);
    const TierShape shape = block.tier == Tier::Recent ? History::Recent : History::Day;
    if (block.count == 0 || block.count > shape.blockLength ||
        block.firstSecond % shape.stepSeconds != 0) {
        return false;
    }
    const ByteView columns = reader.take(reader.remaining());
    if (!columnsRead(columns, names.list->size(), block.count)) {
        return false;
    }
    block.names = names.list;
    block.columns.assign(columns.begin(), columns.end());
    return true;
}

} // namespace

std::uint32_t crc32c(ByteView bytes)
{
    return ~crcMore(~0U, bytes);
}

Bytes JournalWriter::append(const StoredBlock& block)
{
    Bytes out;
    if (size_ == 0) {
        putBytes(out, viewOf(Magic));
    }
    if (names_ == nullptr || *names_ != *block.names) {
        names_ = block.names;
        Bytes payload;
        putU32(payload, ++namesNumber_);
        putU32(payload, static_cast<std::uint32_t>(names_->size()));
        for (const std::string& name : *names_) {
            putVarint(payload, name.size());
            putBytes(payload, viewOf(name));
        }
        putRecord(out, RecordNames, payload);
    }
    Bytes payload;
    putU32(payload, namesNumber_);
    putU8(payload, static_cast<std::uint8_t>(block.tier));
    putU32(payload,
           static_cast<std::uint32_t>(static_cast<std::uint64_t>(block.firstSecond) >> 32U));
    putU32(payload, static_cast<std::uint32_t>(block.firstSecond));
    putU16(payload, block.count);
    putBytes(payload, block.columns);
    putRecord(out, RecordBlock, payload);
    size_ += out.size();
    return out;
}

void JournalWriter::restart()
{
    names_ = nullptr;
    namesNumber_ = 0;
    size_ = 0;
}

JournalContent readJournal(ByteView segment)
{
    JournalContent content;
    if (segment.size() < Magic.size() || !std::equal(Magic.begin(), Magic.end(), segment.begin())) {
        content.problem = segment.empty() ? "" : "it does not begin as a history segment does";
        return content;
    }
    content.goodBytes = Magic.size();
    Names names;
    while (content.goodBytes < segment.size()) {
        const ByteView rest = segment.subspan(content.goodBytes);
        ByteReader reader(rest);
        const std::uint8_t type = reader.u8();
        const std::uint32_t length = reader.u32();
        const std::uint32_t checksum = reader.u32();
        const std::string where = " at byte " + std::to_string(content.goodBytes);
        if (!reader.ok() || length > PayloadMax || length > reader.remaining()) {
            content.problem = "its last record" + where + " is torn";
            return content;
        }
        const ByteView payload = reader.take(length);
        StoredBlock block;
        const bool intact = checksum == recordCrc(type, payload);
        const bool understood = intact && (type == RecordNames   ? readNames(payload, names)
                                           : type == RecordBlock ? readBlock(payload, names, block)
                                                                 : false);
        if (!understood) {
            content.problem = "the record" + where + (intact ? " makes no sense" : " is damaged");
            return content;
        }
        if (type == RecordBlock) {
            content.blocks.push_back(std::move(block));
        }
        content.goodBytes += HeaderBytes + length;
    }
    return content;
}

} // namespace bafar::monitoring
