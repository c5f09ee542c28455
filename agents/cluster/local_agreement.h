#pragma once
// The agreement of one agent with itself: a log file, until a Raft group stands behind the same
// door.
//
// One JSON record a line. Appends are gathered while a write is under way and go to the disk
// together, so that a burst costs one sync. The newest records are in memory and can be read; older
// ones are gone, except revocations, which are written again before they would leave. The file is
// written anew from memory when it has grown to FileMax. What a crash tore off the end is cut off
// at the next start. Loop thread only; the disk is touched on the worker.
#include <deque>
#include <memory>
#include <optional>

#include "agents/runtime/file.h"
#include "agents/runtime/worker.h"
#include "core/schema/agreement.h"

namespace bafar::cluster {

class LocalAgreement final : public schema::Agreement {
public:
    static constexpr std::size_t RecordsMax = 2000;
    static constexpr std::size_t BytesMax = 1U << 20U; ///< of the bodies in memory
    static constexpr std::size_t FileMax = 8U << 20U;  ///< bytes
    static constexpr std::size_t WaitingMax = 1000;

    /// Reads `folder`/records.jsonl, or makes it. Blocks. Errors: Denied, NotFound, LimitExceeded
    /// (disk full), each with the file's name. The worker outlives this.
    static Result<std::unique_ptr<LocalAgreement>> open(runtime::Worker& worker,
                                                        const std::string& folder,
                                                        std::string node);

    ~LocalAgreement() override;
    LocalAgreement(const LocalAgreement&) = delete;
    LocalAgreement& operator=(const LocalAgreement&) = delete;

    void append(schema::Record record, std::function<void(Result<std::uint64_t>)> done) override;

    [[nodiscard]] std::vector<schema::Record> read(std::uint64_t from,
                                                   std::size_t limit) const override;

    [[nodiscard]] std::uint64_t firstIndex() const override { return last_ - records_.size() + 1; }

    [[nodiscard]] std::uint64_t lastIndex() const override { return last_; }

    [[nodiscard]] std::string leader() const override { return node_; }

    [[nodiscard]] std::uint64_t term() const override { return term_; }

    /// What was wrong with the file at the start; empty: nothing.
    [[nodiscard]] const std::string& damage() const { return damage_; }

private:
    struct Waiting {
        schema::Record record;
        std::function<void(Result<std::uint64_t>)> done;
    };

    /// What the worker holds: never touched by the loop while a write is under way.
    struct Disk {
        std::string path;
        std::optional<runtime::AppendFile> file;
    };

    LocalAgreement(runtime::Worker& worker, std::string path, std::string node);
    Result<void> load();
    void keep(schema::Record record);
    void shrink();
    void writeNext();
    void written(std::vector<Waiting> batch, const Result<void>& result);
    void renumber();
    [[nodiscard]] std::string fileText() const;

    runtime::Worker& worker_;
    std::string node_;
    std::shared_ptr<Disk> disk_;
    std::deque<schema::Record> records_;
    std::size_t bytes_ = 0;
    std::size_t revocations_ = 0; ///< in records_
    std::uint64_t last_ = 0;
    std::uint64_t term_ = 1;
    std::deque<Waiting> waiting_;
    bool writing_ = false;
    std::size_t fileBytes_ = 0;
    std::string damage_;
    std::shared_ptr<LocalAgreement*> self_; ///< empty once we are gone, for answers that come later
};

} // namespace bafar::cluster
