#include "agents/cluster/raft_segment.h"

#include <algorithm>
#include <optional>

namespace bafar::cluster {
namespace {

constexpr std::size_t FormatBytes = 8;
constexpr std::size_t Checksums = 8;
constexpr std::size_t CountBytes = 8;
constexpr std::size_t EntryHead = 16;
constexpr std::uint8_t EntryIsMembership = 3;

bool zeros(ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

/// A batch as its header tells, as far as it can be believed.
struct Batch {
    std::size_t head = 0;           ///< where its header ends in the file, by its count alone
    std::optional<std::size_t> end; ///< where it ends itself; nothing: the header is wrong
    bool good = false;
};

/// Looks at the batch at `at` and, when it is good, adds its entries.
Batch readBatch(ByteView bytes, std::size_t at, Segment& segment)
{
    Batch batch{at + Checksums + CountBytes + EntryHead, {}, false};
    const std::size_t room = bytes.size() - at;
    if (room < Checksums + CountBytes) {
        return batch;
    }
    const std::uint64_t count = little64(bytes, at + Checksums);
    if (count == 0 || count > (room - Checksums - CountBytes) / EntryHead) {
        return batch;
    }
    const std::size_t headLength = CountBytes + EntryHead * static_cast<std::size_t>(count);
    const ByteView head = bytes.subspan(at + Checksums, headLength);
    batch.head = at + Checksums + headLength;
    if (raftCrc(head) != little32(bytes, at)) {
        return batch;
    }
    std::uint64_t dataLength = 0;
    for (std::size_t entry = CountBytes; entry < headLength; entry += EntryHead) {
        dataLength += little32(head, entry + 12);
    }
    if (dataLength > room - Checksums - headLength) {
        return batch;
    }
    const ByteView data = bytes.subspan(batch.head, static_cast<std::size_t>(dataLength));
    batch.end = batch.head + data.size();
    batch.good = raftCrc(data) == little32(bytes, at + 4);
    if (batch.good) {
        for (std::size_t entry = CountBytes; entry < headLength; entry += EntryHead) {
            if (segment.terms.empty()) {
                segment.beginsWithMembership = head[entry + 8] == EntryIsMembership;
            }
            segment.terms.push_back(little64(head, entry));
        }
        segment.used = *batch.end;
    }
    return batch;
}

/// Whether a sector's share of the bytes from `from` to `to` holds only zeros.
bool misses(ByteView bytes, std::size_t from, std::size_t to)
{
    while (from < to) {
        const std::size_t next = std::min(to, (from / SectorBytes + 1) * SectorBytes);
        if (zeros(bytes.subspan(from, next - from))) {
            return true;
        }
        from = next;
    }
    return false;
}

/// Whether the write of this batch was not finished. A missing sector holds zeros, and no sector's
/// share of a batch does when it was written: each word of eight bytes in its header has another.
bool unfinished(ByteView bytes, std::size_t at, const Batch& batch, std::size_t written)
{
    if (batch.end) {
        return misses(bytes, at, *batch.end);
    }
    const std::size_t words = (written + 7) / 8 * 8;
    const bool stopsAtSector = words % SectorBytes == 0 && words < batch.head;
    return stopsAtSector || misses(bytes, at, written);
}

std::size_t lastWritten(ByteView bytes)
{
    std::size_t end = bytes.size();
    while (end > 0 && bytes[end - 1] == 0) {
        --end;
    }
    return end;
}

tl::unexpected<Error> damaged(std::size_t at, const std::string& what)
{
    return fail(Code::Corrupt, "byte " + std::to_string(at) + ": " + what);
}

} // namespace

Result<Segment> readClosedSegment(ByteView bytes)
{
    if (bytes.size() < FormatBytes || little64(bytes, 0) != DiskFormat) {
        return damaged(0, "this is no segment of format 1");
    }
    Segment segment;
    segment.used = FormatBytes;
    while (segment.used < bytes.size()) {
        const std::size_t at = segment.used;
        if (!readBatch(bytes, at, segment).good) {
            return damaged(at, "the entries do not match their checksum");
        }
    }
    if (segment.terms.empty()) {
        return damaged(FormatBytes, "there are no entries in it");
    }
    return segment;
}

Result<Segment> readOpenSegment(ByteView bytes)
{
    const std::size_t written = lastWritten(bytes);
    if (written == 0) {
        return Segment{};
    }
    Segment segment;
    if (bytes.size() < FormatBytes || little64(bytes, 0) != DiskFormat) {
        if (!misses(bytes, 0, std::min(bytes.size(), SectorBytes))) {
            return damaged(0, "this is no segment of format 1");
        }
        segment.torn = true; // its first sector is the missing one
        return segment;
    }
    std::size_t at = FormatBytes;
    while (at < written) {
        const Batch batch = readBatch(bytes, at, segment);
        if (batch.good) {
            at = segment.used;
            continue;
        }
        if (!unfinished(bytes, at, batch, written)) {
            return damaged(at, "the entries do not match their checksum, and no part of them is "
                               "missing as after an unfinished write");
        }
        segment.torn = true;
        break;
    }
    return segment;
}

} // namespace bafar::cluster
