#pragma once
// One examination of a log's folder. For raft_folder.cpp only; see raft_folder.h for what it is
// for.
//
// It reads what libraft would read, in the same order (uv.c, uv_segment.c, uv_metadata.c and
// uv_snapshot.c of 0.15): mark, metadata, newest snapshot, closed segments, open segments. One
// owner, one thread.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "agents/cluster/raft_folder.h"
#include "agents/cluster/raft_membership.h"
#include "agents/cluster/raft_segment.h"

namespace bafar::cluster {

class Examination {
public:
    explicit Examination(std::string folder);

    /// Once. Errors: Corrupt with what is wrong, see file(); those of reading.
    Result<LogState> run();

    /// The one that is damaged, when run() says so.
    [[nodiscard]] const std::string& file() const { return file_; }

private:
    struct Closed {
        std::string name;
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };

    struct Open {
        std::string name;
        std::uint64_t counter = 0;
    };

    struct Snapshot {
        std::string name; ///< the metadata's is followed by ".meta"
        std::uint64_t term = 0;
        std::uint64_t index = 0;
        std::uint64_t time = 0;
    };

    Result<void> list();
    void note(const std::string& name);
    Result<void> readMark();
    Result<void> readMetadata();
    Result<bool> readMetadataFile(const std::string& name, std::uint64_t parity);
    Result<void> readSnapshot();
    void finishCut();
    void finishInstalling();
    Result<void> chooseChain();
    Result<void> readClosed();
    Result<void> readOpen();
    Result<void> readOpenFile(const Open& open, bool& torn);
    Result<void> compareWithMark();
    Result<Bytes> read(const std::string& name);
    void take(const Segment& segment);
    void remove(const std::string& name);
    tl::unexpected<Error> damage(const std::string& file, const std::string& what);

    std::string folder_;
    std::string file_;
    LogState state_;
    bool marked_ = false;
    std::array<bool, 2> metadata_{};
    std::vector<Closed> closed_;
    std::vector<Open> open_;
    std::vector<Snapshot> snapshots_;
    bool behind_ = false;        ///< all closed segments are older than the snapshot
    std::uint64_t markTerm_ = 0; ///< of the entry at the mark; 0: the log has none there
    std::uint64_t highestTerm_ = 0;
};

} // namespace bafar::cluster
