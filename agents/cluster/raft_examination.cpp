// It is larger than the budget because the files of one log are judged by each other.
#include "agents/cluster/raft_examination.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

#include "agents/cluster/raft_mark_file.h"
#include "agents/runtime/system_error.h"

namespace bafar::cluster {
namespace {

constexpr std::size_t MetadataBytes = 32;
constexpr std::size_t SnapshotMetaHead = 32;
constexpr std::uint64_t FileMax = 1ULL << 30U; ///< far above any segment or snapshot
constexpr std::string_view MetaSuffix = ".meta";

/// Takes a number off the front; nothing: there is none.
std::optional<std::uint64_t> takeNumber(std::string_view& text)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// The numbers of a name such as "0001-0002", when it is made of exactly these, a dash between.
template <std::size_t Count>
std::optional<std::array<std::uint64_t, Count>> numbersOf(std::string_view text)
{
    std::array<std::uint64_t, Count> numbers{};
    for (std::size_t index = 0; index < Count; ++index) {
        if (index > 0) {
            if (!text.starts_with('-')) {
                return std::nullopt;
            }
            text.remove_prefix(1);
        }
        const std::optional<std::uint64_t> number = takeNumber(text);
        if (!number) {
            return std::nullopt;
        }
        numbers.at(index) = *number;
    }
    return text.empty() ? std::optional(numbers) : std::nullopt;
}

std::string closedName(std::uint64_t first, std::uint64_t last)
{
    std::array<char, 48> text{};
    const int length = std::snprintf(text.data(), text.size(), "%016llu-%016llu",
                                     static_cast<unsigned long long>(first),
                                     static_cast<unsigned long long>(last));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string entries(std::uint64_t first, std::uint64_t last)
{
    return first == last ? "entry " + std::to_string(first)
                         : "entries " + std::to_string(first) + " to " + std::to_string(last);
}

} // namespace

Examination::Examination(std::string folder)
    : folder_(std::move(folder))
{
}

Result<LogState> Examination::run()
{
    using Step = Result<void> (Examination::*)();
    constexpr std::array Steps{&Examination::list,         &Examination::readMark,
                               &Examination::readMetadata, &Examination::readSnapshot,
                               &Examination::chooseChain,  &Examination::readClosed,
                               &Examination::readOpen,     &Examination::compareWithMark};
    for (const Step step : Steps) {
        if (Result<void> done = (this->*step)(); !done) {
            return tl::unexpected(std::move(done.error()));
        }
    }
    return state_;
}

tl::unexpected<Error> Examination::damage(const std::string& file, const std::string& what)
{
    file_ = file;
    return fail(Code::Corrupt, what);
}

Result<Bytes> Examination::read(const std::string& name)
{
    const std::string path = folder_ + "/" + name;
    const runtime::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));

    struct stat status {};

    if (!file || ::fstat(file.get(), &status) != 0) {
        return tl::unexpected(runtime::systemError(errno, "reading " + path));
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > FileMax) {
        return damage(name, "it is " + std::to_string(size) + " bytes long");
    }
    Bytes bytes(static_cast<std::size_t>(size));
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t got =
            ::pread(file.get(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno != EINTR) {
            return tl::unexpected(runtime::systemError(errno, "reading " + path));
        }
        if (got == 0) {
            bytes.resize(at);
        }
        at += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    }
    return bytes;
}

Result<void> Examination::list()
{
    DIR* const folder = ::opendir(folder_.c_str());
    if (folder == nullptr) {
        return tl::unexpected(runtime::systemError(errno, "reading " + folder_));
    }
    std::set<std::string> filled;
    while (const dirent* const entry = ::readdir(folder)) {
        struct stat status {};

        if (::fstatat(::dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode)) {
            note(entry->d_name);
            if (status.st_size > 0) {
                filled.insert(entry->d_name);
            }
        }
    }
    ::closedir(folder);
    // A snapshot counts with both its files; its metadata is there first.
    std::erase_if(snapshots_,
                  [&](const Snapshot& snapshot) { return !filled.contains(snapshot.name); });
    const auto age = [](const Snapshot& snapshot) {
        return std::array{snapshot.term, snapshot.index, snapshot.time};
    };
    std::ranges::sort(snapshots_, {}, age);
    std::ranges::sort(closed_, {}, [](const Closed& closed) {
        return std::array{closed.first, closed.last};
    });
    std::ranges::sort(open_, {}, &Open::counter);
    return {};
}

