#pragma once
// The mark (raft_mark.h) on the disk: a file of a fixed size in the log's folder, written in place.
//
// Writing it needs no room on the disk and leaves the mark before it readable. Writes block; any
// thread may write, and two at once must have different sequences.
#include <memory>
#include <string>

#include "agents/cluster/raft_mark.h"
#include "agents/runtime/descriptor.h"

namespace bafar::cluster {

class MarkFile {
public:
    static constexpr std::string_view Name = "mark";

    /// Makes the file where there is none, with no mark in it; returns when it is on the disk.
    /// Errors: those of runtime::writeFileAtomically and of opening.
    static Result<std::shared_ptr<MarkFile>> open(const std::string& folder);

    /// Returns when the mark is on the disk. Errors: Unavailable.
    Result<void> write(const Mark& mark, std::size_t place);

private:
    MarkFile(std::string path, runtime::Descriptor file);

    std::string path_;
    runtime::Descriptor file_;
};

} // namespace bafar::cluster
