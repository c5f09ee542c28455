#pragma once
// A day of every series in memory: one hour at 1 s, 24 hours at 15 s, read back bit for bit.
//
// Theory: two tiers (history_tier.h) share one catalogue of names. The day's tier keeps the values
// of seconds divisible by 15, so what it lost at a crash can be made again from the hour's blocks,
// which are saved every 30 s; at most those 30 s and the time the agent was away are missing. When
// memory would pass the bound, the day gives up its oldest block first: less reach, never more
// memory. Seconds are Unix time; who adds sees to it that they follow the monotonic clock. One
// owner, one thread.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "agents/monitoring/history_tier.h"
#include "agents/series/sample.h"
#include "core/base/result.h"

namespace bafar::monitoring {

enum class Tier : std::uint8_t { Recent, Day };

/// A closed block with its names, as journals hold it.
struct StoredBlock {
    Tier tier = Tier::Recent;
    std::int64_t firstSecond = 0;
    std::uint16_t count = 0;
    std::shared_ptr<const std::vector<std::string>> names; ///< never null; blocks share it
    Bytes columns;

    /// Equal in content.
    bool operator==(const StoredBlock& other) const;
};

class History {
public:
    static constexpr TierShape Recent{1, 30, 3600};
    static constexpr TierShape Day{15, 40, 24 * 3600};
    static constexpr std::size_t BytesMax = 10U << 20U;
    static constexpr std::size_t PointsMax = 20000; ///< of one answer

    explicit History(std::size_t bytesMax = BytesMax);

    /// How far apart samples are, in seconds: the day keeps the first sample within that of each
    /// multiple of its step. 1 at the start.
    void setInterval(std::int64_t seconds) { interval_ = seconds; }

    /// Adds one sample as that of `second`.
    void add(std::int64_t second, const SeriesTable& table, const Sample& sample);

    /// Puts what a former run saved in front of what this run has added, oldest first, and makes
    /// the day's part that had not been saved from the hour's.
    void restore(std::vector<StoredBlock> blocks);

    struct Points {
        std::int64_t from = 0;      ///< Unix time of the first value
        std::int64_t step = 1;      ///< seconds
        std::vector<double> values; ///< NaN: a gap
    };

    /// The series with this exact name and labels from `from` to `to` (Unix time, both included).
    /// A step of 0 chooses: 1 s within the last hour, else 15 s; below 15 the hour's tier is
    /// read, else the day's, with the step rounded up to a multiple of the tier's. Errors:
    /// NotFound, InvalidInput (times out of range or order), LimitExceeded (more than PointsMax
    /// values).
    [[nodiscard]] Result<Points> query(std::string_view series,
                                       std::int64_t from,
                                       std::int64_t to,
                                       std::int64_t step) const;

    /// Names in history that `selector` means, sorted: a name with labels means the series that
    /// have at least these, a bare name all of its series.
    [[nodiscard]] std::vector<std::string> matching(std::string_view selector) const;

    /// The oldest closed block that is not known to be saved; nothing when all are.
    [[nodiscard]] std::optional<StoredBlock> unsaved() const;

    /// The block of this tier and first second, as unsaved() gave it, is safe.
    void markSaved(Tier tier, std::int64_t firstSecond);

    /// The earliest second there is; nothing when empty.
    [[nodiscard]] std::optional<std::int64_t> since() const;

    [[nodiscard]] std::size_t bytes() const;

    /// Values in closed blocks, for the bytes-a-sample figure.
    [[nodiscard]] std::size_t samples() const { return recent_.samples() + day_.samples(); }

    [[nodiscard]] std::size_t blockBytes() const; ///< memory of closed blocks and names only

private:
    void remap(const SeriesTable& table);
    void bound();

    [[nodiscard]] const HistoryTier& tier(Tier which) const
    {
        return which == Tier::Recent ? recent_ : day_;
    }

    [[nodiscard]] std::deque<Block> rebuildDay(std::int64_t from);

    [[nodiscard]] std::optional<std::int64_t> daySecond(std::int64_t second) const;

    std::size_t bytesMax_;
    std::int64_t interval_ = 1;
    std::int64_t newest_ = 0; ///< second added last
    Catalog catalog_;
    HistoryTier recent_;
    HistoryTier day_;
    std::vector<Catalog::NameId> names_; ///< held; by table index
    std::optional<std::uint64_t> revision_;
    std::uint64_t stamp_ = 0;
};

} // namespace bafar::monitoring