void Examination::note(const std::string& name)
{
    const std::string_view text = name;
    if (text == MarkFile::Name) {
        marked_ = true;
    } else if (text == "metadata1" || text == "metadata2") {
        metadata_.at(text.ends_with('2') ? 1 : 0) = true;
    } else if (text.starts_with("open-")) {
        if (const auto numbers = numbersOf<1>(text.substr(5))) {
            open_.push_back({name, (*numbers)[0]});
        }
    } else if (text.starts_with("snapshot-") && text.ends_with(MetaSuffix)) {
        const std::string_view data = text.substr(0, text.size() - MetaSuffix.size());
        if (const auto numbers = numbersOf<3>(data.substr(9))) {
            snapshots_.push_back({std::string(data), (*numbers)[0], (*numbers)[1], (*numbers)[2]});
        }
    } else if (const auto numbers = numbersOf<2>(text)) {
        closed_.push_back({name, (*numbers)[0], (*numbers)[1]});
    }
}

Result<void> Examination::readMark()
{
    const bool used = metadata_[0] || metadata_[1] || !closed_.empty() || !snapshots_.empty();
    const std::string name(MarkFile::Name);
    if (!marked_) {
        return used ? Result<void>(damage(name, "it is missing: without it nobody knows how far "
                                                "the log reached"))
                    : Result<void>();
    }
    const Result<Bytes> bytes = read(name);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const std::optional<PlacedMark> mark = newestMark(*bytes);
    if (!mark && used) {
        return damage(name, "no mark in it matches its checksum");
    }
    state_.mark = mark.value_or(PlacedMark{});
    return {};
}

/// True when it counts; then it is the newest so far.
Result<bool> Examination::readMetadataFile(const std::string& name, std::uint64_t parity)
{
    const Result<Bytes> bytes = read(name);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (bytes->size() < MetadataBytes) {
        return false; // its first write was not finished; libraft removes it
    }
    if (bytes->size() > MetadataBytes) {
        return damage(name, "it is " + std::to_string(bytes->size()) + " bytes long, not 32");
    }
    if (little64(*bytes, 0) != DiskFormat) {
        return damage(name, "byte 0: format " + std::to_string(little64(*bytes, 0)));
    }
    const std::uint64_t version = little64(*bytes, 8);
    const std::uint64_t other = state_.version;
    const bool follows = other == 0 || version + 1 == other || version == other + 1;
    if (version == 0 || version % 2 != parity || !follows) {
        return damage(name, "byte 8: version " + std::to_string(version) +
                                " does not fit to its name or to the other file");
    }
    if (version > other) {
        state_.version = version;
        state_.ballot = {little64(*bytes, 16), little64(*bytes, 24)};
    }
    return true;
}

/// What libraft takes for its term and vote must be what the mark says, or what was there when the
/// mark was written ahead of it.
Result<void> Examination::readMetadata()
{
    for (const std::size_t file : {std::size_t{0}, std::size_t{1}}) {
        if (metadata_.at(file)) {
            const Result<bool> read =
                readMetadataFile("metadata" + std::to_string(file + 1), (file + 1) % 2);
            if (!read) {
                return tl::unexpected(read.error());
            }
        }
    }
    const Mark& mark = state_.mark.mark;
    if (state_.ballot == mark.ballot) {
        return {};
    }
    if (state_.ballot != mark.before) {
        return damage(state_.version % 2 == 1 ? "metadata1" : "metadata2",
                      "byte 16: it holds term " + std::to_string(state_.ballot.term) +
                          " and vote " + std::to_string(state_.ballot.vote) +
                          ", but what was stored last is term " + std::to_string(mark.ballot.term) +
                          " and vote " + std::to_string(mark.ballot.vote));
    }
    state_.ballot = mark.ballot;
    ++state_.version;
    state_.repairs.emplace_back(StoreBallot{state_.version, state_.ballot});
    return {};
}

