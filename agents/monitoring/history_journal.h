#pragma once
// History on disk: records of closed blocks, appended to segment files that are read once, at
// start.
//
// Theory: a segment is its magic line, then records: type, length, CRC-32C of both and the payload,
// payload. A names record gives a set of series a number; block records refer to it, so the names
// are written once a segment. Reading stops at the first record that is torn, damaged or makes no
// sense, and what came before counts; after a failed write the writer begins a new segment. Bytes
// in and out, safe on any bytes; one owner, one thread.
#include <string>
#include <vector>

#include "agents/monitoring/history.h"
#include "core/base/bytes.h"

namespace bafar::monitoring {

/// Appends to one segment.
class JournalWriter {
public:
    /// The bytes to append for this block: at the segment's begin with the magic line, and with the
    /// block's names when they are not the last ones written.
    [[nodiscard]] Bytes append(const StoredBlock& block);

    /// Begins a new segment.
    void restart();

    /// Bytes given out for the present segment.
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    std::shared_ptr<const std::vector<std::string>> names_; ///< written last; null: none
    std::uint32_t namesNumber_ = 0;
    std::size_t size_ = 0;
};

/// What a segment holds.
struct JournalContent {
    std::vector<StoredBlock> blocks;
    std::size_t goodBytes = 0; ///< up to the first bad record
    std::string problem;       ///< why reading stopped early; empty: it did not
};

/// Reads a segment. Never fails as a whole: what cannot be read is in `problem`.
[[nodiscard]] JournalContent readJournal(ByteView segment);

/// CRC-32C (Castagnoli; RFC 3720 appendix B.4) of `bytes`.
[[nodiscard]] std::uint32_t crc32c(ByteView bytes);

} // namespace bafar::monitoring
