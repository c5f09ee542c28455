#pragma once
// What goes into the monitoring machine and what comes out of it, besides the common effects.
//
// Small values; compared in tests.
#include <variant>

#include "agents/concept.h"
#include "agents/monitoring/frame.h"
#include "agents/monitoring/journal_keeper.h"
#include "agents/monitoring/measured.h"

namespace bafar::monitoring {

/// Input: the answer to TakeSample.
struct Sampled {
    FramePtr frame; ///< never null

    bool operator==(const Sampled&) const = default;
};

/// What a former run of the agent left on disk, decoded by the driver off the loop.
struct LoadedHistory {
    std::vector<JournalFile> files;    ///< all segment files there are
    std::vector<StoredBlock> blocks;   ///< in the files' order
    std::vector<std::string> problems; ///< "recent-00000012...: its last record at byte 88 is torn"
};

/// Input, once: the former run's history. The machine takes the blocks out of it.
struct HistoryLoaded {
    std::shared_ptr<LoadedHistory> history; ///< never null

    bool operator==(const HistoryLoaded&) const = default;
};

/// Input: the answer to WriteJournal with this id.
struct JournalWritten {
    std::uint64_t id = 0;

    bool operator==(const JournalWritten&) const = default;
};

struct JournalFailed {
    std::uint64_t id = 0;
    Error error;

    bool operator==(const JournalFailed&) const = default;
};

/// Effect: read the host now and add what the concepts measured; answered by Sampled.
struct TakeSample {
    std::vector<ConceptMeasures> measures;

    bool operator==(const TakeSample&) const = default;
};

/// Effect: append to a segment file, then delete others; answered by JournalWritten or
/// JournalFailed.
struct WriteJournal {
    std::shared_ptr<const JournalWrite> write; ///< never null

    bool operator==(const WriteJournal& other) const { return *write == *other.write; }
};

} // namespace bafar::monitoring
