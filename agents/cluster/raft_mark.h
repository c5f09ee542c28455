#pragma once
// What this agent knows of its own log, kept beside it: how far it was certainly on the disk, and
// the term and vote that libraft's metadata must hold.
//
// libraft's metadata has no checksum, and an end of the log that is gone is no trouble to it. A
// mark is written before a term or vote is stored and, at most once a second, after entries were.
// It stands in one of four places, never over the newest, so that a torn write leaves that one.
// Pure; safe on every thread.
#include <optional>

#include "agents/cluster/raft_bytes.h"

namespace bafar::cluster {

struct Ballot {
    std::uint64_t term = 0;
    std::uint64_t vote = 0; ///< member; 0: none in this term

    bool operator==(const Ballot&) const = default;
};

struct Mark {
    static constexpr std::size_t Places = 4;
    static constexpr std::size_t PlaceBytes = 4096; ///< apart, so that no two share a block
    static constexpr std::size_t FileBytes = Places * PlaceBytes;

    std::uint64_t sequence = 0; ///< 1 for the first; the highest counts
    std::uint64_t index = 0;    ///< the log reached at least this
    std::uint64_t term = 0;     ///< of the entry at `index`; 0: not known
    std::uint64_t cut = 0;      ///< entries from here on may be about to be dropped; 0: none are
    std::uint64_t snapshot = 0; ///< index of one that is about to replace the log; 0: none
    Ballot before;              ///< what the metadata held
    Ballot ballot;              ///< what it holds, or is about to

    bool operator==(const Mark&) const = default;
};

/// The bytes that go to a place in the file.
[[nodiscard]] Bytes encodeMark(const Mark& mark);

struct PlacedMark {
    Mark mark;
    std::size_t place = 0; ///< below Mark::Places

    bool operator==(const PlacedMark&) const = default;
};

/// The newest mark in the file; nothing: there is none that can be believed.
[[nodiscard]] std::optional<PlacedMark> newestMark(ByteView file);

} // namespace bafar::cluster
