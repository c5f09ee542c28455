#pragma once
// What stands in a segment file of libraft's log (0.15, uv_segment.c), every checksum verified.
//
// A segment is its format and then batches of entries, each with two checksums. A closed segment is
// exactly that. An open one was written to when the process ended: behind its batches come zeros,
// and its last write may be torn, that is, some of its sectors still hold the zeros from before.
// A batch that is wrong although none of its sectors is missing is damage: entries that were
// acknowledged may stand in it. Pure; safe on every thread.
#include <vector>

#include "agents/cluster/raft_bytes.h"

namespace bafar::cluster {

inline constexpr std::uint64_t DiskFormat = 1;  ///< of segments, snapshots and metadata
inline constexpr std::size_t SectorBytes = 512; ///< what a disk writes whole or not at all

struct Segment {
    std::vector<std::uint64_t> terms; ///< of its entries
    bool beginsWithMembership = false;
    std::size_t used = 0; ///< bytes up to the end of the last good batch; 0: nothing was written
    bool torn = false;    ///< an unfinished write follows
};

/// Errors: Corrupt with the byte.
[[nodiscard]] Result<Segment> readClosedSegment(ByteView bytes);

/// Errors: as above.
[[nodiscard]] Result<Segment> readOpenSegment(ByteView bytes);

} // namespace bafar::cluster
