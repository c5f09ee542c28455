#include "agents/cluster/raft_frame.h"

#include <algorithm>
#include <array>

namespace bafar::cluster {
namespace {

constexpr std::size_t Preamble = 16;
constexpr std::size_t EntryHead = 16; ///< term, type, three unused bytes, length
/// libraft counts a field that it does not write: eight bytes of no meaning end these two headers.
constexpr std::size_t Unused = 8;
constexpr std::size_t EntriesHead = 40;  ///< term, previous index and term, commit index, count
constexpr std::size_t SnapshotHead = 40; ///< term, index, its term, membership's index and length
constexpr std::uint64_t EntriesHeaderMax = EntriesHead + EntryHead * RaftFrame::EntriesMax + Unused;
constexpr std::uint64_t SnapshotHeaderMax = SnapshotHead + MembershipBytesMax + 8 + Unused;
constexpr std::uint8_t EntryTypeMax = 3;
constexpr std::uint8_t EntryIsMembership = 3;

constexpr std::array TypeNames{"entries", "an answer to entries", "a request for a vote",
                               "a vote",  "a snapshot",           "an order to stand"};

struct Lengths {
    std::uint64_t least;
    std::uint64_t most;
};

/// Of the header, by type.
constexpr std::array HeaderLengths{Lengths{EntriesHead + Unused, EntriesHeaderMax},
                                   Lengths{24, 24},
                                   Lengths{40, 40},
                                   Lengths{24, 24},
                                   Lengths{SnapshotHead + 8 + Unused, SnapshotHeaderMax},
                                   Lengths{24, 24}};

} // namespace

Result<void> RaftFrame::feed(ByteView bytes)
{
    while (!bytes.empty()) {
        Result<void> step;
        switch (part_) {
        case Part::Preamble: step = collect(bytes, Preamble) ? readPreamble() : step; break;
        case Part::Header: step = collect(bytes, headerLength_) ? readHeader() : step; break;
        case Part::Payload: step = passPayload(bytes); break;
        }
        if (!step) {
            return step;
        }
    }
    return {};
}

/// Takes from `bytes` until `whole` are held.
bool RaftFrame::collect(ByteView& bytes, std::size_t whole)
{
    const std::size_t taken = std::min(bytes.size(), whole - held_.size());
    putBytes(held_, bytes.first(taken));
    bytes = bytes.subspan(taken);
    return held_.size() == whole;
}

Result<void> RaftFrame::readPreamble()
{
    const std::uint64_t type = little64(held_, 0);
    const std::uint64_t length = little64(held_, 8);
    held_.clear();
    if (type == 0 || type > TypeNames.size()) {
        return fail(Code::InvalidInput, "a message of the unknown type " + std::to_string(type));
    }
    type_ = static_cast<Type>(type);
    const Lengths& bounds = HeaderLengths.at(type - 1);
    if (length < bounds.least || length > bounds.most) {
        return wrong(length > bounds.most ? Code::LimitExceeded : Code::InvalidInput,
                     "a header of " + std::to_string(length) + " bytes");
    }
    headerLength_ = length;
    part_ = Part::Header;
    return {};
}

Result<void> RaftFrame::readHeader()
{
    Result<void> read;
    switch (type_) {
    case Type::AppendEntries: read = readEntries(); break;
    case Type::InstallSnapshot: read = readSnapshot(); break;
    case Type::AppendEntriesResult:
    case Type::TimeoutNow: read = checkNumbers(3); break;
    case Type::RequestVote: read = readRequest(); break;
    case Type::RequestVoteResult: read = checkNumbers(2); break;
    }
    if (read && payload_ == 0) {
        finishMessage();
    } else {
        part_ = Part::Payload;
    }
    return read;
}

Result<void> RaftFrame::readRequest()
{
    if (const std::uint64_t candidate = little64(held_, 8); candidate != from_) {
        return wrong(Code::Denied, "member " + std::to_string(from_) + " asks for member " +
                                       std::to_string(candidate));
    }
    for (const std::size_t at : {0, 16, 24}) { // its term, and index and term of its last entry
        if (const std::uint64_t number = little64(held_, at); number > NumberMax) {
            return wrong(Code::InvalidInput, "the number " + std::to_string(number));
        }
    }
    return {};
}

Result<void> RaftFrame::readEntries()
{
    if (Result<void> checked = checkNumbers(4); !checked) {
        return checked;
    }
    const std::uint64_t count = little64(held_, EntriesHead - 8);
    if (count > EntriesMax || held_.size() != EntriesHead + EntryHead * count + Unused) {
        return wrong(Code::InvalidInput, std::to_string(count) + " entries in a header of " +
                                             std::to_string(held_.size()) + " bytes");
    }
    payload_ = 0;
    for (std::uint64_t index = 0; index < count; ++index) {
        const std::size_t at = EntriesHead + EntryHead * index;
        const std::uint8_t type = held_[at + 8];
        const Entry entry = entryAt(index);
        if (type == 0 || type > EntryTypeMax || little64(held_, at) > NumberMax) {
            return wrong(Code::InvalidInput, "entry " + std::to_string(index + 1) + " has type " +
                                                 std::to_string(type) + " and term " +
                                                 std::to_string(little64(held_, at)));
        }
        // libraft reads entries at multiples of eight and writes no others.
        const std::uint64_t most = entry.membership ? MembershipBytesMax : EntryBytesMax;
        if (entry.length == 0 || entry.length % 8 != 0 || entry.length > most) {
            return wrong(entry.length > most ? Code::LimitExceeded : Code::InvalidInput,
                         "entry " + std::to_string(index + 1) + " of " +
                             std::to_string(entry.length) + " bytes");
        }
        payload_ += entry.length;
    }
    if (payload_ > PayloadMax) {
        return wrong(Code::LimitExceeded, std::to_string(payload_) + " bytes");
    }
    entry_ = 0;
    entryLeft_ = count > 0 ? entryAt(0).length : 0;
    return {};
}

Result<void> RaftFrame::readSnapshot()
{
    if (Result<void> checked = checkNumbers(4); !checked) {
        return checked;
    }
    const std::uint64_t length = little64(held_, SnapshotHead - 8);
    if (length > MembershipBytesMax || held_.size() != SnapshotHead + length + 8 + Unused) {
        return wrong(Code::InvalidInput, "a membership of " + std::to_string(length) +
                                             " bytes in a header of " +
                                             std::to_string(held_.size()));
    }
    if (Result<void> checked = checkMembership(ByteView(held_).subspan(SnapshotHead, length));
        !checked) {
        return wrong(checked.error().code, checked.error().text);
    }
    payload_ = little64(held_, SnapshotHead + length);
    if (payload_ == 0 || payload_ > PayloadMax || little64(held_, 8) == 0 ||
        little64(held_, 16) == 0) {
        return wrong(payload_ > PayloadMax ? Code::LimitExceeded : Code::InvalidInput,
                     std::to_string(payload_) + " bytes of index " +
                         std::to_string(little64(held_, 8)));
    }
    return {};
}

Result<void> RaftFrame::passPayload(ByteView& bytes)
{
    if (type_ == Type::InstallSnapshot) {
        const auto taken =
            static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), payload_));
        payload_ -= taken;
        bytes = bytes.subspan(taken);
    } else {
        const auto taken =
            static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), entryLeft_));
        if (entryAt(entry_).membership) {
            putBytes(membership_, bytes.first(taken));
        }
        payload_ -= taken;
        entryLeft_ -= taken;
        bytes = bytes.subspan(taken);
        if (entryLeft_ == 0) {
            if (entryAt(entry_).membership) {
                const Bytes whole = std::exchange(membership_, {});
                if (Result<void> checked = checkMembership(whole); !checked) {
                    return wrong(checked.error().code, checked.error().text);
                }
            }
            ++entry_;
            entryLeft_ = payload_ > 0 ? entryAt(entry_).length : 0;
        }
    }
    if (payload_ == 0) {
        finishMessage();
    }
    return {};
}

void RaftFrame::finishMessage()
{
    ++messages_;
    held_.clear();
    if (held_.capacity() > EntriesHead + EntryHead * 64) {
        held_ = Bytes(); // a connection at rest holds no more than a usual header
    }
    part_ = Part::Preamble;
}

/// The first `count` numbers of a header are terms and indices.
Result<void> RaftFrame::checkNumbers(std::size_t count) const
{
    for (std::size_t index = 0; index < count; ++index) {
        if (const std::uint64_t number = little64(held_, 8 * index); number > NumberMax) {
            return wrong(Code::InvalidInput, "the number " + std::to_string(number));
        }
    }
    return {};
}

RaftFrame::Entry RaftFrame::entryAt(std::uint64_t index) const
{
    const std::size_t at = EntriesHead + EntryHead * index;
    return {little32(held_, at + 12), held_[at + 8] == EntryIsMembership};
}

tl::unexpected<Error> RaftFrame::wrong(Code code, const std::string& what) const
{
    return fail(code, std::string("message ") + std::to_string(messages_ + 1) + ", " +
                          TypeNames.at(static_cast<std::size_t>(type_) - 1) + ": " + what);
}

} // namespace bafar::cluster
