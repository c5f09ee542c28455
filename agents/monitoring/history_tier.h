#pragma once
// History at one spacing: closed blocks, oldest first, and the open block being filled.
//
// Theory: an open block is a matrix, a column for each series seen in it and a row for each moment;
// when its time is up every column is encoded (series_codec.h) and the matrix is used again. Blocks
// end at multiples of their length, so restarts do not shift them. Moments nobody sampled are
// absent. If the wall clock is set back, the open block is closed and a new one begun: blocks may
// then overlap in time, and the one written later is believed. One owner, one thread.
#include <deque>
#include <limits>
#include <optional>
#include <span>

#include "agents/monitoring/catalog.h"
#include "core/base/bytes.h"

namespace bafar::monitoring {

/// Spacing, block length and reach of a tier.
struct TierShape {
    std::int64_t stepSeconds = 1;
    std::size_t blockLength = 30;    ///< moments
    std::int64_t keepSeconds = 3600; ///< of sampled moments; the oldest block beyond it is dropped
};

/// A closed block. Owned by its tier, which holds the set.
struct Block {
    std::int64_t firstSecond = 0; ///< Unix time of the first moment
    std::uint16_t count = 0;      ///< moments
    Catalog::SetId set = 0;
    Bytes columns; ///< one for each name of the set, in its order
    bool saved = false;
};

/// One moment's values with their names.
struct Row {
    static constexpr Catalog::NameId NoName = std::numeric_limits<Catalog::NameId>::max();

    std::uint64_t stamp = 0;                ///< the same stamp as the row before: the same names
    std::span<const Catalog::NameId> names; ///< NoName: skip this value
    std::span<const double> values;         ///< as many
};

class HistoryTier {
public:
    HistoryTier(TierShape shape, Catalog& catalog);
    HistoryTier(const HistoryTier&) = delete;
    HistoryTier& operator=(const HistoryTier&) = delete;
    ~HistoryTier();

    /// Adds the values of `second`, which is a multiple of the step. A second that was added last
    /// is replaced in effect: the later one is believed.
    void add(std::int64_t second, const Row& row);

    /// Closes the open block early, so that it can be saved or joined.
    void close();

    /// Puts blocks in front of those there now; their sets are held by the caller, and that hold
    /// passes to the tier.
    void prepend(std::deque<Block> blocks);

    /// Takes all closed blocks with their holds.
    [[nodiscard]] std::deque<Block> release();

    /// Drops the oldest block; false when there is none.
    bool dropOldest();

    /// Writes what is known of `name` at `from`, `from` + step, ... into `values`, absent
    /// elsewhere. `from` is a multiple of the tier's step.
    void read(Catalog::NameId name, std::int64_t from, std::span<double> values) const;

    [[nodiscard]] const std::deque<Block>& blocks() const { return blocks_; }

    /// The oldest block not saved, or null.
    [[nodiscard]] const Block* firstUnsaved() const;

    /// The oldest unsaved block that starts at `firstSecond` is saved; it may be gone by now.
    void markSaved(std::int64_t firstSecond);

    /// The first second after the last moment of a closed block; nothing without one.
    [[nodiscard]] std::optional<std::int64_t> closedUntil() const;

    /// The earliest second there is; nothing when empty.
    [[nodiscard]] std::optional<std::int64_t> since() const;

    [[nodiscard]] const TierShape& shape() const { return shape_; }

    [[nodiscard]] std::size_t bytes() const; ///< memory of blocks and matrix

    [[nodiscard]] std::size_t blockBytes() const { return blockBytes_; } ///< of closed blocks

    [[nodiscard]] std::size_t samples() const { return samples_; } ///< values in closed blocks

private:
    void begin(std::int64_t second);
    void remap(const Row& row);
    void evict();
    void count(const Block& block);

    [[nodiscard]] double* column(std::size_t index) { return &matrix_[index * shape_.blockLength]; }

    TierShape shape_;
    Catalog& catalog_;
    std::deque<Block> blocks_;
    std::size_t blockBytes_ = 0;
    std::size_t moments_ = 0; ///< in closed blocks
    std::size_t samples_ = 0;

    bool open_ = false;
    std::int64_t openFirst_ = 0;
    std::int64_t openEnd_ = 0; ///< exclusive
    std::size_t openCount_ = 0;
    std::vector<Catalog::NameId> openNames_; ///< held; by column
    std::vector<double> matrix_;             ///< column after column
    std::optional<std::uint64_t> stamp_;     ///< of columnOf_
    std::vector<std::uint32_t> columnOf_;    ///< by position in the row
};

} // namespace bafar::monitoring
