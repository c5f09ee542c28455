#include "agents/cluster/local_agreement.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

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

/// Appends and syncs; on the worker.
Result<void> appendTo(runtime::AppendFile& file, const std::string& text)
{
    if (Result<void> added = file.append(text); !added) {
        return added;
    }
    return file.sync();
}

} // namespace

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
        std::ignore = worker_.run([disk = disk_, text] {
            if (disk->file) {
                std::ignore = appendTo(*disk->file, text);
            }
        });
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
        record->index = last_ + 1; // a damaged line before it must not leave a hole
        keep(std::move(*record));
    }
    if (bad > 0) {
        damage_ = disk_->path + ": " + std::to_string(bad) +
                  " damaged or torn lines were left out at the start";
        if (Result<void> wrote = runtime::writeFileAtomically(disk_->path, fileText(), Mode);
            !wrote) {
            return wrote;
        }
    }
    Result<runtime::AppendFile> file = runtime::AppendFile::open(disk_->path, Mode);
    if (!file) {
        return tl::unexpected(file.error());
    }
    fileBytes_ = file->size();
    disk_->file.emplace(std::move(*file));
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

std::vector<schema::Record> LocalAgreement::read(std::uint64_t from, std::size_t limit) const
{
    const std::uint64_t first = firstIndex();
    const std::uint64_t begin = std::max(from, first);
    std::vector<schema::Record> some;
    for (std::uint64_t index = begin; index <= last_ && some.size() < limit; ++index) {
        some.push_back(records_[static_cast<std::size_t>(index - first)]);
    }
    return some;
}

void LocalAgreement::keep(schema::Record record)
{
    last_ = record.index;
    bytes_ += weight(record);
    revocations_ += record.kind == schema::RecordKind::Revocation ? 1U : 0U;
    records_.push_back(std::move(record));
    shrink();
}

/// Forgets the oldest beyond the bounds. A revocation is renewed instead: it waits for the disk
/// once more and comes back as the newest.
void LocalAgreement::shrink()
{
    const std::size_t most = std::max(RecordsMax, 2 * revocations_ + 1);
    while (records_.size() > most ||
           (bytes_ > BytesMax && records_.size() > 2 * revocations_ + 1)) {
        schema::Record oldest = std::move(records_.front());
        records_.pop_front();
        bytes_ -= weight(oldest);
        if (oldest.kind == schema::RecordKind::Revocation) {
            --revocations_;
            waiting_.push_back({std::move(oldest), {}});
        }
    }
}

void LocalAgreement::writeNext()
{
    if (writing_ || waiting_.empty()) {
        return;
    }
    std::vector<Waiting> batch(std::make_move_iterator(waiting_.begin()),
                               std::make_move_iterator(waiting_.end()));
    waiting_.clear();
    std::string text;
    std::uint64_t index = last_;
    for (Waiting& one : batch) {
        one.record.index = ++index;
        text += lineOf(one.record);
    }
    const bool anew = fileBytes_ + text.size() > FileMax;
    if (anew) {
        text.insert(0, fileText());
    }
    fileBytes_ = anew ? text.size() : fileBytes_ + text.size();
    writing_ = true;
    auto shared = std::make_shared<std::vector<Waiting>>(std::move(batch));
    const bool begun = worker_.compute(
        [disk = disk_, text = std::move(text), anew]() -> Result<void> {
            if (anew) {
                if (Result<void> wrote = runtime::writeFileAtomically(disk->path, text, Mode);
                    !wrote) {
                    return wrote;
                }
                Result<runtime::AppendFile> file = runtime::AppendFile::open(disk->path, Mode);
                if (!file) {
                    return tl::unexpected(file.error());
                }
                disk->file.emplace(std::move(*file));
                return {};
            }
            return appendTo(*disk->file, text);
        },
        [weak = std::weak_ptr<LocalAgreement*>(self_), shared](const Result<void>& result) {
            if (const auto self = weak.lock()) {
                (*self)->written(std::move(*shared), result);
            }
        });
    if (!begun) {
        written(std::move(*shared),
                fail(Code::LimitExceeded, "too many writes wait for the disk already"));
    }
}

void LocalAgreement::written(std::vector<Waiting> batch, const Result<void>& result)
{
    writing_ = false;
    const std::weak_ptr<LocalAgreement*> alive = self_;
    if (result) {
        for (const Waiting& one : batch) {
            keep(one.record);
        }
    } else {
        for (const Waiting& one : batch) {
            if (!one.done) { // a renewed revocation: the file still has it, memory must, too
                schema::Record again = one.record;
                records_.push_front(std::move(again));
                bytes_ += weight(records_.front());
                ++revocations_;
            }
        }
        renumber();
    }
    for (const Waiting& one : batch) {
        if (one.done) {
            one.done(result ? Result<std::uint64_t>(one.record.index)
                            : tl::unexpected(result.error()));
            if (alive.expired()) {
                return;
            }
        }
    }
    if (result) {
        writeNext();
    }
}

/// After a failure: what came back to the front takes the numbers before the others.
void LocalAgreement::renumber()
{
    std::uint64_t index = firstIndex();
    for (schema::Record& record : records_) {
        record.index = index++;
    }
}

std::string LocalAgreement::fileText() const
{
    std::string text;
    for (const schema::Record& record : records_) {
        text += lineOf(record);
    }
    return text;
}

} // namespace bafar::cluster
