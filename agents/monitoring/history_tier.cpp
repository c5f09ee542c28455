#include "agents/monitoring/history_tier.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "agents/monitoring/integer_column.h"
#include "agents/monitoring/series_codec.h"
#include "agents/series/sample.h"
#include "core/base/check.h"

namespace bafar::monitoring {
namespace {

constexpr std::uint32_t NoColumn = std::numeric_limits<std::uint32_t>::max();

/// A block's own size beside its columns: the structure, allocation headers, its place in the list.
constexpr std::size_t BlockOverheadBytes = sizeof(Block) + 32;

std::int64_t floorTo(std::int64_t second, std::int64_t multiple)
{
    const std::int64_t rest = second % multiple;
    return second - (rest < 0 ? rest + multiple : rest);
}

} // namespace

HistoryTier::HistoryTier(TierShape shape, Catalog& catalog)
    : shape_(shape)
    , catalog_(catalog)
{
    CHECK(shape.stepSeconds > 0 && shape.blockLength > 0 && shape.blockLength <= ColumnLengthMax);
}

HistoryTier::~HistoryTier()
{
    while (dropOldest()) {
    }
    for (const Catalog::NameId name : openNames_) {
        catalog_.releaseName(name);
    }
}

void HistoryTier::add(std::int64_t second, const Row& row)
{
    CHECK(second % shape_.stepSeconds == 0 && row.names.size() == row.values.size());
    const std::int64_t last =
        openFirst_ + (static_cast<std::int64_t>(openCount_) - 1) * shape_.stepSeconds;
    if (open_ && (second >= openEnd_ || second <= last)) {
        close();
    }
    if (!open_) {
        begin(second);
    }
    if (stamp_ != row.stamp) {
        remap(row);
    }
    const auto position = static_cast<std::size_t>((second - openFirst_) / shape_.stepSeconds);
    for (; openCount_ < position; ++openCount_) { // moments nobody sampled
        for (std::size_t index = 0; index < openNames_.size(); ++index) {
            column(index)[openCount_] = Absent;
        }
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (columnOf_[i] != NoColumn) {
            column(columnOf_[i])[position] = row.values[i];
        }
    }
    openCount_ = position + 1;
    if (second + shape_.stepSeconds >= openEnd_) {
        close();
    }
}

void HistoryTier::begin(std::int64_t second)
{
    const std::int64_t length = shape_.stepSeconds * static_cast<std::int64_t>(shape_.blockLength);
    open_ = true;
    openFirst_ = second;
    openEnd_ = floorTo(second, length) + length;
    openCount_ = 0;
    stamp_.reset();
}

void HistoryTier::remap(const Row& row)
{
    std::unordered_map<Catalog::NameId, std::uint32_t> known;
    known.reserve(openNames_.size());
    for (std::size_t index = 0; index < openNames_.size(); ++index) {
        known.emplace(openNames_[index], static_cast<std::uint32_t>(index));
    }
    columnOf_.assign(row.names.size(), NoColumn);
    for (std::size_t i = 0; i < row.names.size(); ++i) {
        if (row.names[i] == Row::NoName) {
            continue;
        }
        const auto [place, added] =
            known.try_emplace(row.names[i], static_cast<std::uint32_t>(openNames_.size()));
        if (added) {
            openNames_.push_back(catalog_.holdName(catalog_.name(row.names[i])));
            // Absent in all moments before its first, and in those after it vanishes again.
            matrix_.resize(openNames_.size() * shape_.blockLength, Absent);
            std::fill_n(column(place->second), shape_.blockLength, Absent);
        }
        columnOf_[i] = place->second;
    }
    // Columns that the row no longer has stay absent from here on.
    std::vector<bool> used(openNames_.size(), false);
    for (const std::uint32_t index : columnOf_) {
        if (index != NoColumn) {
            used[index] = true;
        }
    }
    for (std::size_t index = 0; index < used.size(); ++index) {
        if (!used[index]) {
            std::fill(column(index) + openCount_, column(index) + shape_.blockLength, Absent);
        }
    }
    stamp_ = row.stamp;
}

void HistoryTier::close()
{
    if (!open_) {
        return;
    }
    Block block;
    block.firstSecond = openFirst_;
    block.count = static_cast<std::uint16_t>(openCount_);
    Bytes encoded;
    encoded.reserve(openNames_.size() * (openCount_ + 9));
    for (std::size_t index = 0; index < openNames_.size(); ++index) {
        encodeColumn({column(index), openCount_}, encoded);
    }
    block.columns.assign(encoded.begin(), encoded.end()); // exactly as large as needed
    block.set = catalog_.holdSet(std::move(openNames_));
    openNames_ = {};
    open_ = false;
    count(block);
    blocks_.push_back(std::move(block));
    evict();
}

void HistoryTier::count(const Block& block)
{
    blockBytes_ += block.columns.capacity() + BlockOverheadBytes;
    moments_ += block.count;
    samples_ += block.count * catalog_.set(block.set).size();
}

void HistoryTier::prepend(std::deque<Block> blocks)
{
    for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
        count(*block);
        blocks_.push_front(std::move(*block));
    }
}

