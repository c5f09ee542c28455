// The bytes of an agreement connection: split anywhere, the check says the same; what it lets pass
// is made of whole messages whose lengths and counts agree, by a reading of its own.
//
// The first byte chooses how the stream is cut into pieces; the rest is the stream.
#include <algorithm>

#include "agents/cluster/raft_frame.h"
#include "core/base/random.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

using cluster::little32;
using cluster::little64;
using cluster::RaftFrame;

constexpr std::uint64_t Sender = 7;
constexpr std::size_t Preamble = 16;
constexpr std::uint64_t Entries = 1;
constexpr std::uint64_t Snapshot = 5;

/// The length of the payload that this header announces, as libraft reads it.
std::uint64_t payloadOf(std::uint64_t type, ByteView header)
{
    std::uint64_t length = 0;
    if (type == Entries) {
        for (std::uint64_t entry = 0; entry < little64(header, 32); ++entry) {
            const std::uint64_t size = little32(header, 40 + 16 * entry + 12);
            if (size % 8 != 0) {
                broken("an entry passed that libraft would read beyond its end");
            }
            length += size;
        }
    } else if (type == Snapshot) {
        length = little64(header, 40 + little64(header, 32));
    }
    return length;
}

/// Whole messages in bytes that passed.
std::uint64_t wholeMessages(ByteView bytes)
{
    std::uint64_t count = 0;
    while (bytes.size() >= Preamble) {
        const std::uint64_t type = little64(bytes, 0);
        const std::uint64_t length = little64(bytes, 8);
        if (bytes.size() - Preamble < length) {
            return count;
        }
        const ByteView header = bytes.subspan(Preamble, length);
        const std::uint64_t payload = payloadOf(type, header);
        const ByteView rest = bytes.subspan(Preamble + length);
        if (rest.size() < payload) {
            return count;
        }
        if (type == Snapshot &&
            !cluster::checkMembership(header.subspan(40, little64(header, 32)))) {
            broken("a snapshot passed with a membership that libraft would read beyond its end");
        }
        bytes = rest.subspan(payload);
        ++count;
    }
    return count;
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    const ByteView stream = input.subspan(1);
    RaftFrame whole(Sender);
    const Result<void> expected = whole.feed(stream);
    if (expected && whole.messages() != wholeMessages(stream)) {
        broken("the messages that passed are not those that libraft would find");
    }
    if (!expected && expected.error().text.empty()) {
        broken("a refusal without a reason");
    }

    RaftFrame pieces(Sender);
    Random random(input[0]);
    Result<void> got;
    std::size_t passed = 0;
    for (ByteView rest = stream; !rest.empty();) {
        const std::size_t size = std::min<std::size_t>(rest.size(), random.below(40) + 1);
        got = pieces.feed(rest.first(size));
        if (!got) {
            break;
        }
        passed += size;
        rest = rest.subspan(size);
    }
    if (got.has_value() != expected.has_value() || (!got && !(got.error() == expected.error()))) {
        broken("the same bytes are judged otherwise when they come in pieces");
    }
    (void)wholeMessages(
        stream.first(passed)); // whose promises hold for what passed before a refusal
    return 0;
}

} // namespace bafar::fuzz
