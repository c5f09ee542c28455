// Saved history: any bytes as a segment or as a column; what is accepted writes and reads back.
//
// The first byte chooses: a segment, its checksums set right first (random bytes never pass one) or
// not; or one column of a length that the second byte gives.
#include <bit>

#include "agents/monitoring/history_journal.h"
#include "agents/monitoring/series_codec.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

using monitoring::JournalContent;

constexpr unsigned AsColumn = 1;
constexpr unsigned MendSums = 2;
constexpr std::size_t MagicBytes = 16;
constexpr std::size_t HeaderBytes = 9; // type, length, checksum

/// Sets the checksum of every record whose length fits.
void mendSums(Bytes& segment)
{
    std::size_t at = MagicBytes;
    while (at + HeaderBytes <= segment.size()) {
        ByteReader reader(ByteView(segment).subspan(at + 1));
        const std::uint32_t length = reader.u32();
        if (length > segment.size() - at - HeaderBytes) {
            return;
        }
        Bytes covered(segment.begin() + static_cast<std::ptrdiff_t>(at),
                      segment.begin() + static_cast<std::ptrdiff_t>(at + 5));
        putBytes(covered, ByteView(segment).subspan(at + HeaderBytes, length));
        Bytes sum;
        putU32(sum, monitoring::crc32c(covered));
        std::copy(sum.begin(), sum.end(), segment.begin() + static_cast<std::ptrdiff_t>(at + 5));
        at += HeaderBytes + length;
    }
}

void readSegment(ByteView segment)
{
    const JournalContent content = monitoring::readJournal(segment);
    if (content.goodBytes > segment.size()) {
        broken("more bytes were read than there are");
    }
    monitoring::JournalWriter writer;
    Bytes written;
    for (const monitoring::StoredBlock& block : content.blocks) {
        putBytes(written, writer.append(block));
    }
    const JournalContent again = monitoring::readJournal(written);
    if (!again.problem.empty() || !(again.blocks == content.blocks)) {
        broken("accepted blocks do not write and read back: " + again.problem);
    }
    monitoring::History history;
    history.restore(content.blocks);
    if (!content.blocks.empty()) {
        const monitoring::StoredBlock& block = content.blocks.front();
        if (!history.query(block.names->front(), block.firstSecond, block.firstSecond, 0)) {
            broken("an accepted block cannot be asked for");
        }
    }
}

void readColumn(ByteView bytes, std::size_t length)
{
    std::vector<double> values(length);
    const auto used = monitoring::decodeColumn(bytes, values);
    const auto size = monitoring::columnBytes(bytes, length);
    if (used && (*used > bytes.size() || size != used)) {
        broken("a column takes another number of bytes than it says");
    }
    if (!used) {
        return;
    }
    Bytes encoded;
    monitoring::encodeColumn(values, encoded);
    std::vector<double> back(length);
    if (monitoring::decodeColumn(encoded, back) != encoded.size()) {
        broken("an encoded column does not decode");
    }
    for (std::size_t i = 0; i < length; ++i) {
        if (std::bit_cast<std::uint64_t>(values[i]) != std::bit_cast<std::uint64_t>(back[i])) {
            broken("a column does not come back bit for bit");
        }
    }
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.size() < 2) {
        return 0;
    }
    if ((input[0] & AsColumn) != 0) {
        readColumn(input.subspan(2), input[1] % 64U + 1U);
        return 0;
    }
    Bytes segment(input.begin() + 1, input.end());
    if ((input[0] & MendSums) != 0) {
        mendSums(segment);
    }
    readSegment(segment);
    return 0;
}

} // namespace bafar::fuzz
