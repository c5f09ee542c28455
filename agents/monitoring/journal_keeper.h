#pragma once
// Which block of history is written to which segment file, and which files may go.
//
// Theory: one write is under way at a time. A segment is closed after so many blocks, and after any
// failed write, whose end is then torn. A block stays unsaved until its write succeeded, so after a
// full disk everything that is still in memory follows, block by block. Segments go once newer ones
// of their tier hold all that it keeps, or, oldest first, when all files together pass
// FileBytesMax. Files are numbered and moments counted, so that no jump of the wall clock costs
// history. Pure; one owner, one thread.
#include <optional>
#include <string>
#include <vector>

#include "agents/monitoring/history_journal.h"

namespace bafar::monitoring {

/// A segment file that exists.
struct JournalFile {
    std::string name; ///< "recent-00000012.bafar-history"
    std::size_t bytes = 0;
    std::size_t moments = 0; ///< it holds; 0: nothing readable

    bool operator==(const JournalFile&) const = default;
};

/// The serial number in a segment file's name; nothing for other files.
[[nodiscard]] std::optional<std::uint32_t> segmentSerial(std::string_view name);

struct JournalWrite {
    std::uint64_t id = 0;
    std::string file; ///< append to it, made when new
    Bytes bytes;
    std::vector<std::string> drop; ///< delete these afterwards, whether or not the write succeeded

    bool operator==(const JournalWrite&) const = default;
};

class JournalKeeper {
public:
    static constexpr std::size_t FileBytesMax = 48U << 20U;
    static constexpr Duration RetryAfter = std::chrono::seconds(30);

    /// Files of a former run, in any order. Before the first next().
    void found(std::vector<JournalFile> files);

    /// The next write; nothing while one is under way, while a failure is waited out, or when all
    /// closed blocks are saved.
    [[nodiscard]] std::optional<JournalWrite> next(const History& history, Instant now);

    /// The write under way succeeded. Other ids are ignored, also below.
    void written(std::uint64_t id, History& history);
    void failed(std::uint64_t id, const Error& error, Instant now);

    /// When a failed write is tried again; nothing when none failed.
    [[nodiscard]] std::optional<Instant> retryAt() const { return retryAt_; }

    /// Why the last write failed; empty when it did not.
    [[nodiscard]] const std::string& problem() const { return problem_; }

    [[nodiscard]] std::size_t fileBytes() const;

private:
    struct Segment {
        JournalWriter writer;
        std::string file; ///< empty: the next block begins one
        std::size_t blocks = 0;
    };

    struct UnderWay {
        std::uint64_t id = 0;
        Tier tier = Tier::Recent;
        std::int64_t firstSecond = 0;
        std::string file;
        std::size_t bytes = 0;
        std::size_t moments = 0;
    };

    [[nodiscard]] JournalFile& file(const std::string& name);
    [[nodiscard]] std::vector<std::string> outdated();

    Segment recent_;
    Segment day_;
    std::vector<JournalFile> files_;  ///< by serial number
    std::vector<std::string> failed_; ///< files that hold nothing whole
    std::uint32_t serial_ = 0;        ///< of the newest file
    std::uint64_t lastId_ = 0;
    std::optional<UnderWay> underWay_;
    std::optional<Instant> retryAt_;
    std::string problem_;
};

} // namespace bafar::monitoring