Result<void> Examination::readSnapshot()
{
    if (snapshots_.empty()) {
        return {};
    }
    const Snapshot& newest = snapshots_.back();
    const std::string meta = newest.name + std::string(MetaSuffix);
    const Result<Bytes> bytes = read(meta);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    if (bytes->size() < SnapshotMetaHead || little64(*bytes, 0) != DiskFormat) {
        return damage(meta, "byte 0: this is no snapshot's metadata of format 1");
    }
    const ByteView membership = ByteView(*bytes).subspan(SnapshotMetaHead);
    if (little64(*bytes, 24) != membership.size() ||
        little64(*bytes, 8) != raftCrc(membership, raftCrc(ByteView(*bytes).subspan(16, 16)))) {
        return damage(meta, "byte 8: the membership does not match its checksum");
    }
    if (const Result<void> checked = checkMembership(membership); !checked) {
        return damage(meta, "byte 32: " + checked.error().text);
    }
    if (newest.index == 0 || newest.term == 0) {
        return damage(meta, "its name says index " + std::to_string(newest.index) + " and term " +
                                std::to_string(newest.term));
    }
    state_.snapshot = newest.index;
    state_.snapshotTerm = newest.term;
    state_.snapshotFile = newest.name;
    highestTerm_ = newest.term;
    return {};
}

void Examination::remove(const std::string& name)
{
    state_.repairs.emplace_back(RemoveFile{name});
    std::erase_if(closed_, [&](const Closed& closed) { return closed.name == name; });
}

/// A truncation makes the shortened segment first and removes the old ones from the first to the
/// last. What it had begun is finished here: nobody was promised those entries.
void Examination::finishCut()
{
    const std::uint64_t cut = state_.mark.mark.cut;
    if (cut == 0) {
        return;
    }
    const bool ends =
        state_.snapshot + 1 == cut ||
        std::ranges::any_of(closed_, [&](const Closed& c) { return c.last + 1 == cut; });
    const bool goesOn =
        std::ranges::any_of(closed_, [&](const Closed& c) { return c.first == cut; });
    std::vector<std::string> stale;
    for (const Closed& closed : closed_) {
        const bool shortened = std::ranges::any_of(closed_, [&](const Closed& other) {
            return other.first == closed.first && other.last + 1 == cut && closed.last >= cut;
        });
        if (shortened || (ends && !goesOn && closed.first > cut)) {
            stale.push_back(closed.name);
        }
    }
    for (const std::string& name : stale) {
        remove(name);
    }
}

/// A snapshot that a leader sent replaces the whole log once it is there.
void Examination::finishInstalling()
{
    if (state_.mark.mark.snapshot == 0 || state_.mark.mark.snapshot != state_.snapshot) {
        return;
    }
    std::vector<std::string> stale;
    for (const Closed& closed : closed_) {
        if (closed.first <= state_.snapshot) {
            stale.push_back(closed.name);
        }
    }
    for (const std::string& name : stale) {
        remove(name);
    }
}

/// The newest closed segments that follow each other without a gap; libraft reads these.
Result<void> Examination::chooseChain()
{
    finishCut();
    finishInstalling();
    for (std::size_t index = 0; index < closed_.size(); ++index) {
        const Closed& closed = closed_[index];
        if (closed.first == 0 || closed.last < closed.first ||
            closed.last - closed.first >= FileMax ||
            (index > 0 && closed.first <= closed_[index - 1].last)) {
            return damage(closed.name, "it overlaps with another segment");
        }
    }
    std::size_t begin = closed_.size();
    while (begin > 0 &&
           (begin == closed_.size() || closed_[begin - 1].last + 1 == closed_[begin].first)) {
        --begin;
    }
    closed_.erase(closed_.begin(), closed_.begin() + static_cast<std::ptrdiff_t>(begin));
    state_.first = state_.last = state_.snapshot;
    state_.lastTerm = state_.snapshotTerm;
    if (!closed_.empty() && closed_.front().first > state_.snapshot + 1) {
        return damage(closed_.front().name,
                      entries(state_.snapshot + 1, closed_.front().first - 1) +
                          " before it are missing");
    }
    return {};
}

