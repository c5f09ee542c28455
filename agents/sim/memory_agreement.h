#pragma once
// The agreement of a simulated host: a list in memory that survives the process, as a disk would.
#include <deque>

#include "core/schema/spec_history.h"

namespace bafar::sim {

class MemoryAgreement final : public schema::Agreement {
public:
    static constexpr std::size_t RecordsMax = 4096; ///< older ones are forgotten

    explicit MemoryAgreement(std::string node)
        : node_(std::move(node))
    {
    }

    /// Answers within the call.
    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override;

    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from,
                                                   std::size_t limit) const override;

    [[nodiscard]] std::uint64_t firstIndex() const override { return last_ - records_.size() + 1; }

    [[nodiscard]] std::uint64_t lastIndex() const override { return last_; }

    [[nodiscard]] std::vector<schema::SpecRevision> specHistory() const override
    {
        return specs_.revisions();
    }

    [[nodiscard]] std::shared_ptr<const std::string> specText(
        const std::string& revision) const override
    {
        return specs_.text(revision);
    }

    [[nodiscard]] std::string leader() const override { return node_; }

    [[nodiscard]] std::uint64_t term() const override { return term_; }

    [[nodiscard]] std::optional<schema::ActionRecord> running() const override { return running_; }

    [[nodiscard]] bool shared() const override { return false; }

    /// The process starts anew.
    void reborn() { ++term_; }

    /// As a full disk: every append fails with LimitExceeded.
    void setFull(bool full) { full_ = full; }

private:
    std::string node_;
    std::uint64_t term_ = 0;
    std::uint64_t last_ = 0;
    bool full_ = false;
    std::optional<schema::ActionRecord> running_; ///< the newest that has not ended
    std::deque<schema::Record> records_;
    schema::SpecHistoryOf specs_;
};

} // namespace bafar::sim
