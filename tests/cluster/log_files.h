#pragma once
// A log's folder written by hand: segments, metadata, snapshots and marks as libraft and we write
// them, and as no crash or disk should leave them.
#include <QTemporaryDir>

#include "agents/cluster/raft_folder.h"

namespace bafar::test {

class LogFiles {
public:
    LogFiles();

    /// Bytes of a batch of one entry each: the first of the log is a membership.
    [[nodiscard]] static Bytes batch(std::uint64_t term,
                                     std::size_t length,
                                     bool membership = false);

    /// A segment of these batches, filled up with zeros to `length` where that is longer.
    [[nodiscard]] static Bytes segment(const std::vector<Bytes>& batches, std::size_t length = 0);

    /// A closed segment of small entries of this term, one batch each.
    void closed(std::uint64_t first, std::uint64_t last, std::uint64_t term = 1);

    /// An open one of `count` small entries, 8 KiB long.
    void open(std::uint64_t counter, std::size_t count, std::uint64_t term = 1);

    void metadata(std::uint64_t version, const cluster::Ballot& ballot);
    void snapshot(std::uint64_t index, std::uint64_t term = 1);

    /// Into the next place.
    void mark(const cluster::Mark& mark);

    void write(const std::string& name, const Bytes& bytes);
    void remove(const std::string& name);
    [[nodiscard]] Bytes read(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;

    [[nodiscard]] std::string path() const { return dir_.path().toStdString(); }

    [[nodiscard]] Result<cluster::LogState> examine() const
    {
        return cluster::RaftFolder(path(), "n1").examine();
    }

private:
    QTemporaryDir dir_;
    std::size_t marks_ = 0;
};

[[nodiscard]] std::string closedName(std::uint64_t first, std::uint64_t last);

} // namespace bafar::test