void Examination::take(const Segment& segment)
{
    for (const std::uint64_t term : segment.terms) {
        ++state_.last;
        state_.lastTerm = term;
        highestTerm_ = std::max(highestTerm_, term);
        if (state_.last == state_.mark.mark.index) {
            markTerm_ = term;
        }
    }
}

Result<void> Examination::readClosed()
{
    behind_ = !closed_.empty() && closed_.back().last < state_.snapshot;
    state_.first = closed_.empty() || behind_ ? state_.snapshot + 1 : closed_.front().first;
    state_.last = state_.first - 1;
    if (behind_) {
        closed_.clear(); // libraft takes only the snapshot
    }
    for (const Closed& closed : closed_) {
        const Result<Bytes> bytes = read(closed.name);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        const Result<Segment> segment = readClosedSegment(*bytes);
        if (!segment) {
            return damage(closed.name, segment.error().text);
        }
        if (segment->terms.size() != closed.last - closed.first + 1) {
            return damage(closed.name, "it has " + std::to_string(segment->terms.size()) +
                                           " entries, not those of its name");
        }
        if (closed.first == 1 && !segment->beginsWithMembership) {
            return damage(closed.name, "byte 8: the first entry is no membership");
        }
        take(*segment);
    }
    return {};
}

Result<void> Examination::readOpen()
{
    bool torn = false;
    for (const Open& open : open_) {
        if (Result<void> read = readOpenFile(open, torn); !read) {
            return read;
        }
    }
    return {};
}

Result<void> Examination::readOpenFile(const Open& open, bool& torn)
{
    const Result<Bytes> bytes = read(open.name);
    if (!bytes) {
        return tl::unexpected(bytes.error());
    }
    const Result<Segment> segment = readOpenSegment(*bytes);
    if (!segment) {
        return damage(open.name, segment.error().text);
    }
    const bool written = segment->torn || !segment->terms.empty();
    if (written && torn) {
        return damage(open.name, "a write before it was not finished, and still it was written to");
    }
    if (written && behind_) {
        return damage(open.name, "the segments before it end before the snapshot");
    }
    torn = torn || segment->torn;
    if (segment->terms.empty()) {
        state_.repairs.emplace_back(RemoveFile{open.name});
        return {};
    }
    if (state_.last == 0 && !segment->beginsWithMembership) {
        return damage(open.name, "byte 8: the first entry is no membership");
    }
    const std::uint64_t first = state_.last + 1;
    take(*segment);
    state_.repairs.emplace_back(
        CloseSegment{open.name, closedName(first, state_.last), segment->used});
    return {};
}

Result<void> Examination::compareWithMark()
{
    const Mark& mark = state_.mark.mark;
    const std::string end = closed_.empty() ? std::string() : closed_.back().name;
    if (state_.last < mark.index) {
        return damage(end, "the log ends with entry " + std::to_string(state_.last) +
                               ", but it was on the disk up to entry " +
                               std::to_string(mark.index));
    }
    if (mark.term != 0 && markTerm_ != 0 && markTerm_ != mark.term) {
        return damage(end, "entry " + std::to_string(mark.index) + " is of term " +
                               std::to_string(markTerm_) + ", but term " +
                               std::to_string(mark.term) + " was on the disk");
    }
    if (highestTerm_ > state_.ballot.term) {
        return damage("metadata1", "byte 16: the log has entries of term " +
                                       std::to_string(highestTerm_) + ", but the term is " +
                                       std::to_string(state_.ballot.term));
    }
    return {};
}

} // namespace bafar::cluster
