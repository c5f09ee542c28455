#include "agents/monitoring/journal_keeper.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "agents/monitoring/scan.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view RecentPrefix = "recent-";
constexpr std::string_view DayPrefix = "day-";
constexpr std::string_view Suffix = ".bafar-history";
constexpr std::size_t SerialDigits = 8;
constexpr std::size_t RecentBlocksMax = 20; ///< ten minutes a segment
constexpr std::size_t DayBlocksMax = 12;    ///< two hours a segment

std::string fileName(Tier tier, std::uint32_t serial)
{
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), serial).ptr;
    const std::string number(digits.data(), end);
    const std::string zeros(number.size() < SerialDigits ? SerialDigits - number.size() : 0, '0');
    return std::string(tier == Tier::Recent ? RecentPrefix : DayPrefix) + zeros + number +
           std::string(Suffix);
}

const TierShape& shapeOf(std::string_view file)
{
    return file.starts_with(RecentPrefix) ? History::Recent : History::Day;
}

} // namespace

std::optional<std::uint32_t> segmentSerial(std::string_view name)
{
    for (const std::string_view prefix : {RecentPrefix, DayPrefix}) {
        if (name.starts_with(prefix) && name.ends_with(Suffix) &&
            name.size() > prefix.size() + Suffix.size()) {
            return wordAs<std::uint32_t>(
                name.substr(prefix.size(), name.size() - prefix.size() - Suffix.size()));
        }
    }
    return std::nullopt;
}

void JournalKeeper::found(std::vector<JournalFile> files)
{
    std::sort(files.begin(), files.end(), [](const JournalFile& left, const JournalFile& right) {
        return segmentSerial(left.name) < segmentSerial(right.name);
    });
    files.insert(files.end(), files_.begin(), files_.end());
    files_ = std::move(files);
    for (const JournalFile& file : files_) {
        serial_ = std::max(serial_, segmentSerial(file.name).value_or(0));
    }
}

JournalFile& JournalKeeper::file(const std::string& name)
{
    return *std::find_if(files_.begin(), files_.end(),
                         [&](const JournalFile& known) { return known.name == name; });
}

std::vector<std::string> JournalKeeper::outdated()
{
    std::vector<std::string> names = std::exchange(failed_, {});
    std::size_t total = fileBytes();
    std::size_t newerRecent = 0;
    std::size_t newerDay = 0;
    for (std::size_t i = files_.size(); i-- > 0;) {
        const JournalFile& file = files_[i];
        const TierShape& shape = shapeOf(file.name);
        std::size_t& newer = &shape == &History::Recent ? newerRecent : newerDay;
        const bool writing = file.name == recent_.file || file.name == day_.file;
        const bool covered =
            newer >=
            static_cast<std::size_t>(shape.keepSeconds / shape.stepSeconds) + shape.blockLength;
        newer += file.moments;
        if (!writing && covered) {
            total -= file.bytes;
            names.push_back(file.name);
            files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    std::erase_if(files_, [&](const JournalFile& file) {
        if (total <= FileBytesMax || file.name == recent_.file || file.name == day_.file) {
            return false;
        }
        total -= file.bytes;
        names.push_back(file.name);
        return true;
    });
    return names;
}

std::optional<JournalWrite> JournalKeeper::next(const History& history, Instant now)
{
    if (underWay_ || (retryAt_ && now < *retryAt_)) {
        return std::nullopt;
    }
    const auto block = history.unsaved();
    if (!block) {
        return std::nullopt;
    }
    const bool recent = block->tier == Tier::Recent;
    Segment& segment = recent ? recent_ : day_;
    if (segment.blocks >= (recent ? RecentBlocksMax : DayBlocksMax)) {
        segment = {};
    }
    if (segment.file.empty()) {
        segment.file = fileName(block->tier, ++serial_);
        files_.push_back({segment.file, 0, 0});
    }
    JournalWrite write{++lastId_, segment.file, segment.writer.append(*block), {}};
    ++segment.blocks;
    JournalFile& into = file(segment.file);
    into.bytes += write.bytes.size();
    into.moments += block->count;
    underWay_ = UnderWay{write.id,     block->tier,        block->firstSecond,
                         segment.file, write.bytes.size(), block->count};
    write.drop = outdated();
    return write;
}

void JournalKeeper::written(std::uint64_t id, History& history)
{
    if (underWay_ && underWay_->id == id) {
        history.markSaved(underWay_->tier, underWay_->firstSecond);
        underWay_.reset();
        retryAt_.reset();
        problem_.clear();
    }
}

void JournalKeeper::failed(std::uint64_t id, const Error& error, Instant now)
{
    if (underWay_ && underWay_->id == id) {
        (underWay_->tier == Tier::Recent ? recent_ : day_) = {};
        // What did not reach the disk does not count against what did.
        JournalFile& torn = file(underWay_->file);
        torn.bytes -= underWay_->bytes;
        torn.moments -= underWay_->moments;
        if (torn.bytes == 0) {
            failed_.push_back(torn.name);
            std::erase(files_, torn);
        }
        underWay_.reset();
        retryAt_ = now + RetryAfter;
        problem_ = error.text;
    }
}

std::size_t JournalKeeper::fileBytes() const
{
    std::size_t total = 0;
    for (const JournalFile& file : files_) {
        total += file.bytes;
    }
    return total;
}

} // namespace bafar::monitoring
