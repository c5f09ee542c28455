// It is larger than the budget because the log, its shelves and what is read back from them are
// one life of a record.
#include "agents/cluster/local_agreement.h"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "agents/cluster/revocation.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

using Shelf = LocalAgreement::Shelf;

constexpr std::size_t ReadMax = 64U << 20U; ///< bytes; far above FileMax
constexpr mode_t Mode = 0640;

std::size_t weight(const schema::Record& record)
{
    return record.body.text.size() + sizeof(record);
}

std::string lineOf(const schema::Record& record)
{
    return schema::toJson(record) + "\n";
}

Shelf shelfOf(const schema::Record& record)
{
    switch (record.kind) {
    case schema::RecordKind::Action: return Shelf::Action;
    case schema::RecordKind::Spec: return Shelf::Spec;
    case schema::RecordKind::Revocation: return Shelf::Revocation;
    case schema::RecordKind::Member: // only the group records these
    case schema::RecordKind::Slot:
    case schema::RecordKind::Recovery:
    case schema::RecordKind::Barrier: return Shelf::Changed;
    case schema::RecordKind::Audit: break;
    default: return Shelf::Changed; // the agents' group keeps those
    }
    const Result<schema::AuditEntry> entry = schema::fromJson<schema::AuditEntry>(record.body.text);
    if (!entry) {
        return Shelf::Changed;
    }
    if (!entry->allowed) {
        return Shelf::Refused;
    }
    return entry->what.starts_with("GET ") ? Shelf::Read : Shelf::Changed;
}

/// By what a revocation is known; one that does not parse is known by its own text.
std::string serialOf(const schema::Record& record)
{
    const auto body = schema::fromJson<schema::cluster::Revocation>(record.body.text);
    return body ? normalSerial(body->serial).value_or(body->serial) : record.body.text;
}

} // namespace

/// Appends and syncs; on the worker.
Result<void> LocalAgreement::Disk::append(const std::string& text)
{
    if (!file) {
        return fail(Code::Unavailable, path + " is not open");
    }
    if (Result<void> added = file->append(text); !added) {
        return added;
    }
    Result<void> synced = file->sync();
    doubtful = !synced.has_value();
    return synced;
}

/// A new file with this text; the old one stays as records.jsonl.1. At every moment of it a crash
/// leaves one of the two under the old name.
Result<void> LocalAgreement::Disk::renew(const std::string& text)
{
    std::error_code ignored; // without the older part the newest is still whole
    std::filesystem::remove(path + ".1", ignored);
    std::filesystem::create_hard_link(path, path + ".1", ignored);
    if (Result<void> wrote = runtime::writeFileAtomically(path, text, Mode); !wrote) {
        return wrote;
    }
    Result<runtime::AppendFile> fresh = runtime::AppendFile::open(path, Mode);
    if (!fresh) {
        file.reset(); // its name belongs to another file now
        doubtful = true;
        return tl::unexpected(fresh.error());
    }
    file.emplace(std::move(*fresh));
    doubtful = false;
    return {};
}

LocalAgreement::LocalAgreement(runtime::Worker& worker, std::string path, std::string node)
    : worker_(worker)
    , node_(std::move(node))
    , disk_(std::make_shared<Disk>())
    , self_(std::make_shared<LocalAgreement*>(this))
{
    disk_->path = std::move(path);
}

Result<std::unique_ptr<LocalAgreement>> LocalAgreement::open(runtime::Worker& worker,
                                                             const std::string& folder,
                                                             std::string node)
{
    std::unique_ptr<LocalAgreement> opened(
        new LocalAgreement(worker, folder + "/records.jsonl", std::move(node)));
    if (Result<void> loaded = opened->load(); !loaded) {
        return tl::unexpected(loaded.error());
    }
    return opened;
}

LocalAgreement::~LocalAgreement()
{
    self_.reset();
    // What is still waiting goes to the disk after what is under way; nobody asks any more.
    std::string text;
    for (Waiting& waiting : waiting_) {
        waiting.record.index = ++last_;
        text += lineOf(waiting.record);
    }
    if (!text.empty()) {
        std::ignore = worker_.run([disk = disk_, text] { std::ignore = disk->append(text); });
    }
}

