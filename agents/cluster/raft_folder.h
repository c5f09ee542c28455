#pragma once
// The folder of the group's log, examined before libraft reads it (decision 26).
//
// libraft (0.15) drops without a word what stands behind a damaged batch of an open segment, takes
// its metadata as it is, and does not miss an end of the log that is gone. Here every checksum is
// verified, the chain of segments must be whole, and both must agree with the mark (raft_mark.h).
// What does not fit is refused with file and place and the way back, and nothing is changed. What
// only a crash left unfinished is named as repairs; after settle() libraft finds closed segments
// alone. All of it blocks for as long as the disk does. One owner, one thread.
#include <variant>

#include "agents/cluster/raft_mark.h"

namespace bafar::cluster {

/// A file that is not needed: empty, or already replaced.
struct RemoveFile {
    std::string name;

    bool operator==(const RemoveFile&) const = default;
};

/// An open segment gets its length and its name.
struct CloseSegment {
    std::string name;
    std::string as;
    std::size_t bytes = 0;

    bool operator==(const CloseSegment&) const = default;
};

/// Term and vote that the mark says were about to be stored.
struct StoreBallot {
    std::uint64_t version = 0;
    Ballot ballot;

    bool operator==(const StoreBallot&) const = default;
};

using Repair = std::variant<RemoveFile, CloseSegment, StoreBallot>;

/// What libraft will read once the repairs are done.
struct LogState {
    Ballot ballot;
    std::uint64_t version = 0;  ///< of the metadata; 0: there is none
    std::uint64_t snapshot = 0; ///< its last index; 0: there is none
    std::uint64_t snapshotTerm = 0;
    std::string snapshotFile;
    std::uint64_t first = 1; ///< index of the log's first entry, if it has one
    std::uint64_t last = 0;  ///< of entries and snapshot; 0: there is neither
    std::uint64_t lastTerm = 0;
    PlacedMark mark;
    std::vector<Repair> repairs;

    bool operator==(const LogState&) const = default;

    /// Nothing was ever agreed or voted for here, though a term may have been heard of.
    [[nodiscard]] bool pristine() const
    {
        return last == 0 && ballot.vote == 0 && mark.mark.index == 0;
    }
};

class RaftFolder {
public:
    /// `node` is for the way back.
    RaftFolder(std::string path, std::string node);

    /// Reads everything; changes nothing but that it makes the folder where there is none. Errors:
    /// Corrupt, Unavailable, Denied, LimitExceeded.
    [[nodiscard]] Result<LogState> examine() const;

    /// Does the repairs; returns when they are on the disk. Errors: Unavailable, Denied,
    /// LimitExceeded.
    Result<void> settle(const LogState& state) const;

    /// Bytes of all its files.
    [[nodiscard]] std::uint64_t bytes() const;

    /// Bytes that its disk still takes; nothing: it does not tell.
    [[nodiscard]] std::optional<std::uint64_t> room() const;

    [[nodiscard]] const std::string& path() const { return path_; }

    /// The refusal because `what` is wrong with `file`, with the way back.
    [[nodiscard]] Error damaged(const std::string& file, const std::string& what) const;

private:
    std::string path_;
    std::string node_;
};

} // namespace bafar::cluster
