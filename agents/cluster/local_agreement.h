#pragma once
// The agreement of one agent with itself: a log file, until a Raft group stands behind the same
// door.
//
// One JSON record a line. Appends are gathered while a write is under way and go to the disk
// together, so that a burst costs one sync; what could not be written is answered so and is gone.
// The newest records are in memory and can be read, each kind within a quota of its own (shelves),
// so that neither strangers nor a looping reader drive out who did what; of revocations the newest
// of each serial always stays. When the file has grown to FileMax it becomes records.jsonl.1 and a
// new one is written from memory. What a crash tore off the end is cut off at the next start. Loop
// thread only; the disk is touched on the worker.
// Header larger than the budget because it is the whole door of Agreement and its file.
#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "agents/runtime/file.h"
#include "agents/runtime/worker.h"
#include "core/schema/spec_history.h"

namespace bafar::cluster {

class LocalAgreement final : public schema::Agreement {
public:
    /// Where a record stands: each shelf has a quota. Reads are allowed GETs.
    enum class Shelf : std::uint8_t { Refused, Read, Changed, Action, Spec, Revocation };

    /// What a shelf holds at most; the newest record always stays.
    struct Quota {
        std::size_t records;
        std::size_t bytes;
    };

    static constexpr std::array<Quota, 5> Quotas = {{{500, 256U << 10U},
                                                     {500, 256U << 10U},
                                                     {1500, 512U << 10U},
                                                     {1000, 1U << 20U},
                                                     {50, 1U << 20U}}};
    static constexpr std::size_t FileMax = 8U << 20U; ///< bytes
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

    [[nodiscard]] std::uint64_t firstIndex() const override;

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

    /// Called for every record from now on, once it is durable and before its append is answered.
    void onKept(std::function<void(const schema::Record&)> kept) { onKept_ = std::move(kept); }

    [[nodiscard]] std::optional<schema::ActionRecord> running() const override { return running_; }

    [[nodiscard]] bool shared() const override { return false; }

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
        bool doubtful = false; ///< the file may hold what was answered as not written

        Result<void> append(const std::string& text);
        Result<void> renew(const std::string& text);
    };

    struct Held {
        std::deque<std::uint64_t> indexes;
        std::size_t bytes = 0;
    };

    LocalAgreement(runtime::Worker& worker, std::string path, std::string node);
    Result<void> load();
    void keep(schema::Record record);
    void noteAction(const schema::Record& record);
    void writeNext();
    void written(const std::vector<Waiting>& batch, const Result<void>& result);
    [[nodiscard]] std::string fileText() const;

    runtime::Worker& worker_;
    std::string node_;
    std::shared_ptr<Disk> disk_;
    std::map<std::uint64_t, schema::Record> records_;  ///< by index
    std::array<Held, Quotas.size()> shelves_;          ///< Refused to Spec
    std::map<std::string, std::uint64_t> revocations_; ///< index of the newest, by serial
    schema::SpecHistoryOf specs_;
    std::function<void(const schema::Record&)> onKept_;
    std::optional<schema::ActionRecord> running_; ///< the newest that has not ended
    std::uint64_t last_ = 0;
    std::uint64_t term_ = 1;
    std::deque<Waiting> waiting_;
    bool writing_ = false;
    std::size_t fileBytes_ = 0;
    std::string damage_;
    std::shared_ptr<LocalAgreement*> self_; ///< empty once we are gone, for answers that come later
};

} // namespace bafar::cluster