Result<void> LocalAgreement::load()
{
    const Result<std::string> text = runtime::readFile(disk_->path, ReadMax);
    if (!text && text.error().code != Code::NotFound) {
        return tl::unexpected(text.error());
    }
    std::size_t bad = 0;
    for (std::string_view rest = text ? std::string_view(*text) : std::string_view();
         !rest.empty();) {
        const std::size_t end = rest.find('\n');
        Result<schema::Record> record = end == std::string_view::npos
                                            ? fail(Code::Corrupt, "torn")
                                            : schema::fromJson<schema::Record>(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (!record) {
            ++bad;
            continue;
        }
        term_ = std::max(term_, record->term + 1);
        record->index = std::max(record->index, last_ + 1);
        keep(std::move(*record));
    }
    if (bad > 0) {
        damage_ = disk_->path + ": " + std::to_string(bad) +
                  " damaged or torn lines were left out at the start";
        // A full disk must not keep the agent from starting: the next write tries it again.
        if (const Result<void> renewed = disk_->renew(fileText()); !renewed) {
            disk_->doubtful = true;
        }
    }
    if (!disk_->file) {
        Result<runtime::AppendFile> file = runtime::AppendFile::open(disk_->path, Mode);
        if (!file) {
            return tl::unexpected(file.error());
        }
        disk_->file.emplace(std::move(*file));
    }
    fileBytes_ = disk_->file->size();
    return {};
}

void LocalAgreement::append(schema::Record record, std::function<void(Result<std::uint64_t>)> done)
{
    if (waiting_.size() >= WaitingMax) {
        done(fail(Code::LimitExceeded,
                  "more than " + std::to_string(WaitingMax) + " records wait for the disk"));
        return;
    }
    record.term = term_;
    record.node = node_;
    waiting_.push_back({std::move(record), std::move(done)});
    writeNext();
}

std::uint64_t LocalAgreement::firstIndex() const
{
    return records_.empty() ? last_ + 1 : records_.begin()->first;
}

std::vector<schema::Record> LocalAgreement::read(std::uint64_t from, std::size_t limit) const
{
    std::vector<schema::Record> some;
    for (auto at = records_.lower_bound(from); at != records_.end() && some.size() < limit; ++at) {
        some.push_back(at->second);
    }
    return some;
}

void LocalAgreement::noteAction(const schema::Record& record)
{
    if (auto action = schema::fromJson<schema::ActionRecord>(record.body.text)) {
        if (!schema::hasEnded(action->state)) {
            running_ = std::move(*action);
        } else if (running_ && running_->id == action->id) {
            running_.reset();
        }
    }
}

/// Puts a record on its shelf and forgets what is too much there.
void LocalAgreement::keep(schema::Record record)
{
    const std::uint64_t index = record.index;
    last_ = index;
    specs_.note(record);
    const Shelf shelf = shelfOf(record);
    if (shelf == Shelf::Action) {
        noteAction(record);
    } else if (shelf == Shelf::Revocation) {
        std::uint64_t& newest = revocations_[serialOf(record)];
        records_.erase(std::exchange(newest, index));
        records_.emplace(index, std::move(record));
        return;
    }
    Held& held = shelves_[static_cast<std::size_t>(shelf)];
    const Quota& quota = Quotas[static_cast<std::size_t>(shelf)];
    held.indexes.push_back(index);
    held.bytes += weight(record);
    records_.emplace(index, std::move(record));
    while (held.indexes.size() > 1 &&
           (held.indexes.size() > quota.records || held.bytes > quota.bytes)) {
        const auto oldest = records_.find(held.indexes.front());
        held.indexes.pop_front();
        held.bytes -= weight(oldest->second);
        specs_.forget(oldest->first);
        records_.erase(oldest);
    }
}

void LocalAgreement::writeNext()
{
    if (writing_ || waiting_.empty()) {
        return;
    }
    auto batch = std::make_shared<std::vector<Waiting>>(std::make_move_iterator(waiting_.begin()),
                                                        std::make_move_iterator(waiting_.end()));
    waiting_.clear();
    std::string text;
    std::uint64_t index = last_;
    for (Waiting& one : *batch) {
        one.record.index = ++index;
        text += lineOf(one.record);
    }
    const bool anew = disk_->doubtful || fileBytes_ + text.size() > FileMax;
    if (anew) {
        text.insert(0, fileText());
    }
    const std::size_t bytes = anew ? text.size() : fileBytes_ + text.size();
    writing_ = true;
    const bool begun = worker_.compute(
        [disk = disk_, text = std::move(text), anew] {
            return anew ? disk->renew(text) : disk->append(text);
        },
        [weak = std::weak_ptr<LocalAgreement*>(self_), batch, bytes](const Result<void>& result) {
            if (const auto self = weak.lock()) {
                (*self)->fileBytes_ = result ? bytes : (*self)->fileBytes_;
                (*self)->written(*batch, result);
            }
        });
    if (!begun) {
        written(*batch, fail(Code::LimitExceeded, "too many writes wait for the disk already"));
    }
}

void LocalAgreement::written(const std::vector<Waiting>& batch, const Result<void>& result)
{
    writing_ = false;
    const std::weak_ptr<LocalAgreement*> alive = self_;
    for (const Waiting& one : batch) {
        if (result) {
            keep(one.record);
        }
    }
    for (const Waiting& one : batch) {
        if (result && onKept_) {
            onKept_(one.record);
        }
    }
    for (const Waiting& one : batch) {
        one.done(result ? Result<std::uint64_t>(one.record.index) : tl::unexpected(result.error()));
        if (alive.expired()) {
            return;
        }
    }
    writeNext(); // what came in meanwhile, whatever became of these
}

std::string LocalAgreement::fileText() const
{
    std::string text;
    for (const auto& [index, record] : records_) {
        text += lineOf(record);
    }
    return text;
}

} // namespace bafar::cluster