std::deque<Block> HistoryTier::release()
{
    blockBytes_ = 0;
    moments_ = 0;
    samples_ = 0;
    return std::exchange(blocks_, {});
}

bool HistoryTier::dropOldest()
{
    if (blocks_.empty()) {
        return false;
    }
    const Block& oldest = blocks_.front();
    blockBytes_ -= oldest.columns.capacity() + BlockOverheadBytes;
    moments_ -= oldest.count;
    samples_ -= oldest.count * catalog_.set(oldest.set).size();
    catalog_.releaseSet(oldest.set);
    blocks_.pop_front();
    return true;
}

void HistoryTier::evict()
{
    const auto momentsMax =
        static_cast<std::size_t>(shape_.keepSeconds / shape_.stepSeconds) + shape_.blockLength;
    while (moments_ > momentsMax) {
        dropOldest();
    }
}

void HistoryTier::read(Catalog::NameId name, std::int64_t from, std::span<double> values) const
{
    const auto put = [&](std::int64_t first, std::span<const double> known) {
        for (std::size_t i = 0; i < known.size(); ++i) {
            const std::int64_t place =
                (first - from) / shape_.stepSeconds + static_cast<std::int64_t>(i);
            if (place >= 0 && place < static_cast<std::int64_t>(values.size()) &&
                !isAbsent(known[i])) {
                values[static_cast<std::size_t>(place)] = known[i];
            }
        }
    };
    std::fill(values.begin(), values.end(), Absent);
    const std::int64_t until = from + static_cast<std::int64_t>(values.size()) * shape_.stepSeconds;
    std::vector<double> decoded;
    std::optional<Catalog::SetId> lastSet;
    std::size_t index = 0;
    for (const Block& block : blocks_) {
        if (block.firstSecond >= until ||
            block.firstSecond + block.count * shape_.stepSeconds <= from) {
            continue;
        }
        const auto& names = catalog_.set(block.set);
        if (lastSet != block.set) {
            lastSet = block.set;
            index = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) -
                                             names.begin());
        }
        ByteView rest = block.columns;
        bool readable = index < names.size();
        for (std::size_t skipped = 0; readable && skipped < index; ++skipped) {
            const auto size = columnBytes(rest, block.count);
            readable = size.has_value();
            rest = rest.subspan(size.value_or(0));
        }
        decoded.resize(block.count);
        if (readable && decodeColumn(rest, decoded)) {
            put(block.firstSecond, decoded);
        }
    }
    const auto openColumn = std::find(openNames_.begin(), openNames_.end(), name);
    if (open_ && openColumn != openNames_.end()) {
        const auto at =
            static_cast<std::size_t>(openColumn - openNames_.begin()) * shape_.blockLength;
        put(openFirst_, std::span<const double>(matrix_).subspan(at, openCount_));
    }
}

const Block* HistoryTier::firstUnsaved() const
{
    const auto found = std::find_if(blocks_.begin(), blocks_.end(),
                                    [](const Block& block) { return !block.saved; });
    return found == blocks_.end() ? nullptr : &*found;
}

void HistoryTier::markSaved(std::int64_t firstSecond)
{
    const auto found =
        std::find_if(blocks_.begin(), blocks_.end(), [firstSecond](const Block& block) {
            return !block.saved && block.firstSecond == firstSecond;
        });
    if (found != blocks_.end()) {
        found->saved = true;
    }
}

std::optional<std::int64_t> HistoryTier::closedUntil() const
{
    std::optional<std::int64_t> until;
    for (const Block& block : blocks_) {
        until = std::max(until.value_or(block.firstSecond),
                         block.firstSecond + block.count * shape_.stepSeconds);
    }
    return until;
}

std::optional<std::int64_t> HistoryTier::since() const
{
    std::optional<std::int64_t> since =
        open_ ? std::optional<std::int64_t>(openFirst_) : std::nullopt;
    for (const Block& block : blocks_) {
        since = std::min(since.value_or(block.firstSecond), block.firstSecond);
    }
    return since;
}

std::size_t HistoryTier::bytes() const
{
    return blockBytes_ + matrix_.capacity() * sizeof(double);
}

} // namespace bafar::monitoring
