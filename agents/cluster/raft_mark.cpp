#include "agents/cluster/raft_mark.h"

#include <array>

namespace bafar::cluster {
namespace {

constexpr std::uint64_t Magic = 0x314b52414d464142; ///< "BAFMARK1"
constexpr std::size_t Numbers = 11;                 ///< with magic and checksum
constexpr std::size_t EncodedBytes = Numbers * 8;

/// In the order of the file.
constexpr auto fieldsOf = [](auto& mark) {
    return std::array{&mark.sequence,    &mark.index,       &mark.term,
                      &mark.cut,         &mark.snapshot,    &mark.before.term,
                      &mark.before.vote, &mark.ballot.term, &mark.ballot.vote};
};

} // namespace

Bytes encodeMark(const Mark& mark)
{
    Bytes bytes;
    putLittle64(bytes, Magic);
    for (const std::uint64_t* const field : fieldsOf(mark)) {
        putLittle64(bytes, *field);
    }
    putLittle64(bytes, raftCrc(bytes));
    return bytes;
}

std::optional<PlacedMark> newestMark(ByteView file)
{
    std::optional<PlacedMark> newest;
    for (std::size_t place = 0; place < Mark::Places; ++place) {
        if (file.size() < place * Mark::PlaceBytes + EncodedBytes) {
            break;
        }
        const ByteView bytes = file.subspan(place * Mark::PlaceBytes, EncodedBytes);
        if (little64(bytes, 0) != Magic ||
            little64(bytes, EncodedBytes - 8) != raftCrc(bytes.first(EncodedBytes - 8))) {
            continue;
        }
        Mark mark;
        std::size_t at = 8;
        for (std::uint64_t* const field : fieldsOf(mark)) {
            *field = little64(bytes, at);
            at += 8;
        }
        if (!newest || mark.sequence > newest->mark.sequence) {
            newest = {mark, place};
        }
    }
    return newest;
}

} // namespace bafar::cluster
