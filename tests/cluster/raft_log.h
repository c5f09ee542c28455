#pragma once
// A log's folder as an agent left it, and what libraft makes of it when it is opened again.
#include <QTemporaryDir>

#include "agents/cluster/raft_folder.h"
#include "agents/cluster/raft_group.h"
#include "agents/runtime/loop.h"

namespace bafar::test {

/// What an opened log means.
struct LogMeaning {
    std::string content; ///< a digest
    std::uint64_t last = 0;
    std::uint64_t lastTerm = 0;
    cluster::Ballot ballot; ///< before anything was elected

    bool operator==(const LogMeaning&) const = default;
};

/// Opens a copy of the folder as the raft thread would, without a network. Errors: as
/// RaftThread::start.
[[nodiscard]] Result<LogMeaning> openCopy(const std::string& folder);

/// The same by what libraft would be given; its content is the snapshot's ledger and the bytes of
/// the entries.
[[nodiscard]] Result<LogMeaning> meaningOf(const std::string& folder);

struct LogWriter {
    std::size_t entries = 20;
    unsigned snapshotAfter = 8;
    bool clean = false; ///< a planned end; else the folder is copied while the log is open
};

/// Lets a group of one agent write a log; `folder` gets what stood on the disk then.
[[nodiscard]] bool writeLog(const std::string& folder, const LogWriter& how);

/// Copies all files of a folder; false when it cannot be.
[[nodiscard]] bool copyFolder(const std::string& from, const std::string& to);

} // namespace bafar::test
